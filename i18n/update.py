"""Keeps the catalogues true to the code.

    python i18n/update.py                    extract, merge into every .po, compile every .mo
    python i18n/update.py --add texts.json   the same, and put in these translations first
    python i18n/update.py --check            change nothing; exit 1 when code, .po, .mo differ or a text breaks a rule
    python i18n/update.py --missing          print what has no translation, as a file for --add

A file for --add is one object: "English": "Romanian"; plurals "one|||many": ["form 1", "form 2", "form 3"];
texts with a context "context\\u0004English". Run several at once if you like: they wait for each other.
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import gettext
import io
import json
import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

sys.path.insert(0, str(Path(__file__).resolve().parent))
import wording

ROOT = Path(__file__).resolve().parent.parent
KEYWORDS: dict[str, Any] = {"tr": None, "mark": None, "ntr": (1, 2), "ptr": ((1, "c"), 2)}
CONTEXT, PLURAL = "\u0004", "|||"
_NOISE = re.compile(
    r'^"(?:POT-Creation-Date|PO-Revision-Date|Generated-By|Last-Translator|Language-Team|Report-Msgid-Bugs-To'
    r"|Project-Id-Version): .*\n",
    re.MULTILINE,
)
_HEADER = "# Texts of RecDesk. Kept by i18n/update.py; translations may be edited by hand."


class Catalogues:
    """The template and the translations of one source tree."""

    def __init__(self, root: Path = ROOT) -> None:
        self.root = root
        self.folder = root / "i18n"
        self.pot = self.folder / "recdesk.pot"

    def locales(self) -> list[str]:
        """The languages that have a folder for their catalogue, by name."""
        return sorted(path.parent.name for path in self.folder.glob("*/LC_MESSAGES"))

    def po(self, locale: str) -> Path:
        """The catalogue that people edit."""
        return self.folder / locale / "LC_MESSAGES" / "recdesk.po"

    def extracted(self) -> Catalog:
        """Every text of the code and of the checklists, in a new template."""
        template = Catalog(fuzzy=False, header_comment=_HEADER)
        with (self.folder / "babel.cfg").open(encoding="utf-8") as mapping:
            methods, options = parse_mapping_cfg(mapping)  # type: ignore[no-untyped-call]
        found = extract_from_dir(
            self.root,
            method_map=[method for method in methods if (self.root / method[0].split("/")[0]).is_dir()],
            options_map=options,
            keywords=KEYWORDS,
            comment_tags=("Translators:",),
            strip_comment_tags=True,
            directory_filter=lambda folder: (
                Path(folder).name in _top_folders(methods) or Path(folder).parent != self.root
            ),
        )
        for path, _line, message, comments, context in found:
            template.add(message, None, [(Path(path).as_posix(), 1)], auto_comments=comments, context=context)
        for path, message in _inside_f_strings(self.root):
            template.add(message, None, [(path, 1)])
        return template

    def translated(self, locale: str) -> Catalog:
        """The catalogue of a language as it lies on disk, an empty one where there is none yet."""
        try:
            with self.po(locale).open("rb") as file:
                return read_po(file, locale=locale)
        except FileNotFoundError:
            return Catalog(locale=locale)

    def merged(self, locale: str, template: Catalog) -> Catalog:
        """The catalogue with exactly the template's texts; texts that left the code wait as obsolete ones."""
        catalogue = self.translated(locale)
        for message in list(catalogue.obsolete.values()):  # a text that came back gets its translation back
            if catalogue.get(message.id, message.context) is None:
                catalogue[message.id] = message
        catalogue.obsolete.clear()
        catalogue.update(template, no_fuzzy_matching=True, update_creation_date=False)
        catalogue.header_comment = _HEADER
        catalogue.fuzzy = False
        return catalogue

    def write(self, locale: str, catalogue: Catalog) -> None:
        """Write the .po, and the .mo where its texts changed."""
        _replace(self.po(locale), po_bytes(catalogue))
        compiled = self.po(locale).with_suffix(".mo")
        if mo_texts(compiled) != texts_of(catalogue):
            _replace(compiled, mo_bytes(catalogue))


QT_CONTEXT = "Qt"
"""The context of texts that Qt says itself, in its file and question boxes."""


