"""What the window can do, declared once: menus, keys and the palette are made from this table."""

from __future__ import annotations

from dataclasses import dataclass

from recdesk.localization.catalogue import mark


@dataclass(frozen=True, slots=True)
class WindowAct:
    """One act of the window. `title` is marked; `key` is written as Qt reads it; further `keys` do the same.

    `group` opens a submenu of that code; `rule` draws a line above it in the menu.
    """

    code: str
    menu: str
    title: str
    key: str = ""
    keys: tuple[str, ...] = ()
    group: str = ""
    rule: bool = False
    checkable: bool = False
    needs_desk: bool = True


MENUS = (
    ("desk", mark("&Desk")),
    ("edit", mark("&Edit")),
    ("go", mark("G&o")),
    ("record", mark("&Record")),
    ("day", mark("D&ay")),
    ("view", mark("&View")),
    ("help", mark("&Help")),
)
GROUPS = {
    "theme": mark("Colours"),
    "language": mark("Language"),
    "rows": mark("Height of rows"),
}

TABS = (
    ("today", mark("Today")),
    ("requisitions", mark("Requisitions")),
    ("candidates", mark("Candidates")),
    ("offers", mark("Offers")),
    ("desk", mark("Desk")),
)
TAB_ICONS = {
    "today": "home",
    "requisitions": "briefcase",
    "candidates": "person",
    "offers": "document_text",
    "desk": "settings",
}

ACTS = (
    WindowAct("desk.import", "desk", mark("Import...")),
    WindowAct("desk.check", "desk", mark("Check and backup")),
    WindowAct("desk.templates", "desk", mark("Templates")),
    WindowAct("desk.names", "desk", mark("Names of files")),
    WindowAct("desk.lists", "desk", mark("Lists of the desk")),
    WindowAct("desk.history", "desk", mark("History of the desk")),
    WindowAct("desk.settings", "desk", mark("Settings")),
    WindowAct("desk.other", "desk", mark("Open another desk..."), rule=True, needs_desk=False),
    WindowAct("desk.lock", "desk", mark("Lock"), "Ctrl+Shift+L", rule=True),
    WindowAct("desk.close", "desk", mark("Close RecDesk"), "Ctrl+Q", needs_desk=False),
    WindowAct("edit.undo", "edit", mark("Undo"), "Ctrl+Z"),
    WindowAct("edit.cut", "edit", mark("Cut"), "Ctrl+X", rule=True),
    WindowAct("edit.copy", "edit", mark("Copy"), "Ctrl+C"),
    WindowAct("edit.paste", "edit", mark("Paste"), "Ctrl+V"),
    WindowAct("edit.find", "edit", mark("Find in the list"), "Ctrl+F", rule=True),
    WindowAct("go.palette", "go", mark("Search or act..."), "Ctrl+K"),
    WindowAct("go.today", "go", mark("Today"), "Ctrl+1", rule=True),
    WindowAct("go.requisitions", "go", mark("Requisitions"), "Ctrl+2"),
    WindowAct("go.candidates", "go", mark("Candidates"), "Ctrl+3"),
    WindowAct("go.offers", "go", mark("Offers"), "Ctrl+4"),
    WindowAct("go.desk", "go", mark("Desk"), "Ctrl+5"),
    WindowAct("go.next_tab", "go", mark("Next tab"), "Ctrl+Tab", rule=True),
    WindowAct("go.previous_tab", "go", mark("Previous tab"), "Ctrl+Shift+Tab", keys=("Ctrl+Backtab",)),
    WindowAct("go.next_pane", "go", mark("Next part of the window"), "F6"),
    WindowAct("go.previous_pane", "go", mark("Previous part of the window"), "Shift+F6"),
    WindowAct("go.back", "go", mark("Back"), "Alt+Left", rule=True),
    WindowAct("go.forward", "go", mark("Forward"), "Alt+Right"),
    WindowAct("record.new", "record", mark("New"), "Ctrl+N"),
    WindowAct("record.requisition", "record", mark("New requisition")),
    WindowAct("record.candidate", "record", mark("New candidate")),
    WindowAct("record.from_cv", "record", mark("New candidate from a CV..."), "Ctrl+Shift+C"),
    WindowAct("record.letters", "record", mark("Letters of approved offers...")),
    WindowAct("day.all", "day", mark("Everything that waits")),
    WindowAct("day.action_overdue", "day", mark("Overdue actions"), rule=True),
    WindowAct("day.offer_waiting", "day", mark("Offers waiting for an answer")),
    WindowAct("day.offer_draft", "day", mark("Offers to be approved")),
    WindowAct("day.letter_missing", "day", mark("Letters to be made")),
    WindowAct("day.letter_unsent", "day", mark("Unsent letters")),
    WindowAct("day.consent_expiring", "day", mark("Consents that end")),
    WindowAct("view.refresh", "view", mark("Read again"), "F5"),
    WindowAct("view.larger", "view", mark("Larger text"), "Ctrl++", keys=("Ctrl+=",), rule=True),
    WindowAct("view.smaller", "view", mark("Smaller text"), "Ctrl+-"),
    WindowAct("view.usual", "view", mark("Usual text size"), "Ctrl+0"),
    WindowAct("theme.system", "view", mark("As the system"), group="theme", rule=True, checkable=True),
    WindowAct("theme.light", "view", mark("Light"), group="theme", checkable=True),
    WindowAct("theme.dark", "view", mark("Dark"), group="theme", checkable=True),
    WindowAct("language.auto", "view", mark("Language of the system"), group="language", checkable=True),
    WindowAct("language.en_GB", "view", "English", group="language", checkable=True),
    WindowAct("language.ro_RO", "view", "Română", group="language", checkable=True),
    WindowAct("rows.dense", "view", mark("Dense"), group="rows", checkable=True),
    WindowAct("rows.normal", "view", mark("Normal"), group="rows", checkable=True),
    WindowAct("rows.roomy", "view", mark("Roomy"), group="rows", checkable=True),
    WindowAct("help.keys", "help", mark("Keys"), needs_desk=False),
    WindowAct("help.about", "help", mark("About RecDesk"), needs_desk=False),
)
BY_CODE = {act.code: act for act in ACTS}
