"""How the items about an offer's letter are proved: what the made letter says, by read-back, and where it will lie."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from recdesk.domain.folding import fold
from recdesk.domain.letter import LetterFact
from recdesk.domain.offer import Offer
from recdesk.domain.people import Signer
from recdesk.domain.review import Proof
from recdesk.domain.rules.contact import fault_of_email
from recdesk.domain.rules.contexts import OfferContext
from recdesk.domain.rules.documents import name_of
from recdesk.domain.rules.findings import COMPUTED, LETTER, Findings

_EXTRAS = ("benefit:", "allowance:")
_PAPER = (*_EXTRAS, "signer:", "anchor:")
_FOLDER = re.compile(r"([A-Z]{2})-([A-Za-z0-9]+)-\d{4}-Q[1-4]")
_FILE = re.compile(r"\d{4}-\d{2}-\d{2}_[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*_[A-Za-z]+_v\d{2,}\.pdf")


def _findings(context: OfferContext) -> Findings:
    return Findings(context.offer.number, context.lists)


def _letter_is_read(found: Findings, context: OfferContext, field: str) -> bool:
    """Whether there is a letter to speak about; blocks with the reason where there is none."""
    if context.letter_problem is not None:
        found.problems.append(context.letter_problem)
        return False
    if not context.letter_facts:
        found.block("letter_not_read", field)
        return False
    return True


def _by_field(context: OfferContext) -> dict[str, LetterFact]:
    return {f.field: f for f in context.letter_facts}


def _stands(fact: LetterFact | None) -> bool:
    return fact is not None and fact.match


def fault_of_address(address: str) -> str:
    """The problem code of an address that is missing or cannot be one, or an empty text."""
    return fault_of_email(address) if address.strip() else "field_empty"


def benefits(context: OfferContext) -> Proof:
    """Each benefit, allowance and bonus of the record stands in the letter, and no other does."""
    found, offer = _findings(context), context.offer
    _check_benefits_of_record(found, context)
    if not _letter_is_read(found, context, "benefits"):
        return found.proof()
    facts, wanted = _by_field(context), _wanted_extras(offer)
    for key, (field, name) in wanted.items():
        fact = facts.get(key)
        if fact is not None and fact.match:
            found.fact(field_label(field), fact.document or fact.record or name, LETTER)
        else:
            found.block("not_in_letter", field, name=name)
    for key, fact in facts.items():
        unknown = key not in wanted and (key.startswith(_EXTRAS) or key == "bonus")
        if unknown and (fact.found or fact.document):
            field = "bonus" if key == "bonus" else "benefits" if key.startswith("benefit:") else "allowances"
            found.block("only_in_letter", field, name=key.partition(":")[2] or fact.document)
    if not wanted:
        found.fact("no_extras", True, LETTER)
    return found.proof()


def field_label(field: str) -> str:
    """The code of the fact that shows one entry of a list: `benefits` is shown as `benefit`."""
    return {"benefits": "benefit", "allowances": "allowance"}.get(field, field)


def _wanted_extras(offer: Offer) -> dict[str, tuple[str, str]]:
    wanted = {f"benefit:{b.name}": ("benefits", b.name) for b in offer.benefits}
    wanted |= {f"allowance:{a.name}": ("allowances", a.name) for a in offer.allowances}
    if offer.bonus.strip():
        wanted["bonus"] = ("bonus", offer.bonus)
    return wanted


def _check_benefits_of_record(found: Findings, context: OfferContext) -> None:
    known = {fold(b) for b in context.known_benefits}
    for field, names in (
        ("benefits", [b.name for b in context.offer.benefits]),
        ("allowances", [a.name for a in context.offer.allowances]),
    ):
        if any(not name.strip() for name in names):
            found.block("entry_without_name", field)
        for name, count in Counter(fold(n) for n in names if n.strip()).items():
            if count > 1:
                found.block("entry_twice", field, name=next(n for n in names if fold(n) == name))
    for benefit in context.offer.benefits:
        if known and benefit.name.strip() and fold(benefit.name) not in known:
            found.warn("benefit_unknown", "benefits", name=benefit.name)


def template(context: OfferContext) -> Proof:
    """The template's own manifest fits the offer's language, country, function and document type."""
    found, offer, chosen = _findings(context), context.offer, context.template
    found.required(offer.language, "language")
    if context.template_problem is not None:
        found.problems.append(context.template_problem)
        return found.proof()
    if chosen is None:
        found.block(
            "template_missing", "template", language=offer.language, country=offer.country, function=offer.function
        )
        return found.proof()
    found.fact("template", chosen.id, "manifest")
    found.fact("template_version", chosen.version, "manifest")
    if chosen.reason:
        found.fact("template_reason", chosen.reason, COMPUTED)
    for name in ("document_type", "language", "country", "function"):
        has, wanted = getattr(chosen, name), getattr(offer, name)
        found.fact(name, has, "manifest")
        general = not has or has == "*"
        if has != wanted and not (general and name in ("country", "function")):
            found.block("template_does_not_fit", name, template=chosen.id, has=has, wanted=wanted)
    if offer.template and offer.template not in (chosen.id, f"{chosen.id}@{chosen.version}"):
        found.warn("template_other", "template", value=offer.template, template=chosen.id)
    return found.proof()


def signatures(context: OfferContext) -> Proof:
    """Each signer stands in the letter with name and title, and no signature block is left over.

    Candidates sign the acceptance with their name; they have no title in the company.
    """
    found, signers = _findings(context), context.offer.signers
    if not signers:
        found.block("signers_missing", "signers")
    for signer in signers:
        if not signer.name.strip():
            found.block("signer_without_name", "signers", order=signer.order)
        elif not signer.title.strip() and not _is_candidate(signer, context):
            found.block("signer_without_title", "signers", order=signer.order)
    if found.problems or not _letter_is_read(found, context, "signers"):
        return found.proof()
    facts = _by_field(context)
    for signer in signers:
        found.fact("signer", f"{signer.order}. {', '.join(filter(None, (signer.name, signer.title)))}", LETTER)
        for part in ("name", "title") if signer.title.strip() else ("name",):
            if not _stands(facts.get(f"signer:{signer.order}:{part}")):
                found.block("not_in_letter", "signers", name=getattr(signer, part))
    orders = {str(s.order) for s in signers}
    for key, fact in facts.items():
        if key.startswith("signer:") and key.split(":")[1] not in orders and (fact.found or fact.document):
            found.block("only_in_letter", "signers", name=fact.document or key)
    return found.proof()


def _is_candidate(signer: Signer, context: OfferContext) -> bool:
    candidate = context.candidate
    if candidate is None:
        return False
    if signer.email and candidate.email:
        return signer.email.casefold() == candidate.email.casefold()
    return fold(signer.name) in (fold(candidate.legal_name), fold(candidate.latin_name))


def sign_order(context: OfferContext) -> Proof:
    """Signers are numbered 1..n, have addresses of their own, and each signature's anchor stands once in the PDF."""
    found, signers = _findings(context), context.offer.signers
    if not signers:
        found.block("signers_missing", "signers")
        return found.proof()
    orders = sorted(s.order for s in signers)
    if orders != list(range(1, len(signers) + 1)):
        found.block("sign_order_gap", "signers", orders=tuple(orders), count=len(signers))
    _check_addresses(found, signers)
    if not _letter_is_read(found, context, "signers"):
        return found.proof()
    facts = _by_field(context)
    for signer in sorted(signers, key=lambda s: s.order):
        anchor = facts.get(f"anchor:{signer.order}")
        times = anchor.found if anchor is not None else 0
        found.fact("anchor", signer.order, LETTER)
        if times != 1:
            found.block("anchor_not_once", "signers", order=signer.order, found=times)
    for key, fact in facts.items():
        if key.startswith("anchor:") and key.partition(":")[2] not in {str(o) for o in orders} and fact.found:
            found.block("anchor_without_signer", "signers", anchor=key.partition(":")[2])
    return found.proof()


