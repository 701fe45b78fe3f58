"""What the templates say, read from one file for each language, written as TOML. `<company>` and the like stand for tags.

No amount, date or promise is written in the texts: each one comes from the record, by a tag.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent / "texts"
RIGHT_TO_LEFT = frozenset({"ar_AE", "he_IL"})
LOCALES = (
    *("ro_RO", "en_GB", "de_DE", "fr_FR", "nl_NL", "sv_SE", "da_DK", "nb_NO", "fi_FI", "hu_HU", "ar_AE", "he_IL"),
)
SHORT = {
    "city": "{{ offer.city }}",
    "company": "{{ company.legal_name }}",
    "courtesy": "{{ letter.courtesy }}",
    "currency": "{{ offer.currency }}",
    "email": "{{ company.email }}",
    "end": "{% endif %}",
    "end_date": "{{ offer.end_date | date }}",
    "end_date_ar": "{{ offer.end_date | date_ar }}",
    "end_date_en": "{{ offer.end_date | date_en }}",
    "hours": '{{ offer.hours_per_week | days("hours") }}',
    "hours_ar": '{{ offer.hours_per_week | days_ar("hours") }}',
    "hours_day": '{{ paper.hours_per_day | days("hours") }}',
    "hours_en": '{{ offer.hours_per_week | days_en("hours") }}',
    "if_title": "{% if requisition.title %}",
    "job": "{{ offer.job_title }}",
    "place": "{{ letter.workplace }}",
    "reference": "{{ letter.reference }}",
    "start_date": "{{ offer.start_date | date }}",
    "title": "{{ requisition.title }}",
    "valid_until": "{{ offer.valid_until | date }}",
    "valid_until_ar": "{{ offer.valid_until | date_ar }}",
    "valid_until_en": "{{ offer.valid_until | date_en }}",
    "words": "{{ offer.amount | amount_words }}",
}
"""What a text writes between angle brackets, and the tag that it becomes."""


@dataclass(frozen=True)
class Words:
    """One language: `common` is on every letter, `terms` are labels and phrases of tables, the rest is by template."""

    locale: str
    common: dict[str, Any]
    terms: dict[str, str]
    own: dict[str, dict[str, Any]]

    @property
    def mirrored(self) -> bool:
        """Whether the language is written from right to left."""
        return self.locale in RIGHT_TO_LEFT


@cache
def words_in(locale: str) -> Words:
    """The texts of a language, short forms written out."""
    read = tomllib.loads((FOLDER / f"{locale}.words").read_text(encoding="utf-8"))
    whole: dict[str, Any] = _written_out(read)
    return Words(locale, whole.pop("common"), whole.pop("terms"), whole)


def _written_out(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _written_out(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_written_out(inner) for inner in value]
    return re.sub(r"<([a-z_]+)>", lambda short: SHORT[short[1]], value)
