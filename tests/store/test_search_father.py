"""People who bear one name are told apart by their father's, by those who may ask; his own names always come first."""

import pytest

from benchmarks.find import open_vault
from models.name_keys import name_keys
from store.search_father import readings
from store.search_find import find
from store.search_index import SearchDocument, create, index_person, rebuild, settle

PEOPLE = {
    "a": SearchDocument(("Ким Чхоль Су",), father="Ён Хо"),
    "b": SearchDocument(("김철수",), father="용남"),
    "c": SearchDocument(("Мельников Игорь",), father="Павел"),
    "d": SearchDocument(("Мельников Игорь",), father="Сергей"),
    "e": SearchDocument(("Мельников Павел",), father="Юрий"),
    "f": SearchDocument(("Гречко Остап",)),
}


@pytest.fixture(params=["pending", "settled"])
def index(tmp_path, request):
    connection = open_vault(tmp_path / "vault.db")
    create(connection)
    for person_id, document in PEOPLE.items():
        index_person(connection, person_id, document)
    if request.param == "settled":
        settle(connection)
    yield connection
    connection.close()


def ids(connection, query, *, fathers=True):
    return [hit.person_id for hit in find(connection, query, 20, fathers=fathers)]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("Ким Чхоль Су Ён Хо", "a"),
        ("Kim Chol Su Yong Nam", "b"),
        ("김철수 용남", "b"),
        ("Мельников Игорь Павел", "c"),
        ("Melnikov Pavlo Ihor", "c"),
        ("Павло Мельников Ігор", "c"),
        ("Мельников Сергей", "d"),
        ("Melnykov Serhii", "d"),
        ("Мельников Юрій", "e"),
    ],
)
def test_surname_and_fathers_name_find_him_in_any_script(index, query, first):
    assert ids(index, query)[0] == first


def test_who_bears_the_name_himself_comes_before_whose_father_bears_it(index):
    assert ids(index, "Мельников Павел")[:2] == ["e", "c"]
    assert ids(index, "Павел") == ["e", "c"]
    assert ids(index, "Сергей") == ["d"]


def test_who_may_not_ask_is_told_nothing_by_the_order_or_the_finding(index):
    assert ids(index, "Сергей", fathers=False) == []
    settle(index)
    queries = ("Мельников Сергей", "Мельников Игорь Павел", "Kim Chol Su Yong Nam")
    kept = [find(index, query, 20) for query in queries]
    rebuild(index, [(each, SearchDocument(said.names)) for each, said in PEOPLE.items()])
    assert kept == [find(index, query, 20) for query in queries]


def test_a_pasted_line_asks_for_nobodys_father(index):
    line = "Гречко Мельников Игорь Павел Остап Юрий Ким Тарас Захар"
    assert find(index, line, 20, fathers=True) == find(index, line, 20)


def test_a_fathers_name_that_was_corrected_is_found_no_more(index):
    index_person(index, "d", SearchDocument(("Мельников Игорь",), father="Остап"))
    assert ids(index, "Мельников Остап")[0] == "d"
    assert ids(index, "Сергей") == []
    settle(index)
    assert ids(index, "Сергей") == []


def test_each_word_may_be_the_fathers_and_the_rest_keeps_its_order():
    found = {
        (" ".join(reading.rest.tokens), reading.terms[0])
        for reading in readings(name_keys("Мельников Игорь Павел"))
    }
    assert found == {
        ("игорь павел", "qMiLNiKoF"),
        ("мельников павел", "qiKoL"),
        ("мельников игорь", "qPaFiL"),
        ("мельников", "qiKoLPaFiL"),
    }
    between = readings(name_keys("Мельников Игорь Павел"))[1].rest
    assert between.sound_pairs == ((),)
    assert readings(name_keys("")) == []
