"""Numbers of the model: assets, failures, load, availability, monitoring."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ServicesRules:
    """Assets, failures, load, availability, monitoring.

    Attributes:
        work_from_h: Hour of the day from which equipment is worked hard.
        work_to_h: Hour up to which it is.
        day_failure_factor: Failure rate in those hours against the night.
        weekend_failure_factor: Failure rate of weekend days against weekdays.
        load_normal_share: Load over capacity at which the class's rate holds.
        load_failure_slope: Relative growth of the rate per unit of load over capacity.
        load_factor_floor: Least factor of load.
        overload_failure_slope: Further growth beyond full capacity.
        overload_from_share: Load over capacity above which an asset becomes slow.
        overload_loss_slope: Share of its value lost per unit of load over capacity.
        overload_loss_least: Share lost at the least while overloaded.
        overload_relief_share: Load over capacity below which it recovers.
        patch_lag_failure_per_year: Relative growth of the rate per year of patch lag.
        patch_lag_cap_days: Lag beyond which nothing grows any more.
        maintenance_fresh_factor: Factor just after somebody worked on the asset on purpose.
        maintenance_stale_factor: Factor when nobody has for long.
        maintenance_stale_weeks: How long that is.
        start_maintained_weeks: Age of the last maintenance at the start, for assets that are not patched.
        cause_shares: Shares of hardware, software, undetermined, network, facilities, human.
        cause_repair_mu: Mean log of repair hours by the same causes.
        cause_repair_sd: Its standard deviation.
        repair_reference_mu: Mean log of repair hours over all causes; classes are moved against it.
        repair_reference_sd: Its standard deviation.
        repair_cap_h: Longest repair.
        degraded_loss_share: Part of a service's value that is lost while it is degraded.
        planned_loss_share: Part of the cost that remains when an outage was planned and told.
        basic_detect_min: Median minutes until basic monitoring raises an alarm.
        full_detect_min: The same for full monitoring.
        basic_degraded_factor: How much longer basic monitoring takes for what is only slow.
        detect_sd: Log standard deviation of both.
        users_notice_down_h: Median service hours until users report that it is down.
        users_notice_degraded_h: The same when it is degraded.
        silent_notice_h: Median office hours until somebody happens on a fault that no service feels.
        notice_sd: Log standard deviation of these.
        basic_licence_cents: Licence of basic monitoring per service and month.
        full_licence_cents: The same for full monitoring.
        basic_upkeep_h: Hours of upkeep per service and week.
        full_upkeep_h: The same for full monitoring.
        basic_setup_h: Hours to set it up.
        full_setup_h: The same for full monitoring.
        basic_alerts_per_week: Alerts per asset and week.
        full_alerts_per_week: The same for full monitoring.
        alerts_read_per_h: Alerts that one hour in operations can read on the side.
        alert_overload_exponent: Growth of detection time with alerts over what can be read.
        upkeep_missed_factor: Growth of detection time per week without upkeep.
        upkeep_missed_cap: Weeks beyond which it grows no more.
    """

    work_from_h: int
    work_to_h: int
    day_failure_factor: float
    weekend_failure_factor: float
    load_normal_share: float
    load_failure_slope: float
    load_factor_floor: float
    overload_failure_slope: float
    overload_from_share: float
    overload_loss_slope: float
    overload_loss_least: float
    overload_relief_share: float
    patch_lag_failure_per_year: float
    patch_lag_cap_days: float
    maintenance_fresh_factor: float
    maintenance_stale_factor: float
    maintenance_stale_weeks: float
    start_maintained_weeks: float
    cause_shares: tuple[float, ...]
    cause_repair_mu: tuple[float, ...]
    cause_repair_sd: tuple[float, ...]
    repair_reference_mu: float
    repair_reference_sd: float
    repair_cap_h: float
    degraded_loss_share: float
    planned_loss_share: float
    basic_detect_min: float
    full_detect_min: float
    basic_degraded_factor: float
    detect_sd: float
    users_notice_down_h: float
    users_notice_degraded_h: float
    silent_notice_h: float
    notice_sd: float
    basic_licence_cents: int
    full_licence_cents: int
    basic_upkeep_h: float
    full_upkeep_h: float
    basic_setup_h: float
    full_setup_h: float
    basic_alerts_per_week: float
    full_alerts_per_week: float
    alerts_read_per_h: float
    alert_overload_exponent: float
    upkeep_missed_factor: float
    upkeep_missed_cap: int
