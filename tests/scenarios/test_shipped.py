"""Every shipped scenario loads, says the same in both languages, and is as large as it claims."""

import re
from pathlib import Path

import pytest

from sim.catalogue import decision
from sim.scenario.definitions import Scenario
from sim.scenario.load import list_scenarios, load_scenario, scenario_folders
from sim.scenario.schema import SCHEMAS, schema_json
from sim.scenario.vocabulary import Account, ContractKind
from sim.session import Session

SHIPPED = sorted(scenario_folders())


@pytest.fixture(params=SHIPPED)
def shipped(request: pytest.FixtureRequest) -> Scenario:
    return load_scenario(request.param)


@pytest.mark.parametrize("kind", SCHEMAS)
def test_the_schemas_for_editors_are_current(root: Path, kind: str) -> None:
    committed = (root / "scenarios" / f"{kind}.schema.json").read_text(encoding="utf-8")
    assert committed == schema_json(kind), "run `make schema`"


def test_the_schema_names_units_and_meanings(root: Path) -> None:
    schema = schema_json()
    assert '"x-unit": "h"' in schema
    assert schema.count('"description"') > 100


def test_the_id_is_the_folder(shipped: Scenario) -> None:
    assert scenario_folders()[shipped.id].name == shipped.id
    assert any(info.id == shipped.id and not info.flaw for info in list_scenarios())


def test_both_languages_say_the_same_things(shipped: Scenario) -> None:
    english, german = shipped.texts["en"], shipped.texts["de"]
    assert english.keys() == german.keys()
    same = {key for key in english if english[key] == german[key] and len(english[key].split()) > 3}
    assert not same, "left untranslated"
    for key, text in english.items():
        assert text.count("\n\n") == german[key].count("\n\n"), f"{key} has other paragraphs in German"


def test_german_is_written_in_german(shipped: Scenario) -> None:
    for key, text in shipped.texts["de"].items():
        assert not re.search(r"”|\"", text), f"{key} has quotation marks that are not German"
        assert text.count("„") == text.count("“"), f"{key} has quotation marks that do not match"
        assert not re.search(r"\b(fuer|ueber|koenn|muess|waer)", text), f"{key} lacks an umlaut"


def test_lines_spoken_are_short_enough_for_a_bubble(shipped: Scenario) -> None:
    for texts in shipped.texts.values():
        for key, text in texts.items():
            if key.startswith(("cards.", "arcs.")):
                continue
            if key.endswith((".line", ".want", ".worry", ".proud", ".symptom", ".why", ".what")):
                assert len(text) <= 160, key
            if key.endswith(".name") or re.match(r"projects\.[^.]+\.[^.]+\.", key):
                assert len(text) <= 64, key


def test_a_card_can_be_read_in_half_a_minute(shipped: Scenario) -> None:
    for texts in shipped.texts.values():
        for key, text in texts.items():
            if not key.startswith(("cards.", "arcs.")):
                continue
            most = {"title": 48, "label": 72, "story": 480, "effect": 200}.get(key.rpartition(".")[2], 280)
            assert len(text) <= most, key
            assert "<" not in text, f"{key} has a role that nobody plays"


def test_files_start_with_the_schema(shipped: Scenario) -> None:
    assert shipped.source["scenario.toml"].startswith("#:schema ../scenario.schema.json\n")
    assert shipped.source.get("dilemmas.toml", "#:schema ../dilemmas.schema.json\n").startswith(
        "#:schema ../dilemmas.schema.json\n"
    )


def test_everybody_is_close_to_somebody(shipped: Scenario) -> None:
    assert all(person.bond for person in shipped.people)


def test_focus_names_twelve_to_thirty_decisions(shipped: Scenario) -> None:
    assert 12 <= len(shipped.focus) <= 30


def test_the_network_refresh_has_its_size() -> None:
    scenario = load_scenario("network-refresh")
    assert len(scenario.people) == 14
    assert sum(department.users for department in scenario.departments) == 450
    assert scenario.weeks == 26
    assert 9 <= len(scenario.services) <= 12
    assert len(scenario.assets) == 30


def tickets_per_month(scenario: Scenario) -> dict[str, float]:
    users = {service.id: sum(service.users.values()) for service in scenario.services}
    counts: dict[str, float] = {}
    for category in scenario.demand.categories:
        counts[category.kind] = counts.get(category.kind, 0.0) + category.per_user_month * users[category.service]
    return counts


def test_demand_of_the_network_refresh_is_that_of_an_office_firm() -> None:
    scenario = load_scenario("network-refresh")
    counts = tickets_per_month(scenario)
    assert 0.9 <= (counts["incident"] + counts["request"]) / 450 <= 1.3, "0.5 to 1.5 per user and month [M]"
    assert 0.80 <= sum(scenario.demand.hour_shares[8:18]) <= 0.9, "ServiceNow data: 86 % from 8 to 18"
    assert sum(scenario.demand.weekday_shares[5:]) < 0.05


