"""What can go wrong with a hub beyond what bundles and trust know, as facts; carries nothing about a person.

SafeConductError
└── HubError
    ├── DatabaseAway              it does not answer, or too many want it at once: later
    ├── DatabaseUnfit             the URL is of something that is neither SQLite nor PostgreSQL
    ├── DatabaseTooNew(found, known)  a newer program made its tables
    ├── HubNotFounded             there are no keys in this folder yet
    └── HubNotEnrolled            no authority's roster names this hub yet
"""

from dataclasses import dataclass

from models.errors import SafeConductError


class HubError(SafeConductError):
    """The hub itself."""


class DatabaseAway(HubError):
    """The database did not answer, or too many wanted it at once; the same can be tried later."""


class DatabaseUnfit(HubError):
    """The URL names something that is neither a SQLite file nor a PostgreSQL database."""


@dataclass(slots=True)
class DatabaseTooNew(HubError):
    """The tables are of version `found`; this program knows `known`."""

    found: int
    known: int


class HubNotFounded(HubError):
    """There are no keys in this folder: the hub must be founded first."""


class HubNotEnrolled(HubError):
    """The hub belongs to no authority yet, or its authority's roster does not name it."""
