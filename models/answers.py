"""How an item of GC III art. 17 was answered; refuses to treat silence as an answer.

A prisoner is bound to give five items only, may decline (17(2)) and may be unable to state them (17(5));
all of these are lawful and none blocks saving.
"""

from enum import StrEnum


class Answer(StrEnum):
    """What became of one question."""

    GIVEN = "given"
    DECLINED = "declined"
    UNABLE = "unable"
    FROM_DOCUMENT = "from_document"
    NOT_ASKED = ""


ASKED_ITEMS = ("surname", "first_names", "rank", "born", "service_number")
"""The only items a prisoner may be asked for: names, rank, date of birth, number (GC III art. 17(1))."""

CYCLE = (Answer.GIVEN, Answer.DECLINED, Answer.UNABLE, Answer.FROM_DOCUMENT)


def after(answer: Answer) -> Answer:
    """The next answer when an officer cycles through them."""
    place = CYCLE.index(answer) if answer in CYCLE else -1
    return CYCLE[(place + 1) % len(CYCLE)]


def settle(value: str, answer: Answer) -> Answer:
    """The answer to record: words without a mark count as given, a blank without a mark as not asked."""
    if value and answer in (Answer.NOT_ASKED, Answer.DECLINED, Answer.UNABLE):
        return Answer.GIVEN
    if not value and answer in (Answer.GIVEN, Answer.FROM_DOCUMENT):
        return Answer.NOT_ASKED
    return answer
