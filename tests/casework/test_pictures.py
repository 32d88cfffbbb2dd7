"""What is attached holds pixels alone: no coordinates, no device, no hidden second picture."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from pypdfium2 import PdfDocument

from casework import pictures
from casework.pictures import Kind, Pixels
from models.errors import InputRefused
from tests.casework.drawn import MADE_BY, a_drawn, a_photograph, a_scan

_MARKERS_OF_PIXELS = {0xDB, 0xC0, 0xC2, 0xC4, 0xDA, 0xDD}


def segments(jpeg):
    """The markers of a JPEG up to its pixels, and what stands in its application segments."""
    found, place = [], 2
    while jpeg[place + 1] != 0xDA:
        length = int.from_bytes(jpeg[place + 2 : place + 4], "big")
        found.append((jpeg[place + 1], jpeg[place + 4 : place + 2 + length]))
        place += 2 + length
    return found


def as_png(picture, **facts):
    target = BytesIO()
    picture.save(target, "PNG", **facts)
    return target.getvalue()


def refusal(content, make=pictures.photograph):
    with pytest.raises(InputRefused) as caught:
        make(content)
    return caught.value.problems["content"]


def test_the_picture_of_the_test_says_where_it_was_taken():
    taken = a_photograph()
    assert Image.open(BytesIO(taken)).getexif().get_ifd(0x8825)
    assert MADE_BY.encode() in taken
    assert taken.count(b"Sudzha") == 4


def test_nothing_is_kept_of_a_photograph_but_its_pixels():
    drawn = a_drawn()
    assert drawn.media_type == "image/jpeg"
    assert b"Sudzha" not in drawn.content
    assert MADE_BY.encode() not in drawn.content
    jfif = [body for marker, body in segments(drawn.content) if marker == 0xE0]
    assert [body[:4] for body in jfif] == [b"JFIF"]
    others = {marker for marker, _ in segments(drawn.content)} - {0xE0}
    assert others <= _MARKERS_OF_PIXELS
    assert drawn.content.endswith(b"\xff\xd9")


def test_a_photograph_stands_as_the_camera_was_held():
    assert Image.open(BytesIO(a_drawn(60, 40).content)).size == (40, 60)


def test_a_large_photograph_is_reduced_and_keeps_its_shape():
    large = as_png(Image.new("RGB", (9000, 3000), "grey"))
    width, height = Image.open(BytesIO(pictures.photograph(large).content)).size
    assert (width, round(width / height)) == (pictures.LONGEST_SIDE, 3)


def test_a_transparent_picture_stands_on_white():
    clear = as_png(Image.new("RGBA", (8, 8), (0, 0, 0, 0)))
    assert Image.open(BytesIO(pictures.photograph(clear).content)).getpixel((4, 4)) == (
        255,
        255,
        255,
    )


def test_the_kind_is_seen_from_the_content():
    assert pictures.kind_of(a_photograph()) is Kind.JPEG
    assert pictures.kind_of(as_png(Image.new("L", (2, 2)))) is Kind.PNG
    assert pictures.kind_of(a_scan().content) is Kind.PDF


@pytest.mark.parametrize("content", [b"MZ\x90", b"GIF89a", b"<svg/>", b"PK\x03\x04", b"II*\x00"])
def test_another_kind_of_file_is_refused(content):
    assert refusal(content) == "attachment.kind"


def test_an_empty_and_a_huge_file_are_refused():
    assert refusal(b"") == "attachment.chosen_size"
    assert refusal(bytes(pictures.MOST_CHOSEN_BYTES + 1)) == "attachment.chosen_size"


def test_a_small_file_that_unfolds_to_a_huge_picture_is_refused():
    bomb = as_png(Image.new("1", (20_000, 20_000)))
    assert len(bomb) < 200_000
    assert refusal(bomb) == "attachment.pixels"


@given(st.data())
def test_a_cut_or_altered_picture_is_drawn_or_refused(data):
    taken = bytearray(a_photograph(24, 16))
    for _ in range(data.draw(st.integers(1, 4))):
        taken[data.draw(st.integers(3, len(taken) - 1))] = data.draw(st.integers(0, 255))
    cut = bytes(taken[: data.draw(st.integers(4, len(taken)))])
    try:
        drawn = pictures.photograph(cut)
    except InputRefused:
        return
    assert b"Sudzha" not in drawn.content


def test_a_scan_has_its_pages_and_says_nothing_of_when_or_by_what():
    made = a_scan(3)
    document = PdfDocument(made.content)
    assert len(document) == 3
    assert [round(side) for side in document[0].get_size()] == [298, 419]
    assert made == a_scan(3)
    told = document.get_metadata_dict(skip_empty=True)
    assert told.get("CreationDate", "D:2000").startswith("D:2000")
    assert set(told.values()) <= {"untitled", "anonymous", "unspecified", *told_by_library(told)}


def told_by_library(told):
    """What reportlab always writes, and a time that never moves."""
    return {told[key] for key in ("CreationDate", "ModDate", "Producer", "Creator") if key in told}


def test_the_pixels_of_a_page_are_not_compressed_twice():
    made = a_scan()
    assert b"/DCTDecode" in made.content
    assert len(made.content) < 40_000


@pytest.mark.parametrize("pages", [0, pictures.MOST_PAGES + 1])
def test_a_scan_of_no_page_or_of_too_many_is_refused(pages):
    with pytest.raises(InputRefused):
        a_scan(pages)


def test_a_page_with_too_few_pixels_is_a_mistake():
    with pytest.raises(ValueError, match="not enough"):
        pictures.page(Pixels(2, 2, b"abc"))
