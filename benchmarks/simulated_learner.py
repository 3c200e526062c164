"""Which ranking finds a learner's truly weakest concepts first?

Simulated learners with known weak concepts study a deck on the real SM-2 schedule, ten new cards a
day. Every day three rankings of the concepts are compared with the truth:

    ours      the report's: weighed evidence, shrunk from the learner's mean down to the concept,
              and what is likely to be forgotten soon
    lapses    how often cards of the concept lapsed, as flashcard programs count leeches
    failures  the raw share of failed answers

Concepts differ, and so do the sections they stand in. Two kinds of learner: one improves with
practice (everything is hard at first, and the weak concepts are those that stay hard), the other
never changes, which is the best case for raw shares, since nothing that was ever answered is out of
date. For both, halfway two of the five weak concepts are
mastered and two others become weak: a ranking must let go as well. Everything is seeded; run it
with `.venv/bin/python benchmarks/simulated_learner.py`.
"""

from __future__ import annotations

import argparse
import math
import random
import statistics
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from recollect.core.grades import Grade
from recollect.core.memory import NEW, Memory
from recollect.core.sm2 import SM2
from recollect.core.weakness import LearntCard, PlacedAnswer, backdrop, forgetting, rank_key, weigh

CONCEPTS = 40
SECTIONS = 8
WEAK = 5
DAYS = 100
TURN = 50
NEW_A_DAY = 10
MIDDLE = -2.0
"""The logit of the failures of a concept in the middle: 12 %."""

SECTION_SPREAD = 0.8
CONCEPT_SPREAD = 0.8
NOVELTY = 0.5
"""How often an answer about something new fails."""

EARLY = (5, 10, 15, 20, 30)


@dataclass
class Concept:
    """A concept with its true chance of failure."""

    name: int
    section: int
    cards: int
    fails: float
    """Once it is as well known as it gets."""
    pace: float
    """After so many answers half of the first difficulty is gone; 0: there is none."""
    answered: int = 0

    @property
    def now(self) -> float:
        """The chance that the next answer fails."""
        if not self.pace:
            return self.fails
        novelty = max(0.0, NOVELTY - self.fails) * 0.5 ** (self.answered / self.pace)
        return self.fails + novelty


@dataclass
class Log:
    """What a ranking may look at: the answers so far, by concept."""

    answers: dict[int, list[bool]] = field(default_factory=lambda: defaultdict(list))
    """Failures, the oldest first."""
    lapses: dict[int, int] = field(default_factory=lambda: defaultdict(int))
    placed: list[PlacedAnswer] = field(default_factory=list)
    learnt: dict[int, dict[int, LearntCard]] = field(default_factory=lambda: defaultdict(dict))
    """By concept, each card that was answered."""
    day: int = 0


Ranking = Callable[[Log, Sequence[Concept]], list[int]]


def ours(log: Log, concepts: Sequence[Concept]) -> list[int]:
    seen = backdrop(log.placed)

    def rank(concept: Concept) -> tuple[float, str]:
        parent = seen.parent_of("deck", str(concept.section))
        p = weigh((1.0, failed) for failed in log.answers[concept.name]).p(parent)
        forgotten = forgetting(p, log.learnt[concept.name].values(), today=log.day)
        return rank_key(p, forgotten, f"{concept.name:03}")

    return [c.name for c in sorted(concepts, key=rank)]


def by_lapses(log: Log, concepts: Sequence[Concept]) -> list[int]:
    return [c.name for c in sorted(concepts, key=lambda c: (-log.lapses[c.name], c.name))]


def by_failures(log: Log, concepts: Sequence[Concept]) -> list[int]:
    def rate(concept: Concept) -> float:
        answers = log.answers[concept.name]
        return sum(answers) / len(answers) if answers else 0.0

    return [c.name for c in sorted(concepts, key=lambda c: (-rate(c), c.name))]


RANKINGS: Mapping[str, Ranking] = {"ours": ours, "lapses": by_lapses, "failures": by_failures}


