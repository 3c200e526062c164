"""`recollect quiz`: a self-test, on a screen or line by line."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import click

from recollect.app.language import tr
from recollect.app.quiz import PastQuiz, QuizSession, find_scope, past_quizzes
from recollect.app.workspace import Workspace
from recollect.cli.options import deck_option, has_screen, json_option, plain_option, with_workspace
from recollect.core.asking.quiz import Asking, Feedback, QuizPlan
from recollect.core.instants import instant_to_text
from recollect.core.text.safe_text import safe_json


@click.command("quiz")
@deck_option
@click.option("--area", metavar="NAME", help="Only the cards of this weak area.")
@click.option("--lecture", metavar="NAME", help="Only this note, by its path, or this heading.")
@click.option("--weak", is_flag=True, help="Only what is weak.")
@click.option("--count", type=click.IntRange(min=1), help="How many questions. Default: 10.")
@click.option("--minutes", type=click.IntRange(1, 1440), help="A time limit.")
@click.option(
    "--feedback",
    type=click.Choice([each.value for each in Feedback]),
    default=Feedback.AT_ONCE.value,
    help="See how it went after each question, or at the end.",
)
@click.option(
    "--asking",
    type=click.Choice([each.value for each in Asking]),
    default=Asking.MIXED.value,
    help="How questions without options are asked.",
)
@click.option("--grade", "grades", is_flag=True, help="Let the answers move the schedule.")
@click.option("--history", is_flag=True, help="List the earlier attempts (--json: for programs).")
@json_option
@plain_option
@with_workspace
def command(workspace: Workspace, plain: bool, history: bool, as_json: bool, **wanted: Any) -> None:
    """Test yourself on a deck, an area, a lecture, or on what is weak.

    Without options it lets you choose. With --minutes and no --count it asks as many questions as
    the time allows. Every answer is saved at once, and is evidence for your weak areas; leave
    whenever you like. --deck, --area, --lecture and --weak exclude each other.
    """
    if history and as_json:
        records = [_record(past) for past in past_quizzes(workspace)]
        click.echo(safe_json(records))
    elif history:
        # Loaded here, like the screens below: each brings a world of its own along.
        from recollect.cli.quiz_lines import print_history

        print_history(workspace)
    elif plain or not has_screen():
        from recollect.cli.quiz_lines import quiz_by_lines

        quiz_by_lines(workspace, QuizSession(workspace, _plan(workspace, wanted)))
    else:
        from recollect.tui.app import RecollectApp, run_app

        plan = _plan(workspace, wanted)
        begin = RecollectApp.set_up_quiz if plan == QuizPlan() else lambda app: app.quiz(plan)
        run_app(workspace, then=begin)


def _record(past: PastQuiz) -> dict[str, Any]:
    score = past.score
    return {
        "id": past.attempt_id,
        "started": instant_to_text(past.started),
        "scope": asdict(past.scope),
        "finished": past.is_finished,
        "answered": score.answered,
        "of": score.of,
        "points": score.points,
        "seconds": score.seconds,
        "outcomes": {outcome.value: count for outcome, count in score.outcomes.items()},
    }


def _plan(workspace: Workspace, wanted: dict[str, Any]) -> QuizPlan:
    named = {name: wanted[name] for name in ("deck", "area", "lecture", "weak") if wanted[name]}
    if len(named) > 1:
        given = ", ".join(f"--{name}" for name in named)
        raise click.UsageError(tr("{options}: choose one of them", options=given))
    count, minutes = wanted["count"], wanted["minutes"]
    return QuizPlan(
        scope=find_scope(workspace, **named),
        count=10 if count is None and minutes is None else count,
        minutes=minutes,
        feedback=Feedback(wanted["feedback"]),
        asking=Asking(wanted["asking"]),
        grades=wanted["grades"],
    )
