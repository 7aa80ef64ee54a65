"""The careful manager of the handbooks: answers first, then causes, people, suppliers, prevention."""

from sim.business.decisions import CallForBids, Negotiate, RenewContract, RequestFunds, ReviewLicences, SignContract
from sim.people.decisions import (
    AnswerLeaveRequest,
    AuthoriseOvertime,
    Hire,
    HireContractor,
    HoldOneToOne,
    InterviewCandidate,
    OpenPosition,
    ReviewPerformance,
    SendOnTraining,
    SetOnCallRota,
)
from sim.people.view import PersonView
from sim.policies.cards import answer_cards
from sim.policies.direction import before_review, strategy, talks, technology
from sim.policies.duties import rebalance
from sim.policies.orders import entrust, give, limit, stands, trusts
from sim.policies.pad import MOST_AT_FIRST, Pad
from sim.policies.policy import PolicyLuck
from sim.policies.portfolio import corridor, proposals, questions
from sim.policies.staff import able, share_away
from sim.policies.suppliers import in_season, over_plan, saves
from sim.services.change.decisions import AnswerChange, ScheduleMaintenance
from sim.services.change.view import OpenChange
from sim.services.desk.decisions import DeclareMajorIncident, InvestInKnowledge, OpenProblem
from sim.services.infrastructure.decisions import SetMonitoring
from sim.services.security.decisions import CommissionAudit, RunAwarenessCampaign, SetPatchCadence
from sim.session import Decision, View
from sim.work.decisions import SetInterruptRule, SetTriageOrder

_KEPT_FOR_THE_WEEK_H = 2.0
"""Attention for one major incident."""

_PROBLEMS_AT_ONCE = 3
_KNOWLEDGE_H = 8.0
_ORDERS = ("approve_small_changes", "declare_p1", "talk_on_sign", "approve_leave", "renew_small_contracts")
_LAG_DAYS = 45.0
_SILENT_WEEKS = 8
"""Weeks without a word after which a person is spoken to, sign or not."""
_LOW_MORALE = 0.45
_REVIEW_WEEKS = 26
_REVIEW_LEAVES_H = 4.0
_EARLY_COURSES = (1, 2)
_WATCHED = 2
"""Least critical services that are watched at all; of the others users tell soon enough."""
_HEAP = 60
_RESTED = 0.25
_FULL = 0.78
"""Load at which capacity is ordered, so that it is there before the season."""


class ByTheBook:
    """Answers what is asked, removes causes, looks after people, prepares suppliers early, patches fortnightly."""

    def decide(self, view: View, luck: PolicyLuck) -> list[Decision]:
        """Decide by importance until the attention of the week is used."""
        if view.phase == "corridor":
            pad = Pad(view)
            corridor(view, pad, "by_load")
            return pad.chosen
        if view.stop is not None:
            return _stopped(view)
        pad = Pad(view, _KEPT_FOR_THE_WEEK_H, MOST_AT_FIRST if view.week == 1 else None)
        for duty in (
            _cards,
            proposals,
            questions,
            _settings,
            _orders,
            _answers,
            _problems,
            _leavers,
            _suppliers,
            _care,
            strategy,
            _relations,
            _balance,
            _prevention,
            _funds,
            _investments,
            _rota,
        ):
            duty(view, pad)
        return pad.chosen


def _cards(view: View, pad: Pad) -> None:
    answer_cards(view, pad, "handbook")


def _stopped(view: View) -> list[Decision]:
    pad = Pad(view)
    assert view.stop is not None
    answer_cards(view, pad, "handbook")
    ticket = next((t for t in view.desk.tickets if t.id == view.stop.subject), None)
    if ticket is not None and not stands(view, "declare_p1"):
        team = tuple(person.id for person in able(view, ticket.field, ticket.level)[:2])
        pad.want(DeclareMajorIncident(ticket.id, team))
    return pad.chosen


def _settings(view: View, pad: Pad) -> None:
    if view.work.triage_order != "priority":
        pad.want(SetTriageOrder("priority"))
    if view.work.interrupt_rule != "p1_p2":
        pad.want(SetInterruptRule("p1_p2"))
    if view.security.cadence_days > 14:
        pad.want(SetPatchCadence(14))
    if view.desk.knowledge_h_per_week < _KNOWLEDGE_H:
        pad.want(InvestInKnowledge(_KNOWLEDGE_H))


def _orders(view: View, pad: Pad) -> None:
    if view.week >= 2:
        give(view, pad, *_ORDERS, most=3)
    if view.week >= 3:
        entrust(view, pad, "changes")


