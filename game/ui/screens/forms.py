"""The questionnaire on the screen: who you are to nobody, twelve situations, and afterwards the reasons."""

from __future__ import annotations

from functools import partial
from random import choice
from typing import TYPE_CHECKING, Final

from game.classroom import answers
from game.classroom.bank import OWNER_ABOUT, OWNER_NAMES, OWNERS, Owner
from game.classroom.forms import LENGTH, LETTERS, MOST_SEED, Form, forms
from game.i18n import N_
from game.paths import data
from game.ui.screen import Screen
from game.ui.sheet import sheet
from game.ui.widgets.base import Press, Widget
from game.ui.widgets.controls import Button, Tabs
from game.ui.widgets.entry import Entry
from game.ui.widgets.layout import Centre, Column, Flow, Grid, Panel, Row, Space
from game.ui.widgets.words import Label

if TYPE_CHECKING:
    from pathlib import Path

    from game.ui.window import Ui

_TIMES: Final = (("before", N_("before the workshop")), ("after", N_("after it")))
_COLOURS: Final[dict[Owner, str]] = {"it": "it", "pm": "pm", "third": "line"}
_WIDE: Final = 900.0
_LETTERS: Final = "ABCDEFGHJKLMNPQRSTUVWXYZ"
_DIGITS: Final = "23456789"


def table() -> Path:
    """Return where answers are kept: beside the saves."""
    return data() / "answers.csv"


