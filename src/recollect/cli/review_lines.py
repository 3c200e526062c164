"""The review by lines, without screen control: for screen readers, dumb terminals and pipes.

Enter shows the answer and then takes the suggested grade, `h` opens a hint, `1` to `4` grade, `u`
undoes, `w NAME` marks a weak area, `?` names the keys, `q` ends. Anything else before the answer is
one's own answer.
After the answer letters tick its key points, `g` says that it was a guess, and `s` keeps one's own
answer as that of a card whose note has none.
"""

from __future__ import annotations

from dataclasses import replace
from unicodedata import normalize

import click

from recollect.app.language import tr
from recollect.app.study import Stage, StudySession, Turn
from recollect.app.workspace import Workspace
from recollect.cli.by_lines import (
    BETWEEN_BLANKS,
    attempted,
    cells,
    how_to_answer,
    read_line,
    say,
    say_lines,
    what_and_where,
    what_first,
)
from recollect.core.scheduling.grades import Grade
from recollect.tui.attempt import Attempt, Way, grade_keys, letters_of, own_answer, way_of
from recollect.tui.figures import grade_name, wait
from recollect.tui.pages.answer import answer_page, suggestion
from recollect.tui.pages.first import nothing_asked
from recollect.tui.pages.note_parts import View
from recollect.tui.pages.question import holds_answer, question_page
from recollect.tui.pages.summary import summary_page, weak_lines


def review_by_lines(workspace: Workspace, session: StudySession) -> None:
    """Go through a session by lines; the end of the input ends it, with nothing lost."""
    LineReview(workspace, session).run()


