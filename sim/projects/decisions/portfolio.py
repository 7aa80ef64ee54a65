"""What the IT manager decides about projects as a whole: charter, leaders, money and order."""

from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from sim.kernel.decision import Decision
from sim.kernel.errors import Refusal
from sim.kernel.units import week_of
from sim.projects.decisions.common import MOST, shown, status_refusal
from sim.projects.decisions.stopping import DECISIONS as STOPPING
from sim.projects.floor import ProjectsFloor
from sim.projects.state import OPEN_STATUS, Project
from sim.scenario.vocabulary import ACCOUNTS, CAPITAL_ACCOUNTS

Tolerance = Literal["tight", "normal", "wide"]
Reason = Literal["no_capacity", "no_money", "no_value", "later"]
Target = Literal["project_expense", "project_capital"]
_BUDGET_LEAST, _BUDGET_MOST = 70, 130
_RUNNING = ("chartered", "running", "paused", "live")


@dataclass(frozen=True, slots=True)
class CharterProject(Decision):
    """Make a project of a proposal: date, budget and tolerance are bound."""

    floor: ClassVar[str] = "projects"
    seat: ClassVar[str] = "it"
    section: ClassVar[str] = "portfolio"

    project: str
    due_week: int = 0
    budget_percent: int = 100
    tolerance: Tolerance = "normal"

    def check(self, floor: ProjectsFloor) -> Refusal | None:
        """Refuse what is not proposed, dates that are past, odd budgets, and money that is not there."""
        refusal = status_refusal(floor, self.project, "proposed")
        if refusal is not None:
            return refusal
        project = floor.state.projects[self.project]
        first, last = week_of(floor.core.now) + 1, floor.scenario.all_weeks
        if self.due_week and not first <= self.due_week <= last:
            return Refusal.of("week_out_of_range", first_week=first, last_week=last)
        if not _BUDGET_LEAST <= self.budget_percent <= _BUDGET_MOST:
            return Refusal.of("percent_out_of_range", least=_BUDGET_LEAST, most=_BUDGET_MOST)
        return self._check_money(floor, project)

    def _check_money(self, floor: ProjectsFloor, project: Project) -> Refusal | None:
        budget = round(project.budget_cents * self.budget_percent / 100)
        for account, cents in (("project_expense", budget), ("project_capital", project.capital_cents)):
            left = floor.portfolio.free_cents(account)
            if cents > left:
                return Refusal.of("cannot_afford", account=account, cents=cents, left_cents=left)
        return None

    def apply(self, floor: ProjectsFloor, decision_id: str) -> None:
        """Charter it; what was meant for somebody is still to be given to them."""
        project = floor.state.projects[self.project]
        due_week = self.due_week or project.due_week
        floor.portfolio.charter(project, "it", due_week, self.budget_percent, self.tolerance, decision_id)

    @classmethod
    def candidates(cls, view: Any) -> tuple["CharterProject", ...]:
        """Offer every proposal as it is, with a wide tolerance, and two weeks later."""
        options: list[CharterProject] = []
        for project in shown(view, "proposed"):
            options += [cls(project.id), cls(project.id, tolerance="wide"), cls(project.id, project.due_week + 2)]
        return tuple(options[:MOST])


