"""Concepts: found in cards and notes, named as the learner names them, merged across languages."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from tests.app.conftest import sound

from recollect.app.areas.model import Area
from recollect.app.areas.naming import (
    UnknownArea,
    add_alias,
    extend_glossary,
    keep_apart,
    merge,
    rename,
    suggestions,
)
from recollect.app.areas.opening import current_areas
from recollect.app.cards.actions import undo
from recollect.app.concepts.concepts import Concepts
from recollect.app.concepts.glossary import glossary_of
from recollect.app.concepts.terms import Matcher, term_fold
from recollect.app.doctor import diagnose
from recollect.app.importing import apply_import, plan_import, undo_import
from recollect.app.study import StudySession
from recollect.app.workspace import Workspace
from recollect.core.areas.marks import MarkKind
from recollect.core.areas.weakness import State
from recollect.core.errors import RecollectError
from recollect.core.scheduling.study_days import day_to_date

pytestmark = pytest.mark.usefixtures("deck")


def whole_areas(workspace: Workspace) -> list[object]:
    return [(one, one.cards, one.evidence) for one in current_areas(workspace)]


def area(workspace: Workspace, name: str) -> Area:
    return next(one for one in current_areas(workspace) if one.name == name)


def questions(found: Area) -> set[str]:
    return {card.question for card in found.cards}


def names(workspace: Workspace) -> set[str]:
    with workspace.database.read() as unit:
        return set(unit.areas.names().values())


class TestFinding:
    def test_a_term_of_several_cards_is_a_concept_in_both_languages_at_once(
        self, workspace: Workspace
    ) -> None:
        with workspace.database.read() as unit:
            ids = {name: area_id for area_id, name in unit.areas.names().items()}
            concept = ids.get("multi-head attention") or ids["多头注意力"]
            assert len(unit.areas.cards()[concept]) == 2

    def test_what_the_log_calls_weak_is_suspected_with_its_line_and_date(
        self, workspace: Workspace
    ) -> None:
        weak = area(workspace, "多头注意力拼接机制")
        assert weak.score.state is State.SUSPECTED
        (mark,) = weak.evidence
        assert mark.kind is MarkKind.NOTES
        assert mark.source == "log.md:5"
        assert day_to_date(mark.day) == date(2024, 3, 1)

    def test_a_concepts_cards_are_found_by_its_parts_in_any_language(
        self, workspace: Workspace
    ) -> None:
        weak = area(workspace, "多头注意力拼接机制")
        assert questions(weak) == {
            "Why does multi-head attention concatenate its heads?",
            "多头注意力为什么要拼接？",
        }

    def test_a_concept_without_cards_still_stands_with_its_source(
        self, workspace: Workspace
    ) -> None:
        assert area(workspace, "recursion").place == "log.md:5"

    def test_a_new_concept_finds_the_older_cards_too(
        self, workspace: Workspace, notes: Path, import_notes: Callable[[], object]
    ) -> None:
        (notes / "more.md").write_text(
            "# More\n\n**需加强部分**:\n- heap operations\n", encoding="utf-8"
        )
        import_notes()
        assert questions(area(workspace, "heap operations")) == {"Why are heap operations cheap?"}

    def test_the_settings_extend_the_glossary(
        self, workspace: Workspace, notes: Path, import_notes: Callable[[], object]
    ) -> None:
        extend_glossary(workspace, "heap", ["二叉堆"])
        with workspace.database.read() as unit:
            assert glossary_of(unit).key_of("二叉堆") == "heap"
        (notes / "zh.md").write_text(
            "# 数据结构\n\n### Q1: 二叉堆为什么快？\n**答案**：树很平。\n", encoding="utf-8"
        )
        import_notes()
        with workspace.database.read() as unit:
            heap = unit.areas.find("heap")
            assert heap is not None
            assert len(unit.areas.cards()[heap]) == 3
        extend_glossary(workspace, "heap", ["flat tree"])
        assert workspace.settings.glossary == {"heap": ["二叉堆", "flat tree"]}
        extend_glossary(workspace, "heap", [])
        assert workspace.settings.glossary == {}

    def test_the_glossary_and_its_cards_change_together(
        self, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail(self: Concepts) -> None:
            raise RecollectError("no room")

        monkeypatch.setattr(Concepts, "link", fail)
        with pytest.raises(RecollectError):
            extend_glossary(workspace, "heap", ["flat tree"])
        with workspace.database.read() as unit:
            assert glossary_of(unit).key_of("flat tree") is None
        assert workspace.settings.glossary == {}


class TestImportingAgain:
    def test_replaces_what_a_note_says(
        self, workspace: Workspace, notes: Path, import_notes: Callable[[], object]
    ) -> None:
        log = notes / "log.md"
        log.write_text(log.read_text("utf-8").replace("<br />-recursion", ""), encoding="utf-8")
        import_notes()
        assert "recursion" not in {one.name for one in current_areas(workspace)}
        with workspace.database.read() as unit:
            assert len(unit.study_entries.all()) == 1

    def test_a_statement_without_a_date_gets_no_younger(
        self, workspace: Workspace, notes: Path, import_notes: Callable[[], object], clock: object
    ) -> None:
        note = notes / "more.md"
        note.write_text("# More\n\n**需加强部分**:\n- tries\n", encoding="utf-8")
        import_notes()
        first = area(workspace, "tries").evidence[0].day
        clock.pass_days(30)  # type: ignore[attr-defined]
        note.write_text("# More\n\nNew.\n\n**需加强部分**:\n- tries\n", encoding="utf-8")
        import_notes()
        mark = area(workspace, "tries").evidence[0]
        assert (mark.day, mark.source) == (first, "more.md:6")
        note.rename(notes / "later.md")
        import_notes()
        mark = area(workspace, "tries").evidence[0]
        assert (mark.day, mark.source) == (first, "later.md:6")

    def test_a_note_that_is_gone_says_nothing_any_more(
        self, workspace: Workspace, notes: Path, import_notes: Callable[[], object]
    ) -> None:
        (notes / "log.md").unlink()
        (notes / "transformers.md").write_text("# Empty\n", encoding="utf-8")
        import_notes()
        with workspace.database.read() as unit:
            assert unit.study_entries.all() == []
            assert unit.seeds.all() == []

    def test_its_undo_puts_every_row_back(self, workspace: Workspace, notes: Path) -> None:
        derived = ("area", "alias", "card_area", "seed", "study_entry", "own_answer")

        def rows() -> dict[str, set[tuple[object, ...]]]:
            with sqlite3.connect(workspace.address) as connection:
                return {t: set(connection.execute(f"SELECT * FROM {t}")) for t in derived}

        before = rows()
        log = notes / "log.md"
        log.write_text(log.read_text("utf-8").replace("recursion", "tries"), encoding="utf-8")
        apply_import(workspace, plan_import(workspace, [notes]))
        assert rows() != before
        undo_import(workspace)
        assert rows() == before

    def test_finds_again_what_the_learner_had_named_and_taken_back(
        self, workspace: Workspace, notes: Path, import_notes: Callable[[], object]
    ) -> None:
        StudySession(workspace).mark_weak("tries")
        undo(workspace)
        assert "tries" not in names(workspace)
        more = "# More\n\n**To strengthen**:\n- tries\n"
        (notes / "more.md").write_text(more, encoding="utf-8")
        import_notes()
        assert len(area(workspace, "tries").evidence) == 1

    def test_an_area_that_the_learner_marked_since_outlives_its_undo(
        self, workspace: Workspace, notes: Path, import_notes: Callable[[], object]
    ) -> None:
        log = notes / "log.md"
        log.write_text(log.read_text("utf-8").replace("recursion", "tries"), encoding="utf-8")
        import_notes()
        StudySession(workspace).mark_weak("tries")
        undo_import(workspace)
        assert "tries" in names(workspace)

    def test_of_notes_that_tell_nothing_new_is_no_import(
        self, workspace: Workspace, notes: Path
    ) -> None:
        log = notes / "log.md"
        log.write_text(log.read_text("utf-8") + "\nMore prose.\n", encoding="utf-8")
        assert plan_import(workspace, [notes]).changes_nothing


class TestNaming:
    def test_one_concept_under_two_names_is_suggested_and_merged_once(
        self, workspace: Workspace, notes: Path, import_notes: Callable[[], object]
    ) -> None:
        (notes / "more.md").write_text(
            "# More\n\n**To strengthen**:\n- multi-head concatenation\n", encoding="utf-8"
        )
        import_notes()
        pairs = {frozenset((one.name, one.other)) for one in suggestions(workspace)}
        pair = frozenset(("多头注意力拼接机制", "multi-head concatenation"))
        assert pair in pairs
        merge(workspace, "多头注意力拼接机制", "multi-head concatenation")
        merged = area(workspace, "多头注意力拼接机制")
        assert merged.aliases == ("multi-head concatenation",)
        assert {mark.source for mark in merged.marks} == {"log.md:5", "more.md:4"}
        assert pair not in {frozenset((one.name, one.other)) for one in suggestions(workspace)}

    def test_a_merged_name_stays_merged_when_notes_say_it_again(
        self, workspace: Workspace, notes: Path, import_notes: Callable[[], object]
    ) -> None:
        add_alias(workspace, "recursion", "self-reference")
        (notes / "more.md").write_text(
            "# More\n\n**To strengthen**:\n- self-reference\n", encoding="utf-8"
        )
        import_notes()
        assert "self-reference" not in names(workspace)
        assert len(area(workspace, "recursion").marks) == 2

    def test_what_the_learner_keeps_apart_is_not_suggested_again(
        self, workspace: Workspace
    ) -> None:
        rename(workspace, "recursion", "multi-head concatenation")
        (pair,) = suggestions(workspace)
        keep_apart(workspace, pair.name, pair.other)
        assert suggestions(workspace) == ()

    def test_a_wider_concept_is_not_taken_for_a_narrower_one(self, workspace: Workspace) -> None:
        assert {"multi-head attention", "多头注意力拼接机制"} <= set(names(workspace))
        assert suggestions(workspace) == ()

    def test_renaming_keeps_the_old_name_as_an_alias(self, workspace: Workspace) -> None:
        rename(workspace, "recursion", "Recursive calls")
        assert area(workspace, "Recursive calls").aliases == ("recursion",)

    def test_a_name_that_is_taken_is_refused(self, workspace: Workspace) -> None:
        with pytest.raises(RecollectError, match="merge"):
            rename(workspace, "recursion", "多头注意力拼接机制")

    def test_every_naming_is_taken_back_in_turn(self, workspace: Workspace) -> None:
        namings: list[Callable[[], None]] = [
            lambda: rename(workspace, "recursion", "Recursive calls"),
            lambda: add_alias(workspace, "recursion", "self-reference"),
            lambda: merge(workspace, "recursion", "多头注意力拼接机制"),
            lambda: rename(workspace, "Recursive calls", "多头注意力拼接机制"),
            lambda: rename(workspace, "多头注意力拼接机制", "Self-reference"),
        ]
        states = []
        for naming in namings:
            states.append(whole_areas(workspace))
            naming()
        (whole,) = (one for one in current_areas(workspace) if one.marks)
        assert (whole.name, len(whole.marks), len(whole.cards)) == ("Self-reference", 2, 2)
        assert set(whole.aliases) == {"recursion", "Recursive calls", "多头注意力拼接机制"}
        for before in reversed(states):
            assert undo(workspace) is not None
            assert whole_areas(workspace) == before
        assert undo(workspace) is None

    def test_a_merge_is_taken_back_also_after_an_import(
        self, workspace: Workspace, notes: Path, import_notes: Callable[[], object]
    ) -> None:
        apart = names(workspace)
        merge(workspace, "多头注意力拼接机制", "recursion")
        log = notes / "log.md"
        log.write_text("New.\n\n" + log.read_text("utf-8"), encoding="utf-8")
        import_notes()
        assert len(area(workspace, "多头注意力拼接机制").marks) == 2
        undo(workspace)
        assert names(workspace) == apart
        assert [mark.source for mark in area(workspace, "recursion").marks] == ["log.md:7"]

    def test_an_import_is_undone_also_when_its_areas_were_merged(
        self, workspace: Workspace, notes: Path, import_notes: Callable[[], object]
    ) -> None:
        apart = names(workspace)
        more = "# More\n\n**To strengthen**:\n- tries\n- skip lists\n"
        (notes / "more.md").write_text(more, encoding="utf-8")
        import_notes()
        merge(workspace, "tries", "recursion")
        merge(workspace, "tries", "skip lists")
        undo_import(workspace)
        assert "tries" in names(workspace)
        while undo(workspace):
            pass
        assert apart <= names(workspace) <= apart | {"tries"}
        assert sound(diagnose(workspace))

    def test_an_unknown_area_is_named(self, workspace: Workspace) -> None:
        with pytest.raises(UnknownArea, match="nobody knows"):
            rename(workspace, "nobody knows", "x")


class TestTerms:
    def test_case_hyphens_plurals_and_spaces_do_not_matter(self) -> None:
        matcher = Matcher(["kv cache", "kv缓存", "head"])
        text = "KV-Caches, kv_cache, KV 缓存 and heads; ahead"
        assert matcher.found_in(text) == ["kv cache", "kv cache", "kv缓存", "head"]

    def test_the_longest_term_wins(self) -> None:
        matcher = Matcher(["attention", "multi head attention", "注意力", "多头注意力"])
        assert matcher.found_in("Multi-head attention 多头注意力") == [
            "multi head attention",
            "多头注意力",
        ]

    def test_folding_is_idempotent(self) -> None:
        assert term_fold(term_fold("**Multi-Head** 注意力 机制")) == term_fold(
            "multi head注意力机制"
        )
