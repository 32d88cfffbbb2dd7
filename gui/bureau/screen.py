"""The room of the Information Bureau: sections above, the lines of one below, what can be done with them at the foot.

It looks again when something was saved or came in. Refuses to tell anybody anything by itself.
"""

from collections.abc import Sequence
from functools import partial

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QButtonGroup, QStackedWidget, QWidget

from casework import bureau_content, bureau_lists, tracing_files, visits
from casework.bureau_lists import NoticeLine, Section
from casework.tracing_views import EnquiryFile, EnquiryLine
from gui.bureau.acts import BureauActs
from gui.bureau.details import NoticeDialog
from gui.bureau.enquiry_dialog import EnquiryDialog
from gui.bureau.presenter import (
    ANSWERED,
    ENQUIRIES,
    SECTIONS,
    VISITS,
    Shown,
    enquiries_shown,
    heads,
    notices_shown,
    visits_shown,
)
from gui.bureau.saving import ListSaving
from gui.bureau.section import OF_ENQUIRIES, OF_NOTICES, OF_VISITS, Read, SectionList
from gui.desk import Desk, Screen
from gui.kit.base import column, reveal, row, single_shot
from gui.kit.buttons import Button, Chip, bind
from gui.kit.flow import FlowLayout
from gui.kit.text import Text, title
from gui.theme import GRID
from resources.words import grouped

_SOON = 50
_WIDTHS = {VISITS: OF_VISITS, ENQUIRIES: OF_ENQUIRIES, ANSWERED: OF_ENQUIRIES}
_NOTICES = frozenset(section.value for section in Section)


