"""Fourth part of the tour: three registers and a hub come to agree, by stick and over loopback.

What is looked for is written into `checks`. Refuses to settle what differs in any way but the officers' own.
"""

from dataclasses import dataclass, field, replace

from casework import (
    capture_cards,
    conflicts,
    custody_events,
    delivery,
    duties,
    exchange,
    people,
    person_files,
    transfer_files,
)
from casework.conflict_views import FieldConflict
from casework.views import PersonFile
from casework.wish_views import WishesView
from casework.workspace import Workspace
from gui.conflicts.screen import ConflictsScreen
from gui.tour import inspection
from gui.tour.carrying import Courier
from gui.tour.onward import ABSENT, HOSPITAL, IN_HOSPITAL, Told
from gui.tour.registers import Fleet, Post
from gui.tour.stage import StageError
from models.custody import State
from models.duties import DutyKind

FIELD = "surname"
AT_POINT, AT_BUREAU = "Ковалев", "Ковалёв-Рязанский"
"""What the collection point and the bureau make of one surname, neither knowing of the other."""

_REASON = "звірено з військовим квитком"
_TELLING = 6
"""Octets from which a word stands nowhere by chance."""

_CARDS = frozenset({DutyKind.CAPTURE_CARD_FAMILY, DutyKind.CAPTURE_CARD_AGENCY})


@dataclass(slots=True)
class Journey:
    """What the parts of the tour that need several registers are given."""

    fleet: Fleet
    courier: Courier
    ids: tuple[str, ...]
    checks: dict[str, bool]
    conflicts_made: int = 0
    conflicts_settled: int = 0
    counters: dict[str, int] = field(default_factory=dict[str, int])

    def counted(self) -> list[int]:
        """Conflicts as each register counts them."""
        return [post.do(conflicts.count) for post in self.fleet.posts]


def introduce(journey: Journey) -> None:
    """The stick brings the bureau what the point recorded alone, and everybody the roster that names everybody."""
    fleet, courier, checks = journey.fleet, journey.courier, journey.checks
    before = fleet.point.do(delivery.undelivered)
    courier.look(fleet.point.staged, "08-exchange-undelivered")
    courier.bring(fleet.point, fleet.bureau, fleet.point, fleet.camp)
    after = fleet.point.do(delivery.undelivered)
    checks["what nobody else had is told, and delivered once the bureau confirms it"] = (
        before.entries > len(journey.ids) and before.bureau and after.entries == 0
    )
    courier.look(fleet.point.staged, "09-exchange-delivered")
    offered = {each.id for each in fleet.point.do(exchange.stations)}
    checks["the camp is offered as a destination, the hub is not"] = (
        fleet.camp.workspace.station.id in offered and len(offered) == 2  # noqa: PLR2004
    )


def send(journey: Journey, told: Told) -> None:
    """The stick brings the list and its people to the camp, where the clerk takes them in at the screen."""
    fleet, courier = journey.fleet, journey.courier
    courier.bring(fleet.point)
    arrived = courier.bring_to(fleet.camp.staged, "25-exchange-arrivals")
    journey.checks["the camp is told which transfer is on its way"] = arrived.arrivals == (
        told.transfer_id,
    )
    held = fleet.camp.do(lambda here: people.find(here, people.PeopleQuery())).ids
    journey.checks["the camp holds those on the list, and nobody else"] = set(held) == set(
        told.listed
    )


