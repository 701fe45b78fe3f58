"""Versions of a desk's own Word templates: add, check, approve, retire, list, and compare their texts.

Each version is stored under a name with its content's hash, beside its manifest, and never written over. Shipped
templates count as approved.
"""

from __future__ import annotations

import difflib
import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from recdesk.domain import template as rules
from recdesk.domain.errors import Refused, Unreadable
from recdesk.domain.operator import Right
from recdesk.domain.template import TemplateState, TemplateVersion, in_effect
from recdesk.services.desk import Changes, OpenDesk
from recdesk.services.ports import Progress, UnitOfWork, no_progress
from recdesk.services.template_ports import Stated, TemplateReport

KIND = "template"
"""The kind of record under which the history keeps what was done to a template."""
_STORED = "versions/{template}/v{version:03}_{sha}.docx"
_VERSION = re.compile(r"^version\s*=.*$", re.MULTILINE)
SAME, GONE, NEW = " ", "-", "+"


@dataclass(frozen=True, slots=True)
class TemplateRow:
    """A version in the list. `state` is draft, approved, retired or shipped; `used` says that letters use it today,
    `changed` that the stored file is not the one that was recorded."""

    template: str
    version: int
    title: str
    language: str
    country: str
    function: str
    document_type: str
    state: str
    path: Path
    used: bool
    changed: bool = False
    author: str = ""
    reviewer: str = ""
    effective_from: date | None = None
    effective_to: date | None = None
    problems: int = 0
    warnings: int = 0
    fields: int = 0
    pages: int = 0


@dataclass(frozen=True, slots=True)
class TextChange:
    """Words that stayed (` `), went (`-`) or came (`+`)."""

    sign: str
    text: str


def rows(*, desk: OpenDesk) -> tuple[TemplateRow, ...]:
    """All versions of the desk's own templates and the shipped ones, by document, language and id, newest first."""
    desk.require(Right.READ)
    today = desk.clock.today()
    with desk.work() as uow:
        versions = uow.template_versions()
    used = {id(v) for v in in_effect(versions, today).values()}
    replaced = {v.template for v in in_effect(versions, today).values()}
    own = [_row(v, id(v) in used, desk) for v in versions]
    theirs = [_shipped_row(s, s.id not in replaced) for s in desk.templates.shipped()]
    return tuple(
        sorted(
            [*own, *theirs], key=lambda r: (r.document_type, r.language, r.template, r.state == "shipped", -r.version)
        )
    )


def _place(row: TemplateRow) -> tuple[str, str, str, bool, int]:
    return row.document_type, row.language, row.template, row.state == "shipped", -row.version


def add(
    path: Path, *, desk: OpenDesk, note: str = "", progress: Progress = no_progress
) -> tuple[TemplateVersion, TemplateReport]:
    """Check a template and store it with its manifest as a new draft.

    Unreadable `manifest_unreadable` without a manifest beside it; Refused `template_known` when these very files are
    stored already.
    """
    desk.require(Right.WRITE)
    report = desk.templates.check(path, progress=progress)
    stated = desk.templates.stated(path)
    content, manifest = path.read_bytes(), path.with_suffix(".toml").read_text(encoding="utf-8")
    placed: list[str] = []
    with desk.work() as uow:
        earlier = [v for v in uow.template_versions() if v.template == stated.id]
        new = _new_version(stated, earlier, content, manifest, note, desk)
        _note_report(new, report, desk)
        same = next((v for v in earlier if _same(v, new, manifest)), None)
        if same is not None:
            raise Refused("template_known", record=rules.named(same), state=same.state)
        try:
            desk.template_files.put(new.path, content)
            placed.append(new.path)
            beside = _manifest_path(new.path)
            new.manifest_sha256 = desk.template_files.put(beside, _numbered(manifest, new.version).encode())
            placed.append(beside)
            uow.add_template_version(new)
            _audit(uow, "template_added", new, desk, sha256=new.sha256, problems=new.problems, warnings=new.warnings)
            uow.commit()
        except BaseException:
            for put in placed:
                desk.template_files.remove(put)
            raise
    return new, report


