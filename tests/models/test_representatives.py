from models.representatives import Chosen, Office, office


def test_who_is_elected_begins_when_approved_and_a_senior_officer_at_once():
    assert office(Chosen.ELECTED, 0, 0, here=True) is Office.AWAITS_APPROVAL
    assert office(Chosen.ELECTED, 5, 0, here=True) is Office.IN_FORCE
    assert office(Chosen.SENIOR_OFFICER, 0, 0, here=True) is Office.IN_FORCE


def test_who_is_not_there_is_it_no_more_and_what_was_ended_stays_ended():
    assert office(Chosen.ELECTED, 5, 0, here=False) is Office.GONE
    assert office(Chosen.ELECTED, 5, 9, here=False) is Office.ENDED
    assert office(Chosen.ELECTED, 5, 9, here=True) is Office.ENDED
