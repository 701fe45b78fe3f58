"""The shipped templates, each with the values of an example offer in its language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from recdesk import shipped
from recdesk.domain.candidate import Address
from recdesk.letters.environment import LetterEnvironment
from recdesk.letters.filters import filters_for
from recdesk.letters.manifest import Manifest, read_manifest
from recdesk.letters.values import plain_values
from recdesk.letters.workshop import LetterWorkshop
from tests.builders import NOW, a_candidate, a_company, a_requisition, an_offer
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
    offer = an_offer(language=manifest.language, document_type=manifest.document_type)
    person = a_candidate(form_of_address=Address.MS)
    shop = LetterWorkshop([shipped.templates()])
    context = shop.context(offer, person, a_requisition(), a_company(), at=NOW, office=office_of(offer))
    return Own(manifest, manifest.path.read_bytes(), plain_values(context))
