"""What a candidate's form asks: documents first, then the person as they stand on the ID. Pay history is never
asked."""

from __future__ import annotations

from recdesk.localization.catalogue import mark
from recdesk.ui.records import words
from recdesk.ui.records.choices import DeskChoices
from recdesk.ui.widgets.declared import Field, Section

SECTIONS = (
    Section("documents", mark("Documents")),
    Section("person", mark("Person")),
    Section("contact", mark("Contact")),
    Section("consent", mark("Consent")),
    Section("source", mark("Source")),
    Section("work", mark("Work")),
    Section("needs", mark("Needs")),
    Section("application", mark("Application")),
    Section("next", mark("Next action")),
    Section("notes", mark("Notes")),
)


_LEVELS = (*((level, level) for level in ("A1", "A2", "B1", "B2", "C1", "C2")), ("native", mark("native")))


def fields(desk: DeskChoices) -> tuple[Field, ...]:
    """The fields, with pick lists from the desk's reference."""
    return (
        *_documents(desk),
        *_person(desk),
        *_contact(desk),
        *_consent(desk),
        *_source(desk),
        *_work(desk),
        *_needs(desk),
        *_application(desk),
        *_next(desk),
        *_notes(desk),
    )


def _documents(_desk: DeskChoices) -> tuple[Field, ...]:
    return (
        Field("doc_cv", mark("CV"), "file", "documents", mark("Drop the CV here; RecDesk names it."), required=True),
        Field(
            "id_seen",
            mark("ID seen"),
            "choice",
            "documents",
            mark("The kind of document; its number is not kept."),
            required=True,
            options=words.ID_KIND,
        ),
    )


def _person(desk: DeskChoices) -> tuple[Field, ...]:
    return (
        Field(
            "legal_name",
            mark("Legal name"),
            "text",
            "person",
            mark("Exactly as on the ID; it is keyed a second time."),
            required=True,
        ),
        Field(
            "latin_name",
            mark("Latin form of the name"),
            "text",
            "person",
            mark("As in the passport, for other scripts."),
        ),
        Field("name_order", mark("Name order"), "choice", "person", required=True, options=words.NAME_ORDER),
        Field(
            "form_of_address",
            mark("Form of address"),
            "choice",
            "person",
            mark("Neutral when nobody said."),
            required=True,
            options=words.ADDRESS,
        ),
        Field("language", mark("Language of letters"), "choice", "person", options=words.LETTER_LANGUAGE),
        Field(
            "languages",
            mark("Languages"),
            "list",
            "person",
            columns=(
                Field("language", mark("Language"), "choice", options=desk.spoken_languages),
                Field("level", mark("Level"), "choice", options=_LEVELS),
            ),
        ),
    )


def _contact(desk: DeskChoices) -> tuple[Field, ...]:
    return (
        Field("email", mark("E-mail"), "email", "contact", required=True),
        Field(
            "email_source", mark("E-mail from"), "text", "contact", mark("Where the address was read, for example CV.")
        ),
        Field("phone", mark("Phone"), "phone", "contact", required=True),
        Field("phone_source", mark("Phone from"), "text", "contact"),
        Field("street", mark("Street"), "text", "contact"),
        Field("city", mark("City"), "text", "contact", required=True),
        Field("postal_code", mark("Postal code"), "text", "contact"),
        Field("country", mark("Country"), "choice", "contact", required=True, options=desk.countries),
        Field(
            "time_zone",
            mark("Time zone"),
            "text",
            "contact",
            mark("Follows the country; change it where it has several."),
        ),
    )


def _consent(desk: DeskChoices) -> tuple[Field, ...]:
    return (
        Field("consent_purpose", mark("Purpose"), "choice", "consent", required=True, options=words.CONSENT_PURPOSE),
        Field("consent_policy", mark("Policy version"), "choice", "consent", required=True, options=desk.policies),
        Field("consent_given_on", mark("Captured on"), "date", "consent", required=True),
        Field("consent_channel", mark("Channel"), "choice", "consent", required=True, options=words.CONSENT_CHANNEL),
        Field("consent_expires_on", mark("Expires on"), "date", "consent", mark("Follows the policy when left empty.")),
    )


def _source(desk: DeskChoices) -> tuple[Field, ...]:
    return (
        Field("source", mark("Source"), "choice", "source", required=True, options=desk.sources),
        Field("referrer", mark("Referred by"), "text", "source"),
    )


def _work(_desk: DeskChoices) -> tuple[Field, ...]:
    return (
        Field(
            "notice_days",
            mark("Notice period"),
            "number",
            "work",
            mark("The count; its unit stands below."),
            required=True,
            settings={"least": 0, "most": 400},
        ),
        Field("notice_unit", mark("Counted in"), "choice", "work", required=True, options=words.NOTICE_UNIT),
        Field(
            "notice_verified_with",
            mark("Notice verified with"),
            "text",
            "work",
            mark("For example: candidate, mail of 02.04."),
            required=True,
        ),
        Field("notice_verified_on", mark("Notice verified on"), "date", "work"),
        Field("right_to_work", mark("Right to work"), "text", "work"),
        Field("right_to_work_until", mark("Right to work valid to"), "date", "work"),
        Field("background_check", mark("Background check"), "text", "work"),
        Field("background_check_until", mark("Background check valid to"), "date", "work"),
    )


def _needs(_desk: DeskChoices) -> tuple[Field, ...]:
    return (
        Field("accommodation", mark("Accommodation needs"), "choice", "needs", required=True, options=words.DISCLOSURE),
        Field(
            "accommodation_text",
            mark("What is needed"),
            "long_text",
            "needs",
            mark("Restricted by role."),
            visible_if=lambda values: values.get("accommodation") == "disclosed",
            settings={"lines": 2},
        ),
    )


def _application(desk: DeskChoices) -> tuple[Field, ...]:
    return (
        Field(
            "apply_to",
            mark("Applies to"),
            "choice",
            "application",
            mark("An open requisition; more can follow later."),
            options=desk.open_requisitions,
        ),
    )


def _next(desk: DeskChoices) -> tuple[Field, ...]:
    return (
        Field("next_action", mark("Next action"), "text", "next", required=True),
        Field("next_action_due", mark("Due"), "date", "next", required=True),
        Field("owner", mark("Owner"), "choice", "next", options=desk.operators),
    )


def _notes(_desk: DeskChoices) -> tuple[Field, ...]:
    return (
        Field(
            "notes",
            mark("Notes"),
            "list",
            "notes",
            mark("Facts only; each note is stamped with time and name."),
            columns=(Field("text", mark("Note"), "text"),),
        ),
    )
