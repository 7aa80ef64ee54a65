"""Contracts, vendors, budget rounds, executives."""

from typing import Final

from game.i18n import N_
from game.presenters.sentences.choice import Choice, Sentence

EVENTS: Final[dict[str, Sentence]] = {
    "contract_expiring": Choice(
        "auto_renew",
        {"True": N_("{contract} ends in {ends_week}; without a word it renews {uplift} dearer.")},
        N_("{contract} ends in {ends_week} and does not renew by itself."),
    ),
    "contract_renewal_agreed": N_("The next term of {contract} is agreed: {weeks} weeks, {uplift} dearer."),
    "contract_renewed": Choice(
        "by_itself",
        {"True": N_("{contract} renewed by itself: {cents_per_year} a year, was {before_cents_per_year}.")},
        N_("{contract} was renewed: {cents_per_year} a year, was {before_cents_per_year}."),
    ),
    "contract_signed": N_("{contract} was signed with {vendor}: {cents_per_year} a year from {starts_week}."),
    "contract_started": N_("{contract} with {vendor} is in force: {cents_per_year} a year, {setup_cents} to set up."),
    "contract_cancelled": N_("{contract} was cancelled to {ends_week}; fee {fee_cents}."),
    "contract_lapsed": N_("{contract} ended and nothing took its place."),
    "bids_called": N_("Offers were called for {contract}: {vendors}."),
    "bid_arrived": N_("{vendor} offers {contract} for {cents_per_year} a year."),
    "bid_expired": N_("An offer is no longer valid."),
    "negotiation_opened": N_("A talk with {vendor} began, round {round}."),
    "negotiation_concluded": Choice(
        lambda event: event.discount > 0,
        {"True": N_("The talk with {vendor} brought {discount} off.")},
        N_("The talk with {vendor} brought nothing."),
    ),
    "licence_review_opened": N_("Somebody began to count who uses what is paid for: {contracts}."),
    "licences_reviewed": N_("{contract}: {needed} of {units} units are needed; {saved_cents_per_year} a year less."),
    "budget_proposed": N_("A yearly plan went to the executives: {change_share} more or less."),
    "budget_answered": N_("The executives answered the yearly plan: {cents}."),
    "funds_requested": N_("A business case went to the executives: {cents} for {account}."),
    "funds_answered": Choice(
        lambda event: event.granted_cents > 0,
        {"True": N_("The executives granted {granted_cents} of {asked_cents} for {account}.")},
        N_("The executives declined {asked_cents} for {account}."),
    ),
    "executive_review_held": N_(
        "Executive review: budget {budget_points}, outages {outage_points}, SLA {sla_points}, strategy "
        "{strategy_points}; trust now {trust}."
    ),
}
