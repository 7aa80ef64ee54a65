"""Money and relations."""

from typing import Final

from game.i18n import N_
from game.presenters.sentences.choice import Choice, Sentence

EVENTS: Final[dict[str, Sentence]] = {
    "budget_moved": N_("{cents} of budget moved: {source} to {target}."),
    "budget_added": Choice(
        lambda event: event.cents < 0,
        {"True": N_("The budget for {account} was cut: {cents}.")},
        N_("The budget for {account} grew: {cents}."),
    ),
    "account_overspent": N_("The plan for {account} is overspent by {over_cents}."),
    "next_quarter_began": N_("The game is judged, and the same luck runs on; the plan goes on with {planned_cents}."),
    "month_closed": N_("Month {month} closed: {spent_cents} spent to date, {planned_cents} planned."),
    "satisfaction_changed": N_("{department}: satisfaction {points} points, now {now}."),
    "trust_changed": N_("{party}: trust {points} points, now {now}."),
}
