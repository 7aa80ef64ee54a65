"""What a choice in a form brings with it, said before the click: when a window opens, whom it disturbs, its risk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sim.kernel.units import DAY, HOUR, week_start

if TYPE_CHECKING:
    from game.ui.window import Ui
    from sim.session import Decision

_WINDOWS: Final = ("evening", "saturday", "sunday", "lunch")
"""In the order in which the ruleset gives their figures."""


def consequence(ui: Ui, decision: Decision) -> str:
    """Return what a decision about a window brings with it; empty for any other.

    Args:
        ui: The window of the program.
        decision: As it is filled in now.
    """
    given = decision.arguments()
    window, week = given.get("window"), given.get("week")
    if ui.driver is None or window not in _WINDOWS or not isinstance(week, int) or week < 1:
        return ""
    speak, rules, at = ui.speak, ui.driver.scenario.rules.changes, _WINDOWS.index(str(window))
    opens_s = week_start(week) + round(rules.window_weekday[at]) * DAY + round(rules.window_hour[at]) * HOUR
    hours = speak.hours(rules.window_outage_h[at])
    parts = [ui.t("{when}: the system may be down for up to {hours}.", when=speak.moment(opens_s), hours=hours)]
    extra = round(rules.window_allowance_cents[at])
    if window == "lunch":
        parts.append(ui.t("In working hours, so everybody who needs it waits."))
    elif extra:
        money = speak.money(extra, ui.driver.scenario.currency)
        parts.append(ui.t("It takes somebody's free time: {money} on top of the hours.", money=money))
    else:
        parts.append(ui.t("It takes somebody's free time."))
    factor = rules.window_factor[at] - 1.0
    if factor > 0:
        parts.append(ui.t("Failure is {share} likelier than on an evening.", share=speak.share(factor)))
    elif factor < 0:
        parts.append(ui.t("Failure is {share} less likely than on an evening.", share=speak.share(-factor)))
    return " ".join(parts)
