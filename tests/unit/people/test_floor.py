"""The floor as a whole: random play keeps the invariants, looking changes nothing, luck stays with its owner."""

from hypothesis import given, settings
from hypothesis import strategies as st

from sim.kernel.decision import arguments_of, build
from sim.kernel.digest import digest
from sim.kernel.units import DAY, HOUR, WEEK
from sim.people.decisions import DECISIONS
from sim.people.view import PeopleView
from sim.scenario.ruleset import default_rules
from tests.unit.people.house import House, house, team
from tests.worlds import person


class Composed:
    """What candidates need of a composed view."""

    def __init__(self, h: House) -> None:
        self.people: PeopleView = h.people.view("it")
        self.t_s = h.core.now
        self.week = h.core.now // WEEK + 1


def play(h: House, choices: list[int], weeks: int, look: bool = False) -> House:
    """Make one legal candidate decision per choice, spread over the weeks."""
    for place, choice in enumerate(choices):
        h.run(round(place * weeks * WEEK / max(1, len(choices)) / DAY) * DAY)
        if look:
            for seat in ("it", "pm"):
                h.people.view(seat)
        view = Composed(h)
        menu = [d for kind in DECISIONS for d in kind.candidates(view) if d.check(h.people) is None]
        for decision in menu:
            assert decision.money_cents(h.people) >= 0 or decision.name() == "change_pay"
        if menu:
            h.decide(menu[choice % len(menu)])
        h.people.check_invariants()
        h.money.check_invariants()
    h.weeks(weeks)
    h.people.check_invariants()
    h.money.check_invariants()
    return h


@settings(max_examples=15)
@given(seed=st.integers(0, 999), choices=st.lists(st.integers(0, 10_000), max_size=25))
def test_random_play_keeps_the_invariants(seed: int, choices: list[int]) -> None:
    people = (person("ada", on_call=True, leads=True), person("ben", contractor=True), *team(6, week_share=0.8))
    h = play(house(seed, people=people, weeks=20).toil(30.0), choices, 20)
    ids = [event.id for event in h.core.log]
    assert len(ids) == len(set(ids))
    known = set()
    for event in h.core.log:
        known.add(event.id)
        assert event.causes
        for cause in event.causes:
            assert cause.startswith(("chance:", "start:", "decision/")) or cause in known, (event, cause)


def test_the_same_play_gives_the_same_game_looked_at_or_not() -> None:
    choices = [7, 123, 55, 910, 3, 88, 412, 17, 64, 230]
    plain = play(house(5, people=team(9)).toil(30.0), choices, 20)
    watched = play(house(5, people=team(9)).toil(30.0), choices, 20, look=True)
    assert digest(plain.people.state) == digest(watched.people.state)
    assert list(plain.core.log) == list(watched.core.log)


def test_one_advance_equals_many() -> None:
    once = house(5, people=team(9)).weeks(12)
    often = house(5, people=team(9))
    for step in range(1, 12 * 14 + 1):
        often.run(step * 12 * HOUR)
    assert digest(once.people.state) == digest(often.people.state)


def test_candidates_are_bounded_sorted_once_and_stable() -> None:
    h = house(people=team(14), weeks=26).toil(38.0).weeks(4)
    for kind in DECISIONS:
        first, again = kind.candidates(Composed(h)), kind.candidates(Composed(h))
        assert first == again
        assert len(first) <= 12
        assert len(set(first)) == len(first)


def test_decisions_have_prices_owners_and_plain_arguments() -> None:
    hours = default_rules().decision_hours
    for kind in DECISIONS:
        assert kind.name() in hours
        assert kind.floor == "people" and kind.seat == "it"
        assert kind.__doc__ and "\n" not in kind.__doc__.strip()
        assert kind.section == ("operations" if kind.name() == "set_on_call_rota" else "people")
        assert arguments_of(kind)
    built = build(DECISIONS[0], {"people": ["p00"], "allowance": "none"})
    assert built.arguments() == {"people": ["p00"], "allowance": "none"}


def test_a_quiet_week_costs_few_steps() -> None:
    h = house(people=team(14), weeks=26).weeks(26)
    assert h.core.engine.steps < 26 * 12


def test_the_project_manager_sees_no_pay_and_no_departures() -> None:
    h = house(people=team(3))
    h.person("p00").employment.told = True
    h.person("p00").employment.last_s = 5 * WEEK
    mine, theirs = h.people.view("it").person("p00"), h.people.view("pm").person("p00")
    assert mine is not None and theirs is not None
    assert mine.pay_cents > 0 and mine.last_week == 6
    assert theirs.pay_cents == 0 and theirs.last_week == 0
