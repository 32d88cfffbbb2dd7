"""Invented people by the hundred thousand, for measuring; refuses to resemble anybody by intent.

Slavic names stand in Cyrillic or one of several romanisations, Korean ones in Hangul or a
romanisation, as field books and papers have them. The same seed gives the same people.
"""

import random
import uuid
from collections.abc import Iterator
from dataclasses import dataclass

from models.hangul import romanise
from models.transliteration import Scheme, propose

# fmt: off
_ROOTS = [
    "Иван", "Петр", "Сидор", "Бондар", "Ковал", "Мельник", "Шевч", "Ткач", "Гончар", "Кравч",
    "Лысен", "Рудь", "Савч", "Морозов", "Зайц", "Волк", "Лебед", "Соболь", "Орл", "Голуб",
    "Комар", "Жук", "Чиж", "Щегл", "Ястреб", "Барсук", "Хомяк", "Ерш", "Окун", "Щук", "Карп",
    "Берез", "Дуб", "Ясен", "Клен", "Рябин", "Калин", "Вишн", "Груш", "Яблон", "Ромаш",
    "Василь", "Степан", "Андрей", "Алексей", "Никол", "Михайл", "Григор", "Федор", "Тимоф",
    "Трофим", "Ефим", "Захар", "Макар", "Назар", "Остап", "Тарас", "Юрк", "Яким", "Гавр",
    "Дани", "Денис", "Егор", "Жданн", "Зимин", "Игнат", "Кирил", "Лаврен", "Максим", "Никит",
    "Онуфри", "Панас", "Роман", "Семен", "Терен", "Устин", "Филип", "Харит", "Цыган", "Черн",
    "Шуль", "Щерб", "Эйсм", "Юдин", "Яковл", "Белозер", "Красногор", "Сухоруч", "Тихомир",
    "Добролюб", "Вышнев", "Кривонос",
]
# fmt: on
# fmt: off
_ENDINGS = [
    "ов", "ев", "енко", "ин", "ский", "цкий", "ук", "юк", "чук", "ович", "евич", "як", "ко",
    "ский", "ец", "ченко", "няк", "ых", "аев", "ьев", "ихин", "ушкин", "иков", "овский",
    "инский", "евский", "яков", "анов", "енков", "очкин", "ыгин", "унов", "атов",
]
# fmt: on
# fmt: off
_SYLLABLES = [
    "бар", "вер", "гор", "дим", "жар", "зем", "кор", "лат", "мил", "нов", "пол", "рад", "сев",
    "тур", "фом", "хар", "чар", "шам", "щар", "яр",
]
# fmt: on
# fmt: off
_GIVEN = [
    "Сергей", "Юрий", "Пётр", "Иван", "Алексей", "Николай", "Михаил", "Евгений", "Андрей",
    "Илья", "Фёдор", "Григорий", "Виктор", "Павел", "Константин", "Дмитрий", "Олег", "Игорь",
    "Вячеслав", "Владимир", "Роман", "Денис", "Антон", "Егор", "Кирилл", "Артём", "Руслан",
    "Тимур", "Захар", "Георгий", "Станислав", "Богдан", "Ярослав", "Эдуард", "Леонид",
    "Семён", "Аркадий", "Геннадий", "Валерий", "Яков",
]
# fmt: on
# fmt: off
_UKRAINIAN_GIVEN = [
    "Сергій", "Юрій", "Петро", "Іван", "Олексій", "Микола", "Михайло", "Євген", "Андрій",
    "Ілля", "Федір", "Григорій", "Віктор", "Павло", "Костянтин", "Дмитро", "Олег", "Ігор",
    "Вʼячеслав", "Володимир", "Роман", "Денис", "Антон", "Єгор", "Кирило", "Артем", "Тарас",
    "Остап",
]
# fmt: on
_KOREAN_FAMILIES = "김리박최정강조윤장림한오서신권황안송류홍전고문손량배백허남심로하곽성차주우구민"
_KOREAN_GIVEN = "영철민수정은성호진혁광명남일국경학룡송현동춘원준석길복훈용태상근덕봉재창병인"

_SCIENTIFIC = {
    "ж": "ž",
    "ш": "š",
    "ч": "č",
    "ц": "c",
    "х": "ch",
    "й": "j",
    "ю": "ju",
    "я": "ja",
    "є": "je",
    "ї": "ji",
    "і": "i",
    "щ": "šč",
    "ё": "e",
    "э": "e",
    "ы": "y",
    "ґ": "g",
    "г": "g",
}
_BGN = {"iu": "yu", "ia": "ya", "ii": "iy"}


