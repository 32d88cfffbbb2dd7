"""The sentences of the page in every language, without a window."""

from datetime import date

import pytest

from casework import remarks
from casework.drafts import DocumentDraft, ItemDraft, PersonDraft
from casework.duplicate_views import LikelyDuplicate
from casework.remarks import Level, Remark
from gui.intake import wording
from gui.kit.values import Tone
from models.property_rules import Disposition, ItemClass
from models.ranks import complete
from resources.words import SCREEN_LANGUAGES, words

EVERY = pytest.mark.parametrize("language", SCREEN_LANGUAGES)


@EVERY
def test_every_list_of_the_page_has_its_words(language):
    word = words(language)
    for keys, stem in (
        (wording.HEALTH, "health."),
        (wording.HANDLING, "intake.handling_"),
        (wording.LANGUAGES, "lang."),
        (wording.POWERS, "intake.power_"),
        (wording.SEXES, "intake.sex_"),
        (wording.DOCUMENT_KINDS, "document."),
        (wording.BELONGS, "document."),
    ):
        labels = [choice.label for choice in wording.choices(keys, stem, word)]
        assert len(set(labels)) == len(keys) + 1
        assert all(word.has(f"{stem}{key.lower()}") for key in keys)


@EVERY
@pytest.mark.parametrize("item_class", ItemClass)
@pytest.mark.parametrize("way", Disposition)
def test_every_ruling_names_its_article_in_every_language(language, item_class, way):
    ruling = wording.ruling(ItemDraft(item_class.value, disposition=way.value), words(language))
    assert "18(" in ruling.sentence or "17(3)" in ruling.sentence or ruling.missing


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
def test_what_is_never_taken_is_refused_with_the_reason(item_class):
    word = words("en")
    taken = wording.ruling(ItemDraft(item_class, disposition="held"), word)
    assert (taken.lawful, taken.tone) == (False, Tone.DANGER)
    assert taken.sentence.startswith("Not allowed (GC III art. 1")
    left = wording.ruling(ItemDraft(item_class, disposition="left_with"), word)
    assert (left.lawful, left.tone) == (True, Tone.GOOD)


def test_money_needs_an_order_a_currency_and_a_sum():
    word = words("en")
    money = ItemDraft("money", currency="RUB", amount="1 200,50")
    assert wording.ruling(money, word).missing == ("property.needs_ordering_officer",)
    ordered = ItemDraft(
        "money",
        currency="RUB",
        amount="1 200,50",
        ordering_officer="Бондаренко",
        ordering_rank="майор",
        ordering_unit="82 одшбр",
    )
    assert wording.ruling(ordered, word).lawful


def test_captured_materiel_is_listed_apart():
    ruling = wording.ruling(ItemDraft("arms"), words("en"))
    assert ruling.lawful
    assert "apart" in ruling.sentence


@EVERY
@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("surname", "Cергей"),
        ("surname", "Sергей"),
        ("surname", "Ж" * 600),
        ("surname", "а\x07б"),
        ("born", "31.02.1994"),
        ("born", "2090"),
        ("born", "1812"),
        ("born", "12/03/1994"),
        ("born", "2015"),
        ("captured_on", "1990"),
        ("service_number", "АБ 1"),
        ("service_number", "ABC-1"),
    ],
)
def test_every_remark_can_be_said(language, name, typed):
    fields = {"power": "RU", "born": "1994", "captured_on": "2026-11-01", name: typed}
    found = remarks.check(fields, date(2026, 11, 20))
    said = wording.states(found, fields, words(language))
    assert found
    assert all(state.text and "{" not in state.text for state in said.values())


def test_the_letters_meant_are_offered_and_errors_are_told_from_warnings():
    found = {
        "surname": Remark(Level.WARNING, "text.look_alike"),
        "born": Remark(Level.ERROR, "date.impossible"),
    }
    said = wording.states(found, {"surname": "Cергей"}, words("en"))
    assert "Сергей" in said["surname"].text
    assert (said["surname"].tone, said["born"].tone) == (Tone.WARN, Tone.DANGER)


def test_lines_of_property_and_papers_begin_with_what_tells_them_apart():
    word = words("en")
    money = ItemDraft("money", currency="RUB", amount="500")
    assert wording.item_line(money, word) == "RUB 500 · Money · In safe keeping"
    watch = ItemDraft("valuables", description="Watch", quantity=2, disposition="left_with")
    assert (
        wording.item_line(watch, word) == "Watch · × 2 · Articles of value · Left with the prisoner"
    )
    paper = DocumentDraft("passport", number="12", belongs="another")
    assert wording.document_line(paper, word) == "Passport · in another man’s name · 12"


def test_a_pasted_novel_stays_one_line():
    assert len(wording.shortened("Ж" * 10_000)) <= 80
    assert wording.shortened("a\nb\x00c") == "a bc"


def test_a_draft_is_called_by_what_is_known():
    word = words("en")
    assert wording.draft_name(PersonDraft("x", {"surname": "Іваненко"}), word) == "Іваненко"
    assert wording.draft_name(PersonDraft("x"), word) == "no name yet"
    assert wording.begun_at(PersonDraft("019c0000-0000-7000-8000-000000000001")) == 0x019C00000000


def test_a_rank_in_the_list_says_whose_it_is_and_its_code_as_a_hint():
    match = complete("старший сержант", 1, ("ru_army",))[0]
    assert (
        wording.rank_detail(match, words("en"))
        == "Russia  ·  Senior Sergeant  ·  OR-6 (indicative)"
    )


def test_likely_duplicates_are_told_with_the_reason():
    found = LikelyDuplicate(
        "id",
        "Ivanenko Serhii",
        "1994-03",
        "SUD1-0000007-4",
        "CP Sudzha-1",
        0.9,
        ("intake.nothing_yet",),
    )
    line = wording.duplicates_line((found, found), words("en"))
    assert "Ivanenko Serhii, b. 1994-03, CP Sudzha-1, SUD1-0000007-4" in line
    assert "nothing about this person" in line
    assert line.endswith("and 1 more")


@pytest.mark.parametrize(
    ("printed", "surname", "another"),
    [
        ("Мельник Олег", "Мельник", False),
        ("МЕЛЬНИК ОЛЕГ", "Мельник", False),
        ("Шевченко Олег", "Мельник", True),
        ("MELNYK OLEH", "Мельник", False),
        ("", "Мельник", False),
        ("Шевченко", "", False),
    ],
)
def test_a_name_in_a_paper_that_is_not_his(printed, surname, another):
    assert wording.names_another(printed, surname) is another
