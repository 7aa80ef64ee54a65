"""Plays a recorded game again."""

import json
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from sim.fork.fate import Fate
from sim.fork.recorded import Change, Hand, Move, Recorded
from sim.kernel.errors import Refusal, SimError
from sim.kernel.units import WEEK, week_of, week_start
from sim.policies.policy import PolicyLuck
from sim.policies.registry import make
from sim.runner import Table, play
from sim.save import run_to
from sim.scenario.definitions import Scenario
from sim.session import NOT_OWN, Decision, Receipt, Session, View, decision

_NOTHING = Change()
_CARD = frozenset({"name_owner", "state_position", "answer_dilemma"})
"""Steps of a card, which go from hand to hand."""


class Impossible(NamedTuple):
    """A decision that was carried out in the recorded game and is not possible here.

    Attributes:
        refusal: Why; None where what it names does not exist, or the game has ended by then.
    """

    sequence: int
    refusal: Refusal | None


@dataclass(slots=True)
class Forked:
    """A game that was played again.

    Attributes:
        session: As it stands at the end.
        impossible: What could not be repeated, in order.
        spared: Numbers of what was refused then and would have been possible here; it stays undone, because whoever
            was refused went another way.
    """

    session: Session
    impossible: list[Impossible] = field(default_factory=list)
    spared: list[int] = field(default_factory=list)

    def fate(self) -> Fate:
        """Return how it came out."""
        return Fate.of(self.session, tuple(found.sequence for found in self.impossible))

    def repeat(self, moves: Sequence[Move]) -> None:
        """Repeat what was decided, each at its instant."""
        for move in moves:
            run_to(self.session, move.t_s)
            self.submit(move)

    def submit(self, move: Move) -> None:
        """Repeat one move at this instant, if it is still its instant and the move is possible."""
        session = self.session
        if session.clock != move.t_s:
            self.impossible.append(Impossible(move.sequence, None))  # a rule has ended the game by then
            return
        try:
            option = decision(move.name, dict(move.arguments))
            if move.refused and move.refused not in NOT_OWN and session.quote(option, move.seat).refusal is None:
                self.spared.append(move.sequence)
                return
            refusal = session.submit(option, move.seat, move.sequence).refusal
            carried_out = refusal is None
        except SimError:  # it names what does not exist in this game
            refusal, carried_out = None, False
        if not carried_out and not move.refused:
            self.impossible.append(Impossible(move.sequence, refusal))


class _Numbered(Session):
    """A game in which a policy's decision keeps the number that the very same one had in the recorded game."""

    def __init__(self, scenario: Scenario, seed: int, last: int, dropped: Sequence[Move]) -> None:
        super().__init__(scenario, seed)
        self.numbered = last
        self._dropped: dict[str, deque[int]] = {}
        for move in dropped:
            key = _key(move.t_s, move.seat, move.name, dict(move.arguments))
            self._dropped.setdefault(key, deque()).append(move.sequence)

    def submit(self, option: Decision, seat: str, sequence: int = 0) -> Receipt:
        """Make a decision now, or learn why not."""
        if not sequence:
            known = self._dropped.get(_key(self.clock, seat, option.name(), option.arguments()))
            sequence = known.popleft() if known else 0
        return super().submit(option, seat, sequence)


def _key(t_s: int, seat: str, name: str, arguments: Mapping[str, Any]) -> str:
    return json.dumps([t_s, seat, name, arguments], sort_keys=True)


def forked(recorded: Recorded, change: Change = _NOTHING) -> Forked:
    """Play a recorded game again up to where it is judged.

    Args:
        recorded: The game.
        change: What is different.

    Returns:
        The game; with nothing changed the same one, event by event.
    """
    moves = change.moves(recorded)
    session = begin(recorded, change)
    game = Forked(session)
    if change.hands:
        _Seats(game, change.hands, moves, _corridor(recorded.moves)).play(recorded.until_s)
    else:
        game.repeat(moves)
    run_to(session, recorded.until_s)
    return game


def begin(recorded: Recorded, change: Change = _NOTHING) -> Session:
    """Return the game before its first move."""
    seed = recorded.seed if change.seed is None else change.seed
    dropped = [move for move in recorded.moves if change.replaced(move)]
    return _Numbered(recorded.scenario(), seed, recorded.last + len(change.also), dropped)


def again(recorded: Recorded, *, without: frozenset[int] = frozenset(), seed: int | None = None) -> Fate:
    """Play a recorded game again without some moves, or on other luck.

    Args:
        recorded: The game.
        without: Sequence numbers of moves that are left out.
        seed: Other luck.

    Returns:
        How it comes out; with nothing changed, as it came out.
    """
    return forked(recorded, Change(without=without, seed=seed)).fate()


