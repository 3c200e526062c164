"""简体中文."""

from __future__ import annotations

from recollect.tui.messages.chinese_areas import AREAS
from recollect.tui.messages.chinese_browsing import BROWSING
from recollect.tui.messages.chinese_importing import IMPORTING
from recollect.tui.messages.chinese_review import REVIEW

CHINESE: dict[str, str] = {
    # The application
    "Nothing is due here now.": "这里现在没有到期的卡片。",
    "Theme": "主题",
    "Change the colours": "更换配色",
    "Quit": "退出",
    "Everything is saved already": "一切都已保存",
    "key {key}": "按键 {key}",
    "Change the language": "更换语言",
    "Six grade buttons": "六个评分按钮",
    "Four grade buttons": "四个评分按钮",
    "Again, Hard, Good, Easy, or SM-2's grades 0 to 5": "忘记、困难、良好、简单，或 SM-2 的 0–5 分",
    "Close": "关闭",
    "Cancel": "取消",
    "Help": "帮助",
    "Keys": "按键",
    # Figures
    "{n}d": "{n}天",
    "{n}mo": "{n}月",
    "{n}y": "{n}年",
    "{s} s": "{s} 秒",
    "{m} min": "{m} 分",
    "{m} min {s} s": "{m} 分 {s} 秒",
    "Blackout": "全忘",
    "Wrong": "答错",
    "Again": "忘记",
    "Hard": "困难",
    "Good": "良好",
    "Easy": "简单",
    # The dashboard
    "Dashboard": "首页",
    "Today": "今天",
    "Due {due} · new {new} · about {minutes} min": "到期 {due} · 新 {new} · 约 {minutes} 分钟",
    "{n} answers this year": "今年 {n} 次回答",
    "{share} remembered (30 days)": "保持率 {share}（30 天）",
    "{n} more due cards wait for the next days: today is full.": (
        "还有 {n} 张到期卡片留到后几天：今天已排满。"
    ),
    "Begin today's review": "开始今日复习",
    "Nothing is due: the next card comes tomorrow.": "今天没有到期的卡片，下一张明天到期。",
    "Learn ahead: new cards, and what is due next": "提前学：新卡，和接下来到期的卡片",
    "Test yourself": "自测",
    "Fold": "折叠",
    "Go there": "前往",
    "fold or unfold the decks below a deck": "折叠或展开下级牌组",
    "Mon Tue Wed Thu Fri Sat Sun": "周一 周二 周三 周四 周五 周六 周日",
    "Nothing is due: the next card comes in {n} days, on {date}.": (
        "今天没有到期的卡片，下一张在 {n} 天后（{date}）到期。"
    ),
    "Nothing is due. Import notes to get new cards ({key}).": (
        "没有到期的卡片。按 {key} 导入笔记获得新卡。"
    ),
    "due": "到期",
    "new": "新",
    "weak": "薄弱",
    "remembered": "保持率",
    "No weak areas yet: mark one with {key} while reviewing.": (
        "还没有薄弱点：复习时按 {key} 标记。"
    ),
    "Due in the next {n} days": "未来 {n} 天到期",
    "Mo Tu We Th Fr Sa Su": "一 二 三 四 五 六 日",
    "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec": (
        "1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月"
    ),
    "The last {n} weeks": "最近 {n} 周",
    "· none  ░ 1–9  ▒ 10–24  ▓ 25–49  █ 50+ answers a day": (
        "· 无  ░ 1–9  ▒ 10–24  ▓ 25–49  █ 50+ 次回答/天"
    ),
    "Last import {when}: {met}": "最近导入 {when}：{met}",
    "nothing new": "没有新内容",
    "Review": "复习",
    "Welcome to Recollect": "欢迎使用 Recollect",
    "Recollect reads the questions in your Markdown notes, asks them when you are about to "
    "forget, and shows you what is weak. Your notes are never changed.": (
        "Recollect 读取你 Markdown 笔记里的问题，在快要忘记时提问，并告诉你哪里薄弱。"
        "你的笔记绝不会被改动。"
    ),
    "Import a folder of your notes": "导入你的笔记文件夹",
    "Try the sample decks": "试用示例牌组",
    # The quiz
    "Quiz": "自测",
    "test yourself": "自测",
    "There is nothing here to ask.": "这里没有可以提问的卡片。",
    "Everything": "全部",
    "What was not right last time": "上次没有答对的",
    "What is the quiz about?": "自测范围？",
    "deck, area or lecture": "牌组、薄弱点或讲次",
    "Area": "薄弱点",
    "Nothing is called that.": "没有这个名称。",
    "Lecture": "讲次",
    "About": "范围",
    "Questions": "题数",
    "Time": "时间",
    "Feedback": "反馈",
    "Without options": "无选项的题",
    "Counts as": "计为",
    "as many as fit": "时间内尽量多",
    "no limit": "不限",
    "at once": "每题之后",
    "at the end": "全部答完之后",
    "mixed": "选择与书写混合",
    "choose where fair": "尽量选择",
    "write": "书写",
    "evidence, grades": "证据与评分（影响排期）",
    "evidence only": "薄弱点的证据",
    "{n} cards to choose from": "可选 {n} 张卡片",
    "Begin": "开始",
    "Change": "更改",
    "Earlier attempts": "以前的自测",
    "Open": "打开",
    "No quiz yet.": "还没有自测过。",
    "left {time}": "剩 {time}",
    "Compare: did you have it?": "对照一下：答到了吗？",
    "Next question": "下一题",
    "Partly": "部分",
    "Right": "答对",
    "Hand in": "提交",
    "(empty: I don't know)": "（留空：不知道）",
    "Compare": "对照",
    "Quiz: {scope}": "自测：{scope}",
    "left early": "中途离开",
    "Left early: what you answered is kept, and scored alone.": (
        "中途离开：已答的题都已保存，只按已答的计分。"
    ),
    "{n} right": "{n} 对",
    "{n} partly": "{n} 部分对",
    "{n} guessed": "{n} 猜对",
    "{n} wrong": "{n} 错",
    "{n} unknown": "{n} 不知道",
    "{points} of {of} points": "{points} / {of} 分",
    "time ran out on {n}": "{n} 题没有时间作答",
    "counted as reviews": "已计为复习",
    "To strengthen": "需要加强",
    "Not right yet": "还没有答对",
    "{n} questions": "{n} 题",
    "you": "你",
    "note": "笔记",
    "{points} points since the last whole attempt.": "比上次完整的自测 {points} 个百分点。",
    "Of what it asked too: {better} better, {worse} worse.": (
        "与它重复的题：{better} 题进步，{worse} 题退步。"
    ),
    "{n} with an answer in the notes": "{n} 张在笔记里有答案",
    "Again what was not right": "再做没答对的",
    "Another quiz": "再测一次",
    "Back to the question": "回到题目",
    "hand in, then the next question": "提交，然后下一题",
    "choose an option; of your own answer say: wrong, partly, right": (
        "选择选项；对自己写的答案：错、部分对、对"
    ),
    "I guessed: right, but worth half": "我是猜的：对了，但只算一半",
    "tick the key points that you had, or choose by letter": "勾选答到的要点，或按字母选择",
    "begin": "开始",
    "go through the settings": "在设置间移动",
    "change a setting": "更改设置",
    "change a setting by its number": "按编号更改设置",
    "all earlier attempts": "以前的全部自测",
    "back": "返回",
    # Lists
    "all": "全部",
    "Back": "返回",
    "Search": "搜索",
    "{key} quits; everything is saved already.": "按 {key} 退出；所有内容均已保存。",
    "Search for themes…": "搜索主题…",
    "Search for commands…": "搜索命令…",
    "hint": "提示",
    **AREAS,
    **BROWSING,
    **IMPORTING,
    **REVIEW,
}
