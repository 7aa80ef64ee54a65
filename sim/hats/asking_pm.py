"""What waits for a project manager: wishes, offers, blockers, quarrels, and the next step that others wait for."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final

from sim.hats.portfolio import blocked, honest_colour
from sim.hats.view import Answer, Need
from sim.hats.wishes import answers_of, need, promises
from sim.kernel.units import DAY, WEEK, week_of, week_start
from sim.projects.state import Project

if TYPE_CHECKING:
    from sim.hats.floor import HatsFloor

_REPORT_WEEKS: Final = 2
_SHARE: Final = 0.5
_WEEKS: Final = 4


def offers(floor: "HatsFloor", seat: str) -> Iterator[Need]:
    """Offers made instead of what was asked for; silence gives up."""
    mine = {project.id for project in floor.projects.of_seat(seat)}
    for request in floor.projects.state.requests.values():
        if request.state == "offered" and request.project in mine:
            yield need(
                kind="offer",
                asker="it",
                subject=request.id,
                since_s=request.asked_s,
                by_s=request.answer_by_s,
                worth_cents=_hours_worth(floor, request.share * request.weeks * 40),
                answers=answers_of(
                    floor,
                    "accept_offer",
                    *(
                        {"project": request.project, "request": request.id, "reply": r}
                        for r in ("take", "give_up", "escalate")
                    ),
                ),
                values=(
                    ("person", request.offer_person),
                    ("share", request.offer_share),
                    ("weeks", request.offer_weeks),
                    ("project", request.project),
                ),
            )


def _hours_worth(floor: "HatsFloor", hours: float) -> int:
    return round(abs(hours) * floor.scenario.rules.projects.standard_rate_cents_per_h)


def wishes(floor: "HatsFloor", seat: str) -> Iterator[Need]:
    """Change requests; who gets no answer asks a member of the team."""
    for project in floor.projects.of_seat(seat):
        for request in project.change_requests.values():
            if request.state != "open":
                continue
            yield need(
                kind="change_request",
                asker=request.asked_by,
                subject=request.id,
                since_s=request.asked_s,
                by_s=request.answer_by_s,
                worth_cents=_hours_worth(floor, request.effort_h),
                answers=answers_of(
                    floor,
                    "answer_change_request",
                    *(
                        {"project": project.id, "request": request.id, "answer": answer}
                        for answer in ("accept", "defer", "reject")
                    ),
                ),
                values=(
                    ("project", project.id),
                    ("deliverable", request.deliverable),
                    ("hours", round(request.effort_h)),
                ),
            )


def blockers(floor: "HatsFloor", seat: str) -> Iterator[Need]:
    """Tasks that could begin and that nobody moves; silence lets the date slip day by day."""
    for project, task, since_s in blocked(floor, seat):
        members = [p for p in map(floor.people.roster.find, floor.projects.members(project.id)) if p is not None]
        able = [p for p in members if floor.people.can_take(p, task.field, task.level)]
        answers: tuple[Answer, ...] = ()
        if able:
            best = max(able, key=lambda p: (p.skills.get(task.field, 0.0), -p.ordinal))
            answers += answers_of(floor, "assign_task", {"project": project.id, "task": task.id, "people": [best.id]})
        ask = {
            "project": project.id,
            "person": "",
            "field": task.field,
            "level": task.level,
            "share": _SHARE,
            "weeks": _WEEKS,
        }
        answers += answers_of(floor, "request_staff", ask)
        answers += answers_of(floor, "escalate", {"project": project.id, "matter": "people"})
        yield need(
            kind="blocker",
            asker="team",
            subject=f"{project.id}/{task.id}",
            since_s=since_s,
            by_s=since_s + 3 * DAY,
            worth_cents=_hours_worth(floor, task.estimate.likely_h or 40.0),
            answers=answers[:3],
            values=(("project", project.id), ("task", task.id)),
        )


def quarrels(floor: "HatsFloor", seat: str) -> Iterator[Need]:
    """Two who do not speak; silence lets it cost the team."""
    for project in floor.projects.of_seat(seat):
        if project.conflict_told and project.status in {"chartered", "running", "live"}:
            yield need(
                kind="conflict",
                asker="team",
                subject=f"{project.id}/conflict",
                since_s=floor.core.now,
                worth_cents=_hours_worth(floor, 40.0 * project.conflict * len(floor.projects.members(project.id))),
                answers=answers_of(floor, "resolve_conflict", {"project": project.id}),
                values=(("project", project.id),),
            )


def steps(floor: "HatsFloor", seat: str) -> Iterator[Need]:
    """The step of a project that its sponsor waits for."""
    for project in floor.projects.of_seat(seat):
        found = _step(floor, project)
        if found is not None:
            kind, since_s, answers = found
            yield need(
                kind=kind,
                asker=project.sponsor,
                subject=f"{project.id}/{kind}",
                since_s=max(0, since_s),
                by_s=week_start(project.due_week + 1) - 1,
                worth_cents=(project.budget_cents + project.capital_cents) // 10,
                answers=answers,
                values=(("project", project.id),),
            )


def _step(floor: "HatsFloor", project: Project) -> tuple[str, int, tuple[Answer, ...]] | None:
    this = {"project": project.id}
    now = floor.core.now
    if project.status == "chartered":
        name = "set_baseline" if project.charter_submitted else "submit_charter"
        return (
            ("baseline" if project.charter_submitted else "charter"),
            project.chartered_s,
            answers_of(floor, name, this),
        )
    if project.status == "running":
        ready = all(task.state in {"done", "dropped"} for task in project.tasks.values())
        if ready and not project.go_live_change and project.go_live_s < 0:
            return "go_live", now, _go_live(floor, project)
        last = project.reports[-1].week if project.reports else week_of(max(0, project.chartered_s))
        if week_of(now) - last >= _REPORT_WEEKS:
            return (
                "report",
                week_start(last + 1),
                answers_of(floor, "report_status", this | {"colour": honest_colour(floor, project)}),
            )
    if project.status == "live":
        accepted = any(d.accepted > 0.0 for d in project.deliverables.values())
        if accepted:
            return "close", project.live_s, answers_of(floor, "close_project", this)
        if project.acceptance_due_s < 0:
            return "acceptance", project.live_s, answers_of(floor, "obtain_acceptance", this)
    return None


def _go_live(floor: "HatsFloor", project: Project) -> tuple[Answer, ...]:
    week = week_of(floor.core.now + WEEK)
    variants = ({"project": project.id, "week": week + later, "window": "saturday"} for later in (0, 1))
    return answers_of(floor, "schedule_go_live", *variants)


OF_PM: Final[tuple[Callable[["HatsFloor", str], Iterator[Need]], ...]] = (
    blockers,
    offers,
    wishes,
    steps,
    quarrels,
    promises,
)
