"""Arguments nobody sensible would choose: from everything a view names, from the types alone, and from malice."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from random import Random
from typing import Any, get_args, get_origin, get_type_hints

from sim.kernel.decision import Decision, arguments_of, build
from sim.kernel.units import DAY, HOUR, WEEK
from sim.policies.policy import PolicyLuck
from sim.scenario.load import load_scenario
from sim.session import DECISIONS, Session, View, may_decide

Choose = Callable[[Sequence[Any]], Any]
"""Picks one of several; a random generator's ``choice``, or Hypothesis."""

WORDS = ("", " ", "nobody", "../../etc", "decision/1", "ü" * 300, "none", "*", "%s", "\x00")
INTEGERS = (-(10**12), -1, 0, 1, 2, 3, 5, 8, 13, 26, 52, 200_000, 5_000_000, 10**12)
NUMBERS = (-1e14, -8.0, -0.0, 0.0, 1e-300, 0.1, 0.2, 0.5, 0.6, 1.0, 2.5, 4.0, 7.0, 10.0, 40.0, 1e14)


def pools(view: View) -> dict[str, tuple[str, ...]]:
    """Return every kind of id a view names, under the name of the argument that takes it."""
    people, business = view.people, view.business
    contracts = tuple(contract.id for contract in view.relations.contracts)
    bids = tuple(bid.id for bid in business.bids)
    staff = tuple(person.id for person in people.people)
    projects = Projects(view)
    return {
        "person": staff,
        "people": staff,
        "mentor": staff,
        "mentee": staff,
        "ticket": tuple(ticket.id for ticket in view.desk.tickets),
        "problem": tuple(problem.id for problem in view.desk.problems),
        "asset": tuple(asset.id for asset in view.infrastructure.assets),
        "service": tuple(service.id for service in view.infrastructure.services),
        "change": tuple(change.id for change in view.change.open),
        "candidate": tuple(candidate.id for candidate in people.candidates),
        "position": tuple(position.id for position in people.positions),
        "request": tuple(request.id for request in people.leave_requests) + projects.requests,
        "contract": (*contracts, *business.uncovered),
        "bid": bids,
        "subject": (*bids, *contracts, *view.hats.ownable, *view.hats.predictable),
        "technology": tuple(option.id for option in view.business.technologies),
        "department": tuple(department.id for department in view.relations.departments),
        "promise": tuple(promise.id for promise in view.relations.promises),
        "card": tuple(card.id for card in view.hats.cards),
        "option": tuple(option.id for card in view.hats.cards for option in card.options),
        **projects.names,
    }


class Projects:
    """Names of everything that belongs to projects."""

    def __init__(self, view: View) -> None:
        own, every = view.projects.projects, view.projects
        tasks = tuple(task.id for project in own for task in project.tasks)
        parties = tuple(party.party for project in own for party in project.stakeholders)
        requests = tuple(request.id for project in own for request in project.change_requests)
        self.requests = requests + tuple(request.id for request in every.matters)
        ids = tuple(project.id for project in own) + tuple(project.id for project in every.portfolio)
        self.names = {
            "project": ids,
            "order": ids,
            "task": tasks,
            "after": tasks,
            "deliverable": tuple(each.id for project in own for each in project.deliverables),
            "risk": tuple(risk.id for project in own for risk in project.risks),
            "party": parties,
        }


class Chaos:
    """Makes decisions with arbitrary arguments.

    Args:
        view: Whose names to use, and whose decisions to make nine times out of ten.
        choose: Source of arbitrariness.
    """

    def __init__(self, view: View, choose: Choose) -> None:
        self.pools = pools(view)
        self.every = tuple(name for pool in self.pools.values() for name in pool) + WORDS
        self.weeks = (view.week, view.week + 1, view.week + 2, view.week + 4, view.weeks, view.weeks + 1)
        self.choose = choose
        self.own = tuple(name for name, kind in DECISIONS.items() if may_decide(kind, view.seat))

    def decision(self, name: str = "") -> Decision:
        """Return one decision, well formed but otherwise arbitrary."""
        names = self.own if self.choose((True,) * 9 + (False,)) else tuple(DECISIONS)
        kind = DECISIONS[name or self.choose(names)]
        hints = get_type_hints(kind)
        return build(kind, {each.name: self._value(each.name, hints[each.name]) for each in arguments_of(kind)})

    def _value(self, name: str, hint: Any) -> Any:
        origin = get_origin(hint)
        if origin is tuple:
            return [self._value(name, get_args(hint)[0]) for _ in range(self.choose((0, 1, 1, 2, 3, 9)))]
        if get_args(hint):
            return self.choose(get_args(hint))
        if hint is str:
            fitting = self.pools.get(name, ())
            return self.choose(fitting if fitting and self.choose((True, True, True, False)) else self.every)
        if hint is bool:
            return self.choose((True, False))
        if hint is int:
            return self.choose(self.weeks if "week" in name and self.choose((True, False)) else INTEGERS)
        return self.choose(NUMBERS)


class ChaosPolicy:
    """Tries arbitrary decisions with arbitrary arguments, at every desk and stop."""

    ATTEMPTS = 40

    def decide(self, view: View, luck: PolicyLuck) -> list[Decision]:
        """Return what most likely is refused, and sometimes is not."""
        drawn = 0

        def choose(options: Sequence[Any]) -> Any:
            nonlocal drawn
            drawn += 1
            return options[int(luck.uniform(f"chaos/{drawn}") * len(options))]

        chaos = Chaos(view, choose)
        return [chaos.decision() for _ in range(self.ATTEMPTS)]


STEPS_S = (1, 600, HOUR, 6 * HOUR, DAY, 3 * DAY, WEEK)


def riot(seed: int) -> Session:
    """Play a game in which attention is no limit and money hardly one, at odd hours, half by menu and half by chaos."""
    scenario = load_scenario("network-refresh")
    budget = {account: 5 * cents for account, cents in scenario.budget_cents.items()}
    session = Session(replace(scenario, attention_h=5_000.0, pm_attention_h=5_000.0, budget_cents=budget), seed)
    rng = Random(seed)
    while not session.over:
        seat = rng.choice(session.seats())
        chaos = Chaos(session.view(seat), rng.choice)
        for _ in range(rng.choice((0, 2, 5, 15))):
            menu = session.view(seat).menu(rng.choice(chaos.own)) if rng.random() < 0.5 else ()
            session.submit(rng.choice(menu).decision if menu else chaos.decision(), seat)
        session.check_invariants()
        session.advance(session.clock + rng.choice(STEPS_S))
    session.check_invariants()
    return session
