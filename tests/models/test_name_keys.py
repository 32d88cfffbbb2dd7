"""One name in many scripts and romanisations shares its keys; different names do not share all."""

from itertools import combinations

import pytest

from models.name_keys import name_keys, name_tokens, skeleton, sounds_of


def skeletons(text):
    return {key for group in name_keys(text).skeletons() for key in group}


def compact(text):
    """Whatever a whole name is indexed by, words parted or not."""
    keys = name_keys(text)
    return skeletons(text) | {key for group in keys.skeleton_pairs() for key in group}


@pytest.mark.parametrize(
    "spellings",
    [
        "Сергей Serhii Sergei Sergej Сергій Sergueï Sergey Siarhei",
        "Жук Zhuk Jouk Schuk Žuk Shuk",
        "Ковальская Kovalskaya Kovalskaja Kovalska Ковальська Kowalska",
        "Щербаков Shcherbakov Ščerbakov Schtscherbakow Chtcherbakov SHCHERBAKOV",
        "Юрий Iurii Yuri Jurij Юрій Yuriy Iouri Youri",
        "Хрущёв Khrushchev Chruschtschow Khrouchtchev Hruščev",
        "Пётр Петр Petr Pyotr Petro",
        "Кузнецов Kuznetsov Kuznetcov Kuznecov Kouznetsov",
        "Александр Aleksandr Alexander Oleksandr Олександр",
        "Михаил Mikhail Michail Mykhailo Михайло",
        "Григорий Grigorii Hryhorii Григорій Grigory",
        "Соколов Sokoloff Sokolow Sokolov",
        "Мухаммед Mohammed Muhammad محمد",
        "김 Kim Gim Ким",
        "박 Pak Park Bak Пак",
        "최 Choe Choi Tsoi Цой Чхве",
        "리 이 Ri Yi Lee Rhee Ли",
        "정 Chŏng Jeong Chung Чон",
        "로 노 Ro No Roh Но",
    ],
)
def test_spellings_share_a_skeleton(spellings):
    for one, other in combinations(spellings.split(), 2):
        assert skeletons(one) & skeletons(other), (one, other)


@pytest.mark.parametrize(
    "spellings",
    [
        ("김정은", "Kim Jong Un", "Kim Jong-un", "Kim Jongun", "Gim Jeong-eun", "Kim Chŏngŭn"),
        ("한복남", "Han Pongnam", "Han Boknam", "Han Bok Nam", "Хан Пок Нам"),
        ("리영길", "Ri Yong Gil", "Ri Yŏnggil", "Ли Ён Гиль", "Lee Young-gil"),
    ],
)
def test_whole_korean_names_share_given_names_however_parted(spellings):
    for one, other in combinations(spellings, 2):
        assert compact(one) & compact(other), (one, other)
        longest = max(compact(one) & compact(other), key=len)
        assert len(longest) >= 2, (one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Иванов", "Петров"), ("Сергей", "Андрей"), ("김", "박"), ("Жук", "Жуков"), ("Kim", "Kin")],
)
def test_different_names_differ(one, other):
    assert not skeletons(one) & skeletons(other)


def test_sounds_keep_vowels():
    assert sounds_of("иванов") == sounds_of("ivanov") == sounds_of("iwanow")
    assert not set(sounds_of("иванов")) & set(sounds_of("иванева"))
    assert skeleton("iFaNoF") == skeleton("iFaNiFa")


def test_nothing_is_without_a_key():
    assert name_keys("").tokens == ()
    assert name_keys("148 -- ''").tokens == ()
    for text in ("Аїя", "이", "O", "Ö", "王", "ь", "ʼа"):
        keys = name_keys(text)
        assert all(group and all(group) for group in keys.skeletons()), text


def test_tokens():
    assert name_tokens("Іваненко-Ґалаґан, Сергій (П.)") == ["іваненко", "ґалаґан", "сергій", "п"]
    assert name_tokens("Вʼячеслав В'ячеслав") == ["вʼячеслав", "в'ячеслав"]
    assert name_tokens("김정은") == ["김", "정은"]
    assert name_tokens("ＫＩＭ") == ["kim"]


def test_second_keys_stay_few():
    assert len(sounds_of("jchcjxhjchcjx")) <= 7


def test_known_misses_are_still_misses():
    """Stated in the module: when one of these begins to match, the statement must go."""
    assert not skeletons("金") & skeletons("김")
    assert not set(sounds_of("محمد")) & set(sounds_of("mohammed"))
