"""Which ranking finds a learner's truly weakest concepts first?

Simulated learners with known weak concepts study a deck on the real SM-2 schedule, ten new cards a
day. Every day three rankings of the concepts that were answered are compared with the truth:

    ours      the report's: weighed evidence, shrunk from the learner's mean down to the concept,
              and what is likely to be forgotten soon
    lapses    how often cards of the concept lapsed, as flashcard programs count leeches
    failures  the raw share of failed answers

Concepts differ, and so do the sections they stand in. Two kinds of learner: one improves with
practice (everything is hard at first, and the weak concepts are those that stay hard), the other
never changes, which is the best case for raw shares, since nothing that was ever answered is out of
date. For both, the cards of a concept are alike, or differ. Halfway two of the five weak concepts
are mastered and two others become weak: a ranking must let go as well.

All three see the same answers, so that differences are taken learner by learner; the margin is one
standard error. With 300 learners of each kind (`.venv/bin/python benchmarks/simulated_learner.py`,
a few minutes), ours less failures, in points of the share found:

                        days 1-49    50-100       days until 4 of 5 are found: first, after the turn
    improving, alike     +1.0 ±0.3   +10.1 ±0.5      -1.2 ±0.4   -12.2 ±0.8
    improving, differ    +1.1 ±0.3    +7.6 ±0.5      -1.9 ±0.4    -9.6 ±0.9
    unchanging, alike    +1.0 ±0.3    +6.8 ±0.4      -0.6 ±0.6   -10.0 ±0.7
    unchanging, differ   +1.6 ±0.3    +7.2 ±0.4      -1.5 ±0.6    -8.9 ±0.8

Lapse counts find 18 to 27 points less than ours. Where rates never change and cards are alike, the
share of failures is a sufficient statistic: once there are many answers (days 20 to 49) no ranking
does better by more than what shrinking gives, and ours is level with it (-0.3 ±0.4). Where learners
improve, ours is behind on days 1 to 9 (-4.8 ±0.4; on days 10 to 19 at most -0.8 ±0.4): the concept
that fails most then is the one begun last, and one failed answer of one happens to point there.
Measured by what stays hard, ours is ahead there too. Everything is seeded.
"""

from __future__ import annotations

import argparse
import math
import random
import statistics
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

from recollect.core.areas.backdrop import Section, backdrop
from recollect.core.areas.marks import FAILED, PASSED, Sign
from recollect.core.areas.ranking import LearntCard, forgetting, rank_key
from recollect.core.areas.weakness import RANKING_HALF_LIFE
from recollect.core.areas.weighing import weigh
from recollect.core.scheduling.grades import Grade
from recollect.core.scheduling.memory import NEW, Memory
from recollect.core.scheduling.sm2 import SM2

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
CARD_SPREAD = 1.0
"""How much the logits of a concept's cards differ, where they do."""

NOVELTY = 0.5
"""How often an answer about something new fails."""

PERIODS = {
    "days 1-9": (0, 9),
    "10-19": (9, 19),
    "20-49": (19, 49),
    "1-49": (0, 49),
    "50-100": (49, 100),
}


@dataclass
class Concept:
    """A concept with its true chance of failure."""

    name: int
    section: int
    cards: Sequence[float]
    """By how much the logit of each card's failures is off that of the concept."""
    fails: float
    """Once it is as well known as it gets."""
    pace: float
    """The answers after which half of the first difficulty is gone; 0: there is none."""
    answered: int = 0

    def chances(self) -> list[float]:
        """The chance that the next answer fails, by card."""
        novelty = (
            max(0.0, NOVELTY - self.fails) * 0.5 ** (self.answered / self.pace)
            if self.pace
            else 0.0
        )
        logit = logit_of(self.fails + novelty)
        return [chance_of(logit + off) for off in self.cards]

    def now(self) -> float:
        """The chance that an answer about it fails."""
        return statistics.fmean(self.chances())


@dataclass
class Log:
    """What a ranking may look at: the answers so far, by concept."""

    answers: dict[int, list[bool]] = field(default_factory=lambda: defaultdict(list))
    """Failures, the oldest first."""
    lapses: dict[int, int] = field(default_factory=lambda: defaultdict(int))
    outcomes: list[Sign] = field(default_factory=list)
    """Of all answers, the oldest first."""
    places: dict[Section, list[int]] = field(default_factory=lambda: defaultdict(list))
    """Of the answers of each section."""
    learnt: dict[int, dict[int, LearntCard]] = field(default_factory=lambda: defaultdict(dict))
    """By concept, each card that was answered."""
    day: int = 0


Ranking = Callable[[Log, Sequence[Concept]], list[int]]


def ours(log: Log, concepts: Sequence[Concept]) -> list[int]:
    seen = backdrop(log.places, lambda places: [log.outcomes[place] for place in places])

    def rank(concept: Concept) -> tuple[float, str]:
        parent = seen.parent_of("deck", str(concept.section))
        marks = [FAILED if failed else PASSED for failed in log.answers[concept.name]]
        long_run = weigh(marks, RANKING_HALF_LIFE).p(parent)
        forgotten = forgetting(
            weigh(marks).p(parent), log.learnt[concept.name].values(), today=log.day
        )
        return rank_key(long_run, forgotten, f"{concept.name:03}")

    return [c.name for c in sorted(concepts, key=rank)]


