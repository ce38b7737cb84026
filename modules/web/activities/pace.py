"""How fast one person's browsers may answer: no hand taps that fast for long.

Why: each answer is written to a disk. A thousand at once from one browser must not make everybody
else wait.
"""

from modules.web.middleware.budget import Budget, a_second

FORGET = 1000
"""So many people are remembered; of more, all start anew."""


class Pace:
    """A budget for each sign-in, in memory: a restart forgives."""

    def __init__(self) -> None:
        self._budgets: dict[str, Budget] = {}

    def wait(self, sign_in: str) -> float | None:
        """Count an answer, and return how many seconds it waits; None for one too many."""
        if len(self._budgets) >= FORGET and sign_in not in self._budgets:
            self._budgets.clear()
        budget = self._budgets.setdefault(sign_in, Budget(a_second()))
        seconds = budget.take()
        return None if budget.is_spent() else seconds


pace = Pace()
