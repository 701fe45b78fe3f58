"""What tags say: fields and filters that there are not, code that may not run, amounts and dates without their form."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from jinja2 import Environment, TemplateSyntaxError, nodes

from recdesk.letters.catalogue import ENTRIES
from recdesk.letters.checking.blocks import KNOWN_WORDS
from recdesk.letters.checking.lines import Line, Mark
from recdesk.letters.fields import FIELDS, NAMESPACES, PRINTED_BY, Kind, nearest
from recdesk.letters.filters import base_name
from recdesk.letters.grammar import FILTERS, TESTS, NotAllowed, Usage, check_tree, usages
from recdesk.letters.wording import words_of
from recdesk.localization.formats import LETTER_LOCALES
from recdesk.services.template_ports import Finding, Severity

_ODD_QUOTES = re.compile("[„«»‹›‚‛‟″\u200b]")
_FOR = re.compile(r"(\w+)\s+in\s+(.+)", re.DOTALL)
_READER = Environment(autoescape=True)


@dataclass(slots=True)
class Read:
    """What the tags of a template say: every mention of a field with its tag, and the findings on the way."""

    mentions: list[tuple[Mark, Usage]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def fields(self) -> tuple[str, ...]:
        """Every known field that is named, sorted."""
        return tuple(sorted({usage.path for _, usage in self.mentions if usage.path in FIELDS}))


def read_marks(by_part: Mapping[str, Sequence[Mark]]) -> Read:
    """Each tag read by itself, with the loops that stand around it."""
    read = Read()
    for marks in by_part.values():
        loops: list[dict[str, str]] = [{}]
        for mark in marks:
            _read_mark(mark, loops, read)
    return read


def _read_mark(mark: Mark, loops: list[dict[str, str]], read: Read) -> None:
    if mark.word == "endfor":
        if len(loops) > 1:
            loops.pop()
        return
    tree = _tree(mark, read)
    scope = loops[-1]
    if tree is not None:
        for usage in usages(tree):
            bound = replace(usage, path=_bound(usage.path, scope))
            if bound.path and _is_outer(usage.path):
                read.mentions.append((mark, bound))
                read.findings += _judge(mark, bound)
        read.findings += _names_of_code(mark, tree)
    if mark.word == "for":
        match = _FOR.fullmatch(mark.rest)
        name, source = (match[1], match[2].strip()) if match is not None else ("", "")
        loops.append({**scope, name: f"{_bound(source, scope)}[]"} if name else dict(scope))


def _tree(mark: Mark, read: Read) -> nodes.Template | None:
    """The tag alone as code that can be read; None where that says nothing or cannot be."""
    line = mark.line
    if _ODD_QUOTES.search(mark.inside):
        read.findings.append(line.finding("template_curly_quotes", Severity.BLOCKS, mark.text))
        return None
    source = _alone(mark)
    if source is None:
        if mark.is_block and mark.word not in KNOWN_WORDS:
            read.findings.append(_unknown_word(mark))
        return None
    try:
        tree = _READER.parse(source)
    except (TemplateSyntaxError, RecursionError, ValueError) as error:
        read.findings.append(line.finding("template_tag_unreadable", Severity.BLOCKS, mark.text, said=str(error)[:120]))
        return None
    try:
        check_tree(tree)
    except NotAllowed as error:
        if error.code != "template_filter_unknown":  # all of those are named below
            read.findings.append(line.finding(error.code, Severity.BLOCKS, mark.text, what=error.what))
            return None
    except RecursionError:
        read.findings.append(line.finding("template_tag_unreadable", Severity.BLOCKS, mark.text, said="depth"))
        return None
    return tree


def _alone(mark: Mark) -> str | None:
    if not mark.is_block:
        return f"{{{{ {mark.inside} }}}}"
    if mark.word in ("if", "elif"):
        return f"{{% if {mark.rest} %}}{{% endif %}}"
    if mark.word == "for":
        return f"{{% for {mark.rest} %}}{{% endfor %}}"
    return f"{{{{ {mark.rest} }}}}" if mark.word in ("cellbg", "colspan") else None


def _unknown_word(mark: Mark) -> Finding:
    near = difflib.get_close_matches(mark.word, sorted(KNOWN_WORDS), n=1, cutoff=0.6)
    if near:
        return mark.line.finding("template_word_unknown", Severity.BLOCKS, mark.text, near=near[0])
    return mark.line.finding("template_code_refused", Severity.BLOCKS, mark.text, what=mark.word or "empty")


def _bound(path: str, scope: Mapping[str, str]) -> str:
    """The full path of a name inside its loops: `benefit.name` is `offer.benefits[].name`."""
    first, dot, rest = path.partition(".")
    name, bracket, index = first.partition("[")
    whole = f"{scope[name]}{bracket}{index}" if name in scope else first
    return f"{whole}{dot}{rest}"


def _is_outer(path: str) -> bool:
    """Whether it names a field; what a loop tells about itself does not."""
    return path.partition(".")[0] not in ("loop", "")


def _judge(mark: Mark, usage: Usage) -> Iterator[Finding]:
    line, kind = mark.line, FIELDS.get(usage.path)
    if kind is None:
        tested = usage.use == "test" and any(name.startswith(f"{usage.path}.") for name in FIELDS)
        if not tested:
            yield _unknown(mark, usage.path)
    elif usage.use == "loop" and kind is not Kind.LIST:
        yield line.finding("template_field_no_list", Severity.BLOCKS, mark.text, usage.path)
    elif usage.use == "print" and kind in PRINTED_BY:
        given = {base_name(name) for name in usage.filters}
        if not given & set(PRINTED_BY[kind]):
            yield line.finding(
                f"template_{kind.value}_no_filter" if kind in (Kind.DATE, Kind.AMOUNT) else "template_filter_missing",
                Severity.BLOCKS,
                mark.text,
                usage.path,
                filter=PRINTED_BY[kind][0],
                tag_right=ENTRIES[usage.path].tag,
            )


def _unknown(mark: Mark, path: str) -> Finding:
    last = path.rpartition(".")[2]
    inside = [name for name in FIELDS if name.endswith(f"[].{last}")]
    if path.partition(".")[0] not in NAMESPACES and inside and "[]" not in path:
        return mark.line.finding(
            "template_field_outside_loop", Severity.BLOCKS, mark.text, path, list=inside[0].rpartition("[]")[0]
        )
    near = nearest(path)
    code = "template_field_unknown" if near else "template_field_unknown_far"
    return mark.line.finding(code, Severity.BLOCKS, mark.text, path, name=path, near=near)


def _names_of_code(mark: Mark, tree: nodes.Template) -> Iterator[Finding]:
    """All filters and tests that there are not, each with the nearest that there is."""
    for kind, known in ((nodes.Filter, FILTERS), (nodes.Test, TESTS)):
        for node in tree.find_all(kind):
            name = str(getattr(node, "name", ""))
            if name not in known:
                near = difflib.get_close_matches(name, sorted(known), n=1, cutoff=0.55)
                code = "template_filter_unknown" if near else "template_filter_unknown_far"
                yield mark.line.finding(code, Severity.BLOCKS, mark.text, name=name, near=near[0] if near else "")


def money_findings(read: Read, languages: Sequence[str]) -> Iterator[Finding]:
    """Amounts that stand without their currency, and base pay without gross or net, in their paragraph or row.

    Without a language the words of all count.
    """
    beside = _beside(read)
    for mark, usage in read.mentions:
        if FIELDS.get(usage.path) is not Kind.AMOUNT or usage.use != "print":
            continue
        owner = usage.path.rpartition(".")[0]
        near_fields, near_text = beside[_place(mark.line)]
        given = {base_name(name) for name in usage.filters}
        if not given & {"money", "amount_words"} and f"{owner}.currency" not in near_fields:
            yield mark.line.finding("template_amount_no_currency", Severity.BLOCKS, mark.text, usage.path, owner=owner)
        basis = f"{owner}.basis"
        if "amount_words" in given or basis not in FIELDS:  # the words repeat an amount that stands elsewhere
            continue
        if not near_fields & {basis, f"{owner}.pay"} and not _says_basis(near_text, languages or LETTER_LOCALES):
            yield mark.line.finding("template_amount_no_basis", Severity.WARNS, mark.text, usage.path, wanted=basis)


def _beside(read: Read) -> dict[int, tuple[set[str], str]]:
    """For each paragraph, or table row: the fields that stand there, and its words."""
    found: dict[int, tuple[set[str], str]] = {}
    lines: dict[int, set[int]] = {}
    for mark, usage in read.mentions:
        key = _place(mark.line)
        fields, text = found.get(key, (set(), ""))
        if id(mark.line) not in lines.setdefault(key, set()):
            lines[key].add(id(mark.line))
            text = f"{text} {_row_text(mark.line)}"
        fields.add(usage.path)
        found[key] = (fields, text)
    return found


def _row_text(line: Line) -> str:
    if line.row is None:
        return line.words
    return " ".join(str(t.text or "") for t in line.row.iter("{*}t"))


def _place(line: Line) -> int:
    return id(line.row if line.row is not None else line)


def _says_basis(text: str, languages: Sequence[str]) -> bool:
    spoken = text.casefold()
    known = [words for words in map(words_of, languages) if words is not None]
    return any(words.terms[code].casefold() in spoken for words in known for code in ("gross", "net"))
