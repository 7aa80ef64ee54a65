"""Numbers of the model: cards, stories, standing orders, delegation, own hands."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HatsRules:
    """What comes to a hat, and what answers for it.

    Attributes:
        cards_least, cards_most: Cards in a game of 26 weeks, wrong doors apart.
        confidences_least, confidences_most: Of these, confidences.
        set_pieces_most: In any game.
        set_piece_rest_weeks: Between two of them.
        doors_per_week: Visitors at the wrong desk.
        third_party_trust: Points of trust from which a third party follows a recommendation.
        sign_to_turn_weeks: Between the sign and the turn of a story, before the level's factor; never less than two.
        search_put_off_weeks: By how much a full effect against leaving puts off a notice.
        orders_most: Standing orders of one hat.
        order_price_factor: What they cost in attention, as a share of doing it oneself.
        order_start_h: Hour of Monday at which they begin.
        order_report_h: Hour of Friday at which they report.
        order_change_size: Largest change that counts as low risk.
        order_grant_share: Part of a week that may be granted.
        order_grant_weeks: For so long.
        order_grant_load: To people below this load.
        order_leave_present: Share of the staff that must be left for leave not to fall into a peak.
        order_contract_cents: Yearly price below which a contract is renewed.
        order_contract_uplift: Uplift below which it is.
        order_declare_minutes: After which an incident of the first priority is declared.
        order_declare_people: Who are put on it.
        order_request_share: Part of a project's budget below which a change request is accepted.
        order_overrun_share: By how much a task may be over before it is estimated anew.
        order_sponsor_weeks: Between two talks with a sponsor.
        order_blocker_days: After which a blocker is escalated.
        delegations_most: Duties that one hat may give away.
        delegate_leadership: Least skill of who takes one.
        delegate_h: Hours that a matter costs that person.
        delegate_contract_cents: Yearly price up to which a delegate decides about contracts.
        delegate_wrong_share: Wrong answers at the least skill.
        delegate_wrong_slope: Fewer per level above that.
        small_company_people: Staff up to which a manager's own hands are part of the team.
        own_work_speed: What a manager does in an hour, against a specialist.
        own_work_most_h: At a time.
        own_work_motivation: What an hour of it costs a project's team, as a share of motivation.
        note_most_characters: Length of a note at the hand-over.
        predictions_most: Open at one time, per seat.
        needs_shown: Matters shown first at a desk.
    """

    cards_least: int
    cards_most: int
    confidences_least: int
    confidences_most: int
    set_pieces_most: int
    set_piece_rest_weeks: int
    doors_per_week: float
    third_party_trust: float
    sign_to_turn_weeks: float
    search_put_off_weeks: float
    orders_most: int
    order_price_factor: float
    order_start_h: float
    order_report_h: float
    order_change_size: int
    order_grant_share: float
    order_grant_weeks: int
    order_grant_load: float
    order_leave_present: float
    order_contract_cents: int
    order_contract_uplift: float
    order_declare_minutes: float
    order_declare_people: int
    order_request_share: float
    order_overrun_share: float
    order_sponsor_weeks: int
    order_blocker_days: float
    delegations_most: int
    delegate_leadership: float
    delegate_h: float
    delegate_contract_cents: int
    delegate_wrong_share: float
    delegate_wrong_slope: float
    small_company_people: int
    own_work_speed: float
    own_work_most_h: float
    own_work_motivation: float
    note_most_characters: int
    predictions_most: int
    needs_shown: int
