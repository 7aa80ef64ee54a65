"""The relations floor: what others hold of IT, contract terms, attention. Only upper floors move it."""

from sim.kernel.core import Core
from sim.kernel.engine import Occurrence
from sim.kernel.errors import InvariantError
from sim.kernel.units import WEEK, week_of, week_start
from sim.kernel.variates import between
from sim.money.floor import MoneyFloor
from sim.relations.events import SatisfactionChanged, TrustChanged
from sim.relations.state import Attention, Contract, Department, RelationsState, Standing, Vendor
from sim.relations.view import (
    AttentionView,
    ContractView,
    DepartmentView,
    RelationsView,
    VendorView,
)
from sim.scenario.definitions import ContractDef, Scenario

_RANK = 200
_CAUSES_KEPT = 8
EPSILON_H = 1e-9


class RelationsFloor:
    """State that every floor above may read, and the few ways to change it.

    Attributes:
        attention_factor: Level of difficulty as a factor on gross attention; set before ``start``.
    """

    def __init__(self, core: Core, scenario: Scenario, money: MoneyFloor, attention_factor: float = 1.0) -> None:
        """Take the starting situation from the scenario."""
        self.core = core
        self.scenario = scenario
        self.money = money
        self.rules = scenario.rules.relations
        self.attention_factor = attention_factor
        self._kinds = {vendor.id: vendor.kinds for vendor in scenario.vendors}
        self.state = RelationsState(
            departments={
                d.id: Department(Standing(d.satisfaction), Standing(d.trust), d.users) for d in scenario.departments
            },
            executives=Standing(scenario.executive_trust),
            finance=Standing(self.rules.finance_trust_start),
            hr=Standing(self.rules.hr_trust_start),
            vendors={
                v.id: Vendor(Standing(v.relation), v.price, v.quality, v.delay, v.honesty) for v in scenario.vendors
            },
            contracts={c.id: self._contract(c) for c in scenario.contracts},
            asset_contracts={a.id: a.contract for a in scenario.assets if a.contract},
            attention={"it": Attention(self._gross(), self.routine_hours(self._led_at_start(), 0))},
            reserve_cents=scenario.reserve_cents,
        )

    def _contract(self, definition: ContractDef) -> Contract:
        return Contract(
            id=definition.id,
            vendor=definition.vendor,
            kind=definition.kind,
            cents_per_year=definition.cents_per_year,
            reference_cents=definition.cents_per_year,
            from_week=definition.ends_week - definition.term_weeks + 1,
            ends_week=definition.ends_week,
            term_weeks=definition.term_weeks,
            notice_weeks=definition.notice_weeks,
            auto_renew=definition.auto_renew,
            response_h=definition.response_h,
            services=definition.services,
            units=definition.units,
            units_used=definition.units_used,
            uplift=self.draw_uplift(definition.id, 0),
            origin=f"start:contract/{definition.id}",
        )

    def draw_uplift(self, contract_id: str, renewal: int) -> float:
        """Return the uplift that the vendor will ask for at the given renewal.

        Draws: ``relations/uplift`` by contract and renewal.
        """
        u = self.core.luck.family("relations/uplift").one(f"contract/{contract_id}/renewal/{renewal}")
        return between(u, self.scenario.rules.business.uplift_low_share, self.scenario.rules.business.uplift_high_share)

    def start(self) -> None:
        """Begin the weekly reset of attention."""
        self._schedule_reset(self.scenario.turn_weeks + 1)

    # ---------------------------------------------------------------------------------------------- standings

    def change_satisfaction(self, department: str, points: float, cause: str) -> None:
        """Move a department's satisfaction; a noticeable sum of moves becomes an event."""
        standing = self.state.departments[department].satisfaction_standing
        if self._move(standing, points, cause):
            event_id = f"department/{department}/satisfaction/{standing.told}/changed"
            causes, pending = self._tell(standing)
            event = SatisfactionChanged(event_id, self.core.now, causes, department, pending, standing.points)
            self.core.publish(event)

    def change_trust(self, party: str, points: float, cause: str) -> None:
        """Move the trust of a department, ``executives``, ``finance``, ``hr`` or ``vendor:<id>``."""
        standing = self.standing(party)
        if self._move(standing, points, cause):
            name = party.replace("vendor:", "vendor/") if party not in self.state.departments else f"department/{party}"
            event_id = f"{name}/trust/{standing.told}/changed"
            causes, pending = self._tell(standing)
            self.core.publish(TrustChanged(event_id, self.core.now, causes, party, pending, standing.points))

    def standing(self, party: str) -> Standing:
        """Return whose trust a party's name means."""
        if party.startswith("vendor:"):
            return self.state.vendors[party[7:]].relation_standing
        fixed = {"executives": self.state.executives, "finance": self.state.finance, "hr": self.state.hr}
        return fixed[party] if party in fixed else self.state.departments[party].trust_standing

    def _move(self, standing: Standing, points: float, cause: str) -> bool:
        before = standing.points
        standing.points = min(100.0, max(0.0, before + points))
        standing.pending += standing.points - before
        causes = standing.pending_causes
        if cause not in causes and len(causes) < _CAUSES_KEPT:
            causes.append(cause)
        return abs(standing.pending) >= self.rules.notice_points

    def _tell(self, standing: Standing) -> tuple[tuple[str, ...], float]:
        causes, pending = tuple(standing.pending_causes), standing.pending
        standing.told += 1
        standing.pending = 0.0
        standing.pending_causes.clear()
        return causes, pending

    # ---------------------------------------------------------------------------------------------- attention

    def _gross(self) -> float:
        return self.scenario.attention_h * self.attention_factor * self.scenario.turn_weeks

    def _led_at_start(self) -> int:
        led_teams = {p.team for p in self.scenario.people if p.leads and p.team}
        return sum(1 for p in self.scenario.people if p.leads or p.team not in led_teams)

    def routine_hours(self, led_directly: int, projects: int) -> float:
        """Return the routine of the IT manager per turn for so many people led directly and running projects."""
        rules = self.rules
        weekly = rules.department_meeting_h + rules.direct_report_h * led_directly + rules.running_project_h * projects
        return weekly * self.scenario.turn_weeks

    def set_routine(self, seat: str, hours: float) -> None:
        """Set what a hat's routine takes from now on (people and projects come and go)."""
        self.state.attention[seat].routine_h = hours

    def set_attention_factor(self, factor: float) -> None:
        """Set the level of difficulty."""
        self.attention_factor = factor
        self.state.attention["it"].gross_h = self._gross()

    def attention_left(self, seat: str) -> float:
        """Return the hours a hat can still spend this turn."""
        pool = self.state.attention.get(seat)
        return max(0.0, pool.gross_h - pool.routine_h - pool.spent_h) if pool else 0.0

    def can_attend(self, seat: str, hours: float) -> bool:
        """Tell whether so many hours are left."""
        return hours <= self.attention_left(seat) + EPSILON_H

    def spend_attention(self, seat: str, hours: float, what: str = "", cause: str = "") -> None:
        """Spend hours of a hat.

        Raises:
            InvariantError: They were not there; the door should have refused.
        """
        if not self.can_attend(seat, hours):
            raise InvariantError(f"{seat} spends {hours} h on {what} ({cause}), but has {self.attention_left(seat)} h")
        self.state.attention[seat].spent_h += hours

    def give_back_attention(self, seat: str, hours: float) -> None:
        """Give hours back to a hat."""
        pool = self.state.attention[seat]
        pool.spent_h = max(0.0, pool.spent_h - hours)

    def reachable_hours(self, seat: str) -> float:
        """Return the unspent hours that shorten waits of escalations: the first few only, so hoarding does not pay."""
        return min(self.rules.unspent_useful_h, self.attention_left(seat))

    def _schedule_reset(self, week: int) -> None:
        # One second before Monday: decisions of the new turn are stamped Monday 00:00 and come before what is due then.
        t_s = week_start(week) - 1
        if t_s < self.core.horizon_s:
            self.core.engine.at(t_s, _RANK, "attention/reset", self._reset, week)

    def _reset(self, occurrence: Occurrence) -> None:
        for pool in self.state.attention.values():
            pool.last_available_h = max(0.0, pool.gross_h - pool.routine_h)
            pool.last_spent_h = pool.spent_h
            pool.spent_h = 0.0
        self._schedule_reset((occurrence.due_s + 1) // WEEK + 1 + self.scenario.turn_weeks)

    # ---------------------------------------------------------------------------------------------- contracts

    def covering(self, asset: str) -> Contract | None:
        """Return the running support contract of an asset, or None."""
        contract = self.state.contracts.get(self.state.asset_contracts.get(asset, ""))
        return contract if contract is not None and contract.running and contract.response_h > 0 else None

    def vendor_response_h(self, vendor_id: str, agreed_h: float) -> float:
        """Return the hours a vendor really takes for an agreed response."""
        vendor = self.state.vendors[vendor_id]
        quality = 1.0 - self.rules.response_quality_slope * (vendor.quality - 0.5)
        return agreed_h * vendor.delay * vendor.slowdown * quality

    def response_hours(self, asset: str) -> float:
        """Return the hours until a vendor's engineer works on a fault of the asset; long without a contract."""
        contract = self.covering(asset)
        if contract is None:
            return self.rules.uncovered_response_h
        return min(self.rules.uncovered_response_h, self.vendor_response_h(contract.vendor, contract.response_h))

    def call_vendor(self, asset: str, cause: str) -> float:
        """Call the vendor to an asset: without a contract the call is paid for. Returns the hours until it works."""
        if self.covering(asset) is None:
            self.state.calls += 1
            self.money.spend("support", self.rules.uncovered_call_cents, f"vendor_call/{asset}", cause)
        return self.response_hours(asset)

    # --------------------------------------------------------------------------------------------------- sight

    def view(self, seat: str) -> RelationsView:
        """Return what a seat sees; vendors, contracts and the reserve are the IT manager's."""
        state = self.state
        mine = seat == "it"
        pool = state.attention.get(seat, Attention(0.0, 0.0))
        return RelationsView(
            departments=tuple(
                DepartmentView(name, d.users, d.satisfaction, d.trust) for name, d in state.departments.items()
            ),
            executive_trust=state.executive_trust,
            finance_trust=state.finance_trust,
            hr_trust=state.hr_trust,
            reserve_cents=state.reserve_cents if mine else 0,
            vendors=tuple(
                VendorView(name, tuple(self._kinds[name]), v.relation, v.slowdown > 1.0, v.talk, v.rounds)
                for name, v in state.vendors.items()
            )
            if mine
            else (),
            contracts=tuple(self._contract_view(c) for c in state.contracts.values()) if mine else (),
            attention=AttentionView(pool.gross_h, pool.routine_h, pool.spent_h, self.attention_left(seat)),
        )

    def _contract_view(self, contract: Contract) -> ContractView:
        week = week_of(self.core.now)
        left = max(0, contract.ends_week - week + 1) if contract.running else 0
        return ContractView(
            id=contract.id,
            vendor=contract.vendor,
            kind=contract.kind,
            running=contract.running,
            cents_per_year=contract.cents_per_year,
            ends_week=contract.ends_week,
            weeks_left=left,
            term_weeks=contract.term_weeks,
            notice_weeks=contract.notice_weeks,
            notice_open=contract.running and left > contract.notice_weeks,
            auto_renew=contract.auto_renew,
            cancelled=contract.cancelled,
            renewal_weeks=contract.renewal_weeks,
            uplift=contract.uplift,
            agreed_discount=contract.agreed_discount,
            response_h=contract.response_h,
            services=contract.services,
            assets=tuple(asset for asset, slot in self.state.asset_contracts.items() if slot == contract.id),
            units=contract.units,
            units_found=contract.reviewed_units,
        )

    def check_invariants(self) -> None:
        """Check that standings are points and attention is not overspent.

        Raises:
            InvariantError: They are not.
        """
        state = self.state
        standings = [state.executives, state.finance, state.hr]
        standings += [d.satisfaction_standing for d in state.departments.values()]
        standings += [d.trust_standing for d in state.departments.values()]
        standings += [v.relation_standing for v in state.vendors.values()]
        if any(not 0.0 <= standing.points <= 100.0 for standing in standings):
            raise InvariantError("a standing left 0 to 100 points")
        if state.reserve_cents < 0:
            raise InvariantError("the executives granted more than their reserve")
        for contract in state.contracts.values():
            if contract.running and contract.ends_week < contract.from_week:
                raise InvariantError(f"contract {contract.id} ends before it begins")
