"""S3 and S7: what overtime brings and costs, how many people leave, and how long a departure is felt.

S3: output per week hardly grows beyond 49 hours (Pencavel 2015). S7: 7 to 14 % of a healthy team leave in a year (SIM),
and it takes some half a year until a newcomer is worth the one who left (Oxford Economics: 28 weeks).
"""

from dataclasses import replace
from statistics import fmean
from typing import NamedTuple

from sim.people.decisions import AuthoriseOvertime, Hire, HoldOneToOne, OpenPosition
from sim.people.state import Person
from sim.scenario.definitions import Scenario
from sim.scenario.vocabulary import Field
from tests.theory.bounds import interval, middle
from tests.theory.report import CheckRow
from tests.theory.workshop import FIELD, Workshop, crew
from tests.worlds import small_scenario

OVERTIME_WEEKS = 8
_WARM_UP = 2
_CREW = 8

# ---------------------------------------------------------------------------------------------------------- S3


class Stretch(NamedTuple):
    """What eight weeks of a given length were like."""

    output_h: float
    morale: float
    hazard: float


def _willing() -> Scenario:
    """Return rules under which nobody declines overtime, so that its output can be measured at all."""
    base = small_scenario()
    people = replace(base.rules.people, overtime_decline=0.0, overtime_decline_fatigue=0.0, overtime_decline_morale=0.0)
    return replace(base, rules=replace(base.rules, people=people))


def stretch(seed: int, weekly_h: float) -> Stretch:
    """Let a crew work so many hours a week for eight weeks."""
    shop = Workshop(seed, crew(_CREW), _WARM_UP + OVERTIME_WEEKS + 1, _willing())
    for someone in shop.people.roster.staff:
        someone.search.threshold = 1e9  # who leaves is not in question here, only how near they come to it
    shop.run(_WARM_UP)
    staff = list(shop.people.roster.staff)
    for someone in staff:
        extra = weekly_h - shop.people.roster.contract_h(someone)
        if extra > 0.0:
            shop.decide(AuthoriseOvertime(someone.id, extra, OVERTIME_WEEKS))
    shop.run(_WARM_UP + OVERTIME_WEEKS)
    hazard = fmean(shop.people.leaving.hazard_per_year(someone) for someone in staff)
    output = shop.output_h(_WARM_UP + 1, _WARM_UP + OVERTIME_WEEKS)
    return Stretch(output, fmean(someone.morale for someone in staff), hazard)


def overtime(lucks: int) -> list[CheckRow]:
    """Return S3 over so many lucks."""
    seeds = range(1, lucks + 1)
    short, normal, long = ([stretch(seed, hours) for seed in seeds] for hours in (40.0, 49.0, 60.0))
    pairs = list(zip(normal, long, strict=True))
    gain = [b.output_h / a.output_h for a, b in zip(short, normal, strict=True)]
    return [
        interval(
            "S3", "weekly output of 60 h over that of 49 h", [b.output_h / a.output_h for a, b in pairs], 0.9, 1.15
        ),
        interval("S3", "weekly output of 49 h over that of 40 h", gain, 1.05, 1.25),
        interval("S3", "morale after 60 h less that after 49 h", [b.morale - a.morale for a, b in pairs], -0.5, -0.01),
        interval(
            "S3", "leaving hazard after 60 h over that after 49 h", [b.hazard / a.hazard for a, b in pairs], 1.02, 4.0
        ),
    ]


# ---------------------------------------------------------------------------------------------------------- S7

_TURNOVER_WEEKS, _TURNOVER_FROM = 78, 26
_DIP_WEEKS = 70
_RECOVERED_SHARE = 0.9
_DESK: dict[Field, float] = {"service_desk": 3.5}


def turnover(seed: int) -> float:
    """Return departures per person and year in a team that is looked after and not overworked."""
    size = 40
    # Every tenth person at the service desk, where more leave.
    people = tuple(replace(one, skills=_DESK) if place % 10 == 0 else one for place, one in enumerate(crew(size)))
    shop = _Calm(seed, people, _TURNOVER_WEEKS)
    person_weeks, before = 0, 0
    for week in range(1, _TURNOVER_WEEKS + 1):
        if week % 6 == 1:
            for someone in list(shop.people.roster.staff):
                shop.decide(HoldOneToOne(someone.id))
        shop.run(week)
        if week == _TURNOVER_FROM:
            before = shop.people.state.leavers
        person_weeks += len(shop.people.roster.staff) if week > _TURNOVER_FROM else 0
    return (shop.people.state.leavers - before) / (person_weeks / 52)


class _Calm(Workshop):
    """A workshop with work for 28 hours a week, as in a healthy team."""

    def _fill(self, _: object) -> None:
        for someone in self.people.roster.staff:
            self.people.book(someone, 28 * 3_600, "operations", "mail", FIELD, False)
        following = (self.core.now // (7 * 86_400) + 1) * 7 * 86_400
        if following < self.core.horizon_s:
            self.core.engine.at(following, 350, "stock", self._fill)


class Dip(NamedTuple):
    """A departure and what came after.

    Attributes:
        weeks: From the last day until nine tenths of what was lost are back.
        deepest: Output missing at worst, in persons like the one who left.
    """

    weeks: float
    deepest: float


def dip(seed: int) -> Dip:
    """Let one of a crew go, advertise the post on the day of notice, and take the first who comes."""
    with_, without = (Workshop(seed, crew(_CREW), _DIP_WEEKS) for _ in range(2))
    for shop in (with_, without):
        for someone in shop.people.roster.staff:
            someone.search.threshold = 1e9
    leaver = with_.people.roster.staff[0]
    own = without.capacity() / _CREW
    missing: list[float] = []
    for week in range(1, _DIP_WEEKS + 1):
        if not leaver.employment.reason:
            leaver.search.threshold = 0.0
        for shop in (with_, without):
            shop.run(week)
        _replace(with_, leaver)
        if not leaver.employed:
            missing.append((without.capacity() - with_.capacity()) / own)
    # What the newcomer is worth in the end differs by luck; the dip is over when nine tenths of the way are gone.
    after = fmean(missing[-6:])
    limit = after + (1.0 - _RECOVERED_SHARE) * (max(missing) - after)
    last = max(place for place, part in enumerate(missing) if part > limit)
    return Dip(float(last + 1), max(missing))


def _replace(shop: Workshop, leaver: Person) -> None:
    state = shop.people.state
    here = sum(someone is not leaver for someone in shop.people.roster.staff) + len(state.arrivals)
    if leaver.employment.reason and here < _CREW and not state.positions:
        shop.decide(OpenPosition(FIELD, "professional"))
    if any(candidate.state == "offered" for candidate in state.candidates.values()):
        return
    for candidate in list(state.candidates.values()):
        offer = Hire(candidate.id)
        if candidate.state == "known" and offer.check(shop.people) is None:
            shop.decide(offer)
            return


def departures(lucks: int) -> list[CheckRow]:
    """Return S7 over so many lucks."""
    seeds = range(1, lucks + 1)
    dips = [dip(seed) for seed in seeds]
    return [
        interval("S7", "departures per person and year in a healthy team", [turnover(s) for s in seeds], 0.07, 0.14),
        middle("S7", "weeks until the output of a leaver is nine tenths replaced", [d.weeks for d in dips], 20.0, 35.0),
        interval("S7", "missing at worst, in persons", [d.deepest for d in dips], 0.9, 1.6),
    ]
