"""Pick lists that come from the desk: its job architecture, offices, policies, people. Read when a form is built."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from recdesk.domain.folding import fold
from recdesk.domain.money import CURRENCIES
from recdesk.domain.people import Person
from recdesk.domain.places import LETTER_LANGUAGES, countries
from recdesk.domain.reference import Reference
from recdesk.localization.catalogue import current_locale
from recdesk.localization.names import SPOKEN, language_name
from recdesk.services.desk import OpenDesk
from recdesk.services.reads import ListQuery
from recdesk.ui.records.shown import country_text

Pairs = Sequence[tuple[str, str]]
_MOST_REQUISITIONS = 500


def _same(values: Iterable[str]) -> Pairs:
    return [(v, v) for v in dict.fromkeys(values) if v]


class DeskChoices:
    """The pick lists of one open desk. Each method gives (code, shown text) pairs."""

    def __init__(self, desk: OpenDesk) -> None:
        self._desk = desk

    @property
    def reference(self) -> Reference:
        """The desk's reference as it is now."""
        with self._desk.work() as uow:
            return uow.reference()

    def titles(self) -> Pairs:
        """Titles of the job architecture."""
        return _same(j.title for j in self.reference.jobs)

    def families(self) -> Pairs:
        """Job families."""
        return _same(j.family for j in self.reference.jobs)

    def levels(self) -> Pairs:
        """Levels of all jobs."""
        return _same(level for j in self.reference.jobs for level in j.levels)

    def functions(self) -> Pairs:
        """Functions that folders and templates are told apart by."""
        return _same(("TA", *(j.function for j in self.reference.jobs)))

    def departments(self) -> Pairs:
        """Departments."""
        return _same(self.reference.departments)

    def offices(self) -> Pairs:
        """Places of work."""
        return _same(o.name for o in self.reference.offices)

    def policies(self) -> Pairs:
        """Versions of the consent policy."""
        return _same(p.version for p in self.reference.policies)

    def channels(self) -> Pairs:
        """Sourcing channels."""
        return _same(self.reference.channels)

    def sources(self) -> Pairs:
        """Sources of candidates."""
        return _same(self.reference.sources)

    def benefits(self) -> Pairs:
        """Usual benefits."""
        return _same(self.reference.benefits)

    def currencies(self) -> Pairs:
        """ISO currencies, the desk's usual ones first."""
        return _same((*self._desk.settings.usual_currencies.split(), *CURRENCIES))

    def countries(self) -> Pairs:
        """ISO countries by name, the desk's own first."""
        named = [(code, country_text(code)) for code in countries()]
        own = self._desk.settings.country
        return sorted(named, key=lambda pair: (pair[0] != own, fold(pair[1])))

    def spoken_languages(self) -> Pairs:
        """Languages that people speak, by name; those of the letters first."""
        first = [code.partition("_")[0] for code in LETTER_LANGUAGES[:4]]
        named = [(code, language_name(code, current_locale())) for code in SPOKEN]
        return sorted(named, key=lambda p: (first.index(p[0]) if p[0] in first else len(first), fold(p[1])))

    def operators(self) -> Pairs:
        """Operators of the desk."""
        with self._desk.work() as uow:
            return [(o.name, o.display_name or o.name) for o in uow.operators() if o.active]

    def open_requisitions(self) -> Pairs:
        """Open requisitions, newest first."""
        query = ListQuery(filters={"status": "open"}, sort="number", descending=True)
        page = self._desk.reads.requisitions(query, limit=_MOST_REQUISITIONS)
        return [(r.number, f"{r.number}  {r.title}, {r.city}") for r in page.rows]

    def people(self, typed: str) -> list[tuple[str, str, str]]:
        """Known people whose name, title or mail contains what was typed."""
        wanted = typed.casefold()
        listed = [(p.name, p.title, p.email) for p in self.reference.people]
        known = dict.fromkeys([*listed, *self._desk.reads.people()])
        return [p for p in known if wanted in " ".join(p).casefold()]

    def person(self, name: str) -> Person | None:
        """The person of that name."""
        return next((Person(*p) for p in self.people(name) if p[0] == name), None)
