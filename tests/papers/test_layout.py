"""No text of any form leaves its page, its cell, or meets another text, whatever the names are."""

import itertools
import random
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from papers import forms
from papers.content.answers import Given, Issue
from papers.faces import face
from papers.sheet import paint
from tests.papers import examples
from tests.papers.gallery import NOT_PRINTED, contents, filled, leaves, with_names

TOLERANCE = 0.3
LANGUAGES = ("en", "fr", "uk", "ru", "ko")

SCRIPTS = {
    "latin": "abcdefghijklmnopqrstuvwxyzÀÉÎßğıłñőşžÅ'’- ",
    "cyrillic": "абвгґдеєжзиіїйклмнопрстуфхцчшщьыъэюяёЁҚңөүһА-ʼ ",
    "hangul": "김리박최정강조윤장임한오서신권황안송류전홍 ",
    "arabic": "ابتثجحخدذرزسشصضطظعغفقكلمنهويءةپچژگ ",
    "hebrew": "אבגדהוזחטיכךלמםנןסעפףצץקרשת ",
    "mixed": "aЯ김مש7-/.,()[]😀\u202e\u0301\tА漢 \n",
}


def names(longest=80):
    return st.sampled_from(sorted(SCRIPTS)).flatmap(
        lambda script: st.text(SCRIPTS[script], min_size=1, max_size=longest)
    )


def intersecting(boxes):
    """Pairs of boxes that share more than a hair of area."""
    ordered = sorted(boxes, key=lambda box: box[0][0])
    for at, (first, one) in enumerate(ordered):
        for second, other in ordered[at + 1 :]:
            if second[0] >= first[2] - TOLERANCE:
                break
            if second[1] < first[3] - TOLERANCE and first[1] < second[3] - TOLERANCE:
                yield one, other


def assert_sound(sheets):
    for sheet in sheets:
        boxes = [(text.box, text.text) for text in sheet.texts if text.text.strip()]
        for (left, low, right, high), text in boxes:
            inside = left >= 0 and low >= 0 and right <= sheet.width and high <= sheet.height
            assert inside, f"leaves the page: {text}"
        codes = []
        for code in sheet.codes:
            quiet = 3 * code.module
            x, y, side = code.x - quiet, code.y - quiet, code.side + 2 * quiet
            assert x >= 0
            assert y >= 0
            assert x + side <= sheet.width
            assert y + side <= sheet.height
            codes.append(((x, y, x + side, y + side), "a code"))
        assert not list(intersecting(boxes + codes))
        assert_rules_clear(sheet, boxes + codes)


def assert_rules_clear(sheet, boxes):
    for rule in sheet.rules:
        if rule.width == 0.9:  # a value that is struck out
            continue
        left, right = min(rule.x1, rule.x2), max(rule.x1, rule.x2)
        low, high = min(rule.y1, rule.y2), max(rule.y1, rule.y2)
        right, high = right - TOLERANCE, high - TOLERANCE
        left, low = left + TOLERANCE, low + TOLERANCE
        for box, text in boxes:
            crossed = box[0] < right and left < box[2] and box[1] < high and low < box[3]
            assert not crossed, f"crossed by a line: {text}"


@pytest.mark.parametrize("code", sorted(forms.FORMS))
@pytest.mark.parametrize(
    "languages", [("en", "uk"), ("fr", "ru"), ("uk", "ko"), ("ko", "fr"), ("ru", "en")]
)
def test_every_form_is_sound_in_every_pair(code, languages):
    content = contents()[code]
    issue = replace(content.issue, languages=languages, practice=True)
    assert_sound(forms.pages(code, replace(content, issue=issue)))
    blank = forms.FORMS[code].blank(Issue.blank(languages, authority="Example Bureau"))
    assert_sound(forms.pages(code, blank))


@given(
    names(), names(), names(200), st.sampled_from(sorted(forms.FORMS)), st.sampled_from(LANGUAGES)
)
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_name_makes_texts_meet(surname, first_names, unit, code, language):
    content = with_names(contents()[code], surname, first_names, unit)
    second = "uk" if language != "uk" else "fr"
    issue = replace(content.issue, languages=(language, second), station=unit, practice=True)
    assert_sound(forms.pages(code, replace(content, issue=issue)))


