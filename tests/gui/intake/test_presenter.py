"""The decisions of the intake page, without a window and without a register."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.drafts import DocumentDraft, ItemDraft, PersonDraft
from gui.intake.presenter import GREATEST_GROUP, IntakePresenter, Phase
from models import ranks
from models.answers import ASKED_ITEMS, Answer

TODAY = date(2026, 11, 20)
DRAFT = "019c0000-0000-7000-8000-000000000001"


@pytest.fixture
def presenter():
    made = IntakePresenter(TODAY)
    made.take_up(PersonDraft(DRAFT), "SUD2-0000148-K")
    return made


def test_nothing_can_be_typed_before_a_draft_was_taken_up():
    presenter = IntakePresenter(TODAY)
    presenter.typed("surname", "Іваненко")
    assert presenter.draft.fields == {}
    assert not presenter.unkept


def test_exactly_five_items_are_asked(presenter):
    assert set(presenter.answers()) == {
        "surname",
        "first_names",
        "rank",
        "born",
        "service_number",
    }
    assert presenter.settled() == (0, 5)


@pytest.mark.parametrize("item", ASKED_ITEMS)
def test_words_count_as_given_and_no_mark_ever_empties_a_field(presenter, item):
    presenter.typed(item, "1994")
    assert presenter.answer(item) is Answer.GIVEN
    marks = [presenter.cycle(item) for _ in range(3)]
    assert marks == [Answer.FROM_DOCUMENT, Answer.GIVEN, Answer.FROM_DOCUMENT]
    assert presenter.value(item) == "1994"


@pytest.mark.parametrize("item", ASKED_ITEMS)
def test_an_empty_field_can_be_declined_unable_or_wait_for_a_document(presenter, item):
    marks = [presenter.cycle(item) for _ in range(4)]
    assert marks == [Answer.DECLINED, Answer.UNABLE, Answer.FROM_DOCUMENT, Answer.NOT_ASKED]


def test_a_document_announced_first_stays_the_source_of_what_is_typed_then(presenter):
    for _ in range(3):
        presenter.cycle("service_number")
    presenter.typed("service_number", "АБ-200200")
    assert presenter.answer("service_number") is Answer.FROM_DOCUMENT


def test_words_after_a_refusal_are_an_answer(presenter):
    presenter.cycle("surname")
    assert presenter.settled() == (1, 5)
    presenter.typed("surname", "Іваненко")
    assert presenter.answer("surname") is Answer.GIVEN
    presenter.typed("surname", "")
    assert presenter.answer("surname") is Answer.NOT_ASKED


def test_the_latin_form_follows_the_native_one_until_it_is_edited(presenter):
    assert presenter.typed("surname", "Юрченко") == {"surname_latin"}
    assert presenter.value("surname_latin") == "Iurchenko"
    assert presenter.value("latin_scheme") == "icao9303"
    presenter.typed("power", "UA")
    assert presenter.value("surname_latin") == "Yurchenko"
    assert presenter.value("latin_scheme") == "kmu2010"
    presenter.typed("surname_latin", "YURTCHENKO")
    presenter.typed("first_names", "Юрій")
    assert presenter.value("surname_latin") == "YURTCHENKO"
    assert presenter.value("latin_scheme") == "as_printed"


def test_an_emptied_latin_form_is_proposed_again(presenter):
    presenter.typed("surname", "Юрченко")
    presenter.typed("surname_latin", "X")
    presenter.typed("surname_latin", "")
    assert presenter.left("surname_latin") == {"surname_latin"}
    assert presenter.value("surname_latin") == "Iurchenko"


def test_a_latin_form_by_hand_is_known_again_in_a_draft_left_behind(presenter):
    presenter.typed("surname", "Юрченко")
    presenter.typed("surname_latin", "YURTCHENKO")
    again = IntakePresenter(TODAY)
    again.take_up(presenter.draft, "")
    again.typed("surname", "Юрченка")
    assert again.value("surname_latin") == "YURTCHENKO"


@pytest.mark.parametrize(
    ("name", "typed", "written"),
    [
        ("born", "3.94", "1994-03"),
        ("born", "1994", "1994"),
        ("born", "12/03/1994", "1994-03-12"),
        ("born", "31.02.1994", "31.02.1994"),
        ("captured_on", "20.11.2026", "2026-11-20"),
        ("captured_time", "430", "04:30"),
        ("captured_time", "4.30", "04:30"),
        ("captured_time", "04h30", "04:30"),
        ("captured_time", "at dawn", "at dawn"),
        ("captured_grid", "36uyc123456", "36U YC 123 456"),
        ("captured_grid", "by the mill", "by the mill"),
    ],
)
def test_leaving_a_field_writes_plainly_what_can_be_read(presenter, name, typed, written):
    presenter.typed(name, typed)
    assert presenter.left(name) == (frozenset() if typed == written else {name})
    assert presenter.value(name) == written


def test_a_date_read_with_the_day_first_goes_on_saying_so_once_it_is_rewritten(presenter):
    presenter.typed("born", "12/03/1994")
    presenter.left("born")
    assert presenter.remarks()["born"].key == "date.day_first"
    presenter.typed("born", "1994-03-12")
    presenter.typed("born", "1994")
    assert "born" not in presenter.remarks()


def test_remarks_warn_and_never_speak_of_an_empty_form(presenter):
    assert presenter.remarks() == {}
    presenter.typed("captured_time", "at dawn")
    presenter.typed("captured_grid", "by the mill")
    levels = {name: remark.level.value for name, remark in presenter.remarks().items()}
    assert levels == {"captured_time": "warning", "captured_grid": "warning"}


@pytest.mark.parametrize("typed", ["старший сержант", "ст серж", "starshiy serzhant", "OR-6"])
def test_ranks_complete_in_native_script_latin_or_by_code(presenter, typed):
    presenter.typed("power", "RU")
    found = [match.rank.native for match in presenter.ranks_for(typed)]
    assert "старший сержант" in found


def test_ranks_of_the_power_he_depends_on_come_first(presenter):
    presenter.typed("power", "KP")
    assert presenter.ranks_for("captain")[0].rank.service == "kp_army"


def test_a_picked_rank_keeps_what_stood_beside_it_and_its_key(presenter):
    rank = ranks.by_key(presenter.ranks_for("сержант")[0].rank.key)
    text = presenter.with_rank("гвардии серж", rank)
    assert text == f"гвардии {rank.native}"
    presenter.rank_picked(text, rank.key)
    assert presenter.value("rank_key") == rank.key
    presenter.typed("rank", "гвардии")
    assert presenter.value("rank_key") == ""


def test_a_group_gets_one_identifier_and_never_shrinks_below_those_recorded(presenter):
    presenter.set_group(27)
    assert presenter.draft.fields["group_id"] == DRAFT
    presenter.take_up(PersonDraft(DRAFT, {"group_id": "g"}, group_position=5, group_size=27), "")
    presenter.set_group(2)
    assert presenter.draft.group_size == 5
    presenter.set_group(10**6)
    assert presenter.draft.group_size == GREATEST_GROUP
    assert presenter.draft.fields["group_id"] == "g"


def test_the_next_shares_the_circumstances_but_a_single_person_no_group(presenter):
    presenter.typed("captured_place", "Суджа")
    presenter.typed("surname", "Іваненко")
    assert presenter.shared_after() == {"captured_place": "Суджа"}
    assert not presenter.group_goes_on
    presenter.set_group(2)
    assert presenter.group_goes_on


def test_after_the_last_of_a_group_nothing_is_carried_over(presenter):
    fields = {"captured_place": "Суджа", "group_id": "g"}
    presenter.take_up(PersonDraft(DRAFT, fields, group_position=2, group_size=2), "")
    assert presenter.group_completed
    assert presenter.shared_after() == {}


def test_items_and_papers_are_added_replaced_and_removed(presenter):
    presenter.put_item(ItemDraft("phone"))
    presenter.put_item(ItemDraft("money"))
    presenter.put_item(ItemDraft("valuables"), 0)
    assert [item.item_class for item in presenter.draft.items] == ["valuables", "money"]
    presenter.remove_item(1)
    presenter.put_document(DocumentDraft(number="1"))
    presenter.put_document(DocumentDraft(number="2"), 0)
    assert [paper.number for paper in presenter.draft.documents] == ["2"]
    presenter.remove_document(0)
    assert (len(presenter.draft.items), len(presenter.draft.documents)) == (1, 0)


def test_one_save_at_a_time_and_a_failed_one_gives_everything_back(presenter):
    presenter.typed("surname", "Іваненко")
    draft = presenter.draft
    assert presenter.begin_saving()
    assert not presenter.begin_saving()
    presenter.typed("surname", "lost")
    presenter.put_item(ItemDraft("phone"))
    presenter.cycle("rank")
    presenter.set_group(9)
    presenter.saving_failed()
    assert presenter.draft == draft
    assert presenter.unkept
    assert presenter.begin_saving()
    presenter.was_saved()
    assert presenter.phase is Phase.SAVED
    assert not presenter.unkept


def test_what_is_typed_while_a_draft_is_being_kept_is_still_to_be_kept(presenter):
    presenter.typed("surname", "Іва")
    handed_in = presenter.draft
    presenter.typed("surname", "Іваненко")
    presenter.kept(handed_in)
    assert presenter.unkept
    presenter.kept(presenter.draft)
    assert not presenter.unkept


FIELDS = (
    *ASKED_ITEMS,
    "patronymic",
    "captured_on",
    "captured_time",
    "captured_grid",
    "surname_latin",
)


@given(st.lists(st.tuples(st.sampled_from(FIELDS), st.text(max_size=30)), max_size=8))
def test_no_text_hurts(entries):
    presenter = IntakePresenter(TODAY)
    presenter.take_up(PersonDraft(DRAFT), "")
    for name, text in entries:
        presenter.typed(name, text)
        assert presenter.value(name) == text
        presenter.left(name)
    presenter.remarks()
    for item in ASKED_ITEMS:
        presenter.cycle(item)
