"""The one place that knows all rooms and wires them: ways to a desk, and everything that an open desk needs.

Rooms that take long to import (SQLAlchemy, docxtpl, lxml, Babel) are imported where they are first used, so that the
window shows its frame at once.
"""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from recdesk import settings, shipped
from recdesk.domain.errors import Locked, Refused

if TYPE_CHECKING:
    from recdesk.cli.doors import NewDesk
    from recdesk.domain.operator import Operator
    from recdesk.domain.reference import Reference
    from recdesk.services.desk import OpenDesk
    from recdesk.services.ports import BackupMade, Clock, Progress, Reads, UnitOfWork, Vault
    from recdesk.services.template_ports import TemplateChecks
    from recdesk.storage.keyfile import KeyFile
    from recdesk.storage.opening import OpenVault
    from recdesk.storage.ownership import Ownership
    from recdesk.storage.slots import KdfCost


_LONGEST_NAME = 200


class SystemClock:
    """The machine's clock; days are those of the desk's own time zone."""

    def __init__(self, zone: str) -> None:
        self._zone = ZoneInfo(zone)

    def now(self) -> datetime:
        """The present instant in UTC."""
        return datetime.now(UTC)

    def today(self) -> date:
        """The present day where the desk stands."""
        return datetime.now(self._zone).date()


