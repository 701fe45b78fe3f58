"""Plain docxtpl, for templates whose structure cannot be proved: slower, never looser.

The same environment, patching and values; each letter has its own docxtpl object, which writes to itself while it
renders, and every part is parsed strictly, because docxtpl itself would repair a broken one by dropping text.
"""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import TYPE_CHECKING, Any

from docxtpl import DocxTemplate
from jinja2 import TemplateError
from lxml import etree

from recdesk.domain.errors import DeskError, Refused
from recdesk.letters.compiled.compiling import Read, program_of
from recdesk.letters.compiled.render import ODD, LocatedError, Program
from recdesk.letters.compiled.zips import members_of, zipped
from recdesk.letters.environment import LetterEnvironment

if TYPE_CHECKING:
    from jinja2.runtime import Context


class PlainTemplate:
    """Renders letters through docxtpl. Read-only: what docxtpl changes is made anew for each letter."""

    dynamic: tuple[str, ...] = ()

    def __init__(
        self, package: bytes, reads: tuple[Read, ...], environment: LetterEnvironment, located: LocatedError
    ) -> None:
        """`package` is a template without the parts that each letter brings itself."""
        self._package = package
        self._environment = environment
        self._located = located
        self._programs = {part.text.source.name: program_of(part, environment) for part in reads}

    @property
    def size(self) -> int:
        """About how many bytes of memory this takes."""
        return len(self._package) + sum(8 * len(p.numbered.text) for p in self._programs.values())

    def render(self, values: Mapping[str, Any], own: Mapping[str, bytes] | None = None) -> bytes:
        """The letter, with the parts that it alone has. The errors are those of the compiled renderer."""
        document = _Document(self._package, self._programs, self._environment.context_of(values), self._located)
        document.render({}, None)
        stream = BytesIO()
        document.save(stream)
        return zipped({**members_of(stream.getvalue()), **(own or {})})


class _Document(DocxTemplate):  # type: ignore[misc]
    """docxtpl for one letter: runs the programs that were checked, and leaves the properties alone."""

    def __init__(
        self, package: bytes, programs: Mapping[str, Program], context: Context, located: LocatedError
    ) -> None:
        super().__init__(BytesIO(package))
        self._programs = programs
        self._context = context
        self._located = located

    def patch_xml(self, src_xml: str) -> str:
        """Nothing: the programs were made from patched text."""
        return src_xml

    def render_xml_part(self, src_xml: str, part: Any, context: Mapping[str, Any], jinja_env: Any = None) -> str:  # noqa: ARG002
        """The program of a part instead of its text; the body brings its namespaces along, as docxtpl expects."""
        name = str(part.partname).lstrip("/")
        program = self._programs[name]
        try:
            text = program.run(self._context)
        except (DeskError, TemplateError, *ODD) as error:
            raise self._located(name, program.tag_of(error), error) from error
        try:
            root = etree.fromstring(f"{program.before}{text}{program.after}".encode())
        except etree.XMLSyntaxError as error:
            raise Refused("template_structure", part=name) from error
        if not program.after:
            return text
        body = next(element for element in root if str(element.tag).endswith("}body"))
        return str(etree.tostring(body, encoding="unicode", with_tail=False))

    def render_properties(self, context: Mapping[str, Any], jinja_env: Any = None) -> None:
        """Nothing: a letter's properties are its own, and none of the template's remain."""