@dataclass(frozen=True, slots=True)
class AppointProjectManager(Decision):
    """Give a project to the project manager or to a member of staff with leadership, whose own work shrinks."""

    floor: ClassVar[str] = "projects"
    seat: ClassVar[str] = "it"
    section: ClassVar[str] = "portfolio"

    project: str
    person: str

    def check(self, floor: ProjectsFloor) -> Refusal | None:
        """Refuse the unknown, those who cannot lead, who lead already, or who are leaving."""
        refusal = status_refusal(floor, self.project, "chartered", "running", "paused")
        if refusal is not None:
            return refusal
        if floor.state.projects[self.project].leader == self.person:
            return Refusal.of("leads_already", project=self.project, person=self.person)
        if self.person == "pm":
            return None
        person = floor.people.roster.find(self.person)
        if person is None:
            return Refusal.of("unknown_person", id=self.person)
        least = floor.scenario.rules.control.lead_skill_least
        if person.skills.get("leadership", 0.0) < least:
            return Refusal.of("cannot_lead", person=self.person, level=least)
        other = next((p.id for p in floor.open_projects() if p.leader == self.person), "")
        if other:
            return Refusal.of("leads_already", project=other, person=self.person)
        return Refusal.of("person_is_leaving", person=self.person) if person.employment.reason else None

    def apply(self, floor: ProjectsFloor, decision_id: str) -> None:
        """Seat them."""
        floor.portfolio.seat(floor.state.projects[self.project], self.person, decision_id)

    @classmethod
    def candidates(cls, view: Any) -> tuple["AppointProjectManager", ...]:
        """Offer the project manager and the best leaders, for projects without a leader first."""
        people = sorted(
            (p for p in view.people.people if dict(p.skills).get("leadership", 0.0) >= 1.0),
            key=lambda p: (-dict(p.skills)["leadership"], p.id),
        )
        names = ["pm", *(person.id for person in people[:3])]
        projects = sorted(shown(view, "chartered", "running"), key=lambda p: (bool(p.leader), p.rank))
        options = [cls(p.id, name) for p in projects for name in names if name != p.leader]
        return tuple(options[:MOST])


@dataclass(frozen=True, slots=True)
class AgreeResponsibilities(Decision):
    """Write down who decides scope, people, money and changes; what stays unclear comes back as disputes."""

    floor: ClassVar[str] = "projects"
    seat: ClassVar[str] = "it"
    section: ClassVar[str] = "portfolio"

    project: str

    def check(self, floor: ProjectsFloor) -> Refusal | None:
        """Refuse projects without a leader to agree with, and doing it twice."""
        refusal = status_refusal(floor, self.project, "chartered", "running", "paused")
        if refusal is not None:
            return refusal
        project = floor.state.projects[self.project]
        if not project.leader:
            return Refusal.of("no_leader", project=self.project)
        return Refusal.of("agreed_already", project=self.project) if project.responsibilities else None

    def apply(self, floor: ProjectsFloor, decision_id: str) -> None:
        """Agree."""
        floor.portfolio.agree(floor.state.projects[self.project], decision_id)

    @classmethod
    def candidates(cls, view: Any) -> tuple["AgreeResponsibilities", ...]:
        """Offer it for projects where it is open."""
        waiting = [p for p in shown(view, "chartered", "running") if p.leader and not p.responsibilities]
        return tuple(cls(project.id) for project in waiting[:MOST])


@dataclass(frozen=True, slots=True)
class DeclineProposal(Decision):
    """Say no to a proposal, with a reason: costs its sponsor's trust, less than silence if the facts bear it out."""

    floor: ClassVar[str] = "projects"
    seat: ClassVar[str] = "it"
    section: ClassVar[str] = "portfolio"

    project: str
    reason: Reason

    def check(self, floor: ProjectsFloor) -> Refusal | None:
        """Refuse what is not proposed, and what executives have set their mind on."""
        refusal = status_refusal(floor, self.project, "proposed")
        if refusal is not None:
            return refusal
        project = floor.state.projects[self.project]
        if floor.definitions[self.project].leader == "pm" and project.sponsor == "executives":
            return Refusal.of("executives_want_it", project=self.project)
        return None

    def apply(self, floor: ProjectsFloor, decision_id: str) -> None:
        """Decline it."""
        floor.portfolio.decline(floor.state.projects[self.project], self.reason, decision_id)

    @classmethod
    def candidates(cls, view: Any) -> tuple["DeclineProposal", ...]:
        """Offer every reason for every proposal."""
        reasons: tuple[Reason, ...] = ("no_capacity", "no_money", "no_value", "later")
        return tuple(cls(p.id, reason) for p in shown(view, "proposed") for reason in reasons)[:MOST]


