"""Reference lists: the shipped ones are read, written back to an equal value, and a wrong one is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recdesk import shipped
from recdesk.domain import references
from recdesk.domain.errors import Unreadable
from recdesk.domain.reference import Band, ConsentPolicy, HeadcountPlace, Job, Reference
from tests.builders import a_company, a_reference


def shipped_reference() -> Reference:
    """The reference lists as they ship."""
    folder = shipped.resources() / "reference"
    return references.load(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.toml")))


def test_the_shipped_lists_have_a_band_for_each_level_in_each_city() -> None:
    reference = shipped_reference()
    levels = {level for job in reference.jobs for level in job.levels}
    cities = {office.city for office in reference.offices}
    assert {(b.level, b.city) for b in reference.bands} == {(level, city) for level in levels for city in cities}
    assert {b.entered_on for b in reference.bands} == {date(2026, 11, 22)}
    band = reference.band("experienced", "Cluj-Napoca", "RON")
    assert band is not None
    assert (band.pay_from, band.pay_to) == (Decimal(6800), Decimal(9500))


def test_the_shipped_company_is_plainly_invented() -> None:
    company = shipped_reference().company
    assert company.email.endswith(".example")
    assert company.tax_id.strip("RO0") == ""


@pytest.mark.parametrize("reference", [shipped_reference(), a_reference()])
def test_a_reference_survives_being_written_and_read(reference: Reference) -> None:
    assert references.load([references.to_toml(reference)]) == reference
    assert references.from_sections(references.to_sections(reference)) == reference


@given(
    st.text(st.characters(exclude_categories=("Cs",)), max_size=40), st.decimals(min_value=1, max_value=99999, places=2)
)
def test_no_text_and_no_amount_is_changed_on_the_way(text: str, amount: Decimal) -> None:
    reference = Reference(
        company=a_company(name=text),
        benefits=(text,),
        headcount=(HeadcountPlace("FIN-1", 2, "RON", amount, None),),
        headcount_dated=date(2026, 11, 20),
    )
    assert references.load([references.to_toml(reference)]) == reference


@pytest.mark.parametrize(
    ("changes", "section"),
    [
        ({"jobs": (Job("Recruiter", "TA", ("senior",)), Job("Recruiter", "TA", ("entry",)))}, "jobs"),
        ({"jobs": (Job("Recruiter", "TA", ()),)}, "jobs"),
        ({"departments": ("HR", "HR")}, "departments"),
        ({"bands": (Band("senior", "Iași", Decimal(9), Decimal(8), "RON", date(2026, 1, 1)),)}, "bands"),
        ({"bands": (Band("senior", "Iași", Decimal(8), Decimal(9), "LEI", date(2026, 1, 1)),)}, "bands"),
        ({"bands": (Band("chief", "Iași", Decimal(8), Decimal(9), "RON", date(2026, 1, 1)),)}, "bands"),
        ({"policies": (ConsentPolicy("1", "all", 0),)}, "policies"),
        ({"headcount": (HeadcountPlace("FIN-1", 0),)}, "headcount"),
    ],
)
def test_lists_that_contradict_themselves_are_refused(changes: dict[str, Any], section: str) -> None:
    with pytest.raises(Unreadable) as caught:
        references.from_sections(references.to_sections(replace(a_reference(), **changes)))
    assert (caught.value.code, caught.value.problems[0].field) == ("reference_wrong", section)


@pytest.mark.parametrize(
    ("texts", "code"),
    [
        (["departments = ["], "reference_wrong"),
        (['departments = ["HR"]', 'departments = ["IT"]'], "reference_wrong"),
        (['colours = ["red"]'], "field_unknown"),
        (['departments = ["HR"]'], "field_missing"),
    ],
)
def test_a_text_that_is_no_reference_is_refused(texts: list[str], code: str) -> None:
    with pytest.raises(Unreadable) as caught:
        references.load(texts)
    assert caught.value.code == code
