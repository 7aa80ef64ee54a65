"""One game from the first Monday to the last Sunday and beyond: seats, policies, stops, recorder."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from typing import Any

from sim.kernel.log import as_record
from sim.kernel.random import Luck
from sim.kernel.units import week_start
from sim.policies.policy import Policy, PolicyLuck
from sim.policies.registry import careful, make, policies
from sim.save import Recorder, Writer
from sim.scenario.definitions import Scenario
from sim.scenario.load import load_scenario
from sim.scenario.vocabulary import KPIS, SCORES
from sim.session import (
    PARTS,
    EndingView,
    GoalView,
    MoneyView,
    NextQuarterView,
    ProjectFigures,
    Session,
    Stop,
    View,
    WeekView,
)
from sim.version import MODEL_VERSION

ROUNDS = 4
"""Most times that a dilemma goes from hand to hand: its positions, its owner, the choice."""

_DRIVEN = frozenset({"quick", "ambitious"})
_KIND = frozenset({"helpful", "steady"})
_SEASONED = 4.5
"""Leadership from which on somebody ambitious has learnt to go by the book."""


Habits = dict[tuple[str, str], tuple[str, ...]]
"""Seat and phase to parts of a view."""


@dataclass(slots=True)
class Game:
    """A finished or interrupted game.

    Attributes:
        session: As it stands.
        policies: Name per seat.
        wall_s: How long it took, filled in by whoever has a clock.
    """

    session: Session
    policies: dict[str, str]
    wall_s: float = 0.0

    def events_bytes(self) -> bytes:
        """Return the log as JSON lines; the same seed and decisions give the same bytes."""
        return b"".join(
            json.dumps(as_record(event), ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
            for event in self.session.events()
        )

    def digest(self) -> str:
        """Return one digest over all domains."""
        text = json.dumps(self.session.digest(), sort_keys=True)
        return blake2b(text.encode(), digest_size=16).hexdigest()

    def summary(self) -> dict[str, Any]:
        """Return what ``run --json`` prints; its keys are fixed."""
        session = self.session
        view, results = session.judged("it"), session.results()
        last = results.weeks[-1] if results.weeks else None
        ending = session.ending()
        return {
            "scenario": session.scenario.id,
            "seed": session.seed,
            "model_version": MODEL_VERSION,
            "level": session.scenario.level.id,
            "weeks": len(results.weeks),
            "policies": {"it": self.policies.get("it"), "pm": self.policies.get("pm"), **self._staff()},
            "digest": self.digest(),
            "outcome": session.outcome(),
            "ended_by": session.ended or None,
            "ending": _ending(ending) if ending is not None else None,
            "goals": [_goal(goal) for goal in results.goals],
            "scores": _scores(last, results.next_quarter),
            "next_quarter": _quarter(results.next_quarter),
            "kpis": dict(last.kpis) if last else dict.fromkeys(KPIS),
            "counts": _counts(view) | session.counts(),
            "money": _money(view.money),
            "projects": [_project(project) for project in results.projects],
            "events": len(session.events()),
            "wall_s": round(self.wall_s, 3),
        }

    def _staff(self) -> dict[str, str]:
        return {seat: name for seat, name in self.policies.items() if seat not in {"it", "pm"}}


def _project(project: ProjectFigures) -> dict[str, Any]:
    return {"id": project.id, "status": project.status, "leader": project.leader, **dict(project.figures)}


def _ending(ending: EndingView) -> dict[str, Any]:
    return {
        "id": ending.id,
        "facts": dict(ending.facts),
        "events": list(ending.events),
        "near_misses": [miss._asdict() for miss in ending.near_misses],
    }


def _quarter(quarter: NextQuarterView | None) -> dict[str, Any] | None:
    if quarter is None:
        return None
    return {"weeks": quarter.weeks, "weight": quarter.weight, "scores": _table(quarter.scores)}


def _goal(goal: GoalView) -> dict[str, Any]:
    names = ("id", "measure", "op", "target", "by_week", "must", "actual", "met")
    return {name: getattr(goal, name) for name in names}


def _scores(week: WeekView | None, quarter: NextQuarterView | None) -> dict[str, dict[str, float | None]]:
    """Return every score with its parts, null where nothing is measured; totals with the next quarter in them."""
    scores = _table(week.scores if week else ())
    for role, total in quarter.totals if quarter is not None else ():
        scores[role]["total"] = total
    return scores


def _table(values: tuple[tuple[str, float | None], ...]) -> dict[str, dict[str, float | None]]:
    scores: dict[str, dict[str, float | None]] = {
        role: {"total": None, **dict.fromkeys(parts)} for role, parts in SCORES.items()
    }
    for name, points in values:
        role, part = name.split(".")
        scores[role][part] = points
    return scores


def _counts(view: View) -> dict[str, int | float]:
    """Return tickets by kind: opened = resolved + cancelled + open; reopening moves one back."""
    counts: dict[str, int | float] = {}
    for kind in view.desk.kinds:
        for fate in ("opened", "resolved", "cancelled", "open"):
            counts[f"{kind.kind}s_{fate}"] = getattr(kind, fate)
    return counts | {"contacts": view.desk.contacts, "sla_met_share": view.desk.sla_met_share}


def _money(money: MoneyView) -> dict[str, Any]:
    return {
        "budget_cents": money.planned_cents,
        "spent_cents": money.spent_cents,
        "committed_cents": money.committed_cents,
        "ledger_balance_cents": money.ledger_cents,
        "accounts": {
            account.account: {"budget_cents": account.planned_cents, "spent_cents": account.spent_cents}
            for account in money.accounts
        },
    }


def run(  # every choice of a run has a name
    scenario: Scenario | str,
    seed: int = 0,
    it: str = "",
    pm: str = "",
    *,
    weeks: int | None = None,
    level: str | None = None,
    next_quarter: bool = True,
) -> Game:
    """Play one headless game with policies found by name.

    Args:
        scenario: A scenario, or the id or path of one.
        seed: Luck.
        it: Policy of the IT manager: a shipped name, an entry point or ``module:Class``; empty for by the book.
        pm: Policy of the project manager.
        weeks: Stop after so many weeks.
        level: Level of difficulty, for a scenario given by name.
        next_quarter: Whether the same luck runs on after the end.

    Raises:
        ScenarioError: The scenario cannot be used.
        PolicyError: A policy cannot be found.
    """
    if isinstance(scenario, str):
        scenario = load_scenario(scenario, level=level) if level else load_scenario(scenario)
    named = {"it": it or careful("it"), "pm": pm or careful("pm")}
    seats = {seat: (name, make(seat, name)) for seat, name in named.items()}
    return play(scenario, seed, seats, weeks=weeks, next_quarter=next_quarter)


def play(  # every choice of a game has a name
    scenario: Scenario,
    seed: int,
    policies: Mapping[str, tuple[str, Policy]],
    *,
    weeks: int | None = None,
    next_quarter: bool = True,
    recorder: Callable[[Session], Recorder] | None = None,
    each_week: Callable[[int, Session], None] | None = None,
) -> Game:
    """Play one game with a policy in each seat.

    Args:
        scenario: What to start from.
        seed: Luck of the game and of the policies.
        policies: Seat to (name, policy); a seat that is missing decides nothing.
        weeks: Stop after so many weeks; the whole game without it.
        next_quarter: Whether the same luck runs on after the whole game, with both seats by the book.
        recorder: Makes a recorder for the session.
        each_week: Called after each week.

    Returns:
        The game, standing at the end of its last week.
    """
    session = Session(scenario, seed)
    writer = recorder(session) if recorder else None
    table = Table(session, policies, writer)
    last = scenario.weeks if weeks is None else min(weeks, scenario.weeks)
    try:
        _weeks(table, 1, last, each_week)
        if next_quarter and session.begin_next_quarter():
            table.begin_next_quarter()
            _weeks(table, scenario.weeks + 1, scenario.all_weeks, each_week)
        game = Game(session, table.names())
        if writer is not None:
            writer.end({"digest": game.digest(), "t": session.clock, "policies": game.policies})
        return game
    finally:
        if writer is not None:
            writer.close()


def _weeks(table: "Table", first: int, last: int, each_week: Callable[[int, Session], None] | None) -> None:
    session = table.session
    for week in range(first, last + 1):
        if session.over:
            return
        if (week - 1) % session.scenario.turn_weeks == 0:
            table.turn(week)
        while (stop := session.advance(week_start(week + 1))) is not None and not session.over:
            table.stop(stop)
        if session.clock < week_start(week + 1):
            return  # a rule ended the game in the middle of the week
        table.close_week(week)
        if each_week is not None:
            each_week(week, session)


def _exhaust(pieces: Iterator[None]) -> None:
    for _ in pieces:
        pass


class Table:
    """The seats of one game, with whoever writes down what they decide.

    Attributes:
        habits: Seat and phase to the parts of the view that its policy looked at last, for who asks in pieces: they are
            looked at one by one beforehand. None for who has no need of it.
    """

    def __init__(
        self,
        session: Session,
        policies: Mapping[str, tuple[str, Policy]],
        recorder: Writer | None,
        *,
        staffed: bool = False,
    ) -> None:
        """Take the seats.

        Args:
            session: The game.
            policies: Seat to (name, policy).
            recorder: Who writes down what they decide.
            staffed: Whether staff decide for the projects they lead even if the project manager's seat has no policy,
                because a person sits there.
        """
        self.session = session
        self.recorder = recorder
        self._policies = dict(policies)
        self._names = {seat: name for seat, (name, _) in policies.items()}
        self._staffed = staffed or "pm" in policies
        self._luck = Luck(session.seed)
        self.habits: Habits | None = None

    def names(self) -> dict[str, str]:
        """Return who sat where in the game proper: seat to the name of the policy."""
        return dict(self._names)

    def staff(self) -> dict[str, str]:
        """Return who decides for the projects that staff lead: seat to the name of the policy."""
        return {seat: name for seat, (name, _) in self._policies.items() if seat.startswith("pm:")}

    def sit(self, seat: str, name: str, policy: Policy) -> None:
        """Put somebody in a seat from now on."""
        self._policies[seat] = (name, policy)
        self._names[seat] = name

    def begin_next_quarter(self) -> None:
        """Put both seats by the book, whoever sat there, and write down that the game runs on."""
        self.resume_next_quarter(self._names)
        if self.recorder is not None:
            self.recorder.next_quarter()

    def resume_next_quarter(self, named: Mapping[str, str]) -> None:
        """Sit again as in a next quarter that had begun.

        Args:
            named: Who sat where in the game proper.
        """
        for seat in ("it", "pm"):
            self._policies[seat] = (careful(seat), make(seat, careful(seat)))
        self._staffed = True
        self._names = dict(named)

    # -------------------------------------------------------------------------------------------------- a turn

    def turn(self, week: int) -> None:
        """Ask at the desks, the IT manager's first, and in the corridor if something stands between the hats."""
        _exhaust(self.turning(week))

    def turning(self, week: int) -> Iterator[None]:
        """Ask as ``turn`` does, and come back between pieces, each of which takes a millisecond or a few."""
        for seat in self.seats():
            yield from self.asking(seat, f"desk/{week}", None)
        if self.session.matters():
            for seat in self.seats():
                yield from self.asking(seat, f"corridor/{week}", None)

    def stop(self, stop: Stop) -> None:
        """Ask whose call it is; a dilemma goes on to its true owner. Where nobody answers it is let run."""
        _exhaust(self.stopping(stop))

    def stopping(self, stop: Stop) -> Iterator[None]:
        """Ask as ``stop`` does, and come back between pieces."""
        session = self.session
        occasion = f"stop/{session.clock}/{stop.subject}"
        if stop.kind != "dilemma":
            yield from self.asking(stop.seat, occasion, stop)
            return
        asked: tuple[str, str] = ("", "")
        for round_ in range(1, ROUNDS + 1):
            waits = session.waits_for(stop)
            if waits in {asked, ("", "")}:
                return
            asked = waits
            yield from self.asking(waits[0], f"{occasion}/{round_}", Stop(stop.kind, waits[0], stop.subject))

    def close_week(self, week: int) -> None:
        """Write the digests of a finished week."""
        if self.recorder is not None:
            self.recorder.week(week, self.session.digest())

    # --------------------------------------------------------------------------------------------------- seats

    def seats(self) -> tuple[str, ...]:
        """Return the seats that somebody sits in, and give those of staff who lead a project a policy."""
        for seat in self.session.seats():
            if seat not in self._policies and self._staffed and self.session.leader(seat):
                name = character(self.session, self.session.leader(seat))
                self._policies[seat] = (name, make("pm", name))
                if not self.session.next_quarter:
                    self._names[seat] = name
        return tuple(seat for seat in self.session.seats() if seat in self._policies)

    def ask(self, seat: str, occasion: str, stop: Stop | None) -> None:
        """Ask a seat and submit what it decides; nobody sits in a seat without a policy."""
        _exhaust(self.asking(seat, occasion, stop))

    def asking(self, seat: str, occasion: str, stop: Stop | None) -> Iterator[None]:
        """Ask as ``ask`` does, and come back between pieces: what is looked at, the thinking, each decision."""
        session = self.session
        if seat not in self._policies and seat not in self.seats():
            return
        luck = PolicyLuck(self._luck.family(f"policy/{seat}").one, occasion)
        view = session.view(seat, occasion, stop)
        if self.habits is not None:
            for part in self.habits.get((seat, view.phase), ()):
                getattr(view, part)
                yield
        chosen = self._policies[seat][1].decide(view, luck)
        if self.habits is not None:
            self.habits[seat, view.phase] = tuple(part for part in vars(view) if part in PARTS)
        del view  # nobody holds it when the first decision is made, so what was not looked at is never made
        for made in chosen:
            yield
            at = session.clock
            receipt = session.submit(made, seat)
            if self.recorder is not None:
                self.recorder.decision(receipt, at, seat, made)


def character(session: Session, person_id: str) -> str:
    """Return the policy that is like a person: the quick and ambitious drive dates, the helpful lead by people."""
    person = session.view("it").people.person(person_id)
    traits = set(person.traits) if person is not None else set()
    skills = dict(person.skills) if person is not None else {}
    wanted = "by-the-book"
    if traits & _DRIVEN and skills.get("leadership", 0.0) < _SEASONED:
        wanted = "deadline-driver"
    elif traits & _KIND:
        wanted = "people-first"
    return wanted if wanted in _known() else careful("pm")


@cache
def _known() -> frozenset[str]:
    """Return the policies of project managers; finding out what is installed takes milliseconds."""
    return frozenset(info.name for info in policies() if info.seat == "pm")
