"""The shipped templates, each filled with its example: pages, signs, anchors, languages, direction, source."""

from __future__ import annotations

import re
import runpy
import sys
import tomllib
from collections import Counter
from decimal import Decimal
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import etree

from recdesk import shipped
from recdesk.letters.engines import make_pdf
from recdesk.letters.gate import W, main_part, parse_part, read_package
from recdesk.letters.manifest import Manifest, read_manifest
from recdesk.letters.pdf.engine import docx_text
from recdesk.letters.readback.own import read_back
from recdesk.letters.tags import paragraph_text
from recdesk.letters.template import LetterTemplate
from recdesk.letters.values import plain_values
from recdesk.localization.formats import LETTER_LOCALES
from tests.builders import NOW
from tests.letters.filled import context_for

SOURCE = shipped.templates() / "source"
TEMPLATES = sorted(p for p in shipped.templates().rglob("*.toml") if SOURCE not in p.parents)
MANIFESTS = [read_manifest(path) for path in TEMPLATES]
NAMES = [manifest.id for manifest in MANIFESTS]
OF_EACH = pytest.mark.parametrize("manifest", MANIFESTS, ids=NAMES)
RIGHT_TO_LEFT = ("ar_AE", "he_IL")
TEXT_PARTS = ("word/document.xml", "word/header1.xml", "word/header2.xml", "word/footer1.xml")

COMMON_WORDS = {
    "ro": "și în de la pentru este nu prin sau din cu",
    "en": "the and of to is for by with on this",
    "de": "die und der das für ist von mit vor zu",
    "fr": "le la les de des et du au pour votre",
    "nl": "de het een en van voor is op met wordt",
    "sv": "och att som en på för i är det med",
    "da": "og at som en på for i er det af før",
    "nb": "og å som en på for i er det av før",
    "fi": "ja on ennen tai sen että olen tämä ei jos",
    "hu": "a az és hogy egy ez nem vagy által szerződés",
    "ar": "من في على أو إلى عن هذا هذه التي",
    "he": "את של על לפני לא או זה היא עד",
}
TELLING = {"da": "af før efter arbejdet kontrakten", "nb": "av før etter arbeidet avtalen", "sv": "och innan enligt"}


@cache
def filled(template_id: str, **asked: str) -> bytes:
    """The example of a template as DOCX."""
    manifest = MANIFESTS[NAMES.index(template_id)]
    template = LetterTemplate(manifest.path.read_bytes(), language=manifest.language)
    return template.render(
        plain_values(context_for(manifest, **asked)),
        title=manifest.title,
        author="Carpat Digital Services",
        at=NOW,
        required=manifest.required,
        optional=manifest.optional,
    )


def own_words(manifest: Manifest) -> Counter[str]:
    """The words of the template itself, without its tags."""
    parts = read_package(manifest.path.read_bytes())
    text = " ".join(paragraph_text(p) for p in parse_part("body", parts[main_part(parts)]).iter(f"{W}p"))
    return Counter(re.findall(r"\w+", re.sub(r"\{\{.*?\}\}|\{%.*?%\}", " ", text).casefold()))


def text_of(template_id: str, **asked: str) -> str:
    """The text of the example."""
    return "\n".join(docx_text(filled(template_id, **asked)))


def test_each_kind_of_document_is_there_in_the_languages_that_are_promised() -> None:
    kinds = {
        kind: {m.language for m in MANIFESTS if m.document_type == kind}
        for kind in {m.document_type for m in MANIFESTS}
    }
    for_all = {kind for kind, languages in kinds.items() if languages == set(LETTER_LOCALES)}
    assert for_all == {"offer_letter", "pre_contract_information"}
    assert len(kinds) == 10
    assert all(languages >= {"ro_RO", "en_GB"} for languages in kinds.values())
    assert [m.country for m in MANIFESTS if m.second_language] == ["AE"]


@OF_EACH
def test_the_example_has_as_many_pages_as_the_manifest_says_and_every_sign_of_it(manifest: Manifest) -> None:
    made = make_pdf(
        filled(manifest.id), engine="builtin", title=manifest.title, author="A", language=manifest.language, at=NOW
    )
    assert made.pages == manifest.pages
    assert made.warnings == ()


"""A PDF gives the words of an Arabic line in another order; its facts are looked for in the Word file."""
OFFERS = [m for m in MANIFESTS if m.document_type == "offer_letter"]


@pytest.mark.parametrize("manifest", OFFERS, ids=lambda m: m.id)
def test_every_fact_of_an_offer_is_found_in_its_letter(manifest: Manifest) -> None:
    made = make_pdf(
        filled(manifest.id), engine="builtin", title=manifest.title, author="A", language=manifest.language, at=NOW
    )
    fields = LetterTemplate(manifest.path.read_bytes(), language=manifest.language).fields()
    facts = read_back(
        plain_values(context_for(manifest)),
        language=manifest.language,
        pdf=made.pdf,
        docx=filled(manifest.id),
        printed=fields,
    )
    assert [f for f in facts if not f.match] == []
    assert {"amount", "start_date", "valid_until", "candidate.legal_name"} <= {f.field for f in facts}


