"""The sections of the IT manager's desk."""

from typing import Final

from game.i18n import N_

SECTIONS: Final[dict[str, str]] = {
    "overview": N_("Overview"),
    "inbox": N_("Inbox"),
    "services": N_("Services"),
    "queue": N_("Queue"),
    "people": N_("People"),
    "budget": N_("Budget"),
    "vendors": N_("Vendors"),
    "security": N_("Security"),
    "strategy": N_("Strategy"),
    "portfolio": N_("Portfolio"),
}
"""Module of a section to its title, in the order of the list at the left."""
