"""Endings: ordered rules over facts, each naming what stands behind it."""

import pytest

from game.presenters.endings import ENDINGS, FACTS
from sim.business.events import GameEndRuled
from sim.kernel.units import WEEK
from sim.projects.state import Project
from sim.scores.endings import Endings, endings
from sim.scores.events import GameEnded
from sim.session import Session
from tests.unit.hats.ground import project, scenario
from tests.worlds import small_scenario

GOOD = {
    "relieved": 0.0,
    "breach_of_budget_share": 0.0,
    "quarter_total": 60.0,
    "quarter_drop": 2.0,
    "delivered": 1.0,
    "stopped": 0.0,
    "people": 65.0,
    "late_share": 0.05,
    "wanted": 70.0,
    "it_total": 65.0,
    "pm_total": 65.0,
}


def named(**changes: float | None) -> str:
    facts = {name: value for name, value in (GOOD | changes).items() if value is not None}
    return Endings._rule(facts).id


@pytest.mark.parametrize(
    ("changes", "ending"),
    [
        ({}, "both_standing"),
        ({"quarter_total": None, "quarter_drop": None}, "both_standing"),
        ({"people": 30.0}, "nobody_left"),
        ({"it_total": 40.0}, "nobody_left"),
        ({"delivered": 0.0, "late_share": None, "wanted": None}, "lights_on"),
        ({"late_share": 0.4}, "late_and_wanted"),
        ({"late_share": 0.4, "wanted": 30.0}, "late_unwanted"),
        ({"late_share": 0.4, "wanted": 30.0, "it_total": 40.0}, "nobody_left"),
        ({"wanted": 40.0}, "on_time_unwanted"),
        ({"delivered": 0.0, "stopped": 1.0, "stopped_performance": 0.6}, "rightly_stopped"),
        ({"delivered": 0.0, "stopped": 1.0, "stopped_performance": 1.1}, "lights_on"),
        ({"quarter_total": 35.0, "quarter_drop": 25.0}, "long_quarter"),
        ({"quarter_total": 70.0, "quarter_drop": 25.0}, "both_standing"),
        ({"breach_of_budget_share": 0.2}, "in_the_papers"),
        ({"relieved": 1.0, "breach_of_budget_share": 0.2}, "relieved"),
    ],
)
def test_the_first_rule_that_holds_names_the_game(changes: dict[str, float | None], ending: str) -> None:
    assert named(**changes) == ending


def test_every_ending_has_words_and_every_fact_a_name() -> None:
    assert {rule.id for rule in endings()} == set(ENDINGS)
    assert {condition.fact for rule in endings() for condition in rule.all} == set(FACTS)
    assert endings()[-1].all == ()
    for condition in (condition for rule in endings() for condition in rule.all):
        assert condition.op in {">=", "<=", ">", "<"}


def test_every_topic_behind_an_ending_is_noted() -> None:
    session = Session(small_scenario(), 1)
    topics = set(session._house.scores.movers.notes)
    assert {topic for rule in endings() for topic in rule.behind} <= topics


def played(session: Session, weeks: int) -> Session:
    while session.clock < weeks * WEEK and not session.over:
        session.advance(weeks * WEEK)
    return session


def test_a_game_is_named_at_its_end_and_not_before() -> None:
    session = played(Session(small_scenario(), 1), 7)
    assert session.ending() is None
    played(session, 8)
    found = session.ending()
    assert found is not None
    (said,) = [event for event in session.events() if isinstance(event, GameEnded)]
    assert (said.id, said.ending, said.result) == ("game/ended", found.id, session.outcome())
    assert said.causes[0] == "week/8/scored"
    assert set(found.events) <= set(said.causes)
    for event_id in found.events:
        assert session.find(event_id) is not None


def test_a_rule_that_ends_the_game_is_what_it_is_named_for() -> None:
    session = played(Session(small_scenario(), 1), 5)
    core = session._house.core
    core.publish(GameEndRuled("game/ended/relieved", core.now, ("week/5/scored",), "relieved", 6))
    found = session.ending()
    assert found is not None
    assert found.id == "relieved"
    assert "game/ended/relieved" in found.events


def led(**changes: object) -> tuple[Session, Project]:
    session = Session(scenario(projects=(project(),), weeks=26), 1)
    found = session._house.projects.state.projects["move"]
    found.leader, found.status, found.chartered_s = "pm", "running", 0
    for name, value in changes.items():
        setattr(found, name, value)
    return session, found


def test_facts_tell_of_projects() -> None:
    session, found = led(status="live", live_s=24 * WEEK)
    facts = session._house.scores.endings.facts()
    assert facts["delivered"] == 1.0
    assert facts["late_share"] == pytest.approx(4 / 20)
    found.status, found.live_s = "cancelled", -1
    facts = session._house.scores.endings.facts()
    assert (facts["delivered"], facts["stopped"], facts["stopped_performance"]) == (0.0, 1.0, 1.0)
    assert "late_share" not in facts


def test_what_one_fact_kept_away_is_told() -> None:
    session = played(Session(small_scenario(), 1), 8)
    scores = session._house.scores
    assert scores.state.ending is not None
    scores.state.ending.facts = GOOD | {"wanted": 53.0}
    scores.state.ending.id = "on_time_unwanted"
    found = session.ending()
    assert found is not None
    (miss,) = [miss for miss in found.near_misses if miss.ending == "both_standing"]
    assert (miss.fact, miss.actual, miss.needed) == ("wanted", 53.0, 55.0)


def test_the_next_quarter_may_give_it_another_name_and_nothing_else() -> None:
    session = played(Session(small_scenario(next_quarter_weeks=4), 1), 8)
    scores = session._house.scores
    before = scores.state.ending
    assert before is not None
    assert "quarter_total" not in before.facts
    session.begin_next_quarter()
    played(session, 11)
    before.facts["it_total"] = 100.0  # as if it had looked much better than it was
    scores.next_quarter()
    for row in scores.state.after:
        row.scores["it_manager"]["total"] = 20.0
    played(session, 12)
    assert scores.state.latest is not None
    scores.state.latest.scores["it_manager"]["total"] = 20.0
    scores.endings.judge("next-quarter/judged")
    found = session.ending()
    assert found is not None
    assert found.id == "long_quarter"
    assert dict(found.facts) == {"quarter_total": 20.0, "quarter_drop": 80.0}
    assert [e.id for e in session.events() if isinstance(e, GameEnded)] == ["game/ended", "next-quarter/ended"]
