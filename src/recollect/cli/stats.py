"""`recollect stats`: how it is going."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import click

from recollect.app.statistics import PERIOD, PREDICTION_LABELS, Statistics, statistics
from recollect.app.today import Today, today
from recollect.app.workspace import Workspace
from recollect.cli.options import deck_option, json_option, with_workspace
from recollect.cli.output import many
from recollect.core.cards.decks import shown
from recollect.core.figures.statistics import Bar, CalibrationBin, Share
from recollect.core.scheduling.study_days import day_to_date
from recollect.core.text.safe_text import safe_json, safe_line

BAR_CELLS = 20


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
    week = [figures.seconds.get(figures.study_day - back, 0.0) for back in range(7)]
    yield f"cards           {now.cards}"
    yield f"kept, 30 days   {_share(figures.retention_30)}"
    yield f"kept, {figures.period} days  {_share(figures.retention)}"
    yield f"streak, days    {figures.streak} (longest {figures.longest_streak})"
    yield f"this year       {many(now.answers_this_year, 'answer')}"
    yield f"time            {week[0] / 60:.0f} min today, {sum(week) / 420:.0f} a day in 7 days"
    yield f"due, next days  {' '.join(map(str, figures.forecast[:14]))}"
    yield f"due in 30 days  {sum(figures.forecast)}"
    for age, share in sorted(figures.by_age.items()):
        yield f"kept, {age:18} {_share(share)}"
    for deck, share in sorted(figures.by_deck.items()):
        yield f"kept, deck {safe_line(shown(deck))}: {_share(share)}"
    grades = ", ".join(f"{grade.name.lower()} {n}" for grade, n in figures.grades.items() if n)
    yield f"answers         {grades or 'none yet'}"
    yield from _histogram("ease factor", figures.ease, 100)
    yield from _histogram("interval, days", figures.intervals, 1)
    for family, bins in figures.calibration.items():
        yield f"recall, predicted and actual ({PREDICTION_LABELS[family]})"
        yield from (_calibration(one) for one in bins)


def _share(share: Share) -> str:
    if share.value is None:
        return "no answers yet"
    low, high = share.interval
    return f"{share.value:.0%} ({low:.0%}–{high:.0%}, n = {share.n})"


def _histogram(title: str, bars: Sequence[Bar], unit: int) -> Iterator[str]:
    most = max((bar.count for bar in bars), default=0)
    if not most:
        return
    yield title
    for bar in bars:
        if bar.count:
            low = f"{bar.low / unit:g}"
            edge = f"{low}+" if bar.high is None else f"{low}–{bar.high / unit:g}"
            yield f"  {edge:>10} {bar.count:>6} {'█' * round(bar.count / most * BAR_CELLS)}"


def _calibration(one: CalibrationBin) -> str:
    return f"  {one.predicted:>6.0%} predicted, {_share(one.actual)} actual"


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
                "what": PREDICTION_LABELS[family],
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