WORST = ("Щ" * 80 + " ") * 3


def shows(code, content, text):
    return any(
        text in placed.text for sheet in forms.pages(code, content) for placed in sheet.texts
    )


@pytest.mark.parametrize("code", sorted(forms.FORMS))
def test_every_answer_of_a_content_is_printed(code):
    content = contents()[code]
    silent = {
        path[-1]
        for path in leaves(content)
        if not shows(code, filled(content, path, "CANARY"), "CANARY")
    }
    assert silent == NOT_PRINTED.get(code, set())


@pytest.mark.parametrize("code", sorted(forms.FORMS))
@pytest.mark.parametrize("languages", [("fr", "uk"), ("ru", "uk"), ("ko", "fr")])
def test_the_fullest_form_loses_no_letter(code, languages):
    content = contents()[code]
    paths = [path for path in leaves(content) if not {*path} & NOT_PRINTED.get(code, set())]
    for number, path in enumerate(paths):
        content = filled(content, path, f"{number} {WORST}")
    issue = replace(content.issue, languages=languages, practice=True)
    sheets = forms.pages(code, replace(content, issue=issue))
    assert_sound(sheets)
    printed = sum(text.text.count("Щ") for sheet in sheets for text in sheet.texts)
    assert printed >= WORST.count("Щ") * len(paths)


def test_a_note_of_2000_characters_is_printed_to_its_end():
    note = "".join(f"{number:04} " for number in range(400))
    sheets = forms.pages("T1", replace(examples.transfer(2), remarks=note))
    printed = "".join(text.text for sheet in sheets for text in sheet.texts).replace(" ", "")
    assert note.replace(" ", "") in printed
    line = replace(examples.line(0), new_address=Given(note * 2))
    sheets = forms.pages("T1", replace(examples.transfer(0), lines=(line,)))
    assert_sound(sheets)
    assert len(sheets) > 2
    for sheet in sheets[:-1]:
        assert any(text.text == "1" and text.size == 8.0 for text in sheet.texts), "whose row it is"
    words = {word for sheet in sheets for text in sheet.texts for word in text.text.split()}
    assert set(note.split()) <= words


def test_every_blank_field_is_a_line_to_write_on():
    for form in forms.FORMS.values():
        content = form.blank(Issue.blank(("en", "uk")))
        shown = {text.text for sheet in forms.pages(form.code, content) for text in sheet.texts}
        assert not [text for text in shown if "Not given" in text]
        rules = [rule for sheet in forms.pages(form.code, content) for rule in sheet.rules]
        assert sum(rule.grey == 0.45 for rule in rules) >= 8, form.code


SIX_SCRIPTS = ("latin", "cyrillic", "hangul", "arabic", "hebrew", "mixed")


def generated_names(count, seed):
    """As many names, in turn of six scripts, of 1 to 60 letters; the same ones for the same seed."""
    chance = random.Random(seed)
    for number in range(count):
        letters = SCRIPTS[SIX_SCRIPTS[number % len(SIX_SCRIPTS)]]
        yield "".join(chance.choices(letters, k=chance.randint(1, 60)))


@pytest.mark.slow
@pytest.mark.parametrize("thousand", range(10))
def test_ten_thousand_names_over_six_scripts_lack_no_glyph_and_meet_nothing(thousand):
    names = list(generated_names(1_000, seed=thousand))
    codes = itertools.cycle(sorted(forms.FORMS))
    place = thousand
    while names:
        code = next(codes)
        content = contents()[code]
        for path in leaves(content):
            content = filled(content, path, names.pop() if names else "Ян")
        pair = (LANGUAGES[place % 5], LANGUAGES[(place + 1 + place // 5 % 4) % 5])
        place += 1
        sheets = forms.pages(code, replace(content, issue=replace(content.issue, languages=pair)))
        assert_sound(sheets)
        for run in (run for sheet in sheets for text in sheet.texts for run in text.line.runs):
            assert set(run.text) - set("\u200c\u200d") <= face(run.face).characters
        assert paint(sheets, code).startswith(b"%PDF")
