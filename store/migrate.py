"""Brings an older vault to this program's revision, whole or not at all; refuses to go back.

Loaded only when a vault needs it (`docs/decisions/0002-alembic-loaded-late.md`). The caller holds
the vault's lock. An encrypted backup named after the older revision is left beside the vault.
"""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection as EngineConnection
from sqlalchemy import NullPool, create_engine, event

from store import connection, files, schema
from store.compartment import Compartment

SCRIPTS = Path(__file__).parent / "migrations"
VERSIONS = [SCRIPTS / "versions"]


def migrate(path: Path, key: bytes | bytearray, compartment: Compartment, found: str) -> None:
    """Back the vault up and run every migration after `found` in one transaction.

    Raises `DiskFull`, `DiskReadOnly`, `VaultDamaged`; the vault is then as it was.
    """
    with connection.converted("vault", path), files.converted("vault"):
        back_up(path, key, path.with_name(f"{path.stem}.before-{found}{path.suffix}"))
        engine = create_engine(
            "sqlite://",
            module=connection.ENGINE,
            creator=lambda: connection.connect(path, key),
            poolclass=NullPool,
            hide_parameters=True,
        )
        # Without an explicit start the driver confirms each change of the schema by itself.
        event.listen(engine, "begin", _begin)
        with engine.begin() as opened:
            command.upgrade(_config(opened), "head")
            schema.run_extra_ddl(opened, compartment)


def back_up(path: Path, key: bytes | bytearray, target: Path) -> None:
    """Copy a vault, encrypted by the same key; the copy bears its name only when it is complete."""
    raw = connection.connect(path, key)
    try:
        connection.copy_into(raw, target)
    finally:
        raw.close()


def create_by_migrations(opened: EngineConnection, compartment: Compartment) -> None:
    """Make the tables of an empty file by running all migrations; equals `schema.create_all`."""
    command.upgrade(_config(opened), "head")
    schema.run_extra_ddl(opened, compartment)


def _begin(opened: EngineConnection) -> None:
    opened.exec_driver_sql("BEGIN IMMEDIATE")


def _config(opened: EngineConnection) -> Config:
    config = Config()
    config.set_main_option("script_location", _escaped(SCRIPTS))
    config.set_main_option("path_separator", "newline")
    config.set_main_option("version_locations", "\n".join(map(_escaped, VERSIONS)))
    config.attributes["connection"] = opened
    return config


def _escaped(path: Path) -> str:
    """A path as Alembic's configuration takes it, where a percent sign begins a substitution."""
    return str(path).replace("%", "%%")
