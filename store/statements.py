"""Reading when statements of account (R2, GC III art. 66) were printed and what moved after; refuses to judge them.

Printed with the rows: nothing of it is kept apart.
"""

from models.packets import PacketAct

FORM = "r2"

PRINTED = (
    "SELECT person_id, number, printed_at, coalesce((SELECT min(moved_at) FROM ("
    "SELECT entered_at AS moved_at FROM account_entry WHERE person_id = last.person_id"
    " UNION ALL SELECT settled_at FROM property_item WHERE person_id = last.person_id"
    " UNION ALL SELECT recorded_at FROM packet_event WHERE person_id = last.person_id"
    f" AND event = '{PacketAct.FORWARDED}'"
    ") WHERE moved_at > last.printed_at), 0) AS moved_at"
    " FROM (SELECT subject_id AS person_id, number, max(printed_at) AS printed_at FROM printing"
    f" WHERE {{of}} AND form = '{FORM}' GROUP BY subject_id) AS last"
)
"""SQL: person, number, when the last was printed, and when something first moved after (0: nothing did).

`of` is a condition on `subject_id`. What moves is what the paper says: entries of the account, and how property ended.
A packet may be forwarded at an hour before it was recorded: until then no paper knew of it.
"""
