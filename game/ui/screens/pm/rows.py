"""Tables that more than one section of the project manager's desk shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.presenters.words import word
from game.ui.screens.pm.led import names_of, view_of
from game.ui.widgets.table import Cell, Table, TableColumn, TableRow

if TYPE_CHECKING:
    from game.ui.screens.desk import DeskScreen
    from game.ui.window import Ui
    from sim.people.view import PersonView
    from sim.projects.view import MemberView, ProjectView

_FULL, _HIGH = 0.95, 0.85
_SOON_WEEKS = 2
_LOW = 0.4


def team_table(ui: Ui, desk: DeskScreen, project: ProjectView, *, short: bool = False) -> Table:
    """Return the members: share, until when, load, mood, and what is to be said of them."""
    people = {person.id: person for person in view_of(ui).people.people}
    rows = [_row(ui, desk, project, member, people.get(member.person), short=short) for member in project.team]
    columns = [
        TableColumn(ui.t("Who"), grow=1 if short else 0),
        TableColumn(ui.t("Share"), "right", tip=ui.t("Of the week, as granted by the IT manager.")),
        TableColumn(ui.t("Until"), "right"),
        TableColumn(
            ui.t("Load"), width=96, tip=ui.t("Share of the working hours that were used lately, all work together.")
        ),
    ]
    if not short:
        columns += [
            TableColumn(ui.t("Mood"), width=96, tip=ui.t("Morale of the person.")),
            TableColumn(ui.t("Booked"), "right", tip=ui.t("Hours the project had of them.")),
            TableColumn(ui.t("To be said"), grow=2),
        ]
    empty = ui.t("Nobody yet. Ask the IT manager for people.")
    return Table(
        columns, rows, key="pm/team/short" if short else "pm/team", empty=empty, chosen=desk.chosen.get("person", "")
    )


def _row(
    ui: Ui, desk: DeskScreen, project: ProjectView, member: MemberView, person: PersonView | None, *, short: bool
) -> TableRow:
    speak, name = ui.speak, names_of(ui).of("people", member.person)
    ending = member.to_week <= view_of(ui).week + _SOON_WEEKS
    load = person.utilisation if person is not None else 0.0
    cells = [
        Cell(name),
        Cell(speak.share(member.share), sort=member.share),
        Cell(speak.week(member.to_week), colour="watch" if ending else "text", sort=member.to_week),
        Cell(
            speak.share(load),
            share=load,
            colour="bad" if load >= _FULL else "watch" if load >= _HIGH else "it",
            sort=load,
        ),
    ]
    if not short:
        morale = person.morale if person is not None else 0.0
        cells += [
            Cell(speak.share(morale), share=morale, colour="good" if morale >= _LOW else "bad", sort=morale),
            Cell(speak.hours(member.booked_h), sort=member.booked_h),
            Cell(notes(ui, project, member, person), colour="quiet"),
        ]
    return TableRow(
        member.person,
        tuple(cells),
        open=lambda: desk.go(ui, "team", person=member.person),
        why=f"person/{member.person}",
        tip=notes(ui, project, member, person),
    )


def notes(ui: Ui, project: ProjectView, member: MemberView, person: PersonView | None) -> str:
    """Return what is to be said of a member, in short."""
    found = []
    if person is not None and person.absent:
        found.append(ui.t("away"))
    if member.newcomer:
        found.append(ui.t("still learning the project"))
    if member.praise:
        found.append(ui.t("has earned thanks"))
    if member.overtime_h > 0:
        found.append(ui.t("{hours} overtime a week", hours=ui.speak.hours(member.overtime_h)))
    if person is not None and person.morale < _LOW:
        found.append(ui.t("unhappy"))
    if not any(member.person in task.people for task in project.open_tasks):
        found.append(ui.t("on no task"))
    if person is not None and not found:
        return word(ui.speak, "field", person.main)
    return ", ".join(found)
