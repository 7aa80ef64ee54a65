"""Dialogs in which a decision is filled in before it is made, and in which another hat's call is explained."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar, Final

from game.i18n import N_
from game.presenters import decisions
from game.presenters.refusals import reason
from game.presenters.words import word
from game.ui import offers
from game.ui.consequence import consequence
from game.ui.form import Form, numeric, ours, placeholder
from game.ui.ranges import shown, span
from game.ui.screen import Screen
from game.ui.widgets.base import Press, Widget
from game.ui.widgets.controls import Button, Choice, Slider, Toggle
from game.ui.widgets.entry import Entry
from game.ui.widgets.layout import Column, Flow, Row, Scroll
from game.ui.widgets.words import Icon, Label

if TYPE_CHECKING:
    from game.ui.window import Ui
    from sim.kernel.decision import Argument
    from sim.kernel.errors import Refusal
    from sim.session import Decision

__all__ = ["DecideDialog", "WrongDoor", "placeholder"]

_LABELS: Final[dict[str, str]] = {
    "change": N_("Change"),
    "answer": N_("Answer"),
    "weeks_later": N_("How much later"),
    "ticket": N_("Ticket"),
    "people": N_("Who"),
    "hours_per_week": N_("Hours a week"),
    "problem": N_("Problem"),
    "person": N_("Who"),
    "asset": N_("Asset"),
    "kind": N_("What"),
    "window": N_("Window"),
    "week": N_("Week"),
    "from_week": N_("From week"),
    "to_week": N_("To week"),
    "rule": N_("Rule"),
    "service": N_("Service"),
    "level": N_("Level"),
    "allowance": N_("Allowance"),
    "days": N_("How often"),
    "order": N_("Order"),
    "request": N_("Request"),
    "weeks": N_("How long"),
    "percent": N_("By how much"),
    "candidate": N_("Candidate"),
    "pay_cents": N_("Pay a year"),
    "field": N_("Field"),
    "grade": N_("Grade"),
    "pay_factor": N_("Pay against the usual"),
    "mentor": N_("Mentor"),
    "mentee": N_("Who learns"),
    "desk": N_("Service desk"),
    "operations": N_("Operations"),
    "projects": N_("Projects"),
    "position": N_("Position"),
    "contract": N_("Contract"),
    "when": N_("When"),
    "source": N_("From"),
    "target": N_("To"),
    "cents": N_("Amount"),
    "subject": N_("About"),
    "change_percent": N_("Change of the plan"),
    "focus": N_("Account"),
    "account": N_("Account"),
    "reason": N_("Reason"),
    "bid": N_("Offer"),
    "scale": N_("Scale"),
    "technology": N_("Option"),
    "department": N_("Department"),
    "topic": N_("Topic"),
    "project": N_("Project"),
    "share": N_("Share of the week"),
    "due_week": N_("Due"),
    "budget_percent": N_("Budget"),
    "tolerance": N_("Tolerance"),
    "deliverable": N_("Deliverable"),
    "inside": N_("It is in scope"),
    "how": N_("How"),
    "task": N_("Task"),
    "after": N_("After"),
    "linked": N_("They are linked"),
    "priority": N_("Priority"),
    "party": N_("With whom"),
    "matter": N_("Matter"),
    "colour": N_("Colour"),
    "forecast": N_("Forecast"),
    "risk": N_("Risk"),
    "response": N_("Response"),
    "method": N_("Method"),
    "card": N_("Card"),
    "option": N_("Answer"),
    "duty": N_("Duty"),
    "owner": N_("Whose call"),
    "value": N_("I expect"),
    "promise": N_("Promise"),
    "limit": N_("Limit"),
    "on": N_("In force"),
    "spend_h": N_("Own hours"),
    "text": N_("Note"),
    "reply": N_("Answer"),
}
_OWN_LABELS: Final[dict[str, str]] = {
    "set_schedule_buffer.share": N_("Share of the plan"),
    "set_testing_share.share": N_("Share of the hours"),
    "charter_project.budget_percent": N_("Budget against the proposal"),
    "request_rebaseline.budget_percent": N_("More budget"),
    "request_rebaseline.weeks": N_("More weeks"),
    "renegotiate_promise.weeks": N_("More weeks"),
}


class DecideDialog(Screen):
    """One decision: a control for each argument, what it does, what it takes, why not, Do it or Cancel."""

    dialog: ClassVar[bool] = True
    width = 560
    topic = "decisions"

    def __init__(self, name: str, preset: dict[str, Any] | None = None) -> None:
        """Take the decision's name and what is chosen already."""
        self.name = name
        self._preset = preset or {}
        self._form: Form | None = None

    def enter(self, ui: Ui) -> None:
        """Begin the form in the colour of the hat."""
        self.accent = ui.driver.seat if ui.driver is not None and ui.driver.seat in ("it", "pm") else "both"
        self._form = Form(ui, self.name, self._preset)

    def other(self, ui: Ui) -> str:
        """Tell what the other hat may do about this decision."""
        return self.name

    def build(self, ui: Ui) -> Widget:
        """Return title, line, controls, price and buttons."""
        form = self._form or Form(ui, self.name, self._preset)
        self._form = form
        decision = form.decision()
        controls = [self._control(ui, form, argument) for argument in form.arguments]
        empty = self._missing(ui, form)
        body: list[Widget] = [
            Label(decisions.title(ui.speak, self.name), size=18, weight="bold"),
            Label(decisions.line(ui.speak, self.name), colour="quiet"),
            Scroll(Column(*controls, *_brings(ui, decision), gap=10), key=f"decide/{self.name}"),
            *self._foot(ui, decision, empty),
        ]
        return Column(*body, pad=20, gap=12, grow=(0, 0, 1))

    def _missing(self, ui: Ui, form: Form) -> str:
        """Return a sentence if there is nothing at all to choose for something that is needed."""
        for argument in form.arguments:
            if argument.required and argument.type == "text" and form.pairs(ui, argument) == ():
                return ui.t("There is nothing here to decide about at present.")
        return ""

    def _foot(self, ui: Ui, decision: Decision | None, missing: str) -> list[Widget]:
        why_not, price = missing or ui.t("Something is still missing."), ""
        if decision is not None and not missing:
            why_not, price = self._judge(ui, decision)
        found: list[Widget] = []
        if why_not:
            found.append(Row(Icon("circle-alert", colour="watch"), Label(why_not, colour="watch"), grow=(0, 1), gap=8))
        buttons = Flow(
            Button(
                self._verb(ui),
                lambda: self._do(ui),
                price=price,
                refusal=why_not,
                style="main",
                key="decide/do",
                shortcut="Return",
            ),
            Button(ui.t("Cancel"), lambda: ui.pop(self), key="decide/cancel", shortcut="Esc"),
        )
        return [*found, buttons]

    def _verb(self, ui: Ui) -> str:
        return ui.t("Do it")

    def _judge(self, ui: Ui, decision: Decision) -> tuple[str, str]:
        """Return why a decision would be refused, or nothing, and its price."""
        quote = offers.quoted(ui, decision)
        return offers.refused(ui, quote), offers.price(ui, quote)

    def _do(self, ui: Ui) -> None:
        decision = self._form.decision() if self._form is not None else None
        if decision is None:
            return
        ui.pop(self)
        offers.submit(ui, decision)

    def press(self, ui: Ui, press: Press) -> bool:
        """Undo belongs to the desk below; nothing here uses it."""
        return press.ctrl and press.key == "z"

    # --------------------------------------------------------------------------------------------- one control

    def _control(self, ui: Ui, form: Form, argument: Argument) -> Widget:
        field = argument.name
        label = ui.t(_OWN_LABELS.get(f"{self.name}.{field}", _LABELS.get(field, field)))
        key = f"decide/{field}"

        def pick(value: object) -> None:
            form.pick(ui, field, value)
            ui.rebuild()

        if field in ("goals", "weights"):
            return self._weights(ui, form) if field == "goals" else Column()
        if argument.type == "yes/no":
            return Toggle(label, bool(form.chosen[field]), pick, key=key)
        pairs = form.pairs(ui, argument)
        if field == "order" and pairs is not None and argument.type.startswith("list"):
            return _ranking(ui, label, pairs, form.chosen[field], pick)
        if argument.type.startswith("list"):
            return _chips(ui, label, pairs or (), form.chosen[field], pick)
        if pairs is not None:
            return _one(ui, label, key, pairs, form.chosen[field], argument, pick)
        if argument.type in ("integer", "number"):
            return self._slider(ui, form, argument, label, pick)
        return Entry(str(form.chosen[field]), pick, label=label, key=key, most=280)

    def _slider(self, ui: Ui, form: Form, argument: Argument, label: str, pick: Callable[[object], None]) -> Widget:
        low, high, step = span(ui, self.name, argument.name, form.chosen)
        value = min(high, max(low, float(form.chosen[argument.name])))
        return Slider(
            label,
            value,
            lambda number: pick(numeric(argument, number)),
            low=low,
            high=high if high > low else low + step,
            step=step,
            shown=lambda number: shown(ui, self.name, argument.name, number, form.chosen),
            key=f"decide/{argument.name}",
        )

    def _weights(self, ui: Ui, form: Form) -> Widget:
        """Return a slider of ten steps for each direction; shares are made of them so that they add up."""
        goals, weights = list(form.chosen["goals"]), list(form.chosen["weights"])
        given = dict(zip(goals, weights, strict=False))
        argument = form.arguments[0]
        sliders: list[Widget] = []
        for goal, name in form.pairs(ui, argument) or ():

            def change(number: float, goal: str = goal) -> None:
                wanted = {**given, goal: round(number)}
                form.chosen |= {
                    "goals": [g for g, w in wanted.items() if w],
                    "weights": [w for w in wanted.values() if w],
                }
                ui.rebuild()

            value = float(given.get(goal, 0))
            key = f"decide/goal/{goal}"
            sliders.append(Slider(name, value, change, low=0, high=100, step=10, shown=_percent(ui), key=key))
        total = ui.t("Together {sum}; it must be {whole}.", sum=_percent(ui)(sum(weights)), whole=_percent(ui)(100))
        return Column(*sliders, Label(total, colour="quiet" if sum(weights) == 100 else "watch", size=12), gap=8)


