"""A pad on which a policy notes decisions until its attention for the week is used."""

from sim.session import Decision, View

MOST_AT_FIRST = 8
"""Decisions of a careful manager on the first Monday; the corridor of the same day brings a few more."""
_CORRIDOR_MOST_H = 1.5
_CORRIDOR_SHARE = 0.15


def for_the_corridor_h(view: View) -> float:
    """Return the attention with which a project manager puts new people to work on the same Monday."""
    return min(_CORRIDOR_MOST_H, _CORRIDOR_SHARE * view.attention_left_h) if view.phase == "desk" else 0.0


class Pad:
    """Collects decisions in order of importance.

    Attributes:
        chosen: What will be decided, in order.
        left_h: Attention left.
    """

    def __init__(self, view: View, keep_h: float = 0.0, most: int | None = None) -> None:
        """Start empty.

        Args:
            view: What the seat sees.
            keep_h: Hours not to be used, for whatever the week brings.
            most: Decisions at most; as many as there are hours for without it.
        """
        self._view = view
        self._most = most
        self.chosen: list[Decision] = []
        self.left_h = view.attention_left_h - keep_h

    @property
    def _full(self) -> bool:
        return self._most is not None and len(self.chosen) >= self._most

    def want(self, option: Decision) -> bool:
        """Note a decision if it is new and possible and there is time for it; tell whether it was noted."""
        if option in self.chosen:
            return False
        quote = self._view.quote(option)
        if quote.refusal is not None or self._full or quote.hours > self.left_h + 1e-9:
            return False
        self.chosen.append(option)
        self.left_h -= quote.hours
        return True

    def follow(self, option: Decision) -> bool:
        """Note a decision that becomes possible only by those noted before it, if there is time for it."""
        hours = self._view.quote(option).hours
        if self._full or hours > self.left_h + 1e-9:
            return False
        self.chosen.append(option)
        self.left_h -= hours
        return True

    def first(self, *options: Decision) -> bool:
        """Note the first of several that is possible."""
        return any(self.want(option) for option in options)
