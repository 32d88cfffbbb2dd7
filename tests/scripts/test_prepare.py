"""Preparing is tried for real, in a copy of the project with a lock small enough to install at once."""

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from scripts import prepare

ROOT = Path(__file__).resolve().parents[2]
SHELF = "PIP_FIND" + "_LINKS"  # in halves: no file of ours points pip anywhere


@pytest.fixture
def project(tmp_path):
    """A folder with a space in its name, the script, and locks that ask for nothing."""
    folder = tmp_path / "safe conduct"
    shutil.copytree(ROOT / "scripts", folder / "scripts")
    for lock in prepare.LOCKS.values():
        (folder / lock).write_text("", encoding="utf-8")
    # The script is tried, not the system: whatever this machine lacks stays lacking.
    (folder / "scripts" / "system-packages.txt").write_text("run: \n", encoding="utf-8")
    return folder


def start(project, *arguments, shelf=None):
    offline = {"PIP_NO_INDEX": "1", "CI": "true"} | ({SHELF: shelf.as_uri()} if shelf else {})
    return subprocess.Popen(
        [sys.executable, str(project / "scripts" / "prepare.py"), *arguments],
        cwd=project.parent,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        env={**os.environ, **offline},
    )


def finish(process, code=0):
    told, _ = process.communicate(timeout=120)
    assert process.returncode == code, told
    return told


def tiny_wheel(folder):
    """A library with nothing in it; its SHA-256."""
    about = "tiny-1.0.dist-info"
    files = {
        "tiny.py": "",
        f"{about}/METADATA": "Metadata-Version: 2.1\nName: tiny\nVersion: 1.0\n",
        f"{about}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    files[f"{about}/RECORD"] = "".join(f"{name},,\n" for name in [*files, f"{about}/RECORD"])
    target = folder / "tiny-1.0-py3-none-any.whl"
    with zipfile.ZipFile(target, "w") as wheel:
        for name, text in files.items():
            wheel.writestr(name, text)
    return hashlib.sha256(target.read_bytes()).hexdigest()


def notes(project):
    return json.loads((project / ".venv" / prepare.DONE.name).read_text(encoding="utf-8"))


@pytest.mark.journey
def test_from_nothing_to_ready_through_interruption_change_and_forgery(project, tmp_path):
    interrupted = start(project)
    assert "Making the virtual environment" in interrupted.stdout.readline()
    interrupted.send_signal(signal.SIGINT)
    told, _ = interrupted.communicate(timeout=60)
    assert interrupted.returncode == 130
    assert "Interrupted" in told

    first = finish(start(project, "test"))
    assert "Making the virtual environment" in first
    # What serves the tests serves the program, and nothing is done twice.
    assert finish(start(project, "run")) == ""

    # A library lies at hand; the lock names another hash, and then the right one.
    (tmp_path / "shelf").mkdir()
    right, wrong = tiny_wheel(tmp_path / "shelf"), "0" * 64
    lock = project / "requirements.lock"
    lock.write_text(f"tiny==1.0 --hash=sha256:{wrong}\n", encoding="utf-8")
    refused = finish(start(project, shelf=tmp_path / "shelf"), code=1)
    assert right in refused
    assert "could not be installed" in refused
    assert notes(project)["requirements.lock"] != hashlib.sha256(lock.read_bytes()).hexdigest()
    lock.write_text(f"tiny==1.0 --hash=sha256:{right}\n", encoding="utf-8")
    accepted = finish(start(project, shelf=tmp_path / "shelf"))
    assert "virtual environment" not in accepted
    assert list(notes(project)) == ["requirements.lock"]


def test_an_unfinished_environment_is_not_trusted(project):
    environment = project / ".venv"
    environment.mkdir()
    (environment / prepare.UNFINISHED.name).touch()
    (environment / "left behind").touch()
    assert "Making the virtual environment" in finish(start(project))
    assert not (environment / "left behind").exists()
    assert not (environment / prepare.UNFINISHED.name).exists()


def test_a_package_counts_when_another_provides_it():
    listing = "installed|libglib2.0-0t64|libglib2.0-0 (= 2.80), libglib\nconfig-files|xvfb|\n"
    there = prepare.installed_packages(listing)
    assert {"libglib2.0-0t64", "libglib2.0-0", "libglib"} <= there
    assert "xvfb" not in there


def test_packages_of_a_purpose():
    run_packages, test_packages = prepare.packages_for("run"), prepare.packages_for("test")
    assert "libegl1" in run_packages
    assert "xvfb" in set(test_packages) - set(run_packages)
    assert set(run_packages) < set(test_packages)


@pytest.mark.parametrize(
    ("progress", "line", "shown"),
    [
        (
            prepare.apt_progress,
            "Get:4 http://mirror bookworm/main amd64 libllvm15 amd64 1:15.0.6-4+b1 [23.1 MB]",
            "fetching libllvm15 (23.1 MB)",
        ),
        (prepare.apt_progress, "Get:5 http://m b/main amd64 libx amd64 1.0 [12.1 kB]", ""),
        (
            prepare.pip_progress,
            "  Downloading https://host/a/PySide6_Addons-6.11.3-cp310-abi3-linux.whl (175.3 MB)",
            "fetching PySide6_Addons 6.11.3 (175.3 MB)",
        ),
        (prepare.pip_progress, "  Downloading anyascii-0.3.3-py3-none-any.whl (345 kB)", ""),
    ],
)
def test_progress_tells_what_takes_a_while(progress, line, shown):
    assert progress(line) == shown
