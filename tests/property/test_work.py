"""Random days at work keep the invariants: nobody does two things, effort done is hours worked, nothing gets lost."""

from typing import get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from sim.kernel.digest import digest
from sim.kernel.units import HOUR
from sim.scenario.vocabulary import DUTIES, InterruptRule, TriageOrder
from tests.unit.work.crew import Worker, World

ORDERS: tuple[TriageOrder, ...] = get_args(TriageOrder)
RULES: tuple[InterruptRule, ...] = get_args(InterruptRule)
ACTS = st.tuples(
    st.sampled_from(
        (
            "add",
            "add",
            "add",
            "urgent",
            "plan",
            "park",
            "resume",
            "cancel",
            "requeue",
            "reprioritise",
            "swarm",
            "go",
            "back",
            "leave",
            "join",
            "order",
            "rule",
        )
    ),
    st.integers(0, 9),
    st.integers(0, 40),
)


def _act(world: World, number: int, act: tuple[str, int, int]) -> None:
    verb, which, _ = act
    if verb in ("add", "urgent", "plan"):
        _bring(world, f"i{number}", act)
    elif verb in ("go", "back", "leave", "join"):
        _come_and_go(world, f"new{number}", act)
    elif verb == "order":
        world.floor.set_triage_order(ORDERS[which % len(ORDERS)], "decision/1")
    elif verb == "rule":
        world.floor.set_interrupt_rule(RULES[which % len(RULES)], "decision/1")
    else:
        _handle(world, act)


def _people(world: World) -> list[Worker]:
    return [worker for worker in world.crew.state.people.values() if worker.employed]


def _bring(world: World, name: str, act: tuple[str, int, int]) -> None:
    verb, which, size = act
    people = _people(world)
    person = people[which % len(people)].id
    item = world.add(
        name,
        0.1 + size / 4,
        duty=DUTIES[which % 3],
        priority=1 + which % 2 if verb == "urgent" else 3 + which % 3,
        level=float(size % 5),
        only=(person,) if size % 7 == 0 else (),
        urgent_off_hours=size % 2 == 0,
    )
    if verb == "plan":
        world.floor.plan(item, world.core.now + size * HOUR, person if size % 3 == 0 else "")


def _come_and_go(world: World, name: str, act: tuple[str, int, int]) -> None:
    verb, which, size = act
    people = _people(world)
    person = people[which % len(people)]
    if verb == "go" and not person.absent:
        world.crew.go(person.id, world.core.now + size * HOUR)
    elif verb == "back" and person.absent:
        world.crew.back(person.id)
    elif verb == "leave" and len(people) > 2:
        world.crew.leave(person.id)
    elif verb == "join" and len(people) < 6:
        world.crew.join(Worker(name, skill=float(size % 5), on_call=size % 2 == 0))


def _handle(world: World, act: tuple[str, int, int]) -> None:
    verb, which, size = act
    floor = world.floor
    items = list(floor.state.items.values())
    if not items:
        return
    item = items[which % len(items)]
    if verb == "park":
        floor.park(item)
    elif verb == "resume":
        floor.resume(item)
    elif verb == "cancel":
        floor.cancel(item)
    elif verb == "requeue":
        floor.requeue(item, level=float(size % 4), duty=DUTIES[which % 3], left_s=1 + size * 600)
    elif verb == "reprioritise":
        floor.reprioritise(item, 1 + which % 5, world.core.now + size * HOUR)
    else:
        floor.swarm(item, tuple(worker.id for worker in _people(world)[: 1 + which % 3]), "decision/1")


def _play(acts: list[tuple[tuple[str, int, int], int]], stepwise: bool) -> World:
    world = World(
        Worker("ada", skill=4.0, on_call=True),
        Worker("ben", factor=1.3, on_call=True),
        Worker("cem", skill=1.0),
        weeks=52,
    )
    now = 0
    for number, (act, gap) in enumerate(acts):
        _act(world, number, act)
        world.floor.check_invariants()
        now += gap * HOUR + 1
        while stepwise and world.core.now + 1_800 < now:
            world.core.engine.run(world.core.now + 1_800)
            world.floor.check_invariants()
        world.core.engine.run(now)
        world.floor.check_invariants()
    return world


@settings(max_examples=300)
@given(st.lists(st.tuples(ACTS, st.integers(0, 30)), min_size=1, max_size=60))
def test_random_work_keeps_the_invariants(acts: list[tuple[tuple[str, int, int], int]]) -> None:
    world = _play(acts, stepwise=False)
    assert digest(world.floor.state) == digest(_play(acts, stepwise=True).floor.state)
    for person_id in world.floor.state.people:
        hours = world.floor.state.people[person_id]
        booked = sum(seconds for name, seconds, _, _ in world.crew.booked if name == person_id)
        assert booked == hours.booked_s + hours.on_call_s + hours.overtime_s
    flows = world.floor.state.flows.values()
    assert sum(flow.entered - flow.left for flow in flows) == len(world.floor.state.items)
