"""Fonts, icons, words and reference tables as files; refuses to decide anything about them."""

from pathlib import Path

_ROOT = Path(__file__).resolve().parent


def path(*parts: str) -> Path:
    """Where a shipped file lies, in the source tree and in the packaged program alike."""
    return _ROOT.joinpath(*parts)
