"""Templates that lie in a desk's own folder, recorded as approved by hand, so that letters use them at once."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

from recdesk.domain.template import TemplateState, TemplateVersion
from recdesk.services.desk import OpenDesk


def record_as_approved(desk: OpenDesk) -> None:
    """A record for each template in the desk's folder that has none, as if somebody had checked and approved it."""
    folder = desk.folder / "templates"
    with desk.work() as uow:
        known = uow.template_versions()
        taken = {version.path for version in known}
        for number, docx in enumerate(sorted(folder.rglob("*.docx")), start=1000 + len(known)):
            path = docx.relative_to(folder).as_posix()
            if path not in taken:
                uow.add_template_version(_version(path, number, docx))
        uow.commit()


def _version(path: str, number: int, docx: Path) -> TemplateVersion:
    manifest = docx.with_suffix(".toml")
    return TemplateVersion(
        template=docx.stem,
        version=number,
        title="By hand",
        language="",
        country="",
        function="",
        document_type="",
        path=path,
        sha256=hashlib.sha256(docx.read_bytes()).hexdigest(),
        manifest_sha256=hashlib.sha256(manifest.read_bytes()).hexdigest() if manifest.exists() else "",
        state=TemplateState.APPROVED,
        effective_from=date(2020, 1, 1),
    )
