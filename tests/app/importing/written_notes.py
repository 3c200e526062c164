"""Notes as data, so that an edit can say which question became which; written in three ways."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Question:
    """One question; `key` names it through every edit."""

    key: str
    text: str
    answer: str = ""
    hints: tuple[str, ...] = ()


@dataclass(frozen=True)
class Section:
    title: str
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class Note:
    path: str
    style: str
    sections: tuple[Section, ...]
    first_number: int = 1

    def questions(self) -> Iterator[Question]:
        for section in self.sections:
            yield from section.questions

    def text(self) -> str:
        lines = ["# " + self.path.rsplit("/", 1)[-1].removesuffix(".md"), ""]
        number = self.first_number
        for section in self.sections:
            lines += [f"## {section.title}", ""]
            for question in section.questions:
                lines += STYLES[self.style](number, question)
                number += 1
        return "\n".join(lines)


def heading(number: int, question: Question) -> list[str]:
    hints = [f"> - {hint}" for hint in question.hints]
    return [
        f"### Q{number}: {question.text}",
        "",
        *(["> **Hint**:", *hints, ""] if hints else []),
        *([f"**Answer**: {question.answer}", ""] if question.answer else []),
    ]


def bold(number: int, question: Question) -> list[str]:
    return [
        f"**Q{number}**: {question.text}",
        "",
        *([f"**答案**：{question.answer}", ""] if question.answer else []),
    ]


def numbered(number: int, question: Question) -> list[str]:
    return [f"{number}. {question.text}"]


STYLES: dict[str, Callable[[int, Question], list[str]]] = {
    "heading": heading,
    "bold": bold,
    "numbered": numbered,
}

NOTES = (
    Note(
        "course/scores.md",
        "heading",
        (
            Section(
                "Scores",
                (
                    Question(
                        "scale",
                        "Why are the scores divided by the root of the key size?",
                        "Their variance grows with the key size, and the softmax saturates.",
                        ("Think of the variance of a sum",),
                    ),
                    Question(
                        "mask",
                        "What does the causal mask hide from a position?",
                        "Everything that comes after it, so that no answer leaks into training.",
                    ),
                    Question("head", "What can a single head not express?"),
                ),
            ),
            Section(
                "Memory",
                (
                    Question(
                        "cache",
                        "How large is the cache of keys and values for one token?",
                        "Two vectors a layer, each as wide as all key heads together.",
                    ),
                    Question("flash", "Which memory traffic does a fused kernel avoid?"),
                    Question(
                        "batch",
                        "When does a larger batch stop helping the throughput?",
                        "As soon as the arithmetic units are busy all the time.",
                    ),
                ),
            ),
        ),
    ),
    Note(
        "课程/01-基础/问答.md",
        "bold",
        (
            Section(
                "位置与残差",
                (
                    Question(
                        "position",
                        "位置编码为什么是必需的？",
                        "自注意力对输入的顺序没有感觉，打乱词序得到的结果是一样的。",
                    ),
                    Question("residual", "残差连接让梯度的传播发生了什么变化？"),
                    Question(
                        "norm",
                        "归一化放在子层之前有什么好处？",
                        "训练更稳定，不需要很长的预热阶段就能收敛。",
                    ),
                ),
            ),
            Section(
                "微调",
                (
                    Question(
                        "rank",
                        "低秩分解中的 rank 取多大合适？",
                        "多数任务上很小的数值就够了，再大收益很有限。",
                    ),
                    Question("merge", "把适配器合并回原权重会损失精度吗？"),
                    Question(
                        "forget",
                        "灾难性遗忘是怎样产生的？",
                        "新任务的梯度改写了旧任务依赖的权重，而旧数据不再出现。",
                    ),
                ),
            ),
        ),
    ),
    Note(
        "课程/02-练习/思考.md",
        "numbered",
        (
            Section(
                "思考题",
                (
                    Question("loss", "如果把损失函数换成均方误差，语言模型会怎样？"),
                    Question("token", "词表翻倍之后，嵌入层和输出层分别变大多少？"),
                    Question("warm", "学习率预热的步数和批量大小有什么关系？"),
                    Question("clip", "梯度裁剪的阈值应该怎样选择？"),
                ),
            ),
        ),
    ),
)

Notes = tuple[Note, ...]


def all_questions(notes: Notes) -> dict[str, Question]:
    return {question.key: question for note in notes for question in note.questions()}


def each_question(notes: Notes, change: Callable[[Question], Question]) -> Notes:
    """Return the notes with every question changed."""
    return tuple(
        replace(
            note,
            sections=tuple(
                replace(section, questions=tuple(map(change, section.questions)))
                for section in note.sections
            ),
        )
        for note in notes
    )
