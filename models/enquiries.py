"""What may be answered to whom asks after a prisoner (GC III art. 122(7)), enquirer by enquirer; refuses the rest.

Who is no organ of the Convention is told by the Bureau alone: a station passes his enquiry on and tells him nothing.
Nothing here reaches anybody by itself: an answer is a paper or a file that an officer hands over.
"""

from collections.abc import Mapping
from enum import StrEnum

from models.custody import ENDED, State
from models.field_classes import Outlet


class Enquirer(StrEnum):
    """Who asks."""

    BUREAU = "bureau"
    AGENCY = "agency"
    PROTECTING_POWER = "protecting_power"
    FAMILY = "family"
    OTHER = "other"


class Outcome(StrEnum):
    """What is answered."""

    FOUND = "found"
    """He is known here; the answer says of him what this enquirer may be told."""
    NOT_FOUND = "not_found"
    """Nobody known here is meant, though it was searched for him."""
    PASSED_ON = "passed_on"
    """The Bureau answers; nothing is told here."""


_IDENTITY = (
    "surname first_names patronymic rank born service_number prisoner_number power mail_address"
)
TELLS: Mapping[Enquirer, tuple[str, ...]] = {
    Enquirer.BUREAU: (
        *_IDENTITY.split(),
        "place_of_birth",
        "father_first_name",
        "captured_on",
        "non_disclosure",
    ),
    Enquirer.AGENCY: (
        *_IDENTITY.split(),
        "place_of_birth",
        "father_first_name",
        "captured_on",
        "non_disclosure",
    ),
    Enquirer.PROTECTING_POWER: (*_IDENTITY.split(), "captured_on"),
    Enquirer.FAMILY: ("surname", "first_names", "patronymic", "mail_address"),
    Enquirer.OTHER: (),
}
"""Fields of a person that an answer to this enquirer may bear; never a place, health, or what he said of himself."""

OUTLET: Mapping[Enquirer, Outlet] = {
    Enquirer.BUREAU: Outlet.BUREAU,
    Enquirer.AGENCY: Outlet.AGENCY,
    Enquirer.PROTECTING_POWER: Outlet.BUREAU,
    Enquirer.FAMILY: Outlet.CARD,
    Enquirer.OTHER: Outlet.CARD,
}
"""By what an answer leaves: a field that may not leave by it is in no answer. A family is told what his card says."""


def may_be_told(enquirer: Enquirer, *, by_bureau: bool, state: str, non_disclosure: bool) -> bool:
    """Whether this enquirer may be told that somebody is known here.

    Bureau and Agency may always be: they guard his wish that his whereabouts be kept (art. 123). His Power and his
    family are not told against it. A family is answered by a Bureau only, and of a death by no enquiry: that is
    notified (art. 120).
    """
    if enquirer in {Enquirer.BUREAU, Enquirer.AGENCY}:
        return True
    if non_disclosure or not TELLS[enquirer]:
        return False
    return enquirer is Enquirer.PROTECTING_POWER or (by_bureau and state != State.DIED)


def condition_of(state: str) -> str:
    """What an answer says of where somebody stands: held, dead, or no longer held; no more."""
    if state == State.DIED:
        return "dead"
    return "no_longer_held" if state in ENDED or state == State.ESCAPED else "held"
