"""Times that cannot be, the same act twice, contradicting records: a sentence each, and nothing lost."""

from collections.abc import Callable

import pytest

from casework import (
    custody_events,
    deaths,
    endings,
    escapes,
    inspections,
    person_files,
    recorded_twice,
)
from casework.workspace import Workspace
from gui.messages import message_for
from models.clock import HandClock
from models.duties import DAY, HOUR
from models.errors import (
    InputRefused,
    RecordSetAside,
    SafeConductError,
    StepBlocked,
    TransitionRefused,
)
from resources.words import SCREEN_LANGUAGES, words
from tests.casework.apart import apart, forked
from tests.casework.moves import hold_back
from tests.casework.people import a_person
from tests.casework.releases import decided
from tests.scenarios.test_bad_input import died, escaped
from tests.scenarios.test_custody import state
from tests.store.invented import OtherLaptop


def at_every_time(workspace: Workspace, person_id: str, at: int) -> list[Callable[[], object]]:
    """Everything that can happen to somebody in custody, at an instant."""
    report = deaths.DeathReport(at, "x", "illness", "", "nobody", "Гук")
    return [
        lambda: hold_back(workspace, person_id, at, "x"),
        lambda: custody_events.record_event(workspace, person_id, "became_ill", at, "x"),
        lambda: custody_events.record_event(workspace, person_id, "admitted_to_hospital", at, "x"),
        lambda: escapes.escape(workspace, person_id, escapes.Escape(at, at, "x", "y", "Гук")),
        lambda: deaths.record_death(workspace, person_id, report),
        lambda: endings.parole(workspace, person_id, endings.Honour(at, "x", "умови", "статут")),
        lambda: endings.hand_to_power(
            workspace, person_id, endings.Handing("PL", at, "x", "угода", "Мельник", "Nowak")
        ),
        lambda: endings.release(workspace, person_id, decided(workspace, at=at, decided_at=at)),
    ]


@pytest.mark.parametrize("away", [DAY, -DAY, 400 * DAY, -400 * DAY])
def test_a_transition_in_the_future_or_before_capture_is_refused(
    workspace: Workspace, hand: HandClock, away: int
) -> None:
    person_id = a_person(workspace).person_id
    hand.advance(hours=1)
    before = person_files.open_file(workspace, person_id)
    for act in at_every_time(workspace, person_id, hand.now() + away):
        with pytest.raises(InputRefused) as refused:
            act()
        assert sentence(refused.value)
    assert person_files.open_file(workspace, person_id).timeline == before.timeline


def test_a_transition_in_the_past_that_still_fits_is_kept_with_both_times(
    workspace: Workspace, hand: HandClock
) -> None:
    person_id = a_person(workspace).person_id
    hand.advance(hours=30)
    hold_back(workspace, person_id, hand.now() - 20 * HOUR, "x")
    last = person_files.open_file(workspace, person_id).timeline[-1]
    assert (last.occurred_at, last.late_by) == (hand.now() - 20 * HOUR, 20 * HOUR)


def test_a_transition_in_the_past_that_does_not_fit_is_refused(
    workspace: Workspace, hand: HandClock
) -> None:
    """What lies before the last that was recorded needs a correction, and is never put in between by itself."""
    person_id = a_person(workspace).person_id
    hand.advance(hours=10)
    hold_back(workspace, person_id, hand.now(), "x")
    hand.advance(hours=1)
    before = person_files.open_file(workspace, person_id).timeline
    for act in at_every_time(workspace, person_id, hand.now() - 6 * HOUR):
        with pytest.raises((InputRefused, TransitionRefused)) as refused:
            act()
        assert sentence(refused.value)
    assert person_files.open_file(workspace, person_id).timeline == before


def test_the_same_transition_twice_is_refused_in_words(
    workspace: Workspace, hand: HandClock
) -> None:
    person_id = a_person(workspace).person_id
    hand.advance(hours=1)
    for once in (escaped, died):
        once(workspace, person_id)
        with pytest.raises(TransitionRefused) as refused:
            once(workspace, person_id)
        assert sentence(refused.value)
    assert [each.event for each in person_files.open_file(workspace, person_id).timeline] == [
        "reached_collection_point",
        "escaped",
        "died",
    ]


