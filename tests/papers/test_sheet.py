"""Every form looks as its kept picture does; `python -m tests.papers.pictures` makes them anew."""

from dataclasses import replace

import pytest

from papers import forms
from papers.sheet import paint
from tests.papers import pictures
from tests.papers.gallery import contents


@pytest.mark.parametrize("code", sorted(forms.FORMS))
def test_a_form_looks_as_it_did(code):
    found = dict(pictures.pictures(code))
    assert set(found) == set(pictures.FOLDER.glob(f"{code}-*.png"))
    for path, levels in found.items():
        assert pictures.difference(levels, pictures.kept(path)) <= pictures.SQUARE, path.name


def test_pictures_are_small_and_of_forms_that_exist():
    for path in pictures.FOLDER.glob("*.png"):
        assert path.stat().st_size <= pictures.MOST_BYTES, path.name
        assert path.name.split("-")[0] in forms.FORMS


@pytest.mark.parametrize("code", sorted(forms.FORMS))
@pytest.mark.parametrize("lower", [0, 2])
def test_a_label_that_goes_or_moves_is_seen(code, lower, monkeypatch):
    sheets = forms.pages(code, contents()[code])
    texts = sheets[0].texts
    widest = max(texts, key=lambda text: text.line.width * text.size)
    texts[texts.index(widest)] = replace(widest, y=widest.y - lower * widest.size)
    if not lower:
        texts.pop(texts.index(widest))
    changed = {"filled": paint(sheets, code)}
    monkeypatch.setattr(pictures, "papers", lambda _: changed)
    path, levels = next(pictures.pictures(code))
    assert pictures.difference(levels, pictures.kept(path)) > pictures.SQUARE
