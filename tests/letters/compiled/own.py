"""The shipped templates, each with the values of an example offer in its language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from recdesk import shipped
from recdesk.domain.candidate import Address
from recdesk.letters import context
from recdesk.letters.environment import LetterEnvironment
from recdesk.letters.filters import filters_for
from recdesk.letters.manifest import Manifest, read_manifest
from recdesk.letters.values import plain_values
from tests.builders import NOW, a_candidate, a_company, a_requisition, an_offer
from tests.letters.answers import ANSWERS, EMIRATES
from tests.letters.examples import office_of


@dataclass(frozen=True)
class Own:
    """One shipped template."""

    manifest: Manifest
    content: bytes
    values: dict[str, Any]

    @property
    def name(self) -> str:
        """Folder and file, for the name of a test."""
        return f"{self.manifest.path.parent.name}/{self.manifest.path.stem}"

    def environment(self) -> LetterEnvironment:
        """An environment of its language."""
        return LetterEnvironment(filters_for(self.manifest.language))


def own_templates() -> list[Own]:
    """All of them."""
    return [_own(read_manifest(path)) for path in sorted(shipped.templates().rglob("*.toml"))]


def _own(manifest: Manifest) -> Own:
    sheet = context.Sheet(
        document=manifest.document_type,
        language=manifest.language,
        country="AE" if manifest.country == "AE" else "RO",
        second_language=manifest.second_language,
    )
    offer = an_offer(language=manifest.language, document_type=manifest.document_type)
    made = context.build(
        offer,
        a_candidate(form_of_address=Address.MS),
        a_requisition(),
        a_company(),
        at=NOW,
        office=office_of(offer),
        sheet=sheet,
        asked=EMIRATES if sheet.country == "AE" else ANSWERS[manifest.document_type],
    )
    return Own(manifest, manifest.path.read_bytes(), plain_values(made))
