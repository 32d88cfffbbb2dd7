"""What the Bureau's own register has is acknowledged by itself, and nothing else is."""

from dataclasses import replace
from pathlib import Path

from sqlmodel import select

from casework import bureau, bureau_content, bureau_register
from casework.workspace import Workspace
from models.tables import BureauNoticeRow
from models.trust_acts import Concern
from store import peers
from sync import noticing
from tests.casework.fleet import a_fleet
from tests.casework.test_concerns import deal
from tests.scenarios.test_custody import registered

BY_EXCHANGE = bureau.Sending("exchange")


def of(workspace: Workspace) -> list[BureauNoticeRow]:
    with workspace.vault.session() as session:
        return list(session.exec(select(BureauNoticeRow)).all())


def test_a_notice_is_acknowledged_once_the_bureaus_register_says_it_has_it(tmp_path: Path) -> None:
    with a_fleet(tmp_path, "point", "camp") as fleet:
        point = fleet.at["point"]
        person_id = registered(point)
        bureau.send(point, (person_id,), BY_EXCHANGE)

        def answered() -> list[str]:
            bureau_register.acknowledge_held(point)
            return [each.acknowledgement for each in of(point)]

        assert answered() == [""]
        fleet.carry("point", "camp", "point")
        assert answered() == [""], "a camp is not the Bureau"
        fleet.carry("bureau")
        assert answered() == [""], "nobody has told us yet that it has it"
        (there,) = of(fleet.at["bureau"])
        told = bureau_content.told(fleet.at["bureau"], there.id)
        assert told.genuine, "the Bureau checks the signature of the collection point"
        assert told.device == point.author.device.text
        fleet.carry("point")
        (reference,) = answered()
        assert reference.startswith("National Information Bureau · ")
        touched = bureau_register.acknowledge_held(point)
        assert not touched.records, "once"


def test_without_an_authority_nothing_is_concluded(workspace: Workspace) -> None:
    person_id = registered(workspace)
    bureau.send(workspace, (person_id,), BY_EXCHANGE)
    assert not bureau_register.acknowledge_held(workspace).records
    assert of(workspace)[0].acknowledged_at == 0


def test_what_is_prepared_and_not_sent_is_never_acknowledged(tmp_path: Path) -> None:
    with a_fleet(tmp_path, "point") as fleet:
        point = fleet.at["point"]
        bureau.prepare(point, (registered(point),))
        fleet.carry("point", "bureau", "point")
        assert not bureau_register.acknowledge_held(point).records


def test_a_register_put_back_is_not_believed_until_an_officer_dealt_with_it(tmp_path: Path) -> None:
    with a_fleet(tmp_path, "point") as fleet:
        point, device = fleet.at["point"], fleet.at["bureau"].author.device.id

        def put_back() -> None:
            """As taking its bundle notes it (`tests/casework/test_concerns.py`)."""
            with point.vault.write() as cursor:
                heard = peers.peer(cursor, device)
                assert heard is not None
                peers.note(cursor, replace(heard, shrank=True))
                noticing.heard(cursor, device, 0, put_back=True)

        def answered() -> int:
            bureau_register.acknowledge_held(point)
            return sum(each.acknowledged_at > 0 for each in of(point))

        for turn in range(2):
            put_back()
            person_id = registered(point, service_number=f"АБ-{turn}")
            bureau.send(point, (person_id,), BY_EXCHANGE)
            fleet.carry("point", "bureau", "point")
            assert answered() == turn, "its disk was put back: nothing is concluded"
            assert deal(point, Concern.ROLLED_BACK, fleet.at["bureau"])
            assert answered() == turn + 1, "looked into: what it says it holds now is believed"
