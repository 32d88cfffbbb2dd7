"""Legal categories of persons in custody (GC III art. 4, 5, 33), and which one only a tribunal gives; names nobody.

A capture presumes a prisoner of war (art. 5); only a competent tribunal says that he is none. A conviction for
what he did before his capture changes nothing (art. 85).
"""

from enum import StrEnum


class LegalCategory(StrEnum):
    """In what capacity somebody is held; the words are `legal.*`."""

    PRESUMED = "presumed"
    ARMED_FORCES = "4a1"
    MILITIA = "4a2"
    UNRECOGNISED_AUTHORITY = "4a3"
    ACCOMPANYING = "4a4"
    CREWS = "4a5"
    LEVEE_EN_MASSE = "4a6"
    MEDICALLY_TRAINED = "art32"
    RETAINED_MEDICAL = "retained_medical"
    RETAINED_RELIGIOUS = "retained_religious"
    INTERNED_NEUTRAL = "interned_neutral"
    NOT_PRISONER_OF_WAR = "not_pow"
    CIVILIAN_INTERNEE = "civilian_internee"
    UNKNOWN = "unknown"


ARTICLES: dict[LegalCategory, str] = {
    LegalCategory.PRESUMED: "5",
    LegalCategory.ARMED_FORCES: "4A(1)",
    LegalCategory.MILITIA: "4A(2)",
    LegalCategory.UNRECOGNISED_AUTHORITY: "4A(3)",
    LegalCategory.ACCOMPANYING: "4A(4)",
    LegalCategory.CREWS: "4A(5)",
    LegalCategory.LEVEE_EN_MASSE: "4A(6)",
    LegalCategory.MEDICALLY_TRAINED: "32",
    LegalCategory.RETAINED_MEDICAL: "33",
    LegalCategory.RETAINED_RELIGIOUS: "33",
    LegalCategory.INTERNED_NEUTRAL: "4B(2)",
    LegalCategory.NOT_PRISONER_OF_WAR: "5(2)",
    LegalCategory.CIVILIAN_INTERNEE: "5(2)",
    LegalCategory.UNKNOWN: "5",
}

NO_PRISONERS = frozenset({LegalCategory.NOT_PRISONER_OF_WAR, LegalCategory.CIVILIAN_INTERNEE})
"""Categories that end the protection of a prisoner of war: by the judgment of a tribunal alone (art. 5(2))."""
