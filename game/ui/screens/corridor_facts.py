"""What each hat knows of a matter in the corridor, and where operations and the project are heading."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from game.presenters.plan import promised_week
from game.presenters.words import word
from game.ui.naming import up
from game.ui.office.about import Face
from game.ui.office.people import HIGH_LOAD, MUCH_LOAD
from game.ui.person import mood_of
from game.ui.widgets.base import Widget
from game.ui.widgets.layout import Column, Panel, Row, Space
from game.ui.widgets.words import Facts, Label, Meter

if TYPE_CHECKING:
    from game.play.forecast import Forecast
    from game.ui.window import Ui
    from sim.people.view import PersonView
    from sim.projects.view import ProjectView, RequestView
    from sim.session import View

_QUEUE: Final = "backlog"
Pair = tuple[str, str] | tuple[str, str, str]


def _view(ui: Ui, seat: str) -> View | None:
    driver = ui.driver
    assert driver is not None
    if seat == driver.seat or (driver.solo and seat in driver.humans):
        return driver.view(seat)
    return None


def blue(ui: Ui, matter: RequestView, forecast: Forecast | None) -> Widget:
    """Return what stands against it, as far as those who sit here may know.

    Args:
        ui: The window.
        matter: What is asked for.
        forecast: Of operations, or None.
    """
    view = _view(ui, "it")
    facts: list[Pair] = []
    parts: list[Widget] = []
    if view is None:
        parts.append(Label(ui.t("What stands against it, only the IT manager knows."), colour="quiet"))
    else:
        person = view.people.person(matter.person) if matter.person else None
        if person is not None:
            parts.append(_load(ui, person))
            facts += _person_facts(ui, view, person)
        facts += _queue_facts(ui, view, matter, person)
        parts.append(Facts(facts))
        if person is None:
            parts.append(_able(ui, view, matter))
        parts.append(_outlook(ui, forecast))
    return Panel(Column(*parts, gap=10), title=ui.t("Operations, as the IT manager sees it"), accent="it")


def _able(ui: Ui, view: View, matter: RequestView) -> Widget:
    """Return who could be meant where only a skill is asked for: faces with level and load."""
    people = [p for p in view.people.people if dict(p.skills).get(matter.field, 0.0) >= matter.level - 1.0]
    people.sort(key=lambda p: (-dict(p.skills).get(matter.field, 0.0), p.utilisation))
    rows: list[Widget] = [Label(ui.t("Who could do it"), size=12, colour="quiet")]
    for person in people[:3]:
        tone = "bad" if person.utilisation >= HIGH_LOAD else "watch" if person.utilisation >= MUCH_LOAD else "good"
        level = ui.speak.number(dict(person.skills).get(matter.field, 0.0), 1)
        label = ui.t("{name}, level {level}", name=person.name, level=level)
        meter = Meter(person.utilisation, tone, label=label, words=ui.speak.share(person.utilisation))
        rows.append(Row(Face(person.id, mood_of(person), 30), meter, grow=(0, 1), gap=10, align="middle"))
    if not people:
        rows.append(Label(ui.t("Nobody has that skill."), colour="watch"))
    return Column(*rows, gap=5)


def _load(ui: Ui, person: PersonView) -> Widget:
    tone = "bad" if person.utilisation >= HIGH_LOAD else "watch" if person.utilisation >= MUCH_LOAD else "good"
    label = ui.t("load of {who}", who=person.name.split(" ")[0])
    return Meter(person.utilisation, tone, label=label, words=ui.speak.share(person.utilisation))


def _person_facts(ui: Ui, view: View, person: PersonView) -> list[Pair]:
    assert ui.names is not None
    pairs: list[Pair] = []
    grants = [(p, share, to) for p in view.projects.portfolio for name, share, to in p.grants if name == person.id]
    for project, share, to_week in grants:
        words = ui.t("{share} until {week}", share=ui.speak.share(share), week=ui.speak.week(to_week))
        pairs.append((ui.t("lent already: {project}", project=ui.names.of("projects", project.id)), words))
    alone = [service for service, known in person.familiarity if known > 0.6 and _only(view, person.id, service)]
    if alone:
        names = ui.speak.listing([ui.names.of("services", service) for service in alone[:3]])
        pairs.append((ui.t("nobody else knows well"), names))
    away = [a for a in view.people.absences if a.person == person.id and a.to_s > view.t_s]
    if away:
        when = ui.t(
            "{reason} from {moment}",
            reason=word(ui.speak, "reason", away[0].reason),
            moment=ui.speak.week(away[0].from_s // 604_800 + 1),
        )
        pairs.append((ui.t("away"), when))
    if person.fatigue > 0.4:
        pairs.append((ui.t("fatigue"), ui.speak.share(person.fatigue)))
    return pairs


def _only(view: View, person: str, service: str) -> bool:
    return all(dict(p.familiarity).get(service, 0.0) <= 0.5 for p in view.people.people if p.id != person)


def _queue_facts(ui: Ui, view: View, matter: RequestView, person: PersonView | None) -> list[Pair]:
    field = matter.field or (person.main if person is not None else "")
    queues = [queue for queue in view.work.queues if queue.field == field and queue.duty != "projects"]
    waiting = sum(queue.waiting for queue in queues)
    effort = sum(queue.effort_s for queue in queues) / 3_600
    name = word(ui.speak, "field", field)
    words = ui.t("{n}, about {hours} of work", n=ui.speak.number(waiting), hours=ui.speak.hours(effort))
    sla = ui.speak.share(view.desk.sla_met_share)
    return [
        (ui.t("waits for {field}", field=name), words),
        (ui.t("open tickets"), ui.speak.number(view.desk.open)),
        (ui.t("tickets within the SLA"), sla),
    ]


def _outlook(ui: Ui, forecast: Forecast | None) -> Widget:
    """Return where the queue is heading, with its range, as soon as it is worked out."""
    if forecast is None or _QUEUE not in forecast.subjects():
        return Space(0)
    bands = forecast.bands(_QUEUE)
    if bands is None:
        words = ui.t("Forecast of open tickets: being worked out…") if not forecast.done else ""
        return Label(words, size=12, colour="quiet")
    words = ui.t(
        "Forecast, if things go on as they do: {low} to {high} open tickets in {week}.",
        low=ui.speak.number(bands.low[-1]),
        high=ui.speak.number(bands.high[-1]),
        week=ui.speak.week(bands.weeks[-1]),
    )
    return Label(words, size=12, colour="it")


def amber(ui: Ui, matter: RequestView) -> Widget:
    """Return what speaks for it: the project as its manager sees it, or as it was last reported."""
    title = ui.t("The project, as the project manager sees it")
    view = _view(ui, "pm")
    project = view.projects.project(matter.project) if view is not None else None
    if project is None:
        return Panel(_reported(ui, matter), title=ui.t("The project, as it was last reported"), accent="pm")
    parts: list[Widget] = [Facts(_project_facts(ui, project, matter))]
    forecast = project.forecast
    if forecast is not None:
        early, late = ui.speak.week(round(forecast.week_p50)), ui.speak.week(round(forecast.week_p80))
        share = ui.speak.share(forecast.on_time_share)
        if early == late:
            words = ui.t("Forecast as things are: finished in {week}; in time with {share}.", week=early, share=share)
        else:
            words = ui.t(
                "Forecast as things are: finished {early} to {late}; in time with {share}.",
                **{"early": early, "late": late, "share": share},
            )
        parts.append(Label(words, size=12, colour="pm"))
    return Panel(Column(*parts, gap=10), title=title, accent="pm")


def _project_facts(ui: Ui, project: ProjectView, matter: RequestView) -> list[Pair]:
    assert ui.names is not None
    names = ui.names
    pairs: list[Pair] = [(ui.t("promised for"), ui.speak.week(promised_week(project)))]
    wanted = [
        t
        for t in project.open_tasks
        if t.field == matter.field or (matter.person and matter.person in (*t.able, *t.people))
    ]
    wanted.sort(key=lambda task: (not task.critical, task.float_weeks))
    for task in wanted[:3]:
        slack = (
            ui.t("critical") if task.critical else ui.t("{n} weeks of float", n=ui.speak.number(task.float_weeks, 1))
        )
        hours = ui.t("{hours} left, {slack}", hours=ui.speak.hours(task.left_h), slack=slack)
        pairs.append((names.task(task.id) or task.id, hours))
    if not wanted:
        pairs.append((ui.t("work for it now"), ui.t("none that can start")))
    team = ui.speak.listing([names.of("people", member.person).split(" ")[0] for member in project.team])
    pairs.append((ui.t("team now"), team or "–"))
    return pairs


def _reported(ui: Ui, matter: RequestView) -> Widget:
    assert ui.driver is not None
    found = ui.driver.view().projects.reported(matter.project)
    if found is None:
        return Label(ui.t("Nothing is known of it."), colour="quiet")
    pairs: list[Pair] = [(ui.t("promised for"), ui.speak.week(found.baseline_week or found.due_week))]
    if found.report_week:
        pairs.append((ui.t("last report"), ui.speak.week(found.report_week)))
        pairs.append((ui.t("said then"), up(word(ui.speak, "colour", found.colour))))
        pairs.append((ui.t("finish as reported"), ui.speak.week(found.forecast_week)))
        pairs.append((ui.t("done as reported"), ui.speak.share(found.percent)))
    else:
        pairs.append((ui.t("last report"), ui.t("none")))
    return Facts(pairs)
