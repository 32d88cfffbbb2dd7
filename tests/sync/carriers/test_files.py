import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sync.carriers import files
from sync.carriers.folder import FolderMedium
from tests.sync.carriers.bundles import an_id, check

PROJECT = Path(__file__).resolve().parents[3]


ONE_WRITE = """
import sys
from pathlib import Path
from sync.carriers.folder import FolderMedium
medium = FolderMedium(Path(sys.argv[1]))
medium.put(bytes(16), b"first")
medium.put((1).to_bytes(16, "big"), b"second")
"""

WRITER = """
import os
import sys
from hashlib import sha256
from itertools import count
from pathlib import Path
from sync.carriers.folder import FolderMedium
medium = FolderMedium(Path(sys.argv[1]))
for number in count(int(sys.argv[2])):
    data = os.urandom(1 << 18)
    medium.put(number.to_bytes(16, "big"), data + sha256(data).digest())
    print(number, flush=True)
"""


def killed_writer(path, first, wait):
    """Kill a program somewhere in its writing; answers the last bundle it called written."""
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), str(first)],
        cwd=PROJECT,
        stdout=subprocess.PIPE,
        encoding="ascii",
    ) as child:
        written = [int(child.stdout.readline())]
        time.sleep(wait)
        child.send_signal(signal.SIGKILL)
        written += [int(line) for line in child.stdout if line.endswith("\n")]
    return written[-1]


def test_a_killed_writer_leaves_whole_bundles_and_leftovers_to_be_cleaned(tmp_path):
    first, leftovers = 0, 0
    for turn in range(60):
        last = killed_writer(tmp_path, first, 0.002 * (turn % 6))
        medium = FolderMedium(tmp_path)
        listing = medium.listing()
        for found in listing.bundles:
            check(medium.read(found))
        # The last one may have been finished without a word about it.
        assert [found.id for found in listing.bundles][: last + 1] == [
            an_id(number) for number in range(last + 1)
        ]
        assert len(listing.bundles) <= last + 2
        assert listing.foreign == 0
        leftovers += len(listing.leftovers)
        assert medium.clean() == len(listing.leftovers) <= 1
        first = last + 1
        # On a busy machine the first kills may all come between two bundles.
        if turn >= 5 and leftovers:
            break
    assert leftovers, "none of the kills came while a bundle was being written"


def test_the_disk_confirms_contents_before_the_name_and_the_name_before_it_is_called_written(
    tmp_path,
):
    """The order of the system calls, as the kernel saw them."""
    strace = shutil.which("strace")
    if not strace:
        pytest.skip("strace is not installed")
    log = tmp_path / "calls"
    traced = "trace=openat,write,fsync,fdatasync,rename,renameat,renameat2"
    python = [sys.executable, "-c", ONE_WRITE, tmp_path]
    subprocess.run([strace, "-f", "-y", "-o", log, "-e", traced, *python], cwd=PROJECT, check=True)
    first, second = (calls(log.read_text(), f"{number:032x}") for number in range(2))
    assert second == ["create", "write", "fsync file", "rename", "fsync bundles"]
    above = log.read_text().partition("bundles/")[0]
    assert first == second + second  # From the first on, all of both are seen.
    assert re.findall(r"fsync\(\d+<.*/(\S+)>", above) == [tmp_path.name, "SAFE-CONDUCT"]


def calls(log, bundle):
    """What was done from the first mention of a bundle on."""
    told = []
    for line in log[log.rindex("\n", 0, log.index(f"{bundle}-")) :].splitlines():
        if match := re.search(r"(\w+)\((.*)", line):
            name, rest = match.groups()
            if name == "openat" and "O_CREAT" in rest:
                told.append("create")
            elif name.startswith("rename"):
                told.append("rename")
            elif name == "write" and ".part" in rest:
                told.append("write")
            elif name == "fsync":
                told.append("fsync file" if ".part" in rest else "fsync bundles")
    return told


@pytest.mark.parametrize("what", ["link", "folder", "pipe", "device"])
def test_only_regular_files_are_opened(tmp_path, what):
    path = tmp_path / "x"
    (tmp_path / "target").touch()
    if what == "link":
        path.symlink_to(tmp_path / "target")
    elif what == "folder":
        path.mkdir()
    elif what == "pipe":
        os.mkfifo(path)
    else:
        path = Path("/dev/null")
    with pytest.raises(files.NotRegular), files.opened(path):
        pass
    with pytest.raises(files.NotRegular):
        files.remove_unless_held(path)
    assert os.path.lexists(path)


def test_a_new_file_is_never_one_that_is_there(tmp_path):
    (tmp_path / "target").write_bytes(b"kept")
    (tmp_path / "x").symlink_to(tmp_path / "target")
    for name in ("x", "target"):
        with pytest.raises(FileExistsError):
            files.create(tmp_path / name)
    assert (tmp_path / "target").read_bytes() == b"kept"


def test_a_file_swept_away_between_its_making_and_its_holding_is_made_again(tmp_path):
    """The cleaning of another program may come between; then the name is given up."""
    path = tmp_path / "x"
    handle = os.open(path, os.O_CREAT | os.O_WRONLY)
    assert files.remove_unless_held(path)
    with pytest.raises(FileExistsError):
        files._hold(handle)
    os.close(handle)


def test_a_file_that_is_being_written_is_not_swept_away(tmp_path):
    handle = files.create(tmp_path / "x")
    assert not files.remove_unless_held(tmp_path / "x")
    os.close(handle)
    assert files.remove_unless_held(tmp_path / "x")


def test_no_more_is_read_than_asked_for():
    with Path("/dev/zero").open("rb") as endless:
        assert files.read_up_to(endless.fileno(), 3 * files.CHUNK + 1, lambda _: None) == bytes(
            3 * files.CHUNK + 1
        )


def test_a_folder_that_cannot_be_confirmed_is_only_an_error_where_it_could_be(tmp_path):
    files.confirm_folder(tmp_path)
    files.confirm_folder(Path("/proc"))  # The kernel answers EINVAL.
    with pytest.raises(FileNotFoundError):
        files.confirm_folder(tmp_path / "nowhere")
