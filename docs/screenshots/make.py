"""Renders every screen of RecDesk as a picture, from a made-up desk at a fixed time.

    python docs/screenshots/make.py [--only light dark romanian large] [--candidates N]

Pictures come to lie beside this file: `<screen>-<look>.png`. Nothing is shown on a screen.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import docx
from PIL import Image
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from recdesk.bootstrap import Desks
from recdesk.letters.engines import make_pdf
from recdesk.localization import catalogue
from recdesk.services import demo, drafts, letter_copies
from recdesk.services.reads import ListQuery
from recdesk.settings import DEMO_PASSPHRASE
from recdesk.storage.slots import KdfCost
from recdesk.ui.records import from_cv
from recdesk.ui.records.editor import Editor
from recdesk.ui.runner import InlineRunner
from recdesk.ui.window import pages
from recdesk.ui.window.frame import MainWindow

if TYPE_CHECKING:
    from recdesk.ui.records.screen import RecordScreen

HERE = Path(__file__).resolve().parent
EXAMPLES = HERE.parent / "examples"
NOW = datetime(2026, 11, 23, 8, 42, tzinfo=UTC)
OPERATOR = "ioana"
SIZE = (1280, 800)
COLOURS = 128
"""Colours kept in a picture; a window has few, and the files stay small."""


@dataclass(frozen=True)
class Look:
    """How the window is dressed for a round of pictures."""

    name: str
    theme: str = "light"
    language: str = "en_GB"
    text_size: int = 100
    stretch: bool = False
    mirrored: bool = False


LOOKS = (
    Look("light"),
    Look("dark", theme="dark"),
    Look("romanian", language="ro_RO"),
    Look("large", text_size=150),
)
TRIALS = (Look("stretched", stretch=True), Look("mirrored", mirrored=True))
"""Looks for developers only: longer texts, and from right to left."""


class StillClock:
    """A clock that stands at NOW."""

    def now(self) -> datetime:
        """The instant."""
        return NOW

    def today(self) -> date:
        """Its day."""
        return NOW.date()


class HomeDesks(Desks):
    """Ways to desks in a temporary home, with quick keys."""

    def __init__(self, home: Path) -> None:
        super().__init__(clock=StillClock(), cost=KdfCost(memory_kib=64, passes=1, lanes=1))
        self._home = home

    def default_folder(self) -> Path:
        """The only desk."""
        return self._home / "desk"


class Stage:
    """The window, and how a picture of it is taken."""

    def __init__(self, app: QApplication, doors: HomeDesks, look: Look, folder: Path) -> None:
        self.app, self.look, self._folder = app, look, folder
        self.home = doors.default_folder().parent
        """Where files lie that the pictures show being chosen."""
        self.runner = InlineRunner(at_once=False)
        self.window = MainWindow(doors, self.runner, OPERATOR, doors.default_folder())
        for key, value in (("language", look.language), ("theme", look.theme), ("text_size", look.text_size)):
            self.window.options.set(key, value)
        if look.stretch or look.mirrored:
            catalogue.use(look.language, stretch=look.stretch, mirror=look.mirrored)
            self.window.dress()
            self.window.retranslate()
        self.window.resize(*SIZE)
        self.window.show()
        self.window.activateWindow()

    def open(self) -> None:
        """Open the desk."""
        self.window.begin(DEMO_PASSPHRASE)
        self.settle()
        self.window.furnish_now()
        self.settle()

    def settle(self) -> None:
        """Let everything that was begun come to its end."""
        for _round in range(4):
            self.app.processEvents()
            self.runner.finish()
        self.app.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def take(self, name: str) -> Path:
        """Save a picture of the window as it is now."""
        self.settle()
        path = self._folder / f"{name}-{self.look.name}.png"
        self.window.grab().save(str(path))
        with Image.open(path) as picture:
            small = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
        small.save(path, optimize=True)
        return path

    def records(self, tab: str) -> RecordScreen:
        """A record tab, shown."""
        self.window.show_tab(tab)
        self.settle()
        return self.window.record_page(tab)

    def cv(self) -> Path:
        """A CV to drop, with a name that the pictures may show."""
        path = self.home / "CV Ilinca Moldovan.txt"
        path.write_text(CV, encoding="utf-8")
        return path

    def forget_form(self, tab: RecordScreen) -> None:
        """Leave an open form and the draft of it."""
        session = self.window.session
        editor = tab.editor
        assert session is not None
        assert editor is not None
        editor.leave()
        drafts.drop(tab.kind.kind, "", desk=session.desk)
        self.window.messages.take_away()
        self.cv().unlink()

    def close(self) -> None:
        """Close the window."""
        self.window.close()
        self.settle()
        self.window.life.leave()
        self.window.deleteLater()
        self.settle()


NEW_CANDIDATE = {
    "legal_name": "Țîrlea Ștefan-Andrei",
    "latin_name": "Stefan-Andrei Tirlea",
    "email": "stefan.tirlea@posta.example",
    "email_source": "CV",
    "phone": "+40 721 555 014",
    "phone_source": "CV",
    "city": "Cluj-Napoca",
    "country": "RO",
    "time_zone": "Europe/Bucharest",
    "language": "ro_RO",
    "source": "LinkedIn",
    "notice_days": 30,
    "next_action": "Call about the interview",
    "next_action_due": date(2026, 11, 25),
    "owner": OPERATOR,
}
"""An invented person, entered half: the review has something to ask."""

CV = """Curriculum vitae

