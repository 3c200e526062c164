"""Self-tests: what they can be about, one sitting, what it came to."""

from recollect.app.quiz.results import PastQuiz, QuizResult, ResultRow, past_quizzes, result_of
from recollect.app.quiz.scopes import ScopeRow, find_scope, scopes
from recollect.app.quiz.session import QuizProgress, QuizSession

__all__ = [
    "PastQuiz",
    "QuizProgress",
    "QuizResult",
    "QuizSession",
    "ResultRow",
    "ScopeRow",
    "find_scope",
    "past_quizzes",
    "result_of",
    "scopes",
]
