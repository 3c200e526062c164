"""A unit of work: one transaction, and the shelves of the store that it can reach."""

from __future__ import annotations

from functools import cached_property, lru_cache

from sqlalchemy import Connection, text

from recollect.store.actions import Actions
from recollect.store.agenda import Agenda
from recollect.store.area_cards import AreaCards
from recollect.store.areas import Areas
from recollect.store.cards import Cards
from recollect.store.deeds import Deeds
from recollect.store.figures import Figures
from recollect.store.health import Health
from recollect.store.imports import Imports
from recollect.store.library import Library
from recollect.store.log import Log
from recollect.store.merging import History
from recollect.store.notes import Notes
from recollect.store.quizzes import Quizzes
from recollect.store.rejections import Rejections
from recollect.store.reviews import Reviews
from recollect.store.schedules import Schedules
from recollect.store.seeds import Seeds
from recollect.store.settings import Settings
from recollect.store.study_entries import StudyEntries
from recollect.store.wordings import Wordings

_text = lru_cache(text)  # a statement is taken apart once


class Unit:
    """What one transaction can read and write, by subject."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @cached_property
    def notes(self) -> Notes:
        """Return the roots and notes that were imported."""
        return Notes(self._connection)

    @cached_property
    def cards(self) -> Cards:
        """Return the cards and decks."""
        return Cards(self._connection)

    @cached_property
    def wordings(self) -> Wordings:
        """Return what active cards say."""
        return Wordings(self._connection)

    @cached_property
    def schedules(self) -> Schedules:
        """Return the cached schedules."""
        return Schedules(self._connection)

    @cached_property
    def agenda(self) -> Agenda:
        """Return what is asked on a study day."""
        return Agenda(lambda statement, values: self._connection.execute(_text(statement), values))

    @cached_property
    def library(self) -> Library:
        """Return lists of cards, page by page."""
        return Library(self._connection)

    @cached_property
    def reviews(self) -> Reviews:
        """Return the append-only log."""
        return Reviews(self._connection)

    @cached_property
    def figures(self) -> Figures:
        """Return what the log comes to."""
        return Figures(self._connection)

    @cached_property
    def actions(self) -> Actions:
        """Return what was done to cards besides answering."""
        return Actions(self._connection)

    @cached_property
    def log(self) -> Log:
        """Return answers and actions together, card by card."""
        return Log(self._connection)

    @cached_property
    def deeds(self) -> Deeds:
        """Return answers, actions and marks in the order in which they were done."""
        return Deeds(self._connection)

    @cached_property
    def areas(self) -> Areas:
        """Return the weak areas and their marks."""
        return Areas(self._connection)

    @cached_property
    def area_cards(self) -> AreaCards:
        """Return the cards of areas, read in bulk."""
        return AreaCards(self._connection)

    @cached_property
    def seeds(self) -> Seeds:
        """Return what the notes say is not mastered yet."""
        return Seeds(self._connection)

    @cached_property
    def study_entries(self) -> StudyEntries:
        """Return the study log that the notes keep."""
        return StudyEntries(self._connection)

    @cached_property
    def quizzes(self) -> Quizzes:
        """Return the self-tests and their answers."""
        return Quizzes(self._connection)

    @cached_property
    def imports(self) -> Imports:
        """Return the import runs and what each changed."""
        return Imports(self._connection)

    @cached_property
    def rejections(self) -> Rejections:
        """Return what the learner rejected for good."""
        return Rejections(self._connection)

    @cached_property
    def settings(self) -> Settings:
        """Return the settings that belong to this database."""
        return Settings(self._connection)

    @cached_property
    def health(self) -> Health:
        """Return what the database can tell of its own state."""
        return Health(self._connection)

    @cached_property
    def history(self) -> History:
        """Return the whole history, to be united with another machine's."""
        return History(self._connection)
