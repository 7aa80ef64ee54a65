"""One game from the first Monday to the last Sunday: seats, policies, stops, recorder."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from sim.kernel.log import as_record
from sim.kernel.random import Luck
from sim.kernel.units import week_start
from sim.policies.policy import Policy, PolicyLuck
from sim.policies.registry import make
from sim.save import Recorder
from sim.scenario.definitions import Scenario
from sim.scenario.load import load_scenario
from sim.scenario.vocabulary import KPIS, SCORES
from sim.session import GoalView, MoneyView, Session, Stop, View, WeekView
from sim.version import MODEL_VERSION


@dataclass(slots=True)
class Game:
    """A finished or interrupted game.

    Attributes:
        session: As it stands.
        policies: Name per seat.
        wall_s: How long it took, filled in by whoever has a clock.
    """

    session: Session
    policies: dict[str, str]
    wall_s: float = 0.0

    def events_bytes(self) -> bytes:
        """Return the log as JSON lines; the same seed and decisions give the same bytes."""
        return b"".join(
            json.dumps(as_record(event), ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
            for event in self.session.events()
        )

    def digest(self) -> str:
        """Return one digest over all domains."""
        text = json.dumps(self.session.digest(), sort_keys=True)
        return blake2b(text.encode(), digest_size=16).hexdigest()

    def summary(self) -> dict[str, Any]:
        """Return what ``run --json`` prints; its keys are fixed."""
        session = self.session
        view = session.view("it")
        last = view.scores.weeks[-1] if view.scores.weeks else None
        return {
            "scenario": session.scenario.id,
            "seed": session.seed,
            "model_version": MODEL_VERSION,
            "weeks": len(view.scores.weeks),
            "policies": {"it": self.policies.get("it"), "pm": self.policies.get("pm")},
            "digest": self.digest(),
            "outcome": session.outcome(),
            "goals": [_goal(goal) for goal in view.scores.goals],
            "scores": _scores(last),
            "kpis": dict(last.kpis) if last else dict.fromkeys(KPIS),
            "counts": _counts(view) | {"decisions": session.decided, "refused": session.refused},
            "money": _money(view.money),
            "projects": [],
            "events": len(session.events()),
            "wall_s": round(self.wall_s, 3),
        }


def _goal(goal: GoalView) -> dict[str, Any]:
    names = ("id", "measure", "op", "target", "by_week", "must", "actual", "met")
    return {name: getattr(goal, name) for name in names}


def _scores(week: WeekView | None) -> dict[str, dict[str, float | None]]:
    """Return every score with its parts; null where nothing is measured yet."""
    scores: dict[str, dict[str, float | None]] = {
        role: {"total": None, **dict.fromkeys(parts)} for role, parts in SCORES.items()
    }
    for name, points in week.scores if week else ():
        role, part = name.split(".")
        scores[role][part] = points
    return scores


def _counts(view: View) -> dict[str, int | float]:
    """Return tickets by kind: opened = resolved + cancelled + open; reopening moves one back."""
    counts: dict[str, int | float] = {}
    for kind in view.desk.kinds:
        for fate in ("opened", "resolved", "cancelled", "open"):
            counts[f"{kind.kind}s_{fate}"] = getattr(kind, fate)
    return counts | {"contacts": view.desk.contacts, "sla_met_share": view.desk.sla_met_share}


def _money(money: MoneyView) -> dict[str, Any]:
    return {
        "budget_cents": money.planned_cents,
        "spent_cents": money.spent_cents,
        "committed_cents": money.committed_cents,
        "ledger_balance_cents": money.ledger_cents,
        "accounts": {
            account.account: {"budget_cents": account.planned_cents, "spent_cents": account.spent_cents}
            for account in money.accounts
        },
    }


def run(scenario: Scenario | str, seed: int = 0, it: str = "by-the-book", weeks: int | None = None) -> Game:
    """Play one headless game with a policy found by name.

    Args:
        scenario: A scenario, or the id or path of one.
        seed: Luck.
        it: Policy of the IT manager: a shipped name, an entry point or ``module:Class``.
        weeks: Stop after so many weeks.

    Raises:
        ScenarioError: The scenario cannot be used.
        PolicyError: The policy cannot be found.
    """
    if isinstance(scenario, str):
        scenario = load_scenario(scenario)
    return play(scenario, seed, {"it": (it, make("it", it))}, weeks=weeks)


def play(
    scenario: Scenario,
    seed: int,
    policies: dict[str, tuple[str, Policy]],
    *,
    weeks: int | None = None,
    recorder: Callable[[Session], Recorder] | None = None,
    each_week: Callable[[int, Session], None] | None = None,
) -> Game:
    """Play one game with a policy in each seat.

    Args:
        scenario: What to start from.
        seed: Luck of the game and of the policies.
        policies: Seat to (name, policy).
        weeks: Stop after so many weeks; the whole game without it.
        recorder: Makes a recorder for the session.
        each_week: Called after each week.

    Returns:
        The game, standing at the end of its last week.
    """
    session = Session(scenario, seed)
    table = _Table(session, policies, recorder(session) if recorder else None)
    last = scenario.weeks if weeks is None else min(weeks, scenario.weeks)
    try:
        for week in range(1, last + 1):
            table.ask(f"desk/{week}", None)
            while (stop := session.advance(week_start(week + 1))) is not None:
                table.ask(f"stop/{session.clock}/{stop.subject}", stop)
            table.close_week(week)
            if each_week is not None:
                each_week(week, session)
        game = Game(session, {seat: name for seat, (name, _) in policies.items()})
        if table.recorder is not None:
            table.recorder.end({"digest": game.digest()})
        return game
    finally:
        if table.recorder is not None:
            table.recorder.close()


class _Table:
    """The seats of one game, with whoever writes down what they decide."""

    def __init__(self, session: Session, policies: dict[str, tuple[str, Policy]], recorder: Recorder | None) -> None:
        self._session = session
        self._policies = policies
        self.recorder = recorder
        luck = Luck(session.seed)
        self._luck = {seat: luck.family(f"policy/{seat}") for seat in policies}

    def ask(self, occasion: str, stop: Stop | None) -> None:
        """Ask every seat, or at a stop the seat whose call it is."""
        session = self._session
        for seat, (_, policy) in self._policies.items():
            if stop is not None and stop.seat != seat:
                continue
            view = session.view(seat, occasion, stop)
            for made in policy.decide(view, PolicyLuck(self._luck[seat].one, occasion)):
                at = session.clock
                receipt = session.submit(made, seat)
                if self.recorder is not None:
                    self.recorder.decision(receipt, at, seat, made)

    def close_week(self, week: int) -> None:
        """Write the digests of a finished week."""
        if self.recorder is not None:
            self.recorder.week(week, self._session.digest())
