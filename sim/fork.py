"""The same game again with something changed: a decision left out, other luck, other hands.

What was decided is repeated at its instant. Where the change has made a decision impossible, it is refused as it would
have been then, and counted; nothing is dropped silently.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple, Self

from sim.kernel.errors import SimError
from sim.policies.registry import make
from sim.runner import play
from sim.save import Save, run_to
from sim.scenario.definitions import Scenario
from sim.scenario.load import scenario_from_source
from sim.session import Session, decision


class Move(NamedTuple):
    """One submission of a game.

    Attributes:
        refused: Code of its refusal, or empty.
    """

    sequence: int
    t_s: int
    seat: str
    name: str
    arguments: tuple[tuple[str, Any], ...]
    refused: str = ""

    @classmethod
    def of(cls, sequence: int, t_s: int, seat: str, name: str, arguments: Mapping[str, Any], refused: str) -> Self:
        """Return a move with its arguments as plain pairs."""
        return cls(sequence, t_s, seat, name, tuple(arguments.items()), refused)


@dataclass(frozen=True, slots=True)
class Recorded:
    """All that a judged game came from; it can be sent to another process.

    Attributes:
        source: Texts of the scenario's files.
        moves: What was submitted before the game was judged, in order.
    """

    source: tuple[tuple[str, Any], ...]
    seed: int
    moves: tuple[Move, ...]

    @classmethod
    def of(cls, scenario: Scenario, seed: int, moves: tuple[Move, ...]) -> Self:
        """Return a game without what the next quarter added."""
        return cls(tuple(scenario.source.items()), seed, tuple(move for move in moves if move.t_s < scenario.end_s))

    @classmethod
    def read(cls, save: Save) -> Self:
        """Return the game of a save."""
        session = save.session()
        moves = (
            Move.of(entry.sequence, entry.t_s, entry.seat, entry.name, entry.arguments, entry.refused)
            for entry in save.entries
        )
        return cls.of(session.scenario, session.seed, tuple(moves))

    def scenario(self) -> Scenario:
        """Return the scenario."""
        return scenario_from_source(dict(self.source))


@dataclass(frozen=True, slots=True)
class Fate:
    """How a game came out when it was judged, before the next quarter.

    Attributes:
        outcome: ``won``, ``lost`` or ``ended_early``.
        totals: Role to points, None where nothing is measured.
        kpis: KPI to value at the end.
        projects: Project to the week in which it went live; below 1 for never.
        impossible: Sequence numbers of decisions that were carried out in the recorded game and refused here.
    """

    outcome: str
    totals: dict[str, float | None]
    kpis: dict[str, float | None]
    projects: dict[str, int]
    impossible: tuple[int, ...] = ()


def again(recorded: Recorded, *, without: frozenset[int] = frozenset(), seed: int | None = None) -> Fate:
    """Play a recorded game again.

    Args:
        recorded: The game.
        without: Sequence numbers of moves that are left out.
        seed: Other luck.

    Returns:
        How it comes out; with nothing changed, as it came out.
    """
    scenario = recorded.scenario()
    session = Session(scenario, recorded.seed if seed is None else seed)
    impossible = []
    for move in recorded.moves:
        if move.sequence in without:
            continue
        run_to(session, move.t_s)
        if session.clock != move.t_s:
            impossible.append(move.sequence)  # a rule has ended the game by then
            continue
        if _refused(session, move) and not move.refused:
            impossible.append(move.sequence)
    run_to(session, scenario.end_s)
    return _fate(session, tuple(impossible))


def _refused(session: Session, move: Move) -> bool:
    try:
        return session.submit(decision(move.name, dict(move.arguments)), move.seat).refusal is not None
    except SimError:  # it names what does not exist in this game
        return True


def other_hands(recorded: Recorded, it: str, pm: str) -> Fate:
    """Play the same scenario on the same luck with a policy in each seat."""
    seats = {seat: (name, make(seat, name)) for seat, name in (("it", it), ("pm", pm))}
    return _fate(play(recorded.scenario(), recorded.seed, seats, next_quarter=False).session, ())


def _fate(session: Session, impossible: tuple[int, ...]) -> Fate:
    results = session.results()
    last = results.weeks[-1] if results.weeks else None
    scores = dict(last.scores) if last is not None else {}
    totals = {name.partition(".")[0]: points for name, points in scores.items() if name.endswith(".total")}
    return Fate(
        session.outcome(),
        totals,
        dict(last.kpis) if last is not None else {},
        {project.id: project.live_week for project in session.judged("it").projects.portfolio},
        impossible,
    )
