"""简体中文: the areas and the progress board."""

from __future__ import annotations

AREAS: dict[str, str] = {
    "Progress": "进度",
    "Record": "讨论记录",
    "Discussion record written to {path}": "讨论记录已写入 {path}",
    "write a discussion record: thoughts over time, detail, guidance": (
        "写讨论记录：思考过程、细节、指导"
    ),
    "All areas": "全部知识点",
    "Weighing the answers …": "正在评估回答 …",
    "{n} pairs may be one": "{n} 对可能是同一个",
    "{n} areas": "{n} 个知识点",
    "No weak areas. f shows all of them; {key} in a review marks one.": (
        "没有薄弱点。按 f 显示全部；复习时按 {key} 标记。"
    ),
    "One and the same?": "是同一个吗？",
    "{n} pairs": "{n} 对",
    "spelt nearly the same": "写法几乎相同",
    "also: {names}": "又称：{names}",
    "Evidence": "依据",
    "({failed} failed + {prior} × {parent} expected) ÷ ({weight} + {prior}) = {p}; "
    "your mean is {mean}": (
        "（{failed} 次未通过 + {prior} × 预期 {parent}）÷（{weight} + {prior}）= {p}；"
        "你的平均值 {mean}"
    ),
    "Cards or evidence": "卡片／依据",
    "Rename": "重命名",
    "Another name": "别名",
    "Merge": "合并",
    "Call it": "改名为",
    "It is also called": "它又称",
    "Which area is the same?": "与哪个知识点相同？",
    "One and the same": "是同一个",
    "Two areas": "是两个",
    "{name} is also called {other}.": "{name} 又称 {other}。",
    "{name} and {other} stay two areas.": "{name} 与 {other} 仍是两个知识点。",
    "open: its cards, and every mark behind its figure": "打开：它的卡片与每一条依据",
    "open the card, or the line in your notes": "打开卡片，或笔记中的那一行",
    "its cards, or every mark behind its figure": "切换卡片与每一条依据",
    "practise its cards; no schedule moves": "练习它的卡片，不改变排期",
    "the weak areas, or all": "只看薄弱点或看全部",
    "names that may name one area: confirm or refuse, once": (
        "可能指同一知识点的名称：确认或拒绝，只问一次"
    ),
    "rename it; the old name stays as another one": "重命名；旧名保留为别名",
    "give it another name": "加别名",
    "merge another area into it": "把另一个知识点并入",
    "✗ weak  ? suspected  ↗ recovering  ✓ strong  · nothing stands out": (
        "✗ 薄弱  ? 疑似  ↗ 恢复中  ✓ 牢固  · 平稳"
    ),
    "weak areas: their evidence, their cards, their names": "薄弱点：依据、卡片、名称",
    "progress: how far the course is": "进度：课程学到哪里",
    "{done} of {n} done": "已完成 {done}/{n}",
    "{n}, {answered} answered": "{n} 张，已答 {answered} 张",
    "In your notes": "笔记中",
    "Everything adds up.": "没有矛盾。",
    "Nothing yet: import some notes.": "还没有内容：先导入笔记。",
    "Does not add up": "对不上",
    "Newly weak: {names}": "新出现的薄弱点：{names}",
    "Recovered: {names}": "已恢复：{names}",
}
