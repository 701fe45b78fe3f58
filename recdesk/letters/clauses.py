"""The clause library: versioned paragraphs per language and country, chosen by rule, filled from the record.

TOML files, the shipped ones and the desk's own. By `id` the highest version wins, so a desk replaces a shipped clause
with the same id and a higher version. A clause's `name` is how templates pull it in (`clauses.data_protection`).
Its text is of the templates' own grammar and is checked as a template is, when the file is read.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Template, TemplateSyntaxError

from recdesk.domain.document import PAPERS
from recdesk.domain.errors import DeskError, Problem, Refused, Unreadable
from recdesk.domain.folding import fold
from recdesk.letters.catalogue.clauses import NAMES, SECOND
from recdesk.letters.catalogue.entries import EU
from recdesk.letters.environment import LetterEnvironment, joined
from recdesk.letters.fields import FIELDS, PRINTED_BY, is_empty, nearest, values_at
from recdesk.letters.filters import base_name, filters_for
from recdesk.letters.grammar import NotAllowed, Usage, usages
from recdesk.localization.formats import LETTER_LOCALES

ANY = "*"
CURRENCIES = {
    "RO": "RON",
    "GB": "GBP",
    "AE": "AED",
    "HU": "HUF",
    "SE": "SEK",
    "DK": "DKK",
    "NO": "NOK",
    "IL": "ILS",
    "PL": "PLN",
    "CZ": "CZK",
    "CH": "CHF",
    "US": "USD",
    "SA": "SAR",
    "MD": "MDL",
}
"""A country's own currency where it is not the euro."""
CONDITIONS = (
    *("always", "fixed_term", "part_time", "remote", "net_pay", "foreign_currency", "probation", "bonus", "benefit"),
    *("esign", "valid_until", "second_language"),
)
_LANGUAGES = frozenset(locale.partition("_")[0] for locale in LETTER_LOCALES)
_ID = re.compile(r"[a-z][a-z0-9_]{2,60}")
_KEYS = frozenset("id name version language countries functions documents when benefit order title text".split())


@dataclass(frozen=True, slots=True)
class Clause:
    """One version of one clause, with the rule by which it is chosen.

    `when` is one of CONDITIONS; for `benefit`, `benefit` are words of which one stands in the benefit's name.
    """

    id: str
    name: str
    version: int
    language: str
    title: str
    text: str
    countries: tuple[str, ...] = (ANY,)
    functions: tuple[str, ...] = (ANY,)
    documents: tuple[str, ...] = (ANY,)
    when: str = "always"
    benefit: tuple[str, ...] = ()
    order: int = 100


