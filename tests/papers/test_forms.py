"""The PDF files themselves: sizes, fonts, pages, words, symbols, and the same bytes for the same content."""

import ctypes
import hashlib
import re
import subprocess
import sys
from dataclasses import replace

import pypdfium2 as pdfium
import pytest
from pypdfium2 import raw

from papers import forms
from papers.content.answers import BLANK, Given, Issue, Withheld, Word
from papers.content.transfer import TransferContent
from tests.papers import examples
from tests.papers.gallery import OWN_STATEMENTS, SIZES, contents
from tests.papers.reading import bare, read_codes, texts

MM = 72 / 25.4


def test_all_forms_are_there():
    assert set(forms.FORMS) == set(SIZES)


@pytest.mark.parametrize("code", sorted(SIZES))
def test_pages_have_the_exact_size_and_count_themselves(code):
    pdf = forms.render(code, contents()[code])
    document = pdfium.PdfDocument(pdf)
    shown = texts(pdf)
    for number, page in enumerate(document, 1):
        assert page.get_size() == pytest.approx([side * MM for side in SIZES[code]], abs=0.01)
        assert re.search(rf"{number}\D+{len(document)}", shown[number - 1][-120:])
        assert "7Q4K-M2ZP" in shown[number - 1]
        assert contents()[code].issue.number in shown[number - 1]
        assert "2026-11-20 12:02 UTC" in shown[number - 1].replace("\r\n", " ")
    assert forms.FORMS[code].size_mm == SIZES[code]


@pytest.mark.parametrize("code", sorted(SIZES))
def test_every_font_is_embedded(code):
    document = pdfium.PdfDocument(forms.render(code, contents()[code]))
    fonts = set()
    for page in document:
        for thing in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
            font = raw.FPDFTextObj_GetFont(thing.raw)
            name = ctypes.create_string_buffer(100)
            raw.FPDFFont_GetBaseFontName(font, name, 100)
            fonts.add(name.value.decode())
            assert raw.FPDFFont_GetIsEmbedded(font) == 1, name.value
    assert all(re.search("NotoSans|NanumGothic", font) for font in fonts)


@pytest.mark.parametrize("code", sorted(SIZES))
def test_no_ink_leaves_the_page_or_meets_its_edge(code):
    for page in pdfium.PdfDocument(forms.render(code, contents()[code])):
        width, height = page.get_size()
        characters = page.get_textpage()
        for index in range(characters.count_chars()):
            left, low, right, high = characters.get_charbox(index)
            assert left >= 0
            assert low >= 0
            assert right <= width
            assert high <= height


def test_all_names_can_be_read_out_of_a_list_of_27():
    content = examples.transfer(27)
    shown = bare("".join(texts(forms.render("T1", content))))
    for line in content.lines:
        for answer in (line.identity.surname, line.identity.first_names, line.pow_number):
            assert bare(answer.text) in shown
    assert "27" in shown


def test_right_to_left_names_are_drawn_with_their_letters():
    person = replace(examples.person(0), surname=Given("محمدزاده"), first_names=Given("משה"))
    shown = bare("".join(texts(forms.render("T2", examples.extract(identity=person)))))
    assert set("محمدزاده") <= set(shown)
    assert "משה" in shown or "השמ" in shown


def test_withheld_answers_are_printed_in_both_languages():
    person = replace(
        examples.person(0),
        surname=Withheld.DECLINED,
        first_names=Withheld.UNABLE,
        patronymic=Given("  "),
        rank=Withheld.NOT_GIVEN,
        date_of_birth=Given("1990", from_document=True),
    )
    shown = bare(
        "".join(texts(forms.render("T2", examples.extract(("ru", "uk"), identity=person))))
    )
    for words in (
        "Отказ отвечать · Відмова відповідати",
        "Не может назвать · Не може назвати",
        "1990 (По документу · За документом)",
    ):
        assert bare(words) in shown
    assert shown.count(bare("Не предоставлено · Не надано")) >= 2


def test_a_language_without_the_word_gives_way_to_the_other_never_to_english():
    shown = " ".join(texts(forms.render("T1", examples.transfer(1, ("ko", "uk")))))
    assert bare("Акт приймання-передавання") in bare(shown)
    assert "Custody transfer" not in shown
    assert "Releasing" not in shown


def test_practice_papers_say_so_on_every_page_in_both_languages():
    for code, content in contents().items():
        issue = replace(content.issue, practice=True, languages=("uk", "fr"))
        for page in texts(forms.render(code, replace(content, issue=issue))):
            assert bare("вигадані особи, недійсно") in bare(page)
            assert bare("personnes fictives, sans valeur") in bare(page)
        assert "вигадані" not in "".join(texts(forms.render(code, content)))


def test_copies_are_printed_together_or_alone():
    issue = examples.issue(copies=4)
    together = pdfium.PdfDocument(forms.render("T1", examples.transfer(2, issue=issue)))
    alone = forms.render("T1", examples.transfer(2, issue=issue.of_copies(4, 3)))
    assert len(together) == 4 * len(pdfium.PdfDocument(alone))
    assert "Copy 3 of 4" in texts(alone)[0]
    pages = [page.get_textpage().get_text_range() for page in together]
    assert [n for n in range(1, 5) if any(f"Copy {n} of 4" in page for page in pages)] == [
        1,
        2,
        3,
        4,
    ]
    assert forms.FORMS["T1"].copies == 4
    assert forms.FORMS["P1"].copies == 2


