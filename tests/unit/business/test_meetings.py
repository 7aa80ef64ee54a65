"""Talking: with departments, and with the executives; and what departments plan."""

from dataclasses import replace

import pytest

from sim.business.decisions_direction import MeetDepartment, ReportToExecutives
from sim.business.events import (
    CampaignAnnounced,
    CampaignBegan,
    CampaignEnded,
    DepartmentMet,
    ExecutiveReviewHeld,
    ExecutivesInformed,
)
from sim.business.state import Campaign
from sim.kernel.units import DAY, HOUR, WEEK
from sim.projects.events.control import StakeholderUpdated
from sim.scenario.definitions import Scenario
from sim.scenario.levels import levels
from sim.services.desk.events import TicketOpened
from tests.unit.business.ground import Game
from tests.worlds import small_scenario


def quiet(**numbers: object) -> Scenario:
    """Return the small scenario without campaigns of its own."""
    base = small_scenario(weeks=26)
    rules = replace(base.rules.strategy, campaigns_per_year=0.0, **numbers)  # type: ignore[arg-type]
    return replace(base, rules=replace(base.rules, strategy=rules))


def trust(game: Game, party: str = "sales") -> float:
    return game.house.relations.standing(party).points


# ------------------------------------------------------------------------------------------------------- departments


def test_a_meeting_is_held_on_the_next_working_day_and_wins_trust() -> None:
    without, met = Game(quiet()), Game(quiet())
    met.decide(MeetDepartment("sales"))
    assert met.refusal(MeetDepartment("sales")) == "meeting_arranged"
    assert met.refusal(MeetDepartment("nobody")) == "unknown_department"
    assert met.refusal(MeetDepartment("production")) == ""
    for game in (without, met):
        game.run(1)
    (event,) = met.events(DepartmentMet)
    assert event.t_s == DAY + 14 * HOUR
    assert trust(met) > trust(without) + 1.5
    assert trust(met, "production") == trust(without, "production")


def test_a_meeting_again_at_once_only_takes_peoples_time() -> None:
    game = Game(quiet())
    points = []
    for week in (1, 2, 8):
        game.run(week - 1) if week > 1 else None
        game.decide(MeetDepartment("sales"))
        game.run(week)
        points.append(game.events(DepartmentMet)[-1].points)
    assert points[0] == 2.0
    assert points[1] < 0
    assert points[2] == pytest.approx(2.0)


def test_a_department_that_nobody_speaks_to_drifts_away_after_six_weeks() -> None:
    left, spoken = Game(quiet()), Game(quiet())
    for week in (4, 8, 12):
        for game in (left, spoken):
            game.run(week)
        spoken.business.meetings.spoken("sales")
        if week == 4:
            assert trust(left) == trust(spoken)
    assert trust(left) < trust(spoken) - 1.0
    assert trust(left, "production") == pytest.approx(trust(spoken, "production"))


def test_a_project_manager_who_tells_a_department_of_the_project_has_spoken_with_it() -> None:
    left, told = Game(quiet()), Game(quiet())
    for game in (left, told):
        game.run(5)
    now = told.house.core.now
    told.house.core.publish(StakeholderUpdated("project/lan/update/1", now, ("x",), "lan", "sales", 0.5))
    told.house.core.publish(StakeholderUpdated("project/lan/update/2", now, ("x",), "lan", "executives", 0.5))
    for game in (left, told):
        game.run(10)
    assert trust(told) > trust(left) + 0.5
    assert told.business.meetings.strength("sales") == 1.0


def test_a_department_says_what_annoyed_it_and_forgets_it() -> None:
    game = Game(quiet())
    assert game.business.meetings.concern("sales") == "none"
    game.business.meetings.note("sales", "outages", 4.0)
    game.business.meetings.note("sales", "late", 2.0)
    assert game.business.meetings.concern("sales") == "outages"
    for _ in range(12):
        game.business.meetings.close_week(1)
    assert game.business.meetings.concern("sales") == "none"


def test_meeting_a_department_is_the_answer_it_was_promised() -> None:
    game = Game(quiet())
    promises = game.house.relations.promises
    promises.make("answer", "it", "sales", "vpn", 0.0, 2, "x")
    promises.make("no_change", "it", "sales", "mail", 0.0, 9, "x")
    game.decide(MeetDepartment("sales"))
    game.run(1)
    assert [p.kind for p in promises.open_of("it")] == ["no_change"]
    assert promises.tally("it").kept == 1


# --------------------------------------------------------------------------------------------------------- campaigns


def with_campaign(game: Game, from_week: int, bump: float = 0.8) -> Campaign:
    campaign = Campaign("campaign/sales/1", "sales", from_week, 2, bump)
    game.business.state.campaigns[campaign.id] = campaign
    return campaign


