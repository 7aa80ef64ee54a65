"""How likely a change is to fail, as one product of factors that can each be told in a sentence."""

from sim.scenario.rules import ChangesRules


def skill_factor(rules: ChangesRules, skill: float, level: float, traits: tuple[str, ...]) -> float:
    """Return the factor for who carries it out.

    Args:
        rules: The numbers.
        skill: Level the person has in the change's field, 0 to 5.
        level: Level it needs.
        traits: Of the person.

    Returns:
        Below 1 for better hands, within bounds.
    """
    factor = 1.0 - rules.skill_factor_per_level * (skill - level)
    factor = min(rules.skill_factor_most, max(rules.skill_factor_least, factor))
    if "careful" in traits:
        factor *= rules.careful_factor
    if "quick" in traits:
        factor *= rules.quick_factor
    return factor


def crowd_factor(rules: ChangesRules, in_window: int, in_week: int) -> float:
    """Return the factor for what else changes at the same time.

    Args:
        rules: The numbers.
        in_window: Changes in the same window, itself included.
        in_week: Changes begun in the same week, itself included.
    """
    window = rules.crowd_window_factor * max(0, in_window - 1)
    week = rules.crowd_week_factor * max(0, in_week - rules.crowd_week_free)
    return 1.0 + window + week


def failure_share(
    rules: ChangesRules, maturity: float, size: int, emergency: bool, window_factor: float, *others: float
) -> float:
    """Return the failure probability of a change.

    Args:
        rules: The numbers.
        maturity: Probability of a medium change at average preparation (the organisation's maturity).
        size: 1 to 3.
        emergency: Whether it was rushed.
        window_factor: Of its window.
        others: Preparation, skill, crowd.
    """
    share = maturity * rules.size_factor[size - 1] * window_factor
    if emergency:
        share *= rules.emergency_factor
    for factor in others:
        share *= factor
    return min(rules.failure_share_max, share)
