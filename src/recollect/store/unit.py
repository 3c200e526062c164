"""A unit of work: one transaction, and the shelves of the store that it can reach."""

from __future__ import annotations

from sqlalchemy import Connection

from recollect.store.actions import Actions
from recollect.store.agenda import Agenda
from recollect.store.area_cards import AreaCards
from recollect.store.areas import Areas
from recollect.store.cards import Cards
from recollect.store.decks import Decks
from recollect.store.deeds import Deeds
from recollect.store.evidence_days import EvidenceDays
from recollect.store.figures import Figures
from recollect.store.health import Health
from recollect.store.imports import Imports
from recollect.store.library import Library
from recollect.store.log import Log
from recollect.store.merging import History
from recollect.store.namings import Namings
from recollect.store.notes import Notes
from recollect.store.prepared import runner
from recollect.store.quizzes import Quizzes
from recollect.store.rejections import Rejections
from recollect.store.reviews import Reviews
from recollect.store.schedules import Schedules
from recollect.store.seeds import Seeds
from recollect.store.settings import Settings
from recollect.store.study_entries import StudyEntries
from recollect.store.wordings import Wordings


class Unit:
    """What one transaction can read and write, by subject."""

    def __init__(self, connection: Connection) -> None:
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
