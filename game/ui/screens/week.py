"""The running week: the living office, its clock and speeds, what happened today, the strip of the week."""

from __future__ import annotations

from dataclasses import replace
from time import perf_counter
from typing import TYPE_CHECKING, Final

from game.play.settings import save
from game.ui import flow
from game.ui.canvas import Box, Canvas
from game.ui.office.about import About
from game.ui.office.floor import Floor
from game.ui.office.moments import Banner, Moments
from game.ui.office.run import SPEEDS, Run
from game.ui.office.strip import DAYS, Today, WeekStrip
from game.ui.office.widget import Office
from game.ui.screen import Screen
from game.ui.widgets.base import Press, Widget
from game.ui.widgets.controls import Button
from game.ui.widgets.layout import Column, Row
from game.ui.widgets.words import Label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.ui.office.floor import Thing
    from game.ui.window import Ui

_KEYS: Final = {"1": 1, "2": 4, "3": 16}
_LONG_S: Final = 0.0025


def preparing(ui: Ui) -> Iterator[None]:
    """Draw the week to come out of sight, a piece at a time, while nobody moves at the desk before it.

    Nothing of it is shown or stays but faces, shapes and texts, so that the week opens without a pause.
    """
    driver = ui.driver
    if driver is None or ui.names is None:
        return
    screen = WeekScreen()
    screen.run = run = Run(driver, ui.names, speed=ui.settings.speed, still=True)
    screen.floor = floor = Floor(run.film)
    yield
    root = screen.build(ui)
    root.place(ui, Box(0, 0, *ui.size))
    area = next(widget.box for widget in root.walk() if isinstance(widget, Office))
    yield
    for _ in floor.faces(ui.canvas, area, run.scene):
        yield
    with ui.canvas.aside():
        root.draw(ui, ui.canvas)


class Clock(Widget):
    """Both hats and the instant that is shown."""

    def __init__(self, run: Run) -> None:
        """Show the clock of a run."""
        super().__init__()
        self.run = run

    def _words(self, ui: Ui) -> str:
        at = int(self.run.t_s)
        week, day = at // 604_800 + 1, ui.t(DAYS[at % 604_800 // 86_400])
        clock = f"{at % 86_400 // 3600:02d}:{at % 3600 // 60:02d}"
        return ui.t("Week {week} · {day} {clock}", week=week, day=day, clock=clock)

    def natural(self, ui: Ui) -> float:
        """Return room for any instant."""
        return 40 + ui.type.width(ui.t("Week {week} · {day} {clock}", week=88, day="Wed", clock="00:00"), 15, "bold")

    def measure(self, ui: Ui, width: float) -> float:
        """Return its height."""
        return 28.0

    def draw(self, ui: Ui, canvas: Canvas) -> None:
        """Draw the two hats and the words."""
        t, y = canvas.theme, self.box.centre[1]
        left = Box(self.box.x, y - 13, 26, 26)
        canvas.panel(left, t.it, radius=7)
        with canvas.clip(Box(left.x + 13, left.y, 13, 26)):
            canvas.panel(left, t.pm, radius=7)
        canvas.text(self._words(ui), (self.box.x + 36, y - 10.5), size=15, weight="bold")

    def text(self) -> Iterator[str]:
        """Say the instant."""
        yield self.run.names.language.moment(int(self.run.t_s))


