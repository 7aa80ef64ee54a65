"""Leaving, dismissals, pay, promotions."""

from dataclasses import replace

import pytest

from sim.kernel.units import DAY, WEEK
from sim.people.decisions import ChangePay, HoldOneToOne, LetGo, OpenPosition, Promote, SendOnTraining
from sim.people.leaving import OPPORTUNITY
from sim.scenario.levels import levels
from tests.unit.people.house import PLENTY, House, house, team
from tests.worlds import person, small_scenario


def searching(weeks: int = 40, **changes: object) -> House:
    """Return a house in which p00 is about to look for another job."""
    h = house(people=team(5, **changes), weeks=weeks)
    for someone in h.people.roster.staff:
        someone.search.threshold = 1e9
    h.person("p00").search.threshold = 0.0
    return h.weeks(1)


def test_turnover_of_a_healthy_team() -> None:
    """S7, SIM survey: 7 to 14 % a year; a fifth of these people is on the service desk."""
    leavers = 0
    person_years = 0.0
    for seed in range(60):
        # The first half-year is warm-up: nobody has a search behind them on the first Monday.
        h = house(seed, people=team(14), weeks=78).toil(28.0)
        for week in range(0, 78, 6):
            h.weeks(week)
            if week >= 24:
                person_years += len(h.people.roster.staff) * 6 / 52
            leavers -= h.people.state.leavers if week == 24 else 0
            for someone in list(h.people.roster.staff):
                h.decide(HoldOneToOne(someone.id))
        leavers += h.weeks(78).people.state.leavers
    assert person_years > 700
    assert 0.07 <= leavers / person_years <= 0.14


def test_the_service_desk_loses_more() -> None:
    h = house(people=team(10))
    desk, server = (h.people.leaving.hazard_per_year(h.person(name)) for name in ("p00", "p01"))
    assert 0.22 < desk < 0.40
    assert 0.05 < server < 0.12


@pytest.mark.parametrize(
    ("worse", "better"),
    [
        ({"morale": 0.3}, {"morale": 0.7}),
        ({"traits": ("restless",)}, {"traits": ()}),
        ({"traits": ()}, {"traits": ("rooted",)}),
    ],
)
def test_what_moves_the_hazard(worse: dict[str, object], better: dict[str, object]) -> None:
    def hazard(changes: dict[str, object]) -> float:
        h = house(people=(person("ada", **changes),))
        return h.people.leaving.hazard_per_year(h.person("ada"))

    assert hazard(worse) > hazard(better)


def test_nobody_leaves_without_a_sign_weeks_before() -> None:
    for seed in range(10):
        h = house(seed, people=team(14, morale=0.3, traits=("restless",)), weeks=52).weeks(52)
        signs = {e.id: e for e in h.told("sign_shown")}
        notices = [e for e in h.told("notice_given") if e.reason == "resigned"]
        assert notices
        for notice in notices:
            sign = signs[notice.causes[0]]
            assert 2 * WEEK <= notice.t_s - sign.t_s <= 6 * WEEK
        for left in h.told("person_left"):
            notice = next(n for n in notices if n.person == left.person)
            assert left.t_s - notice.t_s > 3 * WEEK
            assert left.causes == (notice.id,)
        h.people.check_invariants()


def test_a_search_shows_to_the_it_manager_only() -> None:
    h = searching()
    assert h.people.view("it").person("p00").sign != ""  # type: ignore[union-attr]
    assert h.people.view("pm").person("p00").sign == ""  # type: ignore[union-attr]
    h.decide(HoldOneToOne("p00")).weeks(2)
    held = h.told("one_to_one_held")[0]
    assert held.searching and held.concern == h.person("p00").search.driver


def test_a_raise_keeps_whom_pay_drives_away() -> None:
    def stays(percent: float) -> bool:
        h = house(people=team(5, weeks_here=200), weeks=40)
        for someone in h.people.roster.staff:
            someone.search.threshold = 1e9
        ada = h.person("p00")
        ada.employment.anchor_cents = round(1.15 * ada.pay_cents)
        ada.search.threshold = 0.0
        ada.care.spoken_s = 0
        h.weeks(1)
        assert ada.search.driver == "pay"
        if percent:
            h.decide(ChangePay("p00", percent))
        h.weeks(30)
        return ada.employed

    assert not stays(0.0)
    assert stays(12.0)
    assert not stays(1.0)


