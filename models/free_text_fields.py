"""Which fields are free text, and what belongs there all the same: one list; refuses to look at what stands in them.

A sentence can be typed into a field of this list, so whatever is typed is looked over (`models.free_text`) while it
is typed. A field that is added to a record stands here, in `FREE_TEXT` or in `NOT_FREE`: names, numbers, dates and
words of a table are not looked over.
"""

from models.free_text import Category

FREE_TEXT: dict[str, str] = {
    "person": "other_names unit_volunteered inform_address home_address mail_address captured_place"
    " capturing_unit handed_over_by note non_disclosure",
    "document": "note",
    "legal_document": "reason",
    "representative": "end_reason",
    "told_apart": "reason",
    "upheld": "reason",
    "custody_event": "place note authority told_by",
    "property_item": "description condition reason settled_condition settled_reason",
    "transfer": "destination destination_address note legal_basis count_discrepancy received_discrepancy"
    " override_reason",
    "transfer_line": "conditions override_reason withdrawn_reason outcome_cause outcome_note",
    "attachment": "title",
    "attachment_event": "reason",
    "roll_call": "place note",
    "roll_call_line": "note",
    "visit": "note",
    "legal_decision": "reason",
    "proceeding": "charge place judgment note",
    "power_acceptance": "finding",
    "parole": "terms end_reason",
    "wish": "place",
    "inspection": "place",
    "commission_decision": "note",
    "death": "cause burial_place grave cremation_reason ashes_kept effects carer_account description",
    "inquiry": "witnesses outcome",
    "packet_event": "discrepancy note",
    "account_entry": "note",
    "list_version": "note",
    "tracing_enquiry": "from_address relation sought_last_known note",
    "trust_act": "reason",
}
"""Kind → the fields a sentence can be typed into."""

NOT_FREE: dict[str, str] = {
    "station": "authority name code station_kind unit address power currency clocks representative",
    "officer": "name rank position unit slot_id roles",
    "person": "tag_number prisoner_number group_id surname surname_answer first_names first_names_answer patronymic"
    " rank rank_key rank_answer born born_answer service_number service_number_answer surname_latin"
    " first_names_latin latin_scheme father_first_name mother_maiden_name place_of_birth power sex inform_name"
    " language interpreter captured_on captured_time captured_grid health first_aid handling_code legal_category",
    "document": "person_id document_kind number issuer holder_as_printed held_by belongs",
    "legal_document": "person_id document_id event document_kind reference kept_by passed_on_to corrects",
    "representative": "person_id station_id chosen approved_by ended",
    "told_apart": "person_id other_id alike corrects",
    "upheld": "person_id other_id field compared",
    "custody_event": "person_id event follows corrects station_id transfer_id second_officer goes_on_as"
    " decided_by override_by",
    "property_item": "person_id item_class disposition currency amount denominations ordering_officer ordering_rank"
    " ordering_unit packet_id receipt_number register_number route settled settled_signature settled_amount",
    "packet": "person_id number seal_number sealed_by",
    "transfer": "number reason destination_kind destination_station origin_station releasing_name releasing_rank"
    " releasing_unit escort_name escort_rank escort_unit escort_size vehicle receiving_name receiving_rank"
    " receiving_unit notice_language sealed_digest receiving_power list_phase first_counter second_counter"
    " received_first_counter received_second_counter baggage_limit_kg override_by",
    "transfer_line": "transfer_id person_id fitness fitness_by override_by visible_injuries medical_envelope"
    " baggage_kg complaint_asked outcome agreed accepted refusal_cause injuries_received complaint_asked_by"
    " complaint_asked_unit",
    "capture_card": "person_id addressee trigger",
    "printing": "form number subject_kind subject_id first_language second_language digest head_code way",
    "number_block": "device series prefix",
    "attachment": "subject_kind subject_id digest media_type",
    "roll_call": "first_counter second_counter station_id",
    "roll_call_line": "roll_call_id person_id outcome cause",
    "visit": "visitor delegates digest shown_by",
    "rights_notice": "person_id language interpreter version way outcome given_by",
    "legal_decision": "person_id category tribunal reference decided_by",
    "proceeding": "person_id proceeding provision court",
    "power_acceptance": "person_id power agreement approved_by accepted_by",
    "parole": "person_id",
    "wish": "person_id language interpreter asked_by present wish",
    "complaint": "person_id occasion transfer_id asked_by asked_unit interpreter made reference passed_on_to",
    "inspection": "person_id purpose by_name by_rank",
    "commission_decision": "person_id decision chairman",
    "death": "person_id event_id cause_kind suspected examined_by examined_rank certified_by buried_unexamined_by"
    " first_witness first_witness_address second_witness second_witness_address",
    "inquiry": "person_id event_id about opened_by report_reference closed_by",
    "packet_event": "packet_id person_id event seal_number transfer_id from_name from_rank from_unit to_name to_rank"
    " to_unit",
    "account_entry": "person_id number entry currency amount item_id ordering_officer ordering_rank ordering_unit"
    " countersigned countersigned_by requested_on request_signed request_witness corrects",
    "list_version": "transfer_id phase made_by people digest",
    "bureau_notice": "number person_id notice event_id digest authenticated_by authenticated_way sent_way"
    " acknowledgement signed identity_digest death_digest",
    "tracing_enquiry": "number person_id from_name from_channel sought_surname sought_first_names sought_father"
    " sought_born sought_number answer answered_by answered_rank authenticated_way",
    "attachment_event": "attachment_id subject_kind subject_id event",
    "trust_act": "act authority device",
}
"""Kind → its other texts: names, numbers, dates, words of a table, and what the program writes itself."""

_ADDRESS = frozenset({Category.CONTACT})
BELONGS: dict[tuple[str, str], frozenset[Category]] = {
    ("person", "inform_address"): _ADDRESS,
    ("person", "home_address"): _ADDRESS,
    ("person", "mail_address"): _ADDRESS,
    ("tracing_enquiry", "from_address"): _ADDRESS,
    ("death", "burial_place"): frozenset({Category.COORDINATES}),
    ("death", "grave"): frozenset({Category.COORDINATES}),
    ("death", "cause"): frozenset({Category.DIAGNOSIS}),
    ("death", "cremation_reason"): frozenset({Category.DIAGNOSIS}),
    ("death", "carer_account"): frozenset({Category.DIAGNOSIS}),
}
"""What the law wants in a field of this list: where his people are reached (art. 122(4)), where a grave is found and
what somebody died of, and why he was cremated (art. 120, Annex IV D)."""


def by_name() -> dict[str, frozenset[Category]]:
    """Name of every free field → what belongs there all the same; a name means the same in every kind that has it."""
    return {
        name: BELONGS.get((kind, name), frozenset())
        for kind, names in FREE_TEXT.items()
        for name in names.split()
    }
