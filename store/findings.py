"""What an integrity check found, as facts and in plain words; refuses to name a person.

Findings name records by kind and identifier; who that is, the screens look up for those entitled.
"""

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from resources.words import Words

_SHORT = 8


class Fault(StrEnum):
    """What can be wrong; the values end the word keys `integrity.…`."""

    MISSING = "missing"
    """Entries are not there although later ones are."""
    ROLLED_BACK = "rolled_back"
    """Entries that were there, and signed for or seen, are gone from the end."""
    ALTERED = "altered"
    """Header, hash or body of an entry are not what was saved."""
    BROKEN_LINK = "broken_link"
    """An entry does not follow the one before it."""
    NOT_SIGNED = "not_signed"
    """The newest entries of a device are not covered by its signature."""
    FORGED = "forged"
    """A signature is not the device's, or the device is unknown."""
    ROW_MISSING = "row_missing"
    """A record of the journal is not among the rows."""
    ROW_DIFFERS = "row_differs"
    """A row shows something else than the journal says, as when an older page was put back."""
    ROW_SURPLUS = "row_surplus"
    """A row stands in no entry."""
    DERIVED_DIFFERS = "derived_differs"
    """A table computed from the rows does not follow from them."""
    PAGES = "pages"
    """The engine's own tables and indexes contradict each other."""
    NUMBER_BEHIND = "number_behind"
    """A counter would give out a number that is used already."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong: the entry (`number` to `until` of `device`), or the records concerned."""

    fault: Fault
    device: str = ""
    number: int = 0
    until: int = 0
    records: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of a check; `whole` says whether it went through everything or was the quick one."""

    findings: tuple[Finding, ...]
    entries: int
    records: int
    whole: bool

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.findings

    @property
    def concerned(self) -> dict[str, frozenset[str]]:
        """Kind → identifiers of every record a finding names."""
        found: dict[str, set[str]] = {}
        for finding in self.findings:
            for kind, identifier in finding.records:
                found.setdefault(kind, set()).add(identifier)
        return {kind: frozenset(identifiers) for kind, identifiers in found.items()}


def sentences(report: Report, words: Words) -> list[str]:
    """The report in plain words: the outcome first, then each fault, then what to do."""
    size = {
        "entries": words.count("integrity.entries", report.entries),
        "records": words.count("integrity.records", report.records),
    }
    if report.sound:
        return [words("integrity.sound" if report.whole else "integrity.sound_quick", **size)]
    told = [words("integrity.unsound", **size)]
    told += [_sentence(finding, words) for finding in report.findings]
    return [*told, words("integrity.advice")]


def _sentence(finding: Finding, words: Words) -> str:
    facts: dict[str, object] = {
        "device": finding.device[-_SHORT:],
        "number": finding.number,
        "until": finding.until or finding.number,
        "records": _counted(finding, words),
    }
    several = finding.until > finding.number
    key = f"integrity.{finding.fault.value}"
    return words(f"{key}_several" if several else key, **facts)


def _counted(finding: Finding, words: Words) -> str:
    if not finding.records:
        return words("integrity.records_unknown")
    numbers = Counter(kind for kind, _ in finding.records)
    return ", ".join(
        words.count(f"integrity.kind.{kind}", n)
        if words.has(f"integrity.kind.{kind}")
        else words.count("integrity.records", n)
        for kind, n in sorted(numbers.items())
    )
