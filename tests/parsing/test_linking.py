"""Answers that stand in other notes; records and restatements that are no cards; duplicates."""

from __future__ import annotations

import pytest

from recollect.core.cards.items import Item, Kind, Reference
from recollect.parsing.across.linking import link
from recollect.parsing.landmarks import Landmarks
from recollect.parsing.reading import ParsedNote, read_note

QUESTIONS = """\
# Lecture 05: optimisers

### Q1: Why does momentum help in narrow valleys?

**Hints**:
- Which direction do the gradients agree on?

### Q2: What does bias correction correct?

### Q3: When is plain SGD enough?
"""

RECORD = """\
# Discussion record

### Q1: Momentum in valleys, a record

**My answer**: it averages.

Opposite gradients cancel, common ones add up.

### Why this matters

More of the record.

## Q2: Bias correction, worked out

The averages start at zero.

## Summary

Not part of Q2.
"""


def linked(*notes: tuple[str, str]) -> tuple[Item, ...]:
    parsed = [read_note(path, text) for path, text in notes]
    texts = dict(notes)

    def section(reference: Reference) -> str:
        lines = texts[reference.path].split("\n")
        return "\n".join(lines[(reference.line or 1) - 1 : reference.end_line])

    return tuple(link(parsed, section).items)


def by_label(items: tuple[Item, ...], path: str) -> dict[str | None, Item]:
    return {item.label: item for item in items if item.path == path}


def test_a_record_in_the_same_folder_answers_its_question() -> None:
    items = linked(("05/questions.md", QUESTIONS), ("05/record.md", RECORD))
    first = by_label(items, "05/questions.md")["Q1"]
    assert first.references == (Reference("05/record.md", 3, 11),)
    assert "Opposite gradients cancel" in first.answer
    assert first.kind is Kind.BASIC


def test_a_record_of_what_the_learner_said_answers_too() -> None:
    record = (
        "# Discussion record\n\n### Q1: Momentum in narrow valleys\n\n**My answer**: It averages.\n"
    )
    items = linked(("05/questions.md", QUESTIONS), ("05/record.md", record))
    assert "It averages." in by_label(items, "05/questions.md")["Q1"].answer


def test_the_title_of_a_record_that_only_repeats_the_question_is_no_part_of_its_answer() -> None:
    record = "### Q1：Why does momentum help in narrow valleys\n\nIt averages.\n"
    items = linked(("05/questions.md", QUESTIONS), ("05/record.md", record))
    assert by_label(items, "05/questions.md")["Q1"].answer == "It averages."


def test_a_section_goes_on_over_headings_of_its_rank_and_ends_at_a_summary() -> None:
    items = linked(("05/questions.md", QUESTIONS), ("05/record.md", RECORD))
    answers = by_label(items, "05/questions.md")
    assert "More of the record" in answers["Q1"].answer
    assert "Not part of Q2" not in answers["Q2"].answer


def test_a_question_without_a_record_stays_open() -> None:
    items = linked(("05/questions.md", QUESTIONS), ("05/record.md", RECORD))
    third = by_label(items, "05/questions.md")["Q3"]
    assert (third.kind, third.answer, third.references) == (Kind.OPEN, "", ())


def test_a_record_is_no_card_of_its_own() -> None:
    items = linked(("05/questions.md", QUESTIONS), ("05/record.md", RECORD))
    assert {item.path for item in items} == {"05/questions.md"}


def test_a_record_of_questions_that_are_answered_at_home_is_no_card_of_its_own() -> None:
    home = QUESTIONS.replace(
        "gradients agree on?\n", "gradients agree on?\n\n**Answer**: The floor.\n"
    )
    home = home.replace("correction correct?", "correction correct?\n\nA start at zero.")
    home = home.replace("SGD enough?", "SGD enough?\n\nOn a round bowl.")
    record = RECORD.replace("record\n", "record\n\nCovers: Q1-Q2\n", 1) + "### Q3: Plain SGD?\n"
    items = linked(("05/questions.md", home), ("05/record.md", record))
    assert [(item.path, item.label) for item in items] == [
        ("05/questions.md", label) for label in ("Q1", "Q2", "Q3")
    ]


