"""Plans, scope, speed and staffing of projects: what the catalogue claims of each decision."""

from collections.abc import Sequence

from sim.kernel.decision import Decision
from sim.kernel.units import HOUR, WEEK
from sim.projects.state import Estimate, Project
from sim.session import Session, decision
from tests.unit.decisions.claims_control import CALM, REFRESH, RUN, of_project, project, trust
from tests.unit.decisions.matter import (
    LESS,
    MORE,
    Choose,
    Claims,
    Measure,
    Prepare,
    Row,
    house,
    one,
    take,
    then,
    wait,
    worked_h,
)


def hidden(found: Project) -> float:
    return sum(not wish.known for wish in found.requirements.values())


def work_h(found: Project) -> float:
    return sum(task.true_s for task in found.tasks.values() if task.state != "dropped") / HOUR


def done_h(*tasks: str) -> Measure:
    return of_project(lambda found: sum(found.tasks[name].done_s for name in tasks) / HOUR)


def started_week(task: str) -> Measure:
    return of_project(lambda found: found.tasks[task].started_s / WEEK if found.tasks[task].started_s >= 0 else 99.0)


def true_h(task: str) -> Measure:
    return of_project(lambda found: found.tasks[task].true_s / HOUR)


def latent(session: Session) -> float:
    return house(session).projects.quality.latent(project(session))


def estimate_error(task: str) -> Measure:
    """Return how far the estimate is from the truth, as a factor below or above."""

    def measure(session: Session) -> float:
        found = project(session).tasks[task]
        believed = found.estimate.likely_h * house(session).projects.rules.nominal_pace
        truth = found.true_s / HOUR
        return max(believed, truth) / max(0.1, min(believed, truth))

    return measure


def members(session: Session) -> float:
    return len(house(session).projects.members(REFRESH))


def requests(session: Session) -> float:
    return len(house(session).projects.matters())


def desk_share(person: str) -> Measure:
    return lambda session: house(session).people.state.people[person].duties["projects"]


def at(phase_task: str) -> Prepare:
    """Let everything before a task be done, so that it is what the team works on."""

    def prepare(session: Session) -> None:
        floor, found = house(session).projects, project(session)
        waiting, before = [phase_task], set()
        while waiting:
            for name in found.tasks[waiting.pop()].after:
                if name not in before:
                    before.add(name)
                    waiting.append(name)
        for name, task in found.tasks.items():
            if name in before:
                for person in list(task.parts):
                    floor.execution.release(found, task, person)
                task.state, task.done_s, task.done_at_s = "done", task.true_s, session.clock
        found.tasks[phase_task].lead_s = 0
        floor.execution.look(found)

    return prepare


def alone(person: str, *tasks: str) -> Prepare:
    """Leave one person, and these tasks for them."""

    def prepare(session: Session) -> None:
        found = project(session)
        floor = house(session).projects
        for other in found.tasks.values():
            for name in list(other.parts):
                floor.execution.release(found, other, name)
            other.people = [person] if other.id in tasks else []
        floor.execution.look(found)

    return prepare


def large(name: str, effort_h: int = 60) -> Prepare:
    """Let a task be so large that a week does not finish it, however small the scenario makes it."""

    def prepare(session: Session) -> None:
        task = project(session).tasks[name]
        task.true_s = task.born_true_s = effort_h * HOUR
        task.estimate = Estimate("expert", 0.8 * effort_h, effort_h, 1.3 * effort_h)

    return prepare


def asked(session: Session) -> None:
    take(
        session,
        decision(
            "request_staff",
            {"project": REFRESH, "person": "jonas", "field": "", "level": 0.0, "share": 0.4, "weeks": 4},
        ),
    )


def offered(session: Session) -> None:
    asked(session)
    request = house(session).projects.matters()[0]
    take(session, decision("answer_request", {"request": request.id, "answer": "offer", "share": 0.2, "weeks": 4}))


def reply(text: str) -> Choose:
    def choose(session: Session) -> Sequence[Decision]:
        request = house(session).projects.matters()[0]
        return (decision("accept_offer", {"project": REFRESH, "request": request.id, "reply": text}),)

    return choose


def answer(text: str, reason: str = "none") -> Choose:
    def choose(session: Session) -> Sequence[Decision]:
        request = house(session).projects.matters()[0]
        return (decision("answer_request", {"request": request.id, "answer": text, "reason": reason}),)

    return choose


def split_for_two(session: Session) -> Sequence[Decision]:
    """Split a task, and put somebody else on the second part."""
    split = decision("split_task", {"project": REFRESH, "task": "zones-rules"})
    people = {"project": REFRESH, "task": "zones-rules-b", "people": ["amira"]}
    return split, decision("assign_task", people)


