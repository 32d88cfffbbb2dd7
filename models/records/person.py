"""A prisoner of war and the papers he carries; refuses to say how he came."""

from typing import ClassVar

from sqlmodel import Field

from models.records.base import Record


class Person(Record):
    """One prisoner of war: the items of GC III art. 17, what was volunteered (art. 122), his condition.

    For each asked item the field named `…_answer` holds an `models.answers.Answer`. `serious_since` is not 0 while
    he is seriously wounded or ill (art. 122(6)); `non_disclosure` says why he asks that his whereabouts be kept
    from his Power or his family; `legal_category` is changed by a `LegalDecision` alone.
    """

    kind: ClassVar[str] = "person"

    tag_number: str = ""
    prisoner_number: str = ""
    group_id: str = ""

    surname: str = ""
    surname_answer: str = ""
    first_names: str = ""
    first_names_answer: str = ""
    patronymic: str = ""
    rank: str = ""
    rank_key: str = ""
    rank_answer: str = ""
    born: str = ""
    born_answer: str = ""
    service_number: str = ""
    service_number_answer: str = ""

    surname_latin: str = ""
    first_names_latin: str = ""
    latin_scheme: str = ""
    other_names: str = ""

    father_first_name: str = ""
    mother_maiden_name: str = ""
    place_of_birth: str = ""
    power: str = ""
    sex: str = ""
    unit_volunteered: str = ""
    inform_name: str = ""
    inform_address: str = ""
    home_address: str = ""
    mail_address: str = ""

    language: str = ""
    interpreter: str = ""

    captured_on: str = ""
    captured_time: str = ""
    captured_place: str = ""
    captured_grid: str = ""
    capturing_unit: str = ""
    handed_over_by: str = ""

    health: str = ""
    first_aid: str = ""
    handling_code: str = ""

    legal_category: str = "presumed"
    note: str = ""
    serious_since: int = 0
    non_disclosure: str = ""


class Document(Record):
    """A paper a person carries; the name printed in it may be another man's."""

    kind: ClassVar[str] = "document"

    person_id: str = Field(default="", index=True)
    document_kind: str = ""
    number: str = ""
    issuer: str = ""
    holder_as_printed: str = ""
    held_by: str = "prisoner"
    belongs: str = ""
    note: str = ""


class RightsNotice(Record):
    """That a prisoner was told his rights in a language he understands (GC III art. 41, 69).

    `outcome` is `received` or `refused`; `version` is that of the printed notice (K4).
    """

    kind: ClassVar[str] = "rights_notice"
    fact: ClassVar[bool] = True

    person_id: str = Field(default="", index=True)
    given_at: int = 0
    language: str = ""
    interpreter: str = ""
    version: str = ""
    way: str = ""
    outcome: str = ""
    given_by: str = ""


class ToldApart(Record):
    """That an officer found two records that look alike to be of two men; about the pair, whichever is named first.

    `alike` is what made them alike then, the words of `models.likeness.Likeness.evidence` separated by spaces: it holds
    while no more does. A fact that `corrects` one takes it back.
    """

    kind: ClassVar[str] = "told_apart"
    fact: ClassVar[bool] = True

    person_id: str = Field(default="", index=True)
    other_id: str = Field(default="", index=True)
    alike: str = ""
    recorded_at: int = 0
    corrects: str = ""
    reason: str = ""


class Upheld(Record):
    """That an officer found what this record says of a field right, against another record of the same man set aside.

    `compared` is a digest of the field and of what either record said of it then: it holds while neither says
    something else. The values themselves stand in the two records alone.
    """

    kind: ClassVar[str] = "upheld"
    fact: ClassVar[bool] = True

    person_id: str = Field(default="", index=True)
    other_id: str = ""
    field: str = ""
    compared: str = ""
    recorded_at: int = 0
    reason: str = ""
