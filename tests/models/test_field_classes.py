import pytest

from models.field_classes import (
    EVERY_ROLE,
    FIELDS,
    GOES_OUT,
    ONLY_BY,
    SEES,
    WHOLE,
    FieldClass,
    Outlet,
    Role,
    may_go_out,
    may_see,
    roles_of,
)
from models.records import RECORDS
from tests.models.whole_kinds import LOOKED_AT


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.kind)
def test_every_field_of_every_record_has_a_class(kind):
    missing = [name for name in kind.model_fields if (kind.kind, name) not in FIELDS]
    assert not missing, "say in models/field_classes.py who sees these and where they may go out"


def test_every_field_of_a_record_of_one_class_was_looked_at():
    there = {
        kind.__name__: (whole.value, set(kind.model_fields) - {"id"})
        for kind, whole in WHOLE.items()
    }
    kept = {name: (whole, set(fields.split())) for name, (whole, fields) in LOOKED_AT.items()}
    assert there == kept, "is the new field of the class of its record? say so in whole_kinds.py"


def test_no_class_is_given_to_a_field_that_is_not_there():
    known = {(kind.kind, name) for kind in RECORDS for name in kind.model_fields}
    assert set(FIELDS) == known
    assert known >= set(ONLY_BY)


def test_both_tables_know_every_class():
    assert set(SEES) == set(GOES_OUT) == set(FieldClass)


@pytest.mark.parametrize("field_class", [FieldClass.W, FieldClass.H, FieldClass.P])
def test_wish_hotline_and_photographs_go_out_nowhere(field_class):
    assert GOES_OUT[field_class] == frozenset()


def test_no_field_says_how_a_person_came():
    assert FieldClass.H not in FIELDS.values()
    assert not any(may_see([role], FieldClass.H) for role in Role)


def test_a_wish_is_seen_by_two_roles_and_by_no_other():
    seeing = {role for role in Role if may_see([role], FieldClass.W)}
    assert seeing == {Role.COMMANDER, Role.REPATRIATION_OFFICER}


@pytest.mark.parametrize("outlet", sorted(set(Outlet) - {Outlet.MEDICAL_ENVELOPE}))
def test_medical_fields_go_out_in_the_medical_envelope_alone(outlet):
    assert not may_go_out("person", "first_aid", outlet)


@pytest.mark.parametrize("outlet", Outlet)
def test_coordinates_and_remarks_go_out_nowhere(outlet):
    assert not may_go_out("person", "captured_grid", outlet)
    assert not may_go_out("person", "note", outlet)


@pytest.mark.parametrize("kind_and_field", ONLY_BY)
def test_a_field_that_is_narrowed_leaves_by_no_more_than_its_class(kind_and_field):
    assert ONLY_BY[kind_and_field] < GOES_OUT[FIELDS[kind_and_field]]


@pytest.mark.parametrize("outlet", sorted(set(Outlet) - {Outlet.BUREAU, Outlet.AGENCY}))
def test_the_cause_of_a_death_and_a_wish_for_silence_are_for_the_bureau_and_the_agency(outlet):
    assert not may_go_out("death", "cause", outlet)
    assert not may_go_out("death", "cause_kind", outlet)
    assert not may_go_out("person", "non_disclosure", outlet)
    assert may_go_out("death", "cause", Outlet.BUREAU)


def test_whoever_deals_with_a_prisoner_knows_how_to_handle_him_and_not_why():
    assert all(may_see([role], FIELDS["person", "handling_code"]) for role in Role)
    assert all(may_see([role], FIELDS["transfer_line", "conditions"]) for role in Role)
    seeing = {role for role in Role if may_see([role], FIELDS["person", "first_aid"])}
    assert seeing == {Role.MEDIC}


def test_injuries_stand_on_the_list_both_sides_sign_and_in_no_other():
    leaving = {each for each in Outlet if may_go_out("transfer_line", "visible_injuries", each)}
    assert leaving == {Outlet.LIST}


def test_the_bureau_gets_what_article_122_names():
    assert may_go_out("person", "mother_maiden_name", Outlet.BUREAU)
    assert not may_go_out("person", "mother_maiden_name", Outlet.EXPORT)


def test_a_station_working_alone_sees_everything_its_register_may_hold():
    assert roles_of("  ") == EVERY_ROLE


def test_roles_are_read_from_their_words_and_an_unknown_word_gives_none():
    assert roles_of("medic auditor") == {Role.MEDIC, Role.AUDITOR}
    assert roles_of("emperor") == frozenset()
