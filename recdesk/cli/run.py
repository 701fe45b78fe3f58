"""One run of the command line: words, desk, command, exit code. Never a traceback without `--debug`."""

from __future__ import annotations

import argparse
import getpass
import os
import sys
import traceback
from collections.abc import Mapping, Sequence
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from recdesk.cli.output import OutputLost, Printer, plain_problem
from recdesk.cli.parser import WrongUsage, build
from recdesk.domain.errors import DefectReported, DeskError, Locked, Problem, Refused, Unreadable
from recdesk.localization import catalogue
from recdesk.localization.catalogue import tr
from recdesk.localization.sentences import shown
from recdesk.localization.system import language_of_system
from recdesk.settings import DEMO_PASSPHRASE, leave_unknown_zone, login_name

if TYPE_CHECKING:
    from recdesk.cli.doors import Doors
    from recdesk.services.desk import OpenDesk

# Nobody at this machine's credential store opens the desk: then a person may.
_NO_STORE = frozenset({"no_way_in", "credential_store_unfit", "credential_store_silent"})


def run(
    arguments: Sequence[str],
    doors: Doors,
    *,
    environment: Mapping[str, str] | None = None,
    out: TextIO | None = None,
    err: TextIO | None = None,
) -> int:
    """Carry out one command line and return its exit code (0 done, 1 refused, 2 usage, 3 damage, 4 locked, 5
    defect)."""
    env = os.environ if environment is None else environment
    catalogue.use(language_of_system(env))
    to = Printer(as_json="--json" in arguments, out=out, err=err)
    zone = leave_unknown_zone()
    if zone:
        to.note(tr("TZ: {zone} is no time zone that is known here. The desk's own holds.").format(zone=shown(zone)))
    try:
        return _answered(arguments, env, doors, to)
    except OutputLost:
        to.note(plain_problem(Problem("output_lost"))["message"])
        return 3


def answer_failure(error: BaseException, folder: Path, doors: Doors) -> int:
    """Say why a window that was opened without the command line's words came to nothing; returns the exit code."""
    catalogue.use(language_of_system(os.environ))
    return _refused(error, folder, doors, Printer(as_json=False), debug=False)


def _answered(arguments: Sequence[str], env: Mapping[str, str], doors: Doors, to: Printer) -> int:
    """The command with its result or its refusal; BrokenPipeError and OutputLost when nobody takes either."""
    folder = Path()
    try:
        for text in arguments:
            _refuse_unreadable(text)
        words = build().parse_args(_options_first(arguments))
        folder = _expanded(words.desk or _variable(env, "RECDESK_DESK") or doors.default_folder())
        return _carry_out(words, folder, env, doors, to)
    except (BrokenPipeError, OutputLost, SystemExit):
        raise
    except BaseException as error:  # noqa: BLE001 - one place answers for every failure
        return _refused(error, folder, doors, to, debug="--debug" in arguments)


def _refused(error: BaseException, folder: Path, doors: Doors, to: Printer, *, debug: bool) -> int:
    """The answer to a failure and its exit code; a defect becomes a report, never a traceback."""
    match error:
        case WrongUsage():
            to.note(error.usage)
            to.note(f"recdesk: {error.message}")
            to.refused(_usage_error(error))
            return 2
        case DeskError():
            to.refused(error)
            return error.exit_code
        case KeyboardInterrupt():
            to.refused(Refused("cancelled"))
            return 1
        case Exception():
            if debug:
                traceback.print_exception(error, file=to.err)
            report = doors.report_defect(folder, error)
            to.refused(DefectReported("unexpected", report=str(report)))
            return 5
    raise error


def _usage_error(error: WrongUsage) -> DeskError:
    if not error.argument:
        return DeskError("usage")
    return DeskError("usage", field=error.argument, argument=error.argument, reason=error.reason)


def _refuse_unreadable(text: str) -> None:
    """Bytes that are no text reach Python as half signs; no name, number or file of a desk can hold them."""
    try:
        text.encode()
    except UnicodeEncodeError:
        raise Unreadable("text_unreadable", field="argument") from None


