"""Chinese in both scripts: words and patterns are in simplified letters, notes in either."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

_SIMPLIFIED = (
    "与专业两个为举么义习书于价优会体关内写决况准几击划则创别刹办务动势区单参发变叠号后吗启员围图场坏块处备复够"
    "尝实审对导干库应开异当录径忆志态总战扩报择据搁数断无时显暂术机杂条来构标样档检汇没测洁满炼点状献环现画盖盘"
    "码础确种称笔签简类级线练组细绍经结给统续维综编纠职联脑节范荐获虑补装见观规视计订认讨训议记让讲论设证评识诊"
    "词译试话该详语误说请读课谈谓谢贡费资践轮载较输过运还这进连选释里钟链错键问间阅阐阶随难页项顺顾预频题验骤买购拟"
)
_TRADITIONAL = (
    "與專業兩個為舉麼義習書於價優會體關內寫決況準幾擊劃則創別剎辦務動勢區單參發變疊號後嗎啟員圍圖場壞塊處備複夠"
    "嘗實審對導幹庫應開異當錄徑憶誌態總戰擴報擇據擱數斷無時顯暫術機雜條來構標樣檔檢匯沒測潔滿煉點狀獻環現畫蓋盤"
    "碼礎確種稱筆簽簡類級線練組細紹經結給統續維綜編糾職聯腦節範薦獲慮補裝見觀規視計訂認討訓議記讓講論設證評識診"
    "詞譯試話該詳語誤說請讀課談謂謝貢費資踐輪載較輸過運還這進連選釋裡鐘鏈錯鍵問間閱闡階隨難頁項順顧預頻題驗驟買購擬"
)
_TO_TRADITIONAL = str.maketrans(_SIMPLIFIED, _TRADITIONAL)
_DIFFERING = re.compile(rf"\\.|(?P<set>\[(?:\\.|[^\[\]\\])*\])|(?P<letter>[{_SIMPLIFIED}])", re.S)


def traditional(text: str) -> str:
    """Return a text with each simplified letter that words and patterns use in traditional script.

    >>> traditional("问题与参考答案")
    '問題與參考答案'
    """
    return text.translate(_TO_TRADITIONAL)


def either(pattern: str) -> str:
    """Return a regular expression that finds a pattern in either script.

    >>> either("问[答题]")
    '[问問][答题題]'
    """
    return _DIFFERING.sub(_class_of, pattern)


def both_forms(letters_or_words: Iterable[str]) -> tuple[str, ...]:
    """Return letters or words, and the traditional form of each that has one.

    >>> both_forms(["题", "答案"])
    ('题', '答案', '題')
    """
    words = tuple(letters_or_words)
    return tuple(dict.fromkeys((*words, *map(traditional, words))))


def in_both_scripts(table: Mapping[str, Mapping[str, list[str]]]) -> dict[str, Any]:
    """Return tables of words with the traditional form of each that has one."""
    return {name: {k: [*both_forms(v)] for k, v in of.items()} for name, of in table.items()}


def _class_of(match: re.Match[str]) -> str:
    if match["letter"]:
        return f"[{match[0]}{traditional(match[0])}]"
    if match["set"]:
        more = "".join(dict.fromkeys(t for s in match[0] if (t := traditional(s)) != s))
        return f"{match[0][:-1]}{more}]"
    return match[0]
