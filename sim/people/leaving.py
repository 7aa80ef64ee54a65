"""Leaving: a search that shows, notice unless what drives it has changed, a notice period, a farewell."""

import math
from typing import cast

from sim.kernel.engine import Occurrence
from sim.kernel.units import DAY, HOUR, WEEK, WEEKS_PER_YEAR, week_of, week_start
from sim.kernel.variates import between
from sim.people.applicants import grade_number
from sim.people.events import (
    DismissalAnswered,
    DismissalAsked,
    DismissalStarted,
    NoticeGiven,
    PersonJoined,
    PersonLeft,
    SearchEnded,
    SignShown,
)
from sim.people.joining import new_search
from sim.people.morale import Morale
from sim.people.pay import Pay
from sim.people.roster import Roster
from sim.people.state import Person

SIGNS = ("quiet_in_meetings", "long_lunches", "takes_calls_outside", "tidy_desk", "asks_about_holidays")
OPPORTUNITY = "opportunity"
_RANK = 331
_FRIDAY_EVENING_S = 4 * DAY + 18 * HOUR
_MATTERS = -0.02
_SIGN_WEEKS = 2
"""Nobody leaves without a sign so long before."""


class Leaving:
    """Integrates the hazard of a search and carries out what follows."""

    def __init__(self, roster: Roster, morale: Morale, pay: Pay) -> None:
        """Keep what leaving reads; the end of a contractor's term is known from the first day."""
        self.roster = roster
        self.core = roster.core
        self.rules = roster.rules
        self.morale = morale
        self.pay = pay
        self._luck = self.core.luck.family("people/dismissal")
        self.core.log.subscribe(PersonJoined, self._joined)

    def _joined(self, event: PersonJoined) -> None:
        self.schedule_end(self.roster.state.people[event.person])

    # -------------------------------------------------------------------------------------------------- hazard

    def hazard_per_year(self, person: Person) -> float:
        """Return the yearly hazard that a person starts to look elsewhere.

        Source: SIM survey in CACM (2021) for the base, Gallup for the effect of morale.
        """
        rules = self.rules
        base = rules.leave_desk_per_year if person.main == "service_desk" else rules.leave_per_year
        log = rules.leave_morale * (0.5 - person.morale) + rules.leave_fatigue * person.fatigue
        log += rules.leave_pay * (1.0 / self.morale.pay_ratio(person) - 1.0)
        factor = rules.market_factor
        if "restless" in person.traits:
            factor *= rules.restless_factor
        if "rooted" in person.traits:
            factor *= rules.rooted_factor
        return base * factor * math.exp(log)

    def close_week(self) -> None:
        """Move everybody a week nearer to a search, or decide one."""
        for person in self.roster.staff_without_contractors():
            search = person.search
            if person.employment.reason:
                continue
            if search.since_s >= 0:
                if self.roster.week >= search.notice_week:
                    self._decide(person)
                continue
            search.hazard += self.hazard_per_year(person) / WEEKS_PER_YEAR
            if search.hazard >= search.threshold:
                self._begin_search(person)

    def _driver(self, person: Person) -> tuple[str, float]:
        """Return what drives a person away, with its value: the worst part of the mood, or an opportunity."""
        mood = {name: value for name, value in person.mood.items() if name not in ("spirit", "contractors")}
        if mood:
            name = min(mood, key=lambda part: (mood[part], part))
            if mood[name] < _MATTERS:
                return name, mood[name]
        return OPPORTUNITY, self.morale.pay_ratio(person)

    def _begin_search(self, person: Person) -> None:
        """Draws: ``people/leaving`` by person and search: how long it takes, and what shows."""
        search = person.search
        entity = f"{person.id}/search/{search.number}"
        _, span, sign, _ = self.core.luck.family("people/leaving").named(entity)
        low, high = self.rules.search_weeks
        search.since_s = self.core.now
        weeks = between(span, low, high) * self.roster.scenario.level.warning_factor
        search.notice_week = self.roster.week + max(_SIGN_WEEKS, round(weeks))
        search.driver, search.value = self._driver(person)
        search.sign = SIGNS[int(sign * len(SIGNS))]
        search.cause = f"person/{entity}/sign-shown"
        causes = (f"chance:people/leaving/{entity}", *self.roster.causes(person, search.driver))
        self.core.publish(SignShown(search.cause, self.core.now, causes, person.id, search.sign))

    def still_driven(self, person: Person) -> bool:
        """Tell whether what started a search is still there."""
        search = person.search
        if search.driver == OPPORTUNITY:
            return self.morale.pay_ratio(person) < search.value + self.rules.stay_pay_share
        now = person.mood.get(search.driver, 0.0)
        return now < search.value * (1.0 - self.rules.stay_share)

    def _decide(self, person: Person) -> None:
        search = person.search
        if self.still_driven(person):
            self._give_notice(person, "resigned", search.driver, (search.cause,))
            return
        kind = "pay" if search.driver == OPPORTUNITY else search.driver
        self._end_search(person, *self.roster.causes(person, kind))

    def nudge(self, person: Person, share: float, weeks: float, cause: str) -> None:
        """Bring a person nearer to looking elsewhere, or hold them.

        Args:
            person: Who.
            share: Part of the way to a search, 1 for all of it; below 0 back again, and -1 ends one that has begun.
            weeks: By how much a full share would put off a notice.
            cause: Id of the event behind it.
        """
        search = person.search
        if person.contractor or person.employment.reason:
            return
        if search.since_s < 0:
            search.hazard = max(0.0, search.hazard + share * search.threshold)
            self.roster.remember(person, OPPORTUNITY, cause)
        elif share <= -1.0:
            self._end_search(person, cause)
        elif share < 0.0:
            search.notice_week += round(-share * weeks)

    def _end_search(self, person: Person, *causes: str) -> None:
        search = person.search
        event_id = f"person/{person.id}/search/{search.number}/ended"
        told = (search.cause, *causes)
        self.core.publish(SearchEnded(event_id, self.core.now, told, person.id, search.driver))
        person.search = new_search(self.roster, person.id, search.number + 1)

    # -------------------------------------------------------------------------------------- notice, farewell

    def _give_notice(self, person: Person, reason: str, driver: str, causes: tuple[str, ...]) -> None:
        weeks = round(self.notice_weeks(person))
        self._end_at(person, week_start(week_of(self.core.now + 1) + weeks) - WEEK + _FRIDAY_EVENING_S, reason)
        terms = person.employment
        terms.end_cause = f"person/{person.id}/notice-given"
        event = NoticeGiven(terms.end_cause, self.core.now, causes, person.id, reason, driver, terms.last_s)
        self.core.publish(event)

    def _end_at(self, person: Person, last_s: int, reason: str) -> None:
        terms = person.employment
        terms.last_s = max(last_s, self.core.now)
        terms.reason = reason
        terms.told = True
        self.schedule_end(person)

    def schedule_end(self, person: Person) -> None:
        """Let a person whose last day is known leave then."""
        last_s = person.employment.last_s
        if 0 <= last_s < self.core.horizon_s:
            self.core.engine.at(last_s, _RANK, f"person/{person.id}/left", self._farewell, person)

    def _farewell(self, occurrence: Occurrence) -> None:
        person = cast(Person, occurrence.payload)
        terms = person.employment
        if not person.employed or terms.last_s != occurrence.due_s:
            return
        self.roster.remove(person)
        if not person.contractor:
            self.roster.state.leavers += 1
        event_id = f"person/{person.id}/left"
        causes = (terms.end_cause,)
        self.core.publish(PersonLeft(event_id, self.core.now, causes, person.id, person.name, terms.reason))
        if terms.reason == "resigned":
            for other in self.roster.staff:
                self.roster.uplift(other, -self.rules.departure_loss, event_id)
        self.core.engine.ask_dispatch()

    # ----------------------------------------------------------------------------------------------- dismissal

    def ask(self, person: Person, cause: str) -> None:
        """Ask the executives to agree to a further dismissal.

        Draws: ``people/dismissal`` by person and request: days, mood of the day.
        """
        low, high = self.rules.dismissal_ask_days
        name = self.roster.name(person, "dismissal")
        answer_s = self.core.now + round(between(self._luck.named(name)[0], low, high) * DAY)
        event_id = f"{name}/asked"
        self.core.publish(DismissalAsked(event_id, self.core.now, (cause,), person.id, answer_s))
        self.roster.state.dismissals_asked[person.id] = event_id
        if answer_s < self.core.horizon_s:
            self.core.engine.at(answer_s, _RANK, name, self._answered, (person, name))

    def agrees(self, u: float) -> bool:
        """Tell whether executives agree: they go by their own trust, by HR's, and a little by the day."""
        rules, relations = self.rules, self.roster.relations.state
        trust = (2.0 * relations.executive_trust + relations.hr_trust) / 300.0
        return trust + between(u, -rules.dismissal_ask_noise, rules.dismissal_ask_noise) >= rules.dismissal_ask_share

    def _answered(self, occurrence: Occurrence) -> None:
        person, name = cast("tuple[Person, str]", occurrence.payload)
        asked = self.roster.state.dismissals_asked.pop(person.id)
        if not person.employed or person.employment.reason:
            return
        agreed = self.agrees(self._luck.named(name)[1])
        event_id = f"{name}/answered"
        causes = (asked, f"chance:people/dismissal/{name}")
        self.core.publish(DismissalAnswered(event_id, self.core.now, causes, person.id, agreed))
        if agreed:
            self.dismiss(person, event_id)
            return
        self.roster.relations.change_trust("executives", -self.rules.dismissal_ask_loss, event_id)
        self.roster.uplift(person, -self.rules.dismissal_loss, event_id)

    def dismiss(self, person: Person, cause: str) -> None:
        """Begin a dismissal: HR first, then notice; the post stays empty for a time."""
        rules = self.rules
        now = self.core.now
        state = self.roster.state
        state.dismissals += 1
        person.employment.reason = "dismissed"
        notice_s = now + round(rules.hr_review_weeks * WEEK)
        amount = self.pay.severance_cents(person)
        event_id = f"person/{person.id}/dismissal-started"
        self.core.publish(DismissalStarted(event_id, now, (cause,), person.id, notice_s, amount))
        self.roster.money.commit(f"severance/{person.id}", "payroll", amount, person.id)
        self.roster.relations.change_trust("hr", -rules.dismissal_hr_loss, event_id)
        until = now + round(rules.freeze_weeks * WEEK)
        state.frozen[person.main] = max(until, state.frozen.get(person.main, 0))
        if notice_s < self.core.horizon_s:
            self.core.engine.at(notice_s, _RANK, event_id, self._dismissed, (person, event_id))

    def _dismissed(self, occurrence: Occurrence) -> None:
        person, cause = cast("tuple[Person, str]", occurrence.payload)
        self._give_notice(person, "dismissed", "", (cause,))
        notice = person.employment.end_cause
        for other in self.roster.staff:
            if other is not person:
                self.roster.uplift(other, -self.rules.dismissal_loss, notice)

    def end_contract(self, person: Person, cause: str) -> None:
        """Give a contractor notice."""
        last = self.core.now + round(self.rules.contractor_notice_weeks * WEEK)
        terms = person.employment
        last = min(last, terms.last_s) if terms.last_s >= 0 else last
        number = self.roster.name(person, "notice")
        terms.end_cause = f"{number}/given"
        event = NoticeGiven(terms.end_cause, self.core.now, (cause,), person.id, "contract_ended", "", last)
        self.core.publish(event)
        self._end_at(person, last, "contract_ended")
        self.pay.commit(person)

    def notice_weeks(self, person: Person) -> float:
        """Return the notice period of a person's grade."""
        return self.rules.notice_weeks[grade_number(person.grade)]
