"""Stories: four beats, on state, with a sign in time."""

from dataclasses import replace

from sim.hats.events import ArcBeat
from sim.kernel.units import week_of
from sim.scenario.cards import ArcDef, BeatDef, EffectDef
from sim.scenario.levels import levels
from tests.unit.hats.ground import Game, scenario, when

STORY = ArcDef(
    "tired",
    "ada",
    (
        BeatDef("seed", 2),
        BeatDef("sign", 1, when("fatigue_above", "ada", 0.5)),
        BeatDef("turn", 2, when("fatigue_above", "ada", 0.5), (EffectDef("morale", "ada", -0.2),), until_week=15),
        BeatDef("echo", 3),
    ),
)


def told(game: Game) -> list[tuple[str, int]]:
    return [(event.beat, week_of(event.t_s)) for event in game.events(ArcBeat)]


def tire(game: Game, until: int) -> Game:
    """Keep somebody tired up to a week."""
    for week in range(week_of(game.house.core.now), until + 1):
        game.house.people.state.people["ada"].fatigue = 0.9
        game.run(week)
    return game


def test_beats_follow_the_state_one_a_week() -> None:
    game = tire(Game(scenario(arcs=(STORY,))).run(4), 12)
    assert told(game) == [("seed", 2), ("sign", 5), ("turn", 7), ("echo", 10)]
    events = game.events(ArcBeat)
    assert events[0].causes == ("start:arc/tired",)
    assert [event.causes for event in events[1:]] == [(event.id,) for event in events[:-1]]
    assert game.hats.state.arcs["tired"].ended
    assert game.house.core.log.find("arc/tired/turn/effect/1/applied") is not None


def test_without_the_state_the_story_waits_and_ends_quietly() -> None:
    game = tire(Game(scenario(arcs=(STORY,))), 4)
    assert told(game)[-1][0] == "sign"
    for week in range(5, 20):
        game.house.people.state.people["ada"].fatigue = 0.0
        game.run(week)
    assert [beat for beat, _ in told(game)] == ["seed", "sign"]
    assert game.hats.state.arcs["tired"].ended


def test_a_turn_comes_at_least_two_weeks_after_its_sign_and_later_where_warnings_are_long() -> None:
    hasty = replace(STORY, beats=(*STORY.beats[:2], replace(STORY.beats[2], after_weeks=0), STORY.beats[3]))
    gaps = {}
    for name in ("guided", "standard", "hard"):
        weeks = dict(told(tire(Game(scenario(arcs=(hasty,), level=levels()[name])), 12)))
        gaps[name] = weeks["turn"] - weeks["sign"]
    assert gaps["standard"] == 2
    assert gaps["hard"] >= 2
    assert gaps["guided"] > gaps["standard"]


def test_of_somebody_who_left_only_the_echo_is_told() -> None:
    game = tire(Game(scenario(arcs=(STORY,))), 5)
    person = game.house.people.state.people["ada"]
    turned = tire(Game(scenario(arcs=(STORY,))), 6)
    for one in (game, turned):
        leaver = one.house.people.state.people["ada"]
        one.house.people.leaving.dismiss(leaver, "start:test")
        leaver.employment.last_s = one.house.core.now
        one.house.people.leaving.schedule_end(leaver)
        one.run(12)
    assert not person.employed
    assert game.hats.state.arcs["tired"].ended
    assert [beat for beat, _ in told(turned)] == ["seed", "sign", "turn", "echo"]
