"""What is shown of the list of an exchange; refuses to carry rows."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class VersionView:
    """One version of a list, and how it differs from the one before: identifiers in the order of the lists."""

    version: int
    phase: str
    made_at: int
    made_by: str
    people: tuple[str, ...]
    digest: str
    note: str
    added: tuple[str, ...]
    removed: tuple[str, ...]
