from models.duties import DutyKind
from models.duty_classes import CLASS_OF
from models.field_classes import FieldClass


def test_every_duty_tells_of_something_and_none_of_a_wish_or_of_how_he_came():
    assert set(CLASS_OF) == set(DutyKind)
    assert not {FieldClass.W, FieldClass.H, FieldClass.P} & set(CLASS_OF.values())


def test_what_tells_of_a_proceeding_or_an_enquiry_is_of_law():
    assert CLASS_OF[DutyKind.PRETRIAL_CONFINEMENT] is FieldClass.L
    assert CLASS_OF[DutyKind.OFFICIAL_ENQUIRY] is FieldClass.L
    assert CLASS_OF[DutyKind.COMPLAINT_FORWARDING] is FieldClass.L
    assert CLASS_OF[DutyKind.BUREAU_NOTICE] is FieldClass.C
