"""The lesson of First Week: one idea at a time beside the control it is about, done by doing."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from typing import TYPE_CHECKING, Final

from game.paths import assets
from game.ui.callout import WIDE, beside, leaves, point_at
from game.ui.canvas import Box, Canvas
from game.ui.frame import Sections
from game.ui.overlays import Attendant
from game.ui.widgets.base import Press, Widget
from game.ui.widgets.entry import Entry

if TYPE_CHECKING:
    from game.play.driver import Driver
    from game.ui.window import Ui

_PAD: Final = 14.0
_ONCE_MORE_S: Final = 8.0


@dataclass(frozen=True, slots=True)
class Beat:
    """One idea.

    Attributes:
        stage: Where the game must stand.
        weeks: First and last week in which it is told.
        given: What must hold for it to be told, or empty.
        until: What ends it.
        marks: Names of controls to point at, the first that is there.
        words: By language.
    """

    id: str
    stage: str
    weeks: tuple[int, int]
    given: str
    until: str
    marks: tuple[str, ...]
    words: dict[str, str]


@cache
def beats() -> tuple[Beat, ...]:
    """Return the lesson."""
    data = tomllib.loads((assets() / "lesson.toml").read_text(encoding="utf-8"))
    return tuple(
        Beat(
            id=str(one["id"]),
            stage=str(one["stage"]),
            weeks=(int(one.get("week", 1)), int(one.get("to_week", one.get("week", 1)))),
            given=str(one.get("if", "")),
            until=str(one["until"]),
            marks=tuple(str(mark) for mark in one["mark"]),
            words={"en": str(one["en"]), "de": str(one["de"])},
        )
        for one in data["beats"]
    )


def begin(ui: Ui) -> None:
    """Begin the lesson of the game that was just opened."""
    end(ui)
    while ui.top.dialog and len(ui.screens) > 1:
        ui.pop()
    ui.attendants.append(Lesson())
    ui.rebuild()


def end(ui: Ui) -> None:
    """Take the lesson away."""
    ui.attendants[:] = [attendant for attendant in ui.attendants if not isinstance(attendant, Lesson)]
    ui.repaint()


class Lesson(Attendant):
    """Shows the present beat until the player has done it.

    Attributes:
        done: Beats that are behind.
        beat: The present one, or None where there is nothing to say.
    """

    def __init__(self) -> None:
        """Begin with the first beat."""
        self.done: list[str] = []
        self.beat: Beat | None = None
        self._again: Beat | None = None
        self._again_s = 0.0
        self._box = Box(0, 0, 0, 0)
        self._close = Box(0, 0, 0, 0)
        self._seen: tuple[object, ...] = ()

    # ------------------------------------------------------------------------------------------------------ moving on

    def tick(self, ui: Ui, seconds: float) -> None:
        """Look whether the beat was done, and go on to the next."""
        driver = ui.driver
        if driver is None or driver.stage == "over":
            end(ui)
            return
        if self._again is not None:
            self._again_s -= seconds
            if self._again_s <= 0:
                self._again = None
                ui.repaint()
        if self.beat is not None and _over(ui, driver, self.beat):
            self.done.append(self.beat.id)
            self.beat = None
        found = next((beat for beat in beats() if self._fits(ui, driver, beat)), None)
        if found is not self.beat:
            self.beat = found
        seen = found, ui.top, driver.revision, getattr(ui.screens[0], "section", "")
        if seen != self._seen:
            self._seen = seen
            if found is not None:
                _bring(ui, found)
            ui.repaint()

    def _fits(self, ui: Ui, driver: Driver, beat: Beat) -> bool:
        if beat.id in self.done or beat.stage != driver.stage:
            return False
        if not beat.weeks[0] <= driver.week <= beat.weeks[1]:
            return False
        if beat.given and not _holds(ui, driver, beat.given):
            return False
        return not _over(ui, driver, beat)

    # ---------------------------------------------------------------------------------------------------- answering

    def press(self, ui: Ui, press: Press) -> bool:
        """Esc ends the lesson, Backspace tells the last beat once more; dialogs keep their own keys."""
        if ui.top.dialog or isinstance(ui.focused, Entry):
            return False
        if press.key == "escape":
            self._leave(ui)
            return True
        if press.key == "backspace":
            self._repeat(ui)
            return True
        return False

    def click(self, ui: Ui, at: tuple[float, float], button: int) -> bool:
        """A click on the cross ends the lesson; one on the words is used up, so that it does not hit what is below."""
        if self._shown() is None or not self._box.holds(at):
            return False
        if self._close.holds(at):
            self._leave(ui)
        return True

    def _leave(self, ui: Ui) -> None:
        end(ui)
        ui.toast(ui.t("The lesson is over. F1 helps wherever you are."))

    def _repeat(self, ui: Ui) -> None:
        told = [beat for beat in beats() if beat.id in self.done]
        if told:
            self._again, self._again_s = told[-1], _ONCE_MORE_S
            ui.repaint()

    # ------------------------------------------------------------------------------------------------------ drawing

    def _shown(self) -> Beat | None:
        return self._again or self.beat

    def draw(self, ui: Ui, canvas: Canvas) -> None:
        """Draw a ring around the control and the words beside it."""
        beat = self._shown()
        if beat is None:
            self._box = Box(0, 0, 0, 0)
            return
        t = canvas.theme
        target = _target(ui, beat)
        if target is None and ui.top.dialog and beat.stage != "stop":
            self._box = Box(0, 0, 0, 0)  # somebody reads something else: the lesson waits
            return
        words = beat.words.get(ui.speak.code, beat.words["en"])
        lines = ui.type.wrap(words, 14, WIDE - 2 * _PAD - 20)
        step = ui.type.line_height(14)
        keys = ui.type.wrap(ui.t("Esc: end the lesson   Backspace: once more"), 11, WIDE - 2 * _PAD)
        height = len(lines) * step + len(keys) * ui.type.line_height(11) + 2 * _PAD + 6
        box = self._box = beside(ui, target, height)
        if target is not None:
            point_at(canvas, target, box, t.named(ui.accent), leaves(ui))
        canvas.panel(Box(box.x + 2, box.y + 3, box.w, box.h), t.shade, radius=12, alpha=0.35)
        canvas.panel(box, t.raised, border=t.named(ui.accent), radius=12, width=1.5)
        y = box.y + _PAD
        for line in lines:
            canvas.text(line, (box.x + _PAD, y), size=14)
            y += step
        for line in keys:
            canvas.text(line, (box.x + _PAD, y + 6), size=11, colour=t.quiet)
            y += ui.type.line_height(11)
        self._close = Box(box.right - 30, box.y + 4, 26, 26)
        canvas.icon("x", self._close.centre, size=14, colour=t.quiet)


def _over(ui: Ui, driver: Driver, beat: Beat) -> bool:
    return driver.stage != beat.stage if beat.until == "left" else _holds(ui, driver, beat.until)


def _holds(ui: Ui, driver: Driver, condition: str) -> bool:
    kind, _, what = condition.partition(":")
    if kind == "decided":
        return any(made.decision.name() == what and not made.refused for made in driver.decided)
    if kind == "section":
        return getattr(ui.screens[0], "section", "") == what
    if kind == "screen":
        return type(ui.top).__name__ in what.split("|")
    if kind == "stop":
        return driver.stop is not None and driver.stop.kind == what
    if kind == "need":
        return any(need.kind == what for need in driver.view().hats.needs)
    if kind == "project":
        projects = driver.view().projects.projects
        staffed = any(project.team for project in projects)
        return {"none": not projects, "led": bool(projects), "alone": bool(projects) and not staffed}.get(what, staffed)
    raise ValueError(f"the lesson knows no condition {condition!r}")


def _target(ui: Ui, beat: Beat) -> Box | None:
    """Return where the control is, if it can be seen."""
    widgets = [w for w in ui.root_of(ui.top).walk() if w.key and w.box.w > 0 and w.box.h > 0]
    for mark in beat.marks:
        kind, _, what = mark.partition("/")
        if kind == "sections" and what:
            lists = (w.line(what) for w in widgets if isinstance(w, Sections) and w.chosen != what)
            line = next((box for box in lists if box is not None), None)
            if line is not None:
                return line
        found = next(_matching(widgets, mark), None)
        if found is not None:
            return found.box
    return None


def _bring(ui: Ui, beat: Beat) -> None:
    """Scroll the control of a beat into sight, once: whoever scrolls on means it."""
    widgets = [w for w in ui.root_of(ui.top).walk() if w.key and w.active]
    for mark in beat.marks:
        found = next(_matching(widgets, mark), None)
        if found is not None:
            ui.show_in_scroll(found, found.box)
            return


def _matching(widgets: list[Widget], mark: str) -> Iterator[Widget]:
    for widget in widgets:
        if widget.active and fnmatchcase(widget.key, mark):
            yield widget
