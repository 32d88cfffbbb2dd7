"""Does what is asked for about property and money on a person's file: asks, has the verb done.

Refuses to judge what was typed: the verbs do, and their answer is shown in the dialog it came from.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from casework import accounts, packet_acts, property_returns
from casework.accounts import Converted, Entered
from casework.hands import Hand
from casework.property_returns import Returned
from casework.property_views import ItemView
from casework.views import PersonFile
from gui.desk import Desk
from gui.kit.dialog import Dialog
from gui.kit.values import Choice
from gui.paper.screen import PaperDialog
from gui.people.form_dialog import Asked, FormDialog
from gui.people.lines import name_of
from gui.people.money_register import MoneyRegisterDialog
from gui.people.property_lines import balance_text
from gui.people.return_dialog import AT_ONCE, ReturnDialog
from gui.people.signed_by import (
    request,
    request_of,
    second_of,
    second_officer,
    signing,
    signing_of,
)
from models.money import BY_HAND
from models.packets import SealState

Typed = Mapping[str, str]
_LINE = 1


@dataclass(frozen=True, slots=True)
class Doing:
    """How a dialog is opened and a verb done: of the acts on the file."""

    save: Callable[..., None]
    open: Callable[[Dialog], None]
    window: Callable[[], QWidget]


class PropertyActs:
    """`acts`: what each act of the property card does with a person and the key of a line."""

    def __init__(self, desk: Desk, doing: Doing) -> None:
        """Nothing is asked yet."""
        self._desk, self._doing = desk, doing
        self.acts: dict[str, Callable[[PersonFile, str], object]] = {
            "return": self._return,
            "state": self._state,
            "credit": self._credit,
            "packet_open": self._open,
            "packet_broken": self._broken,
            "packet_reseal": self._reseal,
            "packet_forward": self._forward,
            "account_enter": self._enter,
            "account_correct": self._correct,
            "account_close": self._close,
            "register": self._register,
        }

    # -- things ------------------------------------------------------------------------------------

    def _return(self, file: PersonFile, item_id: str) -> None:
        workspace = self._desk.session
        items = [item for item in file.items if item.is_open and item_id in ("", item.id)]
        shown = items[:AT_ONCE]

        def done(returned: tuple[Returned, ...], second: Hand) -> None:
            self._doing.save(
                lambda: property_returns.give_back(workspace, file.card.id, returned, second),
                "giving_back.saved",
                dialog,
                dialog.refuse,
            )

        dialog = ReturnDialog(
            self._doing.window(), self._desk.words, items, done, sealed=_lie_sealed(file, shown)
        )
        self._doing.open(dialog)

    def _state(self, file: PersonFile, item_id: str) -> None:
        workspace, words = self._desk.session, self._desk.words
        self._ask(
            (
                "belongings.state",
                f"{_named(file, item_id, self._desk)} {words('belongings.state_text')}",
            ),
            (Asked("reason", words("ui.reason")),),
            "belongings.state_do",
            lambda typed: property_returns.state_not_returned(
                workspace, file.card.id, (item_id,), typed["reason"]
            ),
        )

    def _credit(self, file: PersonFile, item_id: str) -> None:
        workspace, words = self._desk.session, self._desk.words
        item = next(one for one in file.items if one.id == item_id)
        own = file.property.own_currency
        converted = Asked("converted", words("belongings.credit_converted", currency=own))
        conversion = (converted, *request(words))
        second = second_officer(words) if _lie_sealed(file, [item]) else ()
        self._ask(
            (
                "belongings.credit",
                f"{_named(file, item_id, self._desk)} {words('belongings.credit_text')}",
            ),
            (*(conversion if item.currency != own else ()), *signing(file, words), *second),
            "belongings.credit",
            lambda typed: accounts.credit(
                workspace,
                item_id,
                signing_of(typed),
                Converted(typed.get("converted", ""), request_of(typed)),
                second_of(typed),
            ),
        )

    # -- packets -----------------------------------------------------------------------------------

    def _open(self, _file: PersonFile, packet_id: str) -> None:
        workspace, words = self._desk.session, self._desk.words
        self._ask(
            ("belongings.open", words("belongings.open_text")),
            (Asked("note", words("ui.reason")), *second_officer(words)),
            "belongings.open",
            lambda typed: packet_acts.open_packet(
                workspace, packet_id, second_of(typed), typed["note"]
            ),
        )

    def _broken(self, _file: PersonFile, packet_id: str) -> None:
        workspace, words = self._desk.session, self._desk.words
        self._ask(
            ("belongings.broken", words("belongings.broken_text")),
            (Asked("discrepancy", words("belongings.broken_what")),),
            "ui.save",
            lambda typed: packet_acts.found_broken(workspace, packet_id, typed["discrepancy"]),
        )

    def _reseal(self, _file: PersonFile, packet_id: str) -> None:
        workspace, words = self._desk.session, self._desk.words
        self._ask(
            ("belongings.reseal", ""),
            (Asked("seal_number", words("xfer.seal_no")), *second_officer(words)),
            "people.seal_do",
            lambda typed: packet_acts.reseal(
                workspace, packet_id, typed["seal_number"], second_of(typed)
            ),
        )

    def _forward(self, _file: PersonFile, packet_id: str) -> None:
        workspace, words = self._desk.session, self._desk.words
        self._ask(
            ("belongings.forward", words("belongings.forward_text")),
            tuple(
                Asked(name, words(f"belongings.carrier_{name}"), row=_LINE)
                for name in ("name", "rank", "unit")
            ),
            "belongings.forward",
            lambda typed: packet_acts.forward(workspace, packet_id, Hand(**typed)),
        )

    # -- account -----------------------------------------------------------------------------------

    def _enter(self, file: PersonFile, _key: str) -> None:
        workspace, words = self._desk.session, self._desk.words
        kinds = tuple(Choice(kind.value, words(f"account.{kind.value}")) for kind in BY_HAND)
        own = file.property.own_currency
        self._ask(
            ("belongings.enter", balance_text(file.property, words)),
            (
                Asked("entry", words("account_entry.kind"), choices=kinds),
                Asked("amount", words("property.amount"), row=_LINE),
                Asked("currency", words("property.currency"), own, row=_LINE),
                Asked("note", words("account_entry.note"), row=_LINE),
                *request(words),
                *signing(file, words),
            ),
            "account_entry.do",
            lambda typed: accounts.enter(
                workspace,
                file.card.id,
                Entered(
                    typed["entry"],
                    typed["amount"],
                    typed["currency"],
                    signing_of(typed),
                    typed["note"],
                    request_of(typed),
                ),
            ),
        )

    def _correct(self, file: PersonFile, entry_id: str) -> None:
        workspace, words = self._desk.session, self._desk.words
        self._ask(
            ("belongings.correct", words("account_entry.stays")),
            (Asked("note", words("ui.reason")), *signing(file, words)),
            "belongings.correct",
            lambda typed: accounts.correct(workspace, entry_id, typed["note"], signing_of(typed)),
        )

    def _close(self, file: PersonFile, _key: str) -> None:
        workspace, words = self._desk.session, self._desk.words
        text = f"{balance_text(file.property, words)}. {words('account_entry.close_text')}"
        self._ask(
            ("belongings.close_account", text),
            signing(file, words),
            "belongings.close_account",
            lambda typed: accounts.close(workspace, file.card.id, signing_of(typed)),
        )

    def _register(self, _file: PersonFile, _key: str) -> None:
        self._doing.open(
            MoneyRegisterDialog(self._desk, self._doing.window(), self._print_register)
        )

    def _print_register(self) -> None:
        subject = (self._desk.session.station.id,)
        self._doing.open(PaperDialog(self._desk, "p2", subject, parent=self._doing.window()))

    # -- how it is asked ---------------------------------------------------------------------------

    def _ask(
        self,
        head: tuple[str, str],
        asked: tuple[Asked, ...],
        verb: str,
        call: Callable[[Typed], Any],
    ) -> None:
        """`head` is the word key of the title and a sentence; the verb is a word key."""
        words = self._desk.words

        def done(typed: Typed) -> None:
            self._doing.save(partial(call, typed), "people.saved", dialog, dialog.refuse)

        title = words(head[0]).rstrip("…")
        dialog = FormDialog(
            self._doing.window(), words, (title, head[1]), asked, words(verb).rstrip("…"), done
        )
        self._doing.open(dialog)


def _named(file: PersonFile, item_id: str, desk: Desk) -> str:
    item = next(one for one in file.items if one.id == item_id)
    return f"{name_of(item, desk.words)}."


def _lie_sealed(file: PersonFile, items: list[ItemView]) -> bool:
    """Whether a packet must be opened before these can be had."""
    standing = {packet.id: packet.state for packet in file.property.packets}
    return any(item.packet_id and standing.get(item.packet_id) != SealState.OPEN for item in items)
