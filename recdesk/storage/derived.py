"""Columns that follow from a record's fields: what is searched, sorted, compared. Computed at every flush."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from recdesk.domain.candidate import Candidate
from recdesk.domain.folding import search_key, sort_key
from recdesk.domain.offer import Offer
from recdesk.domain.operator import Operator
from recdesk.domain.requisition import Requisition
from recdesk.storage.keys import email_key, operator_key, phone_key


def of_requisition(record: Requisition) -> dict[str, str]:
    """The derived columns of a requisition."""
    recruiter = record.recruiter.name if record.recruiter is not None else ""
    manager = record.hiring_manager.name if record.hiring_manager is not None else ""
    words = [record.number, record.title, record.city, record.finance_reference, record.department, recruiter, manager]
    return {
        "search_key": search_key(words),
        "sort_title": sort_key(record.title),
        "sort_city": sort_key(record.city),
        "recruiter_name": recruiter,
    }


def of_candidate(record: Candidate) -> dict[str, str]:
    """The derived columns of a candidate. The personal number is never searched by a part of it."""
    words = [record.number, record.legal_name, record.latin_name, record.email, record.city, record.external_id]
    return {
        "search_key": search_key([*words, *_phone_forms(record.phone)]),
        "sort_name": sort_key(record.family_name, record.given_name) or sort_key(record.shown_name),
        "sort_city": sort_key(record.city),
        "email_key": email_key(record.email),
        "phone_key": phone_key(record.phone),
    }


def of_offer(record: Offer, candidate_name: str, candidate_sort: str) -> dict[str, str]:
    """The derived columns of an offer; the person's name comes from the candidate's record."""
    words = [record.number, record.candidate, candidate_name, record.requisition, record.job_title]
    return {
        "search_key": search_key(words),
        "candidate_name": candidate_name,
        "sort_candidate": candidate_sort,
    }


def of_operator(record: Operator) -> dict[str, str]:
    """The derived columns of an operator: login names are one in any case."""
    return {"name_key": operator_key(record.name)}


def _phone_forms(phone: str) -> list[str]:
    """The digits with the country's code and, for Romania, as they are dialled at home."""
    digits = re.sub(r"\D", "", phone)
    if not digits:
        return []
    at_home = digits.removeprefix("00").removeprefix("40")
    return [digits, f"0{at_home}"] if at_home != digits else [digits]


DERIVE: dict[type, Callable[[Any], dict[str, str]]] = {
    Requisition: of_requisition,
    Candidate: of_candidate,
    Operator: of_operator,
}
