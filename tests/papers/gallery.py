"""Every printed form with its size and an invented content, and ways to fill each of its answers.

A module of examples for a family of forms has `SIZES` (width and height in millimetres), `contents()`,
`PRISONER_READS` (also in Korean), `OWN_STATEMENTS` (no symbol, no officer) and `NOT_PRINTED` (fields of
the content that this form leaves to another).
"""

from dataclasses import fields, is_dataclass, replace

from papers.content.answers import Given, Withheld, Word
from tests.papers import (
    examples,
    examples_endings,
    examples_figures,
    examples_identity,
    examples_medical,
    examples_property,
    examples_visits,
)

SOURCES = (
    examples,
    examples_identity,
    examples_property,
    examples_endings,
    examples_medical,
    examples_figures,
    examples_visits,
)

SIZES = {code: size for source in SOURCES for code, size in source.SIZES.items()}
PRISONER_READS = tuple(code for source in SOURCES for code in source.PRISONER_READS)
OWN_STATEMENTS = tuple(code for source in SOURCES for code in source.OWN_STATEMENTS)
NOT_PRINTED = {code: names for source in SOURCES for code, names in source.NOT_PRINTED.items()}

OURS = {
    "issue",
    "code",
    "pow_number",
    "tag_number",
    "prisoner_number",
    "register_number",
    "read_back",
    "outcome",
    "report_kind",
    "answer",
    "label",
}
"""What no person says or writes: numbers of our own, of known length, and choices of our own."""


def contents():
    """A filled content for each form, by its code."""
    return {code: content for source in SOURCES for code, content in source.contents().items()}


def leaves(value, path=()):
    """Where in a content an answer or text of somebody stands: names of fields and places in tuples."""
    if isinstance(value, (Given, Word, Withheld, str)):
        yield path
    elif isinstance(value, tuple):
        for place, each in enumerate(value):
            yield from leaves(each, (*path, place))
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in OURS:
                yield from leaves(getattr(value, field.name), (*path, field.name))


def filled(value, path, text):
    """The content with that text as the answer at `path`."""
    if not path:
        return text if isinstance(value, str) else Given(text)
    first, *rest = path
    if isinstance(value, tuple):
        return (*value[:first], filled(value[first], rest, text), *value[first + 1 :])
    return replace(value, **{first: filled(getattr(value, first), rest, text)})


def with_names(value, surname, first_names, unit):
    """The content with names of people and units wherever somebody's words stand."""
    for number, path in enumerate(leaves(value)):
        value = filled(value, path, (surname, first_names, unit)[number % 3])
    return value
