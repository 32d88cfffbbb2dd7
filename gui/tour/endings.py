"""Fifth part of the tour, at the camp: inspection, escape and recapture, a death, property given back, the return.

Forms are filled in the real windows. Refuses to end what the Convention holds open: each refusal is a check.
"""

from casework import (
    deaths,
    duties,
    endings,
    inspections,
    paper,
    person_cards,
    person_files,
    property_returns,
    visits,
    wishes,
)
from casework.hands import Hand
from casework.strength import strength
from casework.workspace import Workspace
from gui.bureau.screen import BureauScreen
from gui.figures.screen import FiguresScreen
from gui.tour.forms import blocked, fill, state, typed
from gui.tour.stage import Stage
from models.custody import State
from models.duties import DAY

ESCAPED, DEAD, RELEASED = 4, 5, 3
"""Places in the list of those who came to the camp."""

OTHER_OFFICER = Hand("Лис А. А.", "майор", "Табір «Захід-1»")


def at_the_camp(
    stage: Stage, workspace: Workspace, listed: tuple[str, ...], checks: dict[str, bool]
) -> None:
    """Everything in its order; what is looked for is written into `checks`."""
    _inspect(stage, workspace, listed, checks)
    _escape(stage, workspace, listed[ESCAPED], checks)
    _death(stage, workspace, listed[DEAD], checks)
    _property(stage, workspace, listed[RELEASED], checks)
    _figures(stage, workspace, listed, checks)
    _visit(stage, workspace, checks)


def _inspect(
    stage: Stage, workspace: Workspace, listed: tuple[str, ...], checks: dict[str, bool]
) -> None:
    stage.clock.advance(hours=1)
    here = tuple(
        card.id
        for card in stage.do(lambda: person_cards.cards(workspace, listed))
        if card.state == State.INTERNED
    )
    stage.desk.go("today")
    stage.picture("30-camp-owes")
    seen = inspections.Inspected("arrival", "Савченко Л. П.", "лейтенант")
    stage.do(lambda: inspections.inspect(workspace, here, seen))
    numbers = [
        card.prisoner_number for card in stage.do(lambda: person_cards.cards(workspace, here))
    ]
    known = [number for number in numbers if number]
    checks["everybody registered has a number of his own, in the camp too"] = (
        len(set(known)) == len(known) > len(here) // 2
    )
    stage.desk.go("today")
    stage.picture("31-camp-inspected")


def _escape(stage: Stage, workspace: Workspace, person_id: str, checks: dict[str, bool]) -> None:
    stage.clock.advance(hours=3)
    fill(
        stage,
        (person_id, "escape", "32-escape"),
        {"circumstances": "виявлено під час ранкової перевірки", "told_by": "сержант Гук"},
    )
    checks["an escaped prisoner is nowhere but in the register"] = (
        state(stage, workspace, person_id) == State.ESCAPED
    )
    stage.clock.advance(hours=5)
    fill(
        stage,
        (person_id, "recapture", ""),
        {"place": "с. Велика Писарівка", "told_by": "поліція"},
    )
    file = stage.do(lambda: person_files.open_file(workspace, person_id))
    events = {entry.event_id: entry.event for entry in file.timeline}
    told = {
        events.get(duty.event_id)
        for duty in stage.do(lambda: duties.duties_of(workspace, person_id))
        if duty.kind == "bureau_notice"
    }
    checks["recaptured, he is back where he was, and the Bureau is told of both"] = (
        file.card.state == State.INTERNED and {"escaped", "recaptured"} <= told
    )
    stage.picture("33-recaptured")


