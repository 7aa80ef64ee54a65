"""The outlook on money: where spending is heading, from what the books show and nothing else."""

from typing import TYPE_CHECKING

from sim.kernel.units import WEEK
from sim.money.floor import RUNNING_ACCOUNTS
from sim.scenario.vocabulary import ACCOUNTS

if TYPE_CHECKING:
    from sim.business.floor import BusinessFloor


class Outlook:
    """A plain forecast: spent, plus what is promised or what the rest of the plan costs at the pace so far."""

    def __init__(self, floor: "BusinessFloor") -> None:
        """Read the books."""
        self.money = floor.money
        self.rules = floor.scenario.rules.strategy

    def of(self, account: str) -> int:
        """Return what an account will have cost at the end of the plan, if things go on as they did."""
        money = self.money
        spent = money.spent(account)
        rest = max(0, money.planned(account) - self._due(account))
        return spent + max(money.committed(account), round(rest * self.pace(account)))

    def _due(self, account: str) -> int:
        """Return the part of the plan that spending so far stands for; what is booked monthly, by whole months."""
        money = self.money
        if account not in RUNNING_ACCOUNTS:
            return money.due(account)
        closed = len(money.state.months)
        return money.due(account, money.month_ends[closed - 1]) if closed else 0

    def pace(self, account: str) -> float:
        """Return spending against plan so far; early on, the plan itself steadies it."""
        money = self.money
        prior = money.planned(account) * self.rules.forecast_prior_weeks * WEEK / max(1, money.plan_end_s)
        due = self._due(account) + prior
        return min(self.rules.forecast_pace_most, (money.spent(account) + prior) / due) if due > 0 else 1.0

    def total(self) -> int:
        """Return what all accounts will have cost at the end of the plan."""
        return sum(self.of(account) for account in ACCOUNTS)
