"""Requests and answers: whole or refused, for one device, to one request, from one authority."""

from dataclasses import replace

import pytest
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey
from hypothesis import given

from models.errors import (
    BundleTooLarge,
    BundleTooNew,
    EnrolmentRefused,
    SignatureInvalid,
)
from store.entry import id_bytes
from sync.trust import document, enrolment, registrar, strict
from sync.trust.enrolment import digest_of, make_answer, make_request, open_answer, read_request
from tests.sync.trust.damage import VALUES, altered, cuts, flips, refuses_all_damage
from tests.sync.trust.parties import NOW, asking, authority, device, enrolled, key, request_file

CAMP = device(2)
REQUEST = request_file()
ASKED = [digest_of(REQUEST)]


def answer_file(signers: tuple[int, ...] = (10,)) -> bytes:
    signing = [key(number) for number in signers]
    return make_answer(enrolled(authority()), REQUEST, signing, NOW)


def test_a_request_is_read_as_it_was_made() -> None:
    assert read_request(REQUEST) == asking()
    later = make_request(replace(asking(), made_at=NOW + 1, name="other"), key(2))
    assert read_request(later).fingerprint == asking().fingerprint
    assert asking(3).fingerprint != asking().fingerprint


@pytest.mark.slow
def test_every_damage_to_a_request_is_refused() -> None:
    errors = (SignatureInvalid, BundleTooNew)
    assert refuses_all_damage(REQUEST, read_request, errors) > 10_000


def test_damage_to_a_request_is_refused() -> None:
    for number, damaged in enumerate((*cuts(REQUEST), *flips(REQUEST))):
        if number % 5 == 0:
            with pytest.raises((SignatureInvalid, BundleTooNew)):
                read_request(damaged)


def test_nobody_asks_in_the_name_of_another() -> None:
    with pytest.raises(SignatureInvalid):
        read_request(make_request(asking(), key(3)))
    stolen = replace(asking(3), public_key=CAMP.public_key)
    with pytest.raises(SignatureInvalid):
        read_request(make_request(stolen, key(3)))
    both = document.countersign(REQUEST, "request", [key(3)])
    with pytest.raises(SignatureInvalid):
        read_request(both)


@pytest.mark.parametrize("receiving_key", [b"\xff" * 1216, CAMP.receiving_key[:1184] + bytes(32)])
def test_nothing_is_sealed_to_a_key_that_is_none(receiving_key: bytes) -> None:
    request = make_request(replace(asking(), receiving_key=receiving_key), key(2))
    trust = authority()
    with pytest.raises(EnrolmentRefused) as refused:
        make_answer(trust, request, [key(10)], NOW)
    assert refused.value.reason == "enrolment.key_unusable"


def test_an_answer_brings_the_authority_to_the_device_that_asked() -> None:
    answer = open_answer(answer_file(), CAMP, ASKED)
    assert answer.device == CAMP.id
    assert answer.made_at == NOW
    assert answer.trust == enrolled(authority())
    assert answer.trust.fingerprint == authority().fingerprint


def test_every_damage_to_an_answer_is_refused() -> None:
    answer = answer_file()
    errors = (SignatureInvalid, EnrolmentRefused, BundleTooNew)
    step = 11
    tried = 0
    for number, damaged in enumerate((*cuts(answer), *flips(answer))):
        if number % step == 0 or number < 1000:
            tried += 1
            with pytest.raises(errors):
                open_answer(damaged, CAMP, ASKED)
    assert tried > 4000


@pytest.mark.slow
def test_every_bit_of_an_answer_counts() -> None:
    answer = answer_file()
    errors = (SignatureInvalid, EnrolmentRefused, BundleTooNew)
    assert refuses_all_damage(answer, lambda each: open_answer(each, CAMP, ASKED), errors) > 30_000


