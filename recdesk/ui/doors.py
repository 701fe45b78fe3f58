"""What the window needs from bootstrap, as protocols: reaching a desk, holding it through lock and unlock, making one.

A desk is reached in steps, so that the window is on screen before slow packages load: `reach` looks at the files,
`unlock` gives the lists, `furnish` gives everything that use cases need.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from pathlib import Path

    from recdesk.domain.operator import Operator
    from recdesk.services.desk import OpenDesk
    from recdesk.services.ports import Clock, Reads
    from recdesk.settings import Settings


class HeldDesk(Protocol):
    """A desk that this window holds, from `unlock` until `close`."""

    @property
    def folder(self) -> Path:
        """Where it lies."""
        ...

    @property
    def settings(self) -> Settings:
        """Its options as they were when it was reached."""
        ...

    @property
    def clock(self) -> Clock:
        """The time at the desk."""
        ...

    @property
    def operator(self) -> Operator:
        """Who acts; Locked `desk_locked` before the first unlock."""
        ...

    @property
    def opens_by_itself(self) -> bool:
        """Whether this or another computer's credential store was given a way in."""
        ...

    def reads(self) -> Reads:
        """Lists and figures; they refuse with `desk_locked` while the desk is locked."""
        ...

    def unlock(self, secret: str | None) -> None:
        """Open it by passphrase or recovery code, or without a secret by this machine's credential store."""
        ...

    def get_ready(self) -> None:
        """Load what the first lists need; meant for the window's thread while a key is derived beside it."""
        ...

    def lock(self) -> None:
        """Forget the key; the desk stays this window's."""
        ...

    def furnish(self) -> OpenDesk:
        """Everything that use cases need; loads the slow packages. The value stays good through lock and unlock."""
        ...

    def remember_here(self) -> None:
        """Let this machine's credential store open the desk; Refused `credential_store_unfit`."""
        ...

    def close(self) -> None:
        """Forget the key and let others have the desk."""
        ...


class MadeDesk(Protocol):
    """A desk just made."""

    @property
    def folder(self) -> Path:
        """Where it lies."""
        ...

    @property
    def recovery_code(self) -> str:
        """The code that is shown once."""
        ...


class Doors(Protocol):
    """Ways to a desk. Each raises DeskError subclasses with their codes."""

    def default_folder(self) -> Path:
        """The per-user desk folder."""
        ...

    def reach(self, folder: Path, *, operator: str) -> HeldDesk:
        """Look at a desk's files without a secret: `desk_missing`, `key_file_missing`, `desk_not_encrypted`,
        `desk_in_use`, `desk_read_only` and their like are told here."""
        ...

    def create(self, folder: Path, passphrase: str, *, name: str, operator: str) -> MadeDesk:
        """Make an empty desk with its first operator; Refused `desk_exists`, `passphrase_weak`."""
        ...

    def aside(self, folder: Path) -> AbstractContextManager[Path]:
        """A place beside the desk's own, to make and fill a desk in; at the end it comes to its own place at once.
        Refused `desk_exists`, `folder_not_empty`; a failure or a kill leaves nothing at the desk's place."""
        ...

    def report_defect(self, folder: Path, error: BaseException) -> Path:
        """Write what went wrong, without values or names, to a report file and return its path."""
        ...
