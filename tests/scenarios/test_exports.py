"""Lists for visits and of the screen: everybody, nothing that must not go out, nothing a spreadsheet computes."""

import csv
import subprocess
from io import BytesIO, StringIO
from pathlib import Path

import openpyxl
import pytest
from sqlmodel import select

from casework import custody_events, escapes, exports, people, visits
from casework.people import PeopleQuery
from casework.workspace import Workspace
from models.clock import HandClock
from models.duties import HOUR
from models.errors import InputRefused, NotYourRole, PaperNotSaved
from models.ids import new_id
from models.records import Wish
from models.tables import PrintingRow, VisitRow
from resources.words import SCREEN_LANGUAGES
from tests.casework.people import given
from tests.scenarios.test_bad_times import sentence
from tests.scenarios.test_custody import registered

FORMULAS = ("=CMD()", "+1+1", "-2", "@SUM(A1)", "\t=1", "  =1", "＝1")


def read(data: bytes, way: str) -> list[list[str]]:
    if way == "csv":
        assert data.startswith(b"\xef\xbb\xbf")
        return list(csv.reader(StringIO(data.decode("utf-8-sig"), newline="")))
    sheet = openpyxl.load_workbook(BytesIO(data)).active
    assert sheet is not None
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            assert cell.data_type in {"s", "n"}
            assert cell.value is None or cell.data_type == "s", cell.value
            assert cell.number_format == "@"
    return [["" if cell is None else str(cell) for cell in row] for row in sheet.values]


def exported(workspace: Workspace, folder: Path, way: str = "xlsx") -> list[list[str]]:
    ids = people.find(workspace, PeopleQuery()).ids
    target = folder / f"list.{way}"
    exports.export_list(workspace, ids, target, "en", "наказ 17")
    return read(target.read_bytes(), way)


@pytest.mark.parametrize("way", exports.WAYS)
def test_row_1_the_list_for_a_visit_is_everybody_who_is_held(
    workspace: Workspace, hand: HandClock, tmp_path: Path, way: str
) -> None:
    here, ill, gone = (
        registered(workspace, surname=name, service_number=f"АБ-{name}")
        for name in ("Тутешній", "Хворий", "Утікач")
    )
    hand.advance(hours=2)
    custody_events.record_event(
        workspace, ill, "admitted_to_hospital", hand.now(), "Шпиталь, 48.2755 37.1812"
    )
    escape = escapes.Escape(hand.now(), hand.now() - HOUR, "x", "y", "Гук")
    escapes.escape(workspace, gone, escape)
    target = tmp_path / f"visit.{way}"
    exports.show_to_visitors(workspace, "icrc", "M. Dupont, Mme Favre", target, "fr")
    lines = read(target.read_bytes(), way)
    assert {line[2] for line in lines[1:]} == {"Тутешній", "Хворий"}
    assert any("Шпиталь" in line for line in lines[1:])
    assert b"48.2755" not in target.read_bytes()
    with workspace.vault.session() as session:
        (visit,) = session.exec(select(VisitRow)).all()
    assert (visit.people, visit.visitor, len(visit.digest)) == (2, "icrc", 64)
    shown, total = visits.visits(workspace)
    assert (total, shown[0].delegates) == (1, "M. Dupont, Mme Favre")
    assert here


@pytest.mark.parametrize("way", exports.WAYS)
@pytest.mark.parametrize("language", SCREEN_LANGUAGES)
def test_row_19_and_46_no_file_says_what_must_never_go_out(
    workspace: Workspace, tmp_path: Path, way: str, language: str
) -> None:
    person_id = registered(
        workspace,
        note="CANARY hotline drone surrender",
        captured_grid="36U YC 12345 67890",
        captured_place="CANARY place",
        first_aid="tourniquet",
        health="seriously_wounded",
        handling_code="3",
        inform_name="CANARY kin",
        inform_address="CANARY street",
        father_first_name="CANARYfather",
        unit_volunteered="CANARY unit",
        non_disclosure="CANARY fear",
    )
    with workspace.edit("test") as record:
        record.add(Wish(id=new_id(workspace.clock), person_id=person_id, wish="CANARY wish"))
    exports.export_list(workspace, (person_id,), tmp_path / f"a.{way}", language, "наказ")
    exports.show_to_visitors(workspace, "icrc", "X", tmp_path / f"b.{way}", language)
    for name in ("a", "b"):
        said = " ".join(
            " ".join(line) for line in read((tmp_path / f"{name}.{way}").read_bytes(), way)
        )
        assert "Мельников" in said
        for word in ("CANARY", "36U", "12345", "tourniquet", "hotline", "wounded", "drone"):
            assert word not in said, word


