"""Numbers of the model: strategy, options, meetings, campaigns, warnings."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StrategyRules:
    """Strategy, options, meetings, campaigns, warnings.

    Attributes:
        goals_most: Directions that a strategy can weigh.
        pause_weeks: Weeks between two settings of it.
        steady_weeks: Until a strategy counts in full.
        change_trust_points: Trust of the executives lost by changing it before it counts in full.
        wanted_noise_share: How far what executives seem to want may lie from what they want.
        review_points: Trust won at a review by a strategy that is quite theirs and steady; lost by the opposite.
        review_none_points: Trust lost at a review without a strategy.
        evaluate_effort_h: Touch time of an evaluation.
        evaluate_level: Skill level it needs.
        evaluate_noise: Spread of what one evaluation tells, as a part of the option's own spread.
        evaluations_most: Evaluations of one option.
        interval_sd: Standard deviations from the middle to the ends of what is shown.
        adopt_first_share: Of the cost, due at once; the rest asset by asset.
        migration_level: Skill level of the migration.
        mixed_hazard_factor: On the failure rate of an asset while old and new stand side by side.
        dislike_share: Of departments and specialists that would rather have kept their own.
        dislike_points: Satisfaction it costs such a department.
        dislike_morale: Morale it costs such a specialist.
        asked_factor: On the dislike of a department that was met shortly before.
        asked_weeks: What counts as shortly before.
        known_goal_factor: On all dislike where the standard serves a goal of the strategy.
        meet_trust_points: Trust won by a meeting at full effect.
        meet_satisfaction_points: Satisfaction won by it.
        meet_recovery_weeks: Until a meeting or report has full effect again.
        meet_tired_share: Below this part of the effect a meeting only takes people's time.
        meet_tired_points: Trust lost by such a meeting.
        meet_outlook_weeks: How far ahead a department tells of its campaigns.
        neglect_weeks: A department not spoken to for so long drifts down.
        neglect_trust_points: Trust lost per week from then on.
        neglect_satisfaction_points: Satisfaction lost per week.
        campaigns_per_year: Campaigns of a department.
        campaign_first_week: None begins before.
        campaign_weeks_most: Longest.
        campaign_low_share: Least additional demand of the department during one.
        campaign_high_share: Greatest.
        campaign_notice_weeks: Notice that a department gives at a trust of 100.
        campaign_outage_factor: How much more an outage annoys during one.
        report_points: Trust of the executives won by a report at full effect.
        report_tired_points: Trust lost by one right after another.
        report_soften_share: Of the loss at the next review taken away by a timely report on its reason.
        report_late_share: The same by a report in the last weeks before the review.
        report_timely_weeks: So many weeks before a review a report is timely.
        report_finance_points: Trust of Finance won by the reasons behind costs.
        report_days: Days until it is held.
        warning_trust: Executive trust at a review under which a written warning follows.
        warning_lifted_points: Trust won by meeting both goals of a warning.
        warning_strategy_share: Agreement with the executives' wishes that a warning may ask for.
        refuse_variance_share: Overspending at which executives refuse a budget that was cut.
        refused_trust_points: Trust of the executives lost by a budget that ignores a cut.
        slip_chance_share: Chance that a wholly dishonest new vendor starts late.
        slip_weeks_most: How late at most.
        slip_setup_factor: What is left of the set-up price then.
        exit_chance_share: Chance that a wholly dishonest vendor bills the end of a contract.
        exit_low_share: Least such bill, of a year's price.
        exit_high_share: Greatest one.
        forecast_prior_weeks: Weeks of plan that steady the pace of spending in a forecast.
        forecast_pace_most: Fastest pace that a forecast believes.
    """

    goals_most: int
    pause_weeks: int
    steady_weeks: int
    change_trust_points: float
    wanted_noise_share: float
    review_points: float
    review_none_points: float
    evaluate_effort_h: float
    evaluate_level: float
    evaluate_noise: float
    evaluations_most: int
    interval_sd: float
    adopt_first_share: float
    migration_level: float
    mixed_hazard_factor: float
    dislike_share: float
    dislike_points: float
    dislike_morale: float
    asked_factor: float
    asked_weeks: int
    known_goal_factor: float
    meet_trust_points: float
    meet_satisfaction_points: float
    meet_recovery_weeks: int
    meet_tired_share: float
    meet_tired_points: float
    meet_outlook_weeks: int
    neglect_weeks: int
    neglect_trust_points: float
    neglect_satisfaction_points: float
    campaigns_per_year: float
    campaign_first_week: int
    campaign_weeks_most: int
    campaign_low_share: float
    campaign_high_share: float
    campaign_notice_weeks: float
    campaign_outage_factor: float
    report_points: float
    report_tired_points: float
    report_soften_share: float
    report_late_share: float
    report_timely_weeks: int
    report_finance_points: float
    report_days: float
    warning_trust: float
    warning_lifted_points: float
    warning_strategy_share: float
    refuse_variance_share: float
    refused_trust_points: float
    slip_chance_share: float
    slip_weeks_most: int
    slip_setup_factor: float
    exit_chance_share: float
    exit_low_share: float
    exit_high_share: float
    forecast_prior_weeks: int
    forecast_pace_most: float