def by_lapses(log: Log, concepts: Sequence[Concept]) -> list[int]:
    return [c.name for c in sorted(concepts, key=lambda c: (-log.lapses[c.name], c.name))]


def by_failures(log: Log, concepts: Sequence[Concept]) -> list[int]:
    def rate(concept: Concept) -> float:
        answers = log.answers[concept.name]
        return sum(answers) / len(answers)

    return [c.name for c in sorted(concepts, key=lambda c: (-rate(c), c.name))]


RANKINGS: Mapping[str, Ranking] = {"ours": ours, "lapses": by_lapses, "failures": by_failures}


def course(rng: random.Random, improving: bool, card_spread: float) -> list[Concept]:
    """Return a course: concepts of 2 to 20 cards, some sections and some concepts harder."""
    sections = [rng.gauss(0, SECTION_SPREAD) for _ in range(SECTIONS)]
    return [
        Concept(
            name=n,
            section=n % SECTIONS,
            cards=[rng.gauss(0, card_spread) for _ in range(rng.randint(2, 20))],
            fails=chance_of(MIDDLE + sections[n % SECTIONS] + rng.gauss(0, CONCEPT_SPREAD)),
            pace=rng.uniform(3, 12) if improving else 0,
        )
        for n in range(CONCEPTS)
    ]


def chance_of(logit: float) -> float:
    return 1 / (1 + math.exp(-logit))


def logit_of(chance: float) -> float:
    return math.log(chance / (1 - chance))


def turn(concepts: Sequence[Concept], rng: random.Random) -> None:
    """Let two weak concepts be mastered and two others become weak."""
    weakest = sorted(concepts, key=lambda c: -c.fails)
    for concept in rng.sample(weakest[:WEAK], 2):
        concept.fails = 0.05
    for concept in rng.sample(weakest[WEAK:], 2):
        concept.fails = rng.uniform(0.4, 0.6)


def study(seed: int, improving: bool, card_spread: float) -> dict[str, list[float]]:
    """Return, by ranking, each day's share of the truly weakest among the first five."""
    rng = random.Random(seed)
    concepts = course(rng, improving, card_spread)
    waiting = [(c, n) for c in concepts for n in range(len(c.cards))]
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
            failed = rng.random() < concept.chances()[key[1]]
            concept.answered += 1
            before = memories.get(key, NEW)
            after = SM2().graded(before, Grade.AGAIN if failed else Grade.GOOD, day)
            memories[key] = after
            log.learnt[key[0]][key[1]] = LearntCard(day, after.interval)
            log.lapses[concept.name] += after.lapses - before.lapses
            log.answers[concept.name].append(failed)
            log.places[Section("deck", str(concept.section))].append(len(log.outcomes))
            log.outcomes.append(FAILED if failed else PASSED)
        answered = [c for c in concepts if c.answered]
        truth = {c.name for c in sorted(answered, key=lambda c: -c.now())[:WEAK]}
        for name, ranking in RANKINGS.items():
            first = set(ranking(log, answered)[:WEAK])
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
    parser.add_argument("--learners", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    seeds = range(options.seed, options.seed + options.learners)
    for improving, card_spread in product((True, False), (0.0, CARD_SPREAD)):
        kind = "improving" if improving else "unchanging"
        print(f"{kind} learners, cards of a concept {'differ' if card_spread else 'alike'}")
        compare([study(seed, improving, card_spread) for seed in seeds])


def compare(runs: Sequence[Mapping[str, Sequence[float]]]) -> None:
    """Print what each ranking found of the weakest, and when; and how ours differs from others."""
    print(f"  % of the {WEAK} weakest (of {CONCEPTS}) among the first {WEAK}; days to 4 of {WEAK}")
    print(f"  {'':16}" + "".join(f"{head:>13}" for head in (*PERIODS, "to 4: first", "after")))
    figures = {name: [figures_of(run[name]) for run in runs] for name in RANKINGS}
    for name, rows in figures.items():
        print_row(name, rows)
    for name in [name for name in RANKINGS if name != "ours"]:
        pairs = zip(figures["ours"], figures[name], strict=True)
        rows = [[a - b for a, b in zip(mine, other, strict=True)] for mine, other in pairs]
        print_row(f"ours - {name}", rows)


def figures_of(shares: Sequence[float]) -> list[float]:
    """Return, for one learner, the share found in each period, in %, and the days to four."""
    found = [100 * statistics.fmean(shares[start:stop]) for start, stop in PERIODS.values()]
    return [*found, day_found(shares, 0, TURN - 1), day_found(shares, TURN - 1, DAYS)]


def print_row(name: str, rows: Sequence[Sequence[float]]) -> None:
    """Print the means over the learners, each with its standard error."""
    cells = (
        f"{statistics.fmean(column):.1f} ±{statistics.stdev(column) / len(column) ** 0.5:.1f}"
        for column in zip(*rows, strict=True)
    )
    print(f"  {name:16}" + "".join(f"{cell:>13}" for cell in cells))


if __name__ == "__main__":
    main()
