import pytest
from PySide6.QtWidgets import QLabel, QWidget

from casework.trust_views import TrustActView
from gui.exchange.acts_list import ActsList, act_line
from gui.kit.base import column
from models.duties import DAY
from models.trust_acts import TrustWord
from resources.words import SCREEN_LANGUAGES, words
from tests.gui.accessibility import assert_all_named

pytestmark = pytest.mark.gui
EN = words("en")
ACT = TrustActView(
    "revoked", "ZAH1 fe0e", 20_000 * DAY, "lost on the road", 7, "Major Koval", "NIB 1", "Bureau"
)


@pytest.mark.parametrize("language", SCREEN_LANGUAGES)
@pytest.mark.parametrize("word", TrustWord)
def test_every_act_is_told_in_every_language(word, language):
    line = act_line(TrustActView(word, "ZAH1", 0, "", 3, "", "", ""), words(language))
    assert line.what
    assert "3" in line.who
    assert "{" not in line.what + line.who
    assert ("ZAH1" in line.what) is (word is not TrustWord.KEYS_CHANGED)


def test_it_says_what_why_and_who_where():
    line = act_line(ACT, EN)
    assert line.what == "“ZAH1 fe0e” was revoked"
    assert line.why == "lost on the road"
    assert line.who == "Major Koval; NIB 1 · Bureau. Roster: version 7."


def test_what_is_not_known_here_is_said_to_be_so():
    newer = act_line(TrustActView("of_another_kind", "ZAH1", 0, "", 1, "", "", ""), EN)
    assert newer.what == "“ZAH1”: an act that a newer program recorded"
    line = act_line(TrustActView("enrolled", "", 0, "", 1, "", "", ""), EN)
    assert "not on the roster" in line.what
    assert "not known here" in line.who


def test_a_thousand_acts_are_one_page_and_a_button(qtbot, theme):
    window = QWidget()
    acts = [TrustActView("enrolled", f"L{n}", 0, "", n, "K", "L", "S") for n in range(1000)]
    made = ActsList(EN, acts)
    column(made, parent=window)
    qtbot.addWidget(window)
    window.resize(600, 900)
    window.show()

    def told():
        return [x.text() for x in made.findChildren(QLabel) if "was enrolled" in x.text()]

    assert told()[0] == "“L0” was enrolled"
    assert len(told()) < 20
    made.pages.after.click()
    qtbot.waitUntil(lambda: "“L0” was enrolled" not in told())
    assert len(told()) < 20
    assert not made.empty.isVisible()
    assert_all_named(made)


def test_nothing_recorded_says_so(qtbot, theme):
    made = ActsList(EN, ())
    qtbot.addWidget(made)
    made.show()
    assert made.empty.isVisible()
