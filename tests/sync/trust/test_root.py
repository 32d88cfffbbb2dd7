"""Roots: signed by their own keys, followed from version to version, never sideways."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import AuthorityForeign, BundleTooLarge, BundleTooNew, SignatureInvalid
from sync.trust import document, strict
from sync.trust.root import MAX_ROOTS, Root, follow, peek_root, read_chain, read_root, sign_root
from tests.sync.trust.damage import VALUES, altered, refuses_all_damage
from tests.sync.trust.parties import AUTHORITY, DAY, NOW, OTHER_AUTHORITY, key, public

FIRST = Root(AUTHORITY, "Збройні Сили України", 1, (public(10),), 1, NOW, NOW + DAY)


def keys(*numbers: int) -> tuple[bytes, ...]:
    return tuple(sorted(public(number) for number in numbers))


def test_a_root_is_read_as_it_was_signed() -> None:
    data = sign_root(FIRST, [key(10)])
    root, signatures = read_root(data)
    assert root == FIRST == peek_root(data)
    assert [each for each, _ in signatures] == [public(10)]


def test_every_damage_to_a_root_is_refused() -> None:
    data = sign_root(FIRST, [key(10)])
    assert refuses_all_damage(data, read_root, (SignatureInvalid, BundleTooNew)) > 1500


@pytest.mark.parametrize(
    "wrong",
    [
        {"version": 0},
        {"keys": ()},
        {"keys": (public(10), public(10))},
        {"keys": tuple(reversed(keys(10, 11)))},
        {"keys": (b"short",)},
        {"threshold": 0},
        {"threshold": 2},
        {"expires_at": NOW},
        {"name": "spoof\u202e"},
    ],
    ids=str,
)
def test_a_root_that_contradicts_itself_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(SignatureInvalid):
        read_root(sign_root(replace(FIRST, **wrong), [key(10), key(11)]))


def test_a_successor_needs_both_sides() -> None:
    second = replace(FIRST, version=2, keys=keys(11))
    assert follow(FIRST, sign_root(second, [key(10), key(11)])) == second
    for signers in ([key(10)], [key(11)], [key(12)], []):
        with pytest.raises(SignatureInvalid):
            follow(FIRST, sign_root(second, signers))


def test_a_threshold_of_two_takes_two_old_and_two_new() -> None:
    old = replace(FIRST, keys=keys(10, 11, 12), threshold=2)
    new = replace(old, version=2, keys=keys(12, 13, 14))
    follow(old, sign_root(new, [key(10), key(12), key(13)]))
    for few in ((10, 11, 13), (10, 13, 14), (12,)):
        with pytest.raises(SignatureInvalid):
            follow(old, sign_root(new, [key(number) for number in few]))


@pytest.mark.parametrize("version", [1, 3, 7])
def test_no_version_is_left_out_or_used_twice(version: int) -> None:
    with pytest.raises(SignatureInvalid):
        follow(FIRST, sign_root(replace(FIRST, version=version, expires_at=NOW + 2), [key(10)]))


def test_another_authority_is_named_and_not_followed() -> None:
    other = replace(FIRST, authority=OTHER_AUTHORITY, version=2, name="Elsewhere")
    with pytest.raises(AuthorityForeign) as refused:
        follow(FIRST, sign_root(other, [key(10)]))
    assert refused.value.name == "Elsewhere"


def test_a_chain_is_read_from_its_first_root() -> None:
    roots = [replace(FIRST, version=n, keys=keys(9 + n)) for n in (1, 2, 3)]
    chain = [
        sign_root(root, [key(8 + root.version), key(9 + root.version)] if n else [key(10)])
        for n, root in enumerate(roots)
    ]
    assert read_chain(chain) == roots[-1]
    for broken in ([], chain[1:], [chain[0], chain[2]], [*chain, chain[-1]]):
        with pytest.raises(SignatureInvalid):
            read_chain(broken)
    with pytest.raises(BundleTooLarge):
        read_chain(chain * MAX_ROOTS)


def test_the_fingerprint_changes_with_the_keys_alone() -> None:
    renewed = replace(FIRST, version=2, expires_at=NOW + 5 * DAY, name="Renamed")
    assert renewed.fingerprint == FIRST.fingerprint
    assert replace(FIRST, keys=keys(11)).fingerprint != FIRST.fingerprint
    assert replace(FIRST, authority=OTHER_AUTHORITY).fingerprint != FIRST.fingerprint


PARTS = strict.decode(document.parse(sign_root(FIRST, [key(10)]), "root", 9999).body)


@given(VALUES | altered(PARTS))
def test_wrong_values_under_a_right_signature_are_refused(value: object) -> None:
    data = document.sign("root", strict.encode(value), [key(10)])
    try:
        root, _ = read_root(data)
    except SignatureInvalid:
        return
    assert 1 <= root.threshold <= len(root.keys)
    assert root.issued_at < root.expires_at


@given(st.binary(max_size=400))
def test_any_bytes_are_no_root(data: bytes) -> None:
    with pytest.raises((SignatureInvalid, BundleTooNew)):
        read_root(data)
