"""What the Convention wants done for those in custody: decisions, inspections, notices, endings, accounts.

What is written here is never changed after a release: the classes move on, this stays. SQLite cannot add columns in
the form in which the classes declare them, so a table that grows is made anew and its rows are copied.
"""

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Widen six tables, add those of the new kinds, and let what is owed be computed anew."""
    _grow("station", _texts("clocks", "representative"), [_number("representative_elected_at")])
    _grow("officer", _texts("roles"))
    _grow("person", [_number("serious_since")], _texts("non_disclosure"))
    _grow(
        "custody_event",
        _texts("authority", "told_by"),
        [_number("last_seen_at")],
        _texts("second_officer"),
    )
    _grow(
        "property_item",
        _texts("register_number", "route"),
        [_truth("conversion_requested")],
        _texts("settled"),
        [_number("settled_at")],
        _texts("settled_condition", "settled_signature", "settled_reason"),
        [_number("settled_quantity")],
        _texts("settled_amount"),
    )
    _grow(
        "transfer",
        _texts("legal_basis", "receiving_power"),
        [_number("planned_departure_at")],
        _texts("list_phase"),
        [_number("list_version")],
        _texts("first_counter"),
        [_number("first_count")],
        _texts("second_counter"),
        [_number("second_count"), _number("mail_forwarded_at")],
        _texts("count_discrepancy", "received_first_counter"),
        [_number("received_first_count")],
        _texts("received_second_counter"),
        [_number("received_second_count")],
        _texts("received_discrepancy", "baggage_limit_kg", "override_by", "override_reason"),
    )
    _grow(
        "transfer_line",
        _texts(
            "agreed",
            "accepted",
            "refusal_cause",
            "injuries_received",
            "complaint_asked_by",
            "complaint_asked_unit",
        ),
    )
    for name, columns in _NEW.items():
        _record(name, columns)
    op.create_index(
        "ix_bureau_notice_unacknowledged",
        "bureau_notice",
        ["prepared_at"],
        sqlite_where=sa.text("acknowledged_at = 0"),
    )
    op.create_index(
        "ix_tracing_enquiry_open",
        "tracing_enquiry",
        ["received_at"],
        sqlite_where=sa.text("answered_at = 0"),
    )
    _derived()


_NEW: Mapping[str, str] = {
    "roll_call": "called_at:int place expected:int first_counter first_count:int second_counter "
    "second_count:int closed_at:int note station_id",
    "roll_call_line": "*roll_call_id *person_id outcome cause note",
    "visit": "visited_at:int visitor delegates people:int digest shown_by note",
    "rights_notice": "*person_id given_at:int language interpreter version way outcome given_by",
    "legal_decision": "*person_id category tribunal reference decided_at:int decided_by recorded_at:int "
    "reason",
    "proceeding": "*person_id proceeding charge provision court place confined_from:int "
    "confined_until:int trial_at:int notified_at:int power_received_at:int "
    "prisoner_received_at:int representative_received_at:int judged_at:int judgment "
    "judgment_reported_at:int punishment_days:int punishment_from:int ended_at:int "
    "note",
    "power_acceptance": "*person_id power agreement approved_by approved_at:int accepted_by "
    "accepted_at:int follow_up_at:int followed_up_at:int finding ended_at:int",
    "parole": "*person_id terms given_at:int ends_at:int ended_at:int end_reason",
    "wish": "*person_id asked_at:int recorded_at:int place language interpreter asked_by "
    "present delegate_offered:bool wish signed:bool",
    "complaint": "*person_id occasion transfer_id asked_at:int asked_by asked_unit interpreter "
    "made reference passed_on_at:int passed_on_to answered_at:int",
    "inspection": "*person_id purpose inspected_at:int weighed:bool by_name by_rank place "
    "next_at:int recorded_at:int",
    "commission_decision": "*person_id decision chairman decided_at:int notified_at:int prisoner_told_at:int "
    "executed_at:int certificate_at:int note",
    "death": "*person_id event_id cause_kind cause suspected examined_at:int examined_by "
    "examined_rank certified_by buried_at:int burial_place grave grave_marked:bool "
    "cremated:bool cremation_reason ashes_kept effects will_forwarded_at:int "
    "carer_account first_witness first_witness_address second_witness "
    "second_witness_address certificate_at:int unidentified:bool description",
    "inquiry": "*person_id event_id about opened_at:int opened_by power_told_at:int witnesses "
    "report_at:int report_reference outcome closed_at:int closed_by",
    "packet_event": "*packet_id *person_id event occurred_at:int recorded_at:int seal_number "
    "seal_intact:bool transfer_id from_name from_rank from_unit to_name to_rank "
    "to_unit discrepancy note",
    "account_entry": "*person_id number entered_at:int entry currency amount item_id ordering_officer "
    "ordering_rank ordering_unit countersigned countersigned_by note corrects",
    "list_version": "*transfer_id version:int phase made_at:int made_by people digest note",
    "bureau_notice": "number *person_id notice event_id armed_at:int prepared_at:int digest "
    "authenticated_by authenticated_way sent_at:int sent_way acknowledged_at:int "
    "acknowledgement",
    "tracing_enquiry": "number *person_id received_at:int from_name from_address from_channel relation "
    "sought_surname sought_first_names sought_father sought_born sought_number "
    "sought_last_known answer answered_at:int answered_by authenticated_way "
    "searched_at:int note",
}
"""Kind → its fields in their order: `*` has an index, `:int` and `:bool` are whole numbers and truth values."""


def _text(name: str, length: int | None = None) -> sa.Column[str]:
    return sa.Column(name, sa.String(length), nullable=False)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _truth(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean(), nullable=False)


def _texts(*names: str) -> list[sa.Column[str]]:
    return [_text(name) for name in names]


def _record(name: str, fields: str) -> None:
    columns: list[sa.Column[Any]] = []
    indexed: list[str] = []
    for each in fields.split():
        bare, _, kind = each.lstrip("*").partition(":")
        columns.append({"int": _number, "bool": _truth}.get(kind, _text)(bare))
        if each.startswith("*"):
            indexed.append(bare)
    op.create_table(
        name,
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        _text("id", 36),
        *columns,
        sa.PrimaryKeyConstraint("id"),
    )
    for column in indexed:
        op.create_index(f"ix_{name}_{column}", name, [column])


def _grow(name: str, *added: list[Any]) -> None:
    """Make a table anew with further columns at its end; those have their empty values in old rows."""
    connection = op.get_bind()
    inspector = sa.inspect(connection)
    old = [
        sa.Column(each["name"], each["type"], nullable=False)
        for each in inspector.get_columns(name)
    ]
    indexes = [
        row[0]
        for row in connection.exec_driver_sql(
            "SELECT sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql NOT NULL",
            (name,),
        )
    ]
    for each in inspector.get_indexes(name):
        op.drop_index(str(each["name"]), name)
    former = f"{name}_before_0002"
    op.rename_table(name, former)
    new = [column for columns in added for column in columns]
    op.create_table(name, *old, *new, sa.PrimaryKeyConstraint("id"))
    kept = ", ".join(f'"{column.name}"' for column in old)
    more = ", ".join(f'"{column.name}"' for column in new)
    empty = ", ".join("''" if isinstance(column.type, sa.String) else "0" for column in new)
    op.execute(f'INSERT INTO "{name}" ({kept}, {more}) SELECT {kept}, {empty} FROM "{former}"')
    op.drop_table(former)
    for statement in indexes:
        op.execute(statement)


def _derived() -> None:
    """Where people stood is taken over, and waits in `stale` to be computed anew with what is owed to them."""
    for each in sa.inspect(op.get_bind()).get_indexes("standing"):
        op.drop_index(str(each["name"]), "standing")
    op.rename_table("standing", "standing_before_0002")
    op.create_table(
        "standing",
        *_texts("person_id", "state", "place", "station_id"),
        _number("since"),
        *_texts("last_event_id", "transfer_id"),
        _truth("forked"),
        _number("first_event_at"),
        _text("cards_event_id"),
        _number("cards_armed_at"),
        _number("unsealed_items"),
        *_texts("name_key", "base"),
        *(_number(name) for name in ("registered_at", "episode", "episode_since")),
        sa.PrimaryKeyConstraint("person_id"),
    )
    for columns in (
        ("since", "person_id"),
        ("name_key", "person_id"),
        ("place",),
        ("station_id", "state"),
        ("station_id", "unsealed_items"),
        ("state",),
    ):
        op.create_index(f"ix_standing_{'_'.join(columns)}", "standing", list(columns))
    op.create_index("ix_standing_forked", "standing", ["person_id"], sqlite_where=sa.text("forked"))
    kept = (
        "person_id, state, place, station_id, since, last_event_id, transfer_id, forked,"
        " first_event_at, cards_event_id, cards_armed_at, unsealed_items, name_key"
    )
    op.execute(
        f"INSERT INTO standing ({kept}, base, registered_at, episode, episode_since)"
        f" SELECT {kept}, '', 0, 1, first_event_at FROM standing_before_0002"
    )
    op.drop_table("standing_before_0002")
    op.create_table(
        "duty",
        *_texts("person_id", "kind", "event_id", "station_id"),
        _number("armed_at"),
        _number("due_at"),
        sa.PrimaryKeyConstraint("person_id", "kind", "event_id"),
    )
    op.create_index("ix_duty_station_id_kind_due_at", "duty", ["station_id", "kind", "due_at"])
    op.create_table(
        "duty_hour",
        *_texts("station_id", "kind"),
        *(_number(name) for name in ("hour", "duties")),
        sa.PrimaryKeyConstraint("station_id", "kind", "hour"),
    )
    op.execute("DELETE FROM stale WHERE derivation IN ('standing', 'duty')")
    op.execute("INSERT INTO stale (derivation, subject) SELECT 'standing', id FROM person")
    op.execute("INSERT INTO stale (derivation, subject) SELECT 'duty', id FROM person")
