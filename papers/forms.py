"""The list of printed forms and the one door to them; refuses a content that is not the form's own.

`render("T1", content)` gives PDF bytes: one copy, or all copies one after another, as the content's
`Issue` says. Nothing here knows a clock, a database or a printer.
"""

from dataclasses import replace
from typing import Any, cast

from papers.content.answers import Issue
from papers.form import Content, Form
from papers.layouts import (
    bureau_report,
    capture_card,
    capture_tag,
    closing_account,
    death_notification,
    enquiry_answer,
    figures_sheet,
    identity_document,
    intake_record,
    mail,
    medical_decision,
    medical_examination,
    medical_report,
    money_register,
    payment_notification,
    property_receipt,
    repatriation_certificate,
    rights_notice,
    roll_call,
    sealed_packet,
    transfer_extract,
    transfer_form,
    unreturned_property,
    visit_list,
)
from papers.sheet import Sheet, paint

_LAYOUTS = (
    capture_tag,
    intake_record,
    identity_document,
    rights_notice,
    capture_card,
    mail,
    property_receipt,
    money_register,
    payment_notification,
    sealed_packet,
    transfer_form,
    transfer_extract,
    roll_call,
    visit_list,
    bureau_report,
    enquiry_answer,
    death_notification,
    repatriation_certificate,
    closing_account,
    unreturned_property,
    medical_examination,
    medical_report,
    medical_decision,
    figures_sheet,
)

FORMS: dict[str, Form] = {form.code: form for layout in _LAYOUTS for form in layout.FORMS}
"""All forms by their code."""


def pages(form_code: str, content: Content) -> list[Sheet]:
    """The pages of a form as data: all copies, or the one its `Issue` names.

    Raises:
        KeyError: there is no such form.
        TypeError: the content belongs to another form.
    """
    form = FORMS[form_code]
    if not isinstance(content, form.content):
        raise TypeError(form_code)
    issue = content.issue
    numbers = [issue.copy_number] if issue.copy_number else range(1, issue.copies + 1)
    return [
        sheet
        for number in numbers
        for sheet in form.layout(
            replace(cast("Any", content), issue=issue.of_copies(issue.copies, number))
        )
    ]


def render(form_code: str, content: Content) -> bytes:
    """The form as PDF; the same content gives the same bytes.

    Raises:
        KeyError: there is no such form, or no such word in the tables.
        TypeError: the content belongs to another form.
        ValueError: a code is longer than a QR symbol holds.
    """
    title = f"{form_code} {content.issue.number}".rstrip()
    return paint(pages(form_code, content), title)


def render_blank(form_code: str, issue: Issue) -> bytes:
    """The empty form, to be filled with a pen.

    Raises:
        KeyError: there is no such form.
    """
    return render(form_code, FORMS[form_code].blank(issue))
