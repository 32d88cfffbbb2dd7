"""Death, examination, burial lie in this order (GC III art. 120); who died by a correction is examined like anybody."""

from collections.abc import Callable

import pytest

from casework import custody_events, deaths, person_files
from casework.known_deaths import known_deaths
from casework.workspace import Workspace
from models.clock import HandClock
from models.duties import HOUR
from models.errors import InputRefused, StepBlocked
from models.ids import new_id
from models.records import CustodyEvent
from resources.words import LANGUAGES, words
from store.integrity import check
from store.projection import rebuild
from tests.casework.people import a_person
from tests.casework.test_paper_lists import text
from tests.scenarios.test_custody import guards, owed, state
from tests.scenarios.test_deaths_corrected import corrected, died

MINUTE = 60_000


def dead(workspace: Workspace, hand: HandClock) -> str:
    """Somebody who died five hours ago, of an illness."""
    person_id = a_person(workspace).person_id
    hand.advance(hours=1)
    report = deaths.DeathReport(hand.now(), "Шпиталь 5", "illness", "", "nobody", "Гук")
    deaths.record_death(workspace, person_id, report)
    hand.advance(hours=5)
    return person_id


def examine(workspace: Workspace, person_id: str, at: int) -> None:
    deaths.examine(workspace, person_id, deaths.Examined(at, "Савченко", "майор"))


def bury(workspace: Workspace, person_id: str, at: int, ordered_by: str = "") -> None:
    burial = deaths.Burial(at, "Суми", "7-12", grave_marked=True, override_by=ordered_by)
    deaths.bury(workspace, person_id, burial)


def refused(act: Callable[[], None], field: str, key: str) -> None:
    """The act is refused at this field, in a sentence of every language."""
    with pytest.raises(InputRefused) as problem:
        act()
    assert problem.value.problems == {field: key}
    said = {words(language)(key) for language in LANGUAGES}
    assert len(said) == len(LANGUAGES)


def test_nobody_is_examined_or_buried_before_he_died_or_in_the_future(
    workspace: Workspace, hand: HandClock
) -> None:
    person_id = dead(workspace, hand)
    died_at, now = hand.now() - 5 * HOUR, hand.now()
    for at, key in ((died_at - MINUTE, "death.before_death"), (now + HOUR, "custody.in_future")):
        refused(lambda at=at: examine(workspace, person_id, at), "examined_at", key)
        refused(lambda at=at: bury(workspace, person_id, at, "Мельник"), "buried_at", key)
    examine(workspace, person_id, died_at)
    refused(lambda: bury(workspace, person_id, died_at - MINUTE), "buried_at", "death.before_death")
    bury(workspace, person_id, now)
    assert not {"death_examination", "grave"} & owed(workspace, person_id)


def test_within_the_minute_of_his_death_nothing_is_before_it(
    workspace: Workspace, hand: HandClock
) -> None:
    person_id = dead(workspace, hand)
    typed = (hand.now() - 5 * HOUR) // MINUTE * MINUTE
    examine(workspace, person_id, typed)
    bury(workspace, person_id, typed)
    assert "grave" not in owed(workspace, person_id)


def test_the_examination_comes_before_the_burial_unless_somebody_ordered_it_otherwise(
    workspace: Workspace, hand: HandClock
) -> None:
    person_id = dead(workspace, hand)
    now = hand.now()
    with pytest.raises(StepBlocked) as blocked:
        bury(workspace, person_id, now)
    assert guards(blocked.value) == {"not_examined"}
    examine(workspace, person_id, now - HOUR)
    refused(
        lambda: bury(workspace, person_id, now - 2 * HOUR),
        "buried_at",
        "death.buried_before_examined",
    )
    bury(workspace, person_id, now)
    refused(
        lambda: examine(workspace, person_id, now + MINUTE),
        "examined_at",
        "death.examined_after_burial",
    )
    bury(workspace, person_id, now - 2 * HOUR, "полковник Мельник")
    known = known_deaths(workspace, (person_id,))[person_id].record
    assert known.buried_unexamined_by == "полковник Мельник"


def test_who_had_to_be_buried_first_is_examined_afterwards_and_it_is_said_who_ordered_it(
    workspace: Workspace, hand: HandClock
) -> None:
    person_id = dead(workspace, hand)
    now = hand.now()

    def ordered() -> str:
        return known_deaths(workspace, (person_id,))[person_id].record.buried_unexamined_by

    bury(workspace, person_id, now - 2 * HOUR, "полковник Мельник")
    assert ordered() == "полковник Мельник"
    assert "death_examination" in owed(workspace, person_id)
    examine(workspace, person_id, now - HOUR)
    assert ordered() == "полковник Мельник"
    assert "death_examination" not in owed(workspace, person_id)
    bury(workspace, person_id, now - 90 * MINUTE)
    assert ordered() == "полковник Мельник", "recorded again, it stays as it was ordered"
    examine(workspace, person_id, now - 3 * HOUR)
    assert ordered() == "", "he was examined before, as it turned out"
    rebuild(workspace.vault)
    assert check(workspace.vault).findings == ()


