"""Numbers of the model: weights and anchors of the scorecards.

Anchors are five values of a measure, those worth 0, 40, 70, 90 and 100 points; in between points are linear. They
may rise or fall.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ScoreRules:
    """Weights and anchors of the scorecards.

    Attributes:
        service_anchors: Value-weighted availability.
        sla_anchors: Share of tickets in time, weighted by priority.
        sla_p1_weight: Weight of a P1 ticket; P3 to P5 weigh 1.
        sla_p2_weight: Weight of a P2 ticket.
        budget_total_anchors: Variance of the whole, as a share of what was planned to date; over plan.
        budget_account_anchors: Sum of the overspending of accounts, as the same share.
        budget_total_weight: Weight of the whole against single accounts.
        budget_purpose_anchors: Share spent of what was given for training, security, hardware and projects, in the time
            that has passed.
        budget_purpose_weight: Weight of that share.
        budget_underspend_free_share: Underspending that is not held against IT.
        budget_underspend_factor: What further underspending counts against overspending.
        people_weeks: Weeks over which morale and fatigue are averaged.
        morale_anchors: Mean morale.
        fatigue_anchors: Mean fatigue.
        attrition_anchors: Leavers per head and year.
        attrition_weeks: Weeks of service that attrition is at least spread over.
        morale_weight: Weight of morale in people.
        fatigue_weight: Weight of burnout in people.
        attrition_weight: Weight of attrition in people.
        exposure_anchors: Open vulnerabilities with a patch, per asset that can be patched.
        patch_lag_anchors: Mean days since the last patch.
        security_incident_anchors: Incidents found per half year.
        findings_anchors: Audit findings known and open.
        exposure_weight: Weight of open vulnerabilities in security.
        patch_lag_weight: Weight of patch lag in security.
        security_incident_weight: Weight of incidents in security.
        findings_weight: Weight of findings in security, once there was an audit.
        strategy_anchors: Share of the strategic goals reached, weighted.
        alignment_anchors: How well the goals set fit what the executives want.
        alignment_weight: Weight of that fit in strategy.
        satisfaction_anchors: Satisfaction of the departments, in points.
        department_trust_anchors: Their trust, in points.
        business_trust_weight: Weight of trust in business satisfaction.
        schedule_anchors: Lateness as a share of the time promised.
        schedule_first_weight: Weight of the first promise against the current one.
        planning_share: Share of the promised time that planning may take before weeks without progress count.
        slowest_pace: Least pace of the earned schedule from which a finish is reckoned.
        shortest_promise_weeks: Least length that lateness is a share of.
        cost_anchors: Cost at completion over budget, as a share.
        cost_first_weight: Weight of the first budget against the current one.
        scope_anchors: Share of the chartered value delivered.
        built_share: What counts of a value that is built and not accepted.
        quality_anchors: Defects found after go-live per thousand hours of work.
        stakeholder_anchors: Trust of stakeholders weighted by power, in points.
        report_anchors: Mean error of what reports forecast, in weeks.
        report_weight: Weight of the reports' accuracy against trust.
        silence_weeks: Weeks without a report that count as a report that far off.
        motivation_anchors: Motivation of the team.
        motivation_weight: Weight of motivation in team.
        turnover_anchors: Changes of the team per ten weeks.
        turnover_weight: Weight of stability in team.
        cohesion_anchors: How well members know each other's work.
        cohesion_weight: Weight of cohesion in team.
        benefits_anchors: Share of the promised worth per week that has come.
        value_anchors: Benefits less outages and overspending, as a share of the IT budget to date.
        executive_trust_anchors: Trust of the executives, in points.
        owners_anchors: Share of dilemmas whose owner was named right.
        not_own_anchors: Decisions refused as another role's, per four weeks.
        wrong_doors_anchors: Other people's work done by a hat itself, per four weeks.
        wrong_doors_weight: Weight of that in own decisions.
        attention_anchors: Share of a hat's hours that it used.
        next_quarter_weight: Share of the next quarter in the totals of both roles and the organisation.
    """

    service_anchors: tuple[float, ...]
    sla_anchors: tuple[float, ...]
    sla_p1_weight: float
    sla_p2_weight: float
    budget_total_anchors: tuple[float, ...]
    budget_account_anchors: tuple[float, ...]
    budget_total_weight: float
    budget_purpose_anchors: tuple[float, ...]
    budget_purpose_weight: float
    budget_underspend_free_share: float
    budget_underspend_factor: float
    people_weeks: int
    morale_anchors: tuple[float, ...]
    fatigue_anchors: tuple[float, ...]
    attrition_anchors: tuple[float, ...]
    attrition_weeks: float
    morale_weight: float
    fatigue_weight: float
    attrition_weight: float
    exposure_anchors: tuple[float, ...]
    patch_lag_anchors: tuple[float, ...]
    security_incident_anchors: tuple[float, ...]
    findings_anchors: tuple[float, ...]
    exposure_weight: float
    patch_lag_weight: float
    security_incident_weight: float
    findings_weight: float
    strategy_anchors: tuple[float, ...]
    alignment_anchors: tuple[float, ...]
    alignment_weight: float
    satisfaction_anchors: tuple[float, ...]
    department_trust_anchors: tuple[float, ...]
    business_trust_weight: float
    schedule_anchors: tuple[float, ...]
    schedule_first_weight: float
    planning_share: float
    slowest_pace: float
    shortest_promise_weeks: int
    cost_anchors: tuple[float, ...]
    cost_first_weight: float
    scope_anchors: tuple[float, ...]
    built_share: float
    quality_anchors: tuple[float, ...]
    stakeholder_anchors: tuple[float, ...]
    report_anchors: tuple[float, ...]
    report_weight: float
    silence_weeks: float
    motivation_anchors: tuple[float, ...]
    motivation_weight: float
    turnover_anchors: tuple[float, ...]
    turnover_weight: float
    cohesion_anchors: tuple[float, ...]
    cohesion_weight: float
    benefits_anchors: tuple[float, ...]
    value_anchors: tuple[float, ...]
    executive_trust_anchors: tuple[float, ...]
    owners_anchors: tuple[float, ...]
    not_own_anchors: tuple[float, ...]
    wrong_doors_anchors: tuple[float, ...]
    wrong_doors_weight: float
    attention_anchors: tuple[float, ...]
    next_quarter_weight: float
