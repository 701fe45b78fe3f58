"""The desks that were open on this computer, newest first: places only, in a small file beside the desks."""

from __future__ import annotations

import json
from pathlib import Path

_MOST = 12
FILE = "desks.json"


class KnownDesks:
    """Remembers where desks lie. A list that cannot be read or written is no reason not to open a desk."""

    def __init__(self, home: Path) -> None:
        """`home` is the folder that the list lies in."""
        self._file = home / FILE

    def places(self) -> tuple[Path, ...]:
        """Where desks were open and still lie, newest first."""
        try:
            stored = json.loads(self._file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return ()
        if not isinstance(stored, list):
            return ()
        places = [Path(text) for text in stored if isinstance(text, str)]
        return tuple(place for place in places if (place / "desk.db").exists())

    def opened(self, folder: Path) -> None:
        """A desk was opened: it stands first from now on."""
        places = [folder, *(place for place in self.places() if place != folder)][:_MOST]
        temporary = self._file.with_suffix(".part")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            temporary.write_text(json.dumps([str(place) for place in places], indent=1), encoding="utf-8")
            temporary.replace(self._file)
        except OSError:
            return
