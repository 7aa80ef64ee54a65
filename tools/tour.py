"""A walk through every screen of the window, and what may be wrong with the text on one.

The pictures and the checks of text take the same walk: one game is played by policies sitting in people's seats, and
wherever it stands the screens, sections and dialogs of that place are shown.
"""

import re
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

import pygame

from game.i18n import Language
from game.play.driver import Driver
from game.ui import flow
from game.ui.canvas import Box, Written
from game.ui.offers import own
from game.ui.opening import Wish, brief
from game.ui.screen import Screen
from game.ui.screens.decide import DecideDialog
from game.ui.screens.menu import MenuScreen
from game.ui.screens.orders import OrdersDialog
from game.ui.screens.other import OtherScreen
from game.ui.screens.text import TextScreen
from game.ui.screens.trouble import TroubleScreen
from game.ui.screens.why import WhyScreen
from game.ui.widgets.base import Widget
from game.ui.widgets.layout import Scroll
from game.ui.window import Ui
from sim.kernel.random import Luck
from sim.policies.policy import Policy, PolicyLuck
from sim.policies.registry import make
from sim.scenario.load import load_scenario
from sim.session import DECISIONS

if TYPE_CHECKING:
    from game.ui.screens.week import WeekScreen

PSEUDO: Final = "pseudo"
_LONGER: Final = 0.35
_ACCENTS: Final = str.maketrans("aeiouyAEIOUYcnsz", "âéîöûÿÂÉÎÖÛŸçñšž")
_HELD: Final = re.compile(r"(\{[^}]*\})")
_SETTLED_S: Final = 3.0
_SLACK: Final = 1.5
_SHORTEST: Final = 3
_OVERLAP: Final = 0.3
_DEBRIEF: Final = ("questions", "result", "decisions", "calls", "luck", "story")


class Pseudo(Language):
    """English with accents, and every sentence of the interface 35 % longer: for tests of the layout."""

    def __init__(self) -> None:
        """Read numbers and dates as English does."""
        super().__init__("en")

    def text(self, msgid: str, **values: object) -> str:
        """Return the sentence, longer."""
        sentence = stretched(msgid)
        return sentence.format_map(values) if values else sentence

    def plural(self, one: str, many: str, count: int, **values: object) -> str:
        """Return the form for a count, longer."""
        return stretched(one if count == 1 else many).format_map({"n": self.number(count), **values})


@cache
def stretched(sentence: str) -> str:
    """Return a sentence 35 % longer, its placeholders as they were."""
    parts = _HELD.split(sentence)
    return "".join(part if part.startswith("{") else _longer(part) for part in parts)


def _longer(text: str) -> str:
    words = text.split(" ")
    more = [int(len(word) * _LONGER) for word in words]
    more[max(range(len(words)), key=lambda i: len(words[i]))] += round(len(text) * _LONGER) - sum(more)
    for i, word in enumerate(words):
        at = next((n for n, letter in enumerate(word) if letter in "aeiou"), -1)
        words[i] = (word[:at] + word[at] * (more[i] + 1) + word[at + 1 :] if at >= 0 else word).translate(_ACCENTS)
    return " ".join(words)


# ------------------------------------------------------------------------------------------------------------ the walk


@dataclass(frozen=True, slots=True)
class Stop:
    """One thing to look at; it is shown when it is yielded."""

    name: str


class Guide:
    """Plays a game in people's seats, as policies would."""

    def __init__(self, ui: Ui, scenario: str, seed: int, level: str = "standard", save: Path | None = None) -> None:
        """Open a new game in a window."""
        self.ui = ui
        self.players: dict[str, Policy] = {seat: make(seat, "by-the-book") for seat in ("it", "pm")}
        seats = {"it": "human", "pm": "human"}
        self.driver = Driver.new(load_scenario(scenario, level=level), seed, seats=seats, save=save)
        flow.take_up(ui, self.driver)

    def choose(self) -> None:
        """Let the policy decide for whose turn it is."""
        driver, seat = self.driver, self.driver.seat
        view = driver.view(seat)
        luck = PolicyLuck(Luck(driver.seed).family(f"policy/{seat}").one, view.occasion)
        for made in self.players[seat].decide(view, luck):
            driver.submit(made, seat)

    def move(self, until_s: int | None = None) -> None:
        """Do the next thing, without the window."""
        driver = self.driver
        if driver.stage in {"it", "pm", "corridor"}:
            self.choose()
            driver.hand_over()
        elif driver.stage == "stop":
            self.choose()
            driver.finish_stop()
        elif driver.stage == "week":
            driver.run_slice(60.0, driver.week_end_s if until_s is None else until_s)
        elif driver.stage in {"friday", "review"}:
            driver.next_turn()

    def until(self, reached: Callable[[Driver], bool], most: int = 4_000) -> bool:
        """Play until something holds; False if the game ended before."""
        for _ in range(most):
            if reached(self.driver):
                flow.go(self.ui)
                return True
            if self.driver.stage == "over":
                return False
            self.move()
        return False