def bring_receipt(journey: Journey, told: Told) -> None:
    """The stick brings the receipt back; duties go to whoever answers for a person now."""
    fleet, courier, checks = journey.fleet, journey.courier, journey.checks
    courier.bring(fleet.camp, fleet.point, fleet.bureau, fleet.point)
    stages = {
        post.do(lambda here: transfer_files.open_file(here, told.transfer_id)).card.stage
        for post in fleet.posts
    }
    checks["the transfer is closed wherever it is known"] = stages == {"closed"}
    owed = fleet.point.do(duties.today)
    absent = told.listed[ABSENT]
    arrived = set(told.listed) - {absent}
    mine = {(duty.kind, duty.subject_id) for duty in owed.duties}
    checks["the one who is missing stands on the first screen"] = (
        DutyKind.UNACCOUNTED,
        absent,
    ) in mine
    checks["the point owes those who arrived their mail, and nothing else"] = not {
        subject for kind, subject in mine if kind != DutyKind.MAIL_FORWARDING
    } & (arrived | {told.transfer_id})
    theirs = fleet.camp.do(duties.today).duties
    checks["the camp owes them their cards"] = arrived <= {
        duty.subject_id for duty in theirs if duty.kind in _CARDS
    }


def disagree(journey: Journey) -> None:
    """Point and bureau correct one surname without knowing of each other; then they hear of it."""
    fleet, courier, checks = journey.fleet, journey.courier, journey.checks
    person = journey.ids[0]

    def corrected(here: Workspace, surname: str) -> None:
        seen = person_files.open_file(here, person)
        people.amend(here, seen, {FIELD: surname}, _REASON)

    fleet.point.do(lambda here: corrected(here, AT_POINT))
    fleet.bureau.do(lambda here: corrected(here, AT_BUREAU))
    courier.bring(fleet.point, fleet.bureau, fleet.point, fleet.camp)
    counted = journey.counted()
    journey.conflicts_made = counted[0]
    checks["a field changed twice is in conflict in every register that knows it"] = counted == [
        1,
        1,
        1,
    ]
    seen = [_values(post) for post in fleet.posts]
    checks["each shows both values"] = all(each == {AT_POINT, AT_BUREAU} for each in seen)
    shown = {_file(post, person).fields[FIELD] for post in fleet.posts}
    checks["until it is settled all show the same one"] = len(shown) == 1


def _open(here: Workspace) -> FieldConflict:
    lines = conflicts.inbox(here).lines
    found = conflicts.open_conflict(here, lines[0].key) if lines else None
    if not isinstance(found, FieldConflict):
        raise StageError("conflict")
    return found


def _values(post: Post) -> set[object]:
    return {each.value for each in post.do(_open).candidates}


def settle(journey: Journey) -> None:
    """An officer of the point ends it with a reason; the bureau hears of it by stick."""
    fleet, checks = journey.fleet, journey.checks
    stage = fleet.point.staged
    found = fleet.point.do(_open)
    screen = stage.go(ConflictsScreen, "conflicts", person=journey.ids[0])
    stage.picture("70-conflict-open")
    choice = [each.value for each in found.candidates].index(AT_POINT)
    screen.panel.choices[str(choice)].click()
    stage.type(_REASON, screen.panel.reason)
    stage.picture("71-conflict-decided")
    screen.panel.settle.click()
    stage.wait_for(lambda: screen.presenter.inbox.total == 0)
    stage.picture("72-conflicts-none")
    journey.courier.bring(fleet.point, fleet.bureau)
    here, there, _ = journey.counted()
    journey.conflicts_settled = journey.conflicts_made - max(here, there)
    checks["settled with a reason, it is settled where the stick went"] = (here, there) == (0, 0)


def over_the_hub(journey: Journey, told: Told) -> None:
    """The camp goes on with its work; the last exchanges go over the hub."""
    fleet, courier, checks = journey.fleet, journey.courier, journey.checks
    patient = told.listed[1]
    arrived = tuple(person for place, person in enumerate(told.listed) if place != ABSENT)

    def go_on(here: Workspace) -> None:
        custody_events.record_event(here, patient, "admitted_to_hospital", here.now(), HOSPITAL)
        capture_cards.card_sent(here, arrived, "agency")

    fleet.camp.do(go_on)
    fleet.hub.start()
    rounds = courier.over_hub(fleet.hub.url, fleet.camp.staged, *fleet.posts)
    checks["the hub carries on until nobody has anything new"] = rounds > 0
    checks["the bureau hears through the hub what the camp recorded"] = (
        _file(fleet.bureau, patient).card.state == State.HOSPITALISED
    )
    journey.counters = fleet.hub.counters()
    courier.count_hub(journey.counters)
    checks["the hub refused nothing and failed at nothing"] = not {
        name
        for name in journey.counters
        if name.startswith("exchanges_total") and "answered" not in name
    }
    checks["the hub ended in peace"] = fleet.hub.stop()


