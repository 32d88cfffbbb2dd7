from dataclasses import replace

import pytest

from gui.kit.values import Tone
from gui.transfers.lines import line_of_scan, line_rows, tally
from models.numbers import NumberSeries, format_number
from resources.words import words
from tests.gui.transfers.test_presenter import a_file, a_line

EN = words("en")


def tagged(counter, prefix="SUD2", **changes):
    line = a_line(counter, **changes)
    tag = format_number(prefix, NumberSeries.TAG, counter)
    return replace(line, person=replace(line.person, tag_number=tag))


def row_of(**changes):
    file = replace(a_file(), lines=(a_line(1, **changes),))
    return line_rows(file, EN)[0]


@pytest.mark.parametrize(
    ("weight", "tone"), [("", Tone.NEUTRAL), ("25", Tone.NEUTRAL), ("25,5", Tone.WARN)]
)
def test_baggage_above_the_ceiling_of_article_48_is_marked_by_sign_and_words(weight, tone):
    row = row_of(baggage_kg=weight)
    assert row.baggage_sign == ("warning" if tone is Tone.WARN else "", tone)
    assert ("above 25" in row.baggage) is (tone is Tone.WARN)


def test_property_without_packet_is_said_before_packets():
    assert row_of(packets=("K-1 / 47",)).packets == "K-1 / 47"
    row = row_of(packets=("K-1 / 47",), unsealed_items=2)
    assert row.packets == "2 items not sealed"
    assert row.packets_sign == ("blocked", Tone.DANGER)


def test_who_is_moved_though_unfit_is_told_from_who_stays():
    assert row_of(fitness="unfit").fitness_sign == ("blocked", Tone.DANGER)
    moved = row_of(fitness="unfit", override_by="майор", override_reason="обстріл")
    assert moved.fitness == "Not fit, moved under Art. 47"
    assert moved.fitness_sign == ("warning", Tone.WARN)


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        ("", "Not ticked yet"),
        ("present", "Present"),
        ("absent", "On the list, not present"),
        ("other_person", "Different person"),
        ("not_on_list", "Present, not on the list"),
    ],
)
def test_every_answer_of_a_roll_call_has_words_and_a_sign(outcome, said):
    row = row_of(outcome=outcome)
    assert row.outcome == said
    assert row.outcome_sign[0]


def test_the_tally_counts_who_came_along_apart_from_the_list():
    lines = (
        a_line(1, outcome="present"),
        a_line(2, outcome="absent"),
        a_line(3),
        a_line(4, outcome="not_on_list", added_on_arrival=True),
    )
    counted = tally(lines)
    assert (counted.on_list, counted.present, counted.open, counted.odd) == (3, 1, 1, 2)


def test_a_scan_finds_its_bearer_however_it_is_typed():
    lines = (tagged(7), tagged(148))
    whole = lines[1].person.tag_number
    for typed in (whole, whole.lower(), whole.replace("-", " "), "148", "sud2-148"):
        assert line_of_scan(lines, typed) is lines[1]
    assert line_of_scan(lines, "149") is None
    assert line_of_scan(lines, "Петренко") is None


def test_a_counter_that_two_stations_share_decides_nothing():
    lines = (tagged(7), tagged(7, "KUP1"))
    assert line_of_scan(lines, "7") is None
    assert line_of_scan(lines, "KUP1-7") is lines[1]
