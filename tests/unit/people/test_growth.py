"""Courses and mentors."""

from itertools import pairwise

import pytest

from sim.kernel.units import DAY, WEEK, week_start
from sim.people.decisions import PairMentor, SendOnTraining
from tests.unit.people.house import House, house, team
from tests.worlds import person


def trained(use_h: float, send: bool = True) -> House:
    h = house(people=(person("ada", skills={"server": 2}), *team(6)), weeks=26)
    if send:
        h.decide(SendOnTraining("ada", "server"))
    return h.toil(use_h, "server", "mail", only="ada")


def test_a_course_costs_money_and_days_and_teaches() -> None:
    with_, without = trained(0.0).weeks(10), trained(0.0, send=False).weeks(10)
    assert with_.person("ada").skills["server"] > without.person("ada").skills["server"] == 2
    assert with_.money.spent("training") == with_.people.rules.course_price_cents
    (booked,) = with_.told("course_booked")
    (away,) = [e for e in with_.told("absence_started") if e.reason == "training"]
    assert away.t_s == booked.from_s and away.until_s == booked.from_s + 4 * DAY
    assert with_.person("ada").care.growth > 0
    assert with_.people.morale.market_cents(with_.person("ada")) > without.people.morale.market_cents(
        without.person("ada")
    )


def test_a_course_fades_by_half_unless_used() -> None:
    used, unused = trained(4.0).weeks(20), trained(0.0).weeks(20)
    (faded,) = unused.told("skill_faded")
    gain = unused.told("course_completed")[0].gain
    assert faded.loss == pytest.approx(gain / 2)
    assert unused.person("ada").skills["server"] == pytest.approx(2 + gain / 2)
    assert not used.told("skill_faded")


def test_at_most_a_quarter_of_a_skill_group_is_away_at_once() -> None:
    people = tuple(person(f"p{i}", skills={"server": 3}) for i in range(8))
    h = house(people=people, weeks=52)
    for someone in people:
        h.decide(SendOnTraining(someone.id, "server"))
    starts = [e.from_s for e in h.told("course_booked")]
    assert max(starts.count(s) for s in starts) <= 2
    assert len(set(starts)) >= 4


def test_courses_have_dates() -> None:
    h = house(weeks=52)
    weeks = h.people.training.dates("server")
    gaps = [b - a for a, b in pairwise(weeks)]
    assert set(gaps) == {5}
    assert weeks[0] >= 2


def test_training_refusals() -> None:
    h = house(people=team(2)).decide(SendOnTraining("p00", "server"))
    assert h.refused(SendOnTraining("p00", "network")) == "course_booked"
    assert h.refused(SendOnTraining("nobody", "network")) == "unknown_person"
    late = house(people=team(2), weeks=3).run(2 * WEEK + DAY)
    assert late.refused(SendOnTraining("p00", "server")) == "no_course"
    poor = house(people=team(2), budget_cents={"payroll": 10**9})
    assert poor.refused(SendOnTraining("p00", "server")) == "no_budget"


def test_mentoring_teaches_one_and_binds_two() -> None:
    people = (person("old", skills={"server": 5}), person("new", skills={"server": 2}), *team(2))

    def after(pair: bool) -> House:
        h = house(people=people)
        if pair:
            h.decide(PairMentor("old", "new", "server", 8))
        return h

    with_, without = after(True), after(False)
    for name in ("old", "new"):
        level = 2.0
        slow = with_.people.speed(with_.person(name), "server", level, "mail")
        assert slow < without.people.speed(without.person(name), "server", level, "mail")
    with_.weeks(9)
    assert with_.person("new").skills["server"] > 2.4
    assert without.weeks(9).person("new").skills["server"] == 2
    assert with_.person("old").mentoring == 0.0
    assert with_.told("mentoring_ended")[0].t_s == week_start(9) - 1


def test_helpful_mentors_teach_better() -> None:
    def level(*traits: str) -> float:
        people = (person("old", skills={"server": 5}, traits=traits), person("new", skills={"server": 2}))
        return (
            house(people=people).decide(PairMentor("old", "new", "server", 8)).weeks(8).person("new").skills["server"]
        )

    assert level("helpful") > level()


def test_mentoring_refusals() -> None:
    people = (person("old", skills={"server": 5}), person("new", skills={"server": 2}), *team(2))
    h = house(people=people)
    assert h.refused(PairMentor("new", "old", "server", 8)) == "mentor_not_ahead"
    assert h.refused(PairMentor("old", "old", "server", 8)) == "named_twice"
    assert h.refused(PairMentor("old", "new", "server", 99)) == "weeks_out_of_range"
    h.decide(PairMentor("old", "new", "server", 8))
    assert h.refused(PairMentor("old", "p00", "server", 8)) == "already_paired"
    assert h.refused(PairMentor("p01", "nobody", "server", 8)) == "unknown_person"
