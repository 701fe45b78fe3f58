"""The clause library: chosen by rule, filled from the record, overridden by the desk, wrong files named."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from recdesk import shipped
from recdesk.domain.candidate import NoticeUnit
from recdesk.domain.errors import Refused, Unreadable
from recdesk.domain.money import Basis
from recdesk.domain.offer import Benefit
from recdesk.domain.requisition import WorkType
from recdesk.letters.catalogue.clauses import NAMES
from recdesk.letters.clauses import ClauseLibrary, read_clauses
from recdesk.letters.context import Sheet, build
from recdesk.localization.formats import LETTER_LOCALES
from tests.builders import NOW, a_candidate, a_company, a_requisition, an_offer
from tests.letters.answers import ANSWERS, EMIRATES, TERMS

SHIPPED = shipped.resources() / "clauses"
PLAIN: dict[str, Any] = {
    "benefits": (),
    "allowances": (),
    "bonus": "",
    "probation_days": None,
    "work_type": WorkType.ON_SITE,
}


def clauses(
    *folders: Path, document: str = "offer_letter", language: str = "ro_RO", country: str = "RO", **offer: Any
) -> dict[str, Any]:
    asked = offer.pop("asked", {**ANSWERS[document], **(EMIRATES if country == "AE" else {})})
    second = offer.pop("second_language", "")
    made = build(
        an_offer(**(PLAIN | offer)),
        a_candidate(),
        a_requisition(),
        a_company(),
        at=NOW,
        sheet=Sheet(document, language, country, offer.get("function", "TA"), second),
        asked=asked,
        clauses=ClauseLibrary((SHIPPED, *folders)),
    )
    return dict(made["clauses"])


def chosen(**given: Any) -> set[str]:
    return {clause["name"] for clause in clauses(**given)["all"]}


USUAL = {"conditions", "right_to_work", "contract_form", "lapse", "data_protection"}


def test_an_offer_has_the_clauses_that_every_offer_in_romania_has() -> None:
    assert chosen() == USUAL


@pytest.mark.parametrize(
    ("offer", "more"),
    [
        ({"end_date": date(2027, 6, 30)}, {"fixed_term"}),
        ({"fte": Decimal("0.5")}, {"part_time"}),
        ({"work_type": WorkType.REMOTE}, {"remote_work"}),
        ({"work_type": WorkType.HYBRID}, {"remote_work"}),
        ({"basis": Basis.NET}, {"net_estimate"}),
        ({"currency": "EUR"}, {"currency"}),
        ({"probation_days": 90}, {"probation"}),
        ({"bonus": "10 %"}, {"bonus"}),
        ({"benefits": (Benefit("Tichete de masă", "40", "lei"),)}, {"meal_tickets"}),
        ({"benefits": (Benefit("TICHETE DE MASA"),)}, {"meal_tickets"}),
        ({"benefits": (Benefit("Asigurare medicală privată"),)}, {"medical_insurance"}),
        ({"benefits": (Benefit("Abonament la sală"),)}, set()),
        ({"asked": {"esign_procedure": "prin furnizor calificat"}}, {"esign"}),
    ],
)
def test_a_clause_comes_with_what_it_speaks_of(offer: dict[str, Any], more: set[str]) -> None:
    assert chosen(**offer) == USUAL | more


def test_a_clause_is_filled_from_the_record_as_its_language_writes_it() -> None:
    offer = {"probation_days": 90, "probation_unit": NoticeUnit.CALENDAR_DAYS, "end_date": date(2027, 6, 30)}
    romanian, english = clauses(**offer), clauses(language="en_GB", **offer)
    assert "90\u00a0de zile calendaristice" in romanian["probation"]
    assert "90\u00a0calendar days" in english["probation"]
    assert "30\u00a0June\u00a02027" in english["fixed_term"]


def test_names_that_no_clause_was_chosen_for_are_empty() -> None:
    found = clauses()
    assert {name for name in NAMES if found[name]} == USUAL
    assert all(found[f"second_{name}"] == "" for name in NAMES)


def test_the_exact_country_comes_before_every_country() -> None:
    assert "redactat în limba română" in clauses()["contract_form"]
    assert "redactat în limba română" not in clauses(country="DE", language="ro_RO")["contract_form"]


def test_no_clause_of_the_union_is_printed_outside_of_it() -> None:
    assert "data_protection" in chosen(country="DE", language="de_DE")
    assert "UK General" in clauses(country="GB", language="en_GB")["data_protection"]
    assert "data_protection" not in chosen(country="AE", language="en_GB")


def test_the_emirates_have_their_own_clauses_in_both_languages() -> None:
    found = clauses(country="AE", language="ar_AE", second_language="en_GB")
    assert found["companion"].startswith("يرافق")
    assert found["second_companion"].startswith("This letter accompanies")
    assert found["second_prevailing_language"].endswith("the Arabic text prevails.")
    assert clauses(country="AE", language="en_GB")["prevailing_language"] == ""


@pytest.mark.parametrize("language", LETTER_LOCALES)
def test_every_language_has_the_clauses_that_every_offer_needs(language: str) -> None:
    found = clauses(language=language, basis=Basis.NET)
    for name in ("contract_form", "lapse", "net_estimate", "data_protection"):
        assert found[name].strip()
        assert "{" not in found[name]
        assert "  " not in found[name]


def test_a_consent_request_tells_how_to_withdraw_and_which_rights_there_are() -> None:
    found = clauses(document="consent_request")
    assert {clause["name"] for clause in found["all"]} == {"withdrawal", "rights"}
    assert a_company().email in found["withdrawal"]


def test_pre_contract_information_has_no_clause_of_an_offer() -> None:
    assert chosen(document="pre_contract_information", asked=TERMS) == {"data_protection"}


def test_no_shipped_text_promises_a_figure_or_a_date_of_its_own() -> None:
    library = ClauseLibrary((SHIPPED,))
    for clause in library.clauses:
        digits = "".join(sign for sign in clause.text if sign.isdigit() or sign == " ").split()
        # Only numbers of laws and articles stand there.
        assert all(len(number) <= 12 for number in digits)
        assert not any(word in clause.text for word in ("EUR", "RON", "€", "2025", "2026"))


# --- The desk's own clauses -----------------------------------------------------------------------------------------


def own(folder: Path, text: str, **keys: Any) -> Path:
    lines = {"id": "lapse_ro", "name": "lapse", "version": 2, "language": "ro", "title": "T", "text": text, **keys}
    written = [f"{key} = {value!r}".replace("'", '"') for key, value in lines.items()]
    (folder / "own.toml").write_text("[[clause]]\n" + "\n".join(written) + "\n", encoding="utf-8")
    return folder


def test_the_desk_replaces_a_clause_by_its_id_and_a_higher_version(tmp_path: Path) -> None:
    found = clauses(own(tmp_path, "Până la {{ offer.valid_until|date }}."))
    assert found["lapse"] == "Până la 4\u00a0decembrie\u00a02026."
    assert next(c["version"] for c in found["all"] if c["name"] == "lapse") == 2


def test_a_clause_that_is_not_newer_changes_nothing_and_is_reported(tmp_path: Path) -> None:
    library = ClauseLibrary((SHIPPED, own(tmp_path, "alt text", version=1)))
    assert [(p.code, p.facts["key"]) for p in library.problems] == [("clause_not_newer", "lapse_ro")]
    assert next(c.text for c in library.clauses if c.id == "lapse_ro") != "alt text"


def test_a_clause_of_a_new_name_stands_among_all(tmp_path: Path) -> None:
    folder = own(tmp_path, "Parcarea se acordă.", id="parking_ro", name="parking", version=1, functions=["TA"])
    assert [c["text"] for c in clauses(folder)["all"] if c["name"] == "parking"] == ["Parcarea se acordă."]
    assert "parking" not in {c["name"] for c in clauses(folder, function="FIN")["all"]}


def test_a_clause_whose_value_is_missing_stops_the_letter(tmp_path: Path) -> None:
    folder = own(tmp_path, "Bonus: {{ offer.bonus }}", when="always")
    with pytest.raises(Refused) as refused:
        clauses(folder)
    assert (refused.value.code, refused.value.problems[0].field) == ("clause_value_missing", "offer.bonus")


@pytest.mark.parametrize(
    ("text", "keys", "reason"),
    [
        ("{{ offer.bonuss }}", {}, "field"),
        ("{{ clauses.lapse }}", {}, "field"),
        ("{{ offer.start_date }}", {}, "filter"),
        ("{{ offer.start_date|dat }}", {}, "syntax"),
        ("{{ offer.bonus.upper() }}", {}, "syntax"),
        ("{{ offer.bonus", {}, "syntax"),
        ("a", {"language": "xx"}, "wrong_value"),
        ("a", {"when": "sometimes"}, "wrong_value"),
        ("a", {"when": "benefit"}, "wrong_value"),
        ("a", {"documents": ["poem"]}, "wrong_value"),
        ("a", {"version": 0}, "wrong_value"),
        ("a", {"surprise": 1}, "unknown_key"),
        ("", {}, "wrong_value"),
    ],
)
def test_a_wrong_clause_is_refused_when_its_file_is_read(
    tmp_path: Path, text: str, keys: dict[str, Any], reason: str
) -> None:
    path = own(tmp_path, text, **keys) / "own.toml"
    with pytest.raises(Unreadable) as refused:
        read_clauses(path)
    assert (refused.value.code, refused.value.facts["reason"]) == ("clause_unreadable", reason)
    assert ClauseLibrary((SHIPPED, tmp_path)).problems[0].facts["file"] == "own.toml"


def test_a_value_of_the_record_is_never_run_as_a_tag() -> None:
    told = clauses(asked={"esign_procedure": "{{ offer.amount }} & <b>"})["esign"]
    assert told.endswith("{{ offer.amount }} & <b>")
