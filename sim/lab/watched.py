"""A game that is looked at while it is played: what each turn asked of a seat, which decisions there were to make."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from sim.hats.decisions.cards import AnswerDilemma
from sim.hats.events import CardAnswered, CardMet
from sim.kernel.units import WEEK
from sim.lab.game import DONE, Row, failed, scenario_of
from sim.lab.trials import SEATS, Trial
from sim.policies.policy import Policy, PolicyLuck
from sim.policies.registry import make
from sim.relations.events import PromiseMade
from sim.runner import Game, play
from sim.scenario.definitions import Scenario
from sim.scenario.vocabulary import SCORES
from sim.session import DECISIONS, Decision, DecisionMade, View, may_decide

JUDGED: Final = ("it_manager", "project_manager", "organisation")
"""Scores whose totals say how a game went."""

_OWN: Final = "decision/ordered/"
_STEPS: Final = frozenset({"name_owner", "state_position"})
"""Parts of a card that cost no attention; its answer is the decision."""


@dataclass(frozen=True, slots=True)
class Watched(Trial):
    """A trial that is looked at.

    Attributes:
        card: Card for which an answer is prescribed, or empty.
        option: The answer.
        probe: Whether to note which decisions would have been possible; it takes a while.
    """

    card: str = ""
    option: str = ""
    probe: bool = False


@dataclass(slots=True)
class Notes:
    """What was seen of a game while it was played.

    Attributes:
        hours: Turn to the seats asked at their desks and the hours that each could spend.
        shared: Whether both hats draw on the same hours.
        corridors: Turns in which something stood between the hats.
        legal: Decisions that were possible at some time.
    """

    hours: dict[int, dict[str, float]] = field(default_factory=dict)
    shared: bool = False
    corridors: set[int] = field(default_factory=set)
    legal: dict[str, None] = field(default_factory=dict)


class Watching:
    """Plays as the policy inside does, and notes what it sees."""

    def __init__(self, inside: Policy, notes: Notes, trial: Watched) -> None:
        """Look over a policy's shoulder."""
        self._inside = inside
        self._notes = notes
        self._trial = trial

    def decide(self, view: View, luck: PolicyLuck) -> list[Decision]:
        """Decide as the policy does, but for the prescribed answer."""
        notes = self._notes
        if view.phase == "desk":
            attention = view.relations.attention
            hours = max(0.0, attention.gross_h - attention.routine_h)
            notes.hours.setdefault(view.week, {}).setdefault(view.seat, hours)
            notes.shared = notes.shared or attention.shared
        elif view.phase == "corridor":
            notes.corridors.add(view.week)
        if self._trial.probe:
            self._probe(view)
        return self._answered(view, self._inside.decide(view, luck))

    def _probe(self, view: View) -> None:
        for name, kind in DECISIONS.items():
            if name not in self._notes.legal and may_decide(kind, view.seat) and view.legal(name):
                self._notes.legal[name] = None

    def _answered(self, view: View, made: list[Decision]) -> list[Decision]:
        card, option = self._trial.card, self._trial.option
        if not card:
            return made
        kept = [one for one in made if not (isinstance(one, AnswerDilemma) and one.card == card)]
        here = view.hats.card(card)
        if here is None or not here.mine or here.stage != "answer":
            return kept
        return [AnswerDilemma(card, option), *kept]


def watch(trial: Trial) -> Row:
    """Play a watched trial and return what ``lint`` wants to know of it; a failure becomes a row that says so."""
    assert isinstance(trial, Watched)
    try:
        scenario = scenario_of(trial)
        return _tell(trial, scenario)
    except (Exception, SystemExit) as error:  # noqa: BLE001  # a policy is somebody's own code and may fail in any way
        return failed(trial, error)


def _tell(trial: Watched, scenario: Scenario) -> Row:
    notes = Notes()
    seats = {seat: (name, Watching(make(seat, name), notes, trial)) for seat, name in trial.pair.full}
    game = play(scenario, trial.seed, seats, next_quarter=trial.batch.next_quarter)
    summary = game.summary()
    return trial.head(scenario.id) | {
        "status": DONE,
        "card": trial.card,
        "option": trial.option,
        "error": None,
        "won": summary["outcome"] == "won",
        "ending": summary["ending"]["id"] if summary["ending"] else None,
        "goals": {goal["id"]: bool(goal["met"]) for goal in summary["goals"]},
        "totals": {role: summary["scores"][role]["total"] for role in SCORES},
        "legal": tuple(notes.legal),
        "corridors": len([week for week in notes.corridors if week <= scenario.weeks]),
        **_happened(game, scenario, notes),
    }


def _happened(game: Game, scenario: Scenario, notes: Notes) -> dict[str, Any]:
    """Return what the log of the game proper says."""
    turns: dict[tuple[int, str], list[float]] = {}
    used: Counter[str] = Counter()
    met: Counter[str] = Counter()
    answers: dict[str, tuple[str, str]] = {}
    promises = 0
    for event in game.session.events():
        if event.t_s >= scenario.end_s:
            break
        if isinstance(event, DecisionMade):
            used[event.name] += 1
            if not event.id.startswith(_OWN) and event.name not in _STEPS:
                turn = (_turn(event.t_s, scenario), event.seat)
                turns.setdefault(turn, []).append(event.hours)
        elif isinstance(event, CardMet):
            met[event.kind] += 1
        elif isinstance(event, CardAnswered):
            answers[event.card] = (event.option, event.by)
        elif isinstance(event, PromiseMade):
            promises += 1
    return {
        "used": dict(used),
        "met": dict(met),
        "answers": answers,
        "promises": promises,
        "load": _load(turns, notes),
    }


def _turn(t_s: int, scenario: Scenario) -> int:
    """Return the first week of the turn of an instant."""
    week = t_s // WEEK
    return int(week - week % scenario.turn_weeks) + 1


def _load(
    turns: Mapping[tuple[int, str], list[float]], notes: Notes
) -> dict[str, tuple[tuple[int, float, float], ...]]:
    """Return per hat and turn: decisions, hours spent, hours there were. Of one pool, spending is that of both."""
    seats = sorted({seat for asked in notes.hours.values() for seat in asked} & set(SEATS))
    found: dict[str, tuple[tuple[int, float, float], ...]] = {}
    for seat in seats:
        rows = []
        for week in sorted(notes.hours):
            if seat in notes.hours[week]:
                drawing = SEATS if notes.shared else (seat,)
                spent = sum(sum(turns.get((week, other), ())) for other in drawing)
                rows.append((len(turns.get((week, seat), ())), round(spent, 6), notes.hours[week][seat]))
        found[seat] = tuple(rows)
    return found