def around(ui: Ui) -> Iterator[Stop]:
    """Show the screens around a game."""
    flow.title(ui)
    settle(ui)
    yield Stop("title")
    for name, module, screen, arguments in (
        ("picker", "picker", "PickerScreen", ("network-refresh",)),
        ("settings", "settings", "SettingsScreen", ()),
        ("saves", "saves", "SavesScreen", ()),
        ("help", "help", "HelpScreen", ("plan",)),
        ("help_keys", "help", "HelpScreen", ("keys",)),
        ("help_glossary", "help", "HelpScreen", ("glossary",)),
    ):
        yield from _over(ui, name, flow.made(module, screen, *arguments))
    brief(ui, Wish("first-week"))
    yield Stop("briefing")
    flow.title(ui)
    yield from _over(ui, "trouble", TroubleScreen(Path("game.save"), Path("report.txt"), "Traceback"))


def desk(ui: Ui, *, forms: bool) -> Iterator[Stop]:
    """Show every section of the desk that is open, the dialogs that belong to it, and, if wanted, every form."""
    screen: Any = ui.top
    seat = screen.seat
    for section in screen.titles:
        screen.go(ui, section)
        yield Stop(f"{seat}_{section}")
    yield from _over(ui, f"{seat}_menu", MenuScreen())
    yield from _over(ui, f"{seat}_orders", OrdersDialog(seat))
    yield from _over(ui, f"{seat}_other", OtherScreen(seat, "people" if seat == "it" else "team"))
    if forms:
        for name in DECISIONS:
            if own(ui, name):
                yield from _over(ui, f"{seat}_form_{name}", DecideDialog(name, {}))


def game(ui: Ui, *, scenario: str = "network-refresh", seed: int = 7, forms: bool = False) -> Iterator[Stop]:
    """Show every screen of a game as it is played."""
    guide = Guide(ui, scenario, seed)
    settle(ui)
    yield Stop("plans")
    while len(ui.screens) > 1:
        ui.pop()
    yield Stop("it_first")
    seen: set[str] = set()
    if guide.until(lambda driver: driver.stage == "it" and driver.week >= 10):
        yield from desk(ui, forms=forms)
        yield from _over(ui, "text", TextScreen(tuple(ui.top.says(ui))))
        for name, subject in (("why_number", "sla@8"), ("why_person", f"person/{guide.driver.scenario.people[0].id}")):
            yield from _over(ui, name, WhyScreen(subject))
    if guide.until(lambda driver: driver.stage == "pm"):
        yield from desk(ui, forms=forms)
    while guide.until(lambda driver: _kind(driver) not in seen or driver.stage == "over"):
        kind = _kind(guide.driver)
        if kind not in seen:
            seen.add(kind)
            if not (yield from _place(ui, guide, kind, seen)):
                seen.discard(kind)
        if guide.driver.stage == "over":
            break
        guide.move()
    flow.title(ui)


def _place(ui: Ui, guide: Guide, kind: str, seen: set[str]) -> Generator[Stop, None, bool]:
    """Show where the game stands; a week also in the middle, and a debrief on each of its pages.

    Returns:
        Whether all of it was shown: a week may be stopped, before its middle, by what must be shown first.
    """
    settle(ui)
    yield Stop(kind.replace("/", "_"))
    if kind == "over":
        screen: Any = ui.screens[0]
        for page in _DEBRIEF:
            screen.show(ui, page)
            settle(ui)
            yield Stop(f"over_{page}")
    if kind == "week":
        wednesday_s = guide.driver.clock // 604_800 * 604_800 + 2 * 86_400
        if not _watch(ui, guide, wednesday_s + 10 * 3_600, seen):
            return False
        ui.screens[0].set_speed(ui, 1)  # type: ignore[attr-defined]  # so that it is not night before it is looked at
        flow.go(ui)
        settle(ui)
        yield Stop("week_running")
    return True


def _watch(ui: Ui, guide: Guide, until_s: int, seen: set[str]) -> bool:
    """Let the week run to an instant, and look at it every hour, as somebody does who sits before it.

    Returns:
        Whether it came there; it stands still where something must be decided of a kind that was not shown yet.
    """
    driver, screen = guide.driver, cast("WeekScreen", ui.screens[0])
    while driver.clock < until_s and screen.run is not None:
        if driver.stage == "stop" and _kind(driver) in seen:
            guide.move()
        elif driver.stage == "week":
            guide.move(until_s=min(until_s, driver.clock + 3_600))
            screen.run.t_s = float(driver.clock)
            screen.run.look()
        else:
            return False
    return driver.stage == "week"


def _kind(driver: Driver) -> str:
    if driver.stage == "stop" and driver.stop is not None:
        return f"stop/{driver.stop.kind}/{driver.waits[1]}".rstrip("/")
    return f"desk/{driver.stage}" if driver.stage in {"it", "pm"} else driver.stage


