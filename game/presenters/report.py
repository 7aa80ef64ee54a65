"""The report of a game: story, what mattered, scores, goals, people, services, money, and how to go on."""

from collections.abc import Mapping
from typing import Any, Final

from game.i18n import N_, Language
from game.presenters.endings import ENDINGS, ending_section
from game.presenters.names import Names
from game.presenters.page import Line, Page, Section
from game.presenters.points import points_section
from game.presenters.projects import projects_section
from game.presenters.scorecard import goal_section, score_section
from game.presenters.standing import money_section, people_section, services_section
from game.presenters.story import After, story_section
from sim.kernel.log import type_name
from sim.people.newcomers import newcomers
from sim.session import Session
from sim.why.turning import candidates, choose

_MOST = 5
LEVEL_NAMES: Final = {
    "guided": N_("Guided"),
    "standard": N_("Standard"),
    "hard": N_("Hard"),
    "custom": N_("Custom"),
}
"""Level of difficulty to its name."""

SITTERS: Final = {
    "by-the-book": N_("somebody who goes by the book"),
    "cost-cutter": N_("somebody who saves wherever there is something to save"),
    "deadline-driver": N_("somebody who lives for the date"),
    "do-nothing": N_("somebody who decides nothing"),
    "firefighter": N_("somebody who puts out fires"),
    "people-first": N_("somebody who asks about the people first"),
    "random": N_("somebody with dice"),
    "human": N_("somebody of flesh and blood"),
}
"""Policy to what one would say of whoever sits there."""

POLICY_NAMES: Final = {
    "by-the-book": N_("by the book"),
    "cost-cutter": N_("cost cutter"),
    "deadline-driver": N_("deadline driver"),
    "do-nothing": N_("nobody decides"),
    "firefighter": N_("firefighter"),
    "people-first": N_("people first"),
    "random": N_("dice"),
}
"""Policy to what it is called where there is little room."""


def names_of(speak: Language, session: Session) -> Names:
    """Return what to call the things of a game, people who came later included."""
    names = Names(speak, session.scenario)
    for thing, name in newcomers(session.events()):
        names.learn(thing, name)
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
    view, results = session.judged("it"), session.results()
    events = session.game_events()
    found = candidates(session.scenario, events, min(session.clock, session.scenario.end_s))
    points = choose(found, _MOST)
    weeks = len(results.weeks)
    left: list[Any] = [event for event in events if type_name(type(event)) == "person_left"]
    outcome = session.outcome()
    sections: tuple[Section | None, ...] = (
        story_section(names, events, weeks, found, _opening(names, session, policies), _after(session, names)),
        points_section(names, points, session.find),
        ending_section(names, session),
        score_section(names, results, over=session.over),
        goal_section(names, results.goals, outcome),
        projects_section(names, results.projects, events, min(session.clock, session.scenario.end_s)),
        people_section(names, view.people, tuple((event.name, event.reason) for event in left)),
        services_section(names, view.infrastructure, events, min(session.clock, session.scenario.end_s)),
        money_section(names, view.money),
        _next(names, points[0].event.id if points else "", session, save=save, program=program),
    )
    shown = tuple(section for section in sections if section is not None)
    return Page(names.title(), _subtitle(names, session, weeks), shown)


def _subtitle(names: Names, session: Session, weeks: int) -> str:
    speak = names.language
    start = session.scenario.start_date
    return speak.text(
        N_("{first} to {last}, {weeks} of {all} weeks, seed {seed}, level {level}"),
        first=speak.date_of(start, 0),
        last=speak.date_of(start, max(0, min(session.clock, session.scenario.end_s) - 1)),
        weeks=weeks,
        all=session.scenario.weeks,
        seed=session.seed,
        level=speak.text(LEVEL_NAMES[session.scenario.level.id]),
    )


def _opening(names: Names, session: Session, policies: Mapping[str, str]) -> list[str]:
    """Return where it happened and who sat at the two desks."""
    speak, scenario = names.language, session.scenario
    values = {
        "company": names.prose("company"),
        "staff": speak.number(len(scenario.people)),
        "services": speak.number(len(scenario.services)),
        "users": speak.number(sum(department.users for department in scenario.departments)),
    }
    house = N_("{staff} people run {services} services for {users} users.")
    known = N_("{company}: {staff} people run {services} services for {users} users.")
    told = known if values["company"] else house
    place = speak.text(told, **values)
    lines = [" ".join(part for part in (names.prose("tagline"), place) if part)]
    decided = speak.text(
        N_("Decisions made: {decisions}; refused: {refused}."),
        decisions=speak.number(session.counts()["decisions"]),
        refused=speak.number(session.counts()["refused"]),
    )
    who = [policies.get("it", ""), policies.get("pm", "")]
    if who == ["human", "human"]:
        people = N_("Both desks were in human hands.")
        lines.append(f"{speak.text(people)} {decided}")
    elif who[0] and who[0] == who[1]:
        both = N_("At the IT manager's desk sat {one}, at the project manager's another of the same kind.")
        lines.append(f"{speak.text(both, one=_sitter(names, who[0]))} {decided}")
    elif all(who):
        two = N_("At the IT manager's desk sat {one}, at the project manager's {other}.")
        text = speak.text(two, one=_sitter(names, who[0]), other=_sitter(names, who[1]))
        lines.append(f"{text} {decided}")
    elif who[0]:
        alone = N_("At the IT manager's desk sat {one}; the project manager's stood empty.")
        lines.append(speak.text(alone, one=_sitter(names, who[0])))
    return lines


def _sitter(names: Names, policy: str) -> str:
    """Return a policy as one would speak of a colleague."""
    speak = names.language
    known = SITTERS.get(policy)
    return speak.text(known) if known else speak.text(N_("somebody called {policy}"), policy=policy)


def _after(session: Session, names: Names) -> After:
    """Return how the game ended and what the next quarter showed."""
    ending, quarter = session.ending(), session.results().next_quarter
    name = names.language.text(ENDINGS[ending.id].title) if ending is not None else ""
    if quarter is None:
        return After(name)
    events = session.events()
    found = candidates(session.scenario, events, session.clock)
    weeks = session.results().weeks
    before = dict(weeks[-1].scores).get("it_manager.total") if weeks else None
    total = dict(quarter.scores).get("it_manager.total")
    return After(name, quarter.weeks, session.scenario.end_s, events, found, total, before)


def _next(names: Names, event_id: str, session: Session, *, save: str, program: str) -> Section:
    """Return how to go on, as commands that can be copied."""
    speak = names.language
    lines = []
    if save:
        lines.append(Line(speak.text(N_("Once more, with every digest checked:"))))
        lines.append(Line(f"{program} replay {save}", indent=1))
        lines.append(Line(speak.text(N_("Why was the SLA as it was, and why did that happen?"))))
        week = len(session.results().weeks)
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
