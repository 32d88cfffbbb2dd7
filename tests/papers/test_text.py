"""Text is shown whole, in its own script, or written out as code points; it never overruns its width."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papers.faces import face
from papers.text import Style, Typesetter, face_first, visible


def drawn(line):
    return "".join(run.text for run in line.runs)


@given(st.text(max_size=120))
def test_every_character_drawn_is_in_its_font(text):
    line = Typesetter().line(visible(text).replace("\n", " "))
    for run in line.runs:
        assert set(run.text) - set("\u200c\u200d") <= face(run.face).characters


@given(st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=60))
def test_no_character_is_dropped(text):
    shown = visible(text)
    rest = shown
    for character in unicodedata.normalize("NFC", text):
        written = f"[U+{ord(character):04X}]"
        expected = character if rest.startswith(character) else written
        assert rest.startswith(expected)
        rest = rest[len(expected) :]
    assert rest == ""


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Іва\u0301н 😀", "Іва\u0301н [U+1F600]"),
        ("김정은", "김정은"),
        (unicodedata.normalize("NFD", "김정은 Йо"), "김정은 Йо"),
        ("a\u202egnp.exe", "a[U+202E]gnp.exe"),
        ("zero\u200bwidth", "zero[U+200B]width"),
        ("\x00\ud800", "[U+0000][U+D800]"),
        ("ꙮ𒀀", "ꙮ[U+12000]"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("a\tb\r\nc", "a b\nc"),
    ],
)
def test_what_cannot_be_shown_is_written_out(typed, printed):
    assert visible(typed) == printed


@given(st.text(max_size=300), st.floats(30, 400))
def test_lines_fit_their_width_and_lose_nothing(text, width):
    block = Typesetter().fit(text, width, Style(9.0, 6.0, lines=2))
    for line in block.lines:
        single = len(drawn(line)) == 1
        assert single or line.width * block.size <= width + 0.01
    printed = sorted("".join(drawn(line) for line in block.lines).replace(" ", ""))
    if not any(unicodedata.bidirectional(c) in {"R", "AL"} for c in visible(text)):
        expected = [c for c in visible(text) if not c.isspace()]
        assert [c for c in printed if not c.isspace()] == sorted(expected)


@pytest.mark.parametrize("space", ["\u00a0", "\u202f"])
def test_no_line_ends_before_a_french_mark(space):
    setter, style = Typesetter(), Style(10.0)
    text = f"Lieu où il est détenu{space}: Soumy{space}; depuis quand{space}? « Hier{space}»"
    for width in range(80, 240, 4):
        found = [drawn(line) for line in setter.fit(text, width, style).lines]
        assert not any(line.lstrip()[:1] in {":", ";", "?", "»"} for line in found), (width, found)


def test_every_french_word_is_printed_with_its_space():
    assert visible("Nom\u00a0: X\u202f?") == "Nom\u00a0: X\u202f?"
    assert {"\u00a0", "\u202f"} <= face_first(bold=False) & face_first(bold=True)


def test_fitting_shrinks_before_it_wraps_and_never_below_the_floor():
    setter = Typesetter()
    style = Style(10.0, 6.0, lines=1)
    assert setter.fit("short", 200, style).size == 10.0
    one_line = setter.fit("W" * 25, 200, style)
    assert len(one_line.lines) == 1
    assert 6.0 <= one_line.size < 10.0
    wrapped = setter.fit("W" * 200, 200, style)
    assert wrapped.size == 6.0
    assert len(wrapped.lines) > 1


def test_right_to_left_words_stand_in_visual_order():
    line = Typesetter().line("משה כהן")
    assert [run.text for run in line.runs] == ["כהן", " ", "משה"]
    assert all(run.shaped for run in line.runs if run.text.strip())
    mixed = Typesetter().line("Ali علي (12)")
    assert drawn(mixed) == "Ali (12) علي"
    assert drawn(Typesetter().line("محمد (From a document)")) == "(From a document) محمد"
    assert drawn(Typesetter().line("Ivan (علي) x")) == "Ivan (علي) x"


def test_arabic_letters_are_joined():
    setter = Typesetter()
    assert setter.width("لا") < setter.width("ل") + setter.width("ا")
    assert setter.width("ههه") != 3 * setter.width("ه")


def test_bold_is_another_font():
    setter = Typesetter()
    assert setter.line("Абв김", bold=True).runs[0].face == "NotoSans-Bold"
    assert setter.line("Абв김", bold=True).runs[1].face == "NanumGothicBold"