def _brings(ui: Ui, decision: Decision | None) -> list[Widget]:
    words = consequence(ui, decision) if decision is not None else ""
    return [Row(Icon("info", size=13), Label(words, size=12, colour="quiet"), grow=(0, 1), gap=6)] if words else []


def _percent(ui: Ui) -> Callable[[float], str]:
    return lambda number: ui.speak.unit(number, "%")


def _one(
    ui: Ui,
    label: str,
    key: str,
    pairs: tuple[tuple[str, str], ...],
    value: object,
    argument: Argument,
    pick: Callable[[object], None],
) -> Widget:
    whole = bool(argument.choices) and isinstance(argument.choices[0], int)

    def take(code: str) -> None:
        pick(int(code) if whole else code)

    few = len(pairs) <= 4 and sum(ui.type.width(words, 13, "semibold") + 30 for _, words in pairs) < 500
    if few and pairs:
        buttons = [
            Button(words, lambda code=code: take(code), chosen=str(value) == code, key=f"{key}/{code}")  # type: ignore[misc]
            for code, words in pairs
        ]
        return Column(Label(label, colour="quiet", size=12), Flow(*buttons, gap=6), gap=4)
    if not pairs:
        return Column(Label(label, colour="quiet", size=12), Label(ui.t("nothing to choose"), colour="quiet"), gap=4)
    return Column(Label(label, colour="quiet", size=12), Choice(pairs, str(value), take, key=key), gap=4)


