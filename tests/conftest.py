"""What every test may rely on: no real screen, no real user folder, one time zone, a clock in hand."""

import os
import time

import pytest
from hypothesis import HealthCheck, settings

from models.clock import HandClock

settings.register_profile(
    "desk", max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("thorough", parent=settings.get_profile("desk"), max_examples=2000)


def pytest_addoption(parser):
    parser.addoption("--onscreen", action="store_true", help="open windows on the real screen")


def pytest_configure(config):
    settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "desk"))
    if not config.getoption("--onscreen"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    # A picture or a measure must not depend on whose desk the tests run at.
    for name in ("QT_SCALE_FACTOR", "QT_FONT_DPI", "QT_STYLE_OVERRIDE", "QT_QPA_PLATFORMTHEME"):
        os.environ.pop(name, None)
    os.environ["TZ"] = "UTC"
    if hasattr(time, "tzset"):
        time.tzset()


def pytest_collection_modifyitems(items):
    """What takes longest begins first, so that two processes end together."""
    items.sort(key=lambda item: item.path.name != "test_house_rules.py")


@pytest.fixture(scope="session", autouse=True)
def _nobodys_folders(tmp_path_factory):
    """Whoever runs the tests keeps their own registers, preferences and caches untouched."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
            patch.setenv(name, str(home / name.lower()))
        yield


@pytest.fixture
def clock():
    """A clock that stands at 2026-03-02 06:40 UTC until a test moves it."""
    return HandClock(1_772_433_600_000)
