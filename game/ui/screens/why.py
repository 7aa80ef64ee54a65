"""Why: the chain behind an event, or what a number is made of; a click on a cause goes on to that."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from game.presenters.page import Line, Page, Section
from game.ui.screen import Screen
from game.ui.trail import trail
from game.ui.widgets.base import Press, Widget
from game.ui.widgets.controls import Button
from game.ui.widgets.layout import Column, Row, Scroll
from game.ui.widgets.paper import paper
from game.ui.widgets.words import Label

if TYPE_CHECKING:
    from game.ui.window import Ui


class WhyScreen(Screen):
    """A dialog with the answer; it remembers the way by which one came."""

    dialog: ClassVar[bool] = True
    topic = "why"
    width = 760

    def __init__(self, subject: str) -> None:
        """Take what is asked about."""
        self._way = [subject]
        self._pages: dict[tuple[str, str], Page] = {}

    def enter(self, ui: Ui) -> None:
        """Wear the hat of the screen below."""
        self.accent = ui.screens[-2].accent if len(ui.screens) > 1 else "both"

    @property
    def why(self) -> str:
        """Return what is asked about now."""
        return self._way[-1]

    def build(self, ui: Ui) -> Widget:
        """Return headline and chain."""
        page = self._page(ui)
        driver = ui.driver
        known = (lambda text: driver.find(text) is not None) if driver is not None else None
        shown = page.subtitle if known is None or not known(page.subtitle) else ""
        head: list[Widget] = [Label(page.title, size=17, weight="semibold")]
        if shown:
            head.append(Label(shown, colour="quiet"))
        body = Scroll(paper(page, follow=lambda subject: self.follow(ui, subject), known=known), key="why")
        buttons: list[Widget] = [Button(ui.t("Close"), ui.pop, shortcut="Esc", key="why/close")]
        if len(self._way) > 1:
            buttons.insert(0, Button(ui.t("Back"), lambda: self._back(ui), icon="arrow-left", key="why/back"))
        hint = Label(ui.t("Click a line to ask on. Backspace: one step back"), size=11, colour="quiet")
        foot = Row(hint, *buttons, grow=(1,), align="middle")
        return Column(Column(*head, gap=4), body, foot, gap=12, pad=22, grow=(0, 1, 0))

    def _page(self, ui: Ui) -> Page:
        key = self._way[-1], ui.speak.code
        if key not in self._pages:
            self._pages[key] = page_of(ui, key[0])
        return self._pages[key]

    def follow(self, ui: Ui, subject: str) -> None:
        """Go on to what one line is about."""
        if subject != self._way[-1]:
            self._way.append(subject)
            ui.scrolled.pop("why", None)
            ui.focus(None)
            ui.rebuild()

    def _back(self, ui: Ui) -> None:
        if len(self._way) > 1:
            self._way.pop()
            ui.scrolled.pop("why", None)
            ui.rebuild()

    def press(self, ui: Ui, press: Press) -> bool:
        """Backspace goes one step back."""
        if press.key == "backspace":
            self._back(ui)
            return True
        return False


def page_of(ui: Ui, subject: str) -> Page:
    """Return the answer; of a person or a thing, of which there is no chain, what happened to it lately."""
    from sim.why.subject import SubjectError

    driver, names = ui.driver, ui.names
    if driver is None or names is None:
        return Page(ui.t("No game is open."), "", ())
    try:
        return driver.why(ui.speak, subject)
    except SubjectError:
        return trail(ui, subject)
    except KeyError:
        words = ui.t("There is nothing to explain yet: figures are explained once their week is over.")
        return Page(ui.t("Not yet"), "", (Section("", (Line(words),)),))


def explain(ui: Ui, subject: str) -> None:
    """Answer W: go on in the open dialog, or open one."""
    top = ui.top
    if isinstance(top, WhyScreen):
        top.follow(ui, subject)
    else:
        ui.push(WhyScreen(subject))
