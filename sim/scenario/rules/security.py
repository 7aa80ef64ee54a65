"""Numbers of the model: vulnerabilities, patching, phishing, breaches, audits."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SecurityRules:
    """Vulnerabilities, patching, phishing, breaches, audits.

    Attributes:
        history_weeks: How far back vulnerabilities that are open at the start may have been published.
        patch_delay_median_days: From publication to the vendor's patch.
        patch_delay_sd: Standard deviation of its natural logarithm.
        patch_delay_max_days: Until a workaround exists in any case.
        exploited_patch_factor: Time to the vendor's patch of an exploited vulnerability, relative to others.
        patch_sticks_share: Chance per round that a patch can be applied (compatibility, consent, a reboot).
        exploited_share: Vulnerabilities that are ever exploited in the wild.
        exploit_median_days: From publication to the first exploit.
        exploit_sd: Standard deviation of its natural logarithm.
        strikes_max: Attempts on one asset by one vulnerability; between them, exponential gaps.
        strike_gap_days: Mean gap between attempts.
        hit_exposed_share: Chance that an attempt on an open vulnerability of an exposed asset succeeds.
        hit_inside_share: The same for an asset that the Internet does not reach.
        finding_factor: Growth of that chance per finding that has not been hardened.
        exposure_inside: Weight of an inside asset in the exposure measure; an exposed one counts 1.
        round_assets_max: Assets per patch round.
        round_saving_share: Touch time saved per further asset of a round.
        phishing_per_week: Campaigns that reach the organisation.
        phishing_target_share: Share of users that a campaign reaches.
        lure_click_low: Click share of the easiest lure to see through.
        lure_click_high: Click share of the most convincing lure.
        credential_share: Chance per click that credentials are stolen and used.
        awareness_odds_low: Odds of clicking after a good full campaign, relative to before.
        awareness_odds_high: The same after a poor one.
        awareness_light: Effect of a light campaign relative to a full one.
        awareness_half_life_weeks: After which half of the effect is gone.
        awareness_weeks: From the decision to the effect.
        awareness_light_cents: Cost per user.
        awareness_full_cents: Cost per user.
        awareness_satisfaction_points: What a full campaign costs departments in satisfaction.
        detect_median_days: From break-in to discovery without monitoring.
        detect_sd: Standard deviation of its natural logarithm.
        detect_max_days: Upper bound.
        detect_basic_factor: The same with basic monitoring of the service, relative to none.
        detect_full_factor: With full monitoring.
        ransomware_share: Incidents that turn out to be ransomware.
        ransomware_assets_max: Assets it takes down.
        phase_median_h: Touch time to contain, eradicate, recover, notify.
        phase_sd: Standard deviation of its natural logarithm.
        ransomware_effort_factor: Touch time of ransomware relative to another incident.
        response_level: Skill level in security that the phases need.
        outside_days: Duration of a phase when outside responders do it, because nobody can.
        outside_cents_per_h: Their rate.
        isolate_share: Incidents in which the asset is taken off the net until it is recovered.
        loss_median_cents: Median loss to the organisation.
        loss_sd: Standard deviation of its natural logarithm.
        loss_cap_cents: Upper bound of the loss.
        loss_ransomware_factor: Loss of ransomware relative to another incident.
        loss_dwell_per_week: Growth of the loss per week until discovery.
        forensics_cents: Own cost of IT per incident (tools, outside advice).
        notify_due_h: Hours within which those concerned must be told.
        executives_points: Trust lost per incident.
        departments_points: Trust lost per incident.
        ransomware_points_factor: Both for ransomware, relative to another incident.
        late_points: Further trust of executives lost when the notice is late.
        audit_base_cents: Price of an audit.
        audit_asset_cents: Further price per asset.
        audit_weeks: From the order to the report.
        audit_finds_share: Chance that it finds a hidden finding.
        hardening_mu: Mean log of the touch time to fix a finding, in hours.
        hardening_sd: Its standard deviation.
        hit_most_share: Highest chance that an attack on an asset succeeds.
    """

    history_weeks: int
    patch_delay_median_days: float
    patch_delay_sd: float
    patch_delay_max_days: float
    exploited_patch_factor: float
    patch_sticks_share: float
    exploited_share: float
    exploit_median_days: float
    exploit_sd: float
    strikes_max: int
    strike_gap_days: float
    hit_exposed_share: float
    hit_inside_share: float
    finding_factor: float
    exposure_inside: float
    round_assets_max: int
    round_saving_share: float
    phishing_per_week: float
    phishing_target_share: float
    lure_click_low: float
    lure_click_high: float
    credential_share: float
    awareness_odds_low: float
    awareness_odds_high: float
    awareness_light: float
    awareness_half_life_weeks: float
    awareness_weeks: int
    awareness_light_cents: int
    awareness_full_cents: int
    awareness_satisfaction_points: float
    detect_median_days: float
    detect_sd: float
    detect_max_days: float
    detect_basic_factor: float
    detect_full_factor: float
    ransomware_share: float
    ransomware_assets_max: int
    phase_median_h: tuple[float, ...]
    phase_sd: float
    ransomware_effort_factor: float
    response_level: float
    outside_days: float
    outside_cents_per_h: int
    isolate_share: float
    loss_median_cents: int
    loss_sd: float
    loss_cap_cents: int
    loss_ransomware_factor: float
    loss_dwell_per_week: float
    forensics_cents: int
    notify_due_h: float
    executives_points: float
    departments_points: float
    ransomware_points_factor: float
    late_points: float
    audit_base_cents: int
    audit_asset_cents: int
    audit_weeks: int
    audit_finds_share: float
    hardening_mu: float
    hardening_sd: float
    hit_most_share: float
