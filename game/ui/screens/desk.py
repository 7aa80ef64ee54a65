"""A desk: the head of the hat that is worn, its sections, what is owed, what was decided, and the way on."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from game.i18n import N_
from game.presenters import decisions
from game.ui import flow
from game.ui.frame import Bar, SectionItem, Sections
from game.ui.naming import promise_words
from game.ui.screen import Screen
from game.ui.screens.desk_head import NARROW, head
from game.ui.shelf import in_focus
from game.ui.widgets.base import Press, Widget
from game.ui.widgets.controls import Button, Link
from game.ui.widgets.layout import Column, Flow, Row, Scroll, Sized, Space
from game.ui.widgets.words import Icon, Label

if TYPE_CHECKING:
    from types import ModuleType

    from game.ui.window import Ui

_KEYS: Final = "1234567890"
_OPEN_WEEK: Final = 1
_REST_S: Final = 0.25


class DeskScreen(Screen):
    """The desk of one hat.

    Attributes:
        seat: ``it`` or ``pm``.
        section: The open one.
        chosen: What is chosen in each section: a row, a tab, by a name of the section's own.
        advice: What the handbook said, by the matter it was asked about.
        dismissed: Prompts of this turn that were put away.
        kept: Things that sections worked out and need again, such as forecasts under way.
    """

    closable = False
    topic = "desk"

    def __init__(self, seat: str) -> None:
        """Sit down at the desk of a hat."""
        self.seat = seat
        self.accent = "it" if seat == "it" else "pm"
        self.section = "overview"
        self.chosen: dict[str, str] = {}
        self.advice: dict[str, str] = {}
        self.dismissed: set[str] = set()
        self.kept: dict[str, Any] = {}
        self._rest_s = 0.0
        self._left: Widget | None = None
        self._pointer: tuple[float, float] | None = None

    # ------------------------------------------------------------------------------------------------ sections

    @property
    def titles(self) -> dict[str, str]:
        """Return the sections of this desk with their titles."""
        sections: dict[str, str] = import_module(f"game.ui.screens.{self.accent}").SECTIONS
        return sections

    def module(self, section: str) -> ModuleType:
        """Return the module that draws a section."""
        return import_module(f"game.ui.screens.{self.accent}.{section}")

    def go(self, ui: Ui, section: str, **chosen: str) -> None:
        """Open a section, with something in it chosen."""
        if section in self.titles:
            self.section = section
            self.chosen |= chosen
            ui.focus(None)
            ui.rebuild()

    def pick(self, ui: Ui, **chosen: str) -> None:
        """Choose something in the open section."""
        self.chosen |= chosen
        ui.rebuild()

    def other(self, ui: Ui) -> str:
        """Tell what the other hat may do in this section."""
        return self.section

    # ------------------------------------------------------------------------------------------------- drawing

    def build(self, ui: Ui) -> Widget:
        """Return the whole desk."""
        assert ui.driver is not None
        if ui.driver.stage != self.seat:  # turns pass under a dialog: the desk is shown as it was left
            return self._left or Column()
        body = self.module(self.section).build(ui, self)
        body.lead = True
        note = [] if in_focus(ui.driver.scenario.focus, self.seat, self.section) else [self._aside(ui)]
        left = self._sections(ui)
        middle = Row(
            Column(Scroll(left, key="desk/sections"), pad=8, grow=(1,)),
            Column(*note, body, *self._strip(ui), self._hint(ui), gap=10, grow=(*(0.0 for _ in note), 1.0)),
            Space(0, 2),
            gap=6,
            grow=(0, 1, 0),
        )
        self._left = Column(Bar(head(ui, self)), middle, gap=10, grow=(0, 1))
        return self._left

    def _aside(self, ui: Ui) -> Widget:
        text = ui.t("This game puts other things first: nothing here has to be done, and nothing is counted.")
        return Row(Icon("info", size=13), Label(text, size=12, colour="quiet"), grow=(0, 1), gap=6)

    def _sections(self, ui: Ui) -> Widget:
        assert ui.driver is not None
        focus = ui.driver.scenario.focus
        items, openers = [], []
        for i, (section, title) in enumerate(self.titles.items()):
            near = in_focus(focus, self.seat, section)
            badge = getattr(self.module(section), "badge", None)
            count = badge(ui) if badge is not None and near else 0
            items.append(SectionItem(section, ui.t(title), _KEYS[i], count, near))
            openers.append(lambda section=section: self.go(ui, section))
        tools = Column(
            self._tool(ui, N_("Orders, duties"), "list-checks", self.open_orders, "O"),
            self._tool(ui, N_("Write a note"), "pen-line", self.open_note, "N"),
            self._tool(ui, N_("Run until needed"), "fast-forward", self.run_until, "R"),
            gap=4,
        )
        list_ = Sections(items, self.section, openers)
        wide = min(190.0, max(146.0, list_.natural(ui)))
        return Sized(Column(list_, Space(4), tools, gap=6), width=wide)

    def _tool(self, ui: Ui, words: str, icon: str, action: Any, key: str) -> Widget:
        button = Button(
            ui.t(words), lambda: action(ui), icon=icon, style="quiet", size=12, shortcut=key, key=f"tool/{words}"
        )
        return Flow(button)

    def _strip(self, ui: Ui) -> list[Widget]:
        """Return what is owed and what was decided in this turn; nothing where there is neither."""
        assert ui.driver is not None
        parts: list[Widget] = []
        promises = sorted(ui.driver.view().relations.promises, key=lambda p: (p.due_week or 999, p.id))
        if promises:
            first = promises[: 1 if ui.size[0] < NARROW else 2]
            parts += [Icon("handshake", size=13), *(_promise(ui, promise) for promise in first)]
            if len(promises) > len(first):
                more = ui.t("{n} more", n=len(promises) - len(first))
                parts.append(Link(more, lambda: self.go(ui, "inbox", tab="promises"), size=12, key="promises/more"))
        done = self._decided(ui)
        if not parts and not done:
            return []
        return [Flow(*parts, *done, gap=8)]

    def _decided(self, ui: Ui) -> list[Widget]:
        driver, names = ui.driver, ui.names
        assert driver is not None and names is not None
        made = [m for m in driver.decided if not m.refused and m.seat == self.seat]
        if not made or not driver.undoable:
            return []
        last = made[-1]
        words = decisions.made(names, last.decision.name(), last.decision.arguments())
        count = ui.speak.plural("{n} decision this turn", "{n} decisions this turn", len(made))
        undo = Button(ui.t("Undo"), lambda: self.undo(ui), icon="undo-2", size=12, key="undo", tip="Ctrl+Z")
        line = Label(f"{count}: {words}", size=12, colour="quiet", tip=_all(ui, made))
        return [Icon("check", size=13, colour="good"), line, undo]

    def _hint(self, ui: Ui) -> Widget:
        assert ui.driver is not None
        sections = "1–9, 0" if len(self.titles) > 9 else f"1–{len(self.titles)}"
        words = ui.t(
            "Tab: next   {sections}: sections   Space: {on}   W: why?   H: the other hat   Ctrl+Z: undo   F1: help",
            sections=sections,
            on=ui.t("hand over") if hands_over(ui) else ui.t("run the week"),
        )
        return Column(Label(words, size=11, colour="quiet"), Space(6), gap=0)

    # -------------------------------------------------------------------------------------------------- acting

    def undo(self, ui: Ui) -> None:
        """Take back the last decision."""
        from game.ui.keys import undo

        undo(ui)

    def proceed(self, ui: Ui) -> None:
        """Hand over, or let the week run."""
        from game.ui.screens.cover import change_hats, left_behind

        assert ui.driver is not None
        left = left_behind(ui)
        ui.driver.hand_over()
        flow.go(ui)
        change_hats(ui, left)

    def open_orders(self, ui: Ui) -> None:
        """Open standing orders and delegated duties."""
        from game.ui.screens.orders import OrdersDialog

        ui.push(OrdersDialog(self.seat))

    def open_note(self, ui: Ui) -> None:
        """Write to the other desk."""
        from game.ui.offers import open_form

        open_form(ui, "write_handover_note")

    def run_until(self, ui: Ui) -> None:
        """Let turns pass until something wants a person."""
        from game.ui.screens.until import UntilDialog

        ui.push(UntilDialog())

    def enter(self, ui: Ui) -> None:
        """Offer the opening plans at the first desk of a game."""
        driver = ui.driver
        if driver is None or driver.week > _OPEN_WEEK or driver.decided or driver.stage != self.seat:
            return
        if self.seat == driver.humans[0] and driver.opening_plans():
            from game.ui.screens.plans import PlansDialog

            ui.push(PlansDialog())

    def press(self, ui: Ui, press: Press) -> bool:
        """Open sections by their numbers; Esc opens the menu."""
        self._rest_s = 0.0
        if press.ctrl:
            return False
        if press.text and press.text in _KEYS:
            at = _KEYS.index(press.text)
            names = list(self.titles)
            if at < len(names):
                self.go(ui, names[at])
                return True
        return False

    def close(self, ui: Ui) -> None:
        """Open the menu."""
        open_menu(ui)

    def tick(self, ui: Ui, seconds: float) -> None:
        """Use quiet moments: prepare undo, then the office, then whatever the open section wants to work out."""
        self._rest_s += seconds
        driver = ui.driver
        if driver is None or driver.stage != self.seat or self._rest_s < _REST_S:
            return
        if ui.pointer != self._pointer:  # this frame is drawn, so other work had better wait
            self._pointer = ui.pointer
            return
        if not driver.idle(0.004) or flow.prepare(ui):
            ui.working = True
            return
        work = getattr(self.module(self.section), "tick", None)
        ui.working = work is not None and work(ui, self)


def open_menu(ui: Ui) -> None:
    """Open the menu of a game."""
    from game.ui.screens.menu import MenuScreen

    ui.push(MenuScreen())


def hands_over(ui: Ui) -> bool:
    """Tell whether another desk of a person follows before the week."""
    driver = ui.driver
    return driver is not None and driver.stage == "it" and "pm" in driver.humans


def _promise(ui: Ui, promise: Any) -> Widget:
    assert ui.driver is not None
    near = promise.mine and promise.due_week and promise.due_week <= ui.driver.week + ui.driver.scenario.turn_weeks
    colour = "watch" if near else "quiet"
    return Label(promise_words(ui, promise), size=12, colour=colour, why=f"{promise.id}/made")


def _all(ui: Ui, made: list[Any]) -> str:
    assert ui.names is not None
    return "\n".join(decisions.made(ui.names, m.decision.name(), m.decision.arguments()) for m in made)
