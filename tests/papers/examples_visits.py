"""Invented people on the list for a visit."""

from papers.content.answers import Given, Word
from papers.content.visit import VisitLine, VisitListContent
from tests.papers.examples import OFFICER, issue, person

SIZES = {"X3": (297, 210)}
PRISONER_READS = OWN_STATEMENTS = ()
NOT_PRINTED = {"X3": {"contact", "service_number"}}


def visit_list(people=12, languages=("uk", "fr"), **more) -> VisitListContent:
    facts = {
        "issue": issue(languages, number="X3-0004-W"),
        "lines": tuple(
            VisitLine(
                person(number),
                Given(f"UA-{1200 + number:06}-K"),
                Word("country.kp" if number % 8 == 5 else "country.ru"),
                Word("state.hospitalised" if number % 5 == 3 else "state.interned"),
                Given("Військовий госпіталь" if number % 5 == 3 else "Табір «Захід-3»"),
                Given("2026-11-20"),
            )
            for number in range(people)
        ),
        "visitor": Word("bureau.visitor_icrc"),
        "delegates": Given("M. Dupont, Mme Favre"),
        "visited_at": Given("2026-11-20 10:00 +02:00 (2026-11-20 08:00 UTC)"),
        "held_at": Given("2026-11-20 14:02 +02:00 (2026-11-20 12:02 UTC)"),
        "people": str(people),
        "officer": OFFICER,
    }
    return VisitListContent(**(facts | more))


def contents():
    return {"X3": visit_list()}