class LineReview:
    """One session by lines."""

    def __init__(self, workspace: Workspace, session: StudySession) -> None:
        self._workspace = workspace
        self._session = session
        self._grades = grade_keys(workspace.settings.buttons)
        self._view = View(workspace.calendar)
        self._attempt = Attempt()
        self._shown_at = workspace.now()
        self._cells = cells()

    def run(self) -> None:
        """Ask until no card is left, or the learner leaves."""
        if self._session.turn is None:
            click.echo(what_first(self._workspace) or nothing_asked(self._session.selection))
            return
        self._ask()
        while self._session.turn is not None:
            typed = read_line(self._prompt())
            if typed is None or (key := _as_key(typed)) == "q":
                break
            self._obey(key)
        finished = self._session.turn is None
        say_lines(summary_page(self._session.summary(), self._cells, finished=finished))
        say_lines(weak_lines(self._session.weak_spots(), self._cells))

    def _prompt(self) -> str:
        turn = self._session.at_hand
        if turn.stage is Stage.QUESTION:
            hint = turn.hints_open < len(turn.study_card.card.hints)
            keys = [self._how_to_answer(turn), tr("h hint") if hint else "", tr("q end")]
            return " · ".join(filter(None, keys))
        grades = " · ".join(
            f"{number} {grade_name(grade)} {wait(turn.outcomes[grade].interval)}"
            for number, grade in self._grades.items()
        )
        suggested = grade_name(self._suggested())
        return f"{grades} · {tr('Enter takes {grade}', grade=suggested)}"

    def _help(self) -> str:
        return tr(
            "Enter shows the answer, then takes the suggested grade; h opens a hint; "
            "{first}–{last} grade; u undoes; w NAME marks a weak area; q ends. Anything else "
            "before the answer is your own answer; after it, letters tick its key points "
            "and g says that you guessed.",
            first=min(self._grades),
            last=max(self._grades),
        )

    def _how_to_answer(self, turn: Turn) -> str:
        card = turn.study_card.card
        if way_of(card) is Way.RATE:
            return tr("{first}–{last} rate", first=min(self._grades), last=max(self._grades))
        return how_to_answer(card) or tr("Enter shows the answer")

    def _obey(self, typed: str) -> None:
        word, _, rest = typed.partition(" ")
        if word == "u":
            self._undo()
        elif word == "?":
            say(self._help())
        elif word == "w" and rest.strip():
            self._session.mark_weak(rest.strip())
            say(tr("Marked as weak: {name}", name=rest.strip()))
        elif self._session.at_hand.stage is Stage.ANSWER:
            self._settle(typed)
        elif typed == "h":
            self._hint()
        else:
            self._answer(typed)

    def _answer(self, typed: str) -> None:
        turn = self._session.at_hand
        card = turn.study_card.card
        typed = typed or BETWEEN_BLANKS.join(self._session.draft)
        rates = way_of(card) is Way.RATE
        attempt = Attempt(given_up=typed == "0") if rates else attempted(turn, typed)
        if attempt is None:
            say(tr("Type the number of an option, or 0."))
            return
        self._attempt = attempt
        self._session.keep_draft(card.id, attempt.draft)
        turn = self._session.reveal()
        if rates and typed in map(str, self._grades):
            self._grade(typed)
        else:
            self._show_answer(turn)

    def _show_answer(self, turn: Turn) -> None:
        if holds_answer(turn.study_card.card):
            say_lines(question_page(turn, self._attempt, self._view, self._cells))
        say_lines(answer_page(turn, self._attempt, self._view, self._cells))
        say(suggestion(turn, self._attempt))

    def _settle(self, typed: str) -> None:
        """Take what is said of one's answer: its points, a guess, that it be kept; the grade."""
        turn = self._session.at_hand
        points = {letter: index for index, letter in enumerate(letters_of(turn.study_card.card))}
        letters = typed.replace(" ", "")
        if letters and all(letter in points for letter in letters):
            ticked = self._attempt.ticked or frozenset()
            ticked ^= {points[letter] for letter in letters}
            self._say_suggestion(replace(self._attempt, ticked=ticked))
        elif typed == "g":
            self._say_suggestion(replace(self._attempt, guessed=not self._attempt.guessed))
        elif typed == "s" and (kept := own_answer(turn, self._attempt)):
            self._session.adopt(kept)
            say(tr("Kept as the card's answer."))
        else:
            self._grade(typed)

    def _say_suggestion(self, attempt: Attempt) -> None:
        self._attempt = attempt
        say(suggestion(self._session.at_hand, attempt))

    def _grade(self, typed: str) -> None:
        if typed in map(str, self._grades):
            grade = self._grades[int(typed)]
        elif not typed:
            grade = self._suggested()
        else:
            say(tr("Type a number of the line above, or Enter."))
            return
        card = self._session.at_hand.study_card.card
        self._session.grade(
            grade,
            elapsed_ms=self._workspace.ms_since(self._shown_at),
            answer=self._attempt.as_text(card),
            missed=self._attempt.missed(card),
        )
        if self._session.card_was_gone:
            say(tr("This card was removed meanwhile: nothing was kept of it."))
        if self._session.turn is not None:
            self._ask()

    def _hint(self) -> None:
        turn = self._session.at_hand
        hints = turn.study_card.card.hints
        if turn.hints_open < len(hints):
            turn = self._session.open_hint()
            label = tr("Hint {n}/{of}", n=turn.hints_open, of=len(hints))
            say(f"{label}  {hints[turn.hints_open - 1]}")
        else:
            say(tr("There is no further hint."))

    def _undo(self) -> None:
        turn, deed = self._session.undo(), self._session.taken_back
        if turn is None:
            say(tr("There is nothing to take back."))
            return
        card = turn.study_card.card
        if deed and deed.answer and way_of(card) is Way.RECALL:
            self._session.keep_draft(card.id, (deed.answer,))
        self._ask()

    def _ask(self) -> None:
        turn = self._session.at_hand
        self._attempt = Attempt()
        self._shown_at = self._workspace.now()
        progress = self._session.progress
        click.echo(f"\n[{progress.settled + 1}/{progress.total}] {what_and_where(turn)}\n")
        say_lines(question_page(turn, self._attempt, self._view, self._cells))
        if begun := BETWEEN_BLANKS.join(self._session.draft):
            say(tr("Written before: {answer} · Enter takes it", answer=begun))

    def _suggested(self) -> Grade:
        return self._attempt.suggested(self._session.at_hand)


def _as_key(typed: str) -> str:
    """Return a single letter as the key that it stands for: input methods send wide ones, too."""
    return normalize("NFKC", typed) if len(typed) == 1 else typed
