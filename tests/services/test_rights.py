"""Who may do what: every use case is tried by every role, and what a role may not do changes nothing."""

from __future__ import annotations

import ast
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from recdesk.domain.application import Stage
from recdesk.domain.document import DocumentType
from recdesk.domain.errors import DeskError, Locked
from recdesk.domain.numbers import RecordKind
from recdesk.domain.offer import OfferAct
from recdesk.domain.operator import RIGHTS, Right, Role
from recdesk.services import (
    access,
    actions,
    applications,
    checks,
    drafts,
    entries,
    filing,
    imports,
    letter_batch,
    letter_copies,
    letter_mails,
    letters,
    naming,
    offers,
    records,
    reference,
    sheets,
    signers,
)
from recdesk.services.desk import OpenDesk, Undo
from recdesk.services.kinds import Entry, NewDocument
from recdesk.services.naming import NameCheck
from recdesk.services.reads import Draft
from tests import desks
from tests.desks import CANDIDATE, EXAMPLES, NOW, OFFER, REQUISITION, acting, whole

clock = desks.clock
desk = desks.at_step("offer")
KIND = RecordKind.CANDIDATE
ENTRY = Entry(KIND, {"next_action": "Call"}, number=CANDIDATE)

Use = Callable[[OpenDesk], Any]
WRITE: dict[str, Use] = {
    "actions.done": lambda d: actions.done(CANDIDATE, desk=d),
    "applications.apply": lambda d: applications.apply(CANDIDATE, REQUISITION, desk=d),
    "applications.move": lambda d: applications.move(CANDIDATE, REQUISITION, Stage.OFFER, desk=d),
    "applications.take_back_move": lambda d: applications.take_back_move(CANDIDATE, REQUISITION, desk=d),
    "checks.backup": lambda d: checks.backup(desk=d),
    "drafts.keep": lambda d: drafts.keep(KIND, "", {}, 0, desk=d),
    "drafts.set_aside": lambda d: drafts.set_aside(KIND, "", desk=d),
    "drafts.take_up": lambda d: drafts.take_up(Draft("ioana", "candidate", "~1", {}, 0, NOW), desk=d),
    "drafts.drop": lambda d: drafts.drop(KIND, "", desk=d),
    "entries.open_review": lambda d: entries.open_review(ENTRY, desk=d),
    "entries.prove_again": lambda d: entries.prove_again(ENTRY, None, desk=d),  # type: ignore[arg-type]
    "entries.save": lambda d: entries.save(ENTRY, None, desk=d),  # type: ignore[arg-type]
    "filing.attach_later": lambda d: filing.attach_later(
        NewDocument(DocumentType.CV, "cv.txt", b"x"), KIND, CANDIDATE, desk=d
    ),
    "imports.plan": lambda d: imports.plan(kind="candidates", path=EXAMPLES / "candidates.csv", desk=d),
    "imports.carry_out": lambda d: imports.carry_out(None, desk=d),  # type: ignore[arg-type]
    "imports.undo": lambda d: imports.undo(1, desk=d),
    "letter_copies.draft_copy": lambda d: letter_copies.draft_copy(None, EXAMPLES, desk=d),  # type: ignore[arg-type]
    "letters.preview": lambda d: letters.preview(OFFER, desk=d),
    "letters.file": lambda d: letters.file(None, desk=d),  # type: ignore[arg-type]
    "letter_mails.mail_draft": lambda d: letter_mails.mail_draft(OFFER, desk=d),
    "letter_batch.many": lambda d: letter_batch.many([OFFER], desk=d),
    "letters.plan": lambda d: letters.plan(OFFER, desk=d),
    "naming.apply": lambda d: naming.apply(NameCheck(EXAMPLES, 0, ()), desk=d),
    "naming.undo": lambda d: naming.undo(1, desk=d),
    "offers.propose": lambda d: offers.propose(CANDIDATE, REQUISITION, desk=d),
    "offers.act": lambda d: offers.act(OFFER, OfferAct.WITHDRAW, desk=d),
    "offers.expire_overdue": lambda d: offers.expire_overdue(desk=d),
    "records.copied_values": lambda d: records.copied_values(KIND, CANDIDATE, desk=d),
    "records.archive": lambda d: records.archive(KIND, CANDIDATE, desk=d),
    "records.take_back": lambda d: records.take_back(Undo(KIND, CANDIDATE, 1), desk=d),
}
READ: dict[str, Use] = {
    "applications.choices": lambda d: applications.choices(CANDIDATE, REQUISITION, desk=d),
    "checks.info": lambda d: checks.info("0", desk=d),
    "checks.check": lambda d: checks.check(desk=d),
    "checks.check_documents": lambda d: checks.check_documents(desk=d),
    "drafts.waiting": lambda d: drafts.waiting(KIND, "", desk=d),
    "drafts.find": lambda d: drafts.find(KIND, "", desk=d),
    "filing.states_of": lambda d: filing.states_of(KIND, CANDIDATE, desk=d),
    "reference.current": lambda d: reference.current(desk=d),
    "letter_copies.filed_before": lambda d: letter_copies.filed_before(OFFER, desk=d),
    "letter_batch.without_letter": lambda d: letter_batch.without_letter(desk=d),
    "letter_mails.mail_text": lambda d: letter_mails.mail_text(OFFER, desk=d),
    "letter_batch.numbers_of": lambda d: letter_batch.numbers_of("approved", desk=d),
    "signers.write_signers": lambda d: signers.write_signers([], EXAMPLES, desk=d),
    "naming.check": lambda d: naming.check(EXAMPLES, desk=d),
    "naming.last": lambda d: naming.last(desk=d),
    "records.view": lambda d: records.view(KIND, CANDIDATE, desk=d),
}
APPROVE: dict[str, Use] = {"offers.act approve": lambda d: offers.act(OFFER, OfferAct.APPROVE, desk=d)}
CONFIGURE: dict[str, Use] = {
    "access.add_operator": lambda d: access.add_operator("x", "X", Role.LEAD, desk=d),
    "reference.change": lambda d: reference.change(None, desk=d),  # type: ignore[arg-type]
}
NEEDS = [
    *((Right.WRITE, name, use) for name, use in WRITE.items()),
    *((Right.READ, name, use) for name, use in READ.items()),
    *((Right.APPROVE, name, use) for name, use in APPROVE.items()),
    *((Right.CONFIGURE, name, use) for name, use in CONFIGURE.items()),
]


