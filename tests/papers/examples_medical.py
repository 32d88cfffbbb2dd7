"""Invented medical papers before the medical officer writes: M1 to M7."""

from papers.content.answers import Given, Word
from papers.content.medical import InspectionContent, InspectionLine, MedicalContent
from tests.papers.examples import OFFICER, issue, person

SIZES = {
    "M1": (210, 297),
    "M2": (148, 210),
    "M3": (210, 297),
    "M4": (210, 297),
    "M5": (297, 210),
    "M6": (210, 297),
    "M7": (210, 297),
}
PRISONER_READS = ("M3",)
OWN_STATEMENTS = ()
NOT_PRINTED = {"M5": {"service_number"}}


def medical(number: str, languages=("uk", "ru"), **more) -> MedicalContent:
    facts = {
        "issue": issue(languages, number=number),
        "identity": person(0),
        "examiner": OFFICER,
        "pow_number": Given("UA-001200-K"),
        "tag_number": Given("BR-00300-T"),
        "power": Word("country.ru"),
        "examined_at": Given("2026-11-20 07:30 +02:00"),
        "place": Given("Збірний пункт «Береза»"),
    }
    return MedicalContent(**(facts | more))


def inspection(people: int = 5, languages=("uk", "en"), **more) -> InspectionContent:
    facts = {
        "issue": issue(languages, number="M5-0001-V"),
        "lines": tuple(
            InspectionLine(person(number), Given(f"UA-{1200 + number:06}-K"))
            for number in range(people)
        ),
        "examiner": OFFICER,
        "inspected_at": Given("2026-11-20"),
        "place": Given("Табір «Захід-3»"),
    }
    return InspectionContent(**(facts | more))


def contents():
    papers = {code: medical(f"{code}-0001-V") for code in SIZES if code != "M5"}
    return papers | {"M5": inspection()}
