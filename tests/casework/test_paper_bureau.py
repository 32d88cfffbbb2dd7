"""N1 and N2 say of one or many what notices say, and no more; prepared ones bear their number and signature."""

import io
import unicodedata

import pypdfium2
import pytest

from casework import bureau, bureau_content, inspections, paper, paper_bureau
from casework.workspace import Workspace
from models.clock import HandClock
from papers import signed_record
from papers.content.answers import Issue
from store import device
from tests.scenarios.test_custody import registered

PLACE = "м. Суджа, вул. Леніна, 5, 51.1924 35.2701"


def text(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    read = "".join(page.get_textpage().get_text_range() for page in document)
    return unicodedata.normalize("NFKC", read)


@pytest.mark.parametrize("form", ["n1", "n2"])
def test_places_are_cut_and_health_is_of_serious_cases_alone(
    workspace: Workspace, hand: HandClock, form: str
) -> None:
    person_id = registered(workspace, captured_place=PLACE, health="sick")
    shown = text(paper.compose(workspace, form, (person_id,), "uk", "ru").pdf)
    assert "Леніна" not in shown
    assert "51.1924" not in shown
    assert "04:30" not in shown, "the hour of capture"
    content = getattr(paper_bureau, {"n1": "report_content", "n2": "event_content"}[form])
    issue = Issue.blank(("uk", "ru"))

    def health() -> object:
        made = content(workspace, issue, (person_id,))
        return [each.health for each in getattr(made, "persons", ()) or made.lines]

    before = health()
    inspections.mark_serious(workspace, person_id, hand.now())
    assert health() != before


@pytest.mark.parametrize(("form", "people"), [("n1", 3), ("n2", 3), ("n1", 27), ("n2", 27)])
def test_many_stand_on_one_paper_with_number_and_signed_record(
    workspace: Workspace, form: str, people: int
) -> None:
    ids = tuple(registered(workspace, service_number=f"АБ-{n}") for n in range(people))
    notices = bureau.prepare(workspace, ids)
    number, codes = paper_bureau.numbers_and_codes(workspace, ids)
    preview = paper.compose(workspace, form, ids, "uk", "en")
    assert preview.number == number
    assert number.endswith(f"+{people - 1}")
    shown = text(preview.pdf)
    assert all(f"АБ-{n}" in shown for n in range(people))

    def verify(key_id: bytes, data: bytes, signature: bytes) -> bool:
        with workspace.vault.read() as cursor:
            key = device.public_key(cursor, key_id)
        return key is not None and device.signed_record_holds(key, data, signature)

    told = {each: bureau_content.told(workspace, each) for each in notices}
    if people <= 12:
        read = [signed_record.decode((code,), verify) for code in codes]
        assert sorted(each["number"] for each in read) == sorted(
            each.claims["number"] for each in told.values()
        )
    else:
        read = signed_record.decode(codes, verify)
        assert {(name, digest.hex()) for name, digest in read} == {
            (each.claims["number"], each.digest) for each in told.values()
        }
    assert len(bureau.pending(workspace)) == people, "printing sends nothing"
