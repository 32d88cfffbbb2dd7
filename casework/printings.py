"""The papers that were issued about a person or a transfer; refuses to issue any (`casework.paper` does)."""

from sqlmodel import col, select

from casework.views import PrintingView
from casework.workspace import Workspace
from models.tables import PrintingRow


def printings_of(workspace: Workspace, subject_id: str) -> tuple[PrintingView, ...]:
    """Every paper issued about this subject, the newest first."""
    with workspace.vault.session() as session:
        rows = session.exec(
            select(PrintingRow)
            .where(PrintingRow.subject_id == subject_id)
            .order_by(col(PrintingRow.printed_at).desc(), col(PrintingRow.id).desc())
        ).all()
    return tuple(
        PrintingView(
            row.id,
            row.form,
            row.number,
            row.first_language,
            row.second_language,
            row.pages,
            row.printed_at,
            row.way,
            row.digest,
        )
        for row in rows
    )
