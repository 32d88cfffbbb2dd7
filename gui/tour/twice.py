"""A part of the tour: a man recorded twice, and two men who look alike; both are decided on the screen that asks."""

from casework import going_on, intake, people, person_files, recorded_twice
from casework.drafts import PersonDraft
from casework.people import PeopleQuery
from casework.person_cards import number_of
from casework.workspace import Workspace
from gui.kit.buttons import Button
from gui.people.screen import PeopleScreen
from gui.tour.forms import send, state
from gui.tour.stage import Stage
from models.custody import State

RECORDED = 2
"""How many records are added here: that of the man once more, and that of his namesake."""

_SAME, _TWO_MEN = "той самий жетон і підпис", "брати: стояли поруч на перекличці"


def look_alike(stage: Stage, workspace: Workspace, person_id: str, checks: dict[str, bool]) -> None:
    """Somebody is recorded again and set aside; his namesake is told apart from him."""
    file = stage.do(lambda: person_files.open_file(workspace, person_id))
    known = file.card
    names = {each: file.fields[each] for each in ("surname", "first_names", "power")}
    whole = {**names, "born": known.born, "service_number": known.service_number}
    again, namesake = (
        _recorded(stage, workspace, fields) for fields in (whole, names | {"born": known.born[:4]})
    )
    number = number_of(known)
    before = stage.do(lambda: people.find(workspace, PeopleQuery(states=(State.RECORDED_TWICE,))))
    told = {"reason": _SAME, "second_officer": "лейтенант Гнатюк"}
    _decide(stage, again, (known.tag_number, "twice.same", "77-recorded-twice"), told)
    stage.picture("77-set-aside")
    after = stage.do(lambda: people.find(workspace, PeopleQuery(states=(State.RECORDED_TWICE,))))
    goes_on = stage.do(lambda: going_on.goes_on(workspace, again))
    checks["a man recorded twice goes on under one number"] = (
        state(stage, workspace, again) == State.RECORDED_TWICE
        and after.total == before.total + 1
        and (goes_on.number if goes_on else "") == number
    )
    told = {"reason": _TWO_MEN}
    _decide(stage, namesake, (known.tag_number, "twice.different", "78-namesakes"), told)
    stage.picture("78-told-apart")
    checks["two men who look alike are no longer pointed at"] = not any(
        stage.do(lambda each=each: recorded_twice.suspected(workspace, each))
        for each in (person_id, namesake)
    )


def _recorded(stage: Stage, workspace: Workspace, fields: dict[str, str]) -> str:
    stage.clock.advance(minutes=5)
    draft = PersonDraft(intake.start(workspace).id, fields)
    return stage.do(lambda: intake.register(workspace, draft)).person_id


def _decide(
    stage: Stage, person_id: str, asked: tuple[str, str, str], told: dict[str, str]
) -> None:
    """Open a file, press what stands in the line that points at the other record, and answer its form."""
    number, word, picture = asked
    screen = stage.go(PeopleScreen, "people", person=person_id)
    spoken = f"{stage.desk.words(word)} {number}"
    lines = screen.file.other_records

    def pressed() -> list[Button]:
        return [each for each in lines.findChildren(Button) if each.accessibleName() == spoken]

    stage.wait_for(lambda: bool(pressed()))
    stage.picture(picture)
    pressed()[0].click()
    send(stage, screen, told)
