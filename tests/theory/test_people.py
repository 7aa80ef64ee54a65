"""Overtime brings little and costs much; people leave as they do elsewhere, and are missed as long."""

from dataclasses import replace

import pytest

from tests.theory import checks_people
from tests.theory.report import CheckRow, Publish, table

LUCKS = 30
FEW = 4


def near(row: CheckRow) -> bool:
    """Tell whether a mean over few lucks lies in the range; its interval is too wide to ask for more."""
    return abs(row.error) <= row.bar


def test_small() -> None:
    for row in (*checks_people.overtime(FEW), *checks_people.departures(2 * FEW)):
        assert near(row), row


def test_output_that_grows_with_every_hour_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """The small size notices hours that count in full to the last."""
    willing = checks_people._willing()
    people = replace(willing.rules.people, hours_flat=62.9, fatigue_loss=0.0)
    changed = replace(willing, rules=replace(willing.rules, people=people))
    monkeypatch.setattr(checks_people, "_willing", lambda: changed)
    assert not all(near(row) for row in checks_people.overtime(FEW))


@pytest.mark.validate
def test_full(publish: Publish) -> None:
    rows = checks_people.overtime(LUCKS)
    publish("Overtime (S3)", table(rows))
    departures = checks_people.departures(LUCKS)
    publish("Departures (S7)", table(departures))
    assert all(row.met for row in (*rows, *departures)), [row for row in (*rows, *departures) if not row.met]
