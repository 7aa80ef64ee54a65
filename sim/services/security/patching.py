"""Patching: rounds by cadence, spread over groups of like assets, done by operations when people have time."""

from typing import TYPE_CHECKING

from sim.kernel.engine import Occurrence
from sim.kernel.units import DAY, days, hours, week_of, week_start
from sim.services.change.events import ChangeDone
from sim.services.security.events import PatchCadenceSet, PatchRoundSkipped

if TYPE_CHECKING:
    from sim.services.security.floor import SecurityFloor

RANK = 820


class Patching:
    """Starts patch rounds.

    A round is left out while the one before is unfinished: capacity, not the cadence alone, decides the lag.
    """

    def __init__(self, floor: "SecurityFloor") -> None:
        """Form groups of at most so many assets of one class, the exposed ones first."""
        self._floor = floor
        classes = floor.scenario.rules.asset_classes
        most = floor.rules.round_assets_max
        by_class: dict[str, list[str]] = {}
        self._exposed = {a.id for a in floor.scenario.assets if a.exposed}
        for asset in sorted(floor.scenario.assets, key=lambda a: (not a.exposed, a.id)):
            if classes[asset.kind].patch_h > 0:
                by_class.setdefault(asset.kind, []).append(asset.id)
        groups = {
            f"{kind}-{i // most + 1}": tuple(assets[i : i + most])
            for kind, assets in by_class.items()
            for i in range(0, len(assets), most)
        }
        # Exposed groups come first in every cadence.
        self.groups = dict(sorted(groups.items(), key=lambda g: (g[1][0] not in self._exposed, g[0])))
        self._due: dict[str, Occurrence] = {}
        self._open: dict[str, str] = {}
        floor.core.log.subscribe(ChangeDone, self._done)

    def start(self) -> None:
        """Let each group's first round come when its oldest patch reaches the cadence."""
        state, assets = self._floor.state, self._floor.infrastructure.state.assets
        for place, (group, members) in enumerate(self.groups.items()):
            state.last_round_s[group] = min(assets[asset].patched_s for asset in members)
            self._arm(group, place)

    def set_cadence(self, cadence_days: int, cause: str) -> None:
        """Change the interval; rounds that are overdue by the new one come within a week."""
        floor, state = self._floor, self._floor.state
        state.cadence_changes += 1
        event_id = f"security/cadence/{state.cadence_changes}/set"
        floor.core.publish(PatchCadenceSet(event_id, floor.core.now, (cause,), state.cadence_days, cadence_days))
        state.cadence_days, state.cadence_cause = cadence_days, event_id
        for place, group in enumerate(self.groups):
            self._arm(group, place)

    def _arm(self, group: str, place: int) -> None:
        """Make the next round of a group due; groups that are due together spread over the days of a week."""
        floor, state = self._floor, self._floor.state
        cadence_s, now = days(state.cadence_days), floor.core.now
        spread_s = place * 5 * DAY // max(1, len(self.groups))
        due_s = state.last_round_s[group] + cadence_s
        self._at(group, due_s if due_s > now + spread_s else now + spread_s)

    def _at(self, group: str, t_s: int) -> None:
        floor = self._floor
        floor.core.engine.cancel(self._due.pop(group, None))
        floor.state.round_s[group] = t_s
        if t_s < floor.core.horizon_s:
            self._due[group] = floor.core.engine.at(t_s, RANK, f"patching/{group}", self._round, group)

    def _round(self, occurrence: Occurrence) -> None:
        floor, state, now = self._floor, self._floor.state, occurrence.due_s
        group = str(occurrence.payload)
        cadence_s = days(state.cadence_days)
        members = self.groups[group]
        if floor.change.schedule.frozen(week_of(now)):
            self._skip(group, "freeze", floor.change.state.freeze_cause)
            self._at(group, week_start(floor.change.state.freeze_to_week + 1) + now % DAY)
            return
        self._at(group, now + cadence_s)
        if group in self._open:
            state.rounds_skipped += 1
            self._skip(group, "backlog", state.cadence_cause)
            return
        state.last_round_s[group] = now
        change = floor.change.start_round(
            f"patching/{group}/{now // DAY}",
            members,
            effort_s=self._effort_s(members),
            due_s=now + cadence_s,
            urgent=members[0] in self._exposed,
            cause=state.cadence_cause,
        )
        self._open[group] = change.id

    def _skip(self, group: str, reason: str, cause: str) -> None:
        core = self._floor.core
        event_id = f"patching/{group}/{core.now}/skipped"
        core.publish(PatchRoundSkipped(event_id, core.now, (cause,), group, self.groups[group], reason))

    def _effort_s(self, members: tuple[str, ...]) -> int:
        floor = self._floor
        classes, assets = floor.scenario.rules.asset_classes, floor.infrastructure.state.assets
        total_h = 0.0
        for place, asset in enumerate(members):
            saving = floor.rules.round_saving_share if place else 0.0
            total_h += classes[assets[asset].kind].patch_h * assets[asset].patch_effort * (1.0 - saving)
        return hours(total_h)

    def _done(self, event: ChangeDone) -> None:
        if event.kind == "patching":
            group = event.change.split("/")[2]
            if self._open.get(group) == event.change:
                del self._open[group]
