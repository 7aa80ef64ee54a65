"""The scores floor: a snapshot of every KPI and the scorecards at the end of each week."""

from sim.business.floor import BusinessFloor
from sim.kernel.core import Core
from sim.kernel.engine import Occurrence
from sim.kernel.errors import InvariantError
from sim.kernel.units import WEEK, week_start
from sim.money.floor import MoneyFloor
from sim.people.floor import PeopleFloor
from sim.relations.floor import RelationsFloor
from sim.scenario.definitions import Scenario
from sim.scores import explain, kpis
from sim.scores.cards import TOTAL, Card, Cards, table
from sim.scores.events import WeekScored
from sim.scores.explain import Breakdown
from sim.scores.goals import Goals, Outcome
from sim.scores.movers import Movers
from sim.scores.readings import difference, take
from sim.scores.state import Reading, ScoresState, WeekRow
from sim.scores.view import GoalView, ScoresView, WeekView
from sim.services.change.floor import ChangeFloor
from sim.services.desk.floor import Desk
from sim.services.infrastructure.floor import Infrastructure
from sim.services.security.floor import SecurityFloor
from sim.work.floor import WorkFloor

_RANK = 1000


class ScoresFloor:
    """Measures; moves nothing below.

    Attributes:
        state: What the digest sees.
        movers: Events that moved each topic.
        cards_by_week: Components of the IT manager's parts per closed week.
        value_of: Cents per hour of each service.
        patchable: Number of assets that are patched.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - every floor is given all floors below it
        self,
        core: Core,
        scenario: Scenario,
        money: MoneyFloor,
        relations: RelationsFloor,
        people: PeopleFloor,
        work: WorkFloor,
        infrastructure: Infrastructure,
        desk: Desk,
        change: ChangeFloor,
        security: SecurityFloor,
        business: BusinessFloor,
    ) -> None:
        """Listen to everything that moves a number."""
        self.core = core
        self.scenario = scenario
        self.rules = scenario.rules.scores
        self.money = money
        self.relations = relations
        self.people = people
        self.work = work
        self.infrastructure = infrastructure
        self.desk = desk
        self.change = change
        self.security = security
        self.business = business
        self.state = ScoresState()
        self.value_of = {service.id: service.value_cents_per_h for service in scenario.services}
        classes = scenario.rules.asset_classes
        self.patchable = sum(1 for asset in scenario.assets if classes[asset.kind].patch_h > 0)
        self.cards = Cards(self)
        self.cards_by_week: dict[int, Card] = {}
        self.movers = Movers(self)
        self.goals = Goals(self)
        self._views: tuple[WeekView, ...] = ()

    def start(self) -> None:
        """Begin the closes of weeks."""
        self._schedule(1)

    def turn_ends(self, now: int) -> bool:
        """Tell whether the week that closes now also closes a turn."""
        return ((now + 1) // WEEK) % self.scenario.turn_weeks == 0

    def _schedule(self, week: int) -> None:
        t_s = week_start(week + 1) - 1
        if t_s < self.core.horizon_s:
            self.core.engine.at(t_s, _RANK, "scores/week", self._close_week, week)

    def _close_week(self, occurrence: Occurrence) -> None:
        week = (occurrence.due_s + 1) // WEEK
        state = self.state
        reading = take(self, week_start(week))
        state.staff_weeks += sum(1 for p in self.people.state.people.values() if p.employed and not p.contractor)
        row = self._row(week, reading)
        card = self.cards.of(week, reading, state.rows, row)
        row.scores = table(card)
        self.cards_by_week[week] = card
        state.rows.append(row)
        state.newest = row
        state.last = reading
        self._views = (*self._views, _view(row))
        self._tell(row)
        self._schedule(week + 1)

    def _row(self, week: int, reading: Reading) -> WeekRow:
        desk = self.desk.state
        standing = kpis.stocks(self)
        to_date = kpis.complete({**kpis.flows(reading, desk.ordered_resolutions()), **standing})
        since = difference(reading, self.state.last)
        new = sorted(desk.resolutions[self.state.last.resolutions :])
        return WeekRow(week, to_date, kpis.complete({**kpis.flows(since, new), **standing}), {})

    def _tell(self, row: WeekRow) -> None:
        card = row.scores["it_manager"]
        event_id = f"week/{row.week}/scored"
        causes = (f"week/{row.week - 1}/scored",) if row.week > 1 else ("start:scores",)
        parts = tuple((part, value) for part, value in card.items() if part != TOTAL and value is not None)
        self.core.publish(WeekScored(event_id, self.core.now, causes, card[TOTAL], parts))
        self.goals.judge(row, event_id)

    # ------------------------------------------------------------------------------------------------ answers

    def newest(self) -> WeekRow | None:
        """Return the last closed week, or None in week 1."""
        return self.state.newest

    def outcome(self) -> Outcome:
        """Return how the game ended."""
        return self.goals.outcome()

    def explain_score(self, part: str, week: int, role: str = "it_manager") -> Breakdown:
        """Take a score of a closed week apart, see ``explain.of_part``."""
        return explain.of_part(self, part, week, role)

    def explain_kpi(self, name: str, week: int) -> Breakdown:
        """Take a KPI of a closed week apart, see ``explain.of_kpi``."""
        return explain.of_kpi(self, name, week)

    def view(self, seat: str) -> ScoresView:
        """Return what a seat sees; the project manager does not see the department's money."""
        weeks, goals = self._views, self.goals.views()
        if seat != "it":
            weeks = tuple(_without_money(week) for week in weeks)
            goals = tuple(_without_amount(goal) for goal in goals)
        return ScoresView(weeks=weeks, goals=goals)

    def check_invariants(self) -> None:
        """Check that scores are points and tickets add up.

        Raises:
            InvariantError: They do not.
        """
        newest = self.state.newest
        if newest is None:
            return
        for role, parts in newest.scores.items():
            for part, value in parts.items():
                if value is not None and not -1e-9 <= value <= 100.0 + 1e-9:
                    raise InvariantError(f"score {role}.{part} is {value}")
        if len(self.state.rows) != newest.week:
            raise InvariantError("a week was not measured")


_MONEY = frozenset(
    (
        "budget_cents",
        "spent_cents",
        "committed_cents",
        "forecast_cents",
        "budget_variance_share",
        # The total is a mean, so that the one part could be worked out from it.
        "it_manager.budget",
        "it_manager.total",
    )
)
"""What would tell how the department stands with its money."""


def _view(row: WeekRow) -> WeekView:
    scores = tuple((f"{role}.{part}", value) for role, parts in row.scores.items() for part, value in parts.items())
    return WeekView(row.week, tuple(row.kpis.items()), tuple(row.in_week.items()), scores)


def _without_money(week: WeekView) -> WeekView:
    def shown(table_: tuple[tuple[str, float | None], ...]) -> tuple[tuple[str, float | None], ...]:
        return tuple((name, None if name in _MONEY else value) for name, value in table_)

    return WeekView(week.week, shown(week.kpis), shown(week.in_week), shown(week.scores))


def _without_amount(goal: GoalView) -> GoalView:
    """Leave of a goal about money only whether it was met, once that has been said aloud."""
    if goal.measure.removeprefix("score.") not in _MONEY:
        return goal
    return goal._replace(actual=None, met=goal.judged and goal.met)
