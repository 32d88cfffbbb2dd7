import pytest

from tests.power import recorder


@pytest.fixture(scope="session")
def library(tmp_path_factory):
    """The recorder, built once."""
    return recorder.build(tmp_path_factory.mktemp("recorder"))
