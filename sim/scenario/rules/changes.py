"""Numbers of the model: changes, maintenance, freezes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChangesRules:
    """Changes, maintenance, freezes.

    Tuples by size hold small, medium, large; tuples by window hold evening, saturday, sunday, lunch.

    Attributes:
        requests_per_week_per_100_users: Changes that departments ask for beside those of the scenario.
        request_sizes: Weights by size.
        request_emergency_share: Share of them that cannot wait for a window.
        effort_median_h: Touch time by size.
        effort_sd: Standard deviation of its natural logarithm.
        size_factor: Failure probability by size, relative to medium.
        emergency_factor: The same for emergency changes.
        prepare_share: Preparation of an approved change, relative to its touch time.
        prepared_factor: Failure probability of a prepared change relative to average preparation.
        skill_factor_per_level: Relative change of the failure probability per level above or below the need.
        careful_factor: Failure probability in careful hands.
        quick_factor: The same in quick hands.
        crowd_window_factor: Growth of the failure probability per other change in the same window.
        crowd_week_factor: Growth per change in the same week beyond ``crowd_week_free``.
        crowd_week_free: Changes a week that do not disturb each other.
        failure_share_max: Upper bound of the failure probability.
        patch_failure_share: Failure probability per asset of a patch round at a maturity of ``maturity_medium``.
        maturity_medium: Failure probability of changes to which the patch rounds' own is scaled.
        failed_down_share: Share of failed changes that bring the asset down; the others degrade it.
        failed_spread_share: Chance that a failed change hits the twins of a redundant asset too (same configuration).
        back_out_share: Share of failed changes that are backed out; the others are fixed forward.
        back_out_mu: Mean log of the hours to back out.
        back_out_sd: Its standard deviation.
        fix_forward_mu: Mean log of the hours to fix forward.
        fix_forward_sd: Its standard deviation.
        window_weekday: Day of each window, Monday is 0.
        window_hour: Hour at which it opens.
        window_outage_h: Longest planned outage; work that takes longer goes on beside the running system.
        window_factor: Failure probability relative to a quiet evening.
        window_allowance_cents: Paid per change on top of hours worked.
        window_changes_max: Changes that fit.
        emergency_lead_h: Least time until an emergency change starts.
        lead_h: Least time between an approval and the window.
        repeat_weeks: How much later a backed-out change is tried again.
        attempts_max: After this many failures it is given up.
        delivery_weeks: From the order of new hardware to the window.
        upgrade_price_share: Price of an upgrade relative to a replacement.
        upgrade_factor: Capacity after an upgrade relative to before.
        upgrade_h: Touch time of an upgrade.
        replace_h: Touch time of a replacement.
        move_weeks_max: How far an answer can move a change.
        freeze_weeks_max: Longest freeze.
        done_points: Satisfaction of who asked, per size, when it is done.
        rejected_points: Loss per size when it is rejected.
        moved_points: Loss per size when it is moved.
        deferred_points: Loss per size when a freeze or a full window puts it off.
        failed_points: Loss per size when it fails, beside the outage.
        skill_factor_least: Lowest factor on the failure probability for who carries a change out.
        skill_factor_most: Highest such factor.
    """

    requests_per_week_per_100_users: float
    request_sizes: tuple[float, ...]
    request_emergency_share: float
    effort_median_h: tuple[float, ...]
    effort_sd: float
    size_factor: tuple[float, ...]
    emergency_factor: float
    prepare_share: float
    prepared_factor: float
    skill_factor_per_level: float
    careful_factor: float
    quick_factor: float
    crowd_window_factor: float
    crowd_week_factor: float
    crowd_week_free: int
    failure_share_max: float
    patch_failure_share: float
    maturity_medium: float
    failed_down_share: float
    failed_spread_share: float
    back_out_share: float
    back_out_mu: float
    back_out_sd: float
    fix_forward_mu: float
    fix_forward_sd: float
    window_weekday: tuple[float, ...]
    window_hour: tuple[float, ...]
    window_outage_h: tuple[float, ...]
    window_factor: tuple[float, ...]
    window_allowance_cents: tuple[float, ...]
    window_changes_max: tuple[float, ...]
    emergency_lead_h: float
    lead_h: float
    repeat_weeks: int
    attempts_max: int
    delivery_weeks: int
    upgrade_price_share: float
    upgrade_factor: float
    upgrade_h: float
    replace_h: float
    move_weeks_max: int
    freeze_weeks_max: int
    done_points: float
    rejected_points: float
    moved_points: float
    deferred_points: float
    failed_points: float
    skill_factor_least: float
    skill_factor_most: float
