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
    """

    service_anchors: tuple[float, ...]
    sla_anchors: tuple[float, ...]
    sla_p1_weight: float
    sla_p2_weight: float
    budget_total_anchors: tuple[float, ...]
    budget_account_anchors: tuple[float, ...]
    budget_total_weight: float
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