@dataclass(frozen=True, slots=True)
class FundProject(Decision):
    """Move money from a department account to a project, or (negative) take some back."""

    floor: ClassVar[str] = "projects"
    seat: ClassVar[str] = "it"
    section: ClassVar[str] = "portfolio"

    project: str
    account: str
    cents: int
    target: Target = "project_expense"

    def check(self, floor: ProjectsFloor) -> Refusal | None:
        """Refuse unknown accounts, nothing, mixing capital with expense, and money that is not there."""
        refusal = status_refusal(floor, self.project, *_RUNNING)
        if refusal is not None:
            return refusal
        if self.account not in ACCOUNTS:
            return Refusal.of("unknown_account", id=self.account)
        if self.cents == 0:
            return Refusal.of("amount_not_positive")
        if (self.account in CAPITAL_ACCOUNTS) != (self.target in CAPITAL_ACCOUNTS):
            return Refusal.of("capital_into_expense", account=self.account)
        project = floor.state.projects[self.project]
        if self.cents < 0:
            spent = project.capital_spent_cents if self.target == "project_capital" else project.expense_spent_cents
            given = project.capital_cents if self.target == "project_capital" else project.budget_cents
            short = given - spent + self.cents < 0
            return Refusal.of("project_has_less", left_cents=max(0, given - spent)) if short else None
        own = self.account == self.target
        left = floor.portfolio.free_cents(self.account) if own else floor.money.budget_left(self.account)
        if self.cents > left:
            return Refusal.of("not_enough_budget", account=self.account, left_cents=left)
        return None

    def hours(self, floor: ProjectsFloor, listed_h: float) -> float:
        """Return less while an early warning has opened help."""
        project = floor.find(self.project)
        eased = project is not None and floor.control.help_open(project)
        return listed_h * (floor.scenario.rules.control.help_price_factor if eased else 1.0)

    def apply(self, floor: ProjectsFloor, decision_id: str) -> None:
        """Move it."""
        project = floor.state.projects[self.project]
        floor.portfolio.fund(project, self.account, self.target, self.cents, decision_id)

    @classmethod
    def candidates(cls, view: Any) -> tuple["FundProject", ...]:
        """Offer a tenth of a budget from the accounts with most left, for projects in trouble first."""
        projects = sorted(shown(view, "running", "chartered"), key=lambda p: (p.colour != "red", p.rank))
        accounts = [a for a in view.money.accounts if not a.capital and a.left_cents > 0 and a.account != "payroll"]
        accounts.sort(key=lambda a: (a.account != "project_expense", -a.left_cents, a.account))
        options = []
        for project in projects[:3]:
            cents = max(100_000, round(project.budget_cents / 10))
            options += [cls(project.id, a.account, cents) for a in accounts[:3]]
            options.append(cls(project.id, "project_expense", -cents))
        return tuple(options[:MOST])


@dataclass(frozen=True, slots=True)
class SetPortfolioOrder(Decision):
    """Put projects into order: work of the first goes before that of the others, and everybody has to change over."""

    floor: ClassVar[str] = "projects"
    seat: ClassVar[str] = "it"
    section: ClassVar[str] = "portfolio"

    order: tuple[str, ...]

    def check(self, floor: ProjectsFloor) -> Refusal | None:
        """Refuse unknown or repeated projects, and the order in force."""
        open_ = [project.id for project in floor.open_projects()]
        for project in self.order:
            if project not in open_:
                return Refusal.of("unknown_project", id=project)
        if not self.order or len(dict.fromkeys(self.order)) != len(self.order):
            return Refusal.of("order_is_no_order")
        rest = [project for project in open_ if project not in self.order]
        return Refusal.of("order_unchanged") if [*self.order, *rest] == open_ else None

    def apply(self, floor: ProjectsFloor, decision_id: str) -> None:
        """Set it."""
        floor.portfolio.set_order(list(self.order), decision_id)

    @classmethod
    def candidates(cls, view: Any) -> tuple["SetPortfolioOrder", ...]:
        """Offer to put each of the others first."""
        names = [p.id for p in sorted(shown(view, *OPEN_STATUS), key=lambda p: p.rank)]
        return tuple(cls((name, *(o for o in names if o != name))) for name in names[1:])[:MOST]


DECISIONS = (
    CharterProject,
    AppointProjectManager,
    AgreeResponsibilities,
    DeclineProposal,
    FundProject,
    SetPortfolioOrder,
    *STOPPING,
)
