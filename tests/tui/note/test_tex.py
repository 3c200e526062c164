"""Maths is said in Unicode where that is faithful, and in TeX where it is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recollect.tui.note.tex import to_unicode


@pytest.mark.parametrize(
    ("tex", "shown"),
    [
        (r"W^O", "Wᴼ"),
        (r"x_{ij}^2", "xᵢⱼ²"),
        (r"\sum_{i=1}^n x_i", "∑ᵢ₌₁ⁿ xᵢ"),
        (r"10^{-3}", "10⁻³"),
        (r"K^\top", "Kᵀ"),
        (r"90^\circ", "90°"),
        (r"f'(x)", "f′(x)"),
        (r"W_Q", "W_Q"),
        (r"d_{model}", "d_model"),
        (r"d_{\text{model}} N", "d_model N"),
        (r"A_{i_1}", "A_(i₁)"),
        (r"e^{i\pi}", "e^(iπ)"),
        (r"\mathbb{R}^{n \times d}", "ℝ^(n × d)"),
        (r"\frac{a+b}{c+d}", "(a+b)/(c+d)"),
        (r"\frac{1}{n}\sum_i x_i", "1/n ∑ᵢ xᵢ"),
        (r"x\frac{a}{b}", "x a/b"),
        (r"\frac{1}{2N}", "1/(2N)"),
        (r"\frac{1}{2^2}", "1/2²"),
        (r"\frac{1}{10}", "1/10"),
        (r"\sqrt{d_k}", "√dₖ"),
        (r"\sqrt{a+b}", "√(a+b)"),
        (r"\sqrt[3]{x}", "³√x"),
        (
            r"\text{softmax}\left(\frac{QK^\top}{\sqrt{d_k}}\right)V",
            "softmax(QKᵀ/√dₖ)V",
        ),
        (r"\exp\left(-x\right)", "exp(-x)"),
        (r"\hat{y}_\theta", "ŷ_θ"),
        (r"\overline{ab}", "mean(ab)"),
        (r"\mathcal{L} = -\mathbb{E}[x]", "ℒ = -𝔼[x]"),
        (r"r \ll d", "r ≪ d"),
        (r"200\times3", "200 × 3"),
        (r"\|g\|", "‖g‖"),
        (r"x \in \{0,1\}", "x ∈ {0,1}"),
        (r"\begin{bmatrix}1&2\\3&4\end{bmatrix}", "[1 2; 3 4]"),
        (r"\begin{aligned}a&=b\\c&=d\end{aligned}", "a=b\nc=d"),
        (r"\begin{cases}1&x>0\\0&\text{else}\end{cases}", "{ 1, x>0; 0, else"),
        (r"\binom{n}{k}", "C(n, k)"),
        (r"\operatorname*{argmax}_k", "argmaxₖ"),
        (r"\xrightarrow{f} y", "─f→ y"),
    ],
)
def test_maths_in_unicode(tex: str, shown: str) -> None:
    assert to_unicode(tex) == shown


@pytest.mark.parametrize(
    "tex",
    [r"\frac{a", r"\nosuchmacro{x}", r"\begin{tikzpicture}\end{tikzpicture}", "x^", "{", r"\left("],
)
def test_what_cannot_be_said_faithfully_is_left_to_the_tex(tex: str) -> None:
    assert to_unicode(tex) in (None, "(")


@given(st.text(alphabet=r"\{}[]^_&$%# abfrcsqt1+-", max_size=40))
def test_no_tex_breaks_the_typesetter(tex: str) -> None:
    to_unicode(tex)
