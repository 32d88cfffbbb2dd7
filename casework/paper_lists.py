"""Filling lists about many of one station: X1, M5, D1L, R2L; refuses whoever another station answers for.

Each is read in a few questions for thousands of people; what is not recorded is a line to write on.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal

from sqlmodel import col, select

from casework import roll_calls
from casework.known_deaths import KnownDeath, known_deaths
from casework.paper_notices import cause_of, cremation_of, officer_of, power_of
from casework.paper_values import given, identity_of, local_day, moment, word
from casework.person_cards import number_of
from casework.statements import printed
from casework.workspace import Workspace
from models.custody import ENDED, HELD, State
from models.money import EntryKind, balances, written
from models.roll_calls import Found
from models.tables import (
    AccountEntryRow,
    PersonRow,
    StandingRow,
)
from papers.content.answers import BLANK, Given, Issue, Signatory, Word
from papers.content.endings import ClosingLine, ClosingListContent, DeathLine, DeathListContent
from papers.content.medical import InspectionContent, InspectionLine
from papers.content.roll_call import RollCallContent, RollCallLine, StrengthLine
from papers.form import Content
from resources.words import words

_Stood = tuple[PersonRow, StandingRow]


def roll_call_content(
    workspace: Workspace, issue: Issue, subject_ids: Sequence[str]
) -> RollCallContent:
    """X1: who should be there, in what state how many; `subject_ids` of two name the roll-call it is the sheet of.

    Both numbers stand on it once two have counted, so that the second counts himself.
    """
    people = _standing(workspace, HELD)
    sheet = roll_calls.view(workspace, subject_ids[0]) if len(subject_ids) > 1 else None
    return RollCallContent(
        issue,
        lines=tuple(_called(person, stood) for person, stood in people),
        strength=_strength(stood.state for _, stood in people),
        first_counter=Signatory(sheet.first_counter) if sheet else Signatory(),
        second_counter=Signatory(sheet.second_counter) if sheet else Signatory(),
        officer=officer_of(workspace),
        called_at=given(moment(sheet.called_at, workspace.offset_minutes())) if sheet else BLANK,
        place=Given(sheet.place if sheet else workspace.station.name),
        occasion=BLANK,
        expected=str(sum(stood.state in roll_calls.COUNTED for _, stood in people)),
        counted_first=_number(sheet.first if sheet else None),
        counted_second=_number(sheet.second if sheet else None),
        mismatches=_missing(issue, sheet) if sheet else (),
    )


def _called(person: PersonRow, stood: StandingRow) -> RollCallLine:
    here = stood.state in roll_calls.COUNTED
    return RollCallLine(
        identity_of(person),
        given(number_of(person)),
        quarters=BLANK,
        where_now=BLANK if here else Word(f"state.{stood.state}", stood.place),
    )


def _strength(states: Iterable[str]) -> tuple[StrengthLine, ...]:
    counted: defaultdict[str, int] = defaultdict(int)
    for state in states:
        counted[state] += 1
    return tuple(
        StrengthLine(Word(f"state.{state}"), Given(str(counted[state])))
        for state in State
        if counted[state]
    )


def _number(counted: int | None) -> str:
    return "" if counted is None else str(counted)


def _missing(issue: Issue, sheet: roll_calls.RollCallView) -> tuple[str, ...]:
    said = {
        found: " · ".join(
            dict.fromkeys(words(each)(f"roll_call.{found}") for each in issue.languages)
        )
        for found in (Found.MISSING, Found.FOUND)
    }
    return tuple(
        f"{line.person.tag_number} {line.person.name_native}: {said[Found(line.found)]}. {line.note}"
        for line in sheet.lines
        if line.found in said
    )


def inspection_content(
    workspace: Workspace, issue: Issue, _subject_ids: Sequence[str]
) -> InspectionContent:
    """M5: everybody held here, to be inspected and weighed; what is found is written by hand (art. 31)."""
    return InspectionContent(
        issue,
        lines=tuple(
            InspectionLine(identity_of(person), given(number_of(person)))
            for person, _ in _standing(workspace, HELD)
        ),
        inspected_at=BLANK,
        place=Given(workspace.station.name),
    )


def death_list_content(
    workspace: Workspace, issue: Issue, _subject_ids: Sequence[str]
) -> DeathListContent:
    """D1L: all who died in the hands of this station, with what art. 120(2) asks for, the earliest first."""
    people = {person.id: person for person, _ in _standing(workspace, {State.DIED})}
    known = sorted(
        known_deaths(workspace, tuple(people)).values(),
        key=lambda each: (each.event.occurred_at, each.record.id),
    )
    return DeathListContent(
        issue,
        tuple(
            _dead(people[each.record.person_id], each, workspace.offset_minutes()) for each in known
        ),
        officer=officer_of(workspace),
    )


def _dead(person: PersonRow, known: KnownDeath, offset: int) -> DeathLine:
    death, event = known.record, known.event
    examined = (moment(death.examined_at, offset), death.examined_rank, death.examined_by)
    return DeathLine(
        identity_of(person),
        pow_number=given(number_of(person)),
        power=power_of(person),
        died_at=given(moment(event.occurred_at, offset)),
        place_of_death=given(event.place),
        cause=cause_of(death.cause_kind, death.cause),
        examined=given(" ".join(filter(None, examined))),
        buried_at=given(moment(death.buried_at, offset)),
        place_of_burial=given(death.burial_place),
        grave=given(death.grave),
        cremation=cremation_of(death, death.ashes_kept),
    )


def closing_list_content(
    workspace: Workspace, issue: Issue, subject_ids: Sequence[str]
) -> ClosingListContent:
    """R2L: all whose captivity ended here, one line for each currency of their balances (art. 66(2)).

    `subject_ids` of two name first the Power the list is for: the list goes to the government of those on it.
    """
    power = subject_ids[0] if len(subject_ids) > 1 else ""
    people = [
        (person, stood)
        for person, stood in _standing(workspace, ENDED)
        if not power or person.power == power
    ]
    due, stated = _due(workspace), _statements(workspace, people)
    offset = workspace.offset_minutes()
    ended = sorted(stood.since for _, stood in people)
    period = [local_day(each, offset) for each in (*ended[:1], *ended[-1:])]
    return ClosingListContent(
        issue,
        tuple(
            ClosingLine(
                identity_of(person),
                pow_number=given(number_of(person)),
                ended_by=Word(f"state.{stood.state}"),
                ended_at=given(local_day(stood.since, offset)),
                balance=balance,
                currency=currency,
                statement=given(stated.get(person.id, "")),
            )
            for person, stood in people
            for currency, balance in due.get(
                person.id, [(workspace.station.currency, written(Decimal(0)))]
            )
        ),
        officer=officer_of(workspace),
        power=word(f"country.{power.lower()}", power),
        period=given(" – ".join(dict.fromkeys(period))),
    )


def powers_of_ended(workspace: Workspace) -> tuple[str, ...]:
    """The Powers on which those depend whose captivity ended here: each is sent a list of its own."""
    return tuple(sorted({person.power for person, _ in _standing(workspace, ENDED)}))


def _due(workspace: Workspace) -> dict[str, list[tuple[str, str]]]:
    """Person → what is due to him in each currency: what was certified at closing is due, not zero."""
    entries: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    with workspace.vault.session() as session:
        for person_id, currency, amount in session.exec(
            select(AccountEntryRow.person_id, AccountEntryRow.currency, AccountEntryRow.amount)
            .join(StandingRow, col(StandingRow.person_id) == AccountEntryRow.person_id)
            .where(
                AccountEntryRow.entry != EntryKind.CLOSING.value,
                col(StandingRow.state).in_(ENDED),
                StandingRow.station_id == workspace.station.id,
            )
        ):
            entries[person_id].append((currency, amount))
    return {
        person_id: [(currency, written(amount)) for currency, amount in found.items()]
        for person_id, each in entries.items()
        if (found := balances(each))
    }


def _statements(workspace: Workspace, people: Iterable[_Stood]) -> dict[str, str]:
    """Person → the number of his statement of account; one that is older than the account is none."""
    with workspace.vault.read() as cursor:
        found = printed(cursor, [person.id for person, _ in people])
    return {person_id: f"R2 {each.number}" for person_id, each in found.items() if each.says_all}


def _standing(workspace: Workspace, states: Iterable[State]) -> list[_Stood]:
    """Those in these states for whom this station answers, by name."""
    with workspace.vault.session() as session:
        return list(
            session.exec(
                select(PersonRow, StandingRow)
                .join(StandingRow, col(StandingRow.person_id) == PersonRow.id)
                .where(
                    StandingRow.station_id == workspace.station.id,
                    col(StandingRow.state).in_([each.value for each in states]),
                )
                .order_by(col(StandingRow.name_key), col(PersonRow.id))
            ).all()
        )


OF_STATION: dict[str, Callable[[Workspace, Issue, tuple[str, ...]], Content]] = {
    "x1": roll_call_content,
    "m5": inspection_content,
    "d1l": death_list_content,
    "r2l": closing_list_content,
}
"""Form → what fills it from a station."""
