"""The same man under two spellings is noticed and explained; two men are left apart."""

from dataclasses import replace
from datetime import date

import pytest

from models.likeness import Identity, NameForm, Reason, compare, grew
from models.partial_date import parse
from models.service_numbers import match_key
from resources.words import words

TODAY = date(2026, 11, 22)


def person(surname="", given="", born="", number="", father=""):
    known = parse(born, TODAY) if born else None
    return Identity((NameForm(surname, given),), known, number, father)


ONE = person("Іваненко", "Сергій", "12.03.1994", "АБ-200200", "Петро")


@pytest.mark.parametrize(
    ("other", "reasons"),
    [
        (ONE, {Reason.NAME, Reason.BORN_EQUAL, Reason.SERVICE_NUMBER, Reason.FATHER}),
        (person("Ivanenko", "Serhii", "1994"), {Reason.NAME_ACROSS_SCRIPTS, Reason.BORN_WITHIN}),
        (
            person("Ivanenko", "Sergei", "12.03.1994"),
            {Reason.NAME_ACROSS_SCRIPTS, Reason.BORN_EQUAL},
        ),
        (
            person("Serhii", "Ivanenko", "12.03.1994"),
            {Reason.NAME_ACROSS_SCRIPTS, Reason.NAME_SWAPPED, Reason.BORN_EQUAL},
        ),
        (person("Иваненко", "Сергей", "03.12.1994"), {Reason.NAME_CLOSE, Reason.BORN_SWAPPED}),
        (
            person("Иваненко", "Сергей", "12.03.1995", father="Пётр"),
            {Reason.NAME_CLOSE, Reason.BORN_NEAR, Reason.FATHER},
        ),
        (
            person("Ivaneko", "Serhii", "12.03.1994"),
            {Reason.NAME_ACROSS_SCRIPTS, Reason.BORN_EQUAL},
        ),
        (person(number="AБ 200200"), {Reason.SERVICE_NUMBER}),  # a Latin A
    ],
)
def test_likely_and_explained(other, reasons):
    found = compare(ONE, other)
    if reasons == {Reason.NAME_CLOSE, Reason.BORN_NEAR, Reason.FATHER}:
        assert not found.likely
    else:
        assert found.likely
    assert set(found.reasons) == reasons
    assert compare(other, ONE) == found


@pytest.mark.parametrize(
    "other",
    [
        person("Іваненко", "Сергій"),  # a name alone is not enough
        person("Іваненко", "Сергій", "12.03.1974"),
        person("Іваненко", "Олег", "12.03.1994"),
        person("Бондаренко", "Сергій", "12.03.1994"),
        person("Іваненко", "Сергій", "1994", "АБ-200201"),
        person(),
    ],
)
def test_unlikely(other):
    assert not compare(ONE, other).likely
    assert not compare(other, ONE).likely


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("김", "정은"), ("Kim", "Jong Un")),
        (("김", "정은"), ("Ким", "Чен Ын")),
        (("최", "영철"), ("Цой", "Ён Чхоль")),
        (("박", "성호"), ("Park", "Seong-ho")),
        (("Щербаков", "Пётр Ильич"), ("SHCHERBAKOV", "PETR ILICH")),
        (("Щербаков", "Пётр"), ("Shcherbakov", "Pyotr Ilyich")),
        (("Жук", "Юрий"), ("Jouk", "Iouri")),
        (("Ковальская", "Юлия"), ("Kovalskaja", "Julija")),
    ],
)
def test_across_scripts(one, other):
    left = person(*one, born="1994")
    right = person(*other, born="12.03.1994")
    assert Reason.NAME_ACROSS_SCRIPTS in compare(left, right).reasons
    assert compare(left, right).likely


def test_brothers_are_not_one_person():
    left = person("김", "정은", "1994")
    assert not compare(left, person("Kim", "Jong Il", "1994")).likely
    assert not compare(person("Kim", "Jong Un", "1994"), person("김", "정일", "1994")).likely


def test_any_form_of_the_name_may_agree():
    both = Identity((NameForm("김", "정은"), NameForm("Kim", "Jong Un")), parse("1994", TODAY))
    assert Reason.NAME in compare(both, person("Kim", "Jong Un", "1994")).reasons


def test_surname_alone_is_a_weak_reason():
    found = compare(ONE, person("Ivanenko"))
    assert found.reasons == (Reason.SURNAME,)
    assert not found.likely


def test_every_reason_has_its_words():
    for language in ("en", "fr", "uk", "ru"):
        assert all(words(language).has(reason) for reason in Reason)


BORN = Reason.BORN_EQUAL.value
FATHER = Reason.FATHER.value
DIFFERS = Reason.DIFFERS_BORN.value


@pytest.mark.parametrize(
    ("before", "now", "more"),
    [
        ({FATHER}, {FATHER}, False),
        ({FATHER, BORN}, {FATHER}, False),
        ({FATHER}, {FATHER, BORN}, True),
        ({f"{BORN}:1988-01-02"}, {f"{BORN}:1988-02-01"}, True),
        ({FATHER, DIFFERS}, {FATHER}, True),
        ({FATHER}, {FATHER, DIFFERS}, False),
        ({FATHER, "likeness.of_a_newer_program"}, {FATHER}, False),
    ],
)
def test_what_is_more_alike_than_it_was(before, now, more):
    assert grew(frozenset(now), frozenset(before)) is more


def test_evidence_keeps_what_was_equal():
    papers = frozenset({"AA1", "AA2"})
    found = compare(replace(ONE, documents=papers), replace(ONE, documents=papers))
    assert Reason.DOCUMENT in found.reasons
    assert {each.partition(":")[2] for each in found.evidence} == {
        "",
        match_key("АБ-200200"),
        "1994-03-12",
        "AA1",
        "AA2",
    }
    assert not any(" " in each for each in found.evidence)
