"""How the advert, its channels and the screening questions of a requisition are proved."""

from __future__ import annotations

from recdesk.domain.folding import fold
from recdesk.domain.requisition import ADVERT_PARTS, Channel
from recdesk.domain.review import Proof
from recdesk.domain.rules.contexts import RequisitionContext
from recdesk.domain.rules.findings import COMPUTED, Findings
from recdesk.domain.rules.wording import (
    has_cedilla,
    lines_of,
    protected_words,
    stand_ins,
    starts_with_verb,
    vague_phrases,
    with_comma_below,
    word_count,
)

_PARTS_WITH_PHRASES = ADVERT_PARTS[1:]
_SHOWN = 60


def _findings(context: RequisitionContext) -> Findings:
    return Findings(context.requisition.number, context.lists)


def advert(context: RequisitionContext) -> Proof:
    """All six parts are there, without stand-ins and empty phrases; responsibilities start with a verb.

    A person reads it through in any case: a machine does not see a wrong word that is spelled right.
    """
    found, record, lists = _findings(context), context.requisition, context.lists
    if not lists.vague:
        found.warn("word_lists_missing", "advert_summary")
    texts = {part: getattr(record, part) for part in ADVERT_PARTS}
    found.fact("words", sum(word_count(text) for text in texts.values()), COMPUTED)
    for part, text in texts.items():
        if not text.strip():
            found.block("advert_part_empty", part)
            continue
        found.fact(part, word_count(text), COMPUTED)
        for piece in stand_ins(text, lists):
            found.block("advert_stand_in", part, piece=_short(piece))
        if part in _PARTS_WITH_PHRASES:
            for phrase in vague_phrases(text, lists):
                found.block("advert_vague", part, phrase=phrase)
        if has_cedilla(text):
            word = next(w for w in text.split() if has_cedilla(w))
            found.warn("text_cedilla", part, word=word, better=with_comma_below(word))
    _check_verbs(found, record.advert_responsibilities)
    return found.proof()


def _check_verbs(found: Findings, responsibilities: str) -> None:
    lines = list(lines_of(responsibilities))
    found.fact("responsibilities", len(lines), COMPUTED)
    for line in lines:
        verb = starts_with_verb(line, found.lists)
        if verb is False:
            found.block("advert_line_without_verb", "advert_responsibilities", line=_short(line))
        elif verb is None and found.lists.verbs:
            found.warn("advert_verb_unsure", "advert_responsibilities", line=_short(line))


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1].rstrip()}…"


def channels(context: RequisitionContext) -> Proof:
    """At least one channel, each with the day on which it is posted and taken down after that day."""
    found, record = _findings(context), context.requisition
    if not record.channels:
        found.block("channels_missing", "channels")
    for channel in record.channels:
        if not channel.name.strip():
            found.block("channel_without_name", "channels")
            continue
        found.fact("channel", channel)
        _check_channel(found, channel, context)
    names = [fold(c.name) for c in record.channels]
    for channel, name in zip(record.channels, names, strict=True):
        if name and names.count(name) > 1:
            found.warn("channel_twice", "channels", channel=channel.name)
            break
    return found.proof()


def _check_channel(found: Findings, channel: Channel, context: RequisitionContext) -> None:
    known = context.reference.channels
    if known and channel.name not in known:
        found.warn("channel_unknown", "channels", channel=channel.name)
    if channel.link and not channel.link.startswith(("https://", "http://")):
        found.warn("channel_link_unusual", "channels", channel=channel.name, link=_short(channel.link))
    if channel.post_on is None:
        found.block("channel_without_date", "channels", channel=channel.name)
        return
    down = channel.take_down_on
    if down is not None and down <= channel.post_on:
        found.block(
            "channel_dates_reversed", "channels", channel=channel.name, post_on=channel.post_on, take_down_on=down
        )
    approved = context.requisition.approved_on
    if approved is not None and channel.post_on < approved:
        found.warn(
            "channel_before_approval", "channels", channel=channel.name, post_on=channel.post_on, approved_on=approved
        )


def screening(context: RequisitionContext) -> Proof:
    """At least one question. Words about protected characteristics or pay history are shown to a person."""
    found, record, lists = _findings(context), context.requisition, context.lists
    if not lists.protected:
        found.warn("word_lists_missing", "questions")
        found.ask()
    if not record.questions:
        found.block("questions_missing", "questions")
    found.fact("questions", len(record.questions), COMPUTED)
    for position, question in enumerate(record.questions, start=1):
        if not question.text.strip() or stand_ins(question.text, lists):
            found.block("question_empty", "questions", position=position)
            continue
        found.fact("question", question.text)
        for word in protected_words(question.text, lists):
            found.warn(
                "question_protected",
                "questions",
                question=_short(question.text),
                about=word.about,
                word=word.phrase.rstrip("*"),
            )
            found.ask()
    return found.proof()
