"""Two widgets beside the office: the strip of the week, and what happened today."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar, Final

from game.i18n import N_
from game.ui.canvas import Box, Canvas
from game.ui.office.happenings import Told, most_important
from game.ui.theme import Colour
from game.ui.widgets.base import Press, Widget

if TYPE_CHECKING:
    from game.ui.office.run import Run
    from game.ui.window import Ui

DAYS: Final = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))
_DAY: Final = 86_400
_LABEL: Final = 118.0
_HEAD: Final = 22.0
_WEEKEND: Final = 0.28
"""Width of a day at the weekend, in days."""


class WeekStrip(Widget):
    """Open tickets, people on projects and outages, day by day; the white line is now."""

    def __init__(self, run: Run) -> None:
        """Show a run."""
        super().__init__(key="strip")
        self.run = run

    def natural(self, ui: Ui) -> float:
        """Return room for five days."""
        return 500.0

    def measure(self, ui: Ui, width: float) -> float:
        """Return its height: lower in a low window."""
        return 104.0 if ui.size[1] < 640 else 128.0

    def _lanes(self, box: Box) -> list[Box]:
        inner = Box(box.x + _LABEL, box.y + _HEAD + 4, box.w - _LABEL - 12, box.h - _HEAD - 12)
        step = inner.h / 3
        return [Box(inner.x, inner.y + i * step, inner.w, step - 5) for i in range(3)]

    def x_of(self, t_s: float, lane: Box) -> float:
        """Return where an instant stands; nights count as days, weekends are narrow."""
        strip = self.run.strip
        weeks = max(1, round((strip.end_s - strip.start_s) / (7 * _DAY)))
        unit = lane.w / (weeks * (5 + 2 * _WEEKEND))
        days = max(0.0, (t_s - strip.start_s) / _DAY)
        week, day = divmod(days, 7)
        week = min(week, weeks)
        inside = min(day, 5.0) + max(0.0, day - 5.0) * _WEEKEND
        return min(lane.right, lane.x + (week * (5 + 2 * _WEEKEND) + inside) * unit)

    def draw(self, ui: Ui, canvas: Canvas) -> None:
        """Draw the lanes, anew only if there is more to see, and the line of now."""
        strip, lanes = self.run.strip, self._lanes(self.box)
        x = self.x_of(self.run.t_s, lanes[0])
        shows = len(strip.tickets), *strip.tickets[-1:], tuple(strip.outages), int(self.run.t_s // _DAY), ui.speak.code
        self.run.layers.draw(canvas, "strip", self.box, shows, lambda: self._paint(ui, canvas, lanes))
        for box, colour in self._bars(canvas, lanes[2], lasting=True):
            canvas.fill(box, colour)  # they grow with every frame
        canvas.fill(Box(x - 0.75, lanes[0].y - 2, 1.5, lanes[2].bottom - lanes[0].y + 4), canvas.theme.text)

    def _paint(self, ui: Ui, canvas: Canvas, lanes: list[Box]) -> None:
        t, box = canvas.theme, self.box
        canvas.panel(box, t.panel, border=t.line)
        canvas.text(ui.t("This week"), (box.x + 14, box.y + 5), size=12, weight="semibold", colour=t.quiet)
        labels = (ui.t("open tickets"), ui.t("at work"), ui.t("outages"))
        for lane, label in zip(lanes, labels, strict=True):
            canvas.panel(lane, t.mix("panel", "ground", 0.6), radius=4)
            y = lane.y + (lane.h - ui.type.line_height(11)) / 2
            canvas.text(label, (box.x + 14, y), size=11, colour=t.quiet, width=_LABEL - 22)
        self._days(ui, canvas, lanes)
        self._tickets(ui, canvas, lanes[0])
        self._hands(canvas, lanes[1])
        for box, colour in self._bars(canvas, lanes[2], lasting=False):
            canvas.panel(box, colour, radius=2)

    def _days(self, ui: Ui, canvas: Canvas, lanes: list[Box]) -> None:
        t, strip, lane = canvas.theme, self.run.strip, lanes[0]
        today = int(self.run.t_s // _DAY)
        for n in range(round((strip.end_s - strip.start_s) / _DAY)):
            start = strip.start_s + n * _DAY
            x = self.x_of(start, lane)
            wide = self.x_of(start + _DAY, lane) - x
            mine = start // _DAY == today
            name = ui.t(DAYS[n % 7])
            if wide > ui.type.width(name, 11) + 4:
                weight = "semibold" if mine else "regular"
                colour = t.text if mine else t.quiet
                canvas.text(name, (x + 3, self.box.y + 6), size=11, weight=weight, colour=colour)  # type: ignore[arg-type]
            if n:
                for one in lanes:
                    canvas.fill(Box(x, one.y, 1, one.h), t.line, 0.8)

    def _tickets(self, ui: Ui, canvas: Canvas, lane: Box) -> None:
        points = self.run.strip.tickets
        if not points:
            return
        t = canvas.theme
        top = max(count for _, count, _ in points) * 1.15 + 4
        low = min(count for _, count, _ in points) * 0.75
        high = max(1.0, top - low)
        line = [
            (self.x_of(t_s, lane), lane.bottom - 1 - (count - low) / high * (lane.h - 4)) for t_s, count, _ in points
        ]
        if len(line) > 1:
            shape = [(line[0][0], lane.bottom), *line, (line[-1][0], lane.bottom)]
            canvas.polygon(shape, t.mix("panel", "it", 0.32))
            canvas.lines(line, t.it, 1.5)
        words = ui.speak.number(points[-1][1])
        x = min(line[-1][0] + 6, lane.right - ui.type.width(words, 11, "semibold") - 4)
        canvas.text(words, (x, lane.y + (lane.h - 15) / 2), size=11, weight="semibold")

    def _hands(self, canvas: Canvas, lane: Box) -> None:
        points = self.run.strip.hands
        most = max((a + b for _, a, b in points), default=0)
        if len(points) < 2 or most == 0:
            return
        t, unit = canvas.theme, (lane.h - 2) / most
        projects, both = [], []
        for t_s, on_projects, others in points:
            x = self.x_of(t_s, lane)
            projects.append((x, lane.bottom - 1 - on_projects * unit))
            both.append((x, lane.bottom - 1 - (on_projects + others) * unit))
        ends = (both[-1][0], lane.bottom - 1), (both[0][0], lane.bottom - 1)
        canvas.polygon([*both, *ends], t.mix("panel", "it", 0.45))
        canvas.polygon([*projects, *ends], t.mix("panel", "pm", 0.85))

    def _bars(self, canvas: Canvas, lane: Box, *, lasting: bool) -> Iterator[tuple[Box, Colour]]:
        """Yield place and colour of the outages that last, or of those that are over."""
        t, now = canvas.theme, self.run.t_s
        rows: list[float] = []
        for _, state, start, end, planned in sorted(self.run.strip.outages, key=lambda o: (o[2], o[0])):
            x0 = self.x_of(max(start, self.run.strip.start_s), lane)
            x1 = max(x0 + 3, self.x_of(end if end >= 0 else now, lane))
            row = next((i for i, free in enumerate(rows) if free <= x0), len(rows))
            if row >= 3:
                continue
            rows[row:] = [x1, *rows[row + 1 :]]
            colour = t.it if planned else t.bad if state == "down" else t.watch
            step = (lane.h - 2) / 3
            if (end < 0) == lasting:
                yield Box(x0, lane.y + 1 + row * step, x1 - x0, max(2.0, step - 1.5)), colour

    def tip_at(self, ui: Ui, at: tuple[float, float]) -> str:
        """Say what the lane under the pointer shows."""
        names = self.run.names
        lanes = self._lanes(self.box)
        if lanes[0].y <= at[1] <= lanes[0].bottom:
            return ui.t("Open tickets over the week.")
        if lanes[1].y <= at[1] <= lanes[1].bottom:
            return ui.t("How many people work: below in amber on projects, above in blue on everything else.")
        hit = [
            names.of("services", service)
            for service, _, start, end, _ in self.run.strip.outages
            if self.x_of(start, lanes[2]) - 3 <= at[0] <= self.x_of(end if end >= 0 else self.run.t_s, lanes[2]) + 3
        ]
        return ", ".join(dict.fromkeys(hit)) or ui.t("Outages: red is down, yellow works badly, blue is planned.")

    def text(self) -> Iterator[str]:
        """Say the last count."""
        tickets = self.run.strip.tickets
        if tickets:
            yield f"{self.run.names.language.text('open tickets')}: {tickets[-1][1]}"


class Today(Widget):
    """What happened today, the most important of it, the newest first."""

    focusable: ClassVar[bool] = True

    def __init__(self, run: Run) -> None:
        """Show a run."""
        super().__init__(key="today")
        self.run = run
        self._boxes: list[tuple[Box, Told]] = []
        self._at = -1

    def natural(self, ui: Ui) -> float:
        """Return the width of the panel."""
        return min(230.0, max(176.0, ui.size[0] * 0.165))

    def measure(self, ui: Ui, width: float) -> float:
        """Return a height it can do with."""
        return 120.0

    def lines(self) -> list[Told]:
        """Return the lines of today, or of the day before while nothing has happened yet."""
        return self.run.today() or self.run.lines[-6:]

    def draw(self, ui: Ui, canvas: Canvas) -> None:
        """Write as many as fit, anew only if there are others."""
        lines = self.lines()
        marked = self._at if ui.focused is self else -1
        shows = len(lines), *lines[-1:], *lines[:1], marked, bool(self.run.today()), ui.speak.code, len(self._boxes) > 0
        self.run.layers.draw(canvas, "today", self.box, shows, lambda: self._paint(ui, canvas))

    def _paint(self, ui: Ui, canvas: Canvas) -> None:
        t, box = canvas.theme, self.box
        canvas.panel(box, t.panel, border=t.line)
        title = ui.t("Today") if self.run.today() else ui.t("Lately")
        canvas.text(title, (box.x + 14, box.y + 7), size=12, weight="semibold", colour=t.quiet)
        self._boxes = []
        step, y = ui.type.line_height(12), box.y + 30
        width = box.w - 26
        with canvas.clip(box.inset(1)):
            for line in self._fitting(ui, box.h - 36, width):
                words = ui.type.wrap(line.words, 12, width)[:4]
                tone = t.named(line.tone)
                canvas.icon(line.icon, (box.x + 19, y + 8), size=11, colour=tone)
                clock = f"{line.t_s % _DAY // 3600:02d}:{line.t_s % 3600 // 60:02d}"
                canvas.text(clock, (box.x + 29, y), size=11, weight="medium", colour=tone)
                spot = Box(box.x + 6, y - 2, box.w - 12, 20 + len(words) * step)
                for i, part in enumerate(words):
                    canvas.text(part, (box.x + 14, y + 16 + i * step), size=12)
                self._boxes.append((spot, line))
                if ui.focused is self and len(self._boxes) - 1 == self._at:
                    canvas.outline(spot, t.text, radius=6, width=1)
                y += 24 + len(words) * step

    def _fitting(self, ui: Ui, height: float, width: float) -> list[Told]:
        """Return the most important lines that fit, the newest first."""
        step = ui.type.line_height(12)
        lines = self.lines()
        most = max(1, int(height // (24 + step)))
        while most > 1:
            chosen = most_important(lines, most)
            tall = sum(24 + step * min(4, len(ui.type.wrap(line.words, 12, width))) for line in chosen)
            if tall <= height:
                return chosen
            most -= 1
        return most_important(lines, 1)

    def click(self, ui: Ui, at: tuple[float, float], button: int = 1) -> bool:
        """Ask why."""
        for box, line in self._boxes:
            if box.holds(at) and button == 1:
                ui.explain(line.id)
                return True
        return False

    def press(self, ui: Ui, press: Press) -> bool:
        """Go through the lines, and ask why."""
        move = {"up": -1, "down": 1}.get(press.key)
        if move is not None and self._boxes:
            self._at = (self._at + move) % len(self._boxes)
            ui.repaint()
            return True
        if press.key in {"return", "keypad enter"} and 0 <= self._at < len(self._boxes):
            ui.explain(self._boxes[self._at][1].id)
            return True
        return False

    def why_at(self, at: tuple[float, float] | None) -> str:
        """Return the event under the pointer, or the marked one."""
        for n, (box, line) in enumerate(self._boxes):
            if (at is not None and box.holds(at)) or (at is None and n == self._at):
                return line.id
        return ""

    def tip_at(self, ui: Ui, at: tuple[float, float]) -> str:
        """Say the whole line."""
        return next((line.words for box, line in self._boxes if box.holds(at)), "")

    def text(self) -> Iterator[str]:
        """Say the lines of today."""
        for line in most_important(self.lines(), 8):
            yield f"{line.t_s % _DAY // 3600:02d}:{line.t_s % 3600 // 60:02d} {line.words}"
