"""Exchange with a folder from the command line: for a laptop without a screen, or a script of the bureau's.

Asks for the passphrase on the terminal or reads it from a file; says in the words of the screens what came and
went. Refuses to open a window.
"""

import getpass
import io
import locale
import sys
from contextlib import closing
from pathlib import Path

from platformdirs import user_data_path

from casework import exchange, registers, settling
from casework.exchange_views import ExchangeReport
from gui.messages import message_for
from models.clock import SystemClock
from models.errors import SafeConductError, VaultMissing
from resources.words import SCREEN_LANGUAGES, Words, words

_SETTLED = 0
_REFUSED = 1
_STOPPED = 2


def run(
    folder: Path, data: Path | None, passphrase_file: Path | None, *, practice: bool = False
) -> int:
    """Exchange once; 0 when all went well, 1 when nothing could be done, 2 when it ended early or refused bundles."""
    spoken = words(_language())
    home = data or user_data_path("safe-conduct", appauthor=False)
    try:
        found = [each for each in registers.registers(home) if each.practice == practice]
        if not found:
            raise VaultMissing
        passphrase = _passphrase(passphrase_file, spoken)
        with closing(registers.unlock(found[0], passphrase, SystemClock())) as workspace:
            report = exchange.exchange_medium(workspace, str(folder))
            while settling.settle_some(workspace):
                pass
    except SafeConductError as error:
        _say_error(error, spoken)
        return _REFUSED
    _say(report, spoken)
    return _STOPPED if report.stopped or report.refused else _SETTLED


def _language() -> str:
    spoken = (locale.getlocale()[0] or "en")[:2]
    return spoken if spoken in SCREEN_LANGUAGES else "en"


def _passphrase(file: Path | None, spoken: Words) -> str:
    if file is None:
        return getpass.getpass(f"{spoken('ui.passphrase')}: ")
    return file.read_text(encoding="utf-8").rstrip("\r\n")


def _say(report: ExchangeReport, spoken: Words) -> None:
    _write(spoken.count("exchange_command.came", report.came))
    _write(spoken.count("exchange_command.went", report.went))
    _write(spoken.count("exchange_command.acknowledged", report.acknowledged))
    if report.conflicts:
        _write(spoken.count("exchange_command.conflicts", report.conflicts))
    for name, code in report.shared.items():
        _write(spoken("exchange_command.shared", name=name, code=code))
    for error in (*report.refused, *((report.stopped,) if report.stopped else ())):
        _say_error(error, spoken)


def _write(line: str) -> None:
    out = sys.stdout
    # What a terminal cannot show must not end the program after the exchange is made.
    if isinstance(out, io.TextIOWrapper):
        out.reconfigure(errors="replace")
    # Old code pages have the wider space that holds, and not the narrow one.
    out.write(line.replace("\u202f", "\u00a0") + "\n")


def _say_error(error: SafeConductError, spoken: Words) -> None:
    message = message_for(error, spoken)
    sys.stderr.write(f"{message.happened} {message.saved} {message.next_step}\n")
