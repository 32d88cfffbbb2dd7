"""The outline of a body: whole, the same on both sides, within its height; on M1 and M2, beside no finding."""

from dataclasses import fields
from itertools import pairwise

import pytest

from papers import forms
from papers.body_chart import draw_body
from papers.content.medical import InspectionContent, InspectionLine, MedicalContent
from papers.sheet import Sheet
from tests.papers.gallery import contents


def test_a_body_is_a_closed_line_mirrored_about_its_middle_and_within_its_height():
    sheet = Sheet(200, 300)
    draw_body(sheet, 100, 250, 200)
    left = [(rule.x1, rule.y1, rule.x2, rule.y2) for rule in sheet.rules if rule.x1 + rule.x2 < 200]
    right = {(round(200 - rule.x1, 6), round(rule.y1, 6)) for rule in sheet.rules if rule.x1 >= 100}
    assert {(round(x, 6), round(y, 6)) for x, y, _, _ in left} - {(100.0, 250.0)} <= right
    assert all(50 <= y <= 250 for _, y, _, _ in left)
    assert all(55 <= x <= 100 for x, _, _, _ in left)
    ends = [(one[2:], two[:2]) for one, two in pairwise(left)]
    assert all(end == pytest.approx(start) for end, start in ends)


@pytest.mark.parametrize("code", ["M1", "M2"])
def test_both_views_stand_on_one_page(code):
    drawn = [
        sum(rule.width == 0.7 and rule.grey == 0.35 for rule in sheet.rules)
        for sheet in forms.pages(code, contents()[code])
    ]
    single = Sheet(200, 300)
    draw_body(single, 100, 250, 200)
    assert sorted(drawn)[-1] == sum(drawn) == 2 * len(single.rules)


def test_no_medical_content_has_a_field_for_a_finding():
    identity = {"issue", "identity", "examiner", "pow_number", "tag_number", "power", "place"}
    allowed = identity | {"examined_at", "inspected_at", "lines"}
    for content in (MedicalContent, InspectionContent, InspectionLine):
        assert {field.name for field in fields(content)} <= allowed
