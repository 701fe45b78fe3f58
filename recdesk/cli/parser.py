"""The words of the command line: every command with its options and its help."""

from __future__ import annotations

import argparse
from datetime import date, datetime
from typing import Any, NoReturn

from recdesk import __version__
from recdesk.domain.application import Stage
from recdesk.domain.offer import OfferAct
from recdesk.localization.catalogue import tr

KINDS = ("requisition", "candidate", "offer")
LISTS = ("requisitions", "candidates", "offers", "documents", "audit")
_YEARS = 1900, 2200
ENGINES = ("builtin", "word", "libreoffice")
SIGNING = ("mark", "docusign", "adobe", "line")


class WrongUsage(Exception):
    """The words do not fit; carries argparse's sentence and the usage line, and in neutral words which argument it is
    and why: `missing`, `unknown` or `invalid`."""

    def __init__(self, usage: str, message: str, *, argument: str = "", reason: str = "") -> None:
        super().__init__(message)
        self.usage = usage
        self.message = message
        self.argument = argument
        self.reason = reason


class Parser(argparse.ArgumentParser):
    """argparse that raises instead of leaving the process, so that one place decides how to answer."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options, allow_abbrev=False, exit_on_error=False)

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> tuple[Any, list[str]]:
        """As argparse does it; WrongUsage for a word that does not fit its argument."""
        try:
            return super().parse_known_args(args, namespace)
        except argparse.ArgumentError as error:
            self._refuse(str(error), error.argument_name or "", "invalid")

    def error(self, message: str) -> NoReturn:
        """argparse's door for what is no argument's own fault: words too many or too few."""
        lead, _, words = message.partition(": ")
        if lead == "the following arguments are required":
            self._refuse(message, words, "missing")
        if lead == "unrecognized arguments":
            self._refuse(message, words, "unknown")
        self._refuse(message, "", "")

    def _refuse(self, message: str, argument: str, reason: str) -> NoReturn:
        raise WrongUsage(self.format_usage().strip(), message, argument=argument, reason=reason)


def instant(text: str) -> datetime:
    """An ISO instant with offset, as `--at` takes it."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None or not _YEARS[0] <= moment.year <= _YEARS[1]:
        raise ValueError("an instant needs its offset, and a year such as a desk has")
    return moment


def build() -> Parser:
    """The parser of the whole command line."""
    parser = Parser(
        prog="recdesk",
        description=tr("RecDesk: the desk of a recruitment back office."),
        epilog=tr(
            "The passphrase is asked for; RECDESK_PASSPHRASE spares typing it. `recdesk COMMAND --help` explains one "
            "command, docs/examples has files to begin with."
        ),
    )
    parser.add_argument("--version", action="version", version=f"RecDesk {__version__}")
    parser.add_argument("--desk", metavar="DIR", help=tr("the desk's folder (else RECDESK_DESK, else the user's own)"))
    parser.add_argument("--operator", metavar="NAME", help=tr("who acts (else RECDESK_OPERATOR, else the login name)"))
    parser.add_argument("--json", action="store_true", help=tr("print exactly one JSON object"))
    parser.add_argument("--debug", action="store_true", help=tr("show the traceback of an unexpected failure"))
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=Parser)
    _desk_commands(commands)
    _record_commands(commands)
    _letter_commands(commands)
    _template_commands(commands)
    _name_commands(commands)
    _signer_commands(commands)
    return parser


def _command(commands: argparse._SubParsersAction[Parser], name: str, what: str) -> Parser:
    """A command whose own help begins with the line that lists it."""
    return commands.add_parser(name, help=what, description=what[:1].upper() + what[1:] + ".")


def _desk_commands(commands: argparse._SubParsersAction[Parser]) -> None:
    _command(commands, "window", tr("open the window on the desk"))
    new = _command(commands, "new", tr("make an empty desk and print its recovery code once"))
    new.add_argument("--name", default="", help=tr("the company's or desk's name"))
    demo = _command(commands, "demo", tr("make a desk with a made-up company"))
    demo.add_argument("--candidates", type=int, default=250, metavar="N", help=tr("how many candidates (default 250)"))
    demo.add_argument("--seed", type=int, default=1, metavar="S", help=tr("same seed, same data (default 1)"))
    _command(commands, "info", tr("what the desk holds"))
    _command(commands, "check", tr("check the database, the audit chain and every document"))
    backup = _command(commands, "backup", tr("make a verified backup"))
    backup.add_argument("--to", metavar="DIR", help=tr("another folder than the desk's own"))


