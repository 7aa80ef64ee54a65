"""Promises of cards: which deed keeps which."""

import pytest

from sim.hats.matters import make
from sim.kernel.decision import Decision
from sim.projects.events.control import StatusReported
from sim.relations.events import PromiseKept
from tests.unit.hats.ground import Game, project, scenario

CASES: dict[str, tuple[tuple[str, str, str, str], Decision, str, int]] = {
    "a course": (
        ("course", "it", "person:cem", "cem"),
        make("send_on_training", person="cem", field="server"),
        "it",
        0,
    ),
    "a talk": (("answer", "it", "person:ben", "ben"), make("hold_one_to_one", person="ben"), "it", 1),
    "more pay": (("money", "it", "person:ben", "ben"), make("change_pay", person="ben", percent=3.0), "it", 0),
    "people": (
        ("people", "it", "pm", "move"),
        make("grant_staff", project="move", person="ben", share=0.3, weeks=3),
        "it",
        0,
    ),
    "money for a project": (
        ("money", "it", "pm", "move"),
        make("fund_project", project="move", account="training", cents=100_000, target="project_expense"),
        "it",
        0,
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_deed_keeps_the_promise(name: str) -> None:
    (kind, giver, taker, subject), decision, seat, weeks = CASES[name]
    game = Game(scenario(projects=(project(),)))
    promises = game.house.relations.promises
    mine = promises.make(kind, giver, taker, subject, 0.0, 6, "start:test")
    other = promises.make(kind, giver, "hr", "another", 0.0, 6, "start:test")
    game.decide(decision, seat)
    game.run(weeks)
    kept = [event.promise for event in game.events(PromiseKept)]
    assert mine in kept
    assert other not in kept


def test_only_an_honest_report_keeps_a_promised_status() -> None:
    game = Game(scenario())
    promise = game.house.relations.promises.make("status", "pm", "it", "move", 0.0, 6, "start:test")
    kept = []
    for number, rosy in enumerate((True, False)):
        name = f"project/move/status/t{number}"
        game.house.core.publish(StatusReported(name, 0, ("start:test",), "move", "green", 9, 1, 0.1, rosy))
        kept.append(promise in [event.promise for event in game.events(PromiseKept)])
    assert kept == [False, True]