def test_priorities_of_the_network_refresh_are_mostly_p3_and_p4() -> None:
    scenario = load_scenario("network-refresh")
    users = {service.id: sum(service.users.values()) for service in scenario.services}
    weight = [0.0] * 6
    for category in scenario.demand.categories:
        for i, impact in enumerate(category.impact):
            for u, urgency in enumerate(category.urgency):
                rate = category.per_user_month * users[category.service]
                weight[1 + i + u] += rate * impact * urgency
    total = sum(weight)
    assert weight[1] / total < 0.01
    assert 0.02 < weight[2] / total < 0.08
    assert (weight[3] + weight[4]) / total > 0.65


def test_licences_of_the_network_refresh_have_slack() -> None:
    scenario = load_scenario("network-refresh")
    licences = [contract for contract in scenario.contracts if contract.kind == "licence"]
    unused = 1 - sum(contract.units_used for contract in licences) / sum(contract.units for contract in licences)
    assert 0.25 <= unused <= 0.30


def test_the_budget_of_the_network_refresh_pays_for_what_runs() -> None:
    scenario = load_scenario("network-refresh")
    share = scenario.weeks / 52
    accounts: dict[ContractKind, Account] = {"licence": "licences", "cloud": "cloud", "support": "support"}
    for kind, account in accounts.items():
        running = sum(contract.cents_per_year for contract in scenario.contracts if contract.kind == kind) * share
        assert 0.98 <= scenario.budget_cents[account] / running <= 1.05
    pay = sum(person.pay_cents_per_year for person in scenario.people) * scenario.rules.people.on_cost_factor * share
    assert 1.0 <= scenario.budget_cents["payroll"] / pay <= 1.03


def test_opening_plans_are_decisions_that_exist(shipped: Scenario) -> None:
    for opening in shipped.openings:
        assert 3 <= len(opening.decisions) <= 8
        for planned in opening.decisions:
            arguments = {name: list(v) if isinstance(v, tuple) else v for name, v in planned.arguments}
            made = decision(planned.name, arguments)
            assert type(made).seat in (planned.seat, "either"), planned.name


def test_every_line_of_an_opening_plan_can_be_carried_out_in_week_one(shipped: Scenario) -> None:
    for opening in shipped.openings:
        session = Session(shipped, 1)
        for planned in opening.decisions:
            arguments = {name: list(v) if isinstance(v, tuple) else v for name, v in planned.arguments}
            made = decision(planned.name, arguments)
            receipt = session.submit(made, planned.seat)
            assert receipt.refusal is None, f"{opening.id}: {planned.name}: {receipt.refusal}"


def test_the_network_project_is_as_large_as_it_claims() -> None:
    scenario = load_scenario("network-refresh")
    refresh, *others = scenario.projects
    assert (refresh.id, refresh.leader, len(others)) == ("refresh", "pm", 2)
    assert 20 <= len(refresh.tasks) <= 26
    assert 5 <= len(refresh.deliverables) <= 6
    assert 1 <= sum(deliverable.optional for deliverable in refresh.deliverables) <= 2
    stated = sum(task.effort_h for task in refresh.tasks)
    hidden = sum(r.effort_h for d in refresh.deliverables for r in d.requirements if r.hidden)
    assert 240 <= stated <= 340, (
        "what is stated; wishes, risks and the pace of real weeks make it two to three times as much"
    )
    assert 0.08 <= hidden / stated <= 0.35
    assert any(task.level >= 4 and task.field == "network" for task in refresh.tasks), "some of it needs Noor"


def test_the_longest_way_through_the_network_project_leaves_some_slack() -> None:
    """Two people at 40 % on each task, nothing but the plan: the way must fit, and not by much."""
    scenario = load_scenario("network-refresh")
    refresh = scenario.projects[0]
    tasks = {task.id: task for task in refresh.tasks}
    ends: dict[str, float] = {}

    def end(name: str) -> float:
        if name not in ends:
            task = tasks[name]
            begin = max((end(before) for before in task.after), default=1.0)
            people = 1 if task.level >= 4 else min(2, task.max_people)
            ends[name] = begin + task.lead_days / 7 + task.effort_h / (people * 0.4 * 37 * 0.8)
        return ends[name]

    finish = max(map(end, tasks))
    assert 0.3 * refresh.due_week < finish < 0.9 * refresh.due_week


def test_the_network_refresh_has_three_set_pieces_and_cards_for_both_hats() -> None:
    cards = load_scenario("network-refresh").cards
    assert sum(card.kind == "set_piece" for card in cards) == 3
    assert {card.meets for card in cards} == {"it", "pm"}
    assert {card.kind for card in cards} == {"dilemma", "confidence", "wrong_door", "set_piece"}


def test_no_option_is_for_nothing(shipped: Scenario) -> None:
    for card in shipped.cards:
        for option in card.options:
            assert option.effects or option.hours >= 1.0, f"{card.id}: {option.id} costs and does nothing"
