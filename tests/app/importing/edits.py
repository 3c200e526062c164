"""The edits after which every card must still be the one that it was."""

from __future__ import annotations

import re
from dataclasses import replace

from tests.app.importing.written_notes import Notes, Question, each_question

REWORDED = {
    "scale": "Why do we divide the scores by the root of the key dimension?",
    "mask": "What exactly does a causal mask hide from each position?",
    "head": "What is it that a single head cannot express?",
    "cache": "For one token, how large is the cache of its keys and values?",
    "flash": "Which traffic to memory is avoided by a fused kernel?",
    "batch": "From when on does a larger batch not help the throughput?",
    "position": "为什么一定需要位置编码？",
    "residual": "残差连接使梯度传播产生了怎样的变化？",
    "norm": "把归一化放到子层前面有什么好处？",
    "rank": "低秩分解里 rank 选多大比较合适？",
    "merge": "适配器合并回原来的权重以后会损失精度吗？",
    "forget": "灾难性遗忘究竟是怎么产生的？",
    "loss": "语言模型的损失函数如果换成均方误差会怎样？",
    "token": "词表变成两倍之后，嵌入层和输出层各变大多少？",
    "warm": "学习率预热多少步，和批量大小有什么关系？",
    "clip": "应该怎样选择梯度裁剪的阈值？",
}


def typo(notes: Notes) -> Notes:
    """Take one letter out of the middle of each question, as if it had been missing before."""

    def mended(question: Question) -> Question:
        middle = len(question.text) // 2
        while not question.text[middle].isalpha() or question.text[middle - 1] == " ":
            middle += 1
        return replace(question, text=question.text[:middle] + question.text[middle + 1 :])

    return each_question(notes, mended)


def question_marks(notes: Notes) -> Notes:
    swapped = str.maketrans("?？", "？?")
    return each_question(notes, lambda one: replace(one, text=one.text.translate(swapped)))


def spaces(notes: Notes) -> Notes:
    return each_question(notes, lambda one: replace(one, text=one.text.replace(" ", "  ")))


def case(notes: Notes) -> Notes:
    return each_question(notes, lambda one: replace(one, text=one.text.upper()))


def cjk_spacing(notes: Notes) -> Notes:
    def spaced(question: Question) -> Question:
        text = re.sub(r"(?<=[a-z]) (?=[一-鿿])|(?<=[一-鿿]) (?=[a-z])", "", question.text)
        return replace(question, text=text)

    return each_question(notes, spaced)


def answers_rewritten(notes: Notes) -> Notes:
    def rewritten(question: Question) -> Question:
        return replace(question, answer="Put in other words now: " + question.key * 3)

    return each_question(notes, lambda one: rewritten(one) if one.answer else one)


def answers_added(notes: Notes) -> Notes:
    def answered(question: Question) -> Question:
        return replace(question, answer=question.answer or f"Found out at last: {question.key}.")

    return tuple(
        note if note.style == "numbered" else each_question((note,), answered)[0] for note in notes
    )


def hints_added(notes: Notes) -> Notes:
    return tuple(
        each_question((note,), lambda one: replace(one, hints=(*one.hints, "Draw it")))[0]
        if note.style == "heading"
        else note
        for note in notes
    )


def reworded(notes: Notes) -> Notes:
    return each_question(notes, lambda one: replace(one, text=REWORDED[one.key]))


def files_renamed(notes: Notes) -> Notes:
    return tuple(replace(note, path=note.path.replace(".md", "-2.md")) for note in notes)


def files_moved(notes: Notes) -> Notes:
    return tuple(replace(note, path="old/" + note.path.rsplit("/", 1)[-1]) for note in notes)


def folders_renamed(notes: Notes) -> Notes:
    return tuple(replace(note, path="2026/" + note.path) for note in notes)


def headings_renamed(notes: Notes) -> Notes:
    return tuple(
        replace(
            note,
            sections=tuple(
                section if note.style == "numbered" else replace(section, title=f"Part {number}")
                for number, section in enumerate(note.sections)
            ),
        )
        for note in notes
    )


def reordered(notes: Notes) -> Notes:
    return tuple(
        replace(
            note,
            sections=tuple(
                replace(section, questions=section.questions[::-1]) for section in note.sections
            ),
        )
        for note in notes
    )


def renumbered(notes: Notes) -> Notes:
    return tuple(replace(note, first_number=2) for note in notes)


def dialect_changed(notes: Notes) -> Notes:
    other = {"bold": "heading", "heading": "bold", "numbered": "numbered"}
    return tuple(replace(note, style=other[note.style]) for note in notes)


def file_split(notes: Notes) -> Notes:
    return tuple(
        replace(note, path=note.path.replace(".md", f"-{number}.md"), sections=(section,))
        for note in notes
        for number, section in enumerate(note.sections)
    )


def section_moved(notes: Notes) -> Notes:
    first, second, *rest = notes
    *kept, moved = first.sections
    return (
        replace(first, sections=tuple(kept)),
        replace(second, sections=(*second.sections, moved)),
        *rest,
    )


EDITS = (
    typo,
    question_marks,
    spaces,
    case,
    cjk_spacing,
    answers_rewritten,
    answers_added,
    hints_added,
    reworded,
    files_renamed,
    files_moved,
    folders_renamed,
    headings_renamed,
    reordered,
    renumbered,
    dialect_changed,
    file_split,
    section_moved,
)
