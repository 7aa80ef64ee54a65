"""*Needs you now*: what waits for the hat that is worn, with its answers, their price, and what silence does."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from game.presenters.hats import need_lines
from game.presenters.refusals import reason
from game.presenters.words import word
from game.ui.labels import short
from game.ui.offers import offer_button, price
from game.ui.ranges import limit_words, usual_limit
from game.ui.widgets.base import Widget
from game.ui.widgets.controls import Button
from game.ui.widgets.layout import Column, Flow, Grid, Panel, Row
from game.ui.widgets.words import Icon, Label
from sim.catalogue import decision
from sim.kernel.decision import Quote

if TYPE_CHECKING:
    from game.ui.screens.desk import DeskScreen
    from game.ui.window import Ui
    from sim.hats.view import CardView, Need

_WORTH_CENTS: Final = 100_00
CARDS: Final = ("card_owner", "card_position", "card_answer")
_ICONS: Final = {
    **dict.fromkeys(CARDS, "git-branch"),
    "leave": "coffee",
    "change": "wrench",
    "go_live": "rocket",
    "staff": "user-plus",
    "escalation": "megaphone",
    "rebaseline": "flag",
    "proposal": "file-text",
    "leader": "crown",
    "contract_renews": "receipt",
    "contract_lapses": "receipt",
    "bid": "handshake",
    "applicant": "user-round",
    "incident": "flame",
    "sign": "frown",
    "promise": "handshake",
    "offer": "hand-helping",
    "change_request": "git-branch",
    "blocker": "traffic-cone",
    "conflict": "swords",
    "charter": "file-text",
    "baseline": "flag",
    "report": "send",
    "acceptance": "check-check",
    "close": "archive",
}


class _Matter(Column):
    """What stands on a card; Tab comes to its answers before it comes to the handbook, which stands above them."""

    def __init__(self, *parts: Widget, late: Widget | None) -> None:
        super().__init__(*parts, gap=4)
        self._late = late

    def walk(self) -> Iterator[Widget]:
        late = self._late
        yield self
        yield from (widget for child in self.children for widget in child.walk() if widget is not late)
        if late is not None:
            yield late


def needs_panel(ui: Ui, desk: DeskScreen) -> Widget:
    """Return at most five cards, and how many more wait in the inbox."""
    assert ui.driver is not None
    hats = ui.driver.view().hats
    if not hats.needs:
        calm = Label(ui.t("Nobody waits for you. Look after what is yours, or let the week run."), colour="quiet")
        return Panel(calm, title=ui.t("Needs you now"), accent="good")
    remark = ui.t("{n} more in the inbox", n=hats.needs_more) if hats.needs_more else ""
    cards = [need_card(ui, desk, need) for need in hats.needs]
    return Panel(Grid(*cards, least=290, most=3, gap=10), title=ui.t("Needs you now"), remark=remark, accent="bad")


def need_card(ui: Ui, desk: DeskScreen, need: Need) -> Widget:
    """Return one matter: who, what, by when, its answers, what the handbook says, and what silence does."""
    assert ui.names is not None and ui.driver is not None
    hats = ui.driver.view().hats
    wanted, otherwise = need_lines(ui.names, need.kind, need.asker, need.subject, dict(need.parameters))
    head = Row(
        Icon(_ICONS.get(need.kind, "bell"), size=15, colour=ui.accent),
        Label(wanted, weight="semibold"),
        grow=(0, 1),
        gap=6,
        align="top",
    )
    when = Label(_when(ui, need), size=11, colour="watch" if _soon(ui, need) else "quiet")
    asking = advice_line(ui, desk, need)
    said = need.subject in desk.advice
    parts: list[Widget] = [head, when if said or asking is None else Row(when, asking, grow=(1,), align="middle")]
    parts.append(Flow(*_answers(ui, need), gap=6))
    always = _from_now_on(ui, need)
    if always is not None:
        parts.append(Flow(always))
    if hats.answered(need):
        otherwise = ui.t("If you do nothing: your standing order answers it.")
    parts.append(Label(otherwise, size=12, colour="quiet"))
    if said and asking is not None:
        parts.append(asking)
    return Panel(
        _Matter(*parts, late=asking), tone="raised", border="", pad=10, key=f"need/{need.subject}", why=_why(ui, need)
    )


def _answers(ui: Ui, need: Need) -> list[Widget]:
    if need.kind in CARDS:
        from game.ui.screens.card import CardDialog

        words = ui.t("Read and decide")
        subject = need.subject
        read = Button(words, lambda: ui.push(CardDialog(subject)), style=ui.accent, key=f"card/{subject}")
        on = _send_on(ui, need)
        return [read] if on is None else [on, read]
    return [offer_button(ui, answer.decision, size=12) for answer in need.answers]


def _send_on(ui: Ui, need: Need) -> Button | None:
    """Return what sends a person at the wrong door on without reading further; None for every other card."""
    assert ui.driver is not None and ui.names is not None
    card = ui.driver.view().hats.card(need.subject)
    if card is None or card.kind != "wrong_door" or card.stage != "answer":
        return None
    made = decision("answer_dilemma", {"card": card.id, "option": card.silent})
    button = offer_button(ui, made, words=ui.t("Send it on"), size=12)
    button.tip = next((ui.names.prose(o.effect) for o in card.options if o.id == card.silent), button.tip)
    return button


def _from_now_on(ui: Ui, need: Need) -> Button | None:
    """Return what lets a standing order answer this and whatever comes like it; None if none could, or one does."""
    assert ui.driver is not None
    hats = ui.driver.view().hats
    if need.rule not in hats.order_rules:
        return None
    limit = limit_words(ui, need.rule, usual_limit(ui, need.rule))
    rule = word(ui.speak, "rule", need.rule)
    button = offer_button(
        ui,
        decision("set_standing_order", {"rule": need.rule}),
        words=ui.t("From now on: {rule}", rule=f"{rule}, {limit}" if limit else rule),
        style="quiet",
        size=11,
        key=f"always/{need.rule}/{need.subject}",
    )
    button.tip += f" {ui.t('In force')}: {len(hats.orders)} / {ui.driver.scenario.rules.hats.orders_most}"
    return button


def _when(ui: Ui, need: Need) -> str:
    assert ui.driver is not None
    parts = []
    if need.by_s >= 0:
        ends = need.by_s >= ui.driver.week_end_s - 2 or need.by_s <= ui.driver.clock
        this = _soon(ui, need) and ends
        parts.append(ui.t("this week") if this else ui.t("by {when}", when=ui.speak.day(need.by_s)))
    if need.worth_cents >= _WORTH_CENTS:
        worth = ui.speak.money(need.worth_cents, ui.driver.scenario.currency)
        parts.append(ui.t("at stake {money}", money=worth))
    return " · ".join(parts)


def _soon(ui: Ui, need: Need) -> bool:
    assert ui.driver is not None
    return 0 <= need.by_s <= ui.driver.week_end_s


def _why(ui: Ui, need: Need) -> str:
    """Return the event that lies behind a matter, if its name is known to the log."""
    assert ui.driver is not None
    for name in (need.subject, f"{need.subject}/opened", f"{need.subject}/requested", f"{need.subject}/made"):
        if ui.driver.find(name) is not None:
            return name
    return ""


def advice_line(ui: Ui, desk: DeskScreen, about: Need | CardView) -> Widget | None:
    """Return the button that asks the handbook, or what it said; None where the level has no handbook."""
    assert ui.driver is not None and ui.names is not None
    name = getattr(about, "subject", "") or getattr(about, "id", "")
    said = desk.advice.get(name)
    if said is not None:
        return Row(Icon("book-open", size=13, colour="good"), Label(said, size=12), grow=(0, 1), gap=6, align="top")
    hours = ui.driver.advice_price
    if hours is None:
        return None
    shown = price(ui, Quote(hours, 0, None)) if hours else ""
    return Button(
        ui.t("Handbook?"),
        lambda: _ask(ui, desk, name, about),
        price=shown,
        icon="book-open",
        style="quiet",
        size=11,
        key=f"advice/{name}",
        tip=ui.t("What would the handbook do?"),
    )


def _ask(ui: Ui, desk: DeskScreen, name: str, about: Need | CardView) -> None:
    assert ui.driver is not None and ui.names is not None
    advice = ui.driver.advice(about)
    ui.rebuild()
    if advice.refusal is not None:
        ui.toast(reason(ui.names, advice.refusal), "watch")
        return
    said = ui.t(advice.reason)
    if advice.decision is not None:
        said = ui.t("The handbook: {what}. {why}", what=short(ui, advice.decision), why=said)
    desk.advice[name] = said
