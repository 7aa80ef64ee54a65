"""What a suggested schedule would bring, and taking it over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.presenters.plan import Step, takeover, when
from game.ui.offers import price, quoted
from game.ui.screens.pm.led import decide
from game.ui.widgets.base import Widget
from game.ui.widgets.controls import Button
from game.ui.widgets.layout import Panel, Row
from game.ui.widgets.words import Label
from sim.kernel.decision import Quote

if TYPE_CHECKING:
    from game.ui.window import Ui
    from sim.kernel.decision import Decision
    from sim.projects.suggestion import Suggestion
    from sim.projects.view import ProjectView


def take_over(ui: Ui, project: ProjectView, found: Suggestion) -> Widget:
    """Return when the suggestion ends, against what the plan says, and a button that takes it over."""
    words = [ui.t("Suggested: done by {week}", week=when(ui.speak, found.finish_week))]
    if project.forecast is not None:
        words.append(ui.t("expected now: {week}", week=when(ui.speak, project.forecast.week_p50)))
    words.append(ui.t("no schedule with this team beats {week}", week=when(ui.speak, found.network_week)))
    if found.unstaffed:
        left = ui.speak.plural("{n} task has nobody able", "{n} tasks have nobody able", len(found.unstaffed))
        words.append(left)
    steps = _possible(ui, takeover(project, found))
    line = Label(" · ".join(words), size=12)
    if not steps:
        return Panel(
            Row(line, Label(ui.t("Your plan follows it already."), size=12, colour="good"), grow=(1, 0)), pad=8
        )
    quotes = [quoted(ui, step) for step in steps]
    total = Quote(sum(quote.hours for quote in quotes), sum(quote.cents for quote in quotes), None)
    words_of = ui.speak.plural("Take over ({n} decision)", "Take over ({n} decisions)", len(steps))
    button = Button(words_of, lambda: _take(ui, steps), price=price(ui, total), style="main", key="plan/takeover")
    return Panel(Row(line, button, grow=(1, 0), align="middle"), tone="raised", border="", pad=8)


def _possible(ui: Ui, steps: tuple[Step, ...]) -> list[Decision]:
    made = [decide(step.name, **step.arguments) for step in steps]
    return [option for option in made if quoted(ui, option).refusal is None]


def _take(ui: Ui, steps: list[Decision]) -> None:
    """Decide one after the other until the hours are used up."""
    driver = ui.driver
    assert driver is not None
    done = 0
    for option in steps:
        if driver.quote(option).refusal is not None or driver.submit(option).refusal is not None:
            continue
        done += 1
    ui.rebuild()
    if done == len(steps):
        ui.toast(ui.t("The suggestion is taken over."), "good")
    else:
        ui.toast(
            ui.t("{done} of {all} are done; for the rest there was not enough attention.", done=done, all=len(steps)),
            "watch",
        )
