"""How much each asset carries: season, and what a fallen neighbour leaves behind."""

import math

from sim.scenario.definitions import ServiceDef
from sim.services.infrastructure.graph import Graph
from sim.services.infrastructure.state import Asset


def season_of(service: ServiceDef, week: int) -> float:
    """Return the load factor of a service in a week (from 1); the last value repeats."""
    return service.season[min(week, len(service.season)) - 1]


class Loads:
    """Loads by week and by what runs."""

    def __init__(self, graph: Graph) -> None:
        """Prepare the weights with which services make up the season of an asset."""
        self.graph = graph
        self._weights: dict[str, tuple[tuple[ServiceDef, float], ...]] = {}
        self._season: dict[str, float] = {}
        for asset, names in graph.direct.items():
            users = [(graph.services[name], float(sum(graph.services[name].users.values()))) for name in names]
            total = math.fsum(count for _, count in users)
            self._weights[asset] = tuple((service, count / total) for service, count in users if total > 0)

    def begin_week(self, week: int) -> None:
        """Take the season factors of a week."""
        for asset, weights in self._weights.items():
            self._season[asset] = (
                math.fsum(share * season_of(service, week) for service, share in weights) if weights else 1.0
            )

    def carried(self, asset: Asset, assets: dict[str, Asset]) -> float:
        """Return what an asset carries now: its own load, and its part of what fallen neighbours carried.

        The part is by capacity among the neighbours that run.
        """
        if not asset.runs:
            return 0.0
        own = asset.load * self._season[asset.id]
        extra = 0.0
        for group in self.graph.groups[asset.id]:
            fallen = running = 0.0
            for name in group:
                other = assets[name]
                if other.runs:
                    running += other.capacity
                else:
                    fallen += other.load * self._season[name]
            if running > 0:
                extra = max(extra, fallen * asset.capacity / running)
        return own + extra
