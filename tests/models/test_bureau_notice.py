"""The content of a notice is what art. 122(4)-(6) wants, and all of it may go to the Bureau."""

from models.bureau_notice import (
    IDENTITY,
    NEWEST_LIST,
    WANTED,
    identity_digest,
    identity_fields,
    told_of,
    told_otherwise,
)
from models.field_classes import FIELDS, FieldClass, Outlet, may_go_out
from models.owed_notices import SERIOUS_CASE
from models.records import RECORDS, CustodyEvent, Person

# Word by word what the paragraph enumerates.
ARTICLE_122_4 = {
    "surname",
    "first_names",
    "patronymic",
    "rank",
    "service_number",
    "place_of_birth",
    "born",
    "power",
    "father_first_name",
    "mother_maiden_name",
    "inform_name",
    "inform_address",
    "mail_address",
}


NEVER = frozenset(
    {
        "language",
        "interpreter",
        "captured_time",
        "captured_grid",
        "capturing_unit",
        "handed_over_by",
        "group_id",
        "handling_code",
        "first_aid",
        "note",
        "sex",
        "home_address",
        "unit_volunteered",
        "legal_category",
        "serious_since",
        "id",
    }
)


def test_paragraph_4_is_told_whole() -> None:
    assert {each.field for each in WANTED if each.article == "122(4)"} == ARTICLE_122_4


def test_every_field_exists_once_and_may_go_to_the_bureau() -> None:
    named = [(each.kind, each.field) for each in WANTED]
    assert len(set(named)) == len(named)
    known = {kind.kind: kind.model_fields for kind in RECORDS}
    for kind, field in named:
        assert field in known[kind]
        assert may_go_out(kind, field, Outlet.BUREAU)
        assert FIELDS[kind, field] in {FieldClass.A, FieldClass.B, FieldClass.C, FieldClass.F}


def test_health_is_told_of_serious_cases_alone() -> None:
    person = Person(id="0" * 36, surname="Мельников", health="seriously_wounded")
    values = person.model_dump()
    assert "health" not in told_of("person", values, "registered")
    assert told_of("person", values, SERIOUS_CASE)["health"] == "seriously_wounded"


def test_nothing_else_of_a_record_is_told() -> None:
    full = {
        name: "Суджа" if kind.annotation is str else 1 for name, kind in Person.model_fields.items()
    }
    said = told_of("person", full, "registered")
    assert not said.keys() & NEVER


def test_places_are_cut_and_what_is_empty_is_not_said() -> None:
    event = CustodyEvent(id="0" * 36, event="escaped", place="м. Суджа, вул. Леніна, 5")
    assert told_of("custody_event", event.model_dump(), "escaped") == {
        "event": "escaped",
        "place": "м. Суджа",
    }


def test_what_is_compared_is_what_every_notice_tells_of_a_person() -> None:
    assert set(identity_fields()) == {
        each.field for each in WANTED if each.kind == "person" and each.field != "health"
    }
    # Where these change, the list as it was is written out under its number, and the new one gets the next.
    assert identity_fields() == (
        *(
            "surname",
            "first_names",
            "patronymic",
            "rank",
            "service_number",
            "place_of_birth",
            "born",
        ),
        *("power", "father_first_name", "mother_maiden_name", "inform_name", "inform_address"),
        *("mail_address", "surname_latin", "first_names_latin", "latin_scheme", "non_disclosure"),
        *("tag_number", "prisoner_number", "captured_on", "captured_place"),
    )
    assert NEWEST_LIST == "1"


def test_told_otherwise_is_what_differs_in_what_is_told_and_nothing_else(monkeypatch) -> None:
    person = Person(
        id="0" * 36, surname="Мельников", captured_place="м. Суджа, вул. Леніна, 5", note="а"
    ).model_dump()
    digest = identity_digest(told_of("person", person, "registered"))
    assert digest.startswith("1:")
    assert not told_otherwise(person, digest)
    assert not told_otherwise(person | {"note": "б", "health": "sick"}, digest)
    assert not told_otherwise(person | {"captured_place": "м. Суджа, вул. Миру, 7"}, digest)
    assert told_otherwise(person | {"captured_place": "м. Суми"}, digest)
    assert told_otherwise(person | {"surname": "", "first_names": "Мельников"}, digest)
    assert not told_otherwise(person | {"surname": "Гук"}, ""), "older than the digest"
    assert not told_otherwise(person | {"surname": "Гук"}, "99:ab"), "told by a newer program"
    monkeypatch.setitem(IDENTITY, "2", (*IDENTITY["1"], "note"))
    monkeypatch.setattr("models.bureau_notice.NEWEST_LIST", "2")
    assert not told_otherwise(person, digest), "a field that is new corrects nothing"
