"""What pages of both kinds of conflict tell: who wrote it, whom it is about, what else is known; no Qt."""

from collections.abc import Sequence

from casework.conflict_views import ConflictLine, CustodyConflict, FieldConflict, Writer
from gui.conflicts import wording
from gui.conflicts.values import Pair
from gui.people import wording as people_wording
from gui.people.presenter import name_of
from resources.words import Words


def wrote(writer: Writer, words: Words) -> tuple[Pair, ...]:
    """Who wrote something, where, and when by that clock."""
    return (
        (words("conflicts.who"), wording.who_word(writer, words)),
        (words("conflicts.where"), wording.where_word(writer, words)),
        (words("conflicts.when"), wording.when_word(writer, words)),
    )


def names(writers: Sequence[Writer], words: Words) -> str:
    """The same of everybody who wrote something, to be read aloud."""
    return "; ".join(
        f"{wording.who_word(writer, words)}, {wording.where_word(writer, words)}, "
        f"{wording.when_word(writer, words)}"
        for writer in writers
    )


def about(conflict: FieldConflict | CustodyConflict, words: Words) -> str:
    """Whom or what a conflict is about."""
    line, file = conflict.line, conflict.person
    if file is not None and line.subject_kind == wording.PERSON:
        told = " · ".join(
            part for part in (name_of(file.card, words), file.card.tag_number) if part
        )
    else:
        told = wording.subject_word(line, words)
    if line.kind in {wording.PERSON, "custody", line.subject_kind}:
        return told
    return f"{words(f'conflicts.kind.{line.kind}')} · {told}"


def rest(
    conflict: FieldConflict | CustodyConflict, words: Words
) -> tuple[tuple[str, str, str], ...]:
    """What else is known of the person."""
    if conflict.person is None:
        return ()
    is_field = isinstance(conflict, FieldConflict)
    disputed = {conflict.name} if is_field else set[str]()
    facts = [
        fact
        for group in wording.Tellable
        for fact in people_wording.facts_of(conflict.person, group.value, words)
        if fact[0] not in disputed
    ]
    if not is_field:
        return tuple(facts)
    where = people_wording.where_and_state(conflict.person, words)
    return (("where", words("conflicts.custody"), where), *facts)


def opens(line: ConflictLine) -> tuple[str, str, str]:
    """The screen, the word and the identifier that open what a conflict is about."""
    if line.subject_kind == wording.PERSON:
        return "people", "person", line.subject_id
    return ("transfers", "transfer", line.subject_id) if line.subject_kind else ("", "", "")


def open_word(line: ConflictLine, words: Words) -> str:
    """What the button for that says."""
    return words("conflicts.open_transfer" if line.subject_kind == "transfer" else "conflicts.open")