def _chips(
    ui: Ui, label: str, pairs: tuple[tuple[str, str], ...], value: list[str], pick: Callable[[object], None]
) -> Widget:
    def turn(code: str) -> None:
        pick([c for c in value if c != code] if code in value else [*value, code])

    buttons = [
        Button(
            words.partition(" · ")[0],
            lambda code=code: turn(code),  # type: ignore[misc]
            chosen=code in value,
            icon="check" if code in value else "",
            tip=words,
            key=f"chip/{code}",
        )
        for code, words in pairs
    ]
    return Column(Label(label, colour="quiet", size=12), Flow(*buttons, gap=6), gap=4)


def _ranking(
    ui: Ui, label: str, pairs: tuple[tuple[str, str], ...], value: list[str], pick: Callable[[object], None]
) -> Widget:
    words = dict(pairs)
    rows: list[Widget] = []
    for at, code in enumerate(value):

        def lift(at: int = at) -> None:
            other = list(value)
            other[at - 1], other[at] = other[at], other[at - 1]
            pick(other)

        line: list[Widget] = [Label(f"{at + 1}", weight="semibold"), Label(words.get(code, code))]
        if at:
            line.append(Button("", lift, icon="arrow-up", key=f"rank/{code}", tip=ui.t("Move up"), size=12))
        rows.append(Row(*line, grow=(0, 1), align="middle"))
    return Column(Label(label, colour="quiet", size=12), *rows, gap=4)


