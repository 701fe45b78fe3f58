"""The shelf of templates: which ones there are, and which fit an offer, best first."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from recdesk.domain.errors import DeskError, Problem, Refused
from recdesk.letters.manifest import ANY, Manifest, read_manifest, stated
from recdesk.letters.template_file import template_bytes
from recdesk.services.paper_ports import TemplateChoice
from recdesk.services.reads import TemplateInEffect

_REASONS = {
    (True, True): "country_and_function",
    (True, False): "country",
    (False, True): "function",
    (False, False): "general",
}


VERSIONS = "versions"
"""Where stored versions lie within a desk's folder of templates."""
Kept: TypeAlias = Mapping[str, TemplateInEffect]
"""The versions that are used today, by the path of their DOCX within the desk's folder."""
Ledger: TypeAlias = Callable[[], Kept]


@dataclass(frozen=True, slots=True)
class _Broken:
    """A template that cannot be used: what is wrong with it, and what its manifest still says that can be read."""

    problems: tuple[Problem, ...]
    stated: Mapping[str, str]

    def may_be_for(self, wanted: Mapping[str, str]) -> bool:
        """Whether it may be meant for such an offer: what it does not say might be anything."""
        return all(
            not value or self.stated.get(name, ANY) in (ANY, value) or _same_language(name, self.stated[name], value)
            for name, value in wanted.items()
        )


class Shelf:
    """The templates of some folders; a later folder (the desk's own) wins over an earlier one by id."""

    def __init__(self, folders: Sequence[Path], *, own: Path | None = None, ledger: Ledger | None = None) -> None:
        """`own` is the folder, among the others, whose templates are used only as the `ledger` says."""
        self._folders = tuple(folders)
        self._own, self._ledger = own, ledger

    def manifests(self) -> tuple[tuple[Manifest, ...], tuple[Problem, ...]]:
        """All readable manifests by id, and what is wrong with the others. One bad manifest hides no good one."""
        found, broken = self._read()
        return tuple(found[name] for name in sorted(found)), tuple(p for b in broken for p in b.problems)

    def faults(
        self, *, language: str = "", country: str = "", function: str = "", document_type: str = ""
    ) -> tuple[Problem, ...]:
        """What is wrong with templates that may be meant for such an offer; without words, with any template.

        A desk that has its own template for an offer must not send another one in its place without a word.
        """
        wanted = {"language": language, "country": country, "function": function, "document_type": document_type}
        return tuple(p for broken in self._read()[1] if broken.may_be_for(wanted) for p in broken.problems)

    def _read(self) -> tuple[dict[str, Manifest], list[_Broken]]:
        found: dict[str, Manifest] = {}
        broken: list[_Broken] = []
        for folder in self._folders:
            kept = self._ledger() if folder == self._own and self._ledger is not None else None
            torn = {folder / v.path: v for v in (kept or {}).values() if not _is_whole(folder / v.path)}
            broken += [_gone(version) for version in torn.values()]
            for path in sorted(folder.rglob("*.toml")) if folder.is_dir() else ():
                if path.with_suffix(".docx") in torn or (kept is not None and _put_aside(path, folder, kept)):
                    continue
                try:
                    manifest = read_manifest(path)
                    if kept is not None:
                        _require_approved(path, folder, kept)
                except DeskError as error:
                    broken.append(_Broken(_placed(error.problems, path, folder), stated(path)))
                else:
                    found[manifest.id] = manifest
                    broken = [b for b in broken if b.stated.get("id") != manifest.id]  # replaced by the desk's own
            for path in sorted(folder.rglob("*.docx")) if folder.is_dir() else ():
                # Word's own marks of open files are no templates.
                alone_here = not path.name.startswith(("~$", ".")) and not path.with_suffix(".toml").exists()
                if alone_here and path not in torn and not (kept is not None and _put_aside(path, folder, kept)):
                    alone = Problem("manifest_unreadable", facts={"reason": "no_manifest"})
                    broken.append(_Broken(_placed((alone,), path, folder), {}))
        return found, broken

    def manifest(self, template_id: str) -> Manifest | None:
        """The manifest of that id."""
        return next((m for m in self.manifests()[0] if m.id == template_id), None)

    def choices(self, *, language: str, country: str, function: str, document_type: str) -> tuple[TemplateChoice, ...]:
        """Templates of a document type in a language, exact country and function before general, newer before older.

        The exact locale comes before another region of the same language; another country's or function's is left out.
        A letter in two languages fits for either.
        """
        wanted = language.replace("-", "_")
        ranked = []
        for manifest in self.manifests()[0]:
            languages = [manifest.language, *filter(None, [manifest.second_language])]
            spoken = {language.split("_")[0] for language in languages}
            if manifest.document_type != document_type or wanted.split("_")[0] not in spoken:
                continue
            if manifest.country not in (country, ANY) or manifest.function not in (function, ANY):
                continue
            exact = (manifest.country == country, manifest.function == function)
            rank = (wanted not in languages, not exact[0], not exact[1], -manifest.version, manifest.id)
            ranked.append((rank, _choice(manifest, _REASONS[exact])))
        return tuple(choice for _, choice in sorted(ranked, key=lambda pair: pair[0]))


def _relative(path: Path, folder: Path) -> str:
    return path.with_suffix(".docx").relative_to(folder).as_posix()


def _is_whole(docx: Path) -> bool:
    return docx.is_file() and docx.with_suffix(".toml").is_file()


def _gone(version: TemplateInEffect) -> _Broken:
    """An approved version whose files are missing: no other may go out in its place without a word."""
    file = version.path.rpartition("/")[2]
    problem = Problem(
        "template_files_missing", facts={"template": f"{version.template} v{version.version}", "file": file}
    )
    names = ("language", "country", "function", "document_type")
    return _Broken((problem,), {name: getattr(version, name) for name in names if getattr(version, name)})


def _put_aside(path: Path, folder: Path, kept: Kept) -> bool:
    """Whether it is a stored version that is not used today: a draft, a retired one, one of another day."""
    inside = _relative(path, folder)
    return inside.startswith(f"{VERSIONS}/") and inside not in kept


def _require_approved(path: Path, folder: Path, kept: Kept) -> None:
    """Refused `template_not_approved`, or `template_changed` where the file is not the one that was approved."""
    approved = kept.get(_relative(path, folder))
    if approved is None:
        raise Refused("template_not_approved", file=path.with_suffix(".docx").name)
    docx = path.with_suffix(".docx")
    if (approved.sha256, approved.manifest_sha256) != (_sha256(docx), _sha256(path)):
        raise Refused("template_changed", file=docx.name, template=f"{approved.template} v{approved.version}")


def _sha256(path: Path) -> str:
    return hashlib.sha256(template_bytes(path)).hexdigest()


def _same_language(name: str, stated: str, wanted: str) -> bool:
    """Another region's template of the language is taken where there is none of the exact one."""
    return name == "language" and stated.split("_")[0] == wanted.replace("-", "_").split("_")[0]


def _placed(problems: Iterable[Problem], path: Path, folder: Path) -> tuple[Problem, ...]:
    """The problems with the file as it lies on the shelf: several folders have one of the same name."""
    file = path.relative_to(folder).as_posix()
    return tuple(dataclasses.replace(p, facts={**p.facts, "file": file}) for p in problems)


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
        second_language=manifest.second_language,
    )
