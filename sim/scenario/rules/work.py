"""Numbers of the model: queues, dispatch, interruptions."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WorkRules:
    """Queues, dispatch, interruptions.

    Attributes:
        interrupts_within_duties_to: Priorities up to this number interrupt lesser work of desk and operations.
        duty_window_keep_share: Share of the hours per duty that still counts a week later.
        project_switch_loss_share: Speed lost per further project touched in the same week.
        project_speed_lowest_share: Speed left at worst by switching between projects.
        swarm_loss_per_head_squared_share: Output lost in a swarm, times the square of its heads.
        swarm_output_lowest_share: Output left at worst.
        continuous_max_h: Longest stretch worked straight through (on call, planned, in a swarm).
        rest_after_on_call_h: Nobody is called again within this time after such a stretch.
        handover_gap_h: Urgent work passes to the person on call when its worker would be away longer.
        hold_absence_h: Work is kept on the desk during absences of up to this much working time.
        kept_priorities_to: Nobody is taken off work up to this priority for what is planned.
    """

    interrupts_within_duties_to: int
    duty_window_keep_share: float
    project_switch_loss_share: float
    project_speed_lowest_share: float
    swarm_loss_per_head_squared_share: float
    swarm_output_lowest_share: float
    continuous_max_h: float
    rest_after_on_call_h: float
    handover_gap_h: float
    hold_absence_h: float
    kept_priorities_to: int
