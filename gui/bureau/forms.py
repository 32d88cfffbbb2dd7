"""What the forms of the Bureau's room ask; refuses to know Qt, and answers that may not be given."""

from casework import bureau, visits
from casework.tracing_views import EnquiryFile
from gui.recording.fields import Asks, FormField, choices, instant, line
from models.enquiries import Enquirer, Outcome
from resources.words import Words


def telling(now: int, words: Words) -> tuple[FormField, ...]:
    """How the Bureau is told."""
    return (
        FormField(
            "way",
            Asks.CHOICE,
            "act.way_told",
            choices("act.told_", bureau.WAYS, words),
            start="exchange",
        ),
        FormField(
            "authenticated",
            Asks.CHOICE,
            "act.authenticated",
            choices("act.authenticated_", bureau.AUTHENTICATED, words),
            start="signature",
        ),
        instant("at", "act.when", now),
    )


def acknowledging() -> tuple[FormField, ...]:
    """Under which reference the Bureau answered."""
    return (line("acknowledgement", "act.acknowledgement"),)


def enquiring(now: int, words: Words) -> tuple[FormField, ...]:
    """What is written down of an enquiry."""
    return (
        FormField(
            "from_channel",
            Asks.SELECT,
            "bureau.from_channel",
            choices("bureau.enquirer_", tuple(Enquirer), words),
            start=Enquirer.BUREAU.value,
            line=1,
        ),
        line("from_name", "bureau.from_name", beside=1),
        line("from_address", "bureau.from_address", beside=2),
        line("relation", "bureau.relation", beside=2),
        line("sought_surname", "bureau.sought_surname", beside=3),
        line("sought_first_names", "bureau.sought_first_names", beside=3),
        line("sought_father", "bureau.sought_father", beside=4),
        line("sought_born", "bureau.sought_born", beside=4),
        line("sought_number", "bureau.sought_number", beside=4),
        line("sought_last_known", "bureau.sought_last_known"),
        instant("received_at", "bureau.received_at", now),
    )


def visiting(now: int, words: Words) -> tuple[FormField, ...]:
    """Who visits."""
    return (
        FormField(
            "visitor",
            Asks.CHOICE,
            "bureau.head_visitor",
            choices("bureau.visitor_", visits.VISITORS, words),
            start=visits.VISITORS[0],
        ),
        line("delegates", "bureau.head_delegates"),
        instant("at", "act.when", now),
    )


def exporting() -> tuple[FormField, ...]:
    """Why a list leaves the register."""
    return (line("reason", "bureau.export_reason"),)


def answering(file: EnquiryFile, words: Words) -> tuple[FormField, ...]:
    """What may be answered to this enquiry, as it stands."""
    return (
        FormField(
            "outcome",
            Asks.CHOICE,
            "bureau.outcome",
            choices("bureau.outcome_", tuple(outcomes(file)), words),
            start=outcomes(file)[0].value,
        ),
        FormField(
            "authenticated",
            Asks.CHOICE,
            "act.authenticated",
            choices("act.authenticated_", bureau.AUTHENTICATED, words),
            start="signature",
        ),
    )


def outcomes(file: EnquiryFile) -> tuple[Outcome, ...]:
    """The answers that are possible, the likeliest first."""
    found: list[Outcome] = []
    if file.line.person_id and file.may_tell:
        found.append(Outcome.FOUND)
    if not file.line.person_id and file.searched_at:
        found.append(Outcome.NOT_FOUND)
    return (*found, Outcome.PASSED_ON)
