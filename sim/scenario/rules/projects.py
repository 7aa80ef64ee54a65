"""Numbers of projects."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ProjectsRules:
    """Estimates, efforts, scope, teams, quality, staffing, control, closing."""

    standard_rate_cents_per_h: int
    # Efforts and estimates.
    # Scope without a charter.
    creep_per_week: float
    creep_size_share: float
    charter_points: float
    buffer_most_share: float
    effort_scale: float
    effort_sd: float
    effort_tail_share: float
    effort_tail_log: float
    effort_cap: float
    project_sd: float
    project_tail_share: float
    project_tail_from: float
    project_tail_cap: float
    nominal_pace: float
    proposal_share: float
    estimate_bias_log: tuple[float, ...]
    estimate_sd: tuple[float, ...]
    estimate_sight: tuple[float, ...]
    estimate_range_log: tuple[float, ...]
    estimate_delay_h: tuple[float, ...]
    estimate_price_factors: tuple[float, ...]
    estimate_expert_share: tuple[float, ...]
    person_bias_sd: float
    skill_bias_gain: float
    technical_bias_gain: float
    plain_technical_log: float
    lessons_gain: float
    lessons_most: int
    small_task_h: float
    small_task_log: float
    phase_bias: tuple[float, ...]
    box_share: float
    box_buffer_gain: float
    over_estimate_share: float
    # Work on tasks.
    chunk_h: float
    blocker_days: float
    overlap_from_share: float
    overlap_rework_share: float
    interrupted_rework_h: float
    split_overhead_share: float
    crowd_loss_share: float
    crowd_most: int
    crash_overtime_h: float
    crash_overtime_weeks: int
    restart_loss_share: float
    link_gain_share: float
    # Teams.
    communication_share: float
    pair_share: float
    ramp_loss_share: float
    ramp_weeks: float
    ramp_full_progress_share: float
    guide_share: float
    cohesion_base: float
    cohesion_gain: float
    cohesion_weeks: float
    change_loss_share: float
    motivation_rest: float
    motivation_gain: float
    motivation_rate: float
    motivation_late: float
    motivation_done: float
    neglect_weeks: float
    neglect_loss: float
    neglect_pace_share: float
    conflict_loss_share: float
    conflict_per_week: float
    conflict_size: float
    conflict_fade_per_week: float
    conflict_tell: float
    conflict_eased: float
    conflict_success: float
    conflict_success_gain: float
    conflict_points: float
    care_weeks: float
    coach_levels: float
    coach_motivation: float
    coach_hours: float
    recognise_motivation: float
    event_motivation: float
    event_cohesion: float
    event_hours: float
    event_cents_per_head: int
    # Scope.
    workshop_share: float
    workshop_days: float
    workshop_patience: float
    workshop_again_patience: float
    workshop_again_weeks: float
    workshop_again_points: float
    late_factors: tuple[float, ...]
    drop_trust_points: float
    drop_early_share: float
    drop_wanted_points: float
    # Quality.
    defects_per_h: tuple[float, ...]
    review_strength: float
    test_base_share: float
    test_strength: float
    pilot_share: float
    usual_testing_share: float
    testing_share_most: float
    fix_review_h: float
    fix_test_h: float
    fix_pilot_h: float
    bad_fix_share: float
    defects_conflict_gain: float
    defects_fatigue_gain: float
    # Staffing.
    request_days: float
    requests_open_most: int
    grant_weeks_most: int
    kept_share: float
    decline_points: float
    overruled_points: float
    give_up_points: float
