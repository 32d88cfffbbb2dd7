"""Enquiries are registered, searched, linked by a human, answered in time; nobody hears what is not for him."""

from pathlib import Path

import pytest

from casework import deaths, duties, tracing, tracing_files
from casework.workspace import Workspace
from models.clock import HandClock
from models.duties import DAY
from models.errors import InputRefused, NotYourRole, RecordMissing, StepBlocked
from models.ids import new_id
from models.records import Person, Wish
from store.unit_of_work import load
from tests.casework.fleet import a_fleet
from tests.casework.people import given
from tests.scenarios.test_custody import registered

ASKS = {
    "from_name": "Мельникова Вера",
    "from_address": "Пенза",
    "from_channel": "family",
    "relation": "мати",
    "sought_surname": "Melnikov",
    "sought_first_names": "Igor",
}


def asked(workspace: Workspace, **fields: str) -> str:
    return tracing.register(workspace, ASKS | fields)


def owed(workspace: Workspace, enquiry_id: str) -> list[str]:
    found = duties.today(workspace).duties
    return [duty.urgency for duty in found if duty.subject_id == enquiry_id]


def guards(refused: pytest.ExceptionInfo[StepBlocked]) -> list[str]:
    return [block.guard for block in refused.value.blocks]


def test_row_26_an_enquiry_is_owed_until_it_is_answered(
    workspace: Workspace, hand: HandClock
) -> None:
    enquiry_id = asked(workspace)
    assert owed(workspace, enquiry_id) == ["open"]
    hand.advance(hours=24 * 7 + 1)
    assert owed(workspace, enquiry_id) == ["overdue"]
    page = tracing_files.enquiries(workspace)
    assert [(line.id, line.from_name, line.sought) for line in page.lines] == [
        (enquiry_id, "Мельникова Вера", "Melnikov Igor")
    ]
    assert page.lines[0].due_at == page.lines[0].received_at + 7 * DAY
    tracing.answer(workspace, enquiry_id, "passed_on")
    assert owed(workspace, enquiry_id) == []
    assert tracing_files.enquiries(workspace).total == 0
    assert tracing_files.enquiries(workspace, answered=True).total == 1


def test_row_6_a_name_in_latin_letters_finds_him_and_a_human_decides(workspace: Workspace) -> None:
    person_id = registered(workspace)
    registered(workspace, surname="Ткаченко", first_names="Олег", service_number="АБ-111111")
    enquiry_id = asked(workspace, from_channel="agency")
    found = tracing.search(workspace, enquiry_id)
    assert [each.person_id for each in found] == [person_id]
    assert found[0].reasons
    file = tracing_files.enquiry_file(workspace, enquiry_id)
    assert file.searched_at
    assert file.line.person_id == "", "nobody is linked by the program"
    with pytest.raises(StepBlocked) as refused:
        tracing.answer(workspace, enquiry_id, "found")
    assert guards(refused) == ["enquiry_not_linked"]
    tracing.link(workspace, enquiry_id, person_id)
    with pytest.raises(StepBlocked) as refused:
        tracing.answer(workspace, enquiry_id, "not_found")
    assert guards(refused) == ["enquiry_linked"]
    tracing.link(workspace, enquiry_id, "")
    tracing.link(workspace, enquiry_id, person_id)
    tracing.answer(workspace, enquiry_id, "found")
    for late in (
        lambda: tracing.link(workspace, enquiry_id, ""),
        lambda: tracing.answer(workspace, enquiry_id, "not_found"),
    ):
        with pytest.raises(StepBlocked) as refused:
            late()
        assert guards(refused) == ["enquiry_answered"]


def test_row_26_the_answer_is_signed_and_stays_what_it_was(workspace: Workspace) -> None:
    person_id = registered(workspace, mail_address="Табір «Захід-1», а/с 7")
    enquiry_id = asked(workspace, from_channel="agency")
    tracing.search(workspace, enquiry_id)
    tracing.link(workspace, enquiry_id, person_id)
    tracing.answer(workspace, enquiry_id, "found", authenticated="seal")
    with workspace.edit("test", reason="документ") as record:
        record.change(load(workspace.vault, Person, person_id), surname="Мельниченко")
    answer = tracing_files.enquiry_file(workspace, enquiry_id).answer
    assert answer is not None
    assert answer.genuine
    assert (answer.outcome, answer.condition) == ("found", "held")
    assert answer.told["surname"] == "Мельников"
    assert answer.told["mail_address"].startswith("Табір")


def test_nobody_is_said_not_to_be_found_before_it_was_searched(workspace: Workspace) -> None:
    enquiry_id = asked(workspace)
    with pytest.raises(StepBlocked) as refused:
        tracing.answer(workspace, enquiry_id, "not_found")
    assert guards(refused) == ["enquiry_not_searched"]
    assert tracing.search(workspace, enquiry_id) == ()
    tracing.answer(workspace, enquiry_id, "not_found")
    answer = tracing_files.enquiry_file(workspace, enquiry_id).answer
    assert answer is not None
    assert answer.told == {}


