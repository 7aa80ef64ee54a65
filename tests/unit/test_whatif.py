"""The same game with something changed: nothing before it moves, unrelated luck stays, and a known worth is found."""

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from shutil import copytree
from tempfile import mkdtemp

import pytest

from sim.fork import Change, Hand, Recorded, again, forked
from sim.fork.walk import each_without
from sim.kernel.log import Event, as_record
from sim.kernel.units import week_start
from sim.lab.evidence import Evidence, answer, fair_questions, fair_shares, points, worths
from sim.lab.questions import Question
from sim.lab.whatif import what_if
from sim.policies.registry import make
from sim.runner import Game, play
from sim.save import Recorder, read
from sim.scenario.load import load_scenario, scenario_folders
from sim.session import Session, decision


@cache
def folder() -> Path:
    return Path(mkdtemp())


def game(scenario: str = "first-week", it: str = "by-the-book", pm: str = "by-the-book") -> tuple[Game, Recorded]:
    return played(scenario, it, pm)


@cache
def played(scenario: str, it: str, pm: str) -> tuple[Game, Recorded]:
    path = folder() / f"{scenario}-{it}-{pm}.save"
    seats = {"it": (it, make("it", it)), "pm": (pm, make("pm", pm))}
    loaded = load_scenario(scenario)
    finished = play(loaded, 3, seats, next_quarter=False, recorder=lambda session: Recorder(path, session, {}), weeks=5)
    return finished, Recorded.read(read(path))


def lines(events: Sequence[Event]) -> list[bytes]:
    return [json.dumps(as_record(event), sort_keys=True).encode() for event in events]


# ------------------------------------------------------------------------------------------------------ nothing changed


@pytest.mark.parametrize("pair", [("by-the-book", "by-the-book"), ("random", "random")])
def test_changing_nothing_gives_the_same_log(pair: tuple[str, str]) -> None:
    finished, recorded = game("first-week", *pair)
    repeated = forked(recorded)
    assert lines(repeated.session.events()) == lines(finished.session.events())
    assert repeated.impossible == []
    found = what_if(recorded, Change())
    assert found.parting is None
    assert found.differing() == ()


@pytest.mark.parametrize("scenario", ["first-week", "the-project-office"])
@pytest.mark.parametrize("pair", [("by-the-book", "people-first"), ("random", "random")])
@pytest.mark.parametrize("weeks", [{"it": 1}, {"pm": 3}, {"it": 4, "pm": 2}])
def test_the_policy_that_sat_there_anyway_changes_nothing(
    scenario: str, pair: tuple[str, str], weeks: dict[str, int]
) -> None:
    """It is asked from the fork on, beside somebody whose decisions are repeated, and decides the same."""
    finished, recorded = game(scenario, *pair)
    names = dict(zip(("it", "pm"), pair, strict=True))
    hands = tuple(Hand(seat, names[seat], week_start(week)) for seat, week in weeks.items())
    repeated = forked(recorded, Change(hands=hands))
    assert lines(repeated.session.events()) == lines(finished.session.events())
    assert repeated.impossible == []


# ---------------------------------------------------------------------------------------------------- one thing changed


def births(events: Sequence[Event], category: str) -> list[bytes]:
    """Return the tickets of a category as they were born."""
    wanted = f"ticket/{category}/"
    return [
        line
        for line, event in zip(lines(events), events, strict=True)
        if type(event).__name__ == "TicketOpened" and event.id.startswith(wanted)
    ]