def check_again(template: str, version: int, *, desk: OpenDesk, progress: Progress = no_progress) -> TemplateReport:
    """Check a stored version again and note what was found. Refused as `approve` for a file that was changed."""
    desk.require(Right.WRITE)
    with desk.work() as uow:
        known = _find(template, version, uow)
    _require_unchanged(known, desk)
    report = desk.templates.check(path_of(known, desk), progress=progress)
    with desk.work() as uow:
        found = _find(template, version, uow)
        _note_report(found, report, desk)
        _audit(uow, "template_checked", found, desk, problems=found.problems, warnings=found.warnings)
        uow.commit()
    return report


def approve(
    template: str, version: int, *, desk: OpenDesk, effective_from: date | None = None, reason: str = ""
) -> tuple[TemplateVersion, Changes]:
    """Approve a draft: letters use it from `effective_from` (today when not given). Four-eyes, see `domain.template`.

    Refused `template_changed` when the stored file is not the one that was checked.
    """
    desk.require(Right.APPROVE)
    with desk.work() as uow:
        found = _find(template, version, uow)
        _require_unchanged(found, desk)
        able = [o.name for o in uow.operators() if o.may(Right.APPROVE)]
        rules.approve(
            found,
            by=desk.operator.name,
            others=able,
            at=desk.clock.now(),
            effective_from=effective_from or desk.clock.today(),
            reason=reason,
        )
        _audit(
            uow,
            "template_approved",
            found,
            desk,
            sha256=found.sha256,
            effective_from=(found.effective_from or desk.clock.today()).isoformat(),
            **({"reason": found.reason} if found.reason else {}),
        )
        uow.commit()
    return found, Changes("template_approved", (rules.named(found),))


def retire(template: str, version: int, *, desk: OpenDesk) -> tuple[TemplateVersion, Changes]:
    """Take a version out of use; an older approved one, or the shipped one, is used again."""
    desk.require(Right.APPROVE)
    with desk.work() as uow:
        found = _find(template, version, uow)
        rules.retire(found, by=desk.operator.name, at=desk.clock.now(), today=desk.clock.today())
        _audit(uow, "template_retired", found, desk, sha256=found.sha256)
        uow.commit()
    return found, Changes("template_retired", (rules.named(found),))


def difference(
    template: str, *, desk: OpenDesk, old: int | None = None, new: int | None = None
) -> tuple[TemplateRow, TemplateRow, tuple[TextChange, ...]]:
    """The words that went and came between two versions; without numbers the newest and the one before it.

    The shipped template of the same id counts as the oldest. Refused `template_unknown`, `template_no_older`.
    """
    known = [r for r in rows(desk=desk) if r.template == template]
    if not known:
        raise Refused("template_unknown", template=template)
    later = known[0] if new is None else _numbered_row(known, template, new)
    older = [r for r in known if known.index(r) > known.index(later)]
    if old is None and not older:
        raise Refused("template_no_older", template=template, version=later.version)
    earlier = older[0] if old is None else _numbered_row(known, template, old)
    return earlier, later, changes(desk.templates.words(earlier.path), desk.templates.words(later.path))


def changes(old: Sequence[str], new: Sequence[str]) -> tuple[TextChange, ...]:
    """What differs between two texts, paragraph by paragraph and word by word; unchanged paragraphs are left out."""
    found: list[TextChange] = []
    matcher = difflib.SequenceMatcher(a=old, b=new, autojunk=False)
    for act, a, a_end, b, b_end in matcher.get_opcodes():
        if act == "equal":
            continue
        gone, come = list(old[a:a_end]), list(new[b:b_end])
        for number in range(max(len(gone), len(come))):
            before = gone[number] if number < len(gone) else ""
            after = come[number] if number < len(come) else ""
            found += _words(before.split(), after.split())
            found.append(TextChange(SAME, "\n"))
    return tuple(found)


def path_of(version: TemplateVersion, desk: OpenDesk) -> Path:
    """Where a version's DOCX lies on this machine."""
    return desk.template_files.absolute(version.path)


def _words(before: list[str], after: list[str]) -> list[TextChange]:
    found: list[TextChange] = []
    for act, a, a_end, b, b_end in difflib.SequenceMatcher(a=before, b=after, autojunk=False).get_opcodes():
        if act == "equal":
            found.append(TextChange(SAME, " ".join(before[a:a_end])))
            continue
        if a_end > a:
            found.append(TextChange(GONE, " ".join(before[a:a_end])))
        if b_end > b:
            found.append(TextChange(NEW, " ".join(after[b:b_end])))
    return found


