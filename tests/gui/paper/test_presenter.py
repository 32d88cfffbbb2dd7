import errno

import pytest

from casework.paper_views import PaperPreview
from gui.paper.presenter import PaperWish, file_name, free_name, papers_of, save, summary
from models.errors import PaperNotSaved
from resources.words import words


def preview(**changes):
    facts = {
        "form": "b1",
        "number": "SUD2-0000148-K",
        "subject_kind": "person",
        "subject_id": "id",
        "first_language": "uk",
        "second_language": "ru",
        "blank": False,
        "pages": 2,
        "copies": 1,
        "head_code": "",
        "digest": "",
        "pdf": b"%PDF",
    }
    return PaperPreview(**(facts | changes))


@pytest.mark.parametrize(
    ("form", "subjects", "papers"),
    [
        ("b1", ("p", "q"), (("p",), ("q",))),
        ("p1", ("p",), (("p",),)),
        ("p3", ("p",), (("p",),)),
        ("p3", ("one", "two", "p"), (("one", "p"), ("two", "p"))),
        ("k1", ("p", "q"), (("p", "q"),)),
        ("t1", ("t",), (("t",),)),
        ("t2", ("t", "p", "q"), (("t", "p"), ("t", "q"))),
        ("b2", (), ((),)),
    ],
)
def test_a_form_about_one_person_makes_one_paper_each(form, subjects, papers):
    assert papers_of(form, subjects) == papers


def test_a_blank_form_is_printed_once():
    assert len(PaperWish("b1", (("p",), ("q",)), blank=True).rounds) == 1


def test_a_file_is_called_by_form_and_number_alone():
    assert file_name(preview()) == "b1-SUD2-0000148-K.pdf"
    assert file_name(preview(blank=True, number="")) == "b1-blank.pdf"
    assert file_name(preview(copies=3, number="SUD2/../x")) == "b1-SUD2-x-x3.pdf"


def test_no_paper_overwrites_another(tmp_path):
    (tmp_path / "b1.pdf").write_bytes(b"one")
    assert free_name(tmp_path, "b1.pdf") == tmp_path / "b1-2.pdf"


def test_several_papers_say_which_this_is():
    assert summary(preview(), 0, 1, words("en")) == "SUD2-0000148-K · 2 pages"
    assert summary(preview(), 1, 27, words("en")) == "Paper 2 of 27 · 2 pages"


def test_saving_leaves_the_whole_file_and_nothing_else(tmp_path):
    save(b"%PDF-1", tmp_path / "b1.pdf")
    assert [file.name for file in tmp_path.iterdir()] == ["b1.pdf"]
    assert (tmp_path / "b1.pdf").read_bytes() == b"%PDF-1"


def test_a_folder_that_is_gone_is_said_so(tmp_path):
    with pytest.raises(PaperNotSaved) as told:
        save(b"%PDF", tmp_path / "pulled out" / "b1.pdf")
    assert told.value.reason == "gone"


@pytest.mark.parametrize(
    ("number", "reason"),
    [(errno.ENOSPC, "full"), (errno.EROFS, "read_only"), (errno.EISDIR, "refused")],
)
def test_what_the_system_says_becomes_a_reason(tmp_path, monkeypatch, number, reason):
    def refuse(*_told):
        raise OSError(number, "no")

    monkeypatch.setattr("pathlib.Path.replace", refuse)
    with pytest.raises(PaperNotSaved) as told:
        save(b"%PDF", tmp_path / "b1.pdf")
    assert told.value.reason == reason
    assert list(tmp_path.iterdir()) == []
