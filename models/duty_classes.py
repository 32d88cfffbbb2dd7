"""What kind of knowledge a duty tells: who may not see that is not told of the duty; refuses to say who owes it."""

from models.duties import DutyKind
from models.field_classes import FieldClass

_K = DutyKind
_OF_PROPERTY = frozenset({_K.PROPERTY_UNSEALED, _K.RETURN_PROPERTY, _K.STATEMENT_OF_ACCOUNT})
_OF_FITNESS = frozenset(
    {
        _K.ARRIVAL_INSPECTION,
        _K.MONTHLY_INSPECTION,
        _K.HELD_BACK_REVIEW,
        _K.WEEKLY_REPORT,
        _K.DEATH_EXAMINATION,
    }
)
_OF_LAW = frozenset(
    {
        _K.COMPLAINT_FORWARDING,
        _K.TRIAL_NOTICE,
        _K.JUDGMENT_NOTICE,
        _K.PRETRIAL_CONFINEMENT,
        _K.DISCIPLINARY_CONFINEMENT,
        _K.DISCIPLINARY_PUNISHMENT,
        _K.OFFICIAL_ENQUIRY,
        _K.ENQUIRY_REPORT,
    }
)

CLASS_OF: dict[DutyKind, FieldClass] = {
    **dict.fromkeys(DutyKind, FieldClass.C),
    **dict.fromkeys(_OF_PROPERTY, FieldClass.D),
    **dict.fromkeys(_OF_FITNESS, FieldClass.F),
    **dict.fromkeys(_OF_LAW, FieldClass.L),
    DutyKind.TRACING_ENQUIRY: FieldClass.B,
}
"""Kind → class; a kind that is in no list tells of custody."""
