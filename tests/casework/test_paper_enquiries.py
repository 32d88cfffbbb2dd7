"""N3 prints the answer as it was given: what this enquirer may be told, signed, and nothing that came later."""

from pathlib import Path

import pytest

from casework import paper, paper_enquiries, people, person_files, tracing
from casework.workspace import Workspace
from models.enquiries import TELLS, Enquirer
from models.errors import NotYourRole, RecordMissing
from models.records import TracingEnquiry
from papers import signed_record
from papers.content.answers import Issue
from store import device
from store.unit_of_work import load
from tests.casework.fleet import a_fleet
from tests.casework.people import given
from tests.casework.test_paper_bureau import text
from tests.scenarios.test_custody import registered
from tests.scenarios.test_enquiries import asked

KNOWN = {
    "surname": "Мельниченко",
    "first_names": "Ігор",
    "patronymic": "Павлович",
    "rank": "капітан",
    "born": "1988-09-30",
    "service_number": "АБ-771177",
    "mail_address": "п/с 3308",
    "place_of_birth": "Конотоп",
    "father_first_name": "Зіновій",
    "mother_maiden_name": "Гончарук",
    "home_address": "Ромни",
    "captured_on": "2026-11-17",
}


def answered(workspace: Workspace, channel: str, outcome: str = "found") -> str:
    person_id = registered(workspace, **KNOWN)
    enquiry_id = asked(workspace, from_channel=channel)
    tracing.search(workspace, enquiry_id)
    if outcome == "found":
        tracing.link(workspace, enquiry_id, person_id)
    tracing.answer(workspace, enquiry_id, outcome)
    return enquiry_id


def printed(workspace: Workspace, enquiry_id: str, first: str = "uk", second: str = "en") -> str:
    shown = paper.compose(workspace, "n3", (enquiry_id,), first, second)
    return " ".join(text(shown.pdf).split())


@pytest.mark.parametrize("channel", ["bureau", "agency", "protecting_power"])
def test_row_26_what_this_enquirer_may_be_told_stands_on_it_and_no_more(
    workspace: Workspace, channel: str
) -> None:
    shown = printed(workspace, answered(workspace, channel))
    assert "Мельникова Вера" in shown, "who asked"
    assert "He is known here" in shown
    for name, value in KNOWN.items():
        told = name in TELLS[Enquirer(channel)]
        assert (value in shown) is told or name == "captured_on", name
    assert ("Взято в полон" in shown) is ("captured_on" in TELLS[Enquirer(channel)])


def test_row_21_the_bureau_tells_a_family_what_his_card_says(tmp_path: Path) -> None:
    with a_fleet(tmp_path) as fleet:
        shown = printed(fleet.at["bureau"], answered(fleet.at["bureau"], "family"))
        assert "Мельниченко" in shown
        assert "п/с 3308" in shown
        for name in KNOWN.keys() - set(TELLS[Enquirer.FAMILY]) - {"captured_on"}:
            assert KNOWN[name] not in shown, name
        assert "Army, regimental" not in shown, "no empty line says that there is more"


@pytest.mark.parametrize("outcome", ["not_found", "passed_on"])
def test_of_nobody_nothing_is_told(workspace: Workspace, outcome: str) -> None:
    shown = printed(workspace, answered(workspace, "family", outcome))
    assert "Information on the person" not in shown
    assert "Мельниченко" not in shown
    assert "Condition" not in shown
    content = paper_enquiries.answer_content(
        workspace, Issue.blank(("uk", "en")), answered(workspace, "agency", outcome)
    )
    assert content.answer == f"bureau.outcome_{outcome}"
    assert content.told == ()


def test_row_26_it_stays_what_was_answered_and_bears_the_signed_answer(
    workspace: Workspace,
) -> None:
    enquiry_id = answered(workspace, "agency")
    person_id = people.find(workspace, people.PeopleQuery()).ids[0]
    file = person_files.open_file(workspace, person_id)
    people.amend(workspace, file, {"surname": "Гук"}, "за паспортом")
    shown = printed(workspace, enquiry_id)
    assert "Мельниченко" in shown
    assert "Гук" not in shown
    number, codes = paper_enquiries.number_and_codes(workspace, enquiry_id)
    assert paper.compose(workspace, "n3", (enquiry_id,), "fr", "uk").number == number
    assert number in shown

    def verify(key_id: bytes, data: bytes, signature: bytes) -> bool:
        with workspace.vault.read() as cursor:
            key = device.public_key(cursor, key_id)
        return key is not None and device.signed_record_holds(key, data, signature)

    assert signed_record.decode(codes, verify)["told"]["surname"] == "Мельниченко"


def test_who_answered_stands_on_it_with_the_rank_in_its_own_place(workspace: Workspace) -> None:
    enquiry_id = answered(workspace, "agency")
    signed = paper_enquiries.answer_content(
        workspace, Issue.blank(("uk", "en")), enquiry_id
    ).signed_by
    assert (signed.name, signed.rank) == ("Коваль М. І.", "сержант")


def test_who_answered_before_ranks_stood_apart_stays_as_it_was_written(
    workspace: Workspace,
) -> None:
    enquiry_id = answered(workspace, "agency")
    kept = load(workspace.vault, TracingEnquiry, enquiry_id)
    with workspace.edit("enquiry.answer") as record:
        record.change(kept, answered_by="сержант Коваль М. І.", answered_rank="")
    content = paper_enquiries.answer_content(workspace, Issue.blank(("uk", "en")), enquiry_id)
    assert (content.signed_by.name, content.signed_by.rank) == ("сержант Коваль М. І.", "")
    assert "сержант Коваль М. І." in printed(workspace, enquiry_id)


def test_before_it_is_answered_there_is_nothing_to_print(workspace: Workspace) -> None:
    with pytest.raises(RecordMissing):
        paper.compose(workspace, "n3", (asked(workspace),), "uk", "en")


@pytest.mark.parametrize("role", ["commander", "medic", "property_officer", "auditor"])
def test_who_may_not_answer_may_not_print(workspace: Workspace, role: str) -> None:
    enquiry_id = answered(workspace, "agency")
    given(workspace, role)
    with pytest.raises(NotYourRole):
        paper.compose(workspace, "n3", (enquiry_id,), "uk", "en")


def test_it_is_journalled_under_the_enquiry(workspace: Workspace) -> None:
    enquiry_id = answered(workspace, "agency")
    shown = paper.compose(workspace, "n3", (enquiry_id,), "uk", "en")
    paper.issue(workspace, shown, "pdf")
    (line,) = paper.printings_of(workspace, enquiry_id)
    assert (line.form, line.digest) == ("n3", shown.digest)
