"""What an offer's form asks: where it comes from, pay, dates, place, paper, signers, and who is informed."""

from __future__ import annotations

from recdesk.localization.catalogue import mark
from recdesk.ui.records import words
from recdesk.ui.records.choices import DeskChoices
from recdesk.ui.requisitions.fields import PERSON
from recdesk.ui.widgets.declared import Field, Section

SECTIONS = (
    Section("from", mark("From")),
    Section("pay", mark("Pay")),
    Section("dates", mark("Dates")),
    Section("place", mark("Place")),
    Section("paper", mark("Paper")),
    Section("signers", mark("Signers")),
    Section("inform", mark("Inform")),
)


def fields(desk: DeskChoices) -> tuple[Field, ...]:
    """The fields, with pick lists from the desk's reference."""
    return (*_from(desk), *_pay(desk), *_dates(desk), *_place(desk), *_paper(desk), *_signers(desk), *_inform(desk))


def _from(desk: DeskChoices) -> tuple[Field, ...]:
    return (
        Field("candidate", mark("Candidate"), "text", "from", mark("Comes along with the offer.")),
        Field("requisition", mark("Requisition"), "text", "from", mark("Comes along with the offer.")),
        Field("job_title", mark("Job title"), "text", "from", required=True),
        Field("department", mark("Department"), "choice", "from", options=desk.departments),
    )


def _pay(desk: DeskChoices) -> tuple[Field, ...]:
    return (
        Field(
            "pay",
            mark("Base pay"),
            "money",
            "pay",
            mark("The amount is keyed a second time."),
            required=True,
            parts=("amount", "currency", "basis", "frequency"),
        ),
        Field("bonus", mark("Bonus"), "text", "pay", mark("As the letter shall say it, for example 10 %.")),
        Field(
            "allowances",
            mark("Allowances"),
            "list",
            "pay",
            columns=(
                Field("name", mark("Name"), "text"),
                Field("amount", mark("Amount"), "amount"),
                Field("currency", mark("Currency"), "choice", options=desk.currencies),
                Field("frequency", mark("Paid"), "choice", options=words.FREQUENCY),
            ),
        ),
        Field(
            "benefits",
            mark("Benefits"),
            "list",
            "pay",
            columns=(
                Field("name", mark("Name"), "text"),
                Field("value", mark("Value"), "text"),
                Field("unit", mark("Unit"), "text"),
            ),
        ),
    )


def _dates(_desk: DeskChoices) -> tuple[Field, ...]:
    return (
        Field(
            "start_date",
            mark("Start date"),
            "date",
            "dates",
            mark("Proposed from the notice; it is keyed a second time."),
            required=True,
        ),
        Field("probation_days", mark("Probation"), "number", "dates", settings={"least": 0, "most": 400}),
        Field(
            "probation_unit", mark("Probation counted in"), "choice", "dates", required=True, options=words.NOTICE_UNIT
        ),
        Field("notice_days", mark("Notice period"), "number", "dates", settings={"least": 0, "most": 400}),
        Field("notice_unit", mark("Notice counted in"), "choice", "dates", required=True, options=words.NOTICE_UNIT),
        Field("valid_until", mark("Valid until"), "date", "dates", required=True),
        Field("end_date", mark("End date"), "date", "dates", mark("Only for a fixed term.")),
    )


def _place(desk: DeskChoices) -> tuple[Field, ...]:
    return (
        Field("country", mark("Country"), "choice", "place", required=True, options=desk.countries),
        Field("city", mark("City"), "text", "place", required=True),
        Field("office", mark("Office"), "choice", "place", options=desk.offices),
        Field("work_type", mark("Work type"), "choice", "place", required=True, options=words.WORK_TYPE),
        Field("fte", mark("Full-time equivalent"), "decimal", "place", mark("1 is full time."), required=True),
        Field("hours_per_week", mark("Hours a week"), "decimal", "place", required=True),
        Field(
            "annual_leave_days",
            mark("Annual leave, working days"),
            "number",
            "place",
            settings={"least": 0, "most": 90},
        ),
    )


def _paper(desk: DeskChoices) -> tuple[Field, ...]:
    return (
        Field("function", mark("Function"), "choice", "paper", required=True, options=desk.functions),
        Field(
            "language", mark("Language of the letter"), "choice", "paper", required=True, options=words.LETTER_LANGUAGE
        ),
        Field("template", mark("Template"), "text", "paper", mark("Chosen by rule when left empty.")),
    )


def _signers(_desk: DeskChoices) -> tuple[Field, ...]:
    return (
        Field(
            "signers",
            mark("Signers, in order"),
            "list",
            "signers",
            required=True,
            columns=(
                Field("name", mark("Name"), "text"),
                Field("title", mark("Title"), "text"),
                Field("email", mark("E-mail"), "email"),
            ),
        ),
    )


def _inform(_desk: DeskChoices) -> tuple[Field, ...]:
    return (
        Field("inform", mark("Informed"), "list", "inform", mark("A mail draft is made for each."), columns=(PERSON,)),
    )
