"""The shelf of templates: which ones there are, and which fit an offer, best first."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from recdesk.domain.errors import DeskError, Problem
from recdesk.letters.manifest import ANY, Manifest, read_manifest
from recdesk.services.paper_ports import TemplateChoice

_REASONS = {
    (True, True): "country_and_function",
    (True, False): "country",
    (False, True): "function",
    (False, False): "general",
}


class Shelf:
    """The templates of some folders; a later folder (the desk's own) wins over an earlier one by id."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = tuple(folders)

    def manifests(self) -> tuple[tuple[Manifest, ...], tuple[Problem, ...]]:
        """All readable manifests by id, and what is wrong with the others. One bad manifest hides no good one."""
        found: dict[str, Manifest] = {}
        problems: list[Problem] = []
        for folder in self._folders:
            for path in sorted(folder.rglob("*.toml")) if folder.is_dir() else ():
                try:
                    manifest = read_manifest(path)
                except DeskError as error:
                    problems += error.problems
                else:
                    found[manifest.id] = manifest
        return tuple(found[name] for name in sorted(found)), tuple(problems)

    def manifest(self, template_id: str) -> Manifest | None:
        """The manifest of that id."""
        return next((m for m in self.manifests()[0] if m.id == template_id), None)

    def choices(self, *, language: str, country: str, function: str, document_type: str) -> tuple[TemplateChoice, ...]:
        """Templates of a document type in a language, exact country and function before general, newer before older.

        The exact locale comes before another region of the same language; another country's or function's is left out.
        """
        wanted = language.replace("-", "_")
        ranked = []
        for manifest in self.manifests()[0]:
            if manifest.document_type != document_type or manifest.language.split("_")[0] != wanted.split("_")[0]:
                continue
            if manifest.country not in (country, ANY) or manifest.function not in (function, ANY):
                continue
            exact = (manifest.country == country, manifest.function == function)
            rank = (manifest.language != wanted, not exact[0], not exact[1], -manifest.version, manifest.id)
            ranked.append((rank, _choice(manifest, _REASONS[exact])))
        return tuple(choice for _, choice in sorted(ranked, key=lambda pair: pair[0]))


def _choice(manifest: Manifest, reason: str) -> TemplateChoice:
    return TemplateChoice(
        id=manifest.id,
        version=manifest.version,
        title=manifest.title,
        language=manifest.language,
        country=manifest.country,
        function=manifest.function,
        document_type=manifest.document_type,
        reason=reason,
        path=manifest.path,
    )
