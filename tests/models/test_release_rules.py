"""Release in place: every combination of what is on record, with and without a name that lets him go."""

from itertools import product

import pytest

from models.release_rules import ReleaseFacts, blocks_release
from models.transfer_facts import Override
from models.transfer_rules import still_standing

NAMED = Override("Мельник", "справа не чекає")


@pytest.mark.parametrize(
    ("asked", "papers", "stated", "anew"), list(product([False, True], repeat=4))
)
def test_each_guard_stands_for_its_own_lack_and_only_the_statement_is_passed_under_a_name(
    asked: bool, papers: bool, stated: bool, anew: bool
) -> None:
    facts = ReleaseFacts("p", asked, papers, stated, anew)
    statement = (
        {("statement_missing", "66")}
        if not stated
        else set()
        if anew
        else {("statement_older", "66")}
    )
    never = set() if asked else {("return_not_settled", "118")}
    never |= set() if papers else {("no_identity_document", "18(2)")}
    blocks = blocks_release(facts)
    assert {(each.guard, each.article) for each in blocks} == never | statement
    assert all(each.subjects == ("p",) for each in blocks)
    standing = {(each.guard, each.article) for each in still_standing(blocks, NAMED)}
    assert standing == never


def test_who_lacks_nothing_is_let_go() -> None:
    assert blocks_release(ReleaseFacts("p")) == ()
