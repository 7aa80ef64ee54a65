"""Where everything in the office stands: rooms, chairs, trays, racks, departments, for any size of window and staff."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from game.ui.canvas import Box

if TYPE_CHECKING:
    from game.ui.office.scene import Scene

GAP: Final = 12.0
PAD: Final = 12.0
HEAD: Final = 28.0
_DESK: Final = (92.0, 100.0)
"""Width and height of a place with a desk at full size."""
_LEAST_DESK: Final = 0.68
_MOST_DESK: Final = 1.7
_CARD: Final = 58.0
NOWHERE: Final = Box(0, 0, 0, 0)
_LOW: Final = 380.0
_TWO_LINES: Final = 33.0
"""Height below which a place has room for one line only."""


class Place(NamedTuple):
    """Where somebody sits.

    Attributes:
        cell: All of it.
        face: Square of the face.
        desk: Top of the desk; without height where there is no room for one.
        name: Where the name is written: left end or middle.
        chip: What they are on.
        load: Thin bar of their load.
        size: Of the letters of the name.
        middle: Whether name and chip are centred.
    """

    cell: Box
    face: Box
    desk: Box
    name: tuple[float, float]
    chip: Box
    load: Box
    size: float
    middle: bool


@dataclass(slots=True)
class Plan:
    """The rooms of one window size."""

    area: Box
    ops: Box
    business: Box
    servers: Box
    projects: dict[str, Box] = field(default_factory=dict)
    bars: dict[str, Box] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    trays: dict[str, Box] = field(default_factory=dict)
    racks: list[Box] = field(default_factory=list)
    lamps: dict[str, Box] = field(default_factory=dict)
    failing: Box = NOWHERE
    parties: dict[str, Box] = field(default_factory=dict)


def plan(area: Box, scene: Scene, boards: Mapping[str, int]) -> Plan:
    """Lay out the house in an area.

    Args:
        area: As large as it may be.
        scene: Who and what there is.
        boards: Project to the tasks that its board has room for.
    """
    low = area.h < _LOW
    gap = 8.0 if low else GAP
    business_h = _business_height(area, len(scene.parties), low)
    top = Box(area.x, area.y, area.w, max(120.0, area.h - business_h - gap))
    business = Box(area.x, top.bottom + gap, area.w, business_h)
    servers_w = min(230.0, max(132.0, area.w * 0.18))
    rest = area.w - servers_w - 2 * gap
    people = {project.id: [w.id for w in scene.workers if w.room == project.id] for project in scene.projects}
    seated = {w.id for ids in people.values() for w in scene.workers if w.id in ids}
    others = [w.id for w in scene.workers if w.id not in seated]
    projects_w = _projects_width(rest, len(others), [len(ids) for ids in people.values()])
    ops = Box(area.x, top.y, rest - projects_w, top.h)
    servers = Box(area.right - servers_w, top.y, servers_w, top.h)
    found = Plan(area, ops, business, servers)
    _seat_ops(found, others, low)
    _seat_projects(found, Box(ops.right + gap, top.y, projects_w, top.h), people, boards, gap)
    _racks(found, scene, low)
    _parties(found, scene, low)
    return found


def _projects_width(rest: float, others: int, teams: Sequence[int]) -> float:
    if not teams:
        return 0.0
    weight = sum(max(3, team) for team in teams) + len(teams)
    share = weight / (weight + others + 3)
    return rest * min(0.5, max(0.3, share))


# ------------------------------------------------------------------------------------------------------- operations


def _seat_ops(found: Plan, people: Sequence[str], low: bool) -> None:
    room = found.ops
    tray_h = 46.0 if low else min(118.0, max(62.0, room.h * 0.25))
    inner = Box(room.x + PAD, room.y + HEAD, room.w - 2 * PAD, room.h - HEAD - tray_h - PAD - 8)
    found.places |= seats(people, inner)
    widths = (0.26, 0.48, 0.26)
    gap, x = 8.0, room.x + PAD
    whole = room.w - 2 * PAD - 2 * gap
    for tray, share in zip(("desk", "operations", "parked"), widths, strict=True):
        found.trays[tray] = Box(x, room.bottom - tray_h - PAD + 2, whole * share, tray_h)
        x += whole * share + gap


def seats(people: Sequence[str], area: Box) -> dict[str, Place]:
    """Return a place for everybody: desks as large as fit, or a compact list where there are many."""
    n = len(people)
    if n == 0 or area.h <= 0:
        return {}
    k, columns = max((_desk_scale(n, c, area), c) for c in range(1, n + 1))
    if k >= _LEAST_DESK:
        k = min(k, _MOST_DESK)
        return _at_desks(people, area, columns, k)
    return _in_list(people, area)


def _desk_scale(n: int, columns: int, area: Box) -> float:
    rows = -(-n // columns)
    return min(area.w / columns / _DESK[0], area.h / rows / _DESK[1])


def _at_desks(people: Sequence[str], area: Box, columns: int, k: float) -> dict[str, Place]:
    rows = -(-len(people) // columns)
    wide, high = area.w / columns, area.h / rows
    found = {}
    for n, person in enumerate(people):
        column, row = n % columns, n // columns
        cell = Box(area.x + column * wide, area.y + row * high, wide, high)
        x, y = cell.centre[0], cell.y + max(0.0, (high - _DESK[1] * k) / 2)
        chip_w = min(wide - 8, 150.0)
        found[person] = Place(
            cell=cell,
            face=Box(x - 24 * k, y, 48 * k, 48 * k),
            desk=Box(x - 36 * k, y + 42 * k, 72 * k, 12 * k),
            name=(x, y + 55 * k),
            load=Box(x - 22 * k, y + 55 * k + 17, 44 * k, 3),
            chip=Box(x - chip_w / 2, y + 55 * k + 23, chip_w, 17),
            size=12 if k >= 0.9 else 11,
            middle=True,
        )
    return found


def _in_list(people: Sequence[str], area: Box) -> dict[str, Place]:
    n = len(people)
    best = max(range(1, n + 1), key=lambda c: (min(area.w / c / 100, area.h / -(-n // c) / 34), -c))
    if area.h / -(-n // best) < _TWO_LINES:
        best = max(range(1, n + 1), key=lambda c: (min(area.w / c / 104, area.h / -(-n // c) / 22), -c))
    rows = -(-n // best)
    wide, high = area.w / best, area.h / rows
    side = min(40.0, high - 3, wide * 0.36)
    found = {}
    for i, person in enumerate(people):
        column, row = i % best, i // best
        cell = Box(area.x + column * wide, area.y + row * high, wide, high)
        x = cell.x + side + 6
        if high < _TWO_LINES:
            found[person] = _in_line(cell, side, x)
            continue
        y = cell.y + (high - min(high, 34)) / 2
        found[person] = Place(
            cell=cell,
            face=Box(cell.x, cell.y + (high - side) / 2, side, side),
            desk=Box(0, 0, 0, 0),
            name=(x, y - 1),
            load=Box(x, y + 15, max(16.0, wide - side - 14), 2),
            chip=Box(x, y + 19, max(20.0, wide - side - 12), 14),
            size=11,
            middle=False,
        )
    return found


def _in_line(cell: Box, side: float, x: float) -> Place:
    """Return a place of one line: the chip is only a small square at its end."""
    y = cell.centre[1]
    return Place(
        cell=cell,
        face=Box(cell.x, y - side / 2, side, side),
        desk=NOWHERE,
        name=(x, y - 10),
        load=Box(x, y + 6, max(16.0, cell.right - x - 20), 2),
        chip=Box(cell.right - 18, y - 6, 12, 0),
        size=11,
        middle=False,
    )


# --------------------------------------------------------------------------------------------------------- projects


def _seat_projects(found: Plan, area: Box, people: dict[str, list[str]], boards: Mapping[str, int], gap: float) -> None:
    rooms = tuple(people)
    if not rooms:
        return
    columns = 1 if len(rooms) <= 2 else 2
    rows = -(-len(rooms) // columns)
    wide = (area.w - gap * (columns - 1)) / columns
    weights = [_weight(rooms[row * columns : (row + 1) * columns], people, boards) for row in range(rows)]
    y = area.y
    for row in range(rows):
        high = (area.h - gap * (rows - 1)) * weights[row] / sum(weights)
        for column, project in enumerate(rooms[row * columns : (row + 1) * columns]):
            box = Box(area.x + column * (wide + gap), y, wide, high)
            found.projects[project] = box
            _furnish(found, box, project, people[project], boards.get(project, 0))
        y += high + gap


def _weight(rooms: Sequence[str], people: dict[str, list[str]], boards: Mapping[str, int]) -> float:
    return max(3 + len(people[room]) + min(4, boards.get(room, 0)) for room in rooms)


def _furnish(found: Plan, box: Box, project: str, people: Sequence[str], tasks: int) -> None:
    inner = Box(box.x + PAD, box.y + HEAD, box.w - 2 * PAD, box.h - HEAD - 8)
    step = 30.0 if box.h > 230 else 25.0
    most = max(1, int(inner.h * 0.46 // step)) if people else max(1, int(inner.h // step))
    bars = min(max(1, tasks), most)
    bars_h = min(inner.h, bars * step)
    found.bars[project] = Box(inner.x, inner.bottom - bars_h, inner.w, bars_h)
    found.places |= seats(people, Box(inner.x, inner.y, inner.w, inner.h - bars_h - 4))


# ---------------------------------------------------------------------------------------------- machines, business


def _racks(found: Plan, scene: Scene, low: bool) -> None:
    room, lamps = found.servers, [lamp.id for lamp in scene.lamps]
    failing_h = 34.0 if low else 58.0
    inner = Box(room.x + PAD, room.y + HEAD, room.w - 2 * PAD, room.h - HEAD - failing_h - PAD)
    found.failing = Box(inner.x, inner.bottom + 6, inner.w, failing_h)
    if not lamps or inner.h < 20:
        return
    columns = 1
    while columns < 6 and -(-len(lamps) // columns) * 12 > inner.h - 12:
        columns += 1
    columns = max(columns, 2 if inner.w > 110 else 1)
    per = -(-len(lamps) // columns)
    wide = (inner.w - 6 * (columns - 1)) / columns
    step = min(19.0, (inner.h - 12) / per)
    for n in range(columns):
        mine = lamps[n * per : (n + 1) * per]
        if not mine:
            continue
        x = inner.x + n * (wide + 6)
        found.racks.append(Box(x, inner.y, wide, per * step + 10))
        for i, lamp in enumerate(mine):
            found.lamps[lamp] = Box(x + 5, inner.y + 5 + i * step, wide - 10, step - 3)


def _business_height(area: Box, parties: int, low: bool) -> float:
    rows = -(-parties // _per_row(area.w, parties, low))
    card = 46.0 if low else _CARD
    return (18.0 if low else HEAD) + rows * (card + 8) + (0 if low else 4)


def _per_row(width: float, parties: int, low: bool) -> int:
    fit = max(1, int((width - 2 * PAD + 8) // (84 if low else 104)))
    rows = -(-parties // fit)
    return max(1, -(-parties // rows))


def _parties(found: Plan, scene: Scene, low: bool) -> None:
    room = found.business
    n = _per_row(room.w, len(scene.parties), low)
    wide = (room.w - 2 * PAD - 8 * (n - 1)) / n
    card = 46.0 if low else _CARD
    head = 18.0 if low else HEAD
    for i, party in enumerate(scene.parties):
        x = room.x + PAD + (i % n) * (wide + 8)
        found.parties[party.id] = Box(x, room.y + head + (i // n) * (card + 8), wide, card)
