"""The plain questions of a transfer: its particulars, the escort, a reason; each does one act."""

from collections.abc import Callable, Sequence
from datetime import timedelta

from PySide6.QtWidgets import QWidget

from casework import exchange, transfers
from casework.exchange_views import StationView
from casework.transfers import Opened, TransferDraft
from casework.views import TransferFile
from gui.desk import Desk
from gui.kit.fields import Select
from gui.kit.labelled import field_row
from gui.kit.text import heading
from gui.kit.values import Choice
from gui.moments import as_typed, local_today, moment
from gui.transfers.asking import ActDialog, Question
from models.custody import DESTINATIONS
from models.touched import Touched

REASONS = (
    *("camp", "transit_camp", "hospital", "evacuation"),
    *("exchange", "repatriation", "medical_repatriation"),
)
_KIND_OF_REASON = {each: each for each in REASONS if each in DESTINATIONS}
_RELEASING = ("releasing_name", "releasing_rank", "releasing_unit")
_ESCORT = ("escort_name", "escort_rank", "escort_unit", "escort_size", "vehicle")


class DetailsDialog(ActDialog):
    """A new transfer, or the particulars of one in preparation."""

    def __init__(self, desk: Desk, parent: QWidget, file: TransferFile | None = None) -> None:
        """Without `file` a transfer is opened; it gets its number at once."""
        words = desk.words
        stem = "transfers.details" if file else "transfers.new"
        super().__init__(desk, parent, Question(words(stem), words(f"{stem}_verb")))
        self._file = file
        self._kind_chosen = file is not None
        reasons = [Choice(key, words(f"transfer.reason.{key}")) for key in REASONS]
        kinds = [Choice(key, words(f"transfers.kind.{key}")) for key in DESTINATIONS]
        line = self.binding.line
        self.body.addWidget(
            field_row(
                self.binding.select("reason", words("xfer.reason"), reasons),
                self.binding.select("destination_kind", words("transfers.kind"), kinds),
            )
        )
        self._stations: dict[str, StationView] = {}
        self._station = self.binding.select(
            "destination_station",
            words("transfers.station"),
            [Choice("", words("transfers.station_none"))],
        )
        self._station.hide()
        self.body.addWidget(self._station)
        self.body.addWidget(line("destination", words("xfer.to_unit")))
        self.body.addWidget(line("destination_address", words("xfer.new_address")))
        if file:
            self.body.addWidget(heading(words("xfer.releasing_officer")))
            labels = (words("transfers.name"), words("field.rank"), words("transfers.unit"))
            fields = [line(name, label) for name, label in zip(_RELEASING, labels, strict=True)]
            self.body.addWidget(field_row(*fields, stretch=(3, 2, 3)))
        self.body.addWidget(
            field_row(
                line("planned_date", words("transfers.planned_day"), placeholder="2026-11-20"),
                line("planned_time", words("transfers.local_time"), placeholder="14:02"),
                line("baggage_limit_kg", words("transfers.limit")),
                stretch=(3, 2, 2),
            )
        )
        self.body.addWidget(line("note", words("transfers.note")))
        start = {"reason": "camp", "destination_kind": "camp"}
        known = start if file is None else _known(file, self.binding.names())
        self.show_values(known, "destination")
        workspace = self.workspace
        desk.jobs.run(self, lambda: exchange.stations(workspace), self._offer)

    def _offer(self, stations: tuple[StationView, ...]) -> None:
        """Registers of the authority to which list and files can travel; without any nothing is asked."""
        if not stations:
            return
        self._stations = {each.id: each for each in stations}
        control = self.binding.control("destination_station")
        if isinstance(control, Select):
            control.set_choices(
                [
                    Choice("", self.words("transfers.station_none")),
                    *(Choice(each.id, f"{each.name} ({each.code})") for each in stations),
                ],
                self.values.get("destination_station", ""),
            )
        self._station.show()

    def noted(self, name: str) -> None:
        """The kind of place follows the reason until it was chosen itself."""
        if name == "destination_kind":
            self._kind_chosen = True
        elif name == "destination_station":
            self._go_to(self._stations.get(self.values[name]))
        elif name == "reason" and not self._kind_chosen:
            self.show_values({"destination_kind": _KIND_OF_REASON.get(self.values[name], "camp")})

    def _go_to(self, station: StationView | None) -> None:
        """The station's name stands on the list unless another place was typed."""
        names = {"", *(each.name for each in self._stations.values())}
        if station and self.typed("destination") in names:
            self.show_values({"destination": station.name})

    def call(self) -> Callable[[], Opened | Touched] | None:
        """Open it, or amend it."""
        workspace, file = self.workspace, self._file
        texts = {name: text for name, text in self.values.items() if name not in _PLANNED}
        day, hour = (self.typed(name) for name in _PLANNED)
        planned_at = 0
        if day or hour:
            latest = local_today(self.desk.clock.now()) + timedelta(days=_LONGEST_AHEAD)
            read = moment(day, hour, latest)
            if read.problem:
                name = _PLANNED[0 if read.field == "date" else 1]
                self.refuse(name, read.problem)
                return None
            planned_at = read.instant
        if file is None:
            draft = TransferDraft(**texts, planned_departure_at=planned_at)
            return lambda: transfers.open_transfer(workspace, draft)
        changes: dict[str, str | int] = {**texts, "planned_departure_at": planned_at}
        return lambda: transfers.amend_transfer(workspace, file.card.id, changes)