class BureauScreen(Screen):
    """Alt+1 to Alt+6 choose a section, ↑ ↓ a line, Enter opens it; Shift and Ctrl choose several."""

    help_page = "bureau"

    def __init__(self, desk: Desk) -> None:
        """Empty until it is shown."""
        super().__init__(desk)
        self.acts = BureauActs(desk, self)
        self.saving = ListSaving(desk, self)
        self.dialog: NoticeDialog | EnquiryDialog | None = None
        self.lists: dict[str, SectionList] = {}
        self.chips: dict[str, Chip] = {}
        self.buttons: dict[str, Button] = {}
        self.section = SECTIONS[0]
        self._build()
        self._soon = single_shot(self, _SOON, self.look)
        desk.jobs.changed.connect(self._changed)
        self.acts.done.connect(self._done)
        self.acts.going_on.connect(self._going_on)
        self.saving.done.connect(self.look)

    def arrive(self, **what: object) -> None:
        """`section` shows that section, `enquiry` opens that enquiry."""
        if (section := what.get("section")) in SECTIONS:
            self.show_section(str(section))
        enquiry = what.get("enquiry")
        if isinstance(enquiry, str) and enquiry:
            self.show_section(ENQUIRIES)
            self._read_enquiry(enquiry)
        for each in self.lists.values():
            each.look()
        self._focus()

    def showEvent(self, event: QShowEvent) -> None:
        """Look again when it comes into sight."""
        super().showEvent(event)
        self._soon.start()

    # -- building ----------------------------------------------------------------------------------

    def _build(self) -> None:
        words = self.desk.words
        self._hint = Text("", "small", wrap=True)
        chips = QWidget()
        flow = FlowLayout(chips)
        group = QButtonGroup(self)
        group.setExclusive(True)
        self._pages = QStackedWidget()
        for place, name in enumerate(SECTIONS, 1):
            chip = Chip(words(f"bureau.section_{name}"), checked=name == self.section)
            chip.setToolTip(f"Alt+{place}")
            chip.clicked.connect(partial(self._pressed, name))
            bind(f"Alt+{place}", self, partial(self.show_section, name))
            group.addButton(chip)
            flow.addWidget(chip)
            self.chips[name] = chip
            made = SectionList(
                self.desk,
                words(f"bureau.section_{name}"),
                tuple(zip(heads(name, words), _WIDTHS.get(name, OF_NOTICES), strict=True)),
                self._reading(name),
                (words(f"bureau.none_{name}"), ""),
            )
            made.opened.connect(self._open)
            made.chosen_changed.connect(self._allow)
            made.counted.connect(partial(self._counted, name))
            self.lists[name] = made
            self._pages.addWidget(made)
        head = row(title(words("bureau.title")), None, gap=2 * GRID)
        outer = column(head, chips, self._hint, gap=GRID + 4, margin=2 * GRID + 4, parent=self)
        outer.addWidget(self._pages, 1)
        outer.addWidget(self._foot())
        self._show_foot()

    def _foot(self) -> QWidget:
        words, foot = self.desk.words, QWidget()
        line = FlowLayout(foot)
        for name, word, act, key, kind in (
            ("tell", "bureau.tell_chosen", self._tell, "Ctrl+Return", "primary"),
            ("tell_all", "bureau.tell_all", self._tell_all, "", "plain"),
            ("n1", "bureau.print_n1", partial(self._print, "n1"), "Ctrl+P", "plain"),
            ("n2", "bureau.print_n2", partial(self._print, "n2"), "Ctrl+Shift+P", "plain"),
            (
                "acknowledge",
                "bureau.acknowledge_chosen",
                self._acknowledge,
                "Ctrl+Return",
                "primary",
            ),
            ("new_enquiry", "bureau.new_enquiry", self.acts.enquire, "Ctrl+N", "primary"),
            ("visit", "bureau.show_list", self.saving.visit, "Ctrl+Return", "primary"),
            ("x3", "bureau.print_list", self.acts.receive_visit, "Ctrl+P", "plain"),
            ("export", "bureau.export", self.saving.export, "Ctrl+Shift+S", "plain"),
            ("open", "intake.open_file", self._open_file, "Ctrl+O", "plain"),
        ):
            button = Button(words(word), act, key=key, kind=kind)
            self.buttons[name] = button
            line.addWidget(button)
        return foot

    def _reading(self, name: str) -> Read:
        words, clock = self.desk.words, self.desk.clock

        def notices(start: int, most: int) -> tuple[Sequence[Shown], int]:
            found = bureau_lists.page(self.desk.session, Section(name), start, most)
            return notices_shown(found.lines, name, clock.now(), words), found.total

        def enquiries(start: int, most: int) -> tuple[Sequence[Shown], int]:
            answered = name == ANSWERED
            found = tracing_files.enquiries(
                self.desk.session, answered=answered, start=start, most=most
            )
            return enquiries_shown(found.lines, name, clock.now(), words), found.total

        def received(start: int, most: int) -> tuple[Sequence[Shown], int]:
            found, total = visits.visits(self.desk.session, start, most)
            return visits_shown(found, words), total

        if name == VISITS:
            return received
        return notices if name in _NOTICES else enquiries

    # -- showing -----------------------------------------------------------------------------------

    def look(self) -> None:
        """Read the section in sight anew."""
        if self.desk.session is not None:
            self.lists[self.section].look()

    def show_section(self, name: str) -> None:
        """Show this section, the cursor in its list."""
        self.section = name
        self.chips[name].setChecked(True)
        self._pages.setCurrentWidget(self.lists[name])
        self._show_foot()
        self.look()
        self._focus()

    def _focus(self) -> None:
        """The cursor into the list; while there is nothing in it, on the section's name."""
        if self.lists[self.section].total:
            self.lists[self.section].focus()
        else:
            self.chips[self.section].setFocus()

    def _pressed(self, name: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - a slot of `clicked`
        self.show_section(name)

    def _show_foot(self) -> None:
        shown = {
            Section.TO_TELL.value: {"tell", "tell_all", "n1", "n2", "open"},
            Section.TOLD.value: {"acknowledge", "open"},
            Section.ACKNOWLEDGED.value: {"open"},
            ENQUIRIES: {"new_enquiry"},
            ANSWERED: set[str](),
            VISITS: {"visit", "x3", "export"},
        }[self.section]
        for name, button in self.buttons.items():
            reveal(button, shown=name in shown)
        self._hint.setText(self.desk.words(f"bureau.hint_{self.section}"))
        self._allow()

    def _allow(self) -> None:
        chosen = bool(self.lists[self.section].chosen())
        for name in ("tell", "acknowledge", "open"):
            self.buttons[name].setEnabled(chosen)
        anything = self.lists[Section.TO_TELL.value].total > 0
        for name in ("tell_all", "n1", "n2"):
            self.buttons[name].setEnabled(anything)

    def _counted(self, name: str, total: int) -> None:
        word = self.desk.words(f"bureau.section_{name}")
        self.chips[name].set_word(f"{word} · {grouped(total)}" if total else word)
        if total and name == self.section and self.window().focusWidget() is self.chips[name]:
            self.lists[name].focus()

    def _changed(self, _touched: object) -> None:
        if self.isVisible():
            self._soon.start()

    def _done(self, _act: str) -> None:
        self.look()

    def _going_on(self, told: int) -> None:
        self._hint.setText(self.desk.words.count("bureau.told_so_far", told))

    # -- doing -------------------------------------------------------------------------------------

    def _notices(self) -> tuple[NoticeLine, ...]:
        chosen = (line.of for line in self.lists[self.section].chosen())
        return tuple(line for line in chosen if isinstance(line, NoticeLine))

    def _people(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(line.person_id for line in self._notices()))

    def _tell(self) -> None:
        if people := self._people():
            self.acts.tell(people)

    def _tell_all(self) -> None:
        self.acts.tell(())

    def _print(self, form: str) -> None:
        self.acts.print(form, self._people())

    def _acknowledge(self) -> None:
        if notices := tuple(line.id for line in self._notices()):
            self.acts.acknowledge(notices)

    def _open_file(self) -> None:
        if people := self._people():
            self.desk.go("people", person=people[0])

    def _open(self, line: Shown) -> None:
        if isinstance(line.of, EnquiryLine):
            self._read_enquiry(line.of.id)
        elif isinstance(line.of, NoticeLine):
            if line.of.id:
                self._read_notice(line.of)
            else:
                self.desk.go("people", person=line.of.person_id)
        else:
            self.acts.show_list(line.of.id)

    def _read_notice(self, line: NoticeLine) -> None:
        workspace = self.desk.session

        def show(told: bureau_content.Told) -> None:
            self._open_dialog(NoticeDialog(self.desk, self.window(), told, line.person_id))

        self.desk.jobs.run(self, lambda: bureau_content.told(workspace, line.id), show)

    def _read_enquiry(self, enquiry_id: str) -> None:
        workspace = self.desk.session

        def show(file: EnquiryFile) -> None:
            dialog = EnquiryDialog(self.desk, self.window(), file)
            dialog.changed.connect(self.look)
            self._open_dialog(dialog)

        self.desk.jobs.run(self, lambda: tracing_files.enquiry_file(workspace, enquiry_id), show)

    def _open_dialog(self, dialog: NoticeDialog | EnquiryDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(self._dialog_closed)
        dialog.open()

    def _dialog_closed(self) -> None:
        self.dialog = None
