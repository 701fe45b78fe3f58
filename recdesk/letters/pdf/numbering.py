"""Lists: what their levels look like, and the count that gives each list paragraph its label."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from recdesk.letters.pdf.number_formats import format_number
from recdesk.letters.pdf.ooxml import attribute, child, children, is_on, value, whole
from recdesk.letters.pdf.package import Element, Package
from recdesk.letters.pdf.properties import ParagraphProperties, RunProperties, paragraph_properties, run_properties
from recdesk.letters.pdf.styles import Styles
from recdesk.letters.pdf.symbols import bullet

_PLACE = re.compile(r"%(\d)")
_SEPARATORS = {"space": " ", "nothing": ""}


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: its number format, its text pattern such as `%1.%2.`, and how its paragraphs stand."""

    start: int
    number_format: str
    pattern: str
    separator: str
    restart_after: int | None
    legal: bool
    paragraph: ParagraphProperties
    run: RunProperties
    style_id: str
    alignment: str = "left"


class Lists:
    """All list definitions of a package."""

    def __init__(self, package: Package, styles: Styles) -> None:
        part = package.related(package.main, "/numbering")
        root = package.tree(part) if part else None
        self._theme_fonts: Mapping[str, str] = styles.theme_fonts
        self._abstract: dict[str, dict[int, Level]] = {}
        self._of_list: dict[int, str] = {}
        self._own: dict[int, dict[int, Level]] = {}
        self.restarts: dict[int, dict[int, int]] = {}
        links: dict[str, str] = {}
        for node in children(root, "abstractNum"):
            name = attribute(node, "abstractNumId") or ""
            self._abstract[name] = dict(self._levels(node))
            linked = value(node, "numStyleLink")
            if linked:
                links[name] = linked
        for node in children(root, "num"):
            self._read_list(node)
        for name, style_id in links.items():
            target = styles.list_of_style(style_id)
            if target is not None and not self._abstract[name]:
                self._abstract[name] = self._abstract.get(self._of_list.get(target, ""), {})

    def level(self, list_id: int | None, level: int) -> Level | None:
        """The level of a list; None when the list is not defined (list 0 means "no list")."""
        if not list_id or list_id not in self._of_list:
            return None
        return self._own[list_id].get(level) or self._abstract[self._of_list[list_id]].get(level)

    def level_of_style(self, list_id: int | None, style_id: str) -> int:
        """The level that a paragraph style is tied to; 0 when it is tied to none."""
        levels = self._abstract.get(self._of_list.get(list_id or 0, ""), {})
        return next((index for index, level in levels.items() if level.style_id == style_id), 0)

    def definition(self, list_id: int) -> str:
        """The definition that a list counts with: lists of one definition share their count."""
        return self._of_list[list_id]

    def _read_list(self, node: Element) -> None:
        list_id = whole(attribute(node, "numId"), 0) or 0
        name = value(node, "abstractNumId") or ""
        if name not in self._abstract:
            return
        self._of_list[list_id] = name
        self._own[list_id] = {}
        self.restarts[list_id] = {}
        for override in children(node, "lvlOverride"):
            index = whole(attribute(override, "ilvl"), 0) or 0
            own = child(override, "lvl")
            if own is not None:
                self._own[list_id][index] = self._level(own)
            start = whole(value(override, "startOverride"))
            if start is not None:
                self.restarts[list_id][index] = start
                base = self.level(list_id, index)
                if base is not None:
                    self._own[list_id][index] = replace(base, start=start)

    def _levels(self, node: Element) -> list[tuple[int, Level]]:
        return [(whole(attribute(level, "ilvl"), 0) or 0, self._level(level)) for level in children(node, "lvl")]

    def _level(self, node: Element) -> Level:
        legal = child(node, "isLgl")
        number_format = value(node, "numFmt") or "decimal"
        pattern = value(node, "lvlText") or ""
        run = run_properties(child(node, "rPr"), self._theme_fonts)
        if number_format == "bullet":
            pattern, run = bullet(pattern, run)
        return Level(
            start=whole(value(node, "start"), 0 if number_format == "decimalZero" else 1) or 0,
            number_format=number_format,
            pattern=pattern,
            separator=_SEPARATORS.get(value(node, "suff") or "tab", "\t"),
            restart_after=whole(value(node, "lvlRestart")),
            legal=legal is not None and is_on(legal),
            paragraph=paragraph_properties(child(node, "pPr")),
            run=run,
            style_id=value(node, "pStyle") or "",
            alignment={"end": "right", "start": "left"}.get(value(node, "lvlJc") or "", value(node, "lvlJc") or "left"),
        )


class Counters:
    """The running count of one document. Ask for each list paragraph's label once, in document order."""

    def __init__(self, lists: Lists) -> None:
        self._lists = lists
        self._counts: dict[str, dict[int, int]] = {}
        self._seen: set[tuple[int, int]] = set()

    def label(self, list_id: int, index: int) -> str:
        """Counts one paragraph on and returns its label, such as `2.1.` or a bullet."""
        level = self._lists.level(list_id, index)
        if level is None:
            return ""
        counts = self._counts.setdefault(self._lists.definition(list_id), {})
        restarts = (list_id, index) not in self._seen and index in self._lists.restarts[list_id]
        self._seen.add((list_id, index))
        counts[index] = level.start if index not in counts or restarts else counts[index] + 1
        for deeper in [i for i in counts if i > index and self._restarts_after(list_id, i, index)]:
            del counts[deeper]
        return _PLACE.sub(lambda place: self._number(list_id, level, int(place.group(1)) - 1, counts), level.pattern)

    def _restarts_after(self, list_id: int, deeper: int, index: int) -> bool:
        level = self._lists.level(list_id, deeper)
        if level is None or level.restart_after is None:
            return True
        return level.restart_after != 0 and index < level.restart_after

    def _number(self, list_id: int, level: Level, index: int, counts: dict[int, int]) -> str:
        other = self._lists.level(list_id, index)
        if other is None or other.number_format == "bullet":
            return ""
        number = counts.setdefault(index, other.start)
        return format_number(number, "decimal" if level.legal else other.number_format)