def test_an_opportunity_is_answered_by_pay() -> None:
    def stays(percent: float) -> bool:
        h = searching()
        assert h.person("p00").search.driver == OPPORTUNITY
        if percent:
            h.decide(ChangePay("p00", percent))
        return h.weeks(30).person("p00").employed

    assert stays(8.0)
    assert not stays(0.0)
    h = searching().decide(ChangePay("p00", 8.0)).weeks(12)
    (ended,) = h.told("search_ended")
    assert "person/p00/pay/1/changed" in ended.causes
    assert h.person("p00").search.number == 2


def test_a_departure_hurts_colleagues_and_clears_the_desk() -> None:
    h = searching()
    h.decide(OpenPosition("network", "senior"))
    left = None
    while left is None:
        before = {p.id: p.morale for p in h.people.roster.staff}
        h.run(h.core.now + WEEK)
        left = next(iter(h.told("person_left")), None)
    assert left.person == "p00" and left.reason == "resigned"
    assert all(p.morale < before[p.id] for p in h.people.roster.staff)
    assert h.people.state.leavers == 1
    assert h.people.state.people["p00"].employed is False
    assert h.refused(HoldOneToOne("p00")) == "person_left"
    h.people.check_invariants()
    h.weeks(40)
    last_month = h.told("payroll_paid")[-1].payroll_cents
    assert last_month < h.told("payroll_paid")[0].payroll_cents


def test_dismissal_goes_through_hr_costs_severance_and_freezes_the_post() -> None:
    def after(dismiss: bool) -> House:
        h = house(people=team(5), weeks=26)
        for someone in h.people.roster.staff:
            someone.search.threshold = 1e9
        return h.decide(LetGo("p02")) if dismiss else h

    with_, without = after(True), after(False)
    assert with_.relations.state.hr_trust < without.relations.state.hr_trust
    assert with_.refused(OpenPosition("network", "senior")) == "post_frozen"
    assert without.refused(OpenPosition("network", "senior")) == ""
    assert with_.refused(LetGo("p02")) == "already_leaving"
    assert with_.check(LetGo("p03")) is None
    with_.weeks(2.2)
    without.weeks(2.2)
    assert with_.person("p00").morale < without.person("p00").morale
    (notice,) = with_.told("notice_given")
    assert notice.reason == "dismissed" and notice.last_s > notice.t_s + 3 * WEEK
    with_.weeks(13.1)
    (left,) = with_.told("person_left")
    assert left.reason == "dismissed"
    (severance,) = with_.told("severance_paid")
    assert severance.cents > 500_000
    assert with_.money.committed("payroll") == 0
    assert with_.refused(OpenPosition("network", "senior")) == ""
    with_.weeks(26)
    without.weeks(26)
    assert with_.money.spent("payroll") < without.money.spent("payroll") + severance.cents
    with_.people.check_invariants()


def test_dismissal_needs_money_for_the_severance() -> None:
    people = (person("old", weeks_here=1500), *team(2))
    h = house(people=people, weeks=8, budget_cents={"payroll": 2_900_000})
    assert h.refused(LetGo("old")) == "no_budget"


def test_payroll_is_paid_monthly_with_on_costs() -> None:
    h = house(people=team(4), weeks=26)
    for someone in h.people.roster.staff:
        someone.search.threshold = 1e9
    h.weeks(26)
    assert len(h.told("payroll_paid")) == 6
    assert h.money.spent("payroll") == pytest.approx(4 * 6_000_000 * 1.3 / 2, abs=100)
    short = house(people=team(4), weeks=6)
    short.weeks(6)
    assert short.money.spent("payroll") == pytest.approx(4 * 6_000_000 * 1.3 * 6 / 52, abs=100)


def test_a_raise_costs_money_helps_and_is_heard_of() -> None:
    def after(percent: float) -> House:
        h = house(people=team(4), weeks=26)
        for someone in h.people.roster.staff:
            someone.search.threshold = 1e9
        return h.decide(ChangePay("p00", percent)) if percent else h

    with_, without = after(10.0), after(0.0)
    assert with_.person("p00").morale > without.person("p00").morale
    assert with_.person("p01").morale < without.person("p01").morale
    assert with_.people.leaving.hazard_per_year(with_.person("p00")) < without.people.leaving.hazard_per_year(
        without.person("p00")
    )
    room = without.people.pay.room_cents() - with_.people.pay.room_cents()
    assert with_.weeks(26).money.spent("payroll") - without.weeks(26).money.spent("payroll") == pytest.approx(
        room, abs=10
    )
    cut = after(-5.0)
    assert cut.person("p00").morale < after(0.0).person("p00").morale


