"""The one door for what the window says: results, refusals, lasting states, questions, and what is spoken aloud.

Sentences of known failures come from `localization.sentences`. Everything said is also kept for a while, so that tests
and the notice list can read it.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from recdesk.localization import sentences
from recdesk.localization.catalogue import ntr, tr
from recdesk.ui.widgets.dialogs import Question, Verb

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from recdesk.domain.errors import Problem
    from recdesk.ui.widgets.banner import Banner
    from recdesk.ui.widgets.result_line import ResultLine

_KEPT = 200


@dataclass(frozen=True, slots=True)
class Said:
    """Something said: its kind (result, refused, state, question, announcement), its text, the acts offered."""

    kind: str
    text: str
    acts: tuple[str, ...] = ()
    assertive: bool = False
    problems: tuple[Problem, ...] = field(default=(), compare=False)


class Messages(QObject):
    """Says things in the places that the window gave it; before that, only keeps them."""

    said = Signal(object)
    """A `Said`, each time something is said."""
    undo_asked = Signal()
    """[Undo] of the status line was pressed."""
    act_asked = Signal(str)
    """Another act offered with a result or a banner was pressed; its code."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._record: deque[Said] = deque(maxlen=_KEPT)
        self._labels: dict[str, str] = {}
        self._result = ""
        self._line: ResultLine | None = None
        self._refusal: Banner | None = None
        self._state: Banner | None = None
        self._speaker: QWidget | None = None

    def attach(self, *, line: ResultLine, refusal: Banner, state: Banner, speaker: QWidget) -> None:
        """Give the places of a window: its status line, two banners above the content, and the window itself."""
        self._line, self._refusal, self._state, self._speaker = line, refusal, state, speaker
        line.act_asked.connect(self._on_act)
        refusal.act_asked.connect(self._on_refusal)
        state.act_asked.connect(self.act_asked)

    def name_fields(self, labels: Mapping[str, str]) -> None:
        """Teach the marked labels of fields, so that a sentence can name the field it is about."""
        self._labels.update(labels)

    # Saying

    def result(self, sentence: str, *, undo: bool = False, acts: Sequence[tuple[str, str]] = ()) -> None:
        """The result of the last act, in the status line until the next one; an old refusal goes away."""
        self._result = sentence
        if self._line is not None:
            self._line.say(sentence, undo=undo, acts=acts)
        if self._refusal is not None:
            self._refusal.clear()
        self._keep(Said("result", sentence, (("undo",) if undo else ()) + tuple(code for code, _ in acts)))
        self._speak(sentence, assertive=False)

    def refused(self, problems: Sequence[Problem]) -> None:
        """An act was refused: say why above the content and aloud, at once."""
        text = self.summary(problems)
        if self._refusal is not None:
            self._refusal.say(text, acts=(("close", tr("Close")),))
        self._keep(Said("refused", text, assertive=True, problems=tuple(problems)))
        self._speak(text, assertive=True)

    def result_over(self, sentence: str) -> None:
        """What this result said is no longer so: it goes, unless another one has taken its place."""
        if sentence and self._result == sentence:
            self._result = ""
            if self._line is not None:
                self._line.say("")

    def take_away(self) -> None:
        """The last result and the last refusal go: the user went elsewhere, or the desk is locked. States stay."""
        self._result = ""
        if self._line is not None:
            self._line.say("")
        if self._refusal is not None:
            self._refusal.clear()

    def state(self, sentence: str, *, tone: str = "needs_you", acts: Sequence[tuple[str, str]] = ()) -> None:
        """A state that lasts (read-only, backup failed, late): a banner until `state_over`."""
        if self._state is not None:
            self._state.set_tone(tone)
            self._state.say(sentence, acts=acts)
        self._keep(Said("state", sentence, tuple(code for code, _ in acts)))
        self._speak(sentence, assertive=False)

    def state_over(self) -> None:
        """The lasting state is cured."""
        if self._state is not None:
            self._state.clear()

    def announce(self, sentence: str, *, assertive: bool = False) -> None:
        """Say something aloud only, such as the number of rows found."""
        self._keep(Said("announcement", sentence, assertive=assertive))
        self._speak(sentence, assertive=assertive)

    def ask(
        self,
        title: str,
        text: str,
        verbs: Sequence[Verb],
        answered: Callable[[str], None],
        *,
        parent: QWidget | None = None,
        details: str = "",
    ) -> Question:
        """Ask something without which nothing can go on. Returns at once; `answered` gets the code of the verb."""
        question = Question(title, text, verbs, details=details, parent=parent or self._speaker)
        question.answered.connect(answered)
        self._keep(Said("question", f"{title} {text}".strip(), tuple(verb.code for verb in verbs)))
        question.open()
        return question

    # Sentences

    def sentence(self, problem: Problem) -> str:
        """The sentence of one problem, with the label of its field where it has one."""
        label = self._labels.get(problem.field or "", "")
        where = tr(label) if label else (problem.field or "").replace("_", " ").capitalize()
        about = {} if problem.record is None else {"record": problem.record}
        return sentences.sentence(problem.code, {**about, **problem.facts}, where=where)

    def by_field(self, problems: Sequence[Problem]) -> dict[str, str]:
        """The first sentence for each field named, for `Form.show_problems`."""
        found: dict[str, str] = {}
        for problem in problems:
            if problem.field:
                found.setdefault(problem.field, self.sentence(problem))
        return found

    def summary(self, problems: Sequence[Problem]) -> str:
        """One sentence for one problem; a count and one line each for several. What several items say is said once."""
        lines = list(dict.fromkeys(self.sentence(problem) for problem in problems))
        if len(lines) < 2:
            return "".join(lines)
        head = ntr("{n} thing to put right", "{n} things to put right", len(lines)).format(n=len(lines))
        return "\n".join((head, *lines))

    @property
    def standing_result(self) -> str:
        """The result that stands in the status line now."""
        return self._result

    @property
    def record(self) -> tuple[Said, ...]:
        """What was said, oldest first."""
        return tuple(self._record)

    def last(self, kind: str) -> Said | None:
        """The last thing said of a kind."""
        return next((said for said in reversed(self._record) if said.kind == kind), None)

    # Inside

    def _keep(self, said: Said) -> None:
        self._record.append(said)
        self.said.emit(said)

    def _speak(self, sentence: str, *, assertive: bool) -> None:
        if self._speaker is None or not QAccessible.isActive():
            return
        event = QAccessibleAnnouncementEvent(self._speaker, sentence)
        if assertive:
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(event)

    def _on_act(self, code: str) -> None:
        if code == "undo":
            self.undo_asked.emit()
        else:
            self.act_asked.emit(code)

    def _on_refusal(self, code: str) -> None:
        if code == "close" and self._refusal is not None:
            self._refusal.clear()
        else:
            self.act_asked.emit(code)
