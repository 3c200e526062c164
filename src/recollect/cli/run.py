"""Running the program: one call from the shell, of which every error is said in one line."""

from __future__ import annotations

import os
import sys

from recollect.core.errors import RecollectError


def run() -> None:
    """Run the command line; exit 0 when done, 1 when it failed, 2 when it was called wrongly."""
    try:
        _run(sys.argv[1:])
    except BrokenPipeError:
        # Whoever read the output, such as `head`, has enough; the rest goes nowhere, quietly.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except RecollectError as error:
        _tell(error)
    except Exception as error:
        # Loaded here: it brings the store along, which no verb needs that ends well.
        from recollect.app.unforeseen import debugging, explained

        if debugging():
            raise
        _tell(explained(error))


def _run(arguments: list[str]) -> None:
    if arguments == ["due"]:
        # A shell's prompt asks this before each line; Click alone takes as long as the answer.
        from recollect.app.address import default_address
        from recollect.cli.due_line import due_at

        print(due_at(default_address()), flush=True)
    else:
        from recollect.cli.main import command_line

        command_line()


def _tell(error: RecollectError) -> None:
    # Loaded here: most verbs end well.
    from recollect.app.language import tr_error
    from recollect.core.text.safe_text import safe_line

    print(safe_line(f"recollect: {tr_error(error)}"), file=sys.stderr, flush=True)
    sys.exit(1)
