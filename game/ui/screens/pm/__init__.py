"""The sections of the project manager's desk."""

from typing import Final

from game.i18n import N_

SECTIONS: Final[dict[str, str]] = {
    "overview": N_("Overview"),
    "inbox": N_("Inbox"),
    "scope": N_("Scope"),
    "plan": N_("Plan"),
    "team": N_("Team"),
    "risks": N_("Risks"),
    "changes": N_("Changes"),
    "status": N_("Status"),
    "close": N_("Closing"),
}
"""Module of a section to its title, in the order of the list at the left."""
