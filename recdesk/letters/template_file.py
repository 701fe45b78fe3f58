"""A template's bytes from the disk, with one clear sentence for whatever keeps them from being read."""

from __future__ import annotations

from pathlib import Path

from recdesk.domain.errors import Refused


def template_bytes(path: Path) -> bytes:
    """The bytes of a template or its manifest.

    Refused `template_locked` while another program has it open so that nobody else may read it, `template_gone` when
    it or its folder is not there any more, `template_unread` for anything else.
    """
    try:
        return path.read_bytes()
    except PermissionError:
        raise Refused("template_locked", field="template", file=path.name) from None
    except (FileNotFoundError, NotADirectoryError):
        raise Refused("template_gone", field="template", file=path.name) from None
    except OSError:
        raise Refused("template_unread", field="template", file=path.name) from None