def _over(ui: Ui, name: str, screen: Screen) -> Iterator[Stop]:
    ui.push(screen)
    yield Stop(name)
    if screen in ui.screens:
        ui.pop(screen)


def settle(ui: Ui) -> None:
    """Let a little time go by, so that whatever appears has appeared."""
    for _ in range(4):
        ui.frame(_SETTLED_S / 4)
    moments = getattr(ui.screens[0], "moments", None)
    if moments is not None:
        moments.banner = None  # it lies above the office for some seconds, and hides what is below on purpose


# ----------------------------------------------------------------------------------------------------------- the looks


@dataclass(frozen=True, slots=True)
class Look:
    """One way to show a screen: language, theme, pixels, per cent."""

    language: str
    theme: str
    size: tuple[int, int]
    scale: int

    @property
    def name(self) -> str:
        """Return it as part of a file's name."""
        return f"{self.language}-{self.theme}-{self.size[0]}x{self.size[1]}-{self.scale}"


EIGHT: Final = (
    Look("en", "dark", (1280, 720), 100),
    Look("de", "dark", (1280, 720), 100),
    Look(PSEUDO, "dark", (1280, 720), 100),
    Look("en", "light", (1280, 720), 100),
    Look("de", "light", (1920, 1080), 100),
    Look("en", "dark", (1920, 1080), 150),
    Look(PSEUDO, "light", (1920, 1080), 150),
    Look("de", "dark", (3840, 2160), 200),
)
"""What the pictures are taken in."""


def dress(ui: Ui, look: Look) -> None:
    """Show the window in a look."""
    code = "en" if look.language == PSEUDO else look.language
    ui.settings = replace(ui.settings, language=code, theme=look.theme, scale=look.scale)  # type: ignore[arg-type]
    if ui.canvas.surface.get_size() != look.size:
        ui.resize(pygame.Surface(look.size).convert(24))
    ui.apply_settings()
    if look.language == PSEUDO:
        ui.speak = _pseudo()
        if ui.driver is not None:
            ui.names = ui.driver.names(ui.speak)
    ui.rebuild()


@cache
def _pseudo() -> Pseudo:
    return Pseudo()


def written(ui: Ui) -> list[Written]:
    """Draw, and return every text that was drawn on the screen on top."""
    found: list[Written] = []
    ui.canvas.written = found
    ui.repaint()
    ui.draw()
    ui.canvas.written = None
    return found


# ------------------------------------------------------------------------------------------------------ what is wrong


def faults(ui: Ui) -> list[str]:
    """Return what is wrong with the text on the screen: cut off, covered by another, shortened to nothing, empty."""
    texts = written(ui)
    wide, high = ui.size
    found = [f"{words}: {text.text!r}" for text in texts for words in [_fault(text, Box(0, 0, wide, high))] if words]
    shown = [(text, box) for text in texts if (box := _common(text.box, text.clip)) is not None]
    for i, (text, box) in enumerate(shown):
        for other, its in shown[i + 1 :]:
            if _covers(box, its):
                found.append(f"overlap: {text.text!r} and {other.text!r}")
    found += [f"out of reach: {widget.key}" for widget in _unreachable(ui)]
    return sorted(set(found))


def _fault(text: Written, window: Box) -> str:
    if not text.text.strip():
        return "empty"
    if text.text.endswith("…") and len(text.text) <= _SHORTEST:
        return "shortened to nothing"
    clip, box = text.clip, text.box
    if _common(box, clip) is None:
        return ""  # scrolled away
    if box.x < clip.x - _SLACK or box.right > clip.right + _SLACK:
        return "cut off at the side"
    whole = abs(clip.h - window.h) < 2
    if whole and (box.y < -_SLACK or box.bottom > window.h + _SLACK):
        return "cut off above or below"
    return ""


def _common(one: Box, other: Box) -> Box | None:
    x, y = max(one.x, other.x), max(one.y, other.y)
    w, h = min(one.right, other.right) - x, min(one.bottom, other.bottom) - y
    return Box(x, y, w, h) if w > 0 and h > 0 else None


def _covers(one: Box, other: Box) -> bool:
    both = _common(one, other)
    return both is not None and both.w > 2 and both.h > _OVERLAP * min(one.h, other.h)


def _unreachable(ui: Ui) -> Iterator[Widget]:
    """Yield controls outside the window that no scrolling brings back."""
    wide, high = ui.size

    def look(widget: Widget) -> Iterator[Widget]:
        if isinstance(widget, Scroll):
            return
        box = widget.box
        if widget.active and box.w > 0 and (box.right > wide + _SLACK or box.bottom > high + _SLACK or box.y < -_SLACK):
            yield widget
        for child in widget.children:
            yield from look(child)

    yield from look(ui.root_of(ui.top))
