import pytest

from gui.exchange import files
from models.errors import CarrierError, MediumRemoved


def test_what_was_written_is_read(tmp_path):
    path = tmp_path / "SUD2.scq"
    files.write(path, b"request")
    assert files.read(path, 100) == b"request"
    assert [found.name for found in tmp_path.iterdir()] == ["SUD2.scq"]


def test_no_more_is_read_than_is_needed_to_refuse_it(tmp_path):
    path = tmp_path / "large"
    path.write_bytes(bytes(1000))
    assert len(files.read(path, 10)) == 11


def test_a_place_that_is_gone_is_an_error_of_the_carrier(tmp_path):
    with pytest.raises(MediumRemoved):
        files.write(tmp_path / "gone" / "SUD2.scq", b"x")
    with pytest.raises(MediumRemoved):
        files.read(tmp_path / "gone.scq", 10)


def test_nothing_is_left_of_what_could_not_be_written(tmp_path):
    (tmp_path / "SUD2.scq").mkdir()
    with pytest.raises(CarrierError):
        files.write(tmp_path / "SUD2.scq", b"x")
    assert [found.name for found in tmp_path.iterdir()] == ["SUD2.scq"]
