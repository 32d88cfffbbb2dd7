"""A signed record on paper: what goes in comes out, and nothing else does."""

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from papers import signed_record

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))


def verify(key_id: bytes, signed: bytes, signature: bytes) -> bool:
    if key_id != b"k1":
        return False
    try:
        KEY.public_key().verify(signature, signed)
    except InvalidSignature:
        return False
    return True


def test_base45_vectors_of_the_rfc() -> None:
    assert signed_record.base45(b"AB") == "BB8"
    assert signed_record.base45(b"Hello!!") == "%69 VD92EX0"
    assert signed_record.from_base45("QED8WEX0") == b"ietf!"


@given(st.binary(max_size=200))
def test_base45_round_trip(data: bytes) -> None:
    assert signed_record.from_base45(signed_record.base45(data)) == data


@pytest.mark.parametrize("people", [1, 27, 100])
def test_a_record_comes_back_from_its_symbols_in_any_order(people: int) -> None:
    claims = {"list": [[n, f"SUD2-{n:07}-K", "Ковальчук", "1990-01-01"] for n in range(people)]}
    texts = signed_record.encode(claims, b"k1", KEY.sign)
    assert all(len(text) < 2_000 for text in texts)
    assert signed_record.decode(tuple(reversed(texts)), verify) == claims


def test_an_altered_record_is_refused_at_every_character() -> None:
    (text,) = signed_record.encode({"n": 1}, b"k1", KEY.sign)
    for place in range(len(text)):
        other = "0" if text[place] != "0" else "1"
        altered = text[:place] + other + text[place + 1 :]
        with pytest.raises(signed_record.RecordRefusedError):
            signed_record.decode((altered,), verify)


def test_a_missing_part_and_a_strangers_record_are_refused() -> None:
    texts = signed_record.encode({"n": list(range(3000))}, b"k1", KEY.sign)
    assert len(texts) > 1
    with pytest.raises(signed_record.RecordRefusedError):
        signed_record.decode(texts[:-1], verify)
    stranger = signed_record.encode({"n": 1}, b"k2", KEY.sign)
    with pytest.raises(signed_record.RecordRefusedError):
        signed_record.decode(stranger, verify)


@given(st.text(alphabet=signed_record._ALPHABET, max_size=300))
def test_any_text_is_refused_politely(text: str) -> None:
    with pytest.raises(signed_record.RecordRefusedError):
        signed_record.decode((signed_record.PREFIX + text,), verify)