class Desks:
    """Ways to a desk for the command line and the window."""

    def __init__(self, *, clock: Clock | None = None, cost: KdfCost | None = None) -> None:
        """`clock` and the key derivation's `cost` are the system's and the strong ones unless a test says otherwise."""
        self._clock = clock
        self._cost = cost

    def default_folder(self) -> Path:
        """The per-user desk folder."""
        import platformdirs  # needed only where no folder was named

        return Path(platformdirs.user_data_path("RecDesk", appauthor=False)) / "desk"

    def create(self, folder: Path, passphrase: str, *, name: str, operator: str, made_up: bool = False) -> NewDesk:
        """Make an empty desk with its first operator and the shipped lists; Refused `desk_exists`.

        Only a `made_up` desk gets the invented company: what a real one's letters say of it, its people enter.
        """
        from recdesk.cli.doors import NewDesk
        from recdesk.services import access
        from recdesk.storage.files import desk_error_of
        from recdesk.storage.making import PARTS, making
        from recdesk.storage.opening import create_vault
        from recdesk.storage.passphrase import require_strength
        from recdesk.storage.slots import PUBLISHED, STRONG

        require_strength(passphrase)  # before a folder is made for nothing
        clock = self._clock or SystemClock(settings.Settings().time_zone)
        folder = folder.absolute()
        cost = self._cost or (PUBLISHED if made_up else STRONG)
        operator, reference = access.fit_name(operator), _reference(name, made_up=made_up)
        with making(folder, now=clock.now()):
            vault, code = create_vault(folder, passphrase, clock=clock, cost=cost)
            try:
                with vault.unit_of_work() as uow:
                    found = access.found(uow, operator, operator, clock)
                    uow.set_reference(reference)
                    uow.audit(at=clock.now(), operator=found.name, action="desk_made", details={})
                    uow.commit()
                for part in PARTS:
                    (folder / part).mkdir(exist_ok=True)
                settings.save(folder, settings.Settings())
            except OSError as error:
                raise desk_error_of(error, folder) from error
            finally:
                vault.close()
        return NewDesk(folder, found.name, code)

    def aside(self, folder: Path) -> AbstractContextManager[Path]:
        """Where a desk is made and filled before it comes to its own place at once."""
        from recdesk.storage.making import made_aside

        clock = self._clock or SystemClock(settings.Settings().time_zone)
        return made_aside(folder.absolute(), now=clock.now())

    @contextmanager
    def open(self, folder: Path, passphrase: str | None, *, operator: str) -> Iterator[OpenDesk]:
        """Open a desk for one operator and hold it until left."""
        from recdesk.services import access
        from recdesk.storage.opening import open_vault
        from recdesk.storage.ownership import Ownership

        folder = folder.absolute()
        _, chosen, clock = self._looked_at(folder)
        vault = open_vault(folder, passphrase, clock=clock)
        try:
            with Ownership.take(folder, now=clock.now()):
                yield self.desk(folder, vault, access.acting_operator(operator, vault), chosen, clock)
        finally:
            vault.close()

    def desk(self, folder: Path, vault: Vault, operator: Operator, chosen: settings.Settings, clock: Clock) -> OpenDesk:
        """Everything that use cases need, around an open vault."""
        from recdesk.domain import checklists
        from recdesk.domain.numbers import RecordKind
        from recdesk.domain.rules import lists
        from recdesk.exchange.mail import MailFiles
        from recdesk.exchange.tables import TableFiles
        from recdesk.letters.workshop import LetterWorkshop
        from recdesk.reports.review_sheet import PrintedSheets
        from recdesk.services.desk import OpenDesk
        from recdesk.storage.documents import DocumentFolder

        texts = shipped.resources()
        return OpenDesk(
            folder=folder,
            vault=vault,
            files=DocumentFolder(folder / "documents"),
            letters=LetterWorkshop(
                [folder / "templates", shipped.templates()],
                papers=[folder / "papers", shipped.resources() / "papers"],
                clauses=[folder / "clauses", shipped.resources() / "clauses"],
                ledger=lambda: {t.path: t for t in vault.reads().templates_in_effect(clock.today())},
            ),
            templates=self.template_checks(folder),
            template_files=DocumentFolder(folder / "templates"),
            tables=TableFiles([texts / "profiles", folder / "profiles"]),
            mails=MailFiles(),
            sheets=PrintedSheets(),
            clock=clock,
            operator=operator,
            settings=chosen,
            checklists={
                kind: checklists.load((texts / "checklists" / f"{kind.value}.toml").read_text(encoding="utf-8"))
                for kind in RecordKind
            },
            lists=lists.load(p.read_text(encoding="utf-8") for p in sorted((texts / "rules").glob("*.toml"))),
        )

    def template_checks(self, folder: Path) -> TemplateChecks:
        """What checks Word templates, with a desk's own clauses where there are some; needs no key."""
        from recdesk.letters.checking.check import TemplateChecker

        clock = self._clock or SystemClock(settings.Settings().time_zone)
        return TemplateChecker(clock, papers=_there(folder / "papers"), clauses=_there(folder / "clauses"))

    def window(self, folder: Path, passphrase: str | None, *, operator: str) -> int:
        """Open the window on a desk; returns the exit code."""
        from recdesk.ui.app import run

        return run(self, folder.absolute(), passphrase, operator)

    def reach(self, folder: Path, *, operator: str) -> HeldDesk:
        """Look at a desk's files before any secret is asked for; see `recdesk.ui.doors`."""
        folder = folder.absolute()
        keys, chosen, clock = self._looked_at(folder)
        return HeldDesk(self, folder, operator, chosen, clock, opens_by_itself=bool(keys.of_kind("device")))

    def _looked_at(self, folder: Path) -> tuple[KeyFile, settings.Settings, Clock]:
        """What can be known of a desk without a secret; raises what keeps everybody out."""
        from recdesk.storage import vault
        from recdesk.storage.making import require_made
        from recdesk.storage.ownership import Ownership

        require_made(folder)
        keys = vault.keys_of(folder)
        chosen = settings.load(folder)
        clock = self._clock or SystemClock(chosen.time_zone)
        Ownership.take(folder, now=clock.now()).release()  # who comes second is told before typing a passphrase
        return keys, chosen, clock

    def report_defect(self, folder: Path, error: BaseException) -> Path:
        """Write a report with the kinds of the errors and the places in the program, never values, names or texts."""
        now = datetime.now(UTC)
        lines = [f"RecDesk report {now.isoformat(timespec='seconds')}", f"Python {sys.version.split()[0]}"]
        link: BaseException | None = error
        while link is not None:
            lines.append(type(link).__name__)
            step = link.__traceback__
            while step is not None:
                code = step.tb_frame.f_code
                lines.append(f"  {Path(code.co_filename).name}:{step.tb_lineno} {code.co_name}")
                step = step.tb_next
            link = link.__cause__ or link.__context__
        import platformdirs

        # A desk that takes no file, or is none, leaves the user's own place for what programs note down.
        places = [Path(platformdirs.user_state_path("RecDesk", appauthor=False)) / "logs"]
        if (folder / "desk.db").exists():
            places.insert(0, folder / "logs")
        for place in places:
            try:
                place.mkdir(parents=True, exist_ok=True)
                report = place / f"recdesk-report-{now:%Y%m%d-%H%M%S}.txt"
                report.write_text("\n".join(lines) + "\n", encoding="utf-8")
            except OSError:
                continue
            return report
        return Path(os.devnull)


