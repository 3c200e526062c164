"""What a self-test came to: the score, what to strengthen, what was not right, and before."""

from __future__ import annotations

from collections.abc import Iterator

from recollect.app.language import tr, tr_n
from recollect.app.quiz import PastQuiz, QuizResult, ResultRow
from recollect.core.asking.judging import Outcome
from recollect.core.asking.scoring import QuizScore
from recollect.core.cards.items import Kind
from recollect.core.scheduling.study_days import StudyCalendar
from recollect.tui.figures import bar, duration, percent
from recollect.tui.note.spans import BLANK, Line, Span, cell_len, hang, line, width
from recollect.tui.note.typeset import plain
from recollect.tui.note.wrap import clip, clip_start, wrap
from recollect.tui.pages.parts import NARROW, listed, row, section, sentence, stacked
from recollect.tui.pages.question import asked
from recollect.tui.pages.quiz import ROLES, SIGNS, scope_title

EARLIER_SHOWN = 6
TOPICS_SHOWN = 6


def quiz_result_page(result: QuizResult, calendar: StudyCalendar, cells: int) -> list[Line]:
    """Return all that an attempt tells."""
    blocks = [
        _title(result, calendar, cells),
        _score(result, cells),
        section(tr("To strengthen"), _topics(result, cells), cells),
        section(tr("Not right yet"), _missed(result, cells), cells),
        section(tr("Earlier attempts"), _earlier(result, calendar, cells), cells),
    ]
    return stacked(blocks, cells)


def past_line(past: PastQuiz, calendar: StudyCalendar, cells: int, *, about: bool = True) -> Line:
    """Return one line for an attempt: when, how well, and what it was about."""
    answered, of = past.score.answered, past.score.of
    asked = tr_n("{n} question", "{n} questions", of)
    extent = asked if past.is_finished else f"{answered}/{of} {tr('left early')}"
    share = percent(past.score.share)
    right = [Span(extent, "muted")] if cells >= NARROW else []
    figures = [
        Span(f"{calendar.local(past.started):%Y-%m-%d %H:%M}  ", "muted"),
        Span(f"{share:>4} "),
        Span(bar(past.score.share or 0.0, 10 if cells >= NARROW else 5), "accent"),
    ]
    free = cells - width([*figures, *right]) - 3
    name = clip_start(scope_title(past.scope), free) if about else ""
    return row([*figures, Span(f"  {name}")], right, cells)


def _title(result: QuizResult, calendar: StudyCalendar, cells: int) -> list[Line]:
    title = tr("Quiz: {scope}", scope=scope_title(result.attempt.plan.scope))
    when = f"{calendar.local(result.attempt.started):%Y-%m-%d %H:%M}"
    lines = [
        *sentence(title, cells, "heading"),
        line(Span(when, "muted")),
    ]
    if not result.is_finished:
        left = tr("Left early: what you answered is kept, and scored alone.")
        lines += sentence(left, cells, "warn")
    return lines


def _score(result: QuizResult, cells: int) -> list[Line]:
    score = result.score
    share = percent(score.share)
    size = min(30, max(cells - cell_len(share) - 3, 4))
    shown = line(Span(f"{share}  ", "strong"), Span(bar(score.share or 0.0, size), "accent"))
    return [shown, *wrap(list(_outcomes(score)), cells), *_facts(result, cells)]


def _outcomes(score: QuizScore) -> Iterator[Span]:
    named = {
        tr("{n} right", n=score.outcomes.get(Outcome.RIGHT, 0)): Outcome.RIGHT,
        tr("{n} partly", n=score.outcomes.get(Outcome.PARTLY, 0)): Outcome.PARTLY,
        tr("{n} guessed", n=score.outcomes.get(Outcome.GUESSED, 0)): Outcome.GUESSED,
        tr("{n} wrong", n=score.outcomes.get(Outcome.WRONG, 0)): Outcome.WRONG,
        tr("{n} unknown", n=score.outcomes.get(Outcome.UNKNOWN, 0)): Outcome.UNKNOWN,
    }
    for text, outcome in named.items():
        if score.outcomes.get(outcome):
            yield Span(f"{SIGNS[outcome]} {text}   ", ROLES[SIGNS[outcome]])


def _facts(result: QuizResult, cells: int) -> list[Line]:
    score = result.score
    facts = [
        tr("{points} of {of} points", points=f"{score.points:g}", of=score.of),
        duration(score.seconds),
    ]
    if score.answered < score.of:
        facts.append(tr("time ran out on {n}", n=score.of - score.answered))
    if result.attempt.plan.grades:
        facts.append(tr("counted as reviews"))
    return sentence(" · ".join(facts), cells, "muted")


def _topics(result: QuizResult, cells: int) -> list[Line]:
    return [
        row(
            [Span(topic.name)],
            [
                Span(tr_n("{n} question", "{n} questions", topic.asked), "muted"),
                Span(f"  {percent(topic.share):>4} "),
                Span(bar(topic.share, 10 if cells >= NARROW else 4), "accent"),
            ],
            cells,
        )
        for topic in result.topics[:TOPICS_SHOWN]
    ]


def _missed(result: QuizResult, cells: int) -> list[Line]:
    lines: list[Line] = []
    for missed in result.rows:
        if missed.answer.outcome is not Outcome.RIGHT:
            lines += [*([BLANK] if lines and cells >= NARROW else []), *_question(missed, cells)]
    return lines


def _question(missed: ResultRow, cells: int) -> list[Line]:
    outcome = missed.answer.outcome
    sign = SIGNS[outcome] if outcome else "?"
    number = f"{sign} {missed.answer.position}  "
    indent = " " * cell_len(number)
    free = max(cells - len(indent), 8)
    shown = hang(
        sentence(plain(asked(missed.card, answered=True)), free),
        [Span(number, ROLES.get(sign, "muted"))],
    )
    details = [
        *_answered(missed, free),
        *sentence(missed.card.source.place, free, "muted"),
    ]
    return [*shown, *(item.indented([Span(indent)]) for item in details)]


def _answered(missed: ResultRow, cells: int) -> list[Line]:
    given, wanted = missed.answer.given, missed.wanted
    if missed.answer.kind is Kind.TRUE_FALSE:
        given = ""
    was_chosen = missed.answer.kind is Kind.CHOICE
    texts = [(tr("you"), plain(given) if was_chosen else given), (tr("note"), plain(wanted))]
    return listed([(label, clip(text, 3 * (cells - 6))) for label, text in texts if text], cells)


def _earlier(result: QuizResult, calendar: StudyCalendar, cells: int) -> list[Line]:
    lines = [
        past_line(past, calendar, cells, about=False) for past in result.earlier[:EARLIER_SHOWN]
    ]
    since = result.since_last
    if since is not None:
        points = f"{round(100 * since.change):+d}"
        text = tr("{points} points since the last whole attempt.", points=points)
        if since.better or since.worse:
            text += " " + tr(
                "Of what it asked too: {better} better, {worse} worse.",
                better=since.better,
                worse=since.worse,
            )
        lines += sentence(text, cells)
    return lines
