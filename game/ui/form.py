"""The state of a form for a decision: what is chosen, what may be, and the decision that comes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast

from game.ui.choices import literal, options
from game.ui.ranges import span
from game.ui.seen import desk_seen
from sim.catalogue import DECISIONS, may_decide
from sim.kernel.decision import Argument, arguments_of, build
from sim.kernel.errors import DecisionError

if TYPE_CHECKING:
    from game.ui.choices import Pairs
    from game.ui.window import Ui
    from sim.session import Decision

_LEADS: Final = ("project", "card", "rule", "subject", "source", "account", "candidate", "task", "person")
"""Arguments on which others depend, most important first."""

_USUAL: Final = {"share": 0.5, "weeks": 4.0, "hours_per_week": 4.0, "spend_h": 4.0}
"""Where sliders stand at first that nothing else speaks for."""


class Form:
    """What is chosen for a decision so far.

    Attributes:
        name: Canonical name of the decision.
        chosen: Argument to value.
    """

    def __init__(self, ui: Ui, name: str, preset: dict[str, Any]) -> None:
        """Begin with what is given, and with what suits it best for the rest."""
        self.name = name
        self.arguments = arguments_of(DECISIONS[name])
        self.chosen: dict[str, Any] = {}
        self._hand: set[str] = set()
        for field, value in preset.items():
            self._set(field, value)
        self._fill(ui)

    def pick(self, ui: Ui, field: str, value: object) -> None:
        """Choose something; what depends on it is chosen anew."""
        self._set(field, value)
        if field in _LEADS:
            mine = {a.name for a in self.arguments}
            for other in [f for f in self.chosen if f in mine and f not in self._hand]:
                del self.chosen[other]
            for other in [f for f in self._hand if f != field and not self._fits(ui, f)]:
                self._hand.discard(other)
                del self.chosen[other]
        self._fill(ui)

    def decision(self) -> Decision | None:
        """Return the decision, or None while something is missing."""
        try:
            return build(DECISIONS[self.name], dict(self.chosen))
        except DecisionError:
            return None

    def pairs(self, ui: Ui, argument: Argument) -> Pairs | None:
        """Return what may be chosen for an argument, None where it is typed or a number."""
        if argument.choices and argument.type == "choice":
            return literal(ui, self.name, argument)
        return options(ui, self.name, argument.name, self.chosen)

    # --------------------------------------------------------------------------------------------- what suits

    def _set(self, field: str, value: object) -> None:
        self.chosen[field] = value
        self._hand.add(field)

    def _fits(self, ui: Ui, field: str) -> bool:
        argument = next(a for a in self.arguments if a.name == field)
        pairs = self.pairs(ui, argument)
        if pairs is None:
            return not self._number(argument)
        known = {value for value, _ in pairs}
        value = self.chosen[field]
        return all(str(part) in known for part in (value if isinstance(value, list | tuple) else (value,)))

    def _fill(self, ui: Ui) -> None:
        """Choose what is open: as the first sensible candidate does, else the first there is."""
        best = self._candidate(ui)
        for argument in self.arguments:
            if argument.name not in self.chosen:
                typed = argument.name == "text"
                given = best.arguments()[argument.name] if best is not None and not typed else None
                self.chosen[argument.name] = self._usual(ui, argument) if given is None else given

    def _candidate(self, ui: Ui) -> Decision | None:
        """Return the first candidate that agrees with what was chosen by hand, possible ones first."""
        desk = desk_seen(ui)
        found = [option for option in DECISIONS[self.name].candidates(desk.view()) if self._agrees(option)]
        legal = (option for option in found[:12] if desk.quote(option).refusal is None)
        return next(legal, found[0] if found else None)

    def _agrees(self, option: Decision) -> bool:
        given = cast(dict[str, Any], option.arguments())
        return all(given.get(field) == self.chosen[field] for field in self._hand)

    def _usual(self, ui: Ui, argument: Argument) -> object:
        if argument.default is not None:
            return argument.default
        if argument.type == "yes/no":
            return True
        pairs = self.pairs(ui, argument)
        if argument.type.startswith("list"):
            return [value for value, _ in pairs or ()] if argument.name == "order" else []
        if argument.choices:
            return argument.choices[0]
        if pairs is not None:
            return pairs[0][0] if pairs else ""
        if self._number(argument):
            usual = _USUAL.get(argument.name)
            if usual is not None:
                return _cast(argument, usual)
            return _cast(argument, span(ui, self.name, argument.name, self.chosen).low)
        return ""

    @staticmethod
    def _number(argument: Argument) -> bool:
        return argument.type in ("integer", "number")


def _cast(argument: Argument, value: float) -> float | int:
    return round(value) if argument.type == "integer" else float(value)


def numeric(argument: Argument, value: float) -> float | int:
    """Return a number of a slider as the argument wants it."""
    return round(value) if argument.type == "integer" else round(value, 6)


def placeholder(ui: Ui, name: str, preset: dict[str, Any]) -> Decision:
    """Return a decision of another hat, filled as far as one can: it is only asked whose call it is."""
    values: dict[str, Any] = dict(preset)
    for argument in arguments_of(DECISIONS[name]):
        if argument.name in values or not argument.required:
            continue
        pairs = options(ui, name, argument.name, values)
        if argument.type.startswith("list"):
            values[argument.name] = []
        elif argument.choices:
            values[argument.name] = argument.choices[0]
        elif argument.type in ("integer", "number"):
            values[argument.name] = _cast(argument, 1)
        elif argument.type == "yes/no":
            values[argument.name] = True
        else:
            values[argument.name] = pairs[0][0] if pairs else ""
    return build(DECISIONS[name], values)


def ours(ui: Ui, name: str) -> bool:
    """Tell whether the hat that is worn may decide that."""
    return ui.driver is not None and may_decide(DECISIONS[name], ui.driver.seat)