def refusal(use: Use, desk: OpenDesk) -> str:
    """The code of a refusal; empty where the use case was let in, whatever it found to work on."""
    try:
        use(desk)
    except DeskError as error:
        return error.code
    except (AttributeError, TypeError):
        return ""
    return ""


@pytest.mark.parametrize("role", list(Role))
def test_what_a_role_may_not_do_is_refused_and_changes_nothing(desk: OpenDesk, role: Role) -> None:
    before = whole(desk)
    theirs = acting(desk, role)
    for right, name, use in NEEDS:
        if right not in RIGHTS[role]:
            with pytest.raises(Locked) as caught:
                use(theirs)
            assert caught.value.code == "not_permitted", name
            assert caught.value.facts["role"] == role
    assert whole(desk) == before


@pytest.mark.parametrize("role", list(Role))
def test_what_a_role_may_do_is_not_refused_for_its_role(desk: OpenDesk, role: Role) -> None:
    theirs = acting(desk, role)
    for right, name, use in NEEDS:
        if right in RIGHTS[role]:
            assert refusal(use, theirs) != "not_permitted", name


def test_somebody_who_left_may_do_nothing(desk: OpenDesk) -> None:
    gone = acting(desk, Role.LEAD)
    gone.operator.active = False
    for _, name, use in NEEDS:
        with pytest.raises(Locked) as caught:
            use(gone)
        assert caught.value.code == "not_permitted", name


def test_every_use_case_that_opens_a_transaction_asks_for_a_right() -> None:
    """A new use case cannot be forgotten here: whoever calls `desk.work()` in public first calls `desk.require()`."""
    folder = Path(sheets.__file__).parent
    silent = []
    for path in sorted(folder.glob("*.py")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                calls = [ast.unparse(n.func) for n in ast.walk(node) if isinstance(n, ast.Call)]
                if "desk.work" in calls and "desk.require" not in calls:
                    silent.append(f"{path.stem}.{node.name}")
    assert silent == ["demo.fill"], "the made-up company is filled in by whoever has just made the desk"


def test_an_operator_is_known_once_in_any_case_of_letters(desk: OpenDesk) -> None:
    access.add_operator("vlad", "Vlad Ene", Role.AUDITOR, desk=desk)
    with pytest.raises(DeskError, match="operator_exists"):
        access.add_operator("VLAD", "Vlad Ene", Role.LEAD, desk=desk)
    found = access.acting_operator("Vlad", desk.vault)
    assert (found.name, found.role) == ("vlad", Role.AUDITOR)
    with pytest.raises(Locked, match="operator_unknown"):
        access.acting_operator("vl", desk.vault)
