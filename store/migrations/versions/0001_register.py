"""The register and its journal, as first released.

What is written here is never changed after a release: the classes move on, this stays.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make every table of a new register."""
    _journal()
    _exchange()
    _people()
    _custody()
    _papers()


def _text(name: str, length: int | None = None) -> sa.Column[str]:
    return sa.Column(name, sa.String(length), nullable=False)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _long_number(name: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger(), nullable=nullable)


def _truth(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean(), nullable=False)


def _blob(name: str, *, nullable: bool = False) -> sa.Column[bytes]:
    return sa.Column(name, sa.LargeBinary(), nullable=nullable)


def _texts(*names: str) -> list[sa.Column[str]]:
    return [_text(name) for name in names]


def _record(name: str, *columns: sa.Column[Any]) -> None:
    """A record's table: every row has an identifier and the heads of its fields."""
    op.create_table(name, _blob("heads"), _text("id", 36), *columns, sa.PrimaryKeyConstraint("id"))


def _clustered(name: str, key: tuple[str, ...], *columns: sa.Column[Any]) -> None:
    """A table laid out in the order of its key."""
    op.create_table(name, *columns, sa.PrimaryKeyConstraint(*key), sqlite_with_rowid=False)


def _index(table: str, *columns: str) -> None:
    op.create_index(f"ix_{table}_{'_'.join(columns)}", table, list(columns))


def _journal() -> None:
    """The journal, and what belongs to this laptop alone."""
    op.create_table(
        "entry",
        _blob("device"),
        _long_number("number"),
        _blob("header"),
        _blob("body", nullable=True),
        _blob("hash"),
        sa.PrimaryKeyConstraint("device", "number"),
    )
    op.create_index(
        "ix_entry_withheld", "entry", ["device", "number"], sqlite_where=sa.text("body IS NULL")
    )
    _clustered(
        "checkpoint",
        ("device", "number"),
        _blob("device"),
        _long_number("number"),
        _blob("header_hash"),
        _blob("signature"),
    )
    _clustered(
        "device",
        ("id",),
        _blob("id"),
        _blob("public_key"),
        _blob("private_key", nullable=True),
        _blob("receiving_key", nullable=True),
        _blob("receiving_private_key", nullable=True),
        _long_number("opened_at"),
        _long_number("closed", nullable=True),
    )
    _clustered(
        "seen_head", ("device",), _blob("device"), _long_number("number"), _blob("header_hash")
    )
    _clustered(
        "counter",
        ("series",),
        _text("series"),
        _long_number("next"),
        _long_number("last"),
        _text("prefix"),
    )
    _clustered("draft", ("id",), *_texts("id", "kind"), _blob("body"), _long_number("changed_at"))
    _clustered("setting", ("key",), *_texts("key", "value"))
    _clustered(
        "unknown_change",
        ("device", "number", "kind", "record"),
        _blob("device"),
        _long_number("number"),
        _text("kind"),
        _blob("record"),
    )


def _entries(name: str, *columns: sa.Column[Any]) -> None:
    op.create_table(
        name,
        _blob("device"),
        _long_number("number"),
        _blob("hash"),
        _blob("header"),
        _blob("body", nullable=True),
        *columns,
        sa.PrimaryKeyConstraint("device", "number", "hash"),
    )


def _exchange() -> None:
    """What other registers said, and what is known of them."""
    _entries("waiting_entry", _blob("signature", nullable=True))
    _entries("forked_entry", _long_number("found_at"))
    _clustered("conflict", ("kind", "record"), *_texts("kind", "record"))
    _clustered("touching", ("device", "subject"), _blob("device"), _text("subject"))
    _clustered("stale", ("derivation", "subject"), *_texts("derivation", "subject"))
    _clustered(
        "authority",
        ("id",),
        _blob("id"),
        _blob("root"),
        _blob("roster"),
        _blob("private_keys", nullable=True),
        _long_number("joined_at"),
        _long_number("left_at"),
    )
    _clustered(
        "peer",
        ("device",),
        *(_blob(name) for name in ("device", "vector", "lacking", "wants")),
        *(_long_number(name) for name in ("said_at", "heard_at", "clock_ahead")),
        _blob("considered"),
        _truth("shrank"),
    )
    _clustered(
        "sent_bundle",
        ("id",),
        *(_blob(name) for name in ("id", "recipients", "covers")),
        _number("size"),
        _long_number("made_at"),
        _truth("extra"),
    )
    _clustered(
        "file",
        ("hash",),
        _blob("hash"),
        _long_number("size"),
        _long_number("held"),
        _text("subject"),
    )
    op.create_table(
        "file_piece",
        _blob("hash"),
        _long_number("offset"),
        _blob("content"),
        sa.PrimaryKeyConstraint("hash", "offset"),
    )