def _record_commands(commands: argparse._SubParsersAction[Parser]) -> None:
    add = _command(commands, "add", tr("enter a record from a file, through its checklist"))
    add.add_argument("kind", choices=KINDS, help=tr("the kind of record"))
    add.add_argument("file", metavar="FILE.json", help=tr("a record file, as docs/examples/README.md describes it"))
    update = _command(commands, "update", tr("change a record from a file; asks what the change touches"))
    update.add_argument("kind", choices=KINDS, help=tr("the kind of record"))
    update.add_argument("number", metavar="NUMBER", help=tr("its number, for example CAN-2026-0001"))
    update.add_argument("file", metavar="FILE.json", help=tr("a record file, as docs/examples/README.md describes it"))
    show = _command(commands, "show", tr("one record with its history"))
    show.add_argument("kind", choices=KINDS, help=tr("the kind of record"))
    show.add_argument("number", metavar="NUMBER", help=tr("its number, for example CAN-2026-0001"))
    listing = _command(commands, "list", tr("a list of records"))
    listing.add_argument("kind", choices=LISTS, help=tr("what to list"))
    listing.add_argument("--search", default="", metavar="TEXT", help=tr("only rows in which every word occurs"))
    listing.add_argument(
        "--filter",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help=tr("only rows with this value, for example status=open; may be given several times"),
    )
    listing.add_argument("--limit", type=int, default=50, metavar="N", help=tr("how many rows at most (default 50)"))
    listing.add_argument("--after", metavar="TOKEN", help=tr("go on after a page: the `next` that --json gave with it"))
    stage = _command(commands, "stage", tr("move an application to a stage"))
    stage.add_argument("candidate", metavar="CANDIDATE", help=tr("its number, for example CAN-2026-0001"))
    stage.add_argument("requisition", metavar="REQUISITION", help=tr("its number, for example REQ-2026-0001"))
    stage.add_argument("stage", choices=[s.value for s in Stage], help=tr("the stage to move to"))
    stage.add_argument(
        "--at",
        type=instant,
        metavar="INSTANT",
        help=tr("when it happened, if not now, for example 2026-11-23T10:30+02:00"),
    )
    bring_in = _command(commands, "import", tr("bring records in from a file; `undo BATCH` takes one import back"))
    bring_in.add_argument("kind", choices=("candidates", "undo"), help=tr("what comes in, or undo"))
    bring_in.add_argument("file", metavar="FILE|BATCH", help=tr("a CSV or XLSX file; for undo, the import's number"))
    bring_in.add_argument("--profile", default="", metavar="NAME", help=tr("a profile's name or its TOML file"))
    bring_in.add_argument("--dry-run", action="store_true", help=tr("say what would happen and change nothing"))


def _letter_commands(commands: argparse._SubParsersAction[Parser]) -> None:
    offer = _command(commands, "offer", tr("move an offer through its life"))
    offer.add_argument("act", choices=[a.value for a in OfferAct], help=tr("what happened"))
    offer.add_argument("number", metavar="NUMBER", help=tr("its number, for example OF-2026-0001"))
    offer.add_argument(
        "--at",
        type=instant,
        metavar="INSTANT",
        help=tr("when it happened, if not now, for example 2026-11-23T10:30+02:00"),
    )
    letter = _command(commands, "letter", tr("make, verify and file a document of an offer or a candidate"))
    letter.add_argument("number", metavar="NUMBER", help=tr("its number, for example OF-2026-0001"))
    letter.add_argument(
        "--document", default="", metavar="TYPE", help=tr("the kind of document (default: the letter of the offer)")
    )
    letter.add_argument(
        "--asked", default="", metavar="FILE.json", help=tr("answers to what the document asks, by name")
    )
    letter.add_argument("--questions", action="store_true", help=tr("say what the document asks for and make nothing"))
    letter.add_argument(
        "--requisition", default="", metavar="NUMBER", help=tr("which application of a candidate is meant")
    )
    letter.add_argument("--language", default="", metavar="LOCALE", help=tr("for example ro_RO (else the offer's own)"))
    letter.add_argument("--template", default="", metavar="ID", help=tr("a template's id (else chosen by rule)"))
    letter.add_argument("--engine", choices=ENGINES, default="", help=tr("what makes the PDF (else the desk's own)"))
    letter.add_argument("--out", metavar="DIR", help=tr("copy both files there as well"))
    back = _command(commands, "readback", tr("compare a signed PDF or DOCX with its offer; exit code 3 if they differ"))
    back.add_argument("file", metavar="FILE", help=tr("the signed copy"))
    back.add_argument("--offer", required=True, metavar="NUMBER", help=tr("its number, for example OF-2026-0001"))
    keep = back.add_mutually_exclusive_group()
    keep.add_argument("--file", action="store_true", dest="keep", help=tr("file the copy with its verdict"))
    keep.add_argument("--dry-run", action="store_true", help=tr("compare only and change nothing (the default)"))
    letter.add_argument(
        "--signing", choices=SIGNING, default="", help=tr("what stands where somebody signs (else the desk's own)")
    )
    many = _command(commands, "letters", tr("make and file the letters of many offers; one failure stops no other"))
    many.add_argument(
        "--status",
        default="approved",
        metavar="STATUS",
        help=tr("offers of this status without a current letter (default approved)"),
    )
    many.add_argument("--offers", metavar="FILE", help=tr("numbers of offers, one on each line, in place of a status"))
    many.add_argument("--engine", choices=ENGINES, default="", help=tr("what makes the PDF (else the desk's own)"))


