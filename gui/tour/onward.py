"""Second part of the tour: two to hospital, twenty-five to a camp, papers, reception with one missing."""

from dataclasses import dataclass, replace
from pathlib import Path

from casework import (
    capture_cards,
    counting,
    custody_events,
    departures,
    handover,
    packets,
    paper,
    property_custody,
    reception,
    registration,
    transfer_checks,
    transfers,
)
from casework.hands import Hand
from casework.paper_views import PaperPreview
from casework.transfers import TransferDraft
from casework.workspace import Workspace
from gui.tour.stage import Stage
from models.errors import AlreadyOnList, NotAllowedByArticle, StepBlocked
from models.touched import Touched
from models.transfer_facts import Override

CAMP = TransferDraft(
    reason="camp",
    destination="Табір «Захід-1»",
    destination_kind="camp",
    destination_address="Табір «Захід-1», поштова скринька 77, Львівська обл.",
    escort_name="Ткач О. О.",
    escort_rank="старший лейтенант",
    escort_unit="Військова служба правопорядку",
    escort_size="6",
    vehicle="AA 1234 BB, AA 5678 CC",
)
ESCORT = Hand(CAMP.escort_name, CAMP.escort_rank, CAMP.escort_unit)
"""Who signs for the sealed packets at the point, and gives them up at the camp."""

CAPTURED_BY = "82 одшбр"
"""The unit that captured them, whose people do not ask for complaints."""

UNASKED = Override("Бондаренко О. П., майор", "бригада відходить; не всіх встигли опитати")
"""Who answers for those that go to the camp without a number."""

HOSPITAL = "Військовий шпиталь № 5"
IN_HOSPITAL = (14, 21)
"""Places in the order of arrival of the two seriously wounded."""

ABSENT = 16
"""Place of the one who is not in the vehicle on arrival."""


@dataclass(slots=True)
class Told:
    """What the second part leaves behind."""

    transfer_id: str
    listed: tuple[str, ...]
    papers: list[str]
    refused: list[str]


def seal_property(stage: Stage, workspace: Workspace, ids: tuple[str, ...]) -> int:
    """Every person's held property into a sealed packet; gives the number of packets."""
    sealed = 0
    for person_id in ids:
        if property_custody.unsealed_ids(workspace, person_id):
            sealed += 1
            seal = f"00471{sealed:02}"
            stage.do(
                lambda person=person_id, seal=seal: property_custody.seal_packet(
                    workspace, person, seal
                )
            )
    return sealed


def two_to_hospital(stage: Stage, workspace: Workspace, ids: tuple[str, ...]) -> None:
    """The two seriously wounded are admitted to hospital and stay behind."""
    stage.clock.advance(hours=1)
    for place in IN_HOSPITAL:
        now = workspace.now()
        stage.do(
            lambda person=ids[place], now=now: custody_events.record_event(
                workspace, person, "admitted_to_hospital", now, HOSPITAL
            )
        )


def to_the_camp(
    stage: Stage, workspace: Workspace, ids: tuple[str, ...], to: Path, station: str
) -> Told:
    """Compose for the camp that is that `station`, check, seal, print and depart; every step is looked at."""
    listed = tuple(person for place, person in enumerate(ids) if place not in IN_HOSPITAL)
    draft = replace(CAMP, destination_station=station)
    transfer_id = stage.do(lambda: transfers.open_transfer(workspace, draft)).transfer_id
    told = Told(transfer_id, listed, [], [])
    stage.desk.go("transfers", transfer=transfer_id)
    stage.picture("20-transfer-opened")
    stage.do(lambda: transfers.add_people(workspace, transfer_id, listed))
    told.refused.append(_refused(lambda: transfers.add_people(workspace, transfer_id, listed[:1])))
    told.refused.append(_refused(lambda: departures.seal_list(workspace, transfer_id)))
    stage.picture("21-transfer-blocked")
    wounded = {listed[3], listed[7]}
    fit = tuple(person for person in listed if person not in wounded)
    stage.do(
        lambda: transfer_checks.set_fitness(
            workspace, transfer_id, fit, "fit", "Савченко І. В., лікар"
        )
    )
    stage.do(
        lambda: transfer_checks.set_fitness(
            workspace,
            transfer_id,
            tuple(wounded),
            "conditions",
            "Савченко І. В., лікар",
            "сидячи, перевʼязка щодня",
        )
    )
    sealed = seal_property(stage, workspace, ids)
    stage.do(lambda: handover.note_injuries(workspace, transfer_id, listed, "no"))
    told.refused.append(_refused(lambda: _ask(workspace, transfer_id, listed, CAPTURED_BY)))
    stage.do(lambda: _ask(workspace, transfer_id, listed, "Військова служба правопорядку"))
    stage.do(
        lambda: transfer_checks.give_notice(workspace, transfer_id, CAMP.destination_address, "ru")
    )
    stage.do(lambda: capture_cards.card_sent(workspace, listed, "agency"))
    stage.picture("22-transfer-ready")
    # One of them was never asked his name: a named officer answers for his going unregistered.
    told.refused.append(_refused(lambda: departures.seal_list(workspace, transfer_id)))
    stage.do(lambda: departures.seal_list(workspace, transfer_id, UNASKED))
    stage.picture("23-transfer-sealed")
    print_papers(stage, workspace, told, to)
    stage.clock.advance(hours=2)
    told.refused.append(_refused(lambda: departures.depart(workspace, transfer_id)))
    _count(stage, workspace, told, len(listed), counting.BEFORE_DEPARTURE)
    stage.do(lambda: packets.hand_over(workspace, transfer_id, ESCORT))
    stage.do(lambda: departures.depart(workspace, transfer_id))
    stage.picture("24-transfer-under-way")
    told.refused.append(str(sealed))
    return told


