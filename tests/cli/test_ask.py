"""Replays, explanations and lists."""

import json
from pathlib import Path

import pytest

from tests.cli.program import SCENARIO, call


@pytest.fixture(scope="module")
def save(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("saves") / "g.jsonl"
    done = call("run", SCENARIO, "--seed", "5", "--weeks", "4", "--it", "random", "--quiet", "--save", str(path))
    assert done.returncode == 0, done.stderr
    return path


def test_a_replay_verifies_every_week(save: Path) -> None:
    document = json.loads(call("replay", str(save), "--json").stdout)
    assert document["verified"] is True
    assert document["weeks_verified"] == document["weeks_recorded"] == 4
    assert document["warnings"] == []
    text = call("replay", str(save), "--until", "2").stdout
    assert "2 weeks played again; every digest agrees." in text


def test_a_replay_ends_where_the_save_does(save: Path) -> None:
    done = call("replay", str(save), "--until", "5")
    assert done.returncode == 2
    assert "more than the 4 weeks" in done.stderr


def test_a_changed_digest_is_found(save: Path, tmp_path: Path) -> None:
    lines = save.read_text(encoding="utf-8").splitlines()
    number = next(n for n, line in enumerate(lines) if '"digest","week":3' in line)
    record = json.loads(lines[number])
    record["domains"]["people"] = "0" * 16
    lines[number] = json.dumps(record)
    forged = tmp_path / "forged.jsonl"
    forged.write_text("\n".join(lines) + "\n", encoding="utf-8")
    done = call("replay", str(forged), "--json")
    assert done.returncode == 3
    assert "week 3, first in: people" in done.stderr
    assert json.loads(done.stdout)["verified"] is False


def test_a_cut_off_save_is_read_as_far_as_it_goes(save: Path, tmp_path: Path) -> None:
    cut = tmp_path / "cut.jsonl"
    data = save.read_bytes()
    cut.write_bytes(data[: data.rindex(b'"kind":"digest"') + 40])
    done = call("replay", str(cut), "--json")
    assert done.returncode == 0, done.stderr
    assert "warning:" in done.stderr
    document = json.loads(done.stdout)
    assert document["weeks_verified"] == 3
    assert len(document["warnings"]) == 1


@pytest.mark.parametrize(
    "subject",
    [
        "sla@3",
        "people",
        "outage_cost_cents@4",
        "decision/1",
        "score.project_manager.schedule@4",
        "project/refresh/spi@4",
    ],
)
def test_why_in_both_languages(save: Path, subject: str) -> None:
    english = call("explain", str(save), subject)
    assert english.returncode == 0, english.stderr
    german = call("explain", str(save), subject, "--lang", "de")
    assert english.stdout != german.stdout
    document = json.loads(call("explain", str(save), subject, "--json").stdout)
    assert document["kind"] in ("score", "kpi", "decision", "project")


def test_whom_to_ask_is_suggested(save: Path) -> None:
    done = call("explain", str(save), "sal@3")
    assert done.returncode == 2
    assert "did you mean 'sla@3'?" in done.stderr
    assert "Traceback" not in done.stderr


def test_scenarios() -> None:
    found = json.loads(call("scenarios", "--json").stdout)
    entry = next(entry for entry in found if entry["id"] == SCENARIO)
    assert {"id", "title", "size", "weeks", "difficulty"} <= set(entry)
    assert entry["size"] == 14
    assert entry["title"] in call("scenarios").stdout


def test_decisions() -> None:
    found = json.loads(call("decisions", "--json").stdout)
    assert all({"name", "seat", "hours", "arguments"} <= set(entry) for entry in found)
    one = next(entry for entry in found if entry["name"] == "set_triage_order")
    assert one["arguments"][0]["choices"] == ["priority", "first_come", "sla_slack", "business_value"]
    text = call("decisions", "--lang", "de").stdout
    assert all(entry["name"] in text for entry in found)


def test_policies() -> None:
    found = json.loads(call("policies", "--json").stdout)
    assert {"do-nothing", "random", "firefighter", "by-the-book", "cost-cutter"} <= {entry["name"] for entry in found}
    assert all({"name", "seat", "summary"} == set(entry) for entry in found)


def test_schema_and_validate() -> None:
    assert json.loads(call("schema").stdout)["title"]
    done = call("validate", SCENARIO)
    assert done.returncode == 0
    assert "in order" in done.stdout
    assert json.loads(call("validate", SCENARIO, "--json").stdout)["valid"] is True


def test_the_doctor_says_it_in_one_line(tmp_path: Path) -> None:
    done = call("doctor", cwd=tmp_path)
    assert done.returncode == 0, done.stdout
    assert done.stdout.startswith("This machine will do")
    document = json.loads(call("doctor", "--json").stdout)
    assert document["fit"] is True
    names = {check["name"] for check in document["checks"]}
    assert {"python", "packages", "display", "sound", "terminal", "extras"} <= names


def test_the_doctor_knows_every_extra() -> None:
    from game.cli.health import _EXTRAS, extras_declared

    assert extras_declared() - {"all"} == set(_EXTRAS)