def _check_addresses(found: Findings, signers: Iterable[Signer]) -> None:
    seen: dict[str, str] = {}
    for signer in sorted(signers, key=lambda s: s.order):
        address = signer.email.strip()
        if fault_of_address(address):
            found.block("signer_address_wrong", "signers", name=signer.name, value=address)
            continue
        found.fact("sign_step", f"{signer.order}. {signer.name} <{address}>")
        if address.casefold() in seen:
            found.block(
                "signer_address_twice", "signers", name=signer.name, other=seen[address.casefold()], value=address
            )
        seen[address.casefold()] = signer.name


def final_pdf(context: OfferContext) -> Proof:
    """The letter says what the record says, and its PDF has a free place with its version, named by convention.

    Only counts become evidence: the values themselves are keyed twice and must not be shown before that.
    """
    found, offer, path = _findings(context), context.offer, context.planned_path
    if _letter_is_read(found, context, "template"):
        said = [f for f in context.letter_facts if not f.field.startswith(_PAPER) and f.field != "bonus"]
        found.fact("letter_facts_agree", sum(f.match for f in said), LETTER)
        for fact in said:
            if not fact.match:
                found.block("letter_differs", fact.field)
    if not path.strip():
        found.block("path_missing", "template")
        return found.proof()
    found.fact("planned_path", path, COMPUTED)
    folder, name = path.rpartition("/")[0].rpartition("/")[2], name_of(path)
    match = _FOLDER.fullmatch(folder)
    if _FILE.fullmatch(name) is None:
        found.block("document_name_wrong", "template", name=name, example="2026-04-03_AnaPopescu_Offer_v01.pdf")
    if match is None or (match[1], fold(match[2])) != (offer.country, fold(offer.function)):
        found.block("folder_wrong", "template", folder=folder, country=offer.country, function=offer.function)
    if context.path_taken:
        found.block("path_taken", "template", name=name)
    return found.proof()
