"""Saves figures as PDF, picture or spreadsheet where the officer says; refuses to save anything about a person."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from casework import figure_papers
from casework.figure_views import FiguresView
from gui.desk import Desk
from gui.paper.presenter import save
from models.clock import local_offset_minutes, to_datetime
from models.errors import PaperNotSaved


class FigureSaving(QObject):
    """One save at a time; what went wrong is said by the desk."""

    WAYS = ("pdf", "png", "xlsx")

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        """Dialogs stand over the window of `parent`."""
        super().__init__(parent)
        self._desk, self._widget = desk, parent

    def save(self, way: str, view: FiguresView, drawn: QWidget) -> None:
        """Ask where to and save there; `drawn` is what a picture shows."""
        words = self._desk.words
        local = to_datetime(view.moment, local_offset_minutes(view.moment))
        name = str(Path.home() / f"figures-{local:%Y-%m-%d}.{way}")
        kinds = f"{words(f'figures.export_{way}')} (*.{way})"
        chosen, _ = QFileDialog.getSaveFileName(self._widget, words("figures.export"), name, kinds)
        if chosen:
            self.save_to(way, view, drawn, Path(chosen))

    def save_to(self, way: str, view: FiguresView, drawn: QWidget, path: Path) -> None:
        """Save there; an existing file is replaced whole or not at all."""
        if way == "png":
            self._write(path, _picture(drawn))
            return
        workspace, language = self._desk.session, self._desk.words.language
        make = figure_papers.as_pdf if way == "pdf" else figure_papers.as_workbook
        self._desk.jobs.run(
            self, lambda: make(workspace, view, language), lambda data: self._write(path, data)
        )

    def _write(self, path: Path, data: bytes) -> None:
        try:
            save(data, path)
        except PaperNotSaved as error:
            self._desk.show_error(error)
            return
        self._desk.notice(self._desk.words("figures.saved"))


def _picture(drawn: QWidget) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    drawn.grab().save(buffer, "PNG")
    return bytes(buffer.data().data())
