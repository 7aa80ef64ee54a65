"""Assets, services, monitoring."""

from typing import Final

from game.i18n import N_
from game.presenters.sentences.choice import Choice, Sentence

EVENTS: Final[dict[str, Sentence]] = {
    "asset_failed": Choice(
        "mode",
        {"degraded": N_("{asset}: impaired by a fault ({failure_cause}); about {repair_s} of work to repair.")},
        N_("{asset}: failed ({failure_cause}); about {repair_s} of work to repair."),
    ),
    "asset_broken": Choice(
        "mode",
        {"degraded": N_("{asset}: impaired by somebody or something else.")},
        N_("{asset}: put out of action by somebody or something else."),
    ),
    "asset_restored": N_("{asset}: working again after {down_s}."),
    "asset_overloaded": N_("{asset}: overloaded, at {load_share} of capacity."),
    "asset_relieved": N_("{asset}: no longer overloaded, at {load_share} of capacity."),
    "planned_outage_began": N_("{asset}: taken out of service as planned."),
    "planned_outage_ended": N_("{asset}: back from a planned outage."),
    "asset_patched": N_("{asset}: patched after {lag_days} days without."),
    "asset_replaced": N_("{asset}: replaced by new equipment."),
    "asset_upgraded": N_("{asset}: upgraded, now good for {capacity} users."),
    "service_state_changed": Choice(
        lambda event: f"{event.new}{'/planned' if event.planned else ''}",
        {
            "up": N_("{service}: up again."),
            "up/planned": N_("{service}: up again."),
            "degraded": N_("{service}: impaired."),
            "degraded/planned": N_("{service}: impaired, as planned."),
            "down/planned": N_("{service}: down, as planned."),
        },
        N_("{service}: down."),
    ),
    "monitoring_changed": Choice(
        "active",
        {"True": N_("Monitoring of {service} is now {level}.")},
        N_("Monitoring of {service} is being set up: {level}."),
    ),
    "alert_overload_changed": Choice(
        lambda event: event.ratio > 1,
        {"True": N_("There are more alerts than people can read ({ratio} of what they can).")},
        N_("People can read all alerts again ({ratio} of what they can)."),
    ),
}
