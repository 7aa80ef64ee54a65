"""Numbers of the model: satisfaction, trust, vendors, attention."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RelationsRules:
    """Satisfaction, trust, vendors, attention.

    Attributes:
        finance_trust_start: Points.
        hr_trust_start: Points.
        notice_points: Accumulated change of satisfaction or trust that is told as an event.
        department_meeting_h: Routine of the IT manager per week.
        direct_report_h: Routine per person led directly and week.
        running_project_h: Routine per running project and week.
        team_meeting_h: Routine of a project manager per week.
        member_h: The same per member of the team.
        stakeholder_h: The same per stakeholder.
        leader_attention_h: Gross attention per week of a member of staff who leads a project.
        empty_chair_share: A hat that uses less of its pool leaves its chair empty.
        empty_chair_turns: Turns in a row until people say so.
        hats_trust_start: Points that the two hats hold of each other's word at the start.
        promise_kept_points: Trust won by a promise kept.
        promise_broken_points: Trust lost by a promise broken.
        promise_renegotiated_points: Trust lost by putting one off before it is due.
        promises_most: Open promises of one hat.
        renegotiations_most: How often one promise can be put off.
        renegotiate_most_weeks: By how much at a time.
        unspent_useful_h: Unspent attention that shortens waits; more does not help.
        uncovered_response_h: Hours until a vendor works on a fault without a contract.
        uncovered_call_cents: Fee of such a call.
        response_quality_slope: How much a vendor's quality above one half shortens its response, as a share per unit.
    """

    finance_trust_start: float
    hr_trust_start: float
    notice_points: float
    department_meeting_h: float
    direct_report_h: float
    running_project_h: float
    team_meeting_h: float
    member_h: float
    stakeholder_h: float
    leader_attention_h: float
    empty_chair_share: float
    empty_chair_turns: int
    hats_trust_start: float
    promise_kept_points: float
    promise_broken_points: float
    promise_renegotiated_points: float
    promises_most: int
    renegotiations_most: int
    renegotiate_most_weeks: int
    unspent_useful_h: float
    uncovered_response_h: float
    uncovered_call_cents: int
    response_quality_slope: float
