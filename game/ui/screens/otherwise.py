"""The form of a decision at an earlier desk: what could have been decided there, and why it would have been refused."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from game.play.past import Past
from game.presenters.refusals import reason
from game.ui import offers
from game.ui.form import Form
from game.ui.screens.decide import DecideDialog
from game.ui.seen import desk_seen
from game.ui.widgets.base import Widget
from game.ui.widgets.controls import Button
from game.ui.widgets.layout import Column, Flow
from game.ui.widgets.words import Meter
from sim.kernel.units import week_of

if TYPE_CHECKING:
    from game.ui.window import Ui
    from sim.session import Decision

_SLICE_S = 0.010


class OtherwiseDialog(DecideDialog):
    """One decision as it could have been made: the desk of that week is built again, then the form shows."""

    topic = "debrief"

    def __init__(
        self, name: str, given: Mapping[str, Any], desk: Past, take: Callable[[Decision], None], *, was: bool
    ) -> None:
        """Take a decision and the desk it belongs to.

        Args:
            name: Canonical name of the decision.
            given: Arguments that are chosen already.
            desk: The desk, which need not be there yet.
            take: What is done with the decision that was filled in.
            was: Whether just this was decided, so that something about it must differ.
        """
        super().__init__(name, dict(given))
        self._desk, self._take, self._was = desk, take, was

    def enter(self, ui: Ui) -> None:
        """Wear the hat of that desk."""
        self.accent = self._desk.seat if self._desk.seat in ("it", "pm") else "both"

    def tick(self, ui: Ui, seconds: float) -> None:
        """Go on to the desk."""
        if self.past is not None:
            return
        before = self._desk.share
        if self._desk.step(_SLICE_S):
            self.past = self._desk
            self._form = Form(ui, self.name, self._preset)
        if self.past is not None or int(before * 20) != int(self._desk.share * 20):
            ui.rebuild()

    def build(self, ui: Ui) -> Widget:
        """Return the form, or how far the way back is."""
        if self.past is not None:
            return super().build(ui)
        share = self._desk.share
        label = ui.t("Going back to {week}", week=ui.speak.week(week_of(self._desk.t_s)))
        return Column(
            Meter(share, self.accent, label=label, words=ui.speak.share(share)),
            Flow(Button(ui.t("Cancel"), lambda: ui.pop(self), key="decide/cancel", shortcut="Esc")),
            pad=20,
            gap=12,
        )

    def _verb(self, ui: Ui) -> str:
        return ui.t("Take this")

    def _judge(self, ui: Ui, decision: Decision) -> tuple[str, str]:
        """Return why the decision would have been refused at that desk, whose call it is included, and its price."""
        assert ui.names is not None
        if self._was and decision.arguments() == self._preset:
            return ui.t("This is what was decided; choose something else."), ""
        quote = desk_seen(ui).quote(decision)
        why_not = reason(ui.names, quote.refusal) if quote.refusal is not None else ""
        return why_not, offers.price(ui, quote)

    def _do(self, ui: Ui) -> None:
        decision = self._form.decision() if self._form is not None else None
        if decision is not None:
            ui.pop(self)
            self._take(decision)
