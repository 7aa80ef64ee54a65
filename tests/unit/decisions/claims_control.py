"""Control and closing of projects: what the catalogue claims of each decision."""

from collections.abc import Callable

from sim.kernel.units import week_of
from sim.projects.state import Project
from sim.session import Decision, Session, decision
from tests.unit.decisions.matter import LESS, MORE, Claims, Measure, Row, house, one, take, then, wait

REFRESH = "refresh"
_SHARE = 0.5


def project(session: Session, name: str = REFRESH) -> Project:
    return house(session).projects.state.projects[name]


def chartered(session: Session) -> None:
    """Charter the network's renewal and give it to the project manager."""
    take(session, decision("charter_project", {"project": REFRESH}))
    take(session, decision("appoint_project_manager", {"project": REFRESH, "person": "pm"}))


def running(session: Session) -> None:
    """Staff it, estimate it, and promise a date."""
    chartered(session)
    floor, found = house(session).projects, project(session)
    load: dict[str, int] = {}
    for task in found.tasks.values():
        able = [p for p in house(session).people.state.people if floor.able(p, task)]
        task.people = sorted(able, key=lambda p: (load.get(p, 0), p))[:2]
        for person in task.people:
            load[person] = load.get(person, 0) + 1
        floor.estimating.estimate(found, task, "expert", "start:test")
    for person in load:
        floor.staffing.grant(found, person, _SHARE, 26, "start:test")
    take(session, decision("submit_charter", {"project": REFRESH}), decision("set_baseline", {"project": REFRESH}))
    floor.execution.look(found)


def calm(session: Session) -> None:
    """Let no risk strike any more."""
    for risk in project(session).risks.values():
        risk.state = "passed"


def late(session: Session) -> None:
    """Let the project know that it is far outside tolerance."""
    for task in project(session).tasks.values():
        task.estimate.low_h, task.estimate.likely_h, task.estimate.high_h = 200.0, 250.0, 400.0


def done(session: Session) -> None:
    """Let all work be done, with some defects that nobody found."""
    floor, found = house(session).projects, project(session)
    for task in found.tasks.values():
        for person in list(task.parts):
            floor.execution.release(found, task, person)
        task.state, task.done_s, task.done_at_s, task.defects = "done", task.true_s, session.clock, 0.0
    found.latent_defects = 10.0


def live(session: Session) -> None:
    """Bring it live."""
    done(session)
    floor = house(session).projects
    floor.go_live._went_live(project(session), "start:test")


def accepted(session: Session) -> None:
    """Have it accepted as it is."""
    live(session)
    take(session, decision("obtain_acceptance", {"project": REFRESH}))
    wait(1)(session)
    for item in project(session).deliverables.values():
        item.accepted = 1.0


def wished(session: Session) -> None:
    """Let Production want something."""
    found = project(session)
    deliverable = next(iter(found.deliverables))
    house(session).projects.change_requests.ask(found, "production", deliverable, 12.0, 5.0, "start:test")


def of_project(measure: Callable[[Project], float], name: str = REFRESH) -> Measure:
    return lambda session: measure(project(session, name))


def trust(party: str) -> Measure:
    return lambda session: house(session).relations.standing(party).points


def promised(session: Session) -> float:
    return len(house(session).relations.promises.open_of("pm"))


def expected(session: Session) -> float:
    return house(session).projects.control.expected_week(project(session))


def work_h(found: Project) -> float:
    return sum(task.true_s for task in found.tasks.values()) / 3600


def known(found: Project) -> float:
    return sum(risk.known for risk in found.risks.values())


def likely(found: Project) -> float:
    return sum(risk.probability for risk in found.risks.values() if risk.state == "open")


def grants(found: Project) -> float:
    return len(found.grants)


def go_lives(session: Session) -> float:
    return sum(change.kind == "go_live" for change in house(session).change.state.open.values())


def handover(session: Session) -> float:
    return house(session).projects.go_live.handover_quality(project(session))


def known_week(session: Session) -> float:
    reported = session.view("it").projects.reported(REFRESH)
    return 0.0 if reported is None else reported.report_week


def open_projects(session: Session) -> float:
    return len(house(session).projects.open_projects())


def rank(name: str) -> Measure:
    return lambda session: [p.id for p in house(session).projects.open_projects()].index(name)


def answer(text: str) -> Callable[[Session], tuple[Decision, ...]]:
    def choose(session: Session) -> tuple[Decision, ...]:
        request = house(session).projects.change_requests.open_of(project(session))[0]
        return (decision("answer_change_request", {"project": REFRESH, "request": request.id, "answer": text}),)

    return choose


def respond(text: str) -> Callable[[Session], tuple[Decision, ...]]:
    def choose(session: Session) -> tuple[Decision, ...]:
        risk = next(r for r in project(session).risks.values() if r.known and r.state == "open")
        return (decision("respond_to_risk", {"project": REFRESH, "risk": risk.id, "response": text}),)

    return choose


def go_live(session: Session) -> tuple[Decision, ...]:
    week = week_of(session.clock) + 1
    return (decision("schedule_go_live", {"project": REFRESH, "week": week, "window": "saturday"}),)


def two(session: Session) -> None:
    """Run two projects."""
    running(session)
    wait(1)(session)
    take(session, decision("charter_project", {"project": "checkout"}))


