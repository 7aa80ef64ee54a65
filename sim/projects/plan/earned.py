"""Earned value and earned schedule: what the plan, the work and the money say of each other."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple


class Earned(NamedTuple):
    """Where a project stands.

    Money may be in any unit, whole numbers included. What would divide by nothing is None: no cost index before
    anything was spent, no schedule index before anything was due.

    Source: PMI, The Standard for Earned Value Management (2019).

    Attributes:
        bac: Budget at completion.
        pv: Planned value: what should have been done by now, at planned cost.
        ev: Earned value: what has been done, at planned cost.
        ac: Actual cost.
    """

    bac: float
    pv: float
    ev: float
    ac: float

    @property
    def cv(self) -> float:
        """Cost variance; negative is over budget."""
        return self.ev - self.ac

    @property
    def sv(self) -> float:
        """Schedule variance in money; negative is behind, and 0 again at the end of every project, however late."""
        return self.ev - self.pv

    @property
    def cpi(self) -> float | None:
        """Cost performance index: value for each unit of money."""
        return self.ev / self.ac if self.ac else None

    @property
    def spi(self) -> float | None:
        """Schedule performance index: share of what was due that is done; ends at 1, however late."""
        return self.ev / self.pv if self.pv else None

    @property
    def percent(self) -> float:
        """Share complete, 0 to 1; a project without a budget is complete."""
        return self.ev / self.bac if self.bac else 1.0

    @property
    def eac(self) -> float | None:
        """Estimate at completion if the rest costs as much more than planned as what is done: BAC / CPI."""
        return self.bac * self.ac / self.ev if self.ev else None

    @property
    def eac_as_planned(self) -> float:
        """Estimate at completion if the rest costs what was planned: AC + BAC - EV."""
        return self.ac + self.bac - self.ev

    @property
    def eac_with_schedule(self) -> float | None:
        """Estimate at completion if lateness costs as well: AC + (BAC - EV) / (CPI x SPI)."""
        cpi, spi = self.cpi, self.spi
        return self.ac + (self.bac - self.ev) / (cpi * spi) if cpi and spi else None

    @property
    def etc(self) -> float | None:
        """Estimate to complete: what is still to be spent, after ``eac``."""
        eac = self.eac
        return None if eac is None else eac - self.ac

    @property
    def vac(self) -> float | None:
        """Variance at completion, after ``eac``; negative is over budget."""
        eac = self.eac
        return None if eac is None else self.bac - eac

    @property
    def tcpi(self) -> float | None:
        """Cost index that the rest needs to end within the budget; negative once the budget is spent."""
        return (self.bac - self.ev) / (self.bac - self.ac) if self.bac != self.ac else None

    @property
    def tcpi_eac(self) -> float | None:
        """Cost index that the rest needs to end at ``eac``."""
        etc = self.etc
        return (self.bac - self.ev) / etc if etc else None


class EarnedSchedule(NamedTuple):
    """Lateness in time instead of money, which unlike SPI still tells at the end.

    Source: Lipke (2003).

    Attributes:
        es: Earned schedule: when the value earned by now should have been earned, in periods from the start.
        at: Actual time, in periods from the start.
    """

    es: float
    at: float

    @property
    def sv(self) -> float:
        """SV(t), in periods; negative is behind."""
        return self.es - self.at

    @property
    def spi(self) -> float | None:
        """SPI(t); None at the start."""
        return self.es / self.at if self.at else None

    def finish(self, planned: float) -> float | None:
        """Return the expected length in periods, planned / SPI(t); None before anything was earned."""
        spi = self.spi
        return planned / spi if spi else None


def earned_schedule(planned: Sequence[float], ev: float, at: float) -> EarnedSchedule:
    """Return the earned schedule.

    Args:
        planned: Cumulative planned value at the end of periods 0, 1, 2 …; never falling, the first usually 0.
        ev: Earned value.
        at: Actual time in periods.
    """
    period = bisect_right(planned, ev) - 1
    if period < 0:
        return EarnedSchedule(0.0, at)
    if ev >= planned[-1]:
        # All that was planned is earned: the earliest period in which the plan says so.
        return EarnedSchedule(float(next(n for n, value in enumerate(planned) if value >= planned[-1])), at)
    share = (ev - planned[period]) / (planned[period + 1] - planned[period])
    return EarnedSchedule(period + share, at)


def planned_curve(
    values: Sequence[float], starts: Sequence[float], finishes: Sequence[float], periods: int
) -> list[float]:
    """Return cumulative planned value at the end of periods 0 to ``periods``, each activity earning evenly.

    Args:
        values: Planned cost per activity.
        starts: Planned start per activity, in periods.
        finishes: Planned finish; an activity without length earns at its finish.
        periods: Length of the curve.
    """
    curve = []
    for period in range(periods + 1):
        due = 0.0
        for value, start, finish in zip(values, starts, finishes, strict=True):
            if period >= finish:
                due += value
            elif period > start:
                due += value * (period - start) / (finish - start)
        curve.append(due)
    return curve
