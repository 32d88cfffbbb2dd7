"""What is shown of a prisoners' representative; refuses to carry rows."""

from dataclasses import dataclass

from models.representatives import Office


@dataclass(frozen=True, slots=True)
class RepresentativeView:
    """Who represents or represented the prisoners of a station (`models.records.Representative`).

    `office` is a word of `models.representatives.Office`, `gone_since` when he left its hands, 0 while he is there.
    """

    id: str
    person_id: str
    name: str
    station: str
    office: str
    chosen: str
    chosen_at: int
    approved_at: int
    gone_since: int
    approved_by: str = ""
    ended: str = ""
    ended_at: int = 0
    end_reason: str = ""
    power_told_at: int = 0

    @property
    def acts_as(self) -> str:
        """His name while he may act for the others, nothing before or after."""
        return self.name if self.office == Office.IN_FORCE else ""