def other_hands(recorded: Recorded, it: str, pm: str) -> Fate:
    """Play the same scenario on the same luck with a policy in each seat."""
    seats = {seat: (name, make(seat, name)) for seat, name in (("it", it), ("pm", pm))}
    weeks = week_of(max(0, recorded.until_s - 1))
    return Fate.of(play(recorded.scenario(), recorded.seed, seats, weeks=weeks, next_quarter=False).session)


class _Repeated:
    """Decides what was decided: whoever keeps a seat while somebody else takes another over."""

    def __init__(self, seats: "_Seats", seat: str) -> None:
        self._seats = seats
        self._seat = seat

    def decide(self, view: View, luck: PolicyLuck) -> list[Decision]:
        """Submit the moves of this instant; at a desk, what is not possible yet waits for the corridor.

        Returns:
            Nothing: moves keep their numbers, so that they are submitted here.
        """
        self._seats.submit(self._seat, wait=view.phase == "desk")
        return []


class _Seats:
    """A game in which some seats are asked and others are repeated."""

    def __init__(self, game: Forked, hands: Sequence[Hand], moves: Sequence[Move], corridor: frozenset[int]) -> None:
        self._game = game
        self._session = game.session
        self._hands = sorted(hands, key=lambda hand: hand.from_s)
        self._moves = list(moves)
        self._corridor = corridor
        self._asked = False
        seats = {seat: ("recorded", _Repeated(self, seat)) for seat in ("it", "pm")}
        self._table = Table(game.session, seats, None, staffed=True)

    def play(self, until_s: int) -> None:
        """Play from the first Monday to an instant."""
        scenario, session = self._session.scenario, self._session
        for week in range(1, week_of(max(0, until_s - 1)) + 1):
            if session.over:
                break
            if (week - 1) % scenario.turn_weeks == 0:
                self._desk(week)
            self._until(min(until_s, week_start(week + 1)))
        self._game.impossible += [Impossible(move.sequence, None) for move in self._moves if not move.refused]

    def _desk(self, week: int) -> None:
        self._sit()
        if self._asked:
            self._table.turn(week)
        else:
            self._table.seats()  # staff sit down when they are first seen, as in any game
        self._rest()

    def _sit(self) -> None:
        while self._hands and self._hands[0].from_s <= self._session.clock:
            hand = self._hands[0]
            self._table.sit(hand.seat, hand.policy, make(hand.seat, hand.policy))
            self._hands, self._asked = self._hands[1:], True

    def _until(self, t_s: int) -> None:
        """Let time run, and submit or ask at each instant at which somebody had decided or decides."""
        session = self._session
        while session.clock < t_s and not session.over:
            self._rest()
            following = self._moves[0].t_s if self._moves else t_s
            stop = session.advance(min(t_s, following))
            self._sit()
            if stop is not None and self._asked:
                self._table.stop(stop)

    def _rest(self) -> None:
        """Submit what nobody asked for at this instant."""
        while self._moves and self._moves[0].t_s <= self._session.clock:
            self._game.submit(self._moves.pop(0))

    def submit(self, seat: str, *, wait: bool) -> None:
        """Submit the moves of a seat at this instant."""
        session = self._session
        due = [move for move in self._moves if move.t_s == session.clock and move.seat == seat]
        stepped = False
        for move in due:
            if stepped and not move.refused:
                return  # the other hat may have to say something before the next step of the card
            if wait and (move.sequence in self._corridor or (not move.refused and self._refused(move))):
                continue
            stepped = stepped or (session.clock % WEEK > 0 and move.name in _CARD)
            self._moves.remove(move)
            self._game.submit(move)

    def _refused(self, move: Move) -> bool:
        try:
            return self._session.quote(decision(move.name, dict(move.arguments)), move.seat).refusal is not None
        except SimError:
            return True


def _corridor(moves: Sequence[Move]) -> frozenset[int]:
    """Return the numbers of what was decided in the corridor: after a later seat had decided at its desk."""
    found = set()
    at_s, furthest = -1, 0
    for move in moves:
        rank = {"it": 0, "pm": 1}.get(move.seat, 2)
        if move.t_s != at_s:
            at_s, furthest = move.t_s, rank
        if rank < furthest:
            found.add(move.sequence)
            furthest = 3
        elif furthest == 3:
            found.add(move.sequence)
        furthest = max(furthest, rank)
    return frozenset(found)