def test_pay_refusals() -> None:
    h = house(people=(*team(2), person("ext", contractor=True)))
    assert h.refused(ChangePay("p00", 50.0)) == "raise_out_of_range"
    assert h.refused(ChangePay("p00", 0.0)) == "raise_out_of_range"
    assert h.refused(ChangePay("ext", 5.0)) == "not_for_contractors"
    h.decide(ChangePay("p00", 5.0))
    assert h.refused(ChangePay("p00", 5.0)) == "pay_changed_recently"
    tight = house(people=team(2), weeks=26, budget_cents={"payroll": 7_600_000})
    assert tight.refused(ChangePay("p00", 10.0)) == "no_budget"


def test_promotion_gives_grade_pay_and_morale() -> None:
    def after(promote: bool) -> House:
        h = house(people=(person("cem", grade="junior", skills={"server": 3}), *team(3)))
        return h.decide(Promote("cem", "professional")) if promote else h

    with_, without = after(True), after(False)
    assert with_.person("cem").grade == "professional"
    assert with_.person("cem").pay_cents == round(1.08 * without.person("cem").pay_cents)
    assert with_.person("cem").morale > without.person("cem").morale
    assert with_.told("person_promoted")[0].causes == ("decision/1",)


def test_promotion_refusals() -> None:
    people = (
        person("cem", grade="junior", skills={"server": 2}),
        person("sen", grade="senior", skills={"server": 5}),
        person("ext", contractor=True),
    )
    h = house(people=people)
    assert h.refused(Promote("cem", "senior")) == "not_next_grade"
    assert h.refused(Promote("cem", "professional")) == "skill_too_low"
    assert h.refused(Promote("sen", "lead")) == "leadership_too_low"
    assert h.refused(Promote("ext", "senior")) == "not_for_contractors"


def test_the_manager_has_more_time_with_fewer_reports() -> None:
    h = searching()
    before = h.relations.state.attention["it"].routine_h
    h.weeks(30)
    assert not h.person("p00").employed
    assert h.relations.state.attention["it"].routine_h == pytest.approx(before - 0.5)


@pytest.mark.parametrize(("trust", "agreed"), [(80.0, True), (20.0, False)])
def test_a_second_dismissal_is_for_the_executives_who_answer_within_a_week_or_so(trust: float, agreed: bool) -> None:
    h = house(people=team(5), weeks=26)
    h.relations.state.executives.points = h.relations.state.hr.points = trust
    h.decide(LetGo("p02")).decide(LetGo("p03"))
    assert h.refused(LetGo("p04")) == "dismissal_asked"
    assert [e.person for e in h.told("dismissal_started")] == ["p02"]
    before = h.relations.state.executive_trust
    h.weeks(1.4)
    (answer,) = h.told("dismissal_answered")
    assert answer.agreed is agreed
    assert 5 <= answer.t_s / DAY <= 9
    assert ("p03" in [e.person for e in h.told("dismissal_started")]) is agreed
    assert (h.relations.state.executive_trust < before) is not agreed
    assert h.refused(LetGo("p04")) == ""


def test_a_promise_to_a_person_is_kept_by_what_was_promised_and_felt_when_broken() -> None:
    h = house(people=team(5), weeks=26)
    promises = h.relations.promises
    promises.make("course", "it", "person:p01", "server", 0.0, 10, "x")
    promises.make("answer", "it", "person:p02", "", 0.0, 10, "x")
    promises.make("answer", "it", "person:p03", "", 0.0, 1, "x")
    promises.make("course", "it", "person:p04", "network", 0.0, 10, "x")
    h.decide(SendOnTraining("p01", "server")).decide(HoldOneToOne("p02")).decide(SendOnTraining("p04", "endpoint"))
    before = h.person("p03").morale
    h.weeks(1.0)
    assert promises.tally("it").kept == 2
    assert promises.tally("it").broken == 1
    assert [p.taker for p in promises.open_of("it")] == ["person:p04"]
    assert h.person("p03").morale < before - 0.04


def test_the_level_decides_how_long_a_sign_shows_but_never_under_two_weeks() -> None:
    waits: dict[str, list[int]] = {}
    for name in ("guided", "standard", "hard"):
        scenario = replace(small_scenario(people=team(5), weeks=26, budget_cents=PLENTY), level=levels()[name])
        for seed in range(1, 13):
            h = house(seed, scenario)
            h.person("p00").search.threshold = 0.0
            h.weeks(1)
            waits.setdefault(name, []).append(h.person("p00").search.notice_week - 1)
    assert min(waits["hard"]) == 2
    assert 2 <= min(waits["standard"]) <= max(waits["standard"]) <= 6
    assert sum(waits["hard"]) < sum(waits["standard"]) < sum(waits["guided"])
