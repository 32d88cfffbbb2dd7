"""Does to a closed vault's file what a hostile hand or a failing disk would do."""

from pathlib import Path

PAGE_BYTES = 4096


def page_count(vault: Path) -> int:
    """How many pages the file has."""
    return vault.stat().st_size // PAGE_BYTES


def read_page(vault: Path, number: int) -> bytes:
    """The encrypted bytes of a page, counted from 0."""
    with vault.open("rb") as file:
        file.seek(number * PAGE_BYTES)
        return file.read(PAGE_BYTES)


def write_page(vault: Path, number: int, contents: bytes) -> None:
    """Put bytes in the place of a page."""
    with vault.open("r+b") as file:
        file.seek(number * PAGE_BYTES)
        file.write(contents)


def changed_pages(older: Path, newer: Path) -> list[int]:
    """The pages that both files have and that differ."""
    common = min(page_count(older), page_count(newer))
    return [page for page in range(common) if read_page(older, page) != read_page(newer, page)]


def put_back(older: Path, newer: Path, pages: list[int] | None = None) -> list[int]:
    """Put these (or all) changed pages of an older copy back into the newer file; answers which.

    SQLCipher authenticates each page by itself and so does not notice: only the journal can. Both files
    must be closed vaults (`Vault.close` leaves no write-ahead log).
    """
    chosen = changed_pages(older, newer) if pages is None else pages
    for page in chosen:
        write_page(newer, page, read_page(older, page))
    return chosen


def flip(path: Path, place: int, bit: int = 0) -> None:
    """Flip one bit; doing so twice restores the file."""
    with path.open("r+b") as file:
        file.seek(place)
        byte = file.read(1)[0]
        file.seek(place)
        file.write(bytes([byte ^ 1 << bit]))
