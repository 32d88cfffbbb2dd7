"""Names in Latin letters by the schemes that documents use, with their published examples."""

import csv

import pytest

import resources
from models.hangul import romanise
from models.transliteration import Scheme, default_scheme, propose
from resources.words import words


@pytest.mark.parametrize(
    ("scheme", "native", "latin"),
    [
        # Examples of resolution 55 itself, then the traps.
        (Scheme.KMU2010, "Алушта", "Alushta"),
        (Scheme.KMU2010, "Згорани", "Zghorany"),
        (Scheme.KMU2010, "Розгон", "Rozghon"),
        (Scheme.KMU2010, "ЗГУРСЬКИЙ", "ZGHURSKYI"),
        (Scheme.KMU2010, "Єнакієве", "Yenakiieve"),
        (Scheme.KMU2010, "Їжакевич", "Yizhakevych"),
        (Scheme.KMU2010, "Кадиївка", "Kadyivka"),
        (Scheme.KMU2010, "Йосипівка", "Yosypivka"),
        (Scheme.KMU2010, "Стрий", "Stryi"),
        (Scheme.KMU2010, "Гоща", "Hoshcha"),
        (Scheme.KMU2010, "Ґалаґан", "Galagan"),
        (Scheme.KMU2010, "Юрій Крюківка", "Yurii Kriukivka"),
        (Scheme.KMU2010, "Яготин Костянтин", "Yahotyn Kostiantyn"),
        (Scheme.KMU2010, "Знам'янка Знам’янка Знамʼянка", "Znamianka Znamianka Znamianka"),
        (Scheme.KMU2010, "Сергій Петрович Іваненко", "Serhii Petrovych Ivanenko"),
        (Scheme.KMU2010, "Кривий-Яблонський", "Kryvyi-Yablonskyi"),
        (Scheme.ICAO9303, "ЮРИЙ", "IURII"),
        (Scheme.ICAO9303, "Юрий", "Iurii"),
        (Scheme.ICAO9303, "ЩЕРБАКОВ ПЁТР ИЛЬИЧ", "SHCHERBAKOV PETR ILICH"),
        (Scheme.ICAO9303, "Подъячев", "Podieiachev"),
        (Scheme.ICAO9303, "Цыганков Эдуард", "Tsygankov Eduard"),
        (Scheme.ICAO9303, "Григорій", "Hryhorii"),
        (Scheme.ICAO9303, "Яків Їжак", "Yakiv Yizhak"),
        (Scheme.ICAO9303, "Быкаў Сёмка", "Bykau Siomka"),
        (Scheme.GOST52535, "Кузнецов", "Kuznetcov"),
        (Scheme.GOST52535, "ЮРИЙ", "IURII"),
        (Scheme.GOST52535, "Подъячев", "Podiachev"),
        (Scheme.RR, "김정은", "Gim Jeongeun"),
        (Scheme.RR, "한복남", "Han Boknam"),
        (Scheme.RR, "홍빛나", "Hong Bitna"),
        (Scheme.RR, "박", "Bak"),
        (Scheme.RR, "최", "Choe"),
        (Scheme.RR, "정", "Jeong"),
        (Scheme.MR, "김정은", "Kim Chŏngŭn"),
        (Scheme.MR, "한복남", "Han Pongnam"),
        (Scheme.MR, "박", "Pak"),
        (Scheme.MR, "최", "Ch'oe"),
        (Scheme.MR, "정", "Chŏng"),
        (Scheme.MR, "리영길", "Ri Yŏnggil"),
        (Scheme.MR, "남궁민수", "Namgung Minsu"),
        (Scheme.MR, "김 정은", "Kim Chŏngŭn"),
        (Scheme.MR, "림철진", "Rim Ch'ŏlchin"),
        (Scheme.AS_PRINTED, "Юрий Yuri", "Юрий Yuri"),
        (Scheme.ICAO9303, "Yuri 148", "Yuri 148"),
    ],
)
def test_vectors(scheme, native, latin):
    assert propose(native, scheme) == latin


@pytest.mark.parametrize(
    ("hangul", "mr", "rr"),
    [
        ("특무", "t'ŭngmu", "teungmu"),
        ("상사", "sangsa", "sangsa"),
        ("전사", "chŏnsa", "jeonsa"),
        ("초급", "ch'ogŭp", "chogeup"),
        ("병사", "pyŏngsa", "byeongsa"),
        ("대좌", "taejwa", "daejwa"),
        ("중좌", "chungjwa", "jungjwa"),
        ("소위", "sowi", "sowi"),
        ("한국", "han'guk", "hanguk"),
        ("백마", "paengma", "baengma"),
        ("신라", "silla", "silla"),
        ("종로", "chongno", "jongno"),
        ("왕십리", "wangsimni", "wangsimni"),
        ("독립문", "tongnimmun", "dongnimmun"),
        ("별내", "pyŏllae", "byeollae"),
        ("해돋이", "haedoji", "haedoji"),
        ("발해", "parhae", "balhae"),
    ],
)
def test_words_assimilate(hangul, mr, rr):
    assert romanise(hangul, "mr", assimilate=True) == mr
    assert romanise(hangul, "rr", assimilate=True) == rr


def test_words_are_not_read_as_names():
    assert propose("특무상사", Scheme.MR, name=False) == "T'ŭngmusangsa"


@pytest.mark.parametrize(
    ("text", "power", "scheme"),
    [
        ("Сергій", "RU", Scheme.KMU2010),
        ("Петренко", "UA", Scheme.KMU2010),
        ("Петренко", "RU", Scheme.ICAO9303),
        ("Петренко", "", Scheme.ICAO9303),
        ("김정은", "KP", Scheme.MR),
        ("김정은", "KR", Scheme.RR),
        ("Petrenko", "UA", Scheme.AS_PRINTED),
        ("", "", Scheme.AS_PRINTED),
    ],
)
def test_default(text, power, scheme):
    assert default_scheme(text, power) is scheme


@pytest.mark.parametrize("scheme", [Scheme.KMU2010, Scheme.ICAO9303, Scheme.GOST52535])
def test_every_letter_of_three_alphabets_has_its_latin(scheme):
    alphabets = "абвгґдеєёжзиіїйклмнопрстуўфхцчшщъыьэюя"
    table = resources.path("reference", "transliteration", f"{scheme.value}.csv")
    with table.open(encoding="utf-8", newline="") as lines:
        known = {row["letter"] for row in csv.DictReader(lines)}
    assert set(alphabets) - known <= {"ў"}
    assert propose(alphabets, scheme).isascii()


def test_every_scheme_has_its_words():
    for language in ("en", "fr", "uk", "ru"):
        assert all(words(language).has(f"name.scheme_{one}") for one in Scheme)
