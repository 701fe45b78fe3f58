"""From the text of a CV to proposals for the candidate's fields: each rule asked once, at most one answer per field."""

from __future__ import annotations

from recdesk.domain.cv import person, place, skills
from recdesk.domain.cv.lines import labelled, lines_of, own_lines
from recdesk.domain.cv.proposal import Names, Proposal


def propose(text: str, names: Names, region: str) -> tuple[Proposal, ...]:
    """What the CV says, field by field, with its lines. `region` (ISO) is where a number without a country's code is
    dialled, when the CV itself names no country. Empty for a text in which no rule finds anything."""
    lines = lines_of(text)
    labels = tuple(labelled(lines))
    own = [line for line, is_own in zip(lines, own_lines(lines), strict=True) if is_own]
    where = place.place(lines, labels, names)
    country = next((p.value for p in where if p.field == "country"), region)
    who = person.name(lines, labels, [address for address, _ in person.addresses(own)])
    found = [
        who,
        person.name_order(labels, who.value if who else ""),
        skills.languages(lines, labels, names),
        person.email(own, labels, who.value if who else ""),
        person.phone(lines, labels, country),
        *where,
        *skills.notice(labels),
    ]
    return tuple(proposal for proposal in found if proposal is not None)