def _people() -> None:
    """The place, its officers, and those they register."""
    _record(
        "station",
        *_texts("authority", "name"),
        _text("code", 8),
        *_texts("station_kind", "unit", "address", "power", "currency"),
        _truth("practice"),
    )
    _record(
        "officer",
        *_texts("name", "rank", "position", "unit", "slot_id"),
        _truth("active"),
        _number("failed_attempts"),
    )
    _record(
        "person",
        *_texts(
            "tag_number",
            "prisoner_number",
            "group_id",
            "surname",
            "surname_answer",
            "first_names",
            "first_names_answer",
            "patronymic",
            "rank",
            "rank_key",
            "rank_answer",
            "born",
            "born_answer",
            "service_number",
            "service_number_answer",
            "surname_latin",
            "first_names_latin",
            "latin_scheme",
            "other_names",
            "father_first_name",
            "mother_maiden_name",
            "place_of_birth",
            "power",
            "sex",
            "unit_volunteered",
            "inform_name",
            "inform_address",
            "home_address",
            "mail_address",
            "language",
            "interpreter",
            "captured_on",
            "captured_time",
            "captured_place",
            "captured_grid",
            "capturing_unit",
            "handed_over_by",
            "health",
            "first_aid",
            "handling_code",
            "legal_category",
            "note",
        ),
    )
    _record(
        "document",
        *_texts(
            "person_id",
            "document_kind",
            "number",
            "issuer",
            "holder_as_printed",
            "held_by",
            "belongs",
            "note",
        ),
    )
    _index("document", "person_id")


def _custody() -> None:
    """What befalls a person and his property."""
    _record(
        "custody_event",
        *_texts("person_id", "event", "follows", "corrects"),
        _number("occurred_at"),
        _number("recorded_at"),
        *_texts("place", "station_id", "transfer_id", "note"),
    )
    _index("custody_event", "person_id")
    _record(
        "property_item",
        *_texts("person_id", "item_class", "description"),
        _number("quantity"),
        *_texts(
            "condition",
            "disposition",
            "reason",
            "currency",
            "amount",
            "denominations",
            "ordering_officer",
            "ordering_rank",
            "ordering_unit",
            "packet_id",
            "receipt_number",
        ),
        _truth("withdrawn"),
    )
    _index("property_item", "packet_id")
    _index("property_item", "person_id")
    _record(
        "packet",
        *_texts("person_id", "number", "seal_number"),
        _number("sealed_at"),
        _text("sealed_by"),
    )
    _index("packet", "person_id")
    _record(
        "transfer",
        *_texts(
            "number",
            "reason",
            "destination",
            "destination_kind",
            "destination_address",
            "destination_station",
            "origin_station",
            "releasing_name",
            "releasing_rank",
            "releasing_unit",
            "escort_name",
            "escort_rank",
            "escort_unit",
            "escort_size",
            "vehicle",
            "receiving_name",
            "receiving_rank",
            "receiving_unit",
        ),
        _number("notice_given_at"),
        _text("notice_language"),
        _number("opened_at"),
        _number("sealed_at"),
        _text("sealed_digest"),
        _number("departed_at"),
        _number("arrived_at"),
        _number("closed_at"),
        _number("cancelled_at"),
        _text("note"),
    )
    _record(
        "transfer_line",
        *_texts("transfer_id", "person_id"),
        _number("line_number"),
        *_texts("fitness", "fitness_by"),
        _number("fitness_at"),
        *_texts(
            "conditions",
            "override_by",
            "override_reason",
            "visible_injuries",
            "medical_envelope",
            "baggage_kg",
            "complaint_asked",
        ),
        _truth("withdrawn"),
        *_texts("withdrawn_reason", "outcome", "outcome_cause", "outcome_note"),
        _truth("added_on_arrival"),
    )
    _index("transfer_line", "person_id")
    _index("transfer_line", "transfer_id")
    _record(
        "capture_card",
        *_texts("person_id", "addressee", "trigger"),
        _number("trigger_at"),
        _number("written_at"),
        _number("sent_at"),
        _truth("declined"),
    )
    _index("capture_card", "person_id")
    op.create_table(
        "standing",
        *_texts("person_id", "state", "place", "station_id"),
        _number("since"),
        *_texts("last_event_id", "transfer_id"),
        _truth("forked"),
        _number("first_event_at"),
        _text("cards_event_id"),
        _number("cards_armed_at"),
        _number("family_card_due_at"),
        _number("agency_card_due_at"),
        _number("unsealed_items"),
        _text("name_key"),
        sa.PrimaryKeyConstraint("person_id"),
    )
    _index("standing", "state")
    for column in ("state", "family_card_due_at", "agency_card_due_at", "unsealed_items"):
        _index("standing", "station_id", column)
    _index("standing", "since", "person_id")
    _index("standing", "name_key", "person_id")
    _index("standing", "place")
    op.create_index("ix_standing_forked", "standing", ["person_id"], sqlite_where=sa.text("forked"))
    _index("custody_event", "occurred_at")
    _index("person", "power")
    _index("person", "health")


def _papers() -> None:
    """What was issued, and the numbers to issue it under."""
    _record(
        "printing",
        *_texts(
            "form", "number", "subject_kind", "subject_id", "first_language", "second_language"
        ),
        _truth("blank"),
        _number("pages"),
        _number("copies"),
        *_texts("digest", "head_code"),
        _number("printed_at"),
        _text("way"),
    )
    _index("printing", "subject_id")
    _record(
        "number_block", *_texts("device", "series", "prefix"), _number("first"), _number("last")
    )
    _record(
        "attachment",
        *_texts("subject_kind", "subject_id", "digest"),
        _number("size"),
        *_texts("media_type", "title"),
    )
    _index("attachment", "subject_id")
