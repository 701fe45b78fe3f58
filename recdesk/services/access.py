"""Who works at the desk: finding the acting operator, adding one."""

from __future__ import annotations

from recdesk.domain.errors import Locked, Refused
from recdesk.domain.folding import clean_name
from recdesk.domain.operator import Operator, Right, Role
from recdesk.services.desk import OpenDesk
from recdesk.services.ports import Clock, UnitOfWork, Vault

LONGEST_NAME = 100


def acting_operator(name: str, vault: Vault) -> Operator:
    """The operator of that login name; Locked `operator_unknown` or `operator_inactive`."""
    with vault.unit_of_work() as uow:
        operator = uow.operator(name)
    if operator is None:
        raise Locked("operator_unknown", operator=name)
    if not operator.active:
        raise Locked("operator_inactive", operator=name)
    return operator


def fit_name(name: str) -> str:
    """The name if it can be one; Refused `operator_unfit` for signs that cannot be seen, an empty or a long one."""
    fit = name.strip()
    if not fit or len(fit) > LONGEST_NAME or clean_name(fit, field="operator") != fit:
        raise Refused("operator_unfit", field="operator", most=LONGEST_NAME)
    return fit


def found(uow: UnitOfWork, name: str, display_name: str, clock: Clock, role: Role = Role.LEAD) -> Operator:
    """Add an operator inside the caller's transaction; the first of a desk is its lead."""
    name = fit_name(name)
    if uow.operator(name) is not None:
        raise Refused("operator_exists", field="operator", operator=name)
    operator = Operator(name=name, display_name=display_name or name, role=role, created_at=clock.now())
    uow.add_operator(operator)
    return operator


def add_operator(name: str, display_name: str, role: Role, *, desk: OpenDesk) -> Operator:
    """Let someone else work here, with an audit entry. Refused for a name that is taken."""
    desk.require(Right.CONFIGURE)
    with desk.work() as uow:
        operator = found(uow, name, display_name, desk.clock, role)
        uow.audit(
            at=desk.clock.now(),
            operator=desk.operator.name,
            action="operator_added",
            details={"operator": name, "role": role.value},
        )
        uow.commit()
    return operator
