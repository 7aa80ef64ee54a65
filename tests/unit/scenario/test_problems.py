"""Every fault of an author is named with its line, its key, what is wrong, and the nearest right name."""

# ruff: noqa: E501  # one case a line reads best

from pathlib import Path

import pytest

from sim.kernel.errors import Problem, ScenarioError
from sim.scenario.load import load_scenario
from tests.unit.scenario.conftest import Spoil

CASES = [
    # key, schema: old text, new text, key of the problem, message, suggestion
    ("weeks = 8", "weaks = 8", "weaks", "is not known here", "weeks"),
    ("weeks = 8", "", "weeks", "is missing", ""),
    ("weeks = 8", 'weeks = "8"', "weeks", "must be a whole number, not '8'", ""),
    ("weeks = 8", "weeks = 8.5", "weeks", "must be a whole number", ""),
    ("weeks = 8", "weeks = true", "weeks", "must be a whole number", ""),
    ("weeks = 8", "weeks = -3", "weeks", "must be at least 1, not -3", ""),
    ("weeks = 8", f"weeks = 1{'0' * 400}", "weeks", "must be", ""),
    ('start_date = "2026-01-05"', 'start_date = "2026-01-06"', "start_date", "is a Tuesday", ""),
    ('start_date = "2026-01-05"', 'start_date = "05.01.2026"', "start_date", "date like 2026-12-25, not '05.01.2026'", ""),
    ('start_date = "2026-01-05"', "start_date = 2026-01-05T08:00:00", "start_date", "must be a date", ""),
    ("weeks = 8", "weeks = 8\nturn_weeks = 9", "turn_weeks", "must be at most 4", ""),
    ('"open_problem"]', '"open_problme"]', "focus.2", "there is no decision 'open_problme'", "open_problem"),
    ("executive_trust = 60", "executive_trust = 1e308", "company.executive_trust", "must be at most 100", ""),
    ("executive_trust = 60", "executive_trust = nan", "company.executive_trust", "must be a finite number", ""),
    ("executive_trust = 60", "executive_trust = inf", "company.executive_trust", "must be a finite number", ""),
    ("executive_trust = 60", "executive_trust = -1", "company.executive_trust", "must be at least 0", ""),
    ("patch_cadence_days = 14", "patch_cadence_days = 15", "start.patch_cadence_days", "must be one of 7, 14, 30, 90", ""),
    ("payroll = 200_000", "pay_roll = 200_000", "budget.pay_roll", "is not known here", "payroll"),
    ("payroll = 200_000", "payroll = 1e308", "budget.payroll", "must be at most", ""),
    # calendars
    ('mon = ["08:00-12:00", "13:00-17:00"]', 'mon = ["08:00-14:00", "13:00-17:00"]', "calendars.office.mon", "overlap", ""),
    ('mon = ["08:00-12:00", "13', 'mon = ["08-12", "13', "calendars.office.mon.1", "span like", ""),
    ('mon = ["08:00-12:00", "13', 'mon = ["22:00-06:00", "13', "calendars.office.mon.1", "a night is two spans", ""),
    ('mon = ["08:00-12:00", "13', 'mon = ["08:00-25:00", "13', "calendars.office.mon.1", "no time of day", ""),
    ('mon = ["08:00-12:00"', 'moon = ["08:00-12:00"', "calendars.office.moon", "is not known here", "mon"),
    ('"2026-01-06"', '"2062-01-06"', "calendars.office.holidays.1", "not within two years", ""),
    ('"2026-01-06"', '"2025-12-25"', "calendars.office.holidays.1", "not within two years", ""),
    ("[calendars.office]", "[calendars.always]", "calendars.always", "take another", ""),
    ("[calendars.office]", "[calendars.idle]\n\n[calendars.office]", "calendars.idle", "is never open", ""),
    # people
    ("users = 60\nsat", "users = 60.5\nsat", "departments.sales.users", "must be a whole number", ""),
    ('id = "works"', 'id = "sales"', "departments.sales.id", "is used twice: 'sales' is also number 1", ""),
    ('id = "works"', 'id = "The Works"', "departments.The Works.id", "must be a name of lower-case letters", ""),
    ('grade = "junior"', 'grade = "juniro"', "people.ben.grade", "must be one of 'junior'", "junior"),
    ("skills = { server = 4", "skills = { servr = 4", "people.ada.skills.servr", "must be one of", "server"),
    ("skills = { server = 4", "skills = { server = 6", "people.ada.skills.server", "must be at most 5", ""),
    ("familiarity = { mail", "familiarity = { male", "people.ada.familiarity.male", "no service 'male'", "mail"),
    ("desk = 0.4", "desk = 0.5", "people.ada.duties", "must add to 1, not 1.1", ""),
    ("desk = 0.4", "desk = 1.4", "people.ada.duties.desk", "must be at most 1", ""),
    ("desk = 0.4", "dask = 0.4", "people.ada.duties.dask", "must be one of", "desk"),
    ("week_share = 0.5", "week_share = 0", "people.ben.week_share", "must be at least 0.1", ""),
    ("week_share = 0.5", 'calendar = "ofice"', "people.ben.calendar", "there is no calendar 'ofice'", "office"),
    ('traits = ["quick"]', 'traits = ["quick", "quick"]', "people.ben.traits", "names 'quick' twice", ""),
    ('traits = ["quick"]', 'traits = ["quik"]', "people.ben.traits.1", "must be one of", "quick"),
    ('bond = "ada"', 'bond = "ad"', "people.ben.bond", "no other person 'ad'", "ada"),
    ("service_desk = 2\nendpoint = 2.5", "endpoint = 0", "people.ben.skills", "at least one skill above 0", ""),
    ('name = "Ben Öl"', 'name = "Ben\\u0007"', "people.ben.name", "one line without control characters", ""),
    ('name = "Ben Öl"', 'name = ""', "people.ben.name", "must not be empty", ""),
    # services and assets
    ("sales = 60, works", "sales = 61, works", "services.mail.users.sales", "is 61, but sales has 60 users", ""),
    ("sales = 60, works", "salse = 60, works", "services.mail.users.salse", "no department 'salse'", "sales"),
    ("sales = 60, works = 40", "sales = 0", "services.mail.users", "at least one user", ""),
    ("[4, 8, 24, 48, 96]", "[4, 8, 24, 48]", "services.mail.sla_h", "must have at least 5 elements, not 4", ""),
    ("[4, 8, 24, 48, 96]", "[4, 8, 24, 48, 12]", "services.mail.sla_h", "must not fall from P1 to P5", ""),
    ("[4, 8, 24, 48, 96]", "[0, 8, 24, 48, 96]", "services.mail.sla_h.1", "must be more than 0", ""),
    ('critical = "medium"', 'critical = "mdium"', "services.mail.critical", "must be one of", "medium"),
    ('["mail-1", "mail-2"] }', '["mail-1", "mail-3"] }', "services.mail.requires.1.assets.2", "no asset 'mail-3'", "mail-2"),
    ('["mail-1", "mail-2"] }', '["mail-1", "mail-1"] }', "services.mail.requires.1.assets", "names an asset twice", ""),
    ('["mail-1", "mail-2"] }', '["mail-1"], need = 2 }', "services.mail.requires.1.need", "is 2, but only 1", ""),
    ('["mail-1", "mail-2"] }', '["mail-1"], vitel = true }', "services.mail.requires.1.vitel", "is not known", "vital"),
    ('calendar = "always"', 'calendar = "nights"', "services.files.calendar", "there is no calendar 'nights'", ""),
    ('depends_on = ["mail"]', 'depends_on = ["mial"]', "services.files.depends_on.1", "no service 'mial'", "mail"),
    ('depends_on = ["mail"]', 'depends_on = ["files"]', "services.files.depends_on", "files → files", ""),
    ('class = "server"', 'class = "sever"', "assets.mail-1.class", "there is no class of asset 'sever'", "server"),
    ("capacity = 200", "capacity = 0", "assets.mail-1.capacity", "must be at least 0.001", ""),
    ("age_years = 2", "age_years = -1", "assets.mail-1.age_years", "must be at least 0", ""),
    ('contract = "care"', 'contract = "car"', "assets.mail-1.contract", "there is no contract 'car'", "care"),
    ('contract = "care"', 'contract = "office"', "assets.mail-1.contract", "'office' is no support contract", ""),
    ('field = "network"', 'field = "netwrk"', "assets.nas.field", "must be one of", "network"),
    # vendors and contracts
    ('vendor = "nordlicht"', 'vendor = "nordlich"', "contracts.care.vendor", "there is no vendor", "nordlicht"),
    ('kinds = ["support", "licence"]', 'kinds = ["licence"]', "contracts.care.kind", "nordlicht does not offer", ""),
    ("units_used = 80", "units_used = 120", "contracts.office.units_used", "only 110 are paid for", ""),
    ("notice_weeks = 4", "notice_weeks = 60", "contracts.office.notice_weeks", "longer than the term", ""),
    ("ends_week = 6", "ends_week = -6", "contracts.care.ends_week", "must be at least 1", ""),
    ('services = ["mail"]', 'services = ["mailx"]', "contracts.care.services.1", "no service 'mailx'", "mail"),
    # demand, problems, changes, goals
    ("weekdays = [1, 1, 1, 1, 1, 0, 0]", "weekdays = [0, 0, 0, 0, 0, 0, 0]", "demand.weekdays", "must not be all 0", ""),
    ("weekdays = [1, 1", "weekdays = [-1, 1", "demand.weekdays.1", "must be at least 0", ""),
    ("levels = [5, 3, 2, 0, 0]", "levels = [0, 0, 0, 0, 0]", "demand.categories.mail-trouble.levels", "not be all 0", ""),
    ("levels = [5, 3, 2, 0, 0]", "levels = [5, 3, 2, 0, 1]", "demand.categories.mail-trouble.levels", "nobody could do it", ""),
    ("wait_user_share = 0.2", "wait_user_share = 0.7\nwait_vendor_share = 0.4",
     "demand.categories.mail-trouble.wait_vendor_share", "more than 1 together", ""),
    ('field = "application"', 'field = "development"', "demand.categories.mail-trouble.levels", "nobody has any", ""),
    ('category = "mail-trouble"', 'category = "mail-truble"', "problems.full-disk.category", "no category", "mail-trouble"),
    ('kind = "incident"', 'kind = "request"', "problems.full-disk.category", "is no category of incidents", ""),
    ('id = "full-disk"\nservice = "mail"', 'id = "full-disk"\nservice = "files"', "problems.full-disk.category", "is about mail", ""),
    ("level = 3", "level = 3\nstarts_week = 9", "problems.full-disk.starts_week", "beyond the last week, 8", ""),
    ('asked_by = "works"', 'asked_by = "work"', "changes.bigger-disk.asked_by", "no department or vendor", "works"),
    ('asset = "nas"', 'asset = "nes"', "changes.bigger-disk.asset", "there is no asset 'nes'", "nas"),
    ("week = 3", "week = 30", "changes.bigger-disk.week", "beyond the last week", ""),
    ("score.it_manager.service", "score.it_manager.servis", "goals.service.measure", "no KPI or score", "score.it_manager.service"),
    ("score.it_manager.service", "sla_met", "goals.service.measure", "no KPI or score", "sla_met_share"),
    ("score.it_manager.service", "sla_met_share", "goals.service.target", "must lie between 0 and 1, not 60", ""),
    ("by_week = 8", "by_week = 9", "goals.service.by_week", "is week 9, but the game ends with week 8", ""),
    # rules
    ("hire = 1", "hire = 100", "rules.decision_hours.hire", "must lie between 0.0 and 8.0, not 100", ""),
    ("hire = 1", "hier = 1", "rules.decision_hours.hier", "is no number of the model", "hire"),
    ("[rules.decision_hours]", "[rules.decisionhours]", "rules.decisionhours", "no section of the ruleset", "decision_hours"),
    ("shape = 0.8", 'shape = "round"', "rules.asset_classes.server.shape", "must be a number, not 'round'", ""),
    ("[rules.asset_classes.server]\nshape", "[rules.asset_classes]\nserver", "rules.asset_classes.server", "must be a table", ""),
    ("[rules.asset_classes.server]", "[rules.asset_classes.sever]", "rules.asset_classes.sever", "no class of asset", "server"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "key", "message", "suggestion"), CASES)