def tickets(game: Game, from_week: int, to_week: int) -> int:
    opened = game.events(TicketOpened)
    return sum(from_week <= e.t_s // WEEK + 1 <= to_week and e.service in ("mail", "files") for e in opened)


def test_a_campaign_brings_more_tickets_while_it_lasts_and_touches_no_other() -> None:
    usual, busy = Game(quiet()), Game(quiet())
    with_campaign(busy, 4)
    for game in (usual, busy):
        game.run(8)
    began, ended = busy.events(CampaignBegan)[0], busy.events(CampaignEnded)[0]
    assert (began.t_s, ended.t_s) == (3 * WEEK - 1, 5 * WEEK - 1)
    assert tickets(busy, 4, 5) > tickets(usual, 4, 5)
    assert tickets(busy, 1, 3) == tickets(usual, 1, 3)
    assert tickets(busy, 6, 8) == tickets(usual, 6, 8)
    assert busy.business.state.campaigns == {}


@pytest.mark.parametrize(("points", "level", "week"), [(100, "standard", 5), (20, "standard", 9), (100, "guided", 3)])
def test_trust_and_the_level_decide_how_early_a_campaign_is_told(points: float, level: str, week: int) -> None:
    game = Game(replace(quiet(), level=levels()[level]))
    with_campaign(game, 10)
    for number in range(1, 10):
        game.house.relations.state.departments["sales"].trust_standing.points = points
        game.run(number)
    (event,) = game.events(CampaignAnnounced)
    assert (event.t_s + 1) // WEEK == week


def test_a_meeting_brings_campaigns_to_light_weeks_ahead() -> None:
    game = Game(quiet())
    with_campaign(game, 8)
    assert game.business.view("it").campaigns == ()
    game.decide(MeetDepartment("sales"))
    game.run(1)
    assert game.events(DepartmentMet)[0].campaigns == 1
    assert [c.from_week for c in game.business.view("pm").campaigns] == [8]


def test_campaigns_stand_from_the_start_whatever_is_decided() -> None:
    one, other = Game(small_scenario(weeks=26), 7), Game(small_scenario(weeks=26), 7)
    other.decide(MeetDepartment("sales"))
    began = []
    for game in (one, other):
        game.run(26)
        began.append([(e.department, e.t_s) for e in game.events(CampaignBegan)])
    assert began[0] == began[1] != []


def test_outages_annoy_more_in_the_middle_of_a_campaign() -> None:
    left = {}
    for busy in (False, True):
        for out_h in (0, 3):
            game = Game(quiet())
            if busy:
                with_campaign(game, 2, 0.0)
            game.run(1)
            game.house.core.engine.run(WEEK + 9 * HOUR)
            game.house.infrastructure.withhold("files", "down" if out_h else "up", "start:test")
            game.house.core.engine.run(WEEK + (9 + out_h) * HOUR)
            game.house.infrastructure.withhold("files", "up", "start:test")
            left[busy, out_h] = game.run(2).house.relations.state.departments["sales"].satisfaction
    usual, busy_too = (left[busy, 0] - left[busy, 3] for busy in (False, True))
    assert busy_too > 1.3 * usual > 0


# -------------------------------------------------------------------------------------------------------- executives


def outage(game: Game) -> None:
    game.house.infrastructure.withhold("mail", "down", "start:test")
    game.house.core.engine.run(game.house.core.now + DAY)
    game.house.infrastructure.withhold("mail", "up", "start:test")
    game.business.state.period.worst_outage = "start:test"


def reviewed(*report_weeks: int) -> Game:
    """Play to the first review after an outage in week 1, with reports on it in the given weeks."""
    game = Game(replace(quiet(), weeks=12))
    game.house.core.engine.run(2 * DAY + 9 * HOUR)
    outage(game)
    for week in range(1, 7):
        if week in report_weeks:
            game.decide(ReportToExecutives("outages"))
            assert game.refusal(ReportToExecutives("budget")) == "meeting_arranged"
        game.run(week)
    return game


def test_reasons_given_early_soften_the_review_and_late_ones_less() -> None:
    points = [reviewed(*weeks).events(ExecutiveReviewHeld)[0].outage_points for weeks in ((), (2,), (6,))]
    assert points[0] < 0
    assert points[1] == pytest.approx(0.5 * points[0])
    assert points[2] == pytest.approx(0.75 * points[0])


def test_a_report_with_nothing_to_explain_softens_nothing() -> None:
    game = Game(quiet())
    game.decide(ReportToExecutives("agreements"))
    game.run(1)
    (event,) = game.events(ExecutivesInformed)
    assert (event.bad, event.points) == (False, 1.0)
    assert game.business.state.softened == {}


def test_reports_every_week_tire() -> None:
    game = reviewed(2, 3, 4, 5)
    points = [event.points for event in game.events(ExecutivesInformed)]
    assert points[0] == 1.0
    assert all(p < -0.5 for p in points[1:])
    assert trust(game, "executives") < trust(reviewed(2), "executives")
    assert game.business.state.softened == {}


def test_finance_minds_an_overspent_account_less_if_it_was_told() -> None:
    lost = []
    for told in (False, True):
        game = Game(quiet())
        if told:
            game.business.state.softened["budget"] = 0.5
        before = trust(game, "finance")
        game.house.money.spend("training", 400_000, "x", "decision/1")
        lost.append(before - trust(game, "finance"))
    assert lost[1] == pytest.approx(lost[0] / 2)
    assert lost[0] > 0
