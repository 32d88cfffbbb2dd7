"""Opens the dialogs for property and papers over the page and puts what they give into the draft."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from casework.drafts import DocumentDraft, ItemDraft
from gui.intake.document_dialog import DocumentDialog
from gui.intake.item_dialog import ORDER_FIELDS, ItemDialog
from gui.intake.presenter import IntakePresenter
from models.property_rules import ItemClass
from resources.words import Words


class PropertyActs:
    """One dialog at a time; the ordering officer of the last sum is proposed for the next."""

    def __init__(
        self,
        parent: QWidget,
        word: Words,
        presenter: IntakePresenter,
        changed: Callable[[], object],
    ) -> None:
        """`changed` is called after the draft changed."""
        self._parent, self._word, self._presenter, self._changed = parent, word, presenter, changed
        self._order: dict[str, str] = {}
        self._open: tuple[ItemDialog | DocumentDialog, int] | None = None

    def ask_item(self, item_class: str, place: int) -> ItemDialog | None:
        """The dialog for a new item of that class, or for the one at `place`."""
        if not self._presenter.filling:
            return None
        if place >= 0:
            item = self._presenter.draft.items[place]
        else:
            item = ItemDraft(item_class)
            item = replace(item, **self._order) if item_class == ItemClass.MONEY else item
        dialog = ItemDialog(
            self._parent,
            self._word,
            item,
            lambda done: self._put_item(done, place),
            (lambda: self.remove("item", place)) if place >= 0 else None,
        )
        self._show(dialog, place)
        return dialog

    def ask_document(self, place: int) -> DocumentDialog | None:
        """The dialog for a new paper, or for the one at `place`."""
        if not self._presenter.filling:
            return None
        draft = self._presenter.draft
        dialog = DocumentDialog(
            self._parent,
            self._word,
            draft.documents[place] if place >= 0 else DocumentDraft(),
            draft.fields.get("surname", ""),
            lambda done: self._put_document(done, place),
            (lambda: self.remove("document", place)) if place >= 0 else None,
        )
        self._show(dialog, place)
        return dialog

    def remove(self, kind: str, place: int) -> None:
        """Take a line off the list."""
        if kind == "item":
            self._presenter.remove_item(place)
        else:
            self._presenter.remove_document(place)
        self._changed()

    def rescue(self) -> None:
        """The page is left while a dialog is open: what was typed there goes into the draft as it is."""
        if not self._open:
            return
        dialog, place = self._open
        if dialog.holds_words:
            if isinstance(dialog, ItemDialog):
                self._put_item(dialog.item(), place)
            else:
                self._put_document(dialog.document(), place)
        dialog.reject()

    def _show(self, dialog: ItemDialog | DocumentDialog, place: int) -> None:
        self._open = (dialog, place)
        dialog.finished.connect(self._closed)
        dialog.open()

    def _closed(self) -> None:
        if self._open:
            self._open[0].deleteLater()
        self._open = None

    def _put_item(self, item: ItemDraft, place: int) -> None:
        if item.ordering_officer:
            self._order = {name: getattr(item, name) for name in ORDER_FIELDS}
        self._presenter.put_item(item, place)
        self._changed()

    def _put_document(self, document: DocumentDraft, place: int) -> None:
        self._presenter.put_document(document, place)
        self._changed()
