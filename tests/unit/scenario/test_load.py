"""From a folder to definitions, and from a save's texts back to the same definitions."""

import math
import subprocess
import sys
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from sim.kernel.calendar import Calendar
from sim.kernel.errors import ScenarioError
from sim.kernel.units import DAY, HOUR
from sim.scenario import load
from sim.scenario.definitions import Scenario
from sim.scenario.load import list_scenarios, load_scenario, scenario_from_source
from sim.scenario.ruleset import default_rules


def same(one: Scenario, other: Scenario) -> bool:
    """Compare scenarios; calendars are equal when they open alike."""

    def plain(scenario: Scenario, name: str) -> Any:
        value = getattr(scenario, name)
        if name == "calendars":
            return {key: (calendar.windows, calendar.holidays) for key, calendar in value.items()}
        return value

    return all(plain(one, f.name) == plain(other, f.name) for f in fields(Scenario))


def test_units_of_authors_become_units_of_the_model(tiny: Path) -> None:
    scenario = load_scenario(tiny)
    ada, ben = scenario.people
    assert (ada.pay_cents_per_year, ben.pay_cents_per_year) == (7_000_000, 2_000_000)
    assert (ben.born, ben.bond, ben.traits, ben.skills["endpoint"]) == (1985, "ada", ("quick",), 2.5)
    mail, files = scenario.services
    assert (mail.value_cents_per_h, mail.critical, mail.calendar, mail.season) == (80_050, 2, "office", (1.0,))
    assert (files.critical, files.depends_on, files.season) == (1, ("mail",), (1.0, 1.5))
    assert [(r.assets, r.need, r.vital) for r in mail.requires] == [
        (("mail-1", "mail-2"), 1, True),
        (("switch",), 1, False),
    ]
    assert {asset.id: asset.age_weeks for asset in scenario.assets}["nas"] == 4.5 * 52
    assert [asset.field for asset in scenario.assets] == ["", "", "network", ""]
    category = scenario.demand.categories[0]
    assert category.effort_mu == 0.0
    assert category.levels == (0.5, 0.3, 0.2, 0.0, 0.0)
    assert math.isclose(sum(scenario.demand.hour_shares), 1)
    assert scenario.demand.weekday_shares[0] == 0.2
    assert scenario.changes[0].size == 1
    assert scenario.budget_cents["payroll"] == 20_000_000
    assert scenario.budget_cents["cloud"] == 0
    assert scenario.reserve_cents == 500_000
    assert (scenario.start.patch_cadence_days, scenario.start.triage_order) == (14, "priority")
    assert scenario.focus == ("hire", "open_problem")


def test_calendars_open_as_written(tiny: Path) -> None:
    office = load_scenario(tiny).calendars["office"]
    assert office.windows[:2] == ((8 * HOUR, 12 * HOUR), (13 * HOUR, 17 * HOUR))
    assert (3 * DAY + 8 * HOUR, 3 * DAY + 17 * HOUR) in office.windows, "spans that touch are one"
    assert office.is_open(9 * HOUR)
    assert not office.is_open(DAY + 9 * HOUR), "6 January is a holiday"
    assert not office.is_open(11 * DAY + 9 * HOUR), "16 January, a TOML date, is a holiday too"
    assert office.is_open(8 * DAY + 9 * HOUR)
    assert isinstance(load_scenario(tiny).calendars["always"], Calendar)
    assert load_scenario(tiny).calendars["always"].always


def test_numbers_of_the_model_can_differ_in_a_scenario(tiny: Path) -> None:
    scenario = load_scenario(tiny)
    assert scenario.rules.decision_hours["hire"] == 1.0
    assert scenario.rules.asset_classes["server"].shape == 0.8
    assert default_rules().decision_hours["hire"] == 2.0
    assert scenario.rules.people == default_rules().people


def test_texts_are_flat_and_in_both_languages(tiny: Path) -> None:
    texts = load_scenario(tiny).texts
    assert texts["en"]["title"] == "Tiny"
    assert texts["de"]["title"] == "Winzig"
    assert texts["en"]["briefing"] == "Two people,\ntwo services."
    assert texts["en"]["assets.mail-1.name"] == "Mail 1"
    assert texts["en"].keys() == texts["de"].keys()


