"""Levels of difficulty: shipped, changed, kept in a save."""

from dataclasses import replace
from pathlib import Path

import pytest

from sim.kernel.errors import ScenarioError
from sim.scenario.levels import LEVELS, STANDARD, level_text, levels
from sim.scenario.load import load_scenario, scenario_from_source


def test_the_shipped_levels_are_those_that_can_be_asked_for() -> None:
    assert (*levels(), "custom") == ("guided", "standard", "hard", "custom")
    assert set(LEVELS) == {*levels(), "custom"}
    assert levels()["standard"] == STANDARD


def test_harder_is_harder_in_everything() -> None:
    guided, standard, hard = levels()["guided"], levels()["standard"], levels()["hard"]
    for easier, harder in ((guided, standard), (standard, hard)):
        assert easier.attention_factor > harder.attention_factor
        assert easier.warning_factor > harder.warning_factor
        assert easier.patience_factor > harder.patience_factor
        assert easier.hidden_factor < harder.hidden_factor
    assert guided.advice_h == 0 < standard.advice_h
    assert hard.advice_h < 0


@pytest.mark.parametrize("name", LEVELS)
def test_a_save_keeps_its_level(tiny: Path, name: str) -> None:
    scenario = load_scenario(tiny, level=name)
    assert scenario.level.id == name
    assert scenario_from_source(scenario.source).level == scenario.level


def test_a_save_keeps_the_factors_of_its_time(tiny: Path) -> None:
    source = dict(load_scenario(tiny, level="hard").source)
    now = f"attention_factor = {levels()['hard'].attention_factor}"
    source["level.toml"] = source["level.toml"].replace(now, "attention_factor = 0.7")
    assert scenario_from_source(source).level.attention_factor == 0.7


def test_with_a_setting_a_level_is_custom(tiny: Path) -> None:
    scenario = load_scenario(tiny, {"level.patience_factor": 2}, level="guided")
    assert scenario.level == replace(levels()["guided"], id="custom", patience_factor=2.0)
    assert "settings.toml" not in scenario.source
    assert scenario_from_source(scenario.source).level == scenario.level


def test_a_level_never_touches_the_scenario(tiny: Path) -> None:
    easy, hard = load_scenario(tiny, level="guided"), load_scenario(tiny, level="hard")
    assert easy.people == hard.people
    assert easy.rules == hard.rules
    assert easy.level != hard.level


def test_an_unknown_level_suggests_the_nearest(tiny: Path) -> None:
    with pytest.raises(ScenarioError, match=r"there is no level 'hrad'; there are guided.*did you mean 'hard'"):
        load_scenario(tiny, level="hrad")


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("level.patience", 1, "is no factor of a level (did you mean 'patience_factor'?)"),
        ("level.patience_factor", 100, "must be a number between 0.2 and 5"),
        ("level.patience_factor", "much", "must be a number between 0.2 and 5"),
        ("level.patience_factor", float("nan"), "must be a number between 0.2 and 5"),
        ("level.patience_factor", True, "must be a number between 0.2 and 5"),
    ],
)
def test_bad_factors_are_named(tiny: Path, key: str, value: object, message: str) -> None:
    with pytest.raises(ScenarioError) as caught:
        load_scenario(tiny, {key: value})
    (problem,) = caught.value.problems
    assert f"{key}: {message}" in str(problem)


@pytest.mark.parametrize(
    "text", ["= nonsense", "id = 'none'\n", level_text(STANDARD).replace("1.0", "900.0"), "x = 1\n", "[id]\n"]
)
def test_a_damaged_level_in_a_save_is_named(tiny: Path, text: str) -> None:
    source = {**load_scenario(tiny).source, "level.toml": text}
    with pytest.raises(ScenarioError) as caught:
        scenario_from_source(source)
    assert all(problem.file == "level.toml" for problem in caught.value.problems)
