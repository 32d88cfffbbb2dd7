"""Takes over what a record set aside says, one field or one paper at a time; refuses to save what nobody looked at.

A field is a correction like any other: it opens the dialog in which the officer saves it, with the reason written.
"""

from collections.abc import Callable

from casework import people
from casework.drafts import DocumentDraft
from casework.duplicate_views import SetAside
from casework.views import PersonFile
from gui import moments
from gui.desk import Desk
from gui.intake.document_dialog import DocumentDialog
from gui.people.amend_dialog import AmendDialog
from gui.people.amending import Amending
from gui.people.property_acts import Doing


class TakingOver:
    """`acts`: what is done with a person and the key of a line, `person_id/field` or `person_id/place of the paper`."""

    def __init__(self, desk: Desk, doing: Doing) -> None:
        """Nothing is asked yet."""
        self._desk, self._doing = desk, doing
        self.acts: dict[str, Callable[[PersonFile, str], object]] = {
            "take_over": self._take_over,
            "take_paper": self._take_paper,
        }

    def _take_over(self, file: PersonFile, key: str) -> None:
        workspace, words = self._desk.session, self._desk.words
        other, name = _found(file, key)
        said = next(each for each in other.says if each.field == name)
        amending = Amending(file, moments.local_today(self._desk.clock.now()))
        amending.take_over(said.changes)

        def done(changes: dict[str, str], reason: str) -> None:
            self._doing.save(
                lambda: people.amend(workspace, file, changes, reason),
                "people.amended",
                dialog,
                dialog.refuse,
            )

        dialog = AmendDialog(self._doing.window(), words, amending, done)
        reason = words("twice.taken_over", number=other.number)
        dialog.begin_with(name.removesuffix("_answer"), reason)
        self._doing.open(dialog)

    def _take_paper(self, file: PersonFile, key: str) -> None:
        workspace, words = self._desk.session, self._desk.words
        other, place = _found(file, key)

        def done(document: DocumentDraft) -> None:
            self._doing.save(lambda: people.add_document(workspace, file.card.id, document))

        surname = file.fields.get("surname", "")
        paper = other.papers[int(place)]
        self._doing.open(DocumentDialog(self._doing.window(), words, paper, surname, done))


def _found(file: PersonFile, key: str) -> tuple[SetAside, str]:
    person_id, _, what = key.partition("/")
    return next(each for each in file.also_recorded if each.person_id == person_id), what
