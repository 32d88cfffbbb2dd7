"""Papers from the register: what is shown is what is journalled, and nothing stands there that must not."""

from hashlib import sha256

import pypdfium2
import pytest
import zxingcpp

from casework import departures, paper, property_custody, reception, transfer_checks, transfers
from casework.drafts import DocumentDraft
from casework.transfers import TransferDraft
from casework.workspace import Workspace
from models.errors import RecordMissing
from papers import signed_record
from store import device
from tests.casework.moves import SAFETY
from tests.casework.people import MONEY, WATCH, a_person
from tests.casework.visiting import a_visit

NEEDS_AN_END = ("d1", "d1l", "r1", "r2l", "n3")
"""Papers about a death, a decision, the end of a captivity (`tests/casework/test_paper_lists.py`) or an enquiry."""


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def a_transfer(workspace: Workspace, people: int = 3) -> tuple[str, tuple[str, ...]]:
    ids = tuple(
        a_person(
            workspace,
            surname=f"Мельников{n}",
            service_number=f"АБ-2002{n:02}",
            items=(WATCH, MONEY),
        ).person_id
        for n in range(people)
    )
    for person_id in ids:
        property_custody.seal_packet(workspace, person_id, "0047112")
    draft = TransferDraft(
        destination="Табір «Захід-1»", escort_name="Ткач О. О.", vehicle="AA 1234 BB"
    )
    transfer_id = transfers.open_transfer(workspace, draft).transfer_id
    transfers.add_people(workspace, transfer_id, ids)
    transfer_checks.set_fitness(workspace, transfer_id, ids, "fit", "Савченко")
    transfer_checks.give_notice(workspace, transfer_id, "Табір «Захід-1», п/с 77", "ru")
    departures.seal_list(workspace, transfer_id, SAFETY)
    return transfer_id, ids


@pytest.mark.parametrize("form", [form for form in paper.FORMS if form not in NEEDS_AN_END])
@pytest.mark.parametrize("pair", [("uk", "en"), ("uk", "ru"), ("fr", "ko")])
def test_every_form_is_composed_and_journalled_as_shown(
    workspace: Workspace, form: str, pair: tuple[str, str]
) -> None:
    transfer_id, ids = a_transfer(workspace)
    subjects = {
        **dict.fromkeys(("t0", "t1"), (transfer_id,)),
        **dict.fromkeys(("p2", "x1", "m5"), (workspace.station.id,)),
        "t2": (transfer_id, ids[0]),
        "k1": ids,
        "x3": (a_visit(workspace),),
    }.get(form, (ids[0],))
    shown = paper.compose(workspace, form, subjects, *pair)
    again = paper.compose(workspace, form, subjects, *pair)
    assert shown.pdf == again.pdf
    assert shown.digest == sha256(shown.pdf).hexdigest()
    assert shown.pages == len(pypdfium2.PdfDocument(shown.pdf))
    assert shown.head_code in text_of(shown.pdf)
    assert "Мельников0".casefold() in text_of(shown.pdf).casefold()
    paper.issue(workspace, shown, "pdf")
    (printed,) = paper.printings_of(workspace, shown.subject_id)
    assert (printed.form, printed.digest, printed.way) == (form, shown.digest, "pdf")


@pytest.mark.parametrize("form", paper.FORMS)
def test_every_form_prints_blank_without_any_name(workspace: Workspace, form: str) -> None:
    a_transfer(workspace)
    blank = paper.compose(workspace, form, (), "uk", "en", blank=True)
    assert "Мельников" not in text_of(blank.pdf)
    assert blank.subject_id == ""


def test_the_reception_stands_on_the_record(workspace: Workspace) -> None:
    transfer_id, ids = a_transfer(workspace)
    departures.depart(workspace, transfer_id, None, SAFETY)
    reception.tick(workspace, transfer_id, ids[1], "absent", "не було у машині")
    reception.tick_all_present(workspace, transfer_id)
    reception.arrive(workspace, transfer_id, "Гук В. В.", "капітан", "Табір «Захід-1»")
    shown = paper.compose(workspace, "t1", (transfer_id,), "uk", "en", arrived=True)
    assert "не було у машині" in text_of(shown.pdf)
    assert "Гук В. В." in text_of(shown.pdf)


def test_the_symbols_on_the_list_hold_a_signed_record(workspace: Workspace) -> None:
    transfer_id, ids = a_transfer(workspace, 5)
    shown = paper.compose(workspace, "t1", (transfer_id,), "uk", "en")
    page = pypdfium2.PdfDocument(shown.pdf)
    texts = [
        code.text
        for number in range(len(page))
        for code in zxingcpp.read_barcodes(page[number].render(scale=300 / 72).to_pil())
    ]
    with workspace.vault.read() as cursor:
        own = device.own(cursor)

    def verify(key_id: bytes, signed: bytes, signature: bytes) -> bool:
        own.private_key.public_key().verify(signature, signed)
        return key_id == own.id

    claims = signed_record.decode(
        [text for text in texts if text.startswith(signed_record.PREFIX)], verify
    )
    assert claims[1] == "t1"
    assert len(claims[4]) == len(ids)


def test_what_must_not_stand_on_paper_does_not(workspace: Workspace) -> None:
    hidden = {"captured_grid": "36U YC 123 456", "note": "КАНАРКА", "unit_volunteered": "СЕКРЕТ"}
    person = a_person(
        workspace,
        documents=(DocumentDraft(holder_as_printed="Чужой Имярек", belongs="another"),),
        **hidden,
    )
    for form in ("k1", "b1", "b2", "p1"):
        text = text_of(paper.compose(workspace, form, (person.person_id,), "uk", "ru").pdf)
        for word in ("36U", "КАНАРКА", "СЕКРЕТ", "OR-6", "Имярек"):
            assert word not in text


def test_the_language_the_prisoner_reads_is_proposed(workspace: Workspace) -> None:
    korean = a_person(
        workspace, language="ko", surname="김", first_names="철수", patronymic=""
    ).person_id
    assert paper.languages_for(workspace, "b1", (korean,)) == ("uk", "ko")
    assert paper.languages_for(workspace, "t1", ()) == ("uk", "en")


def test_a_paper_about_nobody_is_refused(workspace: Workspace) -> None:
    with pytest.raises(RecordMissing):
        paper.compose(workspace, "p1", ("01a1e860-7d00-7000-8000-000000000000",), "uk", "en")
