"""The Bureau is told of a death with cause, examination, burial and grave, and of what is learned later (art. 120)."""

import pytest

from casework import bureau, bureau_content, bureau_lists, death_causes, deaths, duties, paper
from casework.bureau_lists import Section
from casework.workspace import Workspace
from gui.bureau.presenter import told_lines
from models.clock import HandClock
from models.duties import DAY
from models.errors import InputRefused, RecordMissing
from models.records import BureauNotice, Death
from resources.words import LANGUAGES, words
from store.integrity import check
from store.projection import rebuild
from store.unit_of_work import load
from tests.casework.people import given
from tests.casework.test_paper_bureau import text
from tests.scenarios.test_bureau import BY_PAPER, notices
from tests.scenarios.test_custody import owed, registered
from tests.scenarios.test_deaths_corrected import corrected, died

BY_EXCHANGE = bureau.Sending("exchange")


def is_owed(workspace: Workspace, person_id: str) -> bool:
    """Whether something of his death is owed anew, and the journal alone says the same."""
    found = "death_correction" in owed(workspace, person_id)
    rebuild(workspace.vault)
    assert ("death_correction" in owed(workspace, person_id)) is found
    assert check(workspace.vault).findings == ()
    return found


def claims(workspace: Workspace, notice: str) -> dict[str, object]:
    """What the last notice of this kind told."""
    latest = [each for each in notices(workspace) if each.notice == notice][-1]
    said = bureau_content.told(workspace, latest.id)
    assert said.genuine
    return dict(said.claims)


def examined(workspace: Workspace, person_id: str) -> None:
    deaths.examine(workspace, person_id, deaths.Examined(workspace.now(), "Савченко", "майор"))


def buried(workspace: Workspace, person_id: str, grave: str = "7-12", **more: object) -> None:
    burial = deaths.Burial(workspace.now(), "Суми, Петропавлівське", grave, True, **more)
    deaths.bury(workspace, person_id, burial)


def told_dead(workspace: Workspace, hand: HandClock, cause: str = "wounds") -> str:
    """Somebody of whose death the Bureau was told, examined and not buried yet."""
    person_id = registered(workspace)
    hand.advance(hours=1)
    died(workspace, cause, person_id)
    examined(workspace, person_id)
    bureau.send(workspace, (person_id,), BY_EXCHANGE)
    return person_id


def test_row_38_the_notice_of_a_death_tells_all_that_article_120_wants(
    workspace: Workspace, hand: HandClock
) -> None:
    person_id = registered(workspace)
    hand.advance(hours=1)
    died(workspace, "unknown", person_id)
    buried(
        workspace,
        person_id,
        cremated=True,
        cremation_reason="гігієна",
        ashes_kept="Суми, колумбарій, ніша 7",
        override_by="полковник Мельник",
    )
    buried_at = hand.now()
    hand.advance(hours=2)
    examined(workspace, person_id)
    bureau.send(workspace, (person_id,), BY_EXCHANGE)
    said = claims(workspace, "died")
    assert said["death"] == {
        "cause_kind": "unknown",
        "cause": "осколки",
        "examined_at": hand.now(),
        "examined_by": "Савченко",
        "examined_rank": "майор",
        "buried_unexamined_by": "полковник Мельник",
        "buried_at": buried_at,
        "burial_place": "Суми, Петропавлівське",
        "grave": "7-12",
        "grave_marked": 1,
        "cremated": 1,
        "cremation_reason": "гігієна",
        "ashes_kept": "Суми, колумбарій, ніша 7",
    }
    assert said["enquiry"] == {"opened_at": buried_at}
    assert not is_owed(workspace, person_id)
    for language in LANGUAGES:
        shown = dict(told_lines(_told(workspace, "died"), words(language)))
        for value in ("полковник Мельник", "7-12", "гігієна", "Суми, колумбарій, ніша 7"):
            assert value in shown.values()
        assert words(language)("death.cause_unknown") in shown.values()


def _told(workspace: Workspace, notice: str) -> bureau_content.Told:
    latest = [each for each in notices(workspace) if each.notice == notice][-1]
    return bureau_content.told(workspace, latest.id)


