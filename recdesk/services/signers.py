"""Signers of offers as a table for a signing service, which sends many documents at once."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from recdesk.domain.errors import DeskError, Problem, Refused
from recdesk.domain.operator import Right
from recdesk.domain.signing import SigningOrder, signing_order
from recdesk.services.desk import OpenDesk

LAYOUTS = ("docusign", "list")
MOST_IN_ONE = 1_000
"""More rows than that no bulk sending takes."""


@dataclass(frozen=True, slots=True)
class SignersWritten:
    """How many offers are in the file, and why others are not."""

    path: Path
    offers: int
    left_out: tuple[Problem, ...]


def write_signers(numbers: Iterable[str], path: Path, *, desk: OpenDesk, layout: str = "docusign") -> SignersWritten:
    """Write who signs which offer in which order, never over another file.

    `docusign` has a row for each offer with `Signer 1::Name`, `Signer 1::Email`... as bulk sending by roles wants them;
    `list` has a row for each signature. Offers with a signer who cannot be reached are left out and named. No cell
    begins like a formula. Refused `file_exists`, `file_not_writable` or `too_many_to_sign`.
    """
    desk.require(Right.READ)
    orders: list[SigningOrder] = []
    left_out: list[Problem] = []
    with desk.work() as uow:
        for number in dict.fromkeys(numbers):
            try:
                offer = uow.offers.get(number)
                order = signing_order(offer, uow.candidates.get(offer.candidate))
            except DeskError as error:
                left_out += error.problems
                continue
            problems = order.problems()
            left_out += problems
            if not problems:
                orders.append(order)
    if len(orders) > MOST_IN_ONE:
        raise Refused("too_many_to_sign", field="offers", count=len(orders), most=MOST_IN_ONE)
    _write_new(path, _by_roles(orders) if layout == "docusign" else _by_signature(orders))
    return SignersWritten(path, len(orders), tuple(left_out))


def _by_roles(orders: list[SigningOrder]) -> list[list[str]]:
    most = max((len(order.signers) for order in orders), default=0)
    head = [f"Signer {place}::{what}" for place in range(1, most + 1) for what in ("Name", "Email")]
    rows = []
    for order in orders:
        cells = [text for signer in order.signers for text in (signer.name, signer.email)]
        rows.append([*cells, *[""] * (len(head) - len(cells)), order.number])
    return [[*head, "Offer"], *rows]


def _by_signature(orders: list[SigningOrder]) -> list[list[str]]:
    rows = [
        [order.number, str(place), signer.name, signer.title.lstrip("=+-@\t\r "), signer.email]
        for order in orders
        for place, signer in enumerate(order.signers, 1)
    ]
    return [["Offer", "Order", "Name", "Title", "Email"], *rows]


def _write_new(path: Path, rows: list[list[str]]) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    try:
        with path.open("xb") as stream:
            stream.write(out.getvalue().encode("utf-8"))
    except FileExistsError:
        raise Refused("file_exists", field="out", path=str(path)) from None
    except OSError:
        raise Refused("file_not_writable", field="out", path=str(path)) from None
