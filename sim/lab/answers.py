"""What the answers of cards are worth: the same luck played again with each answer in turn."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import fsum
from statistics import fmean
from typing import Final

from sim.lab.game import Row
from sim.lab.trials import Pair
from sim.lab.watched import JUDGED
from sim.scenario.cards import CardDef
from sim.scenario.definitions import Scenario

PLAYED_AGAIN: Final = ("it=by-the-book,pm=by-the-book", "it=firefighter,pm=deadline-driver")
"""Pairs whose games are played again: one that prevents, one that hurries."""

_EVEN: Final = 0.05
"""Points by which answers may differ and still be even."""

_ENOUGH: Final = 4
"""Games from which on an answer that was best in all of them is called so."""

_MANY: Final = 20
"""Games of a card from which on an answer that nobody chose is called dead."""


@dataclass(frozen=True, slots=True)
class OptionTally:
    """An answer of a card.

    Attributes:
        chosen: Ordinary games in which it was done.
        tried: Games compared luck by luck in which it was done.
        best: Of these, how often it was better than every other answer.
        worth: Mean points on the three totals against the mean of the card's answers; None where it was not tried.
    """

    id: str
    chosen: int
    tried: int
    best: int
    worth: float | None


@dataclass(frozen=True, slots=True)
class CardTally:
    """A card: in how many ordinary games it was answered, how many were compared, and its answers."""

    id: str
    kind: str
    games: int
    compared: int
    options: tuple[OptionTally, ...]

    @property
    def always(self) -> str:
        """The answer that was best under all policies and lucks, or empty."""
        if self.compared < _ENOUGH:
            return ""
        return next((option.id for option in self.options if option.best == self.compared), "")

    @property
    def never(self) -> tuple[str, ...]:
        """Answers that nobody chose, and that were not best in any game that was compared."""
        if self.games < _MANY:
            return ()
        return tuple(o.id for o in self.options if not o.chosen and not o.best)


def untried(scenario: Scenario, done: Sequence[Row], lucks: range) -> Iterator[tuple[Pair, int, str, str]]:
    """Yield pair, luck, card and answer of every game to be played again."""
    deck = {card.id: card for card in scenario.cards}
    for row in done:
        if row["label"] in PLAYED_AGAIN and row["seed"] in lucks:
            for card, (taken, _) in row["answers"].items():
                for option in deck[card].options:
                    if option.id != taken:
                        yield Pair.of(row["label"]), row["seed"], card, option.id


def cards_of(scenario: Scenario, done: Sequence[Row], tried: Sequence[Row], lucks: range) -> tuple[CardTally, ...]:
    """Return every card of the deck with what became of it."""
    points: dict[str, dict[tuple[str, int], dict[str, float]]] = {}
    bases = {(row["label"], row["seed"]): row for row in done if row["label"] in PLAYED_AGAIN and row["seed"] in lucks}
    for key, row in bases.items():
        for card, (taken, _) in row["answers"].items():
            points.setdefault(card, {}).setdefault(key, {})[taken] = _points(row)
    for row in tried:
        # A third party may do as it likes, and an answer may be refused: then the game says nothing about it.
        taken, _ = row["answers"].get(row["card"], ("", ""))
        if taken == row["option"]:
            points[row["card"]][row["label"], row["seed"]][taken] = _points(row)
    return tuple(_card(card, done, points.get(card.id, {})) for card in scenario.cards)


def _points(row: Row) -> float:
    return fsum(row["totals"][role] or 0.0 for role in JUDGED) / len(JUDGED)


def _card(card: CardDef, done: Sequence[Row], points: dict[tuple[str, int], dict[str, float]]) -> CardTally:
    chosen = Counter(row["answers"][card.id][0] for row in done if card.id in row["answers"])
    compared = [game for game in points.values() if len(game) > 1]
    options = tuple(_option(option.id, chosen[option.id], compared) for option in card.options)
    return CardTally(card.id, card.kind, sum(chosen.values()), len(compared), options)


def _option(name: str, chosen: int, compared: Sequence[dict[str, float]]) -> OptionTally:
    games = [game for game in compared if name in game]
    best = sum(all(game[name] > other + _EVEN for own, other in game.items() if own != name) for game in games)
    worth = fmean(game[name] - fmean(game.values()) for game in games) if games else None
    return OptionTally(name, chosen, len(games), best, worth)