def test_what_was_left_out_is_told() -> None:
    notes = [read_note("05/questions.md", QUESTIONS), read_note("05/record.md", RECORD)]
    out = link(notes, lambda _: "").left_out
    assert [(one.path, one.line) for one in out] == [("05/record.md", 3), ("05/record.md", 13)]
    assert "Q1 of 05/questions.md" in str(out[0].reason)


def test_what_a_record_covers_may_be_counted_in_chinese() -> None:
    home = "# 第5讲\n\n### 问题1：龙骨为什么重？\n\n### 问题2：舵在哪里？\n"
    record = "# 讨论\n\n**覆盖问题**: 问题1-2\n\n龙骨压住船。\n"
    items = linked(("05/问题.md", home), ("05/讨论.md", record))
    assert [item.references[0].path for item in items] == ["05/讨论.md", "05/讨论.md"]


def test_a_lecture_that_a_line_at_the_top_names_is_a_scope() -> None:
    summary = "# Talk\n\n**学习内容**: Lecture 05 Q2-Q3\n\nA free discussion.\n"
    items = linked(("a/Lecture05-x/questions.md", QUESTIONS), ("b/talk.md", summary))
    answers = by_label(items, "a/Lecture05-x/questions.md")
    assert answers["Q1"].references == ()
    assert answers["Q2"].references == (Reference("b/talk.md"),)
    assert answers["Q3"].answer == ""


def test_the_record_comes_before_a_summary_elsewhere() -> None:
    summary = "# Talk\n\n**覆盖问题**: Lecture 05 Q1-Q3\n\nA free discussion.\n"
    items = linked(
        ("b/talk.md", summary),
        ("a/Lecture05-x/questions.md", QUESTIONS),
        ("a/Lecture05-x/record.md", RECORD),
    )
    references = by_label(items, "a/Lecture05-x/questions.md")["Q1"].references
    assert [one.path for one in references] == ["a/Lecture05-x/record.md", "b/talk.md"]


def test_a_record_may_name_the_question_whose_answer_it_titles_or_answer_on_its_line() -> None:
    titled = "# Worked out\n\n## Answer to Q1: a wing\n\nIt lifts.\n\n## Answer to Q2\n\nA start.\n"
    lines = "# Worked out\n\n- Q3: plain SGD\n\n**Q3**: On a round bowl.\n\n**Q2**: Never.\n"
    for record, label, line in ((titled, "Q1", 3), (titled, "Q2", 7), (lines, "Q3", 5)):
        items = linked(("05/questions.md", QUESTIONS), ("05/answers.md", record))
        item = by_label(items, "05/questions.md")[label]
        assert (item.references[0].line, "Never" in item.answer) == (line, False)
        assert {item.path for item in items} == {"05/questions.md"}


def test_a_records_titles_may_name_a_question_anywhere_and_so_may_its_own_name() -> None:
    home = "## 思考题1：为什么压载？\n\n## 思考题2：放哪里？\n\n## 思考题3：空船呢？\n"
    record = (
        "# 记录\n\n### 关于思考题1\n\n重心。\n\n#### 与思考题3的联系\n\n高。\n\n## 小结\n\n稳。\n"
    )
    own = ("第七讲/答/思考题2-压载.md", "# 压载\n\n龙骨两侧。\n")
    items = linked(("第七讲/问.md", home), ("第七讲/讨论记录.md", record), own)
    references = [[(one.path, one.line) for one in item.references] for item in items]
    assert references == [[("第七讲/讨论记录.md", 3)], [("第七讲/答/思考题2-压载.md", None)], []]
    assert "联系" in items[0].answer
    assert "稳" not in items[0].answer


