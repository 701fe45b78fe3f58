"""The device slot: only a store that really keeps a secret may hold one, and none may hold up the start."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import keyring.backends.fail
import keyring.backends.null
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked, PasswordDeleteError

from recdesk.domain.errors import Locked, Refused
from recdesk.storage import vault
from recdesk.storage.credential_store import CredentialStore, system_credential_store
from recdesk.storage.vault import NewVault
from tests.storage.conftest import NOW


class MemoryStore(KeyringBackend):
    """A store that keeps its secrets for as long as the test."""

    priority = 1  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        try:
            del self.kept[service, username]
        except KeyError:
            raise PasswordDeleteError("no such password") from None


class ForgetfulStore(MemoryStore):
    """Says that it keeps, and does not: the null back end under another name."""

    def set_password(self, service: str, username: str, password: str) -> None:
        pass


class PlaintextStore(MemoryStore):
    """What its name says."""


class LockedStore(MemoryStore):
    """A store whose owner dismissed the question."""

    def get_password(self, service: str, username: str) -> str | None:
        raise KeyringLocked("dismissed")


class SilentStore(MemoryStore):
    """A store that waits for a dialog that nobody sees."""

    answer = threading.Event()

    def get_password(self, service: str, username: str) -> str | None:
        self.answer.wait()
        return None


@pytest.fixture
def silent_store() -> Iterator[CredentialStore]:
    SilentStore.answer.clear()
    yield CredentialStore(SilentStore(), limit_s=0.05)
    SilentStore.answer.set()


@pytest.mark.parametrize(
    "backend", [keyring.backends.null.Keyring(), keyring.backends.fail.Keyring(), PlaintextStore()]
)
def test_back_ends_that_forget_fail_or_write_plain_text_are_refused(backend: KeyringBackend) -> None:
    with pytest.raises(Refused) as caught:
        CredentialStore(backend)
    assert caught.value.code == "credential_store_unfit"


def test_a_machine_without_a_store_has_none_whatever_the_environment_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent")
    assert system_credential_store(platform="linux") is None
    assert system_credential_store(platform="win32" if not _on_windows() else "darwin") is None


def _on_windows() -> bool:
    import sys

    return sys.platform == "win32"


def test_a_desk_opens_by_the_device_after_it_was_added(desk: Path, new_vault: NewVault) -> None:
    store = CredentialStore(MemoryStore())
    slot = vault.add_device(new_vault.vault, store, now=NOW)
    assert slot.parameters["store"] == store.name
    assert vault.unlock_by_device(desk, store).key == new_vault.vault.key


def test_a_store_that_forgets_gets_no_slot(desk: Path, new_vault: NewVault) -> None:
    before = (desk / "desk.keys").read_bytes()
    with pytest.raises(Refused) as caught:
        vault.add_device(new_vault.vault, CredentialStore(ForgetfulStore()), now=NOW)
    assert caught.value.code == "credential_store_unfit"
    assert (desk / "desk.keys").read_bytes() == before


def test_adding_the_device_again_replaces_its_slot_and_leaves_other_machines(desk: Path, new_vault: NewVault) -> None:
    here, there = CredentialStore(MemoryStore()), CredentialStore(MemoryStore())
    vault.add_device(new_vault.vault, there, now=NOW)
    vault.add_device(new_vault.vault, here, now=NOW)
    vault.add_device(new_vault.vault, here, now=NOW)
    assert len(new_vault.vault.keys.of_kind("device")) == 2
    assert vault.unlock_by_device(desk, here).key == vault.unlock_by_device(desk, there).key


def test_without_a_slot_a_store_or_a_fitting_key_there_is_no_way_in(desk: Path, new_vault: NewVault) -> None:
    store = CredentialStore(MemoryStore())
    for attempt in (store, None):
        with pytest.raises(Locked) as caught:
            vault.unlock_by_device(desk, attempt)
        assert caught.value.code == "no_way_in"
        assert caught.value.facts["ways"] == ["passphrase", "recovery"]
    vault.add_device(new_vault.vault, store, now=NOW)
    for found in ("ff" * 32, "garbage", ""):
        backend = MemoryStore()
        backend.kept = dict.fromkeys(store._backend.kept, found)
        with pytest.raises(Locked) as caught:
            vault.unlock_by_device(desk, CredentialStore(backend))
        assert caught.value.code == "no_way_in"


def test_a_store_that_does_not_answer_holds_nothing_up(
    desk: Path, new_vault: NewVault, silent_store: CredentialStore
) -> None:
    vault.add_device(new_vault.vault, CredentialStore(MemoryStore()), now=NOW)
    for store in (silent_store, CredentialStore(LockedStore())):
        with pytest.raises(Locked) as caught:
            vault.unlock_by_device(desk, store)
        assert caught.value.code == "credential_store_silent"


def test_a_forgotten_key_is_gone_and_forgetting_twice_is_no_error() -> None:
    store = CredentialStore(MemoryStore())
    store.keep("service", "desk", b"k" * 32)
    store.forget("service", "desk")
    store.forget("service", "desk")
    assert store.find("service", "desk") is None
