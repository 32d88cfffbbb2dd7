"""K4 says every right beside its article, in each language."""

from papers import forms
from papers.content.answers import Issue
from papers.layouts import rights_notice
from resources.words import words
from tests.papers.reading import bare, texts


def test_every_sentence_of_the_notice_stands_beside_its_article_in_all_five_languages():
    for language in ("uk", "ru", "en", "fr", "ko"):
        shown = bare("".join(texts(forms.render_blank("K4", Issue.blank((language, "uk"))))))
        speak = words(language)
        for _, sentences in rights_notice.SENTENCES:
            for key, article in sentences:
                assert speak.has(key)
                assert bare(speak(key)) in shown
                assert bare(speak("paper.article", article=article)) in shown