@dataclass(frozen=True, slots=True)
class SyntheticPerson:
    """One invented person: the name in native script, as it was written down, and the rest."""

    person_id: str
    native: str
    written: str
    script: str
    service_number: str
    born: str
    number: int


def synthetic_people(n: int, seed: int = 1) -> Iterator[SyntheticPerson]:
    """`n` people in the order they were registered."""
    chance = random.Random(seed)
    for number in range(1, n + 1):
        korean = chance.random() < 0.15
        native = _korean_name(chance) if korean else _slavic_name(chance)
        written = native if chance.random() < 0.6 else chance.choice(variants(native))
        letter = chance.choice("АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЭЮЯ")
        born = (
            f"{chance.randint(1965, 2007)}-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}"
        )
        yield SyntheticPerson(
            person_id=str(uuid.UUID(int=(number << 80) | (7 << 76) | chance.getrandbits(76))),
            native=native,
            written=written,
            script="hangul" if korean else "cyrillic",
            service_number=f"{letter}{chance.choice('АБВГ')}-{chance.randint(0, 999_999):06d}",
            born=born,
            number=number,
        )


def father_of(person: SyntheticPerson) -> str:
    """The first name of somebody's invented father, the same each time."""
    chance = random.Random(person.number)
    if person.script == "hangul":
        return chance.choice(_KOREAN_GIVEN) + chance.choice(_KOREAN_GIVEN)
    return chance.choice(_GIVEN)


def variants(native: str) -> list[str]:
    """How else the same name may be written: romanisations, word orders, other alphabets."""
    words = native.split()
    if "가" <= native[0] <= "힣":
        family, given = words[0][0], words[0][1:]
        forms = [propose(native, scheme) for scheme in (Scheme.RR, Scheme.MR)]
        parted = " ".join(romanise(letter, "rr", assimilate=False) for letter in given)
        return [
            *forms,
            forms[1].replace("ŏ", "o").replace("ŭ", "u").replace("'", ""),
            f"{romanise(family, 'mr', assimilate=False)} {parted}".title(),
            f"{romanise(given, 'rr', assimilate=False)} {romanise(family, 'rr', assimilate=False)}",
        ]
    forms = [propose(native, scheme) for scheme in (Scheme.KMU2010, Scheme.ICAO9303)]
    forms.append(propose(native, Scheme.GOST52535))
    plain = forms[1]
    for before, after in _BGN.items():
        plain = plain.replace(before, after).replace(before.capitalize(), after.capitalize())
    forms.append(plain)
    forms.append(" ".join(reversed(forms[1].split()[:2])))
    forms.append(" ".join(native.split()[:2]))
    forms.append(_scientific(native))
    forms.append(_french(forms[1]))
    return forms


def _scientific(native: str) -> str:
    letters = [_SCIENTIFIC.get(letter.lower()) or _plain(letter) for letter in native]
    cased = zip(native, letters, strict=True)
    return "".join(latin.title() if letter.isupper() else latin for letter, latin in cased)


def _plain(letter: str) -> str:
    return propose(letter, Scheme.ICAO9303) if letter.isalpha() else letter


def _french(latin: str) -> str:
    for before, after in (
        ("shch", "chtch"),
        ("Shch", "Chtch"),
        ("zh", "j"),
        ("Zh", "J"),
        ("u", "ou"),
    ):
        latin = latin.replace(before, after)
    return latin.replace("sh", "ch").replace("Sh", "Ch").replace("iou", "iou")


def _slavic_name(chance: random.Random) -> str:
    ukrainian = chance.random() < 0.3
    root = chance.choice(_ROOTS)
    if chance.random() < 0.4:
        root = (chance.choice(_SYLLABLES) + chance.choice(_SYLLABLES)).capitalize()
    family = root + chance.choice(_ENDINGS)
    if ukrainian:
        family = family.replace("и", "і").replace("ы", "и").replace("ё", "о").replace("э", "е")
        given = chance.choice(_UKRAINIAN_GIVEN)
        return f"{family} {given} {_patronymic(chance.choice(_UKRAINIAN_GIVEN))}"
    return f"{family} {chance.choice(_GIVEN)} {_patronymic(chance.choice(_GIVEN))}"


def _patronymic(given: str) -> str:
    if given[-1] in "йь":
        return given[:-1] + "евич"
    if given[-1] in "аяоіи":
        return given[:-1] + "ович"
    return given + "ович"


def _korean_name(chance: random.Random) -> str:
    return (
        chance.choice(_KOREAN_FAMILIES)
        + chance.choice(_KOREAN_GIVEN)
        + chance.choice(_KOREAN_GIVEN)
    )
