"""How fast somebody works."""

import pytest

from sim.kernel.units import DAY, HOUR
from sim.people.decisions import AuthoriseOvertime
from sim.people.speed import output_hours, skill_factor
from sim.scenario.ruleset import default_rules
from tests.unit.people.house import house, team
from tests.worlds import person, small_scenario

RULES = default_rules().people


def test_skill_against_need() -> None:
    assert skill_factor(RULES, 3.0, 3.0) == 1.0
    assert skill_factor(RULES, 5.0, 3.0) == pytest.approx(1.24)
    assert skill_factor(RULES, 2.0, 3.0) == pytest.approx(0.6)
    assert skill_factor(RULES, 1.0, 3.0) == 0.0
    assert skill_factor(RULES, 0.0, 1.0) == 0.0


def test_can_take_agrees_with_speed() -> None:
    h = house()
    for someone in h.people.roster.staff:
        for field in ("server", "network", "security", "service_desk"):
            for level in (1.0, 2.0, 3.0, 4.0, 5.0):
                able = h.people.can_take(someone, field, level)
                assert able == (h.people.speed(someone, field, level, "mail") > 0.0)


def test_output_is_proportional_then_flattens() -> None:
    """S3, Pencavel (2015)."""
    assert output_hours(40.0, 49.0, 63.0) == 40.0
    assert output_hours(49.0, 49.0, 63.0) == 49.0
    assert output_hours(70.0, 49.0, 63.0) == output_hours(63.0, 49.0, 63.0) == 56.0
    assert 1.0 < output_hours(60.0, 49.0, 63.0) / 49.0 <= 1.15
    slopes = [output_hours(h + 1.0, 49.0, 63.0) - output_hours(h, 49.0, 63.0) for h in range(49, 62)]
    assert slopes == sorted(slopes, reverse=True)


def test_sixty_hours_for_eight_weeks_gain_at_most_fifteen_percent() -> None:
    """S3: weekly output of a 60 h week against one of 49 h; morale and the hazard to leave get worse."""

    def output(overtime_h: float) -> tuple[float, float, float]:
        h = house(people=(person("ada"), *team(3)), weeks=12)
        ada = h.person("ada")
        # Whether somebody declines is another test's matter.
        h.people.overtime.declines = lambda *_: False  # type: ignore[method-assign]
        h.decide(AuthoriseOvertime("ada", overtime_h, 8)).weeks(7.5)
        weekly = h.people.speed(ada, "server", 3.0, "") * (40.0 + overtime_h)
        return weekly, ada.morale, h.people.leaving.hazard_per_year(ada)

    long, tired_morale, tired_hazard = output(20.0)
    normal, morale, hazard = output(9.0)
    assert long / normal <= 1.15
    assert tired_morale < morale
    assert tired_hazard > hazard


def test_newcomers_are_slow_and_bind_a_guide() -> None:
    people = (person("old"), person("new", weeks_here=0))
    h = house(people=people)
    old, new = h.person("old"), h.person("new")
    assert new.guide == "old"
    assert old.guiding == pytest.approx(RULES.guide_share)
    first = h.people.speed(new, "server", 3.0, "mail")
    assert first < 0.6
    h.weeks(20)
    assert h.people.speed(new, "server", 3.0, "mail") > first
    assert 0.0 < old.guiding < RULES.guide_share
    h.weeks(25.9)
    alone = house(people=people[:1])
    assert alone.person("old").guiding == 0.0


def test_fatigue_morale_and_mentoring_slow() -> None:
    h = house()
    ada = h.person("ada")

    def speed() -> float:
        h.people.roster.touch(ada)
        return h.people.speed(ada, "server", 3.0, "mail")

    base = speed()
    ada.fatigue = 0.8
    tired = speed()
    ada.fatigue, ada.morale = 0.0, 0.2
    unhappy = speed()
    ada.morale, ada.mentoring = 0.7, 0.1
    mentoring = speed()
    assert max(tired, unhappy, mentoring) < base


def test_looking_does_not_change_speed() -> None:
    """What was learned counts from the next week on, whether anybody looked before or not."""

    def monday_speed(look: bool) -> float:
        h = house(weeks=4)
        ada = h.person("ada")
        h.people.book(ada, 20 * HOUR, "operations", "mail", "server", False)
        h.run(2 * DAY)
        if look:
            h.people.speed(ada, "server", 3.0, "mail")
        h.weeks(1)
        return h.people.speed(ada, "server", 3.0, "mail")

    assert monday_speed(True) == monday_speed(False)


def test_unfamiliar_services_are_slower() -> None:
    scenario = small_scenario(people=(person("ada", familiarity={"mail": 1.0, "files": 0.1}),))
    h = house(scenario=scenario)
    ada = h.person("ada")
    assert h.people.speed(ada, "server", 3.0, "mail") > h.people.speed(ada, "server", 3.0, "files")


def test_resuming_takes_a_quarter_of_an_hour_to_25_minutes() -> None:
    h = house()
    ada = h.person("ada")
    assert h.people.interruption_cost(ada) == 15 * 60
    ada.fatigue = 1.0
    assert h.people.interruption_cost(ada) == 25 * 60