class HeldDesk:
    """A desk that the window holds: unlocked, locked and unlocked again, while what was made around it stays good.

    It is also the vault of the OpenDesk that it furnishes: locked, every unit of work and every list is refused.
    """

    def __init__(
        self,
        desks: Desks,
        folder: Path,
        operator: str,
        chosen: settings.Settings,
        clock: Clock,
        *,
        opens_by_itself: bool = False,
    ) -> None:
        self._desks = desks
        self.opens_by_itself = opens_by_itself
        self._operator_name = operator
        self._operator: Operator | None = None
        self._opened: OpenVault | None = None
        self._ownership: Ownership | None = None
        self._furnished: OpenDesk | None = None
        self.folder = self.desk = folder
        self.settings = chosen
        self.clock = clock

    @property
    def operator(self) -> Operator:
        """Who acts; Locked `desk_locked` before the first unlock."""
        if self._operator is None:
            raise Locked("desk_locked")
        return self._operator

    def unlock(self, secret: str | None) -> None:
        """Open the desk and hold it; what cannot be opened is left as it was."""
        from recdesk.storage.opening import open_vault
        from recdesk.storage.ownership import Ownership

        opened = open_vault(self.folder, secret, clock=self.clock)
        try:
            from recdesk.storage.first_page import find_operator

            operator = find_operator(self._operator_name, opened)
            if operator is None or not operator.active:
                code = "operator_unknown" if operator is None else "operator_inactive"
                raise Locked(code, operator=self._operator_name)
            self._ownership = self._ownership or Ownership.take(self.folder, now=self.clock.now())
        except BaseException:
            opened.close()
            raise
        self._opened, self._operator = opened, operator

    def get_ready(self) -> None:
        """Import what reads the first lists, while the key is derived; `unlock` would import it too, only later."""
        importlib.import_module("recdesk.storage.reads")
        importlib.import_module("recdesk.storage.first_page")

    def lock(self) -> None:
        """Forget the key."""
        opened, self._opened = self._opened, None
        if opened is not None:
            opened.close()

    def furnish(self) -> OpenDesk:
        """Everything that use cases need, made once; from then on the desk writes through SQLAlchemy."""
        if self._furnished is None:
            self._furnished = self._desks.desk(self.folder, self, self.operator, self.settings, self.clock)
            self.unit_of_work()  # loads what the first save needs, before a person waits for it
        return self._furnished

    def remember_here(self) -> None:
        """Let this machine's credential store open the desk; Refused `credential_store_unfit` where it is not safe."""
        from recdesk.storage import vault
        from recdesk.storage.credential_store import system_credential_store

        store = system_credential_store()
        if store is None:
            raise Refused("credential_store_unfit", store="")
        vault.add_device(self._vault().unlocked, store, now=self.clock.now())

    def close(self) -> None:
        """Forget the key and give the desk back."""
        self.lock()
        if self._ownership is not None:
            self._ownership.release()
            self._ownership = None

    # The services' Vault

    def reads(self) -> Reads:
        """Lists and figures of the desk."""
        return self._vault().reads()

    def unit_of_work(self) -> UnitOfWork:
        """A new writing transaction."""
        return self._vault().unit_of_work()

    def check_database(self) -> str:
        """See `OpenVault.check_database`."""
        return self._vault().check_database()

    def schema(self) -> str:
        """The schema's revision."""
        return self._vault().schema()

    def bytes(self) -> int:
        """Size of the database on disk."""
        return self._vault().bytes()

    def backup(self, folder: Path, *, at: datetime, progress: Progress | None = None) -> BackupMade:
        """A verified backup."""
        from recdesk.services.ports import no_progress

        return self._vault().backup(folder, at=at, progress=progress or no_progress)

    def _vault(self) -> OpenVault:
        if self._opened is None:
            raise Locked("desk_locked")
        return self._opened


def _there(folder: Path) -> tuple[Path, ...]:
    """The folder, if there is one."""
    return (folder,) if folder.is_dir() else ()


def _reference(name: str, *, made_up: bool) -> Reference:
    """The shipped lists. Of the company a desk knows the name that was given; the invented one is for made-up desks."""
    import dataclasses

    from recdesk.domain import references
    from recdesk.domain.folding import clean_name
    from recdesk.domain.reference import Company

    name = clean_name(name, field="name")
    if len(name) > _LONGEST_NAME:
        raise Refused("text_too_long", field="name", length=len(name), most=_LONGEST_NAME)
    folder = shipped.resources() / "reference"
    reference = references.load(p.read_text(encoding="utf-8") for p in sorted(folder.glob("*.toml")))
    if made_up:
        return reference
    # A letter that printed the invented company's street or mail address would go out under a false one.
    own = Company(
        name=name,
        legal_name=name,
        street="",
        city="",
        postal_code="",
        country=settings.Settings().country,
    )
    return dataclasses.replace(reference, company=own, offices=(), people=())
