"""Legal categories and proceedings, article by article."""

import pytest

from casework import legal, person_files, proceedings
from casework.workspace import Workspace
from models.clock import HandClock
from models.duties import DAY
from models.errors import InputRefused, StepBlocked
from models.legal import LegalCategory
from tests.casework.people import a_person
from tests.scenarios.test_custody import guards, owed


def test_row_5_presumed_until_a_tribunal_says_otherwise(
    workspace: Workspace, hand: HandClock
) -> None:
    person_id = a_person(workspace).person_id
    assert person_files.open_file(workspace, person_id).fields["legal_category"] == "presumed"
    plain = legal.Decision("not_pow", hand.now(), "полковник Мельник", "не комбатант")
    with pytest.raises(InputRefused) as refused:
        legal.decide(workspace, person_id, plain)
    assert refused.value.problems.keys() == {"tribunal", "reference"}
    judged = legal.Decision(
        "not_pow", hand.now(), "полковник Мельник", "не комбатант", "Суд № 3", "12/2026"
    )
    legal.decide(workspace, person_id, judged)
    assert person_files.open_file(workspace, person_id).fields["legal_category"] == "not_pow"


@pytest.mark.parametrize("category", sorted(LegalCategory))
def test_every_category_needs_who_and_why(
    workspace: Workspace, hand: HandClock, category: LegalCategory
) -> None:
    person_id = a_person(workspace).person_id
    for decision in (
        legal.Decision(category.value, hand.now(), "", "причина", "Суд", "1"),
        legal.Decision(category.value, hand.now(), "Мельник", "  ", "Суд", "1"),
        legal.Decision(category.value, hand.now() + DAY, "Мельник", "причина", "Суд", "1"),
    ):
        with pytest.raises(InputRefused):
            legal.decide(workspace, person_id, decision)
    legal.decide(
        workspace, person_id, legal.Decision(category.value, hand.now(), "М", "п", "Суд", "1")
    )


def test_article_85_a_conviction_changes_no_category(workspace: Workspace, hand: HandClock) -> None:
    person_id = a_person(workspace).person_id
    proceedings.open_proceeding(
        workspace, person_id, "judicial", {"charge": "x", "provision": "ст. 1"}
    )
    (case,) = proceedings.open_ones(workspace, person_id)
    receipts = dict.fromkeys(
        ("power_received_at", "prisoner_received_at", "representative_received_at"), hand.now()
    )
    proceedings.go_on(workspace, case, {**receipts, "trial_at": hand.now() + 22 * DAY})
    hand.advance(hours=22 * 24)
    proceedings.go_on(workspace, case, {"judged_at": hand.now(), "judgment": "винен"})
    assert person_files.open_file(workspace, person_id).fields["legal_category"] == "presumed"
    assert "judgment_notice" in owed(workspace, person_id)


def test_article_104_no_judgment_before_three_weeks_after_three_receipts(
    workspace: Workspace, hand: HandClock
) -> None:
    person_id = a_person(workspace).person_id
    proceedings.open_proceeding(
        workspace,
        person_id,
        "judicial",
        {"charge": "x", "provision": "ст. 1", "trial_at": hand.now() + 31 * DAY},
    )
    assert "trial_notice" in owed(workspace, person_id)
    (case,) = proceedings.open_ones(workspace, person_id)
    two = {"power_received_at": hand.now(), "prisoner_received_at": hand.now()}
    proceedings.go_on(workspace, case, two)
    hand.advance(hours=10 * 24)
    with pytest.raises(StepBlocked) as blocked:
        proceedings.go_on(workspace, case, {"judged_at": hand.now()})
    assert guards(blocked.value) == {"trial_notice_missing"}
    proceedings.go_on(workspace, case, {"representative_received_at": hand.now()})
    assert "trial_notice" not in owed(workspace, person_id)
    hand.advance(hours=20 * 24)
    with pytest.raises(StepBlocked):
        proceedings.go_on(workspace, case, {"judged_at": hand.now()})
    hand.advance(hours=24)
    proceedings.go_on(workspace, case, {"judged_at": hand.now()})


def test_articles_90_and_95_disciplinary_limits(workspace: Workspace, hand: HandClock) -> None:
    person_id = a_person(workspace).person_id
    with pytest.raises(InputRefused):
        proceedings.open_proceeding(
            workspace, person_id, "disciplinary", {"charge": "x", "punishment_days": 31}
        )
    proceedings.open_proceeding(
        workspace, person_id, "disciplinary", {"charge": "x", "confined_from": hand.now()}
    )
    assert "disciplinary_confinement" in owed(workspace, person_id)
