"""Invented people with valid defaults, as officers would type them."""

from casework import intake, own_officers
from casework.drafts import DocumentDraft, ItemDraft, PersonDraft
from casework.intake import Registered
from casework.workspace import Workspace

START = 1_794_900_000_000
"""2026-11-17 07:20 UTC."""

STATION = {
    "authority": "Збройні Сили України",
    "station_name": "CP Sudzha-2",
    "station_code": "SUD2",
    "unit": "82 одшбр",
    "officer_name": "Коваль М. І.",
    "officer_rank": "сержант",
    "passphrase": "seven lanterns on the wet bridge",
}

WATCH = ItemDraft("valuables", description="Часы", condition="целые", reason="безпека")
MONEY = ItemDraft(
    "money",
    currency="RUB",
    amount="12400",
    denominations="2x5000 4x500 4x100",
    ordering_officer="Бондаренко О. П.",
    ordering_rank="майор",
    ordering_unit="82 одшбр",
)


def a_draft(
    workspace: Workspace,
    *,
    items: tuple[ItemDraft, ...] = (),
    documents: tuple[DocumentDraft, ...] = (),
    **fields: str,
) -> PersonDraft:
    known = {
        "surname": "Мельников",
        "first_names": "Игорь",
        "patronymic": "Павлович",
        "rank": "старший сержант",
        "born": "1988-09-30",
        "service_number": "АБ-200201",
        "power": "RU",
        "language": "ru",
        "captured_on": "2026-11-17",
        "captured_time": "04:30",
        "captured_place": "Суджа",
        "health": "not_wounded",
    } | fields
    start = intake.start(workspace)
    return PersonDraft(start.id, known, items, documents)


def a_person(
    workspace: Workspace,
    *,
    items: tuple[ItemDraft, ...] = (),
    documents: tuple[DocumentDraft, ...] = (),
    **fields: str,
) -> Registered:
    return intake.register(
        workspace, a_draft(workspace, items=items, documents=documents, **fields)
    )


def given(workspace: Workspace, roles: str) -> None:
    """Let the officer who is here have these roles alone, though nobody else commands."""
    me = workspace.officer
    with workspace.vault.write() as cursor:
        own_officers.keep(cursor, own_officers.OwnOfficer(me.id, me.slot_id, roles))
