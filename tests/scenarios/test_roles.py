"""Row 53, and 5, 32, 54 with it: who sees what, wherever it could be seen, from the tables of the classes."""

from dataclasses import replace

import pytest

from casework import (
    access,
    alike,
    attachments,
    complaints,
    conflicts,
    duties,
    inspections,
    legal,
    paper,
    paper_classes,
    people,
    person_cards,
    person_files,
    proceedings,
    property_custody,
    property_files,
    registers,
    transfer_files,
    transfers,
    wishes,
)
from casework.drafts import DocumentDraft
from casework.people import PeopleQuery
from casework.registers import NewRegister
from casework.transfers import TransferDraft
from models.clock import HandClock
from models.duties import DutyKind
from models.duty_classes import CLASS_OF
from models.errors import NotYourRole
from models.field_classes import (
    FIELDS,
    ONLY_BY,
    SEES,
    FieldClass,
    Outlet,
    Role,
    may_go_out,
    may_see,
)
from models.records import RECORDS, Person
from tests.casework.drawn import a_scan
from tests.casework.people import START, STATION, WATCH, a_draft, a_person, given
from tests.casework.visiting import a_visit
from tests.papers.reading import bare, texts
from tests.store.vaults import CHEAP

ROLES = list(Role)
CLASSES = [each for each in FieldClass if each is not FieldClass.H]
TOLD = {
    FieldClass.A: "CanaryOfIdentity",
    FieldClass.B: "CanaryVolunteered",
    FieldClass.C: "CanaryOfCustody",
    FieldClass.D: "CanaryOfProperty",
    FieldClass.F: "seriously_wounded",
    FieldClass.M: "first_aid",
    FieldClass.P: "CanaryOfAPhotograph",
    FieldClass.L: "CanaryOfAProceeding",
    FieldClass.W: "CanaryOfAWish",
    FieldClass.S: "CanaryOfTheSystem",
}
"""Class → what would tell something of it: a text that stands nowhere else, or the name of its only field."""
IN_THE_FILE = frozenset({FieldClass[each] for each in "ABCDFLMW"})
"""Classes that a person's file shows at all; photographs are read beside it."""


@pytest.fixture(scope="module")
def register(tmp_path_factory):
    """One register with one person of whom everything is known."""
    hand = HandClock(START)
    opened = registers.create(tmp_path_factory.mktemp("roles"), NewRegister(**STATION), hand, CHEAP)
    person = a_person(
        opened,
        items=(replace(WATCH, description=TOLD[FieldClass.D]),),
        documents=(DocumentDraft("military_card", TOLD[FieldClass.C]),),
        surname=TOLD[FieldClass.A],
        place_of_birth=TOLD[FieldClass.B],
        captured_place=TOLD[FieldClass.C],
        health=TOLD[FieldClass.F],
        first_aid="given",
    ).person_id
    property_custody.seal_packet(opened, person, "A-0001")
    hand.advance(hours=1)
    inspections.mark_serious(opened, person, hand.now())
    proceedings.open_proceeding(
        opened, person, "disciplinary", {"charge": TOLD[FieldClass.L], "confined_from": hand.now()}
    )
    asked = complaints.Asked("Лис", "3 омбр", "made", reference=TOLD[FieldClass.L])
    complaints.ask(opened, person, asked)
    wishes.ask(opened, person, wishes.Asked("not_at_all", TOLD[FieldClass.W], "ru", hand.now()))
    attachments.attach(opened, "person", person, a_scan(), TOLD[FieldClass.P])
    draft = TransferDraft(destination=TOLD[FieldClass.C])
    transfer = transfers.open_transfer(opened, draft).transfer_id
    transfers.add_people(opened, transfer, (person,))
    yield opened, person, transfer
    given(opened, "")
    opened.close()


@pytest.fixture
def as_role(register):
    def become(role):
        opened, person, transfer = register
        given(opened, role.value)
        return opened, person, transfer

    return become


def seen(role, field_class):
    return may_see([role], field_class)


@pytest.mark.parametrize("field_class", CLASSES)
@pytest.mark.parametrize("role", ROLES)
def test_the_file_shows_what_is_of_his_classes_and_nothing_else(as_role, role, field_class):
    workspace, person, _ = as_role(role)
    shown = repr(person_files.open_file(workspace, person))
    wanted = seen(role, field_class) and field_class in IN_THE_FILE
    assert (TOLD[field_class] in shown) is wanted


