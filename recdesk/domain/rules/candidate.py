"""How each item of candidate data entry is proved: name, contact, place, consent, CV, duplicates, notice, source."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from recdesk.domain.calendar import add_months
from recdesk.domain.candidate import Candidate, Disclosure, NoticeUnit
from recdesk.domain.document import DocumentType
from recdesk.domain.errors import Unreadable
from recdesk.domain.filenames import name_part
from recdesk.domain.folding import clean_name, fold, mixed_script
from recdesk.domain.places import is_zone
from recdesk.domain.reference import ConsentPolicy
from recdesk.domain.review import Item, Proof
from recdesk.domain.rules import contact
from recdesk.domain.rules.contexts import Attached, CandidateContext
from recdesk.domain.rules.documents import field_of, name_follows_convention, newest, person_in_name
from recdesk.domain.rules.findings import COMPUTED, REFERENCE, Findings
from recdesk.domain.rules.proving import Proofs, proofs_of
from recdesk.domain.rules.wording import has_cedilla, with_comma_below

REVIEW_SCORE = 6.0
"""From here on two candidates are very likely one person: somebody has to decide before a save."""
WORTH_A_LOOK = -1.5
CONSENT_ENDS_SOON_DAYS = 30
_SAME_PERSON = 70
_REFERRALS = ("referral", "recomandare", "empfehlung", "recommandation")


def _findings(context: CandidateContext) -> Findings:
    return Findings(context.candidate.number, context.lists)


def legal_name(context: CandidateContext) -> Proof:
    """The name is there, was read from a document, and has letters of one script. It is keyed twice besides."""
    found, record = _findings(context), context.candidate
    if record.id_seen is None:
        found.block("id_not_seen", "id_seen")
    else:
        found.fact("id_seen", record.id_seen)
    if not found.required(record.legal_name, "legal_name"):
        return found.proof()
    found.fact("legal_name", record.legal_name)
    _check_letters(found, record.legal_name)
    if not any(sign.isalpha() and sign < "\u0250" for sign in record.legal_name):
        found.required(record.latin_name, "latin_name")
    if record.latin_name:
        found.fact("latin_name", record.latin_name)
    whole = fold(record.legal_name)
    for name in ("given_name", "family_name"):
        part = fold(getattr(record, name))
        if part and part not in whole:
            found.warn("name_parts_differ", name, part=getattr(record, name))
    return found.proof()


def _check_letters(found: Findings, name: str) -> None:
    try:
        clean = clean_name(name, field="legal_name")
    except Unreadable as error:
        found.block(error.code, "legal_name", **error.facts)
        return
    if len(clean) < len(" ".join(name.split())) and clean != name:
        found.warn("name_hidden_signs", "legal_name")
    if any(sign.isdigit() or sign in "@_<>{}[]=;:#*%" for sign in name):
        found.block("name_has_signs", "legal_name")
    scripts = mixed_script(name)
    if scripts:
        found.warn("name_mixed_script", "legal_name", scripts=scripts)
    if has_cedilla(name):
        found.warn("name_cedilla", "legal_name", better=with_comma_below(name))
    if len(clean.split()) < 2:
        found.warn("name_one_word", "legal_name")


def contact_details(context: CandidateContext) -> Proof:
    """E-mail and phone can be right and stand in the attached CV or mail; otherwise a person names the source."""
    found, record = _findings(context), context.candidate
    readable = [d for d in context.documents if d.type in (DocumentType.CV, DocumentType.MAIL)]
    for document in readable:
        if not document.text.strip():
            found.warn("document_without_text", field_of(document.type), name=document.name)
    if found.required(record.email, "email"):
        fault = contact.fault_of_email(record.email)
        if fault:
            found.block(fault, "email", value=record.email)
        doubt, meant = contact.doubt_about_email(record.email, context.lists)
        if doubt:
            found.warn(doubt, "email", value=record.email, meant=meant)
        places = [(d, contact.find_email(record.email, d.text)) for d in readable]
        _report(found, "email", record.email, record.email_source, places)
    if found.required(record.phone, "phone"):
        phone = contact.read_phone(record.phone, record.country)
        if phone.fault:
            found.block(phone.fault, "phone", value=record.phone, country=record.country)
        if phone.doubt:
            found.warn(phone.doubt, "phone", value=record.phone, country=record.country)
        places = [(d, contact.find_phone(phone, d.text)) for d in readable]
        _report(found, "phone", record.phone, record.phone_source, places)
    return found.proof()


def _report(found: Findings, field: str, value: str, source: str, places: list[tuple[Attached, str]]) -> None:
    """The value with the document and the line in which it was found, else with the source that somebody names."""
    found.fact(field, value)
    document, line = next(((d, line) for d, line in places if line), (None, ""))
    if document is not None:
        found.fact(f"{field}_source", document.name, COMPUTED)
        found.fact(f"{field}_line", line, document.name)
        return
    if not source.strip():
        found.block("contact_source_missing", f"{field}_source", value=value)
        return
    found.fact(f"{field}_source", source)
    found.ask()


def place_and_zone(context: CandidateContext) -> Proof:
    """City and country are set; the time zone is one of the country's, or another real one that somebody chose."""
    found, record, zones = _findings(context), context.candidate, context.time_zones
    if found.required(record.city, "city"):
        found.fact("city", record.city)
    if found.required(record.country, "country"):
        found.fact("country", record.country)
        if not contact.is_country(record.country):
            found.block("country_unknown", "country", value=record.country)
    if not record.time_zone.strip():
        if len(zones) == 1:
            found.fact("time_zone", zones[0], COMPUTED)
        else:
            found.block("time_zone_missing", "time_zone", country=record.country, zones=zones)
        return found.proof()
    found.fact("time_zone", record.time_zone)
    if not is_zone(record.time_zone):
        found.block("time_zone_unknown", "time_zone", value=record.time_zone)
    elif zones and record.time_zone not in zones:
        found.warn("time_zone_elsewhere", "time_zone", value=record.time_zone, zones=zones)
    return found.proof()