def update(catalogues: Catalogues, additions: dict[str, Any] | None = None, locale: str = "ro_RO") -> list[str]:
    """Extract, put in the additions, merge and compile; gives back the added texts that the code does not have."""
    unknown: list[str] = []
    with locked(catalogues.folder / "babel.cfg"):
        template = catalogues.extracted()
        _replace(catalogues.pot, po_bytes(template))
        for name in catalogues.locales():
            catalogue = catalogues.merged(name, template)
            if name == locale and additions:
                unknown = add(catalogue, additions)
            catalogues.write(name, catalogue)
    return unknown


def add(catalogue: Catalog, additions: dict[str, Any]) -> list[str]:
    """Put translations into a catalogue; texts that the code does not have are kept as obsolete and given back.

    Raises ValueError, and changes nothing, when one of the translations breaks a rule.
    """
    unknown: list[str] = []
    faults = [f"{key!r} {fault}" for key, value in additions.items() for fault in _addition_faults(key, value)]
    if faults:
        raise ValueError("\n".join(faults))
    for key, value in additions.items():
        identity, context = _split(key)
        text = tuple(value) if isinstance(value, list) else value
        message = catalogue.get(identity, context)
        if message is None:
            unknown.append(key)
            first = _forms(identity)[0]
            catalogue.obsolete[(first, context) if context else first] = Message(identity, text, context=context)
        else:
            message.string = text
            message.flags.discard("fuzzy")
    return unknown


def check(catalogues: Catalogues) -> list[str]:
    """Where code, template, catalogues and compiled catalogues differ, and every text that breaks a rule."""
    template = catalogues.extracted()
    faults = [*_call_faults(catalogues.root)]
    if not catalogues.pot.is_file() or catalogues.pot.read_bytes() != po_bytes(template):
        faults.append("recdesk.pot: is not what the code says")
    for message in _real(template):
        if message.context == QT_CONTEXT:
            continue  # the English of Qt's own texts is Qt's
        faults += [
            f"{_key(message)!r}: {fault}" for form in _forms(message.id) for fault in wording.source_faults(form)
        ]
    for locale in catalogues.locales():
        catalogue = catalogues.merged(locale, template)
        if catalogues.po(locale).read_bytes() != po_bytes(catalogue):
            faults.append(f"{locale}/recdesk.po: is not what the code says")
        if mo_texts(catalogues.po(locale).with_suffix(".mo")) != texts_of(catalogue):
            faults.append(f"{locale}/recdesk.mo: is not compiled from recdesk.po")
        for message in _real(catalogue):
            if message.fuzzy:
                faults.append(f"{locale}: {_key(message)!r} is fuzzy")
            for fault in wording.translation_faults(_forms(message.id), _forms(message.string)):
                faults.append(f"{locale}: {_key(message)!r} {fault}")
    return faults


def missing(catalogues: Catalogues, locale: str = "ro_RO") -> dict[str, Any]:
    """The texts without a translation, in the shape of a file for `--add`."""
    catalogue = catalogues.merged(locale, catalogues.extracted())
    return {
        _key(message): [""] * catalogue.num_plurals if isinstance(message.id, (tuple, list)) else ""
        for message in _real(catalogue)
        if message.fuzzy or not all(_forms(message.string))
    }


def po_bytes(catalogue: Catalog) -> bytes:
    """The catalogue as a file whose changes are only changes of texts: no dates, no line numbers, sorted."""
    buffer = io.BytesIO()
    write_po(buffer, catalogue, width=120, sort_output=True, include_lineno=False)
    return _NOISE.sub("", buffer.getvalue().decode("utf-8")).encode("utf-8")


def mo_bytes(catalogue: Catalog) -> bytes:
    """The compiled catalogue."""
    buffer = io.BytesIO()
    write_mo(buffer, catalogue)
    return buffer.getvalue()


def texts_of(catalogue: Catalog) -> dict[Any, str]:
    """What a compiled catalogue says, in the shape in which `gettext` reads it; the header and its dates left out."""
    texts: dict[Any, str] = {}
    for message in _real(catalogue):
        first = f"{message.context}{CONTEXT}{_forms(message.id)[0]}" if message.context else _forms(message.id)[0]
        if message.fuzzy or not any(_forms(message.string)):
            continue
        plural = isinstance(message.id, (tuple, list))
        texts |= {(first, form) if plural else first: text for form, text in enumerate(_forms(message.string))}
    return texts