def test_on_a_contradicting_record_every_step_waits_for_the_settling(
    workspace: Workspace, hand: HandClock
) -> None:
    person_id = a_person(workspace).person_id
    forked(workspace, OtherLaptop(workspace.vault), person_id, hand)
    hand.advance(hours=5)
    for act in at_every_time(workspace, person_id, hand.now()):
        with pytest.raises(StepBlocked) as refused:
            act()
        assert {block.guard for block in refused.value.blocks} == {"custody_contradicts"}
        assert sentence(refused.value)


def test_on_a_record_set_aside_nothing_happens_and_it_is_said_where_it_does(
    workspace: Workspace, hand: HandClock
) -> None:
    kept = a_person(workspace)
    hand.advance(hours=1)
    aside = a_person(workspace, service_number="").person_id
    same = recorded_twice.SameMan(kept.tag_number, "той самий жетон", "лейтенант Гнатюк")
    recorded_twice.set_aside(workspace, aside, same)
    hand.advance(hours=1)
    before = person_files.open_file(workspace, aside)
    for at in (hand.now(), hand.now() - 90 * 60_000):
        for act in at_every_time(workspace, aside, at):
            with pytest.raises(RecordSetAside) as refused:
                act()
            assert sentence(refused.value)
    after = person_files.open_file(workspace, aside)
    assert after.timeline == before.timeline
    assert after.goes_on is not None
    assert after.goes_on.number == kept.tag_number, "what the sentence sends him to"
    escaped(workspace, kept.person_id)
    assert state(workspace, kept.person_id) == "escaped"


def test_on_a_person_with_a_field_in_conflict_what_happens_is_still_recorded(
    workspace: Workspace, hand: HandClock
) -> None:
    person_id = a_person(workspace).person_id
    other = OtherLaptop(workspace.vault)
    apart(workspace, other, person_id, {"surname": "Мельник"}, {"surname": "Мельниченко"})
    assert person_files.open_file(workspace, person_id).conflicts
    hand.advance(hours=1)
    escaped(workspace, person_id)
    inspections.mark_serious(workspace, person_id, hand.now())
    assert state(workspace, person_id) == "escaped"
    assert person_files.open_file(workspace, person_id).conflicts, "nothing settled by itself"


def sentence(error: SafeConductError) -> bool:
    """Whether it is said in every language what happened, what was saved and what to do now."""
    found = [message_for(error, words(language)) for language in SCREEN_LANGUAGES]
    return all(each.happened and each.saved and each.next_step for each in found)


@pytest.mark.parametrize("hours", [-50 * 24 * 365, -5, 5])
def test_a_corrected_time_lies_between_those_of_its_neighbours(
    workspace: Workspace, hand: HandClock, hours: int
) -> None:
    person_id = a_person(workspace).person_id
    for event in ("admitted_to_hospital", "left_hospital"):
        hand.advance(hours=4)
        custody_events.record_event(workspace, person_id, event, hand.now(), "Шпиталь")
    *_, hospital, _ = person_files.open_file(workspace, person_id).timeline
    hand.advance(hours=20)

    def corrected(at: int, place: str = "Шпиталь 5") -> None:
        custody_events.record_event(
            workspace,
            person_id,
            "admitted_to_hospital",
            at,
            place,
            note="за журналом шпиталю",
            corrects=hospital.event_id,
        )

    with pytest.raises(InputRefused) as refused:
        corrected(hospital.occurred_at + hours * HOUR)
    (key,) = refused.value.problems.values()
    assert key == ("custody.before_previous" if hours < 0 else "custody.after_next")
    assert all(words(language)(key) for language in SCREEN_LANGUAGES)
    assert len(person_files.open_file(workspace, person_id).timeline) == 3, "nothing was added"
    corrected(hospital.occurred_at + HOUR)
    assert state(workspace, person_id) == "collection_point"
