"""A card read at a desk: its story, whose call it is, its answers with what they do and take."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from game.presenters.words import word
from game.ui.naming import up
from game.ui.offers import offer_button
from game.ui.screen import Screen
from game.ui.widgets.base import Widget
from game.ui.widgets.controls import Button
from game.ui.widgets.layout import Column, Flow, Panel, Scroll
from game.ui.widgets.words import Label
from sim.catalogue import decision

if TYPE_CHECKING:
    from game.ui.window import Ui
    from sim.hats.view import CardView, OptionView

_OWNERS: Final = ("it", "pm", "sponsor", "executives", "hr", "finance", "department")


class CardDialog(Screen):
    """One card; it stays open until everything this seat can say to it is said."""

    dialog: ClassVar[bool] = True
    width = 640
    topic = "cards"

    def __init__(self, card: str) -> None:
        """Take the card's id."""
        self.card = card
        self._open = False

    def enter(self, ui: Ui) -> None:
        """Take the accent of the hat."""
        self.accent = ui.driver.seat if ui.driver is not None and ui.driver.seat in ("it", "pm") else "both"
        self._open = self._waits(ui)

    def _waits(self, ui: Ui) -> bool:
        """Tell whether an answer is still wanted of anybody."""
        card = ui.driver.view().hats.card(self.card) if ui.driver is not None else None
        return card is not None and not card.option

    def tick(self, ui: Ui, seconds: float) -> None:
        """Close once it is decided: the line below the desk says what was chosen, and takes it back."""
        if self._open and not self._waits(ui):
            ui.pop(self)

    def build(self, ui: Ui) -> Widget:
        """Return story, question, and what can be said."""
        assert ui.driver is not None and ui.names is not None
        hats = ui.driver.view().hats
        card = hats.card(self.card) or next((c for c in hats.past if c.id == self.card), None)
        close = Button(ui.t("Close"), lambda: ui.pop(self), shortcut="Esc", key="card/close")
        if card is None:
            return Column(Label(ui.t("This card is closed.")), close, pad=20)
        prose = ui.names.prose
        body: list[Widget] = [
            Label(prose(card.title) or card.id, size=18, weight="bold"),
            Label(prose(card.story)),
            *self._said(ui, card),
            *self._asked(ui, card),
        ]
        return Column(Scroll(Column(*body, gap=10), key=f"card/{card.id}"), Flow(close), pad=20, grow=(1, 0))

    def _said(self, ui: Ui, card: CardView) -> list[Widget]:
        assert ui.names is not None
        lines: list[Widget] = []
        if card.owner:
            lines.append(Label(ui.t("Whose call: {who}.", who=word(ui.speak, "owner", card.owner)), weight="semibold"))
        if card.why:
            lines.append(Label(ui.names.prose(card.why), colour="quiet"))
        for seat, option in card.positions:
            chosen = ui.names.prose(f"cards.{card.id}.options.{option}.label") or option
            lines.append(Label(ui.t("{who} would: {what}.", who=up(word(ui.speak, "seat", seat)), what=chosen)))
        if card.option:
            chosen = ui.names.prose(f"cards.{card.id}.options.{card.option}.label") or card.option
            lines.append(Label(ui.t("Decided: {what}.", what=chosen), weight="semibold"))
        return lines

    def _asked(self, ui: Ui, card: CardView) -> list[Widget]:
        if not card.mine or card.option:
            return []
        if card.stage == "owner":
            owners = [offer_button(ui, decision("name_owner", {"card": card.id, "owner": o})) for o in _OWNERS]
            return [Label(ui.t("Whose call is this?"), weight="semibold"), Flow(*owners)]
        name = "state_position" if card.stage == "position" else "answer_dilemma"
        return [self._option(ui, card, name, option) for option in card.options]

    def _option(self, ui: Ui, card: CardView, name: str, option: OptionView) -> Widget:
        assert ui.names is not None
        effect = ui.names.prose(option.effect)
        button = offer_button(ui, decision(name, {"card": card.id, "option": option.id}))
        return Panel(Column(Flow(button), Label(effect, colour="quiet"), gap=6), tone="raised", border="", pad=10)
