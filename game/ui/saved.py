"""What a save is called, and what is worth saying about it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from game.i18n import N_

if TYPE_CHECKING:
    from game.play.slots import Slot
    from game.ui.window import Ui

SEATS: Final = {
    "solo": N_("both hats"),
    "hot": N_("two people"),
    "it": N_("IT manager only"),
    "pm": N_("project manager only"),
    "none": N_("no people"),
}


def name(ui: Ui, slot: Slot) -> str:
    """Return the title of a save's scenario, or the file's name."""
    titles = dict(_titles(ui.speak.code))
    return titles.get(slot.scenario) or slot.scenario.replace("-", " ").title() or slot.path.stem


@cache
def _titles(code: str) -> tuple[tuple[str, str], ...]:
    """Return the titles of shipped scenarios, read from their text files only."""
    from sim.scenario.load import list_scenarios

    return tuple((info.id, info.titles.get(code) or info.titles.get("en", info.id)) for info in list_scenarios())


def facts(ui: Ui, slot: Slot) -> str:
    """Return week, seats and when it was saved."""
    when = f"{slot.saved:%d.%m. %H:%M}" if ui.speak.code == "de" else f"{slot.saved:%d %b, %H:%M}"
    week = ui.t("week {week}", week=slot.week) if slot.week else ""
    parts = (ui.t("finished") if slot.finished else week, ui.t(SEATS[slot.seats]) if slot.seats in SEATS else "", when)
    return " · ".join(part for part in parts if part)
