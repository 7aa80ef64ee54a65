"""Every decision does what the catalogue claims, on the same luck with and without it, in the real house."""

import pytest

from sim.session import DECISIONS
from tests.unit.decisions import (
    claims_business,
    claims_control,
    claims_delivery,
    claims_hats,
    claims_money_and_security,
    claims_operations,
    claims_people,
    claims_portfolio,
    claims_team,
)
from tests.unit.decisions.matter import Claims, Row

CLAIMS: Claims = (
    claims_operations.CLAIMS
    | claims_people.CLAIMS
    | claims_money_and_security.CLAIMS
    | claims_business.CLAIMS
    | claims_control.CLAIMS
    | claims_delivery.CLAIMS
    | claims_portfolio.CLAIMS
    | claims_team.CLAIMS
    | claims_hats.CLAIMS
)
CASES = [(name, row) for name, rows in CLAIMS.items() for row in rows]


def test_no_decision_is_left_out() -> None:
    assert set(CLAIMS) == set(DECISIONS)


@pytest.mark.parametrize(("name", "row"), CASES, ids=[f"{name}: {row.claim}" for name, row in CASES])
def test_it_matters(name: str, row: Row) -> None:
    effect = row.effect()
    assert row.way * effect >= row.least, f"{name}: {row.claim}: {effect:+.4g}"