@pytest.mark.parametrize("role", ROLES)
def test_every_field_of_the_file_is_of_a_class_he_sees_and_none_of_them_is_missing(as_role, role):
    workspace, person, _ = as_role(role)
    file = person_files.open_file(workspace, person)
    assert set(file.fields) == {
        name for name in Person.model_fields if seen(role, FIELDS["person", name])
    }
    assert set(file.others) == {each for each in person_files.TOLD_OF if not seen(role, each)}, (
        "and he is told what there is for others, where that harms nobody"
    )


@pytest.mark.parametrize("role", ROLES)
def test_the_history_tells_of_no_field_he_does_not_see(as_role, role):
    workspace, person, _ = as_role(role)
    told = {change.field for change in person_files.history(workspace, person)}
    assert told <= {name for name in Person.model_fields if seen(role, FIELDS["person", name])}
    assert ("place_of_birth" in told) is seen(role, FieldClass.B)
    assert ("captured_place" in told) is seen(role, FieldClass.C)


@pytest.mark.parametrize("field_class", CLASSES)
@pytest.mark.parametrize("role", ROLES)
def test_whoever_is_found_is_shown_as_far_as_he_may_be(as_role, role, field_class):
    workspace, person, _ = as_role(role)
    found = people.find(workspace, PeopleQuery(text=TOLD[FieldClass.A]))
    assert found.ids == (person,)
    shown = repr((person_cards.cards(workspace, found.ids), people.quick_find(workspace, "Canary")))
    on_a_card = field_class in {FieldClass.A, FieldClass.F}
    assert (TOLD[field_class] in shown) is (on_a_card and seen(role, field_class))
    (card,) = person_cards.cards(workspace, found.ids)
    assert bool(card.state) is seen(role, FieldClass.C)


@pytest.mark.parametrize("role", ROLES)
def test_nobody_asks_the_table_about_custody_who_does_not_see_it(as_role, role):
    workspace, *_ = as_role(role)
    nowhere = PeopleQuery(states=("died",), place="elsewhere", sort="place")
    found = people.find(workspace, nowhere)
    assert bool(found.ids) is not seen(role, FieldClass.C)
    offered = people.filters(workspace)
    assert bool(offered.states) is seen(role, FieldClass.C)


@pytest.mark.parametrize("role", ROLES)
def test_today_owes_him_only_what_he_may_know(as_role, role):
    workspace, person, _ = as_role(role)
    today = duties.today(workspace)
    kinds = {each.kind for each in today.duties} | {
        each.kind for each in duties.duties_of(workspace, person)
    }
    assert all(seen(role, CLASS_OF[DutyKind(kind)]) for kind in kinds)
    assert ("disciplinary_confinement" in kinds) is seen(role, FieldClass.L)
    assert "weekly_report" in kinds
    assert today.duties_total == duties.count(workspace) == sum(n for *_, n in today.counts)
    assert bool(today.transfers) is seen(role, FieldClass.C)


@pytest.mark.parametrize("role", ROLES)
def test_a_transfer_is_for_whom_custody_is(as_role, role):
    workspace, _, transfer = as_role(role)
    if seen(role, FieldClass.C):
        assert transfer_files.open_file(workspace, transfer).lines
    else:
        with pytest.raises(NotYourRole):
            transfer_files.open_file(workspace, transfer)


@pytest.mark.parametrize("form", sorted(set(paper.FORMS) - {"d1", "n3", "r1", "r3"}))
@pytest.mark.parametrize("role", ROLES)
def test_a_paper_is_printed_by_whoever_sees_all_it_holds(as_role, role, form):
    workspace, person, transfer = as_role(role)
    of_station = dict.fromkeys(("p2", "m5", "d1l", "x1", "r2l"), (workspace.station.id,))
    of_transfer = {"t0": (transfer,), "t1": (transfer,), "t2": (transfer, person)}
    of_visit = {"x3": (a_visit(workspace),)} if seen(role, FieldClass.C) else {}
    ids = (of_station | of_transfer | of_visit).get(form, (person,))
    may = all(seen(role, each) for each in paper_classes.HOLDS[form])
    assert (form in person_files.open_file(workspace, person).forms) is may
    if not may:
        with pytest.raises(NotYourRole):
            paper.compose(workspace, form, ids, "uk", "en")
        return
    text = bare("".join(texts(paper.compose(workspace, form, ids, "uk", "en").pdf)))
    printed = {each for each in CLASSES if each is not FieldClass.M and bare(TOLD[each]) in text}
    assert printed <= paper_classes.HOLDS[form]


