"""Does what is asked about the authority: shows what a file says, asks, has the verb done, says what comes next.

One dialog at a time. Refuses to believe a file before an officer compared its fingerprint.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog, QWidget

from casework import enrolment, trust
from casework.trust_views import AnswerView, DeviceView, Joined, RequestView
from casework.workspace import Workspace
from gui.desk import Desk
from gui.exchange import authority, files, wording
from gui.exchange.dialogs import Dialogs
from gui.exchange.trust_dialogs import (
    AnswerDialog,
    AskDialog,
    JoinDialog,
    RenewDialog,
    RevokeDialog,
)
from gui.kit.values import Choice
from sync.trust.enrolment import MAX_ANSWER, MAX_REQUEST
from sync.trust.registrar import Admission
from sync.trust.trust import Trust

REQUEST_ENDING, ANSWER_ENDING = ".scq", ".sca"


class TrustActs(Dialogs):
    """What is asked by the buttons of the authority's card."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        """Dialogs stand over the window of `parent`."""
        super().__init__(desk, parent)
        self._acts: Mapping[str, Callable[[], object]] = {
            authority.ASK: self.ask,
            authority.TAKE_ANSWER: self.choose_answer,
            authority.ANSWER: self.choose_request,
            authority.REVOKE: self.revoke,
            authority.RENEW: self.renew,
        }

    def do(self, act: str) -> None:
        """One of `gui.exchange.authority`'s acts."""
        self._acts[act]()

    # -- asking to join ----------------------------------------------------------------------------

    def ask(self) -> None:
        """Show our fingerprint, then save a request."""
        workspace = self._desk.session

        def known(fingerprint: str) -> None:
            self.open(
                AskDialog(self.window(), self._desk.words, fingerprint, self._choose_request_file)
            )

        self.run(lambda: enrolment.own_fingerprint(workspace), known)

    def save_request(self, name: str, path: Path) -> None:
        """Write the request of this laptop, called `name` there, to a file."""
        workspace = self._desk.session

        def made() -> None:
            files.write(path, enrolment.enrolment_request(workspace, name))

        self._save(made, "exchange.asked", file=path.name)

    def _choose_request_file(self, name: str) -> None:
        if path := self._new_file("ask", REQUEST_ENDING, "request"):
            self.save_request(name, path)

    # -- joining -----------------------------------------------------------------------------------

    def choose_answer(self) -> None:
        """Choose the file that came back."""
        if path := self._present_file("take_answer", ANSWER_ENDING, "answer"):
            self.take_answer(path)

    def take_answer(self, path: Path) -> None:
        """Show what the answer says, and join when the officer has compared it."""
        workspace = self._desk.session

        def look() -> tuple[bytes, AnswerView]:
            data = files.read(path, MAX_ANSWER)
            return data, enrolment.look_at_answer(workspace, data)

        def looked(found: tuple[bytes, AnswerView]) -> None:
            data, view = found
            self.open(JoinDialog(self.window(), self._desk.words, view, lambda: self._join(data)))

        self.run(look, looked)

    def _join(self, answer: bytes) -> None:
        workspace = self._desk.session

        def joined(found: Joined) -> None:
            self.done(self._desk.words("exchange.joined", name=found.authority))

        self.run(lambda: enrolment.join(workspace, answer), joined)

    # -- leading -----------------------------------------------------------------------------------

    def choose_request(self) -> None:
        """Choose the file somebody brought."""
        if path := self._present_file("answer", REQUEST_ENDING, "request"):
            self.answer(path)

    def answer(self, path: Path) -> None:
        """Show who asks, then enrol and save the answer."""
        workspace = self._desk.session

        def look() -> tuple[bytes, RequestView, list[Choice]]:
            data = files.read(path, MAX_REQUEST)
            view = enrolment.look_at_request(workspace, data)
            return data, view, _stations(workspace)

        def looked(found: tuple[bytes, RequestView, list[Choice]]) -> None:
            data, view, stations = found

            def done(admission: Admission) -> None:
                if chosen := self._new_file("answer", ANSWER_ENDING, "answer"):
                    self.save_answer(data, admission, chosen)

            self.open(AnswerDialog(self.window(), self._desk.words, view, stations, done))

        self.run(look, looked)

    def save_answer(self, request: bytes, admission: Admission, path: Path) -> None:
        """Enrol the device of a request and write the answer to a file."""
        workspace = self._desk.session

        def answered() -> None:
            files.write(path, enrolment.answer_request(workspace, request, admission))

        name = admission.name or self._desk.words("exchange.peer.device")
        self._save(answered, "exchange.answered", name=name, file=path.name)

    def revoke(self) -> None:
        """Ask which device, and why."""
        workspace, words = self._desk.session, self._desk.words

        def done(device: DeviceView, reason: str) -> None:
            self._save(
                lambda: trust.revoke(workspace, device.id, reason),
                "exchange.revoked",
                name=device.name,
            )

        def listed(devices: tuple[DeviceView, ...]) -> None:
            if others := _others(devices):
                self.open(RevokeDialog(self.window(), words, others, done))
            else:
                self._desk.notice(words("exchange.revoke_none"))

        self.run(lambda: trust.devices(workspace), listed)

    def renew(self) -> None:
        """Ask whether the others stay valid too, then issue the roster anew."""
        workspace, words = self._desk.session, self._desk.words

        def renewed(newer: Trust) -> None:
            self.done(words("exchange.renewed", date=wording.day(newer.expires_at, words)))

        def done(also: tuple[str, ...]) -> None:
            self.run(lambda: trust.renew(workspace, also), renewed)

        def listed(devices: tuple[DeviceView, ...]) -> None:
            self.open(RenewDialog(self.window(), words, _others(devices), done))

        self.run(lambda: trust.devices(workspace), listed)

    # -- how it is done ----------------------------------------------------------------------------

    def _save(self, call: Callable[[], object], told: str, **facts: object) -> None:
        def saved(_answer: object) -> None:
            self.done(self._desk.words(told, **facts))

        self.run(call, saved)

    def _new_file(self, act: str, ending: str, kind: str) -> Path | None:
        words = self._desk.words
        code = str(getattr(self._session_view(), "station_code", "")) or "laptop"
        chosen, _ = QFileDialog.getSaveFileName(
            self.dialog or self.window(),
            words(f"exchange.{act}_title"),
            f"{code}{ending}",
            words(f"exchange.file_{kind}"),
        )
        if not chosen:
            return None
        path = Path(chosen)
        return path if path.suffix else path.with_suffix(ending)

    def _present_file(self, act: str, _ending: str, kind: str) -> Path | None:
        words = self._desk.words
        chosen, _ = QFileDialog.getOpenFileName(
            self.window(), words(f"exchange.{act}"), "", words(f"exchange.file_{kind}")
        )
        return Path(chosen) if chosen else None

    def _session_view(self) -> Any:  # noqa: ANN401 - a `SessionView`, or nothing while locked
        return getattr(self._desk.session, "session", None)


def _stations(workspace: Workspace) -> list[Choice]:
    found = trust.trust_of(workspace).stations
    return [Choice(each.id, f"{each.name} · {each.code}") for each in found]


def _others(devices: tuple[DeviceView, ...]) -> tuple[DeviceView, ...]:
    return tuple(each for each in devices if not each.own and not each.revoked)
