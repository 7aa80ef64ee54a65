"""Control: what was promised, what was earned, when it will be done."""

from math import ceil
from typing import TYPE_CHECKING

from sim.kernel.units import WEEK, week_of, week_start
from sim.projects.escalations import Escalations
from sim.projects.events.control import BaselineSet, BufferQuestioned
from sim.projects.figures import Forecast, Measures
from sim.projects.nudges import hour_cents, name, origin
from sim.projects.outlook import expected_weeks, middle, plan_of, run, sampled
from sim.projects.plan.draws import Shuffles
from sim.projects.plan.earned import Earned, earned_schedule, planned_curve
from sim.projects.rebaselines import Rebaselines
from sim.projects.reports import Reports
from sim.projects.state import Baseline, Project

if TYPE_CHECKING:
    from sim.projects.floor import ProjectsFloor


class Control:
    """Baselines, earned value and forecasts.

    Attributes:
        reports: What the project manager writes, and who looks behind it.
        escalations: What is put before others.
        rebaselines: Wishes for another plan.

    Draws:
        ``projects/forecast``: per project and week, samples of what is left, a luck that no event shares.
    """

    def __init__(self, floor: "ProjectsFloor") -> None:
        """Prepare."""
        self.floor = floor
        self.rules = floor.scenario.rules.control
        self.reports = Reports(floor)
        self.escalations = Escalations(floor)
        self.rebaselines = Rebaselines(floor)
        self._known: dict[str, tuple[object, Forecast]] = {}
        self._shuffles: dict[str, Shuffles] = {}
        self._curves: dict[str, tuple[list[int], list[float], list[float]]] = {}

    def start(self) -> None:
        """Make nothing due."""

    def close_week(self, week: int) -> None:
        """Look behind reports, notice silence, and send back what nobody answered."""
        self.reports.close_week(week)
        self.rebaselines.close_week()
        self.escalations.close_week(week)

    # ------------------------------------------------------------------------------------------------- baselines

    def set_baseline(self, project: Project, cause: str) -> Baseline:
        """Promise the first plan: dates and cost from the estimates, and the buffer."""
        self._question_buffer(project, cause)
        baseline = self._draft(project, project.buffer_share)
        event_id = self.adopt(project, baseline, cause)
        project.status, project.status_cause = "running", event_id
        promised = week_of(baseline.finish_s)
        beyond = promised - project.due_week - project.tolerance_weeks
        if beyond > 0:
            points = min(self.rules.late_baseline_most, self.rules.late_baseline_points * beyond)
            self.floor.stakeholders.move(project, -points, event_id)
        giver, ledger = self.floor.seat_of(project), self.floor.relations.promises
        if giver and not project.date_promise:
            project.date_promise = ledger.make("date", giver, project.sponsor, project.id, 0.0, promised, event_id)
        return baseline

    def adopt(self, project: Project, baseline: Baseline, cause: str) -> str:
        """Put a baseline in force. Returns the id of the event."""
        project.baselines.append(baseline)
        event_id = f"project/{project.id}/baseline/{baseline.number}/set"
        week = week_of(baseline.finish_s)
        self.floor.core.publish(
            BaselineSet(
                event_id, self.floor.core.now, (cause,), project.id, baseline.number, week, baseline.budget_cents
            )
        )
        return event_id

    def _question_buffer(self, project: Project, cause: str) -> None:
        """Let the sponsor ask for ranges and take some of a large buffer."""
        rules, asked = self.rules, project.buffer_share
        if asked <= rules.buffer_free_share:
            return
        project.buffer_share = asked - rules.buffer_taken_share * (asked - rules.buffer_free_share)
        event_id = name(self.floor, project, "buffer", "questioned")
        now = self.floor.core.now
        self.floor.core.publish(BufferQuestioned(event_id, now, (cause,), project.id, asked, project.buffer_share))
        self.floor.stakeholders.move(project, -rules.buffer_points, event_id)

    def _draft(self, project: Project, buffer_share: float) -> Baseline:
        """Return the plan as it stands as a baseline; what is done keeps its real dates and cost."""
        floor, now = self.floor, self.floor.core.now
        plan = plan_of(floor, project, stated=True)
        hours = [law.mean for law in plan.laws]
        starts, ends = run(plan, hours)
        begun = {task.id: (task.started_s, task.done_at_s) for task in project.tasks.values() if task.state == "done"}
        start_s = {task: max(0, started) for task, (started, _) in begun.items()}
        end_s = {task: done for task, (_, done) in begun.items()}
        cents = {task: self._cost(project, task, 0.0) for task in begun}
        for place, task in enumerate(plan.network.order):
            start_s[task] = now + round(starts[place] * WEEK)
            end_s[task] = now + round(ends[place] * WEEK)
            cents[task] = round(self._cost(project, task, hours[place]) * (1.0 + buffer_share))
        finish_s = now + ceil(max(ends, default=0.0) * (1.0 + buffer_share) * WEEK)
        return Baseline(len(project.baselines), now, finish_s, sum(cents.values()), cents, start_s, end_s)

    def _cost(self, project: Project, task_id: str, more_h: float) -> int:
        task = project.tasks[task_id]
        return hour_cents(self.floor, task.booked_s / 3600 + more_h) + task.purchase_cents

    def redraft(self, project: Project, finish_s: int, budget_cents: int) -> Baseline:
        """Return a further baseline with a date and a budget that were agreed; planned dates stretch to it."""
        draft = self._draft(project, 0.0)
        now = self.floor.core.now
        stretch = max(0.2, (finish_s - now) / max(1, draft.finish_s - now))
        for task, end_s in draft.end_s.items():
            if end_s > now:
                draft.start_s[task] = now + round(max(0, draft.start_s[task] - now) * stretch)
                draft.end_s[task] = now + round((end_s - now) * stretch)
        scale = budget_cents / max(1, draft.budget_cents)
        draft.task_cents = {task: round(cents * scale) for task, cents in draft.task_cents.items()}
        draft.budget_cents = sum(draft.task_cents.values())
        draft.finish_s = finish_s
        return draft

    def split(self, project: Project, parent: str, children: tuple[str, ...]) -> None:
        """Let the parts of a split task inherit its place in the baseline."""
        if not project.baselines or not children:
            return
        baseline = project.baselines[-1]
        cents = baseline.task_cents.pop(parent, 0)
        start_s, end_s = baseline.start_s.pop(parent, 0), baseline.end_s.pop(parent, 0)
        for place, child in enumerate(children):
            baseline.task_cents[child] = cents // len(children) + (place < cents % len(children))
            baseline.start_s[child], baseline.end_s[child] = start_s, end_s

    def promised_week(self, project: Project) -> int:
        """Return the week of the date in force: the baseline's, before one the charter's."""
        return week_of(project.baselines[-1].finish_s) if project.baselines else project.due_week

    def first_week(self, project: Project) -> int:
        """Return the week of the first promise."""
        return week_of(project.baselines[0].finish_s) if project.baselines else project.due_week

    # -------------------------------------------------------------------------------------------------- measures

    def actual_cents(self, project: Project) -> int:
        """Return what a project has cost: booked hours at the standard rate, and what was bought."""
        return hour_cents(self.floor, project.booked_s / 3600) + project.spent_cents

    def measures(self, project: Project) -> Measures:
        """Return earned value now: a task earns its budget when it is done."""
        actual = self.actual_cents(project)
        if not project.baselines:
            return Measures(0, 0, 0, actual, None, None, None, None, None, None, 0.0)
        baseline, now, tasks = project.baselines[-1], self.floor.core.now, project.tasks
        kept = [t for t in baseline.task_cents if t in tasks and tasks[t].state != "dropped"]
        bac = sum(baseline.task_cents[t] for t in kept)
        pv = sum(baseline.task_cents[t] for t in kept if baseline.end_s[t] <= now)
        ev = sum(baseline.task_cents[t] for t in kept if tasks[t].state == "done")
        earned = Earned(bac, pv, ev, actual)
        # In weeks since the first plan; all of a task is due at its end, as it is earned.
        from_s = project.baselines[0].set_s
        ends = [max(0.0, (baseline.end_s[t] - from_s) / WEEK) for t in kept]
        curve = self._curve(project, [baseline.task_cents[t] for t in kept], ends)
        schedule = earned_schedule(curve, ev, (now - from_s) / WEEK)
        eac = earned.eac
        return Measures(
            bac_cents=bac,
            pv_cents=pv,
            ev_cents=ev,
            ac_cents=actual,
            spi=earned.spi,
            cpi=earned.cpi,
            eac_cents=None if eac is None else round(eac),
            tcpi=earned.tcpi,
            earned_schedule_weeks=schedule.es,
            spi_t=schedule.spi,
            percent=earned.percent if bac else 0.0,
        )

    def _curve(self, project: Project, cents: list[int], ends: list[float]) -> list[float]:
        """Return the planned value of a project by the week, kept until its plan is another one."""
        kept = self._curves.get(project.id)
        if kept is None or kept[:2] != (cents, ends):
            curve = planned_curve(cents, ends, ends, ceil(max(ends, default=0.0)))
            kept = self._curves[project.id] = (cents, ends, curve)
        return kept[2]

    # -------------------------------------------------------------------------------------------------- forecast

    def _inputs(self, project: Project) -> object:
        """Return all that a forecast depends on, so that it is computed once."""
        tasks = tuple(
            (t.id, t.state, t.booked_s, t.estimate.likely_h, t.estimate.high_h, t.ready_s, t.lead_s, t.priority)
            for t in project.tasks.values()
        )
        links = tuple((*t.people, len(t.after), len(t.overlap)) for t in project.tasks.values())
        grants = tuple((g.person, g.share) for g in project.grants.values())
        return self.floor.core.now, tasks, links, grants, project.spent_cents, project.status, len(project.baselines)

    def forecast(self, project: Project) -> Forecast:
        """Return when it will be done and what it will cost, from what the project believes."""
        inputs = self._inputs(project)
        known = self._known.get(project.id)
        if known is None or known[0] != inputs:
            known = self._known[project.id] = (inputs, self._sample(project))
        return known[1]

    def _sample(self, project: Project) -> Forecast:
        now, actual = self.floor.core.now, self.actual_cents(project)
        promised_s = week_start(self.promised_week(project) + 1)
        if project.live_s >= 0:
            live = project.live_s / WEEK + 1
            return Forecast(live, live, actual, actual, float(project.live_s < promised_s))
        found = sampled(self.floor, project, self.shuffles(project, week_of(now)))
        until = [now / WEEK + 1 + weeks for weeks, _ in found]
        cents = [float(actual + more) for _, more in found]
        on_time = sum(now + weeks * WEEK <= promised_s for weeks, _ in found) / len(found)
        return Forecast(
            middle(until, 0.5), middle(until, 0.8), round(middle(cents, 0.5)), round(middle(cents, 0.8)), on_time
        )

    def shuffles(self, project: Project, week: int) -> Shuffles:
        """Return the luck of a project's forecasts of a week, kept as long as the week lasts."""
        entity = f"project/{project.id}/week/{week}"
        kept = self._shuffles.get(project.id)
        if kept is None or kept.entity != entity:
            family = self.floor.core.luck.family("projects/forecast", 32)
            kept = self._shuffles[project.id] = Shuffles(family, entity, self.rules.forecast_samples)
        return kept

    def expected_week(self, project: Project) -> float:
        """Return the week in which all is done if everything takes what is believed (its fraction is the day)."""
        if project.live_s >= 0:
            return project.live_s / WEEK + 1
        return self.floor.core.now / WEEK + 1 + expected_weeks(self.floor, project)

    def late_weeks(self, project: Project) -> float:
        """Return how many weeks after the promised week it will be done, as far as is known; negative is early."""
        return self.forecast(project).week_p50 - self.promised_week(project) - 1.0

    def outside_tolerance(self, project: Project) -> bool:
        """Tell whether what is known of date or cost is beyond what was chartered."""
        if not project.baselines:
            return self.late_weeks(project) > project.tolerance_weeks
        budget = project.baselines[-1].budget_cents * (1.0 + project.tolerance_cost_share)
        dear = self.forecast(project).cents_p50 > budget or project.expense_spent_cents > project.budget_cents * (
            1.0 + project.tolerance_cost_share
        )
        return dear or self.late_weeks(project) > project.tolerance_weeks

    def escalate(self, project: Project, matter: str, cause: str) -> None:
        """Put a matter before the IT manager."""
        self.escalations.raise_(project, matter, cause)

    def help_open(self, project: Project) -> bool:
        """Tell whether an early honest warning still makes help easier."""
        return week_of(self.floor.core.now) <= project.help_until_week

    @staticmethod
    def origin(project: Project) -> str:
        """Return the event that a conclusion about the plan rests on."""
        return (
            f"project/{project.id}/baseline/{len(project.baselines) - 1}/set" if project.baselines else origin(project)
        )
