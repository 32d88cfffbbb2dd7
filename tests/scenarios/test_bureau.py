"""What the Bureau is told: all of it, once, authenticated, acknowledged; and nothing it must not know."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import cbor2
import pytest
from sqlmodel import select

from casework import (
    bureau,
    bureau_content,
    duties,
    escapes,
    inspections,
    person_cards,
    person_files,
    registers,
)
from casework.registers import Register
from casework.workspace import Workspace
from models.clock import HandClock
from models.duties import DAY, HOUR
from models.errors import InputRefused, NotYourRole, RecordMissing, StepBlocked
from models.ids import new_id
from models.records import Wish
from models.tables import BureauNoticeRow
from tests.casework.people import START, STATION, a_person, given
from tests.scenarios.test_custody import owed, registered

ROOT = Path(__file__).resolve().parents[2]
BY_PAPER = bureau.Sending("paper", "seal")


def notices(workspace: Workspace) -> list[BureauNoticeRow]:
    with workspace.vault.session() as session:
        return list(session.exec(select(BureauNoticeRow)).all())


def test_row_22_what_is_owed_is_told_and_then_waits_for_the_answer(
    workspace: Workspace, hand: HandClock
) -> None:
    person_id = registered(workspace)
    hand.advance(hours=2)
    escapes.escape(
        workspace, person_id, escapes.Escape(hand.now(), hand.now() - HOUR, "x", "y", "Гук")
    )
    assert [each.notice for each in bureau.pending(workspace)] == ["registered", "escaped"]
    bureau.send(workspace, (person_id,), BY_PAPER)
    assert "bureau_notice" not in owed(workspace, person_id)
    assert "bureau_acknowledgement" in owed(workspace, person_id)
    sent = notices(workspace)
    assert len({each.number for each in sent}) == 2
    assert all(len(each.digest) == 64 and each.authenticated_by for each in sent)
    with pytest.raises(StepBlocked):
        bureau.send(workspace, (person_id,), BY_PAPER)
    first, second = bureau.waiting(workspace, (person_id,))
    with pytest.raises(InputRefused):
        bureau.acknowledge(workspace, (first,), " ")
    bureau.acknowledge(workspace, (first,), "НІБ-17/26")
    assert "bureau_acknowledgement" in owed(workspace, person_id)
    with pytest.raises(RecordMissing):
        bureau.acknowledge(workspace, (first, second), "НІБ-18/26")
    bureau.acknowledge(workspace, (second,), "НІБ-18/26")
    assert "bureau_acknowledgement" not in owed(workspace, person_id)
    with pytest.raises(RecordMissing):
        bureau.acknowledge(workspace, (first,), "НІБ-17/26")
    with pytest.raises(RecordMissing):
        bureau.waiting(workspace, (person_id,))


def test_27_people_are_told_of_in_one_act_each_under_a_number(workspace: Workspace) -> None:
    ids = tuple(registered(workspace, service_number=f"АБ-{n}") for n in range(27))
    bureau.send(workspace, ids, BY_PAPER)
    assert len({each.number for each in notices(workspace)}) == 27
    assert bureau.pending(workspace) == ()


def test_row_25_serious_cases_are_told_every_week(workspace: Workspace, hand: HandClock) -> None:
    person_id = a_person(workspace).person_id
    inspections.mark_serious(workspace, person_id, hand.now())
    hand.advance(hours=24)
    bureau.send(workspace, (person_id,), BY_PAPER)
    due = {duty.kind: duty.due_at for duty in duties.duties_of(workspace, person_id)}
    assert due["weekly_report"] == hand.now() + 7 * DAY
    assert notices(workspace)[0].notice == "serious_case"
    told = bureau_content.told(workspace, notices(workspace)[0].id).claims
    assert told["person"]["health"] == "not_wounded"
    assert bureau.pending(workspace, (person_id,)) == (), "told this week"
    hand.advance(hours=6 * 24)
    assert [each.notice for each in bureau.pending(workspace)] == ["serious_case"]


def test_row_23_the_canonical_content_of_article_122(workspace: Workspace) -> None:
    person_id = registered(
        workspace,
        father_first_name="Павел",
        mother_maiden_name="Орлова",
        place_of_birth="Пенза",
        inform_name="Мельникова Вера",
        inform_address="Пенза, ул. Речная, 11",
        captured_grid="36U YC 123 456",
        note="CANARY",
        handling_code="2",
    )
    with workspace.edit("test") as record:
        record.add(
            Wish(id=new_id(workspace.clock), person_id=person_id, wish="CANARY not to return")
        )
    (notice_id,) = bureau.prepare(workspace, (person_id,))
    said = bureau_content.told(workspace, notice_id).claims
    raw = cbor2.dumps(said)
    for name in (
        "surname",
        "first_names",
        "rank",
        "born",
        "service_number",
        "power",
        "father_first_name",
        "mother_maiden_name",
        "place_of_birth",
        "inform_name",
        "inform_address",
    ):
        assert said["person"][name], name
    assert said["event"]["event"] == "registered"
    assert b"CANARY" not in raw
    assert b"36U" not in raw
    for name in ("handling_code", "language", "captured_time", "health"):
        assert name not in said["person"], name


def test_row_53_only_whose_role_it_is_tells_the_bureau(workspace: Workspace) -> None:
    person_id = registered(workspace)
    given(workspace, "property_officer")
    with pytest.raises(NotYourRole):
        bureau.send(workspace, (person_id,), BY_PAPER)
    assert owed(workspace, person_id) == {"arrival_inspection"}, "of custody nothing is told"
    given(workspace, "")
    assert "bureau_notice" in owed(workspace, person_id)


def test_row_13_unsent_notices_age_on_the_first_screen(
    workspace: Workspace, hand: HandClock
) -> None:
    person_id = registered(workspace)
    hand.advance(hours=25)
    late = [
        duty
        for duty in duties.today(workspace).duties
        if duty.kind == "bureau_notice" and duty.subject_id == person_id
    ]
    assert [duty.urgency for duty in late] == ["overdue"]


KILLED = """
import os, sys
from casework import bureau, people, registers
from casework.registers import Register
from models.clock import HandClock
from pathlib import Path
folder, passphrase, instant = sys.argv[1:]
workspace = registers.unlock(Register(Path(folder), practice=False), passphrase, HandClock(int(instant)))
ids = people.find(workspace, people.PeopleQuery()).ids
print("ready", flush=True)
for person_id in ids:
    bureau.send(workspace, (person_id,), bureau.Sending("paper", "seal"))
    print(person_id, flush=True)
