"""How a paper stands by its facts, in whatever order they came and however often they were corrected."""

from itertools import permutations

from models.legal_documents import Addressee, DocumentFact, Paper, Step, in_force, papers_of


def fact(identifier: str, **said: object) -> DocumentFact:
    """The deposit `d` or something that happened to it later."""
    known = {
        "id": identifier,
        "document_id": "" if identifier == "d" else "d",
        "event": Step.DEPOSITED.value,
        "document_kind": Paper.WILL.value,
        "occurred_at": 1,
        "recorded_at": 1,
        "kept_by": "notary",
        "transmission_asked": False,
        "certified_copy": False,
        "passed_on_to": "",
        "corrects": "",
    }
    return DocumentFact(**(known | said))  # type: ignore[arg-type]


def passed(identifier: str, to: Addressee, **said: object) -> DocumentFact:
    told = {"event": Step.PASSED_ON.value, "passed_on_to": to.value, "occurred_at": 2}
    return fact(identifier, **(told | said))


def test_the_order_in_which_facts_come_says_nothing():
    facts = (
        fact("d"),
        fact("e", corrects="d", kept_by="commandant", recorded_at=2),
        passed("p", Addressee.PROTECTING_POWER),
        passed("c", Addressee.BUREAU, certified_copy=True),
    )
    found = {papers_of(each) for each in permutations(facts)}
    ((paper,),) = found
    assert (paper.id, paper.kept_by) == ("d", "commandant")
    assert (paper.original_to, paper.copy_to) == ({"protecting_power"}, {"bureau"})
    assert (paper.is_kept, paper.lacks_original, paper.lacks_copy) == (False, False, False)


def test_of_two_corrections_the_one_recorded_last_holds():
    facts = [
        fact("d"),
        fact("a", corrects="d", kept_by="one", recorded_at=5),
        fact("b", corrects="d", kept_by="other", recorded_at=6),
    ]
    (paper,) = papers_of(facts)
    assert paper.kept_by == "other"


def test_what_was_recorded_by_mistake_is_gone_and_a_doubtful_paper_is_not():
    mistaken = fact("w", event=Step.WITHDRAWN.value, corrects="d")
    assert papers_of([fact("d"), mistaken]) == ()
    assert in_force([fact("d"), mistaken]) == ()
    other = fact("x", corrects="d", recorded_at=9)
    assert [paper.id for paper in papers_of([fact("d"), mistaken, other])] == ["d"]


def test_a_passing_on_that_never_was_leaves_it_here():
    sent = passed("p", Addressee.AGENCY)
    (paper,) = papers_of([fact("d"), sent])
    assert not paper.lacks_copy
    (paper,) = papers_of([fact("d"), sent, fact("w", event=Step.WITHDRAWN.value, corrects="p")])
    assert paper.is_kept
    assert paper.lacks_copy
