"""The team: who is in it, until when, how they are; what was asked of the IT manager; what a leader can do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.presenters import plan as plans
from game.presenters.words import word
from game.ui.naming import request_words
from game.ui.offers import form_button, offer_button, section_actions
from game.ui.screens.pm.led import decide, names_of, narrow, page, view_of
from game.ui.screens.pm.portrait import Portrait
from game.ui.screens.pm.rows import notes, team_table
from game.ui.widgets.base import Widget
from game.ui.widgets.layout import Column, Flow, Panel, Row
from game.ui.widgets.words import Badge, Facts, Label, Meter, Rule

if TYPE_CHECKING:
    from game.ui.screens.desk import DeskScreen
    from game.ui.window import Ui
    from sim.people.view import PersonView
    from sim.projects.view import MemberView, ProjectView, RequestView

_SHOWN = ("recognise", "coach", "resolve_conflict", "accept_offer", "request_staff", "hold_team_event", "assign_task")
_SKILLS = 3
_CALM = 0.5


def badge(ui: Ui) -> int:
    """Return how many offers wait for an answer, and open quarrels."""
    projects = view_of(ui).projects
    return len(projects.matters) + sum(project.conflict for project in projects.projects)


def build(ui: Ui, desk: DeskScreen) -> Widget:
    """Return the section."""
    return page(ui, desk, "team", lambda project: _team(ui, desk, project))


def _team(ui: Ui, desk: DeskScreen, project: ProjectView) -> Widget:
    left: list[Widget] = [Panel(team_table(ui, desk, project), title=ui.t("Team"), remark=_hours(ui, project))]
    left.append(_requests(ui, project))
    right: list[Widget] = [_mood(ui, project)]
    member = next((m for m in project.team if m.person == desk.chosen.get("person", "")), None)
    if member is None and project.team:
        member = project.team[0]
    if member is not None:
        right.insert(0, _member(ui, project, member))
    if narrow(ui):
        body: Widget = Column(*left, Row(*right, grow=(1, 1)[: len(right)], align="top"))
    else:
        body = Row(Column(*left), Column(*right), grow=(1.9, 1), align="top")
    return Column(body, section_actions(ui, "team", project=project.id, without=_SHOWN))


def _hours(ui: Ui, project: ProjectView) -> str:
    people = {person.id: person for person in view_of(ui).people.people}
    hours = sum(m.share * people[m.person].contract_h for m in project.team if m.person in people)
    return ui.t("{hours} a week granted", hours=ui.speak.hours(hours))


# ----------------------------------------------------------------------------------------------------- one member


def _member(ui: Ui, project: ProjectView, member: MemberView) -> Widget:
    names = names_of(ui)
    person = next((p for p in view_of(ui).people.people if p.id == member.person), None)
    head = Row(
        Portrait(member.person, person),
        Column(
            Label(names.of("people", member.person), size=15, weight="semibold"),
            Label(notes(ui, project, member, person), size=12, colour="quiet"),
            gap=2,
        ),
        gap=10,
        grow=(0, 1),
        align="middle",
    )
    parts: list[Widget] = [head, Facts(_facts(ui, project, member, person))]
    thank = offer_button(
        ui, decide("recognise", project=project.id, person=member.person), style="pm" if member.praise else "plain"
    )
    coach = form_button(ui, "coach", project=project.id, person=member.person)
    keep = form_button(
        ui,
        "request_staff",
        words=ui.t("Ask for longer…"),
        project=project.id,
        person=member.person,
        share=member.share,
    )
    parts.append(Flow(thank, coach, keep, gap=6))
    return Panel(Column(*parts, gap=8), title=ui.t("Member"), why=f"person/{member.person}")


def _facts(ui: Ui, project: ProjectView, member: MemberView, person: PersonView | None) -> list[tuple[str, str, str]]:
    speak, why = ui.speak, f"person/{member.person}"
    tasks = [t for t in project.open_tasks if member.person in t.people]
    on = ", ".join(plans.task_name(names_of(ui), t.id) for t in tasks[:3]) or ui.t("none")
    granted = ui.t("{share} until {week}", share=speak.share(member.share), week=speak.week(member.to_week))
    found = [(ui.t("Granted"), granted, why), (ui.t("Tasks"), on, why)]
    if person is not None:
        skills = ", ".join(
            f"{word(speak, 'field', f)} {speak.number(level, 1)}" for f, level in person.skills[:_SKILLS]
        )
        found.append((ui.t("Skills"), skills, why))
        found.append((ui.t("Fatigue"), speak.share(person.fatigue), why))
    coached = (
        ui.t("never")
        if member.coached_weeks < 0
        else ui.speak.plural("{n} week ago", "{n} weeks ago", round(member.coached_weeks))
    )
    found.append((ui.t("Coached"), coached, why))
    return found


# -------------------------------------------------------------------------------------------------- the team as one


def _mood(ui: Ui, project: ProjectView) -> Widget:
    meter = Meter(
        project.motivation,
        "good" if project.motivation >= _CALM else "watch",
        label=ui.t("Motivation"),
        words=ui.speak.share(project.motivation),
        why=f"project/{project.id}/motivation_share" if view_of(ui).week > 1 else "",
    )
    parts: list[Widget] = [meter]
    if project.conflict:
        parts.append(
            Label(ui.t("Two of the team do not speak with each other; everything takes longer."), colour="bad")
        )
        parts.append(Flow(offer_button(ui, decide("resolve_conflict", project=project.id), style="main")))
    if project.neglected:
        parts.append(
            Label(ui.t("The team has not seen you for weeks. Any decision about its work counts."), colour="watch")
        )
    idle = [m for m in project.team if not any(m.person in t.people for t in project.open_tasks)]
    if idle:
        who = ui.speak.listing([names_of(ui).of("people", m.person) for m in idle])
        parts.append(Label(ui.t("On no task: {who}.", who=who), colour="watch"))
    event = offer_button(ui, decide("hold_team_event", project=project.id))
    parts.append(Flow(event))
    if not project.conflict:
        parts.append(Label(ui.t("No quarrel is known."), size=12, colour="quiet"))
    return Panel(Column(*parts, gap=8), title=ui.t("How they work together"), accent="bad" if project.conflict else "")


# ---------------------------------------------------------------------------------------------- asked of the other hat


def _requests(ui: Ui, project: ProjectView) -> Widget:
    ask = form_button(ui, "request_staff", words=ui.t("Request staff…"), style="main", project=project.id)
    parts: list[Widget] = []
    for i, request in enumerate(project.requests):
        if i:
            parts.append(Rule())
        parts.append(_request(ui, project, request))
    if not project.requests:
        words = ui.t("No request is open. What you ask for comes up in the corridor, between the two desks.")
        parts.append(Label(words, colour="quiet"))
    return Panel(Column(*parts, gap=4), title=ui.t("Asked of the IT manager"), actions=(ask,))


def _request(ui: Ui, project: ProjectView, request: RequestView) -> Widget:
    offered = request.state == "offered"
    when = ui.t(
        "asked {week}, answer by {by}", week=ui.speak.week(request.asked_week), by=ui.speak.week(request.answer_by_week)
    )
    state = Badge(ui.t("offer") if offered else ui.t("waits"), "pm" if offered else "line")
    head = Row(Label(request_words(ui, request), weight="semibold"), state, grow=(1, 0), align="middle")
    if not offered:
        return Column(head, Label(when, size=12, colour="quiet"), gap=3)
    offer = ui.t(
        "Offered instead: {person}, {share} for {weeks}.",
        person=names_of(ui).of("people", request.offer_person),
        share=ui.speak.share(request.offer_share),
        weeks=ui.speak.plural("{n} week", "{n} weeks", request.offer_weeks),
    )
    replies = [
        offer_button(ui, decide("accept_offer", project=project.id, request=request.id, reply=reply))
        for reply in ("take", "give_up", "escalate")
    ]
    return Column(head, Label(offer), Flow(*replies, gap=6), gap=4)
