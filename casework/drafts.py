"""Half-filled intake forms as values; kept in the vault after every pause, never exchanged, never journalled."""

from dataclasses import asdict, dataclass, field, replace
from typing import Any

DRAFT_KIND = "intake"
"""The word under which drafts of this form are kept."""

SHARED_FIELDS = (
    "group_id",
    "captured_on",
    "captured_time",
    "captured_place",
    "captured_grid",
    "capturing_unit",
    "handed_over_by",
    "language",
    "interpreter",
    "power",
)
"""Circumstances that a group shares: carried over to the next person."""


@dataclass(frozen=True, slots=True)
class ItemDraft:
    """One object or sum of money as typed; classes and dispositions are words of `models.property_rules`."""

    item_class: str
    description: str = ""
    quantity: int = 1
    condition: str = ""
    disposition: str = ""
    reason: str = ""
    currency: str = ""
    amount: str = ""
    denominations: str = ""
    ordering_officer: str = ""
    ordering_rank: str = ""
    ordering_unit: str = ""


@dataclass(frozen=True, slots=True)
class DocumentDraft:
    """One paper the person carries, as typed; `belongs` is `own`, `another` or `uncertain`."""

    document_kind: str = "military_card"
    number: str = ""
    issuer: str = ""
    holder_as_printed: str = ""
    belongs: str = "own"
    note: str = ""


@dataclass(frozen=True, slots=True)
class ApartDraft:
    """That the one being recorded is not the man of another record, which looks like his.

    `alike` is what made them alike when it was said (`models.likeness.Likeness.evidence`).
    """

    other_id: str
    reason: str
    alike: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonDraft:
    """One person being recorded: `fields` by the names of `models.records.Person`, all text.

    `apart` are records that look like his and are of another man.
    """

    id: str
    fields: dict[str, str] = field(default_factory=dict[str, str])
    items: tuple[ItemDraft, ...] = ()
    documents: tuple[DocumentDraft, ...] = ()
    group_position: int = 1
    group_size: int = 1
    apart: tuple[ApartDraft, ...] = ()

    def with_field(self, name: str, text: str) -> "PersonDraft":
        """The same draft with one field set."""
        return replace(self, fields={**self.fields, name: text})

    def shared(self) -> dict[str, str]:
        """The circumstances the next person of the group shares."""
        return {name: self.fields[name] for name in SHARED_FIELDS if self.fields.get(name)}

    @property
    def is_empty(self) -> bool:
        """Whether nothing about the person himself has been typed yet."""
        own = {name for name, text in self.fields.items() if text and name not in SHARED_FIELDS}
        return not own and not self.items and not self.documents

    def to_plain(self) -> dict[str, Any]:
        """As plain maps and lists, to be kept in the vault."""
        return asdict(self)

    @classmethod
    def from_plain(cls, plain: dict[str, Any]) -> "PersonDraft":
        """From what `to_plain` gave."""
        return cls(
            id=plain["id"],
            fields=dict(plain["fields"]),
            items=tuple(ItemDraft(**item) for item in plain["items"]),
            documents=tuple(DocumentDraft(**document) for document in plain["documents"]),
            group_position=plain["group_position"],
            group_size=plain["group_size"],
            apart=tuple(
                ApartDraft(each["other_id"], each["reason"], tuple(each["alike"]))
                for each in plain.get("apart", ())
            ),
        )