def test_what_nobody_may_be_told_is_not_told(workspace: Workspace, hand: HandClock) -> None:
    person_id = registered(workspace)
    hand.advance(hours=1)
    died(workspace, "violence", person_id)
    bureau.send(workspace, (person_id,), BY_EXCHANGE)
    said = claims(workspace, "died")
    assert set(said["death"]) == {"cause_kind", "cause"}
    assert set(said["enquiry"]) == {"opened_at"}


@pytest.mark.parametrize("role", ["registrar", "bureau_officer"])
def test_row_53_whoever_tells_the_bureau_tells_the_whole_death(
    workspace: Workspace, hand: HandClock, role: str
) -> None:
    person_id = registered(workspace)
    hand.advance(hours=1)
    died(workspace, "unknown", person_id)
    examined(workspace, person_id)
    given(workspace, role)
    bureau.send(workspace, (person_id,), BY_EXCHANGE)
    said = claims(workspace, "died")
    assert {"cause_kind", "cause", "examined_at", "examined_by"} <= set(said["death"])
    assert said["enquiry"]


def test_a_grave_learned_after_the_notice_is_owed_and_told(
    workspace: Workspace, hand: HandClock
) -> None:
    person_id = told_dead(workspace, hand)
    assert not is_owed(workspace, person_id)
    hand.advance(hours=3)
    buried_at = hand.now()
    buried(workspace, person_id)
    assert is_owed(workspace, person_id)
    (duty,) = [each for each in duties.today(workspace).duties if each.kind == "death_correction"]
    assert (duty.article, duty.due_at) == ("120(2)", buried_at + DAY)
    (line,) = bureau_lists.page(workspace, Section.TO_TELL).lines
    assert (line.notice, line.at) == ("death_corrected", buried_at)
    hand.advance(hours=1)
    first = next(each for each in notices(workspace) if each.notice == "died")
    bureau.send(workspace, (person_id,), BY_EXCHANGE)
    assert not is_owed(workspace, person_id)
    said = claims(workspace, "death_corrected")
    assert said["corrects"] == first.number
    assert said["corrected"] == ["buried_at", "burial_place", "grave", "grave_marked"]
    assert (said["death"]["grave"], said["event"]["event"]) == ("7-12", "died")
    assert "bureau_acknowledgement" in owed(workspace, person_id)


def test_a_changed_grave_is_told_in_turn_and_corrected_back_owes_nothing(
    workspace: Workspace, hand: HandClock
) -> None:
    person_id = told_dead(workspace, hand)
    hand.advance(hours=1)
    buried(workspace, person_id)
    bureau.send(workspace, (person_id,), BY_EXCHANGE)
    told = load(workspace.vault, Death, _death_id(workspace)).value
    hand.advance(hours=2)
    for grave, there in (("9-1", True), ("7-12", False), ("9-2", True)):
        with workspace.edit("test") as record:
            record.change(load(workspace.vault, Death, told.id), grave=grave)
        assert is_owed(workspace, person_id) is there
    bureau.send(workspace, (person_id,), BY_EXCHANGE)
    second = claims(workspace, "death_corrected")
    assert (second["corrected"], second["death"]["grave"]) == (["grave"], "9-2")
    assert not is_owed(workspace, person_id)


def _death_id(workspace: Workspace) -> str:
    with workspace.vault.read() as cursor:
        cursor.execute("SELECT id FROM death")
        return cursor.fetchone()[0]


def test_a_cause_learned_later_is_told_and_a_violent_one_opens_the_enquiry(
    workspace: Workspace, hand: HandClock
) -> None:
    person_id = told_dead(workspace, hand, "illness")
    assert deaths.inquiries_of(workspace, person_id) == ()
    hand.advance(hours=2)
    learned = death_causes.CauseLearned("violence", "", "")
    with pytest.raises(InputRefused) as refused:
        death_causes.state_cause(workspace, person_id, learned)
    assert refused.value.problems.keys() == {"suspected"}
    learned = death_causes.CauseLearned("violence", "удар", "prisoner")
    death_causes.state_cause(workspace, person_id, learned)
    assert len(deaths.inquiries_of(workspace, person_id)) == 1
    assert is_owed(workspace, person_id)
    death_causes.state_cause(workspace, person_id, learned)
    assert len(deaths.inquiries_of(workspace, person_id)) == 1, "one enquiry into one death"
    bureau.send(workspace, (person_id,), BY_EXCHANGE)
    said = claims(workspace, "death_corrected")
    assert said["corrected"] == ["cause_kind", "cause", "opened_at"]
    assert "suspected" not in str(said)
    assert not is_owed(workspace, person_id)


