"""The rank table is whole and ordered, and ranks are found however they are typed."""

from itertools import groupby

import pytest

from models.ranks import Category, Modifier, all_ranks, by_key, complete, named, split_modifiers
from resources.words import words


def native(text, limit=8, **more):
    return [match.rank.native for match in complete(text, limit, **more)]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("старший сержант", "старший сержант"),
        ("ст. серж", "старший сержант"),
        ("ст. с-т", "старший сержант"),
        ("starshiy serzhant", "старший сержант"),
        ("senior sergeant", "старший сержант"),
        ("sergent sup", "старший сержант"),
        ("сатрший сержант", "старший сержант"),
        ("Ефрейтор", "ефрейтор"),
        ("efreitor", "ефрейтор"),
        ("ряд", "рядовой"),
        ("гвардии подполковник", "подполковник"),
        ("полковник медицинской службы", "полковник"),
        ("капитан 3 ранга", "капитан 3 ранга"),
        ("특무상사", "특무상사"),
        ("t'ŭngmu sangsa", "특무상사"),
        ("tukmu sangsa", "특무상사"),
        ("Teukmu sangsa", "특무상사"),
        ("상급 병사", "상급병사"),
        ("Daechwa", "대좌"),
        ("taejwa", "대좌"),
        ("초기중사", "초기중사"),
        ("수병", "수병"),
        ("головний сержант", "головний сержант"),
        ("бригадний", "бригадний генерал"),
    ],
)
def test_first_offer(typed, expected):
    assert native(typed, limit=1) == [expected]


def test_service_of_the_power_comes_first():
    first = complete("сержант", 1, services=("ua_army",))[0].rank
    assert first.key == "ua_army.sergeant"
    assert complete("сержант", 1, services=("ru_army",))[0].rank.key == "ru_army.sergeant"


def test_nato_code_finds_and_lists_its_ranks():
    assert {match.rank.key for match in complete("or-5", 20)} == {
        "ru_army.sergeant",
        "ru_navy.po1",
        "kp_army.junior_sergeant",
        "ua_army.sergeant",
        "ua_navy.po1",
    }
    assert complete("OF6", 20, services=("kp_army",))[0].rank.native == "소장"


def test_nothing_for_nothing():
    assert complete("") == []
    assert complete("гвардии ") == [] or native("гвардии ")[0]
    assert complete("qqqq") == []


@pytest.mark.parametrize(
    ("typed", "rest", "modifiers"),
    [
        ("гвардии старший сержант", "старший сержант", (Modifier.GUARDS,)),
        ("гв. майор", "майор", (Modifier.GUARDS,)),
        ("капитан медицинской службы", "капитан", (Modifier.MEDICAL,)),
        ("капітан медичної служби", "капітан", (Modifier.MEDICAL,)),
        ("капитан м/с", "капитан", (Modifier.MEDICAL,)),
        ("лейтенант юстиции запаса", "лейтенант", (Modifier.RESERVE, Modifier.JUSTICE)),
        ("гвардии капитан медицинской службы", "капитан", (Modifier.GUARDS, Modifier.MEDICAL)),
        ("сержант", "сержант", ()),
    ],
)
def test_modifiers_are_split_off(typed, rest, modifiers):
    reading = split_modifiers(typed)
    assert reading.text == rest
    assert set(reading.modifiers) == set(modifiers)
    assert reading.art33_question is (Modifier.MEDICAL in modifiers)


@pytest.mark.parametrize(
    ("key", "category"),
    [
        ("ru_army.yefreytor", Category.I),
        ("kp_army.kpa_soldier_senior", Category.I),
        ("ru_army.junior_sergeant", Category.II),
        ("ru_navy.chief_ship_po", Category.II),
        ("kp_army.long_service_starshina", Category.II),
        ("ru_army.praporshchik", Category.III),
        ("ru_navy.michman", Category.III),
        ("ru_navy.captain_lieutenant", Category.III),
        ("kp_army.captain", Category.III),
        ("ru_army.major", Category.IV),
        ("ru_navy.captain_3", Category.IV),
        ("kp_army.kpa_senior_colonel", Category.IV),
        ("ru_army.major_general", Category.V),
        ("ru_navy.rear_admiral", Category.V),
        ("kp_army.grand_marshal", Category.V),
    ],
)
def test_article_60(key, category):
    assert by_key(key).category is category


def test_table_is_whole():
    ranks = all_ranks()
    assert len({rank.key for rank in ranks}) == len(ranks)
    categories = list(Category)
    for _, group in groupby(ranks, key=lambda rank: rank.service):
        service = list(group)
        assert [rank.order for rank in service] == sorted({rank.order for rank in service})
        places = [categories.index(rank.category) for rank in service]
        assert places == sorted(places)
    for rank in ranks:
        for language in ("en", "fr", "uk", "ru"):
            assert words(language).has(rank.word), (rank.key, language)
        if rank.service.startswith("kp"):
            assert rank.name("ko") == rank.native
        if rank.service.startswith("ru") and rank.word != "rank.private":
            assert rank.name("ru") == rank.native


def test_south_korean_titles_are_not_north_korean_ranks():
    assert not {"준위", "대교", "소령", "중령", "대령"} & {rank.native for rank in all_ranks()}


def test_no_such_rank():
    with pytest.raises(KeyError):
        by_key("ru_army.sous-chef")


def test_every_modifier_has_its_words():
    for language in ("en", "fr", "uk", "ru"):
        assert all(words(language).has(one) for one in Modifier)


def test_an_exact_native_name_is_found_at_once_and_by_power():
    assert named("старший сержант", "RU").service == "ru_army"
    assert named("Лейтенант", "UA").service.startswith("ua_")
    assert named("гвардии лейтенант", "RU").service == "ru_army"
    assert named("중사", "KP").service == "kp_army"
    assert named("старший серж", "RU") is None
