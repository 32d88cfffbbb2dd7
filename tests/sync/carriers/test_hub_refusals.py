"""Errors over the network: the same there and here, and nothing but them."""

import json

import pytest

from models.errors import (
    AuthorityForeign,
    BundleDamaged,
    BundleNotForUs,
    BundleTooLarge,
    BundleTooNew,
    DeviceNotValid,
    DeviceRevoked,
    DeviceUnknown,
    EnrolmentRefused,
    RosterExpired,
    RosterRolledBack,
    SignatureInvalid,
)
from sync.carriers.hub_refusals import from_json, to_json

ALL = [
    AuthorityForeign("Інша влада"),
    BundleDamaged("chain"),
    BundleNotForUs(),
    BundleTooLarge(5),
    BundleTooNew(2, 1),
    DeviceNotValid("laptop", 1, 2),
    DeviceRevoked("ноутбук 7", "stolen", 3),
    DeviceUnknown("0193a000-0000-7000-8000-000000000001"),
    EnrolmentRefused("enrolment.not_named"),
    RosterExpired(4),
    RosterRolledBack(1, 2),
    SignatureInvalid("bundle"),
]


@pytest.mark.parametrize("error", ALL, ids=lambda each: type(each).__name__)
def test_every_refusal_arrives_as_it_was_meant(error):
    there = from_json(to_json(error))
    assert type(there) is type(error)
    assert repr(there) == repr(error)


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"\xff",
        b"[]",
        b"7",
        b"[" * 4000,
        json.dumps({"refused": "VaultLocked", "facts": {}}).encode(),
        json.dumps({"refused": "BundleError", "facts": {}}).encode(),
        json.dumps({"refused": ["BundleTooLarge"], "facts": {}}).encode(),
        json.dumps({"refused": "BundleTooLarge", "facts": {}}).encode(),
        json.dumps({"refused": "BundleTooLarge", "facts": {"limit": "5"}}).encode(),
        json.dumps({"refused": "BundleTooLarge", "facts": {"limit": True}}).encode(),
        json.dumps({"refused": "BundleTooLarge", "facts": {"limit": 1 << 80}}).encode(),
        json.dumps({"refused": "DeviceUnknown", "facts": {"device": "x" * 501}}).encode(),
        json.dumps({"refused": "DeviceUnknown", "facts": {"device": "a\nb"}}).encode(),
    ],
)
def test_anything_else_is_no_refusal(said):
    assert from_json(said) is None
