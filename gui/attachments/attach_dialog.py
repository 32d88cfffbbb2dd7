"""Chooses a photograph or a scan and shows what will be kept of it; refuses to keep the file as it was chosen.

It says that objects and papers are meant, not persons, and that coordinates are left out.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from casework import pictures
from casework.pictures import MOST_CHOSEN_BYTES, Drawn, Kind
from gui.attachments import presenter
from gui.attachments.drawing import ScanDrawing
from gui.attachments.picture import FileView
from gui.desk import Desk
from gui.exchange import files
from gui.kit.base import column, reveal, row
from gui.kit.buttons import Button
from gui.kit.dialog import Dialog
from gui.kit.fields import LineEdit, Select
from gui.kit.labelled import LabelledField
from gui.kit.looked_over import look_over
from gui.kit.surfaces import Banner
from gui.kit.text import Text
from gui.kit.values import FINE, Choice, FieldState, Tone
from gui.theme import GRID
from models.errors import InputRefused, SafeConductError

_SIDE = 46 * GRID
_WIDEST = 1080


class AttachDialog(Dialog):
    """`done(drawn, title)` is called with what will be kept; the dialog stays until `accept`."""

    def __init__(
        self,
        desk: Desk,
        parent: QWidget,
        titles: Sequence[str],
        done: Callable[[Drawn, str], object],
    ) -> None:
        """`titles` are offered as names: his objects, his papers, the forms that were printed."""
        words = desk.words
        super().__init__(parent, words("attachment.attach_title"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk, self._done = desk, done
        self._drawn: Drawn | None = None
        self._drawing: ScanDrawing | None = None
        self._build(titles)
        self.add_cancel(words("ui.cancel"))
        self.attach = self.add_verb(
            words("attachment.attach_do"), self._finish, kind="primary", closes=False
        )
        self.resize(min(_WIDEST, parent.width() - 6 * GRID), min(640, parent.height() - 6 * GRID))
        self.choose.setFocus()

    def done(self, result: int) -> None:
        """The picture leaves the memory with the dialog."""
        self.view.forget()
        self._drawn = None
        super().done(result)

    def _build(self, titles: Sequence[str]) -> None:
        words = self._desk.words
        self.choose = Button(words("attachment.choose"), self._choose_file, icon="document")
        self.told = Text(words("attachment.kinds"), "small", wrap=True)
        label = words("attachment.title")
        self.title_edit = LineEdit(label)
        self._title = LabelledField(label, self.title_edit, hint=words("attachment.title_hint"))
        look_over(self._title, "title", words)
        first = Choice("", words("attachment.title_other"))
        offered = dict.fromkeys(title for title in titles if title)
        self.what = Select(words("attachment.what"), [first, *(Choice(t, t) for t in offered)])
        self.what.chosen.connect(self._named)
        what = LabelledField(words("attachment.what"), self.what)
        reveal(what, shown=bool(offered))
        self.problem = Banner("", Tone.DANGER)
        self.problem.hide()
        side = QWidget()
        side.setFixedWidth(_SIDE)
        column(
            Banner(words("attachment.objects_only"), Tone.WARN),
            row(self.choose, None),
            self.told,
            self.problem,
            what,
            self._title,
            Text(words("attachment.no_place"), "small", wrap=True),
            None,
            gap=GRID + 4,
            parent=side,
        )
        self.view = FileView(words)
        self.view.say(words("attachment.nothing_chosen"))
        self.view.setMinimumSize(QSize(36 * GRID, 30 * GRID))
        body = row(gap=3 * GRID)
        body.addWidget(side)
        body.addWidget(self.view, 1)
        self.body.addLayout(body, 1)

    # -- choosing ----------------------------------------------------------------------------------

    def _choose_file(self) -> None:
        words = self._desk.words
        kinds = f"{words('attachment.files')} (*.jpg *.jpeg *.png *.pdf *.JPG *.JPEG *.PNG *.PDF)"
        chosen, _ = QFileDialog.getOpenFileName(self, words("attachment.choose"), "", kinds)
        if chosen:
            self.take(Path(chosen))

    def take(self, path: Path) -> None:
        """Read this file and show what will be kept of it."""
        self._drawn = None
        self.problem.hide()
        self.view.say(self._desk.words("attachment.drawing"))
        self._desk.jobs.run(self, lambda: _read(path), self._came, self._refuse)

    def _came(self, read: Drawn | bytes) -> None:
        if isinstance(read, Drawn):
            self._show(read, 1)
            return
        self._drawing = ScanDrawing(self._desk.jobs, read, self._show, self._refuse, self)
        self._drawing.start()

    def _show(self, drawn: Drawn, pages: int) -> None:
        self._drawing = None
        self._drawn = drawn
        self.view.show_file(drawn.media_type, drawn.content)
        self.told.setText(presenter.told(drawn, pages, self._desk.words))
        (self.attach if self.title_edit.text().strip() else self.title_edit).setFocus()

    def _named(self, title: str) -> None:
        self.title_edit.setText(title)
        if not title:
            self.title_edit.setFocus()

    # -- deciding ----------------------------------------------------------------------------------

    def _finish(self) -> None:
        words, title = self._desk.words, self.title_edit.text().strip()
        untitled = FieldState(Tone.DANGER, words("attachment.title_needed"))
        self._title.set_state(FINE if title else untitled)
        if self._drawn is None:
            self._say(words("attachment.choose_first"))
            self.choose.setFocus()
        elif not title:
            self.title_edit.setFocus()
        else:
            self._done(self._drawn, title)

    def refuse(self, error: SafeConductError) -> bool:
        """Say in place what the register refused; False when that is not for this dialog to say."""
        if not isinstance(error, InputRefused):
            return False
        words = self._desk.words
        self._say(" ".join(words(key) for key in error.problems.values()))
        return True

    def _refuse(self, error: SafeConductError) -> None:
        self._drawing = None
        self.view.say(self._desk.words("attachment.nothing_chosen"))
        self.choose.setFocus()
        if not self.refuse(error):
            self._desk.show_error(error)

    def _say(self, text: str) -> None:
        self.problem.show_text(text, Tone.DANGER)
        self.problem.show()


def _read(path: Path) -> Drawn | bytes:
    """A photograph drawn anew, or the bytes of a PDF whose pages are still to be drawn."""
    content = files.read(path, MOST_CHOSEN_BYTES)
    return content if pictures.kind_of(content) is Kind.PDF else pictures.photograph(content)