def test_an_answer_opens_for_its_device_alone_and_for_its_request() -> None:
    with pytest.raises(EnrolmentRefused) as refused:
        open_answer(answer_file(), device(3), ASKED)
    assert refused.value.reason == "enrolment.other_device"
    renamed = replace(device(3), id=CAMP.id)
    with pytest.raises(SignatureInvalid):
        open_answer(answer_file(), renamed, ASKED)
    with pytest.raises(EnrolmentRefused) as refused:
        open_answer(answer_file(), CAMP, [digest_of(b"another")])
    assert refused.value.reason == "enrolment.other_request"


def test_an_answer_that_the_authority_did_not_sign_is_refused() -> None:
    for signers in ((11,), ()):
        with pytest.raises(SignatureInvalid):
            open_answer(answer_file(signers), CAMP, ASKED)


def test_an_answer_must_name_the_device_with_its_own_keys() -> None:
    absent = make_answer(authority(), REQUEST, [key(10)], NOW)
    revoked = registrar.revoke(enrolled(authority()), [key(10)], CAMP.id, "x", None, NOW)
    other_keys = registrar.reissue(
        authority(),
        [key(10)],
        NOW,
        devices=[replace(authority().roster.devices[0], device=CAMP.id, public_key=bytes(32))],
    )
    for answer in (
        absent,
        make_answer(revoked, REQUEST, [key(10)], NOW),
        make_answer(other_keys, REQUEST, [key(10)], NOW),
    ):
        with pytest.raises(EnrolmentRefused) as refused:
            open_answer(answer, CAMP, ASKED)
        assert refused.value.reason == "enrolment.not_named"


def test_size_comes_first() -> None:
    with pytest.raises(BundleTooLarge):
        open_answer(bytes(enrolment.MAX_ANSWER + 1), CAMP, ASKED)
    with pytest.raises(BundleTooLarge):
        read_request(bytes(enrolment.MAX_REQUEST + 1))


def test_a_sealed_heap_of_anything_is_refused() -> None:
    other = id_bytes("0193a000-0000-7000-8000-0000000000ee")
    for parts in (
        ["sealed answer", 1, CAMP.id, b""],
        ["sealed answer", 1, other, b"x"],
        ["answer"],
    ):
        with pytest.raises((SignatureInvalid, EnrolmentRefused)):
            open_answer(strict.encode(parts), CAMP, ASKED)


PARTS = strict.decode(document.parse(REQUEST, "request", enrolment.MAX_REQUEST).body)


@given(VALUES | altered(PARTS))
def test_wrong_values_under_a_right_signature_are_refused(value: object) -> None:
    data = document.sign("request", strict.encode(value), [key(2)])
    try:
        request = read_request(data)
    except SignatureInvalid:
        return
    assert read_request(make_request(request, key(2))) == request


@given(VALUES)
def test_an_answer_of_anything_is_refused(value: object) -> None:
    signed = document.sign("answer", strict.encode(value), [key(10)])
    with pytest.raises(SignatureInvalid):
        open_answer(sealed(signed), CAMP, ASKED)


def test_an_answer_to_another_is_not_ours_because_it_is_sealed_to_us() -> None:
    trust = enrolled(authority())
    parts = [ASKED[0], device(3).id, NOW, list(trust.roots), trust.roster_document]
    signed = document.sign("answer", strict.encode(parts), [key(10)])
    with pytest.raises(EnrolmentRefused) as refused:
        open_answer(sealed(signed), CAMP, ASKED)
    assert refused.value.reason == "enrolment.other_device"


def sealed(content: bytes) -> bytes:
    """Sealed to the camp as an answer is."""
    lattice, curve = CAMP.receiving_key[:1184], CAMP.receiving_key[1184:]
    suite = hpke.Suite(hpke.KEM.MLKEM768_X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)
    recipient = hpke.MLKEM768X25519PublicKey(
        MLKEM768PublicKey.from_public_bytes(lattice), X25519PublicKey.from_public_bytes(curve)
    )
    info = b"safe-conduct sealed answer 1\0" + CAMP.id
    return strict.encode(["sealed answer", 1, CAMP.id, suite.encrypt(content, recipient, info)])
