"""Rosters: signed by the root's keys, without contradictions, every damage noticed."""

import re
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given

from models.errors import AuthorityForeign, BundleTooLarge, BundleTooNew, SignatureInvalid
from store.entry import id_bytes
from sync.trust import document, registrar, strict
from sync.trust.roster import MAX_ROSTER, Roster, peek_roster, read_roster, sign_roster
from tests.sync.trust.damage import VALUES, altered, cuts, flips, refuses_all_damage
from tests.sync.trust.parties import (
    BUREAU_STATION,
    CAMP_STATION,
    DAY,
    NOW,
    OTHER_AUTHORITY,
    authority,
    enrolled,
    key,
    named,
    public,
)

ROOT = authority().root
DOCUMENT = Path(__file__).resolve().parents[3] / "docs" / "trust.md"
PLAIN = Roster(ROOT.authority, 4, NOW, NOW + DAY, (BUREAU_STATION, CAMP_STATION), ())


def test_a_roster_is_read_as_it_was_signed() -> None:
    revoked = named(2, CAMP_STATION, revoked_at=NOW, revoked_reason="Загублено", accepted_until=17)
    roster = replace(PLAIN, devices=(named(1), revoked))
    data = sign_roster(roster, [key(10)])
    assert read_roster(data, ROOT) == roster
    assert peek_roster(data) == (ROOT.authority, 4)
    shuffled = replace(roster, devices=roster.devices[::-1], stations=roster.stations[::-1])
    assert sign_roster(shuffled, [key(10)]) == data


def test_every_damage_to_a_small_roster_is_refused() -> None:
    data = sign_roster(PLAIN, [key(10)])
    errors = (SignatureInvalid, AuthorityForeign, BundleTooNew)
    assert refuses_all_damage(data, lambda each: read_roster(each, ROOT), errors) > 1500


@pytest.mark.slow
def test_every_damage_to_a_roster_with_devices_is_refused() -> None:
    data = enrolled(authority()).roster_document
    errors = (SignatureInvalid, AuthorityForeign, BundleTooNew)
    assert refuses_all_damage(data, lambda each: read_roster(each, ROOT), errors) > 20_000


def test_what_a_damaged_roster_claims_raises_nothing_else() -> None:
    data = sign_roster(replace(PLAIN, devices=(named(1),)), [key(10)])
    for number, damaged in enumerate((*cuts(data), *flips(data))):
        if number % 7 == 0:
            try:
                peek_roster(damaged)
            except (SignatureInvalid, BundleTooNew):
                continue


@pytest.mark.parametrize(
    "wrong",
    [
        {"version": 0},
        {"expires_at": NOW},
        {"devices": (named(1), named(1))},
        {"devices": (named(1), named(2, public_key=public(1)))},
        {"devices": (named(1, replace(CAMP_STATION, id=BUREAU_STATION.id[:-1] + "9")),)},
        {"devices": (named(1, receiving_key=b"short"),)},
        {"devices": (named(1, roles=("r" * 33,)),)},
        {"devices": (named(1, roles=("r",) * 17),)},
        {"devices": (named(1, name="\u200b"),)},
        {"stations": (BUREAU_STATION, BUREAU_STATION)},
    ],
    ids=range(10),
)
def test_a_roster_that_contradicts_itself_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(SignatureInvalid):
        read_roster(sign_roster(replace(PLAIN, **wrong), [key(10)]), ROOT)


def test_only_the_keys_of_the_root_sign_it() -> None:
    with pytest.raises(SignatureInvalid):
        read_roster(sign_roster(PLAIN, [key(11)]), ROOT)
    of_two = replace(ROOT, keys=tuple(sorted((public(10), public(11)))), threshold=2)
    with pytest.raises(SignatureInvalid):
        read_roster(sign_roster(PLAIN, [key(10)]), of_two)
    assert read_roster(sign_roster(PLAIN, [key(10), key(11)]), of_two) == PLAIN


def test_a_roster_of_another_authority_is_refused_even_if_our_keys_signed_it() -> None:
    with pytest.raises(AuthorityForeign):
        read_roster(sign_roster(replace(PLAIN, authority=OTHER_AUTHORITY), [key(10)]), ROOT)


def test_a_roster_without_end_is_not_read() -> None:
    with pytest.raises(BundleTooLarge):
        read_roster(bytes(MAX_ROSTER + 1), ROOT)


def test_a_thousand_devices_are_read_within_a_second() -> None:
    first = named(1)
    many = tuple(
        replace(
            first,
            device=id_bytes(f"0193a000-0000-7000-8000-{number:012x}"),
            public_key=number.to_bytes(32, "big"),
        )
        for number in range(1000)
    )
    data = sign_roster(replace(PLAIN, devices=many), [key(10)])
    began = time.process_time()
    assert len(read_roster(data, ROOT).devices) == 1000
    assert time.process_time() - began < 1


PARTS = strict.decode(
    document.parse(enrolled(authority()).roster_document, "roster", MAX_ROSTER).body
)


@given(VALUES | altered(PARTS))
def test_wrong_values_under_a_right_signature_are_refused(value: object) -> None:
    data = document.sign("roster", strict.encode(value), [key(10)])
    try:
        roster = read_roster(data, ROOT)
    except (SignatureInvalid, AuthorityForeign):
        return
    # What was read says the same when it is signed again.
    assert read_roster(sign_roster(roster, [key(10)]), ROOT) == roster


def test_the_examples_of_the_document_are_true() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    first, second = (
        bytes.fromhex(found.replace("\n", ""))
        for found in re.findall(r"```hex\n(.*?)```", text, re.S)
    )
    trust = authority()
    assert trust.roots == (first,)
    assert f"`{trust.fingerprint}`" in text
    year = registrar.ROSTER_LIFE
    example = Roster(ROOT.authority, 1, NOW, NOW + year, (BUREAU_STATION, CAMP_STATION), ())
    assert sign_roster(example, [key(10)]) == second
    assert read_roster(second, trust.root) == example
