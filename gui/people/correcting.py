"""Corrects a person's fields and adds papers, from nothing or from what a record set aside says, or upholds them.

Refuses to save what nobody looked at: what is taken over opens the dialog in which it would be typed.
"""

from collections.abc import Callable, Mapping

from casework import people, upheld
from casework.drafts import DocumentDraft
from casework.duplicate_views import SetAside
from casework.views import PersonFile
from gui import moments
from gui.desk import Desk
from gui.intake.document_dialog import DocumentDialog
from gui.kit.line_dialog import LineDialog
from gui.people.amend_dialog import AmendDialog
from gui.people.amending import Amending
from gui.people.property_acts import Doing
from gui.people.wording import field_word, value_word


class Correcting:
    """`acts`: what is done with a person and the key of a line, as far as a record set aside says it.

    The key is `person_id/field` or `person_id/place of the paper`.
    """

    def __init__(self, desk: Desk, doing: Doing) -> None:
        """Nothing is asked yet."""
        self._desk, self._doing = desk, doing
        self.acts: dict[str, Callable[[PersonFile, str], object]] = {
            "amend": lambda file, _key: self._correct(file),
            "document": lambda file, _key: self._paper(file, DocumentDraft()),
            "take_over": self._take_over,
            "take_paper": self._take_paper,
            "uphold": self._uphold,
        }

    def _take_over(self, file: PersonFile, key: str) -> None:
        other, name = _found(file, key)
        said = next(each for each in other.says if each.field == name)
        dialog = self._correct(file, said.changes)
        reason = self._desk.words("twice.taken_over", number=other.number)
        dialog.begin_with(name.removesuffix("_answer"), reason)

    def _take_paper(self, file: PersonFile, key: str) -> None:
        other, place = _found(file, key)
        self._paper(file, other.papers[int(place)])

    def _uphold(self, file: PersonFile, key: str) -> None:
        workspace, words = self._desk.session, self._desk.words
        other, name = _found(file, key)
        said = next(each for each in other.says if each.field == name)
        asked = field_word(name.removesuffix("_answer"), words)
        told = (
            words("intake.remark", field=head, said=value_word(name, value, words) or "–")
            for head, value in ((words("twice.this_record"), said.here), (other.number, said.there))
        )
        self._doing.open(
            LineDialog(
                self._doing.window(),
                words,
                (
                    words("intake.remark", field=asked, said=words("twice.keep_title")),
                    "\n".join((*told, words("twice.keep_text"))),
                ),
                name="reason",
                label=words("ui.reason"),
                needed=words("people.reason_needed"),
                verb=words("twice.keep_do"),
                done=lambda reason: self._doing.save(
                    lambda: upheld.uphold(workspace, file.card.id, other.person_id, said, reason)
                ),
            )
        )

    def _correct(self, file: PersonFile, changes: Mapping[str, str] | None = None) -> AmendDialog:
        workspace = self._desk.session
        amending = Amending(file, moments.local_today(self._desk.clock.now()))
        amending.take_over(changes or {})

        def done(changes: dict[str, str], reason: str) -> None:
            self._doing.save(
                lambda: people.amend(workspace, file, changes, reason),
                "people.amended",
                dialog,
                dialog.refuse,
            )

        dialog = AmendDialog(self._doing.window(), self._desk.words, amending, done)
        self._doing.open(dialog)
        return dialog

    def _paper(self, file: PersonFile, paper: DocumentDraft) -> None:
        workspace, words = self._desk.session, self._desk.words

        def done(document: DocumentDraft) -> None:
            self._doing.save(lambda: people.add_document(workspace, file.card.id, document))

        surname = file.fields.get("surname", "")
        self._doing.open(DocumentDialog(self._doing.window(), words, paper, surname, done))


def _found(file: PersonFile, key: str) -> tuple[SetAside, str]:
    person_id, _, what = key.partition("/")
    return next(each for each in file.also_recorded if each.person_id == person_id), what
