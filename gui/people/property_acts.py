"""Does what is asked for about property and money on a person's file: asks, has the verb done.

Refuses to judge what was typed: the verbs do, and their answer is shown in the dialog it came from.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from casework import accounts, packet_acts, property_returns
from casework.accounts import Entered, Signing
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
from models.money import BY_HAND, Countersigned
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
        second = self._second() if _lie_sealed(file, [item]) else ()
        self._ask(
            (
                "belongings.credit",
                f"{_named(file, item_id, self._desk)} {words('belongings.credit_text')}",
            ),
            (*((converted,) if item.currency != own else ()), *self._signing(file), *second),
            "belongings.credit",
            lambda typed: accounts.credit(
                workspace,
                item_id,
                _signing_of(typed),
                typed.get("converted", ""),
                _second_of(typed),
            ),
        )

    # -- packets -----------------------------------------------------------------------------------

    def _open(self, _file: PersonFile, packet_id: str) -> None:
        workspace, words = self._desk.session, self._desk.words
        self._ask(
            ("belongings.open", words("belongings.open_text")),
            (Asked("note", words("ui.reason")), *self._second()),
            "belongings.open",
            lambda typed: packet_acts.open_packet(
                workspace, packet_id, _second_of(typed), typed["note"]
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
            (Asked("seal_number", words("xfer.seal_no")), *self._second()),
            "people.seal_do",
            lambda typed: packet_acts.reseal(
                workspace, packet_id, typed["seal_number"], _second_of(typed)
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
                *self._signing(file),
            ),
            "account_entry.do",
            lambda typed: accounts.enter(
                workspace,
                file.card.id,
                Entered(
                    typed["entry"],
                    typed["amount"],
                    typed["currency"],
                    _signing_of(typed),
                    typed["note"],
                ),
            ),
        )

    def _correct(self, file: PersonFile, entry_id: str) -> None:
        workspace, words = self._desk.session, self._desk.words
        self._ask(
            ("belongings.correct", words("account_entry.stays")),
            (Asked("note", words("ui.reason")), *self._signing(file)),
            "belongings.correct",
            lambda typed: accounts.correct(workspace, entry_id, typed["note"], _signing_of(typed)),
        )

    def _close(self, file: PersonFile, _key: str) -> None:
        workspace, words = self._desk.session, self._desk.words
        text = f"{balance_text(file.property, words)}. {words('account_entry.close_text')}"
        self._ask(
            ("belongings.close_account", text),
            self._signing(file),
            "belongings.close_account",
            lambda typed: accounts.close(workspace, file.card.id, _signing_of(typed)),
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

    def _signing(self, file: PersonFile) -> tuple[Asked, ...]:
        words, known = self._desk.words, file.representative_here
        name = known.acts_as if known else ""
        choices = tuple(
            Choice(each.value, words(f"countersigned.{each.value}")) for each in Countersigned
        )
        return (
            Asked("countersigned", words("account_entry.countersigned"), choices=choices),
            Asked("countersigned_by", words("account_entry.representative"), name),
        )

    def _second(self) -> tuple[Asked, ...]:
        words = self._desk.words
        return tuple(
            Asked(f"second_{name}", words(f"second_officer.{name}"), row=_LINE + 1)
            for name in ("name", "rank", "unit")
        )


def _named(file: PersonFile, item_id: str, desk: Desk) -> str:
    item = next(one for one in file.items if one.id == item_id)
    return f"{name_of(item, desk.words)}."


def _lie_sealed(file: PersonFile, items: list[ItemView]) -> bool:
    """Whether a packet must be opened before these can be had."""
    standing = {packet.id: packet.state for packet in file.property.packets}
    return any(item.packet_id and standing.get(item.packet_id) != SealState.OPEN for item in items)


def _signing_of(typed: Typed) -> Signing:
    how = typed["countersigned"]
    # The name stands there beforehand; it says something only where he signed.
    return Signing(how, typed["countersigned_by"] if how == Countersigned.REPRESENTATIVE else "")


def _second_of(typed: Typed) -> Hand:
    return Hand(*(typed.get(f"second_{name}", "") for name in ("name", "rank", "unit")))