_PLANNED = ("planned_date", "planned_time")
_LONGEST_AHEAD = 365
"""Days: nobody plans a departure further ahead."""


def _known(file: TransferFile, names: Sequence[str]) -> dict[str, str]:
    planned_at = int(file.fields["planned_departure_at"])
    planned = as_typed(planned_at) if planned_at else ("", "")
    fields = file.fields | dict(zip(_PLANNED, planned, strict=True))
    return {name: fields[name] for name in names}


class EscortDialog(ActDialog):
    """Who commands the escort, how many they are, in what they drive."""

    def __init__(self, desk: Desk, parent: QWidget, file: TransferFile) -> None:
        """Filled with what is known."""
        words = desk.words
        super().__init__(desk, parent, Question(words("transfers.escort"), words("ui.save")))
        self._transfer_id = file.card.id
        line = self.binding.line
        commander = line(
            "escort_name", words("xfer.escort_commander"), placeholder=words("transfers.name")
        )
        rank = line("escort_rank", words("field.rank"))
        unit = line("escort_unit", words("transfers.unit"))
        size = line("escort_size", words("transfers.escort_size"))
        vehicle = line("vehicle", words("transfers.vehicle"))
        self.body.addWidget(field_row(commander, rank, stretch=(3, 2)))
        self.body.addWidget(unit)
        self.body.addWidget(field_row(size, vehicle, stretch=(1, 3)))
        self.show_values({name: file.fields[name] for name in _ESCORT}, "escort_name")

    def call(self) -> Callable[[], Touched] | None:
        """Keep it; without a name there is no escort."""
        if not self.typed("escort_name"):
            self.refuse("escort_name", "transfers.escort_needed")
            return None
        workspace, transfer_id, values = self.workspace, self._transfer_id, dict(self.values)
        return lambda: transfers.amend_transfer(workspace, transfer_id, values)


class ReasonDialog(ActDialog):
    """An act that needs its reason in words: withdraw, unseal, cancel."""

    def __init__(
        self, desk: Desk, parent: QWidget, question: Question, act: Callable[[str], object]
    ) -> None:
        """`act(reason)` is done on the vault thread."""
        super().__init__(desk, parent, question)
        self._act = act
        self.body.addWidget(self.binding.line("reason", desk.words("ui.reason")))
        self.show_values({"reason": ""}, "reason")

    def call(self) -> Callable[[], object]:
        """The act with its reason; whether a reason is wanted the register decides."""
        act, reason = self._act, self.typed("reason")
        return lambda: act(reason)
