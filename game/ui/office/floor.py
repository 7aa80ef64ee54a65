"""The living office on the screen: the rooms that stand still, corners that seldom change, and what moves."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Final

from game.ui.canvas import Box, Canvas
from game.ui.office import corners, sprites
from game.ui.office.corners import Thing, Things
from game.ui.office.film import Film, Mover
from game.ui.office.layers import Layers
from game.ui.office.people import caption_box, draw_caption, draw_person
from game.ui.office.plan import Plan, plan
from game.ui.office.rooms import Rooms
from game.ui.person import face, face_kept

if TYPE_CHECKING:
    from game.ui.office.scene import Project, Scene, Tray, Worker
    from game.ui.window import Ui

__all__ = ["Floor", "Thing"]

_FINE: Final = 200
"""Steps of a bar that glides: finer ones would not be seen, and each step is drawn anew."""
_MOST_ARROWS: Final = 3
_FACES_A_FRAME: Final = 5
"""New faces that are drawn in one frame; the others come in the next ones, so that opening does not stall."""
_CAPTIONS_A_FRAME: Final = 8
"""Changed captions that are drawn anew in one frame; in the morning, when everybody comes, the others wait."""


class Floor:
    """Draws the office. One for each running week; it keeps what does not change from frame to frame.

    Attributes:
        tint: The hat in whose light everything lies.
        marked: Place in ``things`` of what the keys have reached, or -1.
    """

    def __init__(self, film: Film) -> None:
        """Draw what a film shows."""
        self.film = film
        self.tint = "both"
        self.marked = -1
        self._found: dict[str, Things] = {}
        self._rooms = Rooms()
        self._layers = Layers()
        self._plan: Plan | None = None
        self._plan_key: tuple[object, ...] = ()
        self._boards_of: dict[str, int] = {}
        self._at = 0.0
        self._seconds = 0.0
        self._faces = 0
        self._captions = 0

    @property
    def things(self) -> Things:
        """Return what can be clicked, as drawn last."""
        return [thing for things in self._found.values() for thing in things]

    def plan_for(self, area: Box, scene: Scene) -> Plan:
        """Return where everything stands; laid out anew only when people, rooms or the window have changed."""
        seats = tuple((worker.id, worker.room) for worker in scene.workers)
        for project in scene.projects:
            self._boards_of.setdefault(project.id, len(project.tasks))
        rooms = tuple(project.id for project in scene.projects)
        key = area, seats, rooms, len(scene.lamps), len(scene.parties)
        if key != self._plan_key or self._plan is None:
            self._plan_key, self._plan = key, plan(area, scene, self._boards_of)
            self._found = {}
        return self._plan

    def warm_up(self, ui: Ui, canvas: Canvas, area: Box, scene: Scene, t_s: float) -> None:
        """Draw everything once beforehand, all faces too, so that no frame of the running week has to."""
        for _ in self.faces(canvas, area, scene):
            pass
        self.draw(ui, canvas, area, scene, t_s)

    def faces(self, canvas: Canvas, area: Box, scene: Scene) -> Iterator[None]:
        """Draw all faces for keeping, and come back after every few."""
        for n, worker in enumerate(scene.workers, 1):
            place = self.plan_for(area, scene).places.get(worker.id)
            if place is not None:
                face(canvas, worker.id, worker.mood, place.face.w)
            if n % _FACES_A_FRAME == 0:
                yield

    def draw(self, ui: Ui, canvas: Canvas, area: Box, scene: Scene, t_s: float) -> None:
        """Draw an instant.

        Args:
            ui: Window.
            canvas: Where.
            area: As large as it may be.
            scene: The last look.
            t_s: Instant of the game, which glides between looks.
        """
        house = self.plan_for(area, scene)
        self._seconds = max(0.0, min(0.2, self.film.clock_s - self._at))
        self._at = self.film.clock_s
        self._faces = _FACES_A_FRAME
        self._captions = _CAPTIONS_A_FRAME
        dark = sprites.darkness(t_s)
        alarm = {"servers"} if any(lamp.state == "down" for lamp in scene.lamps) else set()
        alarm |= {project.id for project in scene.projects if project.colour == "red"}
        walls = frozenset(alarm)
        self._rooms.draw(canvas, house, dark, self.tint, walls)
        light = id(house), dark, self.tint, walls, ui.speak.code
        with canvas.clip(area):
            corners.title(canvas, house.ops, ui.t("Service desk and operations"), "text", 84)
            _windows(canvas, house.ops, t_s)
            self._corners(ui, canvas, house, scene, light)
            for worker in scene.workers:
                self._person(ui, canvas, house, worker, light, dark)
            self._arrows(ui, canvas, house, scene)
            for mover in self.film.movers:
                if mover.wait_s <= 0:
                    _mover(canvas, mover)
            self._bubbles(ui, canvas, house)
        self._mark(canvas)

    # ---------------------------------------------------------------------------------------------------- corners

    def _glide(self, table: dict[str, float], key: str, value: float) -> float:
        return round(self.film.toward(table, key, value, self._seconds) * _FINE) / _FINE

    def _corners(self, ui: Ui, canvas: Canvas, house: Plan, scene: Scene, light: Hashable) -> None:
        for tray in scene.trays:
            box = house.trays.get(tray.id)
            if box is not None:
                paint = partial(_tray, ui, canvas, box, tray, self._things(f"tray/{tray.id}"))
                self._layers.draw(canvas, f"tray/{tray.id}", box, (tray, light), paint)
        self._boards(ui, canvas, house, scene, light)
        blink = 0 if self.film.still else int(self.film.clock_s * 1.4)
        paint = partial(_servers, ui, canvas, house, scene, blink, self._things("servers"))
        self._layers.draw(canvas, "servers", house.servers, (scene.lamps, blink, light), paint)
        moods = {party.id: self._glide(self.film.moods, party.id, party.mood) for party in scene.parties}
        shows = scene.parties, tuple(moods.values()), scene.review_week, scene.t_s // 604_800, light
        paint = partial(_business, ui, canvas, house, scene, moods, self._things("business"))
        self._layers.draw(canvas, "business", house.business, shows, paint)

    def _boards(self, ui: Ui, canvas: Canvas, house: Plan, scene: Scene, light: Hashable) -> None:
        for project in scene.projects:
            room, area = house.projects.get(project.id), house.bars.get(project.id)
            if room is None or area is None:
                continue
            corners.title(canvas, room, project.name, "pm", 12)
            things = self._things(f"board/{project.id}")
            bars = {project.id: self._glide(self.film.bars, project.id, project.reported)}
            for task in project.tasks:
                key = f"{project.id}/{task.id}"
                bars[key] = self._glide(self.film.bars, key, task.share)

            head = Thing(Box(room.x, room.y, room.w, 26), "project", project.id)
            paint = partial(_board, ui, canvas, area, project, bars, head, things)
            box = Box(area.x, area.y, area.w, room.bottom - 2 - area.y)
            self._layers.draw(canvas, f"board/{project.id}", box, (project, tuple(bars.values()), light), paint)

    def _things(self, corner: str) -> Things:
        return self._found.setdefault(corner, [])

    def _person(self, ui: Ui, canvas: Canvas, house: Plan, worker: Worker, light: Hashable, dark: float) -> None:
        place = house.places.get(worker.id)
        if place is None:
            return
        if f"person/{worker.id}" not in self._found:
            self._found[f"person/{worker.id}"] = [Thing(place.cell, "person", worker.id)]
        known = not worker.here or face_kept(canvas, worker.id, worker.mood, place.face.w)
        if known or self._faces > 0 or canvas.written is not None:
            self._faces -= not known
            draw_person(canvas, place, worker, self.film, dark)
        doing = self.film.shown.get(worker.id)
        said = (doing.label, doing.words, doing.colour, doing.project) if doing is not None else None
        shows = worker.short, worker.here, worker.away, round(worker.load, 2), said, light
        self._captions -= self._layers.draw(
            canvas,
            f"person/{worker.id}",
            caption_box(place),
            shows,
            lambda: draw_caption(ui, canvas, place, worker, doing),
            may_wait=self._captions <= 0,
        )

    # ------------------------------------------------------------------------------------------------ what comes over

    def _mark(self, canvas: Canvas) -> None:
        things = self.things if self.marked >= 0 else []
        if 0 <= self.marked < len(things):
            box = things[self.marked].box
            canvas.outline(Box(box.x - 2, box.y - 2, box.w + 4, box.h + 4), canvas.theme.text, radius=6, width=1.5)

    def _bubbles(self, ui: Ui, canvas: Canvas, house: Plan) -> None:
        t = canvas.theme
        for person, (said, _) in self.film.bubbles.items():
            place = house.places.get(person)
            words = ui.names.prose(said) if ui.names is not None else ""
            if place is None or not words:
                continue
            lines = ui.type.wrap(words, 11.5, 210)[:5]
            width = max(ui.type.width(line, 11.5) for line in lines) + 18
            height = len(lines) * 16 + 10
            area = house.area
            x = min(max(area.x + 4, place.face.centre[0] - width / 2), area.right - width - 4)
            y = max(area.y + 2, place.face.y - height - 5)
            canvas.panel(Box(x, y, width, height), t.text, radius=8)
            tip = min(max(x + 12, place.face.centre[0]), x + width - 12)
            canvas.polygon([(tip - 6, y + height - 1), (tip + 6, y + height - 1), (tip, y + height + 6)], t.text)
            for i, line in enumerate(lines):
                canvas.text(line, (x + 9, y + 5 + i * 16), size=11.5, colour=t.ground)

    def _arrows(self, ui: Ui, canvas: Canvas, house: Plan, scene: Scene) -> None:
        for person, item in self.film.pulled(scene)[:_MOST_ARROWS]:
            place, worker = house.places.get(person), scene.worker(person)
            if place is None or worker is None or worker.deed is None:
                continue
            mate = next((w for w in scene.workers if w.id != person and w.deed and w.deed.item == item), None)
            other = house.places.get(mate.id) if mate is not None else None
            tray = house.trays["operations"]
            end = other.chip.centre if other is not None else (tray.right - 60, tray.y)
            start = place.face.x - 2, place.face.centre[1]
            _curve(canvas, start, end, 0.0 if self.film.still else self.film.clock_s)
            words = ui.t("{label} pulls {who} off the project", label=worker.deed.label or "P1", who=worker.short)
            _sign(ui, canvas, house.area, words, ((start[0] + end[0]) / 2, max(start[1], end[1]) + 8))


def _tray(ui: Ui, canvas: Canvas, box: Box, tray: Tray, things: Things) -> None:
    things.clear()
    corners.draw_tray(ui, canvas, box, tray, things)


def _servers(ui: Ui, canvas: Canvas, house: Plan, scene: Scene, blink: int, things: Things) -> None:
    things.clear()
    corners.draw_servers(ui, canvas, house, scene, blink, things)


def _business(ui: Ui, canvas: Canvas, house: Plan, scene: Scene, moods: Mapping[str, float], things: Things) -> None:
    things.clear()
    corners.draw_business(ui, canvas, house, scene, lambda party, _: moods[party], things)


def _board(  # a corner needs all of these
    ui: Ui, canvas: Canvas, area: Box, project: Project, bars: Mapping[str, float], head: Thing, things: Things
) -> None:
    things[:] = [head]
    corners.draw_board(ui, canvas, area, project, lambda key, _: bars[key], things)


def _sign(ui: Ui, canvas: Canvas, area: Box, words: str, at: tuple[float, float]) -> None:
    width = ui.type.width(words, 11.5, "medium") + 16
    x = min(max(area.x + 6, at[0] - width / 2), area.right - width - 6)
    y = min(at[1], area.bottom - 26)
    canvas.panel(Box(x, y, width, 22), canvas.theme.ground, border=canvas.theme.bad, radius=7)
    canvas.text(words, (x + 8, y + 3), size=11.5, weight="medium", colour=canvas.theme.bad)


def _windows(canvas: Canvas, room: Box, t_s: float) -> None:
    """Draw the sky behind three windows, with sun or moon."""
    colour, hour = sprites.sky(t_s), sprites.hour_of(t_s)
    for n in range(3):
        box = Box(room.right - 12 - (3 - n) * 22, room.y + 7, 19, 14)
        canvas.panel(box, colour, border=canvas.theme.line, radius=3)
    day = 6.5 <= hour <= 19.0
    share = (hour - 6.5) / 12.5 if day else ((hour - 19.0) % 24) / 11.5
    x = room.right - 12 - 64 + 4 + share * 56
    canvas.disc((x, room.y + 13), 2.6, (255, 226, 140) if day else (226, 230, 244))


def _curve(canvas: Canvas, start: tuple[float, float], end: tuple[float, float], clock_s: float) -> None:
    """Draw a dashed bow with a head; its dashes wander slowly."""
    (x0, y0), (x1, y1) = start, end
    middle = (x0 + x1) / 2, max(y0, y1) + 26
    n, offset = 36, int(clock_s * 8) % 4
    points = []
    for i in range(n + 1):
        p = i / n
        a, b, c = (1 - p) ** 2, 2 * p * (1 - p), p * p
        points.append((a * x0 + b * middle[0] + c * x1, a * y0 + b * middle[1] + c * y1))
    for i in range(n):
        if (i - offset) % 4 < 2:
            canvas.line(points[i], points[i + 1], canvas.theme.bad, 1.8)
    dx, dy = points[-1][0] - points[-3][0], points[-1][1] - points[-3][1]
    length = max(0.1, (dx * dx + dy * dy) ** 0.5)
    dx, dy = dx / length * 9, dy / length * 9
    head = [(x1, y1), (x1 - dx - dy * 0.5, y1 - dy + dx * 0.5), (x1 - dx + dy * 0.5, y1 - dy - dx * 0.5)]
    canvas.polygon(head, canvas.theme.bad)


def _mover(canvas: Canvas, mover: Mover) -> None:
    x, y = mover.at
    picture = sprites.mini(canvas, mover.priority, 15)
    picture.set_alpha(round(255 * mover.alpha))
    canvas.picture(picture, (x - 7.5, y - 7.5))
    picture.set_alpha(255)
    if mover.done:
        canvas.icon("check", (x + 9, y - 7), size=11, colour=canvas.theme.good)
