"""Every number of the model has a value, a unit, a range and a source, and can be replaced within its range."""

import tomllib
from copy import deepcopy
from typing import Any

import pytest

from sim.kernel.errors import ScenarioError
from sim.scenario.ruleset import build, default_rules, flaws_of, overridden, rules_with, shipped, toml_value, write
from sim.scenario.vocabulary import FIELDS


def test_the_shipped_ruleset_is_complete_and_in_range() -> None:
    assert flaws_of(shipped()) == []


def test_every_asset_class_names_a_field_of_skill() -> None:
    assert {kind.field for kind in default_rules().asset_classes.values()} <= set(FIELDS)


def test_the_classes_that_worlds_are_built_from_exist() -> None:
    assert {"server", "storage", "switch", "router", "firewall", "ups"} <= default_rules().asset_classes.keys()


def test_only_what_has_fans_disks_or_batteries_wears_out() -> None:
    classes = default_rules().asset_classes
    assert classes["server"].wear_per_year == 0
    assert classes["saas"].wear_per_year == 0
    assert classes["ups"].wear_per_year > classes["switch"].wear_per_year > 0


def test_floats_are_floats_even_when_written_as_whole_numbers() -> None:
    document = deepcopy(shipped())
    document["asset_classes"]["server"]["level"]["value"] = 2
    assert type(build(document).asset_classes["server"].level) is float


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"value": 99.0}, "must lie between"),
        ({"value": "much"}, "must be a number"),
        ({"value": True}, "must be a number"),
        ({"value": float("nan")}, "must be a number"),
        ({"value": 10**400}, "must be a number"),
        ({"unit": "hour"}, "unknown unit 'hour'"),
        ({"range": [3.0, 1.0]}, "no valid range"),
        ({"range": 5}, "no valid range"),
        ({"source": "  "}, "no source"),
        ({"extra": 1}, "must have exactly"),
    ],
)
def test_a_bad_entry_is_named(change: dict[str, Any], message: str) -> None:
    document = deepcopy(shipped())
    document["decision_hours"]["hire"].update(change)
    (flaw,) = flaws_of(document)
    assert flaw[0] == ("decision_hours", "hire")
    assert message in flaw[1]


def test_missing_and_superfluous_entries_are_named() -> None:
    document = deepcopy(shipped())
    entry = document["asset_classes"]["server"].pop("shape")
    document["asset_classes"]["server"]["shap"] = entry
    document["moods"] = 3
    flaws = {key: (message, hint) for key, message, hint in flaws_of(document)}
    assert flaws[("asset_classes", "server", "shape")][0] == "has no entry in the ruleset"
    assert flaws[("asset_classes", "server", "shap")] == ("is no number of the model", "shape")
    assert ("moods",) in flaws
    with pytest.raises(ScenarioError, match=r"asset_classes\.server\.shape: has no entry"):
        build(document)


def test_analysts_replace_numbers_by_key() -> None:
    rules = rules_with({"rules.decision_hours.hire": 3, "asset_classes.server.shape": 0.6})
    assert rules.decision_hours["hire"] == 3.0
    assert rules.asset_classes["server"].shape == 0.6
    assert default_rules().asset_classes["server"].shape == 0.7


def test_all_bad_overrides_are_reported_at_once() -> None:
    with pytest.raises(ScenarioError) as caught:
        rules_with({"decision_hours.hier": 1, "decision_hours.hire": 99, "asset_classes.server.field": "cooking"})
    wrong_name, too_much, no_field = caught.value.problems
    assert wrong_name.suggestion == "decision_hours.hire"
    assert "must lie between 0.0 and 8.0" in too_much.message
    assert "must be one of" in no_field.message


def test_overrides_leave_the_original_alone_and_note_their_source() -> None:
    before = deepcopy(shipped())
    document, flaws = overridden(shipped(), {"asset_classes.ups.level": 1.0}, "a test")
    assert not flaws
    assert shipped() == before
    assert document["asset_classes"]["ups"]["level"]["source"] == "a test"


def test_a_ruleset_survives_being_written() -> None:
    document, _ = overridden(shipped(), {"decision_hours.hire": 2.5}, 'odd "source" \\ with\ttab')
    assert tomllib.loads(write(document)) == document
    assert tomllib.loads(write(shipped())) == shipped()


@pytest.mark.parametrize("value", [1, 1.5, 1e300, True, False, "", 'a"b\\c\nd\x7f', [1, [2.5, "x"]], ()])
def test_values_survive_being_written(value: Any) -> None:
    assert tomllib.loads(f"x = {toml_value(value)}")["x"] == (list(value) if isinstance(value, tuple) else value)