def test_a_key_of_mere_labels_answers_the_paper_that_shares_the_words_and_number_of_its_name() -> (
    None
):
    papers = {
        n: f"### Q1: What is {n} for?\n\n### Q2: Who ties {n}?\n" for n in ("a bend", "a stay")
    }
    key = "### Q1\n\nRead the chapter.\n"
    names = [
        ("mock-exam-1.md", "mock-exam-1-answers.md"),
        ("mock-exam-2.md", "mock-exam-2-answers.md"),
    ]
    for (one, one_key), (two, two_key) in (
        names,
        [("q_1.md", "key/x.md"), ("ask_2.md", "answers_2.md")],
    ):
        notes = [(one, papers["a bend"]), (one_key, key), (two, papers["a stay"]), (two_key, key)]
        items = linked(*notes, ("answers_3.md", key))
        found = [(item.path, item.references[0].path) for item in items if item.references]
        assert (two, two_key) in found
        assert {item.answer for item in items if item.references} == {"Read the chapter."}
        assert not any(path == "answers_3.md" for _, path in found)


def test_what_a_session_covers_may_stand_in_its_front_matter_or_in_a_list() -> None:
    for top in (
        "---\ncovers: [Q1, Q3]\n---\n",
        "# Talk\n\n- Unit 1 covers: Q1 and 3\n",
        "# Talk\n\n- Covers: Q1 and Q3\n",
        "> 覆盖问题：Q1、Q3\n",
    ):
        items = linked(("u-1/questions.md", QUESTIONS), ("u-1/talk.md", f"{top}\nFree.\n"))
        found = [item.label for item in items if item.references]
        assert found == ["Q1", "Q3"]


def test_a_readme_that_repeats_the_questions_is_not_their_home() -> None:
    readme = "- Q1: Why does momentum help in narrow valleys?\n- Q3: When is plain SGD enough?\n"
    items = linked(("05/README.md", readme), ("05/questions.md", QUESTIONS))
    assert {item.path for item in items} == {"05/questions.md"}
    assert not any(item.references for item in items)


ANSWERED = """\
# 压载

### Q1 ｜ 重心

船为什么要压载？

**答案**：重心要低。

### Q2 ｜ 位置

压载放在哪里最好？

**答案**：龙骨两侧。
"""


def test_a_recap_is_no_home_and_its_entries_are_no_items() -> None:
    recap = "# 小结\n\n## 本讲问题回顾\n\n- Q1 为什么压载？重心要低\n- Q2 位置：贴着龙骨\n"
    items = linked(("02/a.md", recap), ("02/b.md", ANSWERED))
    assert [(item.path, item.label) for item in items] == [("02/b.md", "Q1"), ("02/b.md", "Q2")]
    english = "# Wrapping up\n\n## Recap of the questions\n\n- Q1: valleys, averaged\n- Q2: zeros\n"
    items = linked(("05/a.md", english), ("05/questions.md", QUESTIONS))
    assert {item.path for item in items} == {"05/questions.md"}


def test_a_note_that_says_recap_and_names_only_answered_questions_asks_nothing() -> None:
    notes = (
        "# Sails\n\n**Q1** Why reef?\n\n- To heel less.\n\n**Q2** Why tack?\n\n- To go upwind.\n"
    )
    recap = "# On one page\n\n**Q1 reefing**: less heel.\n\n**Q2 tacking**: upwind.\n"
    items = linked(("05/sails.md", notes), ("05/recap.md", recap))
    assert {item.path for item in items} == {"05/sails.md"}


@pytest.mark.parametrize("folder", ["discussion", "notes/transcripts", "问答记录"])
def test_a_folder_of_records_stands_beside_the_questions_or_below_them(folder: str) -> None:
    record = "# Talk (Q3)\n\nWe sat on deck.\n\n## Q3, as we left it\n\nOn a round bowl.\n"
    home = "notes/questions.md" if folder.startswith("notes") else "lectures/questions.md"
    items = linked((home, QUESTIONS), (f"{folder}/4.md", record))
    third = by_label(items, home)["Q3"]
    assert [each.path for each in third.references] == [f"{folder}/4.md"]
    assert {item.path for item in items} == {home}


def test_folders_that_say_nothing_of_records_stand_apart() -> None:
    answers = "# Q3\n\n**Answer**: on a round bowl.\n"
    items = linked(("one/questions.md", QUESTIONS), ("two/answers.md", answers))
    assert by_label(items, "one/questions.md")["Q3"].references == ()


