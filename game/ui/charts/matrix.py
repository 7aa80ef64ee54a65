"""Likelihood against impact: where the risks of a register lie."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

import pygame

from game.ui.canvas import Box, Canvas
from game.ui.charts.axis import SMALL
from game.ui.widgets.base import Press, Widget

if TYPE_CHECKING:
    from game.ui.window import Ui

_TONES: Final = (("good", "good", "watch"), ("good", "watch", "bad"), ("watch", "bad", "bad"))
"""By likelihood from below, then by impact from the left."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A risk in the matrix: its number, and its row and column from 0 (low) to 2 (high)."""

    key: str
    number: int
    words: str
    likelihood: int
    impact: int


class Matrix(Widget):
    """Nine fields with numbered risks in them, and the words for the axes at their ends."""

    focusable: ClassVar[bool] = True

    def __init__(
        self,
        title: str,
        spots: Sequence[Spot],
        *,
        across: str,
        up: str,
        choose: Callable[[str], None] | None = None,
        chosen: str = "",
        height: float = 150,
        key: str = "matrix",
    ) -> None:
        """Take risks, the words for both axes, and what choosing one does."""
        super().__init__(key=key)
        self.title, self.spots, self.across, self.up = title, tuple(spots), across, up
        self.choose, self.chosen, self.height = choose, chosen, height

    @property
    def active(self) -> bool:
        """Return whether there is a risk to choose."""
        return bool(self.spots) and self.choose is not None

    def natural(self, ui: Ui) -> float:
        """Return a useful width."""
        return 220.0

    def measure(self, ui: Ui, width: float) -> float:
        """Return the height of the fields and the words below."""
        return self.height + 18

    def _field(self, likelihood: int, impact: int) -> Box:
        left = 18.0
        w, h = (self.box.w - left - 4) / 3, (self.box.h - 18 - 4) / 3
        return Box(self.box.x + left + impact * (w + 2), self.box.y + (2 - likelihood) * (h + 2), w, h)

    def _centre(self, spot: Spot) -> tuple[float, float]:
        field = self._field(spot.likelihood, spot.impact)
        same = [s for s in self.spots if (s.likelihood, s.impact) == (spot.likelihood, spot.impact)]
        most = max(1, int((field.w - 4) // 24))
        at, rows = same.index(spot), -(-len(same) // most)
        row, column = divmod(at, most)
        here = min(most, len(same) - row * most)
        x = field.centre[0] + (column - (here - 1) / 2) * 24
        return x, field.centre[1] + (row - (rows - 1) / 2) * min(22.0, field.h / max(1, rows))

    def draw(self, ui: Ui, canvas: Canvas) -> None:
        """Draw the fields, the risks and the words."""
        t = canvas.theme
        for likelihood in range(3):
            for impact in range(3):
                tone = _TONES[likelihood][impact]
                canvas.panel(self._field(likelihood, impact), t.mix("panel", tone, 0.28), radius=5)
        for spot in self.spots:
            x, y = self._centre(spot)
            tone = _TONES[spot.likelihood][spot.impact]
            canvas.disc((x, y), 10, t.named(tone))
            if spot.key == self.chosen:
                canvas.outline(Box(x - 12, y - 12, 24, 24), t.text, radius=12, width=2)
            canvas.text(str(spot.number), (x, y - 8), size=SMALL, weight="bold", align="centre", colour=t.on_accent)
        low = self._field(0, 0)
        canvas.text(self.across, (low.x, self.box.bottom - 16), size=SMALL, colour=t.quiet, width=self.box.w - 20)
        self._draw_upright(ui, canvas)

    def _draw_upright(self, ui: Ui, canvas: Canvas) -> None:
        """Write the words for the upright axis from below to above."""
        t = canvas.theme
        shown = ui.type.elide(self.up, SMALL, self.box.h - 22)
        key = "upright", shown, t.quiet, canvas.scale
        turned = canvas.kept(key)
        if turned is None:
            turned = pygame.transform.rotate(ui.type.render(shown, SMALL, t.quiet), 90)
            canvas.keep(key, turned)
        bottom = self._field(0, 0).bottom
        canvas.picture(turned, (self.box.x, bottom - turned.get_height() / canvas.scale))

    def _spot_at(self, at: tuple[float, float]) -> Spot | None:
        near = [(abs(at[0] - x) + abs(at[1] - y), s) for s in self.spots for x, y in [self._centre(s)]]
        best = min(near, key=lambda pair: pair[0], default=None)
        return best[1] if best is not None and best[0] < 18 else None

    def click(self, ui: Ui, at: tuple[float, float], button: int = 1) -> bool:
        """Choose a risk."""
        spot = self._spot_at(at)
        if spot is None or self.choose is None:
            return False
        self.choose(spot.key)
        return True

    def press(self, ui: Ui, press: Press) -> bool:
        """Go from risk to risk by the arrows."""
        step = {"left": -1, "up": -1, "right": 1, "down": 1}.get(press.key)
        if step is None or not self.spots or self.choose is None:
            return False
        keys = [spot.key for spot in self.spots]
        at = keys.index(self.chosen) if self.chosen in keys else (-1 if step > 0 else 0)
        self.choose(keys[(at + step) % len(keys)])
        return True

    def tip_at(self, ui: Ui, at: tuple[float, float]) -> str:
        """Say the risk under the pointer."""
        spot = self._spot_at(at)
        return f"{spot.number} {spot.words}" if spot is not None else ""

    def text(self) -> Iterator[str]:
        """Say every risk."""
        yield f"[{self.title}] {self.up} · {self.across}"
        for spot in self.spots:
            yield f"  {spot.number} {spot.words}"
