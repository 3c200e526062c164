"""The page in a real browser: nothing in it runs, nothing goes out, the console stays silent."""

from __future__ import annotations

import http.server
import shutil
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from recollect.app.reports import FORMATS, WeaknessReport, english

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--enable-logging=stderr",
    "--v=0",
    "--virtual-time-budget=2000",
]

pytestmark = [
    pytest.mark.browser,
    pytest.mark.long,
    pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium"),
]


def browse(page: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Open a page and return its document after whatever it runs, and the console."""
    file = folder / "page.html"
    file.write_text(page, encoding="utf-8")
    assert CHROMIUM is not None
    return subprocess.run(
        [CHROMIUM, *FLAGS, f"--user-data-dir={folder / 'profile'}", "--dump-dom", file.as_uri()],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )


@pytest.fixture
def requests() -> Iterator[tuple[int, list[str]]]:
    """Listen where the hostile notes point to, and collect what asks."""
    asked: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server.server_port, asked
    server.shutdown()
    thread.join()
    server.server_close()


def pointed_at(page: str, port: int) -> str:
    return page.replace("127.0.0.1:9/", f"127.0.0.1:{port}/")


def test_no_script_runs_no_request_goes_out_and_the_console_is_silent(
    report: WeaknessReport, tmp_path: Path, requests: tuple[int, list[str]]
) -> None:
    port, asked = requests
    result = browse(pointed_at(FORMATS["html"](report, english), port), tmp_path)
    assert "<title>Weak areas" in result.stdout
    assert "CONSOLE" not in result.stderr
    assert asked == []


def test_the_policy_holds_even_where_escaping_would_fail(
    report: WeaknessReport, tmp_path: Path, requests: tuple[int, list[str]]
) -> None:
    port, asked = requests
    attack = (
        "<script>document.title='broken'</script>"
        '<img src="http://127.0.0.1:9/x" onerror="document.title=\'broken\'">'
    )
    page = FORMATS["html"](report, english).replace("<h1>", f"{attack}<h1>")
    result = browse(pointed_at(page, port), tmp_path)
    assert "<title>Weak areas" in result.stdout
    assert "Content Security Policy" in result.stderr
    assert asked == []