def test_a_fault_is_named(
    spoil: Spoil, tiny: Path, old: str, new: str, key: str, message: str, suggestion: str
) -> None:
    problems = spoil(old, new)
    found = [problem for problem in problems if problem.key == key]
    assert found, "\n".join(map(str, problems))
    assert message in found[0].message
    assert found[0].suggestion == suggestion
    assert found[0].file == f"{tiny}/scenario.toml"
    at = (tiny / "scenario.toml").read_text(encoding="utf-8").count("\n", 0, _offset(tiny, old, new)) + 1
    if new:
        assert abs(found[0].line - at) <= 16, "the line points at least to the table of the fault"


def _offset(tiny: Path, old: str, new: str) -> int:
    return max(0, (tiny / "scenario.toml").read_text(encoding="utf-8").find(new))


def test_one_fault_brings_one_problem(spoil: Spoil) -> None:
    problems = spoil('class = "server"', 'class = "sever"')
    (problem,) = problems
    assert str(problem).endswith("assets.mail-1.class: there is no class of asset 'sever' (did you mean 'server'?)")


def test_a_faulty_table_is_still_known_by_its_id(spoil: Spoil) -> None:
    (problem,) = spoil("capacity = 200", "capacity = -200")
    assert problem.key == "assets.mail-1.capacity"


