"""The learner's own words, added by command to a file that stays theirs."""

from __future__ import annotations

from pathlib import Path

import pytest

from recollect.app.notes.own_words import add_words, own_words, remove_words
from recollect.app.notes.vocabulary import learner_words
from recollect.core.errors import RecollectError
from recollect.core.study_log import Status
from recollect.parsing.reading import read_note
from recollect.parsing.words.vocabulary import extended


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "config" / "vocabulary.toml"
    monkeypatch.setenv("RECOLLECT_VOCABULARY", str(path))
    return path


def test_a_word_for_a_status_is_understood_from_then_on(file: Path) -> None:
    note = "| 主题 | 状态 |\n|---|---|\n| 堆 | 吃透 |\n\n**还不熟**:\n- 堆排序\n"
    assert not read_note("n.md", note, extended(learner_words())).study.entries
    add_words("status.done", ["吃透"])
    add_words("seeds.to_strengthen", ["还不熟"])
    study = read_note("n.md", note, extended(learner_words())).study
    assert [(one.topic, one.status) for one in study.entries] == [("堆", Status.DONE)]
    assert [seed.concept for seed in study.seeds] == ["堆排序"]
    remove_words("status.done", ["吃透"])
    assert own_words()["status"]["done"] == []


def test_the_file_keeps_what_the_learner_wrote_into_it(file: Path) -> None:
    file.parent.mkdir()
    file.write_text('# mine\n[status] # signs\ndone = [\n  "x",\n]\n\n[roles]\nhint = ["h"]\n')
    add_words("status.done", ['"quoted" \\', "x"])
    add_words("status.trouble", ["!"])
    text = file.read_text("utf-8")
    assert text.startswith("# mine\n[status] # signs\n")
    assert text.endswith('\n[roles]\nhint = ["h"]\n')
    assert own_words()["status"] == {"trouble": ["!"], "done": ["x", '"quoted" \\']}


@pytest.mark.parametrize("key", ["status.dune", "state.done", "done"])
def test_a_key_that_there_is_not_is_named(file: Path, key: str) -> None:
    with pytest.raises(RecollectError, match="no such"):
        add_words(key, ["x"])
    assert not file.exists()


def test_a_file_that_cannot_be_understood_stays_as_it_is(file: Path) -> None:
    file.parent.mkdir()
    file.write_text("[status\n", "utf-8")
    with pytest.raises(RecollectError, match=r"vocabulary\.toml"):
        add_words("status.done", ["x"])
    assert file.read_text("utf-8") == "[status\n"


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs a device without an end")
def test_a_file_without_an_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RECOLLECT_VOCABULARY", "/dev/zero")
    with pytest.raises(RecollectError, match="larger than 2 MB"):
        learner_words()
    with pytest.raises(RecollectError, match="larger than 2 MB"):
        add_words("status.done", ["x"])
