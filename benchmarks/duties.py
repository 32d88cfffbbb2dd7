"""What is owed to 100,000 people: from nothing, after one change, on the first screen. `python -m benchmarks.duties`.

Beside each figure stands what the bare library takes to read as much in the same run. Nobody in it is real.
"""

import gc
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.register import STATION, bare, build, line, median_of
from casework import capture_cards, duties, people, person_files, registers
from casework.people import PeopleQuery
from casework.workspace import Workspace
from models.bureau_notice import identity_digest, told_of
from models.clock import HandClock
from models.custody_order import Fact
from models.ids import new_id
from models.owed import owed
from models.owed_facts import PersonFacts
from models.records import BureauNotice, Person
from models.standing import standing_of
from store.bulk import NewEntry, append_many
from store.duties import DUTIES
from store.loaded import load_many
from store.projection import all_subjects
from tests.casework.people import START


def rules_alone(count: int) -> float:
    """Milliseconds of the rules themselves for so many people, everything in memory."""
    facts = [
        PersonFacts(f"{n:036}", ordered, standing_of(ordered, forked=False))
        for n in range(count)
        for ordered in [(Fact(f"{n}", "reached_collection_point", "", "", n, n, "", ""),)]
    ]
    # The program holds no such list: searching it for rubbish again and again is not what is measured.
    gc.collect()
    gc.freeze()

    def judge() -> None:
        for each in facts:
            owed(each)

    taken = median_of(judge, 5)
    gc.unfreeze()
    return taken


def all_duties(workspace: Workspace) -> float:
    """Milliseconds to compute what is owed to everybody from the records."""
    began = time.perf_counter()
    with workspace.vault.write() as cursor:
        for subjects in all_subjects(cursor, DUTIES):
            DUTIES.refresh(cursor, subjects)
    return (time.perf_counter() - began) * 1000


def tell_of_everybody(workspace: Workspace) -> None:
    """A notice of each person, without the signature, which is nothing to what is owed."""
    with workspace.vault.read() as cursor:
        persons = load_many(cursor, Person, "surname <> ''")
    sent = (
        BureauNotice(
            id=new_id(workspace.clock),
            person_id=each.value.id,
            notice="registered",
            prepared_at=workspace.now(),
            sent_at=workspace.now(),
            acknowledged_at=workspace.now(),
            identity_digest=identity_digest(
                told_of(Person.kind, each.value.model_dump(), "registered")
            ),
        )
        for each in persons
    )
    told = (NewEntry("bureau.send", (notice,)) for notice in sent)
    append_many(workspace.vault, workspace.author, told)


def main(count: int) -> None:
    """Build once, then measure."""
    with tempfile.TemporaryDirectory() as folder:
        register, _ = build(Path(folder), count)
        clock = HandClock(START + 10 * 86_400_000)
        workspace = registers.unlock(register, STATION["passphrase"], clock)
        raw = bare(workspace)
        raw_all = median_of(lambda: raw.execute("SELECT * FROM custody_event").fetchall(), 1)
        line("the rules alone, in memory", rules_alone(count), None, "<= 1 s")
        line("all duties from the records", all_duties(workspace), raw_all)
        line("the first screen", median_of(lambda: duties.today(workspace)), None, "<= 1 s")
        line("how many there are", median_of(lambda: duties.count(workspace)), None)
        ids = iter(people.find(workspace, PeopleQuery()).ids)

        def change() -> None:
            capture_cards.card_sent(workspace, (next(ids),), "family")

        line("one card recorded as sent", median_of(change), None)

        def change_and_ask() -> None:
            change()
            duties.owed_here(workspace)

        line("one change, and what is owed", median_of(change_and_ask), None, "<= 50 ms")

        def change_and_look() -> None:
            change()
            duties.today(workspace)

        line("one change, and the first screen", median_of(change_and_look), None)
        tell_of_everybody(workspace)
        line("all duties, the Bureau told of everybody", all_duties(workspace), raw_all)

        def correct_and_ask() -> None:
            file = person_files.open_file(workspace, next(ids))
            people.amend(workspace, file, {"surname": "Гук"}, "за паспортом")
            duties.owed_here(workspace)

        line("one name corrected, and what is owed", median_of(correct_and_ask), None)
        raw.close()
        workspace.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
