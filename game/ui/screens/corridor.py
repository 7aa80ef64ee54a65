"""The corridor: two hats, one matter at a time, blue and amber side by side, until both have signed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar, Final, NamedTuple

from game.presenters.events import sentence
from game.presenters.words import word
from game.ui import flow
from game.ui.canvas import Box, Canvas
from game.ui.labels import REPLIES
from game.ui.naming import badge_of, up
from game.ui.offers import price, quoted, refused, submit
from game.ui.office.about import Face
from game.ui.office.happenings import kind_of
from game.ui.person import mood_of
from game.ui.rooms import allows
from game.ui.screen import Screen
from game.ui.screens.corridor_facts import amber, blue
from game.ui.widgets.base import Widget
from game.ui.widgets.controls import Button, Choice, Slider
from game.ui.widgets.layout import Column, Flow, Panel, Row, Scroll, Sized, Space
from game.ui.widgets.words import Badge, Label
from sim.catalogue import decision

if TYPE_CHECKING:
    from game.play.forecast import Forecast
    from game.ui.window import Ui
    from sim.people.view import PersonView
    from sim.projects.view import RequestView
    from sim.session import Decision

_REASONS: Final = ("operations_first", "no_capacity", "not_able", "leave_or_course", "too_long")
_SIGNED: Final = frozenset(
    {"staff_granted", "staff_offered", "staff_declined", "offer_answered", "staff_escalation_decided"}
)
_STEP: Final = 0.05
_LEAST_SHARE: Final = 0.1
_MOST_WEEKS: Final = 13
_FORECAST_S: Final = 0.003
_LUCKS: Final = 6
_ABLE: Final = 2.0

Pair = tuple[str, str] | tuple[str, str, str]


class Terms(NamedTuple):
    """What the IT manager would give."""

    person: str
    share: float
    weeks: int


class Halves(Widget):
    """Two columns in the colours of the hats, with a line between them; one below the other where it is narrow."""

    def __init__(self, blue: Widget, amber: Widget) -> None:
        """Take both sides."""
        super().__init__(blue, amber)
        self.blue, self.amber = blue, amber

    def _narrow(self, width: float) -> bool:
        return width < 640

    def measure(self, ui: Ui, width: float) -> float:
        """Return the height of the taller side."""
        if self._narrow(width):
            return self.blue.measure(ui, width) + self.amber.measure(ui, width) + 12
        half = (width - 12) / 2
        return max(self.blue.measure(ui, half), self.amber.measure(ui, half))

    def place(self, ui: Ui, box: Box) -> None:
        """Place both."""
        self.box = box
        if self._narrow(box.w):
            high = self.blue.measure(ui, box.w)
            self.blue.place(ui, Box(box.x, box.y, box.w, high))
            self.amber.place(ui, Box(box.x, box.y + high + 12, box.w, max(0.0, box.h - high - 12)))
            return
        half = (box.w - 12) / 2
        self.blue.place(ui, Box(box.x, box.y, half, box.h))
        self.amber.place(ui, Box(box.x + half + 12, box.y, half, box.h))


class CorridorScreen(Screen):
    """One half of the corridor: that of the hat whose word is awaited."""

    closable: ClassVar[bool] = False  # type: ignore[misc]
    topic = "corridor"

    def __init__(self) -> None:
        """Nothing is said yet."""
        self.offering = False
        self.reason = _REASONS[0]
        self.terms: Terms | None = None
        self._of = ""
        self._signed: list[str] = []
        self._forecast: Forecast | None = None
        self._told = False

    def enter(self, ui: Ui) -> None:
        """Take the colour of the hat; where nothing waits for it and nothing was said, go on."""
        driver = ui.driver
        if driver is None or driver.stage != "corridor":
            return
        self.accent = "it" if driver.seat == "it" else "pm"
        if self.accent == "it" and "it" in driver.humans and allows(ui, "forecasts"):
            self._forecast = driver.forecast(6, _LUCKS, seat="it")

    # ----------------------------------------------------------------------------------------------------- drawing

    def build(self, ui: Ui) -> Widget:
        """Return head, both halves and the answers."""
        driver = ui.driver
        if driver is None or driver.stage != "corridor":
            return Column()
        matters = driver.view().projects.matters
        if not matters:
            return self._signing(ui)
        matter = matters[0]
        if self._of != matter.id:
            self._of, self.offering, self.terms = matter.id, False, None
        answers = self._of_it(ui, matter) if self.accent == "it" else self._of_pm(ui, matter)
        body = Column(
            self._matter(ui, matter, len(matters)),
            Halves(blue(ui, matter, self._forecast), amber(ui, matter)),
            answers,
            gap=12,
            grow=(0, 1),
        )
        inner = Row(Space(0, 10), Scroll(body, key=f"corridor/{matter.id}"), Space(0, 10), gap=6, grow=(0, 1))
        return Column(self._bar(ui), inner, self._hint(ui), Space(4), gap=12, grow=(0, 1))

    def _bar(self, ui: Ui) -> Widget:
        from game.ui.frame import Bar, HatBadge

        assert ui.driver is not None
        it = self.accent == "it"
        role = ui.t("IT manager") if it else ui.t("Project manager")
        badge = HatBadge(badge_of(ui, self.accent), role)
        title = ui.t("The corridor · week {week}", week=ui.driver.week)
        return Bar(
            Row(
                badge,
                Label(role, size=15, weight="bold", colour=self.accent),
                Label(title, colour="quiet"),
                gap=12,
                grow=(0, 0, 1),
                align="middle",
            )
        )

    def _hint(self, ui: Ui) -> Widget:
        hint = ui.t("An agreement is a promise: kept, it wins trust; broken, it costs twice as much.   W: why")
        return Row(Space(0, 4), Label(hint, size=11, colour="quiet"), grow=(0, 1))

    def _matter(self, ui: Ui, matter: RequestView, count: int) -> Widget:
        assert ui.names is not None
        who = ui.names.of("people", matter.person) if matter.person else self._skill(ui, matter)
        project = ui.names.of("projects", matter.project)
        asked = ui.t("{project} asks for {who}", project=project, who=who)
        terms = self._terms_words(ui, matter.share, matter.weeks)
        lines = Column(Label(asked, size=20, weight="bold"), Label(terms, colour="quiet"), gap=4)
        parts: list[Widget] = []
        person = self._person(ui, matter.person)
        if person is not None:
            parts.append(Sized(Face(person.id, mood_of(person), 58), width=68))
        more = (
            [Badge(ui.speak.plural("{n} more after this", "{n} more after this", count - 1), "line")]
            if count > 1
            else []
        )
        return Row(*parts, lines, *more, grow=(*(0 for _ in parts), 1), align="middle", gap=14)

    def _skill(self, ui: Ui, matter: RequestView) -> str:
        field = word(ui.speak, "field", matter.field)
        return ui.t("somebody for {field}, level {level}", field=field, level=ui.speak.number(matter.level))

    def _terms_words(self, ui: Ui, share: float, weeks: int) -> str:
        length = ui.speak.plural("{n} week", "{n} weeks", weeks)
        return ui.t(
            "{share} of the week for {weeks}; called back only for a P1", share=ui.speak.share(share), weeks=length
        )

    def _person(self, ui: Ui, person: str) -> PersonView | None:
        assert ui.driver is not None
        return ui.driver.view().people.person(person) if person else None

    # ----------------------------------------------------------------------------------------------------- answers

    def _of_it(self, ui: Ui, matter: RequestView) -> Widget:
        terms = self.terms or Terms(matter.person, matter.share, matter.weeks)
        grant = self._button(ui, self._answer(matter, "grant"), ui.t("Grant it"), style="main", shortcut="G")
        offer = Button(
            ui.t("Offer something else…"),
            lambda: self._open(ui, matter),
            shortcut="O",
            key="corridor/offer",
            chosen=self.offering,
        )
        decline = decision("answer_request", {"request": matter.id, "answer": "decline", "reason": self.reason})
        reasons = [(code, up(word(ui.speak, "reason", code))) for code in _REASONS]
        because = Choice(reasons, self.reason, lambda value: self._because(ui, value), label=ui.t("because"))
        no = self._button(ui, decline, ui.t("Decline"), shortcut="D")
        parts: list[Widget] = [Flow(grant, offer, no, because, gap=10)]
        if self.offering:
            parts.append(self._offer(ui, matter, terms))
        silent = ui.t("If you do nothing: it is declined. Attention left: {hours}.", hours=self._left(ui))
        parts.append(Row(Label(silent, size=12, colour="quiet"), self._leave(ui), grow=(1,), align="middle"))
        return Panel(Column(*parts, gap=10), title=ui.t("Your answer, as IT manager"), border="it")

    def _left(self, ui: Ui) -> str:
        assert ui.driver is not None
        return ui.speak.hours(ui.driver.view().attention_left_h)

    def _offer(self, ui: Ui, matter: RequestView, terms: Terms) -> Widget:
        assert ui.driver is not None
        people = self._candidates(ui, matter)
        chosen = terms.person or (people[0][0] if people else "")
        made = decision(
            "answer_request",
            {
                "request": matter.id,
                "answer": "offer",
                "person": chosen,
                "share": round(terms.share, 2),
                "weeks": terms.weeks,
            },
        )
        who = Choice(people, chosen, lambda value: self._term(ui, person=value), label=ui.t("who"))
        share, weeks = self._sliders(ui, terms)
        name = next((words for person, words in people if person == chosen), "")
        words = ui.t("Offer {who}, {share}", who=name.split(",")[0].split(" ")[0], share=ui.speak.share(terms.share))
        return Panel(
            Column(
                who, Row(share, weeks, grow=(1, 1), gap=24), Flow(self._button(ui, made, words, style="main")), gap=10
            ),
            tone="raised",
            border="",
        )

    def _sliders(self, ui: Ui, terms: Terms) -> tuple[Slider, Slider]:
        share = Slider(
            ui.t("share of the week"),
            terms.share,
            lambda value: self._term(ui, share=value),
            low=_LEAST_SHARE,
            high=1.0,
            step=_STEP,
            shown=ui.speak.share,
        )
        weeks = Slider(
            ui.t("for how many weeks"),
            terms.weeks,
            lambda value: self._term(ui, weeks=int(value)),
            low=1,
            high=_MOST_WEEKS,
            step=1,
            shown=lambda value: ui.speak.plural("{n} week", "{n} weeks", int(value)),
        )
        return share, weeks

    def _candidates(self, ui: Ui, matter: RequestView) -> list[tuple[str, str]]:
        assert ui.driver is not None
        people = ui.driver.view().people.people
        field = matter.field or next((p.main for p in people if p.id == matter.person), "")
        skill = {p.id: dict(p.skills).get(field, 0.0) for p in people}
        able = [p for p in people if p.id == matter.person or skill[p.id] >= matter.level - _ABLE]
        able.sort(key=lambda p: (p.id != matter.person, -skill[p.id], p.utilisation))
        return [
            (
                p.id,
                ui.t(
                    "{name}, level {level}, load {load}",
                    name=p.name,
                    level=ui.speak.number(skill[p.id], 1),
                    load=ui.speak.share(p.utilisation),
                ),
            )
            for p in able[:8]
        ]

    def _of_pm(self, ui: Ui, matter: RequestView) -> Widget:
        assert ui.names is not None
        person = ui.names.of("people", matter.offer_person)
        terms = self._terms_words(ui, matter.offer_share, matter.offer_weeks)
        words = ui.t("The IT manager offers {who}: {terms}.", who=person, terms=terms)
        styles = {"take": "main"}
        keys = {"take": "T", "give_up": "G", "escalate": "E"}
        buttons = [
            self._button(
                ui,
                decision("accept_offer", {"project": matter.project, "request": matter.id, "reply": reply}),
                ui.t(REPLIES[reply]),
                style=styles.get(reply, "plain"),
                shortcut=keys[reply],
            )
            for reply in ("take", "give_up", "escalate")
        ]
        hint = ui.t("Escalated, the executives decide; inside tolerance it comes back and costs trust.")
        parts: list[Widget] = [Label(words, size=15, weight="semibold"), Flow(*buttons, gap=10)]
        parts.append(Row(Label(hint, size=12, colour="quiet"), self._leave(ui), grow=(1,), align="middle"))
        return Panel(Column(*parts, gap=10), title=ui.t("Your answer, as project manager"), border="pm")

    def _answer(self, matter: RequestView, answer: str) -> Decision:
        return decision("answer_request", {"request": matter.id, "answer": answer})

    def _button(self, ui: Ui, made: Decision, words: str, *, style: str = "plain", shortcut: str = "") -> Button:
        quote = quoted(ui, made)
        values = "/".join(str(value) for value in made.arguments().values())
        return Button(
            words,
            lambda: self._sign(ui, made),
            price=price(ui, quote),
            refusal=refused(ui, quote),
            style=style,
            shortcut=shortcut,
            key=f"corridor/{made.name()}/{values}" if not self.offering else f"corridor/{words}",
            other=made.name(),
        )

    def _leave(self, ui: Ui) -> Button:
        return Button(ui.t("Go on without a word"), lambda: self._on(ui), style="quiet", key="corridor/leave")

    def _open(self, ui: Ui, matter: RequestView) -> None:
        self.offering = not self.offering
        if self.terms is None:
            self.terms = Terms(matter.person, max(_LEAST_SHARE, round(matter.share / 2 / _STEP) * _STEP), matter.weeks)
        ui.rebuild()

    def _term(self, ui: Ui, **changed: Any) -> None:
        if self.terms is not None:
            self.terms = self.terms._replace(**changed)
        ui.rebuild()

    def _because(self, ui: Ui, reason: str) -> None:
        self.reason = reason
        ui.rebuild()

    # ---------------------------------------------------------------------------------------------------- signing

    def _sign(self, ui: Ui, made: Decision) -> None:
        """Say it; when nothing waits any more, the other hat's turn comes."""
        assert ui.driver is not None
        if submit(ui, made) and not ui.driver.view().projects.matters:
            ui.rebuild()

    def _signing(self, ui: Ui) -> Widget:
        """Return what was said in this corridor, to be signed in the colour of this hat."""
        assert ui.driver is not None and ui.names is not None
        said = [Label(sentence(ui.names, event), size=16, weight="semibold") for event in self._said(ui)]
        it = self.accent == "it"
        mine = ui.t("Signed in blue, for operations.") if it else ui.t("Signed in amber, for the project.")
        if not said:
            said = [Label(ui.t("Nothing was agreed."), size=16, weight="semibold")]
        sign = Button(
            ui.t("Sign, as IT manager") if it else ui.t("Sign, as project manager"),
            lambda: self._on(ui),
            style="main",
            icon="pen-line",
            shortcut="Space",
            key="corridor/sign",
        )
        trust = ui.driver.view().relations.hats_trust
        note = ui.t("What the two hats hold of each other's word: {n} of 100.", n=ui.speak.number(trust))
        body = Panel(
            Column(*said, Label(mine, colour=self.accent), Label(note, size=12, colour="quiet"), Flow(sign), gap=12),
            title=ui.t("What was said"),
            border=self.accent,
            pad=22,
        )
        side = max(12.0, (ui.size[0] - 680) / 2)
        row = Row(Space(0, side), body, Space(0, side), grow=(0, 1), align="middle", gap=0)
        return Column(self._bar(ui), row, self._hint(ui), Space(4), gap=12, grow=(0, 1))

    def _said(self, ui: Ui) -> Iterable[Any]:
        """Return the events of this corridor, which stand at the instant of the desks."""
        assert ui.driver is not None
        now = ui.driver.clock
        found = []
        for event in reversed(ui.driver.events()[-400:]):
            if event.t_s < now:
                break
            if kind_of(event) in _SIGNED:
                found.append(event)
        return reversed(found)

    def _on(self, ui: Ui) -> None:
        assert ui.driver is not None
        ui.driver.hand_over()
        flow.go(ui)

    def tick(self, ui: Ui, seconds: float) -> None:
        """Work on the forecast of operations."""
        if self._forecast is not None and not self._forecast.done:
            before = self._forecast.share
            self._forecast.step(_FORECAST_S)
            ui.working = True
            if self._forecast.share != before or self._forecast.done:
                ui.rebuild()

    def backdrop(self, ui: Ui, canvas: Canvas) -> None:
        """Draw a floor that is blue on one side and amber on the other."""
        t = canvas.theme
        wide, high = ui.size
        canvas.surface.fill(t.ground)
        canvas.fill(Box(0, 0, wide / 2, high), t.mix("ground", "it", 0.05))
        canvas.fill(Box(wide / 2, 0, wide / 2, high), t.mix("ground", "pm", 0.05))