def _refused(act: object) -> str:
    try:
        if callable(act):
            act()
    except (AlreadyOnList, StepBlocked, NotAllowedByArticle) as refused:
        return type(refused).__name__
    return ""


def received(stage: Stage, workspace: Workspace, told: Told, to: Path) -> None:
    """Reception by hand in the camp's own register: every name ticked, one is missing; then closed."""
    stage.clock.advance(hours=8)
    transfer_id = told.transfer_id
    stage.desk.go("transfers", transfer=transfer_id)
    stage.do(
        lambda: reception.tick(
            workspace,
            transfer_id,
            told.listed[ABSENT],
            "absent",
            "не було у машині під час прибуття",
        )
    )
    stage.picture("25-transfer-reception")
    stage.do(lambda: reception.tick_all_present(workspace, transfer_id))
    stage.do(
        lambda: reception.arrive(workspace, transfer_id, "Гук В. В.", "капітан", "Табір «Захід-1»")
    )
    stage.picture("26-transfer-arrived")
    arrived = paper.compose(workspace, "t1", (transfer_id,), "uk", "en", arrived=True)
    keep(stage, workspace, arrived, told, to, "received")
    came = len(told.listed) - 1
    _count(stage, workspace, told, came, counting.ON_ARRIVAL)
    stage.do(lambda: handover.receive_as_released(workspace, transfer_id))
    stage.do(
        lambda: handover.ask_complaints(
            workspace,
            transfer_id,
            tuple(person for person in told.listed if person != told.listed[ABSENT]),
            handover.Asked("Гнатюк О. С., лікар", "Табір «Захід-1»"),
            handover.Side.RECEIVES,
        )
    )
    told.refused.append(_refused(lambda: reception.close(workspace, transfer_id)))
    stage.picture("27a-transfer-packets")
    stage.do(lambda: packets.receive(workspace, transfer_id, ESCORT))
    stage.do(lambda: reception.close(workspace, transfer_id))
    stage.picture("27-transfer-closed")


def register(
    stage: Stage, workspace: Workspace, ids: tuple[str, ...], checks: dict[str, bool]
) -> None:
    """Everybody is told his rights and has papers; whoever was asked the five items is given his number."""
    refused = _refused(lambda: registration.register_people(workspace, ids))
    checks["nobody is registered without papers and rights"] = refused == "StepBlocked"
    stage.do(lambda: registration.issue_identity_documents(workspace, ids))
    explained = registration.Explained("ru", interpreter="Гнатюк О.")
    stage.do(lambda: registration.explain_rights(workspace, ids, explained))
    ready = tuple(
        each.person_id
        for each in stage.do(lambda: registration.missing_for(workspace, ids))
        if not each.missing
    )
    stage.do(lambda: registration.register_people(workspace, ready))


def _ask(workspace: Workspace, transfer_id: str, ids: tuple[str, ...], unit: str) -> Touched:
    asked = handover.Asked("лейтенант Савченко", unit)
    return handover.ask_complaints(workspace, transfer_id, ids, asked)


def _count(stage: Stage, workspace: Workspace, told: Told, number: int, which: str) -> None:
    for counter in ("старшина Мороз", "сержант Бойко"):
        stage.do(
            lambda counter=counter: counting.count(
                workspace, told.transfer_id, counter, number, which
            )
        )


def print_papers(stage: Stage, workspace: Workspace, told: Told, to: Path) -> None:
    """Every form, filled and blank, in language pairs that are used."""
    transfer_id, listed = told.transfer_id, told.listed
    korean, russian = listed[20], listed[0]
    wanted = (
        ("t1", (transfer_id,), ("uk", "en")),
        ("t1", (transfer_id,), ("fr", "ru")),
        ("t2", (transfer_id, russian), ("uk", "ru")),
        ("t2", (transfer_id, korean), ("uk", "ko")),
        ("k1", listed, ("uk", "en")),
        ("b1", (russian,), ("uk", "ru")),
        ("b2", (korean,), ("uk", "ko")),
        ("p1", (russian,), ("uk", "ru")),
    )
    for form, subjects, pair in wanted:
        preview = stage.do(
            lambda form=form, subjects=subjects, pair=pair: paper.compose(
                workspace, form, subjects, *pair
            )
        )
        keep(stage, workspace, preview, told, to, f"{pair[0]}-{pair[1]}")
    for form in paper.FORMS:
        blank = stage.do(
            lambda form=form: paper.compose(workspace, form, (), "uk", "en", blank=True)
        )
        keep(stage, workspace, blank, told, to, "blank")


def keep(
    stage: Stage, workspace: Workspace, preview: PaperPreview, told: Told, to: Path, mark: str
) -> None:
    """Write a paper into the folder and journal it; its name tells form and number, never a person."""
    folder = to / "papers"
    folder.mkdir(exist_ok=True)
    name = "-".join(part for part in (preview.form, preview.number, mark) if part)
    (folder / f"{name}.pdf").write_bytes(preview.pdf)
    stage.do(lambda: paper.issue(workspace, preview, "pdf"))
    told.papers.append(f"papers/{name}.pdf")
