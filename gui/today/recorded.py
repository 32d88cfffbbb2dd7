"""Which form ends which duty, and which of them are filled for several people at once; knows no Qt."""

from models.duties import DutyKind

RECORDED = {
    DutyKind.REGISTRATION: "register",
    DutyKind.IDENTITY_DOCUMENT: "issue_identity_document",
    DutyKind.RIGHTS_NOTICE: "explain_rights",
    DutyKind.UNABLE_TO_STATE: "inspection_arrival",
    DutyKind.ARRIVAL_INSPECTION: "inspection_arrival",
    DutyKind.MONTHLY_INSPECTION: "inspection_monthly",
    DutyKind.HELD_BACK_REVIEW: "inspection_held_back_review",
    DutyKind.BUREAU_NOTICE: "bureau_told",
    DutyKind.DEATH_NOTICE: "bureau_told",
    DutyKind.WEEKLY_REPORT: "bureau_told",
    DutyKind.BUREAU_CORRECTION: "bureau_told",
    DutyKind.BUREAU_WITHDRAWAL: "bureau_told",
    DutyKind.DEATH_CORRECTION: "bureau_told",
    DutyKind.BUREAU_ACKNOWLEDGEMENT: "bureau_acknowledged",
    DutyKind.COMPLAINT_FORWARDING: "complaint_pass_on",
    DutyKind.TRIAL_NOTICE: "proceeding_steps",
    DutyKind.JUDGMENT_NOTICE: "proceeding_steps",
    DutyKind.PRETRIAL_CONFINEMENT: "proceeding_steps",
    DutyKind.DISCIPLINARY_CONFINEMENT: "proceeding_steps",
    DutyKind.DISCIPLINARY_PUNISHMENT: "proceeding_steps",
    DutyKind.COMMISSION_NOTICE: "commission_steps",
    DutyKind.COMMISSION_DECISION: "commission_steps",
    DutyKind.DEATH_EXAMINATION: "death_examination",
    DutyKind.GRAVE: "burial",
    **dict.fromkeys(
        (
            DutyKind.WILL_TRANSMISSION,
            DutyKind.WILL_COPY,
            DutyKind.LEGAL_DOCUMENT,
            DutyKind.LEGAL_DOCUMENT_LEFT,
        ),
        "legal_document_pass_on",
    ),
    DutyKind.REPRESENTATIVE_DISMISSAL: "representative_power_told",
    DutyKind.OFFICIAL_ENQUIRY: "enquiry",
    DutyKind.ENQUIRY_REPORT: "enquiry",
    DutyKind.PAROLE_END: "parole_end",
    DutyKind.POWER_FOLLOW_UP: "other_power_follow_up",
}
"""Duties that a form ends: kind → act (`gui.recording.catalogue`)."""

AT_ONCE = frozenset(
    {
        DutyKind.REGISTRATION,
        DutyKind.IDENTITY_DOCUMENT,
        DutyKind.RIGHTS_NOTICE,
        DutyKind.UNABLE_TO_STATE,
        DutyKind.ARRIVAL_INSPECTION,
        DutyKind.MONTHLY_INSPECTION,
        DutyKind.HELD_BACK_REVIEW,
        DutyKind.BUREAU_NOTICE,
        DutyKind.DEATH_NOTICE,
        DutyKind.WEEKLY_REPORT,
        DutyKind.BUREAU_CORRECTION,
        DutyKind.BUREAU_WITHDRAWAL,
        DutyKind.DEATH_CORRECTION,
        DutyKind.BUREAU_ACKNOWLEDGEMENT,
    }
)
"""Of these, what is recorded for several people at once."""
