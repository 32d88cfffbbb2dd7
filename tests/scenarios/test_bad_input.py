"""What officers really type: novels and every script at once, in every field; kept whole or refused in words."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from casework import (
    complaints,
    custody_events,
    deaths,
    endings,
    escapes,
    legal_documents,
    paper,
    people,
    person_files,
    proceedings,
    property_custody,
    representatives,
    told_apart,
)
from casework.drafts import DocumentDraft
from casework.people import PeopleQuery
from casework.workspace import Workspace
from gui.messages import message_for
from gui.recording.act import Asked
from gui.recording.catalogue import ACTS
from gui.recording.fields import Asks, FormField
from models.clock import HandClock
from models.duties import DAY
from models.errors import (
    InputRefused,
    TooMuchAtOnce,
)
from models.records import RECORDS
from models.touched import Touched
from resources.words import SCREEN_LANGUAGES, words
from store import journal
from store.entry import MOST_BODY, decode_body
from store.unit_of_work import load
from tests.casework.people import MONEY, WATCH, a_person
from tests.casework.releases import let_go, ready
from tests.scenarios.test_custody import registered, state
from tests.scenarios.test_papers import text

NOVEL = "р 「漢」 ש\n" * 5000
EVERY_SCRIPT = "Ωмега-김 محمد משה 山本 ნინო Ñǅß"
KINDS = {record.kind: record for record in RECORDS}


def told(workspace: Workspace) -> escapes.Escape:
    return escapes.Escape(workspace.now(), workspace.now(), "CP Sudzha-2", "через вікно", "Гук")


def escaped(workspace: Workspace, person_id: str) -> None:
    escapes.escape(workspace, person_id, told(workspace))


def died(workspace: Workspace, person_id: str) -> None:
    report = deaths.DeathReport(workspace.now(), "x", "unknown", "", "unknown", "Гук")
    deaths.record_death(workspace, person_id, report)


def released(workspace: Workspace, person_id: str) -> None:
    let_go(workspace, person_id)


def paroled(workspace: Workspace, person_id: str) -> None:
    word = endings.Honour(workspace.now(), "Суми", "не залишати міста", "статут")
    endings.parole(workspace, person_id, word)


def with_another_power(workspace: Workspace, person_id: str) -> None:
    handing = endings.Handing("PL", workspace.now(), "Корчова", "угода 3", "Мельник", "Nowak")
    endings.hand_to_power(workspace, person_id, handing)


def complained(workspace: Workspace, person_id: str) -> None:
    complaints.ask(workspace, person_id, complaints.Asked("Лис", "ВСП", "made"))


def tried(workspace: Workspace, person_id: str) -> None:
    proceedings.open_proceeding(workspace, person_id, "disciplinary", {"charge": "x"})


def deposited(workspace: Workspace, person_id: str) -> None:
    paper_of_his = legal_documents.Deposited("will", "Лис", workspace.now())
    legal_documents.deposit(workspace, person_id, paper_of_his)


def represents(workspace: Workspace, person_id: str) -> None:
    representatives.choose(workspace, person_id, representatives.Choice("elected", workspace.now()))


def told_from_another(workspace: Workspace, person_id: str) -> None:
    told_apart.tell_apart(workspace, person_id, another(workspace), "брати")


def another(workspace: Workspace) -> str:
    return a_person(workspace, service_number="АБ-77").tag_number


BEFORE: dict[str, Callable[[Workspace, str], object]] = {
    "recapture": escaped,
    "told_apart_withdrawn": told_from_another,
    "escape_succeeded": escaped,
    "captured_again": released,
    "release": ready,
    "complaint_pass_on": complained,
    "proceeding_steps": tried,
    "death_examination": died,
    "death_account": died,
    "death_cause": died,
    "burial": died,
    "enquiry": died,
    "parole_end": paroled,
    "other_power_follow_up": with_another_power,
    "other_power_return": with_another_power,
    "representative_approved": represents,
    "representative_ended": represents,
    "legal_document_pass_on": deposited,
    "legal_document_correct": deposited,
}
"""What must have happened before an act has something to be about."""

CHOSEN = {"released_in_place", "judicial", "made"}


def kept_of(workspace: Workspace, touched: Touched) -> list[str]:
    """Every text of the records touched, and the reason of the entry."""
    assert touched.head
    with workspace.vault.read() as cursor:
        entry = journal.read(cursor, touched.head)
    assert entry
    assert entry.body
    return [
        decode_body(entry.body).reason,
        *(
            value
            for kind, ids in touched.records.items()
            for each in ids
            for value in load(workspace.vault, KINDS[kind], each).value.model_dump().values()
            if isinstance(value, str)
        ),
    ]


def value_of(field: FormField, typed: str, now: int) -> str | int | bool:
    if field.asks in (Asks.LINE, Asks.TEXT):
        return "" if field.name == "numbers" else typed  # numbers choose among notices
    if field.asks in (Asks.CHOICE, Asks.SELECT):
        keys = [choice.key for choice in field.choices if choice.key]
        return next((key for key in keys if key in CHOSEN), keys[0])
    if field.asks is Asks.CHECK:
        return True
    if field.asks is Asks.NUMBER:
        return 1
    if field.future:
        return now + DAY
    return 0 if field.optional and field.name.startswith("last_seen") else now


def typing() -> list[str]:
    asked = Asked(0, words("en"))
    texts = (Asks.LINE, Asks.TEXT)
    return sorted(
        key for key, act in ACTS.items() if any(each.asks in texts for each in act.fields(asked))
    )


@pytest.mark.parametrize("key", typing())
def test_a_novel_in_every_field_of_every_form_is_kept_whole(
    workspace: Workspace, hand: HandClock, key: str
) -> None:
    person_id = registered(workspace)
    hand.advance(hours=1)
    BEFORE.get(key, lambda *_: None)(workspace, person_id)
    hand.advance(hours=1)
    act, file = ACTS[key], person_files.open_file(workspace, person_id)
    if key == "bureau_acknowledged":
        ACTS["bureau_told"].call(workspace, (person_id,), {"way": "paper", "authenticated": "seal"})
    lines = [each.id for each in file.legal_documents]
    fields = act.fields(Asked(hand.now(), words("uk"), file, "".join(lines)))
    typed = {
        field.name: value_of(field, f"{number} {NOVEL}", hand.now())
        for number, field in enumerate(fields)
    }
    if key in {"recorded_twice", "told_apart"}:
        typed["number"] = another(workspace)
    touched = act.call(workspace, (person_id,), typed)
    kept = kept_of(workspace, touched)
    for name, value in typed.items():
        if isinstance(value, str) and len(value) > len(NOVEL):
            whole = " ".join(value.split())
            assert any(whole == " ".join(each.split()) for each in kept), name
    shown = person_files.open_file(workspace, person_id)
    assert shown.card.id == person_id


def test_a_novel_is_read_to_its_end_on_every_paper(workspace: Workspace, hand: HandClock) -> None:
    person_id = registered(workspace, items=(WATCH, MONEY), note="рядок\n" * 3000)
    property_custody.seal_packet(workspace, person_id, "0047")
    hand.advance(hours=1)
    novel = "п’ятитисячний рядок\n" * 5000 + "КІНЕЦЬ"
    report = deaths.DeathReport(hand.now(), novel, "illness", novel, "nobody", "Гук")
    deaths.record_death(workspace, person_id, report)
    for form in ("n2", "d1"):
        printed = paper.compose(workspace, form, (person_id,), "uk", "ru")
        assert "КІНЕЦЬ" in text(printed.pdf), form


@pytest.mark.parametrize("name", ["note", "home_address", "inform_address", "surname"])
def test_what_is_too_long_for_a_field_of_a_person_is_said_and_stays_typed(
    workspace: Workspace, name: str
) -> None:
    typed = NOVEL if name != "surname" else NOVEL.replace("\n", " ")
    with pytest.raises(InputRefused) as refused:
        a_person(workspace, **{name: typed})
    assert refused.value.problems == {name: "text.too_long"}
    person_id = a_person(workspace, note="рядок\n" * 2000).person_id
    file = person_files.open_file(workspace, person_id)
    assert file.fields["note"].count("\n") == 1999
    with pytest.raises(InputRefused) as refused:
        people.amend(workspace, file, {name: typed}, "за квитком")
    assert refused.value.problems == {name: "text.too_long"}


def test_more_than_a_bundle_can_carry_is_refused_and_nothing_is_half_saved(
    workspace: Workspace, hand: HandClock
) -> None:
    person_id = a_person(workspace).person_id
    with pytest.raises(TooMuchAtOnce):
        custody_events.record_event(
            workspace, person_id, "became_ill", hand.now(), "x", note="я" * MOST_BODY
        )
    assert state(workspace, person_id) == "collection_point"
    for language in SCREEN_LANGUAGES:
        said = message_for(TooMuchAtOnce(), words(language))
        assert said.happened
        assert said.saved
        assert said.next_step


def test_names_in_every_script_at_once_are_saved_found_and_printed(workspace: Workspace) -> None:
    papers_of_another = DocumentDraft(holder_as_printed=EVERY_SCRIPT, belongs="another")
    person_id = registered(
        workspace,
        surname=EVERY_SCRIPT,
        first_names=EVERY_SCRIPT,
        items=(replace(WATCH, description=EVERY_SCRIPT), MONEY),
        documents=(papers_of_another,),
    )
    property_custody.seal_packet(workspace, person_id, "0047")
    file = person_files.open_file(workspace, person_id)
    assert file.fields["surname"] == EVERY_SCRIPT
    for part in ("김", "محمد", "משה", "山本", "ნინო", "омега"):
        assert people.find(workspace, PeopleQuery(part)).ids == (person_id,), part
    for form in [form for form in paper.FORMS if form not in NEEDS_MORE]:
        for pair in (("uk", "ko"), ("fr", "ru")):
            printed = text(paper.compose(workspace, form, (person_id,), *pair).pdf)
            assert "김" in printed, form
            assert "山本" in printed, form


NEEDS_MORE = {"t0", "t1", "t2", "x1", "d1", "d1l", "r1", "r2l", "p2", "n3", "x3"}
"""Papers about a transfer, a station, a visit, an enquiry, a death or a decision; `tests/casework` composes them."""