@pytest.mark.parametrize("manifest", [m for m in OFFERS if m.language in RIGHT_TO_LEFT], ids=lambda m: m.id)
@pytest.mark.parametrize(("field", "value"), [("amount", Decimal("9050.00")), ("probation_days", 60), ("bonus", "5%")])
def test_another_value_is_not_found_in_a_letter_from_right_to_left(
    manifest: Manifest, field: str, value: object
) -> None:
    made = make_pdf(
        filled(manifest.id), engine="builtin", title=manifest.title, author="A", language=manifest.language, at=NOW
    )
    context = plain_values(context_for(manifest))
    facts = read_back(
        {**context, "offer": {**context["offer"], field: value}},
        language=manifest.language,
        pdf=made.pdf,
        docx=filled(manifest.id),
    )
    assert field in {fact.field for fact in facts if not fact.match}


@OF_EACH
def test_the_text_is_in_the_language_of_the_manifest(manifest: Manifest) -> None:
    words = own_words(manifest)
    if manifest.second_language:
        assert sum(words[w] for w in COMMON_WORDS["ar"].split()) > 10
        assert sum(words[w] for w in COMMON_WORDS["en"].split()) > 10
        return
    wanted = manifest.language.partition("_")[0]
    hits = {
        code: sum(words[w] for w in f"{common} {TELLING.get(code, '')}".split())
        for code, common in COMMON_WORDS.items()
    }
    assert max(hits, key=lambda code: hits[code]) == wanted, hits


@OF_EACH
def test_nothing_raw_is_left_in_the_example(manifest: Manifest) -> None:
    text = text_of(manifest.id)
    assert not re.search(r"[{}<>]|duration-|\bNone\b", text)
    assert not set(text) & set("şŞţŢ")
    assert not re.search(r"  | [,.;](?:\s|$)|\(\)|,,|\.\.", text)


@OF_EACH
def test_every_signature_has_one_anchor_and_a_draft_has_none(manifest: Manifest) -> None:
    anchors = Counter(re.findall(r"\[\[sign:\d+\]\]", text_of(manifest.id)))
    expected = {
        "consent_request": {"[[sign:1]]": 1},
        "offer_letter": {"[[sign:1]]": 1, "[[sign:2]]": 1},
        "offer_annex": {"[[sign:1]]": 1, "[[sign:2]]": 1},
        "pre_contract_information": {"[[sign:1]]": 1, "[[sign:2]]": 1},
        "notice_of_change": {"[[sign:1]]": 1, "[[sign:2]]": 1},
    }
    assert anchors == expected.get(manifest.document_type, {})


@OF_EACH
def test_no_tag_is_split_and_no_amount_or_date_is_written_by_hand(manifest: Manifest) -> None:
    parts = read_package(manifest.path.read_bytes())
    for name in TEXT_PARTS:
        for paragraph in parse_part(name, parts[name]).iter(f"{W}p"):
            for run in paragraph.iter(f"{W}t"):
                assert len(re.findall(r"\{[{%]", run.text or "")) == len(re.findall(r"[%}]\}", run.text or ""))
            plain = re.sub(r"\{\{.*?\}\}|\{%.*?%\}", "", paragraph_text(paragraph))
            assert not re.search(
                r"\d[\d.,]*\s*(?:lei|RON|EUR|AED|€|%)|\b20\d\d-\d\d|\b\d{1,2}\s+\w+\s+20\d\d", plain
            ), plain


@OF_EACH
def test_between_two_tables_stands_a_paragraph(manifest: Manifest) -> None:
    parts = read_package(manifest.path.read_bytes())
    body = parse_part("body", parts[main_part(parts)]).find(f"{W}body")
    assert body is not None
    kinds = [element.tag.removeprefix(W) for element in body]
    assert ("tbl", "tbl") not in list(pairwise(kinds))


