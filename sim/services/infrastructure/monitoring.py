"""How soon somebody notices: levels of monitoring, what they cost, and what happens when nobody can read the alerts."""

import math

from sim.kernel.calendar import Calendar
from sim.kernel.core import Core
from sim.kernel.engine import Occurrence
from sim.kernel.units import MINUTE, hours, week_of
from sim.kernel.variates import lognormal
from sim.money.floor import MoneyFloor
from sim.money.months import month_ends, month_of, month_share
from sim.people.floor import PeopleFloor
from sim.people.state import Person
from sim.scenario.definitions import Scenario
from sim.scenario.vocabulary import MonitoringLevel
from sim.services.infrastructure.events import AlertOverloadChanged, MonitoringChanged
from sim.services.infrastructure.graph import Graph
from sim.services.infrastructure.state import Asset, InfrastructureState, ServiceRun
from sim.work.floor import WorkFloor
from sim.work.state import WorkItem

RANK_MONTH = 510
LEVELS: tuple[MonitoringLevel, ...] = ("none", "basic", "full")
_INDEX = {level: index for index, level in enumerate(LEVELS)}
_WEEK_H = 40.0


class Monitoring:
    """Monitoring of all services."""

    def __init__(
        self,
        core: Core,
        scenario: Scenario,
        graph: Graph,
        state: InfrastructureState,
        *,
        money: MoneyFloor,
        people: PeopleFloor,
        work: WorkFloor,
    ) -> None:
        """Prepare."""
        self.core = core
        self.scenario = scenario
        self.rules = scenario.rules.services
        self.graph = graph
        self.state = state
        self.money = money
        self.people = people
        self.work = work
        self.office = scenario.calendars.get("office")
        self._family = core.luck.family("assets/notice")
        self._crossings = 0
        work.handle("upkeep", self)

    def start(self) -> None:
        """Begin to pay licences, and see whether anybody can read the alerts."""
        self.weigh_alerts("start:monitoring")
        self._schedule_month(1)

    # ------------------------------------------------------------------------------------------------ detection

    def level_of(self, asset: str) -> int:
        """Return how closely an asset is watched: the highest level of the services that require it."""
        services = self.state.services
        return max([_INDEX[services[name].monitoring] for name in self.graph.direct[asset]], default=0)

    def slowness(self) -> float:
        """Return the factor on detection from alerts that nobody reads and upkeep that nobody does."""
        rules = self.rules
        unread = max(1.0, self.state.alert_ratio) ** rules.alert_overload_exponent
        stale = 1.0 + rules.upkeep_missed_factor * min(self.state.upkeep_missed, rules.upkeep_missed_cap)
        return float(unread * stale)

    def notice_at(self, asset: Asset) -> tuple[int, str]:
        """Return when the fault of an asset will be noticed, and by what: ``monitoring``, ``users`` or ``chance``.

        Draws: ``assets/notice`` by fault: alarm, users.
        """
        rules, now = self.rules, self.core.now
        row = self._family.named(asset.fault_id)
        level = self.level_of(asset.id)
        best, source = self._by_people(asset, row[1])
        if level > 0:
            median_min = (0.0, rules.basic_detect_min, rules.full_detect_min)[level]
            if asset.fault_mode == "degraded":
                median_min *= (1.0, rules.basic_degraded_factor, 1.0)[level]
            delay = median_min * self.slowness() * lognormal(row[0], 0.0, rules.detect_sd)
            alarm = now + max(1, round(delay * MINUTE))
            if alarm <= best:
                best, source = alarm, "monitoring"
        return best, source

    def _by_people(self, asset: Asset, u: float) -> tuple[int, str]:
        rules, now = self.rules, self.core.now
        spread = lognormal(u, 0.0, rules.notice_sd)
        best = -1
        for name in self.graph.touched[asset.id]:
            run = self.state.services[name]
            if run.unplanned == "up":
                continue
            median_h = rules.users_notice_down_h if run.unplanned == "down" else rules.users_notice_degraded_h
            t_s = self._present(name).add(now, hours(median_h * spread))
            best = t_s if best < 0 else min(best, t_s)
        if best >= 0:
            return best, "users"
        return self._present("").add(now, hours(rules.silent_notice_h * spread)), "chance"

    def _present(self, service: str) -> Calendar:
        """Return when people are there to notice: the hours of the service, or office hours."""
        if service:
            return self.scenario.calendars[self.graph.services[service].calendar]
        return self.office if self.office is not None else next(iter(self.scenario.calendars.values()))

    # --------------------------------------------------------------------------------------------------- alerts

    def weigh_alerts(self, cause: str) -> None:
        """Hold the alerts of a week against what people in operations can read."""
        rules, state = self.rules, self.state
        alerts = math.fsum(
            (0.0, rules.basic_alerts_per_week, rules.full_alerts_per_week)[self.level_of(asset)]
            for asset in state.assets
        )
        read = math.fsum(
            _WEEK_H * person.duties.get("operations", 0.0) * rules.alerts_read_per_h
            for person in self.people.state.people.values()
            if person.employed
        )
        ratio = alerts / max(read, 1.0)
        if (ratio > 1.0) != (state.alert_ratio > 1.0):
            self._crossings += 1
            event_id = f"monitoring/alerts/{week_of(self.core.now)}/{self._crossings}/crossed"
            self.core.publish(AlertOverloadChanged(event_id, self.core.now, (cause,), ratio))
        state.alert_ratio = ratio

    # ---------------------------------------------------------------------------------------------------- levels

    def set_level(self, service: str, level: MonitoringLevel, cause: str) -> None:
        """Set a level: less at once, more when somebody has set it up."""
        run = self.state.services[service]
        run.setups += 1
        self.work_off(run)
        run.wanted = level
        number = run.setups
        if LEVELS.index(level) > LEVELS.index(run.monitoring):
            setup_h = (0.0, self.rules.basic_setup_h, self.rules.full_setup_h)[LEVELS.index(level)]
            event_id = f"service/{service}/monitoring/{number}/ordered"
            self.core.publish(MonitoringChanged(event_id, self.core.now, (cause,), service, level, False))
            self.work.add(self._item(f"service/{service}/monitoring/{number}", hours(setup_h), 3, event_id, service))
        else:
            self._take_effect(run, cause)

    def work_off(self, run: ServiceRun) -> None:
        """Take back a set-up that is still open."""
        if run.wanted != run.monitoring:
            self.work.cancel(f"service/{run.id}/monitoring/{run.setups - 1}", run.origin)
            run.wanted = run.monitoring

    def _take_effect(self, run: ServiceRun, cause: str) -> None:
        run.monitoring = run.wanted
        event_id = run.origin = f"service/{run.id}/monitoring/{run.setups}/set"
        self.core.publish(MonitoringChanged(event_id, self.core.now, (cause,), run.id, run.monitoring, True))
        self.weigh_alerts(event_id)

    def _item(self, item_id: str, left_s: int, priority: int, cause: str, service: str) -> WorkItem:
        now = self.core.now
        return WorkItem(
            id=item_id,
            kind="upkeep",
            duty="operations",
            field="",
            level=0.0,
            left_s=left_s,
            priority=priority,
            born_s=now,
            service=service,
            cause=cause,
        )

    # ----------------------------------------------------------------------------------------------------- upkeep

    def upkeep_hours(self) -> float:
        """Return the hours of upkeep per week that the present levels need."""
        rules = self.rules
        each = (0.0, rules.basic_upkeep_h, rules.full_upkeep_h)
        return math.fsum(each[LEVELS.index(run.monitoring)] for run in self.state.services.values())

    def begin_week(self, week: int) -> None:
        """Ask for the week's upkeep; what was left over from the last week makes alerts worse."""
        state = self.state
        needed = self.upkeep_hours()
        if state.upkeep_item:
            state.upkeep_missed += 1
        elif needed > 0:
            state.upkeep_item = f"monitoring/upkeep/{week}"
            self.work.add(self._item(state.upkeep_item, hours(needed), 4, "start:monitoring", ""))
        self.weigh_alerts(f"start:week/{week}")

    def on_started(self, item: WorkItem, person: Person) -> None:
        """Nothing changes when somebody begins."""

    def on_done(self, item: WorkItem, person: Person) -> None:
        """Take note of upkeep done or a level set up."""
        if item.id == self.state.upkeep_item:
            self.state.upkeep_item = ""
            self.state.upkeep_missed = 0
        else:
            self._take_effect(self.state.services[item.service], item.cause)

    # -------------------------------------------------------------------------------------------------- licences

    def monthly_cents(self, level: MonitoringLevel) -> int:
        """Return the licence fee of a level per service and month."""
        rules = self.rules
        return int((0, rules.basic_licence_cents, rules.full_licence_cents)[LEVELS.index(level)])

    def rest_of_game_cents(self, service: str, level: MonitoringLevel) -> int:
        """Return what a level would cost more than now until the end of the game; negative if it would cost less."""
        run, weeks, more = self.state.services[service], self.scenario.weeks, self.scenario.next_quarter_weeks
        month = month_of(weeks, self.core.now, more)
        last = len([end for end in month_ends(weeks, more) if end <= self.money.plan_end_s])
        months = math.fsum(month_share(weeks, m, more) for m in range(month, last + 1))
        return round((self.monthly_cents(level) - self.monthly_cents(run.monitoring)) * months)

    def _schedule_month(self, month: int) -> None:
        ends = month_ends(self.scenario.weeks, self.scenario.next_quarter_weeks)
        if month <= len(ends):
            self.core.engine.at(ends[month - 1] - 1, RANK_MONTH, "monitoring/month", self._pay, month)

    def _pay(self, occurrence: Occurrence) -> None:
        month = occurrence.payload
        assert isinstance(month, int)
        share = month_share(self.scenario.weeks, month, self.scenario.next_quarter_weeks)
        for name, run in self.state.services.items():
            fee = round(self.monthly_cents(run.monitoring) * share)
            self.money.spend("licences", fee, f"monitoring/{name}", run.origin)
        self._schedule_month(month + 1)