class FormsScreen(Screen):
    """Asks one person after the other; no name is asked for, and points are shown to their owner alone."""

    topic = "start"

    def __init__(self) -> None:
        """Begin with an empty start page."""
        self._group = ""
        self._time: answers.Time = "before"
        self._letter = LETTERS[0]
        self._seed = "1"
        self._reset()

    def _reset(self) -> None:
        self._code = "".join((choice(_LETTERS), choice(_LETTERS), choice(_DIGITS), choice(_DIGITS)))
        self._given: list[Owner | None] = [None] * LENGTH
        self._at = -1
        self._form: Form | None = None
        self._done: answers.Sheet | None = None
        self._leaving = False

    # ------------------------------------------------------------------------------------------------------ pages

    def build(self, ui: Ui) -> Widget:
        """Return the start page, a situation, the page before handing in, or the thanks."""
        hint = ui.t("Tab: next   Enter: choose   Esc: back")
        if self._done is not None:
            body = self._thanks(ui, self._done)
        elif self._form is None:
            body = self._start(ui)
        elif self._at < LENGTH:
            body = self._asked(ui, self._form)
            hint = ui.t("1, 2, 3: answer   0: leave blank   Left: one back   Esc: give up")
        else:
            body = self._end(ui)
        if self._done is None:
            body = Centre(Column(Space(0, 18), body, gap=0), widest=_WIDE)
        return sheet(ui, body, title=ui.t("Whose call is it?"), back=lambda: self.close(ui), hint=hint)

    def _start(self, ui: Ui) -> Widget:
        how = ui.t("Twelve situations, about ten minutes, alone. It is about the group; no name is asked for or kept.")
        code = ui.t("My code: keep it for the second form. Change it if you like; with a digit, and never a name.")
        left = Column(
            Entry(
                self._group,
                partial(self._set, "_group"),
                label=ui.t("Group, as your trainer says"),
                most=40,
                key="group",
            ),
            Entry(self._code, partial(self._set, "_code"), label=ui.t("My code"), most=8, key="code"),
            Label(code, size=12, colour="quiet"),
            gap=10,
        )
        times = [(time, ui.t(words)) for time, words in _TIMES]
        letters = [(letter, ui.t("Form {code}", code=letter)) for letter in LETTERS]
        right = Column(
            Tabs(times, self._time, lambda value: self._choose(ui, "_time", value), key="time"),
            Tabs(letters, self._letter, lambda value: self._choose(ui, "_letter", value), key="letter"),
            Entry(
                self._seed, partial(self._set, "_seed"), label=ui.t("Number of the pair of forms"), most=6, key="pair"
            ),
            gap=14,
        )
        begin = Button(ui.t("Begin"), lambda: self._begin(ui), style="main", size=16, icon="play", key="begin")
        grid = Grid(Panel(left, pad=18), Panel(right, pad=18), least=360, most=2, gap=14)
        return Column(Label(how, size=15), grid, Flow(begin), gap=16)

    def _asked(self, ui: Ui, form: Form) -> Widget:
        story = form.situations[self._at].story[ui.speak.code]
        remark = ui.t("{number} of {most}", number=self._at + 1, most=LENGTH)
        ways = []
        for key, owner in enumerate(OWNERS, 1):
            button = Button(
                ui.t(OWNER_NAMES[owner]),
                partial(self._answer, ui, owner),
                size=16,
                style=_COLOURS[owner],
                chosen=self._given[self._at] == owner,
                shortcut=str(key),
                key=f"answer/{owner}",
            )
            ways.append(Column(button, Label(ui.t(OWNER_ABOUT[owner]), size=12, colour="quiet"), gap=6))
        blank = Button(
            ui.t("Leave blank"), partial(self._answer, ui, None), style="quiet", shortcut="0", key="answer/blank"
        )
        back = Button(ui.t("One back"), partial(self._back, ui), style="quiet", icon="arrow-left", key="one-back")
        return Column(
            Label(remark, size=13, colour="quiet"),
            Panel(Label(story, size=19), pad=24),
            Grid(*ways, least=240, most=3, gap=14),
            Flow(back, blank, gap=8),
            gap=16,
        )

    def _end(self, ui: Ui) -> Widget:
        named = sum(given is not None for given in self._given)
        says = ui.t("Answered: {n} of {most}. A blank is allowed and counts as not known.", n=named, most=LENGTH)
        hand_in = Button(ui.t("Hand in"), lambda: self._hand_in(ui), style="main", size=16, icon="check", key="hand-in")
        back = Button(ui.t("One back"), partial(self._back, ui), style="quiet", icon="arrow-left", key="one-back")
        return Column(Label(says, size=17), Flow(hand_in, back, gap=8), gap=18)

    def _thanks(self, ui: Ui, done: answers.Sheet) -> Widget:
        again = Button(ui.t("Next person"), lambda: self._next(ui), style="main", icon="users", key="next")
        if done.time == "before":
            words = ui.t("Thank you. Your code is {code}; you need it for the second form.", code=done.person)
            return Column(Label(words, size=19, weight="semibold"), Flow(again), gap=18)
        words = ui.t("Thank you. You named {n} of {most} right. Nobody else sees this.", n=done.right, most=LENGTH)
        rows = [self._reason(ui, done, number) for number in range(LENGTH)]
        return Column(Label(words, size=19, weight="semibold"), Flow(again), *rows, gap=14)

    def _reason(self, ui: Ui, done: answers.Sheet, number: int) -> Widget:
        situation, given = done.form.situations[number], done.given[number]
        said = ui.t(OWNER_NAMES[given]) if given else ui.t("nothing")
        right = given == situation.owner
        mark = Label(f"{number + 1} {'✓' if right else '✗'}", weight="bold", colour="good" if right else "watch")
        verdict = ui.t("You: {said}. It is for: {owner}.", said=said, owner=situation.whose(ui.speak))
        words = Column(
            Label(situation.story[ui.speak.code], colour="quiet"),
            Label(verdict, weight="semibold"),
            Label(situation.why[ui.speak.code]),
            gap=6,
        )
        return Panel(Row(mark, words, gap=14, grow=(0, 1), align="top"), pad=16)

    # ------------------------------------------------------------------------------------------------------ doing

    def _set(self, name: str, text: str) -> None:
        setattr(self, name, text)

    def _choose(self, ui: Ui, name: str, value: str) -> None:
        setattr(self, name, value)
        ui.rebuild()

    def _begin(self, ui: Ui) -> None:
        problem = self._problem(ui)
        if problem:
            ui.toast(problem, "watch")
            return
        self._form = forms(int(self._seed))[LETTERS.index(self._letter)]
        self._at = 0
        ui.rebuild()

    def _problem(self, ui: Ui) -> str:
        """Return what is wrong with the start page, or nothing."""
        if not self._group.strip():
            return ui.t("Please name the group; your trainer says what to write.")
        if not (self._seed.strip().isascii() and self._seed.strip().isdigit() and int(self._seed) <= MOST_SEED):
            return ui.t("The number of the pair stands on the printed form behind the letter; without one it is 1.")
        try:
            code = answers.person_code(self._code)
        except ValueError:
            code = ""
        if not code:
            return ui.t("A code has 2 to 8 letters and digits with at least one digit, so that it is nobody's name.")
        for sheet_ in self._known():
            if (sheet_.group.casefold(), sheet_.person) == (self._group.strip().casefold(), code):
                if sheet_.time == self._time:
                    return ui.t("This code has answered at this time already; please take another one.")
                if sheet_.form.code == f"{self._letter}-{int(self._seed)}":
                    return ui.t("You had this form the other time; please take the other one.")
        return ""

    def _known(self) -> tuple[answers.Sheet, ...]:
        """Return what was answered here before; a table that cannot be read stops nobody."""
        if not table().exists():
            return ()
        try:
            return answers.read([table()])[0]
        except answers.AnswersError:
            return ()

    def _answer(self, ui: Ui, owner: Owner | None) -> None:
        self._given[self._at], self._leaving = owner, False
        self._at += 1
        ui.rebuild()

    def _back(self, ui: Ui) -> None:
        self._at = max(0, self._at - 1)
        ui.rebuild()

    def _hand_in(self, ui: Ui) -> None:
        assert self._form is not None
        code = answers.person_code(self._code)
        done = answers.Sheet(self._group.strip(), code, self._time, self._form, tuple(self._given))
        try:
            answers.add(table(), done)
        except OSError as error:
            ui.toast(ui.t("The answers could not be kept: {why}.", why=error.strerror or type(error).__name__), "bad")
            return
        self._done = done
        ui.rebuild()

    def _next(self, ui: Ui) -> None:
        self._letter = LETTERS[1 - LETTERS.index(self._letter)]
        self._reset()
        ui.rebuild()

    def close(self, ui: Ui) -> None:
        """Leave; with answers that are not handed in yet only at the second time."""
        open_answers = self._done is None and any(self._given)
        if open_answers and not self._leaving:
            self._leaving = True
            ui.toast(ui.t("Your answers are not handed in yet. Once more leaves without them."), "watch")
            return
        ui.pop(self)

    def press(self, ui: Ui, press: Press) -> bool:
        """Answer by 1, 2, 3 or 0; Left goes one back; Enter hands in."""
        if self._form is None or self._done is not None:
            return False
        if press.key == "left":
            self._back(ui)
        elif self._at < LENGTH and press.text in {"0", "1", "2", "3"} and press.text:
            self._answer(ui, OWNERS[int(press.text) - 1] if press.text != "0" else None)
        elif self._at == LENGTH and press.key in {"return", "keypad enter"} and ui.focused is None:
            self._hand_in(ui)
        else:
            return False
        return True
