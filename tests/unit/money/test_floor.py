import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.kernel.core import Core
from sim.kernel.errors import InvariantError
from sim.kernel.units import WEEK
from sim.money.events import AccountOverspent, BudgetAdded, BudgetMoved, MonthClosed
from sim.money.floor import MoneyFloor
from sim.scenario.vocabulary import ACCOUNTS
from tests.worlds import small_scenario


@pytest.fixture
def core() -> Core:
    return Core(1, small_scenario().horizon_s)


@pytest.fixture
def money(core: Core) -> MoneyFloor:
    return MoneyFloor(core, small_scenario())


def test_the_bank_opens_with_the_budget(money: MoneyFloor) -> None:
    assert money.state.balances["bank"] == sum(small_scenario().budget_cents.values())
    assert money.spent_total() == 0
    money.check_invariants()


def test_spending_moves_money_and_leaves_less(money: MoneyFloor) -> None:
    before = money.budget_left("training")
    money.spend("training", 50_000, "course", "decision/1")
    assert money.spent("training") == 50_000
    assert money.budget_left("training") == before - 50_000
    assert not money.can_afford("training", before)
    assert money.entries[-1].cause == "decision/1"


def test_a_commitment_is_not_free_money(money: MoneyFloor) -> None:
    left = money.budget_left("support")
    money.commit("contract/care", "support", left, "care")
    assert not money.can_afford("support", 1)
    money.commit("contract/care", "support", 0, "care")
    assert money.can_afford("support", left)


def test_overspending_is_told_once_per_step(core: Core, money: MoneyFloor) -> None:
    plan = money.planned("training")
    money.spend("training", plan, "courses", "decision/1")
    assert not [e for e in core.log if isinstance(e, AccountOverspent)]
    money.spend("training", plan // 10, "courses", "decision/2")
    money.spend("training", 1, "pens", "decision/3")
    told = [e for e in core.log if isinstance(e, AccountOverspent)]
    assert [(e.causes, e.over_cents) for e in told] == [(("decision/2",), plan // 10)]


def test_moving_changes_the_plan_of_the_months_to_come_only(core: Core, money: MoneyFloor) -> None:
    core.engine.run(5 * WEEK)
    past = money.state.plan["training"][0]
    money.move_budget("training", "recruiting", 100_000, "decision/1")
    assert money.planned("training") == small_scenario().budget_cents["training"] - 100_000
    assert money.planned("recruiting") == small_scenario().budget_cents["recruiting"] + 100_000
    assert money.state.plan["training"][0] == past
    assert isinstance(core.log.events[-1], BudgetMoved)
    money.check_invariants()


def test_granted_money_is_in_the_bank(core: Core, money: MoneyFloor) -> None:
    bank = money.state.balances["bank"]
    money.add_budget("hardware", 70_000, "funds/1/answered")
    assert money.state.balances["bank"] == bank + 70_000
    money.add_budget("hardware", -70_000, "budget/1/answered")
    assert money.state.balances["bank"] == bank
    assert [e.cents for e in core.log if isinstance(e, BudgetAdded)] == [70_000, -70_000]
    money.check_invariants()


def test_running_accounts_are_held_against_the_date_and_purchases_against_the_whole_plan(
    core: Core, money: MoneyFloor
) -> None:
    money.spend("support", 10_000, "contract", "start:x")
    money.spend("hardware", 10_000, "server", "decision/1")
    assert money.variance("support") == 10_000
    assert money.variance("hardware") == 0
    core.engine.run(4 * WEEK)
    assert money.variance("support") == 10_000 - money.due("support")
    assert money.variance("hardware") == 0
    money.spend("hardware", money.planned("hardware"), "server", "decision/2")
    assert money.variance("hardware") == 10_000


def test_a_closed_month_keeps_what_finance_saw(core: Core, money: MoneyFloor) -> None:
    core.engine.run(money.month_ends[0])
    money.spend("payroll", 1, "salary", "start:x")
    money.close_month(1)
    row = money.state.months[0]
    assert row.spent_cents == 1
    assert row.planned_cents == sum(money.state.plan[account][0] for account in ACCOUNTS)
    assert isinstance(core.log.events[-1], MonthClosed)


def test_the_project_manager_sees_no_ledger(money: MoneyFloor) -> None:
    assert money.view("pm").accounts == ()
    assert money.view("it").planned_cents == money.planned_total()


@pytest.mark.parametrize(("debit", "cents"), [("payroll", -1), ("petty_cash", 1)])
def test_impossible_bookings_are_our_own_fault(money: MoneyFloor, debit: str, cents: int) -> None:
    with pytest.raises(InvariantError):
        money.post(debit, "bank", cents, "x", "start:x")


def test_lost_bookings_are_noticed(money: MoneyFloor) -> None:
    money.spend("payroll", 5, "x", "start:x")
    money.state.balances["bank"] += 5
    with pytest.raises(InvariantError):
        money.check_invariants()


actions = st.lists(
    st.tuples(st.sampled_from(("spend", "add", "move", "refund")), st.sampled_from(ACCOUNTS), st.integers(0, 10**9)),
    max_size=30,
)


@given(actions)
def test_books_balance_whatever_happens(steps: list[tuple[str, str, int]]) -> None:
    core = Core(1, small_scenario().horizon_s)
    money = MoneyFloor(core, small_scenario())
    for number, (action, account, cents) in enumerate(steps):
        core.engine.run(core.now + WEEK // 4)
        cause = f"decision/{number}"
        if action == "spend":
            money.spend(account, cents, "x", cause)
        elif action == "refund":
            money.refund(account, cents, "x", cause)
        elif action == "add":
            money.add_budget(account, cents, cause)
        else:
            money.move_budget(account, "payroll", cents, cause)
        money.check_invariants()
    assert sum(money.due(a, money.month_ends[-1]) for a in ACCOUNTS) == money.planned_total()
