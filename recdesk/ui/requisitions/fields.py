"""What a requisition's form asks, in the order in which an approval document tells it."""

from __future__ import annotations

from recdesk.localization.catalogue import mark
from recdesk.ui.records import words
from recdesk.ui.records.choices import DeskChoices
from recdesk.ui.widgets.declared import Field, Section

SECTIONS = (
    Section("approval", mark("Approval")),
    Section("role", mark("Role")),
    Section("place", mark("Place")),
    Section("pay", mark("Pay")),
    Section("team", mark("Team")),
    Section("advert", mark("Advert")),
    Section("channels", mark("Channels")),
    Section("screening", mark("Screening")),
    Section("clocks", mark("Clocks")),
)
PERSON = Field("person", mark("Name"), "person")


def fields(desk: DeskChoices) -> tuple[Field, ...]:
    """The fields, with pick lists from the desk's reference."""
    return (
        *_approval(desk),
        *_role(desk),
        *_place(desk),
        *_pay(desk),
        *_team(desk),
        *_advert(desk),
        *_channels(desk),
        *_screening(desk),
        *_clocks(desk),
    )


def _approval(_desk: DeskChoices) -> tuple[Field, ...]:
    return (
        Field(
            "doc_headcount_approval",
            mark("Headcount document"),
            "file",
            "approval",
            mark("The approval of the post: drop the file here or choose it."),
            required=True,
        ),
        Field("approved_on", mark("Approved on"), "date", "approval", required=True),
        Field(
            "approved_by",
            mark("Approved by"),
            "text",
            "approval",
            mark("Name of the person who approved the post."),
            required=True,
        ),
        Field(
            "finance_reference",
            mark("Finance reference"),
            "text",
            "approval",
            mark("As finance writes it, for example FIN-2231."),
            required=True,
        ),
        Field(
            "places",
            mark("Places"),
            "number",
            "approval",
            mark("How many people may be hired."),
            required=True,
            settings={"least": 1, "most": 999},
        ),
    )


def _role(desk: DeskChoices) -> tuple[Field, ...]:
    return (
        Field(
            "title",
            mark("Title"),
            "choice",
            "role",
            mark("From the job architecture."),
            required=True,
            options=desk.titles,
        ),
        Field(
            "family",
            mark("Job family"),
            "choice",
            "role",
            mark("Follows the title."),
            required=True,
            options=desk.families,
        ),
        Field("level", mark("Level"), "choice", "role", required=True, options=desk.levels),
        Field(
            "function",
            mark("Function"),
            "choice",
            "role",
            mark("Part of the folder of its documents."),
            required=True,
            options=desk.functions,
        ),
        Field("department", mark("Department"), "choice", "role", required=True, options=desk.departments),
        Field("fte", mark("Full-time equivalent"), "decimal", "role", mark("1 is full time."), required=True),
    )


def _place(desk: DeskChoices) -> tuple[Field, ...]:
    return (
        Field("country", mark("Country"), "choice", "place", required=True, options=desk.countries),
        Field("city", mark("City"), "text", "place", required=True),
        Field(
            "office", mark("Office"), "choice", "place", mark("Needed unless the work is remote."), options=desk.offices
        ),
        Field("work_type", mark("Work type"), "choice", "place", required=True, options=words.WORK_TYPE),
    )


def _pay(_desk: DeskChoices) -> tuple[Field, ...]:
    return (
        Field(
            "pay",
            mark("Pay range"),
            "money_range",
            "pay",
            mark("As finance approved it, with currency and basis."),
            required=True,
            parts=("pay_from", "pay_to", "pay_currency", "pay_basis", "pay_frequency"),
        ),
        Field("pay_confirmed_by", mark("Confirmed with finance by"), "text", "pay", required=True),
        Field("pay_confirmed_on", mark("Confirmed with finance on"), "date", "pay", required=True),
    )


def _team(_desk: DeskChoices) -> tuple[Field, ...]:
    return (
        Field("recruiter", mark("Recruiter"), "person", "team", required=True),
        Field("coordinator", mark("Coordinator"), "person", "team", required=True),
        Field("hiring_manager", mark("Hiring manager"), "person", "team", required=True),
        Field(
            "panel",
            mark("Panel"),
            "list",
            "team",
            mark("In the order in which they meet the candidate."),
            required=True,
            columns=(PERSON,),
        ),
    )


def _advert(_desk: DeskChoices) -> tuple[Field, ...]:
    return (
        Field("advert_title", mark("Advert title"), "text", "advert", required=True),
        Field("advert_summary", mark("Summary"), "long_text", "advert", required=True, settings={"lines": 3}),
        Field(
            "advert_responsibilities",
            mark("Responsibilities"),
            "long_text",
            "advert",
            mark("One a line; begin each with a verb."),
            required=True,
            settings={"lines": 5},
        ),
        Field(
            "advert_qualifications", mark("Qualifications"), "long_text", "advert", required=True, settings={"lines": 4}
        ),
        Field("advert_requirements", mark("Requirements"), "long_text", "advert", required=True, settings={"lines": 3}),
        Field("advert_company", mark("Company overview"), "long_text", "advert", required=True, settings={"lines": 3}),
    )


def _channels(desk: DeskChoices) -> tuple[Field, ...]:
    return (
        Field(
            "channels",
            mark("Sourcing channels"),
            "list",
            "channels",
            required=True,
            columns=(
                Field("name", mark("Channel"), "choice", options=desk.channels),
                Field("post_on", mark("Post on"), "date"),
                Field("take_down_on", mark("Take down on"), "date"),
                Field("link", mark("Link"), "text"),
            ),
        ),
    )


def _screening(_desk: DeskChoices) -> tuple[Field, ...]:
    return (
        Field(
            "questions",
            mark("Screening questions"),
            "list",
            "screening",
            required=True,
            columns=(
                Field("text", mark("Question"), "text"),
                Field("kind", mark("Answer"), "choice", options=words.QUESTION_KIND),
                Field("knock_out", mark("Knock-out"), "check"),
            ),
        ),
    )


def _clocks(_desk: DeskChoices) -> tuple[Field, ...]:
    return (
        Field("target_start", mark("Target start"), "date", "clocks"),
        Field("priority", mark("Priority"), "choice", "clocks", required=True, options=words.PRIORITY),
        Field("status", mark("Status"), "choice", "clocks", required=True, options=words.REQUISITION_STATUS),
    )
