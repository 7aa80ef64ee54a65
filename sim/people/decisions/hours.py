"""Decisions about hours: duty shares, overtime, the rota."""

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from sim.kernel.decision import Decision
from sim.kernel.errors import Refusal
from sim.kernel.units import WEEK

if TYPE_CHECKING:
    from sim.people.floor import PeopleFloor

_MOST = 12
_EPSILON = 1e-6
_PRESETS = ((0.8, 0.1, 0.1), (0.4, 0.4, 0.2), (0.2, 0.2, 0.6))


@dataclass(frozen=True, slots=True)
class SetDutyShares(Decision):
    """Divide a person's week between service desk, operations and projects."""

    floor: ClassVar[str] = "people"
    section: ClassVar[str] = "people"

    person: str
    desk: float
    operations: float
    projects: float

    def check(self, floor: "PeopleFloor") -> Refusal | None:
        """Refuse people who are not here, shares that do not add to 1, and no change."""
        person = floor.roster.find(self.person)
        if person is None:
            return floor.roster.missing(self.person)
        shares = (self.desk, self.operations, self.projects)
        if min(shares) < 0.0 or abs(math.fsum(shares) - 1.0) > _EPSILON:
            return Refusal.of("shares_do_not_add", sum=round(math.fsum(shares), 3))
        old = person.duties
        if (old["desk"], old["operations"], old["projects"]) == shares:
            return Refusal.of("nothing_changes")
        return None

    def apply(self, floor: "PeopleFloor", decision_id: str) -> None:
        """Set the shares; frequent changes unsettle."""
        person = floor.state.people[self.person]
        floor.set_duties(person, self.desk, self.operations, self.projects, decision_id)

    @classmethod
    def candidates(cls, view: Any) -> tuple["SetDutyShares", ...]:
        """Return a few usual divisions for the busiest people."""
        people = sorted(view.people.people, key=lambda p: (-p.utilisation, p.ordinal))[: _MOST // len(_PRESETS)]
        return tuple(
            cls(p.id, *shares)
            for p in sorted(people, key=lambda p: p.ordinal)
            for shares in _PRESETS
            if tuple(value for _, value in p.duties) != shares
        )


@dataclass(frozen=True, slots=True)
class AuthoriseOvertime(Decision):
    """Let a person work hours above contract for some weeks; 0 hours end it."""

    floor: ClassVar[str] = "people"
    section: ClassVar[str] = "people"

    person: str
    hours_per_week: float
    weeks: int = 1

    def check(self, floor: "PeopleFloor") -> Refusal | None:
        """Refuse above the weekly cap, people who had enough, and what the account cannot bear."""
        person = floor.roster.find(self.person)
        if person is None:
            return floor.roster.missing(self.person)
        if self.hours_per_week == 0.0 and person.overtime_h > 0.0:
            return None
        if self.hours_per_week <= 0.0:
            return Refusal.of("nothing_changes")
        most_h = floor.overtime.limit_h(person)
        if self.hours_per_week > most_h or floor.calendar(person).always:
            return Refusal.of("overtime_above_cap", most_h=round(most_h, 1))
        most = floor.rules.overtime_weeks_max
        if not 1 <= self.weeks <= most:
            return Refusal.of("weeks_out_of_range", least=1, most=most)
        if person.overtime_declined_week == floor.roster.week:
            return Refusal.of("overtime_declined", id=self.person)
        left = floor.money.budget_left("on_call")
        cost = self.money_cents(floor)
        if not floor.money.can_afford("on_call", cost):
            return Refusal.of("no_budget", account="on_call", missing_cents=cost - left)
        return None

    def apply(self, floor: "PeopleFloor", decision_id: str) -> None:
        """Lengthen the working days from now on."""
        person = floor.state.people[self.person]
        floor.overtime.authorise(person, self.hours_per_week, self.weeks, decision_id)

    def money_cents(self, floor: "PeopleFloor") -> int:
        """Return what the hours would cost."""
        person = floor.roster.find(self.person)
        return floor.overtime.cost_cents(person, self.hours_per_week, self.weeks) if person else 0

    @classmethod
    def candidates(cls, view: Any) -> tuple["AuthoriseOvertime", ...]:
        """Return some hours for those who have most to do and are least tired; and the end of what runs."""
        people = view.people.people
        ends = [cls(p.id, 0.0) for p in people if p.overtime_h > 0.0]
        able = [p for p in people if p.overtime_h == 0.0 and not p.absent]
        able.sort(key=lambda p: (-p.utilisation + p.fatigue, p.ordinal))
        more = [cls(p.id, hours, weeks) for p in able[:3] for hours, weeks in ((5.0, 2), (10.0, 2))]
        return tuple((ends + more)[:_MOST])


@dataclass(frozen=True, slots=True)
class SetOnCallRota(Decision):
    """Name who answers nights and weekends in weekly turns, and their allowance."""

    floor: ClassVar[str] = "people"
    section: ClassVar[str] = "operations"

    people: tuple[str, ...]
    allowance: Literal["none", "standard", "generous"] = "standard"

    def check(self, floor: "PeopleFloor") -> Refusal | None:
        """Refuse people who are not here or named twice, no change, and what the account cannot bear."""
        for person_id in self.people:
            if floor.roster.find(person_id) is None:
                return floor.roster.missing(person_id)
            if self.people.count(person_id) > 1:
                return Refusal.of("named_twice", id=person_id)
        rota = floor.state.rota
        if tuple(rota.people) == self.people and rota.allowance == self.allowance:
            return Refusal.of("nothing_changes")
        cost = self.money_cents(floor)
        before = self._rest_cents(floor, len(rota.people), rota.allowance)
        if cost > before and not floor.money.can_afford("on_call", cost):
            missing = cost - floor.money.budget_left("on_call")
            return Refusal.of("no_budget", account="on_call", missing_cents=missing)
        return None

    def apply(self, floor: "PeopleFloor", decision_id: str) -> None:
        """Change the rota at once."""
        floor.on_call.set(self.people, self.allowance, decision_id)

    def money_cents(self, floor: "PeopleFloor") -> int:
        """Return the allowances to the end of the game."""
        return self._rest_cents(floor, len(self.people), self.allowance)

    @staticmethod
    def _rest_cents(floor: "PeopleFloor", people: int, allowance: str) -> int:
        weeks = -(-max(0, floor.money.plan_end_s - floor.core.now) // WEEK)
        return weeks * floor.on_call.week_cents(people, allowance)

    @classmethod
    def candidates(cls, view: Any) -> tuple["SetOnCallRota", ...]:
        """Return today's rota with other allowances, without the most tired, and with the next able person."""
        now = view.people
        by_id = {p.id: p for p in now.people}
        result = [cls(now.rota, allowance) for allowance in ("none", "standard", "generous")]
        tired = sorted((by_id[i] for i in now.rota if i in by_id), key=lambda p: (-p.fatigue, p.ordinal))
        if len(tired) > 1:
            result.append(cls(tuple(i for i in now.rota if i != tired[0].id), now.allowance))
        others = [p for p in now.people if p.id not in now.rota and not p.contractor and p.grade != "junior"]
        others.sort(key=lambda p: (p.fatigue, p.ordinal))
        result += [cls((*now.rota, p.id), now.allowance) for p in others[:3]]
        return tuple(r for r in result if (r.people, r.allowance) != (now.rota, now.allowance))
