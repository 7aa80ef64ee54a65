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
    unspent_useful_h: float
    uncovered_response_h: float
    uncovered_call_cents: int
    response_quality_slope: float
