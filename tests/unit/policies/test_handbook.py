"""The handbook of both hats: nothing twice, a first Monday that can be done, a project for whoever is free."""

from collections import Counter
from functools import cache

from sim.kernel.units import week_of
from sim.policies.policy import Policy, PolicyLuck
from sim.policies.registry import make
from sim.projects.events.life import LeaderAppointed, ProjectChartered, ProposalDeclined
from sim.runner import Game, play
from sim.scenario.load import load_scenario
from sim.session import Decision, View

MOST_IN_TURN_1 = 12
SECOND = "reader-app"
"""Proposed in week 5 of Cut to the Bone, when the only project manager is busy."""


class Noted:
    """Plays by the book, and keeps what was decided at each occasion."""

    def __init__(self, seat: str) -> None:
        self.inner: Policy = make(seat, "by-the-book")
        self.made: list[tuple[int, list[Decision]]] = []

    def decide(self, view: View, luck: PolicyLuck) -> list[Decision]:
        chosen = self.inner.decide(view, luck)
        self.made.append((view.week, chosen))
        return chosen


@cache
def played(scenario: str, seed: int) -> tuple[Game, dict[str, Noted]]:
    noted = {seat: Noted(seat) for seat in ("it", "pm")}
    seats: dict[str, tuple[str, Policy]] = {seat: ("by-the-book", policy) for seat, policy in noted.items()}
    return play(load_scenario(scenario), seed, seats, next_quarter=False), noted


def test_nothing_is_decided_twice_at_once() -> None:
    for scenario in ("first-week", "cut-to-the-bone"):
        for noted in played(scenario, 1)[1].values():
            for week, chosen in noted.made:
                twice = [made for made, count in Counter(map(repr, chosen)).items() if count > 1]
                assert not twice, f"{scenario}, W{week}"


def test_the_first_week_asks_no_more_than_can_be_done() -> None:
    for seat, noted in played("first-week", 1)[1].items():
        made = sum(len(chosen) for week, chosen in noted.made if week == 1)
        assert 0 < made <= MOST_IN_TURN_1, seat


def test_what_pays_is_put_off_until_somebody_is_free_to_lead_it() -> None:
    events = played("cut-to-the-bone", 1)[0].session.events()
    answers = [e for e in events if isinstance(e, ProposalDeclined) and e.project == SECOND]
    assert [answer.reason for answer in answers] == ["later"] * len(answers) != []
    chartered = next(e for e in events if isinstance(e, ProjectChartered) and e.project == SECOND)
    assert chartered.due_week >= week_of(chartered.t_s) + 10
    leaders = [e.leader for e in events if isinstance(e, LeaderAppointed) and e.project == SECOND]
    assert leaders == ["pm"]


def test_a_free_project_manager_takes_over_what_staff_lead() -> None:
    events = played("black-friday", 2)[0].session.events()
    taken = [e for e in events if isinstance(e, LeaderAppointed) and e.leader == "pm" and e.before]
    assert [(e.project, e.before) for e in taken] == [("robots", "hedwig")]
