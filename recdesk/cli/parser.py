"""The words of the command line: every command with its options and its help."""

from __future__ import annotations

import argparse
from datetime import datetime
from typing import Any

from recdesk import __version__
from recdesk.domain.application import Stage
from recdesk.domain.offer import OfferAct
from recdesk.localization.catalogue import tr

KINDS = ("requisition", "candidate", "offer")
LISTS = ("requisitions", "candidates", "offers", "documents", "audit")
ENGINES = ("builtin", "word", "libreoffice")


class WrongUsage(Exception):
    """The words do not fit; carries argparse's sentence and the usage line."""

    def __init__(self, usage: str, message: str) -> None:
        super().__init__(message)
        self.usage = usage
        self.message = message


class Parser(argparse.ArgumentParser):
    """argparse that raises instead of leaving the process, so that one place decides how to answer."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options, allow_abbrev=False)

    def error(self, message: str) -> None:  # type: ignore[override]
        raise WrongUsage(self.format_usage().strip(), message)


def instant(text: str) -> datetime:
    """An ISO instant with offset, as `--at` takes it."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("an instant needs its offset")
    return moment


def build() -> Parser:
    """The parser of the whole command line."""
    parser = Parser(prog="recdesk", description=tr("RecDesk: the desk of a recruitment back office."))
    parser.add_argument("--version", action="version", version=f"RecDesk {__version__}")
    parser.add_argument("--desk", metavar="DIR", help=tr("the desk's folder (else RECDESK_DESK, else the user's own)"))
    parser.add_argument("--operator", metavar="NAME", help=tr("who acts (else RECDESK_OPERATOR, else the login name)"))
    parser.add_argument("--json", action="store_true", help=tr("print exactly one JSON object"))
    parser.add_argument("--debug", action="store_true", help=tr("show the traceback of an unexpected failure"))
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=Parser)
    _desk_commands(commands)
    _record_commands(commands)
    _letter_commands(commands)
    return parser


def _desk_commands(commands: argparse._SubParsersAction[Parser]) -> None:
    commands.add_parser("window", help=tr("open the window on the desk"))
    new = commands.add_parser("new", help=tr("make an empty desk and print its recovery code once"))
    new.add_argument("--name", default="", help=tr("the company's or desk's name"))
    demo = commands.add_parser("demo", help=tr("make a desk with a made-up company"))
    demo.add_argument("--candidates", type=int, default=250, metavar="N", help=tr("how many candidates (default 250)"))
    demo.add_argument("--seed", type=int, default=1, metavar="S", help=tr("same seed, same data (default 1)"))
    commands.add_parser("info", help=tr("what the desk holds"))
    commands.add_parser("check", help=tr("check the database, the audit chain and every document"))
    backup = commands.add_parser("backup", help=tr("make a verified backup"))
    backup.add_argument("--to", metavar="DIR", help=tr("another folder than the desk's own"))


def _record_commands(commands: argparse._SubParsersAction[Parser]) -> None:
    add = commands.add_parser("add", help=tr("enter a record from a file, through its checklist"))
    add.add_argument("kind", choices=KINDS)
    add.add_argument("file", metavar="FILE.json")
    update = commands.add_parser("update", help=tr("change a record from a file; asks what the change touches"))
    update.add_argument("kind", choices=KINDS)
    update.add_argument("number")
    update.add_argument("file", metavar="FILE.json")
    show = commands.add_parser("show", help=tr("one record with its history"))
    show.add_argument("kind", choices=KINDS)
    show.add_argument("number")
    listing = commands.add_parser("list", help=tr("a list of records"))
    listing.add_argument("kind", choices=LISTS)
    listing.add_argument("--search", default="", metavar="TEXT")
    listing.add_argument("--filter", action="append", default=[], metavar="NAME=VALUE")
    listing.add_argument("--limit", type=int, default=50, metavar="N")
    listing.add_argument("--after", metavar="TOKEN", help=tr("the `next` of the page before"))
    stage = commands.add_parser("stage", help=tr("move an application to a stage"))
    stage.add_argument("candidate")
    stage.add_argument("requisition")
    stage.add_argument("stage", choices=[s.value for s in Stage])
    stage.add_argument("--at", type=instant, metavar="INSTANT", help=tr("when it happened (ISO with offset)"))
    bring_in = commands.add_parser(
        "import", help=tr("bring records in from a file; `undo BATCH` takes one import back")
    )
    bring_in.add_argument("kind", choices=("candidates", "undo"))
    bring_in.add_argument("file", metavar="FILE")
    bring_in.add_argument("--profile", default="", metavar="NAME", help=tr("a profile's name or its TOML file"))
    bring_in.add_argument("--dry-run", action="store_true", help=tr("say what would happen and change nothing"))


def _letter_commands(commands: argparse._SubParsersAction[Parser]) -> None:
    offer = commands.add_parser("offer", help=tr("move an offer through its life"))
    offer.add_argument("act", choices=[a.value for a in OfferAct])
    offer.add_argument("number")
    offer.add_argument("--at", type=instant, metavar="INSTANT", help=tr("when it happened (ISO with offset)"))
    letter = commands.add_parser("letter", help=tr("make, verify and file an offer's letter"))
    letter.add_argument("number")
    letter.add_argument("--document", default="", metavar="TYPE")
    letter.add_argument("--language", default="", metavar="LOCALE")
    letter.add_argument("--template", default="", metavar="ID")
    letter.add_argument("--engine", choices=ENGINES, default="builtin")
    letter.add_argument("--out", metavar="DIR", help=tr("copy both files there as well"))
