"""Nobody is told what is not for him."""

import pytest

from models.custody import State
from models.enquiries import OUTLET, TELLS, Enquirer, condition_of, may_be_told
from models.field_classes import FIELDS, FieldClass, may_go_out


@pytest.mark.parametrize("enquirer", Enquirer)
def test_every_field_an_enquirer_is_told_may_leave_by_his_outlet(enquirer: Enquirer) -> None:
    for name in TELLS[enquirer]:
        assert may_go_out("person", name, OUTLET[enquirer]), name


@pytest.mark.parametrize("enquirer", Enquirer)
def test_nobody_is_told_a_place_health_or_how_he_is_reached(enquirer: Enquirer) -> None:
    never = {"captured_place", "captured_grid", "health", "first_aid", "handling_code", "note"}
    never |= {"inform_name", "inform_address", "home_address", "unit_volunteered"}
    assert not never & set(TELLS[enquirer])
    assert all(FIELDS["person", name] in set(FieldClass) for name in TELLS[enquirer])


def told(enquirer: Enquirer, **what: object) -> bool:
    asked: dict[str, object] = {
        "by_bureau": False,
        "state": State.INTERNED,
        "non_disclosure": False,
    }
    return may_be_told(enquirer, **(asked | what))  # pyright: ignore[reportArgumentType]


def test_a_family_is_told_by_a_bureau_alone_and_never_of_a_death() -> None:
    assert not told(Enquirer.FAMILY)
    assert told(Enquirer.FAMILY, by_bureau=True)
    assert not told(Enquirer.FAMILY, by_bureau=True, state=State.DIED)
    assert not told(Enquirer.OTHER, by_bureau=True)


@pytest.mark.parametrize("enquirer", [Enquirer.FAMILY, Enquirer.PROTECTING_POWER])
def test_his_wish_to_be_kept_from_power_and_family_holds(enquirer: Enquirer) -> None:
    assert told(enquirer, by_bureau=True)
    assert not told(enquirer, by_bureau=True, non_disclosure=True)


@pytest.mark.parametrize("enquirer", [Enquirer.BUREAU, Enquirer.AGENCY])
def test_bureau_and_agency_are_always_answered(enquirer: Enquirer) -> None:
    assert told(enquirer, state=State.DIED, non_disclosure=True)


@pytest.mark.parametrize("state", State)
def test_a_condition_says_no_more_than_three_words(state: State) -> None:
    assert condition_of(state) in {"held", "dead", "no_longer_held"}
    assert (condition_of(state) == "dead") == (state is State.DIED)
