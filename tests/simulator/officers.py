"""What officers do at a register: forms opened and saved, custody events, transfers, conflicts settled."""

from dataclasses import dataclass

from models.custody import Event as CustodyMove
from models.custody import transition
from models.standing import standing
from store import heads
from store.entry import Body, Change, encode_body
from store.heads import Group
from tests.simulator.parcels import FIELDS

_EVENTS = tuple(CustodyMove)


@dataclass(frozen=True)
class Form:
    """A form as it stood when it was opened: per field the heads the officer saw."""

    person: str
    seen: dict


@dataclass(frozen=True)
class Written:
    """One field written: what the truth of the fleet is told from, beside the program's own bookkeeping.

    `knew` are the entries that wrote this field and were held where the form was opened.
    """

    head: tuple
    person: str
    name: str
    value: str
    knew: frozenset


class Officer:
    """Works at one register with the chance he is given."""

    def __init__(self, register, chance, journal):
        self.register, self.chance, self.journal = register, chance, journal
        self.forms = []

    def identifier(self):
        digits = f"{self.chance.getrandbits(128):032x}"
        return f"{digits[:8]}-{digits[8:12]}-7{digits[13:16]}-8{digits[17:20]}-{digits[20:]}"

    def write(self, verb, *changes):
        now = self.register.hybrid.clock.now()
        salt = self.chance.randbytes(16)
        officer = "01890000-0000-7000-8000-000000000001"
        return self.register.save(encode_body(Body(salt, officer, verb, None, now, 0, "", changes)))

    def people(self):
        return sorted(self.register.rows)

    def register_person(self):
        person = self.identifier()
        fields = {name: self.value() for name in FIELDS if self.chance.random() < 0.8}
        entry = self.write("intake", Change("person", person, (Group((), fields),)))
        for name in FIELDS:
            self.note(entry, person, name, fields.get(name, ""), ())
        return person

    def value(self):
        return self.chance.choice("abcdefgh")

    def note(self, entry, person, name, value, knew):
        self.journal.append(Written(entry.head, person, name, value, frozenset(knew)))

    def knows(self, person, name):
        return frozenset(
            each.head
            for each in self.journal
            if (each.person, each.name) == (person, name) and each.head in self.register.times
        )

    def open(self, person, names):
        state = self.register.rows[person][0]
        seen = {
            name: (tuple(state.of(name)), self.knows(person, name))
            for name in names
            if state.of(name)
        }
        return Form(person, seen)

    def save(self, form, value=None):
        """Save an opened form: it replaces what was seen then, whatever came since."""
        if not form.seen:
            return None
        groups, values = {}, {name: value or self.value() for name in form.seen}
        for name, (seen, _) in sorted(form.seen.items()):
            groups.setdefault(seen, {})[name] = values[name]
        change = Change(
            "person", form.person, tuple(Group(seen, fields) for seen, fields in groups.items())
        )
        entry = self.write("amend", change)
        for name, (_, knew) in form.seen.items():
            self.note(entry, form.person, name, values[name], knew)
        return entry

    def settle(self):
        """End the first conflict that is shown, as far as it is known here."""
        for person in self.people():
            found = heads.conflicts(self.register.rows[person][0])
            if found:
                return self.save(self.open(person, sorted(found)[:1]))
        return None

    def facts(self, person):
        return [fact for whose, fact in self.register.facts.values() if whose == person]

    def event(self, person, move=None, **more):
        """Record the next event of a person's custody, one that is allowed where he stands here."""
        now = standing(self.facts(person))
        allowed = [each for each in _EVENTS if transition(now.state, each)]
        if not allowed:
            # From death nothing leads on.
            return None
        move = move or self.chance.choice(allowed)
        assert transition(now.state, move)
        return self._fact(person, {"event": move.value, "follows": now.last_event_id} | more)

    def correct(self, person):
        """Correct one event, which may make illegal what another register let follow on it."""
        facts = self.facts(person)
        replaced = {fact.corrects for fact in facts}
        standing_facts = sorted(fact.id for fact in facts if fact.id not in replaced)
        if not standing_facts:
            return None
        wrong = self.chance.choice(standing_facts)
        move = self.chance.choice([CustodyMove.CAPTURED, CustodyMove.REACHED_COLLECTION_POINT])
        return self._fact(person, {"event": move.value, "corrects": wrong})

    def _fact(self, person, fields):
        now = self.register.hybrid.clock.now()
        fields = {"person_id": person, "occurred_at": now, "recorded_at": now} | fields
        change = Change("custody_event", self.identifier(), (Group((), fields),))
        return self.write("custody", change)

    def transfer(self, person, destination):
        """Send a person's file to another station, which may see it from now on."""
        fields = {"person_id": person, "destination": destination}
        return self.write("transfer", Change("transfer", self.identifier(), (Group((), fields),)))
