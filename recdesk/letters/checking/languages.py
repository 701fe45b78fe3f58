"""Which language a template is written in, by the small words that every text of a language has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from recdesk.letters.checking.lines import Line
from recdesk.services.template_ports import Finding, Severity

_SMALL: dict[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "ro": "și de la în cu pe pentru care este sunt din se nu prin sau dumneavoastră vă al ale mai către fi",
        "en": "the of and to in is you your for with on by this that we will are as be or from at it",
        "de": "der die das und in zu den von mit ist sie ihr ihre für auf im wir bei wird eine sich oder nicht dem",
        "fr": "le la les de et des du en à pour est vous votre par dans une sur nous que ou au avec qui cette",
        "nl": "de het een en van in op te voor met is u uw dat wij door bij aan niet wordt zijn of deze worden",
        "sv": "och att det som på är av för med du din den i till om vi ett en från kan har inte eller",
        "da": "og at det som på er af for med du din den i til om vi et en fra kan har ikke eller efter",
        "nb": "og at det som på er av for med du din den i til om vi et en fra kan har ikke eller etter",
        "fi": "ja on että tai sinun se ei sekä kun tämä mukaan olet ovat joka voi me jos kanssa alla työn",
        "hu": "a az és hogy egy nem is vagy meg ön önnek azt ezt van kell szerint alatt által valamint illetve",
        "ar": "في من على إلى أن هذا هذه التي أو عن مع هو هي كما ذلك و ما بعد قبل خلال",
        "he": "של את על זה עם אל או כי הוא היא לא גם זו כל אם בין לפי אנו לך הוא",
    }.items()
}
_APART = {"da": frozenset({"af", "efter", "jer", "blive", "vedr", "uge", "opsigelse"}),
          "nb": frozenset({"av", "etter", "dere", "bli", "uke", "oppsigelse", "arbeidsgiver"})}  # fmt: skip
"""Danish and Norwegian share most of their small words; these they do not."""
_WORD = re.compile(r"[^\W\d_]+")
LEAST_WORDS = 30
CLEARLY = 1.4
"""How many times as many small words another language must have."""


def spoken(text: str) -> tuple[str, float, dict[str, float]]:
    """The most likely language of a text, its score, and the scores of all; ("", 0, {}) where there are few words."""
    words = [word.casefold() for word in _WORD.findall(text)]
    if len(words) < LEAST_WORDS:
        return "", 0.0, {}
    scores = {
        language: (sum(w in small for w in words) + 2 * sum(w in _APART.get(language, ()) for w in words)) / len(words)
        for language, small in _SMALL.items()
    }
    best = max(scores, key=lambda language: scores[language])
    return best, scores[best], scores


def language_findings(lines: Sequence[Line], languages: Sequence[str]) -> Iterator[Finding]:
    """A text that is clearly written in another language than the manifest says."""
    wanted = [language.partition("_")[0] for language in languages if language]
    text = " ".join(line.words.replace("\ufffc", " ") for line in lines)
    best, score, scores = spoken(text)
    if not best or not wanted or best in wanted:
        return
    if score > CLEARLY * max((scores.get(language, 0.0) for language in wanted), default=0.0):
        yield Finding("template_language_differs", Severity.WARNS, facts={"language": wanted[0], "found": best})
