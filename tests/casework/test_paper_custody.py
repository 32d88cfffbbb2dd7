"""Every paper about one person, filled from a record and blank; none says what it must not."""

import unicodedata

import pypdfium2
import pytest

from casework import commissions, deaths, paper
from casework.paper_custody import ABOUT_ONE
from casework.workspace import Workspace
from models.errors import RecordMissing
from models.ids import new_id
from models.records import Wish
from tests.casework.people import MONEY, WATCH, a_person
from tests.scenarios.test_custody import registered

NEEDS = {"d1", "r1"}


def text(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    read = "".join(page.get_textpage().get_text_range() for page in document)
    return unicodedata.normalize("NFKC", read)


def prepared(workspace: Workspace) -> str:
    person_id = registered(
        workspace,
        items=(WATCH, MONEY),
        note="CANARY",
        captured_grid="36U YC 99999",
        mail_address="Табір «Захід-1», а/с 7",
        inform_name="Мельникова Вера",
    )
    with workspace.edit("test") as record:
        record.add(Wish(id=new_id(workspace.clock), person_id=person_id, wish="CANARY"))
    decided = commissions.Decided("A", "проф. Ларин", workspace.now())
    commissions.record_decision(workspace, person_id, decided)
    report = deaths.DeathReport(workspace.now(), "Шпиталь 5", "illness", "", "nobody", "Гук")
    deaths.record_death(workspace, person_id, report)
    return person_id


@pytest.mark.parametrize("form", sorted([*ABOUT_ONE, "n1", "n2"]))
@pytest.mark.parametrize("languages", [("uk", "ru"), ("fr", "ko")])
def test_it_is_filled_from_the_record(
    workspace: Workspace, form: str, languages: tuple[str, str]
) -> None:
    person_id = prepared(workspace)
    preview = paper.compose(workspace, form, (person_id,), *languages)
    shown = text(preview.pdf)
    assert "Мельников" in shown or "Мельников".upper() in shown
    assert "CANARY" not in shown
    assert "99999" not in shown
    paper.issue(workspace, preview, "pdf")
    assert paper.printings_of(workspace, person_id)[-1].digest == preview.digest


@pytest.mark.parametrize("form", sorted([*ABOUT_ONE, "n1", "n2"]))
def test_it_prints_blank_too(workspace: Workspace, form: str) -> None:
    person_id = a_person(workspace).person_id
    preview = paper.compose(workspace, form, (person_id,), "uk", "en", blank=True)
    assert preview.pages >= 1
    assert "Мельников" not in text(preview.pdf)


@pytest.mark.parametrize("form", sorted(NEEDS))
def test_what_is_not_recorded_is_not_certified(workspace: Workspace, form: str) -> None:
    person_id = a_person(workspace).person_id
    with pytest.raises(RecordMissing):
        paper.compose(workspace, form, (person_id,), "uk", "en")
