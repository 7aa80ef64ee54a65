"""Whole games obey Little's law and lose nothing."""

import pytest

from tests.theory import checks_full_game
from tests.theory.checks_full_game import Watch, little
from tests.theory.report import Publish, table


def test_small() -> None:
    for row in little(Watch("do-nothing", 1, weeks=6)):
        assert row.met, row


@pytest.mark.validate
def test_full(publish: Publish) -> None:
    rows = checks_full_game.checks()
    for check, heading in (("V4", "Little's law in whole games (V4)"), ("V5", "Conservation in whole games (V5)")):
        publish(heading, table(row for row in rows if row.id == check))
    assert all(row.met for row in rows), [row for row in rows if not row.met]


def test_stays_that_are_measured_wrong_are_found_out() -> None:
    watch = Watch("do-nothing", 1, weeks=6)
    for flow in watch.house.work.state.flows.values():
        flow.sojourn_s = round(0.95 * flow.sojourn_s)
    assert not all(row.met for row in little(watch))
