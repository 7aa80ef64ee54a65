"""People on the floor: their faces, which move, and below them what seldom changes: name, load, what they are on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from game.i18n import N_
from game.ui.canvas import Box, Canvas
from game.ui.office import sprites
from game.ui.person import face
from game.ui.theme import blend

if TYPE_CHECKING:
    from game.ui.office.deeds import Deed
    from game.ui.office.film import Film
    from game.ui.office.plan import Place
    from game.ui.office.scene import Worker
    from game.ui.window import Ui

AWAY: Final = {
    "leave": ("sun", N_("on leave")),
    "sickness": ("heart", N_("ill")),
    "training": ("graduation-cap", N_("on a course")),
    "meeting": ("users", N_("in a meeting")),
}
"""Why somebody is away to icon and words."""
ELSEWHERE: Final = ("door-open", N_("away"))
HIGH_LOAD, MUCH_LOAD = 0.97, 0.88


def draw_person(canvas: Canvas, place: Place, worker: Worker, film: Film, dark: float) -> None:
    """Draw somebody in the chair, in the light of the lamp if it is dark, or the empty chair."""
    if not worker.here:
        _empty(canvas, place, worker)
        return
    if dark > 0.2:
        radius, centre = place.face.w * 0.95, place.face.centre
        canvas.picture(sprites.glow(canvas, radius, dark), (centre[0] - radius, centre[1] - radius))
    lift = film.bob(worker.id) if worker.working else 0.0
    picture = face(canvas, worker.id, worker.mood, place.face.w)
    if place.desk.h <= 0:
        canvas.picture(picture, (place.face.x, place.face.y + lift * 0.5))
        return
    s = canvas.scale
    top = round((place.face.y + lift + 1) * s)
    high = round((place.desk.y + 3) * s) - top
    area = (0, 0, picture.get_width(), max(0, min(picture.get_height(), high)))
    canvas.surface.blit(picture, (round(place.face.x * s), top), area)
    if worker.working and worker.deed is not None:
        _monitor(canvas, place, worker.deed)


def _monitor(canvas: Canvas, place: Place, doing: Deed) -> None:
    t, desk = canvas.theme, place.desk
    box = Box(desk.centre[0] - desk.w * 0.13, desk.y - desk.h * 0.22, desk.w * 0.26, desk.h * 0.55)
    canvas.panel(box, blend(t.ground, t.named(doing.colour), 0.75), radius=2)


def _empty(canvas: Canvas, place: Place, worker: Worker) -> None:
    t, box = canvas.theme, place.face
    x, y = box.centre[0], box.centre[1] - (2 if place.desk.h else 0)
    radius = box.w * 0.36
    canvas.disc((x, y), radius, t.mix("panel", "line", 0.6))
    home = "coffee" if worker.pausing else "phone" if worker.on_call else "house"
    icon = AWAY.get(worker.away, ELSEWHERE)[0] if worker.away else home
    canvas.icon(icon, (x, y), size=radius * 1.1, colour=t.quiet)


def caption_box(place: Place) -> Box:
    """Return where name, load and chip of somebody stand."""
    if place.middle:
        return Box(place.cell.x, place.name[1], place.cell.w, place.chip.bottom + 1 - place.name[1])
    return Box(place.name[0] - 1, place.cell.y, place.cell.right - place.name[0] + 1, place.cell.h)


def draw_caption(ui: Ui, canvas: Canvas, place: Place, worker: Worker, doing: Deed | None) -> None:
    """Draw name, load and what somebody is on, or why they are away."""
    t = canvas.theme
    short = place.chip.h <= 0
    room = place.cell.w - 4 if place.middle else place.cell.right - place.name[0] - (22 if short else 2)
    colour = t.text if worker.here else t.quiet
    if place.middle:
        canvas.text(
            worker.short, place.name, size=place.size, weight="medium", colour=colour, align="centre", width=room
        )
    else:
        canvas.text(worker.short, place.name, size=place.size, weight="medium", colour=colour, width=room)
    if worker.away:
        if not short:
            _gone(ui, canvas, place, worker)
        return
    tone = "bad" if worker.load >= HIGH_LOAD else "watch" if worker.load >= MUCH_LOAD else "good"
    canvas.bar(place.load, worker.load, t.named(tone))
    if doing is None or not worker.here:
        return
    if short:
        _dot(canvas, place, doing)
        return
    wide = sprites.chip_width(canvas, doing.words, doing.label, place.chip)
    x = place.chip.centre[0] - wide / 2 if place.middle else place.chip.x
    slot = Box(x, place.chip.y, wide, place.chip.h)
    solid = bool(doing.label) or bool(doing.project)
    sprites.chip(canvas, slot, doing.words, doing.colour, label=doing.label, solid=solid)


def _dot(canvas: Canvas, place: Place, doing: Deed) -> None:
    """Draw what somebody is on where there is room for a square only: its priority, or the colour of other work."""
    at = place.chip.x, place.chip.y
    if doing.label:
        canvas.picture(sprites.mini(canvas, doing.priority, 12), at)
    else:
        canvas.panel(Box(*at, 12, 12), canvas.theme.named(doing.colour), radius=6)


def _gone(ui: Ui, canvas: Canvas, place: Place, worker: Worker) -> None:
    words, colour = ui.t(AWAY.get(worker.away, ELSEWHERE)[1]), canvas.theme.quiet
    if place.middle:
        at = place.chip.centre[0], place.chip.y - 1
        canvas.text(words, at, size=10.5, colour=colour, align="centre", width=place.chip.w)
    else:
        canvas.text(words, (place.chip.x, place.chip.y - 1), size=10.5, colour=colour, width=place.chip.w)
