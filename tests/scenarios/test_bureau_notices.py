"""A notice to the Bureau stays what it was told: prepared is not sent, signed, provable, the same whoever tells."""

from hashlib import sha256

import cbor2
import pytest

from casework import bureau, bureau_content, custody_events, escapes
from casework.workspace import Workspace
from models.clock import HandClock
from models.duties import HOUR
from models.errors import NotYourRole, RecordMissing
from models.records import BureauNotice, Person
from store.unit_of_work import load
from tests.casework.people import given
from tests.scenarios.test_bureau import BY_PAPER, notices
from tests.scenarios.test_custody import owed, registered


def test_row_22_prepared_or_printed_but_not_sent_stays_owed(
    workspace: Workspace, hand: HandClock
) -> None:
    person_id = registered(workspace)
    (notice_id,) = bureau.prepare(workspace, (person_id,))
    assert "bureau_notice" in owed(workspace, person_id)
    assert [each.prepared for each in bureau.pending(workspace)] == [notice_id]
    hand.advance(hours=1)
    assert bureau.prepare(workspace, (person_id,)) == (notice_id,), "one notice, not two"
    (kept,) = notices(workspace)
    assert kept.prepared_at < hand.now(), "nothing changed, so the paper that was printed holds"
    with pytest.raises(RecordMissing):
        bureau.acknowledge(workspace, (notice_id,), "НІБ-1")
    bureau.mark_sent(workspace, (notice_id,), BY_PAPER)
    assert bureau.pending(workspace) == ()
    with pytest.raises(RecordMissing):
        bureau.mark_sent(workspace, (notice_id,), BY_PAPER)


def test_row_22_what_is_corrected_before_sending_is_prepared_anew_under_the_same_number(
    workspace: Workspace,
) -> None:
    person_id = registered(workspace)
    bureau.prepare(workspace, (person_id,))
    (before,) = notices(workspace)
    _correct(workspace, person_id, "Мельниченко")
    bureau.send(workspace, (person_id,), bureau.Sending("exchange"))
    (after,) = notices(workspace)
    assert (after.id, after.number) == (before.id, before.number)
    assert after.digest != before.digest
    said = bureau_content.told(workspace, after.id)
    assert said.claims["person"]["surname"] == "Мельниченко"
    assert said.genuine


def test_row_22_a_printed_notice_is_told_as_it_was_printed(workspace: Workspace) -> None:
    person_id = registered(workspace)
    bureau.prepare(workspace, (person_id,))
    (before,) = notices(workspace)
    _correct(workspace, person_id, "Мельниченко")
    bureau.send(workspace, (person_id,), BY_PAPER)
    (after,) = notices(workspace)
    assert after.digest == before.digest, "the paper that went says this"


def test_row_22_what_was_told_stays_provable_after_a_correction(workspace: Workspace) -> None:
    person_id = registered(workspace, captured_place="м. Суджа, вул. Леніна, 5")
    bureau.send(workspace, (person_id,), BY_PAPER)
    (kept,) = notices(workspace)
    _correct(workspace, person_id, "Мельниченко")
    said = bureau_content.told(workspace, kept.id)
    assert said.genuine
    assert said.claims["person"]["surname"] == "Мельников"
    assert said.claims["person"]["captured_place"] == "м. Суджа"
    assert said.claims["number"] == kept.number
    assert sha256(cbor2.dumps(said.claims, canonical=True)).hexdigest() == kept.digest
    assert said.device == workspace.author.device.text


@pytest.mark.parametrize("field", ["signed", "digest"])
def test_row_22_a_notice_that_was_tampered_with_is_not_genuine(
    workspace: Workspace, field: str
) -> None:
    first, second = (registered(workspace, service_number=f"АБ-20020{n}") for n in (1, 2))
    bureau.send(workspace, (first, second), BY_PAPER)
    mine, other = notices(workspace)
    forged = getattr(other, field)
    with workspace.edit("test") as record:
        record.change(load(workspace.vault, BureauNotice, mine.id), **{field: forged})
    assert not bureau_content.told(workspace, mine.id).genuine
    with workspace.edit("test") as record:
        broken = f"{mine.signed[:-9]}{'0' if mine.signed[-9] != '0' else '1'}{mine.signed[-8:]}"
        record.change(
            load(workspace.vault, BureauNotice, mine.id), signed=broken, digest=mine.digest
        )
    again = bureau_content.told(workspace, mine.id)
    assert not again.genuine
    assert again.claims == {}


def test_row_24_a_corrected_event_names_the_notice_it_corrects(
    workspace: Workspace, hand: HandClock
) -> None:
    person_id = registered(workspace)
    hand.advance(hours=2)
    escapes.escape(
        workspace, person_id, escapes.Escape(hand.now(), hand.now() - HOUR, "x", "y", "Гук")
    )
    bureau.send(workspace, (person_id,), BY_PAPER)
    told = next(each for each in notices(workspace) if each.notice == "escaped")
    custody_events.record_event(
        workspace,
        person_id,
        "escaped",
        hand.now() - HOUR,
        "Суджа",
        note="година інша",
        corrects=told.event_id,
    )
    (notice_id,) = bureau.prepare(workspace, (person_id,))
    assert bureau_content.told(workspace, notice_id).claims["corrects"] == told.number


def test_row_53_the_content_is_the_same_whoever_tells(workspace: Workspace) -> None:
    person_id = registered(workspace, father_first_name="Павел")
    told = []
    for role in ("registrar", "bureau_officer"):
        given(workspace, role)
        (notice_id,) = bureau.prepare(workspace, (person_id,))
        told.append(bureau_content.told(workspace, notice_id).claims)
    assert told[0] == told[1]
    for role in ("commander", "medic", "legal_officer", "auditor"):
        given(workspace, role)
        with pytest.raises(NotYourRole):
            bureau.prepare(workspace, (person_id,))
        with pytest.raises(NotYourRole):
            bureau.mark_sent(workspace, (notice_id,), BY_PAPER)
        with pytest.raises(NotYourRole):
            bureau_content.told(workspace, notice_id)


def test_row_53_the_answer_of_the_bureau_is_taken_by_its_officer_alone(
    workspace: Workspace,
) -> None:
    person_id = registered(workspace)
    bureau.send(workspace, (person_id,), BY_PAPER)
    (notice_id,) = bureau.waiting(workspace, (person_id,))
    given(workspace, "registrar")
    with pytest.raises(NotYourRole):
        bureau.acknowledge(workspace, (notice_id,), "НІБ-1")
    given(workspace, "bureau_officer")
    bureau.acknowledge(workspace, (notice_id,), "НІБ-1")


def _correct(workspace: Workspace, person_id: str, surname: str) -> None:
    with workspace.edit("test", reason="як у документі") as record:
        record.change(load(workspace.vault, Person, person_id), surname=surname)