@pytest.mark.parametrize("manifest", [m for m in MANIFESTS if m.language in RIGHT_TO_LEFT], ids=lambda m: m.id)
def test_arabic_and_hebrew_run_from_right_to_left(manifest: Manifest) -> None:
    parts = read_package(manifest.path.read_bytes())
    roots = [parse_part(name, parts[name]) for name in TEXT_PARTS]
    if manifest.second_language:
        roots = [
            cell for row in roots[0].iter(f"{W}tr") if len(cells := row.findall(f"{W}tc")) == 2 for cell in cells[1:]
        ]
        roots = [cell for cell in roots if re.search("[\u0600-\u06ff]", "".join(map(str, cell.itertext())))]
        assert len(roots) >= 19
    else:
        assert all(t.find(f"{W}tblPr/{W}bidiVisual") is not None for root in roots for t in root.iter(f"{W}tbl"))
        assert roots[0].find(f"{W}body/{W}sectPr/{W}bidi") is not None
    assert [p for root in roots for p in root.iter(f"{W}p") if p.find(f"{W}pPr/{W}bidi") is None] == []
    runs = [r for root in roots for r in root.iter(f"{W}r") if r.find(f"{W}t") is not None]
    assert [r for r in runs if r.find(f"{W}rPr/{W}rtl") is None] == []
    styles = parse_part("styles", parts["word/styles.xml"])
    fonts, language = styles.find(f".//{W}rPrDefault//{W}rFonts"), styles.find(f".//{W}rPrDefault//{W}lang")
    assert fonts is not None
    assert language is not None
    assert fonts.get(f"{W}cs") == "DejaVu Sans"
    assert language.get(f"{W}bidi") == manifest.language.replace("_", "-")


def test_the_shipped_files_are_what_their_source_makes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [*sys.path])
    made = runpy.run_path(str(SOURCE / "make_templates.py"))
    made["main"].__globals__["TARGET"] = tmp_path
    made["main"]()
    here = {p.relative_to(tmp_path) for p in tmp_path.rglob("*.*")}
    assert here == {p.relative_to(shipped.templates()) for t in TEMPLATES for p in (t, t.with_suffix(".docx"))}
    for path in here:
        new, old = (tmp_path / path).read_bytes(), (shipped.templates() / path).read_bytes()
        if path.suffix == ".docx":
            assert read_package(new) == read_package(old), path
        else:
            assert new == old, path


def test_every_language_says_the_same_things() -> None:
    texts = {p.stem: tomllib.loads(p.read_text(encoding="utf-8")) for p in (SOURCE / "texts").glob("*.words")}
    assert set(texts) == set(LETTER_LOCALES)
    own = {"colon", "in_words", "reference"}
    for section in ("common", "terms", "offer_letter", "precontract"):
        keys = {locale: frozenset(set(text[section]) - own) for locale, text in texts.items()}
        assert len(set(keys.values())) == 1, section
    assert len({len(text["offer_letter"]["further"]) for text in texts.values()}) == 1
    for section in set(texts["ro_RO"]) - {"locale", "common", "terms"}:
        assert set(texts["ro_RO"][section]) == set(texts["en_GB"][section]), section


def test_the_romanian_information_names_every_point_of_the_law() -> None:
    lines = text_of("pre_contract_information_ro_ro").split("\n")
    assert [line for line in lines if re.fullmatch(r"[a-z]\)", line)] == [
        f"{letter})" for letter in "abcdefghijklmnopq"
    ]


def test_what_is_not_known_yet_is_told_later_and_not_left_out() -> None:
    later = "Se comunică în scris înainte de semnarea contractului."
    known = text_of("pre_contract_information_ro_ro", esign_procedure="Semnătură calificată", training="Da")
    unknown = text_of("pre_contract_information_ro_ro")
    assert later in unknown
    assert later not in known


def test_the_letter_for_the_emirates_says_in_both_languages_that_it_is_not_the_ministry_s_form() -> None:
    text = text_of("offer_letter_ae_ar_ae")
    assert "It is not that form and does not replace it" in text
    assert "وهو ليس ذلك النموذج ولا يحل محله" in text
    assert "AED\u00a012,500.00 gross per month" in text


def test_a_rejection_gives_no_reason_but_the_one_that_was_asked_for() -> None:
    plain, told = (
        text_of("rejection_note_en_gb"),
        text_of("rejection_note_en_gb", feedback="The place has been filled."),
    )
    assert "The place has been filled." in told
    assert set(told.split("\n")) - set(plain.split("\n")) == {"The place has been filled."}
    assert not re.search(r"because|due to|experience|qualif|overqual|fit\b", plain)


def test_a_draft_contract_says_on_every_page_that_it_is_one() -> None:
    parts = read_package(filled("contract_draft_ro_ro"))
    for name in ("word/header2.xml", "word/footer1.xml"):
        assert "PROIECT" in "".join(map(str, parse_part(name, parts[name]).itertext()))
    assert "prevalează textul în limba română" in text_of("contract_draft_ro_ro")
    assert "the Romanian text prevails" in text_of("contract_draft_en_gb")


def test_the_documents_hold_no_trace_of_who_made_them() -> None:
    for manifest in MANIFESTS:
        names = set(read_package(manifest.path.read_bytes()))
        assert not any(name.startswith("docProps/") for name in names)
        assert (
            etree.QName(parse_part("x", read_package(manifest.path.read_bytes())["word/document.xml"])).localname
            == "document"
        )
