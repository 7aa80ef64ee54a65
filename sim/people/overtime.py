"""Overtime: hours after the day's end, for a time; people may decline, HR may ask."""

from sim.kernel.units import WEEKS_PER_YEAR
from sim.people.events import OvertimeAuthorised, OvertimeDeclined, OvertimeQuestioned
from sim.people.fatigue import WeekLoad
from sim.people.roster import Roster
from sim.people.state import Person


class Overtime:
    """Authorised hours above contract."""

    def __init__(self, roster: Roster) -> None:
        """Keep the roster and its rules."""
        self.roster = roster
        self.core = roster.core
        self.rules = roster.rules

    def hour_cents(self, person: Person) -> float:
        """Return what an hour over contract costs."""
        contract_h = self.roster.contract_h(person)
        if contract_h <= 0.0:
            return 0.0
        factor = 1.0 if person.contractor else self.rules.overtime_pay
        return factor * person.pay_cents / (WEEKS_PER_YEAR * contract_h)

    def limit_h(self, person: Person) -> float:
        """Return the most hours above contract that can be authorised."""
        return max(0.0, self.rules.hours_cap - self.roster.contract_h(person))

    def authorise(self, person: Person, hours: float, weeks: int, cause: str) -> None:
        """Let a person work longer from now to the end of so many weeks; 0 hours end it."""
        until = self.roster.week + weeks - 1
        person.overtime_until_week = until if hours > 0 else 0
        event_id = f"{self.roster.name(person, 'overtime')}/authorised"
        self.core.publish(OvertimeAuthorised(event_id, self.core.now, (cause,), person.id, hours, until))
        self.roster.remember(person, "overtime", event_id)
        self.roster.set_overtime(person, hours, event_id)

    def close_week(self, person: Person, load: WeekLoad) -> None:
        """Count the week, pay its hours, and settle whether overtime goes on."""
        terms = person.employment
        terms.overtime_owed_cents += round(load.extra_h * self.hour_cents(person))
        if person.overtime_h <= 0.0:
            person.overtime_row = 0
            return
        person.overtime_row += 1
        week = self.roster.week
        if person.overtime_row >= self.rules.overtime_hr_weeks:
            self._question(person)
        # Whether somebody has had enough is settled even when nothing further is asked, so that asking anew each week
        # is no way around it.
        if person.overtime_row >= self.rules.overtime_free_weeks and self.declines(person, week + 1):
            person.overtime_declined_week = week + 1
            event_id = f"person/{person.id}/week/{week + 1}/overtime-declined"
            causes = (f"chance:people/overtime/{person.id}", *self.roster.causes(person, "overtime"))
            row = person.overtime_row
            self.core.publish(OvertimeDeclined(event_id, self.core.now, causes, person.id, row))
            self._end(person, event_id)
        elif person.overtime_until_week <= week:
            self._end(person)

    def declines(self, person: Person, week: int) -> bool:
        """Tell whether a person says no to a further week in a row.

        Draws: ``people/overtime`` by person and week.
        """
        rules = self.rules
        chance = rules.overtime_decline + rules.overtime_decline_fatigue * person.fatigue
        chance += rules.overtime_decline_morale * max(0.0, rules.morale_rest - person.morale)
        return self.core.luck.family("people/overtime").one(f"{person.id}/week/{week}") < chance

    def _end(self, person: Person, cause: str = "") -> None:
        person.overtime_until_week = 0
        self.roster.set_overtime(person, 0.0, cause or self.roster.causes(person, "overtime")[0])

    def _question(self, person: Person) -> None:
        event_id = f"person/{person.id}/week/{self.roster.week}/overtime-questioned"
        row = person.overtime_row
        now = self.core.now
        self.core.publish(OvertimeQuestioned(event_id, now, self.roster.causes(person, "overtime"), person.id, row))
        self.roster.relations.change_trust("hr", -self.rules.overtime_hr_loss, event_id)
        # HR does not ask the IT manager only.
        self.roster.relations.change_trust("executives", -self.rules.overtime_executives_loss, event_id)

    def cost_cents(self, person: Person, hours: float, weeks: int) -> int:
        """Return what so much overtime would cost."""
        return round(hours * weeks * self.hour_cents(person))
