"""Standing orders and delegated duties of a hat: at most six rules that answer, at most two duties given away."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from game.play.turn import SPARED
from game.presenters.words import word
from game.ui.naming import up
from game.ui.offers import form_button, offer_button
from game.ui.ranges import limit_words, usual_limit
from game.ui.screen import Screen
from game.ui.widgets.base import Widget
from game.ui.widgets.controls import Button
from game.ui.widgets.layout import Column, Flow, Panel, Row, Scroll
from game.ui.widgets.words import Label, Meter
from sim.catalogue import decision
from sim.hats.rulebook import RULES

if TYPE_CHECKING:
    from game.ui.window import Ui
    from sim.hats.view import DelegationView, OrderView

_MOST = 6


class OrdersDialog(Screen):
    """What answers for a hat."""

    dialog: ClassVar[bool] = True
    width = 760
    topic = "orders"

    def __init__(self, seat: str) -> None:
        """Take the hat."""
        self.accent = "it" if seat == "it" else "pm"

    def other(self, ui: Ui) -> str:
        """Tell what the other hat may do about orders."""
        return "set_standing_order"

    def build(self, ui: Ui) -> Widget:
        """Return the rules in force, those that could be, and the duties."""
        assert ui.driver is not None
        hats = ui.driver.view().hats
        most = getattr(ui.driver.scenario.rules.hats, "orders_most", _MOST)
        used = Meter(len(hats.orders) / most, self.accent, label=ui.t("In force"), words=f"{len(hats.orders)} / {most}")
        body = Column(
            Panel(
                Column(used, *(self._order(ui, order) for order in hats.orders), gap=8),
                title=ui.t("Rules in force: they answer for you at half the price; their mistakes are yours"),
                tone="raised",
            ),
            Panel(Column(*(self._rule(ui, rule) for rule in hats.order_rules), gap=8), title=ui.t("Other rules")),
            Panel(self._duties(ui), title=ui.t("Duties given away: you stay accountable")),
            gap=10,
        )
        return Column(
            Label(ui.t("Orders and duties"), size=20, weight="bold"),
            Scroll(body, key="orders"),
            Flow(Button(ui.t("Close"), lambda: ui.pop(self), shortcut="Esc", key="orders/close")),
            pad=20,
            grow=(0, 1),
        )

    def _order(self, ui: Ui, order: OrderView) -> Widget:
        text = up(word(ui.speak, "rule", order.rule))
        limit = limit_words(ui, order.rule, order.limit)
        did = ui.t("done {done}, left alone {skipped}", done=order.done, skipped=order.skipped)
        if order.rule == SPARED:
            did = f"{did}. {self._spared(ui)}"
        words = Column(Label(f"{text}, {limit}" if limit else text), Label(did, size=11, colour="quiet"), gap=0)
        strike = offer_button(ui, decision("set_standing_order", {"rule": order.rule, "on": False}))
        buttons = [self._limit(ui, order.rule), strike] if RULES[order.rule].limit else [strike]
        return Row(words, *buttons, grow=(1,), align="middle", gap=6)

    def _rule(self, ui: Ui, rule: str) -> Widget:
        text = up(word(ui.speak, "rule", rule))
        limit = limit_words(ui, rule, usual_limit(ui, rule))
        put = offer_button(ui, decision("set_standing_order", {"rule": rule}))
        buttons = [self._limit(ui, rule), put] if RULES[rule].limit else [put]
        words: Widget = Label(f"{text}, {limit}" if limit else text)
        if rule == SPARED:
            words = Column(words, Label(self._spared(ui), size=11, colour="quiet"), gap=0)
        return Row(words, *buttons, grow=(1,), align="middle", gap=6)

    def _spared(self, ui: Ui) -> str:
        return ui.t("The week stops for the first P1 only.")

    def _limit(self, ui: Ui, rule: str) -> Widget:
        return form_button(ui, "set_standing_order", words=ui.t("Other limit"), style="quiet", rule=rule)

    def _duties(self, ui: Ui) -> Widget:
        assert ui.driver is not None
        hats = ui.driver.view().hats
        rows: list[Widget] = [self._given(ui, given) for given in hats.delegations]
        for duty in hats.duties:
            text = up(word(ui.speak, "duty", duty))
            give = form_button(ui, "delegate_duty", words=ui.t("Give to somebody"), duty=duty)
            rows.append(Row(Label(text), give, grow=(1,), align="middle"))
        if not rows:
            rows.append(Label(ui.t("There is no duty to give away."), colour="quiet"))
        return Column(*rows, gap=8)

    def _given(self, ui: Ui, given: DelegationView) -> Widget:
        assert ui.names is not None
        who = ui.names.of("people", given.person)
        text = ui.t("{duty}: {who}", duty=up(word(ui.speak, "duty", given.duty)), who=who)
        did = ui.t("answered {done}, {wrong} of them badly", done=given.done, wrong=given.wrong)
        back = offer_button(ui, decision("delegate_duty", {"duty": given.duty}))
        return Row(Column(Label(text), Label(did, size=11, colour="quiet"), gap=0), back, grow=(1,), align="middle")
