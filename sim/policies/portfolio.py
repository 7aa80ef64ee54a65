"""What the IT manager does about projects: charter, appoint, lend people, answer what comes up."""

from typing import Literal

from sim.people.view import PersonView
from sim.policies.pad import Pad
from sim.policies.staff import able
from sim.projects.decisions.portfolio import (
    AgreeResponsibilities,
    AppointProjectManager,
    CharterProject,
    DeclineProposal,
)
from sim.projects.decisions.staffing import AnswerRequest
from sim.projects.decisions.stopping import AnswerEscalation, AnswerRebaseline, CancelProject
from sim.projects.view import ReportedProject
from sim.session import View

Giving = Literal["freely", "by_load", "little"]
_PEOPLE_PER_PROJECT = 5
_WEEKS_PER_YEAR = 52
_LEAST_WEEKS = 10
"""For a small project from charter to go-live; what could not be done in it is not begun."""
_AGAIN_WEEKS = 6
"""After so many weeks a proposal that was put off comes back."""
_BUSY = 0.95
_MUCH_S = 200_000
_OPEN = frozenset({"chartered", "running", "paused", "live"})


def proposals(view: View, pad: Pad, *, decline: bool = True) -> None:
    """Charter what the house can carry and what pays for itself within two years; put off or refuse the rest."""
    portfolio = view.projects.portfolio
    running = sum(project.status in _OPEN - {"live"} for project in portfolio)
    room = max(1, len(view.people.people) // _PEOPLE_PER_PROJECT) - running
    leaders = {project.leader for project in portfolio if project.status in _OPEN}
    offered = [project for project in portfolio if project.status == "proposed"]
    for project in sorted(offered, key=lambda p: (p.meant_for != "pm", -_worth(p), p.id)):
        pays = project.worth_cents_per_week * _WEEKS_PER_YEAR * 2 > project.budget_cents + project.capital_cents
        leader = project.meant_for or _leader(view, leaders)
        weeks_left = view.weeks - view.week
        in_time = project.meant_for == "pm" or weeks_left >= _LEAST_WEEKS
        if room > 0 and pays and leader and in_time and pad.want(_charter(view, project)):
            room -= 1
            leaders.add(leader)
            pad.follow(AppointProjectManager(project.id, leader))
            pad.follow(AgreeResponsibilities(project.id))
        elif decline and project.meant_for != "pm" and view.week - project.proposed_week >= 2:
            pad.want(DeclineProposal(project.id, _not_now(weeks_left) if pays else "no_value"))
    _seats(view, pad, leaders)


def _seats(view: View, pad: Pad, leaders: set[str]) -> None:
    """See to it that every project is led, by the project manager first, and that its responsibilities are clear."""
    portfolio = view.projects.portfolio
    led = [p for p in portfolio if p.status in {"chartered", "running"} and p.leader not in {"", "pm"}]
    if "pm" not in leaders and led:
        pad.want(AppointProjectManager(max(led, key=lambda p: (_worth(p), p.id)).id, "pm"))
    for project in portfolio:
        if project.status == "chartered" and not project.leader:
            pad.want(AppointProjectManager(project.id, project.meant_for or _leader(view, leaders) or "pm"))
        if project.status in {"chartered", "running"} and not project.responsibilities:
            pad.want(AgreeResponsibilities(project.id))


def _charter(view: View, project: ReportedProject) -> CharterProject:
    """Bind the date that was proposed; of what begins later than that, a date that can be kept."""
    keeps = project.meant_for == "pm" or project.due_week - view.week >= _LEAST_WEEKS
    return CharterProject(project.id, 0 if keeps else view.week + _LEAST_WEEKS)


def _not_now(weeks_left: int) -> Literal["later", "no_capacity"]:
    """Return the honest reason for not doing what would pay: it comes back while there is time to do it."""
    return "later" if weeks_left >= _AGAIN_WEEKS + _LEAST_WEEKS else "no_capacity"


def _worth(project: ReportedProject) -> int:
    return project.worth_cents_per_week


def _leader(view: View, taken: set[str]) -> str:
    """Return who could lead one more: the seat if it is free, else who has the most leadership."""
    if "pm" not in taken:
        return "pm"
    people = [p for p in view.people.people if p.id not in taken and not p.contractor and not p.last_week]
    fit = sorted(people, key=lambda p: (-dict(p.skills).get("leadership", 0.0), p.ordinal))
    return fit[0].id if fit and dict(fit[0].skills).get("leadership", 0.0) >= 2.0 else ""


def questions(view: View, pad: Pad) -> None:
    """Answer escalations and wishes for another plan, and end what no longer pays."""
    for project in view.projects.portfolio:
        if project.escalated:
            pad.first(AnswerEscalation(project.id, "take"), AnswerEscalation(project.id, "back"))
        if project.rebaseline_weeks >= 0:
            pad.want(AnswerRebaseline(project.id, "approve"))
        if project.status == "running" and _hopeless(view, project):
            pad.want(CancelProject(project.id))


def _hopeless(view: View, project: ReportedProject) -> bool:
    """Tell whether what is still to be paid is more than two years of what it would bring."""
    left = max(0, project.cost_forecast_cents - project.spent_cents)
    late = project.forecast_week > view.weeks + 8
    return project.colour == "red" and late and left > project.worth_cents_per_week * _WEEKS_PER_YEAR * 2


def corridor(view: View, pad: Pad, giving: Giving) -> None:
    """Answer requests for staff.

    Args:
        view: What the seat sees.
        pad: Where answers are noted.
        giving: ``freely`` grants whatever is free; ``by_load`` gives less of who is busy; ``little`` offers a fifth.
    """
    given: dict[str, float] = {}
    for request in view.projects.matters:
        team = _team(view, request.project)
        person = _whom(view, request.person, request.field, request.level, given, team)
        share = request.share
        if giving == "little":
            share = min(share, 0.2)
        elif giving == "by_load" and person is not None and _needed(view, person):
            share = max(0.2, round(share * 0.7, 2))
        name = person.id if person is not None else ""
        whole = share >= request.share - 1e-9
        granted = AnswerRequest(request.id, "grant" if whole else "offer", name, share, request.weeks)
        less = AnswerRequest(request.id, "offer", name, max(0.1, round(share / 2, 2)), request.weeks)
        if pad.want(granted) or pad.want(less):
            given[name] = given.get(name, 0.0) + share
        else:
            pad.want(AnswerRequest(request.id, "decline", reason="no_capacity"))


def _needed(view: View, person: PersonView) -> bool:
    """Tell whether operations could hardly do without: busy, and much waits that only few can do."""
    waits_s = sum(queue.effort_s for queue in view.work.queues if queue.field == person.main)
    return person.utilisation > _BUSY and waits_s > _MUCH_S


def _team(view: View, project_id: str) -> frozenset[str]:
    """Return who has been given to a project."""
    return frozenset(name for p in view.projects.portfolio if p.id == project_id for name, _, _ in p.grants)


def _whom(
    view: View, person: str, field: str, level: float, given: dict[str, float], team: frozenset[str]
) -> PersonView | None:
    """Return who is named, or who can do it, is not in that team yet and is needed least elsewhere."""
    if person:
        return view.people.person(person)
    fit = [p for p in able(view, field, level, here=False) if not p.last_week and p.id not in team]
    strong = [p for p in fit if dict(p.skills).get(field, 0.0) >= level] or fit
    busy = {name: share for project in view.projects.portfolio for name, share, _ in project.grants}

    def cost(p: PersonView) -> tuple[float, float, int]:
        taken = busy.get(p.id, 0.0) + given.get(p.id, 0.0)
        return (round(taken, 6), round(p.utilisation, 6), p.ordinal)

    return min(strong, key=cost) if strong else None
