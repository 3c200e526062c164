"""The application: one workspace, one language, one theme, and the screens over it.

It is on the screen before what stands behind its screens is loaded, and so loads that where it is
needed.
"""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from rich.text import Text
from textual.app import SystemCommand
from textual.binding import Binding
from textual.notifications import SeverityLevel
from textual.screen import Screen
from textual.theme import ThemeProvider

from recollect.app.language import Language, language, speak, tr, tr_error
from recollect.app.scheduling.due import Due
from recollect.app.scheduling.selection import Selection
from recollect.app.unforeseen import debugging, explained
from recollect.app.workspace import Workspace
from recollect.core.errors import RecollectError
from recollect.core.long_work import Progress
from recollect.core.phrases import phrase
from recollect.core.scheduling.grades import BUTTONS
from recollect.core.text.safe_text import safe_line, safe_text
from recollect.tui import ways
from recollect.tui.commands import Commands, Palette, keys_offered
from recollect.tui.keys import cap, key
from recollect.tui.keys.order import KeysInOrder
from recollect.tui.pages.first import nothing_asked
from recollect.tui.pictures import prepare
from recollect.tui.screens.base import RecollectScreen
from recollect.tui.screens.first import FirstScreen

if TYPE_CHECKING:
    from recollect.core.asking.quiz import QuizPlan

Result = TypeVar("Result")

DEFAULT_THEME = "textual-dark"


