"""A compact signed record as text for QR symbols, so that a handover can be taken in from paper alone.

CBOR claims, signed as COSE_Sign1 with EdDSA (RFC 9052, RFC 9053), deflated by zlib (RFC 1950), written in
base45 (RFC 9285) after the prefix `SC1:`: the scheme of European health certificates. A record longer than
one symbol is split into parts `SC1:2/3:…`. The caller brings the signature; refuses to know any key.
"""

import zlib
from collections.abc import Callable, Sequence
from typing import Any, cast

import cbor2

PREFIX = "SC1:"
PART_LENGTH = 1_800
"""Characters in one symbol: version 32 at error correction M, readable from a copied page."""

MOST_BYTES = 1 << 20

_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_VALUES = {character: value for value, character in enumerate(_ALPHABET)}
_BASE = 45
_COSE_SIGN1 = 18
_HEADER_ALGORITHM = 1
_HEADER_KEY = 4
_EDDSA = -8


class RecordRefusedError(ValueError):
    """The text is no signed record, or its signature does not hold; never carries what it said."""


def base45(data: bytes) -> str:
    """Bytes as base45 text (RFC 9285)."""
    text: list[str] = []
    for place in range(0, len(data) - 1, 2):
        high, low = divmod(data[place] << 8 | data[place + 1], _BASE)
        text += (_ALPHABET[low], _ALPHABET[high % _BASE], _ALPHABET[high // _BASE])
    if len(data) % 2:
        high, low = divmod(data[-1], _BASE)
        text += (_ALPHABET[low], _ALPHABET[high])
    return "".join(text)


def from_base45(text: str) -> bytes:
    """Bytes from base45 text.

    Raises:
        RecordRefusedError: it is not base45.
    """
    if any(character not in _VALUES for character in text) or len(text) % 3 == 1:
        raise RecordRefusedError
    data = bytearray()
    for place in range(0, len(text), 3):
        digits = [_VALUES[character] for character in text[place : place + 3]]
        number = sum(digit * _BASE**power for power, digit in enumerate(digits))
        length = 2 if len(digits) == 3 else 1  # noqa: PLR2004 - three characters carry two bytes
        if number >> (8 * length):
            raise RecordRefusedError
        data += number.to_bytes(length, "big")
    return bytes(data)


def encode(claims: object, key_id: bytes, sign: Callable[[bytes], bytes]) -> tuple[str, ...]:
    """The claims as texts for one or more symbols; `sign` gives the Ed25519 signature of what it is handed."""
    protected = cbor2.dumps({_HEADER_ALGORITHM: _EDDSA}, canonical=True)
    payload = cbor2.dumps(claims, canonical=True)
    signature = sign(_to_sign(protected, payload))
    message = cbor2.CBORTag(_COSE_SIGN1, [protected, {_HEADER_KEY: key_id}, payload, signature])
    text = base45(zlib.compress(cbor2.dumps(message, canonical=True), 9))
    if len(text) <= PART_LENGTH:
        return (PREFIX + text,)
    parts = [text[place : place + PART_LENGTH] for place in range(0, len(text), PART_LENGTH)]
    return tuple(f"{PREFIX}{n}/{len(parts)}:{part}" for n, part in enumerate(parts, start=1))


def decode(texts: Sequence[str], verify: Callable[[bytes, bytes, bytes], bool]) -> Any:  # noqa: ANN401
    """The claims from the texts of all symbols of one record, in any order.

    `verify(key_id, signed bytes, signature)` says whether the signature holds.

    Raises:
        RecordRefusedError: a part is missing, it is no record, or the signature does not hold.
    """
    packed = from_base45(_joined(texts))
    inflater = zlib.decompressobj()
    try:
        plain = inflater.decompress(packed, MOST_BYTES)
        message = cbor2.loads(plain) if inflater.eof else None
    except (zlib.error, cbor2.CBORDecodeError, ValueError, RecursionError):
        raise RecordRefusedError from None
    if not isinstance(message, cbor2.CBORTag) or message.tag != _COSE_SIGN1:
        raise RecordRefusedError
    try:
        protected, unprotected, payload, signature = cast(
            "tuple[bytes, dict[int, bytes], bytes, bytes]", message.value
        )
        genuine = verify(unprotected[_HEADER_KEY], _to_sign(protected, payload), signature)
    except (TypeError, ValueError, KeyError):
        raise RecordRefusedError from None
    if not genuine:
        raise RecordRefusedError
    return cbor2.loads(payload)


def _to_sign(protected: bytes, payload: bytes) -> bytes:
    return cbor2.dumps(["Signature1", protected, b"", payload], canonical=True)


def _joined(texts: Sequence[str]) -> str:
    bodies: dict[int, str] = {}
    wanted = 1
    for text in texts:
        if not text.startswith(PREFIX):
            raise RecordRefusedError
        place, slash, rest = text.removeprefix(PREFIX).partition("/")
        total, colon, body = rest.partition(":")
        if slash and colon and place.isdigit() and total.isdigit():
            bodies[int(place)] = body
            wanted = int(total)
        else:
            bodies[1] = text.removeprefix(PREFIX)
    if set(bodies) != set(range(1, wanted + 1)):
        raise RecordRefusedError
    return "".join(bodies[place] for place in sorted(bodies))
