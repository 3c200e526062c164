"""The beta distribution: how sure one can be of a share after so many passes and failures."""

from __future__ import annotations

import math
from functools import lru_cache

INTERVAL_SHARE = 0.8
"""How much of a belief lies within the interval that is stated with a share, unless said."""

_ITERATIONS = 10_000
"""The fraction converges in about as many steps as the root of the larger shape."""
_PRECISION = 1e-15
_QUANTILE_PRECISION = 1e-9
_TINY = 1e-300


def beta_cdf(x: float, a: float, b: float) -> float:
    """Return P(X ≤ x) for X ~ Beta(a, b): the regularised incomplete beta function I_x(a, b).

    `a` and `b` may be 0 (not both): all the mass then lies at that end. Source: W. H. Press et al.,
    "Numerical Recipes", 3rd edition (2007), section 6.4: the continued fraction, evaluated by
    Lentz's modified method, on the side of the mean where it converges fast.
    """
    if a <= 0 or b <= 0:
        return _degenerate_cdf(x, a, b)
    if x <= 0:
        return 0.0
    if x >= 1:
        return 1.0
    front = _front(x, a, b)
    if x < (a + 1) / (a + b + 2):
        value = front * _continued_fraction(x, a, b) / a
    else:
        value = 1 - front * _continued_fraction(1 - x, b, a) / b
    return min(1.0, max(0.0, value))


def beta_quantile(share: float, a: float, b: float) -> float:
    """Return the x below which `share` (0 to 1) of Beta(a, b) lies, to seven digits.

    Newton's steps on the distribution function, bisection where they would leave the bracket.
    """
    if a <= 0 or b <= 0:
        return 0.0 if a <= 0 else 1.0
    low, high = 0.0, 1.0
    x = min(max(a / (a + b), _QUANTILE_PRECISION), 1 - _QUANTILE_PRECISION)
    while high - low > _QUANTILE_PRECISION:
        error = beta_cdf(x, a, b) - share
        # A small step is no sign of being there: near the ends a density may be huge.
        if abs(error) < _QUANTILE_PRECISION:
            return x
        low, high = (low, x) if error > 0 else (x, high)
        slope = _front(x, a, b) / (x * (1 - x))
        x = x - error / slope if slope else low
        if not low < x < high:
            x = (low + high) / 2
    return (low + high) / 2


@lru_cache(maxsize=1024)
def central_interval(a: float, b: float, share: float = INTERVAL_SHARE) -> tuple[float, float]:
    """Return the two ends between which the middle `share` (0 to 1) of Beta(a, b) lies."""
    tail = (1 - share) / 2
    return beta_quantile(tail, a, b), beta_quantile(1 - tail, a, b)


def _degenerate_cdf(x: float, a: float, b: float) -> float:
    if a < 0 or b < 0 or a == b:
        raise ValueError(f"Beta({a}, {b}) is no distribution")
    mass_at = 0.0 if a == 0 else 1.0
    return 1.0 if x >= mass_at else 0.0


def _front(x: float, a: float, b: float) -> float:
    """Return x^a (1 - x)^b / B(a, b)."""
    return math.exp(
        math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x)
    )


def _continued_fraction(x: float, a: float, b: float) -> float:
    c, d = 1.0, _inverse(1 - (a + b) * x / (a + 1))
    fraction = d
    for m in range(1, _ITERATIONS):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        d, c = _inverse(1 + even * d), _off_zero(1 + even / c)
        fraction *= d * c
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        d, c = _inverse(1 + odd * d), _off_zero(1 + odd / c)
        fraction *= d * c
        if abs(d * c - 1) < _PRECISION:
            break
    return fraction


def _inverse(value: float) -> float:
    return 1 / _off_zero(value)


def _off_zero(value: float) -> float:
    return value if abs(value) > _TINY else _TINY
