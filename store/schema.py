"""Which tables a vault has, and at which revision; refuses to change an existing vault."""

from sqlalchemy import Column, Connection, MetaData, PrimaryKeyConstraint, String, Table, inspect
from sqlmodel import SQLModel

from models.tables import ROWS, DutyHourRow, DutyRow, StandingRow
from store.compartment import Compartment
from store.exchange_tables import EXCHANGE_TABLES
from store.journal_tables import JOURNAL_TABLES

REVISIONS: tuple[str, ...] = (
    "0001",
    "0002",
    "0003",
    "0004",
    "0005",
    "0006",
    "0007",
    "0008",
    "0009",
    "0010",
    "0011",
    "0012",
    "0013",
    "0014",
    "0015",
    "0016",
    "0017",
    "0018",
    "0019",
    "0020",
    "0021",
    "0022",
)
"""All revisions a vault may be at, oldest first; the last one is what this program writes."""

VERSION_TABLE = "alembic_version"

# Declared as Alembic declares it, so that opening a vault need not load Alembic.
_VERSION = Table(
    VERSION_TABLE,
    MetaData(),
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name=f"{VERSION_TABLE}_pkc"),
)

_JOURNAL = frozenset(str(table.__tablename__) for table in (*JOURNAL_TABLES, *EXCHANGE_TABLES))

DECLARED = _JOURNAL | {
    str(row.__tablename__) for row in (*ROWS.values(), StandingRow, DutyRow, DutyHourRow)
}
"""The names of all tables the program declares as classes."""


def tables_of(compartment: Compartment) -> list[Table]:
    """The tables of a compartment: the journal's, those of its kinds and of its derivations."""
    derived = {table for each in compartment.derivations for table in (each.name, *each.beside)}
    wanted = _JOURNAL | set(compartment.kinds) | derived
    return [table for name, table in SQLModel.metadata.tables.items() if name in wanted]


def create_all(connection: Connection, compartment: Compartment) -> None:
    """Make every table of a new vault inside the caller's transaction, at the newest revision.

    Raises `ValueError` for a kind of record that has no table.
    """
    SQLModel.metadata.create_all(connection, tables=tables_of(compartment))
    _VERSION.create(connection)
    connection.execute(_VERSION.insert().values(version_num=REVISIONS[-1]))
    run_extra_ddl(connection, compartment)
    homeless = set(compartment.kinds) - set(inspect(connection).get_table_names())
    if homeless:
        msg = f"no table is declared for {sorted(homeless)}"
        raise ValueError(msg)


def run_extra_ddl(connection: Connection, compartment: Compartment) -> None:
    """Make the derived tables a compartment brings, where they are missing."""
    for statement in compartment.extra_ddl:
        connection.exec_driver_sql(statement)
