"""One row of a foreign table as fields of a candidate: cleaned, checked, with what is wrong and what is doubtful."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from recdesk.domain import contact
from recdesk.domain.duplicate_levels import birth_date_of
from recdesk.domain.errors import Problem, Unreadable
from recdesk.domain.folding import mixed_script
from recdesk.domain.places import LETTER_LANGUAGES, is_zone
from recdesk.domain.rules import contact as contact_rules
from recdesk.domain.rules.lists import RuleLists
from recdesk.domain.rules.wording import has_cedilla, with_comma_below
from recdesk.services.paper_ports import SourceRow

AS_WRITTEN = ""
"""The key of a source row's values under which its table keeps the cells as they stand in the file."""
LONGEST_NOTICE = 3660
_YOUNGEST, _OLDEST = 14, 100
_NAMES = ("legal_name", "given_name", "family_name", "latin_name")
_ROMANIAN = frozenset({"RO", "MD"})
_CEDILLA_S = "\u015e\u015f"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a row is read against: the desk's own country, its word lists, and the day."""

    country: str
    lists: RuleLists
    today: date


@dataclass(slots=True)
class CheckedRow:
    """A row's values by field, ready for a record; `note` is a new note. With problems it cannot be a record."""

    row: int
    values: dict[str, Any]
    note: str = ""
    extra: dict[str, str] = field(default_factory=dict)
    written: tuple[str, ...] = ()
    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The name as far as it could be read."""
        return str(self.values.get("legal_name", ""))

    def refuse(self, code: str, name: str, **facts: Any) -> None:
        """The row cannot be taken because of this field; its value is not used further."""
        self.values.pop(name, None)
        self.problems.append(Problem(code, name, facts=facts))

    def doubt(self, code: str, name: str, **facts: Any) -> None:
        """The row is taken, but somebody should look."""
        self.warnings.append(Problem(code, name, facts=facts))


def check(row: SourceRow, around: Surroundings) -> CheckedRow:
    """The row with every field checked. What the table could not read is already among its problems."""
    values = {k: v for k, v in row.values.items() if k != AS_WRITTEN}
    found = CheckedRow(
        row=row.row,
        values=values,
        note=str(values.pop("note", "")),
        extra=dict(row.extra),
        written=tuple(row.values.get(AS_WRITTEN, ())),
        problems=list(row.problems),
    )
    if found.values or not found.problems:
        for step in _STEPS:
            step(found, around)
    return found


def _country(found: CheckedRow, _around: Surroundings) -> None:
    code = found.values.get("country")
    if code is None:
        return
    if contact.is_country(code.upper()):
        found.values["country"] = code.upper()
    else:
        found.refuse("country_unknown", "country", value=code)


def _names(found: CheckedRow, _around: Surroundings) -> None:
    if not found.values.get("legal_name"):
        if not any(p.field == "legal_name" for p in found.problems):
            found.refuse("field_empty", "legal_name")
        return
    if "@" in found.name or not any(sign.isalpha() for sign in found.name):
        found.refuse("name_has_signs", "legal_name", value=found.name)
        return
    scripts = mixed_script(found.name)
    if scripts:
        found.doubt("name_mixed_script", "legal_name", scripts=scripts)


def _letters(found: CheckedRow, _around: Surroundings) -> None:
    """Romanian letters with a cedilla, as old programs wrote them, get their comma; Turkish names keep the cedilla."""
    romanian = found.values.get("country") in _ROMANIAN or str(found.values.get("language", "")).startswith("ro")
    for name, value in list(found.values.items()):
        if not isinstance(value, str) or not has_cedilla(value):
            continue
        mended = with_comma_below(value)
        if not romanian:
            mended = "".join(v if v in _CEDILLA_S else m for v, m in zip(value, mended, strict=True))
        if mended != value:
            found.values[name] = mended
            if name in _NAMES:
                found.doubt("name_cedilla_mended", name, value=value, better=mended)
        elif name in _NAMES:
            found.doubt("name_cedilla", name, better=with_comma_below(value))


def _email(found: CheckedRow, around: Surroundings) -> None:
    typed = found.values.get("email")
    if typed is None:
        return
    try:
        address = contact.read_email(typed).address
    except Unreadable:
        found.refuse(contact_rules.fault_of_email(typed) or "email_not_an_address", "email", value=typed[:80])
        return
    found.values["email"] = address
    doubt, meant = contact_rules.doubt_about_email(address, around.lists)
    if doubt:
        found.doubt(doubt, "email", value=address, meant=meant)


def _phone(found: CheckedRow, around: Surroundings) -> None:
    typed = found.values.get("phone")
    if typed is None:
        return
    country = found.values.get("country") or around.country
    try:
        phone = contact.read_phone(typed, country)
    except Unreadable:
        fault = contact_rules.read_phone(typed, country).fault or "phone_not_a_number"
        found.refuse(fault, "phone", value=typed[:80], country=country)
        return
    found.values["phone"] = phone.e164
    if phone.extension:
        found.extra.setdefault("Phone extension", phone.extension)
    if not phone.assigned or phone.premium:
        code = "phone_premium" if phone.premium else "phone_not_in_use"
        found.doubt(code, "phone", value=phone.e164, country=country)


def _zone_and_language(found: CheckedRow, _around: Surroundings) -> None:
    zone = found.values.get("time_zone")
    if zone is not None and not is_zone(zone):
        found.refuse("time_zone_unknown", "time_zone", value=zone)
    language = found.values.get("language")
    if language is not None:
        spelled = language.replace("-", "_").casefold()
        known = next((k for k in LETTER_LANGUAGES if spelled in (k.casefold(), k[:2])), "")
        if known:
            found.values["language"] = known
        else:
            found.refuse("language_unknown", "language", value=language, known=LETTER_LANGUAGES)


def _dates(found: CheckedRow, around: Surroundings) -> None:
    born = found.values.get("date_of_birth")
    if born is not None:
        age = around.today.year - born.year - ((around.today.month, around.today.day) < (born.month, born.day))
        if not _YOUNGEST <= age <= _OLDEST:
            found.refuse("birth_date_unlikely", "date_of_birth", value=born, age=age)
    given, ends = found.values.get("consent_given_on"), found.values.get("consent_expires_on")
    if given is not None and given > around.today:
        found.refuse("consent_in_future", "consent_given_on", given_on=given)
    elif given is not None and ends is not None and ends <= given:
        found.refuse("consent_dates_reversed", "consent_expires_on", given_on=given, expires_on=ends)
    elif ends is not None and ends < around.today:
        found.doubt("consent_expired", "consent_expires_on", expired_on=ends)


def _figures(found: CheckedRow, _around: Surroundings) -> None:
    notice = found.values.get("notice_days")
    if notice is not None and notice < 0:
        found.refuse("notice_negative", "notice_days", value=notice)
    elif notice is not None and notice > LONGEST_NOTICE:
        found.refuse("number_out_of_range", "notice_days", value=notice, low=0, high=LONGEST_NOTICE)
    number = str(found.values.get("national_id", ""))
    if len(number) == 13 and number.isdigit():
        said = birth_date_of(number)
        born = found.values.get("date_of_birth")
        if said is None:
            found.doubt("national_id_check_digit", "national_id")
        elif born is not None and born != said:
            found.doubt("national_id_other_birth_date", "national_id")


_STEPS: tuple[Callable[[CheckedRow, Surroundings], None], ...] = (
    _country,
    _names,
    _letters,
    _email,
    _phone,
    _zone_and_language,
    _dates,
    _figures,
)
