"""What the room of the Bureau says, in every screen language."""

import pytest

from casework.bureau_content import Told
from casework.bureau_lists import NoticeLine, Section
from casework.tracing_views import EnquiryFile, EnquiryLine
from casework.visits import VisitShown
from gui.bureau.forms import (
    answering,
    enquiring,
    exporting,
    outcomes,
    telling,
    visiting,
)
from gui.bureau.presenter import (
    _LABELS,
    ANSWERED,
    SECTIONS,
    VISITS,
    enquiries_shown,
    enquiry_lines,
    heads,
    notices_shown,
    proof,
    told_lines,
    visits_shown,
)
from models.bureau_notice import WANTED
from models.duties import DAY
from models.enquiries import TELLS, Enquirer, Outcome
from resources.words import SCREEN_LANGUAGES, words
from tests.casework.people import START

LINE = NoticeLine("", "p", "Мельников", "SUD2-1", "registered", "e", "", START, START + DAY)
ASKED = EnquiryLine("i", "F-1", START, START + 7 * DAY, "Вера", "family", "Melnikov", "", "", "", 0)


VISIT = VisitShown("v", START, "icrc", "M. Dupont", 27, "Коваль", "ab" * 32)


def file(**what: object) -> EnquiryFile:
    line = EnquiryLine(**{n: getattr(ASKED, n) for n in ASKED.__slots__} | what.pop("line", {}))
    asked = {"searched_at": 0, "answered_by": "", "answered_rank": ""} | what
    return EnquiryFile(line, {"from_name": "Вера", "from_channel": "family"}, **asked)


@pytest.mark.parametrize("language", SCREEN_LANGUAGES)
@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_has_its_words_in_every_language(language, section):
    say = words(language)
    titles = heads(section, say)
    assert all(titles)
    for stem in ("section", "hint", "none"):
        assert say(f"bureau.{stem}_{section}")
    if section in {each.value for each in Section}:
        (shown,) = notices_shown((LINE,), section, START, say)
    elif section == VISITS:
        (shown,) = visits_shown((VISIT,), say)
    else:
        (shown,) = enquiries_shown((ASKED,), section, START, say)
    assert len(shown.cells) == len(titles)


@pytest.mark.parametrize("language", SCREEN_LANGUAGES)
def test_every_form_has_its_words(language):
    say = words(language)
    for field in (
        *telling(START, say),
        *visiting(START, say),
        *exporting(),
        *enquiring(START, say),
        *answering(file(), say),
    ):
        assert say(field.label)


def test_what_is_late_says_so():
    say = words("en")
    assert not notices_shown((LINE,), "to_tell", START, say)[0].late
    assert notices_shown((LINE,), "to_tell", START + DAY + 1, say)[0].late
    assert enquiries_shown((ASKED,), "enquiries", START + 8 * DAY, say)[0].late
    assert not enquiries_shown((ASKED,), ANSWERED, START + 8 * DAY, say)[0].late


def test_every_field_that_is_told_has_its_label():
    told = {each.field for each in WANTED} | {name for tells in TELLS.values() for name in tells}
    assert told - {"latin_scheme"} == set(_LABELS)
    say = words("fr")
    assert all(say(label) for label in _LABELS.values())


def test_a_notice_is_shown_in_the_order_of_the_article_with_its_proof():
    said = {"power": "RU", "surname": "Мельников", "health": "sick"}
    claims = {"number": "N-1", "corrects": "N-0", "person": said, "event": {"event": "escaped"}}
    told = Told(True, "ab", "device-1", claims)
    values = [value for _, value in told_lines(told, words("en"))]
    assert values[:4] == ["N-1", "N-0", "Escaped", "Мельников"]
    assert "device-1" in proof(told, words("en"))
    assert "not hold" in proof(Told(False, "", ""), words("en"))


def test_what_is_taken_back_is_never_shown_as_something_that_happened():
    withdrawn = {"event": "died", "occurred_at": START, "place": "Суми"}
    claims = {"number": "N-2", "corrects": "N-1", "withdrawn": withdrawn, "person": {"power": "RU"}}
    found = dict(told_lines(Told(True, "ab", "device-1", claims), words("en")))
    assert found["Did not happen"].startswith("Died, ")
    assert found["Did not happen"].endswith(", Суми")
    assert words("en")("paper.event") not in found


@pytest.mark.parametrize(
    ("what", "expected"),
    [
        ({"searched_at": 0}, [Outcome.PASSED_ON]),
        ({"searched_at": 1}, [Outcome.NOT_FOUND, Outcome.PASSED_ON]),
        ({"searched_at": 1, "line": {"person_id": "p"}}, [Outcome.PASSED_ON]),
        (
            {"searched_at": 1, "line": {"person_id": "p"}, "may_tell": True},
            [Outcome.FOUND, Outcome.PASSED_ON],
        ),
    ],
)
def test_only_answers_that_may_be_given_are_offered(what, expected):
    assert list(outcomes(file(**what))) == expected


def test_an_enquiry_is_shown_as_it_was_received():
    lines = dict(enquiry_lines(file(), words("en")))
    assert set(lines.values()) == {"Вера", words("en")(f"bureau.enquirer_{Enquirer.FAMILY}")}
