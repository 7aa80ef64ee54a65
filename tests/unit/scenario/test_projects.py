"""Projects, strategy, opening plans and casts: units, and every fault of an author with its line and key."""

# ruff: noqa: E501  # one case a line reads best

from pathlib import Path

import pytest

from sim.kernel.errors import ScenarioError
from sim.scenario.load import load_scenario
from tests.unit.scenario.conftest import Spoil


def test_units_of_authors_become_units_of_the_model(company: Path) -> None:
    scenario = load_scenario(company)
    (project,) = scenario.projects
    assert (project.budget_cents, project.capital_cents, project.go_live_size) == (800_000, 1_500_000, 2)
    assert (project.leader, project.method, project.tolerance_weeks) == ("pm", "predictive", 2)
    tasks = {task.id: task for task in project.tasks}
    assert tasks["roll-out"].purchase_cents == 1_400_000
    assert (tasks["roll-out"].after, tasks["roll-out"].lead_days) == (("trial",), 10)
    assert [(r.id, r.hidden, r.surfaces) for r in project.deliverables[0].requirements] == [
        ("on-the-road", False, "pilot"),
        ("old-label-tool", True, "pilot"),
    ]
    assert project.benefits[0].cents_per_week == 30_000
    assert [s.power for s in project.stakeholders] == [3, 1]
    assert scenario.technologies[0].cost_cents == 200_000
    assert scenario.pm_attention_h == 14
    opening = scenario.openings[0].decisions[1]
    assert (opening.seat, opening.name, opening.arguments) == (
        "it",
        "open_problem",
        (("problem", "slow-evenings"), ("person", "goran")),
    )


def test_money_of_risks_and_revenue_is_in_cents(company: Path) -> None:
    file = company / "scenario.toml"
    text = file.read_text(encoding="utf-8")
    text = text.replace('impact = "delay"\nsize = 8', 'impact = "cost"\nsize = 1_200.5')
    text = text.replace(
        'kind = "demand"\ntargets = ["workplace"]\namount = 0.7', 'kind = "revenue"\ntargets = ["sales"]\namount = 250'
    )
    file.write_text(text, encoding="utf-8")
    (project,) = load_scenario(company).projects
    assert project.risks[0].size == 120_050
    assert project.benefits[0].amount == 25_000


@pytest.mark.parametrize(("line", "weeks"), [("", 6), ("next_quarter_weeks = 0\n", 0), ("next_quarter_weeks = 9\n", 9)])
def test_the_next_quarter_is_half_the_game_unless_said(company: Path, line: str, weeks: int) -> None:
    file = company / "scenario.toml"
    file.write_text(
        file.read_text(encoding="utf-8").replace('decks = ["house"]', f'{line}decks = ["house"]'), encoding="utf-8"
    )
    scenario = load_scenario(company)
    assert scenario.next_quarter_weeks == weeks
    assert scenario.horizon_s - scenario.end_s == weeks * 7 * 86_400


