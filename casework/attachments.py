"""Files that belong to a person or a transfer: the photograph of an object, the scan of a signed form.

The record says what a file is and names it by the hash of its content; the content lies in pieces beside the
journal and travels apart from the entries. What was attached by mistake is withdrawn with a reason, and a copy that
leaves the register is recorded as a printing is. Whoever attaches, looks, copies and takes back must see photographs
(field class P): one rule for all of it. Refuses what was not drawn anew (`casework.pictures`), so that no
camera's coordinates leave, and what is too large for a stick at the front.
"""

from dataclasses import dataclass
from hashlib import sha256

from casework import access
from casework.pictures import Drawn
from casework.registers import clean
from casework.workspace import Workspace
from models.attached import AttachmentAct
from models.errors import InputRefused, RecordMissing
from models.field_classes import FieldClass
from models.ids import new_id
from models.records import Attachment, AttachmentEvent, Person, Transfer
from models.tables import AttachmentRow
from models.touched import Touched
from store import pieces

MOST_BYTES = 20 << 20
"""Bytes of one file: a photograph drawn anew has 1 to 4 million, a scanned form of many pages about as many."""

_SUBJECTS = {Person.kind, Transfer.kind}
_OF_SUBJECT = (
    f"SELECT a.id, a.title, a.media_type, a.size, coalesce(f.held, 0) FROM {Attachment.kind} a"
    " LEFT JOIN file f ON f.hash = unhex(a.digest) WHERE a.subject_id = ?"
    f" AND a.id NOT IN ({pieces.WITHDRAWN}) ORDER BY a.id"
)


@dataclass(frozen=True, slots=True)
class AttachmentView:
    """One attached file; `held` of its `size` bytes have come so far."""

    id: str
    title: str
    media_type: str
    size: int
    held: int


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that was attached."""

    attachment_id: str
    touched: Touched


def may_attach(workspace: Workspace) -> bool:
    """Whether photographs and scans are for the officer who is here: to attach, to see and to take back."""
    return access.sees(workspace, FieldClass.P)


@access.needs(FieldClass.P)
def attach(
    workspace: Workspace, subject_kind: str, subject_id: str, drawn: Drawn, title: str
) -> Attached:
    """Attach a photograph or a scan to a person or a transfer.

    Raises:
        InputRefused: it is larger than `MOST_BYTES`, or has no title.
        NotYourRole: photographs and scans are not for the officer who is here.
        ValueError: nothing is attached to that kind of record.
    """
    content = drawn.content
    if subject_kind not in _SUBJECTS:
        raise ValueError(subject_kind)
    problems: dict[str, str] = {}
    if not 0 < len(content) <= MOST_BYTES:
        problems["content"] = "attachment.size"
    if not clean(title):
        problems["title"] = "register.needed"
    if problems:
        raise InputRefused(problems)
    attachment_id = new_id(workspace.clock)
    with workspace.edit("attachment.add") as record:
        pieces.add(record.cursor, content, subject_id)
        record.add(
            Attachment(
                id=attachment_id,
                subject_kind=subject_kind,
                subject_id=subject_id,
                digest=sha256(content).hexdigest(),
                size=len(content),
                media_type=drawn.media_type,
                title=clean(title),
            )
        )
    return Attached(attachment_id, record.touched)


def withdraw(workspace: Workspace, attachment_id: str, reason: str) -> Touched:
    """Take back a file that was attached by mistake: it is shown to nobody any more, and goes to nobody else.

    The record stays with the reason, the content until what is kept of this person may be shed.

    Raises:
        InputRefused: no reason was given.
        NotYourRole: photographs and scans are not for the officer who is here.
        RecordMissing: there is no such attachment, or it was withdrawn.
    """
    why = clean(reason)
    if not why:
        raise InputRefused({"reason": "people.reason_needed"})
    return _happened(workspace, attachment_id, AttachmentAct.WITHDRAWN, why)


def note_copy(workspace: Workspace, attachment_id: str) -> Touched:
    """Record that a copy was saved outside the register: which file, by whom, when; not where.

    Raises:
        NotYourRole, RecordMissing: as `withdraw`.
    """
    return _happened(workspace, attachment_id, AttachmentAct.COPIED)


def _happened(
    workspace: Workspace, attachment_id: str, act: AttachmentAct, reason: str = ""
) -> Touched:
    row = _standing(workspace, attachment_id)
    with workspace.edit(f"attachment.{act}", reason=reason) as record:
        record.add(
            AttachmentEvent(
                id=new_id(workspace.clock),
                attachment_id=attachment_id,
                subject_kind=row.subject_kind,
                subject_id=row.subject_id,
                event=act,
                occurred_at=workspace.now(),
                reason=reason,
            )
        )
    return record.touched


def attachments(workspace: Workspace, subject_id: str) -> tuple[AttachmentView, ...]:
    """The files of a person or a transfer in the order they were attached, with how much of each is held.

    Nothing for whom photographs and scans are not: that there is one is not told either.
    """
    if not may_attach(workspace):
        return ()
    with workspace.vault.read() as cursor:
        cursor.execute(_OF_SUBJECT, (subject_id,))
        return tuple(AttachmentView(*row) for row in cursor.fetchall())


def content_of(workspace: Workspace, attachment_id: str) -> bytes | None:
    """The whole content, or nothing while some of it has not come.

    Raises:
        NotYourRole: photographs and scans are not for the officer who is here.
        RecordMissing: there is no such attachment, or it was withdrawn.
    """
    row = _standing(workspace, attachment_id)
    with workspace.vault.read() as cursor:
        return pieces.read(cursor, bytes.fromhex(row.digest))


def _standing(workspace: Workspace, attachment_id: str) -> AttachmentRow:
    """An attachment that was not withdrawn, for an officer who may look at it."""
    access.require(workspace, FieldClass.P)
    with workspace.vault.session() as session:
        row = session.get(AttachmentRow, attachment_id)
    with workspace.vault.read() as cursor:
        cursor.execute(f"SELECT ? IN ({pieces.WITHDRAWN})", (attachment_id,))
        if row is None or cursor.fetchone()[0]:
            raise RecordMissing(Attachment.kind)
    return row
