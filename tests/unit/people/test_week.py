"""What a week does: fatigue, morale, learning."""

import pytest

from sim.kernel.units import DAY, HOUR
from sim.people.decisions import HoldOneToOne, ReviewPerformance, SetDutyShares
from tests.unit.people.house import House, house, team
from tests.worlds import person


def test_fatigue_halves_in_three_weeks_and_faster_away() -> None:
    h = house(people=team(2), weeks=4)
    h.people.sickness.draw_week = lambda week: None  # type: ignore[method-assign]
    h.people.state.absences.clear()
    resting, away = h.person("p00"), h.person("p01")
    resting.fatigue = away.fatigue = 0.8
    h.people.add_absence("p01", 0, 7 * DAY, "leave", "start:test")
    h.weeks(1)
    assert away.fatigue == pytest.approx(0.4)
    h.weeks(3)
    assert resting.fatigue == pytest.approx(0.4)


def test_nights_tire_more_than_days() -> None:
    def fatigue(off_hours: bool) -> float:
        h = house(people=team(1), weeks=3)
        h.run(3 * DAY + (2 if off_hours else 10) * HOUR)
        h.people.book(h.person("p00"), 2 * HOUR, "operations", "mail", "server", off_hours)
        return h.weeks(1).person("p00").fatigue

    assert fatigue(True) > fatigue(False) == 0.0


def morale_after(weeks: float, change: str = "", **changes: object) -> float:
    h = house(people=(person("ada", **changes), *team(4)), weeks=26)
    ada = h.person("ada")
    if change == "underpaid":
        ada.employment.anchor_cents = round(1.2 * ada.pay_cents)
    elif change == "fair":
        ada.employment.anchor_cents = ada.pay_cents
    elif change == "overworked":
        h.toil(40.0, only="ada")
    elif change == "worked":
        h.toil(30.0, only="ada")
    elif change == "churn":
        for _ in range(3):
            h.people.note_priorities_changed("start:test")
    return h.weeks(weeks).person("ada").morale


def test_what_lowers_morale() -> None:
    assert morale_after(8, "underpaid") < morale_after(8, "fair")
    assert morale_after(8, "overworked") < morale_after(8, "worked")
    assert morale_after(3, "churn") < morale_after(3)


def test_traits_bend_morale() -> None:
    assert morale_after(8, "underpaid", traits=("ambitious",)) < morale_after(8, "underpaid")
    low = morale_after(6, morale=0.2, traits=("steady",))
    assert low < morale_after(6, morale=0.2)


def test_people_not_spoken_to_drift_down() -> None:
    silent = house(people=team(5)).weeks(14)
    talked = house(people=team(5))
    for week in (1, 6, 11):
        talked.weeks(week)
        for someone in list(talked.people.roster.staff):
            talked.decide(HoldOneToOne(someone.id))
    talked.weeks(14)
    for someone in silent.people.roster.staff:
        assert someone.morale < talked.person(someone.id).morale
    drift = [e for e in silent.told("morale_changed") if e.driver == "neglect"]
    assert drift and any("start:people/neglect" in e.causes for e in drift)


def test_team_leads_look_after_their_own() -> None:
    people = (person("boss", leads=True, team="desk"), person("cem", team="desk"), person("dia"))
    h = house(people=people)
    assert [h.people.morale.led_directly(p) for p in h.people.roster.staff] == [True, False, True]
    assert "neglect" not in h.people.morale.parts(h.person("cem"), 0.66, 0.0)


def test_effect_of_talks_recovers_over_six_weeks() -> None:
    def effects(*weeks: int) -> list[float]:
        h = house(people=team(3))
        for week in weeks:
            h.weeks(week).decide(HoldOneToOne("p00"))
        h.weeks(weeks[-1] + 1)
        return [e.effect for e in h.told("one_to_one_held")]

    rules = house().people.rules
    assert effects(6, 14) == pytest.approx([rules.one_to_one_gain] * 2)
    assert sum(effects(6, 7, 8, 9, 10, 11)) < 2.2 * rules.one_to_one_gain


