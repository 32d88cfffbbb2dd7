"""The rules of the house, kept by the tests so that nobody has to remember them."""

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PACKAGES = SETTINGS["tool"]["importlinter"]["root_packages"]
LOCKS = ("requirements.lock", "requirements-dev.lock")

CEILING = 300
LONGER = {
    "gui/paper/screen.py": "one dialog: look, choose, print, save; all it decides stands in files beside it",
    "tests/gui/people/test_screen.py": "one file of tests for one file of the screen",
    "tests/store/test_key_slots.py": "one file of tests for one file of the store",
    "tests/store/test_vault.py": "one file of tests for one file of the store",
    "models/errors.py": "one tree of all errors is read side by side",
    "store/projection.py": "one function for saves, merges and rebuilds, and its order of writing",
    "tests/store/test_accept.py": "one file of tests for one file of the store",
    "tests/store/test_projection.py": "one file of tests for one file of the store",
    "tests/models/test_owed.py": "every rule of what is owed, in the order of the rules",
    "models/custody.py": "the one table of moves between the states of custody, read from top to bottom",
    "store/migrations/versions/0001_register.py": "the whole first schema, frozen when it shipped",
}
"""Files above the ceiling, each with the reason why cutting it would make it harder to read."""

PROMISES = {
    "tests/power/": "power cuts, kills and refused writes, through every package at once",
    "tests/simulator/": "fleets of registers that lose, repeat and reorder what they send",
    "tests/scenarios/": "whole cases, row by row of what went wrong elsewhere",
    "tests/journeys/": "whole ways through the program",
    "tests/test_house_rules.py": "the rules of the house",
    "tests/hub/test_cut.py": "connections to the hub cut at any byte, between real processes",
    "tests/hub/test_put_back.py": "a hub put back to an older state, seen from real registers",
    "tests/hub/test_withdrawn.py": "a file taken back while half of it had come, seen from real registers",
    "tests/papers/test_layout.py": "nothing overruns its place, on any form",
    "tests/papers/test_words.py": "the words of all forms",
    "tests/store/test_damage.py": "what is done to a vault from outside is noticed",
    "tests/store/test_disk.py": "full and read-only disks",
    "tests/store/test_memory.py": "no key stays in memory after locking",
}
"""Tests of what no single module keeps; every other test is named after its module."""


def tool(name, *arguments):
    """Run a tool of this environment in the project's root; its output is the failure's message."""
    command = shutil.which(name, path=str(Path(sys.executable).parent))
    assert command, f"{name} is not installed beside {sys.executable}"
    done = subprocess.run(
        [command, *arguments], cwd=ROOT, check=False, capture_output=True, encoding="utf-8"
    )
    if done.returncode:
        pytest.fail(f"{name} {' '.join(arguments)}\n{done.stdout}{done.stderr}", pytrace=False)


def own_files():
    """Every file that belongs to the project: what .gitignore leaves."""
    lines = (ROOT / ".gitignore").read_text(encoding="utf-8").split()
    ignored = [str(ROOT / line.strip("/")) if line[0] == "/" else line.strip("/") for line in lines]
    pending, found = [ROOT], []
    while pending:
        for path in pending.pop().iterdir():
            if path.name == ".git" or any(path.match(pattern) for pattern in ignored):
                continue
            if path.is_dir():
                pending.append(path)
            else:
                found.append(path)
    return sorted(found)


def text_files():
    for path in own_files():
        content = path.read_bytes()
        if b"\0" not in content:
            yield path.relative_to(ROOT).as_posix(), content.decode("utf-8")


def code_files():
    return [name for name, _ in text_files() if name.endswith(".py")]


def locked(name):
    """Library → (version, number of hashes) of a lock."""
    text = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", " ")
    found = {}
    for line in text.splitlines():
        entry = re.fullmatch(
            r"([a-z0-9-]+)==(\S+)(?: ;[^#]*?)?((?:\s+--hash=sha256:[0-9a-f]{64})*)\s*", line
        )
        assert entry, f"{name}: {line[:80]}"
        found[entry[1]] = (entry[2], entry[3].count("--hash"))
    return found


def test_types_are_checked():
    tool("pyright", "--pythonpath", sys.executable)


def test_imports_keep_the_layers():
    tool("lint-imports", "--no-cache")


def test_code_is_clean():
    tool("ruff", "check", "--no-cache", ".")


def test_code_is_formatted():
    tool("ruff", "format", "--no-cache", "--check", ".")


def test_every_package_stands_under_the_contracts():
    there = {path.parent.name for path in ROOT.glob("*/__init__.py")}
    assert there == set(PACKAGES)
    assert set(PACKAGES) < set(SETTINGS["tool"]["pyright"]["include"])


def test_the_map_of_the_house_names_every_room():
    told = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    rooms = [*PACKAGES, "tests", "benchmarks", "docs", "scripts"]
    assert [room for room in rooms if not re.search(rf"^\W*{room}/", told, re.M)] == []


def test_no_file_is_too_long_to_read_at_a_sitting():
    sizes = {name: (ROOT / name).read_bytes().count(b"\n") for name in code_files()}
    assert {name: n for name, n in sizes.items() if n > CEILING and name not in LONGER} == {}
    assert set(LONGER) <= set(sizes), "gone, and still excused"


def test_tests_mirror_the_tree():
    def stranger(name):
        path = Path(name).relative_to("tests")
        module = path.with_name(path.name.removeprefix("test_"))
        return not ((ROOT / module).is_file() or (ROOT / module.with_suffix("")).is_dir())

    tests = [name for name in code_files() if re.search(r"^tests/.*\btest_\w+\.py$", name)]
    assert tests
    assert [name for name in tests if not name.startswith(tuple(PROMISES)) and stranger(name)] == []


# Put together from halves, so that this file does not break its own rule.
HOSTS = ("py" + "pi.org", "python" + "hosted", "index" + "-url", "find" + "-links", "npm" + "js.")
FOLDERS = ("ho" + "me", "ro" + "ot", "Use" + "rs", "wo" + "rk", "op" + "t")
MACHINE = re.compile(rf"(?<![\w.$}}>~])/(?:{'|'.join(FOLDERS)})/\w+")


def test_nothing_names_a_registry_or_a_machine():
    named = [
        f"{name}: {found}"
        for name, text in text_files()
        for found in [*(host for host in HOSTS if host in text), *MACHINE.findall(text)]
    ]
    assert named == []


@pytest.mark.parametrize("name", LOCKS)
def test_the_lock_pins_every_library_by_hash_and_names_no_place(name):
    libraries = locked(name)
    assert [library for library, (_, hashes) in libraries.items() if not hashes] == []
    assert "://" not in (ROOT / name).read_text(encoding="utf-8")


def test_the_lock_for_tests_holds_all_of_the_lock_for_running():
    run, test = (locked(name) for name in LOCKS)
    assert {library: pin for library, pin in run.items() if test.get(library) != pin} == {}


def test_the_lock_has_what_the_project_asks_for():
    def names(requirements):
        return {re.match(r"[\w-]+", asked)[0].lower().replace("_", "-") for asked in requirements}

    assert names(SETTINGS["project"]["dependencies"]) <= set(locked(LOCKS[0]))
    assert names(SETTINGS["dependency-groups"]["dev"]) <= set(locked(LOCKS[1]))


def test_notice_names_every_library_and_font():
    told = (ROOT / "NOTICE").read_text(encoding="utf-8")
    fonts = [path.name for path in (ROOT / "resources" / "fonts").glob("*.ttf")]
    assert fonts
    assert [name for name in [*locked(LOCKS[0]), *fonts] if name not in told] == []
