"""The beta distribution, against values that are known in closed form."""

from __future__ import annotations

from math import comb

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from recollect.core.beta import beta_cdf, beta_quantile, central_interval

shapes = st.floats(0.01, 300)
shares = st.floats(0.001, 0.999)


@given(st.integers(1, 60), st.integers(1, 60), shares)
def test_whole_shapes_give_the_binomial_tail(a: int, b: int, x: float) -> None:
    n = a + b - 1
    tail = sum(comb(n, k) * x**k * (1 - x) ** (n - k) for k in range(a, n + 1))
    assert beta_cdf(x, a, b) == pytest.approx(tail, abs=1e-11)


@given(st.floats(0.05, 50), shares)
def test_a_shape_of_one_gives_a_power(a: float, x: float) -> None:
    assert beta_cdf(x, a, 1) == pytest.approx(x**a, abs=1e-11)
    assert beta_cdf(x, 1, a) == pytest.approx(1 - (1 - x) ** a, abs=1e-11)


@given(shapes, shapes, shares)
def test_the_two_tails_make_one(a: float, b: float, x: float) -> None:
    assert beta_cdf(x, a, b) + beta_cdf(1 - x, b, a) == pytest.approx(1, abs=1e-10)


@given(shapes, shapes, shares, shares)
def test_it_never_falls(a: float, b: float, x: float, y: float) -> None:
    assert beta_cdf(min(x, y), a, b) <= beta_cdf(max(x, y), a, b) + 1e-12


@given(shapes, shapes, st.floats(0.05, 0.95))
@example(1 / 3, 1.0, 1 / 3)
@example(8.0, 1e-15, 0.1)
def test_the_quantile_undoes_it(a: float, b: float, share: float) -> None:
    x = beta_quantile(share, a, b)
    assert beta_cdf(x - 1e-7, a, b) - 1e-9 <= share <= beta_cdf(x + 1e-7, a, b) + 1e-9


def test_the_interval_is_the_middle() -> None:
    low, high = central_interval(1, 1)
    assert (low, high) == (pytest.approx(0.1, abs=1e-8), pytest.approx(0.9, abs=1e-8))


@pytest.mark.parametrize(("x", "expected"), [(-1, 0), (0, 0), (1, 1), (2, 1)])
def test_beyond_its_ends_there_is_nothing(x: float, expected: float) -> None:
    assert beta_cdf(x, 2, 3) == expected


def test_a_shape_of_zero_puts_everything_at_one_end() -> None:
    assert beta_cdf(0.0, 0, 3) == 1
    assert beta_cdf(0.9, 3, 0) == 0
    assert beta_cdf(1.0, 3, 0) == 1
    with pytest.raises(ValueError, match="no distribution"):
        beta_cdf(0.5, 0, 0)
    assert central_interval(0, 3) == (0, 0)
    assert central_interval(3, 0) == (1, 1)
