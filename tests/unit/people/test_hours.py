"""Overtime and the on-call rota."""

import pytest

from sim.kernel.units import DAY, HOUR, WEEK
from sim.people.decisions import AuthoriseOvertime, SetOnCallRota
from tests.unit.people.house import house, team
from tests.worlds import person


def test_overtime_lengthens_days_costs_money_and_tires() -> None:
    def after(hours: float) -> tuple[bool, float, float, int]:
        h = house(people=team(3), weeks=8)
        if hours:
            h.decide(AuthoriseOvertime("p00", hours, 2))
        present = h.people.present(h.person("p00"), 18 * HOUR)
        h.weeks(2)
        fatigue, morale = h.person("p00").fatigue, h.person("p00").morale
        assert h.weeks(2.1).person("p00").overtime_h == 0.0
        return present, fatigue, morale, h.weeks(8).money.spent("on_call")

    with_, without = after(10.0), after(0.0)
    assert with_[0] and not without[0]
    assert with_[1] > without[1]
    assert with_[2] < without[2]
    assert with_[3] - without[3] == pytest.approx(2 * 10 * 1.25 * 6_000_000 / 52 / 40, rel=0.01)


def test_overtime_tells_the_floors_above() -> None:
    h = house(people=team(2)).decide(AuthoriseOvertime("p00", 10.0, 1)).weeks(2)
    assert [(e.person, e.weekly_h) for e in h.told("working_time_changed")] == [("p00", 50.0), ("p00", 40.0)]


def test_overtime_can_be_ended() -> None:
    h = house(people=team(2)).decide(AuthoriseOvertime("p00", 10.0, 4)).run(DAY)
    h.decide(AuthoriseOvertime("p00", 0.0))
    assert h.person("p00").overtime_h == 0.0


def test_overtime_refusals() -> None:
    h = house(people=team(2))
    assert h.refused(AuthoriseOvertime("p00", 24.0, 1)) == "overtime_above_cap"
    assert h.refused(AuthoriseOvertime("p00", 10.0, 99)) == "weeks_out_of_range"
    assert h.refused(AuthoriseOvertime("p00", 0.0, 1)) == "nothing_changes"
    assert h.refused(AuthoriseOvertime("p99", 5.0, 1)) == "unknown_person"
    poor = house(people=team(2), budget_cents={"payroll": 10**9})
    assert poor.refused(AuthoriseOvertime("p00", 5.0, 1)) == "no_budget"


def test_overtime_week_after_week_is_declined_and_questioned() -> None:
    """From the third week in a row people may decline, whether it is authorised at once or week by week."""
    declined = questioned = early = 0
    for seed in range(20):
        h = house(seed, people=team(5), weeks=12)
        executives = h.relations.state.executive_trust
        for week in range(12):
            h.weeks(week)
            for someone in list(h.people.roster.staff):
                if h.refused(AuthoriseOvertime(someone.id, 8.0, 1)) == "":
                    h.decide(AuthoriseOvertime(someone.id, 8.0, 1))
        h.weeks(12)
        declined += len(h.told("overtime_declined"))
        early += sum(1 for e in h.told("overtime_declined") if e.weeks_in_row < 2)
        questioned += len(h.told("overtime_questioned"))
        if h.told("overtime_questioned"):
            assert h.relations.state.hr_trust < 60
            assert h.relations.state.executive_trust < executives
    assert declined > 60
    assert early == 0
    assert questioned > 10


def test_who_declined_cannot_be_asked_in_that_week() -> None:
    h = house(people=team(2))
    h.people.overtime.declines = lambda *_: True  # type: ignore[method-assign]
    h.decide(AuthoriseOvertime("p00", 5.0, 4)).weeks(2)
    assert h.person("p00").overtime_h == 0.0
    assert h.refused(AuthoriseOvertime("p00", 5.0, 1)) == "overtime_declined"
    assert h.weeks(3).refused(AuthoriseOvertime("p00", 5.0, 1)) == ""


def test_the_rota_turns_weekly_and_skips_who_is_away() -> None:
    h = house(people=team(3)).decide(SetOnCallRota(("p00", "p02", "p01")))
    h.people.state.absences.clear()
    weekly = [h.people.on_call_people(week * WEEK)[0].id for week in range(4)]
    assert weekly == ["p00", "p02", "p01", "p00"]
    h.person("p00").absent = True
    assert h.people.on_call_people(0)[0].id == "p02"
    h.person("p00").absent = False
    assert h.decide(SetOnCallRota(())).people.on_call_people(0) == ()


def test_from_four_people_two_are_on_call() -> None:
    h = house(people=team(5)).decide(SetOnCallRota(("p00", "p01", "p02", "p03")))
    assert [p.id for p in h.people.on_call_people(3 * WEEK)] == ["p03", "p00"]


def test_allowances_cost_money_and_keep_morale() -> None:
    def after(allowance: str) -> tuple[int, float]:
        h = house(people=tuple(person(p.id, on_call=True) for p in team(3)), weeks=13)
        if allowance != "standard":
            h.decide(SetOnCallRota(("p00", "p01", "p02"), allowance))  # type: ignore[arg-type]
        h.weeks(13)
        return h.money.spent("on_call"), h.person("p01").morale

    none, standard, generous = after("none"), after("standard"), after("generous")
    assert none[0] == 0 and standard[0] == 13 * 30_000 and generous[0] == 13 * 50_000
    assert none[1] < standard[1] < generous[1]


def test_the_rota_tires_those_on_it() -> None:
    h = house(people=team(2)).decide(SetOnCallRota(("p00",))).weeks(10)
    assert h.person("p00").fatigue > h.person("p01").fatigue


def test_rota_refusals() -> None:
    h = house(people=team(3))
    assert h.refused(SetOnCallRota(("p00", "p00"))) == "named_twice"
    assert h.refused(SetOnCallRota(("p09",))) == "unknown_person"
    assert h.refused(SetOnCallRota((), "standard")) == "nothing_changes"
    poor = house(people=team(3), budget_cents={"payroll": 10**9})
    assert poor.refused(SetOnCallRota(("p00",), "generous")) == "no_budget"