def _answers(view: View, pad: Pad) -> None:
    if not stands(view, "approve_leave"):
        _leave(view, pad)
    if trusts(view, "changes"):
        return
    if not stands(view, "approve_small_changes"):
        _changes(view, pad, [change for change in view.change.open if change.state == "requested"])
    else:
        large = [c for c in view.change.open if c.state == "requested" and (c.size > 1 or c.kind == "go_live")]
        _changes(view, pad, large)


def _leave(view: View, pad: Pad) -> None:
    for request in sorted(view.people.leave_requests, key=lambda r: (r.answer_by_s, r.id)):
        person = view.people.person(request.person)
        crowded = person is not None and share_away(view, person.main, request.from_s, request.to_s) > 0.34
        pad.want(AnswerLeaveRequest(request.id, "move" if crowded else "approve"))


def _changes(view: View, pad: Pad, asked: list[OpenChange]) -> None:
    """Say yes to at most two a week and move the rest, but keep the evening that a project has prepared for."""
    for place, change in enumerate(sorted(asked, key=lambda c: (c.kind != "go_live", c.answer_by_s, c.id))):
        later = 1 + place // 2 if place >= 2 else 0
        if later and change.kind != "go_live":
            pad.first(AnswerChange(change.id, "move", later), AnswerChange(change.id, "approve"))
        else:
            pad.want(AnswerChange(change.id, "approve"))


def _problems(view: View, pad: Pad) -> None:
    running = sum(problem.state == "open" for problem in view.desk.problems)
    noticed = [problem for problem in view.desk.problems if problem.state == "noticed"]
    for problem in sorted(noticed, key=lambda p: (-p.incidents, p.id))[: max(0, _PROBLEMS_AT_ONCE - running)]:
        pad.want(OpenProblem(problem.id))


def _leavers(view: View, pad: Pad) -> None:
    """Replace who goes; hear candidates; take the best one that was heard."""
    people = view.people
    wanted = [p for p in people.people if p.last_week and not p.contractor]
    covered = [p.field for p in people.positions] + [a.field for a in people.arrivals if not a.contractor]
    for leaver in wanted:
        if leaver.main in covered:
            covered.remove(leaver.main)
        else:
            pad.want(OpenPosition(leaver.main, leaver.grade))  # type: ignore[arg-type]
    heard = sorted(people.candidates, key=lambda c: (-round(c.shown_level - c.shown_sd, 6), c.id))
    for position in people.positions:
        here = [c for c in heard if c.position == position.id]
        fresh = [c for c in here if c.interviews == 0][:1]
        for candidate in fresh:
            pad.want(InterviewCandidate(candidate.id))
        if here and here[0].interviews > 0:
            pad.want(Hire(here[0].id))


def _suppliers(view: View, pad: Pad) -> None:
    """Ask for offers a quarter ahead, talk with leverage, sign what is clearly cheaper, else renew in time."""
    business = view.business
    small = limit(view, "renew_small_contracts")
    for contract in sorted(view.relations.contracts, key=lambda c: (c.weeks_left, c.id)):
        if contract.id in business.signed or contract.renewal_weeks or not in_season(contract):
            continue
        if contract.running and contract.cents_per_year < small:
            continue
        bids = [bid for bid in business.bids if bid.contract == contract.id]
        best = min(bids, key=lambda b: (b.cents_per_year * (1.3 - 0.5 * b.shown_quality), b.id), default=None)
        if best is not None and saves(contract, best) and pad.want(SignContract(best.id)):
            continue
        if contract.running and contract.weeks_left > contract.notice_weeks + 1:
            if not bids and contract.id not in business.called:
                pad.want(CallForBids(contract.id))
            elif bids and not contract.agreed_discount and contract.vendor not in business.talks:
                pad.want(Negotiate(contract.id))
        elif (contract.running and contract.weeks_left <= max(3, contract.notice_weeks)) or (
            not contract.running and contract.kind == "support"
        ):
            pad.want(RenewContract(contract.id, 52))
    if view.week >= 4:
        pad.want(ReviewLicences())


def _care(view: View, pad: Pad) -> None:
    """Talk with one person a week: first with whom it shows, then with whom nobody spoke for long."""

    def need(person: PersonView) -> tuple[bool, float, int]:
        return (not person.sign, round(person.morale - 0.02 * person.talk_weeks, 6), person.ordinal)

    own = [p for p in view.people.people if not p.contractor and not p.last_week and not p.absent]
    for person in sorted(own, key=need):
        if person.sign or person.talk_weeks >= _SILENT_WEEKS or person.morale < _LOW_MORALE:
            review = person.review_weeks >= _REVIEW_WEEKS and pad.left_h > _REVIEW_LEAVES_H
            if (review and pad.want(ReviewPerformance(person.id))) or pad.want(HoldOneToOne(person.id)):
                return


