"""From an error to three sentences: what happened, what was saved, what to do now.

The one place where errors get words. Refuses values of people: only the facts an error carries about
the program (a device, a format, an article) ever enter a sentence.
"""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from gui.kit.values import Message, Tone
from gui.last_resort import Fault
from models import errors
from models.clock import local_offset_minutes, to_datetime
from models.errors import SafeConductError
from resources.words import Words

STEMS: Mapping[type[SafeConductError], str] = {
    errors.SafeConductError: "error.unforeseen",
    errors.VaultError: "error.vault",
    errors.WrongPassphrase: "error.wrong_passphrase",
    errors.VaultMissing: "error.vault_missing",
    errors.VaultExists: "error.vault_exists",
    errors.VaultDamaged: "error.vault_damaged",
    errors.VaultTooNew: "error.vault_too_new",
    errors.VaultInUse: "error.vault_in_use",
    errors.VaultLocked: "error.vault_locked",
    errors.DiskFull: "error.disk_full",
    errors.DiskReadOnly: "error.disk_read_only",
    errors.JournalError: "error.journal",
    errors.ChainBroken: "error.chain_broken",
    errors.RecordMissing: "error.record_missing",
    errors.FactIsFinal: "error.fact_is_final",
    errors.TooMuchAtOnce: "error.too_much_at_once",
    errors.CaseworkError: "error.casework",
    errors.InputRefused: "error.input_refused",
    errors.StepBlocked: "error.step_blocked",
    errors.NotAllowedByArticle: "error.not_allowed",
    errors.AlreadyOnList: "error.already_on_list",
    errors.TransitionRefused: "error.transition_refused",
    errors.RecordSetAside: "error.record_set_aside",
    errors.NotYourRole: "error.not_your_role",
    errors.TrustError: "error.trust",
    errors.DeviceUnknown: "error.device_unknown",
    errors.DeviceRevoked: "error.device_revoked",
    errors.DeviceNotValid: "error.device_not_valid",
    errors.AuthorityForeign: "error.authority_foreign",
    errors.RosterExpired: "error.roster_expired",
    errors.RosterRolledBack: "error.roster_rolled_back",
    errors.SignatureInvalid: "error.signature_invalid",
    errors.EnrolmentRefused: "error.enrolment_refused",
    errors.BundleError: "error.bundle",
    errors.BundleTooLarge: "error.bundle_too_large",
    errors.BundleNotForUs: "error.bundle_not_for_us",
    errors.BundleDamaged: "error.bundle_damaged",
    errors.BundleTooNew: "error.bundle_too_new",
    errors.CarrierError: "error.carrier",
    errors.MediumRemoved: "error.medium_removed",
    errors.MediumFull: "error.medium_full",
    errors.MediumReadOnly: "error.medium_read_only",
    errors.MediumBroken: "error.medium_broken",
    errors.HubUnreachable: "error.hub_unreachable",
    errors.HubBusy: "error.hub_busy",
    errors.HubStrange: "error.hub_strange",
    errors.PaperError: "error.paper",
    errors.PrinterMissing: "error.printer_missing",
    errors.PaperNotSaved: "error.paper_not_saved",
    errors.Interrupted: "error.interrupted",
}
"""Every error and the stem of its three word keys (`….happened`, `….saved`, `….next`)."""

PARTS = ("happened", "saved", "next")

_GENTLE = (
    errors.CaseworkError,
    errors.WrongPassphrase,
    errors.VaultLocked,
    errors.CarrierError,
    errors.BundleNotForUs,
    errors.Interrupted,
)


def message_for(error: SafeConductError | Fault, words: Words) -> Message:
    """What to say about an error."""
    if isinstance(error, Fault):
        facts: dict[str, object] = {"code": error.code, "places": " · ".join(error.places[-3:])}
        return _message("error.unforeseen", facts, words, Tone.DANGER)
    stem = next(STEMS[kind] for kind in type(error).__mro__ if kind in STEMS)
    tone = Tone.WARN if isinstance(error, _GENTLE) else Tone.DANGER
    return _message(stem, _facts(error, words), words, tone)


def _message(stem: str, facts: dict[str, object], words: Words, tone: Tone) -> Message:
    happened, saved, then = (words(f"{stem}.{part}", **facts) for part in PARTS)
    return Message(happened, saved, then, tone)


def _facts(error: SafeConductError, words: Words) -> dict[str, object]:
    found: dict[str, object] = {"code": "–", "places": "–"}
    if is_dataclass(error):
        for field in fields(error):
            value = getattr(error, field.name)
            worded = _WORDED.get((type(error), field.name))
            found[field.name] = worded(value, words) if worded else value
    return found


def _seconds(value: float, words: Words) -> str:
    return words.count("error.seconds", max(round(value), 0))


def _part(value: str, words: Words) -> str:
    return _word(f"error.part.{value}", words, value)


def _reason(value: str, words: Words) -> str:
    return _word(f"error.reason.{value}", words, value)


def _date(value: int, _words: Words) -> str:
    return f"{to_datetime(value, local_offset_minutes(value)):%Y-%m-%d}"


def _bytes(value: int, _words: Words) -> str:
    return f"{value / 1_000_000:.1f} MB"


def _verdict(value: str, words: Words) -> str:
    return _word(value, words, value)


def _enrolment(value: str, words: Words) -> str:
    return _word(value, words, value)


def _state(value: str, words: Words) -> str:
    return _word(f"state.{value}", words, value)


def _event(value: str, words: Words) -> str:
    return _word(f"event.{value}", words, value)


def _field_class(value: str, words: Words) -> str:
    return _word(f"access.class_{value.lower()}", words, value)


def _problems(value: Mapping[str, str], words: Words) -> str:
    lines = (
        words(
            "intake.remark", field=_word(f"field.{name}", words, name), said=_word(key, words, key)
        )
        for name, key in value.items()
    )
    return "; ".join(lines)


def _blocks(value: tuple[errors.Block, ...], words: Words) -> str:
    named = (
        f"{_word(f'guard.{block.guard}', words, block.guard)} ({block.article})" for block in value
    )
    return "; ".join(dict.fromkeys(named))


def _word(key: str, words: Words, otherwise: str) -> str:
    try:
        return words(key)
    except KeyError:
        return otherwise


_WORDED: Mapping[tuple[type[SafeConductError], str], Callable[[Any, Words], str]] = {
    (errors.WrongPassphrase, "wait_seconds"): _seconds,
    (errors.VaultDamaged, "part"): _part,
    (errors.PaperNotSaved, "reason"): _reason,
    (errors.DeviceRevoked, "since"): _date,
    (errors.DeviceNotValid, "valid_from"): _date,
    (errors.DeviceNotValid, "valid_until"): _date,
    (errors.RosterExpired, "expired_at"): _date,
    (errors.SignatureInvalid, "part"): _part,
    (errors.EnrolmentRefused, "reason"): _enrolment,
    (errors.BundleDamaged, "part"): _part,
    (errors.MediumFull, "needed"): _bytes,
    (errors.MediumFull, "free"): _bytes,
    (errors.HubUnreachable, "reason"): _reason,
    (errors.HubBusy, "retry_after"): _seconds,
    (errors.HubStrange, "reason"): _reason,
    (errors.NotAllowedByArticle, "verdict"): _verdict,
    (errors.TransitionRefused, "state"): _state,
    (errors.TransitionRefused, "event"): _event,
    (errors.NotYourRole, "field_class"): _field_class,
    (errors.InputRefused, "problems"): _problems,
    (errors.StepBlocked, "blocks"): _blocks,
}
