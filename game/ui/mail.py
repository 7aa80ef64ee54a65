"""The inbox of either hat."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from game.i18n import N_
from game.presenters import decisions
from game.presenters.fill import show
from game.presenters.hats import letter_line
from game.presenters.refusals import reason
from game.ui.history import history
from game.ui.naming import promise_words, up
from game.ui.needs import advice_line, need_card
from game.ui.offers import form_button, section_actions
from game.ui.widgets.base import Widget
from game.ui.widgets.controls import Button, Tabs
from game.ui.widgets.layout import Column, Flow, Grid, Panel, Row, Scroll
from game.ui.widgets.table import Cell, Table, TableColumn, TableRow
from game.ui.widgets.words import Label
from sim.kernel.errors import Refusal

if TYPE_CHECKING:
    from game.ui.screens.desk import DeskScreen
    from game.ui.window import Ui
    from sim.hats.view import CardView
    from sim.relations.view import PromiseView

_TABS: Final = {
    "waiting": N_("Waiting"),
    "cards": N_("Cards"),
    "promises": N_("Promises"),
    "letters": N_("Notes and letters"),
    "refusals": N_("Refusals"),
}


def waiting(ui: Ui) -> int:
    """Return how many matters wait for the hat that is worn."""
    assert ui.driver is not None
    hats = ui.driver.view().hats
    return len(hats.needs) + hats.needs_more


def inbox(ui: Ui, desk: DeskScreen) -> Widget:
    """Return the inbox with the chosen tab open."""
    tab = desk.chosen.get("tab", "waiting")
    tab = tab if tab in _TABS else "waiting"
    pages: dict[str, Callable[[Ui, DeskScreen], Widget]] = {
        "waiting": _waiting,
        "cards": _cards,
        "promises": _promises,
        "letters": _letters,
        "refusals": _refusals,
    }
    tabs = Tabs(_titles(ui), tab, lambda chosen: desk.pick(ui, tab=chosen), key="inbox/tabs")
    return Column(tabs, Scroll(pages[tab](ui, desk), key=f"inbox/{tab}"), grow=(0, 1), gap=8)


def _titles(ui: Ui) -> list[tuple[str, str]]:
    assert ui.driver is not None
    view = ui.driver.view()
    counts = {"waiting": waiting(ui), "cards": len(view.hats.cards), "promises": len(view.relations.promises)}
    return [(tab, f"{ui.t(title)} ({counts[tab]})" if counts.get(tab) else ui.t(title)) for tab, title in _TABS.items()]


def _waiting(ui: Ui, desk: DeskScreen) -> Widget:
    assert ui.driver is not None
    hats = ui.driver.view().hats
    parts: list[Widget] = []
    if hats.needs:
        parts.append(Grid(*(need_card(ui, desk, need) for need in hats.needs), least=320, most=3, gap=10))
    else:
        parts.append(Label(ui.t("Nobody waits for an answer."), colour="quiet"))
    if hats.needs_more:
        more = ui.speak.plural(
            "{n} more waits; it moves up as soon as one of these is answered.",
            "{n} more wait; they move up as soon as one of these is answered.",
            hats.needs_more,
        )
        parts.append(Label(more, colour="quiet"))
    return Column(*parts, section_actions(ui, "inbox"))


def _cards(ui: Ui, desk: DeskScreen) -> Widget:
    assert ui.driver is not None
    hats = ui.driver.view().hats
    if not hats.cards and not hats.past:
        return Label(ui.t("No card has come yet. They come in the week, at most one a week."), colour="quiet")
    open_ = [_card(ui, desk, card) for card in hats.cards]
    past = [_card(ui, desk, card) for card in reversed(hats.past)]
    return Column(*open_, *past, gap=8)


def _card(ui: Ui, desk: DeskScreen, card: CardView) -> Widget:
    assert ui.names is not None
    from game.ui.screens.card import CardDialog

    prose = ui.names.prose
    state = ui.t("waits for you") if card.mine else ui.t("answered") if card.option else ui.t("waits for the other hat")
    answer = prose(f"cards.{card.id}.options.{card.option}.label") if card.option else ""
    lines: list[Widget] = [Label(prose(card.title) or card.id, weight="semibold")]
    lines.append(Label(f"{state}: {answer}" if answer else state, size=12, colour="watch" if card.mine else "quiet"))
    advice = advice_line(ui, desk, card) if card.mine else None
    buttons: list[Widget] = [Button(ui.t("Read"), lambda: ui.push(CardDialog(card.id)), key=f"read/{card.id}")]
    if advice is not None:
        buttons.append(advice)
    return Panel(Row(Column(*lines, gap=2), Flow(*buttons), grow=(1, 0), align="middle"), pad=10)


def _promises(ui: Ui, desk: DeskScreen) -> Widget:
    assert ui.driver is not None
    relations = ui.driver.view().relations
    rows = [_promise(ui, promise) for promise in sorted(relations.promises, key=lambda p: (p.due_week or 999, p.id))]
    summary = ui.t(
        "Kept so far: {kept}. Broken: {broken}. You may give {left} more.",
        kept=relations.promises_kept,
        broken=relations.promises_broken,
        left=relations.promises_left,
    )
    if not rows:
        rows = [Label(ui.t("Nothing is promised at present."), colour="quiet")]
    return Column(Label(summary, colour="quiet"), *rows, gap=8)


def _promise(ui: Ui, promise: PromiseView) -> Widget:
    assert ui.driver is not None
    near = promise.mine and 0 < promise.due_week <= ui.driver.week + ui.driver.scenario.turn_weeks
    text: Widget = Label(promise_words(ui, promise), colour="watch" if near else "text", why=f"{promise.id}/made")
    if not promise.mine:
        return Panel(text, pad=10)
    put_off = form_button(ui, "renegotiate_promise", promise=promise.id, size=12)
    return Panel(Row(text, put_off, grow=(1,), align="middle"), pad=10)


def _letters(ui: Ui, desk: DeskScreen) -> Widget:
    assert ui.driver is not None and ui.names is not None
    hats = ui.driver.view().hats
    parts: list[Widget] = []
    if hats.letter:
        lines = [letter_line(ui.names, key, dict(pairs)) for key, pairs in hats.letter]
        letter = Column(*(Label(line, size=14) for line in lines if line), gap=4)
        parts.append(Panel(letter, title=ui.t("The other hat wrote on Friday"), accent=_other(desk)))
    for note in reversed(hats.notes):
        who = up(show(ui.names, "seat", note.seat))
        parts.append(Panel(Label(note.text), title=f"{who} · {ui.speak.week(note.week)}", accent=_other(desk)))
    for prediction in reversed(hats.predictions):
        values = {"subject": prediction.subject, "value": prediction.value, "week": prediction.week}
        said = decisions.made(ui.names, "predict", values)
        parts.append(Panel(Label(said, colour="quiet"), pad=10))
    if not parts:
        parts.append(Label(ui.t("No letter and no note yet."), colour="quiet"))
    parts.append(Flow(form_button(ui, "write_handover_note"), form_button(ui, "predict")))
    return Column(*parts, gap=8)


def _other(desk: DeskScreen) -> str:
    return "pm" if desk.accent == "it" else "it"


def _refusals(ui: Ui, desk: DeskScreen) -> Widget:
    assert ui.driver is not None and ui.names is not None
    names = ui.names
    found = [e for e in history(ui.driver).refused if e.seat == desk.seat]
    rows = []
    for event in reversed(found[-60:]):
        what = decisions.title(ui.speak, event.name)
        rows.append(
            TableRow(
                event.id,
                (
                    Cell(ui.speak.moment(event.t_s), sort=event.t_s),
                    Cell(what),
                    Cell(reason(names, Refusal(event.code, event.parameters)), colour="quiet"),
                ),
                why=event.id,
                tip=decisions.made(names, event.name, dict(event.arguments)),
            )
        )
    columns = [TableColumn(ui.t("When")), TableColumn(ui.t("What"), grow=0.4), TableColumn(ui.t("Why not"), grow=1)]
    return Table(columns, rows, key="refusals", most=16, empty=ui.t("Nothing was refused so far."))
