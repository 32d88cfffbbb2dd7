"""The list of printed forms and the one door to them; refuses a content that is not the form's own.

`render("T1", content)` gives PDF bytes: one copy, or all copies one after another, as the content's
`Issue` says. Nothing here knows a clock, a database or a printer.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from papers import (
    capture_card,
    capture_tag,
    property_receipt,
    transfer_extract,
    transfer_form,
)
from papers.content import (
    CardContent,
    ExtractContent,
    Issue,
    ReceiptContent,
    TagSheetContent,
    TransferContent,
)
from papers.page import FormFace
from papers.sheet import Sheet, paint

Content = TransferContent | ExtractContent | TagSheetContent | CardContent | ReceiptContent


@dataclass(frozen=True, slots=True)
class Form:
    """A printed form: what its frame says, under which article, in how many copies, how it is laid out.

    `copies` is how many the form is meant to be printed in; `blank` makes the empty content.
    """

    face: FormFace
    article: str
    copies: int
    content: type[Any]
    blank: Callable[[Issue], Content]
    layout: Callable[[Any], list[Sheet]]

    @property
    def code(self) -> str:
        """The code printed on it: `T1`, `K1` and so on."""
        return self.face.code

    @property
    def title(self) -> str:
        """The word key of its title."""
        return self.face.titles[-1]

    @property
    def version(self) -> str:
        """The version of its layout and wording."""
        return self.face.version

    @property
    def size_mm(self) -> tuple[float, float]:
        """Width and height of its pages in millimetres."""
        return self.face.page.width_mm, self.face.page.height_mm


FORMS: dict[str, Form] = {
    form.code: form
    for form in (
        Form(
            transfer_form.FACE,
            "46",
            transfer_form.COPIES,
            TransferContent,
            TransferContent.blank,
            transfer_form.layout,
        ),
        Form(
            transfer_extract.FACE,
            "48",
            transfer_extract.COPIES,
            ExtractContent,
            ExtractContent.blank,
            transfer_extract.layout,
        ),
        Form(
            capture_tag.FACE,
            "17",
            capture_tag.COPIES,
            TagSheetContent,
            TagSheetContent.blank,
            capture_tag.layout,
        ),
        Form(
            capture_tag.FACE_SHEET,
            "17",
            capture_tag.COPIES,
            TagSheetContent,
            lambda issue: TagSheetContent.blank(issue, 2),
            capture_tag.layout_sheet,
        ),
        Form(
            capture_card.FACE_FAMILY,
            "70",
            capture_card.COPIES,
            CardContent,
            CardContent.blank,
            capture_card.layout_family,
        ),
        Form(
            capture_card.FACE_AGENCY,
            "70",
            capture_card.COPIES,
            CardContent,
            CardContent.blank,
            capture_card.layout_agency,
        ),
        Form(
            property_receipt.FACE,
            "18",
            property_receipt.COPIES,
            ReceiptContent,
            ReceiptContent.blank,
            property_receipt.layout,
        ),
    )
}
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
        for sheet in form.layout(replace(content, issue=issue.of_copies(issue.copies, number)))
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
