"""Whoever only answers, and leaves the rest to defaults, ends between doing nothing and the book."""

from concurrent.futures import ProcessPoolExecutor
from statistics import fmean

import pytest

from sim.hats.decisions.cards import AnswerDilemma, NameOwner, StatePosition
from sim.lab.processes import processes
from sim.lab.watched import JUDGED
from sim.policies.pad import Pad
from sim.policies.policy import Policy, PolicyLuck
from sim.policies.registry import make
from sim.scenario.load import load_scenario
from sim.session import Decision, View
from tests.play import play_on, started
from tests.theory.report import Publish

SCENARIO = "network-refresh"
LEVEL = "guided"
A_FEW = range(1, 5)
MOST_LUCKS = 40
_NO_LUCK = PolicyLuck(lambda name: 0.5, "")


class AnswersOnly:
    """Gives the first answer that is possible to whatever asks, without thinking about it."""

    def decide(self, view: View, luck: PolicyLuck) -> list[Decision]:
        """Answer from the top."""
        pad = Pad(view)
        for card in view.hats.cards:
            if card.mine and card.stage == "owner":
                pad.want(NameOwner(card.id, "it" if view.seat == "it" else "pm"))
            elif card.mine and card.stage == "position":
                pad.want(StatePosition(card.id, card.options[0].id))
            elif card.mine:
                pad.first(*(AnswerDilemma(card.id, option.id) for option in card.options))
        for need in view.hats.needs:
            pad.first(*(answer.decision for answer in need.answers))
        return pad.chosen


def totals(game: tuple[str, int]) -> tuple[float, ...]:
    """Play one game, by name of who plays and luck, and return the totals."""
    name, seed = game
    driver = started(load_scenario(SCENARIO, level=LEVEL), seed, None)
    if name == "answers-only":
        player: dict[str, Policy] = {seat: AnswersOnly() for seat in ("it", "pm")}
        plan = driver.opening_plans()[0].id
        while driver.week == 1 and driver.stage in {"it", "pm"}:
            driver.apply_opening(plan)
            for decision in player[driver.seat].decide(driver.view(), _NO_LUCK):
                driver.submit(decision)
            driver.hand_over()
    else:
        player = {seat: make(seat, name) for seat in ("it", "pm")}
    scores = play_on(driver, player).summary()["scores"]
    return tuple(float(scores[role]["total"] or 0.0) for role in JUDGED)


def means(pool: ProcessPoolExecutor, name: str, lucks: range) -> tuple[float, ...]:
    """Return the mean totals over lucks."""
    return tuple(fmean(each) for each in zip(*pool.map(totals, [(name, luck) for luck in lucks]), strict=True))


def compare(lucks: range) -> dict[str, tuple[float, ...]]:
    """Return the mean totals of all three."""
    with processes() as pool:
        return {name: means(pool, name, lucks) for name in ("do-nothing", "answers-only", "by-the-book")}


def between(found: dict[str, tuple[float, ...]]) -> None:
    for role, idle, answering, book in zip(JUDGED, *found.values(), strict=True):
        assert idle < answering < book, role


def test_who_only_answers_ends_between_doing_nothing_and_the_book() -> None:
    between(compare(A_FEW))


@pytest.mark.validate
def test_who_only_answers_ends_in_the_lower_middle(lucks: range, publish: Publish) -> None:
    some = lucks[:MOST_LUCKS]
    found = compare(some)
    lines = ["| who plays | IT manager | project manager | organisation |", "| --- | ---: | ---: | ---: |"]
    lines += [f"| {name} | " + " | ".join(f"{mean:.1f}" for mean in each) + " |" for name, each in found.items()]
    publish(f"Answers only: {SCENARIO}, {LEVEL}, {len(some)} lucks", "\n".join(lines))
    between(found)
