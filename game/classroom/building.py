"""From a room to the game that every team plays: the same scenario, level, names and luck on all laptops."""

from dataclasses import replace
from pathlib import Path
from typing import Final

from game.classroom.room import Room
from game.classroom.variant import renamed
from sim.scenario.definitions import Scenario
from sim.scenario.levels import LEVEL_FILE, level_text
from sim.scenario.load import ENVELOPES_FILE, load_scenario, scenario_folders, scenario_from_source

OTHER: Final = "by-the-book"
"""Who sits at the desk that a team does not take."""

_NO_ADVICE_H: Final = -1.0


def built(room: Room) -> Scenario:
    """Return the scenario as the room plays it.

    Everything that is special about the room is in the texts that a save carries, so that a replay needs no room file.

    Raises:
        ScenarioError: The scenario is not in order.
    """
    shipped = room.scenario in scenario_folders()
    path = room.scenario if shipped else (room.folder or Path()) / room.scenario
    scenario = load_scenario(path, level=room.level)
    source = dict(scenario.source)
    if not room.aids.handbook:
        source[LEVEL_FILE] = level_text(replace(scenario.level, advice_h=_NO_ADVICE_H))
    if room.envelopes:
        from sim.scenario.envelopes import envelopes_text

        own = source.get(ENVELOPES_FILE, "")
        source[ENVELOPES_FILE] = "\n".join(part for part in (own, envelopes_text(list(room.envelopes))) if part)
    if room.variant:
        source = renamed(scenario, source, room.variant)
    return scenario_from_source(source) if source != scenario.source else scenario


def seats_of(room: Room, hat: str = "") -> dict[str, str]:
    """Return who sits where.

    Args:
        room: The room.
        hat: The one that the team takes, where it may choose.
    """
    taken = hat if room.seats == "choose" else room.seats
    if taken in {"it", "pm"}:
        return {seat: "human" if seat == taken else OTHER for seat in ("it", "pm")}
    return {"it": "human", "pm": "human"}
