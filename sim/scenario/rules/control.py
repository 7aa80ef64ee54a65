"""Numbers of portfolio, risk, control, go-live and closing."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ControlRules:
    """Portfolio, risks, change requests, methods, control, go-live, closing, benefits.

    Tuples by method hold predictive, agile, hybrid; tuples by size small, medium, large.

    Attributes:
        silent_proposal_weeks: Weeks in which a proposal may lie unanswered.
        silence_points: Trust of its sponsor lost per week after that.
        withdrawn_weeks: After so many weeks the sponsor gives up.
        decline_points: Trust of a sponsor lost by a no.
        decline_true_factor: The same if the facts bear the reason out.
        later_weeks: After so many weeks a proposal declined as too early is back.
        capacity_projects: So many open projects are a true reason of lacking capacity.
        executives_charter_points: Trust of the executives lost when they must charter themselves.
        later_date_points: Trust of the sponsor lost per week of a later date at the charter.
        tolerance_factor: Tolerance chartered relative to that proposed: tight, normal, wide.
        wide_tolerance_points: Trust of the sponsor lost by a wide tolerance.
        lead_h_per_week: Hours a week that a member of staff spends on leading a project.
        lead_skill_least: Least leadership of a member of staff who may lead.
        leader_change_scatter_share: Familiarity of the team lost with a change of leader.
        leader_change_motivation_share: Motivation lost with a change of leader.
        leaderless_weeks: Weeks a project may be without a leader.
        leaderless_points: Trust of the sponsor lost per week after that.
        dispute_hazard_per_week: Chance of a dispute per week until responsibilities are agreed.
        dispute_motivation_share: Motivation lost by a dispute.
        dispute_days: Working time it stops what runs.
        dispute_points: Standing between the hats lost by it.
        fund_back_points: Standing between the hats lost when money is taken back from a project.
        pause_points: Trust of the sponsor lost by a pause.
        paused_points: The same per week that it lasts.
        pause_scatter_share: Familiarity of the team lost by a pause.
        restart_days: Delay of what is left after a pause.
        cancel_points: Trust of the sponsor lost by a cancellation, scaled by what is still wanted.
        cancel_morale_share: Morale its people lose.
        cancel_cost_factor: Forecast cost over budget at which executives warn.
        benefit_gone_share: Worth in scope, relative to the charter, below which the benefit is gone.
        warning_gap_weeks: Weeks between two warnings.
        questioned_below_points: Trust under which a sponsor asks for another project manager.
        questioned_weeks: Weeks in which something should be done about it.
        questioned_points: Trust of the executives lost per week after that.
        warning_points: Trust of the executives lost with a warning.
        executive_cancel_points: Trust of the executives lost when they must stop a project themselves.
        workshop_find_share: Share of unknown risks that a workshop names.
        workshop_days: Until its result is there.
        workshop_h_per_member: Hours it takes of each member.
        workshop_again_weeks: A second one within so many weeks tries patience.
        workshop_patience_points: Trust of stakeholders lost by it.
        avoid_cost_share: Effort to avoid a risk, relative to its impact.
        mitigate_probability_factor: Probability after mitigation.
        mitigate_size_factor: Impact after mitigation.
        mitigate_cost_share: Effort to mitigate, relative to the impact.
        transfer_size_factor: Impact after transfer.
        transfer_premium_factor: Price of a transfer relative to the expected loss that is passed on.
        contingency_size_factor: Impact with a plan and money ready.
        contingency_share: Money to hold ready, relative to the impact.
        strike_points: Trust of the sponsor lost by a risk nobody had spoken of.
        strike_prepared_factor: The same by one that had a response.
        risk_day_h: Hours that a day of delay is worth when responses are priced.
        risk_defect_h: The same for a defect.
        outage_effort_h: Touch time to mend an asset that a project's risk broke.
        growth_share_per_month: Growth of scope that people ask for.
        requests_per_week: Change requests of a project.
        request_sd: Standard deviation of the logarithm of their size.
        request_least_h: Smallest.
        request_value_sd: Standard deviation of the logarithm of worth per hour, relative to the charter's.
        request_answer_days: Days in which an answer is expected.
        request_late_slope: Extra effort of an accepted request at the end of a project, relative to its beginning.
        accept_points: Trust of the asker gained by an accepted request.
        reject_points: The same lost by a rejected one.
        defer_points: The same lost by a deferred one.
        sour_points: The same lost per week without an answer.
        creep_weeks: Weeks without an answer after which a member of the team is asked directly.
        creep_share: Chance that the member does it.
        creep_defects: Defects of what is done quietly.
        defer_weeks: Weeks until a deferred request is back.
        return_weeks: Weeks until dropped scope is asked for again.
        small_request_share: A request below this share of the budget is inside tolerance.
        method_overhead: Effort on top of the work.
        method_requests: Change requests relative to a predictive project.
        method_late: Extra effort of what is found late, relative to a predictive project.
        method_surface_per_week: Share of hidden requirements that shows each week while the team works.
        method_firmness: How firm a promised date is taken, and what missing it costs.
        method_switch_effort_share: Effort to change the method under way, relative to what is left.
        method_switch_motivation_share: Motivation lost by it.
        focus_share: Share of granted hours that a plan counts on.
        unstaffed_share: Share of a week that a plan expects of somebody who is not named yet.
        unknown_task_h: What a plan takes for a task nobody has estimated, without others to compare with.
        pace_prior_h: Hours of finished work at which a project's own pace counts half.
        pace_sd: Spread of a forecast that all tasks share.
        range_factor: Widening of stated ranges in forecasts.
        forecast_samples: Samples of a forecast.
        buffer_free_share: Buffer up to which no sponsor asks.
        buffer_taken_share: Share of the rest that the sponsor takes.
        buffer_points: Trust of the sponsor lost by it.
        late_baseline_points: Trust of the sponsor lost per week of a first baseline beyond the charter's tolerance.
        late_baseline_most: At most so much.
        rebaseline_points: Trust of the sponsor lost by a new baseline, times its number.
        rebaseline_exponent: Power of its number with which a further one costs more.
        rebaseline_asked_points: The same lost by a wish that is turned down.
        answer_days: Days in which the IT manager answers an escalation or a wish for a new baseline.
        sponsor_agrees_points: Trust from which a sponsor agrees.
        rosy_points: Trust of the sponsor gained per week of delay that a report hides.
        rosy_most_points: At most so much a report.
        green_points: Trust of the sponsor gained by an honest green.
        amber_share: Lateness that turns a report amber, relative to the tolerance.
        amber_points: The same lost by an honest amber, when it was better before.
        red_points: The same by an honest red.
        spot_check_share: Chance per week that somebody looks behind a report.
        found_out_factor: Trust lost when found out, relative to the calm gained.
        found_out_least_points: At least so much.
        found_out_most_points: Most that one discovery costs, however many reports it covers.
        silent_report_weeks: Weeks without a report before it is noticed.
        silent_report_points: Trust of the sponsor lost per week after that.
        early_weeks: An honest amber so long before the promised date opens help.
        help_weeks: How long help stays open.
        help_share: Money that executives add, relative to the budget.
        help_price_factor: Attention of decisions that help a project while help is open.
        accuracy_weeks: Error of a forecast that is worth nothing.
        inside_points: Standing between the hats lost by an escalation inside tolerance.
        back_motivation_share: Motivation lost when an escalated matter comes back.
        unescalated_points: Trust of sponsor lost per week outside tolerance without a word.
        unescalated_weeks: How long a word holds.
        escalated_weeks: Tolerance added when the date was escalated and taken up.
        escalated_share: Budget added when money was escalated and taken up.
        escalated_conflict_share: Conflict that goes when it was escalated and taken up.
        escalated_sponsor_points: Trust of the sponsor that taking a matter up costs.
        engagement_start_share: At the charter.
        engagement_keep_share: What is left of engagement after a week.
        engagement_gain_share: Share of what lacks that a talk restores.
        engaged_points: Trust gained by a talk with somebody who had heard nothing.
        unengaged_share: Engagement below which trust falls.
        unengaged_points: Trust lost per week at no engagement, times power.
        ready_least_share: Share of the work that must be done before a go-live may be asked for.
        unready_factor: Growth of the failure probability per share of the work that is not done.
        defect_factor: Growth of the failure probability per known or hidden defect.
        untested_factor: Growth of the failure probability if tests are not finished.
        go_live_effort_h: Touch time of a go-live by size.
        go_live_answer_days: Days in which the IT manager answers a go-live.
        go_live_points: Trust of the sponsor gained by a go-live in time.
        go_live_late_points: Lost per week of lateness beyond tolerance.
        go_live_late_most: At most so much.
        hypercare_half_life_weeks: Half of the defects that escape show within so many weeks.
        escape_share: Share of latent defects that users ever meet.
        escape_effort_mu: Mean logarithm of the touch time of an escaped defect.
        escape_effort_sd: Its standard deviation.
        escape_high_share: Share of them that hit many users.
        unprepared_effort_factor: Touch time of an escaped defect without any hand-over.
        handover_effort_share: Effort of preparing the hand-over, relative to the project's.
        handover_gain_share: Part of hand-over quality that it gives; records give the rest.
        handover_tasks_share: Part of hand-over quality that finished documentation and training give.
        hypercare_weeks: Weeks after a go-live in which a project should be closed.
        unclosed_points: Trust of the sponsor lost per week after that.
        acceptance_days: Until the sponsor's answer is there.
        acceptance_least_share: Accepted share of the worth from which a project may be closed.
        acceptance_full_share: Accepted share that counts as all.
        acceptance_points: Trust of the sponsor gained by full acceptance; as much is lost at none.
        acceptance_defect_share: Accepted share lost per open defect.
        close_points: Trust of the sponsor gained by an orderly close.
        close_motivation_share: Morale of its people gained by an orderly close of an accepted project.
        review_weeks: Weeks after a go-live before benefits can be reviewed, and between two reviews.
        review_gain_share: Part of the benefit still missing that a review brings about.
        review_points: Trust of the sponsor gained by an honest review.
        benefit_start_share: Part of a benefit that comes by itself; users must be brought to the rest.
    """

    silent_proposal_weeks: int
    silence_points: float
    withdrawn_weeks: int
    decline_points: float
    decline_true_factor: float
    later_weeks: int
    capacity_projects: int
    executives_charter_points: float
    later_date_points: float
    tolerance_factor: tuple[float, ...]
    wide_tolerance_points: float
    lead_h_per_week: float
    lead_skill_least: float
    leader_change_scatter_share: float
    leader_change_motivation_share: float
    leaderless_weeks: int
    leaderless_points: float
    dispute_hazard_per_week: float
    dispute_motivation_share: float
    dispute_days: float
    dispute_points: float
    fund_back_points: float
    pause_points: float
    paused_points: float
    pause_scatter_share: float
    restart_days: float
    cancel_points: float
    cancel_morale_share: float
    cancel_cost_factor: float
    benefit_gone_share: float
    warning_gap_weeks: int
    questioned_below_points: float
    questioned_weeks: int
    questioned_points: float
    warning_points: float
    executive_cancel_points: float
    workshop_find_share: float
    workshop_days: float
    workshop_h_per_member: float
    workshop_again_weeks: int
    workshop_patience_points: float
    avoid_cost_share: float
    mitigate_probability_factor: float
    mitigate_size_factor: float
    mitigate_cost_share: float
    transfer_size_factor: float
    transfer_premium_factor: float
    contingency_size_factor: float
    contingency_share: float
    strike_points: float
    strike_prepared_factor: float
    risk_day_h: float
    risk_defect_h: float
    outage_effort_h: float
    growth_share_per_month: float
    requests_per_week: float
    request_sd: float
    request_least_h: float
    request_value_sd: float
    request_answer_days: float
    request_late_slope: float
    accept_points: float
    reject_points: float
    defer_points: float
    sour_points: float
    creep_weeks: int
    creep_share: float
    creep_defects: float
    defer_weeks: int
    return_weeks: int
    small_request_share: float
    method_overhead: tuple[float, ...]
    method_requests: tuple[float, ...]
    method_late: tuple[float, ...]
    method_surface_per_week: tuple[float, ...]
    method_firmness: tuple[float, ...]
    method_switch_effort_share: float
    method_switch_motivation_share: float
    focus_share: float
    unstaffed_share: float
    unknown_task_h: float
    pace_prior_h: float
    pace_sd: float
    range_factor: float
    forecast_samples: int
    buffer_free_share: float
    buffer_taken_share: float
    buffer_points: float
    late_baseline_points: float
    late_baseline_most: float
    rebaseline_points: float
    rebaseline_exponent: float
    rebaseline_asked_points: float
    answer_days: float
    sponsor_agrees_points: float
    rosy_points: float
    rosy_most_points: float
    green_points: float
    amber_share: float
    amber_points: float
    red_points: float
    spot_check_share: float
    found_out_factor: float
    found_out_least_points: float
    found_out_most_points: float
    silent_report_weeks: int
    silent_report_points: float
    early_weeks: int
    help_weeks: int
    help_share: float
    help_price_factor: float
    accuracy_weeks: float
    inside_points: float
    back_motivation_share: float
    unescalated_points: float
    unescalated_weeks: int
    escalated_weeks: int
    escalated_share: float
    escalated_conflict_share: float
    escalated_sponsor_points: float
    engagement_start_share: float
    engagement_keep_share: float
    engagement_gain_share: float
    engaged_points: float
    unengaged_share: float
    unengaged_points: float
    ready_least_share: float
    unready_factor: float
    defect_factor: float
    untested_factor: float
    go_live_effort_h: tuple[float, ...]
    go_live_answer_days: float
    go_live_points: float
    go_live_late_points: float
    go_live_late_most: float
    hypercare_half_life_weeks: float
    escape_share: float
    escape_effort_mu: float
    escape_effort_sd: float
    escape_high_share: float
    unprepared_effort_factor: float
    handover_effort_share: float
    handover_gain_share: float
    handover_tasks_share: float
    hypercare_weeks: int
    unclosed_points: float
    acceptance_days: float
    acceptance_least_share: float
    acceptance_full_share: float
    acceptance_points: float
    acceptance_defect_share: float
    close_points: float
    close_motivation_share: float
    review_weeks: int
    review_gain_share: float
    review_points: float
    benefit_start_share: float