def test_a_key_names_its_exact_line(spoil: Spoil, tiny: Path) -> None:
    (problem,) = spoil('["mail-1", "mail-2"] }', '["mail-1"], need = 2 }')
    lines = (tiny / "scenario.toml").read_text(encoding="utf-8").split("\n")
    assert "need = 2" in lines[problem.line - 1]


def test_circles_of_services_are_named(tiny: Path) -> None:
    text = (tiny / "scenario.toml").read_text(encoding="utf-8")
    text = text.replace('monitoring = "basic"', 'monitoring = "basic"\ndepends_on = ["files"]', 1)
    (tiny / "scenario.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ScenarioError, match=r"services.mail.depends_on: goes round in a circle: mail → files → mail"):
        load_scenario(tiny)


def test_all_problems_come_at_once_in_line_order(tiny: Path) -> None:
    path = tiny / "scenario.toml"
    text = path.read_text(encoding="utf-8")
    for old, new in (
        ("weeks = 8", 'weeks = "eight"'),
        ("executive_trust = 60", "executiv_trust = 60"),
        ('grade = "junior"', 'grade = "boss"'),
        ('depends_on = ["mail"]', 'depends_on = ["post"]'),
        ("desk = 0.4", "desk = 0.9"),
        ("hire = 1", "hire = -1"),
    ):
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")
    (tiny / "text.de.toml").write_text('title = "x"\n[people.ada]\nrolle = "y"\n', encoding="utf-8")
    with pytest.raises(ScenarioError) as caught:
        load_scenario(tiny)
    problems = caught.value.problems
    mine = [problem for problem in problems if problem.file.endswith("scenario.toml")]
    assert [problem.key for problem in mine] == [
        "weeks",
        "company.executive_trust",
        "company.executiv_trust",
        "people.ada.duties",
        "people.ben.grade",
        "services.files.depends_on.1",
        "rules.decision_hours.hire",
    ]
    assert [problem.line for problem in mine] == sorted(problem.line for problem in mine)
    german = [problem for problem in problems if problem.file.endswith("text.de.toml")]
    assert (
        Problem(f"{tiny}/text.de.toml", 3, "people.ada.rolle", "is no text of this scenario", "people.ada.role")
        in german
    )
    assert {"tagline", "people.ben.home", "goals.service.name"} <= {problem.key for problem in german}


@pytest.mark.parametrize(
    ("file", "old", "new", "key", "message"),
    [
        ("text.en.toml", 'role = "Everything"', "", "people.ada.role", "is missing"),
        ("text.en.toml", 'role = "Everything"', "role = 3", "people.ada.role", "must be text in quotes, not 3"),
        ("text.en.toml", 'role = "Everything"', 'role = "  "', "people.ada.role", "must not be empty"),
        ("text.de.toml", 'nas.name = "Storage"', 'nass.name = "x"', "assets.nas.name", "is missing"),
        ("text.de.toml", 'line = "Work!"', 'line = "a\\u202eb"', "people.ben.line", "control character U+202E"),
        ("text.de.toml", "Two people,", "x" * 7_000, "briefing", "at most 6000 characters"),
        ("text.de.toml", 'title = "Winzig"', '"ti tle" = "Winzig"', "title", "is missing"),
    ],
)
def test_texts_are_complete(spoil: Spoil, file: str, old: str, new: str, key: str, message: str) -> None:
    found = {problem.key: problem.message for problem in spoil(old, new, file)}
    assert message in found[key]


def test_a_flood_of_problems_is_cut(tiny: Path) -> None:
    text = (tiny / "scenario.toml").read_text(encoding="utf-8")
    text = text.replace("[company]", "[company]\n" + "".join(f"x{n} = 1\n" for n in range(500)), 1)
    (tiny / "scenario.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ScenarioError) as caught:
        load_scenario(tiny)
    assert caught.value.problems[-1].message == "and 300 more problems"
