"""Each guard is needed: without it, a test fails. The program is copied, and the copy is spoilt."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Guard:
    """A line of the program that protects, what it would be without, and who must notice."""

    file: str
    line: str
    without: str
    noticed_by: tuple[str, ...]


GUARDS = {
    "the sanitiser": Guard(
        "core/text/safe_text.py",
        "    if text.isascii() and text.isprintable():\n",
        "    if text:\n",
        ("tests/core/test_safe_text.py",),
    ),
    "the sanitiser, seen from the command line": Guard(
        "core/text/safe_text.py",
        "    if text.isascii() and text.isprintable():\n",
        "    if text:\n",
        ("tests/hostile/test_outputs.py", "-k", "terminal_obeys and report"),
    ),
    "escapes in JSON": Guard(
        "core/text/safe_text.py",
        "    return _UNSAFE.sub(",
        "    return text or _UNSAFE.sub(",
        ("tests/hostile/test_outputs.py", "-k", "terminal_obeys and scan"),
    ),
    "BEGIN IMMEDIATE": Guard(
        "store/files/engines.py",
        '"BEGIN IMMEDIATE"',
        '"BEGIN"',
        ("tests/store/test_opening.py", "-k", "turns_writer"),
    ),
    "foreign keys off in migrations": Guard(
        "store/migrating.py",
        '"PRAGMA foreign_keys = OFF"',
        '"PRAGMA foreign_keys = ON"',
        ("tests/faults/test_migrations.py", "-k", "every_row"),
    ),
    "one transaction for a migration": Guard(
        "store/files/engines.py",
        '"BEGIN IMMEDIATE"',
        '"SELECT 1"',
        ("tests/faults/test_migrations.py", "-k", "some_steps or some"),
    ),
    "one transaction for an import": Guard(
        "store/files/engines.py",
        '"BEGIN IMMEDIATE"',
        '"SELECT 1"',
        ("tests/faults/test_kills.py", "-k", "killed and import"),
    ),
    "one transaction for an answer": Guard(
        "store/files/engines.py",
        '"BEGIN IMMEDIATE"',
        '"SELECT 1"',
        ("tests/faults/test_kills.py", "-k", "killed and again"),
    ),
    "a backup before a migration": Guard(
        "store/migrating.py",
        "    back_up(path)\n",
        "",
        ("tests/faults/test_migrations.py", "-k", "every_row"),
    ),
    "a deck beside an old log is refused": Guard(
        "store/files/location.py",
        "    if log.exists() and log.stat().st_size:\n",
        "    if False:\n",
        ("tests/faults/test_damage.py", "-k", "its_log_is_left"),
    ),
    "a deck that is cut off is refused": Guard(
        "store/files/location.py",
        "        if _is_cut_off(path):\n",
        "        if False:\n",
        ("tests/faults/test_damage.py", "-k", "truncated", "-m", "long"),
    ),
    "formulas are defused": Guard(
        "app/reports/as_csv.py",
        'in ("=", "+", "-", "@")',
        "in ()",
        ("tests/hostile/test_outputs.py", "-k", "formula"),
    ),
    "names that are no text are named": Guard(
        "app/notes/folder.py",
        "        str(file).encode()\n",
        "        pass\n",
        ("tests/hostile/test_files.py", "-k", "name_of_no_encoding"),
    ),
    "a backup is checked": Guard(
        "store/files/backups.py",
        "        check(draft, progress)\n",
        "",
        ("tests/app/test_backups.py", "-k", "copy_that_is_damaged"),
    ),
    "restoring backs up first": Guard(
        "store/files/restoring.py",
        "            copy_to(path, kept, progress)\n",
        "",
        ("tests/app/test_backups.py", "-k", "forth_again"),
    ),
    "a backup before an import": Guard(
        "app/backups.py",
        "        back_up(file, at=now, progress=progress)\n",
        "        pass\n",
        ("tests/app/test_backups.py", "-k", "before_an_import"),
    ),
    "commits are on the disk": Guard(
        "store/files/engines.py",
        '"synchronous = FULL"',
        '"synchronous = NORMAL"',
        ("tests/store/test_addresses.py", "-k", "guarded"),
    ),
    "foreign keys": Guard(
        "store/files/engines.py",
        '"foreign_keys = ON"',
        '"foreign_keys = OFF"',
        ("tests/store/test_schema.py", "-k", "unknown_card"),
    ),
    "a new deck is its owner's alone": Guard(
        "store/creating.py",
        "    os.close(handle)\n",
        "    os.close(handle)\n    os.chmod(name, 0o644)\n",
        ("tests/store/test_opening.py", "-k", "owner_alone"),
    ),
    "files are written whole": Guard(
        "app/whole_files.py",
        "            _replace(place, data)\n",
        "            place.write_bytes(data), os.fsync(0)\n",
        ("tests/app/test_whole_files.py", "-k", "half_way"),
    ),
    "an import upon a plan that is old": Guard(
        "app/importing/apply.py",
        "    if (newest.id if newest else None) != plan.follows:\n",
        "    if False:\n",
        ("tests/app/importing/test_again.py",),
    ),
    "a folder that cannot be listed": Guard(
        "app/notes/folder.py",
        "os.walk(root, onerror=closed)",
        "os.walk(root)",
        ("tests/app/importing/test_roots.py", "-k", "listed"),
    ),
    "a root that is not there": Guard(
        "app/importing/comparing.py",
        "        if not reading.is_there:\n",
        "        if False:\n",
        ("tests/app/importing/test_roots.py", "-k", "not_there"),
    ),
    "links stay below the root": Guard(
        "app/notes/folder.py",
        "    if not file.is_symlink():\n",
        "    if file:\n",
        ("tests/hostile/test_files.py", "-k", "link_out"),
    ),
    "a page's text is escaped": Guard(
        "app/reports/as_html.py",
        "    return escape(safe_line(text))\n",
        "    return safe_line(text)\n",
        ("tests/hostile/test_outputs.py", "-k", "script and html"),
    ),
    "only the web's links open": Guard(
        "tui/opening.py",
        'WEB = ("http", "https", "mailto")',
        'WEB = ("http", "https", "mailto", "ftp")',
        ("tests/tui/test_opening.py",),
    ),
    "a deck that lost its name": Guard(
        "store/database.py",
        "        if _identity(self.file) != self._identity:\n",
        "        if False:\n",
        ("tests/faults/test_damage.py", "-k", "lost_its_name"),
    ),
    "drafts of a new deck": Guard(
        "store/creating.py",
        "        engine = sqlite_engine(draft)\n",
        "        os.link(draft, path)\n        engine = sqlite_engine(path)\n",
        ("tests/faults/test_kills.py", "-k", "killed and make", "-m", "long"),
    ),
}


@pytest.mark.long
@pytest.mark.parametrize("guard", GUARDS.values(), ids=GUARDS.keys())
def test_a_test_fails_without(guard: Guard, tmp_path: Path) -> None:
    for part in ("src", "migrations", "decks"):
        shutil.copytree(ROOT / part, tmp_path / part)
    spoilt = tmp_path / "src" / "recollect" / guard.file
    text = spoilt.read_text(encoding="utf-8")
    assert guard.line in text, "the guard is not where it was: look for it, and tell this test"
    spoilt.write_text(text.replace(guard.line, guard.without), encoding="utf-8")
    assert exit_code_of(guard.noticed_by, tmp_path / "src") == pytest.ExitCode.TESTS_FAILED


@pytest.mark.long
def test_without_taking_anything_away_they_pass() -> None:
    for noticed_by in {guard.noticed_by for guard in GUARDS.values()}:
        assert exit_code_of(noticed_by, ROOT / "src") == pytest.ExitCode.OK


def exit_code_of(arguments: tuple[str, ...], source: Path) -> int:
    """Run some tests against the program in `source`."""
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(source)},
        capture_output=True,
        timeout=300,
        check=False,
    ).returncode
