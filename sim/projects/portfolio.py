"""Portfolio: which proposals become projects, who leads them, what they are given, and when they end early."""

from typing import TYPE_CHECKING

from sim.kernel.log import CHANCE, START
from sim.kernel.units import WEEK, hours, week_of, week_start
from sim.projects.endings import Endings
from sim.projects.events.life import (
    DisputeArose,
    LeaderAppointed,
    PortfolioOrdered,
    ProjectChartered,
    ProjectFunded,
    ProjectProposed,
    ProposalDeclined,
    ProposalReturned,
    ProposalWithdrawn,
    ResponsibilitiesAgreed,
)
from sim.projects.nudges import name, origin
from sim.projects.state import OPEN_STATUS, Project
from sim.work.state import WorkItem

if TYPE_CHECKING:
    from sim.projects.floor import ProjectsFloor

TOLERANCES = ("tight", "normal", "wide")
DISPUTES = ("scope", "people", "money", "changes")
_ORDERED = "portfolio"


class Portfolio:
    """Proposals, charters, leaders and money.

    Attributes:
        endings: Pausing, resuming and stopping.

    Draws:
        ``projects/dispute``: per project and week, whether a dispute arises, and about what.
    """

    def __init__(self, floor: "ProjectsFloor") -> None:
        """Prepare."""
        self.floor = floor
        self.rules = floor.scenario.rules.control
        self.endings = Endings(floor)
        self._dispute = floor.core.luck.family("projects/dispute")

    def start(self) -> None:
        """Lay down what is on the table in the first week."""
        self._lay_down(1)

    def close_week(self, week: int) -> None:
        """Let sponsors wait, executives step in, disputes arise; lay down what the next week brings."""
        for project in list(self.floor.state.projects.values()):
            if project.status == "proposed" and project.proposed_week <= week:
                self._wait(project, week)
            elif project.status == "declined" and project.counts.get("back_week") == week + 1:
                self._come_back(project, week + 1)
        for project in self.floor.open_projects():
            self._friction(project, week)
        self.endings.close_week(week)
        self._lay_down(week + 1)
        self._routine(week + 1)

    # ------------------------------------------------------------------------------------------------- proposals

    def _lay_down(self, week: int) -> None:
        for definition in self.floor.scenario.projects:
            project = self.floor.state.projects[definition.id]
            if definition.week != week or project.status != "proposed":
                continue
            event_id = f"project/{project.id}/proposed"
            causes = (f"{START}project/{project.id}",)
            sponsor, cents = project.sponsor, project.budget_cents + project.capital_cents
            self.floor.core.publish(
                ProjectProposed(event_id, self.floor.core.now, causes, project.id, sponsor, project.due_week, cents)
            )
            project.status_cause = event_id
            if definition.starts == "chartered":
                self.charter(project, "start", project.due_week, 100, "normal", event_id)
                if definition.leader:
                    self.seat(project, definition.leader, event_id)

    def _wait(self, project: Project, week: int) -> None:
        """Let a sponsor wait for an answer; what was meant for the project manager, executives charter themselves."""
        waited = week - project.proposed_week + 1
        if self.floor.definitions[project.id].leader == "pm" and waited >= 2:
            event_id = self.charter(project, "executives", project.due_week, 100, "normal", origin(project))
            self.floor.relations.change_trust("executives", -self.rules.executives_charter_points, event_id)
            self.seat(project, "pm", event_id)
        elif waited >= self.rules.withdrawn_weeks:
            project.status = "declined"
            event_id = name(self.floor, project, "proposal", "withdrawn")
            now = self.floor.core.now
            causes = (origin(project),)
            self.floor.core.publish(ProposalWithdrawn(event_id, now, causes, project.id, project.sponsor))
            project.status_cause = event_id
            self.floor.stakeholders.move(project, -self.rules.decline_points, event_id)
        elif waited > self.rules.silent_proposal_weeks:
            self.floor.stakeholders.move(project, -self.rules.silence_points, origin(project))

    def decline(self, project: Project, reason: str, cause: str) -> None:
        """Say no; a reason that the facts bear out is half the answer, and costs less than silence."""
        borne_out = self.borne_out(project, reason)
        project.status = "declined"
        event_id = name(self.floor, project, "proposal", "declined")
        now = self.floor.core.now
        self.floor.core.publish(
            ProposalDeclined(event_id, now, (cause,), project.id, project.sponsor, reason, borne_out)
        )
        project.status_cause = event_id
        factor = self.rules.decline_true_factor if borne_out else 1.0
        self.floor.stakeholders.move(project, -self.rules.decline_points * factor, event_id)
        if reason == "later":
            project.counts["back_week"] = week_of(now) + self.rules.later_weeks

    def borne_out(self, project: Project, reason: str) -> bool:
        """Tell whether the facts bear a reason out."""
        if reason == "no_money":
            return self.free_cents("project_expense") < project.budget_cents or (
                self.free_cents("project_capital") < project.capital_cents
            )
        if reason == "no_capacity":
            return len(self.floor.open_projects()) >= self.rules.capacity_projects
        if reason == "no_value":
            left = self.floor.scenario.weeks - project.due_week
            worth = sum(b.cents_per_week for b in self.floor.definitions[project.id].benefits)
            return worth * (left + 52) < project.budget_cents + project.capital_cents
        return True  # "later" is a promise to look again

    def _come_back(self, project: Project, week: int) -> None:
        project.status, project.proposed_week = "proposed", week
        event_id = name(self.floor, project, "proposal", "returned")
        causes = (origin(project),)
        self.floor.core.publish(ProposalReturned(event_id, self.floor.core.now, causes, project.id, project.sponsor))
        project.status_cause = event_id

    # --------------------------------------------------------------------------------------------------- charter

    def charter(self, project: Project, by: str, due_week: int, budget_percent: int, tolerance: str, cause: str) -> str:
        """Make a project of a proposal: date, budget and tolerance are bound. Returns the id of the event."""
        rules = self.rules
        later = due_week - project.due_week
        factor = rules.tolerance_factor[TOLERANCES.index(tolerance)]
        project.status, project.chartered_s = "chartered", self.floor.core.now
        project.due_week = due_week
        project.budget_cents = round(project.budget_cents * budget_percent / 100)
        project.tolerance_weeks = round(project.tolerance_weeks * factor)
        project.tolerance_cost_share *= factor
        if project.id not in self.floor.state.order:
            self.floor.state.order.append(project.id)
        event_id = name(self.floor, project, "charter")
        self.floor.core.publish(
            ProjectChartered(
                id=event_id,
                t_s=self.floor.core.now,
                causes=(cause,),
                project=project.id,
                by=by,
                sponsor=project.sponsor,
                due_week=due_week,
                budget_cents=project.budget_cents + project.capital_cents,
                tolerance_weeks=project.tolerance_weeks,
            )
        )
        project.status_cause = event_id
        points = rules.later_date_points * max(0, later) + (rules.wide_tolerance_points if tolerance == "wide" else 0.0)
        if points:
            self.floor.stakeholders.move(project, -points, event_id)
        for party in self.floor.stakeholders.powers(project):
            project.engagement[party] = rules.engagement_start_share
        self.floor.risks.begin(project, event_id)
        self._routine(week_of(self.floor.core.now))
        return event_id

    def free_cents(self, account: str) -> int:
        """Return what the department's account for projects holds that no open project has been given."""
        given = 0
        for project in self.floor.open_projects():
            if account == "project_expense":
                given += max(0, project.budget_cents - project.expense_spent_cents)
            else:
                given += max(0, project.capital_cents - project.capital_spent_cents)
        return self.floor.money.budget_left(account) - given

    # -------------------------------------------------------------------------------------------------- leaders

    def seat(self, project: Project, leader: str, cause: str) -> None:
        """Give a project to somebody: hours of attention, or part of a member's week; a change is felt."""
        floor, before = self.floor, project.leader
        if before and before != leader:
            self.unseat(project, cause)
        project.leader = leader
        event_id = name(floor, project, "leader", "appointed")
        floor.core.publish(LeaderAppointed(event_id, floor.core.now, (cause,), project.id, leader, before))
        if leader != "pm":
            floor.relations.open_pool(floor.seat_of(project))
            self._lead_work(project, week_of(floor.core.now), event_id)
        project.counts["questioned"] = 0
        if before and before != leader:
            floor.team.scatter(project, self.rules.leader_change_scatter_share, event_id)
            floor.move_motivation(project.id, -self.rules.leader_change_motivation_share, event_id)
        self._routine(week_of(floor.core.now))

    def unseat(self, project: Project, cause: str) -> None:
        """Take the leader away; the routine and the hours that went with it end."""
        if project.leader and project.leader != "pm":
            self.floor.relations.close_pool(self.floor.seat_of(project))
            self._drop_lead_work(project, cause)
        project.leader = ""

    def _lead_work(self, project: Project, week: int, cause: str) -> None:
        """Book a week's leading on the member of staff who leads."""
        self._drop_lead_work(project, cause)
        person = self.floor.people.state.people.get(project.leader)
        if person is None or not person.employed:
            return
        item = WorkItem(
            id=f"project/{project.id}/lead/{self.floor.number(project, 'lead')}",
            kind="meeting",
            duty=max(person.duties, key=lambda duty: person.duties[duty]),
            field="leadership",
            level=0.0,
            left_s=hours(self.rules.lead_h_per_week * person.week_share),
            priority=3,
            born_s=self.floor.core.now,
            due_s=week_start(week + 1),
            cause=cause,
            only=(person.id,),
        )
        project.lead_item = item.id
        self.floor.work.add(item)

    def _drop_lead_work(self, project: Project, cause: str) -> None:
        if project.lead_item in self.floor.work.state.items:
            self.floor.work.cancel(project.lead_item, cause)
        project.lead_item = ""

    def _routine(self, week: int) -> None:
        """Book the routine of both hats, and the weekly hours of members of staff who lead."""
        floor = self.floor
        running = [project for project in floor.open_projects() if project.status != "paused"]
        floor.relations.set_running_projects(len(running))
        if not any(project.leader == "pm" for project in running):
            floor.relations.set_routine("pm", 0.0)
        for project in running:
            floor.staffing.refresh_routine(project)
            if project.leader in ("", "pm") or floor.core.now != week_start(week) - 1:
                continue
            if not floor.people.state.people[project.leader].employed:
                self.unseat(project, f"person/{project.leader}/left")
            elif week_start(week) < floor.core.horizon_s:
                self._lead_work(project, week, origin(project))

    def _friction(self, project: Project, week: int) -> None:
        """Let a project without a leader worry its sponsor, and unclear responsibilities come back as disputes."""
        rules, floor = self.rules, self.floor
        if not project.leader:
            waited = (floor.core.now - project.chartered_s) // WEEK
            if waited >= rules.leaderless_weeks:
                floor.stakeholders.move(project, -rules.leaderless_points, origin(project))
            return
        if project.responsibilities or project.status not in ("chartered", "running"):
            return
        entity = f"project/{project.id}/week/{week}"
        u = self._dispute.named(entity)
        if u[0] < rules.dispute_hazard_per_week and floor.members(project.id):
            event_id = name(floor, project, "dispute", "arose")
            causes = (origin(project), f"{CHANCE}projects/dispute/{entity}")
            subject = DISPUTES[int(u[1] * len(DISPUTES))]
            floor.core.publish(DisputeArose(event_id, floor.core.now, causes, project.id, subject))
            floor.move_motivation(project.id, -rules.dispute_motivation_share, event_id)
            floor.delay(project.id, rules.dispute_days, event_id)
            floor.relations.change_trust("hats", -rules.dispute_points, event_id)

    def agree(self, project: Project, cause: str) -> None:
        """Write down who decides what."""
        project.responsibilities = True
        event_id = f"project/{project.id}/responsibilities/agreed"
        self.floor.core.publish(ResponsibilitiesAgreed(event_id, self.floor.core.now, (cause,), project.id))

    # ----------------------------------------------------------------------------------------- money and order

    def fund(self, project: Project, account: str, target: str, cents: int, cause: str) -> None:
        """Move money from a department account to a project, or (negative) back."""
        event_id = name(self.floor, project, "funded")
        now = self.floor.core.now
        self.floor.core.publish(ProjectFunded(event_id, now, (cause,), project.id, account, target, cents))
        if account != target:
            source, to = (account, target) if cents > 0 else (target, account)
            self.floor.money.move_budget(source, to, abs(cents), event_id)
        if target == "project_expense":
            project.budget_cents += cents
        else:
            project.capital_cents += cents
        if cents < 0:
            self.floor.relations.change_trust("hats", -self.rules.fund_back_points, event_id)

    def set_order(self, order: list[str], cause: str) -> None:
        """Put projects into another order; work of the first goes before that of the others."""
        state = self.floor.state
        rest = [project for project in state.order if project not in order]
        state.order = [*order, *rest]
        number = state.counts[_ORDERED] = state.counts.get(_ORDERED, 0) + 1
        shown = tuple(p for p in state.order if state.projects[p].status in OPEN_STATUS)
        event_id = f"portfolio/order/{number}/set"
        self.floor.core.publish(PortfolioOrdered(event_id, self.floor.core.now, (cause,), shown))
        self.floor.execution.rerank()
        self.floor.people.note_priorities_changed(event_id)