class ClauseLibrary:
    """The clauses of some folders, read once; a later folder (the desk's own) wins where its version is higher.

    A file that cannot be used hides no other: what is wrong with it is in `problems`.
    """

    def __init__(self, folders: Sequence[Path]) -> None:
        found: dict[str, Clause] = {}
        problems: list[Problem] = []
        for folder in folders:
            for path in sorted(folder.glob("*.toml")) if folder.is_dir() else ():
                try:
                    for clause in read_clauses(path):
                        if clause.id not in found or clause.version > found[clause.id].version:
                            found[clause.id] = clause
                        else:
                            problems.append(Problem("clause_not_newer", facts={"file": path.name, "key": clause.id}))
                except DeskError as error:
                    problems += error.problems
        self.clauses = tuple(sorted(found.values(), key=lambda c: (c.order, c.name, c.id)))
        self.problems = tuple(problems)
        self._compiled: dict[str, tuple[Template, list[Usage]]] = {}

    def chosen(self, context: Mapping[str, Any], *, language: str, country: str, function: str) -> tuple[Clause, ...]:
        """The clauses of a letter in a language, one for each name at most, in the library's order: an exact country
        and function before general ones, newer before older."""
        spoken = language.partition("_")[0]
        document = context["letter"]["document_type"]
        best: dict[str, tuple[tuple[bool, bool, int], Clause]] = {}
        for clause in self.clauses:
            fits = clause.language == spoken and (document in clause.documents or ANY in clause.documents)
            here = country in clause.countries, function in clause.functions
            if not fits or not (here[0] or ANY in clause.countries) or not (here[1] or ANY in clause.functions):
                continue
            rank = (*here, clause.version)
            if holds(clause, context, country=country) and (clause.name not in best or rank > best[clause.name][0]):
                best[clause.name] = (rank, clause)
        kept = [clause for _, clause in best.values()]
        return tuple(sorted(kept, key=lambda c: (c.order, c.name)))

    def namespace(self, context: Mapping[str, Any], *, country: str, function: str) -> dict[str, Any]:
        """What templates see under `clauses`: the text of each name, empty where none was chosen, those of the second
        language under `second_NAME`, and `all` of the first.

        Refused `clause_value_missing` when a chosen clause prints a value that the record does not have.
        """
        letter = context["letter"]
        written = self._written(context, letter["language"], country, function)
        second = self._written(context, letter["second_language"], country, function)
        return {
            **dict.fromkeys((*NAMES, *SECOND), ""),
            **{str(one["name"]): one["text"] for one in written if one["name"] in NAMES},
            **{f"second_{one['name']}": one["text"] for one in second if one["name"] in NAMES},
            "all": written,
        }

    def _written(self, context: Mapping[str, Any], language: str, country: str, function: str) -> list[dict[str, Any]]:
        if not language:
            return []
        environment = plain_environment(language)
        return [
            {
                "id": clause.id,
                "version": clause.version,
                "name": clause.name,
                "title": clause.title,
                "text": self._filled(clause, context, environment),
            }
            for clause in self.chosen(context, language=language, country=country, function=function)
        ]

    def _filled(self, clause: Clause, context: Mapping[str, Any], environment: LetterEnvironment) -> str:
        if "{" not in clause.text:
            return clause.text
        if clause.id not in self._compiled:
            code = environment.compile(clause.text)
            template = environment.template_class.from_code(environment, code, {})
            self._compiled[clause.id] = (template, usages(environment.read(clause.text)))
        template, named = self._compiled[clause.id]
        for usage in named:
            if usage.use != "print" or usage.guarded:
                continue
            for field, value in values_at(context, usage.path):
                if is_empty(value):
                    raise Refused("clause_value_missing", field=field, name=clause.name, tag=field)
        return joined(template.root_render_func(environment.context_of(context)))


@cache
def plain_environment(language: str) -> LetterEnvironment:
    """The environment of templates for plain text: nothing is escaped, because the letter does that later."""
    environment = LetterEnvironment(filters_for(language))
    environment.autoescape = False
    return environment


def holds(clause: Clause, context: Mapping[str, Any], *, country: str) -> bool:
    """Whether the clause's condition is true of a letter."""
    offer, paper = context["offer"], context["paper"]
    match clause.when:
        case "always":
            return True
        case "fixed_term" | "probation" | "bonus" | "valid_until":
            field = {"fixed_term": "end_date", "probation": "probation_days"}.get(clause.when, clause.when)
            return bool(offer[field])
        case "part_time":
            return offer["fte"] is not None and offer["fte"] < Decimal(1)
        case "remote":
            return str(offer["work_type"] or "") in ("remote", "hybrid")
        case "net_pay":
            return str(offer["basis"] or "") == "net"
        case "foreign_currency":
            return bool(offer["currency"]) and offer["currency"] != CURRENCIES.get(country, "EUR")
        case "esign":
            return bool(paper["esign_procedure"])
        case "second_language":
            return bool(context["letter"]["second_language"])
    names = [fold(benefit["name"]) for benefit in offer["benefits"]]
    return any(fold(word) in name for word in clause.benefit for name in names)


