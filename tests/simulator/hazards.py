"""What happens to disks and devices of a fleet: put back, copied, restored as is lawful, revoked."""

from dataclasses import dataclass

from models.clock import HandClock
from tests.simulator.parcels import Member


@dataclass
class Deed:
    """A disk put back: of which device, and which of its entries were lost with the disk before."""

    device: bytes
    lost: frozenset


class Hazards:
    """The part of a fleet that does it; each draws by chance whom it befalls."""

    def restore(self):
        """Copy a disk, or put a copy back and go on writing as if nothing had happened."""
        backup = self._backup()
        if backup is None:
            return
        place, copy = backup
        lost = self.field[place]
        self.note("disk put back, goes on", lost)
        kept = len(copy.chains.get(copy.id, ()))
        gone = lost.chains.get(copy.id, ())[kept:]
        self.put_back.append(Deed(copy.id, frozenset(each.hash for each in gone)))
        self._replace(place, copy)

    def succession(self):
        """Restore a copy as is lawful: under a new name."""
        backup = self._backup()
        if backup is None:
            return
        place, copy = backup
        self.note("lawful restore", self.field[place])
        self._replace(place, copy)
        self.succeed(copy)

    def give_up(self, register):
        """Whoever learns that others hold more of his own chain never writes under that name again."""
        told = register.overtaken and register.id not in self.revoked
        if told:
            self.succeed(register)
        return told

    def succeed(self, register):
        self.ended.add(register.id)
        register.succeed(self.enrol(register.station), self.roster)
        self.note("new name", register)

    def _backup(self):
        place = self.chance.randrange(len(self.field))
        found = [each for each in self.backups if each[0] == place]
        if not found or self.chance.random() < 0.3:
            self.backups.append((place, self.field[place].copied()))
            self.note("backup", self.field[place])
            return None
        place, copy = found[-1]
        self.backups = [each for each in self.backups if each[0] != place]
        return place, copy

    def _replace(self, place, copy):
        self.field[place] = copy
        self.officers[copy] = self._officer(copy)

    def clone(self):
        """Two laptops with the same disk, both in use."""
        if len(self.field) > 8:
            return
        original = self.chance.choice(self.field)
        copy = original.copied()
        copy.hybrid.clock = HandClock(original.hybrid.clock.instant)
        self.note("cloned", original)
        self.cloned.add(original.id)
        self.field.append(copy)
        self.officers[copy] = self._officer(copy)

    def revoke(self):
        """The bureau believes a device no further than it has it."""
        device = self.chance.choice(self.field).id
        if device in self.revoked or len(self.revoked) > 1:
            return
        self.note(f"revoked {device.hex()[:4]}")
        until = (self.hub.newest(device) or (0, b""))[0]
        member = self.roster.members[device]
        self.revoked[device] = until
        self.roster = self.roster.with_member(
            device, Member(member.key, member.station, accepted_until=until)
        )
        self.hub.roster = self.roster
