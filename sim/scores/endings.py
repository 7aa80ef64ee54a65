"""Endings: ordered rules over facts, and what kept the other endings away."""

import math
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from sim.projects.state import Project
from sim.scores.cards import TOTAL
from sim.scores.events import GameEnded
from sim.scores.state import EndingRow
from sim.scores.view import EndingView, NearMiss

if TYPE_CHECKING:
    from sim.scores.floor import ScoresFloor

_MOST_BEHIND: Final = 5
_MOST_MISSES: Final = 3
_NEAR_SHARE: Final = 0.25
"""How far a fact may be from what an ending asks for to count as near, as a share of what it asks for."""
_STOPPED: Final = "cancelled"
"""The one rule that ends a game with its project and leaves its people where they are."""


@dataclass(frozen=True, slots=True)
class Condition:
    """A fact compared with a value."""

    fact: str
    op: str
    value: float

    def holds(self, facts: dict[str, float]) -> bool:
        """Tell whether it holds; a fact that does not exist in this game holds nothing."""
        if self.fact not in facts:
            return False
        actual = facts[self.fact]
        return {
            ">=": actual >= self.value,
            "<=": actual <= self.value,
            ">": actual > self.value,
            "<": actual < self.value,
        }[self.op]

    def near(self, facts: dict[str, float]) -> bool:
        """Tell whether a condition that does not hold nearly did."""
        if self.fact not in facts:
            return False
        return abs(facts[self.fact] - self.value) <= _NEAR_SHARE * abs(self.value)


@dataclass(frozen=True, slots=True)
class Ending:
    """A rule: an ending, what must hold, and the topics of the events behind it."""

    id: str
    all: tuple[Condition, ...]
    behind: tuple[str, ...]


@cache
def endings() -> tuple[Ending, ...]:
    """Return the shipped rules in order; the last one always holds."""
    data = tomllib.loads(files("sim.scores").joinpath("endings.toml").read_text("utf-8"))
    return tuple(
        Ending(entry["id"], tuple(Condition(*condition) for condition in entry["all"]), tuple(entry["behind"]))
        for entry in data["ending"]
    )


class Endings:
    """Judges how the game is told, once at its end and once more when the next quarter is over."""

    def __init__(self, floor: "ScoresFloor") -> None:
        """Work on the floor's state."""
        self.floor = floor

    def judge(self, cause: str) -> None:
        """Name the ending and say so.

        Args:
            cause: Id of the event that ended the game, or closed its last week.
        """
        floor = self.floor
        known = floor.state.ending
        facts = self.facts() if known is None else self._with_quarter(known.facts)
        rule = self._rule(facts)
        if known is not None and known.id == rule.id:
            return
        week = floor.span_week()
        behind = [mover.event for mover in floor.movers.strongest_of_each(rule.behind, week, _MOST_BEHIND)]
        asked = [condition.fact for condition in rule.all]
        floor.state.ending = EndingRow(rule.id, facts, asked, behind)
        event_id = "game/ended" if known is None else "next-quarter/ended"
        causes = (cause, *(event for event in behind if event != cause))
        floor.core.publish(GameEnded(event_id, floor.core.now, causes, rule.id, floor.outcome(), floor.ruled))

    @staticmethod
    def _rule(facts: dict[str, float]) -> Ending:
        return next(rule for rule in endings() if all(condition.holds(facts) for condition in rule.all))

    def view(self) -> EndingView | None:
        """Return the ending with what stands behind it, or None while the game goes on."""
        row = self.floor.state.ending
        if row is None:
            return None
        shown = tuple((name, row.facts[name]) for name in row.asked)
        return EndingView(row.id, shown, tuple(row.events), self._near_misses(row.id, row.facts))

    @staticmethod
    def _near_misses(reached: str, facts: dict[str, float]) -> tuple[NearMiss, ...]:
        found: dict[str, NearMiss] = {}
        for rule in endings():
            failed = [condition for condition in rule.all if not condition.holds(facts)]
            if rule.id == reached or rule.id in found or len(failed) != 1 or not failed[0].near(facts):
                continue
            missed = failed[0]
            found[rule.id] = NearMiss(rule.id, missed.fact, facts[missed.fact], missed.value)
        return tuple(found.values())[:_MOST_MISSES]

    # -------------------------------------------------------------------------------------------------- facts

    def facts(self) -> dict[str, float]:
        """Return what the rules ask for; a fact without a meaning in this game is left out."""
        floor = self.floor
        facts = {"relieved": float(bool(floor.ruled) and floor.ruled != _STOPPED), **self._of_projects()}
        row = floor.state.newest
        if row is not None:
            scores = row.scores
            known = {
                "it_total": scores["it_manager"][TOTAL],
                "pm_total": scores["project_manager"][TOTAL],
                "people": scores["it_manager"]["people"],
            }
            facts |= {name: value for name, value in known.items() if value is not None}
            planned = sum(floor.money.planned(account) for account in floor.scenario.budget_cents)
            breach = row.kpis["breach_cost_cents"] or 0.0
            if planned > 0:
                facts["breach_of_budget_share"] = breach / planned
        return facts

    def _with_quarter(self, facts: dict[str, float]) -> dict[str, float]:
        """Add what the next quarter showed to what was known when the game ended."""
        latest = self.floor.state.latest
        total = latest.scores["it_manager"][TOTAL] if latest is not None and self.floor.quarter_over() else None
        if total is None or "it_total" not in facts:
            return facts
        return facts | {"quarter_total": total, "quarter_drop": facts["it_total"] - total}

    def _of_projects(self) -> dict[str, float]:
        """Return what became of projects: those of the project manager's seat, or of whoever led any."""
        leading = self.floor.leading
        every = [p for p in self.floor.projects.state.projects.values() if p.status not in {"proposed", "declined"}]
        told = list(leading.led()) or every
        delivered = [project for project in told if project.live_s >= 0]
        stopped = [project for project in told if project.status == "cancelled"]
        facts = {"delivered": float(len(delivered)), "stopped": float(len(stopped))}
        if delivered:
            late = [leading.slip(project, first=True) or 0.0 for project in delivered]
            facts["late_share"] = math.fsum(late) / len(late)
            wanted = [self._wanted(project) for project in delivered]
            facts["wanted"] = math.fsum(wanted) / len(wanted)
        if stopped:
            facts["stopped_performance"] = min(self._performance(project) for project in stopped)
        return facts

    def _wanted(self, project: Project) -> float:
        """Return how far those it is for want what came: half their trust, half the value they accepted."""
        trust = self.floor.leading.trust(project)
        accepted = 100.0 * self.floor.leading.delivered_share(project)
        return accepted if trust is None else 0.5 * trust + 0.5 * accepted

    def _performance(self, project: Project) -> float:
        """Return how a project did when it was stopped: the worst of schedule, cost and pace; 1 is as planned."""
        rows = [row.projects[project.id] for row in self.floor.state.rows if project.id in row.projects]
        last = next((figures for figures in reversed(rows) if figures["slip_share"] is not None), {})
        known = [value for name in ("spi", "cpi") if (value := last.get(name)) is not None]
        slip = last.get("slip_share")
        if slip is not None:
            known.append(1.0 / (1.0 + max(0.0, slip)))
        return min(known, default=1.0)