def _template_commands(commands: argparse._SubParsersAction[Parser]) -> None:
    template = _command(commands, "template", tr("check Word templates, and keep their versions"))
    acts = template.add_subparsers(dest="act", metavar="ACT", parser_class=Parser, required=True)
    check = _command(acts, "check", tr("say what is wrong with a Word template, and how it is mended"))
    check.add_argument("file", metavar="FILE.docx", help=tr("the template; its manifest is the TOML file beside it"))
    check.add_argument("--report", metavar="FILE", help=tr("save the report there, as text or, named .json, as JSON"))
    check.add_argument(
        "--marked", metavar="FILE.docx", help=tr("save a copy in which each place is highlighted and commented")
    )
    add = _command(acts, "add", tr("check a template and keep it as a draft version of the desk"))
    add.add_argument("file", metavar="FILE.docx", help=tr("the template; its manifest is the TOML file beside it"))
    add.add_argument("--note", default="", metavar="TEXT", help=tr("what is new in this version"))
    _command(acts, "list", tr("all versions of the desk's own templates, and the shipped ones"))
    approve = _command(acts, "approve", tr("let letters use a version; its author may not, unless nobody else can"))
    approve.add_argument("template", metavar="ID", help=tr("the template's id, as the list has it"))
    approve.add_argument("version", metavar="VERSION", type=int, help=tr("the version's number"))
    approve.add_argument("--from", dest="start", type=date.fromisoformat, metavar="DATE", help=tr("from this day on"))
    approve.add_argument("--reason", default="", metavar="TEXT", help=tr("why the author approves it alone"))
    retire = _command(acts, "retire", tr("take a version out of use"))
    retire.add_argument("template", metavar="ID", help=tr("the template's id, as the list has it"))
    retire.add_argument("version", metavar="VERSION", type=int, help=tr("the version's number"))
    diff = _command(acts, "diff", tr("the words that went and came between two versions"))
    diff.add_argument("template", metavar="ID", help=tr("the template's id, as the list has it"))
    diff.add_argument("--old", type=int, metavar="VERSION", help=tr("the older version (else the one before)"))
    diff.add_argument("--new", type=int, metavar="VERSION", help=tr("the newer version (else the newest)"))


def _signer_commands(commands: argparse._SubParsersAction[Parser]) -> None:
    signers = _command(
        commands, "signers", tr("write who signs which offer, in order, as a file for a signing service")
    )
    signers.add_argument("--out", metavar="FILE.csv", required=True, help=tr("the file; one that is there stays"))
    signers.add_argument("--layout", choices=("docusign", "list"), default="docusign", help=tr("its columns"))
    signers.add_argument("--status", default="approved", metavar="STATUS", help=tr("offers of this status"))
    signers.add_argument(
        "--offers", metavar="FILE", help=tr("numbers of offers, one on each line, in place of a status")
    )


def _name_commands(commands: argparse._SubParsersAction[Parser]) -> None:
    names = _command(commands, "names", tr("check the names of files against the convention, and mend them"))
    names.add_argument(
        "act",
        choices=("check", "apply", "undo"),
        help=tr("say what is so and change nothing, rename what has a proposal, or take a renaming back"),
    )
    names.add_argument("folder", metavar="FOLDER|BATCH", help=tr("the folder; for undo, the renaming's number"))
    names.add_argument("--out", metavar="FILE", help=tr("write the lines as a CSV file as well"))
    names.add_argument(
        "--only",
        action="append",
        default=[],
        metavar="PATH",
        help=tr("rename only this file; may be given several times"),
    )
