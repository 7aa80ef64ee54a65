"""The money floor: ledger, budget plan, commitments."""

from itertools import accumulate

from sim.kernel.core import Core
from sim.kernel.errors import InvariantError
from sim.money.events import AccountOverspent, BudgetAdded, BudgetMoved, MonthClosed, NextQuarterBegan
from sim.money.months import month_ends, month_lengths, month_of, spread
from sim.money.state import Commitment, Entry, MoneyState, MonthClose
from sim.money.view import AccountView, MoneyView, MonthView
from sim.scenario.definitions import Scenario
from sim.scenario.vocabulary import ACCOUNTS, CAPITAL_ACCOUNTS

BANK = "bank"
FUNDING = "funding"
RUNNING_ACCOUNTS = ("payroll", "contractors", "on_call", "licences", "cloud", "support")
"""Accounts whose plan falls due evenly; all others are spent when something is bought."""

_ONE_OFF_ACCOUNTS = ("project_expense", "project_capital")
"""Accounts whose plan is for an undertaking and not for a time, so that more time brings no more of it."""


class MoneyFloor:
    """The department's books.

    Attributes:
        state: What the digest sees.
        entries: Every booking, for reports and for ``explain``; balances follow from it.
        month_ends: First second after each month, those of the next quarter included.
        plan_end_s: How far the plan reaches: to the end of the game, or of the next quarter once it has begun.
    """

    def __init__(self, core: Core, scenario: Scenario) -> None:
        """Open the books with the scenario's budget in the bank."""
        self.core = core
        self.scenario = scenario
        self.rules = scenario.rules.money
        self.month_ends = month_ends(scenario.weeks, scenario.next_quarter_weeks)
        self.plan_end_s = scenario.end_s
        self.entries: list[Entry] = []
        lengths = month_lengths(scenario.weeks)
        self.state = MoneyState(
            balances=dict.fromkeys((BANK, FUNDING, *ACCOUNTS), 0),
            plan={account: spread(scenario.budget_cents.get(account, 0), lengths) for account in ACCOUNTS},
        )
        self._planned: dict[str, int] = {account: sum(months) for account, months in self.state.plan.items()}
        self.post(BANK, FUNDING, sum(self._planned.values()), "opening_budget", "start:budget")

    def start(self) -> None:
        """Nothing moves by itself here: those who owe money book it."""

    def begin_next_quarter(self, cause: str) -> None:
        """Let the plan run on at the rate of its last month; projects get nothing more."""
        scenario = self.scenario
        judged = month_lengths(scenario.weeks)
        more = month_lengths(scenario.weeks, scenario.next_quarter_weeks)[len(judged) :]
        added = 0
        for account, plan in self.state.plan.items():
            rate = 0 if account in _ONE_OFF_ACCOUNTS else max(0, plan[-1])
            months = spread(rate * sum(more) // judged[-1], more)
            plan.extend(months)
            self._planned[account] += sum(months)
            added += sum(months)
        self.plan_end_s = self.core.horizon_s
        self.post(BANK, FUNDING, added, "next_quarter", cause)
        self.core.publish(NextQuarterBegan("next-quarter/began", self.core.now, (cause,), added))

    # ------------------------------------------------------------------------------------------------- ledger

    def post(self, debit: str, credit: str, cents: int, memo: str, cause: str) -> None:
        """Book an amount from one account to another.

        Args:
            debit: Account that receives.
            credit: Account that gives.
            cents: Amount, not negative (turn debit and credit round instead).
            memo: Message key or id.
            cause: Id of the event that led to it, or a root.

        Raises:
            InvariantError: The amount is negative or an account does not exist.
        """
        balances = self.state.balances
        if cents < 0 or debit not in balances or credit not in balances:
            raise InvariantError(f"cannot book {cents} from {credit} to {debit} ({memo})")
        if cents == 0:
            return
        balances[debit] += cents
        balances[credit] -= cents
        self.state.entry_count += 1
        self.entries.append(Entry(self.core.engine.now, debit, credit, cents, memo, cause))

    def spend(self, account: str, cents: int, memo: str, cause: str) -> None:
        """Pay from the bank and book it to an account; a plan that is overspent is news."""
        self.post(account, BANK, cents, memo, cause)
        over = self.state.balances[account] - self._planned[account]
        if over > 0:
            self._tell_overspent(account, over, cause)

    def refund(self, account: str, cents: int, memo: str, cause: str) -> None:
        """Take money back into the bank from what was booked to an account."""
        self.post(BANK, account, cents, memo, cause)

    def _tell_overspent(self, account: str, over: int, cause: str) -> None:
        told = self.state.overspent.get(account, 0)
        step = int(self.rules.overspend_notice_share * self._planned[account])
        if over < told + max(step, 1):
            return
        self.state.overspent[account] = over
        number = self._number()
        event_id = f"account/{account}/overspent/{number}"
        self.core.publish(AccountOverspent(event_id, self.core.now, (cause,), account, over))

    def _number(self) -> int:
        self.state.moves += 1
        return self.state.moves

    # ------------------------------------------------------------------------------------------------- budget

    def planned(self, account: str) -> int:
        """Return the plan of an account for the whole game."""
        return self._planned[account]

    def planned_total(self) -> int:
        """Return the plan of all accounts for the whole game."""
        return sum(self._planned.values())

    def due(self, account: str, t_s: int | None = None) -> int:
        """Return what the plan allows up to an instant (default: now), evenly within a month."""
        now = self.core.now if t_s is None else t_s
        total = start = 0
        for end, cents in zip(self.month_ends, self.state.plan[account], strict=False):
            if now >= end:
                total += cents
            else:
                total += cents * max(0, now - start) // (end - start)
                break
            start = end
        return total

    def spent(self, account: str) -> int:
        """Return what was spent from an account."""
        return self.state.balances[account]

    def spent_total(self) -> int:
        """Return what was spent from all accounts."""
        balances = self.state.balances
        return sum(balances[account] for account in ACCOUNTS)

    def committed(self, account: str = "") -> int:
        """Return what is promised and not yet paid, from one account or (empty) from all."""
        commitments = self.state.commitments.values()
        return sum([c.cents for c in commitments if c.account == account or not account])

    def budget_left(self, account: str) -> int:
        """Return what is planned and neither spent nor committed."""
        return self._planned[account] - self.state.balances[account] - self.committed(account)

    def can_afford(self, account: str, cents: int) -> bool:
        """Tell whether something new fits the plan of an account."""
        return self.budget_left(account) >= cents

    def variance(self, account: str, t_s: int | None = None) -> int:
        """Return how far an account is over (positive) or under plan.

        Running accounts are held against what the plan allows up to now. Accounts for purchases may be spent early or
        not at all: they are over only beyond their whole plan, and never under.
        """
        spent = self.state.balances[account]
        if account in RUNNING_ACCOUNTS:
            return spent - self.due(account, t_s)
        return max(0, spent - self._planned[account])

    def add_budget(self, account: str, cents: int, cause: str) -> str:
        """Add to the plan of an account for the months to come, and fund it; negative cuts. Returns the event's id."""
        self._replan(account, cents)
        if cents >= 0:
            self.post(BANK, FUNDING, cents, "budget_added", cause)
        else:
            self.post(FUNDING, BANK, -cents, "budget_cut", cause)
        event_id = f"budget/{account}/added/{self._number()}"
        self.core.publish(BudgetAdded(event_id, self.core.now, (cause,), account, cents))
        return event_id

    def move_budget(self, source: str, target: str, cents: int, cause: str) -> str:
        """Move plan between two accounts for the months to come. Returns the event's id."""
        self._replan(source, -cents)
        self._replan(target, cents)
        event_id = f"budget/{source}/moved/{self._number()}"
        self.core.publish(BudgetMoved(event_id, self.core.now, (cause,), source, target, cents))
        return event_id

    def _replan(self, account: str, cents: int) -> None:
        plan = self.state.plan[account]
        first = min(self._month(), len(plan)) - 1
        parts = month_lengths(self.scenario.weeks, self.scenario.next_quarter_weeks)[first : len(plan)]
        for offset, part in enumerate(spread(cents, parts)):
            plan[first + offset] += part
        self._planned[account] += cents

    def _month(self) -> int:
        return month_of(self.scenario.weeks, self.core.now, self.scenario.next_quarter_weeks)

    def commit(self, name: str, account: str, cents: int, memo: str) -> None:
        """Remember a promise to pay; a second one of the same name replaces the first, 0 removes it."""
        if cents > 0:
            self.state.commitments[name] = Commitment(account, cents, memo)
        else:
            self.state.commitments.pop(name, None)

    def close_month(self, month: int) -> None:
        """Close the books of a month (business calls it after the last booking of the month)."""
        end = self.month_ends[month - 1]
        planned = sum(self.due(account, end) for account in ACCOUNTS)
        variance = sum(self.variance(account, end) for account in ACCOUNTS)
        row = MonthClose(month, planned, self.spent_total(), variance)
        self.state.months.append(row)
        causes = (f"month/{month - 1}/closed",) if month > 1 else ("start:budget",)
        event = MonthClosed(f"month/{month}/closed", self.core.now, causes, month, planned, row.spent_cents, variance)
        self.core.publish(event)

    # --------------------------------------------------------------------------------------------------- sight

    def view(self, seat: str) -> MoneyView:
        """Return what a seat sees; the ledger is the IT manager's."""
        month = min(self._month(), len(self.state.plan["payroll"]))
        if seat != "it":
            return MoneyView(month, 0, 0, 0, 0, 0, (), ())
        return MoneyView(
            month=month,
            planned_cents=self.planned_total(),
            spent_cents=self.spent_total(),
            committed_cents=self.committed(),
            bank_cents=self.state.balances[BANK],
            ledger_cents=sum(self.state.balances.values()),
            accounts=tuple(self._account_view(account) for account in ACCOUNTS),
            months=tuple(
                MonthView(m.month, m.planned_cents, m.spent_cents, m.variance_cents) for m in self.state.months
            ),
        )

    def _account_view(self, account: str) -> AccountView:
        return AccountView(
            account=account,
            capital=account in CAPITAL_ACCOUNTS,
            planned_cents=self._planned[account],
            due_cents=self.due(account),
            spent_cents=self.state.balances[account],
            committed_cents=self.committed(account),
            left_cents=self.budget_left(account),
            variance_cents=self.variance(account),
        )

    def check_invariants(self) -> None:
        """Check that the books balance.

        Raises:
            InvariantError: They do not, or they disagree with their own entries or plan.
        """
        state = self.state
        if sum(state.balances.values()) != 0:
            raise InvariantError(f"the ledger is out of balance by {sum(state.balances.values())} cents")
        if state.entry_count != len(self.entries):
            raise InvariantError("bookings were lost")
        rebuilt = dict.fromkeys(state.balances, 0)
        for entry in self.entries:
            rebuilt[entry.debit] += entry.cents
            rebuilt[entry.credit] -= entry.cents
        if rebuilt != state.balances:
            raise InvariantError("balances disagree with the bookings")
        for account, months in state.plan.items():
            if list(accumulate(months, initial=0))[-1] != self._planned[account]:
                raise InvariantError(f"the plan of {account} does not add up")
        if state.balances[FUNDING] != -sum(self._planned.values()):
            raise InvariantError("funding and plan differ")
