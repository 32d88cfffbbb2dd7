"""Recording people: nothing an officer knows is refused, nothing the Convention forbids is taken."""

from dataclasses import replace
from datetime import date

import pytest

from casework import alike, intake, person_files
from casework.drafts import DocumentDraft, ItemDraft
from casework.workspace import Workspace
from models.clock import HandClock
from models.errors import InputRefused, NotAllowedByArticle
from tests.casework.people import MONEY, WATCH, a_draft, a_person

TODAY = date(2026, 11, 20)


def test_a_person_comes_back_as_recorded(workspace: Workspace) -> None:
    saved = a_person(workspace, items=(WATCH, MONEY))
    file = person_files.open_file(workspace, saved.person_id)
    assert file.card.name_native == "Мельников Игорь Павлович"
    assert file.card.tag_number == saved.tag_number == "SUD2-0000001-" + saved.tag_number[-1]
    assert file.card.state == "collection_point"
    assert file.card.place == "CP Sudzha-2"
    assert file.fields["surname_latin"] == "Melnikov"
    assert file.fields["latin_scheme"]
    assert file.fields["rank_key"]
    assert {item.item_class for item in file.items} == {"valuables", "money"}
    assert all(item.receipt_number for item in file.items)
    assert len({item.receipt_number for item in file.items}) == 2
    assert file.timeline[0].officer == "сержант Коваль М. І."


def test_declining_everything_saves(workspace: Workspace) -> None:
    marks = {f"{item}_answer": "declined" for item in intake.ASKED_ITEMS}
    blank = dict.fromkeys(intake.ASKED_ITEMS, "")
    draft = a_draft(workspace, **blank, patronymic="", **marks)
    assert intake.asked_settled(draft) == (5, 5)
    saved = intake.register(workspace, draft)
    file = person_files.open_file(workspace, saved.person_id)
    assert {file.fields[f"{item}_answer"] for item in intake.ASKED_ITEMS} == {"declined"}
    assert file.card.name_native == ""


def test_nothing_at_all_saves(workspace: Workspace) -> None:
    saved = intake.register(workspace, intake.start(workspace))
    assert person_files.open_file(workspace, saved.person_id).card.tag_number == saved.tag_number


@pytest.mark.parametrize(
    "item_class",
    [
        "identity_document",
        "badges",
        "decorations",
        "sentimental",
        "protective",
        "clothing_food",
        "personal_effects",
    ],
)
def test_what_article_18_leaves_with_him_cannot_be_taken(
    workspace: Workspace, item_class: str
) -> None:
    item = ItemDraft(item_class, description="x", disposition="held", reason="x")
    with pytest.raises(NotAllowedByArticle) as refused:
        a_person(workspace, items=(item,))
    assert refused.value.article in ("17(3)", "18(1)", "18(3)")
    assert intake.next_tag(workspace).startswith("SUD2-0000001")


def test_money_needs_an_ordering_officer_and_valuables_a_reason(workspace: Workspace) -> None:
    with pytest.raises(InputRefused) as refused:
        a_person(workspace, items=(replace(MONEY, ordering_officer=""),))
    assert "property.needs_ordering_officer" in refused.value.problems.values()
    with pytest.raises(InputRefused):
        a_person(workspace, items=(replace(WATCH, reason=""),))
    with pytest.raises(InputRefused):
        a_person(workspace, items=(replace(MONEY, amount="-5"),))


def test_materiel_is_never_his_property_and_gets_no_receipt(workspace: Workspace) -> None:
    saved = a_person(workspace, items=(ItemDraft("arms", description="автомат"),))
    (item,) = person_files.open_file(workspace, saved.person_id).items
    assert item.disposition == "materiel"
    assert not item.receipt_number


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("born", "31.02.1994"),
        ("born", "2031"),
        ("captured_on", "2026-13-40"),
        ("surname", "й" * 10_000),
    ],
)
def test_what_cannot_be_kept_is_refused_and_the_draft_stays(
    workspace: Workspace, name: str, typed: str
) -> None:
    draft = a_draft(workspace, **{name: typed})
    intake.keep_draft(workspace, draft)
    with pytest.raises(InputRefused) as refused:
        intake.register(workspace, draft)
    assert set(refused.value.problems) == {name}
    assert intake.drafts(workspace) == (draft,)
    assert typed not in str(refused.value)


def test_capture_before_birth_warns_and_saves(workspace: Workspace) -> None:
    draft = a_draft(workspace, born="2020", captured_on="2019-05-01")
    remark = intake.check(draft, TODAY)["captured_on"]
    assert (remark.level, remark.key) == ("warning", "intake.captured_before_birth")
    assert intake.register(workspace, draft).tag_number


@pytest.mark.parametrize(
    "typed",
    [
        "A\x00B\x07",
        "\u202eabc\u202c",
        "Сергей 👮🏽‍♂️",
        "محمد",
        "é" * 200,
        "Z̷̢̛a̸͎l̶͓g̶o",
        "김\u200b철수",
        "'; DROP TABLE person; --",
    ],
)
def test_any_text_in_any_field_is_kept(workspace: Workspace, typed: str) -> None:
    names = (
        "surname",
        "first_names",
        "place_of_birth",
        "captured_place",
        "inform_address",
        "other_names",
    )
    saved = a_person(workspace, **dict.fromkeys(names, typed))
    fields = person_files.open_file(workspace, saved.person_id).fields
    assert "\x00" not in fields["surname"]
    assert "\u202e" not in fields["surname"]
    assert fields["surname"]


def test_a_draft_survives_closing_without_saving(workspace: Workspace, hand: HandClock) -> None:
    draft = a_draft(
        workspace, surname="Гречко", items=(WATCH,), documents=(DocumentDraft(number="1"),)
    )
    hand.advance(seconds=5)
    assert intake.keep_draft(workspace, draft) == hand.now()
    assert intake.drafts(workspace) == (draft,)
    intake.register(workspace, draft)
    assert intake.drafts(workspace) == ()


def test_the_next_of_a_group_shares_the_circumstances_only(workspace: Workspace) -> None:
    first = intake.start(workspace, {"captured_place": "Суджа", "language": "ru"}, group_size=27)
    second = intake.next_person(workspace, first.with_field("surname", "Мельников"))
    assert second.fields["captured_place"] == "Суджа"
    assert second.fields["group_id"] == first.fields["group_id"] != ""
    assert "surname" not in second.fields
    assert (second.group_position, second.group_size) == (2, 27)
    assert second.id != first.id


def test_a_likely_duplicate_is_shown_with_its_reason(workspace: Workspace) -> None:
    known = a_person(workspace)
    again = a_draft(workspace, surname="Melnikov", first_names="Igor", patronymic="")
    (found, *_) = alike.likely_duplicates(workspace, again)
    assert found.person_id == known.person_id
    assert found.reasons
    other = a_draft(
        workspace, surname="Гречко", first_names="Тарас", born="1971", service_number="ЯЯ-999999"
    )
    assert alike.likely_duplicates(workspace, other) == ()