def test_a_question_with_headings_for_its_hints_and_ones_own_answer_is_open() -> None:
    question = (
        "# Sails\n\n### Q1: Why reef?\n\n#### Hints\n\n- Which way?\n\n#### My answer\n\nDunno.\n"
    )
    record = "# Log\n\n### Q1: reefing\n\nShe heels less.\n"
    items = linked(("05/sails.md", question), ("05/log-of-tuesday.md", record))
    first = by_label(items, "05/sails.md")["Q1"]
    assert ("She heels less." in first.answer, first.own_answer) == (True, "Dunno.")


def test_a_list_that_recaps_the_questions_of_its_own_note_asks_nothing() -> None:
    items = linked(("02/b.md", f"{ANSWERED}\n## 本讲小结\n\n- **Q1**：重心\n- **Q2**：龙骨旁\n"))
    assert [item.line for item in items] == [3, 9]


@pytest.mark.parametrize("title", ["Summary exercises", "回顾练习题", "Homework"])
def test_exercises_that_close_a_chapter_are_no_recap(title: str) -> None:
    chapter = f"# Sails\n\n## {title}\n\n- Q1: Why is a jib cut flat?\n- Q2: Reef a mainsail.\n"
    items = linked(("u/sails.md", chapter), ("u/optimisers.md", QUESTIONS))
    assert {item.path for item in items} == {"u/sails.md", "u/optimisers.md"}


def test_a_recap_of_questions_that_stand_nowhere_is_kept() -> None:
    note = "# 小结\n\n## 本讲问题回顾\n\n- **Q1**：为什么压载？\n- **Q2**：压载放在哪里？\n"
    assert [item.label for item in linked(("02/a.md", note))] == ["Q1", "Q2"]


def test_a_line_at_the_top_may_list_what_was_covered_behind_another_sentence() -> None:
    log = (
        "# Tuesday\n\nPresent: us two. Covered: Questions 1, 2, and 3.\n\n"
        "### Question 1 - settled\n\nIt averages.\n\n### Question 3 - the rest\n\nOn a bowl.\n"
    )
    items = linked(("05/questions.md", QUESTIONS), ("05/tuesday.md", log))
    places = [(item.label, item.references[0].line) for item in items]
    assert places == [("Q1", 5), ("Q2", None), ("Q3", 9)]


@pytest.mark.parametrize("said", ["Not covered: Q2 and 3", "未覆盖问题：Q2、3", "Open: Q2"])
def test_what_a_session_did_not_cover_is_not_linked(said: str) -> None:
    log = f"# Tuesday\n\nCovered: Q1. {said}.\n\nFree.\n\n- Q3: next week\n"
    items = linked(("05/questions.md", QUESTIONS), ("05/session_log.md", log))
    assert [item.label for item in items if item.references] == ["Q1"]


def test_the_name_of_a_log_of_a_session_says_that_it_records() -> None:
    log = "# Tuesday\n\n### Question 2 - settled\n\nThe averages start at zero.\n"
    for name, line in (("session-log", 3), ("study_log", 3), ("redo-log", None)):
        items = linked(("05/questions.md", QUESTIONS), (f"05/{name}.md", log))
        references = by_label(items, "05/questions.md")["Q2"].references
        assert [one.line for one in references] == ([line] if line else [])


def test_a_label_that_names_its_lecture_is_a_key_in_the_whole_course() -> None:
    record = (
        "# Friday\n\n**覆盖问题**：L2-Q1、L4-Q1\n\n"
        "## L2-Q1 the keel\n\nIt keeps the mast up.\n\n## L4-Q1 knots\n\nA bend.\n"
    )
    asked = [(f"{n}_x.md", f"# {n}\n\n**{n}-Q1**: Why is it heavy?\n") for n in ("L2", "L3")]
    items = linked(*asked, ("talks/friday.md", record))
    found = [(item.label, [one.line for one in item.references]) for item in items]
    assert found == [("L2-Q1", [5]), ("L3-Q1", []), ("L4-Q1", [])]


def test_a_lecture_may_be_a_mere_number_and_questions_be_counted_in_words() -> None:
    asked = "# 对话\n\n### 3-Q2 · 龙骨为什么重？\n\n### 第4问｜舵为什么在船尾？\n"
    said = "# 实录\n\n**涉及**：3-Q2、第4问\n\n"
    record = f"{said}## 3-Q2 → 龙骨\n\n稳。\n\n## 第4问 · 舵\n\n力臂长。\n"
    items = linked(("对话.md", asked), ("答疑.md", record))
    found = [(item.label, [one.line for one in item.references]) for item in items]
    assert found == [("3-Q2", [5]), ("问题4", [9])]


