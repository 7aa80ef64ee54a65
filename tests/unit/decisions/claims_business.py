"""Strategy, options, talks and promises: what the catalogue claims of each decision."""

import math

from sim.business.decisions_direction import MeetDepartment
from sim.kernel.decision import Decision
from sim.relations.decisions import RenegotiatePromise
from sim.session import Session
from tests.unit.decisions.matter import LESS, MORE, Claims, Row, first, house, one, standing, then, wait


def executives(session: Session) -> float:
    return house(session).relations.state.executive_trust


def trust(session: Session) -> float:
    return house(session).relations.state.departments["sales"].trust


def second_strategy(session: Session) -> tuple[Decision, ...]:
    return session.view("it").legal("set_strategy")[1:2]


def unsure(session: Session) -> float:
    technologies = house(session).business.technologies
    return math.fsum(technologies.judgement(name).sd for name in technologies.options)


def fragile(session: Session) -> float:
    assets = house(session).infrastructure.state.assets.values()
    return math.fsum(math.log(math.prod(asset.modifiers.values())) for asset in assets)


def spent_all(session: Session) -> float:
    return house(session).money.spent_total()


def softened(session: Session) -> float:
    return math.fsum(house(session).business.state.softened.values())


def known_campaigns(session: Session) -> float:
    return sum(campaign.told for campaign in house(session).business.state.campaigns.values())


def promised(session: Session) -> None:
    """Promise Sales an answer by the end of week 2."""
    house(session).relations.promises.make("answer", "it", "sales", "vpn", 0.0, 2, "start:test")


def broken_week(session: Session) -> None:
    """Let a service be down for a day of the first week."""
    service = session.scenario.services[0].id
    house(session).infrastructure.withhold(service, "down", "start:test")
    wait(0.3)(session)
    house(session).infrastructure.withhold(service, "up", "start:test")


CLAIMS: Claims = {
    "set_strategy": (
        Row("executives find their wishes in it", first("set_strategy"), 14, executives, MORE, 0.5),
        Row(
            "a change of course costs trust",
            second_strategy,
            0,
            executives,
            LESS,
            1.5,
            before=then(first("set_strategy"), wait(4)),
        ),
    ),
    "evaluate_option": (Row("narrows what is believed", first("evaluate_option"), 4, unsure, LESS, 0.02),),
    "adopt_standard": (
        Row("what it covers fails less", first("adopt_standard"), 20, fragile, LESS, 0.05),
        Row("old and new side by side fail more", first("adopt_standard"), 0, fragile, MORE, 0.05),
        Row("money", first("adopt_standard"), 0, spent_all, MORE, 10_000),
        Row("some would have kept their own", first("adopt_standard"), 0, standing, LESS, 0.5, seeds=(1, 2, 3, 4)),
    ),
    "meet_department": (
        Row("trust", lambda _: (MeetDepartment("sales"),), 1, trust, MORE, 1.0),
        Row(
            "campaigns come to light early",
            lambda session: [MeetDepartment(d.id) for d in session.scenario.departments],
            1,
            known_campaigns,
            MORE,
            0.5,
            seeds=(1, 2, 3, 4),
        ),
        Row(
            "too often it only takes time",
            lambda _: (MeetDepartment("sales"),),
            0.9,
            trust,
            LESS,
            0.2,
            before=then(lambda _: (MeetDepartment("sales"),), wait(1)),
        ),
    ),
    "report_to_executives": (
        Row("reasons are heard", one("report_to_executives", topic="budget"), 1, executives, MORE, 0.5),
        Row(
            "trouble explained early weighs less at the review",
            one("report_to_executives", topic="outages"),
            1,
            softened,
            MORE,
            0.4,
            before=broken_week,
        ),
    ),
    "renegotiate_promise": (
        Row(
            "a word put off costs less than one broken",
            lambda session: [RenegotiatePromise(p.id, 4) for p in session.view("it").relations.promises],
            3,
            trust,
            MORE,
            2.0,
            before=promised,
        ),
        Row(
            "but it costs",
            lambda session: [RenegotiatePromise(p.id, 4) for p in session.view("it").relations.promises],
            0,
            trust,
            LESS,
            0.9,
            before=promised,
        ),
    ),
}
