"""On call: named people take turns by week to answer outside office hours."""

from sim.kernel.units import WEEK
from sim.people.events import OnCallRotaSet, PersonLeft
from sim.people.morale import ALLOWANCES
from sim.people.roster import Roster
from sim.people.state import Person


class OnCall:
    """The rota."""

    def __init__(self, roster: Roster) -> None:
        """Take the rota of the scenario and listen for people who leave."""
        self.roster = roster
        self.core = roster.core
        self.rules = roster.rules
        self.core.log.subscribe(PersonLeft, self._left)

    def at_once(self) -> int:
        """Return how many are on duty at the same time."""
        return 2 if len(self.roster.state.rota.people) >= self.rules.second_from_people else 1

    def on_duty(self, t_s: int) -> tuple[Person, ...]:
        """Return who answers now: those whose week it is, or who is next if they are away."""
        rota = self.roster.state.rota.people
        if not rota:
            return ()
        people = self.roster.state.people
        wanted = self.at_once()
        found = []
        first = t_s // WEEK
        for step in range(len(rota)):
            person = people[rota[(first + step) % len(rota)]]
            if not person.absent:
                found.append(person)
                if len(found) == wanted:
                    break
        return tuple(found)

    def set(self, people: tuple[str, ...], allowance: str, cause: str) -> None:
        """Put other people on the rota."""
        rota = self.roster.state.rota
        number = self.roster.state.opened.get("rota", 0) + 1
        self.roster.state.opened["rota"] = number
        event_id = f"on-call/rota/{number}/set"
        rota.people = list(people)
        rota.allowance = allowance
        rota.cause = event_id
        self.core.publish(OnCallRotaSet(event_id, self.core.now, (cause,), people, allowance))
        for person in self.roster.staff:
            was = person.on_call
            person.on_call = person.id in people
            if was or person.on_call:
                self.roster.remember(person, "nights", event_id)
        self.core.engine.ask_dispatch()

    def week_cents(self, people: int, allowance: str) -> int:
        """Return the allowances of a week."""
        if people == 0:
            return 0
        on_duty = 2 if people >= self.rules.second_from_people else 1
        return on_duty * round(self.rules.allowance_cents[ALLOWANCES.index(allowance)])

    def close_week(self) -> list[str]:
        """Count the week's allowances; return who was on duty."""
        rota = self.roster.state.rota
        rota.owed_cents += self.week_cents(len(rota.people), rota.allowance)
        return [person.id for person in self.on_duty(self.core.now)]

    def _left(self, event: PersonLeft) -> None:
        rota = self.roster.state.rota
        if event.person in rota.people:
            rota.people.remove(event.person)
            self.roster.state.people[event.person].on_call = False
