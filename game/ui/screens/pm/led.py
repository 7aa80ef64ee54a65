"""What all sections of the project manager's desk share: the project that is looked at, or why there is none."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from game.presenters.words import word
from game.ui.needs import needs_panel
from game.ui.offers import form_button
from game.ui.screens.desk_head import project_of
from game.ui.widgets.base import Widget
from game.ui.widgets.layout import Column, Flow, Panel, Row, Scroll, Space
from game.ui.widgets.words import Icon, Label
from sim import catalogue

if TYPE_CHECKING:
    from game.presenters.names import Names
    from game.ui.screens.desk import DeskScreen
    from game.ui.window import Ui
    from sim.kernel.decision import Decision
    from sim.projects.suggestion import Suggestion
    from sim.projects.timetable import Timetable
    from sim.projects.view import ProjectView
    from sim.session import View

Found = TypeVar("Found")
_NARROW = 1120.0


def page(
    ui: Ui, desk: DeskScreen, section: str, make: Callable[[ProjectView], Widget], *, scrolls: bool = True
) -> Widget:
    """Return a section about the project that is looked at, or the page that says why there is none.

    Args:
        ui: The window.
        desk: The desk.
        section: Its name, under which its scrolling is remembered.
        make: What makes the section.
        scrolls: Whether the whole of it scrolls where it is too high.
    """
    project = project_of(ui, desk)
    body = make(project) if project is not None else _nothing(ui, desk)
    return Scroll(body, key=f"pm/{section}") if scrolls or project is None else body


def _nothing(ui: Ui, desk: DeskScreen) -> Widget:
    closed = ui.t(
        "A sponsor proposes a project; the IT manager charters it and says who leads it. Then it stands here."
    )
    steps = (
        ("mail", ui.t("Look into the inbox: sponsors, cards and notes come there.")),
        ("pen-line", ui.t("Leave the IT manager a note: which proposal you would lead, and what it needs.")),
        ("play", ui.t("Let the week run; a proposal that nobody answers, the executives decide.")),
    )
    rows = [
        Row(Icon(icon, size=16, colour="pm"), Label(words), gap=10, grow=(0, 1), align="top") for icon, words in steps
    ]
    note = form_button(ui, "write_handover_note", words=ui.t("Leave a note"), style="main")
    body = Column(
        Label(ui.t("You lead no project at present"), size=20, weight="bold"),
        Label(closed, colour="quiet"),
        Space(4),
        *rows,
        Flow(note),
        gap=10,
        pad=12,
    )
    return Column(needs_panel(ui, desk), Panel(body))


def narrow(ui: Ui) -> bool:
    """Tell whether there is too little room for wide tables beside a column of panels."""
    return ui.size[0] < _NARROW


def view_of(ui: Ui) -> View:
    """Return what the seat sees."""
    assert ui.driver is not None
    return ui.driver.view()


def names_of(ui: Ui) -> Names:
    """Return what to call things."""
    assert ui.names is not None
    return ui.names


def decide(name: str, **arguments: Any) -> Decision:
    """Return a decision by its canonical name."""
    return catalogue.decision(name, arguments)


def kept(ui: Ui, desk: DeskScreen, name: str, make: Callable[[], Found]) -> Found:
    """Return what was worked out for this state of the game, or work it out now."""
    assert ui.driver is not None
    found = desk.kept.get(name)
    if found is None or found[0] != ui.driver.revision:
        found = desk.kept[name] = (ui.driver.revision, make())
    result: Found = found[1]
    return result


def timetable(ui: Ui, desk: DeskScreen, project: ProjectView) -> Timetable:
    """Return a project's tasks in time."""

    def make() -> Timetable:
        found = view_of(ui).timetable(project.id)
        assert found is not None, "whoever leads a project sees its timetable"
        return found

    return kept(ui, desk, f"timetable/{project.id}", make)


def suggestion(ui: Ui, desk: DeskScreen, project: ProjectView) -> Suggestion | None:
    """Return a levelled schedule; it takes a moment."""
    return kept(ui, desk, f"suggestion/{project.id}", lambda: view_of(ui).suggest(project.id))


def series(ui: Ui, desk: DeskScreen, project: ProjectView, figure: str) -> tuple[float | None, ...]:
    """Return a figure of a project at the end of each closed week, from the first on."""

    def make() -> tuple[float | None, ...]:
        assert ui.driver is not None
        week = ui.driver.view().week - 1
        try:
            return tuple(ui.driver.breakdown(f"project/{project.id}/{figure}", week).series)
        except KeyError:
            return ()

    return kept(ui, desk, f"series/{project.id}/{figure}", make)


def why_figure(ui: Ui, project: ProjectView, figure: str) -> str:
    """Return the subject that explains a figure of a project, or nothing before a week is closed."""
    return f"project/{project.id}/{figure}" if view_of(ui).week > 1 else ""


def party(ui: Ui, who: str) -> str:
    """Return what to call a party: a department, a service, or one of those that every company has."""
    name = names_of(ui).party(who)
    return name if name != who else word(ui.speak, "party", who)


def money(ui: Ui, cents: float) -> str:
    """Return money in the game's currency."""
    return ui.speak.money(cents, names_of(ui).scenario.currency)


def event_of(ui: Ui, *ids: str) -> str:
    """Return the first of these events that is in the log, or nothing."""
    assert ui.driver is not None
    return next((name for name in ids if ui.driver.find(name) is not None), "")