def _death(stage: Stage, workspace: Workspace, person_id: str, checks: dict[str, bool]) -> None:
    stage.clock.advance(hours=2)
    fill(
        stage,
        (person_id, "death", "34-death"),
        {"cause_kind": "unknown", "suspected": "unknown", "told_by": "лейтенант Савченко"},
    )
    opened = stage.do(lambda: deaths.inquiries_of(workspace, person_id))
    checks["a death of unknown cause opens its enquiry by itself"] = len(opened) == 1
    burial = deaths.Burial(workspace.now(), "Суми, Петропавлівське кладовище", "7-12")
    refused = blocked(lambda: deaths.bury(workspace, person_id, burial))
    checks["nobody is buried unexamined"] = refused == {"not_examined"}
    examined = deaths.Examined(workspace.now(), "Савченко Л. П.", "лейтенант")
    stage.do(lambda: deaths.examine(workspace, person_id, examined))
    stage.clock.advance(hours=1)
    later = deaths.Burial(
        workspace.now(), "Суми, Петропавлівське кладовище", "7-12", grave_marked=True
    )
    stage.do(lambda: deaths.bury(workspace, person_id, later))
    stage.desk.go("today")
    stage.picture("35-after-a-death")


def _property(stage: Stage, workspace: Workspace, person_id: str, checks: dict[str, bool]) -> None:
    out = endings.Release(
        "released_in_place",
        workspace.now(),
        "Табір «Захід-1»",
        "рішення № 5",
        "комісія при обласній військовій адміністрації",
        workspace.now(),
    )
    refused = blocked(lambda: endings.release(workspace, person_id, out))
    checks["custody does not end over open property"] = bool(refused)
    file = stage.do(lambda: person_files.open_file(workspace, person_id))
    held = [item for item in file.items if item.disposition == "held" and not item.withdrawn]
    returned = [property_returns.Returned(item.id, item.condition, "signed") for item in held]
    stage.do(lambda: property_returns.give_back(workspace, person_id, returned, OTHER_OFFICER))
    stage.desk.go("people", person=person_id)
    stage.picture("36-property-returned")
    checks["nobody is released without having been asked in private and given his statement"] = (
        blocked(lambda: endings.release(workspace, person_id, out))
        == {"return_not_settled", "statement_missing"}
    )
    said = wishes.Asked("not_at_all", "Лис А. А., майор", "ru", workspace.now())
    stage.do(lambda: wishes.ask(workspace, person_id, said))
    statement = stage.do(lambda: paper.compose(workspace, "r2", (person_id,), "uk", "ru"))
    stage.do(lambda: paper.issue(workspace, statement, "pdf"))
    stage.do(lambda: endings.release(workspace, person_id, out))
    checks["with his property returned and his statement printed he is released"] = (
        state(stage, workspace, person_id) == State.RELEASED_IN_PLACE
    )


def _figures(
    stage: Stage, workspace: Workspace, listed: tuple[str, ...], checks: dict[str, bool]
) -> None:
    # So that a day ago everybody was here: the man who died since, and the man who was released.
    stage.clock.advance(hours=14)
    screen = stage.go(FiguresScreen, "figures")
    stage.settle(200)
    stage.picture("37-figures-now")
    now = stage.do(lambda: strength(workspace, workspace.now()))
    before = stage.do(lambda: strength(workspace, workspace.now() - DAY))
    screen.at.set_key("yesterday")
    screen.count()
    stage.settle(200)
    stage.picture("38-figures-the-day-before")
    shown = screen.view.figures[0].total if screen.view else None
    checks["the strength return of the day before is that of the day before"] = (
        shown == before.total == now.total + 2 and before.total <= len(listed)
    )


def _visit(stage: Stage, workspace: Workspace, checks: dict[str, bool]) -> None:
    """Delegates come, and are given the list of everybody."""
    screen = stage.go(BureauScreen, "bureau", section="visits")
    screen.acts.receive_visit()
    stage.wait_for(lambda: screen.acts.form is not None)
    if (form := screen.acts.form) is not None:
        typed(stage, form, {"delegates": "Mme Favre, M. Keller"})
    stage.wait_for(lambda: screen.acts.paper is not None)
    if (shown := screen.acts.paper) is not None:
        stage.settle(400)
        stage.picture("39-list-for-a-visit", shown)
        shown.reject()
    (visit, *_), _ = stage.do(lambda: visits.visits(workspace))
    now = stage.do(lambda: strength(workspace, workspace.now()))
    checks["the list for a visit names everybody who is held"] = visit.people == now.total