def agreed(journey: Journey, told: Told) -> None:
    """In the end: what all hold is the same, the bureau holds all, nobody holds what is not his."""
    fleet, checks = journey.fleet, journey.checks
    checks["every bundle was believed"] = not journey.courier.wrong
    checks["no conflict is left anywhere"] = journey.counted() == [0, 0, 0]
    chains = [post.do(inspection.newest) for post in fleet.posts]
    checks["all three chains are known to all three"] = chains[0] == chains[1] == chains[2]
    said = fleet.camp.do(inspection.said_in_private)
    elsewhere = [post.do(inspection.said_in_private) for post in (fleet.point, fleet.bureau)]
    checks["what was said in private stands nowhere but where it was said"] = (
        said > 0 and elsewhere == [0, 0]
    )
    held, whole = fleet.bureau.do(inspection.entries)
    checks["the bureau holds every entry whole but those"] = held == whole + said
    checks["all three have the same code with the hub"] = len(_codes(fleet)) == 1
    checks["nothing is undelivered"] = not any(
        post.do(delivery.undelivered).entries for post in fleet.posts
    )
    checks["all three show the same of those they share"] = all(
        _file(fleet.point, person) == _file(fleet.bureau, person) == _file(fleet.camp, person)
        for person in told.listed
    )
    checks["point and bureau show the same of the others"] = all(
        _file(fleet.point, journey.ids[place]) == _file(fleet.bureau, journey.ids[place])
        for place in IN_HOSPITAL
    )
    _check_need_to_know(journey, told)


def _check_need_to_know(journey: Journey, told: Told) -> None:
    fleet, checks = journey.fleet, journey.checks
    stayed = [_file(fleet.point, journey.ids[place]) for place in IN_HOSPITAL]
    canaries = {word for file in stayed for word in _words(file)}
    known = set(_words(_file(fleet.point, told.listed[0])))
    bureau = fleet.bureau.do(lambda here: inspection.found_in(here, canaries))
    camp = fleet.camp.do(lambda here: inspection.found_in(here, canaries | known))
    checks["the camp holds nothing of those who were not sent to it"] = (
        set(bureau) == canaries and set(camp) == known
    )
    folders = (journey.courier.stick, fleet.hub.folder, fleet.camp.workspace.folder)
    names = {word for file in (*stayed, _file(fleet.camp, told.listed[0])) for word in _words(file)}
    checks["neither stick nor hub nor disk shows a name"] = not inspection.found_in_files(
        folders, names - {*told.listed, *journey.ids}
    )


def _words(file: PersonFile) -> tuple[str, ...]:
    """What names a person: enough letters each that they stand nowhere by chance."""
    named = ("surname", "service_number", "place_of_birth")
    found = (file.card.id, file.card.tag_number, *(file.fields[name] for name in named))
    return tuple(word for word in found if len(word.encode()) >= _TELLING)


def _codes(fleet: Fleet) -> set[str]:
    found: set[str] = set()
    for post in fleet.posts:
        for peer in post.do(exchange.overview).peers:
            if peer.station_code == "HUB":
                found.add(peer.shared_code)
    return found


def _file(post: Post, person: str) -> PersonFile:
    """A person's file without what each station keeps to itself: what was shown where, is owed, was said in private."""
    file = post.do(lambda here: person_files.open_file(here, person))
    return replace(
        file,
        seen=None,
        wishes=WishesView(),
        card=replace(file.card, duties=0, due_at=0),
        also_recorded=tuple(replace(each, owed=0) for each in file.also_recorded),
    )
