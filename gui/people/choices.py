"""What may be chosen for a field of a person, wherever he is corrected or settled; refuses to know Qt."""

from collections.abc import Mapping, Sequence

from gui.intake import wording as intake_wording
from models.legal import LegalCategory
from models.transliteration import Scheme

CHOICES: Mapping[str, Sequence[str]] = {
    "power": intake_wording.POWERS,
    "sex": intake_wording.SEXES,
    "language": intake_wording.LANGUAGES,
    # A capture card knows more than an intake can see.
    "health": (*intake_wording.HEALTH, "good", "recovered", "convalescent"),
    "first_aid": ("yes", "no"),
    "handling_code": intake_wording.HANDLING,
    "latin_scheme": tuple(scheme.value for scheme in Scheme),
    "legal_category": tuple(category.value for category in LegalCategory),
}
