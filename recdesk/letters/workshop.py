"""The workshop that fills the services' port: letters chosen, made, read back and shown. The parts do the work.

docxtpl, Babel and the PDF engine take a quarter of a second to import and are only needed for a first letter: they are
imported where they are used, so that a window opens without them.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from recdesk import shipped
from recdesk.domain.candidate import Candidate
from recdesk.domain.errors import Problem, Refused
from recdesk.domain.letter import LetterFact, SignedReading
from recdesk.domain.offer import Offer
from recdesk.domain.reference import Company, Office
from recdesk.domain.requisition import Requisition
from recdesk.letters.manifest import Manifest, read_manifest
from recdesk.letters.shelf import Ledger, Shelf
from recdesk.letters.template_file import template_bytes
from recdesk.services.paper_ports import FieldTag, LetterDraft, Question, TemplateChoice

if TYPE_CHECKING:
    from recdesk.letters.clauses import ClauseLibrary
    from recdesk.letters.press import Press

KEPT_TRIALS = 16


class LetterWorkshop:
    """Letters from the Word templates of some folders, the desk's own first; so the folders of answers that the desk
    gives by itself (`papers`) and of clauses."""

    def __init__(
        self,
        folders: Sequence[Path],
        *,
        papers: Sequence[Path] | None = None,
        clauses: Sequence[Path] | None = None,
        ledger: Ledger | None = None,
    ) -> None:
        """`papers` and `clauses` are the shipped ones alone when not given. With a `ledger` the templates of
        the first folder are used only where it knows them as approved."""
        own = folders[0] if folders and ledger is not None else None
        self._shelf = Shelf(tuple(reversed(folders)), own=own, ledger=ledger)
        self._trials: OrderedDict[str, tuple[LetterFact, ...]] = OrderedDict()
        shipped_first = [tuple(reversed(given)) if given is not None else None for given in (papers, clauses)]
        self._papers = shipped_first[0] or (shipped.resources() / "papers",)
        self._clauses = shipped_first[1] or (shipped.resources() / "clauses",)
        self._own_clauses = len(self._clauses) > 1
        self._library: ClauseLibrary | None = None

    def choices(self, *, language: str, country: str, function: str, document_type: str) -> tuple[TemplateChoice, ...]:
        """Templates that fit, best first: exact locale, country and function before general."""
        return self._shelf.choices(language=language, country=country, function=function, document_type=document_type)

    def faults(
        self, *, language: str = "", country: str = "", function: str = "", document_type: str = ""
    ) -> tuple[Problem, ...]:
        """Broken templates that may be meant for such an offer, and the desk's clauses where they cannot be read;
        without words, every broken template and every clause that is not used."""
        found = self._shelf.faults(language=language, country=country, function=function, document_type=document_type)
        if not self._own_clauses:
            return found
        # Nobody can tell which documents a file of clauses that cannot be read was meant for: it stops them all.
        stops = (p for p in self.clause_library().problems if not document_type or p.code == "clause_unreadable")
        return (*found, *stops)

    def context(
        self,
        offer: Offer | None,
        candidate: Candidate,
        requisition: Requisition | None,
        company: Company,
        *,
        at: datetime,
        office: Office | None = None,
        template: TemplateChoice | None = None,
        asked: Mapping[str, Any] | None = None,
    ) -> Mapping[str, Any]:
        """What the tags of a template may say. The letter is dated by `at` in the zone that `at` carries."""
        from recdesk.letters import context

        return context.build(
            offer,
            candidate,
            requisition,
            company,
            at=at,
            office=office,
            sheet=context.sheet_of(offer, requisition, company, template),
            asked=asked,
            defaults=self._papers,
            clauses=self.clause_library(),
        )

    def fields(self, words: str = "", *, document_type: str = "", country: str = "") -> tuple[FieldTag, ...]:
        """What a template may say, each field with its tag to copy; narrowed by words and by the kind of document."""
        from recdesk.letters.catalogue import pick

        return pick(words, document=document_type, country=country)

    def questions(
        self, *, document_type: str, country: str, language: str, today: date, start_date: date | None = None
    ) -> tuple[Question, ...]:
        """What is asked for when a document of that type is made, needed ones first, with the desk's defaults."""
        from recdesk.letters.asked import questions
        from recdesk.letters.defaults import defaults_for

        known = defaults_for(
            self._papers,
            document=document_type,
            country=country,
            language=language,
            today=today,
            start_date=start_date,
        )
        return questions(document_type, country, known)

    def clause_library(self) -> ClauseLibrary:
        """The clauses of the desk, read at the first use, and again while something is wrong with them."""
        from recdesk.letters.clauses import ClauseLibrary

        if self._library is None or self._library.problems:
            self._library = ClauseLibrary(self._clauses)
        return self._library

    def make(
        self,
        template: TemplateChoice,
        context: Mapping[str, Any],
        *,
        title: str,
        author: str,
        at: datetime,
        engine: str = "builtin",
    ) -> LetterDraft:
        """Render, set as PDF, read back.

        Refused with every missing value (`template_value_missing`) or wrong tag before anything is made; Damaged when a
        text was lost on the way. A fact that differs is no error here: it stands in the draft.
        """
        from recdesk.letters.engines import make_pdf
        from recdesk.letters.readback import read_back
        from recdesk.letters.template import template_of
        from recdesk.letters.values import plain_values

        manifest = read_manifest(template.path.with_suffix(".toml"))
        values = plain_values(context)
        _check_signers(manifest, values)
        word = template_of(template_bytes(template.path), manifest.language)
        docx = word.render(
            values, title=title, author=author, at=at, required=manifest.required, optional=manifest.optional
        )
        made = make_pdf(docx, engine=engine, title=title, author=author, language=manifest.language, at=at)
        facts = read_back(values, language=manifest.language, pdf=made.pdf, docx=docx, printed=word.fields())
        return LetterDraft(
            docx=docx,
            pdf=made.pdf,
            pages=made.pages,
            engine=made.engine,
            template=f"{manifest.id}@{manifest.version}",
            template_sha256=word.sha256,
            language=manifest.language,
            facts=facts,
            warnings=made.warnings,
            clauses=_clauses_in(word.fields(), values),
        )

    def press(self, helpers: int | None = None) -> Press:
        """Child processes that make letters beside this one; one for each spare core when no number is given."""
        from recdesk.letters.press import Press, spare_cores

        return Press(spare_cores() if helpers is None else helpers)

    def trial(
        self, template: TemplateChoice, context: Mapping[str, Any], *, title: str, author: str, at: datetime
    ) -> tuple[LetterFact, ...]:
        """What a letter says when it is made and read back, without keeping it; refused as `make` is.

        The last few are known by the bytes of template and manifest and by every value: an entry is proved when its
        review opens and again when it is saved, and where nothing changed in between there is nothing new to read.
        """
        from recdesk.letters.values import plain_values

        content = template_bytes(template.path)
        stated = template_bytes(template.path.with_suffix(".toml"))
        made_of = (content, stated, repr((title, author, plain_values(context))).encode())
        key = hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in made_of)).hexdigest()
        facts = self._trials.pop(key, None)
        if facts is None:
            draft = self.make(template, context, title=title, author=author, at=at)
            if draft.template_sha256 != hashlib.sha256(content).hexdigest():
                return draft.facts  # the file was changed meanwhile
            facts = draft.facts
        self._trials[key] = facts
        while len(self._trials) > KEPT_TRIALS:
            self._trials.popitem(last=False)
        return facts

    def page_image(self, pdf: bytes, page: int, scale: float) -> tuple[int, int, bytes]:
        """One page (from 0) as (width, height, RGB888 bytes); scale 1 is 72 dots an inch."""
        from recdesk.letters import reading

        return reading.page_image(pdf, page, scale)

    def read_signed(
        self,
        content: bytes,
        context: Mapping[str, Any],
        *,
        language: str,
        letter: bytes,
        stood: Mapping[str, str],
    ) -> SignedReading:
        """A signed copy compared with the record, field by field; see `readback.signed`."""
        from recdesk.letters.readback.signed import read_signed
        from recdesk.letters.values import plain_values

        return read_signed(content, context=plain_values(context), language=language, letter=letter, stood=stood)

    def text_of(self, name: str, content: bytes) -> str:
        """The text of a PDF, DOCX, EML or plain text file; Unreadable `document_unreadable` with the reason."""
        from recdesk.letters import reading

        return reading.text_of(name, content)

    def draft_copy(self, draft: LetterDraft) -> bytes:
        """The letter's PDF with the word for a draft, in the letter's language, across every page."""
        from recdesk.letters import stamp

        return stamp.stamped(draft.pdf, stamp.draft_word(draft.language))


def _clauses_in(printed: Sequence[str], values: Mapping[str, Any]) -> tuple[str, ...]:
    """The clauses that a template prints, as `id v1`: so it is known later which wording went out."""
    names = {path.removeprefix("clauses.").removeprefix("second_") for path in printed if path.startswith("clauses.")}
    chosen = values["clauses"]["all"]
    return tuple(f"{one['id']} v{one['version']}" for one in chosen if one["name"] in names or "all" in names)


def _check_signers(manifest: Manifest, values: Mapping[str, Any]) -> None:
    if len(values["signers"]) < manifest.signers:
        raise Refused("template_signers_missing", field="signers", least=manifest.signers, found=len(values["signers"]))