@pytest.mark.parametrize("way", exports.WAYS)
@pytest.mark.parametrize("formula", FORMULAS)
def test_nothing_is_computed_and_zeros_stay(
    workspace: Workspace, tmp_path: Path, way: str, formula: str
) -> None:
    registered(workspace, surname=formula, rank=formula, service_number="007700")
    (_, line) = exported(workspace, tmp_path, way)
    assert "007700" in line
    said = line[2].lstrip()
    assert formula.strip().lstrip("'") in said.lstrip("'")
    if way == "csv":
        assert line[2].startswith("'"), line[2]


def test_every_line_of_the_list_in_its_order(workspace: Workspace, tmp_path: Path) -> None:
    ids = tuple(registered(workspace, service_number=f"АБ-{n:06}") for n in range(27))
    target = tmp_path / "list.csv"
    exports.export_list(workspace, ids[::-1], target, "en", "наказ")
    numbers = [line[9] for line in read(target.read_bytes(), "csv")[1:]]
    assert numbers == [f"АБ-{n:06}" for n in reversed(range(27))]


def test_row_10_a_bulk_export_asks_for_a_reason_and_is_journalled(
    workspace: Workspace, tmp_path: Path
) -> None:
    person_id = registered(workspace)
    target = tmp_path / "list.csv"
    with pytest.raises(InputRefused):
        exports.export_list(workspace, (person_id,), target, "en", "  ")
    assert list(tmp_path.glob("list*")) == []
    touched = exports.export_list(workspace, (person_id,), target, "en", "наказ 17 від 20.11")
    with workspace.vault.session() as session:
        (printed,) = session.exec(select(PrintingRow)).all()
    assert (printed.form, printed.way, len(printed.digest)) == ("list", "csv", 64)
    with workspace.vault.read() as cursor:
        cursor.execute("SELECT body FROM entry ORDER BY number DESC LIMIT 1")
        assert "наказ 17 від 20.11".encode() in cursor.fetchone()[0]
    assert touched.records


def test_row_53_whose_role_it_is_not_makes_no_list(workspace: Workspace, tmp_path: Path) -> None:
    person_id = registered(workspace)
    given(workspace, "medic property_officer auditor")
    with pytest.raises(NotYourRole):
        exports.export_list(workspace, (person_id,), tmp_path / "a.csv", "en", "наказ")
    with pytest.raises(NotYourRole):
        exports.show_to_visitors(workspace, "icrc", "X", tmp_path / "b.csv", "en")
    assert list(tmp_path.glob("?.csv*")) == []


@pytest.mark.parametrize(("visitor", "delegates"), [("press", "X"), ("icrc", " "), ("", "X")])
def test_who_visits_is_named(
    workspace: Workspace, tmp_path: Path, visitor: str, delegates: str
) -> None:
    with pytest.raises(InputRefused):
        exports.show_to_visitors(workspace, visitor, delegates, tmp_path / "v.csv", "en")


def rows(workspace: Workspace) -> int:
    with workspace.vault.session() as session:
        visits = len(session.exec(select(VisitRow)).all())
        return visits + len(session.exec(select(PrintingRow)).all())


def test_a_disk_that_has_gone_leaves_nothing(workspace: Workspace, tmp_path: Path) -> None:
    person_id = registered(workspace)
    with pytest.raises(PaperNotSaved) as refused:
        exports.export_list(workspace, (person_id,), tmp_path / "no" / "a.csv", "en", "наказ")
    assert refused.value.reason == "gone"
    assert sentence(refused.value)
    with pytest.raises(PaperNotSaved):
        exports.show_to_visitors(workspace, "icrc", "X", tmp_path / "no" / "a.xlsx", "en")
    assert rows(workspace) == 0


@pytest.fixture
def full(tmp_path: Path):
    folder = tmp_path / "full"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("mounting a small disk is not permitted here")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=False)


def test_a_full_disk_keeps_what_stood_there_and_no_half_file(
    workspace: Workspace, full: Path
) -> None:
    ids = tuple(registered(workspace, service_number=f"АБ-{n:06}") for n in range(120))
    before = full / "list.csv"
    before.write_text("what stood there")
    with pytest.raises(PaperNotSaved) as refused:
        exports.export_list(workspace, ids, before, "en", "наказ")
    assert refused.value.reason == "full"
    assert sentence(refused.value)
    assert before.read_text() == "what stood there"
    assert [path.name for path in full.iterdir()] == ["list.csv"]
    assert rows(workspace) == 0


def test_a_file_the_journal_does_not_know_is_not_left(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    person_id = registered(workspace)
    target = tmp_path / "list.csv"

    def fails(*_args: object, **_named: object) -> None:
        raise PaperNotSaved("refused")

    monkeypatch.setattr(type(workspace), "edit", fails)
    with pytest.raises(PaperNotSaved):
        exports.export_list(workspace, (person_id,), target, "en", "наказ")
    assert list(tmp_path.glob("list*")) == []