def test_symbols_can_be_read_at_200_dots_per_inch():
    read = read_codes(forms.render("T1", examples.transfer(3)))
    assert "SC1:T1-0007-K:7Q4K-M2ZP:9F3A0C55" in read
    assert {"UA-001200-K", "UA-001201-K", "UA-001202-K"} <= set(read)
    assert read_codes(forms.render("K1", examples.tags())).count("SC1:BR-00300-T:7Q4K-M2ZP") == 3
    assert read_codes(forms.render("K1S", examples.tags(2))).count("SC1:BR-00301-T:7Q4K-M2ZP") == 3


@pytest.mark.parametrize("code", ["T1", "T2", "P1"])
def test_long_records_are_read_too_each_part_of_them(code):
    parts = tuple(f"HC1:{part}" + "6BFOXN%TSMAHN-H3YS1IK47" * 60 for part in range(3))
    content = replace(contents()[code], issue=replace(contents()[code].issue, codes=parts))
    pdf = forms.render(code, content)
    read = {
        found for page in range(len(pdfium.PdfDocument(pdf))) for found in read_codes(pdf, page)
    }
    assert set(parts) <= read


@pytest.mark.parametrize("code", OWN_STATEMENTS)
def test_what_a_prisoner_writes_bears_no_symbol_and_no_officer(code):
    content = replace(contents()[code], issue=examples.issue(("ru", "uk")))
    pdf = forms.render(code, content)
    assert len(pdfium.PdfDocument(pdf)) == 2
    assert read_codes(pdf) + read_codes(pdf, 1) == []
    assert not re.search("(?i)офіцер|офицер", "".join(texts(pdf)))


def test_item_11_is_struck_out_where_it_does_not_apply():
    def struck(health):
        sheets = forms.pages(
            "B2", replace(contents()["B2"], health=frozenset(health), captured_on=BLANK)
        )
        return sum(rule.width == 0.9 for rule in sheets[1].rules)

    assert struck([]) == 0
    assert struck(["health.sick"]) == 6
    assert struck(["health.good", "health.not_wounded"]) == 5
    shown = "".join(texts(forms.render("B2", contents()["B2"])))
    assert all(f"({letter})" in shown for letter in "abcdefg")


def test_item_10_keeps_the_one_that_applies():
    taken = forms.pages("B2", replace(contents()["B2"], health=frozenset()))
    moved = forms.pages(
        "B2",
        replace(contents()["B2"], health=frozenset(), captured_on=BLANK, coming_from=Given("№ 3")),
    )
    heights = [
        [rule.y1 for rule in sheets[1].rules if rule.width == 0.9] for sheets in (taken, moved)
    ]
    assert heights[0]
    assert heights[1]
    assert min(heights[1]) > max(heights[0])


def test_same_content_same_bytes_in_any_process_and_after_any_other_paper():
    person = replace(examples.person(0), surname=Given("لله محمد"), first_names=Given("김"))
    content = examples.extract(identity=person)
    first = forms.render("T2", content)
    forms.render(
        "T2", examples.extract(identity=replace(person, surname=Given("ﷺ عبد الله بن پچ")))
    )
    forms.render("K1", examples.tags())
    assert forms.render("T2", content) == first
    script = (
        "from dataclasses import replace; from tests.papers import examples; from papers import forms;"
        "from papers.content.answers import Given; import hashlib;"
        "p=replace(examples.person(0), surname=Given('لله محمد'), first_names=Given('김'));"
        "print(hashlib.sha256(forms.render('T2', examples.extract(identity=p))).hexdigest())"
    )
    other = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert other.stdout.strip() == hashlib.sha256(first).hexdigest()


def test_another_number_gives_other_bytes():
    one = forms.render("T2", examples.extract())
    two = forms.render(
        "T2", examples.extract(issue=examples.issue(("ru", "uk"), number="T2-0043-Y", codes=()))
    )
    assert one != two


def test_contents_of_another_form_are_refused():
    with pytest.raises(TypeError):
        forms.render("T2", examples.receipt())
    with pytest.raises(KeyError):
        forms.render("T9", examples.receipt())


def test_an_unknown_word_is_an_error_not_a_gap():
    with pytest.raises(KeyError):
        forms.render("T2", examples.extract(to_place=Word("xfer.no_such_word")))


def test_blank_list_has_room_for_as_many_as_asked():
    issue = Issue.blank(("en", "uk"))
    shown = "".join(texts(forms.render("T1", TransferContent.blank(issue, 9))))
    assert re.search(r"^9\b", shown, re.MULTILINE)
    assert not re.search(r"^10$", shown, re.MULTILINE)
    blank = forms.render_blank("T1", issue)
    assert "Not given" not in "".join(texts(blank))


def test_no_signature_of_art_18_is_missing_on_the_receipt():
    shown = bare("".join(texts(forms.render("P1", examples.receipt()))))
    for word in (
        "Hrytsenko Maksym Olehovych",
        "Captain",
        "Head of the collection point",
        "Unit A0000",
    ):
        assert bare(word) in shown
    for word in ("Підпис військовополоненого", "Свідок", "Офіцер, який віддав наказ"):
        assert bare(word) in shown
