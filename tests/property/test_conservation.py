"""Nothing comes from nowhere and nothing gets lost: money, people, tickets, attention, hours (V5 in small)."""

import pytest

from tests.theory.checks_full_game import GAMES, Watch, conservation


@pytest.mark.parametrize(("policy", "seed"), GAMES)
def test_what_comes_goes_or_is_here(policy: str, seed: int) -> None:
    for row in conservation(Watch(policy, seed, weeks=9)):
        assert row.met, row


def test_a_lost_ticket_is_found_out() -> None:
    watch = Watch("do-nothing", 1, weeks=2)
    watch.house.desk.state.counts.resolved["incident"] -= 1
    assert not all(row.met for row in conservation(watch))


def test_a_lost_cent_is_found_out() -> None:
    watch = Watch("do-nothing", 1, weeks=2)
    watch.house.money.state.balances["payroll"] -= 1
    assert not all(row.met for row in conservation(watch))


def test_work_in_two_places_is_found_out() -> None:
    watch = Watch("do-nothing", 1, weeks=2)
    person = watch.house.people.state.people["lea"]
    watch.house.people.book(person, 3_600, "desk", "mail", "service_desk", False)
    assert not all(row.met for row in conservation(watch))
