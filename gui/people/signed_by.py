"""What dialogs about money and property ask of signatures, and what was typed there; refuses to judge it."""

from collections.abc import Mapping

from casework.hands import Hand
from casework.signing import Request, Signing
from casework.views import PersonFile
from gui.kit.values import Choice
from gui.people.form_dialog import Asked
from models.money import Countersigned, RequestSigned
from resources.words import Words

Typed = Mapping[str, str]
_SECOND_ROW, _REQUEST_ROW = 2, 3
_HAND = ("name", "rank", "unit")


def signing(file: PersonFile, words: Words) -> tuple[Asked, ...]:
    """Who countersigned an entry; the representative's name stands there beforehand."""
    known = file.representative_here
    choices = tuple(
        Choice(each.value, words(f"countersigned.{each.value}")) for each in Countersigned
    )
    return (
        Asked("countersigned", words("account_entry.countersigned"), choices=choices),
        Asked(
            "countersigned_by",
            words("account_entry.representative"),
            known.acts_as if known else "",
        ),
    )


def signing_of(typed: Typed) -> Signing:
    """Who countersigned."""
    how = typed["countersigned"]
    # The name stands there beforehand; it says something only where he signed.
    return Signing(how, typed["countersigned_by"] if how == Countersigned.REPRESENTATIVE else "")


def request(words: Words) -> tuple[Asked, ...]:
    """The day of the request he signed, and before whom he made his mark where he did not."""
    return tuple(
        Asked(name, words(f"account_entry.{name}"), row=_REQUEST_ROW)
        for name in ("requested_on", "request_witness")
    )


def request_of(typed: Typed) -> Request:
    """His written request, empty where it was not asked for; a witness there is of a mark alone."""
    day, witness = typed.get("requested_on", ""), typed.get("request_witness", "")
    signed = RequestSigned.MARKED if witness else RequestSigned.SIGNED if day else ""
    return Request(day, signed, witness)


def second_officer(words: Words) -> tuple[Asked, ...]:
    """Who opens a sealed packet with the officer who is here."""
    return tuple(
        Asked(f"second_{name}", words(f"second_officer.{name}"), row=_SECOND_ROW) for name in _HAND
    )


def second_of(typed: Typed) -> Hand:
    """The second officer."""
    return Hand(*(typed.get(f"second_{name}", "") for name in _HAND))