def mo_texts(path: Path) -> dict[Any, str] | None:
    """The same for a compiled file; None where there is none."""
    if not path.is_file():
        return None
    with path.open("rb") as file:
        read: dict[Any, str] = vars(gettext.GNUTranslations(file))["_catalog"]
    return {key: text for key, text in read.items() if key}


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """Wait until no other run of this program works on the tree; the lock goes with the process that holds it."""
    with path.open("rb") as file:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
        else:
            import fcntl

            fcntl.flock(file.fileno(), fcntl.LOCK_EX)
        yield


def _replace(path: Path, content: bytes) -> None:
    if path.is_file() and path.read_bytes() == content:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.name}.{os.getpid()}.unfinished")
    unfinished.write_bytes(content)
    unfinished.replace(path)


def _top_folders(methods: Sequence[tuple[str, str]]) -> frozenset[str]:
    return frozenset(pattern.split("/")[0] for pattern, _method in methods)


def _real(catalogue: Catalog) -> Iterator[Message]:
    return (message for message in catalogue if message.id)


def _forms(text: Any) -> tuple[str, ...]:
    return tuple(text) if isinstance(text, (tuple, list)) else (text or "",)


def _key(message: Message) -> str:
    text = PLURAL.join(_forms(message.id))
    return f"{message.context}{CONTEXT}{text}" if message.context else text


def _split(key: str) -> tuple[Any, str | None]:
    context, separator, text = key.rpartition(CONTEXT)
    forms = tuple(text.split(PLURAL))
    return (forms if len(forms) > 1 else text), (context if separator else None)


def _addition_faults(key: str, value: object) -> Iterator[str]:
    identity, _context = _split(key)
    forms = _forms(value)
    if not all(isinstance(form, str) for form in forms):
        yield "needs a text, or a list of texts for a plural"
    elif isinstance(identity, tuple) != isinstance(value, list):
        yield "is a plural on one side only"
    else:
        yield from wording.translation_faults(_forms(identity), forms)


def _inside_f_strings(root: Path) -> Iterator[tuple[str, str]]:
    """Texts whose `tr` stands inside an f-string: what extracts sees them from Python 3.12 on only."""
    for path in sorted((root / "recdesk").rglob("*.py")):
        for string in ast.walk(ast.parse(path.read_bytes(), str(path))):
            for node in ast.walk(string) if isinstance(string, ast.JoinedStr) else ():
                is_tr = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "tr"
                if is_tr and isinstance(node.args[0], ast.Constant):
                    yield path.relative_to(root).as_posix(), str(node.args[0].value)


def _call_faults(root: Path) -> Iterator[str]:
    """Calls whose text cannot be found by the extraction: a text put together before it is translated."""
    for path in sorted((root / "recdesk").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_bytes(), str(path))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in KEYWORDS):
                continue
            built = (ast.JoinedStr, ast.BinOp)
            if any(isinstance(argument, built) for argument in node.args[:2] if node.func.id != "ntr") or (
                node.func.id == "mark" and not isinstance(node.args[0], ast.Constant)
            ):
                place = f"{path.relative_to(root).as_posix()}:{node.lineno}"
                yield f"{place}: the text is put together before it is translated"


def main(arguments: Sequence[str] | None = None, *, root: Path = ROOT) -> int:
    """Run the program; 0 when all is well."""
    parser = argparse.ArgumentParser(description="Keep the catalogues true to the code.")
    parser.add_argument("--check", action="store_true", help="change nothing, fail when something is out of date")
    parser.add_argument("--missing", action="store_true", help="print what has no translation, as JSON")
    parser.add_argument("--add", type=Path, metavar="FILE.json", help="put in these translations")
    parser.add_argument("--locale", default="ro_RO", help="the language of --add and --missing (ro_RO)")
    chosen = parser.parse_args(arguments)
    catalogues = Catalogues(root)
    if chosen.check:
        faults = check(catalogues)
        print("\n".join(faults) or "The catalogues are up to date.")
        return 1 if faults else 0
    if chosen.missing:
        print(json.dumps(missing(catalogues, chosen.locale), ensure_ascii=False, indent=1))
        return 0
    additions = json.loads(chosen.add.read_text(encoding="utf-8")) if chosen.add else None
    try:
        unknown = update(catalogues, additions, chosen.locale)
    except ValueError as error:
        print(f"Nothing was changed.\n{error}", file=sys.stderr)
        return 1
    for key in unknown:
        print(f"not in the code, kept for later: {key!r}")
    print(f"{len(missing(catalogues, chosen.locale))} texts have no translation in {chosen.locale}.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
