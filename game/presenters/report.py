"""The report of a game: story, what mattered, scores, goals, people, services, money, and how to go on."""

from collections.abc import Mapping
from typing import Any

from game.i18n import N_, Language
from game.presenters.names import Names
from game.presenters.page import Line, Page, Section
from game.presenters.points import points_section
from game.presenters.scorecard import goal_section, score_section
from game.presenters.standing import money_section, people_section, services_section
from game.presenters.story import story_section
from sim.kernel.log import type_name
from sim.session import Session
from sim.why.turning import candidates, choose

_MOST = 5
_NEWCOMERS = {"person_joined": "person", "candidate_appeared": "candidate"}


def names_of(speak: Language, session: Session) -> Names:
    """Return what to call the things of a game, people who came later included."""
    names = Names(speak, session.scenario)
    for event in session.events():
        kind = type_name(type(event))
        if kind in _NEWCOMERS:
            newcomer: Any = event
            names.learn(getattr(newcomer, _NEWCOMERS[kind]), newcomer.name)
    return names


def report(
    speak: Language, session: Session, policies: Mapping[str, str], *, save: str = "", program: str = "two-hats"
) -> Page:
    """Return the report of a game as it stands.

    Args:
        speak: The reader's language.
        session: The game.
        policies: Seat to name of the policy.
        save: File of its save, or empty.
        program: How to call the program in examples.
    """
    names = names_of(speak, session)
    view = session.view("it")
    events = session.events()
    found = candidates(session.scenario, events, session.clock)
    points = choose(found, _MOST)
    weeks = len(view.scores.weeks)
    left: list[Any] = [event for event in events if type_name(type(event)) == "person_left"]
    outcome = session.outcome()
    sections = (
        story_section(names, events, weeks, found, _opening(names, session, policies, weeks)),
        points_section(names, points, session.find),
        score_section(names, view.scores),
        goal_section(names, view.scores.goals, outcome),
        people_section(names, view.people, tuple((event.name, event.reason) for event in left)),
        services_section(names, view.infrastructure),
        money_section(names, view.money),
        _next(names, points[0].event.id if points else "", session, save=save, program=program),
    )
    return Page(names.title(), _subtitle(names, session, weeks), sections)


def _subtitle(names: Names, session: Session, weeks: int) -> str:
    speak = names.language
    start = session.scenario.start_date
    return speak.text(
        N_("{first} to {last}, {weeks} of {all} weeks, seed {seed}"),
        first=speak.date_of(start, 0),
        last=speak.date_of(start, max(0, session.clock - 1)),
        weeks=weeks,
        all=session.scenario.weeks,
        seed=session.seed,
    )


def _opening(names: Names, session: Session, policies: Mapping[str, str], weeks: int) -> str:
    speak, scenario = names.language, session.scenario
    who = policies.get("it", "")
    values = {
        "staff": speak.number(len(scenario.people)),
        "services": speak.number(len(scenario.services)),
        "users": speak.number(sum(department.users for department in scenario.departments)),
        "decisions": speak.number(session.decided),
        "refused": speak.number(session.refused),
        "policy": who,
    }
    company = speak.text(N_("{staff} people run {services} services for {users} users."), **values)
    if who:
        desk = speak.text(
            N_("{policy} sat at the IT manager's desk: {decisions} decisions made, {refused} refused."), **values
        )
    else:
        desk = speak.text(N_("The IT manager's desk: {decisions} decisions made, {refused} refused."), **values)
    return f"{company} {desk}"


def _next(names: Names, event_id: str, session: Session, *, save: str, program: str) -> Section:
    """Return how to go on, as commands that can be copied."""
    speak = names.language
    lines = []
    if save:
        lines.append(Line(speak.text(N_("Once more, with every digest checked:"))))
        lines.append(Line(f"{program} replay {save}", indent=1))
        lines.append(Line(speak.text(N_("Why was the SLA as it was, and why did that happen?"))))
        week = len(session.view("it").scores.weeks)
        lines.append(Line(f"{program} explain {save} sla@{week}", indent=1))
        if event_id:
            lines.append(Line(f"{program} explain {save} {event_id}", indent=1))
    else:
        lines.append(Line(speak.text(N_("Keep the game, then ask it why:"))))
        lines.append(Line(f"{program} run {session.scenario.id} --seed {session.seed} --save game.jsonl", indent=1))
        lines.append(Line(f"{program} explain game.jsonl {event_id or 'sla'}", indent=1))
    lines.append(Line(speak.text(N_("Somebody else at the desk, the same luck:"))))
    lines.append(Line(f"{program} run {session.scenario.id} --seed {session.seed} --it firefighter", indent=1))
    return Section(speak.text(N_("How to go on")), tuple(lines))
