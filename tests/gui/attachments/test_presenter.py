"""What a line about an attached file says, whole, in part, and of a kind nobody here knows."""

import pytest

from casework.attachments import AttachmentView
from gui.attachments import presenter
from gui.kit.values import Tone
from resources.words import SCREEN_LANGUAGES, words
from tests.casework.drawn import a_scan

ENGLISH = words("en")


def a_file(held=2_000_000, media="image/jpeg"):
    return AttachmentView("1", "Wrist watch", media, 2_000_000, held)


def test_a_whole_file_can_be_looked_at_copied_and_taken_off():
    line = presenter.file_line(a_file(), ENGLISH)
    assert (line.title, line.detail, line.mark) == ("Wrist watch", "Picture · 2.0 MB", "")
    assert line.acts == ("look", "save", "withdraw")


@pytest.mark.parametrize(
    ("held", "mark"), [(0, "Not here yet"), (1, "0 % here"), (1_999_999, "99 % here")]
)
def test_what_has_not_come_wholly_says_so_and_cannot_be_opened(held, mark):
    line = presenter.file_line(a_file(held), ENGLISH)
    assert (line.mark, line.tone, line.acts) == (mark, Tone.WARN, ("withdraw",))


def test_a_kind_of_a_newer_program_is_not_looked_at():
    line = presenter.file_line(a_file(media="image/jxl"), ENGLISH)
    assert (line.detail, line.acts) == ("image/jxl · 2.0 MB", ("save", "withdraw"))
    assert presenter.copy_name(a_file(media="image/jxl"), ENGLISH) == "attached-file"


def test_a_copy_is_named_after_its_kind_and_nobody():
    for language in SCREEN_LANGUAGES:
        name = presenter.copy_name(a_file(), words(language))
        assert name.endswith(".jpg")
        assert "watch" not in name.lower()


def test_what_will_be_kept_is_told_with_its_pages():
    told = presenter.told(a_scan(3), 3, ENGLISH)
    assert told.startswith("This will be kept: 3 pages, ")
    assert presenter.count((), ENGLISH) == ""