def quarrel(session: Session) -> None:
    house(session).projects.team.move_conflict(project(session), 0.6, "start:test")


def achieved(session: Session) -> None:
    for person in ("noor", "amira"):
        house(session).people.note_achievement(person)


def busy(session: Session) -> None:
    """Keep the request's person out of the project."""
    found = project(session)
    if "jonas" in found.grants:
        house(session).projects.staffing.end(found, "jonas", "expired", "start:test")


TAKE, GIVE_UP, ESCALATE = reply("take"), reply("give_up"), reply("escalate")
GRANT, DECLINE = answer("grant"), answer("decline", "operations_first")
ZONES = then(CALM, large("zones-rules"), at("zones-rules"), alone("noor", "zones-rules"))
ASKED, OFFERED = then(CALM, busy, asked), then(CALM, busy, offered)
READY = then(CALM, at("zones-rules"), at("guest-net"), alone("noor", "zones-rules", "guest-net"))
QUARREL, ACHIEVED = then(CALM, quarrel), then(CALM, wait(4), achieved)
FREE = then(CALM, busy)
BUILD = then(CALM, at("cabling"))
JONAS = one("grant_staff", project=REFRESH, person="jonas", share=0.5, weeks=6)

CLAIMS: Claims = {
    "run_requirements_workshop": (
        Row(
            "hidden wishes are named",
            one("run_requirements_workshop", project=REFRESH),
            1,
            of_project(hidden),
            LESS,
            2.0,
            before=CALM,
        ),
        Row(
            "costs patience",
            one("run_requirements_workshop", project=REFRESH),
            0.1,
            lambda s: sum(d.satisfaction for d in house(s).relations.state.departments.values()),
            LESS,
            3.0,
            before=CALM,
        ),
        Row(
            "cheaper than later",
            one("run_requirements_workshop", project=REFRESH),
            0.9,
            lambda s: (
                work_h(project(s)) + 5.0 * sum(r.effort_h for r in project(s).requirements.values() if not r.known)
            ),
            LESS,
            40.0,
            before=CALM,
        ),
    ),
    "set_scope": (
        Row(
            "less work",
            one("set_scope", project=REFRESH, deliverable="zones", inside=False),
            0.1,
            of_project(work_h),
            LESS,
            20.0,
            before=CALM,
        ),
        Row(
            "less worth, and the sponsor minds",
            one("set_scope", project=REFRESH, deliverable="zones", inside=False),
            0.1,
            trust("executives"),
            LESS,
            0.3,
            before=CALM,
        ),
        Row(
            "who wanted it comes back",
            one("set_scope", project=REFRESH, deliverable="zones", inside=False),
            6,
            of_project(lambda p: sum(c.deliverable == "zones" for c in p.change_requests.values())),
            MORE,
            0.4,
            before=CALM,
        ),
    ),
    "submit_charter": (
        Row(
            "small wishes no longer slip in",
            one("submit_charter", project=REFRESH),
            20,
            of_project(lambda p: p.growth_h),
            LESS,
            2.0,
            before=then(CALM, lambda s: setattr(project(s), "charter_submitted", False)),
            seeds=(1, 2, 3),
        ),
    ),
    "estimate_task": (
        Row(
            "a careful look is nearer the truth than none",
            one("estimate_task", project=REFRESH, task="cabling", how="bottom_up"),
            1,
            estimate_error("cabling"),
            LESS,
            0.05,
            before=CALM,
            otherwise=one("estimate_task", project=REFRESH, task="cabling", how="quick"),
            seeds=(1, 2, 3, 4, 5, 6),
        ),
        Row(
            "it takes specialists' hours",
            one("estimate_task", project=REFRESH, task="cabling", how="bottom_up"),
            0.1,
            true_h("cabling"),
            MORE,
            0.3,
            before=CALM,
        ),
    ),
    "choose_method": (
        Row(
            "short cycles show what nobody had said",
            one("choose_method", project=REFRESH, method="agile"),
            8,
            of_project(hidden),
            LESS,
            0.5,
            before=CALM,
            seeds=(1, 2, 3),
        ),
        Row(
            "learning it under way costs",
            one("choose_method", project=REFRESH, method="agile"),
            0.1,
            of_project(work_h),
            MORE,
            5.0,
            before=then(CALM, wait(2)),
        ),
    ),
    "link_tasks": (
        Row(
            "it waits",
            one("link_tasks", project=REFRESH, task="zones-rules", after="load-test"),
            3,
            done_h("zones-rules"),
            LESS,
            5.0,
            before=then(CALM, at("zones-rules")),
        ),
    ),
    "split_task": (
        Row(
            "two people beside each other are faster than one",
            split_for_two,
            1,
            of_project(lambda p: sum(t.done_s for t in p.tasks.values() if t.id.startswith("zones-rules")) / HOUR),
            MORE,
            3.0,
            before=ZONES,
        ),
        Row(
            "putting them together costs",
            one("split_task", project=REFRESH, task="zones-rules"),
            0.1,
            of_project(work_h),
            MORE,
            1.0,
            before=ZONES,
        ),
    ),
    "reorder_task": (
        Row(
            "what comes first is done first",
            one("reorder_task", project=REFRESH, task="zones-rules", priority=1),
            0.3,
            done_h("zones-rules"),
            MORE,
            2.0,
            before=READY,
            otherwise=one("reorder_task", project=REFRESH, task="zones-rules", priority=5),
        ),
    ),
    "set_schedule_buffer": (
        Row(
            "the promise is later",
            one("set_schedule_buffer", project=REFRESH, share=0.25),
            0.1,
            of_project(lambda p: p.buffer_share),
            MORE,
            0.2,
            before=CALM,
        ),
    ),
    "request_staff": (
        Row(
            "it stands between the hats",
            one("request_staff", project=REFRESH, person="jonas", field="", level=0.0, share=0.4, weeks=4),
            0.1,
            requests,
            MORE,
            0.9,
            before=FREE,
        ),
        Row(
            "without an answer it is a no, and is minded",
            one("request_staff", project=REFRESH, person="jonas", field="", level=0.0, share=0.4, weeks=4),
            3,
            trust("hats"),
            LESS,
            0.4,
            before=FREE,
        ),
    ),
    "accept_offer": (
        Row("taken is given", TAKE, 0.1, members, MORE, 0.9, before=OFFERED),
        Row("executives may decide, and both hats lose", ESCALATE, 1.1, trust("hats"), LESS, 2.0, before=OFFERED),
        Row("given up is gone", GIVE_UP, 0.1, requests, LESS, 0.9, before=OFFERED),
    ),
    "assign_task": (
        Row(
            "nobody on it, nothing done",
            one("assign_task", project=REFRESH, task="zones-rules", people=()),
            2,
            done_h("zones-rules"),
            LESS,
            5.0,
            before=ZONES,
        ),
    ),
    "crash_task": (
        Row(
            "longer days",
            one("crash_task", project=REFRESH, task="zones-rules", how="overtime"),
            1.9,
            worked_h("noor"),
            MORE,
            5.0,
            before=ZONES,
        ),
        Row(
            "which tire",
            one("crash_task", project=REFRESH, task="zones-rules", how="overtime"),
            2,
            lambda s: house(s).people.state.people["noor"].fatigue,
            MORE,
            0.005,
            before=ZONES,
        ),
        Row(
            "more heads lose much of an hour",
            one("crash_task", project=REFRESH, task="zones-rules", how="people"),
            1,
            done_h("zones-rules"),
            LESS,
            2.0,
            before=ZONES,
        ),
    ),
    "fast_track": (
        Row(
            "begins sooner",
            one("fast_track", project=REFRESH, task="target-design", after="survey"),
            4,
            started_week("target-design"),
            LESS,
            0.05,
            before=then(CALM, lambda s: setattr(project(s).tasks["survey"], "true_s", 60 * HOUR)),
        ),
    ),
    "answer_request": (
        Row("granted is given", GRANT, 0.1, members, MORE, 0.9, before=ASKED),
        Row("a no is minded", DECLINE, 0.1, trust("hats"), LESS, 0.3, before=ASKED),
    ),
    "grant_staff": (
        Row("hands", JONAS, 0.1, members, MORE, 0.9, before=FREE),
        Row("the week is divided anew", JONAS, 0.1, desk_share("jonas"), MORE, 0.1, before=FREE),
    ),
    "withdraw_staff": (
        Row(
            "a broken promise",
            one("withdraw_staff", project=REFRESH, person="noor"),
            0.1,
            trust("hats"),
            LESS,
            2.0,
            before=then(CALM, one("grant_staff", project=REFRESH, person="noor", share=0.5, weeks=8)),
        ),
        Row(
            "the team is shaken",
            one("withdraw_staff", project=REFRESH, person="noor"),
            0.1,
            of_project(lambda p: sum(share for person, share in p.cohesion.items() if person != "noor")),
            LESS,
            0.05,
            before=then(RUN, wait(6)),
        ),
    ),
}
