"""The plan: tasks over the weeks, when it will finish, what may go wrong, the chosen task, and earned value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.i18n import N_
from game.presenters import plan as plans
from game.ui.charts.chart import Key, Mark
from game.ui.charts.gantt import Gantt, Hands
from game.ui.charts.legend import Legend
from game.ui.charts.load import LoadChart, LoadRow
from game.ui.offers import section_actions, shelf_open, submit
from game.ui.person import mood_of
from game.ui.screens.pm import measures, outlook, task
from game.ui.screens.pm.board import Board, Member
from game.ui.screens.pm.led import decide, names_of, narrow, page, suggestion, timetable, view_of
from game.ui.screens.pm.levelling import take_over
from game.ui.widgets.base import Widget
from game.ui.widgets.controls import Button, Tabs
from game.ui.widgets.layout import Column, Flow, Least, Panel, Row, Scroll, Sized
from game.ui.widgets.words import Label
from sim.kernel.units import WEEK

if TYPE_CHECKING:
    from game.ui.screens.desk import DeskScreen
    from game.ui.window import Ui
    from sim.projects.view import ProjectView

_MANY: int = 14
"""From so many tasks on, finished ones are hidden until somebody wants to see them."""
_HINT = N_("Drag a row to change who goes first (or Shift and arrows), a person onto a task to assign (or Enter).")
_SIDE = 292.0
_LEAST = 310.0
"""The chart can do with so much height; where there is less, the whole page scrolls."""
_SHELF = 230.0
"""So much more does it take with all decisions in sight."""
_LOW = 700.0
"""In a window that is lower, the figures of earned value stand on their own tab only, so that the chart has room."""
_LOW_CURVES = 168.0


def badge(ui: Ui) -> int:
    """Return how many tasks nobody moves."""
    return sum(t.blocked for project in view_of(ui).projects.projects for t in project.open_tasks)


def build(ui: Ui, desk: DeskScreen) -> Widget:
    """Return the plan of the project that is looked at."""
    return page(ui, desk, "plan", lambda project: _plan(ui, desk, project))


def _plan(ui: Ui, desk: DeskScreen, project: ProjectView) -> Widget:
    side = Column(outlook.finish(ui, desk, project), *_side(ui, desk, project))
    wide = 250.0 if narrow(ui) else _SIDE
    body = Row(_main(ui, desk, project), Sized(Scroll(side, key="plan/side"), width=wide), grow=(1, 0))
    below = [measures.strip(ui, project)] if not _low(ui) or _tab(desk) == "value" else []
    least = _LEAST + _SHELF * shelf_open(ui, "plan")
    return Column(Least(body, least), *below, grow=(1,))


def _low(ui: Ui) -> bool:
    return ui.size[1] < _LOW


def _tab(desk: DeskScreen) -> str:
    return desk.chosen.get("plan", "tasks")


def _side(ui: Ui, desk: DeskScreen, project: ProjectView) -> list[Widget]:
    chosen = _chosen(desk, project)
    if chosen is None:
        return [outlook.risk_matrix(ui, desk, project)]
    return [task.detail(ui, project, project.task(chosen)), outlook.risk_matrix(ui, desk, project)]


def _chosen(desk: DeskScreen, project: ProjectView) -> str | None:
    """Return the chosen task, or the one that most wants a look."""
    wanted = desk.chosen.get("task", "")
    if any(t.id == wanted for t in project.tasks):
        return wanted
    order = sorted(project.open_tasks, key=lambda t: (not t.blocked, not t.critical, t.state == "open", t.priority))
    return order[0].id if order else (project.tasks[0].id if project.tasks else None)


def _main(ui: Ui, desk: DeskScreen, project: ProjectView) -> Widget:
    tab = _tab(desk)
    tabs = Tabs(
        [("tasks", ui.t("Tasks")), ("load", ui.t("Load of the team")), ("value", ui.t("Earned value"))],
        tab,
        lambda value: desk.pick(ui, plan=value),
        key="plan/tabs",
    )
    actions = section_actions(ui, "plan", project=project.id, task=_chosen(desk, project) or "")
    if tab == "tasks":
        board, tools = _board(ui, desk, project)
        parts: list[Widget] = [Flow(tabs, *tools, gap=8), board]
        if not narrow(ui):
            parts.append(Label(ui.t(_HINT), size=11, colour="quiet"))
        return Panel(Column(*parts, actions, gap=7, grow=(0, 1)), key="plan/panel")
    high = {"height": _LOW_CURVES} if _low(ui) else {}
    shown = _load(ui, desk, project) if tab == "load" else measures.curves(ui, desk, project, **high)
    return Panel(Column(tabs, Scroll(shown, key=f"plan/{tab}"), actions, gap=8, grow=(0, 1, 0)), key="plan/panel")


# ------------------------------------------------------------------------------------------------------- the chart


def _board(ui: Ui, desk: DeskScreen, project: ProjectView) -> tuple[Widget, list[Widget]]:
    done = sum(t.state == "done" for t in project.tasks)
    hidden = desk.chosen.get("finished", "no" if len(project.tasks) > _MANY else "yes") == "no"
    ghosts = suggestion(ui, desk, project) if desk.chosen.get("ghosts") else None
    table = timetable(ui, desk, project)
    rows = plans.gantt_rows(names_of(ui), project, table, ghosts, finished=not hidden)
    now, promised = view_of(ui).t_s / WEEK + 1.0, plans.promised_week(project)
    ends = [row.late for row in rows] + [promised + 1.0, now] + [row.ghost[1] for row in rows if row.ghost]
    hands = Hands(
        lambda chosen: desk.pick(ui, task=chosen),
        lambda moved, beside, before: _reorder(
            ui, project, moved, plans.moved_priority(project, moved, beside, before=before)
        ),
        lambda moved, weeks: _reorder(ui, project, moved, plans.stepped_priority(project, moved, weeks)),
        lambda chosen: task.why(ui, project, project.task(chosen)),
    )
    gantt = Gantt(
        rows,
        hands,
        title=ui.t("Tasks over the weeks"),
        first=min([row.start for row in rows] + [now]) - 0.15,
        last=max(ends) + 0.3,
        today=now,
        today_words=ui.t("today"),
        marks=[Mark(promised + 1.0, ui.t("promised"), "good")],
        week=ui.speak.week,
        chosen=_chosen(desk, project) or "",
    )
    board = Board(_members(ui, project), gantt, lambda on, who: _assign(ui, project, on, who))
    legend = Legend(_keys(ui, ghosts is not None))
    tools: list[Widget] = [_ghost_button(ui, desk, shown=ghosts is not None)]
    if done:
        words = ui.t("Show finished ({n})", n=done) if hidden else ui.t("Hide finished")
        shown = "yes" if hidden else "no"
        tools.append(Button(words, lambda: desk.pick(ui, finished=shown), style="quiet", size=12, key="plan/finished"))
    parts: list[Widget] = [legend, board]
    grow = [0.0, 1.0]
    if ghosts is not None:
        parts.append(take_over(ui, project, ghosts))
        grow.append(0.0)
    return Column(*parts, gap=6, grow=tuple(grow)), tools


def _ghost_button(ui: Ui, desk: DeskScreen, *, shown: bool) -> Widget:
    words = ui.t("Hide the suggestion") if shown else ui.t("Suggest a schedule")
    tip = ui.t("A schedule in which nobody is overbooked, from your estimates; yours to take over or leave.")
    turn = "" if shown else "yes"
    return Button(
        words, lambda: desk.pick(ui, ghosts=turn), icon="lightbulb", style="quiet", size=12, tip=tip, key="plan/ghosts"
    )


def _keys(ui: Ui, ghosts: bool) -> list[Key]:
    found = [
        Key(ui.t("critical path"), "bad", "block"),
        Key(ui.t("with slack"), "it", "block"),
        Key(ui.t("finished"), "quiet", "block"),
        Key(ui.t("4 of 5 cases"), "text", "whisker"),
        Key(ui.t("slack"), "quiet", "dots"),
        Key(ui.t("promised"), "good", "under"),
    ]
    return [*found, Key(ui.t("suggested"), "pm", "frame")] if ghosts else found


def _members(ui: Ui, project: ProjectView) -> list[Member]:
    names, people = names_of(ui), {person.id: person for person in view_of(ui).people.people}
    found = []
    for member in project.team:
        person = people.get(member.person)
        if person is None:
            continue
        able = frozenset(t.id for t in project.open_tasks if member.person in t.able)
        mood = mood_of(person)
        share = ui.speak.share(member.share)
        tip = ui.t("{name}: drag onto a task. Can do {n} of the open ones.", name=person.name, n=len(able))
        found.append(Member(member.person, plans.people_names(names, (member.person,)), share, mood, able, tip))
    return found


def _assign(ui: Ui, project: ProjectView, on: str, who: str) -> None:
    people = project.task(on).people
    if who in people:
        ui.toast(ui.t("{name} is on it already.", name=names_of(ui).of("people", who)))
        return
    submit(ui, decide("assign_task", project=project.id, task=on, people=[*people, who]))


def _reorder(ui: Ui, project: ProjectView, moved: str, priority: int) -> None:
    if project.task(moved).priority == priority:
        ui.toast(ui.t("It is taken up in that order already: place {n} of 5.", n=priority))
        return
    submit(ui, decide("reorder_task", project=project.id, task=moved, priority=priority))


# -------------------------------------------------------------------------------------------------- what else there is


def _load(ui: Ui, desk: DeskScreen, project: ProjectView) -> Widget:
    names, table = names_of(ui), timetable(ui, desk, project)
    rows = [
        LoadRow(plans.people_names(names, (who,)), tuple((b.week, b.needed_h, b.available_h) for b in bars))
        for who, bars in table.load
    ]
    bare = sum(not any(p in t.able for p in t.people) for t in project.open_tasks)
    if not rows:
        return Label(
            ui.t("Nobody is in the team yet. Ask the IT manager for people in the section Team."), colour="quiet"
        )
    chart = LoadChart(
        ui.t(
            "Hours a week that tasks want of each person if every task began as early as it can, against hours granted"
        ),
        rows,
        week=ui.speak.week,
        up=lambda hours: ui.speak.unit(hours, "h"),
        words=(ui.t("granted"), ui.t("wanted"), ui.t("too many")),
        key="plan/load/chart",
    )
    if not bare:
        return chart
    words = ui.speak.plural("{n} open task is on nobody's list yet.", "{n} open tasks are on nobody's list yet.", bare)
    return Column(chart, Label(words, colour="watch"))
