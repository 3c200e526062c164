"""A wrong call is told in one line, in the learner's language, with the command that says more."""

from __future__ import annotations

import pytest
from tests.cli.conftest import Say

WRONG = {
    ("revew",): "没有命令 'revew'。也许是其中之一：'reset', 'review'；参见 recollect --help",
    ("area", "shw", "x"): "没有命令 'shw'。也许是 'show'；参见 recollect area --help",
    ("review", "--dek", "x"): "没有选项 '--dek'。也许是其中之一：'--db', '--deck'",
    ("set-due",): "缺少选项 '--on'；参见 recollect set-due --help",
    ("card", "show"): "缺少参数 'ID'；参见 recollect card show --help",
    ("scan", "--format"): "选项 '--format' 后面要有一个值",
    ("review", "--plain=3"): "选项 '--plain' 后面不能有值",
    ("due", "now"): "多了一个参数（now）；参见 recollect due --help",
    ("due", "now", "then"): "多了几个参数（now then）",
    ("quiz", "--count", "few"): "'--count' 的值不对：'few' 不是整数",
    ("quiz", "--count", "0"): "'--count' 的值不对：0 不在范围 x>=1 内",
    ("report", "--format", "pdf"): "'pdf' 不是 'md', 'csv', 'json', 'html' 之一",
    ("report", "--since", "May"): "'May' 不合格式 '%Y-%m-%d'",
}


@pytest.mark.parametrize("call", WRONG, ids=" ".join)
def test_it_is_told_in_the_learners_language(say: Say, call: tuple[str, ...]) -> None:
    say("settings", "language", "zh")
    told = say(*call)
    assert told.exit_code == 2
    assert WRONG[call] in told.stderr
    assert told.stderr.startswith("recollect: ")
    assert told.stderr.count("\n") == 1


def test_a_verb_that_there_is_not_is_set_right(say: Say) -> None:
    assert "Did you mean 'words'?" in say("wrds").stderr
    assert "Did you mean" not in say("xyzzy").stderr


def test_what_no_verb_is_called_goes_to_the_one_that_takes_names(say: Say) -> None:
    assert "No such command" not in say("card", "shw").stderr
