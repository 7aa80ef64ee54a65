"""Hiring: posts, candidates with hidden skills and a noisy estimate, interviews, offers."""

import math
from typing import cast

from sim.kernel.engine import Occurrence
from sim.kernel.units import DAY, cents, week_of, week_start
from sim.kernel.variates import between, lognormal_mean_cv
from sim.people.applicants import Applicants
from sim.people.events import (
    CandidateAppeared,
    CandidateInterviewed,
    CandidateWithdrew,
    OfferAccepted,
    OfferDeclined,
    OfferMade,
    PositionClosed,
    PositionOpened,
)
from sim.people.joining import Joining
from sim.people.roster import Roster
from sim.people.state import Candidate, Position

_RANK = 321


class Hiring:
    """Open posts and who applies for them."""

    def __init__(self, roster: Roster, joining: Joining, applicants: Applicants) -> None:
        """Keep what a new person touches."""
        self.applicants = applicants
        self.pay = applicants.pay
        self.roster = roster
        self.core = roster.core
        self.rules = roster.rules
        self.joining = joining

    # --------------------------------------------------------------------------------------------------- posts

    def open(self, field: str, grade: str, pay_factor: float, cause: str) -> None:
        """Advertise a post; who applies is drawn now and appears over weeks.

        Draws: ``people/position`` by post, for the time to hire; ``people/candidate`` by candidate.
        """
        state, rules = self.roster.state, self.rules
        number = state.opened[field] = state.opened.get(field, 0) + 1
        position_id = f"position/{field}/{number}"
        u = self.core.luck.family("people/position").one(position_id)
        hr = 1.0 + rules.hire_hr_slope * (0.5 - self.roster.relations.state.hr_trust / 100.0)
        span_s = DAY * lognormal_mean_cv(u, rules.hire_days, rules.hire_cv)
        span_s *= hr / pay_factor**rules.hire_pay_exponent
        now = self.core.now
        pay = cents(self.pay.usual_cents(grade) * pay_factor)
        event_id = f"{position_id}/opened"
        position = Position(position_id, field, grade, pay, now, now + round(span_s), 0, event_id)
        state.positions[position_id] = position
        self.core.publish(PositionOpened(event_id, now, (cause,), position_id, field, grade, pay))
        self.roster.money.spend("recruiting", rules.advert_cents, position_id, event_id)
        for k in range(1, round(rules.applicants_max) + 1):
            self._await(position, k, span_s, pay_factor)
        last = now + round(rules.applicants_to * span_s) + 1
        if last < self.core.horizon_s:
            self.core.engine.at(last, _RANK, position_id, self._lapse, position_id)

    def _await(self, position: Position, k: int, span_s: float, pay_factor: float) -> None:
        rules = self.rules
        candidate_id = f"{position.id}/candidate/{k}"
        u = self.applicants.row(candidate_id)
        if u[1] >= rules.applicant_share * pay_factor**rules.applicant_pay_exponent:
            return
        t_s = position.opened_s + round(span_s * between(u[0], rules.applicants_from, rules.applicants_to))
        if t_s < self.core.horizon_s:
            position.pending += 1
            self.core.engine.at(t_s, _RANK, candidate_id, self._appear, (position, candidate_id))

    def _appear(self, occurrence: Occurrence) -> None:
        position, candidate_id = cast("tuple[Position, str]", occurrence.payload)
        if position.id not in self.roster.state.positions:
            return
        position.pending -= 1
        now = self.core.now
        until = now + round(self.rules.patience_days * DAY)
        event_id = f"{candidate_id}/appeared"
        candidate = self.applicants.make(candidate_id, position.id, position.field, position.grade)
        candidate.until_s, candidate.cause = until, event_id
        candidate.shown_sd = self.rules.estimate_spread_levels
        candidate.shown_level = self.applicants.estimate(candidate)
        self.roster.state.candidates[candidate_id] = candidate
        causes = (position.cause, f"chance:people/candidate/{candidate_id}")
        self.core.publish(
            CandidateAppeared(
                event_id,
                now,
                causes,
                candidate_id,
                position.id,
                candidate.name,
                candidate.shown_level,
                candidate.shown_sd,
                candidate.expects_cents,
            )
        )
        self._schedule(until, candidate_id, self._impatient, candidate_id)

    def _schedule(self, t_s: int, name: str, callback: object, payload: object) -> None:
        if t_s < self.core.horizon_s:
            self.core.engine.at(t_s, _RANK, name, callback, payload)  # type: ignore[arg-type]

    def _impatient(self, occurrence: Occurrence) -> None:
        candidate = self.roster.state.candidates.get(cast(str, occurrence.payload))
        # An interview since then gave new patience.
        if candidate is not None and candidate.state == "known" and candidate.until_s <= self.core.now:
            self._withdraws(candidate)

    def _withdraws(self, candidate: Candidate) -> None:
        del self.roster.state.candidates[candidate.id]
        event_id = f"{candidate.id}/withdrew"
        now = self.core.now
        causes = (candidate.cause,)
        self.core.publish(CandidateWithdrew(event_id, now, causes, candidate.id, candidate.position))
        self._close_if_exhausted(candidate.position, event_id)

    def _lapse(self, occurrence: Occurrence) -> None:
        position = self.roster.state.positions.get(cast(str, occurrence.payload))
        if position is not None:
            self._close_if_exhausted(position.id, position.cause)

    def _close_if_exhausted(self, position_id: str, cause: str) -> None:
        state = self.roster.state
        position = state.positions.get(position_id)
        if position is None or position.pending > 0:
            return
        if not any(c.position == position_id for c in state.candidates.values()):
            self._close(position, "no_candidates", cause)

    def _close(self, position: Position, reason: str, cause: str) -> None:
        state = self.roster.state
        del state.positions[position.id]
        for candidate_id in [c.id for c in state.candidates.values() if c.position == position.id]:
            del state.candidates[candidate_id]
        event_id = f"{position.id}/closed"
        self.core.publish(PositionClosed(event_id, self.core.now, (cause,), position.id, reason))

    def withdraw(self, position: Position, cause: str) -> None:
        """Take a post back; HR minds if people had applied."""
        waiting = any(c.position == position.id for c in self.roster.state.candidates.values())
        self._close(position, "withdrawn", cause)
        if waiting:
            self.roster.relations.change_trust("hr", -self.rules.withdraw_hr_loss, f"{position.id}/closed")

    # -------------------------------------------------------------------------------------- interviews, offers

    def interview(self, candidate: Candidate, cause: str) -> None:
        """Invite a candidate; what comes out is known in some days."""
        candidate.state = "interviewing"
        t_s = self.core.now + round(self.rules.interview_days * DAY)
        self._schedule(t_s, f"{candidate.id}/interview", self._interviewed, (candidate, cause))

    def _interviewed(self, occurrence: Occurrence) -> None:
        candidate, cause = cast("tuple[Candidate, str]", occurrence.payload)
        if candidate.id not in self.roster.state.candidates:
            return
        candidate.interviews += 1
        candidate.state = "known"
        candidate.shown_sd /= 2.0
        candidate.shown_level = self.applicants.estimate(candidate)
        candidate.until_s += round(self.rules.patience_days * DAY / 2)
        event_id = f"{candidate.id}/interview/{candidate.interviews}/held"
        causes = (cause, candidate.cause)
        candidate.cause = event_id
        now = self.core.now
        self.core.publish(
            CandidateInterviewed(event_id, now, causes, candidate.id, candidate.shown_level, candidate.shown_sd)
        )
        candidate.until_s = max(candidate.until_s, now)
        self._schedule(candidate.until_s, candidate.id, self._impatient, candidate.id)

    def offer(self, candidate: Candidate, pay_cents: int, cause: str) -> None:
        """Make an offer; the answer comes in some days."""
        candidate.state = "offered"
        candidate.offer_cents = pay_cents
        event_id = f"{candidate.id}/offered"
        self.core.publish(OfferMade(event_id, self.core.now, (cause, candidate.cause), candidate.id, pay_cents))
        candidate.cause = event_id
        t_s = self.core.now + round(self.rules.offer_days * DAY)
        self._schedule(t_s, event_id, self._answer, candidate)

    def accepts(self, candidate: Candidate) -> bool:
        """Tell whether a candidate takes the offer: likelier the more it is against what they expect.

        Draws: ``people/candidate`` by candidate.
        """
        rules = self.rules
        logit = rules.offer_base + (candidate.offer_cents / candidate.expects_cents - 1.0) / rules.offer_slope
        u = self.applicants.row(candidate.id)[6]
        return u < 1.0 / (1.0 + math.exp(-logit))

    def _answer(self, occurrence: Occurrence) -> None:
        candidate = cast(Candidate, occurrence.payload)
        state = self.roster.state
        position = state.positions.get(candidate.position)
        if position is None or candidate.id not in state.candidates:
            return
        now = self.core.now
        del state.candidates[candidate.id]
        if not self.accepts(candidate):
            event_id = f"{candidate.id}/declined"
            self.core.publish(OfferDeclined(event_id, now, (candidate.cause,), candidate.id, candidate.offer_cents))
            self._close_if_exhausted(position.id, event_id)
            return
        ready = max(position.ready_s, now + round(self.rules.start_days * DAY))
        candidate.state = "accepted"
        candidate.starts_s = next_monday(ready)
        event_id = f"{candidate.id}/accepted"
        causes = (candidate.cause,)
        candidate.cause = event_id
        event = OfferAccepted(event_id, now, causes, candidate.id, candidate.offer_cents, candidate.starts_s)
        self.core.publish(event)
        fee = self.pay.fee_cents(candidate, candidate.offer_cents)
        self.roster.money.spend("recruiting", fee, candidate.id, event_id)
        self._close(position, "filled", event_id)
        self.joining.expect(candidate)


def next_monday(t_s: int) -> int:
    """Return the Monday on or after an instant."""
    week = week_of(t_s)
    return t_s if week_start(week) == t_s else week_start(week + 1)