def test_the_hour_of_a_death_is_corrected_up_to_its_examination_and_no_further(
    workspace: Workspace, hand: HandClock
) -> None:
    person_id = dead(workspace, hand)
    now = hand.now()
    examine(workspace, person_id, now - 3 * HOUR)
    bury(workspace, person_id, now - 2 * HOUR)
    refused(
        lambda: corrected(workspace, person_id, "died", now - HOUR, "Шпиталь 5"),
        "occurred_at",
        "death.after_what_followed",
    )
    corrected(workspace, person_id, "died", now - 3 * HOUR, "Шпиталь 5")
    examine(workspace, person_id, now - 2 * HOUR - 30 * MINUTE)
    refused(
        lambda: examine(workspace, person_id, now - 4 * HOUR), "examined_at", "death.before_death"
    )
    assert state(workspace, person_id) == "died"


def test_who_died_by_a_correction_has_a_record_and_its_unstated_cause_is_enquired_into(
    workspace: Workspace, hand: HandClock
) -> None:
    person_id = a_person(workspace).person_id
    hand.advance(hours=1)
    custody_events.record_event(
        workspace, person_id, "admitted_to_hospital", hand.now(), "Шпиталь 5"
    )
    corrected(workspace, person_id, "died", hand.now(), "Дорога на Суми")
    assert state(workspace, person_id) == "died"
    assert known_deaths(workspace, (person_id,))[person_id].kept
    wanted = {"death_examination", "grave", "open_enquiry", "enquiry_report", "death_notice"}
    assert wanted <= owed(workspace, person_id)
    for read in (text(workspace, "d1", person_id), text(workspace, "d1l")):
        assert "Дорога на Суми" in read
    examine(workspace, person_id, hand.now())
    bury(workspace, person_id, hand.now())
    assert len(deaths.inquiries_of(workspace, person_id)) == 1
    assert "майор Савченко" in text(workspace, "d1", person_id)
    assert not {"death_examination", "grave"} & owed(workspace, person_id)


def test_a_death_that_only_an_event_says_is_examined_listed_and_notified(
    workspace: Workspace, hand: HandClock
) -> None:
    """As an older program left it: the correction alone, without a record of the death."""
    person_id = a_person(workspace).person_id
    hand.advance(hours=1)
    _only_the_event(workspace, person_id)
    known = known_deaths(workspace, (person_id,))[person_id]
    assert not known.kept
    for read in (text(workspace, "d1", person_id), text(workspace, "d1l")):
        assert "Дорога на Суми" in read
    examine(workspace, person_id, hand.now())
    after = known_deaths(workspace, (person_id,))[person_id]
    assert after.kept
    assert (after.record.event_id, after.record.cause_kind) == (known.event.id, "")
    assert len(deaths.inquiries_of(workspace, person_id)) == 1
    bury(workspace, person_id, hand.now())
    assert len(deaths.inquiries_of(workspace, person_id)) == 1
    assert not {"death_examination", "grave"} & owed(workspace, person_id)


def test_corrected_from_a_death_to_a_death_it_keeps_its_record(
    workspace: Workspace, hand: HandClock
) -> None:
    person_id = died(workspace)
    corrected(workspace, person_id, "withdrawn", workspace.now(), "")
    corrected_back(workspace, person_id, hand)
    before = known_deaths(workspace, (person_id,))[person_id]
    assert before.kept
    assert before.record.cause_kind == "wounds", "the record that was there stands again"


def corrected_back(workspace: Workspace, person_id: str, hand: HandClock) -> None:
    """The withdrawal itself corrected: he died after all."""
    withdrawal = next(
        each
        for each in person_files.open_file(workspace, person_id).timeline
        if each.event == "withdrawn"
    )
    custody_events.record_event(
        workspace,
        person_id,
        "died",
        hand.now(),
        "Шпиталь 5",
        corrects=withdrawal.event_id,
        note="таки він",
        second_officer="майор Мороз",
    )


def _only_the_event(workspace: Workspace, person_id: str) -> None:
    (first,) = person_files.open_file(workspace, person_id).timeline
    with workspace.edit("test") as record:
        record.add(
            CustodyEvent(
                id=new_id(workspace.clock),
                person_id=person_id,
                event="died",
                follows=first.event_id,
                occurred_at=workspace.now(),
                recorded_at=workspace.now(),
                place="Дорога на Суми",
                station_id=workspace.station.id,
            )
        )
