"""The letter on Friday: only when there is something to say, and each hat its own."""

from sim.hats.events import FridayLetter
from sim.hats.matters import make
from sim.kernel.units import DAY, HOUR, WEEK
from sim.relations.events import ChairEmpty
from tests.unit.hats.ground import Game, scenario


def letters(game: Game, seat: str) -> list[FridayLetter]:
    return [event for event in game.events(FridayLetter) if event.seat == seat]


def test_people_given_are_thanked_for_and_people_asked_for_are_remembered() -> None:
    game = Game(scenario())
    game.decide(make("grant_staff", project="move", person="ben", share=0.3, weeks=4))
    game.decide(
        make("request_staff", project="move", person="ada", field="server", level=2.0, share=0.3, weeks=4), "pm"
    )
    while not letters(game, "it"):
        game.house.core.engine.run(5 * DAY)
        if game.house.core.now >= 5 * DAY:
            break
    (letter,) = letters(game, "it")
    assert letter.t_s == 4 * DAY + 16 * HOUR
    assert [key for key, _ in letter.lines][:1] == ["helped.people_given"]
    assert dict(letter.lines[0][1]) == {"project": "move", "person": "ben"}
    assert game.hats.view("it").letter == letter.lines
    assert len(letter.causes) == len(letter.lines)


def test_a_quiet_week_brings_no_letter() -> None:
    game = Game(scenario(projects=())).run(6)
    assert game.events(FridayLetter) == []


def test_a_broken_promise_is_written_about_to_who_broke_it() -> None:
    game = Game(scenario())
    promises = game.house.relations.promises
    kept = promises.make("people", "it", "pm", "ben", 0.5, 3, "start:test")
    broken = promises.make("status", "pm", "it", "move", 0, 3, "start:test")
    promises.keep(kept, "start:test")
    promises.breach(broken, "start:test")
    game.run(1)
    assert letters(game, "it")[0].lines[0][0] == "helped.promise_kept"
    assert letters(game, "pm")[0].lines[0][0] == "hurt.promise_broken"


def test_without_a_report_the_other_hat_asks_for_one() -> None:
    game = Game(scenario())
    game.decide(make("submit_charter", project="move"), "pm")
    game.decide(make("set_baseline", project="move"), "pm")
    game.run(4)
    keys = [key for event in letters(game, "pm") for key, _ in event.lines]
    assert "need.status" in keys


def test_an_empty_chair_is_mentioned() -> None:
    game = Game(scenario())
    game.house.core.publish(ChairEmpty("chair/pm/empty/1", 0, ("start:attention/pm",), "pm", 0.0, 10.0))
    game.run(1)
    assert letters(game, "pm")[0].lines[0][0] == "hurt.empty_chair"
    assert all(len(event.lines) <= 3 for event in game.events(FridayLetter))
    assert {event.t_s % WEEK for event in game.events(FridayLetter)} == {4 * DAY + 16 * HOUR}