CASES = [
    # old text, new text, key of the problem, message, suggestion
    ('starts = "proposal"', 'starts = "proposed"', "projects.laptops.starts", "must be one of", "proposal"),
    ("due_week = 10", "due_week = 1", "projects.laptops.due_week", "must be later than week 1", ""),
    ("due_week = 10", "due_week = 400", "projects.laptops.due_week", "more than half a year after", ""),
    ('sponsor = "sales"', 'sponsor = "sale"', "projects.laptops.sponsor", "no department 'sale'", "sales"),
    ('leader = "pm"', 'leader = "inez"', "projects.laptops.leader", "no person 'inez'", "ines"),
    ('leader = "pm"', 'leader = "pm"\nanswers_to = "project-office"', "projects.laptops.answers_to", "must be one of", "project_office"),
    ('sponsor = "sales"', 'sponsor = "executives"\nanswers_to = "department"', "projects.laptops.answers_to", "no department sponsors", ""),
    ('{ party = "workshop", power', '{ party = "sales", power', "projects.laptops.stakeholders.2.party", "names 'sales' twice", ""),
    ('{ party = "workshop", power', '{ party = "board", power', "projects.laptops.stakeholders.2.party", "no department or party 'board'", ""),
    ('party = "workshop", power = 1', 'party = "workshop", power = 0', "projects.laptops.stakeholders.2.power", "must be more than 0", ""),
    ('go_live_assets = ["clients"]', 'go_live_assets = ["client"]', "projects.laptops.go_live_assets.1", "no asset 'client'", "clients"),
    ("budget = 8_000\ncapital", "budget = -8_000\ncapital", "projects.laptops.budget", "must be at least 0", ""),
    ("capital = 15_000\ngo_live", "capital = 9_000\ngo_live", "projects.laptops.capital", "is 9,000, but its tasks buy for 14,000 on project_capital", ""),
    ("project_capital = 15_000\nreserve", "project_capital = 14_000\nreserve", "budget.project_capital", "is 14,000, but laptops together take 15,000", ""),
    ('leader = "pm"\ndue_week = 10\nbudget = 8_000', "due_week = 10\nbudget = 9_000", "projects.laptops.budget", "more than all of budget.project_expense, 8,000", ""),
    # deliverables
    ('wanted_by = "workshop"', 'wanted_by = "works"', "projects.laptops.deliverables.spare-pool.wanted_by", "no department 'works'", "workshop"),
    ('id = "on-the-road", department = "sales"', 'id = "on-the-road", department = "sails"', "projects.laptops.deliverables.devices.requirements.on-the-road.department", "no department 'sails'", "sales"),
    ('id = "old-label-tool"', 'id = "on-the-road"', "projects.laptops.deliverables.devices.requirements.on-the-road.id", "there is another requirement 'on-the-road'", ""),
    ('surfaces = "pilot"', 'surfaces = "later"', "projects.laptops.deliverables.devices.requirements.old-label-tool.surfaces", "must be one of", ""),
    ('deliverable = "spare-pool"', 'deliverable = "devices"', "projects.laptops.deliverables.spare-pool", "comes from no task", ""),
    # tasks
    ('deliverable = "spare-pool"', 'deliverable = "spare-pol"', "projects.laptops.tasks.spares.deliverable", "no deliverable 'spare-pol'", "spare-pool"),
    ('after = ["wishes"]', 'after = ["wish"]', "projects.laptops.tasks.image.after.1", "no task 'wish'", "wishes"),
    ('after = ["wishes"]', 'after = ["wishes", "wishes"]', "projects.laptops.tasks.image.after", "names a task twice", ""),
    ('after = ["wishes"]', 'after = ["roll-out"]', "projects.laptops.tasks.image.after", "in a circle: image → roll-out → trial → image", ""),
    ('after = ["image"]', 'after = ["trial"]', "projects.laptops.tasks.trial.after", "in a circle: trial → trial", ""),
    ('id = "spares"', 'id = "trial"', "projects.laptops.tasks.trial.id", "there is another task 'trial'", ""),
    ('phase = "rollout"', 'phase = "roll-out"', "projects.laptops.tasks.roll-out.phase", "must be one of", "rollout"),
    ("effort_h = 30\nfield", "effort_h = 0\nfield", "projects.laptops.tasks.image.effort_h", "must be at least 0.5", ""),
    ("effort_h = 30\nfield", "effort_h = 1e300\nfield", "projects.laptops.tasks.image.effort_h", "must be at most", ""),
    ('field = "endpoint"\nlevel = 3\nafter', 'field = "endpoint"\nlevel = 5\nafter', "projects.laptops.tasks.image.level", "needs endpoint at level 5, but the best is 3: nobody could do it", ""),
    ("purchase = 14_000", 'purchase = 14_000\naccount = "projectcapital"', "projects.laptops.tasks.roll-out.account", "must be one of", "project_capital"),
    ("purchase = 14_000", 'purchase = 14_000\nservice = "laptops"', "projects.laptops.tasks.roll-out.service", "no service 'laptops'", ""),
    # risks
    ("to_week = 8\nimpact", "to_week = 3\nimpact", "projects.laptops.risks.late-delivery.to_week", "before it begins in week 4", ""),
    ("from_week = 4\nto_week = 8", "from_week = 40\nto_week = 80", "projects.laptops.risks.late-delivery.from_week", "beyond the last week, 12", ""),
    ("probability = 0.35", "probability = 35", "projects.laptops.risks.late-delivery.probability", "must be at most 1", ""),
    ('task = "roll-out"', 'task = "rollout"', "projects.laptops.risks.late-delivery.task", "no task 'rollout'", "roll-out"),
    ('subject = "nordlicht"\nknown', 'subject = "nordlich"\nknown', "projects.laptops.risks.late-delivery.subject", "no vendor 'nordlich'", "nordlicht"),
    ('subject = "nordlicht"\nknown', "known", "projects.laptops.risks.late-delivery.subject", "must say which", ""),
    ('source = "vendor"', 'source = "outside"', "projects.laptops.risks.late-delivery.subject", "has no subject", ""),
    # benefits
    ('targets = ["workplace"]\namount', 'targets = ["sales"]\namount', "projects.laptops.benefits.fewer-faults.targets.1", "no service 'sales'", ""),
    ("amount = 0.7", "amount = 70", "projects.laptops.benefits.fewer-faults.amount", "must lie between 0.05 and 2 for 'demand', not 70", ""),
    ('deliverables = ["devices"]', 'deliverables = ["device"]', "projects.laptops.benefits.fewer-faults.deliverables.1", "no deliverable 'device'", "devices"),
    # the second hat, strategy, technologies, openings, early ends
    ('profile = "it"', 'profile = "itt"', "project_manager.profile", "must be one of", "it"),
    ("pm_attention_h = 14", "pm_attention_h = 200", "company.pm_attention_h", "must be at most 80", ""),
    ('measure = "availability_share"', 'measure = "availability"', "strategy.reliable.measure", "no KPI 'availability'", "availability_share"),
    ("target = 0.998\nwanted", "target = 99.8\nwanted", "strategy.reliable.target", "must lie between 0 and 1", ""),
    ("target = 0.998\nwanted", "target = 0.97\nwanted", "strategy.reliable.target", "must differ from the start", ""),
    ('goal = "helpful"', 'goal = "helpfull"', "technologies.one-image.goal", "no strategy goal", "helpful"),
    ('field = "endpoint"\neffort_h = 30\nassets = ["clients"]', 'field = "security"\neffort_h = 30\nassets = ["clientz"]', "technologies.one-image.assets.1", "no asset 'clientz'", "clients"),
    ('seat = "it", name = "charter_project"', 'seat = "it", name = "charter_projekt"', "openings.steady.decisions.3.name", "no decision 'charter_projekt'", "charter_project"),
    ('args = { project = "laptops" }', 'args = { project = "laptop" }', "openings.steady.decisions.3.args.project", "no project 'laptop'", "laptops"),
    ('args = { order = "priority" }', "args = { order = { a = 1 } }", "openings.steady.decisions.1.args.order", "must be text, a number", ""),
    ('[[openings]]', '[[early_ends]]\nrule = "fired"\n\n[[openings]]', "early_ends.1.rule", "must be one of", ""),
    ('[[openings]]', '[[early_ends]]\nrule = "relieved"\n\n[[early_ends]]\nrule = "relieved"\n\n[[openings]]', "early_ends.2.rule", "is used twice", ""),
    ('[[openings]]', '[[early_ends]]\nrule = "relieved"\nfrom_week = 13\n\n[[openings]]', "early_ends.1.from_week", "beyond the last week", ""),
    ('id = "ines"', 'id = "team"', "people.team.id", "is a word of cards and decisions", ""),
    ('id = "laptops"', 'id = "lead"', "projects.lead.id", "is a word of cards and decisions", ""),
    # decks and cast
    ('decks = ["house"]', 'decks = ["hose"]', "decks.1", "there is no deck 'hose'", "house"),
    ('decks = ["house"]', 'decks = ["../house"]', "decks.1", "must be a name of lower-case letters", ""),
    ('decks = ["house"]', 'decks = ["house", "house"]', "decks.2", "names 'house' twice", ""),
    ('newcomer = "ilir"', 'newcommer = "ilir"', "cast.newcommer", "there is no role 'newcommer'", "newcomer"),
    ('newcomer = "ilir"', 'newcomer = "illir"', "cast.newcomer", "there is no person 'illir'", "ilir"),
    ('newcomer = "ilir"', 'newcomer = "sales"', "cast.newcomer", "there is no person 'sales'", ""),
    ('newcomer = "ilir"', '"New Comer" = "ilir"', "cast.New Comer", "must be a role of lower-case letters", ""),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "key", "message", "suggestion"), CASES)
