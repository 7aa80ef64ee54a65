"""Money from the executives: business cases and yearly plans, and what they make of them."""

from typing import TYPE_CHECKING

from sim.business.events import BudgetAnswered, BudgetCutImposed, BudgetProposed, FundsAnswered, FundsRequested
from sim.business.state import BudgetProposal, FundsRequest
from sim.kernel.engine import Occurrence
from sim.kernel.units import cents, days, week_of, week_start
from sim.kernel.variates import between
from sim.scenario.vocabulary import ACCOUNTS

if TYPE_CHECKING:
    from sim.business.floor import BusinessFloor

_RANK = 915
ALL = "all"


class Funds:
    """What executives grant. Their answer depends on trust, on facts, on size and a little on the day."""

    def __init__(self, floor: "BusinessFloor") -> None:
        """Work on the floor's state."""
        self.floor = floor
        self.rules = floor.rules
        self.core = floor.core
        self.money = floor.money
        self.relations = floor.relations
        self._luck = floor.core.luck.family("business/funds")

    # ------------------------------------------------------------------------------------------- a cut from above

    def start(self) -> None:
        """Let Finance take its share of the plan, where the scenario says so; what is short then is up to IT."""
        share = self.floor.scenario.budget_cut_share
        if share <= 0.0:
            return
        parts = {account: cents(self.money.planned(account) * share) for account in ACCOUNTS}
        event_id = "budget/cut/imposed"
        total = sum(parts.values())
        self.core.publish(BudgetCutImposed(event_id, self.core.now, ("start:finance",), share, total))
        for account, part in parts.items():
            if part:
                self.money.add_budget(account, -part, event_id)

    def review_cut(self, cause: str) -> None:
        """Refuse the budget at a review if the house spends as if nothing had been cut."""
        if self.floor.scenario.budget_cut_share <= 0.0 or not self.money.state.months:
            return
        last = self.money.state.months[-1]
        if last.variance_cents / max(1, last.planned_cents) > self.floor.strategy.rules.refuse_variance_share:
            self.floor.endings.refuse_budget("overspent", cause)

    def share(self, asked_cents: int, evidence: float, u: float) -> float:
        """Return the share of a request that executives would grant: 0 is a no.

        Args:
            asked_cents: Size of the request.
            evidence: 0 to 1, how far facts support it.
            u: Uniform, for the day.
        """
        rules, state = self.rules, self.relations.state
        share = rules.funds_base_share
        share += rules.funds_executive_slope * (state.executive_trust - 50.0)
        share += rules.funds_finance_slope * (state.finance_trust - 50.0)
        share += rules.funds_evidence_share * evidence
        share += between(u, -rules.funds_noise_share, rules.funds_noise_share)
        size = asked_cents / max(1, self.money.planned_total())
        share *= max(0.0, 1.0 - size / rules.funds_size_share)
        return min(1.0, share) if share >= rules.funds_least_share else 0.0

    # --------------------------------------------------------------------------------------------- one request

    def request(self, account: str, amount: int, reason: str, decision_id: str) -> None:
        """Hand in a business case; the answer comes after about a week.

        Draws: ``business/funds`` by request: wait, mood of the day.
        """
        number = self.floor.count("funds")
        name = f"funds/{number}"
        event_id = f"{name}/requested"
        evidence = self.floor.evidence.of(reason, account, amount)
        self.core.publish(FundsRequested(event_id, self.core.now, (decision_id,), account, amount, reason))
        self.floor.state.last_week["request_funds"] = week_of(self.core.now)
        self.floor.state.requests[name] = FundsRequest(name, account, amount, reason, evidence, event_id)
        wait = between(self._luck.named(name)[0], self.rules.answer_days_low, self.rules.answer_days_high)
        self.core.engine.at(self.core.now + days(wait), _RANK, name, self._answer_request, name)

    def _answer_request(self, occurrence: Occurrence) -> None:
        request = self.floor.state.requests.pop(str(occurrence.payload))
        share = self.share(request.cents, request.evidence, self._luck.named(request.id)[1])
        granted = self._from_reserve(cents(share * request.cents))
        event_id = f"{request.id}/answered"
        event = FundsAnswered(
            event_id, self.core.now, (request.cause,), request.account, request.cents, granted, request.reason
        )
        self.core.publish(event)
        if granted > 0:
            self.money.add_budget(request.account, granted, event_id)
        if request.evidence < self.rules.funds_weak_case_share:
            self.relations.change_trust("executives", -self.rules.funds_weak_case_points, event_id)

    def _from_reserve(self, wanted: int) -> int:
        state = self.relations.state
        granted = max(0, min(wanted, state.reserve_cents))
        state.reserve_cents -= granted
        return granted

    # ---------------------------------------------------------------------------------------------- yearly plan

    def rest_of_plan(self, focus: str) -> dict[str, int]:
        """Return what is planned for the time to come, per account meant by a plan."""
        accounts = ACCOUNTS if focus == ALL else (focus,)
        money = self.money
        return {a: max(0, money.planned(a) - money.due(a)) for a in accounts}

    def propose(self, change_share: float, focus: str, decision_id: str) -> None:
        """Hand in a plan; the answer comes after a week or two.

        Draws: ``business/funds`` by proposal: wait, mood of the day.
        """
        name = f"budget/proposal/{self.floor.count('budget')}"
        event_id = f"{name}/proposed"
        evidence = self.floor.evidence.strongest()
        self.core.publish(BudgetProposed(event_id, self.core.now, (decision_id,), change_share, focus))
        self.floor.state.last_week["propose_budget"] = week_of(self.core.now)
        self.floor.state.proposals[name] = BudgetProposal(name, change_share, focus, evidence, event_id)
        wait = between(self._luck.named(name)[0], self.rules.budget_days_low, self.rules.budget_days_high)
        self.core.engine.at(self.core.now + days(wait), _RANK, name, self._answer_proposal, name)

    def _answer_proposal(self, occurrence: Occurrence) -> None:
        proposal = self.floor.state.proposals.pop(str(occurrence.payload))
        rest = self.rest_of_plan(proposal.focus)
        if proposal.change_share > 0:
            wanted = {a: cents(part * proposal.change_share) for a, part in rest.items()}
            total = sum(wanted.values())
            share = self.share(total, proposal.evidence, self._luck.named(proposal.id)[1])
            if self.floor.scenario.budget_cut_share > 0.0:
                share = 0.0  # whoever asks for more has not heard what was said in week 1
            granted = self._from_reserve(cents(share * total))
            parts = {a: granted * part // total for a, part in wanted.items()} if total else {}
        else:
            # What has been spent or promised cannot be saved any more.
            parts = {
                a: -min(cents(-part * proposal.change_share), max(0, self.money.budget_left(a)))
                for a, part in rest.items()
            }
        amount = sum(parts.values())
        event_id = f"{proposal.id}/answered"
        asked = sum(rest.values()) * proposal.change_share
        granted_share = amount / asked if asked else 0.0
        self.core.publish(BudgetAnswered(event_id, self.core.now, (proposal.cause,), granted_share, amount))
        for account, part in parts.items():
            if part:
                self.money.add_budget(account, part, event_id)
        if amount < 0:
            self._thank(amount, rest, event_id)
        elif amount == 0 and proposal.change_share > 0:
            cut = self.floor.scenario.budget_cut_share > 0.0
            self.floor.endings.refuse_budget("ignored" if cut else "declined", event_id)

    def _thank(self, amount: int, rest: dict[str, int], event_id: str) -> None:
        """Savings please: the reserve grows, and so does trust."""
        self.relations.state.reserve_cents -= amount
        whole = max(1, sum(self.rest_of_plan(ALL).values()) - amount)
        points = self.rules.budget_cut_trust_points * -amount / whole * 100.0
        self.relations.change_trust("executives", points, event_id)
        self.relations.change_trust("finance", points, event_id)

    # ---------------------------------------------------------------------------------------------- own moves

    def movable(self) -> int:
        """Return how much budget may still be moved before the next review; Finance's trust decides."""
        trust = self.relations.state.finance_trust / 50.0
        limit = cents(self.rules.move_share_per_review * trust * self.money.planned_total())
        return max(0, limit - self.floor.state.moved_cents)

    def weeks_to_pause(self, decision: str, pause_weeks: int) -> int:
        """Return for how many weeks a decision must still wait since it was last taken."""
        last = self.floor.state.last_week.get(decision)
        return max(0, last + pause_weeks - week_of(self.core.now)) if last is not None else 0

    def outlook(self, account: str) -> int:
        """Return what running contracts of an account will still cost until the end of the plan at today's prices."""
        end_s = self.money.plan_end_s
        contracts = self.relations.state.contracts.values()
        account_of = self.floor.contracts.account
        return sum(
            cents(c.cents_per_year * max(0, end_s - c.billed_s) / (week_start(53)))
            for c in contracts
            if c.running and account_of(c) == account
        )