def test_another_lecture_is_another_scope() -> None:
    other = RECORD.replace("Momentum in valleys", "Something else")
    items = linked(("Lecture05/questions.md", QUESTIONS), ("Lecture06/record.md", other))
    assert by_label(items, "Lecture05/questions.md")["Q1"].references == ()
    assert len([item for item in items if item.path == "Lecture06/record.md"]) == 2


def test_another_course_with_a_lecture_of_the_same_number_is_another_scope() -> None:
    knots = "### Q1: Why does a bowline hold?\n\n### Q2: What does a jerk do to a reef knot?\n"
    french = "### Q1: When is it _du_?\n"
    record = "### Q1: _du_\n\nBefore what is not counted.\n"
    items = linked(
        ("boats/week03/questions.md", knots),
        ("french/week03/questions.md", french),
        ("french/week03/record.md", record),
    )
    assert by_label(items, "boats/week03/questions.md")["Q1"].references == ()
    assert [item.path for item in items if item.references] == ["french/week03/questions.md"]


def test_notes_in_one_folder_belong_to_the_chapters_that_their_titles_name() -> None:
    items = linked(
        (
            "glazes-open.md",
            "# Chapter 5: glazes\n\n## Q1: Why does it craze?\n\n## Q2: Why bare?\n",
        ),
        (
            "glazes-answers.md",
            "# Chapter 5: answers\n\n## Q1: crazing\n\nThe glaze shrinks more.\n",
        ),
        ("kiln-open.md", "# Chapter 6: the kiln\n\n## Q1: Why must it cool slowly?\n"),
        ("kiln-answers.md", "---\nchapter: 6\n---\n\n## Q1: cooling\n\nQuartz shrinks at once.\n"),
    )
    answers = {item.path: item.references[0].path for item in items if item.references}
    assert answers == {"glazes-open.md": "glazes-answers.md", "kiln-open.md": "kiln-answers.md"}


def test_notes_in_one_folder_belong_together_by_the_first_word_of_their_names() -> None:
    items = linked(
        ("01-glazes-open.md", "## Q1: Why does it craze?\n\n## Q2: Why is the foot bare?\n"),
        ("02-kiln-open.md", "## Q1: Why must it cool slowly?\n"),
        ("03-kiln-answers.md", "## Q1: the quartz\n\nIt shrinks at once.\n"),
    )
    assert [item.path for item in items if item.references] == ["02-kiln-open.md"]


def test_chapters_and_questions_may_be_counted_in_words_and_shortened() -> None:
    home = "### 问题一：酵母要什么？\n\n### 问题二：为什么降温？\n"
    record = "# 日志\n\n**讨论范围**：第四章 问题一至二\n\n### 问题2：温度\n\n杂醇油会增多。\n"
    items = linked(("酿造/ch04-发酵/问答.md", home), ("日志/3月2日.md", record))
    assert [item.references[0].line for item in items] == [None, 5]


def test_chapters_that_number_their_own_questions_are_not_records_of_each_other() -> None:
    one = "### Q1: What is a token?\n\n### Q2: What is a merge?\n"
    two = "### Q1: What is a head?\n\nA part.\n\n### Q2: What is a layer?\n\nA stack.\n"
    items = linked(("book/tokens.md", one), ("book/layers.md", two))
    assert len(items) == 4
    assert not any(item.references for item in items)


def test_a_bank_whose_name_says_answers_records_no_other_bank_of_its_folder() -> None:
    quiz = "### Q1: Why must it cool slowly?\n\n### Q2: Which glaze crazes?\n"
    bank = "### Q1: How long is a tide?\n\nSix hours.\n\n### Q2: What is a neap?\n\nA low one.\n"
    items = linked(("glazes.md", quiz), ("Sailing-Questions-Answers.md", bank))
    assert len(items) == 4
    assert not any(item.references for item in items)


