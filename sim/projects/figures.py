"""Figures of a project: where it stands, and where it is going."""

from typing import NamedTuple


class Measures(NamedTuple):
    """Earned value of a project now; None where it is not defined."""

    bac_cents: int
    pv_cents: int
    ev_cents: int
    ac_cents: int
    spi: float | None
    cpi: float | None
    eac_cents: int | None
    tcpi: float | None
    earned_schedule_weeks: float | None
    spi_t: float | None
    percent: float


class Forecast(NamedTuple):
    """When a project will be live and what it will cost, sampled from what the project believes.

    Weeks count from 1 as everywhere; their fraction is the part of the week that has passed.
    """

    week_p50: float
    week_p80: float
    cents_p50: int
    cents_p80: int
    on_time_share: float
