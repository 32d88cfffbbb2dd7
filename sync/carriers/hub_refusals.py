"""How a hub says over the network that it refuses a bundle: the same errors here and there, as JSON with their facts.

What comes over the network is not believed to be well made: only errors of bundles and trust, only their own
facts, of their own types and of bounded length, are read.
"""

import json
from dataclasses import fields, is_dataclass
from typing import Any, Final, cast

from models import errors
from models.errors import BundleError, SafeConductError, TrustError

MEDIA_TYPE: Final = "application/vnd.safe-conduct.refusal+json"
MAX_REFUSAL: Final = 4096
"""Bytes of a refusal."""

_MAX_TEXT: Final = 500
_MAX_NUMBER: Final = 1 << 62
_KNOWN: Final[dict[str, type[SafeConductError]]] = {
    name: found
    for name, found in vars(errors).items()
    if isinstance(found, type)
    and issubclass(found, BundleError | TrustError)
    and found not in {BundleError, TrustError}
}


def to_json(error: SafeConductError) -> bytes:
    """The bytes that say why a bundle is refused."""
    facts = {each.name: getattr(error, each.name) for each in _fields(type(error))}
    return json.dumps({"refused": type(error).__name__, "facts": facts}).encode()


def from_json(data: bytes) -> SafeConductError | None:
    """The error that was meant, nothing if these bytes are no refusal of ours."""
    if len(data) > MAX_REFUSAL:
        return None
    try:
        said: Any = json.loads(data)
        kind = _KNOWN[said["refused"]]
        facts = cast("dict[str, Any]", said["facts"])
        values = [_checked(facts[each.name], each.type) for each in _fields(kind)]
    except (ValueError, LookupError, TypeError, RecursionError):
        return None
    return kind(*values)


def _fields(kind: type[SafeConductError]) -> tuple[Any, ...]:
    return fields(kind) if is_dataclass(kind) else ()


def _checked(value: Any, wanted: object) -> str | int:  # noqa: ANN401 - anything may come
    if wanted is str and isinstance(value, str) and len(value) <= _MAX_TEXT and value.isprintable():
        return value
    if wanted is int and type(value) is int and abs(value) <= _MAX_NUMBER:
        return value
    raise ValueError
