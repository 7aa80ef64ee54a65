"""Who sits on which chair of a room: names on the cover, observers, and the swap at a quarter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.ui.widgets.base import Widget
from game.ui.widgets.controls import Button
from game.ui.widgets.layout import Centre, Column, Flow
from game.ui.widgets.words import Label

if TYPE_CHECKING:
    from game.ui.window import Ui

_LARGE, _PROJECTED = 44.0, 72.0


def called(ui: Ui, seat: str) -> list[Widget]:
    """Return the name of whoever's turn it is, large enough for the last row where a projector shows it."""
    name = ui.room.sits(seat) if ui.room is not None else ""
    if not name:
        return []
    return [Label(name, size=_PROJECTED if ui.projector else _LARGE, weight="bold", align="centre")]


def beside(ui: Ui, seat: str) -> list[Widget]:
    """Return who observes, who hands over, and at a quarter the way to swap the chairs."""
    room = ui.room
    if room is None:
        return []
    parts: list[Widget] = []
    other = room.sits("pm" if seat == "it" else "it")
    if room.hands_over and other:
        words = ui.t("Hand-over: {name} sat here before, and stays beside you for this turn.", name=other)
        parts.append(Label(words, size=15, colour="watch", align="centre"))
    if room.observers:
        words = ui.t("Observing: {names}", names=ui.speak.listing(room.observers))
        parts.append(Label(words, colour="quiet", align="centre"))
    if room.may_swap:
        button = Button(
            ui.t("Swap chairs for the next quarter"), lambda: _swap(ui), icon="refresh-cw", key="cover/swap"
        )
        parts.append(Column(Centre(Flow(button)), gap=0))
    return parts


def _swap(ui: Ui) -> None:
    if ui.room is not None:
        ui.room.swap()
        ui.toast(ui.t("The chairs are swapped. This turn is the hand-over."), "good")
        ui.rebuild()