Nume: Ilinca Moldovan
E-mail: ilinca.moldovan@posta.example
Telefon: +40 721 555 027
Adresă: Str. Teilor nr. 7, 400124 Cluj-Napoca, România
Limbi: română (nativ), engleză (C1), germană (B2)

Experiență
2021 - 2026  Specialist recrutare, Carpat Digital Services
"""
"""The CV of an invented person, as text."""


def screens(stage: Stage) -> Iterator[str]:
    """Bring one screen after the other into the window; gives the name of each."""
    window = stage.window
    window.begin(None)
    stage.settle()
    yield "unlock"
    stage.open()
    yield "today"
    for tab in ("requisitions", "candidates", "offers"):
        stage.records(tab)
        yield tab
    candidates = stage.records("candidates")
    from_cv.begin(candidates, stage.cv())
    stage.settle()
    yield "form-from-cv"
    stage.forget_form(candidates)
    candidates.new(NEW_CANDIDATE)
    stage.settle()
    yield "form"
    editor = candidates.stack.currentWidget()
    assert isinstance(editor, Editor)
    editor.review()
    stage.settle()
    yield "review"
    window.open_record("offer", approved_offer(stage))
    stage.settle()
    stage.records("offers").open_letter()
    yield "letter"
    yield from papers(stage)
    yield from desk_parts(stage)
    window.show_tab("today")
    window.doing.act("go.palette")
    palette = window.doing.palette
    assert palette is not None
    palette.open("pop")
    yield "palette"


def papers(stage: Stage) -> Iterator[str]:
    """Another document of the offer, and a signed copy that differs."""
    window = stage.window
    offers = stage.records("offers")
    offers.papers.open("pre_contract_information")
    stage.settle()
    yield "paper"
    sent, tampered = altered_copy(stage)
    window.open_record("offer", sent)
    stage.settle()
    offers.signed.read(tampered)
    stage.settle()
    yield "readback"
    tampered.unlink()
    offers.escape()


def desk_parts(stage: Stage) -> Iterator[str]:
    """The parts of the Desk tab."""
    window = stage.window
    window.doing.act("desk.templates")
    part = pages.as_page(window.shell.page("desk")).part("templates")
    stage.settle()
    bad = bad_template(stage)
    part.add(bad)
    stage.settle()
    yield "desk-templates"
    bad.unlink()
    window.doing.act("desk.import")
    yield "import"
    page = pages.as_page(window.shell.page("desk")).part("import")
    page.choose_file(EXAMPLES / "candidates.csv")
    stage.settle()
    yield "import-profile"
    page.make_dry_run()
    stage.settle()
    yield "import-dry-run"
    page.leave()
    for part in ("lists", "history", "settings"):  # the check names the folder, which changes every time
        window.doing.act(f"desk.{part}")
        yield f"desk-{part}"


def altered_copy(stage: Stage) -> tuple[str, Path]:
    """An offer with a letter, and a copy of that letter in which somebody changed the pay."""
    session = stage.window.session
    assert session is not None
    desk = session.desk
    sent = desk.reads.offers(ListQuery(filters={"status": "sent"}), limit=1).rows[0]
    filed = letter_copies.filed_before(sent.number, desk=desk, ending=".docx")
    assert filed is not None
    amount = f"{sent.amount:,.0f}".encode()
    marks = (b",", b".", b"\xc2\xa0", b"\xe2\x80\xaf")  # between thousands, as the languages write them
    shapes = [amount.replace(b",", mark) for mark in marks]
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(desk.files.get(filed.path))) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            for shape in shapes:
                content = content.replace(shape, b"9" + shape[1:])
            new.writestr(name, content)
    made = make_pdf(changed.getvalue(), engine="builtin", title="Signed", author="", language=filed.language, at=NOW)
    path = stage.home / "signed copy.pdf"
    path.write_bytes(made.pdf)
    return sent.number, path


def bad_template(stage: Stage) -> Path:
    """A Word file with the slips that people make."""
    document = docx.Document()
    document.add_heading("Offer of employment", 1)
    document.add_paragraph("Dear {{ candidate.nmae }},")
    document.add_paragraph("We offer you 9,500 RON from {{ offer.start_date }} at {{ offer.amount|money }}.")
    document.add_paragraph("{% if offer.bonus %}Your bonus: {{ offer.bonus|mony }}")
    path = stage.home / "offer_draft.docx"
    document.save(str(path))
    return path


def approved_offer(stage: Stage) -> str:
    """An offer whose letter can be made now, in the window's own language where there is one."""
    approved = [row.record for row in stage.window.today.rows() if row.kind == "letter_missing"]
    session = stage.window.session
    assert session is not None
    offers = session.desk.reads.offers(ListQuery(filters={"status": "approved"}), limit=100).rows
    languages = {offer.number: offer.language for offer in offers}
    return min(approved, key=lambda number: (languages[number] != stage.look.language, languages[number] != "en_GB"))


