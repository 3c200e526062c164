"""Marks weighed: how much failing they tell of, and how much that is to be believed.

Each mark counts half as much after so many more answers in the same concept, so that a weakness
fades as it is worked off. With little evidence a concept is taken to be like its section: the
estimate is shrunk towards its parent's as if the parent had spoken with the voice of eight answers
(the mean of a beta distribution with that prior; see A. Gelman et al., "Bayesian Data Analysis",
3rd edition, chapters 2 and 5).
"""

from __future__ import annotations

from collections.abc import Reversible
from dataclasses import dataclass

from recollect.core.areas.marks import Sign
from recollect.core.beta import beta_cdf

HALF_LIFE = 10
"""How many later answers in the concept halve the weight of a mark."""

PRIOR_STRENGTH = 8
"""With the voice of how many answers the parent speaks."""

FADED = 2.0**-40
"""Marks of which less is left are not looked at: with the longest half-life, all of them together
weigh less than a billionth of an answer."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Marks, weighed: how much failing and how much in all, in answers."""

    failed: float = 0.0
    total: float = 0.0

    def p(self, parent: float) -> float:
        """Return the estimated chance that an answer fails, shrunk to that of the parent."""
        return (self.failed + PRIOR_STRENGTH * parent) / (self.total + PRIOR_STRENGTH)

    def belief(self, parent: float) -> tuple[float, float]:
        """Return the parameters (a, b) of the beta distribution whose mean is `p(parent)`."""
        return (
            self.failed + PRIOR_STRENGTH * parent,
            self.total - self.failed + PRIOR_STRENGTH * (1 - parent),
        )

    def worse_than(self, mean: float, parent: float) -> float:
        """Return the probability (0 to 1) that answers here fail more often than `mean`."""
        return 1 - beta_cdf(mean, *self.belief(parent))


def weigh(signs: Reversible[Sign], half_life: float = HALF_LIFE) -> Evidence:
    """Return the evidence of marks, the oldest first.

    With weights of 1 a mark counts 0.5 ** (later marks / half_life).
    """
    fading = 1 - 0.5 ** (1 / half_life)
    failed = total = 0.0
    kept = 1.0
    for weight, is_failure, _ in reversed(signs):
        if kept < FADED:
            break
        total += weight * kept
        if is_failure:
            failed += weight * kept
        kept *= 1 - weight * fading
    return Evidence(failed, total)


def present_weights(signs: Reversible[Sign]) -> list[float]:
    """Return what each mark, the oldest first, weighs now, in answers: in all, `evidence`."""
    fading = 1 - 0.5 ** (1 / HALF_LIFE)
    kept, weights = 1.0, []
    for sign in reversed(signs):
        weights.append(sign.weight * kept)
        kept *= 1 - sign.weight * fading
    return weights[::-1]
