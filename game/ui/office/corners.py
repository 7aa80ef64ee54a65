"""Corners of the office that change seldom: queues, project boards, the server room, the business."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from game.i18n import N_
from game.presenters.words import word
from game.ui.canvas import Box, Canvas
from game.ui.office import sprites
from game.ui.theme import blend

if TYPE_CHECKING:
    from game.ui.office.plan import Plan
    from game.ui.office.scene import Chip, Party, Project, Scene, Tray
    from game.ui.window import Ui

Glide = Callable[[str, float], float]

TRAYS: Final = {
    "desk": N_("Service desk queue"),
    "operations": N_("Operations queue"),
    "parked": N_("With users and vendors"),
}
"""Queue to its title."""
_STATES: Final = {"up": "good", "degraded": "watch", "down": "bad", "planned": "it"}
_FACES: Final = {"good": "smile", "watch": "meh", "bad": "frown"}
_MINI: Final = 12.0
_MORE: Final = 30.0
_MOST_NAMED: Final = 4
_NARROW: Final = 104.0


class Thing(NamedTuple):
    """Something that can be clicked: ``person``, ``ticket``, ``tray``, ``task``, ``project``, ``asset``, ``party``."""

    box: Box
    kind: str
    id: str


Things = list[Thing]


def title(canvas: Canvas, room: Box, words: str, colour: str, spare: float) -> None:
    """Write the name of a room."""
    tone = canvas.theme.named(colour) if colour != "text" else canvas.theme.quiet
    canvas.text(words, (room.x + 12, room.y + 7), size=12, weight="semibold", colour=tone, width=room.w - 12 - spare)


def state_words(ui: Ui, state: str) -> str:
    """Return the word for the state of a machine or a service."""
    return ui.t("maintenance") if state == "planned" else word(ui.speak, "mode", state)


# ----------------------------------------------------------------------------------------------------------- queues


def draw_tray(ui: Ui, canvas: Canvas, box: Box, tray: Tray, things: Things) -> None:
    """Draw a queue: the most urgent by name, the others as squares with their priority, the rest counted."""
    t = canvas.theme
    things.append(Thing(box, "tray", tray.id))
    count = ui.speak.number(tray.waiting)
    canvas.text(count, (box.right - 8, box.y + 3), size=11, weight="semibold", align="right")
    room = box.w - 24 - ui.type.width(count, 11, "semibold")
    canvas.text(ui.t(TRAYS[tray.id]), (box.x + 8, box.y + 3), size=11, colour=t.quiet, width=room)
    x, y = box.x + 8, box.y + 20
    shown = []
    for chip in [chip for chip in tray.chips if chip.words and chip.priority <= 2][:_MOST_NAMED]:
        slot = Box(x, y, min(120.0, box.right - 8 - x), 15)
        wide = sprites.chip_width(canvas, chip.words, f"P{chip.priority}", slot)
        if slot.w < 30:
            break
        sprites.chip(canvas, slot, chip.words, f"p{chip.priority}", label=f"P{chip.priority}")
        things.append(Thing(Box(x, y, wide, 15), "ticket", chip.id))
        x += wide + 4
        shown.append(chip.id)
    rest = [chip for chip in tray.chips if not chip.id or chip.id not in shown]
    if shown and box.bottom - y >= 15 + _MINI + 6:
        x, y = box.x + 8, y + 19
    _minis(ui, canvas, box, rest, (x, y), things)


def _minis(ui: Ui, canvas: Canvas, box: Box, chips: Sequence[Chip], at: tuple[float, float], things: Things) -> None:
    (x, y), left, right, step = at, box.x + 8, box.right - 8, _MINI + 3
    rows = max(1, int((box.bottom - 5 - y + 3) // step))
    whole = max(0, int((right - x + 3) // step)) + (rows - 1) * max(0, int((right - left + 3) // step))
    fit = len(chips) if len(chips) <= whole else max(0, whole - int(-(-_MORE // step)))
    pictures, s = [], canvas.scale
    for chip in chips[:fit]:
        if x + _MINI > right + 0.5:
            x, y = left, y + step
        pictures.append((sprites.mini(canvas, chip.priority, _MINI), (round(x * s), round(y * s))))
        if chip.id:
            things.append(Thing(Box(x, y, _MINI, _MINI), "ticket", chip.id))
        x += step
    canvas.surface.blits(pictures, doreturn=False)
    if fit < len(chips):
        if x + _MORE > right + 4:
            x, y = left, y + step
        words = f"+{ui.speak.number(len(chips) - fit)}"
        canvas.text(words, (x + 1, y - 1.5), size=10.5, weight="semibold", colour=canvas.theme.quiet)


# --------------------------------------------------------------------------------------------------------- projects


def draw_board(ui: Ui, canvas: Canvas, area: Box, project: Project, glide: Glide, things: Things) -> None:
    """Draw the tasks of a project as bars, or what was last reported of it."""
    if not project.tasks:
        _reported(ui, canvas, area, project, glide)
        return
    n = max(1, int(area.h // 25))
    step, t = area.h / n, canvas.theme
    for i, task in enumerate(project.tasks[:n]):
        y = area.y + i * step
        share = glide(f"{project.id}/{task.id}", task.share)
        percent = ui.speak.share(share)
        colour = t.text if task.people else t.quiet
        room = area.w - ui.type.width(percent, 10.5) - 10
        canvas.text(task.words, (area.x, y), size=11, colour=colour, width=room)
        canvas.text(percent, (area.right, y), size=10.5, colour=t.quiet, align="right")
        canvas.bar(Box(area.x, y + 16, area.w, 5), share, t.named(task.tone))
        things.append(Thing(Box(area.x, y, area.w, 22), "task", f"{project.id}/{task.id}"))


def _reported(ui: Ui, canvas: Canvas, area: Box, project: Project, glide: Glide) -> None:
    t = canvas.theme
    if project.reported < 0:
        canvas.text(ui.t("no report yet"), (area.x, area.y), size=11, colour=t.quiet, width=area.w)
        return
    tone = {"red": "bad", "amber": "watch", "green": "good"}.get(project.colour, "pm")
    share = ui.speak.share(project.reported)
    words = ui.t("reported {share} in {week}", share=share, week=ui.speak.week(project.report_week))
    if not project.report_week:
        words = ui.t("{share} of the work is done", share=share)
    canvas.text(words, (area.x, area.y), size=11, colour=t.quiet, width=area.w)
    canvas.bar(Box(area.x, area.y + 16, area.w, 5), glide(project.id, project.reported), t.named(tone))


# --------------------------------------------------------------------------------------------------------- machines


def draw_servers(ui: Ui, canvas: Canvas, house: Plan, scene: Scene, blink: int, things: Things) -> None:
    """Draw the lamps of all machines, and below them the names of those with trouble."""
    t = canvas.theme
    title(canvas, house.servers, ui.t("Server room"), "text", 12)
    lamps = {lamp.id: lamp for lamp in scene.lamps}
    for n, (asset, box) in enumerate(house.lamps.items()):
        lamp = lamps.get(asset)
        if lamp is None:
            continue
        tone, radius, y = t.named(_STATES[lamp.state]), min(2.4, box.h / 3), box.centre[1]
        canvas.disc((box.x + 6, y), radius, tone)
        busy = lamp.state == "up" and (n * 7 + blink) % 5 == 0
        canvas.disc((box.x + 6 + radius * 3, y), radius, tone if busy else blend(tone, t.ground, 0.65))
        if lamp.state != "up":
            canvas.outline(box, tone, radius=2, width=1)
            canvas.icon("x" if lamp.state == "down" else "wrench", (box.right - 7, y), size=9, colour=tone)
        things.append(Thing(box, "asset", asset))
    _failing(ui, canvas, house.failing, scene)


def _failing(ui: Ui, canvas: Canvas, box: Box, scene: Scene) -> None:
    t, step = canvas.theme, 17.0
    order = {"down": 0, "degraded": 1, "planned": 2}
    sick = sorted((lamp for lamp in scene.lamps if lamp.state != "up"), key=lambda lamp: order[lamp.state])
    most = max(1, int(box.h // step))
    if not sick:
        canvas.icon("circle-check", (box.x + 7, box.y + 8), size=12, colour=t.good)
        canvas.text(ui.t("all up"), (box.x + 18, box.y), size=11, colour=t.quiet, width=box.w - 18)
    for i, lamp in enumerate(sick[:most]):
        words = f"{lamp.name}: {state_words(ui, lamp.state)}"
        if i == most - 1 and len(sick) > most:
            words = ui.t("and {n} more", n=len(sick) - most + 1)
        canvas.text(words, (box.x, box.y + i * step), size=11, colour=t.named(_STATES[lamp.state]), width=box.w)


# --------------------------------------------------------------------------------------------------------- business


def draw_business(ui: Ui, canvas: Canvas, house: Plan, scene: Scene, glide: Glide, things: Things) -> None:
    """Draw every department and the executives with their mood, and what troubles them."""
    room, low = house.business, any(box.h < 50 for box in house.parties.values())
    at = room.x + 12, room.y + (1 if low else 6)
    canvas.text(ui.t("The business"), at, size=11 if low else 12, weight="semibold", colour=canvas.theme.quiet)
    for party in scene.parties:
        box = house.parties.get(party.id)
        if box is not None:
            things.append(Thing(box, "party", party.id))
            _party(ui, canvas, box, party, scene, glide(party.id, party.mood))


def _party(ui: Ui, canvas: Canvas, box: Box, party: Party, scene: Scene, mood: float) -> None:
    t, low = canvas.theme, box.h < 50
    tone, narrow = t.named(party.tone), box.w < _NARROW
    room = box.w - (14 if narrow else 36)
    size = 11 if narrow else 12
    canvas.text(party.name, (box.x + 10, box.y + (3 if low else 6)), size=size, weight="medium", width=room)
    if not narrow:
        canvas.icon(_FACES[party.tone], (box.right - 15, box.y + (12 if low else 15)), size=14, colour=tone)
    bar_y = box.y + (21 if low else 26)
    canvas.bar(Box(box.x + 10, bar_y, box.w - 20, 5), mood, tone)
    words, colour = _trouble(ui, party, scene)
    at = box.x + 10, bar_y + (7 if low else 10)
    canvas.text(words, at, size=10.5, colour=t.named(colour), width=box.w - 18)


def _trouble(ui: Ui, party: Party, scene: Scene) -> tuple[str, str]:
    if party.id == "executives":
        weeks = scene.review_week - scene.t_s // 604_800 - 1
        if weeks > 0:
            return ui.speak.plural("review in {n} week", "review in {n} weeks", weeks), "quiet"
        return ui.t("review this week"), "watch"
    if party.trouble:
        return f"{party.trouble}: {state_words(ui, party.state)}", "bad" if party.state == "down" else "watch"
    calm = {"good": N_("content"), "watch": N_("so-so"), "bad": N_("unhappy")}
    return ui.t(calm[party.tone]), "quiet"
