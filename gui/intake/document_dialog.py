"""One paper he carries, and whether it is his own; refuses to take it from him (GC III art. 17(3), 18(2))."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from casework.drafts import DocumentDraft
from gui.binding import Binding
from gui.intake import wording
from gui.kit.dialog import Dialog
from gui.kit.fields import SegmentedChoice
from gui.kit.labelled import LabelledField, field_row
from gui.kit.surfaces import Banner
from gui.kit.values import Tone
from gui.theme import GRID
from resources.words import Words


class DocumentDialog(Dialog):
    """Add a paper or change one; `done` gets it, `removed` is called when it is taken off the list."""

    def __init__(
        self,
        parent: QWidget,
        word: Words,
        document: DocumentDraft,
        surname: str,
        done: Callable[[DocumentDraft], object],
        removed: Callable[[], object] | None = None,
    ) -> None:
        """`surname` is what he gave: another name printed in the paper is pointed out."""
        super().__init__(parent, word("document.change" if removed else "document.new"))
        self._word, self._done, self._surname = word, done, surname
        self._values = {
            "document_kind": document.document_kind,
            "number": document.number,
            "issuer": document.issuer,
            "holder_as_printed": document.holder_as_printed,
            "belongs": document.belongs,
            "note": document.note,
        }
        self.binding = Binding(word, self)
        self.binding.typed.connect(self._typed)
        self.setMinimumWidth(96 * GRID)
        self._build()
        self.binding.show(self._values)
        self.add_cancel(word("ui.cancel"))
        if removed:
            self.add_verb(word("property.remove"), removed, kind="danger")
        verb = word("property.change" if removed else "property.add")
        self.add_verb(verb, self._finish, kind="primary")
        self._judge()

    def document(self) -> DocumentDraft:
        """The paper as it stands in the dialog."""
        return DocumentDraft(**{name: text.strip() for name, text in self._values.items()})

    @property
    def holds_words(self) -> bool:
        """Whether something was typed that must not be lost."""
        names = ("number", "issuer", "holder_as_printed", "note")
        return any(self._values[name].strip() for name in names)

    def _build(self) -> None:
        word, binding = self._word, self.binding
        kinds = wording.choices(wording.DOCUMENT_KINDS, "document.", word, blank=False)
        whose = SegmentedChoice(
            word("document.belongs"),
            wording.choices(wording.BELONGS, "document.", word, blank=False),
            columns=len(wording.BELONGS),
        )
        self._banner = Banner("")
        for line in (
            field_row(
                binding.select("document_kind", word("document.kind"), kinds),
                binding.line("number", word("document.number")),
            ),
            field_row(
                binding.line("holder_as_printed", word("document.holder")),
                binding.line("issuer", word("document.issuer")),
            ),
            LabelledField(word("document.belongs"), binding.choice("belongs", whose)),
            binding.line("note", word("document.note")),
            self._banner,
        ):
            self.body.addWidget(line)

    def _typed(self, name: str, text: str) -> None:
        self._values[name] = text
        self._judge()

    def _judge(self) -> None:
        printed = self._values["holder_as_printed"].casefold()
        other = self._values["belongs"] == "own" and wording.names_another(printed, self._surname)
        key = "document.other_name_warning" if other else "document.stays"
        self._banner.show_text(self._word(key), Tone.WARN if other else Tone.INFO)

    def _finish(self) -> None:
        self._done(self.document())