@pytest.mark.parametrize("role", ROLES)
def test_an_empty_form_is_for_everybody(as_role, role):
    workspace, person, _ = as_role(role)
    assert paper.compose(workspace, "p1", (person,), "uk", "en", blank=True).pdf


def test_every_form_says_what_it_holds():
    assert set(paper.FORMS) <= set(paper_classes.HOLDS)


@pytest.mark.parametrize("outlet", list(Outlet))
@pytest.mark.parametrize("role", ROLES)
def test_what_leaves_is_seen_by_who_lets_it_out_and_allowed_to_leave(as_role, role, outlet):
    workspace, *_ = as_role(role)
    for kind in RECORDS:
        values = dict.fromkeys(kind.model_fields, "x")
        left = access.released(workspace, kind.kind, values, outlet)
        assert set(left) == {
            name
            for name in values
            if seen(role, FIELDS[kind.kind, name]) and may_go_out(kind.kind, name, outlet)
        }
        narrowed = {name for other, name in ONLY_BY if other == kind.kind}
        assert all(outlet in ONLY_BY[kind.kind, name] for name in narrowed & set(left))
        assert not {FIELDS[kind.kind, name] for name in left} & {FieldClass.W, FieldClass.P}


GUARDED = {
    FieldClass.L: (
        lambda at, person: legal.decide(at, person, legal.Decision("presumed", 1, "x", "x")),
        lambda at, person: proceedings.open_proceeding(at, person, "disciplinary", {}),
        proceedings.open_ones,
        lambda at, person: complaints.pass_on(at, person, ""),
    ),
    FieldClass.D: (lambda at, person: property_files.closed_accounts(at),),
    FieldClass.W: (lambda at, person: wishes.ask(at, person, None),),
    FieldClass.B: (lambda at, person: people.amend(at, None, {"place_of_birth": "x"}),),
    FieldClass.M: (lambda at, person: people.amend(at, None, {"first_aid": "given"}),),
    FieldClass.P: (lambda at, person: attachments.attach(at, "person", person, a_scan(), "x"),),
}


@pytest.mark.parametrize("field_class", GUARDED)
@pytest.mark.parametrize("role", ROLES)
def test_what_one_must_see_to_do_is_refused_to_who_does_not_see_it(as_role, role, field_class):
    workspace, person, _ = as_role(role)
    for verb in GUARDED[field_class]:
        if not seen(role, field_class):
            with pytest.raises(NotYourRole) as refused:
                verb(workspace, person)
            assert refused.value.field_class == field_class.value


@pytest.mark.parametrize("role", ROLES)
def test_what_an_officer_learns_at_the_table_is_saved_whoever_he_is(as_role, role):
    workspace, *_ = as_role(role)
    saved = a_person(
        workspace,
        items=(WATCH,),
        documents=(DocumentDraft("military_card", "1"),),
        surname=f"Новий {role}",
        first_aid="given",
    )
    complaints.ask(workspace, saved.person_id, complaints.Asked("Лис", "3 омбр", "made"))
    inspections.inspect(workspace, (saved.person_id,), inspections.Inspected("arrival", "Гук"))
    shown = person_files.open_file(workspace, saved.person_id)
    assert bool(shown.items) is seen(role, FieldClass.D), "written, and not his to read"


@pytest.mark.parametrize("role", ROLES)
def test_a_likely_duplicate_is_named_to_everybody_and_its_place_to_whom_custody_is(as_role, role):
    workspace, *_ = as_role(role)
    draft = a_draft(workspace, surname=TOLD[FieldClass.A])
    found = alike.likely_duplicates(workspace, draft)
    assert TOLD[FieldClass.A] in found[0].name
    assert bool(found[0].place) is seen(role, FieldClass.C)


def test_conflicts_of_what_he_does_not_see_are_not_his_to_settle(as_role):
    workspace, *_ = as_role(Role.MEDIC)
    assert conflicts.inbox(workspace).lines == ()


def test_the_tables_leave_no_class_to_nobody_but_how_he_came():
    assert [each for each in FieldClass if not SEES[each]] == [FieldClass.H]
