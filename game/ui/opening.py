"""Ways into a game: a wish becomes a scenario with a briefing, and that becomes a game; a save becomes a game."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Final

from game.ui import flow

if TYPE_CHECKING:
    from game.play.request import PlayRequest, SeatChoice
    from game.ui.window import Ui

LEVELS: Final = ("guided", "standard", "hard")
TUTORIAL: Final = "first-week"
_HIGHEST_SEED: Final = 999_999
_FIRST_LUCK: Final = 2
"""Luck of the tutorial, under which its first week shows what the lesson speaks of."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants to play.

    Attributes:
        scenario: Id or folder.
        level: Level of difficulty; empty for the scenario's usual one.
        seed: Luck; None for any.
        seats: ``solo``, ``hot``, ``it`` or ``pm``.
        other: Policy in the seat that nobody takes; empty for the careful one.
    """

    scenario: str
    level: str = ""
    seed: int | None = None
    seats: SeatChoice = "solo"
    other: str = ""

    def settled(self) -> Wish:
        """Return it with nothing left open: usual level, some luck."""
        level = self.level or ("guided" if self.scenario == TUTORIAL else "standard")
        return replace(self, level=level, seed=fresh_seed(self.scenario) if self.seed is None else self.seed)


def fresh_seed(scenario: str) -> int:
    """Return a seed nobody chose: the tutorial has its own luck, every other game a new one."""
    if scenario == TUTORIAL:
        return _FIRST_LUCK
    from random import SystemRandom

    return SystemRandom().randint(1, _HIGHEST_SEED)


def code_of(wish: Wish) -> str:
    """Return the share code of a settled wish: ``network-refresh/standard/7``."""
    return f"{wish.scenario}/{wish.level}/{wish.seed}"


def parse_code(text: str) -> Wish | None:
    """Return what a share code asks for, or None if it is none; case and spaces do not matter."""
    parts = text.strip().lower().replace(" ", "").split("/")
    if len(parts) != 3 or parts[1] not in LEVELS or not parts[2].isascii() or not parts[2].isdecimal():
        return None
    from sim.scenario.load import scenario_folders

    scenario, level, seed = parts
    if scenario not in scenario_folders() or len(seed) > 18:
        return None
    return Wish(scenario, level, int(seed))


def brief(ui: Ui, wish: Wish) -> None:
    """Read the scenario and show its briefing, or say what is wrong with it."""
    from game.ui.screens.briefing import BriefingScreen
    from sim.kernel.errors import ScenarioError
    from sim.scenario.load import load_scenario

    settled = wish.settled()
    try:
        scenario = load_scenario(settled.scenario, level=settled.level)
    except ScenarioError as error:
        ui.toast(ui.t("“{name}” cannot be played: {why}", name=wish.scenario, why=str(error).splitlines()[0]), "bad")
        return
    ui.push(BriefingScreen(settled, scenario))


def start(ui: Ui, wish: Wish) -> None:
    """Begin the game of a wish; if no save can be written it is kept in memory, and that is said."""
    from game.play.driver import Driver
    from game.play.slots import new_path
    from sim.kernel.errors import SaveError
    from sim.scenario.load import load_scenario

    settled = wish.settled()
    scenario = load_scenario(settled.scenario, level=settled.level)
    seats, seed, hot = seats_of(settled), settled.seed or 0, settled.seats == "hot"
    try:
        driver = Driver.new(scenario, seed, seats=seats, save=new_path(scenario.id), hot=hot)
    except (OSError, SaveError):
        ui.toast(ui.t("No save can be written here: this game is kept in memory only."), "bad")
        driver = Driver.new(scenario, seed, seats=seats, hot=hot)
    flow.take_up(ui, driver)
    if scenario.id == TUTORIAL and settled.seats == "solo":
        from game.ui.lesson import begin

        begin(ui)


def seats_of(wish: Wish) -> dict[str, str]:
    """Return who sits where."""
    from sim.policies.registry import careful

    if wish.seats == "it":
        return {"it": "human", "pm": wish.other or careful("pm")}
    if wish.seats == "pm":
        return {"it": wish.other or careful("it"), "pm": "human"}
    return {"it": "human", "pm": "human"}


def open_save(ui: Ui, path: Path) -> bool:
    """Go on with a save, or say why not."""
    from game.play.driver import Driver
    from sim.kernel.errors import SaveError

    try:
        driver = Driver.open(path)
    except SaveError as error:
        ui.toast(ui.t("This save cannot be opened: {why}", why=error), "bad")
        return False
    flow.take_up(ui, driver)
    return True


def branch(ui: Ui, path: Path, week: int) -> bool:
    """Play on from the desk of an earlier week, in a save of its own."""
    from game.play.driver import Driver
    from game.play.slots import new_path, slot_of
    from sim.kernel.errors import SaveError

    try:
        driver = Driver.branch(path, week, new_path(slot_of(path).scenario or "branch"))
    except (OSError, SaveError) as error:
        ui.toast(ui.t("It cannot be played from there: {why}", why=error), "bad")
        return False
    flow.take_up(ui, driver)
    return True


def replay(ui: Ui, path: Path) -> None:
    """Watch a save from its start, or say why not."""
    from game.ui.screens.replay import ReplayScreen
    from sim.kernel.errors import SaveError

    try:
        ui.push(ReplayScreen(path))
    except SaveError as error:
        ui.toast(ui.t("This save cannot be opened: {why}", why=error), "bad")


def serve(ui: Ui, request: PlayRequest) -> None:
    """Show what was asked for at the start: a save, a scenario's briefing, or the title."""
    flow.title(ui)
    if request.load is not None:
        open_save(ui, request.load)
    elif request.room is not None:
        from game.ui.rooms import open_file

        open_file(ui, request.room)
    elif request.scenario:
        brief(ui, Wish(request.scenario, request.level, request.seed, request.seats or "solo"))


def warm() -> None:
    """Import what a game needs beside the title, so that the first click is answered at once."""
    Thread(target=_import, name="warm", daemon=True).start()


def _import() -> None:
    import sim.scenario.load
    import sim.session  # noqa: F401  # only to have it


def humans(wish: Wish) -> tuple[str, ...]:
    """Return the hats that people wear."""
    return ("it", "pm") if wish.seats in {"solo", "hot"} else (wish.seats,)
