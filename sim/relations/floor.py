"""The relations floor: what others hold of IT, contract terms, attention. Only upper floors move it."""

import math

from sim.kernel.core import Core
from sim.kernel.errors import InvariantError
from sim.kernel.units import week_of
from sim.kernel.variates import between
from sim.money.floor import MoneyFloor
from sim.relations.attention import EPSILON_H, PROJECTS, TEAM, Pools
from sim.relations.events import SatisfactionChanged, TrustChanged
from sim.relations.promises import Promises, is_seat
from sim.relations.state import Attention, Contract, Department, RelationsState, Spending, Standing, Vendor
from sim.relations.view import (
    AttentionView,
    ContractView,
    DepartmentView,
    PromiseView,
    RelationsView,
    VendorView,
)
from sim.scenario.definitions import ContractDef, Scenario

_CAUSES_KEPT = 8


class RelationsFloor:
    """State that every floor above may read, and the few ways to change it.

    Attributes:
        pools: Attention.
        promises: The promise ledger.
    """

    def __init__(self, core: Core, scenario: Scenario, money: MoneyFloor) -> None:
        """Take the starting situation from the scenario."""
        self.core = core
        self.scenario = scenario
        self.money = money
        self.rules = scenario.rules.relations
        self._kinds = {vendor.id: vendor.kinds for vendor in scenario.vendors}
        departments = {
            d.id: Department(Standing(d.satisfaction), Standing(d.trust), d.users) for d in scenario.departments
        }
        self.state = RelationsState(
            departments=departments,
            executives=self._house_party(departments, "executives", scenario.executive_trust),
            finance=self._house_party(departments, "finance", self.rules.finance_trust_start),
            hr=self._house_party(departments, "hr", self.rules.hr_trust_start),
            hats=Standing(self.rules.hats_trust_start),
            vendors={
                v.id: Vendor(Standing(v.relation), v.price, v.quality, v.delay, v.honesty) for v in scenario.vendors
            },
            contracts={c.id: self._contract(c) for c in scenario.contracts},
            asset_contracts={a.id: a.contract for a in scenario.assets if a.contract},
            reserve_cents=scenario.reserve_cents,
        )
        self.pools = Pools(self)
        self.pools.build()
        self.promises = Promises(self)

    @staticmethod
    def _house_party(departments: dict[str, Department], name: str, start: float) -> Standing:
        """Return the standing of Finance, HR or the executives: their own where they are a department as well."""
        department = departments.get(name)
        return department.trust_standing if department is not None else Standing(start)

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
        """Begin the reset of attention and the look at what was promised."""
        self.pools.start()
        self.promises.start()

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
        """Move the trust of a department, ``executives``, ``finance``, ``hr``, ``hats`` or ``vendor:<id>``.

        The level of difficulty decides how fast trust is lost; with vendors it is business and stays as it is.
        """
        standing = self.standing(party)
        if points < 0.0 and not party.startswith("vendor:"):
            points /= self.scenario.level.patience_factor
        if self._move(standing, points, cause):
            name = party.replace("vendor:", "vendor/") if party not in self.state.departments else f"department/{party}"
            event_id = f"{name}/trust/{standing.told}/changed"
            causes, pending = self._tell(standing)
            self.core.publish(TrustChanged(event_id, self.core.now, causes, party, pending, standing.points))

    def standing(self, party: str) -> Standing:
        """Return whose trust a party's name means."""
        if party.startswith("vendor:"):
            return self.state.vendors[party[7:]].relation_standing
        state = self.state
        fixed = {"executives": state.executives, "finance": state.finance, "hr": state.hr, "hats": state.hats}
        return fixed[party] if party in fixed else state.departments[party].trust_standing

    def knows(self, party: str) -> bool:
        """Tell whether a name is that of somebody whose trust is kept here."""
        if party.startswith("vendor:"):
            return party[7:] in self.state.vendors
        return party in ("executives", "finance", "hr", "hats") or party in self.state.departments

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

    def routine_hours(self, led_directly: int, projects: int) -> float:
        """Return the routine of the IT manager per turn for so many people led directly and running projects."""
        rules = self.rules
        weekly = rules.department_meeting_h + rules.direct_report_h * led_directly + rules.running_project_h * projects
        return weekly * self.scenario.turn_weeks

    def project_routine_hours(self, members: int, stakeholders: int) -> float:
        """Return the routine of a project manager per turn for a team and those who watch it."""
        rules = self.rules
        weekly = rules.team_meeting_h + rules.member_h * members + rules.stakeholder_h * stakeholders
        return weekly * self.scenario.turn_weeks

    def set_routine(self, seat: str, hours: float, part: str = TEAM) -> None:
        """Set what a part of a hat's routine takes per turn from now on; other parts stay."""
        self.pools.set_routine(seat, hours, part)

    def set_running_projects(self, projects: int) -> None:
        """Set how many running projects the IT manager has to follow."""
        self.pools.set_routine("it", self.rules.running_project_h * projects * self.scenario.turn_weeks, PROJECTS)

    def routine(self, seat: str, part: str = "") -> float:
        """Return the hours per turn of a hat's own routine, or of one part of it (``team``, ``projects``)."""
        return self.pools.routine(seat, part)

    def open_pool(self, seat: str) -> None:
        """Give a seat hours of its own, such as ``pm:<project>``; nothing happens if it has some."""
        self.pools.open(seat)

    def close_pool(self, seat: str) -> None:
        """End a seat; of the two hats only the routine of projects ends."""
        self.pools.close(seat)

    def pool(self, seat: str) -> Attention | None:
        """Return the hours a seat draws on, or None; two hats on one head draw on the same."""
        return self.pools.pool(seat)

    def spending(self, seat: str) -> Spending:
        """Return what a hat did with its hours, by duty and turn."""
        return self.state.spending.get(seat, Spending())

    def set_attention_factor(self, factor: float) -> None:
        """Set the level of difficulty."""
        self.pools.set_factor(factor)

    def attention_left(self, seat: str) -> float:
        """Return the hours a hat can still spend this turn."""
        return self.pools.left(seat)

    def can_attend(self, seat: str, hours: float) -> bool:
        """Tell whether so many hours are left."""
        return hours <= self.attention_left(seat) + EPSILON_H

    def spend_attention(self, seat: str, hours: float, what: str = "", cause: str = "", duty: str = "") -> None:
        """Spend hours of a hat.

        Args:
            seat: Whose.
            hours: How many.
            what: Name of the decision.
            cause: Id of the decision.
            duty: Section of the catalogue it belongs to.

        Raises:
            InvariantError: They were not there; the door should have refused.
        """
        self.pools.spend(seat, hours, what, cause, duty or what)

    def adjust_attention(self, seat: str, hours: float) -> None:
        """Add hours to a hat's running turn, or take some away."""
        self.pools.adjust(seat, hours)

    def reachable_hours(self, seat: str) -> float:
        """Return the unspent hours that shorten waits of escalations: the first few only, so hoarding does not pay."""
        return min(self.rules.unspent_useful_h, self.attention_left(seat))

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
        word = self.promises.tally(seat)
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
            attention=self._attention_view(seat),
            hats_trust=state.hats.points,
            promises=self._promise_views(seat),
            promises_kept=word.kept,
            promises_broken=word.broken,
            promises_left=max(0, self.rules.promises_most - len(self.promises.open_of(seat))),
        )

    def _attention_view(self, seat: str) -> AttentionView:
        pool = self.pool(seat)
        if pool is None:
            return AttentionView(0.0, 0.0, 0.0, 0.0)
        shared = self.pools.shared and seat in ("it", "pm")
        duties = tuple(self.spending(seat).turn.items())
        return AttentionView(pool.gross_h + pool.extra_h, pool.routine_h, pool.spent_h, pool.left_h, shared, duties)

    def _promise_views(self, seat: str) -> tuple[PromiseView, ...]:
        """Both hats see what stands between them; what one promised a third party is its own affair."""
        return tuple(
            PromiseView(
                p.id, p.kind, p.giver, p.taker, p.subject, p.amount, p.due_week, p.giver == seat, p.renegotiated
            )
            for p in self.state.promises.values()
            if seat in (p.giver, p.taker) or (is_seat(p.giver) and is_seat(p.taker))
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
        standings = [state.executives, state.finance, state.hr, state.hats]
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
        self._check_attention()
        self._check_promises()

    def _check_attention(self) -> None:
        for seat, pool in self.state.attention.items():
            if min(pool.gross_h, pool.routine_h, pool.spent_h) < -EPSILON_H:
                raise InvariantError(f"{seat} has spent less than nothing")
        for seat in self.state.attention:
            hats = ("it", "pm") if self.pools.shared and seat == "it" else (seat,)
            spent = math.fsum(hours for hat in hats for hours in self.spending(hat).turn.values())
            if abs(spent - self.state.attention[seat].spent_h) > 1e-6:
                raise InvariantError(f"what {seat} spent does not add up")

    def _check_promises(self) -> None:
        state = self.state
        for giver, tally in state.tallies.items():
            closed = sum(1 for promise in state.promises_closed if promise.giver == giver)
            if tally.made != closed + len(self.promises.open_of(giver)):
                raise InvariantError(f"promises of {giver} got lost")
            if closed != tally.kept + tally.broken + tally.released:
                raise InvariantError(f"the tally of {giver} is wrong")