def test_a_cause_is_stated_of_the_dead_alone(workspace: Workspace) -> None:
    person_id = registered(workspace)
    learned = death_causes.CauseLearned("illness", "", "nobody")
    with pytest.raises(RecordMissing):
        death_causes.state_cause(workspace, person_id, learned)


def test_an_older_notice_told_only_that_he_died_and_the_rest_is_owed(
    workspace: Workspace, hand: HandClock
) -> None:
    person_id = told_dead(workspace, hand)
    notice = next(each for each in notices(workspace) if each.notice == "died")
    with workspace.edit("test") as record:
        record.change(load(workspace.vault, BureauNotice, notice.id), death_digest="")
    assert is_owed(workspace, person_id)
    with workspace.edit("test") as record:
        record.change(load(workspace.vault, BureauNotice, notice.id), death_digest="99:ab")
    assert not is_owed(workspace, person_id), "told by a newer program"


@pytest.mark.parametrize("instead", ["withdrawn", "became_ill"])
def test_of_a_death_that_was_not_one_nothing_more_is_owed(
    workspace: Workspace, hand: HandClock, instead: str
) -> None:
    person_id = told_dead(workspace, hand)
    buried(workspace, person_id)
    assert is_owed(workspace, person_id)
    corrected(workspace, person_id, instead, hand.now(), "")
    assert not is_owed(workspace, person_id)


def test_a_death_corrected_to_another_hour_is_told_whole_by_its_own_notice(
    workspace: Workspace, hand: HandClock
) -> None:
    person_id = told_dead(workspace, hand)
    hand.advance(hours=1)
    buried(workspace, person_id)
    first = next(each for each in notices(workspace) if each.notice == "died")
    corrected(workspace, person_id, "died", first.armed_at, "Шпиталь 5")
    assert not is_owed(workspace, person_id)
    assert [each.notice for each in bureau.pending(workspace)] == ["died"]
    bureau.send(workspace, (person_id,), BY_EXCHANGE)
    said = claims(workspace, "died")
    assert (said["corrects"], said["death"]["grave"]) == (first.number, "7-12")
    assert not is_owed(workspace, person_id)


def test_the_printed_notice_says_of_a_death_what_the_signed_one_does(
    workspace: Workspace, hand: HandClock
) -> None:
    person_id = registered(workspace)
    hand.advance(hours=1)
    died(workspace, "unknown", person_id)
    examined(workspace, person_id)
    buried(workspace, person_id, cremated=True, cremation_reason="гігієна", ashes_kept="ніша 7")
    for told in ("owed", "sent"):
        pdf = paper.compose(workspace, "n2", (person_id,), "uk", "en").pdf
        read = " ".join(text(pdf).split())
        for part in ("осколки", "майор Савченко", "7-12", "гігієна", "ніша 7", "Official enquiry"):
            assert part in read, told
        if told == "owed":
            bureau.send(workspace, (person_id,), BY_PAPER)


def test_a_novel_for_a_cause_is_signed_told_and_printed_whole(
    workspace: Workspace, hand: HandClock
) -> None:
    person_id = registered(workspace)
    hand.advance(hours=1)
    novel = "п’ятитисячний рядок\n" * 5000 + "КІНЕЦЬ"
    report = deaths.DeathReport(hand.now(), "Шпиталь 5", "illness", novel, "nobody", "Гук")
    deaths.record_death(workspace, person_id, report)
    bureau.prepare(workspace, (person_id,))
    pdf = paper.compose(workspace, "n2", (person_id,), "uk", "ru").pdf
    assert "КІНЕЦЬ" in text(pdf)
    assert str(claims(workspace, "died")["death"]["cause"]).endswith("КІНЕЦЬ")
