"""Plans are worked out as the books say, forecasts as two million draws say, schedules nearly as short as proven."""

import os
from pathlib import Path

import pytest

from tests.theory import checks_planning as planning
from tests.theory.report import Publish, table


def test_critical_path_small() -> None:
    for found in planning.critical_path():
        assert found.met, found


def test_sampled_finish_small() -> None:
    for found in planning.sampled(planning.SMALL):
        assert found.met, found


def test_earned_value_small() -> None:
    for found in planning.earned():
        assert found.met, found


def test_own_instance_is_levelled_to_its_optimum() -> None:
    problem, optimum = planning.own_instance()
    found = planning.levelled("own instance", problem, optimum)
    assert found.met
    assert found.error == 0.0, found
    assert planning.simple(problem) > optimum


def test_a_wrong_figure_is_found_out() -> None:
    assert not planning.exact("V9", "EAC", 133_334.0, 133_333.0).met
    assert not planning.exact("V7", "float", 4.168, 4.167).met
    assert planning.exact("V9", "EAC", 400_000 / 3, 133_333.0).met


@pytest.mark.validate
def test_full(publish: Publish) -> None:
    rows = [*planning.critical_path(), *planning.sampled()]
    publish("Plans V7: critical path and sampled finish", table(rows))
    values = planning.earned()
    publish("Plans V9: earned value and earned schedule", table(values))
    assert all(found.met for found in (*rows, *values)), [found for found in (*rows, *values) if not found.met]


@pytest.mark.validate
def test_published_instances(publish: Publish) -> None:
    folder = os.environ.get("PSPLIB", "")
    if not folder:
        pytest.skip("needs published instances: make validate PSPLIB=folder")
    rows = planning.published(Path(folder))
    publish("Plans V8: suggested schedules against proven optima", table(rows))
    assert all(found.met for found in rows), [found for found in rows if not found.met]
