"""Cards of every kind, in our own words, put on a real database."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from recollect.app.workspace import Workspace
from recollect.core.cards.cards import Card, Source
from recollect.core.cards.items import Kind, NoteState, Option
from recollect.store.cards.card_rows import LocatedCard
from recollect.store.cards.notes import NoteRecord


def card(question: str, answer: str = "", kind: Kind = Kind.BASIC, **parts: object) -> Card:
    """Return a card of a note; ids and lines are filled in by `put`."""
    source = Source(
        root="/notes", path="gpu/memory.md", line=1, end_line=3, heading_path=("Memory", "KV cache")
    )
    whole = Card(
        id="", deck="gpu/memory", kind=kind, question=question, answer=answer, source=source
    )
    return replace(whole, **parts)  # type: ignore[arg-type]


def put(workspace: Workspace, cards: Sequence[Card], root: str = "/notes") -> list[Card]:
    """Add cards to the database, in this order, as an import would."""
    now = workspace.now()
    with workspace.database.write() as unit:
        run = unit.imports.begin(now, [root], {"new": len(cards)})
        root_id = unit.notes.add_root(root, now)
        before = len(unit.cards.all())
        paths = {one.source.path: f"note-{one.source.path}" for one in cards}
        unit.notes.add(
            [
                NoteRecord(
                    id=note_id,
                    root_id=root_id,
                    state=NoteState(path=path, size=1, mtime_ns=1, sha256=""),
                )
                for path, note_id in paths.items()
            ],
            run,
        )
        placed = [
            replace(
                one,
                id=f"00000000-0000-4000-8000-{number:012}",
                source=replace(one.source, line=10 * number, end_line=10 * number + 2),
            )
            for number, one in enumerate(cards, start=before + 1)
        ]
        unit.cards.add(
            [
                LocatedCard(
                    card=one,
                    note_id=paths[one.source.path],
                    position=number,
                    question_print=str(number),
                    answer_print=str(number),
                )
                for number, one in enumerate(placed)
            ],
            now,
        )
    return placed


SOCRATIC = card(
    "为什么 KV cache 的大小随**序列长度**线性增长？",
    "1. 每个 token 的 $K$ 和 $V$ 都要保存\n"
    "2. 每层、每个头各存一份：$2 \\cdot L \\cdot h \\cdot d_k$\n"
    "3. 生成时不再重新计算，只追加",
    hints=("想一想：生成第 n 个 token 时要用到哪些旧的结果？", "如果不保存，每一步要重算什么？"),
    insight="用内存换计算。",
)
PLAIN = card("What does a page table map?", "**Virtual** pages to **physical** frames.")
CHOICE = card(
    "Which of these is *not* cached during decoding?",
    "Queries are used once.",
    Kind.CHOICE,
    options=(Option("keys", False), Option("queries", True), Option("values", False)),
)
UNDECIDED = card(
    "Why did the bowline slip?",
    "",
    Kind.CHOICE,
    options=(Option("It was wet.", False), Option("The end was short.", False)),
)
SEVERAL = card(
    "哪些做法能减小 KV cache？",
    "",
    Kind.CHOICE,
    options=(
        Option("GQA：多个查询头共用一组键值", True),
        Option("增大 batch", False),
        Option("量化为 8 位", True),
    ),
)
STATEMENT = card(
    "分页注意力把缓存切成固定大小的块。",
    "true\n块不必连续，所以碎片少。",
    Kind.TRUE_FALSE,
)
BLANKS = card("GQA sits between ____ and ____.", "MHA\nMQA", Kind.BLANK)
CLOZE = card(
    "A {{c1::prefix}} can be shared between {{c2::requests}}.",
    "requests",
    Kind.CLOZE,
    deletions=("prefix", "requests"),
    part=1,
)
OPEN = card("如果显存只剩 1 GB，你会先牺牲什么？", kind=Kind.OPEN)
ABILITY = card("能画出一次前缀命中的流程", kind=Kind.CHECKLIST)
TERM = card("prefix cache", "The stored keys and values of a common beginning.", Kind.TERM)

EVERY_KIND = (
    SOCRATIC,
    PLAIN,
    CHOICE,
    SEVERAL,
    STATEMENT,
    BLANKS,
    CLOZE,
    OPEN,
    ABILITY,
    TERM,
)
