"""The desk's documents folder: files are put whole, never over another one, and no path leads out of the folder."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
from pathlib import Path, PurePosixPath

from recdesk.domain.errors import Damaged, Refused
from recdesk.storage.files import desk_error_of, sweep_parts, write_atomically

_FORBIDDEN = re.compile(r'[<>:"\\|?*\x00-\x1f]')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_LONGEST_PATH = 240
_OF_THE_SYSTEM = frozenset({"desktop.ini", "thumbs.db"})


class DocumentFolder:
    """The services' DocumentFiles over one folder. Paths are relative, with forward slashes."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def put(self, path: str, content: bytes) -> str:
        """Write a new file and return its SHA-256.

        Raises Refused `file_exists` (also where only the case of letters differs), `file_name_unfit`, `path_too_long`,
        `disk_full` or `desk_read_only`.
        """
        target = self.absolute(path)
        if len(str(target)) > _LONGEST_PATH:  # longer ones no office program opens
            raise Refused("path_too_long", field="path", path=target.name, most=_LONGEST_PATH)
        try:
            target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            taken = _taken(target)
        except OSError as error:
            raise desk_error_of(error, target) from error
        if taken:
            raise Refused("file_exists", field="path", file=path)
        sweep_parts(target.parent)
        write_atomically(target, content)
        return hashlib.sha256(content).hexdigest()

    def get(self, path: str) -> bytes:
        """A file's bytes; Damaged `document_missing`."""
        target = self.absolute(path)
        try:
            return target.read_bytes()
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            raise Damaged("document_missing", file=path) from None
        except OSError as error:
            raise desk_error_of(error, target) from error

    def remove(self, path: str) -> None:
        """Remove a file that was just put; folders that are empty then go too. A missing file is no error."""
        target = self.absolute(path)
        with contextlib.suppress(OSError):
            target.unlink(missing_ok=True)
            for folder in target.parents:
                if folder == self._root.resolve():
                    break
                folder.rmdir()

    def exists(self, path: str) -> bool:
        """Whether the path is taken, also by a file whose name differs only in the case of its letters."""
        target = self.absolute(path)
        return target.parent.is_dir() and _taken(target)

    def paths(self) -> tuple[str, ...]:
        """Every file in the folder, sorted. Hidden files and those that systems put into folders are left out."""
        found = []
        for folder, _, names in os.walk(self._root):
            within = Path(folder).relative_to(self._root)
            found += [
                within.joinpath(name).as_posix()
                for name in names
                if not name.startswith(".") and name.casefold() not in _OF_THE_SYSTEM
            ]
        return tuple(sorted(found))

    def absolute(self, path: str) -> Path:
        """Where a path lies on this machine. Refused `file_name_unfit` when it is no plain path inside the folder,
        `path_unfit` when the folder itself leads nowhere."""
        parts = PurePosixPath(path).parts
        fit = parts and all(map(_fit, parts)) and not path.startswith("/") and len(path) <= _LONGEST_PATH
        if not fit:
            raise Refused("file_name_unfit", field="path", file=path[:_LONGEST_PATH])
        try:
            root = self._root.resolve()
            target = root.joinpath(*parts)
            # A link inside the folder may lead out of it.
            inside = target.parent.resolve().is_relative_to(root) and not target.is_symlink()
        except (OSError, RuntimeError) as error:  # links in a circle
            raise Refused("path_unfit", field="path", file=self._root.name) from error
        if not inside:
            raise Refused("file_name_unfit", field="path", file=path)
        return target


def _taken(target: Path) -> bool:
    wanted = target.name.casefold()
    with os.scandir(target.parent) as entries:
        return any(entry.name.casefold() == wanted for entry in entries)


def _fit(part: str) -> bool:
    plain = part not in {".", ".."} and not _FORBIDDEN.search(part) and part.isprintable()
    return plain and part == part.strip(" ").rstrip(".") and not _RESERVED.fullmatch(part)
