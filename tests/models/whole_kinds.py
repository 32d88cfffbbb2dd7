"""The fields of every record that is of one class as a whole: each was looked at before it came under that class.

A new field of such a record fails the test until it stands here, or until the record is classed field by field.
"""

LOOKED_AT: dict[str, tuple[str, str]] = {
    "AccountEntry": (
        "D",
        (
            "person_id number entered_at entry currency amount item_id ordering_officer ordering_rank "
            "ordering_unit countersigned countersigned_by requested_on request_signed request_witness note "
            "corrects"
        ),
    ),
    "Attachment": (
        "P",
        "subject_kind subject_id digest size media_type title",
    ),
    "AttachmentEvent": (
        "P",
        "attachment_id subject_kind subject_id event occurred_at reason",
    ),
    "CaptureCard": (
        "C",
        "person_id addressee trigger trigger_at written_at sent_at declined",
    ),
    "Complaint": (
        "L",
        (
            "person_id occasion transfer_id asked_at asked_by asked_unit interpreter made reference passed_on_at "
            "passed_on_to answered_at"
        ),
    ),
    "CustodyEvent": (
        "C",
        (
            "person_id event follows corrects occurred_at recorded_at place station_id transfer_id note authority "
            "told_by last_seen_at second_officer goes_on_as decided_by decided_at override_by"
        ),
    ),
    "Document": (
        "C",
        "person_id document_kind number issuer holder_as_printed held_by belongs note",
    ),
    "Inspection": (
        "F",
        "person_id purpose inspected_at weighed by_name by_rank place next_at recorded_at",
    ),
    "LegalDecision": (
        "L",
        "person_id category tribunal reference decided_at decided_by recorded_at reason",
    ),
    "LegalDocument": (
        "C",
        (
            "person_id document_id event document_kind reference occurred_at recorded_at kept_by "
            "transmission_asked certified_copy passed_on_to corrects reason"
        ),
    ),
    "ListVersion": (
        "C",
        "transfer_id version phase made_at made_by people digest note",
    ),
    "NumberBlock": (
        "S",
        "device series prefix first last",
    ),
    "Packet": (
        "D",
        "person_id number seal_number sealed_at sealed_by",
    ),
    "PacketEvent": (
        "D",
        (
            "packet_id person_id event occurred_at recorded_at seal_number seal_intact transfer_id from_name "
            "from_rank from_unit to_name to_rank to_unit discrepancy note"
        ),
    ),
    "Parole": (
        "C",
        "person_id terms given_at ends_at ended_at end_reason",
    ),
    "PowerAcceptance": (
        "C",
        (
            "person_id power agreement approved_by approved_at accepted_by accepted_at follow_up_at "
            "followed_up_at finding ended_at"
        ),
    ),
    "Printing": (
        "C",
        (
            "form number subject_kind subject_id first_language second_language blank pages copies digest "
            "head_code printed_at way"
        ),
    ),
    "Proceeding": (
        "L",
        (
            "person_id proceeding charge provision court place confined_from confined_until trial_at notified_at "
            "power_received_at prisoner_received_at representative_received_at judged_at judgment "
            "judgment_reported_at punishment_days punishment_from ended_at note"
        ),
    ),
    "PropertyItem": (
        "D",
        (
            "person_id item_class description quantity condition disposition reason currency amount denominations "
            "ordering_officer ordering_rank ordering_unit packet_id receipt_number withdrawn register_number "
            "route conversion_requested settled settled_at settled_condition settled_signature settled_reason "
            "settled_quantity settled_amount"
        ),
    ),
    "RightsNotice": (
        "C",
        "person_id given_at language interpreter version way outcome given_by",
    ),
    "RollCall": (
        "C",
        (
            "called_at place expected first_counter first_count second_counter second_count closed_at note "
            "station_id"
        ),
    ),
    "RollCallLine": (
        "C",
        "roll_call_id person_id outcome cause note",
    ),
    "Station": (
        "C",
        (
            "authority name code station_kind unit address power currency practice clocks representative "
            "representative_elected_at"
        ),
    ),
    "TracingEnquiry": (
        "B",
        (
            "number person_id received_at from_name from_address from_channel relation sought_surname "
            "sought_first_names sought_father sought_born sought_number sought_last_known answer answered_at "
            "answered_by answered_rank authenticated_way searched_at note"
        ),
    ),
    "Transfer": (
        "C",
        (
            "number reason destination destination_kind destination_address destination_station origin_station "
            "releasing_name releasing_rank releasing_unit escort_name escort_rank escort_unit escort_size vehicle "
            "receiving_name receiving_rank receiving_unit notice_given_at notice_language opened_at sealed_at "
            "sealed_digest departed_at arrived_at closed_at cancelled_at note legal_basis receiving_power "
            "planned_departure_at list_phase list_version first_counter first_count second_counter second_count "
            "mail_forwarded_at count_discrepancy received_first_counter received_first_count "
            "received_second_counter received_second_count received_discrepancy baggage_limit_kg override_by "
            "override_reason"
        ),
    ),
    "ToldApart": (
        "C",
        "person_id other_id alike recorded_at corrects reason",
    ),
    "TrustAct": (
        "S",
        "act authority device roster_version root_version done_at reason",
    ),
    "Upheld": (
        "B",
        "person_id other_id field compared recorded_at reason",
    ),
    "Visit": (
        "C",
        "visited_at visitor delegates people digest shown_by note",
    ),
    "Wish": (
        "W",
        (
            "person_id asked_at recorded_at place language interpreter asked_by present delegate_offered wish "
            "signed"
        ),
    ),
}
"""Record → its class and its fields but the identifier."""
