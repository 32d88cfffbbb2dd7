"""N1 and N2 name everybody they are about."""

from papers import forms
from tests.papers import examples_identity
from tests.papers.reading import bare, texts


def test_bureau_papers_name_each_person_and_are_free_of_postage():
    for code, people in (
        ("N1", examples_identity.report(27)),
        ("N2", examples_identity.event_notice(27)),
    ):
        shown = bare("".join(texts(forms.render(code, people))))
        for each in getattr(people, "persons", ()) or people.lines:
            assert bare(each.identity.surname.text) in shown
            assert bare(each.pow_number.text) in shown
        assert bare("Postage free") in shown
        assert bare("122(8)") in shown
