"""No text of any form leaves its page, its cell, or meets another text, whatever the names are."""

from dataclasses import fields, replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from papers import forms
from papers.content.answers import Given, Issue, PersonIdentity, Signatory
from tests.papers import examples

TOLERANCE = 0.3
LANGUAGES = ("en", "fr", "uk", "ru", "ko")

LETTERS = {"K1": 240 * (2 * 8 + 5), "B1": 240 * (3 * 8 + 5), "B2": 240 * (2 * 8 + 5)}
"""How often the letter of the fullest form stands in its content, counting no repetition."""

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


def contents():
    return {
        "T1": examples.transfer(3),
        "T2": examples.extract(),
        "K1": examples.tags(),
        "K1S": examples.tags(3),
        "B1": examples.card(),
        "B2": examples.card(),
        "P1": examples.receipt(),
    }


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
        for box, text in boxes:
            across = box[0] < right - TOLERANCE and left + TOLERANCE < box[2]
            upright = box[1] < high - TOLERANCE and low + TOLERANCE < box[3]
            if left == right:
                across = box[0] + TOLERANCE < left < box[2] - TOLERANCE
            if low == high:
                upright = box[1] + TOLERANCE < low < box[3] - TOLERANCE
            assert not (across and upright), f"crossed by a line: {text}"


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


def with_names(content, surname, first_names, unit):
    person = PersonIdentity(*[Given(surname), Given(first_names)] * 3, Given(surname))
    officer = Signatory(surname, first_names, unit, unit, surname, "2026-11-20 14:00")
    if hasattr(content, "lines"):
        lines = tuple(
            replace(line, identity=person, examiner=Given(unit), new_address=Given(unit))
            for line in content.lines
        )
        return replace(content, lines=lines, releasing=officer, escort=officer, receiving=officer)
    if hasattr(content, "tags"):
        tags = tuple(
            replace(
                tag,
                identity=person,
                capturing_unit=Given(unit),
                property_items=Given(unit),
                officer=officer,
            )
            for tag in content.tags
        )
        return replace(content, tags=tags)
    if hasattr(content, "health"):
        return replace(
            content,
            surname=Given(surname),
            first_names=Given(first_names),
            father_first_name=Given(surname),
            addressee=Given(unit),
            next_of_kin_address=Given(unit),
            rank=Given(surname),
            camp_name=Given(first_names),
            coming_from=Given(unit),
        )
    content = replace(content, identity=person)
    if hasattr(content, "issuer"):
        items = tuple(
            replace(item, description=Given(unit), condition=Given(surname))
            for item in content.items
        )
        return replace(
            content, issuer=officer, ordering_officer=officer, items=items, witness=surname
        )
    return replace(content, new_address=Given(unit), own_effects=Given(unit), given_by=officer)


@pytest.mark.parametrize("code", ["K1", "B1", "B2"])
def test_the_fullest_form_of_fixed_size_stays_within_it(code):
    worst = ("Щ" * 80 + " ") * 3
    content = with_names(contents()[code], worst, worst, worst * 8)
    for languages in (("fr", "uk"), ("ru", "uk"), ("ko", "fr")):
        issue = replace(content.issue, languages=languages, practice=True)
        sheets = forms.pages(code, replace(content, issue=issue))
        assert_sound(sheets)
        printed = sum(text.text.count("Щ") for sheet in sheets for text in sheet.texts)
        assert printed >= LETTERS[code], "what did not fit stands on a further page"


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


def test_every_answer_of_a_list_is_printed():
    content = examples.transfer(1)
    for field in fields(content.lines[0]):
        if field.name in {"identity", "code"}:
            continue
        line = replace(content.lines[0], **{field.name: Given("CANARY")})
        sheets = forms.pages("T1", replace(content, lines=(line,)))
        assert any(text.text == "CANARY" for sheet in sheets for text in sheet.texts), field.name
