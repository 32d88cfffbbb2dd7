"""A part of the tour: every screen looked at, in each palette and language."""

from PySide6.QtCore import QSize

from gui.palettes import PALETTES
from gui.paper.screen import PaperDialog
from gui.tour.stage import SIZE, Stage
from resources.words import SCREEN_LANGUAGES

_LARGE = (1920, 1080)


def look_everywhere(stage: Stage, ids: tuple[str, ...], transfer_id: str) -> None:
    """Pictures of every screen; each palette in the longest languages, each language in light."""
    rooms: tuple[tuple[str, dict[str, object]], ...] = (
        ("today", {}),
        ("intake", {}),
        ("people", {"person": ids[0]}),
        ("transfers", {"transfer": transfer_id}),
        ("exchange", {}),
        ("conflicts", {"person": ids[0]}),
        ("bureau", {}),
        ("figures", {}),
        ("settings", {}),
    )
    for palette in PALETTES:
        stage.desk.set_palette(palette)
        for room, what in rooms:
            stage.desk.go(room, **what)
            stage.picture(f"30-{room}-{palette}")
    stage.desk.set_palette("light")
    for language in SCREEN_LANGUAGES:
        stage.desk.set_language(language)
        for room, what in rooms:
            stage.desk.go(room, **what)
            stage.picture(f"40-{room}-{language}")
    stage.desk.set_language("en")
    stage.window.resize(QSize(*_LARGE))
    for room, what in rooms:
        stage.desk.go(room, **what)
        stage.picture(f"50-{room}-1920")
    stage.window.resize(QSize(*SIZE))
    for form, subjects in (
        ("t1", (transfer_id,)),
        ("k1", (ids[0],)),
        ("b1", (ids[0],)),
        ("p1", (ids[0],)),
    ):
        dialog = PaperDialog(stage.desk, form, subjects, parent=stage.window)
        dialog.show()
        stage.settle(200)
        stage.picture(f"60-paper-{form}", dialog)
        dialog.close()
    stage.settle()
