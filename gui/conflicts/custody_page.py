"""The page of accounts of where somebody is: side by side, and every order that is possible; refuses to know Qt."""

from collections.abc import Mapping, Sequence

from casework.conflict_views import AccountEvent, CustodyConflict, CustodyWay
from gui.conflicts import telling
from gui.conflicts.values import Account, Page, Pair, Part
from gui.kit.values import Choice
from gui.people.presenter import facet_word, when_exactly
from gui.people.wording import event_word
from resources.words import Words


def page(conflict: CustodyConflict, words: Words) -> Page:
    """The page of one person's custody."""
    events = {event.id: event for account in conflict.accounts for event in account}
    agreed = words("conflicts.agreed_nothing")
    if conflict.after:
        when = when_exactly(conflict.after.occurred_at, words)
        agreed = words("conflicts.agreed", event=_event(conflict.after, words), when=when)
    keys = {way.account: way.key for way in conflict.ways if way.settling == "keep"}
    unreached = conflict.dispute == "unreached"
    return Page(
        key=conflict.line.key,
        title=words("conflicts.custody"),
        subject=telling.about(conflict, words),
        step="",
        intro=words(f"conflicts.dispute.{conflict.dispute}"),
        agreed="" if unreached else agreed,
        accounts=tuple(
            _account("" if unreached else keys.get(place, ""), account, conflict, words)
            for place, account in enumerate(conflict.accounts)
        ),
        others=tuple(_others(conflict, events, words)),
        typed="",
        offered=(),
        opens=telling.opens(conflict.line),
        open_word=telling.open_word(conflict.line, words),
        rest_title=words("conflicts.rest"),
        rest=telling.rest(conflict, words),
    )


def _account(
    key: str, events: Sequence[AccountEvent], conflict: CustodyConflict, words: Words
) -> Account:
    title = event_word(events[0].event, words)
    pick = "conflicts.account_right" if conflict.dispute == "fork" else "conflicts.event_right"
    told = ". ".join(
        f"{_event(event, words)}, {telling.names((event.writer,), words)}" for event in events
    )
    return Account(
        key=key,
        title=title,
        pick=words(pick),
        spoken=words("conflicts.spoken", what=words(pick), value=title, who=told),
        parts=tuple(
            Part(event_word(event.event, words) if place else "", _happened(event, words))
            for place, event in enumerate(events)
        ),
    )


def _happened(event: AccountEvent, words: Words) -> tuple[Pair, ...]:
    told = [(words("conflicts.happened"), when_exactly(event.occurred_at, words))]
    if event.place:
        told.append((words("conflicts.place"), event.place))
    if event.transfer:
        told.append((words("conflicts.list_number"), event.transfer))
    if event.note:
        told.append((words("people.event_note"), event.note))
    return (*told, *telling.wrote(event.writer, words))


def _others(
    conflict: CustodyConflict, events: Mapping[str, AccountEvent], words: Words
) -> Sequence[Choice]:
    found: list[Choice] = []
    for way in conflict.ways:
        warning = words("conflicts.against_times") if way.against_times else ""
        if way.sequence:
            told = _in_turn([_event(events[each], words) for each in way.sequence], words)
            found.append(Choice(way.key, words("conflicts.both", events=told), warning))
        elif conflict.dispute == "unreached":
            told = _in_turn([_event(each, words) for each in conflict.accounts[0]], words)
            found.append(Choice(way.key, words("conflicts.as_first", events=told)))
        elif way.account < 0:
            found.append(Choice(way.key, words("conflicts.none_right")))
    return found


def _in_turn(events: Sequence[str], words: Words) -> str:
    told = events[0] if events else "–"
    for event in events[1:]:
        told = words("conflicts.then", first=told, second=event)
    return told


def _event(event: AccountEvent, words: Words) -> str:
    word = event_word(event.event, words)
    return f"{word} ({event.place})" if event.place else word


def consequence(conflict: CustodyConflict, key: str, words: Words) -> str:
    """Where every register will show him; nothing while nothing is chosen."""
    way = next((way for way in conflict.ways if way.key == key), None)
    return _result(way, words) if way else ""


def _result(way: CustodyWay, words: Words) -> str:
    state = facet_word("state", way.state, words) if way.state else "–"
    parts = [part for part in (state, way.place) if part]
    if way.since:
        parts.append(words("today.since", when=when_exactly(way.since, words)))
    told = words("conflicts.will_stand", state=" · ".join(parts))
    how = words("conflicts.will_order" if way.sequence else "conflicts.will_withdraw")
    after = words("conflicts.will_remain") if way.open_after else ""
    return f"{told} {how} {after}".strip()
