"""What a game deals with the shipped decks, both desks by the book: cards, visitors, confidences, promises, matters."""

from collections import Counter
from statistics import fmean

import pytest

from sim.hats.events import CardMet
from sim.kernel.units import week_of
from sim.lab.processes import processes
from sim.policies.registry import make
from sim.projects.events.work import StaffRequested
from sim.relations.events import PromiseMade
from sim.runner import play
from sim.scenario.load import load_scenario, scenario_folders
from tests.theory.report import Publish

QUICK = range(1, 3)
MOST_LUCKS = 24
HALF_YEAR = 26
SHORT = 20
"""Weeks below which a game is too short for the numbers of the design."""
CARDS = ("dilemma", "confidence", "set_piece")


def dealt(job: tuple[str, int]) -> Counter[str]:
    """Play one game; return how often what came, and the most cards in one week."""
    scenario, luck = job
    seats = {seat: ("by-the-book", make(seat, "by-the-book")) for seat in ("it", "pm")}
    events = play(load_scenario(scenario), luck, seats, next_quarter=False).session.events()
    found = Counter(event.kind for event in events if isinstance(event, CardMet))
    found["promise"] = sum(isinstance(event, PromiseMade) for event in events)
    found["matter"] = sum(isinstance(event, StaffRequested) for event in events)
    weeks = Counter(week_of(e.t_s + 1) for e in events if isinstance(e, CardMet) and e.kind in CARDS)
    found["in_a_week"], found["first"] = max(weeks.values(), default=0), min(weeks, default=HALF_YEAR)
    return found


def several(scenario: str, lucks: range) -> list[Counter[str]]:
    """Play many games of one scenario."""
    with processes() as pool:
        return list(pool.map(dealt, [(scenario, luck) for luck in lucks]))


def per_half_year(found: list[Counter[str]], weeks: int, *kinds: str) -> float:
    """Return how many of these kinds came on average, as if the game had 26 weeks."""
    return fmean(sum(game[kind] for kind in kinds) for game in found) * HALF_YEAR / weeks


def test_cards_come_one_a_week_and_never_in_the_first() -> None:
    for game in several("network-refresh", QUICK):
        assert 8 <= sum(game[kind] for kind in CARDS) <= 14
        assert (game["in_a_week"], game["set_piece"]) == (1, 3)
        assert game["first"] >= 2


@pytest.mark.validate
def test_what_games_deal(lucks: range, publish: Publish) -> None:
    lines = ["| scenario | weeks | cards a half-year | set pieces | confidences | visitors | promises | matters |"]
    lines.append("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    told = []
    for scenario in scenario_folders():
        weeks, found = load_scenario(scenario).weeks, several(scenario, lucks[:MOST_LUCKS])
        pieces = fmean(game["set_piece"] for game in found)
        cards = per_half_year(found, weeks, *CARDS)
        rest = [per_half_year(found, weeks, kind) for kind in ("confidence", "wrong_door", "promise", "matter")]
        lines.append(
            f"| {scenario} | {weeks} | {cards:.1f} | {pieces:.1f} | {' | '.join(f'{value:.1f}' for value in rest)} |"
        )
        assert all(game["in_a_week"] <= 1 and game["first"] >= 2 and game["set_piece"] <= 3 for game in found)
        if weeks >= SHORT:
            told.append((cards, rest[0], rest[1]))
    publish(f"What a game deals, {len(lucks[:MOST_LUCKS])} lucks", "\n".join(lines))
    assert all(8.0 <= cards <= 14.0 for cards, _, _ in told)
    assert 2.0 <= fmean(confidences for _, confidences, _ in told) <= 4.0
    assert 9.0 <= fmean(doors for _, _, doors in told) <= 14.0, "about one a fortnight"