def consent(context: CandidateContext) -> Proof:
    """Date, policy version, purpose and channel; it has not ended and lasts no longer than its policy says."""
    found, record = _findings(context), context.candidate
    for name in ("consent_purpose", "consent_policy", "consent_channel"):
        if found.required(getattr(record, name), name):
            found.fact(name, getattr(record, name))
    given = record.consent_given_on
    if found.required(given, "consent_given_on") and given is not None:
        found.fact("consent_given_on", given)
        if given > context.today:
            found.block("consent_in_future", "consent_given_on", given_on=given)
    policy = _policy_of(found, context)
    expires = record.consent_expires_on
    if policy is not None and given is not None:
        lasts_until = add_months(given, policy.months)
        found.fact("consent_months", policy.months, REFERENCE)
        if expires is not None and expires > lasts_until:
            found.block(
                "consent_too_long", "consent_expires_on", expires_on=expires, longest=lasts_until, months=policy.months
            )
        if expires is None:
            expires = lasts_until
        found.fact("consent_expires_on", expires, COMPUTED if expires == lasts_until else "record")
    elif expires is not None:
        found.fact("consent_expires_on", expires)
    elif given is not None and not found.problems:
        found.required(expires, "consent_expires_on")
    _check_end(found, expires, context.today, given)
    return found.proof()


def _check_end(found: Findings, expires: date | None, today: date, given: date | None) -> None:
    if expires is None:
        return
    if given is not None and expires <= given:
        found.block("consent_dates_reversed", "consent_expires_on", given_on=given, expires_on=expires)
    elif expires < today:
        found.block("consent_expired", "consent_expires_on", expired_on=expires)
    elif expires - today <= timedelta(days=CONSENT_ENDS_SOON_DAYS):
        found.warn("consent_ends_soon", "consent_expires_on", expires_on=expires)


def _policy_of(found: Findings, context: CandidateContext) -> ConsentPolicy | None:
    """The policy of that version and purpose. A person confirms a purpose that the desk does not know."""
    record, policies = context.candidate, context.reference.policies
    if not policies:
        found.warn("consent_policies_missing", "consent_policy")
        found.ask()
        return None
    if not record.consent_policy.strip() or not record.consent_purpose.strip():
        return None
    versions = [p for p in policies if p.version == record.consent_policy.strip()]
    if not versions:
        known = tuple(dict.fromkeys(p.version for p in policies))
        found.block("consent_policy_unknown", "consent_policy", value=record.consent_policy, known=known)
        return None
    policy = next((p for p in versions if fold(p.purpose) == fold(record.consent_purpose)), None)
    if policy is None:
        known = tuple(p.purpose for p in versions)
        found.warn("consent_purpose_unknown", "consent_purpose", value=record.consent_purpose, known=known)
        found.ask()
    return policy


def cv(context: CandidateContext) -> Proof:
    """The CV's file name follows the convention, and neither its name nor its text speaks of somebody else."""
    found, record = _findings(context), context.candidate
    document = newest(context.documents, DocumentType.CV)
    if document is None:  # said by the document's own proof
        return found.proof()
    field = field_of(DocumentType.CV)
    found.fact("document_name", document.name, COMPUTED)
    if not name_follows_convention(document.name, DocumentType.CV):
        found.block("document_name_wrong", field, name=document.name, example="2026-04-02_AnaPopescu_CV_v01.pdf")
    elif _is_about_somebody_else(record, document.name):
        found.warn("document_name_other_person", field, name=document.name)
    text = fold(document.text)
    words = [w for w in fold(f"{record.legal_name} {record.latin_name}").split() if len(w) > 1]
    if text and words and not any(word in text for word in words):
        found.warn("document_names_other_person", field, name=document.name)
    return found.proof()


def _is_about_somebody_else(record: Candidate, file_name: str) -> bool:
    # Imported here: it is needed once a review, and every window would wait for it.
    from rapidfuzz import fuzz

    ours = name_part(
        record.legal_name, language=record.language[:2], latin_name=record.latin_name, fallback_id=record.number
    )
    return float(fuzz.ratio(fold(ours), fold(person_in_name(file_name)))) < _SAME_PERSON


