"""A program one revision newer than this one, so that migrating can be tried before release."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from store import migrate, schema

REVISION = "9999"
VERSIONS = Path(__file__).parent / "next_versions"


@contextmanager
def next_program() -> Iterator[None]:
    """Inside the block the program knows one revision more."""
    become_next()
    try:
        yield
    finally:
        schema.REVISIONS = schema.REVISIONS[:-1]
        migrate.VERSIONS.pop()


def become_next() -> None:
    """From here on, in this process, the program knows one revision more."""
    schema.REVISIONS = (*schema.REVISIONS, REVISION)
    migrate.VERSIONS.append(VERSIONS)
