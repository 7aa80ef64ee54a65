"""The debrief: questions before answers, then what came of it, what each decision was worth, and how much was luck."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from game import paths
from game.presenters import debrief as words
from game.presenters.endings import ENDINGS
from game.ui import asking_page, flow
from game.ui import debrief_pages as pages
from game.ui.asking import Asking
from game.ui.bar import bar
from game.ui.screen import Screen
from game.ui.widgets.base import Press, Widget
from game.ui.widgets.controls import Button, Tabs
from game.ui.widgets.layout import Column, Flow, Panel, Scroll
from game.ui.widgets.words import Label
from sim.lab.evidence import Evidence, fair_questions, questions, weighty
from sim.lab.questions import Question

if TYPE_CHECKING:
    from game.presenters.page import Page
    from game.ui.widgets.table import TableRow
    from game.ui.window import Ui
    from sim.fork import Move, Recorded

_PAGES: Final = ("questions", "result", "decisions", "whatif", "calls", "luck", "story")
_SLICE_S: Final = 0.006
_BUILT: Final = {
    "result": pages.result,
    "decisions": pages.decisions,
    "whatif": asking_page.asking,
    "calls": pages.calls,
    "luck": pages.luck,
    "story": pages.story,
}


class DebriefScreen(Screen):
    """Pages side by side; the games that answer are played in other processes while the first pages are read.

    Attributes:
        answers: Question to what was answered before anything was shown.
        evidence: Answers of the simulation as they come in.
        quarter: Share of the next quarter that is played.
        asking: What the player asks what if about.
        fair: Games of the fair split, once somebody wants it.
    """

    topic = "debrief"

    def __init__(self) -> None:
        """Begin with the questions."""
        self.page = "questions"
        self.answers: dict[str, str] = {}
        self.evidence: Evidence | None = None
        self.recorded: Recorded | None = None
        self.moves: dict[int, Move] = {}
        self.weights: tuple[int, ...] = ()
        self.quarter = 0.0
        self.report: tuple[tuple[str, float], Page] | None = None
        self.asking: Asking | None = None
        self.fair: Evidence | None = None
        self._rows: tuple[tuple[str, int], list[TableRow]] = ("", 0), []
        self._paused = False
        self._answers: dict[tuple[object, ...], Page] = {}

    def enter(self, ui: Ui) -> None:
        """Look what was decided and what it led to."""
        assert ui.driver is not None
        driver = ui.driver
        self.recorded = driver.recorded()
        self.moves = {move.sequence: move for move in self.recorded.moves}
        mine = {move.sequence for move in self.recorded.moves if move.seat in driver.humans}
        heavy = weighty(driver.scenario, driver.game_events())
        self.weights = tuple(number for number in heavy if number in mine)
        self.asking = Asking(self.recorded, driver.fate(), self._store)

    @property
    def _store(self) -> Path:
        return paths.data() / "evidence"

    def leave(self, ui: Ui) -> None:
        """Let the other processes go."""
        for games in (self.evidence, self.fair, self.asking):
            if games is not None:
                games.stop()

    def tick(self, ui: Ui, seconds: float) -> None:
        """Let the next quarter run, then take in what the other processes found."""
        assert ui.driver is not None
        if self.asking is not None and self.asking.poll():
            ui.rebuild()
        if self.fair is not None and self.fair.poll():
            self._share_fair()
            ui.rebuild()
        if self.quarter < 1.0:
            before = int(self.quarter * 20)
            self.quarter = ui.driver.run_quarter(_SLICE_S)
            if int(self.quarter * 20) != before or self.quarter >= 1.0:
                ui.rebuild()
            return
        if self.evidence is None and self.recorded is not None:
            self.evidence = Evidence(self.recorded, questions(self.recorded, self.weights), store=self._store)
            self.evidence.start()
            self._share_fair()
        elif self.evidence is not None and self._paused:
            self._resume()
        elif self.evidence is not None and self.evidence.poll():
            ui.rebuild()

    def _resume(self) -> None:
        """Go on with what the pages wait for, once nobody waits for an answer."""
        if self.evidence is not None and self.asking is not None and not self.asking.running:
            self._paused = False
            self.evidence.start()

    def show(self, ui: Ui, page: str) -> None:
        """Turn to a page."""
        self.page = page
        ui.rebuild()

    # ---------------------------------------------------------------------------------------------- what one asks

    def ask(self, ui: Ui) -> None:
        """Play the game again with what is changed; what was asked before is answered at once."""
        assert self.asking is not None
        there = self.asking.ask(self.evidence.found if self.evidence is not None else {})
        if not there and self.asking.lucks > 1 and self.evidence is not None and self.evidence.running:
            # Somebody waits for this answer; what the pages wait for goes on after it.
            self.evidence.stop()
            self._paused = True
        ui.scrolled.pop("ask/right", None)
        ui.rebuild()

    def cancel(self, ui: Ui) -> None:
        """Let go of the games that are being played for an answer."""
        if self.asking is not None:
            self.asking.stop()
            ui.rebuild()

    def answer_page(self, ui: Ui) -> Page:
        """Return the answer that is looked at."""
        assert self.asking is not None
        key = ui.speak.code, self.asking.shown
        if key not in self._answers:
            self._answers[key] = asking_page.page_of(ui, self.asking)
        return self._answers[key]

    def decision_rows(self, ui: Ui) -> list[TableRow]:
        """Return a row for each decision of the game; made anew only when more is known about them."""
        assert self.asking is not None
        key = ui.speak.code, len(self.evidence.found) if self.evidence is not None else 0
        if self._rows[0] != key:
            self._rows = key, asking_page.decision_rows(ui, self, self.asking)
        return self._rows[1]

    def split_fairly(self, ui: Ui) -> None:
        """Play what a fair split over fields of duty needs."""
        assert self.asking is not None and self.recorded is not None
        same = Question("same")
        asked = (same, *fair_questions(self.recorded))
        self.fair = Evidence(self.recorded, asked, {same: self.asking.same}, store=self._store)
        self.fair.start()
        self._share_fair()
        ui.rebuild()

    def stop_splitting(self, ui: Ui) -> None:
        """Let go of the games of the fair split; those that are finished are kept."""
        if self.fair is not None:
            self.fair.stop()
            self.fair = None
            ui.rebuild()

    def _share_fair(self) -> None:
        """Let the report have the games of the fair split, too."""
        if self.fair is not None and self.evidence is not None and self.fair.share >= 1.0:
            self.evidence.found |= self.fair.found

    def press(self, ui: Ui, press: Press) -> bool:
        """Turn the page by number, or by Space; Esc lets go of a question that is being answered."""
        if press.key == "escape" and self.asking is not None and self.asking.running:
            self.cancel(ui)
            return True
        if press.key.isdecimal() and 1 <= int(press.key) <= len(_PAGES):
            self.show(ui, _PAGES[int(press.key) - 1])
            return True
        if press.key == "space":
            at = _PAGES.index(self.page)
            self.show(ui, _PAGES[(at + 1) % len(_PAGES)])
            return True
        return False

    def close(self, ui: Ui) -> None:
        """Leave for the title."""
        flow.title(ui)

    # -------------------------------------------------------------------------------------------------------- pages

    def build(self, ui: Ui) -> Widget:
        """Return head, pages and the page that is turned up."""
        names = {
            "questions": ui.t("Before you look"),
            "result": ui.t("Result"),
            "decisions": ui.t("Decisions"),
            "whatif": ui.t("What if"),
            "calls": ui.t("Whose call"),
            "luck": ui.t("Luck and skill"),
            "story": ui.t("Story"),
        }
        tabs = Tabs(
            [(page, f"{i} {names[page]}") for i, page in enumerate(_PAGES, 1)],
            self.page,
            lambda page: self.show(ui, page),
            key="debrief/tabs",
        )
        content = self._questions(ui) if self.page == "questions" else _BUILT[self.page](ui, self)
        body = content if self.page == "whatif" else Scroll(Column(content, pad=2), key=f"debrief/{self.page}")
        hint = ui.t("Space: next page   1–7: pages   W: why   Esc: title")
        if self.page == "whatif":
            hint = ui.t("Tab: next control   Arrows and Enter: choose   P: play it again so   1–7: pages   W: why")
        foot = Label(hint, size=11, colour="quiet")
        return Column(self._head(ui), Column(tabs, body, foot, gap=10, pad=14, grow=(0, 1, 0)), gap=0, grow=(0, 1))

    def _head(self, ui: Ui) -> Widget:
        assert ui.driver is not None and ui.names is not None
        driver, ending = ui.driver, ui.driver.ending()
        result = ui.t(ENDINGS[ending.id].title) if ending is not None else ""
        outcome = {
            "won": ui.t("Won"),
            "lost": ui.t("Lost"),
            "ended_early": ui.t("Ended early"),
        }[driver.outcome()]
        facts = [
            (ui.t("Result"), f"{outcome} · {result}" if result else outcome),
            (f"{ui.t('Luck')} · {ui.t('Level')}", f"{driver.seed} · {pages.level(ui)}"),
        ]
        save = Button(ui.t("Save report"), lambda: pages.save_report(ui, self), key="debrief/save")
        again = Button(ui.t("Other luck"), lambda: pages.play_again(ui), icon="dices", key="debrief/again")
        title = Button(ui.t("Title"), lambda: flow.title(ui), key="debrief/title")
        return bar(ui, ui.t("Debrief: {title}", title=ui.names.title()), facts, (save, again, title))

    def _questions(self, ui: Ui) -> Widget:
        assert ui.names is not None and self.recorded is not None
        asked = words.questions(ui.names, self.recorded.moves, self.weights)
        parts: list[Widget] = [
            Label(ui.t("Before the answers, yours. Nobody scores them."), colour="quiet"),
        ]
        for question in asked:
            options = [
                Button(
                    label,
                    lambda key=question.key, value=value: self._answer(ui, key, value),  # type: ignore[misc]
                    chosen=self.answers.get(question.key) == value,
                    key=f"debrief/{question.key}/{value}",
                )
                for value, label in question.options
            ]
            parts.append(Panel(Flow(*options), title=question.words))
        ready = len(self.answers) >= len(asked)
        on = ui.t("Show what came of it") if ready else ui.t("Skip the questions")
        parts.append(
            Flow(Button(on, lambda: self.show(ui, "result"), style="main" if ready else "plain", key="debrief/on"))
        )
        return Column(*parts, gap=12)

    def _answer(self, ui: Ui, key: str, value: str) -> None:
        self.answers[key] = value
        ui.rebuild()
