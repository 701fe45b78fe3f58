"""A record's values as a person reads them."""

from __future__ import annotations

from dataclasses import dataclass

from recdesk.domain.candidate import LanguageSkill
from recdesk.ui.records.shown import field_text
from recdesk.ui.widgets.declared import Field


@dataclass(frozen=True)
class Speaks:
    """What the reading form asks of a record for its languages."""

    languages: tuple[LanguageSkill, ...]


def test_spoken_languages_are_shown_by_name_with_their_level() -> None:
    columns = (Field("language", "Language", "text"), Field("level", "Level", "text"))
    declared = Field("languages", "Languages", "list", columns=columns)
    record = Speaks((LanguageSkill("de", "B2"), LanguageSkill("hu")))

    assert field_text(declared, record, {}, zone="Europe/Bucharest") == "German · B2\nHungarian"
