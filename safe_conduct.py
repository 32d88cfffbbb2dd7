"""The front door: reads the command line and hands over to the module that does the work.

It names modules instead of importing them, because the window has to appear before anything heavy
is loaded. Refuses to know what a window, a vault or a form is.
"""

import argparse
import importlib
import sys
from pathlib import Path

MODULES = {
    "window": "gui.program",
    "tour": "gui.tour.walk",
    "selftest": "gui.selftest",
    "exchange": "gui.exchange_command",
    "hub": "hub.program",
}


def command_line() -> argparse.ArgumentParser:
    """What may be said to the program."""
    parser = argparse.ArgumentParser(
        prog="safe-conduct",
        description="The register of people who surrender. Opens its window, unless told otherwise.",
    )
    parser.set_defaults(command="window")
    commands = parser.add_subparsers(metavar="COMMAND")
    tour = commands.add_parser("tour", help="walk through every screen and keep a picture of each")
    tour.set_defaults(command="tour")
    tour.add_argument("--to", type=Path, metavar="DIR", required=True, help="where pictures go")
    selftest = commands.add_parser("selftest", help="try what this copy of the program needs")
    selftest.set_defaults(command="selftest")
    exchange = commands.add_parser("exchange", help="agree with other registers through a folder")
    exchange.set_defaults(command="exchange")
    exchange.add_argument(
        "--folder", type=Path, metavar="DIR", required=True, help="stick or folder"
    )
    exchange.add_argument("--passphrase-file", type=Path, metavar="FILE", help="instead of asking")
    exchange.add_argument("--practice", action="store_true", help="the practice register")
    exchange.add_argument("--data", type=Path, metavar="DIR", help="where the registers lie")
    hub = commands.add_parser("hub", help="serve other registers on a network", add_help=False)
    hub.set_defaults(command="hub")
    window = parser.add_argument_group("options of the window")
    window.add_argument("--data", metavar="DIR", help="where the registers lie")
    window.add_argument("--settings", metavar="DIR", help="where preferences lie")
    return parser


def main() -> int:
    """Open the window, or do what the command line says; the exit code."""
    said, rest = command_line().parse_known_args()
    if rest and said.command != "hub":
        command_line().error(f"not understood: {' '.join(rest)}")
    module = importlib.import_module(MODULES[said.command])
    if said.command == "tour":
        return module.walk(said.to)
    if said.command == "selftest":
        return module.run()
    if said.command == "exchange":
        return module.run(said.folder, said.data, said.passphrase_file, practice=said.practice)
    if said.command == "hub":
        return module.main(sys.argv[sys.argv.index("hub") + 1 :])
    folders = {"--data": said.data, "--settings": said.settings}
    return module.run(
        [word for option, folder in folders.items() if folder for word in (option, folder)]
    )


if __name__ == "__main__":
    sys.exit(main())
