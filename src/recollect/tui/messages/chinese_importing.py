"""简体中文: importing, and why a card is taken for the one that it was."""

from __future__ import annotations

IMPORTING: dict[str, str] = {
    # The sheet
    "Import notes": "导入笔记",
    "Import": "导入",
    "Read the folder": "读取文件夹",
    "Suggest from prose": "从正文起草",
    "Enter alone reads again what was imported before:": "直接按回车，重新读取导入过的文件夹：",
    "Reading and comparing notes …": "正在读取并比较笔记 …",
    "Writing cards …": "正在写入卡片 …",
    "Undoing the import …": "正在撤销导入 …",
    "Stopping …": "正在停止 …",
    "Nothing is changed yet.": "尚未改动任何内容。",
    "Nothing would change.": "没有任何变化。",
    "{n} notes read": "读取了 {n} 篇笔记",
    "… and {n} more": "…… 还有 {n} 个",
    "Beside the questions: {what}": "问题之外：{what}",
    "{n} rows of progress tables": "进度表 {n} 行",
    "{n} hints at weak areas": "薄弱点线索 {n} 条",
    "{n} answers of yours": "你的回答 {n} 条",
    # What happens to a card
    "updated": "更新",
    "moved": "移动",
    "restored": "恢复",
    "retired": "退役",
    "duplicates": "重复",
    "unchanged": "未变",
    "unclear": "不确定",
    "rejected": "已拒绝",
    "suggested": "建议",
    "become cards": "成为卡片",
    "reworded or answered anew; the history stays": "措辞或答案有变，历史保留",
    "stand elsewhere now; the history stays": "换了位置，历史保留",
    "are back in the notes, with their history": "又出现在笔记里，历史也回来了",
    "are gone from the notes; kept, but not asked": "笔记里已没有；保留但不再提问",
    "stay as they are until you decide": "由你决定之前保持原样",
    "become cards only if you accept them": "接受后才会成为卡片",
    "say what another card says; one is kept": "与另一张卡相同，只留一张",
    "you did not want": "你不想要的",
    # The preview
    "Look at each": "逐条查看",
    "Nothing is listed here.": "这里没有条目。",
    "as it was": "原来",
    "as it is": "现在",
    "Deck: {deck}": "牌组：{deck}",
    "Accept": "接受",
    "Whole section": "整节",
    "Never": "永不导入",
    "Same card": "同一张卡",
    "Another card": "另一张卡",
    "Match": "配对",
    "Filter": "筛选",
    "Choose the card that it is, and press m again.": "选出它对应的卡片，再按一次 m。",
    "Words in question, note or heading": "问题、笔记或标题中的词",
    "Deck, a path with /": "牌组，用 / 分层",
    # Its help
    "go through what would happen to each card": "逐条查看每张卡片会有什么变化",
    "scroll the card below": "滚动下方的卡片",
    "list one kind after the other: unclear, new, updated …": "依次只列一类：不确定、新、更新……",
    "search question, note and heading": "在问题、笔记和标题中搜索",
    "unclear: it is the same card, reworded; it keeps its history": (
        "不确定的：就是同一张卡，只是改了措辞；历史保留"
    ),
    "unclear or taken for another card: no, it is a new one": (
        "不确定的，或被当成另一张卡的：不对，这是新卡"
    ),
    "a new one is a card that would go: press m, choose that card, m again": (
        "新条目其实是将要退役的卡：按 m，选出那张卡，再按 m"
    ),
    "take a suggestion; let a card in doubt go": "接受一条建议；让存疑的卡退役",
    "take all suggestions of its section": "接受整节的建议",
    "never: it does not come back; of a card in the deck: leave it as it was": (
        "永不导入，不会再出现；对已有的卡：保持原样"
    ),
    "put the card into another deck": "放进另一个牌组",
    "done: go back to the counts; nothing is imported before you say so there": (
        "完成：回到统计页；在那里确认之前什么都不会导入"
    ),
    "back, with nothing decided": "返回，不作任何决定",
    "What you do not decide stays safe: unclear cards stay as they were, and are asked about "
    "again; suggestions become no cards.": (
        "没有决定的都是安全的：不确定的卡保持原样，下次再问；建议不会成为卡片。"
    ),
    # Why
    "{old} became {new}": "{old} 变成了 {new}",
    "one of the two is negated": "其中一个是否定的",
    "but {reason}": "但 {reason}",
    "the question {share} alike": "问题相似 {share}",
    "the answer {share}": "答案相似 {share}",
    "the same label": "编号相同",
    "between the same neighbours": "前后的题相同",
    "under the same heading": "在同一标题下",
    "in another note": "在另一篇笔记里",
    "the same question in place": "同一位置的同一个问题",
    "the same question and answer in the same note": "同一篇笔记里相同的问题和答案",
    "the same question under the same heading": "同一标题下的同一个问题",
    "the same question and label in the same note": "同一篇笔记里问题和编号都相同",
    "the same question in the same note": "同一篇笔记里的同一个问题",
    "the same question and answer in another note": "另一篇笔记里相同的问题和答案",
    "the same question and heading in another note": "另一篇笔记里同一标题下的同一个问题",
    "the same answer in the same place, the question reworded": "同一位置、答案相同，问题改了措辞",
    "the same answer in the same note, the question reworded": (
        "同一篇笔记里答案相同，问题改了措辞"
    ),
    "the same label between the same neighbours, the question reworded": (
        "编号和前后的题相同，问题改了措辞"
    ),
    "the same answer, the question reworded": "答案相同，问题改了措辞",
    "the same first line in the same place, the rest rewritten": "同一位置、首行相同，其余改写",
    "the same label in the same note, the question reworded": "同一篇笔记里编号相同，问题改了措辞",
    "between the same neighbours, the question reworded": "前后的题相同，问题改了措辞",
    "nearly the same question in the same note": "同一篇笔记里几乎相同的问题",
    "the same question": "同一个问题",
    "nearly the same question in another note": "另一篇笔记里几乎相同的问题",
    "reads alike and asks about something else": "读起来像，问的是别的",
    "reads alike and seems to ask about something else": "读起来像，似乎问的是别的",
    "reads alike in the same place, and may ask about something else": (
        "同一位置、读起来像，但可能问的是别的"
    ),
    "reads alike in the same note, and may ask about something else": (
        "同一篇笔记里读起来像，但可能问的是别的"
    ),
    "in the same place and somewhat alike: reworded, or another question?": (
        "同一位置、有些像：改了措辞，还是另一个问题？"
    ),
    "alike, with quite another answer: reworded, or another question?": (
        "问题像而答案很不同：改了措辞，还是另一个问题？"
    ),
    "too little in common": "相同之处太少",
    "several cards read alike": "有好几张卡读起来都像",
    "nearest is {place}: {reason}": "最接近的是 {place}：{reason}",
    "not asked before": "以前没有问过",
    "no longer in the notes": "笔记里已没有",
    "says the same as {place}, which is kept": "与 {place} 相同，保留那一张",
    "says what {place} said before it was edited, which is kept": (
        "与 {place} 修改之前相同，保留那一张"
    ),
    "drafted from prose: accept it, or leave it": "从正文起草：接受，或不理会",
    "a question of the notes may be this one": "笔记里有一个问题可能就是它",
    "its folder has no notes now: moved, renamed, or not mounted?": (
        "它的文件夹里现在没有笔记：移走了、改名了，还是没有挂载？"
    ),
    "its note is empty now": "它的笔记现在是空的",
    "{n} of the folder's {all} cards would go": "这个文件夹的 {all} 张卡中有 {n} 张会退役",
    "said to be the same card": "你说是同一张卡",
    "said to be another card": "你说是另一张卡",
    "rejected before": "以前拒绝过",
    "accepted": "已接受",
    "left as it was": "保持原样",
}