def test_a_talk_reports_in_the_week_and_tells_the_trouble() -> None:
    h = house(people=team(3)).weeks(1)
    before = h.person("p00").morale
    h.decide(HoldOneToOne("p00"))
    assert h.person("p00").morale == before and not h.told("one_to_one_held")
    h.weeks(2)
    (held,) = h.told("one_to_one_held")
    assert held.causes == ("decision/1",) and not held.searching
    assert held.morale == pytest.approx(before, abs=0.1)


def test_a_talk_waits_for_who_is_away() -> None:
    h = house(people=team(1)).weeks(1)
    h.people.add_absence("p00", 7 * DAY, 11 * DAY, "leave", "start:test")
    h.decide(HoldOneToOne("p00")).weeks(2)
    assert [e.t_s // DAY for e in h.told("one_to_one_held")] == [11]


def test_reviews_give_morale_goals_and_the_market() -> None:
    def learned(review: bool) -> tuple[float, float]:
        h = house(people=team(3)).weeks(10).toil()
        if review:
            h.decide(ReviewPerformance("p01"))
        h.weeks(11)
        morale = h.person("p01").morale
        return morale, h.weeks(20).person("p01").skills["server"]

    (morale, skill), (without_morale, without_skill) = learned(True), learned(False)
    assert morale > without_morale
    assert skill > without_skill
    h = house(people=team(3)).decide(ReviewPerformance("p01")).weeks(1)
    assert 0.8 < h.told("performance_reviewed")[0].pay_ratio < 1.2
    assert h.refused(ReviewPerformance("nobody")) == "unknown_person"


def test_recognition_needs_an_achievement() -> None:
    h = house(people=team(2)).weeks(7)
    assert h.people.recognise("p00", "start:test") == 0.0
    h.people.note_achievement("p00")
    assert h.people.recognise("p00", "start:test") > 0.0
    assert h.people.recognise("p00", "start:test") == 0.0


def test_practice_raises_familiarity_and_slowly_skill() -> None:
    h = house(people=team(2, familiarity={"mail": 0.2})).toil(30.0, "server", "mail", only="p01").weeks(13)
    idle, busy = h.person("p00"), h.person("p01")
    assert busy.familiarity["mail"] > 0.8 > idle.familiarity["mail"] == 0.2
    assert 3.55 < busy.skills["server"] < 4.0
    assert idle.skills["service_desk"] == 3.5


def test_learning_follows_a_power_law() -> None:
    """Time per piece falls by the same factor with each doubling of experience, 0.80 to 0.95 (Wright)."""
    h = house(people=team(1))
    someone = h.person("p00")
    base = h.people.rules.practice_base_h
    someone.skills = {"server": 0.0}
    for doubling in range(3):
        someone.week.fields_s = {"server": round(base * 2**doubling * HOUR)}
        h.people.learning.close_week(someone)
        assert someone.skills["server"] == pytest.approx(doubling + 1.0)
    assert 0.8 <= 1.0 / (1.0 + h.people.rules.skill_over_gain) <= 0.95


def test_duty_shares_are_set_and_unsettle() -> None:
    def after(change: bool) -> House:
        h = house(people=team(3))
        if change:
            h.decide(SetDutyShares("p00", 0.1, 0.2, 0.7))
        return h.weeks(2)

    with_, without = after(True), after(False)
    assert with_.person("p00").duties == {"desk": 0.1, "operations": 0.2, "projects": 0.7}
    assert with_.person("p00").morale < without.person("p00").morale
    assert with_.told("duty_shares_set")[0].causes == ("decision/1",)
    h = house(people=team(3))
    assert h.refused(SetDutyShares("p00", 0.5, 0.3, 0.3)) == "shares_do_not_add"
    assert h.refused(SetDutyShares("p00", 0.5, 0.3, 0.2)) == "nothing_changes"
