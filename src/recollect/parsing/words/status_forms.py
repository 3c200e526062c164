"""What a short cell of a progress table says in words that no list holds."""

from __future__ import annotations

import re

from recollect.core.study_log import Status
from recollect.core.text.scripts import either

_NOT_STARTED = r"""
    [未没不][有]?(?:开始|学$|看$|做$|动)
    | ^(?:待|准备|计划|打算|将)(?!复习|巩固)
    | \b(?:not?|\w+n't)\ (?:yet\ )?(?:started|begun|read)\b | ^not\ yet\b
    | \bto\ (?:read|do|study|learn|start)\b
"""
_TROUBLE = r"""
    [未没不][有]?(?:太|怎么|完全|大|很)?(?:[学看弄搞听]?[懂会通]|理解|掌握|通过|明白|清楚)
    | \b(?:stuck|lost|confus\w*|struggl\w*|unclear|fail\w*|hard|difficult|blocked)\b
    | \b(?:don'?t|didn'?t|not)\ (?:get|understand|clear|pass)
"""
_IN_PROGRESS = r"""
    一半|部分|正在|进行|初步|大致|复习|巩固|继续|[未没]完|[学看读做]中|[学看读]了
    | \b(?:half|partly|partially|under\ ?way|begun|\w+ing)\b
    | \b(?:to|in)\ (?:review|revisit)\b
"""
_DONE = r"""
    [完毕]$|完成|[学看弄搞听]?[懂会]了?$|掌握|吃透|熟练|精通|过关|通过|搞定|明白|牢固
    | \b(?:done|finish\w*|complet\w*|master\w*|pass\w*|learn(?:ed|t)|read|studied|solid|covered)\b
"""
_FORMS = tuple(
    (status, re.compile(either(form), re.I | re.X))
    for status, form in (
        (Status.NOT_STARTED, _NOT_STARTED),
        (Status.TROUBLE, _TROUBLE),
        (Status.IN_PROGRESS, _IN_PROGRESS),
        (Status.DONE, _DONE),
    )
)


def said_status(text: str) -> Status:
    """Return the status that the words of a short text come to, the first that fits.

    >>> said_status("还没开始").value, said_status("didn't get it").value
    ('not started', 'trouble')
    """
    return next((status for status, form in _FORMS if form.search(text)), Status.NONE)
