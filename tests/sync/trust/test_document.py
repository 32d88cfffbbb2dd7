"""Signed documents: purpose, order, thresholds, fingerprints."""

import re

import pytest

from models.errors import BundleTooLarge, BundleTooNew, SignatureInvalid
from sync.trust import document, strict
from tests.sync.trust.damage import refuses_all_damage
from tests.sync.trust.parties import key, public

BODY = b"what was decided"


def test_every_damage_to_a_document_is_refused() -> None:
    def believe(data: bytes) -> None:
        document.parse(data, "roster", 1000).require([public(1), public(2)], 2)

    signed = document.sign("roster", BODY, [key(2), key(1)])
    believe(signed)
    assert refuses_all_damage(signed, believe, (SignatureInvalid, BundleTooNew)) > 1000


def test_a_signature_means_nothing_for_another_kind() -> None:
    root = document.parse(document.sign("root", BODY, [key(1)]), "root", 1000)
    passed_off = strict.encode(["roster", 1, BODY, [list(each) for each in root.signatures]])
    with pytest.raises(SignatureInvalid):
        document.parse(passed_off, "roster", 1000).require([public(1)], 1)
    with pytest.raises(SignatureInvalid):
        document.parse(document.sign("root", BODY, [key(1)]), "roster", 1000)


def test_a_threshold_counts_different_keys_that_were_asked_for() -> None:
    signed = document.parse(document.sign("root", BODY, [key(1), key(1), key(3)]), "root", 1000)
    assert signed.signers([public(1), public(2)]) == {public(1)}
    with pytest.raises(SignatureInvalid):
        signed.require([public(1), public(2)], 2)


def test_the_same_key_twice_is_no_document() -> None:
    once = document.parse(document.sign("root", BODY, [key(1)]), "root", 1000).signatures
    twice = strict.encode(["root", 1, BODY, [list(each) for each in once * 2]])
    with pytest.raises(SignatureInvalid):
        document.parse(twice, "root", 1000)


def test_nothing_unsigned_is_added_to_a_document() -> None:
    parts = strict.decode(document.sign("root", BODY, [key(1)]))
    with pytest.raises(SignatureInvalid):
        document.parse(strict.encode([*parts, "a note"]), "root", 1000)


def test_several_laptops_sign_one_after_the_other() -> None:
    first = document.sign("root", BODY, [key(1)])
    both = document.countersign(first, "root", [key(2)])
    document.parse(both, "root", 1000).require([public(1), public(2)], 2)
    assert both == document.sign("root", BODY, [key(1), key(2)])


def test_a_newer_format_and_a_long_document_are_named_so() -> None:
    with pytest.raises(BundleTooNew) as newer:
        document.parse(strict.encode(["root", 2, None]), "root", 1000)
    assert (newer.value.found, newer.value.known) == (2, 1)
    with pytest.raises(BundleTooLarge) as long:
        document.parse(bytes(1001), "root", 1000)
    assert long.value.limit == 1000


def test_a_fingerprint_has_eighty_bits_in_letters_nobody_confuses() -> None:
    first, second = document.fingerprint(b"a"), document.fingerprint(b"b")
    assert first != second
    assert re.fullmatch(r"([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}", first)
