"""One window with all widgets in it, in the states that matter, for the checks to walk through."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from recdesk.domain.money import Basis, Frequency
from recdesk.ui.widgets.banner import Banner
from recdesk.ui.widgets.declared import Field, Section
from recdesk.ui.widgets.fields import MoneyEntry
from recdesk.ui.widgets.form import Form
from recdesk.ui.widgets.record_table import Column, RecordTable
from recdesk.ui.widgets.result_line import ResultLine
from recdesk.ui.widgets.states import STATES
from recdesk.ui.widgets.status_pill import StatusPill

SECTIONS = (Section("pay", "Pay"), Section("dates", "Dates"), Section("people", "People"), Section("paper", "Paper"))
FIELDS = (
    Field("pay", "Pay", "money", "pay", required=True),
    Field("range", "Pay range", "money_range", "pay", hint="From the approval"),
    Field("bonus", "Bonus", "amount", "pay", settings={"currency": "RON"}),
    Field("start_date", "Start date", "date", "dates", required=True),
    Field("valid_until", "Valid until", "date", "dates"),
    Field("notice", "Notice", "number", "dates", hint="As the candidate told", settings={"unit": "calendar days"}),
    Field("manager", "Hiring manager", "person", "people"),
    Field("email", "E-mail", "email", "people"),
    Field("phone", "Phone", "phone", "people"),
    Field(
        "signers",
        "Signers",
        "list",
        "people",
        columns=(Field("name", "Name", "text"), Field("mail", "E-mail", "email")),
    ),
    Field("work_type", "Work type", "choice", "paper", options=(("on_site", "On site"), ("hybrid", "Hybrid"))),
    Field("relocation", "Relocation offered", "check", "paper", hint="Only where the approval says so"),
    Field("cv", "CV", "file", "paper"),
    Field("summary", "Summary", "long_text", "paper"),
)


@dataclass(frozen=True)
class Candidate:
    number: str
    name: str
    late: int
    pay: Decimal


class Candidates:
    """A few rows with hard names."""

    rows = tuple(
        Candidate(f"C-{n:04}", name, n % 3, Decimal(9500 + n))
        for n, name in enumerate(
            ["Popescu, Ana", "Țîrlea, Ștefan", "al-Haddad, مها", "Mihăilescu-Constantinescu, Ioana"] * 8
        )
    )

    def count(self) -> int:
        return len(self.rows)

    def page(self, start: int, size: int) -> tuple[Candidate, ...]:
        return self.rows[start : start + size]

    def sort(self, column: str, descending: bool) -> None:
        """The order stays: nothing here is sorted."""

    def key(self, row: Candidate) -> str:
        return row.number

    def place(self, key: object) -> int | None:
        return next((at for at, row in enumerate(self.rows) if row.number == key), None)

    def find(self, text: str) -> int | None:
        return None


COLUMNS = (
    Column("number", "Number", 90),
    Column("name", "Legal name", 150),
    Column(
        "clock", "Clock", 120, text=lambda row: "", state=lambda row: ("late", f"{row.late} h") if row.late else None
    ),
    Column("pay", "Pay", 120, text=lambda row: f"{row.pay} RON", figures=True),
)


class Gallery(QWidget):
    """All widgets in one window: a banner, a table, a form with errors, pills, the status line."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("gallery")
        self.banner = Banner("needs_you", "gallery.banner")
        self.banner.say("Backup: the last one is 3 days old. Make one now.", acts=(("backup", "Back up now"),))
        self.table = RecordTable(COLUMNS, "candidates.table", "Candidates")
        self.table.set_source(Candidates())
        self.form = Form(FIELDS, SECTIONS, "offers.form")
        self.pills = [StatusPill(name, "3 h" if name == "late" else "") for name in STATES if name != "neutral"]
        self.line = ResultLine("gallery.result")
        self.line.say("Saved 10:42, 2 checks proved", undo=True, acts=(("checks", "See checks"),))
        self.line.set_notes("Backup today 09:02", "RO 100 %")
        split = QSplitter()
        split.addWidget(self.table)
        split.addWidget(self.form)
        split.setSizes([400, 800])
        pills = QHBoxLayout()
        for pill in self.pills:
            pills.addWidget(pill)
        pills.addStretch(1)
        column = QVBoxLayout(self)
        column.addWidget(self.banner)
        column.addWidget(split, 1)
        column.addLayout(pills)
        column.addWidget(self.line)
        self._fill()

    def _fill(self) -> None:
        self.form.set_values(
            {
                "pay": MoneyEntry(Decimal(9500), "RON", Basis.GROSS, Frequency.MONTHLY),
                "valid_until": date(2026, 4, 3),
                "notice": 30,
                "signers": ({"name": "Elena Pop", "mail": "elena@firm.ro"}, {"name": "Radu Ene", "mail": ""}),
            }
        )
        self.form.box("start_date").set_raw("03/04/2026")
        self.form.box("start_date").check()
        self.form.box("work_type").show_error("Work type: nothing is chosen. Choose where the work is done.")