def test_before_the_change_everything_is_the_same_and_unrelated_luck_is_after_it() -> None:
    _, recorded = game()
    made = [move for move in recorded.moves if not move.refused and move.t_s > 0]
    plain = list(forked(recorded).session.events())
    changed_something = 0
    for move in made[:: max(1, len(made) // 5)]:
        other = list(forked(recorded, Change(without=frozenset({move.sequence}))).session.events())
        before = [event for event in plain if event.t_s < move.t_s]
        assert lines(before) == lines([event for event in other if event.t_s < move.t_s])
        changed_something += lines(plain) != lines(other)
        for category in ("account", "net-slow"):
            found = births(plain, category)
            assert found
            assert births(other, category) == found
    assert changed_something


PLANT = """
[[demand.categories]]
id = "planted"
service = "printing"
kind = "request"
per_user_month = 0.5
field = "endpoint"
levels = [100, 0, 0, 0, 0]
effort_median_h = 0.1
effort_sd = 0.5
impact = [0, 0, 100]
urgency = [0, 0, 100]
wait_user_share = 0.1
knowledge_share = 0.5
"""


def test_a_planted_stream_of_arrivals_comes_byte_for_byte_the_same(tmp_path: Path) -> None:
    """It is unrelated to all that is decided, so whatever is left out, each of its arrivals stays as it was."""
    _, recorded = game()
    ours = tmp_path / "first-week"
    copytree(scenario_folders()["first-week"], ours)
    with (ours / "scenario.toml").open("a", encoding="utf-8") as file:
        file.write(PLANT)
    for code in ("en", "de"):
        with (ours / f"text.{code}.toml").open("a", encoding="utf-8") as file:
            file.write('\n[categories.planted]\nname = "Planted"\n')
    planted = Recorded.of(load_scenario(ours), recorded.seed, recorded.moves)
    stream = births(forked(planted).session.events(), "planted")
    assert len(stream) > 20
    for move in [move for move in recorded.moves if not move.refused][::9]:
        other = forked(planted, Change(without=frozenset({move.sequence}))).session.events()
        assert births(other, "planted") == stream


def test_a_decision_keeps_its_number_when_an_earlier_one_is_left_out() -> None:
    _, recorded = game()
    first = recorded.moves[0]
    ids = {event.id for event in forked(recorded, Change(without=frozenset({first.sequence}))).session.events()}
    assert f"decision/{first.sequence}" not in ids
    assert f"decision/{recorded.last}" in ids


def test_a_decision_is_made_with_other_arguments() -> None:
    _, recorded = game()
    move = next(move for move in recorded.moves if move.name == "set_patch_cadence")
    days = 14 if dict(move.arguments)["days"] != 14 else 7
    other = tuple({**dict(move.arguments), "days": days}.items())
    events = forked(recorded, Change(instead=((move.sequence, other),))).session.events()
    made = next(as_record(event) for event in events if event.id == f"decision/{move.sequence}")
    assert dict(made["arguments"])["days"] == days


def test_what_the_change_made_impossible_is_reported_with_its_reason() -> None:
    _, recorded = game()
    charter = next(move for move in recorded.moves if move.name == "schedule_go_live")
    found = forked(recorded, Change(without=frozenset({charter.sequence}))).impossible
    assert found
    assert all(one.sequence > charter.sequence for one in found)
    assert any(one.refusal is not None for one in found)


def test_nothing_beyond_where_a_game_stands_is_looked_at(tmp_path: Path) -> None:
    seats = {seat: ("by-the-book", make(seat, "by-the-book")) for seat in ("it", "pm")}
    path = tmp_path / "half.save"
    play(load_scenario("first-week"), 3, seats, weeks=2, recorder=lambda session: Recorder(path, session, {}))
    recorded = Recorded.read(read(path))
    assert forked(recorded).session.clock == week_start(3)
    assert forked(recorded, Change(hands=(Hand("pm", "people-first", 0),))).session.clock == week_start(3)


# ----------------------------------------------------------------------------------------------- a worth that is known

CARD, SERVICE, HOURS = "printers-down", "printing", 3
ALWAYS_DEAR = {"services.printing.off_hours_share": 1.0, "assets.erp-db.patch_lag_days": 0.0}
"""An hour without printers costs the same at any time, and the database, seen to just now, does not fill up as well."""


def known() -> tuple[Recorded, int, int]:
    """Return a game in which somebody prevents the one outage there would be, the decision's number, and the cost.

    Left to itself, the card lets the printers stand still for three hours of known price; the answer prevents it.
    """
    for seed in range(1, 60):
        scenario = load_scenario("first-week", ALWAYS_DEAR)
        service = next(service for service in scenario.services if service.id == SERVICE)
        cost = HOURS * service.value_cents_per_h
        silent = Session(scenario, seed)
        met = 0
        while not silent.over:
            stop = silent.advance(scenario.end_s)
            if stop is not None and stop.subject == CARD:
                met = silent.clock
        if not met or dict(silent.results().weeks[-1].kpis)["outage_cost_cents"] != cost:
            continue
        recorded = answered(scenario, seed, met)
        if recorded is not None and dict(forked(recorded).fate().kpis)["outage_cost_cents"] == 0:
            return recorded, recorded.moves[-1].sequence, cost
    raise AssertionError("no luck under which the printers are the only outage")


def answered(scenario: object, seed: int, met: int) -> Recorded | None:
    from sim.fork import Move
    from sim.scenario.definitions import Scenario

    assert isinstance(scenario, Scenario)
    moves: list[Move] = []
    session = Session(scenario, seed)
    while session.clock < met:
        session.advance(met)
    steps = [("it", "state_position"), ("pm", "state_position"), ("it", "name_owner"), ("it", "answer_dilemma")]
    for seat, name in steps:
        arguments = {
            "card": CARD,
            "owner" if name == "name_owner" else "option": "it" if name == "name_owner" else "pull-noor",
        }
        receipt = session.submit(decision(name, arguments), seat)
        if receipt.refusal is None:
            moves.append(Move.of(receipt.sequence, met, seat, name, arguments, ""))
    return Recorded.of(scenario, seed, tuple(moves)) if moves and moves[-1].name == "answer_dilemma" else None


def test_the_worth_of_a_decision_that_prevents_an_outage_is_its_price_to_the_cent() -> None:
    recorded, number, cost = known()
    same, left_out = again(recorded), again(recorded, without=frozenset({number}))
    evidence = Evidence(recorded, (), {Question("same"): same, Question("without", without=number): left_out})
    (worth,) = worths(evidence)
    assert worth.outage_cents == cost == HOURS * 26_000
    found = what_if(recorded, Change(without=frozenset({number})))
    measured = {one.name: one for one in found.measured}
    assert measured["outage_cost_cents"].difference.mean == cost
    assert found.parting is not None
    assert found.parting.t_s >= recorded.moves[-1].t_s


# ------------------------------------------------------------------------------------------------ many, and in parallel


def test_a_walk_finds_what_single_replays_find() -> None:
    _, recorded = game()
    numbers = [move.sequence for move in recorded.moves if not move.refused][::8]
    found = each_without(recorded, numbers)
    assert list(found) == sorted(numbers)
    assert found == {number: again(recorded, without=frozenset({number})) for number in numbers}


def test_fair_shares_of_a_game_add_up_to_the_game() -> None:
    _, recorded = game()
    asked = fair_questions(recorded)
    evidence = Evidence(recorded, asked, {question: answer(recorded, question) for question in asked})
    shares = fair_shares(evidence)
    everything = frozenset(move.sequence for move in recorded.moves)
    total = points(again(recorded)) - points(again(recorded, without=everything))
    assert sum(share.value for share in shares) == pytest.approx(total, abs=1e-9)
    assert len(shares) > 2


def test_an_interval_over_lucks_pairs_the_same_luck() -> None:
    _, recorded = game()
    move = next(move for move in recorded.moves if move.name == "set_patch_cadence")
    change = Change(without=frozenset({move.sequence}))
    found = what_if(recorded, change, 3, workers=1)
    one = next(one for one in found.measured if one.name == "score.it_manager.total")
    total = "score.it_manager.total"
    by_hand = [
        again(recorded, without=change.without, seed=recorded.seed + k).measures()[total]
        - again(recorded, seed=recorded.seed + k).measures()[total]
        for k in range(3)
    ]
    assert one.difference.n == 3
    assert one.difference.mean == pytest.approx(sum(by_hand) / 3)
    assert one.difference.half_width is not None
