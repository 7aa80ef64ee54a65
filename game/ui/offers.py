"""Decisions as buttons: with their price, with why not, carried out by a click or filled in first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from game.presenters import decisions
from game.presenters.refusals import reason
from game.ui.labels import short
from game.ui.seen import desk_seen
from game.ui.shelf import shelf
from game.ui.widgets.base import Widget
from game.ui.widgets.controls import Button
from game.ui.widgets.layout import Column, Flow
from sim.catalogue import DECISIONS, may_decide
from sim.session import NOT_OWN

if TYPE_CHECKING:
    from game.ui.window import Ui
    from sim.session import Decision, Quote


_SHOWN: Final = frozenset({"state_position", "answer_dilemma", "name_owner"})
"""What the next page of the same dialog tells; a desk has its line of what was decided, the corridor its signatures."""


def price(ui: Ui, quote: Quote) -> str:
    """Return what a decision takes, in words: ``1 h · € 400``; nothing for what is free."""
    parts = []
    if quote.hours:
        places = 0 if float(quote.hours).is_integer() else 1 if round(quote.hours * 10) == quote.hours * 10 else 2
        parts.append(ui.speak.unit(quote.hours, "h", places))
    if quote.cents:
        currency = ui.driver.scenario.currency if ui.driver is not None else "EUR"
        parts.append(ui.speak.money(quote.cents, currency))
    return " · ".join(parts)


def refused(ui: Ui, quote: Quote) -> str:
    """Return why a decision is not possible, or nothing; whose call it is, is not said beforehand."""
    if quote.refusal is None or quote.refusal.code in NOT_OWN or ui.names is None:
        return ""
    return reason(ui.names, quote.refusal)


def own(ui: Ui, name: str) -> bool:
    """Tell whether a kind of decision is the call of the hat that is worn."""
    return ui.driver is None or may_decide(DECISIONS[name], ui.driver.seat)


def offer_button(
    ui: Ui,
    decision: Decision,
    *,
    words: str = "",
    style: str = "plain",
    shortcut: str = "",
    key: str = "",
    size: float = 13,
) -> Button:
    """Return a button that makes a decision, with its price and, if so, why it is not possible.

    Args:
        ui: The window.
        decision: What it does.
        words: What it says; a short imperative without it.
        style: As of a button.
        shortcut: Key that presses it.
        key: Its name; one made from the decision without it.
        size: Of its words, in logical units.
    """
    quote = quoted(ui, decision)
    why_not = refused(ui, quote)
    name = decision.name()
    return Button(
        words or short(ui, decision),
        lambda: _submit(ui, decision),
        price=price(ui, quote),
        refusal=why_not,
        shortcut=shortcut,
        style=style,
        size=size,
        key=key or f"offer/{name}/{'/'.join(str(value) for value in decision.arguments().values())}",
        tip=decisions.line(ui.speak, name),
        other=name,
    )


def quoted(ui: Ui, decision: Decision) -> Quote:
    """Return price and refusal of a decision for the seat whose turn it is."""
    return desk_seen(ui).quote(decision)


def submit(ui: Ui, decision: Decision) -> bool:
    """Make a decision: what shows it nowhere else confirms it in a line; a refusal is explained; all is made anew.

    Returns:
        Whether it was carried out.
    """
    driver, names = ui.driver, ui.names
    if driver is None or names is None:
        return False
    if driver.stage not in {"it", "pm", "corridor", "stop"}:
        ui.toast(ui.t("Decisions are made at a desk."), "watch")
        return False
    seen = driver.stage != "stop" or decision.name() in _SHOWN
    receipt = driver.submit(decision)
    ui.rebuild()
    if receipt.refusal is None:
        if not seen:
            ui.toast(decisions.made(names, decision.name(), decision.arguments()), "good")
        return True
    if receipt.refusal.code in NOT_OWN:
        from game.ui.screens.decide import WrongDoor

        ui.push(WrongDoor(decision, receipt.refusal))
    else:
        ui.toast(reason(names, receipt.refusal), "watch")
    return False


def _submit(ui: Ui, decision: Decision) -> None:
    submit(ui, decision)


def form_button(
    ui: Ui, name: str, *, words: str = "", style: str = "plain", icon: str = "", size: float = 13, **preset: Any
) -> Button:
    """Return a button that opens the form of a decision; another hat's call is submitted and explained at once.

    Args:
        ui: The window.
        name: Canonical name of the decision.
        words: What the button says; the decision's title without it.
        style: As of a button.
        icon: Name of an icon before the words.
        size: Of its words, in logical units.
        preset: Arguments that are chosen already; they can still be changed.
    """
    return Button(
        words or decisions.title(ui.speak, name),
        lambda: open_form(ui, name, **preset),
        style=style,
        icon=icon,
        size=size,
        key=f"form/{name}/{'/'.join(str(value) for value in preset.values())}",
        tip=decisions.line(ui.speak, name),
        other=name,
    )


def open_form(ui: Ui, name: str, **preset: Any) -> None:
    """Open the form of a decision, or explain whose call it is."""
    from game.ui.screens.decide import DecideDialog, placeholder

    if own(ui, name):
        ui.push(DecideDialog(name, preset))
    else:
        submit(ui, placeholder(ui, name, preset))


def section_actions(ui: Ui, section: str, *, without: tuple[str, ...] = (), **preset: Any) -> Widget:
    """Return all decisions of a section of the desk: those of the scenario's focus, the others behind *More…*.

    Args:
        ui: The window.
        section: Name of the section, such as ``people``.
        without: Decisions that the section shows elsewhere.
        preset: Arguments that are chosen already, for those decisions that have them.
    """
    assert ui.driver is not None
    seat = "it" if ui.driver.seat == "it" else "pm"
    focus = ui.driver.scenario.focus
    names = [name for name in shelf(seat, section) if name not in without]
    first = [name for name in names if not focus or name in focus or name in _joined(ui)]
    rest = [name for name in names if name not in first]
    mark = _mark(seat, section)
    opened = shelf_open(ui, section) or not first
    buttons: list[Widget] = [_shelved(ui, name, preset) for name in (first + rest if opened else first)]
    if rest and first:
        buttons.append(_more(ui, mark, len(rest)))
    return Column(Flow(*buttons)) if buttons else Column()


def _mark(seat: str, section: str) -> str:
    return f"shelf/{seat}/{section}"


def shelf_open(ui: Ui, section: str) -> bool:
    """Tell whether the decisions beyond the focus are shown in a section of the desk, because somebody wanted it."""
    assert ui.driver is not None
    return ui.row.get(_mark("it" if ui.driver.seat == "it" else "pm", section)) == "open"


def _shelved(ui: Ui, name: str, preset: dict[str, Any]) -> Button:
    fields = DECISIONS[name].__dataclass_fields__
    return form_button(ui, name, **{field: value for field, value in preset.items() if field in fields})


def _more(ui: Ui, mark: str, count: int) -> Button:
    opened = ui.row.get(mark) == "open"

    def turn() -> None:
        ui.row[mark] = "" if opened else "open"
        ui.rebuild()

    words = ui.t("Less") if opened else ui.t("More… ({n})", n=count)
    return Button(words, turn, style="quiet", key=f"more/{mark}", icon="chevron-up" if opened else "ellipsis")


def _joined(ui: Ui) -> frozenset[str]:
    """Return decisions outside the focus that have come up in this game: somebody waits for an answer of that kind."""
    assert ui.driver is not None
    needs = ui.driver.view().hats.needs
    return frozenset(answer.decision.name() for wish in needs for answer in wish.answers)
