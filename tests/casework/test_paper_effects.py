"""What a dead man left stands on his notification as his packets and registers have it, never typed again."""

from casework import accounts, deaths, packet_acts, paper, property_files
from casework.accounts import Entered
from casework.packet_acts import Hand
from casework.paper_effects import effects_of
from casework.workspace import Workspace
from papers.content.answers import BLANK, Given, Word
from resources.words import words
from tests.casework.belongings import sealed_for
from tests.casework.people import MONEY, WATCH, a_person, given
from tests.casework.test_paper_custody import text


def dead(workspace: Workspace) -> tuple[str, str]:
    """Somebody who died and left a sealed packet; gives who, and which."""
    person, packet = sealed_for(workspace, WATCH, MONEY)
    person_id = person.person_id
    report = deaths.DeathReport(workspace.now(), "Шпиталь 5", "illness", "", "nobody", "Гук")
    deaths.record_death(workspace, person_id, report)
    return person_id, packet.id


def test_what_is_kept_is_listed_with_packet_receipt_and_sum(workspace: Workspace) -> None:
    person_id, _ = dead(workspace)
    accounts.enter(workspace, person_id, Entered("pay", "400", "UAH"))
    found = effects_of(workspace, person_id, "")
    *taken, account = found.listed
    watch, money = sorted(taken, key=lambda each: each.quantity != Given("1"))
    assert isinstance(watch.description, Word)
    assert watch.description.detail == "Часы"
    assert money.quantity == Given("12400 RUB")
    assert account == type(account)(
        Word("paper.account_balance"),
        Given("400 UAH"),
        account.receipt,
        account.packet,
        watch.where,
    )
    items = property_files.items_of(workspace, person_id)
    assert watch.packet == Given(f"{items[0].packet_number} / {items[0].seal_number}")
    assert {watch.where, money.where} == {Word("prop.held")}
    assert (found.standing, found.through) == (Word("paper.effects_kept"), BLANK)


def test_what_was_forwarded_says_through_whom(workspace: Workspace) -> None:
    person_id, packet_id = dead(workspace)
    packet_acts.forward(workspace, packet_id, Hand("капрал Дуб"))
    found = effects_of(workspace, person_id, "у мішку № 3")
    assert found.standing == Word("paper.effects_forwarded", "у мішку № 3")
    assert isinstance(found.through, Given)
    assert "капрал Дуб" in found.through.text
    accounts.enter(workspace, person_id, Entered("pay", "400", "UAH"))
    assert effects_of(workspace, person_id, "").standing == Word("paper.effects_partly")
    shown = text(paper.compose(workspace, "d1", (person_id,), "uk", "en").pdf)
    for part in ("Часы", "12400 RUB", "капрал Дуб", "400 UAH"):
        assert part in shown


def test_who_does_not_see_property_is_given_lines_to_write_on(workspace: Workspace) -> None:
    person_id, _ = dead(workspace)
    given(workspace, "bureau_officer")
    found = effects_of(workspace, person_id, "")
    assert {each.description for each in found.listed} == {BLANK}
    shown = text(paper.compose(workspace, "d1", (person_id,), "uk", "en").pdf)
    assert "Часы" not in shown
    assert "12400" not in shown


def test_who_left_nothing_is_said_to_have_left_nothing(workspace: Workspace) -> None:
    person_id = a_person(workspace).person_id
    report = deaths.DeathReport(workspace.now(), "Шпиталь 5", "illness", "", "nobody", "Гук")
    deaths.record_death(workspace, person_id, report)
    assert effects_of(workspace, person_id, "").listed == ()
    shown = text(paper.compose(workspace, "d1", (person_id,), "uk", "en").pdf)
    assert words("en")("paper.effects_none") in shown
