"""A man whose record here was set aside for one that only another register holds."""

import pytest

from casework import alike, going_on, person_files, recorded_twice
from casework.duplicate_views import OtherRecord
from casework.recorded_twice import SameMan
from tests.casework.fleet import a_fleet
from tests.casework.people import a_draft, a_person


@pytest.fixture
def led_away(tmp_path):
    """The point, the record it holds, and the number under which the bureau alone has him go on."""
    with a_fleet(tmp_path, "point") as fleet:
        bureau, point = fleet.at["bureau"], fleet.at["point"]
        kept = a_person(bureau)
        fleet.clock.advance(minutes=20)
        aside = a_person(point).person_id
        fleet.agree("point", "bureau")
        same = SameMan(kept.tag_number, "той самий жетон", "лейтенант Гнатюк")
        recorded_twice.set_aside(bureau, aside, same)
        fleet.agree("bureau", "point")
        yield point, aside, kept.tag_number


def test_the_number_is_known_and_the_record_is_not(led_away):
    point, aside, number = led_away
    assert person_files.open_file(point, aside).card.state == "recorded_twice"
    assert going_on.goes_on(point, aside) == OtherRecord("", number)
    assert going_on.followed(point, aside) == aside


def test_at_the_table_the_record_set_aside_is_pointed_at_for_no_other_says_that_he_is_known(
    led_away,
):
    point, aside, _number = led_away
    (man,) = alike.likely_men(point, a_draft(point))
    assert man.person_id == aside