def test_a_fault_is_named(
    spoil_company: Spoil, company: Path, old: str, new: str, key: str, message: str, suggestion: str
) -> None:
    problems = spoil_company(old, new)
    found = [problem for problem in problems if problem.key == key]
    assert found, "\n".join(map(str, problems))
    assert message in found[0].message
    assert found[0].suggestion == suggestion
    assert found[0].file == f"{company}/scenario.toml"


def test_a_fault_deep_inside_names_its_line(spoil_company: Spoil, company: Path) -> None:
    (problem,) = spoil_company('after = ["wishes"]', 'after = ["wish"]')
    assert 'after = ["wish"]' in (company / "scenario.toml").read_text(encoding="utf-8").split("\n")[problem.line - 1]


def test_what_a_project_must_say_in_words(spoil_company: Spoil) -> None:
    problems = spoil_company(
        'late-delivery = "The laptops come late"', 'late = "The laptops come late"', "text.en.toml"
    )
    assert {(problem.key, problem.message) for problem in problems} == {
        ("projects.laptops.risks.late", "is no text of this scenario"),
        ("projects.laptops.risks.late-delivery", "is missing"),
    }


def test_a_scenario_without_a_second_hat_is_still_one(tiny: Path) -> None:
    scenario = load_scenario(tiny)
    assert (scenario.projects, scenario.cards, scenario.openings) == ((), (), ())
    assert scenario.pm_attention_h == 16


def test_a_cast_without_a_deck_is_a_fault(company: Path) -> None:
    file = company / "scenario.toml"
    file.write_text(file.read_text(encoding="utf-8").replace('decks = ["house"]', "decks = []"), encoding="utf-8")
    with pytest.raises(ScenarioError, match=r"cast\.newcomer: there is no role 'newcomer'"):
        load_scenario(company)