def duplicates(context: CandidateContext) -> Proof:
    """Nobody alike is left undecided above the review score; those less alike are shown."""
    found = _findings(context)
    found.fact("compared_with", context.compared_with, COMPUTED)
    for other in sorted(context.alike, key=lambda a: -a.score):
        shown = {"other": other.number, "name": other.name, "score": round(other.score, 1), "reasons": other.reasons}
        if other.decision == "different":
            found.fact("decided_different", other.number, "record")
        elif other.decision == "same":
            found.block("duplicate_not_merged", None, **shown)
        elif other.score >= REVIEW_SCORE:
            found.block("duplicate_undecided", None, **shown)
        elif other.score >= WORTH_A_LOOK:
            found.fact("perhaps_alike", other.number, COMPUTED)
            found.warn("perhaps_alike", None, **shown)
    return found.proof()


def notice(context: CandidateContext) -> Proof:
    """Number and unit of the notice period and who verified it; what the documents say about it is shown beside."""
    found, record = _findings(context), context.candidate
    if record.notice_days is None:
        found.block("field_empty", "notice_days")
    elif record.notice_days < 0:
        found.block("notice_negative", "notice_days", value=record.notice_days)
    else:
        found.fact("notice_days", record.notice_days)
        found.fact("notice_unit", record.notice_unit)
        _check_cap(found, record.notice_days, record.notice_unit, record.country)
    if found.required(record.notice_verified_with, "notice_verified_with"):
        found.fact("notice_verified_with", record.notice_verified_with)
    if record.notice_verified_on is not None:
        found.fact("notice_verified_on", record.notice_verified_on)
        if record.notice_verified_on > context.today:
            found.block("verified_in_future", "notice_verified_on", verified_on=record.notice_verified_on)
    for document in context.documents:
        line = contact.find_notice(document.text)
        if line:
            found.fact("notice_line", line, document.name)
            if record.notice_days is not None and re.search(rf"\b{record.notice_days}\b", line) is None:
                found.warn("notice_differs_in_document", "notice_days", name=document.name, line=line)
    return found.proof()


def _check_cap(found: Findings, count: int, unit: NoticeUnit, country: str) -> None:
    caps = found.lists.caps.get(country)
    longest = caps.notice_longest if caps is not None and caps.notice_unit is unit else None
    if longest is not None and count > longest:
        found.warn("notice_unusually_long", "notice_days", count=count, unit=unit, longest=longest, country=country)


def source(context: CandidateContext) -> Proof:
    """Where the candidate comes from; a referral names who referred."""
    found, record = _findings(context), context.candidate
    if not found.required(record.source, "source"):
        return found.proof()
    found.fact("source", record.source)
    known = context.reference.sources
    if known and fold(record.source) not in {fold(s) for s in known}:
        found.warn("source_unknown", "source", value=record.source)
    if record.referrer.strip():
        found.fact("referrer", record.referrer)
    elif fold(record.source).startswith(_REFERRALS):
        found.block("referrer_missing", "referrer")
    return found.proof()


def accommodation(context: CandidateContext) -> Proof:
    """Whether needs were disclosed. Their text is restricted and never becomes evidence."""
    found, record = _findings(context), context.candidate
    written = bool(record.accommodation_text.strip())
    if record.accommodation is Disclosure.NOT_ASKED:
        found.block("accommodation_not_asked", "accommodation")
    else:
        found.fact("accommodation", record.accommodation)
    if record.accommodation is Disclosure.DISCLOSED and not written:
        found.block("accommodation_text_missing", "accommodation_text")
    if record.accommodation is not Disclosure.DISCLOSED and written:
        found.block("accommodation_text_unexpected", "accommodation_text")
    return found.proof()


def next_action(context: CandidateContext) -> Proof:
    """What happens next and when: after today, on a working day."""
    found, record = _findings(context), context.candidate
    if found.required(record.next_action, "next_action"):
        found.fact("next_action", record.next_action)
    if record.owner.strip():
        found.fact("owner", record.owner)
    else:
        found.warn("owner_missing", "owner")
    due = record.next_action_due
    if not found.required(due, "next_action_due") or due is None:
        return found.proof()
    found.fact("next_action_due", due)
    if due <= context.today:
        found.block("due_not_in_future", "next_action_due", due=due)
    if not context.is_working_day(due):
        following = due
        for _ in range(30):
            following += timedelta(days=1)
            if context.is_working_day(following):
                break
        found.block("due_not_working_day", "next_action_due", due=due, next=following)
    return found.proof()


RULES: Mapping[str, Callable[[CandidateContext], Proof]] = {
    "legal_name": legal_name,
    "contact": contact_details,
    "place_and_zone": place_and_zone,
    "consent": consent,
    "cv": cv,
    "duplicates": duplicates,
    "notice": notice,
    "source": source,
    "accommodation": accommodation,
    "next_action": next_action,
}


def prove(item: Item, context: CandidateContext) -> Proofs:
    """The proofs of one item of candidate data entry and the value that is keyed again."""
    return proofs_of(item, RULES, context, context.candidate, context.documents, context.today)