def _new_version(
    stated: Stated, earlier: Sequence[TemplateVersion], content: bytes, manifest: str, note: str, desk: OpenDesk
) -> TemplateVersion:
    """The next version: the manifest's own number where it is free and higher, else one after the last."""
    last = max((v.version for v in earlier), default=0)
    shipped = max((s.version for s in desk.templates.shipped() if s.id == stated.id), default=0)
    number = max(stated.version, last + 1, shipped + 1)
    sha256 = hashlib.sha256(content).hexdigest()
    return TemplateVersion(
        template=stated.id,
        version=number,
        title=stated.title,
        language=stated.language,
        country=stated.country,
        function=stated.function,
        document_type=stated.document_type,
        path=_STORED.format(template=stated.id, version=number, sha=sha256[:12]),
        sha256=sha256,
        manifest_sha256=hashlib.sha256(_numbered(manifest, number).encode()).hexdigest(),
        author=desk.operator.name,
        note=note.strip(),
        added_at=desk.clock.now(),
    )


def _same(known: TemplateVersion, new: TemplateVersion, manifest: str) -> bool:
    """Whether a stored version that is not retired has this very content, whatever its number."""
    if known.sha256 != new.sha256 or known.state is TemplateState.RETIRED:
        return False
    return known.manifest_sha256 == hashlib.sha256(_numbered(manifest, known.version).encode()).hexdigest()


def _numbered(manifest: str, version: int) -> str:
    """The manifest with the number under which it is stored."""
    return _VERSION.sub(f"version = {version}", manifest, count=1)


def _manifest_path(path: str) -> str:
    return path.removesuffix(".docx") + ".toml"


def _find(template: str, version: int, uow: UnitOfWork) -> TemplateVersion:
    found = next((v for v in uow.template_versions() if (v.template, v.version) == (template, version)), None)
    if found is None:
        raise Refused("template_unknown", template=f"{template} v{version}")
    return found


def _require_unchanged(version: TemplateVersion, desk: OpenDesk) -> None:
    if _is_changed(version, desk):
        raise Refused("template_changed", file=version.path.rpartition("/")[2], template=rules.named(version))


def _is_changed(version: TemplateVersion, desk: OpenDesk) -> bool:
    path = path_of(version, desk)
    try:
        found = (_sha256(path), _sha256(path.with_suffix(".toml")))
    except OSError:
        return True
    return found != (version.sha256, version.manifest_sha256)


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _note_report(version: TemplateVersion, report: TemplateReport, desk: OpenDesk) -> None:
    if report.sha256 != version.sha256:
        raise Unreadable("template_file", file=report.file, reason="other")
    version.problems, version.warnings = report.counts()
    version.fields, version.pages = len(report.fields), report.pages
    version.checked_at = desk.clock.now()


def _audit(uow: UnitOfWork, action: str, version: TemplateVersion, desk: OpenDesk, **details: str | int) -> None:
    said: Mapping[str, str | int] = {"version": version.version, **details}
    uow.audit(
        at=desk.clock.now(),
        operator=desk.operator.name,
        action=action,
        record_kind=KIND,
        record=version.template,
        details=said,
    )


def _row(version: TemplateVersion, used: bool, desk: OpenDesk) -> TemplateRow:
    return TemplateRow(
        template=version.template,
        version=version.version,
        title=version.title,
        language=version.language,
        country=version.country,
        function=version.function,
        document_type=version.document_type,
        state=version.state.value,
        path=path_of(version, desk),
        used=used,
        changed=_is_changed(version, desk),
        author=version.author,
        reviewer=version.reviewer,
        effective_from=version.effective_from,
        effective_to=version.effective_to,
        problems=version.problems,
        warnings=version.warnings,
        fields=version.fields,
        pages=version.pages,
    )


def _shipped_row(stated: Stated, used: bool) -> TemplateRow:
    return TemplateRow(
        template=stated.id,
        version=stated.version,
        title=stated.title,
        language=stated.language,
        country=stated.country,
        function=stated.function,
        document_type=stated.document_type,
        state="shipped",
        path=stated.path,
        used=used,
    )


def _numbered_row(known: Sequence[TemplateRow], template: str, version: int) -> TemplateRow:
    found = next((r for r in known if r.version == version), None)
    if found is None:
        raise Refused("template_unknown", template=f"{template} v{version}")
    return found
