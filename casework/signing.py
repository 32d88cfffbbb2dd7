"""What a prisoner put his name to for an entry of his account: the entry itself, and the written request behind it.

Every entry is countersigned (GC III art. 65). Foreign money is changed at his request alone (art. 18(4), 64); what is
paid to others goes out on a dated order that he signed, or marked before a witness (art. 63(3), 64, Annex V). Refuses
to take any of it for granted.
"""

from dataclasses import dataclass

from casework import remarks
from casework.hands import cleaned_line
from casework.workspace import Workspace
from models.clock import to_datetime
from models.errors import InputRefused
from models.money import REQUESTED, Countersigned, EntryKind, RequestSigned
from models.partial_date import DateRefusedError


@dataclass(frozen=True, slots=True)
class Signing:
    """Who countersigned an entry (art. 65): `how` is a word of `Countersigned`, `name` the representative's."""

    how: str = Countersigned.PRISONER.value
    name: str = ""

    def cleaned(self) -> "Signing":
        """The same, cleaned.

        Raises:
            InputRefused: nobody countersigned, or the representative has no name.
        """
        if self.how not in Countersigned.__members__.values():
            raise InputRefused({"countersigned": "accounts.needs_countersigned"})
        name = cleaned_line(self.name)
        if self.how == Countersigned.REPRESENTATIVE and not name:
            raise InputRefused({"countersigned_by": "accounts.needs_representative"})
        return Signing(self.how, name)


@dataclass(frozen=True, slots=True)
class Request:
    """His written request as typed: the day he dated it, how he signed (`RequestSigned`), who witnessed his mark."""

    on: str = ""
    signed: str = ""
    witness: str = ""

    def fields(self, workspace: Workspace, kind: EntryKind) -> dict[str, str]:
        """Its fields of an entry of this kind; of one that needs none, what was typed of it.

        Raises:
            InputRefused: the kind needs it and its whole date, signature or the witness of a mark is missing; or the
                date is none or still to come.
        """
        needed = kind in REQUESTED
        problems: dict[str, str] = {}
        day = ""
        try:
            today = to_datetime(workspace.now(), workspace.offset_minutes()).date()
            found = remarks.date_of(self.on, today)
        except DateRefusedError as refused:
            problems["requested_on"] = refused.fault.value
        else:
            day = found.iso() if found else ""
            whole = found is not None and found.day is not None and not found.estimated
            if not whole and (needed or found):
                problems["requested_on"] = "accounts.needs_request"
        signed = self.signed if self.signed in RequestSigned.__members__.values() else ""
        witness = cleaned_line(self.witness)
        if needed and not signed and not problems:
            problems["request_signed"] = "accounts.needs_request_signed"
        if signed == RequestSigned.MARKED and not witness:
            problems["request_witness"] = "accounts.needs_witness"
        if problems:
            raise InputRefused(problems)
        return {"requested_on": day, "request_signed": signed, "request_witness": witness}


BY_HIMSELF = Signing()
NO_REQUEST = Request()
