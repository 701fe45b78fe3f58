"""A copy of a template in which each finding's place is highlighted and commented; all else stays as it was.

Word shows comments in the body only: what is found in a header, a footer or the whole file is said at the first
paragraph, and its place is highlighted where it stands.
"""

from __future__ import annotations

import copy
from collections.abc import Sequence
from datetime import UTC, datetime

from lxml import etree

from recdesk.letters.checking.lines import own_pieces
from recdesk.letters.gate import RELATION, TYPES, Element, Parts, W, admit, main_part, parse_part
from recdesk.letters.package import write_package
from recdesk.services.template_ports import Finding, Severity

_COMMENTS_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_OVERRIDE = "{http://schemas.openxmlformats.org/package/2006/content-types}Override"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_COLOURS = {Severity.BLOCKS: "red", Severity.WARNS: "yellow"}
_AUTHOR = "RecDesk"
_BEFORE_HIGHLIGHT = frozenset(
    f"{W}{name}"
    for name in (
        *("rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow"),
        *("emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color", "spacing", "w", "kern"),
        *("position", "sz", "szCs"),
    )
)
"""What the schema puts before the highlight among the properties of a run."""


def marked_copy(content: bytes, findings: Sequence[Finding], sentences: Sequence[str], *, at: datetime) -> bytes:
    """The file with one Word comment for each finding, in the given sentences. DeskError as from the gate."""
    parts = admit(content)
    main = main_part(parts)
    roots = {name: parse_part(name, parts[name]) for name in {main, *(f.part for f in findings if f.part in parts)}}
    paragraphs = {name: list(root.iter(f"{W}p")) for name, root in roots.items()}
    comments, name, first = _comments(parts, main)
    for number, (finding, sentence) in enumerate(zip(findings, sentences, strict=True), start=first):
        place = _paragraph(finding, paragraphs)
        runs = _highlighted(place, finding) if place is not None else []
        target = place if place is not None and finding.part == main else _first(paragraphs[main])
        if target is not None:
            _anchor(target, runs if target is place else [], number)
            comments.append(_comment(number, sentence, at))
    changed = {part: _written(root) for part, root in roots.items()}
    return write_package(_with_comments({**parts, **changed}, main, name, _written(comments)))


def _paragraph(finding: Finding, paragraphs: dict[str, list[Element]]) -> Element | None:
    own = paragraphs.get(finding.part, [])
    return own[finding.paragraph - 1] if 0 < finding.paragraph <= len(own) else None


def _first(paragraphs: Sequence[Element]) -> Element | None:
    return paragraphs[0] if paragraphs else None


def _highlighted(paragraph: Element, finding: Finding) -> list[Element]:
    """The runs of the finding's place, cut out of their neighbours and coloured; all runs where no tag is named."""
    pieces = list(own_pieces(paragraph))
    text = "".join(shown for _, shown in pieces)
    start = text.find(finding.tag) if finding.tag else -1
    start, end = (start, start + len(finding.tag)) if start >= 0 else (0, len(text))
    runs: list[Element] = []
    place = 0
    for element, shown in pieces:
        begin, place = place, place + len(shown)
        if place <= start or begin >= end:
            continue
        run = next(element.iterancestors(f"{W}r"), None)
        if run is None:
            continue
        cut = _cut(run, element, max(start - begin, 0), min(end - begin, len(shown)))
        if not any(cut is known for known in runs):
            runs.append(cut)
            _colour(cut, _COLOURS[finding.severity])
    return runs


def _cut(run: Element, element: Element, start: int, end: int) -> Element:
    """The run that holds only these characters of its text; a run that holds more than one text stays whole."""
    text = element.text or ""
    content = [child for child in run if child.tag != f"{W}rPr"]
    if element.tag != f"{W}t" or content != [element] or (start == 0 and end == len(text)):
        return run
    before, after = (copy.deepcopy(run) for _ in range(2))
    for one, part in ((before, text[:start]), (run, text[start:end]), (after, text[end:])):
        shown = one.find(f"{W}t")
        assert shown is not None
        shown.text = part
        shown.set(_SPACE, "preserve")
    if start:
        run.addprevious(before)
    if end < len(text):
        run.addnext(after)
    return run