class WrongDoor(Screen):
    """Somebody tried what is another hat's call: whose it is, why it is kind to know, what to do instead."""

    dialog: ClassVar[bool] = True
    width = 520
    topic = "hats"
    border = "watch"

    def __init__(self, decision: Decision, refusal: Refusal) -> None:
        """Take what was tried, and why it is refused."""
        self.decision, self.refusal = decision, refusal

    def enter(self, ui: Ui) -> None:
        """Take the accent of the hat."""
        self.accent = ui.driver.seat if ui.driver is not None and ui.driver.seat in ("it", "pm") else "both"

    def build(self, ui: Ui) -> Widget:
        """Return what was tried, whose call it is, and the way that is open."""
        assert ui.names is not None
        owner = str(dict(self.refusal.parameters).get("owner", ""))
        instead = str(dict(self.refusal.parameters).get("instead", ""))
        buttons: list[Widget] = []
        if instead and ours(ui, instead):
            words = decisions.title(ui.speak, instead)
            buttons.append(Button(words, lambda: self._instead(ui, instead), style="main", key="instead"))
        buttons.append(Button(ui.t("Close"), lambda: ui.pop(self), shortcut="Esc", key="close"))
        head = ui.t("Whose call is this?")
        if owner in ("it", "pm"):
            head = ui.t("This is the call of {who}.", who=word(ui.speak, "owner", owner))
        return Column(
            Row(Icon("door-open", size=20, colour="watch"), Label(head, size=18, weight="bold"), grow=(0, 1), gap=8),
            Label(decisions.title(ui.speak, self.decision.name()), weight="semibold"),
            Label(decisions.line(ui.speak, self.decision.name()), colour="quiet"),
            Label(reason(ui.names, self.refusal)),
            Label(ui.t("It costs nothing; the debrief counts it once a week."), colour="quiet", size=12),
            Flow(*buttons),
            pad=20,
            gap=10,
        )

    def _instead(self, ui: Ui, name: str) -> None:
        ui.pop(self)
        given = self.decision.arguments()
        fields = {a.name for a in Form(ui, name, {}).arguments}
        offers.open_form(ui, name, **{f: v for f, v in given.items() if f in fields and f == "project" and v})
