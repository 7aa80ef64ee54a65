"""The project manager's card: every part over the projects that the seat ``pm`` leads or has led.

A project weighs by its first budget. What is not known of any project yet is null, and so are all parts while the seat
leads nothing. A cancelled project brings no scope and no benefit, so that stopping is never a way to a better card.
"""

import math
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from sim.kernel.units import HOUR, WEEK, week_start
from sim.projects.figures import Measures
from sim.projects.state import Deliverable, Project
from sim.scenario.projects import BenefitDef
from sim.scores.parts import Card, Component, component, normalised

if TYPE_CHECKING:
    from sim.scores.floor import ScoresFloor

_FOUNDED: Final = frozenset({"chartered", "running", "paused", "live", "closed", "cancelled"})
_PER_HOURS: Final = 1000.0
_TEN_WEEKS: Final = 10.0
Of = Callable[[Project], float | None]


class Leading:
    """Measures of the projects of the seat ``pm``."""

    def __init__(self, floor: "ScoresFloor") -> None:
        """Read anchors and weights."""
        self.floor = floor
        self.rules = floor.scenario.rules.scores
        self._measures: dict[str, Measures] = {}

    # --------------------------------------------------------------------------------------------- the projects

    def led(self) -> tuple[Project, ...]:
        """Return the projects that the seat ``pm`` leads or has led, in the order of their founding."""
        projects = self.floor.projects.state.projects.values()
        return tuple(p for p in projects if p.leader == "pm" and p.status in _FOUNDED)

    def measures(self, project: Project) -> Measures | None:
        """Return earned value as it stands at this close, None without a baseline."""
        return self.floor.projects.measures(project.id) if project.baselines else None

    @staticmethod
    def weight(project: Project) -> float:
        """Return what a project weighs: its first budget."""
        if project.baselines:
            return max(1.0, float(project.baselines[0].budget_cents))
        return max(1.0, float(project.budget_cents + project.capital_cents))

    def mean(self, of: Of) -> float | None:
        """Return the weighted mean of a measure over the projects that have it."""
        known = [(self.weight(project), value) for project in self.led() if (value := of(project)) is not None]
        total = math.fsum(weight for weight, _ in known)
        return math.fsum(weight * value for weight, value in known) / total if known else None

    # ------------------------------------------------------------------------------------------------- the card

    def card(self) -> Card:
        """Return the components of every part of the project manager's card."""
        rules, mean = self.rules, self.mean
        slip, half = rules.schedule_anchors, rules.schedule_first_weight
        over, share = rules.cost_anchors, rules.cost_first_weight
        return {
            "schedule": normalised(
                component("slip_first_share", mean(lambda p: self.slip(p, first=True)), half, slip)
                + component("slip_current_share", mean(lambda p: self.slip(p, first=False)), 1.0 - half, slip)
            ),
            "cost": normalised(
                component("overrun_first_share", mean(lambda p: self.overrun(p, first=True)), share, over)
                + component("overrun_current_share", mean(lambda p: self.overrun(p, first=False)), 1.0 - share, over)
            ),
            "scope": normalised(component("value_share", mean(self.value_share), 1.0, rules.scope_anchors)),
            "quality": normalised(component("escaped_per_1000_h", mean(self.escaped_rate), 1.0, rules.quality_anchors)),
            "stakeholders": self._stakeholders(),
            "team": self._team(),
            "benefits": normalised(component("benefit_share", mean(self.benefit_share), 1.0, rules.benefits_anchors)),
        }

    def _stakeholders(self) -> tuple[Component, ...]:
        rules = self.rules
        accuracy = rules.report_weight
        return normalised(
            component("stakeholder_trust", self.mean(self.trust), 1.0 - accuracy, rules.stakeholder_anchors)
            + component("report_error_weeks", self.mean(self.report_error), accuracy, rules.report_anchors)
        )

    def _team(self) -> tuple[Component, ...]:
        rules, mean = self.rules, self.mean
        return normalised(
            component("team_motivation", mean(self.motivation), rules.motivation_weight, rules.motivation_anchors)
            + component("team_changes", mean(self.turnover), rules.turnover_weight, rules.turnover_anchors)
            + component("team_cohesion", mean(self.cohesion), rules.cohesion_weight, rules.cohesion_anchors)
        )

    # ------------------------------------------------------------------------------------------------- schedule

    def promised_s(self, project: Project, *, first: bool) -> int:
        """Return the instant of go-live that was promised, first or at last; the charter's week before a baseline.

        A first plan that goes beyond the charter's tolerance is no promise to hold a project by: the charter was first,
        and only a plan that was agreed anew takes its place.
        """
        if not project.baselines:
            return week_start(project.due_week + 1)
        if not first and len(project.baselines) > 1:
            return project.baselines[-1].finish_s
        return min(project.baselines[0].finish_s, week_start(project.due_week + project.tolerance_weeks + 1))

    def expected_s(self, project: Project) -> int:
        """Return when a project went live, or will at the pace of its earned schedule; never in the past."""
        if project.live_s >= 0:
            return project.live_s
        now = self.floor.core.now
        measures = self.measures(project)
        if measures is None or not measures.spi_t:
            # Nothing is earned yet: beyond the time that planning may take, every week without progress is a week late.
            began = project.baselines[-1].set_s if project.baselines else max(0, project.chartered_s)
            planned = self.promised_s(project, first=False)
            allowed = round(self.rules.planning_share * max(0, planned - max(0, project.chartered_s)))
            return max(now, planned + max(0, now - began - allowed))
        baseline = project.baselines[-1]
        start = min(baseline.start_s.values(), default=baseline.set_s)
        length = (baseline.finish_s - start) / max(measures.spi_t, self.rules.slowest_pace)
        return max(now, start + round(length))

    def slip(self, project: Project, *, first: bool) -> float | None:
        """Return how late a project is or will be, as a share of the time that was promised; None if cancelled."""
        if project.status == "cancelled":
            return None
        promised = self.promised_s(project, first=first)
        length = max(self.rules.shortest_promise_weeks * WEEK, promised - max(0, project.chartered_s))
        return (self.expected_s(project) - promised) / length

    # ------------------------------------------------------------------------------------------------ cost, scope

    def overrun(self, project: Project, *, first: bool) -> float | None:
        """Return how far the cost at completion is over budget, as a share of it; None before anything is booked."""
        measures = self.measures(project)
        if measures is None or measures.ac_cents <= 0:
            return None
        budget = project.baselines[0 if first else -1].budget_cents
        if budget <= 0:
            return None
        expected = measures.eac_cents
        if project.status in {"live", "closed", "cancelled"}:
            expected = measures.ac_cents
        if expected is None:
            return 1.0
        return expected / budget - 1.0

    @staticmethod
    def _built(project: Project, deliverable: Deliverable) -> float:
        tasks = [task for task in project.tasks.values() if task.deliverable == deliverable.id]
        whole = sum(task.true_s for task in tasks if task.state != "dropped")
        return sum(task.true_s for task in tasks if task.state == "done") / whole if whole > 0 else 0.0

    def delivered_share(self, project: Project) -> float:
        """Return the share of the chartered value that is accepted; what is built and not accepted counts half."""
        if project.status == "cancelled":
            return 0.0
        parts = []
        for deliverable in project.deliverables.values():
            built = self._built(project, deliverable) if deliverable.in_scope else 0.0
            accepted = deliverable.accepted
            parts.append(deliverable.value * (accepted + self.rules.built_share * max(0.0, built - accepted)))
        whole = project.original_value or math.fsum(d.value for d in project.deliverables.values())
        return min(1.0, math.fsum(parts) / whole) if whole > 0 else 0.0

    def value_share(self, project: Project) -> float | None:
        """Return the value delivered; before the promised date what progress says will be, of what is in scope."""
        now = self.floor.core.now
        if project.live_s >= 0 or project.status == "cancelled" or now >= self.promised_s(project, first=True):
            return self.delivered_share(project)
        measures = self.measures(project)
        if measures is None:
            return None
        whole = project.original_value or math.fsum(d.value for d in project.deliverables.values())
        kept = math.fsum(d.value for d in project.deliverables.values() if d.in_scope)
        pace = min(1.0, measures.spi) if measures.spi is not None else 1.0
        return min(1.0, kept / whole) * pace if whole > 0 else None

    # ------------------------------------------------------------------------------------------ quality, benefits

    def escaped_rate(self, project: Project) -> float | None:
        """Return defects found after go-live per thousand hours of work; None before it."""
        if project.live_s < 0 or project.booked_s <= 0:
            return None
        return project.escaped / (project.booked_s / HOUR) * _PER_HOURS

    def benefit_share(self, project: Project) -> float | None:
        """Return the share of the promised worth per week that has come, of all that should have come by now."""
        now = self.floor.core.now
        due = promised = 0.0
        for benefit in self._benefits(project):
            share = project.benefits_on.get(benefit.id, 0.0)
            from_s = self.promised_s(project, first=True) + benefit.after_weeks * WEEK
            if now >= from_s or share > 0.0:
                promised += benefit.cents_per_week
                due += benefit.cents_per_week * min(1.0, share)
        return due / promised if promised > 0 else None

    def _benefits(self, project: Project) -> tuple[BenefitDef, ...]:
        return self.floor.projects.definitions[project.id].benefits

    # ------------------------------------------------------------------------------------------------- the people

    def trust(self, project: Project) -> float | None:
        """Return the trust of those a project answers to, weighted by their power."""
        parties = self.floor.projects.definitions[project.id].stakeholders
        known = [(s.power, self.floor.relations.standing(s.party).points) for s in parties]
        total = math.fsum(power for power, _ in known)
        return math.fsum(power * points for power, points in known) / total if total > 0 else None

    def report_error(self, project: Project) -> float | None:
        """Return by how many weeks reports were wrong; four weeks of silence count as a report that is four off."""
        rules, now = self.rules, self.floor.core.now
        errors: list[float] = []
        live_week = project.live_s // WEEK + 1 if project.live_s >= 0 else 0
        for report in project.reports:
            truth = live_week or report.honest_week
            errors.append(abs(float(report.forecast_week - truth)))
        ends = min(project.closed_s if project.closed_s >= 0 else now, project.live_s if project.live_s >= 0 else now)
        weeks = max(0, ends - max(0, project.chartered_s)) / WEEK
        silent = int(weeks / rules.silence_weeks) - len(project.reports)
        errors += [rules.silence_weeks] * max(0, silent)
        return math.fsum(errors) / len(errors) if errors else None

    @staticmethod
    def motivation(project: Project) -> float | None:
        """Return the motivation of the team; None before there was one."""
        return project.motivation if project.grants or project.booked_s else None

    def turnover(self, project: Project) -> float | None:
        """Return how often the team changed per ten weeks of the project."""
        if not project.grants and not project.booked_s:
            return None
        ends = project.closed_s if project.closed_s >= 0 else self.floor.core.now
        weeks = max(_TEN_WEEKS, (ends - max(0, project.chartered_s)) / WEEK)
        return project.team_changes * _TEN_WEEKS / weeks

    @staticmethod
    def cohesion(project: Project) -> float | None:
        """Return how well the members know each other's work, 0 to 1."""
        values = list(project.cohesion.values())
        return math.fsum(values) / len(values) if values else None
