"""`recollect stats`: how it is going."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import click

from recollect.app.figures.statistics import PERIOD, PREDICTION_LABELS, Statistics, statistics
from recollect.app.figures.today import Today, today
from recollect.app.language import tr, tr_n, tr_said
from recollect.app.workspace import Workspace
from recollect.cli.options import deck_option, json_option, with_workspace
from recollect.core.cards.decks import shown
from recollect.core.figures.statistics import Bar, CalibrationBin, Share
from recollect.core.scheduling.study_days import day_to_date
from recollect.core.text.safe_text import safe_json, safe_line
from recollect.tui.figures import grade_name, range_of
from recollect.tui.note.spans import left_in

BAR_CELLS = 20
LABEL_CELLS = 24


@click.command("stats")
@deck_option
@click.option(
    "--days",
    "period",
    type=click.IntRange(min=1),
    default=PERIOD,
    show_default=True,
    help="How far to look back.",
)
@json_option
@with_workspace
def command(workspace: Workspace, deck: str | None, period: int, as_json: bool) -> None:
    """Show retention, workload, time and streak, and how well recall was predicted.

    Retention is the share of passed first answers of a day to cards that had been learnt; drills
    do not count. Behind each share stand its 80 % interval and the number of answers.
    """
    figures, now = statistics(workspace, deck=deck, period=period), today(workspace)
    if as_json:
        click.echo(safe_json(_record(figures, now)))
    else:
        for line in _lines(figures, now):
            click.echo(line)


def _lines(figures: Statistics, now: Today) -> Iterator[str]:
    yield from _facts(figures, now)
    for age, share in sorted(figures.by_age.items()):
        yield _fact(tr("kept, {what}", what=tr(age)), _share(share))
    for deck, share in sorted(figures.by_deck.items()):
        named = tr("kept, deck {name}", name=safe_line(shown(deck)))
        yield f"{named}{tr(': ')}{_share(share)}"
    grades = [f"{grade_name(grade)} {n}" for grade, n in figures.grades.items() if n]
    yield _fact(tr("answers"), tr(", ").join(grades) or tr("none yet"))
    yield from _histogram(tr("ease factor"), figures.ease, 2)
    yield from _histogram(tr("interval, days"), figures.intervals, 0)
    for family, bins in figures.calibration.items():
        what = tr_said(PREDICTION_LABELS[family])
        yield tr("recall, predicted and actual ({what})", what=what)
        yield from (_calibration(one) for one in bins)


def _facts(figures: Statistics, now: Today) -> Iterator[str]:
    week = [figures.seconds.get(figures.study_day - back, 0.0) for back in range(7)]
    today, mean = f"{week[0] / 60:.0f}", f"{sum(week) / 420:.0f}"
    answers = tr_n("{n} answer", "{n} answers", now.answers_this_year)
    longest = tr("longest {n}", n=figures.longest_streak)
    yield _fact(tr("cards"), now.cards)
    yield _fact(tr("kept, {n} days", n=30), _share(figures.retention_30))
    yield _fact(tr("kept, {n} days", n=figures.period), _share(figures.retention))
    yield _fact(tr("streak, days"), f"{figures.streak} ({longest})")
    yield _fact(tr("this year"), answers)
    yield _fact(tr("time"), tr("{today} min today, {n} a day in 7 days", today=today, n=mean))
    yield _fact(tr("due, next days"), " ".join(map(str, figures.forecast[:14])))
    yield _fact(tr("due in 30 days"), sum(figures.forecast))


def _fact(name: str, value: object) -> str:
    return f"{left_in(LABEL_CELLS, name)} {value}"


def _share(share: Share) -> str:
    if share.value is None:
        return tr("no answers yet")
    low, high = share.interval
    return f"{share.value:.0%} ({low:.0%}–{high:.0%}, n = {share.n})"


def _histogram(title: str, bars: Sequence[Bar], digits: int) -> Iterator[str]:
    most = max((bar.count for bar in bars), default=0)
    if not most:
        return
    yield title
    for bar in bars:
        if bar.count:
            filled = "█" * round(bar.count / most * BAR_CELLS)
            yield f"  {range_of(bar, digits):>10} {bar.count:>6} {filled}"


def _calibration(one: CalibrationBin) -> str:
    predicted, actual = f"{one.predicted:>6.0%}", _share(one.actual)
    return f"  {tr('{p} predicted, {share} actual', p=predicted, share=actual)}"


def _record(figures: Statistics, now: Today) -> dict[str, Any]:
    return {
        "study_day": day_to_date(figures.study_day).isoformat(),
        "days": figures.period,
        "cards": now.cards,
        "retention": _share_record(figures.retention),
        "retention_30_days": figures.retention_30.value,
        "retention_by_deck": {deck: _share_record(one) for deck, one in figures.by_deck.items()},
        "retention_by_age": {age: _share_record(one) for age, one in figures.by_age.items()},
        "streak_days": figures.streak,
        "longest_streak_days": figures.longest_streak,
        "answers_this_year": now.answers_this_year,
        "minutes_by_day": {
            day_to_date(day).isoformat(): round(seconds / 60, 1)
            for day, seconds in figures.seconds.items()
        },
        "forecast": list(figures.forecast),
        "answers_by_grade": {int(grade): n for grade, n in figures.grades.items()},
        "ease": [_bar_record(bar) for bar in figures.ease],
        "intervals": [_bar_record(bar) for bar in figures.intervals],
        "calibration": {
            family: {
                "what": str(PREDICTION_LABELS[family]),
                "bins": [
                    {"predicted": round(one.predicted, 4), "actual": _share_record(one.actual)}
                    for one in bins
                ],
            }
            for family, bins in figures.calibration.items()
        },
    }


def _share_record(share: Share) -> dict[str, Any]:
    low, high = share.interval
    return {
        "share": share.value,
        "n": share.n,
        "interval_80": None if share.value is None else [round(low, 4), round(high, 4)],
    }


def _bar_record(bar: Bar) -> dict[str, int | None]:
    return {"from": bar.low, "below": bar.high, "cards": bar.count}
