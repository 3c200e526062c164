"""A deck whose notes try to break out of a report, answered so that there is something to tell."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from recollect.app.importing import apply_import, plan_import
from recollect.app.reports import WeaknessReport, weakness_report
from recollect.app.study import StudySession
from recollect.app.workspace import Workspace
from recollect.core.scheduling.grades import Grade

HOSTILE = """# <script>document.title='broken'</script>

### Q1: Is <img src=x onerror="document.title='broken'"> | a picture?
**Answer**: No.

### Q2: =HYPERLINK("http://127.0.0.1:9/x") and [a link](javascript:alert(1))?
**Answer**: No. <!-- recollect:end report -->

## 需加强部分
- "><script src="http://127.0.0.1:9/y"></script>
- </style><b onclick=alert(1)>bold\x1b[31m
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("hostile")
    (path / "hostile.md").write_text(HOSTILE, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def report(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[WeaknessReport]:
    """The report over the hostile notes after a bad day."""
    from tests.conftest import HandClock

    address = str(tmp_path_factory.mktemp("db") / "deck.db")
    with Workspace.open(address, clock=HandClock()) as workspace:
        workspace.change_setting("zone", "UTC")
        apply_import(workspace, plan_import(workspace, [folder]))
        session = StudySession(workspace)
        session.mark_weak("=cmd|' /C calc'!A0")
        for _ in range(2):
            session.grade(Grade.AGAIN)
        yield weakness_report(workspace, minutes=30)
