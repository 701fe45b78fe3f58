"""Trial letters: the same template with the same values is read once, and nothing that differs is taken for it."""

from __future__ import annotations

import shutil
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from recdesk import shipped
from recdesk.domain.errors import DeskError
from recdesk.domain.letter import LetterFact
from recdesk.letters import engines
from recdesk.letters.workshop import KEPT_TRIALS, LetterWorkshop
from tests.builders import NOW
from tests.letters.examples import context_of

Facts = tuple[LetterFact, ...]


class Trying:
    """A workshop over a copy of the Romanian template, which counts the PDFs that it makes."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.folder = Path(shutil.copytree(shipped.templates() / "ro_RO", folder / "ro_RO"))
        self.shop = LetterWorkshop([folder])
        self.made = 0
        real = engines.make_pdf

        def counted(*given: Any, **named: Any) -> Any:
            self.made += 1
            return real(*given, **named)

        patch.setattr(engines, "make_pdf", counted)

    def __call__(self, *, title: str = "T", minutes: int = 0, **changes: Any) -> Facts:
        """What the letter says of the example offer with some fields otherwise."""
        sought = {"language": "ro_RO", "country": "RO", "function": "TA", "document_type": "offer_letter"}
        (choice,) = self.shop.choices(**sought)
        context = context_of("ro_RO", **changes)
        return self.shop.trial(choice, context, title=title, author="A", at=NOW + timedelta(minutes=minutes))


@pytest.fixture
def trial(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Trying:
    return Trying(tmp_path, monkeypatch)


def said(facts: Facts, field: str) -> str:
    return next(f.document for f in facts if f.field == field)


def test_the_same_letter_is_read_once(trial: Trying) -> None:
    first = trial()
    assert all(f.match for f in first)
    assert trial(minutes=3) == first
    assert trial.made == 1


@pytest.mark.parametrize(
    "changes",
    [{"amount": Decimal("9501.00")}, {"start_date": date(2027, 3, 1)}, {"job_title": "Alt post"}, {"bonus": ""}],
)
def test_any_other_value_is_read_again(trial: Trying, changes: dict[str, Any]) -> None:
    first = trial()
    other = trial(**changes)
    assert trial.made == 2
    assert other != first
    assert trial() == first


def test_another_amount_is_never_taken_for_one_that_was_read(trial: Trying) -> None:
    said_of = {amount: said(trial(amount=Decimal(amount)), "amount") for amount in ("9500", "9500.50", "95000")}
    assert len(set(said_of.values())) == 3
    assert said(trial(amount=Decimal("9500.50")), "amount") == said_of["9500.50"]


def test_a_template_or_manifest_that_was_changed_meanwhile_is_read_again(trial: Trying) -> None:
    trial()
    path = trial.folder / "offer_letter.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("signers = 1 ", "signers = 9 "), encoding="utf-8")
    with pytest.raises(DeskError) as caught:
        trial()
    assert caught.value.code == "template_signers_missing"
    shutil.copy(shipped.templates() / "ro_RO" / "offer_letter.toml", path)
    path.with_suffix(".docx").write_bytes(b"no Word file")
    with pytest.raises(DeskError) as caught:
        trial()
    assert caught.value.code == "template_not_docx"


def test_a_refusal_is_never_kept(trial: Trying) -> None:
    for _ in range(2):
        with pytest.raises(DeskError) as caught:
            trial(start_date=None)
        assert caught.value.code == "template_value_missing"
    assert trial.made == 0


def test_only_the_last_few_are_kept(trial: Trying) -> None:
    for place in range(KEPT_TRIALS + 1):
        trial(title=f"T{place}")
    assert trial.made == KEPT_TRIALS + 1
    trial(title=f"T{KEPT_TRIALS}")
    assert trial.made == KEPT_TRIALS + 1
    trial(title="T0")
    assert trial.made == KEPT_TRIALS + 2