def test_a_restated_question_is_left_out() -> None:
    talk = (
        "# Talk\n\n**学习内容**: Lecture 05 Q2\n"
        "**核心问题**: What does bias correction correct?\n\nThe talk.\n"
    )
    items = linked(("Lecture05/questions.md", QUESTIONS), ("Lecture05/talk.md", talk))
    assert {item.path for item in items} == {"Lecture05/questions.md"}


def test_a_follow_up_that_is_taken_up_again_in_its_note_is_one_item() -> None:
    note = (
        "### Follow-up 1: Causal masks\n**Question**: What if the mask is dropped?\n\n"
        "## Later\n\n**Follow-up 1: Causal masks again**\n\nIt cheats.\n"
    )
    assert [item.line for item in linked(("n.md", note))] == [1]


def test_a_question_that_was_answered_before_keeps_what_the_learner_said() -> None:
    note = (
        "### 1. What is a keel?\n\nA fin.\n\n### Q1: What is a keel?\n\n**My answer:** A board.\n"
    )
    assert [item.own_answer for item in linked(("n.md", note))] == ["", "A board."]


def test_exercises_and_questions_that_count_anew_in_each_chapter_are_kept() -> None:
    note = (
        "## Sails\n\n**Exercise 1**: Draw a sail that is set for a run before the wind.\n\n"
        "### Q1: How is a sail furled?\n\nRoll it.\n\n"
        "## Ropes\n\n**Exercise 1**: Draw a rope that is set for a run before the wind.\n\n"
        "### Q1: How is a rope furled?\n\nCoil it.\n"
    )
    assert [item.line for item in linked(("n.md", note))] == [3, 5, 11, 13]


def test_another_part_of_an_exam_counts_its_questions_anew() -> None:
    note = (
        "## 填空题\n\n**题目1**：缆绳的打结方法有______。\n\n**答案**：两种\n\n"
        "## 简答题\n\n**题目1**：请简述缆绳的打结方法。\n\n**答案**：先绕后拉。\n"
    )
    assert [item.line for item in linked(("n.md", note))] == [3, 9]


def test_the_same_question_and_answer_twice_is_a_duplicate_of_the_chapter() -> None:
    chapter = "### Q1: What is a warmup, and why?\n\nThe rate rises first.\n"
    items = linked(("README.md", chapter), ("warmup.md", f"# W\n\n{chapter}"))
    assert [item.duplicate_of for item in items] == [("warmup.md", 3), None]


def test_a_short_question_is_a_duplicate_with_its_answer() -> None:
    items = linked(
        ("a.md", "Q: 什么是龙骨？\nA: 船底的纵梁。\n"), ("b.md", "Q: 什么是龙骨?\nA: 船底的纵梁\n")
    )
    assert [item.duplicate_of for item in items] == [None, ("a.md", 1)]


@pytest.mark.parametrize(
    ("path", "other"), [("README.md", "README.zh-CN.md"), ("en/rye.md", "zh/rye.md")]
)
def test_what_a_translation_asks_is_asked_once(path: str, other: str) -> None:
    note = "### Q1: What is rye?\n\nA grain.\n\n### Q2: Who eats it?\n"
    translated = "### Q1：黑麦是什么？\n\n一种谷物。\n\n### Q2：谁吃它？\n"
    items = linked((path, note), (other, translated))
    assert [item.duplicate_of for item in items if item.path == other] == [(path, 1), (path, 5)]
    assert not any(item.duplicate_of for item in items if item.path == path)
    more = linked((path, note), (other, f"{translated}\n还没人答过。\n"))
    assert not any(item.duplicate_of for item in more)


def test_a_translation_may_lag_behind() -> None:
    asked = [f"### Q{n}: What is rye {n}?\n\nA grain.\n" for n in range(1, 6)]
    told = [f"### Q{n}：黑麦{n}是什么？\n\n一种谷物。\n" for n in range(1, 5)]
    items = linked(("rye.md", "\n".join(asked)), ("rye.zh.md", "\n".join(told)))
    assert sum(item.duplicate_of is not None for item in items) == len(told)