def course(rng: random.Random, improving: bool) -> list[Concept]:
    """Return a course: concepts of 2 to 20 cards, some sections and some concepts harder."""
    sections = [rng.gauss(0, SECTION_SPREAD) for _ in range(SECTIONS)]
    return [
        Concept(
            name=n,
            section=n % SECTIONS,
            cards=rng.randint(2, 20),
            fails=chance(MIDDLE + sections[n % SECTIONS] + rng.gauss(0, CONCEPT_SPREAD)),
            pace=rng.uniform(3, 12) if improving else 0,
        )
        for n in range(CONCEPTS)
    ]


def chance(logit: float) -> float:
    return 1 / (1 + math.exp(-logit))


def turn(concepts: Sequence[Concept], rng: random.Random) -> None:
    """Let two weak concepts be mastered and two others become weak."""
    weakest = sorted(concepts, key=lambda c: -c.fails)
    for concept in rng.sample(weakest[:WEAK], 2):
        concept.fails = 0.05
    for concept in rng.sample(weakest[WEAK:], 2):
        concept.fails = rng.uniform(0.4, 0.6)


def study(seed: int, improving: bool) -> dict[str, list[float]]:
    """Return, by ranking, each day's share of the truly weakest among the first five."""
    rng = random.Random(seed)
    concepts = course(rng, improving)
    waiting = [(c, n) for c in concepts for n in range(c.cards)]
    rng.shuffle(waiting)
    memories: dict[tuple[int, int], Memory] = {}
    log, found = Log(), {name: [] for name in RANKINGS}
    of = {c.name: c for c in concepts}
    for day in range(1, DAYS + 1):
        log.day = day
        if day == TURN:
            turn(concepts, rng)
        due = [key for key, memory in memories.items() if (memory.due or 0) <= day]
        fresh = [(c.name, n) for c, n in waiting[:NEW_A_DAY]]
        del waiting[:NEW_A_DAY]
        for key in [*due, *fresh]:
            concept = of[key[0]]
            failed = rng.random() < concept.now
            concept.answered += 1
            before = memories.get(key, NEW)
            after = SM2().graded(before, Grade.AGAIN if failed else Grade.GOOD, day)
            memories[key] = after
            log.learnt[key[0]][key[1]] = LearntCard(day, after.interval)
            log.lapses[concept.name] += after.lapses - before.lapses
            log.answers[concept.name].append(failed)
            log.placed.append(PlacedAnswer("deck", str(concept.section), failed))
        truth = {c.name for c in sorted(concepts, key=lambda c: -c.now)[:WEAK] if c.answered}
        for name, ranking in RANKINGS.items():
            first = set(ranking(log, concepts)[:WEAK])
            found[name].append(len(first & truth) / WEAK)
    return found


def day_found(shares: Sequence[float], start: int, stop: int, enough: float = 0.8) -> int:
    """Return after how many days from `start` four of the five are found, and stay found a week."""
    for day in range(start, stop - 6):
        if all(share >= enough for share in shares[day : day + 7]):
            return day - start + 1
    return stop - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--learners", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    for improving in (True, False):
        print(f"{'improving' if improving else 'unchanging'} learners")
        compare([study(options.seed + n, improving) for n in range(options.learners)])


def compare(runs: Sequence[Mapping[str, Sequence[float]]]) -> None:
    """Print what each ranking found of the weakest, and when."""
    days = "".join(f"day {day:>3}  " for day in EARLY)
    print(f"  share of the {WEAK} weakest (of {CONCEPTS}) among the first {WEAK}")
    print(f"  {'':10}{days}days 1-{TURN - 1}  days {TURN}-{DAYS}  days to 4 of 5: first, after")
    for name in RANKINGS:
        shares = [statistics.mean(run[name][day - 1] for run in runs) for day in EARLY]
        row = "".join(f"{share:>7.0%}  " for share in shares)
        before = statistics.mean(statistics.mean(run[name][: TURN - 1]) for run in runs)
        after = statistics.mean(statistics.mean(run[name][TURN - 1 :]) for run in runs)
        found = statistics.mean(day_found(run[name], 0, TURN - 1) for run in runs)
        again = statistics.mean(day_found(run[name], TURN - 1, DAYS) for run in runs)
        print(f"  {name:10}{row}{before:>9.0%}{after:>13.0%}{found:>20.1f}{again:>8.1f}")


if __name__ == "__main__":
    main()
