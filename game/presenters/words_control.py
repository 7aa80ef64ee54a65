"""Words for codes of portfolio, control and closing of projects."""

from typing import Final

from game.i18n import N_

FIELDS: Final[dict[str, dict[str, str]]] = {
    "matter": {
        "people": N_("people"),
        "money": N_("money"),
        "date": N_("the date"),
        "scope": N_("scope"),
        "conflict": N_("a conflict"),
    },
    "colour": {
        "green": N_("green"),
        "amber": N_("amber"),
        "red": N_("red"),
    },
    "forecast": {
        "honest": N_("honest"),
        "rosy": N_("rosy"),
    },
    "method": {
        "predictive": N_("predictive"),
        "agile": N_("agile"),
        "hybrid": N_("hybrid"),
    },
    "response": {
        "avoid": N_("avoid"),
        "mitigate": N_("mitigate"),
        "transfer": N_("pass on"),
        "accept": N_("live with it"),
        "contingency": N_("hold money ready"),
    },
    "tolerance": {
        "tight": N_("tight tolerance"),
        "normal": N_("usual tolerance"),
        "wide": N_("wide tolerance"),
    },
    "status": {
        "proposed": N_("proposed"),
        "declined": N_("declined"),
        "chartered": N_("chartered"),
        "running": N_("running"),
        "paused": N_("paused"),
        "live": N_("live"),
        "closed": N_("closed"),
        "cancelled": N_("cancelled"),
    },
    "risk": {
        "general-illness": N_("somebody on the team falls ill"),
        "general-late_delivery": N_("a delivery comes late"),
        "general-wrong_parts": N_("the wrong parts arrive"),
        "general-undocumented_interface": N_("an interface that nobody wrote down"),
        "general-poor_data": N_("poor data"),
        "general-price_rise": N_("a price rise"),
        "general-new_rule": N_("a new regulation"),
        "general-forgotten_department": N_("a department that was forgotten"),
        "general-careless_build": N_("careless work"),
        "general-outage_in_tests": N_("an outage during the tests"),
        "general-transport_strike": N_("a transport strike"),
        "general-busy_sponsor": N_("a sponsor without time"),
    },
    "answer": {
        "accept": N_("accepted"),
        "defer": N_("put off"),
        "escalate": N_("escalated"),
        "take": N_("taken up"),
        "back": N_("sent back"),
        "sponsor": N_("passed on to the sponsor"),
    },
    "reason": {
        "no_capacity": N_("no capacity"),
        "no_money": N_("no money"),
        "no_value": N_("too little benefit"),
        "later": N_("not now, perhaps later"),
    },
}
"""Field to code to word; codes that other fields know as well are added to theirs."""

ROOTS: Final[dict[str, str]] = {
    "projects/dispute": N_("chance (whose call it is)"),
    "projects/risk": N_("chance (what may go wrong)"),
    "projects/wish": N_("chance (what people want besides)"),
    "projects/spot": N_("chance (who looks behind a report)"),
    "projects/sprint": N_("chance (what working software shows)"),
    "projects/escape": N_("chance (when a defect shows)"),
    "projects": N_("chance (projects)"),
}
"""Family of draws to what to call it."""