"""


def test_row_22_killed_in_the_middle_nothing_is_lost_or_told_twice(
    workspace: Workspace, hand: HandClock
) -> None:
    ids = [registered(workspace, service_number=f"АБ-{n}") for n in range(12)]
    folder = workspace.folder
    workspace.close()
    running = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(folder), STATION["passphrase"], str(hand.now())],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert running.stdout
    assert running.stdout.readline().strip() == "ready"
    confirmed = [running.stdout.readline().strip() for _ in range(4)]
    os.kill(running.pid, signal.SIGKILL)
    running.wait()
    again = registers.unlock(Register(folder, practice=False), STATION["passphrase"], hand)
    try:
        told = {each.person_id for each in notices(again)}
        assert set(confirmed) <= told
        assert len(notices(again)) == len(told)
        left = {each.person_id for each in bureau.pending(again)}
        assert left == set(ids) - told
        bureau.send(again, tuple(ids), BY_PAPER)
        assert bureau.pending(again) == ()
        assert len({each.number for each in notices(again)}) == len(ids)
    finally:
        again.close()
    assert START


def test_a_file_shows_a_person_of_whom_everything_was_told(workspace: Workspace) -> None:
    person_id = registered(workspace)
    bureau.send(workspace, (person_id,), BY_PAPER)
    assert person_files.open_file(workspace, person_id).card.state == "collection_point"
    assert person_cards.cards(workspace, (person_id,))[0].duties > 0
