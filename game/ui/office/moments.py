"""Moments of a week that deserve more than a line: banners across the office, lines said at a desk, short scenes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Final, NamedTuple

from game.i18n import N_
from game.presenters.events import sentence
from game.presenters.words import word
from game.ui.canvas import Box, Canvas
from game.ui.office.about import Face
from game.ui.office.happenings import SCENES, is_banner, kind_of, told
from game.ui.screen import Screen
from game.ui.widgets.base import Press, Widget
from game.ui.widgets.controls import Button
from game.ui.widgets.layout import Column, Row
from game.ui.widgets.words import Icon, Label

if TYPE_CHECKING:
    from game.ui.office.run import Run
    from game.ui.window import Ui
    from sim.kernel.log import Event

_BANNER_S: Final = 4.0
_SCENE_S: Final = 10.0
_MOST_WAITING: Final = 3
_SKILLED: Final = 2.5
_TITLES: Final = {
    "person_joined": N_("A new face"),
    "person_left": N_("A farewell"),
    "project_went_live": N_("It is live"),
}


class Moment(NamedTuple):
    """What a banner tells, in whatever language is spoken when it is shown.

    Attributes:
        tone: Theme colour.
        icon: Repeats what the tone says.
        event: What happened.
        who: Without an event, who had a quiet night.
    """

    tone: str
    icon: str
    event: Event | None = None
    who: str = ""

    def words(self, ui: Ui, run: Run) -> str:
        """Return the line."""
        if self.event is not None:
            return sentence(run.names, self.event)
        return ui.t("A quiet night on call for {who}.", who=self.who)


class Moments:
    """Collects what deserves a moment, and shows one after the other."""

    def __init__(self) -> None:
        """Nothing has happened yet."""
        self.banner: Moment | None = None
        self.left_s = 0.0
        self._waiting: list[Moment] = []
        self._scenes: list[Event] = []
        self._nights: dict[str, int] = {}

    def notice(self, run: Run, events: Sequence[Event]) -> None:
        """Take up what happened."""
        for happened in events:
            event: Any = happened
            kind = kind_of(happened)
            if kind in SCENES and not run.skipping:
                self._scenes.append(happened)
            elif kind == "arc_beat":
                line = f"arcs.{event.arc}.{event.beat}"
                if run.names.prose(line):
                    run.film.say(event.person, line)
            elif is_banner(happened):
                heard = told(run.names, happened, run.driver.humans, shared=run.driver.hot)
                if heard is not None:
                    self._waiting.append(Moment(heard.tone, heard.icon, event=happened))
        self._night(run)
        del self._waiting[:-_MOST_WAITING]

    def _night(self, run: Run) -> None:
        """A night on call without a call is worth a word, once a week for each."""
        hour = run.scene.t_s % 86_400 // 3_600
        work = {entry.person: entry.on_call_s for entry in run.driver.view().work.people}
        for worker in run.scene.workers:
            if not worker.on_call:
                continue
            mark = f"{worker.id}/{run.scene.t_s // 604_800}"
            if hour in {20, 21}:
                self._nights.setdefault(mark, work.get(worker.id, 0))
            elif hour in {6, 7} and self._nights.get(mark, -1) == work.get(worker.id, -2):
                self._nights[mark] = -9
                self._waiting.append(Moment("good", "moon", who=worker.short))
            elif hour in {6, 7} and mark in self._nights and self._nights[mark] >= 0:
                del self._nights[mark]

    def tick(self, seconds: float) -> None:
        """Let the banner go, and show the next."""
        self.left_s -= seconds
        if self.left_s <= 0:
            self.banner = self._waiting.pop(0) if self._waiting else None
            self.left_s = _BANNER_S if self.banner is not None else 0.0

    def play(self, ui: Ui, run: Run) -> None:
        """Begin the next scene, if one waits."""
        if self._scenes:
            ui.push(Scene(run, self._scenes.pop(0)))


class Banner(Widget):
    """A line at the foot of the screen, over the keys, that goes away by itself."""

    def __init__(self, moments: Moments, run: Run) -> None:
        """Show what a collection has."""
        super().__init__()
        self.moments, self.run = moments, run

    def measure(self, ui: Ui, width: float) -> float:
        """Return next to nothing: it lies above the others."""
        return 0.5

    def draw(self, ui: Ui, canvas: Canvas) -> None:
        """Draw it, sliding in from below."""
        if self.moments.banner is None:
            return
        banner, t = self.moments.banner, canvas.theme
        words = banner.words(ui, self.run)
        lines = ui.type.wrap(words, 13, min(560.0, ui.size[0] - 160), "medium")
        width = max(ui.type.width(line, 13, "medium") for line in lines) + 52
        height = 12 + len(lines) * ui.type.line_height(13)
        age = _BANNER_S - self.moments.left_s
        slide = 1.0 if self.run.film.still else min(1.0, age * 5, max(0.0, self.moments.left_s * 5))
        bottom = self.box.bottom - 8
        box = Box((ui.size[0] - width) / 2, bottom - slide * height, width, height)
        with canvas.clip(Box(0, 0, ui.size[0], bottom)):
            canvas.panel(box, t.raised, border=t.named(banner.tone), radius=10, width=1.5)
            canvas.icon(banner.icon, (box.x + 21, box.centre[1]), size=16, colour=t.named(banner.tone))
            for i, line in enumerate(lines):
                at = box.x + 38, box.y + 6 + i * ui.type.line_height(13)
                canvas.text(line, at, weight="medium")


class Scene(Screen):
    """A short scene: an arrival, a farewell, a go-live. Any key goes on; by itself it ends after some seconds."""

    dialog: ClassVar[bool] = True
    width = 520
    topic = "week"

    def __init__(self, run: Run, event: Event) -> None:
        """Take what happened."""
        self.run, self.event = run, event
        self._left_s = _SCENE_S

    def build(self, ui: Ui) -> Widget:
        """Return faces, the sentence, and what it means."""
        event: Any = self.event
        kind = kind_of(self.event)
        title = Label(ui.t(_TITLES[kind]), size=12, weight="semibold", colour="quiet")
        words = Label(sentence(self.run.names, self.event), size=18, weight="bold")
        more = [Label(line, colour="quiet") for line in self._more(ui, kind, event)]
        faces = self._faces(kind, event)
        picture: Widget = Row(*faces, gap=10) if faces else Icon("rocket", size=54, colour="pm")
        go_on = Button(ui.t("Go on"), ui.pop, style="main", shortcut="Space", key="scene/on")
        text = Column(title, words, *more, gap=6)
        return Column(
            Row(picture, text, grow=(0, 1), gap=18, align="middle"), Row(Label(""), go_on, grow=(1,)), pad=24, gap=16
        )

    def _faces(self, kind: str, event: Any) -> list[Widget]:
        if kind == "project_went_live":
            team = [worker for worker in self.run.scene.workers if worker.room == event.project]
            return [Face(worker.id, "good", 52) for worker in team[:3]]
        return [Face(event.person, "good" if kind == "person_joined" else "fine", 96)]

    def _more(self, ui: Ui, kind: str, event: Any) -> list[str]:
        names = self.run.names
        if kind == "person_joined":
            home = names.prose(f"people.{event.person}.home")
            field = word(ui.speak, "field", event.field)
            return [
                line
                for line in (home, ui.t("Knows: {field}. The first weeks cost more than they bring.", field=field))
                if line
            ]
        if kind == "project_went_live":
            late = event.week - event.promised_week
            if late <= 0:
                return [ui.t("As promised. From tonight it is a service, and belongs to operations.")]
            words = ui.speak.plural("{n} week after the promise.", "{n} weeks after the promise.", late)
            return [words, ui.t("From tonight it is a service, and belongs to operations.")]
        return self._heirs(ui, event.person)

    def _heirs(self, ui: Ui, person: str) -> list[str]:
        """Return what somebody knew best, and who knows it now."""
        before = next((p for p in self.run.driver.scenario.people if p.id == person), None)
        if before is None:
            return [ui.t("What they knew goes with them.")]
        known = sorted(before.familiarity.items(), key=lambda pair: -pair[1])[:2]
        lines = []
        for service, _ in known:
            people = self.run.driver.view().people.people
            best = sorted(people, key=lambda p: -dict(p.familiarity).get(service, 0.0))
            able = [
                p.name.split(" ")[0] for p in best[:2] if dict(p.familiarity).get(service, 0.0) > 0.3 and p.id != person
            ]
            name = self.run.names.of("services", service)
            if able:
                who = ui.speak.listing(able)
                lines.append(ui.t("Knew {service}; now {who} must.", service=name, who=who))
            else:
                lines.append(ui.t("Knew {service}; nobody else does.", service=name))
        return lines

    def tick(self, ui: Ui, seconds: float) -> None:
        """End by itself."""
        self._left_s -= seconds
        if self._left_s <= 0 and ui.top is self:
            ui.pop()

    def press(self, ui: Ui, press: Press) -> bool:
        """Any key goes on."""
        if press.key not in {"tab", "f1", "f2", "w"}:
            ui.pop()
            return True
        return False
