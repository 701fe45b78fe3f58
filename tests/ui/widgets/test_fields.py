"""The fields: what they read, what they say, and that filling them never looks like typing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton, QVBoxLayout, QWidget

from recdesk.domain.money import Basis, Frequency
from recdesk.domain.people import Person
from recdesk.localization import catalogue
from recdesk.ui.widgets.fields import (
    AmountField,
    BlindField,
    CheckField,
    ChoiceField,
    DateField,
    EmailField,
    FieldBox,
    FileDropField,
    ListField,
    LongTextField,
    MoneyEntry,
    MoneyField,
    MoneyRange,
    MoneyRangeField,
    NumberField,
    PersonField,
    PhoneField,
    TextField,
)
from recdesk.ui.widgets.month_grid import CalendarPopup

TODAY = date(2026, 3, 30)
Show = Callable[..., QWidget]
STAGES = (("new", "New"), ("offer", "Offer"))


def _date_field(**settings: object) -> DateField:
    return DateField("start_date", "Start date", today=lambda: TODAY, **settings)


def _signers() -> ListField:
    return ListField(
        "signers", "Signers", make_row=lambda parent: [TextField("name", "Name"), TextField("title", "Title")]
    )


def _typed(box: FieldBox, text: str, part: int = 0) -> None:
    """Type into a part as a person does, in place of what stands there."""
    edit = box.controls()[part]
    assert isinstance(edit, QLineEdit)
    edit.selectAll()
    QTest.keyClicks(edit, text) if text else QTest.keyClick(edit, Qt.Key.Key_Delete)


def _height(box: FieldBox) -> int:
    """The height that the field takes in a form of the usual width."""
    layout = box.layout()
    assert layout is not None
    layout.activate()
    return layout.totalHeightForWidth(640) if layout.hasHeightForWidth() else layout.totalSizeHint().height()


ALL: list[tuple[Callable[[], FieldBox], object]] = [
    (lambda: TextField("name", "Name"), "Ștefan Țîrlea"),
    (lambda: LongTextField("notes", "Notes"), "one\ntwo"),
    (lambda: EmailField("email", "E-mail"), "ana@firm.ro"),
    (lambda: PhoneField("phone", "Phone"), "+40 721 000 111"),
    (_date_field, date(2026, 4, 3)),
    (lambda: AmountField("bonus", "Bonus", currency="RON"), Decimal("9500.00")),
    (lambda: MoneyField("pay", "Pay"), MoneyEntry(Decimal("9500.00"), "RON", Basis.GROSS, Frequency.MONTHLY)),
    (
        lambda: MoneyRangeField("range", "Range"),
        MoneyRange(Decimal("9000.00"), Decimal("12500.00"), "RON", Basis.GROSS, Frequency.MONTHLY),
    ),
    (lambda: NumberField("places", "Places"), 3),
    (lambda: NumberField("fte", "FTE", whole=False), Decimal("0.5")),
    (lambda: ChoiceField("stage", "Stage", options=STAGES), "offer"),
    (lambda: CheckField("moved", "Moved"), True),
    (lambda: PersonField("manager", "Manager"), Person("Elena Pop", "Head", "elena@firm.ro")),
    (_signers, ({"name": "Elena Pop", "title": "Head"}, {"name": "Radu Ene", "title": ""})),
    (lambda: BlindField("again", "Again"), "Ana"),
]
EACH = pytest.mark.parametrize(("make", "value"), ALL, ids=[str(n) for n in range(len(ALL))])


@EACH
def test_a_field_gives_back_what_it_was_filled_with_and_stays_silent(
    make: Callable[[], FieldBox], value: object
) -> None:
    box = make()
    heard: list[str] = []
    box.edited.connect(lambda: heard.append("edited"))
    box.set_value(value)
    assert box.value() == value
    assert not box.is_empty()
    assert heard == []


@EACH
def test_an_entry_survives_as_a_draft(make: Callable[[], FieldBox], value: object) -> None:
    box, other = make(), make()
    box.set_value(value)
    other.set_raw(box.raw())
    assert other.value() == value


@EACH
def test_an_emptied_field_gives_what_it_calls_nothing(make: Callable[[], FieldBox], value: object) -> None:
    box = make()
    box.set_value(value)
    box.set_value(box.nothing())
    assert box.value() == box.nothing()


@EACH
def test_every_part_has_a_name_and_an_object_name(make: Callable[[], FieldBox], value: object) -> None:
    box = make()
    box.set_value(value)
    box.set_object_names("offers.form.it")
    names = [control.objectName() for control in box.controls()]
    assert all(name.startswith("offers.form.it") for name in names)
    assert len(set(names)) == len(names)
    assert all(control.accessibleName() for control in box.controls())


@EACH
def test_an_error_changes_neither_height_nor_entry(make: Callable[[], FieldBox], value: object, shown: Show) -> None:
    box = make()
    box.set_value(value)
    shown(box, 640, 120)
    before, entry = _height(box), box.raw()
    box.show_error("Start date: April has 30 days. Enter a date up to 30.04.2026.")
    assert _height(box) == before
    assert box.raw() == entry
    assert box.error
    box.show_error(None)
    assert not box.error


@EACH
def test_a_read_only_field_keeps_its_value(make: Callable[[], FieldBox], value: object) -> None:
    box = make()
    box.set_value(value)
    box.set_read_only(True)
    assert box.value() == value
    for control in box.controls():
        assert not isinstance(control, QLineEdit) or control.isReadOnly()
    box.set_read_only(False)
    assert box.value() == value


def test_the_error_is_spoken_after_the_hint() -> None:
    box = TextField("name", "Legal name", hint="As on the ID", required=True)
    box.show_error("Legal name: the two entries differ.")
    said = box.controls()[0].accessibleDescription()
    assert said == "required, As on the ID, error: Legal name: the two entries differ."


def test_typing_takes_an_error_away_and_is_reported_once(shown: Show) -> None:
    box = TextField("name", "Name")
    shown(box)
    box.show_error("Name: nothing is entered. Enter the name.")
    heard: list[str] = []
    box.edited.connect(lambda: heard.append("edited"))
    _typed(box, "A")
    assert (box.error, heard) == ("", ["edited"])


def test_an_error_appears_on_leaving_and_never_holds_the_focus(shown: Show, qapp: QApplication) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    box, other = EmailField("email", "E-mail"), QPushButton("Other")
    column.addWidget(box)
    column.addWidget(other)
    shown(page)
    box.take_focus()
    _typed(box, "ana.popescu@")
    assert box.error == ""
    other.setFocus()
    assert QApplication.focusWidget() is other
    assert box.error == "E-mail: “ana.popescu@” ends after the @. Copy the address from the CV."


def test_a_refusal_from_outside_stays_until_the_entry_is_changed(shown: Show) -> None:
    box = TextField("name", "Name")
    box.set_value("Ana")
    shown(box)
    box.show_error("Name: it is taken. Choose another one.")
    box.check()
    assert box.error
    _typed(box, "B")
    assert not box.error


def test_enter_goes_to_the_next_field(shown: Show) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    boxes = [TextField("a", "A"), TextField("b", "B")]
    for box in boxes:
        column.addWidget(box)
    shown(page)
    boxes[0].take_focus()
    QTest.keyClick(boxes[0].controls()[0], Qt.Key.Key_Return)
    assert QApplication.focusWidget() is boxes[1].controls()[0]


@pytest.mark.parametrize("text", ["ana", "@firm.ro", "ana@", "ana @firm.ro", "a@b@c.ro", "ana@firm"])
def test_half_a_mail_address_is_named(text: str) -> None:
    box = EmailField("email", "E-mail")
    box.set_value(text)
    assert box.problem()


def test_phone_numbers_with_letters_or_too_few_figures_are_named() -> None:
    box = PhoneField("phone", "Phone")
    for text, fits in (("072 123 45x", False), ("0721", False), ("+40 (721) 000-111", True)):
        box.set_value(text)
        assert (box.problem() is None) is fits


# Dates


@pytest.mark.parametrize("text", ["3.4.26", "03042026", "2026-04-03", "3 apr", "3 aprilie 2026"])
def test_a_date_is_read_however_it_is_typed(text: str, shown: Show) -> None:
    box = _date_field()
    shown(box)
    _typed(box, text)
    assert box.value() == date(2026, 4, 3)
    assert box.check() is None
    assert box.raw() == "2026-04-03"
    edit = box.controls()[0]
    assert isinstance(edit, QLineEdit)
    assert edit.text() == "03.04.2026"


def test_a_date_is_echoed_in_words_with_what_follows_from_it() -> None:
    box = _date_field(explain=lambda day: f"in {(day - TODAY).days} days")
    box.set_value(date(2026, 4, 3))
    assert "Friday, 3 April 2026 · in 4 days" in box.controls()[0].accessibleDescription()


def test_a_date_that_reads_two_ways_is_asked_and_taken_by_choice(shown: Show, qapp: QApplication) -> None:
    box = _date_field()
    shown(box)
    _typed(box, "03/04/2026")
    assert box.value() is None
    assert box.check() == "Start date: 03/04/2026 can be read two ways. Choose 3 April 2026 or 4 March 2026."
    readings = [b for b in box.findChildren(QPushButton) if b.property("kind") == "choice"]
    assert [b.text().strip("\u2066\u2069") for b in readings] == ["3 April 2026", "4 March 2026"]
    assert min(b.height() for b in readings) >= 24
    assert not any(b.hasFocus() or b.isDefault() for b in readings)
    QTest.keyClick(box.controls()[0], Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is readings[0]
    heard: list[str] = []
    box.edited.connect(lambda: heard.append("edited"))
    readings[1].click()
    assert (box.value(), box.error, heard) == (date(2026, 3, 4), "", ["edited"])


def test_a_pasted_date_is_asked_although_the_same_typed_is_not(shown: Show) -> None:
    box = _date_field()
    shown(box)
    QGuiApplication.clipboard().setText("03.04.2026")
    QTest.keyClick(box.controls()[0], Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert box.value() is None
    assert "two ways" in (box.problem() or "")
    _typed(box, "")
    _typed(box, "03.04.2026")
    assert box.value() == date(2026, 4, 3)


def test_a_day_that_does_not_exist_is_named_with_the_last_one(shown: Show) -> None:
    box = _date_field()
    shown(box)
    _typed(box, "31.04.2026")
    assert box.problem() == "Start date: April has 30 days. Enter a date up to 30.04.2026."
    assert box.raw() == "31.04.2026"


def test_plus_five_counts_working_days_where_the_desk_can() -> None:
    box = _date_field(working_day_offset=lambda day, n: day.replace(month=4, day=1 + n))
    box.set_raw("+5")
    assert box.value() == date(2026, 4, 6)
    plain = _date_field()
    plain.set_raw("+5")
    assert plain.value() is None


def test_a_birth_date_wants_four_figures_of_the_year() -> None:
    box = _date_field(birth=True)
    box.set_raw("3.4.90")
    assert box.problem() == "Start date: 3.4.90 has a short year. Enter the year with four figures."


def test_the_calendar_opens_by_key_and_gives_the_day_chosen(shown: Show, qapp: QApplication) -> None:
    box = _date_field()
    shown(box)
    box.take_focus()
    QTest.keyClick(box.controls()[0], Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    popup = next(w for w in qapp.topLevelWidgets() if isinstance(w, CalendarPopup))
    assert popup.grid.day == TODAY
    QTest.keyClick(popup.grid, Qt.Key.Key_PageDown)
    QTest.keyClick(popup.grid, Qt.Key.Key_Right)
    QTest.keyClick(popup.grid, Qt.Key.Key_Return)
    assert box.value() == date(2026, 5, 1)


# Amounts


def test_an_amount_that_reads_two_ways_is_asked(shown: Show) -> None:
    box = AmountField("amount", "Amount", currency="RON")
    shown(box)
    _typed(box, "8.500")
    assert box.check() == "Amount: 8.500 can be read two ways. Choose 8.50 or 8\u00a0500.00."
    readings = [b for b in box.findChildren(QPushButton) if b.property("kind") == "choice"]
    readings[1].click()
    assert box.value() == Decimal("8500.00")


def test_an_amount_is_grouped_on_leaving_and_not_before(shown: Show) -> None:
    box = AmountField("amount", "Amount", currency="RON")
    shown(box)
    _typed(box, "9500.5")
    assert box.raw() == "9500.5"
    box.check()
    assert box.raw() == "9\u00a0500.50"


def test_an_amount_finer_than_its_currency_is_refused_and_not_rounded(shown: Show) -> None:
    box = AmountField("amount", "Amount", currency="RON")
    shown(box)
    _typed(box, "9500.555")
    assert box.value() is None
    assert box.problem() == "Amount: 9500.555 has too many decimals. Enter at most 2."
    box.set_currency("KWD")
    assert box.value() == Decimal("9500.555")


def test_pay_is_echoed_in_words_with_the_year(shown: Show) -> None:
    box = MoneyField("pay", "Pay")
    box.set_value(MoneyEntry(Decimal(9500), "RON", Basis.GROSS, Frequency.MONTHLY))
    said = box.controls()[0].accessibleDescription()
    assert "nine thousand five hundred lei gross a month" in said
    assert "114\u00a0000.00\u00a0RON a year" in said


def test_pay_is_echoed_in_romanian_words() -> None:
    catalogue.use("ro_RO")
    box = MoneyField("pay", "Pay")
    box.set_value(MoneyEntry(Decimal(8500), "RON", Basis.GROSS, Frequency.MONTHLY))
    assert "opt mii cinci sute de lei" in box.controls()[0].accessibleDescription()


def test_an_amount_without_a_currency_is_named(shown: Show) -> None:
    box = MoneyField("pay", "Amount")
    shown(box)
    _typed(box, "9 500")
    assert box.problem() == "Amount: 9 500 has no currency. Choose the currency of the approval."
    box.set_currency("RON", note="From the approval")
    assert box.problem() is None
    assert box.value().currency == "RON"


def test_a_range_upside_down_is_named() -> None:
    box = MoneyRangeField("range", "Pay range")
    box.set_value(MoneyRange(Decimal(12500), Decimal(9000), "RON", None, None))
    assert box.problem() == "Pay range: 12\u00a0500.00 is more than 9\u00a0000.00. Enter the smaller amount first."


def test_the_parts_of_pay_are_named_one_by_one() -> None:
    box = MoneyField("pay", "Pay")
    names = [control.accessibleName() for control in box.controls()]
    assert names == ["Pay, amount", "Pay, currency", "Pay, gross or net", "Pay, how often"]


@pytest.mark.parametrize(
    ("text", "value"), [("12", 12), ("0", 0), ("-3", None), ("1.5", None), ("x", None), ("999", None)]
)
def test_a_whole_number_is_read_within_its_bounds(text: str, value: int | None, shown: Show) -> None:
    box = NumberField("notice", "Notice", most=365)
    shown(box)
    _typed(box, text)
    assert box.value() == value
    assert (box.problem() is None) is (value is not None)


# Choices


def test_the_wheel_over_a_choice_without_the_focus_changes_nothing(shown: Show, qapp: QApplication) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    box, other = ChoiceField("stage", "Stage", options=STAGES), QLineEdit()
    column.addWidget(box)
    column.addWidget(other)
    shown(page)
    box.set_value("new")
    other.setFocus()
    drop = box.controls()[0]
    here = QPointF(10, 10)
    wheel = QWheelEvent(here, drop.mapToGlobal(here), QPoint(0, 0), QPoint(0, -120), Qt.MouseButton.NoButton,
                        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False)  # fmt: skip
    qapp.sendEvent(drop, wheel)
    assert box.value() == "new"
    assert not wheel.isAccepted()


def test_a_stored_code_that_the_list_has_lost_is_kept() -> None:
    box = ChoiceField("stage", "Stage", options=STAGES)
    box.set_value("withdrawn")
    assert box.value() == "withdrawn"
    box.set_options(STAGES)
    assert box.value() == "withdrawn"


def test_a_space_between_typed_words_goes_on_with_the_search_and_alone_opens_the_list(
    shown: Show, qapp: QApplication
) -> None:
    box = ChoiceField(
        "needs", "Needs", options=(("not_asked", "Not asked yet"), ("nothing", "Not disclosed"), ("yes", "Yes"))
    )
    shown(box)
    heard: list[bool] = []
    box.edited.connect(lambda: heard.append(True))
    combo = box.controls()[0]
    assert isinstance(combo, QComboBox)
    box.take_focus()
    QTest.keyClicks(combo, "Not disc")
    assert (box.value(), bool(heard)) == ("nothing", True)
    assert not combo.view().isVisible()

    other = ChoiceField("stage", "Stage", options=STAGES)
    shown(other)
    alone = other.controls()[0]
    assert isinstance(alone, QComboBox)
    QTest.keyClicks(alone, " ")
    assert alone.view().isVisible()
    alone.hidePopup()


def test_a_read_only_choice_is_text_that_can_be_copied(shown: Show) -> None:
    box = ChoiceField("stage", "Stage", options=STAGES)
    box.set_value("offer")
    shown(box)
    box.set_read_only(True)
    lines = [line for line in box.findChildren(QLineEdit) if line.isVisible()]
    assert [line.text() for line in lines] == ["Offer"]
    assert not any(combo.isVisible() for combo in box.findChildren(QComboBox))


# People


def test_a_known_person_is_offered_and_taken_with_title_and_address(shown: Show) -> None:
    known = [("Elena Pop", "Head of TA", "elena@firm.ro"), ("Elena Radu", "Recruiter", "er@firm.ro")]
    box = PersonField("manager", "Manager", people=lambda text: [k for k in known if text.lower() in k[0].lower()])
    shown(box)
    edit = box.controls()[0]
    assert isinstance(edit, QLineEdit)
    QTest.keyClicks(edit, "elena p")
    completer = edit.completer()
    offered = completer.popup().model()
    assert offered.rowCount() == 1
    assert offered.index(0, 0).data() == "Elena Pop, Head of TA, elena@firm.ro"
    QTest.keyClick(completer.popup(), Qt.Key.Key_Down)
    QTest.keyClick(completer.popup(), Qt.Key.Key_Return)
    assert box.value() == Person("Elena Pop", "Head of TA", "elena@firm.ro")


def test_a_name_with_an_address_in_brackets_gives_both() -> None:
    box = PersonField("manager", "Manager")
    edit = box.controls()[0]
    assert isinstance(edit, QLineEdit)
    edit.setText("Ana Pop <ana@firm.ro>")
    assert box.value() == Person("Ana Pop", "", "ana@firm.ro")


# Lists


def test_rows_are_added_moved_and_removed_by_keys(shown: Show) -> None:
    box = _signers()
    shown(box)
    heard: list[str] = []
    box.edited.connect(lambda: heard.append("edited"))
    box.set_value(({"name": "A", "title": ""}, {"name": "B", "title": ""}))
    assert heard == []
    second = box.rows()[1].boxes[0]
    second.take_focus()
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(second.controls()[0], Qt.Key.Key_Up, held)
    assert [row["name"] for row in box.value()] == ["B", "A"]
    assert QApplication.focusWidget() is second.controls()[0]
    add = box.controls()[-1]
    assert isinstance(add, QPushButton)
    add.click()
    assert QApplication.focusWidget() is box.rows()[2].boxes[0].controls()[0]
    QTest.keyClicks(QApplication.focusWidget(), "C")
    assert [row["name"] for row in box.value()] == ["B", "A", "C"]
    box.rows()[0].remove_asked.emit(box.rows()[0])
    assert [row["name"] for row in box.value()] == ["A", "C"]
    assert heard


def test_the_parts_of_a_row_say_which_row_they_are_in() -> None:
    box = _signers()
    box.set_value(({"name": "A", "title": ""}, {"name": "B", "title": ""}))
    assert box.rows()[1].boxes[0].controls()[0].accessibleName() == "Signers, row 2, Name"


def test_an_empty_row_is_no_value_but_stays_in_the_draft(shown: Show) -> None:
    box = _signers()
    shown(box)
    box.add_row()
    assert box.value() == ()
    assert box.raw() == [{"name": "", "title": ""}]


def test_tab_goes_through_rows_in_their_order_after_a_move(shown: Show) -> None:
    box = _signers()
    box.set_value(({"name": "A", "title": ""}, {"name": "B", "title": ""}))
    shown(box)
    box.rows()[0].move_asked.emit(box.rows()[0], 1)
    stops = box.controls()
    stops[0].setFocus()
    walked = [stops[0]]
    for _ in stops[1:]:
        QTest.keyClick(walked[-1], Qt.Key.Key_Tab)
        walked.append(QApplication.focusWidget())
    assert walked == stops


# Blind entry


def test_nothing_can_be_pasted_or_dropped_into_blind_entry(shown: Show) -> None:
    box = BlindField("again", "Again")
    shown(box)
    QGuiApplication.clipboard().setText("Ana Popescu")
    edit = box.controls()[0]
    assert isinstance(edit, QLineEdit)
    edit.setFocus()
    QTest.keyClick(edit, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(edit, Qt.Key.Key_Insert, Qt.KeyboardModifier.ShiftModifier)
    QTest.mouseClick(edit, Qt.MouseButton.MiddleButton)
    assert box.value() == ""
    assert not edit.acceptDrops()
    assert edit.completer() is None
    assert edit.contextMenuPolicy() == Qt.ContextMenuPolicy.NoContextMenu
    QTest.keyClicks(edit, "Ana")
    assert box.value() == "Ana"


# Files


def test_a_file_of_another_kind_an_empty_and_a_missing_one_are_named(tmp_path: Path) -> None:
    box = FileDropField("cv", "CV", suffixes=(".pdf",), most_megabytes=1)
    good, empty, text, large = (tmp_path / name for name in ("cv.pdf", "empty.pdf", "cv.txt", "large.PDF"))
    good.write_bytes(b"%PDF-1.7")
    empty.write_bytes(b"")
    text.write_text("x")
    large.write_bytes(b"0" * (1024 * 1024 + 1))
    box.set_value(good)
    assert (box.value(), box.problem()) == (good, None)
    for path, words in ((empty, "is empty"), (text, "another kind"), (large, "larger than 1 MB"),
                        (tmp_path / "gone.pdf", "not there any more")):  # fmt: skip
        box.set_value(path)
        assert words in (box.problem() or "")
        assert box.value() is None


def test_a_file_is_taken_by_dropping_it_and_taken_out_by_its_button(tmp_path: Path, shown: Show) -> None:
    path = tmp_path / "cv.pdf"
    path.write_bytes(b"%PDF-1.7")
    box = FileDropField("cv", "CV", suffixes=(".pdf",))
    shown(box)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    heard: list[str] = []
    box.edited.connect(lambda: heard.append("edited"))
    button = box.controls()[0]
    button.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton,
                                Qt.KeyboardModifier.NoModifier))  # fmt: skip
    assert (box.value(), heard) == (path, ["edited"])
    box.controls()[1].click()
    assert box.value() is None


def test_a_date_in_a_row_of_fields_is_wide_enough_to_be_read(shown: Show) -> None:
    box = ListField("channels", "Channels", make_row=lambda parent: [_date_field(), _date_field(), TextField("x", "X")])
    box.set_value([{"start_date": TODAY}])
    shown(box).resize(420, 200)
    QApplication.processEvents()
    edit = box.rows()[0].boxes[0].controls()[0]
    assert isinstance(edit, QLineEdit)
    assert edit.fontMetrics().horizontalAdvance(edit.text()) < edit.width()
