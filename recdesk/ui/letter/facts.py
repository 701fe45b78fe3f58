"""The facts of a letter in words: what each is called, where in the offer's form it is put right. No widgets."""

from __future__ import annotations

from recdesk.localization.catalogue import mark, tr
from recdesk.ui.papers import labels as answers

_LABELS = {
    "candidate.legal_name": mark("Name"),
    "candidate.latin_name": mark("Name, Latin form"),
    "number": mark("Number"),
    "version": mark("Reference"),
    "requisition": mark("Requisition"),
    "job_title": mark("Job title"),
    "amount": mark("Base pay"),
    "start_date": mark("Start date"),
    "probation_days": mark("Probation"),
    "notice_days": mark("Notice period"),
    "valid_until": mark("Valid until"),
    "end_date": mark("End date"),
    "annual_leave_days": mark("Annual leave"),
    "hours_per_week": mark("Hours a week"),
    "bonus": mark("Bonus"),
    "amount_words": mark("Base pay in words"),
    "department": mark("Department"),
    "hiring_manager": mark("Hiring manager"),
    "workplace": mark("Place of work"),
    "company": mark("Company"),
    "letter_date": mark("Date of the letter"),
}
_NAMED = {"allowance": mark("Allowance: {name}"), "benefit": mark("Benefit: {name}")}
_SIGNERS = {"name": mark("Signer {n}, name"), "title": mark("Signer {n}, title")}
_FORM_FIELDS = {"allowance": "allowances", "benefit": "benefits", "signer": "signers", "anchor": "signers"}
_NOT_IN_FORM = frozenset({"number", "version"})


def label(field: str) -> str:
    """What a fact of a letter is called."""
    kind, _, rest = field.partition(":")
    if kind.startswith("paper."):
        return answers.label(kind.removeprefix("paper."))
    if kind in _NAMED:
        return tr(_NAMED[kind]).format(name=rest)
    if kind == "signer":
        order, _, part = rest.partition(":")
        return tr(_SIGNERS[part]).format(n=order) if part in _SIGNERS else field
    if kind == "anchor":
        return tr("Place for signature {n}").format(n=rest)
    return tr(_LABELS[field]) if field in _LABELS else field.replace("_", " ")


def form_field(field: str) -> str:
    """The field of the offer's form that a fact comes from; nothing when it is not in that form."""
    kind = field.partition(":")[0]
    if kind in _FORM_FIELDS:
        return _FORM_FIELDS[kind]
    if field.startswith("candidate.") or field in _NOT_IN_FORM:
        return ""
    return field.removeprefix("offer.")