class RecollectApp(KeysInOrder):
    """Recollect in the terminal; begins with the dashboard, or with a session over `selection`.

    What `then` opens stands over the dashboard. What is `due`, where that is known already, is
    shown at once.
    """

    TITLE = "Recollect"
    CSS_PATH = "app.tcss"
    AUTO_FOCUS = None  # digits and letters are ours, until the learner chooses to write
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-normal"), (110, "-wide")]
    COMMANDS = {Commands}
    BINDINGS = [
        key("f3", "toggle_language", show=False),
        key("ctrl+z", "suspend_process", show=False),
    ]

    def __init__(
        self,
        workspace: Workspace,
        selection: Selection | None = None,
        *,
        then: Callable[[RecollectApp], None] | None = None,
        due: Due | None = None,
    ) -> None:
        super().__init__()
        self.workspace = workspace
        self._selection = selection
        self._then = then
        self._due = due
        self._own_keys: Mapping[str, str] = {}
        speak(workspace.settings.language)

    def on_mount(self) -> None:
        """Take the learner's theme, and show what can be shown at once."""
        chosen = self.workspace.settings.theme or DEFAULT_THEME
        self.theme = chosen if chosen in self.available_themes else DEFAULT_THEME
        self.theme_changed_signal.subscribe(self, lambda theme: self._keep_theme(theme.name))
        if self._due is None:
            self._begin()
        else:
            self.push_screen(FirstScreen(self._due))
            self.call_after_refresh(self._go_on)

    def _begin(self) -> None:
        """Open the screen that the learner wants."""
        self._take_keys(self.workspace.settings.keys)
        if self._selection is not None:
            self.study(self._selection)
        elif self._due is None:
            self.push_screen(ways.HOME.screen(self.workspace))
        else:
            self.switch_screen(ways.HOME.screen(self.workspace))
        if self._then is not None:
            self._then(self)
        self.call_after_refresh(ways.REVIEW.load)  # while the learner reads the dashboard

    def before_a_key(self) -> None:
        """Let no key be lost on what was shown at once."""
        self._go_on()

    def _go_on(self) -> None:
        """Open the dashboard over what was shown at once, unless a key has done so already."""
        if isinstance(self.screen, FirstScreen):
            self._begin()

    def study(self, selection: Selection) -> None:
        """Open a session; without a card to ask, say so, where the dashboard does not."""
        from recollect.app.cards.browsing import has_cards
        from recollect.app.study import StudySession

        session = StudySession(self.workspace, selection)
        if session.turn is None:
            if has_cards(self.workspace):
                self.say(nothing_asked(selection))
            if len(self.screen_stack) == 1:
                self.push_screen(ways.HOME.screen(self.workspace))
            return
        self.push_screen(ways.REVIEW.screen(self.workspace, session))
        # The day's first answer need not wait for the day's backup: the question is read meanwhile.
        self.run_worker(self.workspace.database.before_writing, thread=True, exit_on_error=False)

    def after_review(self, selection: Selection | None) -> None:
        """Close a session; go on with another one, or to where the learner came from."""
        self.pop_screen()
        if selection is not None:
            self.study(selection)
        elif len(self.screen_stack) == 1:  # the session was all that was asked for
            self.exit()

    def set_up_quiz(self, plan: QuizPlan | None = None) -> None:
        """Let the learner choose a self-test, and begin it."""
        self.push_screen(ways.QUIZ_SETUP.screen(self.workspace, plan), self.quiz)

    def quiz(self, plan: QuizPlan | None) -> None:
        """Begin a self-test; without a card to ask, say so."""
        if plan is None:
            return
        from recollect.app.quiz import QuizSession

        def begin(session: QuizSession) -> None:
            if session.turn is None:
                self.say(tr("There is nothing here to ask."))
            else:
                self.push_screen(ways.QUIZ.screen(self.workspace, session))

        self.do_beside(
            tr("Choosing the questions …"),
            lambda progress: QuizSession(self.workspace, plan, progress=progress),
            begin,
        )

    def export_report(self) -> None:
        """Write the report of weak areas to a file, and say where it is."""
        from recollect.app.reports import save_report

        self.do_beside(
            tr("Writing the report …"),
            partial(save_report, self.workspace),
            lambda path: self.say(tr("Report written to {path}", path=path)),
        )

    def do_beside(
        self, said: str, work: Callable[[Progress], Result], then: Callable[[Result], object]
    ) -> None:
        """Do long work beside the screen, and go on with what came of it, or say why nothing did.

        Once it takes a moment, a sheet says `said` and how far it is, and Esc stops it.
        """
        from recollect.tui.screens.working import do_beside

        do_beside(self, said, work, then, partial(self.say, severity="error"))

    def write_record(self, card_ids: Sequence[str] = ()) -> None:
        """Write the discussion record of some cards, or of today's, and say where it is."""
        from recollect.app.discussions import save_record

        with self.telling():
            path = save_record(self.workspace, card_ids)
            self.say(tr("Discussion record written to {path}", path=path))

    def take_back(self) -> None:
        """Take back whatever was done last, and say what."""
        from recollect.app.cards.actions import undo
        from recollect.tui.taken_back import taken_back

        with self.telling():
            undone = undo(self.workspace)
            self.say(taken_back(undone.deed.what if undone else None))

    def say(self, text: str, *, severity: SeverityLevel = "information") -> None:
        """Show a message, as plain text whatever it contains, in the place of the one before."""
        self.clear_notifications()
        self.notify(safe_text(text), severity=severity, markup=False)

    @contextmanager
    def telling(self) -> Iterator[None]:
        """Say what could not be done, and let the learner go on."""
        try:
            yield
        except RecollectError as error:
            self.say(tr_error(error), severity="error")

    def speak(self, chosen: Language) -> None:
        """Change the language of the interface, now and from now on."""
        self.workspace.change_setting("language", speak(chosen).value)
        self._redraw()

    def change_keys(self, keys: Mapping[str, str]) -> None:
        """Take the learner's own keys, by the id of what they do, now and from now on."""
        self.workspace.change_setting("keys", dict(keys) or None)
        self._take_keys(keys)
        self._redraw()

    def _take_keys(self, stored: Mapping[str, str]) -> None:
        from recollect.tui.keys.own import take_keys

        self._own_keys = take_keys(stored)
        self.set_keymap(self._own_keys)

    def get_key_display(self, binding: Binding) -> str:
        """Return what stands on the key of a binding."""
        own = self._own_keys.get(binding.id or "")
        return cap(own.split(",")[0]) if own else super().get_key_display(binding)

    def _redraw(self) -> None:
        for screen in self._screens():
            screen.redraw()

    def _screens(self) -> Iterator[RecollectScreen[Any]]:
        return (screen for screen in self.screen_stack if isinstance(screen, RecollectScreen))

    def exit(self, *how: Any, **said: Any) -> None:
        """End, with nothing that was begun lost."""
        for screen in self._screens():
            screen.keep_unsaved()
        super().exit(*how, **said)

    def action_toggle_language(self) -> None:
        """Change between English and Chinese."""
        other = Language.ENGLISH if language() is Language.CHINESE else Language.CHINESE
        self.speak(other)

    def action_toggle_buttons(self) -> None:
        """Change between four grade buttons and all six grades."""
        self.workspace.change_setting("buttons", 6 if self._has_four_buttons else 4)
        self._redraw()

    @property
    def _has_four_buttons(self) -> bool:
        return self.workspace.settings.buttons == len(BUTTONS)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Offer what works on this screen, then what works everywhere; titles are English."""
        for binding in keys_offered(screen):
            yield SystemCommand(
                binding.description,
                tr("key {key}", key=self.get_key_display(binding)),
                lambda action=binding.action: self.call_later(screen.run_action, action),
            )
        for name, way in ways.from_screen(screen):
            yield SystemCommand(
                name, tr("Go there"), lambda way=way: self.push_screen(way.screen(self.workspace))
            )
        for each in Language:
            if each is not language():
                yield SystemCommand(
                    each.own_name, tr("Change the language"), lambda each=each: self.speak(each)
                )
        six, four = phrase("Six grade buttons"), phrase("Four grade buttons")
        yield SystemCommand(
            (six if self._has_four_buttons else four).text,
            tr("Again, Hard, Good, Easy, or SM-2's grades 0 to 5"),
            self.action_toggle_buttons,
        )
        yield SystemCommand("Theme", tr("Change the colours"), self.action_change_theme)
        yield SystemCommand("Quit", tr("Everything is saved already"), self.action_quit)

    def action_command_palette(self) -> None:
        """Show the palette, in the reader's language."""
        if not isinstance(self.screen, Palette):
            self.push_screen(Palette(placeholder=tr("Search for commands…")))

    def action_help_quit(self) -> None:
        """Say how to quit: Ctrl-C would end more than it was meant to."""
        self.say(tr("{key} quits; every answer that was graded is saved.", key="^Q"))

    def search_themes(self) -> None:
        """Show the themes to choose from, in the reader's language."""
        asked = tr("Search for themes…")
        self.push_screen(Palette(providers=[ThemeProvider], placeholder=asked))

    def _handle_exception(self, error: Exception) -> None:
        """End with one line, where Textual would print the values of all variables: card text."""
        if not debugging():
            line = safe_line(tr_error(explained(error, self.workspace.address)))
            error.__rich__ = lambda: Text(f"recollect: {line}")  # type: ignore[attr-defined]
        super()._handle_exception(error)

    def _keep_theme(self, name: str) -> None:
        if name != (self.workspace.settings.theme or DEFAULT_THEME):
            self.workspace.change_setting("theme", name)


def run_app(
    workspace: Workspace,
    selection: Selection | None = None,
    *,
    then: Callable[[RecollectApp], None] | None = None,
    due: Due | None = None,
    inline: bool = False,
) -> None:
    """Run the app until the learner leaves it; `inline`: in some lines under the prompt.

    Raises SystemExit where it ended with an error, which it has said then.
    """
    prepare()
    if hasattr(signal, "SIGHUP"):
        # Told to ignore a hang-up, it would outlive its terminal, reading nothing for ever.
        signal.signal(signal.SIGHUP, signal.SIG_DFL)
    app = RecollectApp(workspace, selection, then=then, due=due)
    app.run(inline=inline)
    if app.return_code:
        sys.exit(app.return_code)