class WeekScreen(Screen):
    """Runs the week between frames and shows it."""

    closable = False
    topic = "week"

    def __init__(self) -> None:
        """Nothing runs before it is entered."""
        self.run: Run | None = None
        self.floor: Floor | None = None
        self.moments = Moments()
        self._asked = ""
        self._late = self._owed = False

    def enter(self, ui: Ui) -> None:
        """Take up the week where it stands."""
        driver = ui.driver
        if driver is None or ui.names is None or driver.stage not in {"week", "stop"}:
            return
        settings = ui.settings
        self.run = Run(driver, ui.names, speed=settings.speed, still=settings.reduced_motion)
        self.floor = Floor(self.run.film)
        if len(driver.humans) == 1:
            self.floor.tint = driver.humans[0]
            self.accent = driver.humans[0]
        ui.rebuild()  # with a run there is an office, whose place the pictures below are for
        self.floor.warm_up(ui, ui.canvas, self._area(ui), self.run.scene, self.run.t_s)

    def build(self, ui: Ui) -> Widget:
        """Return bar, office, list of the day, strip and the line of keys."""
        if self.run is None or self.floor is None:
            return Column()
        run = self.run
        if ui.names is not None:
            run.name(ui.names)
        run.film.still = ui.settings.reduced_motion
        office = Office(run, self.floor, lambda thing: self._ask(ui, thing))
        body = Row(office, Today(run), gap=12, grow=(1,))
        hint = ui.t("Space: pause   1 2 3: speed   S: skip to Friday   Click anyone or anything: what it does and why")
        inner = Column(body, WeekStrip(run), Label(hint, size=11, colour="quiet"), gap=8, grow=(1,), pad=12)
        return Column(self._bar(ui, run), inner, Banner(self.moments, run), gap=0, grow=(0, 1))

    def _bar(self, ui: Ui, run: Run) -> Widget:
        from game.ui.frame import Bar
        from game.ui.screens.desk import open_menu

        words = ui.t("Run") if run.paused else ui.t("Pause")
        icon = "play" if run.paused else "pause"
        buttons = [Button(words, lambda: self.pause(ui), icon=icon, shortcut="Space", key="week/pause")]
        for speed in SPEEDS:
            chosen = run.speed == speed and not run.skipping
            name = f"{speed}×"
            buttons.append(
                Button(name, lambda speed=speed: self.set_speed(ui, speed), chosen=chosen, key=f"week/{speed}")  # type: ignore[misc]
            )
        skip = ui.t("Skip to Friday")
        buttons.append(
            Button(skip, lambda: self.skip(ui), icon="skip-forward", chosen=run.skipping, key="week/skip", shortcut="S")
        )
        menu = Button(ui.t("Menu"), lambda: open_menu(ui), key="week/menu", tip="Esc")
        return Bar(
            Row(
                Clock(run),
                Row(Label(""), *buttons, Label(""), gap=8, grow=(1, 0, 0, 0, 0, 0, 1)),
                menu,
                grow=(0, 1),
                align="middle",
            )
        )

    # ---------------------------------------------------------------------------------------------------- speeds

    def pause(self, ui: Ui) -> None:
        """Stand still, or go on."""
        if self.run is not None:
            self.run.paused = not self.run.paused
            self.run.skipping = False
            ui.rebuild()

    def set_speed(self, ui: Ui, speed: int) -> None:
        """Run at a speed, in the weeks that follow too."""
        if self.run is not None:
            self.run.speed, self.run.paused, self.run.skipping = speed, False, False
            if ui.settings.speed != speed:
                ui.settings = replace(ui.settings, speed=speed)
                save(ui.settings)
            ui.rebuild()

    def skip(self, ui: Ui) -> None:
        """Go on to Friday; a stop still stops."""
        if self.run is not None:
            self.run.skipping, self.run.paused = not self.run.skipping, False
            ui.rebuild()

    def press(self, ui: Ui, press: Press) -> bool:
        """Speeds by number; Esc opens the menu."""
        if press.key in _KEYS:
            self.set_speed(ui, _KEYS[press.key])
        elif press.key == "escape" and ui.focused is None:
            from game.ui.screens.desk import open_menu

            open_menu(ui)
        else:
            return False
        return True

    def _ask(self, ui: Ui, thing: Thing) -> None:
        if self.run is not None:
            ui.push(About(self.run, thing))

    # ------------------------------------------------------------------------------------------------------ time

    def tick(self, ui: Ui, seconds: float) -> None:
        """Move the week on, and stop where somebody must decide."""
        run, driver = self.run, ui.driver
        if run is None or driver is None or self.floor is None:
            return
        if driver.stage == "stop":
            self._stop(ui)
            return
        if driver.stage != "week":
            flow.go(ui)
            return
        began = perf_counter()
        looked = run.tick(seconds)
        if looked:
            plan = self.floor.plan_for(self._area(ui), run.scene)
            run.film.cut(run.before if not run.skipping else None, run.scene, run.fresh, plan)
            self.moments.notice(run, run.take_news())
        self.moments.tick(seconds)
        # After a long step of the game the picture waits for the next frame, rather than that this one comes late.
        self._late = perf_counter() - began > _LONG_S and not self._late and driver.stage == "week"
        if not run.paused and not self._late and (looked or self._owed or not run.film.still):
            ui.repaint()
        self._owed = self._late
        if driver.stage in {"week", "stop"} and not run.skipping:
            self.moments.play(ui, run)

    def _area(self, ui: Ui) -> Box:
        for widget in ui.root_of(self).walk():
            if isinstance(widget, Office) and widget.box.w > 0:
                return widget.box
        return Box(12, 60, max(300.0, ui.size[0] - 260), max(200.0, ui.size[1] - 240))

    def _stop(self, ui: Ui) -> None:
        """Show what has to be decided, once for each round."""
        driver, run = ui.driver, self.run
        assert driver is not None and driver.stop is not None and run is not None and self.floor is not None
        if driver.hot and ui.seated != driver.seat:
            flow.go(ui)
            return
        from game.ui.screens.stops import dialog_for

        run.skipping = False
        if run.scene.t_s != driver.clock:
            run.look()
        run.film.cut(None, run.scene, run.fresh, self.floor.plan_for(self._area(ui), run.scene))
        self.floor.tint = driver.seat
        ui.push(dialog_for(ui, self))

    def stopped(self, ui: Ui) -> None:
        """The person is done with the stop: go on."""
        driver = ui.driver
        assert driver is not None
        driver.finish_stop()
        if self.floor is not None:
            self.floor.tint = driver.humans[0] if len(driver.humans) == 1 else "both"
        flow.go(ui)
