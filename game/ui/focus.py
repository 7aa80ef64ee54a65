"""Where Tab goes: from stop to stop in the order of the tree, first into what matters on a screen."""

from __future__ import annotations

from game.ui.widgets.base import Widget


def next_stop(root: Widget, focused: Widget | None, step: int) -> Widget | None:
    """Return the widget that Tab gives the focus to.

    Args:
        root: Tree of the screen.
        focused: What has the focus now, or None.
        step: 1 forwards, -1 backwards.
    """
    stops = [widget for widget in root.walk() if widget.active and widget.box.w > 0]
    if not stops:
        return None
    if focused in stops:
        return stops[(stops.index(focused) + step) % len(stops)]
    if step < 0:
        return stops[-1]
    lead = next((widget for widget in root.walk() if widget.lead), root)
    return next((widget for widget in lead.walk() if widget in stops), stops[0])