def test_two_languages_to_learn_are_no_translations() -> None:
    french = "### Q1: Comment dit-on rye ?\n\nLe seigle.\n"
    items = linked(("fr/verbs.md", french), ("pt/verbs.md", "### Q1: Como se diz?\n\nCenteio.\n"))
    assert not any(item.duplicate_of for item in items)


def test_other_answers_make_other_cards() -> None:
    one = "### Q1: What does this print?\n\nOne.\n"
    items = linked(("a.md", one), ("b.md", one.replace("One", "Two")))
    assert [item.duplicate_of for item in items] == [None, None]


def test_an_unanswered_twin_is_a_duplicate_of_the_answered_one() -> None:
    items = linked(
        ("a.md", "Q: What is a router in a mixture?\n"),
        ("b.md", "Q: What is a router in a mixture?\nA: It picks experts.\n"),
    )
    assert [item.duplicate_of for item in items] == [("b.md", 1), None]


def test_links_do_not_depend_on_the_order_of_the_notes() -> None:
    notes = [("05/questions.md", QUESTIONS), ("05/record.md", RECORD)]
    assert set(linked(*notes)) == set(linked(*reversed(notes)))


def test_a_note_that_is_not_read_again_counts_with_its_landmarks() -> None:
    record = read_note("05/record.md", RECORD)
    kept = Landmarks.from_json(record.landmarks.to_json())
    notes = [read_note("05/questions.md", QUESTIONS), ParsedNote("05/record.md", (), kept)]
    assert link(notes, lambda _: "the section").items[0].answer == "the section"


def test_a_word_for_a_kind_of_question_numbers_no_series() -> None:
    titles = ["问答题：Handler工作原理", "编程题：手写一个Handler"]
    note = "\n".join(
        f"### {title}\n\n**问题：请写出来。**\n\n**答案**：略去。\n" for title in titles
    )
    assert len(linked(("loop.md", note))) == len(titles)


SHEET = """\
# Lights and tides

## Multiple choice

1. Which light stands to port?
   - A. Green
   - B. Red

## Short answer

1. What is slack water?
2. Explain why a tide turns.
"""
SHEET_KEY = """\
# Answers

## Multiple choice

1. B – red to port

## Short answer

1. Water between two tides,

   hardly moving.
2. The moon has moved on.
"""


@pytest.mark.parametrize(
    ("sheet", "key"),
    [
        ("sea/quiz-2.md", "sea/quiz-2-answers.md"),
        ("sea/exercises/tides.md", "sea/solutions/tides.md"),
        ("sea/exercises.md", "sea/answers.md"),
        ("海/潮汐习题.md", "海/潮汐习题参考答案.md"),
        ("海/第七课-潮汐.md", "海/第七课-小测答案.md"),
    ],
)
def test_a_key_in_a_note_of_its_own_answers_by_numbers(sheet: str, key: str) -> None:
    choice, first, second = linked((sheet, SHEET), (key, SHEET_KEY))
    assert [option.correct for option in choice.options] == [False, True]
    assert (first.kind, first.answer) == (Kind.BASIC, "Water between two tides,\n\nhardly moving.")
    assert first.references == (Reference(key, 9, 11),)
    assert second.answer == "The moon has moved on."


def test_a_key_answers_no_note_that_counts_otherwise() -> None:
    longer = SHEET + "3. What is a neap tide?\n4. What is a spring tide?\n5. What is a bore?\n"
    for path, sheet in [("sea/quiz-2.md", longer), ("sea/quiz-3.md", SHEET)]:
        items = linked((path, sheet), ("sea/quiz-2-answers.md", SHEET_KEY))
        assert not any(item.references for item in items)


def test_a_key_that_may_answer_two_notes_answers_none() -> None:
    notes = [(f"sea/unit-2-{name}.md", SHEET) for name in ("lights", "tides")]
    items = linked(*notes, ("sea/unit-2-answers.md", SHEET_KEY))
    assert not any(item.references for item in items)


def test_a_key_leaves_what_its_note_answers_itself() -> None:
    told = SHEET.replace("slack water?", "slack water?\n\n   **Answer**: It stands still.")
    _, first, second = linked(("quiz.md", told), ("quiz-key.md", SHEET_KEY))
    assert (first.answer, second.answer) == ("It stands still.", "The moon has moved on.")
