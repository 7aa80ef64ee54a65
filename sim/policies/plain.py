"""The two policies that everything else is measured against."""

from sim.policies.policy import PolicyLuck
from sim.session import DECISIONS, Decision, View, may_decide

_AT_A_DESK = 4
"""Most decisions a week; about what a careful manager makes."""


_CORRIDOR = ("answer_request", "accept_offer")
_CARDS = ("name_owner", "state_position", "answer_dilemma", "let_it_run")


def _fits(view: View, name: str) -> bool:
    """Tell whether a kind of decision belongs to the occasion: in the corridor and at a card, only answers do."""
    if view.phase == "corridor":
        return name in _CORRIDOR
    if view.stop is not None and view.stop.kind == "dilemma":
        return name in _CARDS
    return True


class DoNothing:
    """Decides nothing, ever; the department runs on its defaults."""

    def decide(self, view: View, luck: PolicyLuck) -> list[Decision]:
        """Decide nothing."""
        return []


class RandomChoice:
    """Takes up to four legal decisions a week, each drawn from the menu."""

    def decide(self, view: View, luck: PolicyLuck) -> list[Decision]:
        """Draw kinds of decision first and arguments second, so that wide menus do not crowd out narrow ones."""
        names = [name for name, kind in DECISIONS.items() if may_decide(kind, view.seat) and _fits(view, name)]
        count = min(len(names), int(luck.uniform("count") * (_AT_A_DESK + 1)))
        chosen: list[Decision] = []
        for number in range(count):
            name = names.pop(int(luck.uniform(f"name/{number}") * len(names)))
            options = view.legal(name)
            if options:
                chosen.append(options[int(luck.uniform(f"option/{number}") * len(options))])
        return chosen
