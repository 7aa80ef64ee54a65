"""Estimates, defects and costs of projects look like those of real ones."""

from dataclasses import replace

import pytest

from sim.scenario.ruleset import default_rules
from tests.theory import checks_projects
from tests.theory.report import Publish, table


def test_small() -> None:
    for row in checks_projects.checks(0.02):
        assert row.met, row


@pytest.mark.validate
def test_full(publish: Publish) -> None:
    rows = checks_projects.checks()
    publish("Projects: estimates, defects, costs (C11, C12, S1, S2, S8)", table(rows))
    assert all(row.met for row in rows), [row for row in rows if not row.met]


def test_estimates_without_bias_are_found_out() -> None:
    rules = replace(default_rules().projects, estimate_bias_log=(0.0, 0.0, 0.0))
    ratios = [actual / estimate for estimate, actual in checks_projects.tasks(rules, 4_000)]
    grid = {float(p): q for p, q in checks_projects._data("task_estimates")["grids"]["sip"].items()}
    assert checks_projects.distance(ratios, grid) > 0.10


def test_review_without_time_leaves_defects_to_the_test() -> None:
    rules = default_rules().projects
    with_review, _ = checks_projects.removals(rules)
    without, _ = checks_projects.removals(replace(rules, review_strength=0.0))
    assert without["test"] > 0.4 > with_review["test"]