def test_a_scenario_is_found_by_folder_and_by_file(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    by_folder = load_scenario(tiny)
    assert same(by_folder, load_scenario(tiny / "scenario.toml"))
    monkeypatch.chdir(tiny)
    assert same(by_folder, load_scenario("scenario.toml"))
    assert same(by_folder, load_scenario("."))


def test_a_save_carries_all_it_takes(tiny: Path) -> None:
    scenario = load_scenario(tiny)
    again = scenario_from_source(scenario.source)
    assert same(scenario, again)
    assert again.source == scenario.source
    assert set(scenario.source) == {"scenario.toml", "text.en.toml", "text.de.toml", "ruleset.toml", "level.toml"}


def test_the_ruleset_of_a_save_wins_over_the_one_shipped(tiny: Path) -> None:
    source = dict(load_scenario(tiny).source)
    assert "shape = { value = 0.8" in source["ruleset.toml"]
    source["ruleset.toml"] = source["ruleset.toml"].replace("shape = { value = 0.8", "shape = { value = 0.55", 1)
    assert scenario_from_source(source).rules.asset_classes["server"].shape == 0.55


def test_settings_lie_over_the_files_and_are_saved(tiny: Path) -> None:
    scenario = load_scenario(
        tiny, {"people.ben.morale": 0.1, "budget.training": 100, "rules.decision_hours.hire": 4, "weeks": 10}
    )
    assert scenario.people[1].morale == 0.1
    assert scenario.budget_cents["training"] == 10_000
    assert scenario.rules.decision_hours["hire"] == 4.0
    assert scenario.weeks == 10
    assert same(scenario, scenario_from_source(scenario.source))


@pytest.mark.parametrize(
    ("settings", "message", "suggestion"),
    [
        ({"peple.ben.morale": 0.1}, "peple", "people"),
        ({"people.bem.morale": 0.1}, "bem", "ben"),
        ({"people.ben.moral": 0.1}, "is not known here", "morale"),
        ({"people.ben.morale": 7}, "must be at most 1", ""),
        ({"people": 7}, "must be a list", ""),
        ({"weeks.x": 7}, "names no single value", ""),
        ({"rules.decision_hours.hier": 1}, "is no number of the model", "decision_hours.hire"),
        ({"rules.decision_hours.hire": -1}, "must lie between", ""),
    ],
)
def test_bad_settings_are_named(tiny: Path, settings: dict[str, object], message: str, suggestion: str) -> None:
    with pytest.raises(ScenarioError) as caught:
        load_scenario(tiny, settings)
    found = [problem for problem in caught.value.problems if message in problem.message]
    assert found, caught.value
    assert found[0].suggestion == suggestion


def test_an_unknown_name_suggests_the_nearest() -> None:
    with pytest.raises(ScenarioError, match=r"no such scenario; there are .*did you mean 'network-refresh'"):
        load_scenario("network-refrsh")


@pytest.mark.parametrize("name", ["", "x" * 5_000, "a\0b", "../../nowhere", "a\nb", "\udcff", "nowhere.toml", "/"])
def test_odd_names_are_refused(name: str) -> None:
    with pytest.raises(ScenarioError) as caught:
        load_scenario(name)
    assert all(str(problem).isprintable() for problem in caught.value.problems)


def test_scenarios_are_listed_without_heavy_imports() -> None:
    code = (
        "import sys; from sim.scenario.load import list_scenarios; assert list_scenarios();"
        "print(sorted(m for m in ('numpy', 'simpy', 'pydantic', 'pygame') if m in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_list_survives_a_broken_scenario(tmp_path: Path, tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load, "_HOMES", (tmp_path,))
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "scenario.toml").write_text("= nonsense")
    infos = {info.id: info for info in list_scenarios()}
    assert infos["broken"].flaw
    assert not infos["tiny"].flaw
    assert (infos["tiny"].staff, infos["tiny"].users, infos["tiny"].weeks) == (2, 100, 8)
    assert load_scenario("tiny").id == "tiny"


def test_without_any_scenarios_the_list_is_empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load, "_HOMES", (tmp_path / "none",))
    assert list_scenarios() == ()
