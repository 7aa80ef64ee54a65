"""A freeze puts trouble off and bundles it; patching faster keeps less open."""

import pytest

from tests.theory import checks_changes
from tests.theory.report import CheckRow, Publish, table

LUCKS = 30
FEW = 3


def near(row: CheckRow) -> bool:
    """Tell whether a mean over few lucks lies in the range; its interval is too wide to ask for more."""
    return abs(row.error) <= row.bar


def test_small_freeze() -> None:
    share, calm, *_ = checks_changes.freeze_then_train(FEW)
    assert near(share), share
    assert near(calm), calm


def test_small_patching() -> None:
    for row in checks_changes.patch_capacity(1):
        assert near(row), row


@pytest.mark.validate
def test_full_freeze(publish: Publish) -> None:
    rows = checks_changes.freeze_then_train(LUCKS)
    publish("Change freeze and release train (S5)", table(rows))
    assert all(row.met for row in rows), [row for row in rows if not row.met]


@pytest.mark.validate
def test_full_patching(publish: Publish) -> None:
    rows = checks_changes.patch_capacity(LUCKS)
    publish("Patch capacity (S6)", table(rows))
    assert all(row.met for row in rows), [row for row in rows if not row.met]
