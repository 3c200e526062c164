"""Runs a job in a forked process that is killed, or fails, before its N-th step.

Struck one step behind the last, it is killed (or fails) when everything is done.

A step is whatever the job asks of SQLite (a statement, a commit, a rollback, a backup) or changes
in the names of files (make, rename, link, delete). They are counted by standing in for the driver's
own connection class and by Python's audit events, from the outside: nothing of this is in the
program.
"""

from __future__ import annotations

import errno
import mmap
import os
import signal
import sqlite3
import struct
import sys
import traceback
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any

from recollect.core.errors import RecollectError

Arm = Callable[[], None]
"""A job calls it where the steps that count begin."""


class Fault(Enum):
    """What happens at the chosen step."""

    KILL = "killed"
    FAIL = "the disk fails"
    INTERRUPT = "Ctrl-C"


class End(Enum):
    """How a job ended."""

    DONE = "done"
    KILLED = "killed"
    SAID = "said in one line"
    INTERRUPTED = "interrupted"


@dataclass(frozen=True, slots=True)
class Outcome:
    end: End
    steps: int
    """How many steps were begun since the job armed itself."""
    line: str = ""


class _Steps:
    """Counts steps in memory that the parent shares, and strikes at the chosen one."""

    def __init__(self, shared: mmap.mmap, fault: Fault | None, at: int) -> None:
        self._shared, self._fault, self._at = shared, fault, at
        self.armed = False

    def before(self) -> None:
        if not self.armed:
            return
        count = struct.unpack_from("q", self._shared)[0] + 1
        struct.pack_into("q", self._shared, 0, count)
        if count != self._at:
            return
        if self._fault is Fault.KILL:
            os.kill(os.getpid(), signal.SIGKILL)
        if self._fault is Fault.INTERRUPT:
            raise KeyboardInterrupt
        if self._fault is Fault.FAIL:
            raise sqlite3.OperationalError("disk I/O error")


def run(job: Callable[[Arm], object], fault: Fault | None = None, at: int = 0) -> Outcome:
    """Run `job` in a fork and strike at step `at`; anything but a clean end is an error here."""
    shared = mmap.mmap(-1, 8192)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # no thread of ours is alive here
        child = os.fork()
    if child == 0:
        _be_the_child(job, shared, fault, at)
    _, status = os.waitpid(child, 0)
    (steps,) = struct.unpack_from("q", shared)
    line = bytes(shared[8:]).rstrip(b"\0").decode()
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) == signal.SIGKILL, f"killed by {os.WTERMSIG(status)}"
        return Outcome(End.KILLED, steps)
    ends = {0: End.DONE, 1: End.SAID, 2: End.INTERRUPTED}
    code = os.WEXITSTATUS(status)
    assert code in ends, f"step {at}, {fault}:\n{line}"
    return Outcome(ends[code], steps, line)


def _be_the_child(
    job: Callable[[Arm], object], shared: mmap.mmap, fault: Fault | None, at: int
) -> None:
    code, said = 0, ""
    try:
        steps = _Steps(shared, fault, at)
        _stand_in(steps)
        job(lambda: setattr(steps, "armed", True))
        if fault is Fault.KILL:
            steps.before()
    except RecollectError as error:
        code, said = 1, str(error)
    except KeyboardInterrupt:
        code = 2
    except BaseException:
        code, said = 3, traceback.format_exc()
    finally:
        encoded = said.encode()[-8000:]
        shared[8 : 8 + len(encoded)] = encoded
        os._exit(code)


def _stand_in(steps: _Steps) -> None:
    """Put counting classes in the place of the driver's, and listen to changes of file names."""
    connect, connection_class = sqlite3.connect, _counting_classes(steps)

    def counting_connect(*arguments: Any, **options: Any) -> Any:
        return connect(*arguments, **{"factory": connection_class, **options})

    def listen(event: str, arguments: tuple[Any, ...]) -> None:
        if event in ("os.rename", "os.link", "os.remove", "os.mkdir", "tempfile.mkstemp"):
            try:
                steps.before()
            except sqlite3.OperationalError:
                raise OSError(errno.EIO, os.strerror(errno.EIO), str(arguments[0])) from None

    sqlite3.connect = sqlite3.dbapi2.connect = counting_connect  # type: ignore[assignment]
    sys.addaudithook(listen)
    # Ids come out the same in every run, so that what two runs leave can be compared.
    count = iter(range(1, 1 << 62))
    os.urandom = lambda size: next(count).to_bytes(size, "big")  # type: ignore[assignment]


def _counting_classes(steps: _Steps) -> type[sqlite3.Connection]:
    class Cursor(sqlite3.Cursor):
        def execute(self, *arguments: Any) -> Any:
            steps.before()
            return super().execute(*arguments)

        def executemany(self, *arguments: Any) -> Any:
            steps.before()
            return super().executemany(*arguments)

    class Connection(sqlite3.Connection):
        def cursor(self, factory: Any = Cursor) -> Any:
            return super().cursor(factory)

        def execute(self, *arguments: Any) -> Any:
            return self.cursor().execute(*arguments)

        def commit(self) -> None:
            steps.before()
            super().commit()

        def rollback(self) -> None:
            steps.before()
            super().rollback()

        def backup(self, *arguments: Any, **options: Any) -> None:
            steps.before()
            super().backup(*arguments, **options)

    return Connection
