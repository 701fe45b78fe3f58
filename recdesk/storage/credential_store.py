"""The operating system's credential store keeps a device slot's key; keyring lives only here and comes in late.

The back end is named per system, never discovered: a setting in the environment could otherwise put a null or
plaintext one in its place. Every call has a time limit, because a store may wait for a dialog that nobody sees.
"""

from __future__ import annotations

import contextlib
import sys
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from recdesk.domain.errors import Locked, Refused
from recdesk.storage.slots import KEY_BYTES

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

LIMIT_S = 5.0
_UNFIT_MODULES = ("keyring.backends.fail", "keyring.backends.null", "keyring.backends.chainer", "keyrings.alt")
_UNFIT_WORDS = ("plaintext", "plain_text", "uncrypted")
_Result = TypeVar("_Result")


class CredentialStore:
    """One real credential store. `name` is recorded in the slot, so that it is known which store wrote the key."""

    def __init__(self, backend: KeyringBackend, *, limit_s: float = LIMIT_S) -> None:
        """Raises Refused `credential_store_unfit` for a back end that forgets, refuses or writes plain text."""
        kind = type(backend)
        self.name = f"{kind.__module__}.{kind.__qualname__}"
        if kind.__module__.startswith(_UNFIT_MODULES) or any(word in self.name.casefold() for word in _UNFIT_WORDS):
            raise Refused("credential_store_unfit", store=self.name)
        self._backend = backend
        self._limit_s = limit_s

    def keep(self, service: str, account: str, secret: bytes) -> None:
        """Store `secret` and read it back. Raises Refused `credential_store_unfit` when it comes back otherwise."""
        self._call(lambda: self._backend.set_password(service, account, secret.hex()))
        if self.find(service, account) != secret:
            raise Refused("credential_store_unfit", store=self.name)

    def find(self, service: str, account: str) -> bytes | None:
        """The stored secret; None when the store says that there is none or holds something else in its place.

        Raises Locked `credential_store_silent` when it cannot tell: no answer in time, or an error.
        """
        text = self._call(lambda: self._backend.get_password(service, account))
        with contextlib.suppress(ValueError):
            secret = bytes.fromhex(text or "")
            return secret if len(secret) == KEY_BYTES else None
        return None

    def forget(self, service: str, account: str) -> None:
        """Take the secret out of the store; a secret that is not there is no error."""
        from keyring.errors import PasswordDeleteError  # keyring costs start-up time: only where a store is used

        def delete() -> None:
            with contextlib.suppress(PasswordDeleteError):
                self._backend.delete_password(service, account)

        self._call(delete)

    def _call(self, ask: Callable[[], _Result]) -> _Result:
        answers: list[_Result] = []
        faults: list[BaseException] = []

        def work() -> None:
            try:
                answers.append(ask())
            except Exception as error:  # noqa: BLE001 - each back end raises errors of its own libraries
                faults.append(error)

        # A pool would wait for its threads when the program ends; a store that hangs must not keep it alive.
        worker = threading.Thread(target=work, name="credential-store", daemon=True)
        worker.start()
        worker.join(self._limit_s)
        if faults or not answers:
            reason = type(faults[0]).__name__ if faults else "no answer"
            raise Locked("credential_store_silent", store=self.name, reason=reason)
        return answers[0]


def system_credential_store(*, platform: str = sys.platform, limit_s: float = LIMIT_S) -> CredentialStore | None:
    """This system's credential store, or None where none can be used (a headless machine, a container)."""
    found: list[KeyringBackend] = []

    def look() -> None:
        with contextlib.suppress(Exception):  # a missing store shows itself by whatever its library raises
            found.append(_backend_for(platform))

    worker = threading.Thread(target=look, name="credential-store", daemon=True)
    worker.start()
    worker.join(limit_s)
    return CredentialStore(found[0], limit_s=limit_s) if found else None


def _backend_for(platform: str) -> KeyringBackend:
    """The named back end, after its priority has proved that its store answers. Raises what the back end raises."""
    backend: KeyringBackend
    if platform == "win32":
        from keyring.backends.Windows import WinVaultKeyring

        backend = WinVaultKeyring()  # type: ignore[no-untyped-call]
        # Enterprise credentials, the default, would roam with the profile to other machines.
        backend.persist = "local machine"
    elif platform == "darwin":
        from keyring.backends.macOS import Keyring as MacKeyring

        backend = MacKeyring()  # type: ignore[no-untyped-call]
    else:
        from keyring.backends.SecretService import Keyring as SecretServiceKeyring

        backend = SecretServiceKeyring()  # type: ignore[no-untyped-call]
    if not type(backend).priority > 0:
        raise RuntimeError("no credential store")
    return backend