def _relations(view: View, pad: Pad) -> None:
    before_review(view, pad)
    talks(view, pad, most=1)


def _balance(view: View, pad: Pad) -> None:
    if view.week % 4 == 1:
        rebalance(view, pad, most=1)


def _prevention(view: View, pad: Pad) -> None:
    worth_watching = [service for service in view.infrastructure.services if service.critical <= _WATCHED]
    for service in sorted(worth_watching, key=lambda s: (s.critical, -s.value_cents_per_h, s.id)):
        wanted = "full" if service.critical == 1 else "basic"
        order = ("none", "basic", "full")
        short = view.infrastructure.alert_ratio < 0.9 and order.index(service.wanted) < order.index(wanted)
        if short and pad.want(SetMonitoring(service.id, wanted)):  # type: ignore[arg-type]
            break
    if view.week == 2:
        pad.want(CommissionAudit())
    if view.week == 5:
        pad.want(RunAwarenessCampaign("light"))
    _patch_by_hand(view, pad)


def _renew_gear(view: View, pad: Pad) -> None:
    """Replace what fails again and again, and enlarge what fills up."""
    if view.week + 3 > view.weeks:
        return
    failing = [a for a in view.infrastructure.assets if a.failures >= 2 and a.age_weeks > 104]
    for asset in sorted(failing, key=lambda a: (-a.failures, a.price_cents, a.id))[:1]:
        pad.want(ScheduleMaintenance(asset.id, "replace", "saturday", view.week + 3))
    loaded = [a for a in view.infrastructure.assets if a.load_share > _FULL and a.price_cents > 0]
    for asset in sorted(loaded, key=lambda a: (-len(a.services), -round(a.load_share, 6), a.id))[:2]:
        pad.want(ScheduleMaintenance(asset.id, "upgrade", "saturday", view.week + 3))


def _patch_by_hand(view: View, pad: Pad) -> None:
    if view.week + 3 > view.weeks:
        return
    lagging = [a for a in view.infrastructure.assets if a.patchable and a.exposed and a.patch_lag_days > _LAG_DAYS]
    for asset in sorted(lagging, key=lambda a: (-round(a.patch_lag_days), a.id))[:1]:
        pad.want(ScheduleMaintenance(asset.id, "patch", "evening", view.week + 1))


def _funds(view: View, pad: Pad) -> None:
    """Ask for what an account will lack, with the reason that fits it."""
    if view.business.cut_share > 0.0:
        return
    reasons = {"on_call": "outages", "hardware": "outages", "security": "security", "recruiting": "people"}
    short = [a for a in view.money.accounts if a.account in reasons and a.planned_cents > 0]
    for account in sorted(short, key=lambda a: (a.left_cents / a.planned_cents, a.account))[:1]:
        if account.left_cents < 0.1 * account.planned_cents:
            amount = max(200_000, account.planned_cents // 5)
            pad.want(RequestFunds(account.account, amount, reasons[account.account]))  # type: ignore[arg-type]


def _rota(view: View, pad: Pad) -> None:
    if len(view.people.rota) < 4:
        rota = [p.id for p in able(view, "server", 3.0, here=False) if not p.contractor][:6]
        pad.want(SetOnCallRota(tuple(rota), "standard"))


def _investments(view: View, pad: Pad) -> None:
    """Buy for later only while the department keeps to its plan."""
    if not over_plan(view):
        _renew_gear(view, pad)
        technology(view, pad)
        _growth(view, pad)


def _growth(view: View, pad: Pad) -> None:
    """Use what is left for courses, and for hands where the queue is longest."""
    if view.work.waiting_count > _HEAP and view.week <= view.weeks - 8:
        longest = max(view.work.queues, key=lambda q: (q.effort_s, q.field))
        pad.want(HireContractor(longest.field, "professional", 6))  # type: ignore[arg-type]
    _overtime(view, pad)
    if view.week % 3 == 0 or view.week in _EARLY_COURSES:
        juniors = sorted(view.people.people, key=lambda p: (-p.weeks_here, p.ordinal))
        pad.first(*(SendOnTraining(p.id, p.main) for p in juniors if not p.contractor))  # type: ignore[arg-type]


def _overtime(view: View, pad: Pad) -> None:
    """Ask a few rested people for a few longer days while the heap is high, and no longer than that."""
    if view.work.waiting_count <= _HEAP or view.week % 3:
        return
    rested = [p for p in view.people.people if p.fatigue < _RESTED and p.overtime_h <= 0.0 and not p.absent]
    if rested:
        busiest = min(rested, key=lambda p: (-p.utilisation, p.ordinal))
        pad.want(AuthoriseOvertime(busiest.id, 4.0, 2))
