"""Joining: how a person comes onto the roster, and who looks after newcomers."""

import math
from typing import cast

from sim.kernel.engine import Occurrence
from sim.kernel.units import WEEK, week_of
from sim.kernel.variates import exponential, lognormal
from sim.people.events import PersonJoined
from sim.people.leave import Leave
from sim.people.pay import Pay
from sim.people.roster import Roster
from sim.people.state import Candidate, Care, Employment, Person, Search
from sim.scenario.definitions import PersonDef
from sim.scenario.vocabulary import DUTIES

_RANK = 330


class Joining:
    """Makes people out of definitions and of accepted candidates; guides newcomers."""

    def __init__(self, roster: Roster, leave: Leave, pay: Pay) -> None:
        """Keep what a newcomer touches."""
        self.roster = roster
        self.core = roster.core
        self.rules = roster.rules
        self.leave = leave
        self.pay = pay

    # --------------------------------------------------------------------------------------------- the start

    def found(self) -> None:
        """Put the scenario's people on the roster.

        Draws: ``people/market`` by person, for pay against the market; ``people/past`` by person, for when the last
        talk and the last review were.
        """
        for ordinal, definition in enumerate(self.roster.scenario.people):
            self.roster.add(self._from_definition(definition, ordinal))
        self.roster.state.rota.people = [p.id for p in self.roster.scenario.people if p.on_call]

    def _from_definition(self, definition: PersonDef, ordinal: int) -> Person:
        u = self.core.luck.family("people/market").one(definition.id)
        pay = definition.pay_cents_per_year
        skills: dict[str, float] = {str(name): float(level) for name, level in definition.skills.items()}
        terms = Employment(
            joined_s=-round(definition.weeks_here * WEEK),
            anchor_cents=round(pay * lognormal(u, 0.0, self.rules.market_spread)),
            anchor_skill=math.fsum(skills.values()),
        )
        person = Person(
            id=definition.id,
            name=definition.name,
            ordinal=ordinal,
            grade=definition.grade,
            contractor=definition.contractor,
            calendar=definition.calendar,
            week_share=definition.week_share,
            pay_cents=pay,
            skills=skills,
            familiarity=dict(definition.familiarity),
            duties={duty: float(definition.duties.get(duty, 0.0)) for duty in DUTIES},
            morale=definition.morale,
            main=main_field(skills),
            employment=terms,
            search=self._search(definition.id),
            hours=self.roster.own_calendar(definition.calendar, definition.week_share, ordinal),
            on_call=definition.on_call,
            leads=definition.leads,
            team=definition.team,
            traits=definition.traits,
            utilisation=self.rules.typical_load_share,
            care=self._past(definition),
        )
        person.ramp = self.ramp(person)
        return person

    def _past(self, definition: PersonDef) -> Care:
        talk, review, _, _ = self.core.luck.family("people/past").named(definition.id)
        return Care(
            spoken_s=-round(talk * self.rules.one_to_one_weeks * WEEK),
            reviewed_s=-round(review * self.rules.review_weeks * WEEK),
            recognised_s=-round(self.rules.recognition_weeks * WEEK),
            achieved_s=-round(self.rules.recognition_weeks * WEEK),
            told_morale=definition.morale,
        )

    def _search(self, person_id: str) -> Search:
        """Draws: ``people/leaving`` by person and search."""
        return new_search(self.roster, person_id, 1)

    def start(self) -> None:
        """Plan leave and guides of those who are here from the beginning."""
        for person in self.roster.staff:
            self.leave.plan(person)
        self.guide_newcomers()

    # ------------------------------------------------------------------------------------------------ arrivals

    def expect(self, arrival: Candidate) -> None:
        """Let somebody who accepted come on the agreed day."""
        self.roster.state.arrivals[arrival.id] = arrival
        if arrival.starts_s < self.core.horizon_s:
            self.core.engine.at(arrival.starts_s, _RANK, arrival.id, self._arrive, arrival)

    def _arrive(self, occurrence: Occurrence) -> None:
        arrival = cast(Candidate, occurrence.payload)
        state = self.roster.state
        del state.arrivals[arrival.id]
        person = self._from_arrival(arrival, len(state.people))
        self.roster.add(person)
        event_id = f"person/{person.id}/joined"
        now = self.core.now
        self.core.publish(
            PersonJoined(
                event_id, now, (arrival.cause,), person.id, person.name, person.main, person.grade, person.contractor
            )
        )
        if person.contractor:
            self.pay.commit(person)
        self.leave.plan(person)
        self.guide_newcomers()
        self.core.engine.ask_dispatch()

    def _from_arrival(self, arrival: Candidate, ordinal: int) -> Person:
        now = self.core.now
        colleague = self._colleague(arrival.field)
        calendar = colleague.calendar if colleague else next(iter(self.roster.scenario.calendars))
        terms = Employment(
            joined_s=now,
            anchor_cents=arrival.expects_cents,
            anchor_skill=math.fsum(arrival.skills.values()),
            anchor_s=now,
            accrued_s=now,
        )
        if arrival.weeks > 0:
            terms.last_s = now + arrival.weeks * WEEK
            terms.reason = "contract_ended"
            terms.told = True
            terms.end_cause = arrival.cause
        services = [service.id for service in self.roster.scenario.services]
        return Person(
            id=arrival.id,
            name=arrival.name,
            ordinal=ordinal,
            grade=arrival.grade,
            contractor=arrival.weeks > 0,
            calendar=calendar,
            week_share=1.0,
            pay_cents=arrival.offer_cents,
            skills=dict(arrival.skills),
            familiarity=dict.fromkeys(services, self.rules.newcomer_familiarity),
            duties=dict(colleague.duties) if colleague else {"desk": 0.4, "operations": 0.4, "projects": 0.2},
            morale=arrival.morale,
            main=arrival.field,
            employment=terms,
            search=self._search(arrival.id),
            hours=self.roster.own_calendar(calendar, 1.0, ordinal),
            team=colleague.team if colleague else "",
            traits=arrival.traits,
            ramp=0.0,
            utilisation=self.rules.typical_load_share,
            care=Care(spoken_s=now, reviewed_s=now, recognised_s=now, achieved_s=now, told_morale=arrival.morale),
        )

    def _colleague(self, field: str) -> Person | None:
        """Return whose calendar, team and duties somebody new in a field takes over."""
        people = [p for p in self.roster.state.people.values() if not p.contractor]
        return max(people, key=lambda p: (p.skills.get(field, 0.0), -p.ordinal)) if people else None

    # -------------------------------------------------------------------------------------------------- guides

    def ramp(self, person: Person) -> float:
        """Return how much of the newcomer's handicap is gone at the coming week."""
        weeks = self.rules.contractor_ramp_weeks if person.contractor else self.rules.ramp_weeks
        here = week_of(self.core.now + 1) - week_of(person.employment.joined_s)
        return min(1.0, max(0.0, here / weeks))

    def close_week(self) -> None:
        """Let newcomers grow in."""
        for person in self.roster.staff:
            if person.ramp < 1.0:
                person.ramp = self.ramp(person)
        self.guide_newcomers()

    def guide_newcomers(self) -> None:
        """Give every newcomer a guide, and guides the load of it.

        Source: course notes of a Brooks model, one experienced person gives 25 % of their time.
        """
        for person in self.roster.staff:
            if person.guiding > 0.0:
                person.guiding = 0.0
                self.roster.touch(person)
        for newcomer in self.roster.staff:
            if newcomer.ramp >= 1.0:
                newcomer.guide = ""
                continue
            guide = self.roster.find(newcomer.guide) or self._pick_guide(newcomer)
            newcomer.guide = guide.id if guide else ""
            if guide:
                guiding = guide.guiding + self.rules.guide_share * (1.0 - newcomer.ramp)
                guide.guiding = min(self.rules.guide_most_share, guiding)
                self.roster.touch(guide)

    def _pick_guide(self, newcomer: Person) -> Person | None:
        able = [p for p in self.roster.staff if p.ramp >= 1.0 and not p.contractor and p is not newcomer]
        if not able:
            return None
        return min(able, key=lambda p: (p.guiding > 0.0, -round(p.skills.get(newcomer.main, 0.0)), p.ordinal))


def main_field(skills: dict[str, float]) -> str:
    """Return the field of the highest skill; the first named wins a tie."""
    return max(skills, key=lambda name: skills[name]) if skills else "service_desk"


def new_search(roster: Roster, person_id: str, number: int) -> Search:
    """Return the threshold to a person's next search for another job.

    Draws: ``people/leaving`` by person and search.
    """
    u = roster.core.luck.family("people/leaving").named(f"{person_id}/search/{number}")
    return Search(number=number, threshold=exponential(u[0], 1.0))
