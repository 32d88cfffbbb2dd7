from casework.drafts import DocumentDraft
from casework.duplicate_views import SaidThere, SetAside
from gui.people.said_lines import lines_of
from resources.words import words

EN = words("en")


def told(*says, papers=()):
    return lines_of(SetAside("p", "SUD2-0000002-K", says, papers), EN)


def field(name, here, there):
    return SaidThere(name, here, there, {name: there})


def test_contradictions_first_then_as_the_file_has_them():
    lines = told(
        field("place_of_birth", "", "Пенза"),
        field("captured_place", "Суджа", "Курськ"),
        field("surname", "Мельников", "Мельник"),
        field("rank", "", "майор"),
    )
    assert [(line.key, line.differs) for line in lines] == [
        ("p/surname", True),
        ("p/captured_place", True),
        ("p/rank", False),
        ("p/place_of_birth", False),
    ]
    assert {line.act for line in lines} == {"take_over"}


def test_values_are_said_in_words():
    (line,) = told(field("born", "1988-09-30", "1988-10-03"))
    assert (line.label, line.here, line.there) == (
        "Date of birth",
        "30 September 1988",
        "3 October 1988",
    )
    (line,) = told(field("service_number_answer", "", "declined"))
    assert (line.label, line.there) == (EN("intake.service_number"), EN("answer.declined"))


def test_what_an_act_records_offers_nothing():
    (line,) = told(SaidThere("legal_category", "", "retained_medical", {}))
    assert (line.act, line.there) == ("", EN("legal.retained_medical"))


def test_papers_come_last_by_their_place():
    papers = (DocumentDraft("passport", "45 11", "", "Мельников"), DocumentDraft("other", ""))
    lines = told(field("born", "", "1988"), papers=papers)
    assert [(line.key, line.act) for line in lines[1:]] == [
        ("p/0", "take_paper"),
        ("p/1", "take_paper"),
    ]
    assert lines[1].there == f"{EN('document.passport')}: 45 11 · Мельников"
    assert lines[2].there == EN("document.other")