def _variable(env: Mapping[str, str], name: str) -> str:
    """A variable's text; one that the system's language could not read is taken for UTF-8, as people type it."""
    text = env.get(name, "")
    with suppress(UnicodeError):
        text = os.fsencode(text).decode("utf-8")
    _refuse_unreadable(text)
    return text


def _expanded(folder: str | Path) -> Path:
    try:
        return Path(folder).expanduser()
    except RuntimeError:  # a home of somebody who is not known here: then it is a folder of that name
        return Path(folder)


def _options_first(arguments: Sequence[str]) -> list[str]:
    """`--json` and `--debug` may stand anywhere; argparse wants them before the command."""
    anywhere = [a for a in arguments if a in ("--json", "--debug")]
    return [*anywhere, *(a for a in arguments if a not in ("--json", "--debug"))]


def _carry_out(words: argparse.Namespace, folder: Path, env: Mapping[str, str], doors: Doors, to: Printer) -> int:
    operator = words.operator or _variable(env, "RECDESK_OPERATOR") or login_name()
    secret = _variable(env, "RECDESK_PASSPHRASE") or None
    if words.command in (None, "window"):
        return doors.window(folder, secret, operator=operator)
    # Each command imports what it needs: the window must not wait for the command line's rooms.
    if words.command == "new":
        from recdesk.cli import desk_commands

        return desk_commands.new(words, folder, secret or _new_passphrase(to), operator, doors, to)
    if words.command == "demo":
        from recdesk.cli import desk_commands

        return desk_commands.make_demo(words, folder, secret or DEMO_PASSPHRASE, operator, doors, to)
    if words.command == "template" and words.act == "check":
        from recdesk.cli import template_commands

        return template_commands.check(words, doors.template_checks(folder), to)
    with ExitStack() as held:
        return _on_desk(words, _opened(folder, secret, operator, doors, to, held), to)


def _opened(folder: Path, secret: str | None, operator: str, doors: Doors, to: Printer, held: ExitStack) -> OpenDesk:
    """The desk by the given secret, else by the system's credential store, else by a passphrase typed here."""
    try:
        return held.enter_context(doors.open(folder, secret, operator=operator))
    except Locked as error:
        if secret is not None or error.code not in _NO_STORE or not _at_a_terminal():
            raise
    typed = getpass.getpass(tr("Passphrase: "), stream=to.err)
    return held.enter_context(doors.open(folder, typed, operator=operator))


def _on_desk(words: argparse.Namespace, desk: OpenDesk, to: Printer) -> int:
    from recdesk.cli import desk_commands, record_commands

    match words.command:
        case "info":
            return desk_commands.info(desk, to)
        case "check":
            return desk_commands.check(desk, to)
        case "backup":
            return desk_commands.backup(words, desk, to)
        case "add":
            return record_commands.enter(words, desk, to)
        case "update":
            return record_commands.enter(words, desk, to, number=words.number)
        case "show":
            return record_commands.show(words, desk, to)
        case "list":
            return record_commands.listing(words, desk, to)
        case "stage":
            return record_commands.stage(words, desk, to)
        case "import":
            return record_commands.bring_in(words, desk, to)
        case _:
            return _with_papers(words, desk, to)


def _with_papers(words: argparse.Namespace, desk: OpenDesk, to: Printer) -> int:
    from recdesk.cli import batch_commands, letter_commands, name_commands, template_commands

    match words.command:
        case "offer":
            return letter_commands.offer(words, desk, to)
        case "readback":
            return letter_commands.readback(words, desk, to)
        case "template":
            return template_commands.on_desk(words, desk, to)
        case "letters":
            return batch_commands.many_letters(words, desk, to)
        case "signers":
            return batch_commands.signers(words, desk, to)
        case "names":
            return name_commands.names(words, desk, to)
        case _:
            return letter_commands.letter(words, desk, to)


def _at_a_terminal() -> bool:
    """Whether somebody can type; a program that was started without standard input has none at all."""
    return sys.stdin is not None and sys.stdin.isatty()


def _new_passphrase(to: Printer) -> str:
    if not _at_a_terminal():
        raise Locked("passphrase_needed", field="passphrase")
    first = getpass.getpass(tr("Passphrase: "), stream=to.err)
    if getpass.getpass(tr("Again: "), stream=to.err) != first:
        raise Locked("passphrases_differ", field="passphrase")
    return first
