"""Databases and hubs for the tests: real PostgreSQL, real SQLite, real processes."""

import pytest

from tests.hub import registers as real
from tests.hub.hubs import Direct, HubProcess
from tests.hub.laptops import Bureau
from tests.hub.postgres import NoPostgresError, Postgres


@pytest.fixture(scope="session")
def postgres():
    try:
        cluster = Postgres()
        cluster.start()
    except NoPostgresError as error:
        pytest.skip(f"no PostgreSQL: {error}")
    yield cluster
    cluster.remove()


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request, tmp_path):
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'hub.sqlite'}"
    return request.getfixturevalue("postgres").new_database()


@pytest.fixture
def bureau():
    return Bureau()


@pytest.fixture
def make_hub(tmp_path):
    """Founds hubs, and stops those that still run."""
    made = []

    def make(bureau, database="", *options):
        folder = tmp_path / f"hub{len(made)}"
        folder.mkdir()
        hub = HubProcess(folder, bureau, database, *options)
        made.append(hub)
        return hub

    yield make
    for each in made:
        if each.process is not None and each.process.poll() is None:
            each.stop()


@pytest.fixture
def direct(database_url, tmp_path, bureau):
    """A hub that is called without a network, over each kind of database."""
    made = Direct(database_url, tmp_path / "keys", bureau)
    yield made
    made.database.close()


@pytest.fixture
def registers(tmp_path):
    """Real registers that exchange with a real hub."""
    yield from real.opened(tmp_path)
