"""What the notification of a death says beside it is filled in, kept, printed, and stays where another act is done."""

from casework import death_accounts, deaths, paper, person_files
from casework.workspace import Workspace
from models.clock import HandClock
from tests.casework.people import a_person, given
from tests.casework.test_paper_custody import text
from tests.casework.test_paper_lists import text as listed

ACCOUNT = death_accounts.Account(
    certified_by="капітан Мельник",
    carer_account="Помер уві сні.\nПри ньому була сестра Коваль.",
    first_witness="Шевчук Петро",
    first_witness_address="Приклад, Лісова 3",
    second_witness="Щербань Ян",
    second_witness_address="Табір «Захід-3»",
    unidentified=True,
)


def dead(workspace: Workspace, hand: HandClock) -> str:
    person_id = a_person(workspace).person_id
    hand.advance(hours=1)
    report = deaths.DeathReport(hand.now(), "Шпиталь 5", "illness", "", "nobody", "Гук")
    deaths.record_death(workspace, person_id, report)
    deaths.examine(workspace, person_id, deaths.Examined(hand.now(), "Савченко", "майор"))
    return person_id


def test_all_of_it_stands_on_the_paper_and_a_burial_leaves_it(
    workspace: Workspace, hand: HandClock
) -> None:
    person_id = dead(workspace, hand)
    death_accounts.complete(workspace, person_id, ACCOUNT)
    burial = deaths.Burial(
        hand.now(), "Суми", "7-12", True, True, "його бажання", "колумбарій, ніша 7"
    )
    deaths.bury(workspace, person_id, burial)
    shown = " ".join(text(paper.compose(workspace, "d1", (person_id,), "uk", "en").pdf).split())
    assert "його бажання; колумбарій, ніша 7" in listed(workspace, "d1l")
    for part in (
        "капітан Мельник",
        "Помер уві сні",
        "сестра Коваль",
        "Шевчук Петро",
        "Приклад, Лісова 3",
        "Щербань Ян",
        "Табір «Захід-3»",
        "його бажання",
        "колумбарій, ніша 7",
        "Remains not identified",
    ):
        assert part in shown


def test_it_is_shown_to_whoever_corrects_it_and_of_the_living_there_is_nothing(
    workspace: Workspace, hand: HandClock
) -> None:
    alive = a_person(workspace, service_number="").person_id
    assert person_files.open_file(workspace, alive).death == {}
    person_id = dead(workspace, hand)
    death_accounts.complete(workspace, person_id, ACCOUNT)
    shown = person_files.open_file(workspace, person_id).death
    assert shown["carer_account"] == ACCOUNT.carer_account
    assert shown["suspected"] == "nobody"
    given(workspace, "medic")
    assert set(person_files.open_file(workspace, person_id).death) == {
        "examined_at",
        "examined_by",
        "examined_rank",
    }
