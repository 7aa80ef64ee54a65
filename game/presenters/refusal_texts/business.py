"""Budget, funds, vendors, contracts."""

from typing import Final

from game.i18n import N_

REFUSALS: Final[dict[str, str]] = {
    "unknown_contract": N_("There is no contract {id}."),
    "unknown_bid": N_("There is no offer {id}."),
    "change_out_of_range": N_("The change must lie between {least} and {most} per cent."),
    "budget_proposal_open": N_("A plan is with the executives already."),
    "budget_proposed_recently": N_("A plan was proposed recently; the next one in {weeks} weeks."),
    "too_late_for_answer": N_("The answer would come after the end."),
    "no_plan_left": N_("Nothing is planned any more for {account}."),
    "same_account": N_("Source and target are the same: {account}."),
    "amount_not_positive": N_("The amount must be more than nothing."),
    "not_enough_budget": N_("{account} has only {left_cents} left."),
    "capital_and_expense": N_("Finance lets investment become expense only at a trust of {needed}; it is {trust}."),
    "more_than_finance_allows": N_("Finance lets at most {left_cents} more be moved."),
    "funds_request_open": N_("A business case is with the executives already."),
    "funds_asked_recently": N_("The executives were asked recently; again in {weeks} weeks."),
    "successor_signed": N_("A successor of {contract} is signed already."),
    "bids_already_called": N_("Offers for {contract} are called already."),
    "bids_on_the_table": N_("Offers for {contract} are on the table."),
    "no_vendor": N_("No vendor offers that: {kind}."),
    "contract_lapsed": N_("{contract} has ended."),
    "contract_cancelled": N_("{contract} is cancelled."),
    "talk_under_way": N_("A talk with {vendor} is under way."),
    "talk_held": N_("There was a talk with {vendor} in this term already."),
    "rounds_used": N_("{vendor} takes no further round in this term."),
    "no_leverage": N_("Nothing to bargain with: {vendor} gives way only to a rival offer or to volume."),
    "starts_too_late": N_("It would start only in {week}."),
    "already_renewed": N_("The next term of {contract} is agreed already."),
    "renewal_too_early": N_("It is too early to renew; possible in {weeks} weeks."),
    "review_under_way": N_("A licence review is under way."),
    "nothing_to_review": N_("There is nothing left to count."),
}
