"""The change of hats: what stays on the desk one leaves; with two people, a cover that waits for the next."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar, Final

from game.i18n import N_
from game.ui import flow
from game.ui.canvas import Canvas
from game.ui.chairs import beside, called
from game.ui.screen import Screen
from game.ui.widgets.base import Press, Widget
from game.ui.widgets.controls import Button
from game.ui.widgets.layout import Centre, Column, Flow, Row, Space
from game.ui.widgets.words import Label

if TYPE_CHECKING:
    from game.ui.window import Ui

_CHANGE_S: Final = 0.6
_WAIT_S: Final = 0.35
"""So long the cover takes no key, so that the key that ended a turn does not lift it."""
_ROLES: Final = {"it": N_("IT manager"), "pm": N_("Project manager")}
_WHY: Final = {
    "it": N_("at the IT manager's desk"),
    "pm": N_("at the project manager's desk"),
    "corridor": N_("in the corridor, where something stands between the hats"),
    "stop": N_("because the week stands still and somebody must decide"),
}


class CoverScreen(Screen):
    """Shows nothing of either desk and waits for whoever wears the next hat."""

    closable: ClassVar[bool] = False  # type: ignore[misc]
    topic = "hotseat"

    def __init__(self) -> None:
        """Just put up."""
        self._age_s = 0.0

    def enter(self, ui: Ui) -> None:
        """Take the colour of the next hat."""
        if ui.driver is not None:
            self.accent = "it" if ui.driver.seat == "it" else "pm"

    def build(self, ui: Ui) -> Widget:
        """Return whose turn it is, and the way on."""
        driver = ui.driver
        if driver is None:
            return Column()
        role = ui.t(_ROLES[self.accent])
        why = _WHY.get(driver.stage if driver.stage in {"corridor", "stop"} else self.accent, "")
        week = ui.t("Week {week}", week=driver.week)
        seat = "it" if self.accent == "it" else "pm"
        lines = Column(
            Label(week, colour="quiet", align="centre"),
            *called(ui, seat),
            Label(role, size=34, weight="bold", colour=self.accent, align="centre"),
            Label(ui.t("Your turn, {where}.", where=ui.t(why)), size=15, align="centre"),
            Label(
                ui.t("The other person looks away; nothing of the other desk is shown."), colour="quiet", align="centre"
            ),
            *beside(ui, seat),
            Space(8),
            Centre(
                Button(
                    ui.t("I am the {role}", role=role),
                    lambda: self._lift(ui),
                    style="main",
                    size=15,
                    key="cover/on",
                    shortcut="Space",
                )
            ),
            gap=10,
        )
        return Column(Space(0), lines, Space(0), grow=(1, 0, 1), pad=40)

    def _lift(self, ui: Ui) -> None:
        if self._age_s >= _WAIT_S:
            flow.uncover(ui)

    def press(self, ui: Ui, press: Press) -> bool:
        """Enter lifts it too."""
        if press.key in {"return", "keypad enter"}:
            self._lift(ui)
            return True
        return False

    def tick(self, ui: Ui, seconds: float) -> None:
        """Wait a little before a key counts."""
        self._age_s += seconds

    def says(self, ui: Ui) -> Iterator[str]:
        """Say whose turn it is, and nothing else."""
        yield ui.t(_ROLES[self.accent])


class ChangeOfHats(Screen):
    """A short transition between two desks of one player: what is left behind slides away under the new colour.

    It lies above the new desk for 0.6 s, takes no clicks from it afterwards, and is not shown at all when motion is
    reduced.
    """

    dialog: ClassVar[bool] = True
    width = 460
    topic = "hats"

    def __init__(self, seat: str, left: list[str]) -> None:
        """Take the hat that is put on, and what stays on the other desk.

        Args:
            seat: ``it`` or ``pm``.
            left: Lines on what was left there.
        """
        self.seat, self.left = seat, left
        self.accent = "it" if seat == "it" else "pm"
        self._age_s = 0.0

    def build(self, ui: Ui) -> Widget:
        """Return the new hat and what stays behind."""
        hat = "pm" if self.accent == "it" else "it"
        other = ui.t(_ROLES[hat])
        head = Row(Label(ui.t(_ROLES[self.accent]), size=22, weight="bold", colour=self.accent), grow=(1,))
        lines = [Label(f"· {line}", colour="quiet") for line in self.left[:4]]
        stays = [Label(ui.t("Left on the other desk ({role}):", role=other), size=12), *lines] if lines else []
        return Column(head, *stays, Flow(), gap=8, pad=22)

    def tick(self, ui: Ui, seconds: float) -> None:
        """Go away by itself."""
        self._age_s += seconds
        ui.repaint()
        if self._age_s >= _CHANGE_S and ui.top is self:
            ui.pop(self)

    def press(self, ui: Ui, press: Press) -> bool:
        """Any key is for the desk below."""
        if ui.top is self:
            ui.pop(self)
            ui.press(press)
        return True

    def backdrop(self, ui: Ui, canvas: Canvas) -> None:
        """Nothing lies behind it."""


def left_behind(ui: Ui) -> list[str]:
    """Return what the desk that is being left leaves: decisions of this turn, promises, what still waits there."""
    from game.presenters import decisions

    driver, names = ui.driver, ui.names
    if driver is None or names is None or driver.stage not in {"it", "pm"}:
        return []
    view = driver.view()
    lines = []
    made = [one for one in driver.decided if not one.refused]
    if made:
        last = decisions.made(names, made[-1].decision.name(), made[-1].decision.arguments())
        lines.append(
            ui.speak.plural("{n} decision, the last: {what}", "{n} decisions, the last: {what}", len(made), what=last)
        )
    waiting = len(view.hats.needs) + view.hats.needs_more
    if waiting:
        lines.append(ui.speak.plural("{n} matter that still waits", "{n} matters that still wait", waiting))
    mine = [promise for promise in view.relations.promises if promise.mine]
    if mine:
        lines.append(ui.speak.plural("{n} promise to keep", "{n} promises to keep", len(mine)))
    if view.attention_left_h >= 0.5:
        lines.append(ui.t("{hours} of attention not used", hours=ui.speak.hours(view.attention_left_h)))
    return lines


def change_hats(ui: Ui, left: list[str]) -> None:
    """Show the change of hats above the desk that has just opened, unless motion is reduced or two people play."""
    driver = ui.driver
    if driver is None or ui.settings.reduced_motion or not driver.solo or driver.stage not in {"it", "pm"}:
        return
    ui.push(ChangeOfHats(driver.stage, left))
