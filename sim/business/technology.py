"""Options and standards: what they might cost and bring, looking closer, and adopting one."""

import math
from typing import TYPE_CHECKING, NamedTuple

from sim.business.events import (
    AdoptionBegan,
    AssetMigrated,
    EvaluationOrdered,
    OptionEvaluated,
    StandardAdopted,
    StandardDisliked,
)
from sim.business.state import Adoption, Judgement
from sim.kernel.units import cents, hours
from sim.kernel.variates import normal
from sim.scenario.projects import TechnologyDef
from sim.work.state import WorkItem

if TYPE_CHECKING:
    from sim.business.floor import BusinessFloor

EVALUATION, MIGRATION = "evaluation", "migration"
_LEAST_LEVEL = 1.0


class Range(NamedTuple):
    """What is believed of an amount: low end, middle, high end, in cents."""

    low: int
    mid: int
    high: int


class Technologies:
    """The scenario's options and standards. What they are worth shows when they run; before, it is judged."""

    def __init__(self, floor: "BusinessFloor") -> None:
        """Draw what they really cost and bring.

        Draws: ``business/technology`` by option: cost, worth.
        """
        self.floor = floor
        self.rules = floor.scenario.rules.strategy
        self.core = floor.core
        self.options = {option.id: option for option in floor.scenario.technologies}
        self._luck = floor.core.luck.family("business/technology")
        self._views = floor.core.luck.family("business/evaluation")
        self._freedom = floor.core.luck.family("business/freedom")
        floor.work.handle(EVALUATION, self)
        floor.work.handle(MIGRATION, self)

    def _truth(self, option: TechnologyDef) -> tuple[float, float]:
        """Return the logarithms of true cost and worth over their medians."""
        u = self._luck.named(option.id)
        return option.spread * normal(u[0]), option.spread * normal(u[1])

    # ------------------------------------------------------------------------------------------------- judging

    def judgement(self, option_id: str) -> Judgement:
        """Return what is known of an option; at first only how wide the field is."""
        known = self.floor.state.judgements
        return known.get(option_id, Judgement(sd=self.options[option_id].spread))

    def _range(self, median: int, centre: float, sd: float) -> Range:
        width = self.rules.interval_sd * sd
        low, mid, high = (cents(median * math.exp(centre + part)) for part in (-width, 0.0, width))
        return Range(low, mid, high)

    def cost(self, option_id: str) -> Range:
        """Return what adopting an option seems to cost."""
        judged = self.judgement(option_id)
        return self._range(self.options[option_id].cost_cents, judged.cost, judged.sd)

    def worth(self, option_id: str) -> Range:
        """Return what an option seems to be worth per week."""
        judged = self.judgement(option_id)
        return self._range(self.options[option_id].worth_cents_per_week, judged.worth, judged.sd)

    def evaluate(self, option_id: str, decision_id: str) -> None:
        """Have somebody who knows the field look at an option; reports when that is done."""
        option = self.options[option_id]
        judged = self.judgement(option_id)
        self.floor.state.judgements[option_id] = judged
        number = judged.evaluations + 1
        judged.open = f"technology/{option_id}/evaluation/{number}"
        event_id = f"{judged.open}/ordered"
        self.core.publish(EvaluationOrdered(event_id, self.core.now, (decision_id,), option_id))
        effort = hours(self.rules.evaluate_effort_h)
        self._add(judged.open, EVALUATION, option.field, self.rules.evaluate_level, effort, 3, event_id)

    def _evaluated(self, item: WorkItem) -> None:
        """Draws: ``business/evaluation`` by option and number: what it makes of cost, of worth."""
        option_id = item.id.split("/")[1]
        option, judged = self.options[option_id], self.judgement(option_id)
        judged.open = ""
        judged.evaluations += 1
        u = self._views.named(f"{option_id}/{judged.evaluations}")
        noise = self.rules.evaluate_noise * option.spread
        truth = self._truth(option)
        if noise > 0.0:
            # What is already believed and what was found now count by how sure each is.
            weight = judged.sd**2 / (judged.sd**2 + noise**2)
            judged.cost += weight * (truth[0] + noise * normal(u[0]) - judged.cost)
            judged.worth += weight * (truth[1] + noise * normal(u[1]) - judged.worth)
            judged.sd *= math.sqrt(1.0 - weight)
        cost, worth = self.cost(option_id), self.worth(option_id)
        event_id = f"{item.id}/reported"
        self.core.publish(
            OptionEvaluated(
                event_id, self.core.now, (item.cause,), option_id, cost.low, cost.high, worth.low, worth.high
            )
        )

    # ------------------------------------------------------------------------------------------------ adopting

    def adopt(self, option_id: str, decision_id: str) -> None:
        """Buy an option and begin to move what it covers; not everybody is glad."""
        option = self.options[option_id]
        total = cents(option.cost_cents * math.exp(self._truth(option)[0]))
        targets = option.assets or ("",)
        event_id = f"technology/{option_id}/adoption/began"
        first = cents(total * self.rules.adopt_first_share)
        adoption = Adoption(option_id, list(targets), total - first, event_id)
        self.floor.state.adoptions[option_id] = adoption
        self.core.publish(AdoptionBegan(event_id, self.core.now, (decision_id,), option_id, first, option.assets))
        self.floor.money.spend(option.account, first, f"technology/{option_id}", event_id)
        self._commit(adoption)
        effort = hours(option.effort_h / len(targets))
        for asset in targets:
            if asset and self.rules.mixed_hazard_factor != 1.0:
                name = f"technology/{option_id}/mixed"
                self.floor.infrastructure.set_hazard_factor(asset, self.rules.mixed_hazard_factor, event_id, name)
            item_id = f"technology/{option_id}/migration/{asset or 'house'}"
            self._add(item_id, MIGRATION, option.field, self.rules.migration_level, effort, 4, event_id)
        self._resist(option, event_id)

    def _commit(self, adoption: Adoption) -> None:
        """Promise what is still to be paid, as far as it can be judged: the bill itself shows asset by asset."""
        option = self.options[adoption.technology]
        done = 1.0 - len(adoption.open) / max(1, len(option.assets))
        expected = cents(self.cost(option.id).mid * (1.0 - self.rules.adopt_first_share) * (1.0 - done))
        name = f"technology/{option.id}"
        self.floor.money.commit(name, option.account, expected if adoption.open else 0, name)

    def _migrated(self, item: WorkItem) -> None:
        _, option_id, _, target = item.id.split("/", 3)
        option, adoption = self.options[option_id], self.floor.state.adoptions[option_id]
        asset = "" if target == "house" and "house" not in option.assets else target
        due = adoption.left_cents // len(adoption.open)
        adoption.open.remove(asset)
        adoption.left_cents -= due
        event_id = f"{item.id}/done"
        self.core.publish(AssetMigrated(event_id, self.core.now, (item.cause,), option_id, asset, due))
        self.floor.money.spend(option.account, due, f"technology/{option_id}", event_id)
        self._commit(adoption)
        if asset:
            self._improve(option, asset, event_id)
        if not adoption.open:
            self._complete(option, adoption, event_id)

    def _improve(self, option: TechnologyDef, asset: str, cause: str) -> None:
        infrastructure = self.floor.infrastructure
        infrastructure.set_hazard_factor(asset, 1.0, cause, f"technology/{option.id}/mixed")
        infrastructure.set_hazard_factor(asset, option.hazard, cause, f"technology/{option.id}")
        machine = infrastructure.state.assets[asset]
        machine.level = max(min(_LEAST_LEVEL, machine.level), machine.level - option.level_relief)

    def _complete(self, option: TechnologyDef, adoption: Adoption, cause: str) -> None:
        adoption.worth_cents = cents(option.worth_cents_per_week * math.exp(self._truth(option)[1]))
        adoption.done = f"technology/{option.id}/adopted"
        event = StandardAdopted(
            adoption.done, self.core.now, (cause,), option.id, option.kind, adoption.worth_cents, option.assets
        )
        self.core.publish(event)

    def close_week(self) -> None:
        """Count what adopted options brought this week."""
        for adoption in self.floor.state.adoptions.values():
            if adoption.done:
                self.floor.state.worth_cents += adoption.worth_cents

    # ----------------------------------------------------------------------------------------------- freedom

    def _resist(self, option: TechnologyDef, cause: str) -> None:
        """Let those who would have kept their own take it amiss: less if they were asked, or know what it serves.

        Draws: ``business/freedom`` by option and department or person: whether.
        """
        known = option.goal and option.goal in self.floor.state.strategy.weights
        factor = self.rules.known_goal_factor if known else 1.0
        users = self._users(option)
        departments = [d for d in users if self._minds(option, d)]
        roster = self.floor.people.roster
        people = [p for p in roster.staff if p.skills.get(option.field, 0.0) >= 1.0 and self._minds(option, p.id)]
        if not departments and not people:
            return
        event_id = f"technology/{option.id}/disliked"
        names = tuple(person.id for person in people)
        self.core.publish(StandardDisliked(event_id, self.core.now, (cause,), option.id, tuple(departments), names))
        for name in departments:
            asked = self.rules.asked_factor if self.floor.meetings.lately(name) else 1.0
            points = self.rules.dislike_points * factor * asked
            self.floor.relations.change_satisfaction(name, -points, event_id)
        for person in people:
            roster.uplift(person, -self.rules.dislike_morale * factor, event_id)

    def _users(self, option: TechnologyDef) -> list[str]:
        """Return the departments whose services run on what an option covers."""
        graph = self.floor.infrastructure.graph
        services = {name for asset in option.assets for name in graph.touched[asset]}
        return [
            department.id
            for department in self.floor.scenario.departments
            if any(s.id in services and s.users.get(department.id) for s in self.floor.scenario.services)
        ]

    def _minds(self, option: TechnologyDef, party: str) -> bool:
        return self._freedom.one(f"{option.id}/{party}") < self.rules.dislike_share

    # --------------------------------------------------------------------------------------------------- work

    def _add(
        self, item_id: str, kind: str, field: str, level: float, left_s: int, priority: int, cause: str
    ) -> None:  # the fields of an item, no more
        now = self.core.now
        self.floor.work.add(
            WorkItem(
                id=item_id,
                kind=kind,
                duty="operations",
                field=field,
                level=level,
                left_s=max(1, left_s),
                priority=priority,
                born_s=now,
                cause=cause,
            )
        )

    def able(self, option_id: str, level: float) -> bool:
        """Tell whether anybody here could do the work on an option."""
        people, option = self.floor.people, self.options[option_id]
        return any(people.can_take(person, option.field, level) for person in people.roster.staff)

    def on_started(self, item: WorkItem, person: object) -> None:
        """Nothing is known or moved before it is done."""

    def on_done(self, item: WorkItem, person: object) -> None:
        """Report, or count an asset as moved."""
        if item.kind == EVALUATION:
            self._evaluated(item)
        else:
            self._migrated(item)
