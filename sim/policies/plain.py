"""The two policies that everything else is measured against."""

from sim.policies.policy import PolicyLuck
from sim.session import DECISIONS, Decision, View

_AT_A_DESK = 4
"""Most decisions a week; about what a careful manager makes."""


class DoNothing:
    """Decides nothing, ever; the department runs on its defaults."""

    def decide(self, view: View, luck: PolicyLuck) -> list[Decision]:
        """Decide nothing."""
        return []


class RandomChoice:
    """Takes up to four legal decisions a week, each drawn from the menu."""

    def decide(self, view: View, luck: PolicyLuck) -> list[Decision]:
        """Draw kinds of decision first and arguments second, so that wide menus do not crowd out narrow ones."""
        names = [name for name, kind in DECISIONS.items() if kind.seat == view.seat]
        count = int(luck.uniform("count") * (_AT_A_DESK + 1))
        chosen: list[Decision] = []
        for number in range(count):
            name = names.pop(int(luck.uniform(f"name/{number}") * len(names)))
            options = view.legal(name)
            if options:
                chosen.append(options[int(luck.uniform(f"option/{number}") * len(options))])
        return chosen