def test_row_21_a_station_tells_a_family_nothing_the_bureau_answers(workspace: Workspace) -> None:
    person_id = registered(workspace)
    enquiry_id = asked(workspace)
    tracing.link(workspace, enquiry_id, person_id)
    assert not tracing_files.enquiry_file(workspace, enquiry_id).may_tell
    with pytest.raises(StepBlocked) as refused:
        tracing.answer(workspace, enquiry_id, "found")
    assert guards(refused) == ["enquiry_not_for_him"]
    tracing.answer(workspace, enquiry_id, "passed_on")
    answer = tracing_files.enquiry_file(workspace, enquiry_id).answer
    assert answer is not None
    assert (answer.outcome, answer.condition, answer.told) == ("passed_on", "", {})


def test_row_21_the_bureau_tells_a_family_what_his_card_says(tmp_path: Path) -> None:
    with a_fleet(tmp_path, "point") as fleet:
        bureau = fleet.at["bureau"]
        kept = registered(bureau, non_disclosure="боїться за родину", service_number="АБ-3")
        free = registered(bureau, mail_address="а/с 7")
        for person_id, allowed in ((kept, False), (free, True)):
            enquiry_id = asked(bureau)
            tracing.link(bureau, enquiry_id, person_id)
            assert tracing_files.enquiry_file(bureau, enquiry_id).may_tell is allowed
        tracing.answer(bureau, enquiry_id, "found")
        answer = tracing_files.enquiry_file(bureau, enquiry_id).answer
        assert answer is not None
        assert set(answer.told) == {"surname", "first_names", "patronymic", "mail_address"}
        report = deaths.DeathReport(bureau.now(), "Шпиталь 5", "illness", "", "nobody", "Гук")
        deaths.record_death(bureau, free, report)
        enquiry_id = asked(bureau)
        tracing.link(bureau, enquiry_id, free)
        with pytest.raises(StepBlocked):
            tracing.answer(bureau, enquiry_id, "found")


@pytest.mark.parametrize("channel", ["bureau", "agency", "protecting_power"])
def test_row_19_no_answer_says_what_must_never_go_out(workspace: Workspace, channel: str) -> None:
    person_id = registered(
        workspace,
        note="CANARY hotline",
        captured_grid="36U YC 123 456",
        captured_place="CANARY street",
        first_aid="tourniquet",
        inform_name="CANARY kin",
    )
    with workspace.edit("test") as record:
        record.add(Wish(id=new_id(workspace.clock), person_id=person_id, wish="CANARY"))
    enquiry_id = asked(workspace, from_channel=channel, note="CANARY note")
    tracing.link(workspace, enquiry_id, person_id)
    tracing.answer(workspace, enquiry_id, "found")
    answer = tracing_files.enquiry_file(workspace, enquiry_id).answer
    assert answer is not None
    said = " ".join(answer.told.values())
    assert not any(word in said for word in ("CANARY", "36U", "tourniquet", "hotline"))


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"from_name": " "}, "from_name"),
        ({"from_channel": "press"}, "from_channel"),
        ({"sought_surname": ""}, "sought_surname"),
        ({"sought_born": "31.02.1990"}, "sought_born"),
    ],
)
def test_bad_input_has_its_field(workspace: Workspace, fields: dict[str, str], field: str) -> None:
    with pytest.raises(InputRefused) as refused:
        asked(workspace, **fields)
    assert field in refused.value.problems


def test_what_does_not_exist_is_not_answered(workspace: Workspace) -> None:
    with pytest.raises(RecordMissing):
        tracing.answer(workspace, new_id(workspace.clock), "passed_on")
    enquiry_id = asked(workspace)
    with pytest.raises(RecordMissing):
        tracing.link(workspace, enquiry_id, new_id(workspace.clock))
    with pytest.raises(InputRefused):
        tracing.answer(workspace, enquiry_id, "guess")


def test_row_53_enquiries_are_for_registrar_and_bureau(workspace: Workspace) -> None:
    enquiry_id = asked(workspace)
    given(workspace, "property_officer medic commander")
    for verb in (
        lambda: asked(workspace),
        lambda: tracing.search(workspace, enquiry_id),
        lambda: tracing.link(workspace, enquiry_id, ""),
        lambda: tracing.answer(workspace, enquiry_id, "passed_on"),
        lambda: tracing_files.enquiries(workspace),
        lambda: tracing_files.enquiry_file(workspace, enquiry_id),
    ):
        with pytest.raises(NotYourRole):
            verb()
    given(workspace, "bureau_officer")
    assert tracing_files.enquiries(workspace).total == 1