def read_clauses(path: Path) -> tuple[Clause, ...]:
    """The clauses of a file. Unreadable `clause_unreadable` (facts: file, key, reason) for anything that is wrong."""
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise _wrong(path, "", "no_toml") from error
    tables = raw.get("clause")
    if set(raw) != {"clause"} or not isinstance(tables, list):
        raise _wrong(path, "", "no_clause")
    return tuple(_clause(path, table) for table in tables)


def _clause(path: Path, raw: Any) -> Clause:
    key = str(raw.get("id", "")) if isinstance(raw, dict) else ""
    if not _ID.fullmatch(key):
        raise _wrong(path, key, "id")
    for name in raw:
        if name not in _KEYS:
            raise _wrong(path, key, "unknown_key", name)
    texts = {name: raw.get(name) for name in ("name", "language", "title", "text")}
    for name, value in texts.items():
        if not isinstance(value, str) or not value.strip():
            raise _wrong(path, key, "wrong_value", name)
    if texts["language"] not in _LANGUAGES or not _ID.fullmatch(str(texts["name"])):
        raise _wrong(path, key, "wrong_value", "language" if texts["language"] not in _LANGUAGES else "name")
    clause = Clause(
        id=key,
        name=str(texts["name"]),
        version=_count(path, key, raw, "version", None),
        language=str(texts["language"]),
        title=str(texts["title"]).strip(),
        text=re.sub("[ \\t\\n]+", " ", str(texts["text"])).strip(),
        countries=_with_union(_texts(path, key, raw, "countries")),
        functions=_texts(path, key, raw, "functions"),
        documents=_texts(path, key, raw, "documents"),
        when=raw.get("when", "always"),
        benefit=_texts(path, key, raw, "benefit", ()),
        order=_count(path, key, raw, "order", 100),
    )
    if clause.when not in CONDITIONS or (clause.when == "benefit") != bool(clause.benefit):
        raise _wrong(path, key, "wrong_value", "when")
    for document in clause.documents:
        if document != ANY and document not in PAPERS:
            raise _wrong(path, key, "wrong_value", "documents")
    _check_text(path, clause)
    return clause


def _check_text(path: Path, clause: Clause) -> None:
    """The clause's tags name fields that there are, and print them as the catalogue says."""
    try:
        found = usages(plain_environment(clause.language).read(clause.text))
    except (TemplateSyntaxError, NotAllowed) as error:
        raise _wrong(path, clause.id, "syntax", str(getattr(error, "what", "") or error)) from error
    for usage in found:
        kind = FIELDS.get(usage.path)
        if kind is None or usage.path.startswith("clauses."):
            raise Unreadable(
                "clause_unreadable",
                file=path.name,
                key=clause.id,
                reason="field",
                what=usage.path,
                near=nearest(usage.path),
            )
        if _wants_filter(usage):
            raise _wrong(path, clause.id, "filter", usage.path)


def _wants_filter(usage: Usage) -> bool:
    wanted = PRINTED_BY.get(FIELDS[usage.path], ())
    return usage.use == "print" and bool(wanted) and not {base_name(f) for f in usage.filters} & set(wanted)


def _texts(path: Path, key: str, raw: Mapping[str, Any], name: str, usual: tuple[str, ...] = (ANY,)) -> tuple[str, ...]:
    value = raw.get(name, list(usual))
    if not isinstance(value, list) or not all(isinstance(one, str) and one for one in value):
        raise _wrong(path, key, "wrong_value", name)
    return tuple(value)


def _with_union(countries: tuple[str, ...]) -> tuple[str, ...]:
    """The countries, with those of the European Union for `EU`."""
    return tuple(one for named in countries for one in (EU if named == "EU" else (named,)))


def _count(path: Path, key: str, raw: Mapping[str, Any], name: str, usual: int | None) -> int:
    value = raw.get(name, usual)
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise _wrong(path, key, "wrong_value", name)
    return value


def _wrong(path: Path, key: str, reason: str, what: str = "") -> Unreadable:
    return Unreadable("clause_unreadable", file=path.name, key=key, reason=reason, what=what, near="")
