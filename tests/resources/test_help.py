"""The pages of help: one for every screen in every language, alike in build, true to keys and words of the screens."""

import ast
import csv
import re

import pytest

import resources
from gui.first_run.screen import FirstRunScreen
from gui.restore.screen import RestoreScreen
from gui.shell import SCREENS
from gui.unlock.screen import UnlockScreen
from resources.words import SCREEN_LANGUAGES
from tests.harmful import HARMFUL

GUI = resources.path().parent / "gui"
ALONE = (UnlockScreen, FirstRunScreen, RestoreScreen)
PAGES = sorted(
    {screen.help_page or name for name, screen in SCREENS.items()}
    | {screen.help_page for screen in ALONE}
)
FOLDERS = ("frame", "kit")
"""What every screen has around it: the frame's keys and those of a dialog or a field."""

QTS_OWN = {"↑ ↓", "Tab", "Space", "Enter"}
"""Keys that lists, fields and buttons of Qt answer by themselves."""

SPOKEN = {
    "fr": {
        "Entrée": "Enter",
        "Échap": "Esc",
        "Espace": "Space",
        "Suppr": "Delete",
        "Inser": "Insert",
        "Maj": "Shift",
    },
    "uk": {"Пробіл": "Space"},
    "ru": {"Пробел": "Space"},
}
"""What stands on the keyboards of a language, and its name in the code."""

QT_NAMES = {"Esc": "Escape", "↓": "Down"}
COMBINATION = re.compile(r"(?:(?:Ctrl|Alt|Shift)\+)+\S+|F\d+")


def text_of(language, page):
    return resources.path("help", language, f"{page}.md").read_text(encoding="utf-8")


def table(language, page):
    """The keys of the page's table, in the words of the code."""
    lines = [line for line in text_of(language, page).splitlines() if line.startswith("|")]
    spoken = SPOKEN.get(language, {})
    return [
        re.sub(r"\w+", lambda key: spoken.get(key[0], key[0]), line.split("|")[1].strip())
        for line in lines[2:]
    ]


def build(language, page):
    """Headings by level, lines of lists and of tables, in their order."""
    kinds = (r"#+ ", r"\d+\. ", r"- ", r"\|")
    found = (re.match("|".join(kinds), line) for line in text_of(language, page).splitlines())
    return [re.sub(r"\d+", "1", each[0]) for each in found if each]


def keys_in(folder):
    """Every key that the code of a folder names: combinations as they are, single ones by Qt's name."""
    found = set()
    for file in (GUI / folder).rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(node.value.replace("Return", "Enter"))
            elif isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
                found |= {f"{node.values[0].value}{place}" for place in range(1, 10)}
            elif isinstance(node, ast.Attribute) and node.attr.startswith("Key_"):
                found.add(node.attr)
    return {key for key in found if COMBINATION.fullmatch(key) or key.startswith("Key_")}


def stands_in(key, known):
    """Whether the code names the key: as it is, or by Qt's name where a widget looks for it itself."""
    last = key.split("+")[-1]
    itself = "+" not in key or last in QT_NAMES
    return key in known or (itself and f"Key_{QT_NAMES.get(last, last)}" in known)


def ends(key):
    """`Alt+1 … Alt+6` are two keys and what lies between."""
    return key.split(" … ")


def words_of(language):
    """Every word of the tables as it may be quoted: each plural form, and what stands before a fact."""
    quoted = set()
    for file in resources.path("words").glob("*.csv"):
        for row in csv.DictReader(file.open(encoding="utf-8", newline="")):
            for form in row[language].split("|"):
                quoted |= {plain(form), plain(form.split("{")[0]).rstrip(" :")}
    return quoted


def plain(text):
    """Without what differs in type alone: spaces that do not break, the two apostrophes."""
    return re.sub(r"\s+", " ", text).replace("ʼ", "’").strip()


@pytest.mark.parametrize("language", SCREEN_LANGUAGES)
def test_every_screen_has_its_page_and_no_page_is_without_a_screen(language):
    assert sorted(each.stem for each in resources.path("help", language).iterdir()) == PAGES


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_built_alike_in_every_language(page):
    assert {tuple(build(language, page)) for language in SCREEN_LANGUAGES} == {
        tuple(build("en", page))
    }
    assert {tuple(table(language, page)) for language in SCREEN_LANGUAGES} == {
        tuple(table("en", page))
    }


@pytest.mark.parametrize("page", PAGES)
def test_keys_of_a_page_are_those_of_its_screen(page):
    own, around = keys_in(page), set().union(*(keys_in(folder) for folder in FOLDERS))
    told = [end for key in table("en", page) if key not in QTS_OWN for end in ends(key)]
    assert [key for key in told if not stands_in(key, own | around)] == []
    counted = {f"{key[:-1]}{place}" for key in told if key[-1].isdigit() for place in range(1, 10)}
    assert {key for key in own if COMBINATION.fullmatch(key)} - set(told) - counted == set()


@pytest.mark.parametrize("language", SCREEN_LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_what_stands_in_italics_is_a_word_of_the_screens(language, page):
    known = words_of(language)
    said = re.findall(r"(?<!\*)\*([^*]+)\*(?!\*)", text_of(language, page))
    assert said
    assert [each for each in said if plain(each) not in known] == []


@pytest.mark.parametrize("language", SCREEN_LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_no_page_tells_how_anybody_came(language, page):
    assert re.findall(HARMFUL[language], text_of(language, page).lower()) == []
