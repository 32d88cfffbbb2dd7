"""The prisoners' representative (GC III art. 79-81): how one is chosen, and how he stands; refuses to choose one."""

from enum import StrEnum


class Chosen(StrEnum):
    """How he came to it; the words are `representative.chosen_*`. Among officers it is the senior officer."""

    ELECTED = "elected"
    SENIOR_OFFICER = "senior_officer"


class Ended(StrEnum):
    """Why he is it no longer; the words are `representative.ended_*`. `MISTAKE` says that he never was."""

    TERM = "term"
    RESIGNED = "resigned"
    LEFT = "left"
    DISMISSED = "dismissed"
    NOT_APPROVED = "not_approved"
    SUCCEEDED = "succeeded"
    MISTAKE = "mistake"


EXPLAINED = frozenset({Ended.DISMISSED, Ended.NOT_APPROVED})
"""Ends of which the Protecting Power is told the reasons (art. 81(6), 79(4))."""


class Office(StrEnum):
    """How he stands; the words are `representative.office_*`."""

    AWAITS_APPROVAL = "awaits_approval"
    IN_FORCE = "in_force"
    GONE = "gone"
    ENDED = "ended"


def office(chosen: str, approved_at: int, ended_at: int, *, here: bool) -> Office:
    """How he stands: who is elected begins when approved (art. 79(4)); who left, escaped or died is it no more."""
    if ended_at:
        return Office.ENDED
    if not here:
        return Office.GONE
    if chosen == Chosen.ELECTED and not approved_at:
        return Office.AWAITS_APPROVAL
    return Office.IN_FORCE
