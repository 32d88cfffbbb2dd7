"""Charts: every number is written, and every palette can be read."""

import pytest
from PySide6.QtGui import QColor, QImage

from gui.kit.chart import Chart, ChartLine, Kind
from gui.theme import active

LINES = (ChartLine("Interned", 1204, 1100), ChartLine("In hospital", 31, 44), ChartLine("–", 0, 0))


def drawn(chart, width=640):
    chart.resize(width, chart.sizeHint().height())
    return chart.grab().toImage()


def has(image: QImage, name: str) -> bool:
    wanted = QColor(getattr(active(), name)).rgb()
    return any(
        image.pixel(x, y) == wanted for y in range(image.height()) for x in range(image.width())
    )


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("palette", ["light", "dark", "night"])
def test_it_is_drawn_in_the_colours_of_the_palette(qtbot, theme, kind, palette):
    theme.apply(palette)
    chart = Chart("Held", kind)
    qtbot.addWidget(chart)
    chart.show_lines(LINES)
    image = drawn(chart)
    assert has(image, "accent")
    assert has(image, "muted" if kind is Kind.COLUMNS else "text")


@pytest.mark.parametrize("kind", list(Kind))
def test_a_screen_reader_is_told_every_number(qtbot, kind):
    chart = Chart("Held", kind)
    qtbot.addWidget(chart)
    chart.show_lines(LINES)
    told = chart.accessibleDescription()
    assert all(str(line.value) in told and line.label in told for line in LINES)
    assert ("1100" in told) is (kind is Kind.PAIRS)


def test_a_longer_bar_is_longer(qtbot):
    chart = Chart("Held", Kind.BARS)
    qtbot.addWidget(chart)
    chart.show_lines((ChartLine("a", 100), ChartLine("b", 50)))
    image = drawn(chart)
    accent = QColor(active().accent).rgb()
    lengths = [sum(image.pixel(x, y) == accent for x in range(image.width())) for y in (19, 49)]
    assert lengths[0] == pytest.approx(2 * lengths[1], abs=6)


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("number", [0, 1, 366])
def test_nothing_and_a_whole_year_are_drawn(qtbot, kind, number):
    chart = Chart("Held", kind)
    qtbot.addWidget(chart)
    chart.show_lines(tuple(ChartLine(f"{n:02}-01", n % 7, n % 3) for n in range(number)))
    assert not drawn(chart, 220).isNull()
