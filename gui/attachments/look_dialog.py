"""Shows one attached file inside the program; refuses to write it anywhere unless a copy is asked for."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from casework import attachments
from casework.attachments import AttachmentView
from gui.attachments.picture import FileView
from gui.attachments.presenter import copy_name
from gui.desk import Desk
from gui.exchange import files
from gui.kit.dialog import Dialog, ask
from gui.theme import GRID
from models.errors import SafeConductError
from models.touched import Touched

_WIDEST = 1160


class LookDialog(Dialog):
    """A photograph or a paper, as large as the window allows."""

    def __init__(self, desk: Desk, file: AttachmentView, parent: QWidget) -> None:
        """Fetched from the register at once."""
        words = desk.words
        super().__init__(parent, file.title or words("attachment.file"))
        # The window's own title stands in task bars: it says what kind of file, never whose.
        self.setWindowTitle(words("attachment.file"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk, self._file = desk, file
        self.view = FileView(words)
        self.body.addWidget(self.view, 1)
        self.close_button = self.add_cancel(words("ui.close"))
        self.save_button = self.add_verb(
            words("attachment.save"),
            lambda: save_copy(desk, file, self),
            closes=False,
            key="Ctrl+S",
        )
        self.resize(min(_WIDEST, parent.width() - 6 * GRID), parent.height() - 4 * GRID)
        self.close_button.setFocus()
        workspace = desk.session
        desk.jobs.run(
            self, lambda: attachments.content_of(workspace, file.id), self._came, self._fail
        )

    def done(self, result: int) -> None:
        """The picture leaves the memory with the dialog."""
        self.view.forget()
        super().done(result)

    def _came(self, content: bytes | None) -> None:
        if content is None or not self.view.show_file(self._file.media_type, content):
            self.view.say(self._desk.words("attachment.unseen"))
        elif self.view.currentWidget() is self.view.paper:
            self.view.paper.setFocus()

    def _fail(self, error: SafeConductError) -> None:
        self.reject()
        self._desk.show_error(error)


def save_copy(desk: Desk, file: AttachmentView, parent: QWidget) -> Dialog:
    """Ask first: the copy is not encrypted. Then ask where to."""
    words = desk.words

    def choose() -> None:
        name = copy_name(file, words)
        chosen, _ = QFileDialog.getSaveFileName(parent, words("attachment.save"), name)
        if chosen:
            save_as(desk, file, Path(chosen), parent)

    return ask(
        parent,
        words("attachment.save"),
        words("attachment.save_warning"),
        verb=words("attachment.save_anyway"),
        cancel=words("ui.cancel"),
        then=choose,
        danger=True,
    )


def save_as(desk: Desk, file: AttachmentView, target: Path, parent: QWidget) -> None:
    """Write a copy under this name."""
    workspace = desk.session
    told = desk.words("attachment.saved", file=target.name)
    desk.jobs.run(
        parent, _writing(workspace, file, target), lambda _done: desk.notice(told), desk.show_error
    )


def _writing(workspace: object, file: AttachmentView, target: Path) -> Callable[[], Touched | None]:
    def write() -> Touched | None:
        content = attachments.content_of(workspace, file.id)  # pyright: ignore[reportArgumentType]
        if content is None:
            return None
        files.write(target, content)
        try:
            return attachments.note_copy(workspace, file.id)  # pyright: ignore[reportArgumentType]
        except SafeConductError:
            # No copy lies outside of which the register does not know.
            target.unlink(missing_ok=True)
            raise

    return write
