"""The two languages of a paper, first and second; refuses to fall back to a third one silently."""

from papers.content.answers import Answer, Given, Withheld, Word
from resources.words import words

BETWEEN = " · "
"""Stands between the two languages when they share a line."""


class Pair:
    """Words in the two languages of one paper."""

    def __init__(self, languages: tuple[str, str]) -> None:
        self._both = tuple(words(language) for language in dict.fromkeys(languages))

    def each(self, key: str, **facts: object) -> tuple[str, ...]:
        """The word in the first, then in the second language; one of them if only that one has it.

        Raises:
            KeyError: no table has this key.
        """
        known = tuple(language for language in self._both if language.has(key)) or self._both[:1]
        return tuple(dict.fromkeys(language(key, **facts) for language in known))

    def joined(self, key: str, **facts: object) -> str:
        """Both words on one line."""
        return BETWEEN.join(self.each(key, **facts))

    def _of(self, key: str, of: str) -> str:
        """A word in which another one of the same language stands."""
        both = [language for language in self._both if language.has(key) and language.has(of)]
        return BETWEEN.join(language(key, what=language(of)) for language in both or self._both[:1])

    def answer(self, answer: Answer) -> str:
        """What is printed for an answer; never empty, except for a line to write on."""
        match answer:
            case Withheld.BLANK:
                return ""
            case Withheld():
                return self.joined(answer.value)
            case Word(key, detail, of):
                return f"{self._of(key, of) if of else self.joined(key)} {detail}".rstrip()
            case Given(text, from_document):
                shown = text.strip()
                if not shown:
                    return self.joined(Withheld.NOT_GIVEN.value)
                return (
                    f"{shown} ({self.joined('answer.from_document')})" if from_document else shown
                )


def is_withheld(answer: Answer) -> bool:
    """Whether a phrase of ours stands where his own words would."""
    return isinstance(answer, Withheld) or (isinstance(answer, Given) and not answer.text.strip())
