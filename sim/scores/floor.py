"""The scores floor: a snapshot of every KPI and the scorecards at the end of each week."""

from sim.business.events import GameEndRuled
from sim.business.floor import BusinessFloor
from sim.hats.floor import HatsFloor
from sim.kernel.core import Core
from sim.kernel.engine import Occurrence
from sim.kernel.errors import InvariantError
from sim.kernel.units import WEEK, week_of, week_start
from sim.money.floor import MoneyFloor
from sim.people.floor import PeopleFloor
from sim.projects.floor import ProjectsFloor
from sim.relations.floor import RelationsFloor
from sim.scenario.definitions import Scenario
from sim.scenario.vocabulary import ACCOUNTS
from sim.scores import explain, figures, kpis
from sim.scores.cards import TOTAL, Cards, table
from sim.scores.endings import Endings
from sim.scores.events import NextQuarterJudged, WeekScored
from sim.scores.explain import COUNTED, Breakdown
from sim.scores.goals import Goals, Outcome
from sim.scores.leading import Leading
from sim.scores.movers import Movers
from sim.scores.parts import Card
from sim.scores.readings import difference, take
from sim.scores.sight import Sight, week_view
from sim.scores.state import Reading, ScoresState, Span, WeekRow
from sim.scores.view import EndingView, NextQuarterView, ProjectFigures, ScoresView, WeekView
from sim.scores.whole import Whole
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
        cards_by_week: Role to components of its parts, per closed week.
        ruled: Rule that ended the game early, or empty.
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
        projects: ProjectsFloor,
        business: BusinessFloor,
        hats: HatsFloor,
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
        self.projects = projects
        self.business = business
        self.hats = hats
        self.state = ScoresState()
        self.value_of = {service.id: service.value_cents_per_h for service in scenario.services}
        classes = scenario.rules.asset_classes
        self.patchable = sum(1 for asset in scenario.assets if classes[asset.kind].patch_h > 0)
        self.cards = Cards(self)
        self.leading = Leading(self)
        self.whole = Whole(self)
        self.cards_by_week: dict[int, dict[str, Card]] = {}
        self.movers = Movers(self)
        self.goals = Goals(self)
        self.endings = Endings(self)
        self.ruled = ""
        self._views: tuple[WeekView, ...] = ()
        self._after: tuple[WeekView, ...] = ()
        self.sight = Sight()
        core.log.subscribe(GameEndRuled, self._ended)

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
        span = state.span
        since = difference(reading, span.reading) if span else reading
        row = self._row(week, reading, since)
        cards = self._cards(week - (span.week if span else 0), since, row)
        row.scores = table(cards)
        self.cards_by_week[week] = cards
        state.last = reading
        if span:
            state.after.append(row)
            state.latest = row
            self._after = (*self._after, week_view(row))
        else:
            state.rows.append(row)
            state.newest = row
            shown = week_view(row)
            self._views = (*self._views, shown)
            self.sight.add(shown)
        self._tell(row)
        self._schedule(week + 1)

    def _row(self, week: int, reading: Reading, to_date: Reading) -> WeekRow:
        desk, last, span = self.desk.state, self.state.last, self.state.span
        standing = kpis.stocks(self)
        resolved = sorted(desk.resolutions[span.reading.resolutions :]) if span else desk.ordered_resolutions()
        since = difference(reading, last)
        new = sorted(desk.resolutions[last.resolutions :])
        return WeekRow(
            week,
            kpis.complete(self, {**kpis.flows(to_date, resolved), **standing}),
            kpis.complete(self, {**kpis.flows(since, new), **standing}),
            {},
            figures.of_all(self),
            figures.standing(self),
        )

    def _cards(self, week: int, reading: Reading, row: WeekRow) -> dict[str, Card]:
        span = self.state.span
        rows = self.state.after if span else self.state.rows
        now = self.core.now + 1
        planned = sum(self.money.due(account, now) for account in ACCOUNTS) - (span.planned_cents if span else 0)
        return {
            "it_manager": self.cards.of(week, reading, rows, row),
            "project_manager": self.leading.card(),
            "organisation": self.whole.organisation(reading, planned, row),
            "role_clarity": self.whole.role_clarity(week, reading, row),
        }

    def _tell(self, row: WeekRow) -> None:
        card = row.scores["it_manager"]
        event_id = f"week/{row.week}/scored"
        causes = (f"week/{row.week - 1}/scored",) if row.week > 1 else ("start:scores",)
        parts = tuple((part, value) for part, value in card.items() if part != TOTAL and value is not None)
        self.core.publish(WeekScored(event_id, self.core.now, causes, card[TOTAL], parts))
        self.hats.week_scored(row.week, row.kpis)
        if self.state.span is None:
            self.goals.judge(row, event_id)
            if row.week == self.scenario.weeks:
                self.endings.judge(event_id)
        elif self.quarter_over():
            self._tell_quarter(row, event_id)

    def _tell_quarter(self, row: WeekRow, cause: str) -> None:
        totals = [row.scores[role][TOTAL] for role in COUNTED]
        weeks = row.week - self.scenario.weeks
        self.core.publish(NextQuarterJudged("next-quarter/judged", self.core.now, (cause,), weeks, *totals))
        self.endings.judge("next-quarter/judged")

    # ------------------------------------------------------------------------------------ the end, and after it

    def _ended(self, event: GameEndRuled) -> None:
        """A rule ended the game; what happens after the game is over ends nothing."""
        if self.state.span is None and not self.ruled:
            self.ruled = event.rule
            self.endings.judge(event.id)

    def begin_next_quarter(self) -> None:
        """Count anew from here: what comes now shows what was left behind."""
        months = self.money.state.months
        base = (months[-1].planned_cents, months[-1].variance_cents) if months else (0, 0)
        over = self.cards.overspent(self.money.month_ends[len(months) - 1]) if months else 0
        self.state.span = Span(self.scenario.weeks, self.state.last, *base, over)
        self.state.staff_weeks = 0

    def quarter_over(self) -> bool:
        """Tell whether the last week of the next quarter is closed."""
        latest = self.state.latest
        return latest is not None and latest.week == self.scenario.all_weeks

    def span_week(self) -> int:
        """Return the week up to which events may stand behind what is said now."""
        return week_of(self.core.now)

    def next_quarter(self) -> NextQuarterView | None:
        """Return what was left behind and the totals with it, once the next quarter is over."""
        latest, newest, weight = self.state.latest, self.state.newest, self.rules.next_quarter_weight
        if latest is None or newest is None or not self.quarter_over():
            return None
        totals = []
        for role, parts in newest.scores.items():
            own, after = parts[TOTAL], latest.scores[role][TOTAL]
            if role in COUNTED and own is not None and after is not None:
                own = (1.0 - weight) * own + weight * after
            totals.append((role, own))
        return NextQuarterView(latest.week - newest.week, weight, week_view(latest).scores, tuple(totals))

    def ending(self) -> EndingView | None:
        """Return how the game is told, None while it goes on."""
        return self.endings.view()

    def note_not_own(self, seat: str, name: str, decision_id: str) -> None:
        """Count a decision that was refused as another role's, once per decision and week.

        Args:
            seat: Hat that tried it.
            name: Of the decision.
            decision_id: Id of the logged refusal.
        """
        week = week_of(self.core.now)
        key = f"{seat}/{name}"
        if self.state.not_own_week.get(key) == week:
            return
        self.state.not_own_week[key] = week
        self.state.not_own += 1
        self.movers.note("not_own", decision_id, 1.0, "count")

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

    def explain_project(self, subject: str, week: int) -> Breakdown:
        """Take a figure of a project of a closed week apart, see ``explain.of_project``."""
        return explain.of_project(self, subject, week)

    def view(self, seat: str) -> ScoresView:
        """Return what a seat sees; for no seat at all, everything."""
        weeks, goals = self._views, self.goals.views()
        if seat:
            return self.sight.of(seat, goals)
        row = self.state.newest
        shown = _projects(row) if row is not None else ()
        return ScoresView(weeks, goals, shown, self._after, self.next_quarter())

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


def _projects(row: WeekRow) -> tuple[ProjectFigures, ...]:
    found = []
    for name, values in row.projects.items():
        status, leader = row.standing[name]
        found.append(ProjectFigures(name, status, leader, tuple(values.items())))
    return tuple(found)