ACCEPT, REJECT = answer("accept"), answer("reject")
MITIGATE, READY = respond("mitigate"), respond("contingency")
RUN, CALM, LATE = then(running), then(running, calm), then(running, calm, late)
ASKED = then(running, one("request_rebaseline", project=REFRESH, weeks=4))
ESCALATED = then(running, calm, late, one("escalate", project=REFRESH, matter="date"))
PAUSED = then(running, one("pause_project", project=REFRESH))
WISHED, DONE, LIVE, ACCEPTED = then(running, wished), then(running, done), then(running, live), then(running, accepted)
CLOSED = then(running, accepted, one("close_project", project=REFRESH), wait(4))
TWO = then(two)

CLAIMS: Claims = {
    "set_baseline": (
        Row(
            "a date is promised",
            one("set_baseline", project=REFRESH),
            0.1,
            promised,
            MORE,
            0.9,
            before=then(chartered, one("submit_charter", project=REFRESH)),
        ),
    ),
    "request_rebaseline": (
        Row(
            "it waits for an answer, and silence costs trust",
            one("request_rebaseline", project=REFRESH, weeks=4),
            2,
            trust("hats"),
            LESS,
            0.1,
            before=CALM,
        ),
        Row(
            "the IT manager can grant it",
            one("request_rebaseline", project=REFRESH, weeks=4),
            0.1,
            lambda s: len(s.view("it").legal("answer_rebaseline")),
            MORE,
            1.9,
            before=RUN,
        ),
    ),
    "hold_risk_workshop": (
        Row("names risks", one("hold_risk_workshop", project=REFRESH), 1, of_project(known), MORE, 1, before=RUN),
        Row("takes hours", one("hold_risk_workshop", project=REFRESH), 0.1, of_project(work_h), MORE, 4, before=RUN),
    ),
    "respond_to_risk": (
        Row("makes it less likely", MITIGATE, 0.1, of_project(likely), LESS, 0.05, before=RUN),
        Row("takes work", MITIGATE, 0.1, of_project(work_h), MORE, 1, before=RUN),
        Row(
            "or holds money ready",
            READY,
            0.1,
            of_project(lambda p: sum(r.contingency_cents for r in p.risks.values())),
            MORE,
            1_000,
            before=RUN,
        ),
    ),
    "answer_change_request": (
        Row("accepted, it is work", ACCEPT, 0.1, of_project(work_h), MORE, 10, before=WISHED, otherwise=REJECT),
        Row("and wins the asker", ACCEPT, 0.1, trust("production"), MORE, 1, before=WISHED, otherwise=REJECT),
        Row("rejected, it is minded", REJECT, 0.1, trust("production"), LESS, 1, before=WISHED),
    ),
    "report_status": (
        Row(
            "the IT manager knows",
            one("report_status", project=REFRESH, colour="green"),
            0.1,
            known_week,
            MORE,
            0.9,
            before=RUN,
        ),
        Row(
            "rosy ones buy calm",
            one("report_status", project=REFRESH, colour="green", forecast="rosy"),
            0.1,
            trust("executives"),
            MORE,
            1,
            before=LATE,
        ),
        Row(
            "honest red ones cost it",
            one("report_status", project=REFRESH, colour="red"),
            0.1,
            trust("executives"),
            LESS,
            1,
            before=LATE,
        ),
    ),
    "update_stakeholder": (
        Row(
            "wins trust",
            one("update_stakeholder", project=REFRESH, party="production"),
            0.1,
            trust("production"),
            MORE,
            0.5,
            before=RUN,
        ),
    ),
    "escalate": (
        Row(
            "inside tolerance it costs",
            one("escalate", project=REFRESH, matter="money"),
            0.1,
            trust("hats"),
            LESS,
            0.5,
            before=CALM,
        ),
        Row(
            "outside, the IT manager can take it up",
            one("escalate", project=REFRESH, matter="date"),
            0.1,
            lambda s: len(s.view("it").legal("answer_escalation")),
            MORE,
            2.9,
            before=LATE,
        ),
    ),
    "schedule_go_live": (Row("a change waits for an answer", go_live, 0.1, go_lives, MORE, 0.9, before=DONE),),
    "prepare_handover": (
        Row("operations will know more", one("prepare_handover", project=REFRESH), 6, handover, MORE, 0.3, before=DONE),
        Row("takes hours", one("prepare_handover", project=REFRESH), 0.1, of_project(work_h), MORE, 10, before=DONE),
    ),
    "obtain_acceptance": (
        Row(
            "the sponsor accepts",
            one("obtain_acceptance", project=REFRESH),
            1,
            lambda s: house(s).projects.closing.accepted_share(project(s)),
            MORE,
            0.2,
            before=LIVE,
        ),
    ),
    "close_project": (
        Row("people go back", one("close_project", project=REFRESH), 0.1, of_project(grants), LESS, 1, before=ACCEPTED),
        Row(
            "lessons stay",
            one("close_project", project=REFRESH),
            0.1,
            lambda s: house(s).projects.state.lessons,
            MORE,
            0.9,
            before=ACCEPTED,
        ),
    ),
    "review_benefits": (
        Row(
            "more of the benefit comes",
            one("review_benefits", project=REFRESH),
            4,
            of_project(lambda p: p.benefit_cents),
            MORE,
            1_000,
            before=CLOSED,
        ),
    ),
}
