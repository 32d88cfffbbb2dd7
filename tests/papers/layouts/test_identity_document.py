"""K3 names its holder and bears nothing that could endanger him."""

from dataclasses import replace

from papers import forms
from tests.papers import examples
from tests.papers.gallery import contents
from tests.papers.reading import read_codes, texts


def test_an_identity_document_says_who_he_is_and_nothing_else():
    pdf = forms.render("K3", replace(contents()["K3"], issue=examples.issue(("ru", "en"))))
    shown = "".join(texts(pdf))
    assert read_codes(pdf) + read_codes(pdf, 1) == []
    assert "in no case be taken away" in shown.replace("\r\n", " ")
    for word in ("Birch", "apture", "плен (", "ealth", "kin"):
        assert word not in shown
