"""Figures grow, are shared by the processes, and are told in one format."""

from multiprocessing import get_context

from hub.counters import Counters


def count(counters):
    for _ in range(1000):
        counters.count("exchanges", "answered")


def test_processes_count_together():
    counters = Counters()
    context = get_context("spawn")
    children = [context.Process(target=count, args=(counters,)) for _ in range(2)]
    for each in children:
        each.start()
    for each in children:
        each.join(60)
    assert counters.value("exchanges", "answered") == 2000


def test_every_line_is_one_prometheus_understands():
    counters = Counters()
    counters.count("entries_given", number=7)
    lines = counters.text().splitlines()
    assert "safe_conduct_hub_entries_given_total 7" in lines
    assert 'safe_conduct_hub_octets_total{direction="sent"} 0' in lines
    named = [line.split()[2] for line in lines if line.startswith("# TYPE")]
    assert len(named) == len(set(named))
    for line in lines:
        assert line.startswith("# ") or line.rsplit(" ", 1)[1].isdigit()