def _colour(run: Element, colour: str) -> None:
    properties = run.find(f"{W}rPr")
    if properties is None:
        properties = etree.Element(f"{W}rPr")
        run.insert(0, properties)
    for known in properties.findall(f"{W}highlight"):
        properties.remove(known)
    place = sum(child.tag in _BEFORE_HIGHLIGHT for child in properties)
    highlight = etree.Element(f"{W}highlight")
    highlight.set(f"{W}val", colour)
    properties.insert(place, highlight)


def _anchor(paragraph: Element, runs: Sequence[Element], number: int) -> None:
    """Mark where the comment belongs: around the runs, or around the whole paragraph."""
    begin, end = (_element(name, number) for name in ("commentRangeStart", "commentRangeEnd"))
    reference = etree.Element(f"{W}r")
    reference.append(_element("commentReference", number))
    if runs and runs[0].getparent() is runs[-1].getparent():
        runs[0].addprevious(begin)
        runs[-1].addnext(end)
    else:
        first = 1 if len(paragraph) and paragraph[0].tag == f"{W}pPr" else 0
        paragraph.insert(first, begin)
        paragraph.append(end)
    end.addnext(reference)


def _element(name: str, number: int) -> Element:
    element = etree.Element(f"{W}{name}")
    element.set(f"{W}id", str(number))
    return element


def _comment(number: int, sentence: str, at: datetime) -> Element:
    comment = _element("comment", number)
    comment.set(f"{W}author", _AUTHOR)
    comment.set(f"{W}initials", "RD")
    comment.set(f"{W}date", at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
    text = etree.SubElement(etree.SubElement(etree.SubElement(comment, f"{W}p"), f"{W}r"), f"{W}t")
    text.set(_SPACE, "preserve")
    text.text = sentence
    return comment


def _comments(parts: Parts, main: str) -> tuple[Element, str, int]:
    """The comments of the document, or none yet; the name of their part, and the first number that is free."""
    name = _related(parts, main)
    if name in parts:
        root = parse_part(name, parts[name])
        taken = [int(str(c.get(f"{W}id", "0"))) for c in root.iter(f"{W}comment")]
        return root, name, max(taken, default=-1) + 1
    return etree.Element(f"{W}comments", nsmap={"w": W[1:-1]}), f"{main.rpartition('/')[0]}/comments.xml".lstrip("/"), 0


def _rels_of(main: str) -> str:
    folder, _, file = main.rpartition("/")
    return f"{folder}/_rels/{file}.rels".lstrip("/")


def _related(parts: Parts, main: str) -> str:
    rels = _rels_of(main)
    if rels in parts:
        for relation in parse_part(rels, parts[rels]).iter(RELATION):
            if str(relation.get("Type", "")).endswith("/comments"):
                target = str(relation.get("Target", ""))
                return target.lstrip("/") if target.startswith("/") else f"{main.rpartition('/')[0]}/{target}"
    return ""


def _with_comments(parts: Parts, main: str, name: str, content: bytes) -> Parts:
    """The parts with the comments among them, named in the types and relations where they are new."""
    whole = dict(parts)
    known = name in whole
    whole[name] = content
    if known:
        return whole
    types = parse_part(TYPES, whole[TYPES])
    override = etree.SubElement(types, _OVERRIDE)
    override.set("PartName", f"/{name}")
    override.set("ContentType", _COMMENTS_TYPE)
    whole[TYPES] = _written(types)
    rels = _rels_of(main)
    relations = (
        parse_part(rels, whole[rels])
        if rels in whole
        else etree.Element(RELATION.replace("}Relationship", "}Relationships"))
    )
    relation = etree.SubElement(relations, RELATION)
    relation.set("Id", "recdeskComments")
    relation.set("Type", _COMMENTS_KIND)
    relation.set("Target", name.rpartition("/")[2])
    whole[rels] = _written(relations)
    return whole


def _written(root: Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