def make(folder: Path, looks: tuple[Look, ...], candidates: int, told: Callable[[str], None]) -> None:
    """Make the desk once and take all pictures of it."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    with tempfile.TemporaryDirectory() as home:
        doors = HomeDesks(Path(home))
        desk = doors.default_folder()
        doors.create(desk, DEMO_PASSPHRASE, name=demo.COMPANY, operator=OPERATOR, made_up=True)
        with doors.open(desk, DEMO_PASSPHRASE, operator=OPERATOR) as opened:
            demo.fill(desk=opened, candidates=candidates, seed=1)
        for look in looks:
            stage = Stage(app, doors, look, folder)
            for name in screens(stage):
                told(stage.take(name).name)
            stage.close()


def main() -> int:
    """Read the arguments and take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    names = [look.name for look in (*LOOKS, *TRIALS)]
    parser.add_argument("--only", nargs="*", choices=names, default=[look.name for look in LOOKS])
    parser.add_argument("--candidates", type=int, default=250)
    parser.add_argument("--to", type=Path, default=HERE)
    options = parser.parse_args()
    chosen = tuple(look for look in (*LOOKS, *TRIALS) if look.name in options.only)
    make(options.to, chosen, options.candidates, print)
    return 0


if __name__ == "__main__":
    sys.exit(main())
