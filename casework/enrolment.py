"""Joining an authority by files carried on a stick: ask, answer, look before believing, join; keeps the history.

A laptop that joins keeps its identity and its chain: only whom it trusts changes. Refuses to take a practice register
and a real one for each other, and to leave behind laptops that depend on this one.
"""

from casework.registers import clean
from casework.succession import predecessors_of
from casework.trust import REGISTER, changed, has_others, own_name, own_station, trust_of
from casework.trust_acts import Act, recorded
from casework.trust_views import AnswerView, Joined, RequestView
from casework.workspace import Workspace
from models.errors import EnrolmentRefused, RosterRolledBack
from models.trust_acts import TrustWord
from store import settings
from store import trust as kept_trust
from store.compartment import Cursor
from store.entry import id_text
from sync.trust import enrolment, registrar
from sync.trust.enrolment import Answer
from sync.trust.registrar import Admission, Keys
from sync.trust.roster import STATION
from sync.trust.trust import Trust

_REQUESTS = "trust.requests"
_REQUESTS_KEPT = 8


def enrolment_request(
    workspace: Workspace, name: str = "", roles: tuple[str, ...] = (STATION,)
) -> bytes:
    """The file with which this laptop asks an authority to be enrolled.

    The fingerprint that the registrar's screen shows of it must be the one of `own_fingerprint`.
    """
    request = _own_request(workspace, name, roles)
    made = enrolment.make_request(request, workspace.author.device.private_key)
    with workspace.vault.write() as cursor:
        kept = [*_asked(cursor), enrolment.digest_of(made)][-_REQUESTS_KEPT:]
        settings.put(cursor, _REQUESTS, " ".join(each.hex() for each in kept))
    return made


def own_fingerprint(workspace: Workspace) -> str:
    """The fingerprint of this laptop, as it stands in all of its requests."""
    return _own_request(workspace).fingerprint


def look_at_request(workspace: Workspace, request: bytes) -> RequestView:
    """What a request asks, for the registrar to judge.

    Raises:
        SignatureInvalid, BundleTooLarge, BundleTooNew: as `sync.trust.enrolment.read_request`.
    """
    asked = enrolment.read_request(request)
    trust = trust_of(workspace)
    old = registrar.predecessor(trust, asked)
    station = (trust.station(old.station) if old else None) or asked.station
    return RequestView(
        device=id_text(asked.device),
        name=asked.name,
        station_id=station.id,
        station=station.name,
        station_code=station.code,
        roles=old.roles if old else asked.roles,
        made_at=asked.made_at,
        fingerprint=asked.fingerprint,
        practice=asked.practice,
        replaces=old.name if old else "",
        known=trust.device(asked.device) is not None,
        station_known=trust.station(station.id) is not None,
        code_taken=any(
            each.code == station.code and each.id != station.id for each in trust.stations
        ),
    )


def answer_request(
    workspace: Workspace, request: bytes, admission: Admission | None = None
) -> bytes:
    """Enrol the device of a request and give back the file that tells it so.

    Asked again for a device that is enrolled, it answers again.

    Raises:
        EnrolmentRefused: a practice register and a real one; this laptop does not hold the authority's keys; and
            as `registrar.enrol`.
        SignatureInvalid, BundleTooLarge, BundleTooNew: it is no request.
    """
    asked = enrolment.read_request(request)
    if asked.practice != workspace.station.practice:
        raise EnrolmentRefused("enrolment.practice")
    now = workspace.now()
    answers: list[bytes] = []

    def enrolled(trust: Trust, keys: Keys, _: Cursor) -> Trust:
        newer = registrar.enrol(trust, keys, asked, admission or Admission(), now)
        answers.append(enrolment.make_answer(newer, request, keys, now))
        return newer

    changed(workspace, enrolled, Act(TrustWord.ENROLLED, asked.device))
    return answers[0]


def look_at_answer(workspace: Workspace, answer: bytes) -> AnswerView:
    """What an answer says, before anybody believes it; nothing is changed.

    Raises:
        EnrolmentRefused, TrustError, BundleTooLarge, BundleTooNew: as `sync.trust.enrolment.open_answer`.
    """
    opened = _opened(workspace, answer)
    trust, own = opened.trust, workspace.author.device.id
    before = trust_of(workspace)
    device = trust.device(own)
    station = trust.station(device.station) if device else None
    return AnswerView(
        authority=trust.root.name,
        fingerprint=trust.fingerprint,
        station=station.name if station else "",
        roles=device.roles if device else (),
        valid_until=device.valid_until if device else 0,
        made_at=opened.made_at,
        leaves="" if before.authority == trust.authority else before.root.name,
    )


def join(workspace: Workspace, answer: bytes) -> Joined:
    """Belong to the authority of an answer from now on; what this register holds stays as it is.

    Only after somebody compared the fingerprint that `look_at_answer` shows with the authority's own.

    Raises:
        EnrolmentRefused: not for this laptop, or to none of its requests; or other laptops depend on this one.
        RosterExpired, DeviceNotValid, DeviceUnknown: by the clock here the answer is no longer, or not yet, of use.
        RosterRolledBack: an older roster of the same authority.
        SignatureInvalid, BundleTooLarge, BundleTooNew: it is no answer.
    """
    trust, own, now = _opened(workspace, answer).trust, workspace.author.device.id, workspace.now()
    trust.judge(own, REGISTER, now)
    before = trust_of(workspace)
    same = before.authority == trust.authority
    if same:
        if trust.roster.version < before.roster.version:
            raise RosterRolledBack(trust.roster.version, before.roster.version)
        trust = before.believes(trust.roots, trust.roster_document, now)
    act = Act(TrustWord.JOINED, own)
    with recorded(workspace, act) as cursor:
        held = kept_trust.current(cursor)
        if held is not None and not same:
            if held.private_keys and has_others(workspace, before):
                raise EnrolmentRefused("enrolment.others_depend")
            kept_trust.leave(cursor, held.id, now)
        kept_trust.install(cursor, trust, now)
        settings.drop(cursor, _REQUESTS)
        act.trust = trust
    device = trust.device(own)
    station = trust.station(device.station) if device else None
    return Joined(
        authority=trust.root.name,
        fingerprint=trust.fingerprint,
        station=station.name if station else "",
        left="" if same else before.root.name,
    )


def _own_request(
    workspace: Workspace, name: str = "", roles: tuple[str, ...] = (STATION,)
) -> enrolment.Request:
    own = workspace.author.device
    return enrolment.Request(
        device=own.id,
        public_key=own.public_key,
        receiving_key=own.receiving_key,
        name=clean(name) or own_name(workspace),
        station=own_station(workspace),
        roles=roles,
        made_at=workspace.now(),
        practice=workspace.station.practice,
        predecessors=predecessors_of(workspace),
    )


def _opened(workspace: Workspace, answer: bytes) -> Answer:
    with workspace.vault.read() as cursor:
        asked = _asked(cursor)
    return enrolment.open_answer(answer, workspace.author.device, asked)


def _asked(cursor: Cursor) -> list[bytes]:
    return [bytes.fromhex(each) for each in settings.get(cursor, _REQUESTS).split()]
