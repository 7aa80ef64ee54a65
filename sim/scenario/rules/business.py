"""Numbers of the model: bids, contracts, budget rounds, departments."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BusinessRules:
    """Bids, contracts, budget rounds, departments.

    Attributes:
        uplift_low_share: Least uplift of a renewal that nobody negotiated.
        uplift_high_share: Greatest one.
        expiry_lead_weeks: How long before the last free week to cancel the end of a term is told.
        short_term_uplift_factor: Factor on the uplift of a term of half a year.
        long_term_uplift_factor: Factor on the uplift of a term of two years.
        late_notice_fee_share: Part of a year's price for cancelling to the end of the term after notice has passed.
        at_once_fee_share: Part of the rest of the term's price for cancelling at once.
        unlicensed_factor: Price of using what is no longer licensed, over the licence's.
        bid_days_low: Soonest answer to a call.
        bid_days_high: Latest answer.
        bid_chance_low: Chance that a vendor with a relation of 0 answers; at 100 all do.
        bid_noise_share: A bid's price is drawn within this share around the vendor's level.
        bid_valid_weeks: Weeks in which a bid can be signed, after the one in which it came.
        bid_lead_low_weeks: Soonest start after signing.
        bid_lead_high_weeks: Latest start.
        bid_term_weeks: Length of the first term.
        bid_notice_weeks: Notice of the first term.
        bid_unsigned_relation_points: What a bid in vain costs with its vendor.
        setup_support_share: Cost of starting a support contract, of its yearly price.
        setup_other_share: The same of licences and cloud.
        early_start_weeks: How far ahead a contract can be signed.
        asset_support_share: Market price of a year's support of an asset, of the price of the asset.
        asset_support_response_h: Response asked for in such a contract.
        negotiate_low_share: Least discount of a talk.
        negotiate_high_share: Greatest one.
        negotiate_second_factor: Factor on the discount of the second round.
        negotiate_volume_factor: Factor on the discount where only volume speaks for the customer.
        negotiate_volume_cents: Yearly turnover with a vendor that counts as volume.
        negotiate_days_low: Shortest talk.
        negotiate_days_high: Longest talk.
        negotiate_slowdown_share: How much slower the vendor's support becomes with each round.
        negotiate_relation_points: What a round costs with the vendor.
        review_effort_h: Touch time of a licence review per contract.
        review_margin_share: Units kept above those in use.
        answer_days_low: Soonest answer of executives to a business case.
        answer_days_high: Latest answer.
        funds_base_share: Share granted of a request at a trust of 50 without evidence.
        funds_executive_slope: Added per point of executive trust above 50.
        funds_finance_slope: Added per point of Finance's trust above 50.
        funds_evidence_share: Added where the facts support the reason fully.
        funds_noise_share: Greatest effect of chance, up or down.
        funds_least_share: Below this the answer is no.
        funds_pause_weeks: Weeks between two requests.
        funds_weak_case_points: Trust of the executives lost by a case without evidence.
        funds_size_share: Request, as a share of the budget, at which size costs all sympathy.
        budget_days_low: Soonest answer to a budget plan.
        budget_days_high: Latest answer.
        budget_pause_weeks: Weeks between two plans.
        budget_cut_trust_points: Trust won per percent that IT offers to save, with the executives.
        move_share_per_review: Part of the whole plan that may be moved between two reviews at a Finance trust of 50.
        move_capital_trust: Finance trust needed to turn capital into expenses or the reverse.
        review_weeks: Weeks between executive reviews.
        review_weeks_short: The same in games under half a year.
        review_budget_slope: Trust per percent of overspending (lost) at a review.
        review_budget_tolerance_share: Variance that pleases everybody.
        review_good_points: Trust won by each of budget, outages and SLA when in order.
        review_outage_target_share: Value-weighted availability that executives take for granted.
        review_outage_slope: Trust lost per tenth of a percent of availability missed.
        review_sla_target_share: Share of tickets in time that they take for granted.
        review_sla_slope: Trust lost per percent missed.
        review_cap_points: Most that each of the three can cost.
        finance_month_good_points: Finance trust won by a month in plan.
        finance_month_bad_points: Finance trust lost by a month over plan.
        outage_points_per_h: Satisfaction lost per hour in which everybody in the department misses a service.
        outage_informed_factor: Factor where a major incident was declared and people told.
        outage_planned_factor: Factor for planned outages.
        outage_cap_points: Most that outages cost in a week.
        undeclared_trust_points: Trust lost by a P1 that nobody declared and told about.
        informed_trust_points: Trust won by telling.
        sla_neutral_share: Share of tickets in time that neither pleases nor annoys.
        sla_gain_points: Satisfaction won in a week with all tickets in time.
        sla_loss_points: Satisfaction lost in a week with none.
        reopened_points: Satisfaction lost per reopened ticket and 100 users.
        improved_points: Satisfaction won per enhancement delivered and 100 users.
        neutral_points: Where satisfaction and trust drift to.
        satisfaction_drift_share: Part of the distance per week.
        trust_drift_share: The same for trust.
        trust_follow_share: Trust moved per point of satisfaction moved.
        overspent_points: Finance's trust lost each time an account passes its plan.
        evidence_outage_h: Weighted outage hours of the last 8 weeks that convince everybody.
        evidence_incident_share: Evidence of one security incident.
        evidence_finding_share: Evidence of one open audit finding.
        evidence_morale: Mean morale below which people are a reason.
        evidence_fatigue: Mean fatigue above which people are a reason.
        evidence_mood_slope: Growth of the case for people per unit of morale lost or fatigue gained.
        evidence_growth_points: Satisfaction above neutral that makes the whole case for growth.
        funds_weak_case_share: Evidence below which executives mind having been asked.
        budget_change_most_percent: Largest change of the plan that may be proposed, up or down.
        negotiate_rounds_most: Talks that a vendor takes per term.
    """

    uplift_low_share: float
    uplift_high_share: float
    expiry_lead_weeks: int
    short_term_uplift_factor: float
    long_term_uplift_factor: float
    late_notice_fee_share: float
    at_once_fee_share: float
    unlicensed_factor: float
    bid_days_low: float
    bid_days_high: float
    bid_chance_low: float
    bid_noise_share: float
    bid_valid_weeks: int
    bid_lead_low_weeks: int
    bid_lead_high_weeks: int
    bid_term_weeks: int
    bid_notice_weeks: int
    bid_unsigned_relation_points: float
    setup_support_share: float
    setup_other_share: float
    early_start_weeks: int
    asset_support_share: float
    asset_support_response_h: float
    negotiate_low_share: float
    negotiate_high_share: float
    negotiate_second_factor: float
    negotiate_volume_factor: float
    negotiate_volume_cents: int
    negotiate_days_low: float
    negotiate_days_high: float
    negotiate_slowdown_share: float
    negotiate_relation_points: float
    review_effort_h: float
    review_margin_share: float
    answer_days_low: float
    answer_days_high: float
    funds_base_share: float
    funds_executive_slope: float
    funds_finance_slope: float
    funds_evidence_share: float
    funds_noise_share: float
    funds_least_share: float
    funds_pause_weeks: int
    funds_weak_case_points: float
    funds_size_share: float
    budget_days_low: float
    budget_days_high: float
    budget_pause_weeks: int
    budget_cut_trust_points: float
    move_share_per_review: float
    move_capital_trust: float
    review_weeks: int
    review_weeks_short: int
    review_budget_slope: float
    review_budget_tolerance_share: float
    review_good_points: float
    review_outage_target_share: float
    review_outage_slope: float
    review_sla_target_share: float
    review_sla_slope: float
    review_cap_points: float
    finance_month_good_points: float
    finance_month_bad_points: float
    outage_points_per_h: float
    outage_informed_factor: float
    outage_planned_factor: float
    outage_cap_points: float
    undeclared_trust_points: float
    informed_trust_points: float
    sla_neutral_share: float
    sla_gain_points: float
    sla_loss_points: float
    reopened_points: float
    improved_points: float
    neutral_points: float
    satisfaction_drift_share: float
    trust_drift_share: float
    trust_follow_share: float
    overspent_points: float
    evidence_outage_h: float
    evidence_incident_share: float
    evidence_finding_share: float
    evidence_morale: float
    evidence_fatigue: float
    evidence_mood_slope: float
    evidence_growth_points: float
    funds_weak_case_share: float
    budget_change_most_percent: int
    negotiate_rounds_most: int
