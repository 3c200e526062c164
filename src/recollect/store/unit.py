"""A unit of work: one transaction, and the shelves of the store that it can reach."""

from __future__ import annotations

from sqlalchemy import Connection

from recollect.store.agenda import Agenda
from recollect.store.areas.area_cards import AreaCards
from recollect.store.areas.areas import Areas
from recollect.store.areas.evidence_days import EvidenceDays
from recollect.store.cards.cards import Cards
from recollect.store.cards.decks import Decks
from recollect.store.cards.library import Library
from recollect.store.cards.notes import Notes
from recollect.store.cards.rejections import Rejections
from recollect.store.cards.schedules import Schedules
from recollect.store.cards.wordings import Wordings
from recollect.store.files.engines import state
from recollect.store.health import Health
from recollect.store.imports.imports import Imports
from recollect.store.imports.seeds import Seeds
from recollect.store.imports.study_entries import StudyEntries
from recollect.store.log.actions import Actions
from recollect.store.log.deeds import Deeds
from recollect.store.log.figures import Figures
from recollect.store.log.log import Log
from recollect.store.log.namings import Namings
from recollect.store.log.quizzes import Quizzes
from recollect.store.log.reviews import Reviews
from recollect.store.merging import History
from recollect.store.rows.prepared import runner
from recollect.store.settings import Settings


class Unit:
    """What one transaction can read and write, by subject."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.notes = Notes(connection)
        """The roots and notes that were imported."""
        self.cards = Cards(connection)
        """What is asked and answered."""
        self.decks = Decks(connection)
        """The decks that cards belong to."""
        self.wordings = Wordings(connection)
        """What active cards say."""
        self.schedules = Schedules(connection)
        """The cached schedules."""
        self.agenda = Agenda(runner(connection))
        """What is asked on a study day."""
        self.library = Library(connection)
        """Lists of cards, page by page."""
        self.reviews = Reviews(connection)
        """The append-only log."""
        self.figures = Figures(connection)
        """What the log comes to."""
        self.evidence = EvidenceDays(connection)
        """What tells how well cards are known, day by day."""
        self.actions = Actions(connection)
        """What was done to cards besides answering."""
        self.log = Log(connection)
        """Answers and actions together, card by card."""
        self.deeds = Deeds(connection)
        """Answers, actions, marks and names in the order in which they were done."""
        self.areas = Areas(connection)
        """The weak areas and their marks."""
        self.namings = Namings(connection)
        """What the learner called the areas."""
        self.area_cards = AreaCards(connection)
        """The cards of areas, read in bulk."""
        self.seeds = Seeds(connection)
        """What the notes say is not mastered yet."""
        self.study_entries = StudyEntries(connection)
        """The study log that the notes keep."""
        self.quizzes = Quizzes(connection)
        """The self-tests and their answers."""
        self.imports = Imports(connection)
        """The import runs and what each changed."""
        self.rejections = Rejections(connection)
        """What the learner rejected for good."""
        self.settings = Settings(connection)
        """The settings that belong to this database."""
        self.health = Health(connection)
        """What the database can tell of its own state."""
        self.history = History(connection)
        """The whole history, to be united with another machine's."""

    def state(self) -> object:
        """Return what is equal as long as nothing was written, here or by another program.

        What a server holds may be another thing each time.
        """
        return state(self._connection)
