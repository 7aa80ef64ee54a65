"""Batches: the right games in the right order, kept whole, continued, and never lost to one bad game."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sim.kernel.errors import ScenarioError
from sim.lab import batch as batches
from sim.lab import executors, folder, game
from sim.lab.batch import Batch, batch
from sim.lab.executors import executor
from sim.lab.game import flat
from sim.lab.trials import BatchError, Definition, Pair, UnreadableError, define
from sim.policies.registry import PolicyError
from sim.runner import run

TINY = "tests/data/scenarios/tiny"
PAIRS = ("it=do-nothing,pm=do-nothing", "it=random,pm=random")

WEEKS = 2


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Batch:
    return batch(TINY, PAIRS, 3, seed=5, weeks=WEEKS, out=tmp_path_factory.mktemp("batch") / "out")


def files(path: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted(path.iterdir())}


def manifest(path: Path) -> dict[str, Any]:
    document: dict[str, Any] = json.loads((path / "manifest.json").read_text(encoding="utf-8"))
    return document


def test_rows_in_the_order_of_replications(small: Batch) -> None:
    assert [(row["seed"], row["label"]) for row in small.rows] == [
        (seed, label) for seed in (5, 6, 7) for label in PAIRS
    ]
    assert small.complete
    assert not small.interrupted
    assert {row["status"] for row in small.rows} == {"done"}


def test_replication_r_is_the_run_with_seed_s_plus_r(small: Batch) -> None:
    summary = run(TINY, 6, it="random", pm="random", weeks=WEEKS).summary()
    row = next(row for row in small.rows if (row["seed"], row["label"]) == (6, PAIRS[1]))
    assert row["digest"] == summary["digest"]
    assert {name: row[name] for name in flat(summary)} == flat(summary)


def test_columns_name_the_places_of_a_summary(small: Batch) -> None:
    row = small.rows[0]
    assert {"scores.it_manager.total", "kpis.backlog", "counts.incidents_opened", "money.spent_cents"} <= set(row)
    assert {"outcome", "ending", "digest", "weeks", "level", "it", "pm"} <= set(row)
    assert not [name for name in row if name.startswith(("wall_s", "policies", "goals.service.op"))]
    assert not [name for name, value in row.items() if isinstance(value, dict | list | tuple)]


def test_table_and_manifest(small: Batch) -> None:
    assert small.folder is not None
    assert set(files(small.folder)) == {"manifest.json", "kpis.csv"}
    with (small.folder / "kpis.csv").open(encoding="utf-8", newline="") as lines:
        table = list(csv.DictReader(lines))
    assert [row["seed"] for row in table] == ["5", "5", "6", "6", "7", "7"]
    assert list(table[0])[:8] == ["scenario", "label", "it", "pm", "level", "seed", "status", "error"]
    assert float(table[0]["kpis.backlog"]) == small.rows[0]["kpis.backlog"]
    said = manifest(small.folder)
    assert (said["complete"], said["interrupted"], said["games"], said["done"], said["failed"]) == (
        True,
        False,
        6,
        6,
        0,
    )
    assert Definition.read(said["definition"]) == small.definition
    assert said["scenarios"].keys() == {"tiny"}


def test_what_is_read_back_is_what_was_written(small: Batch) -> None:
    assert small.folder is not None
    rows = folder.BatchFolder(small.folder).rows()
    assert rows == [{**row} for row in small.rows]
    assert folder.table(rows).encode() == (small.folder / "kpis.csv").read_bytes()


def test_the_rows_are_the_same_whoever_plays(small: Batch, tmp_path: Path) -> None:
    other = batch(TINY, PAIRS, 3, seed=5, weeks=WEEKS, out=tmp_path / "out", executor="local:2")
    assert other.rows == small.rows
    assert small.folder is not None
    assert (tmp_path / "out" / "kpis.csv").read_bytes() == (small.folder / "kpis.csv").read_bytes()


def test_settings_and_variations_are_columns_and_labels(tmp_path: Path) -> None:
    found = batch(
        TINY,
        ("it=do-nothing",),
        1,
        weeks=1,
        settings={"rules.people.hire_days": 40},
        vary={"company.executive_trust": (50, 70)},
        out=tmp_path / "out",
    )
    assert [row["label"] for row in found.rows] == [
        "it=do-nothing company.executive_trust=50",
        "it=do-nothing company.executive_trust=70",
    ]
    assert [row["set.company.executive_trust"] for row in found.rows] == [50, 70]
    assert {row["set.rules.people.hire_days"] for row in found.rows} == {40}
    assert found.rows[0]["kpis.executive_trust"] < found.rows[1]["kpis.executive_trust"]


# --------------------------------------------------------------------------------------------- what goes wrong


BAD = '''
class Fails:
    """Fails on odd seeds."""

    def decide(self, view, luck):
        if luck.draw("x") >= 0.0 and view.week == 2:
            raise RuntimeError("no more")
        return []


class Dies:
    """Takes its process with it."""

    def decide(self, view, luck):
        import os

        os._exit(3)


class Leaves:
    """Calls exit."""

    def decide(self, view, luck):
        raise SystemExit(2)
'''


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with policies of one's own, as the current one."""
    tiny = Path(TINY).absolute()
    (tmp_path / "bad_policies.py").write_text(BAD)
    (tmp_path / "tiny").symlink_to(tiny)
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(str(tmp_path))
    yield tmp_path


@pytest.mark.parametrize("name", ["Fails", "Leaves"])
def test_a_game_that_raises_costs_its_row(name: str, here: Path) -> None:
    found = batch("tiny", ("it=do-nothing", f"it=bad_policies:{name}"), 2, weeks=2, out=here / "out")
    assert [row["status"] for row in found.rows] == ["done", "failed", "done", "failed"]
    assert not found.complete
    assert "bad_policies.py" in found.failed[0]["error"]
    assert manifest(here / "out")["failures"][0]["error"] == found.failed[0]["error"]
    assert manifest(here / "out")["complete"] is False


def test_a_process_that_dies_costs_its_row(here: Path) -> None:
    found = batch("tiny", ("it=do-nothing", "it=bad_policies:Dies"), 2, weeks=1, executor="local:2")
    assert [row["status"] for row in found.rows] == ["done", "failed", "done", "failed"]
    assert found.failed[0]["error"] == "its process died, twice"


def test_failed_games_are_tried_again(here: Path) -> None:
    pairs = ("it=do-nothing", "it=bad_policies:Fails")
    before = batch("tiny", pairs, 2, weeks=2, out=here / "out")
    (here / "bad_policies.py").write_text(BAD.replace("raise RuntimeError", "str"))
    import bad_policies  # type: ignore[import-not-found]

    bad_policies.Fails.decide = lambda *_: []
    played = []
    after = batch("tiny", pairs, 2, weeks=2, out=here / "out", resume=True, each=lambda done, _: played.append(done))
    assert played == [3, 4]
    assert after.complete
    assert after.rows[0] == before.rows[0]


class Stopped(Exception):
    """Stands for a power cut."""


def stop_after(count: int, error: type[BaseException], monkeypatch: pytest.MonkeyPatch) -> None:
    real = game.row
    left = [count]

    def row(trial: Any) -> Any:
        left[0] -= 1
        if left[0] < 0:
            raise error
        return real(trial)

    monkeypatch.setattr(executors, "row", row)


def test_ctrl_c_keeps_what_is_done_and_resuming_gives_the_same_table(
    small: Batch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    with monkeypatch.context() as patch:
        stop_after(4, KeyboardInterrupt, patch)
        cut = batch(TINY, PAIRS, 3, seed=5, weeks=WEEKS, out=out)
    assert cut.interrupted
    assert len(cut.rows) == 4
    said = manifest(out)
    assert (said["complete"], said["interrupted"], said["done"]) == (False, True, 4)
    assert set(files(out)) == {"manifest.json", "kpis.csv"}
    whole = batch(TINY, PAIRS, 3, seed=5, weeks=WEEKS, out=out, resume=True)
    assert whole.complete
    assert small.folder is not None
    assert files(out)["kpis.csv"] == files(small.folder)["kpis.csv"]
    assert files(out)["manifest.json"] == files(small.folder)["manifest.json"]


def test_a_power_cut_costs_only_what_was_running(small: Batch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    with monkeypatch.context() as patch:
        stop_after(3, Stopped, patch)
        with pytest.raises(Stopped):
            batch(TINY, PAIRS, 3, seed=5, weeks=WEEKS, out=out)
    journal = out / "unfinished.jsonl"
    journal.write_bytes(journal.read_bytes() + b'{"cut off')
    assert manifest(out)["complete"] is False
    played = []
    whole = batch(TINY, PAIRS, 3, seed=5, weeks=WEEKS, out=out, resume=True, each=lambda done, _: played.append(done))
    assert played == [4, 5, 6]
    assert whole.complete
    assert small.folder is not None
    assert files(out) == files(small.folder)


def test_more_replications_are_added(small: Batch, tmp_path: Path) -> None:
    out = tmp_path / "out"
    batch(TINY, PAIRS, 2, seed=5, weeks=WEEKS, out=out)
    batch(TINY, PAIRS, 3, seed=5, weeks=WEEKS, out=out, resume=True)
    assert small.folder is not None
    assert files(out) == files(small.folder)
    with pytest.raises(BatchError, match="more replications"):
        batch(TINY, PAIRS, 2, seed=5, weeks=WEEKS, out=out, resume=True)


def test_another_batch_is_never_overwritten_nor_mixed(small: Batch) -> None:
    out = small.folder
    assert out is not None
    before = files(out)
    with pytest.raises(BatchError, match="holds a batch already"):
        batch(TINY, PAIRS, 3, seed=5, weeks=WEEKS, out=out)
    for change, word in (({"seed": 6}, "seed"), ({"weeks": 1}, "weeks"), ({"level": "hard"}, "level")):
        with pytest.raises(BatchError, match=f"cannot go on, because .*other {word}"):
            batch(TINY, PAIRS, 3, **{"seed": 5, "weeks": WEEKS, **change}, out=out, resume=True)  # type: ignore[arg-type]
    with pytest.raises(BatchError, match="other pairs"):
        batch(TINY, PAIRS[:1], 3, seed=5, weeks=WEEKS, out=out, resume=True)
    assert files(out) == before


def test_another_model_cannot_go_on(small: Batch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    batch(TINY, PAIRS[:1], 1, weeks=1, out=out)
    monkeypatch.setattr(batches, "MODEL_VERSION", "other")
    with pytest.raises(BatchError, match=r"made with model .*, and this is other"):
        batch(TINY, PAIRS[:1], 1, weeks=1, out=out, resume=True)


def test_faults_are_found_before_the_first_game(tmp_path: Path) -> None:
    out = tmp_path / "out"
    with pytest.raises(PolicyError):
        batch(TINY, ("it=nobody",), 1, out=out)
    with pytest.raises(ScenarioError, match="nowhere"):
        batch("nowhere", PAIRS, 1, out=out)
    with pytest.raises(ScenarioError, match="no number of the model"):
        batch(TINY, PAIRS, 1, settings={"rules.people.hire_dayz": 4}, out=out)
    with pytest.raises(BatchError, match="more than the"):
        batch(TINY, PAIRS, 1, weeks=999, out=out)
    with pytest.raises(BatchError, match="two scenarios have the id tiny"):
        batch((TINY, f"{TINY}/scenario.toml"), PAIRS, 1, out=out)
    assert not out.exists()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("tcp://host:1", "several machines"),
        ("local:0", "from 1 to"),
        ("local:x", "from 1 to"),
        ("remote", "there is no executor"),
        ("", "there is no executor"),
    ],
)
def test_no_executor(name: str, text: str) -> None:
    with pytest.raises(BatchError, match=text):
        executor(name)


@pytest.mark.parametrize(
    ("given", "text"),
    [
        ("by-the-book", "is not it=POLICY"),
        ("it=", "is not it=POLICY"),
        ("xx=a", "no seat 'xx'"),
        ("it=a,it=b", "twice"),
        ({}, "no seat"),
    ],
)
def test_no_pair(given: Any, text: str) -> None:
    with pytest.raises(BatchError, match=text):
        Pair.of(given)


def test_pairs_are_written_one_way() -> None:
    assert Pair.of("pm=b, it=a").label == "it=a,pm=b"
    assert Pair.of({"pm": "b"}).full == (("it", "by-the-book"), ("pm", "b"))


@pytest.mark.parametrize(
    ("change", "text"),
    [
        ({"n": 0}, "at least one"),
        ({"policies": ()}, "pair of policies"),
        ({"scenarios": ()}, "needs a scenario"),
        ({"vary": {"a": ()}}, "at least one"),
        ({"scenarios": ("a", "a")}, "scenario a is named twice"),
        ({"policies": ("it=a", {"it": "a"})}, "policy it=a is named twice"),
        ({"settings": {"k": 1}, "vary": {"k": (1, 2)}}, "both set and varied"),
    ],
)
def test_no_batch(change: dict[str, Any], text: str) -> None:
    given: dict[str, Any] = {"scenarios": "tiny", "policies": ("it=a",), "n": 1, **change}
    with pytest.raises(BatchError, match=text):
        define(**given)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("manifest.json", b"{"),
        ("manifest.json", b"[]"),
        ("manifest.json", b'{"format": 99}'),
        ("manifest.json", b'{"format": 1, "definition": {"scenarios": 3}}'),
        ("kpis.csv", b'a,b\n"1,2\n'),
        ("kpis.csv", b"\xff\xfe"),
        ("kpis.csv", b"a,b\n1,2,3\n"),
    ],
)
def test_a_broken_folder_is_said(name: str, content: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    found = folder.BatchFolder(tmp_path)
    with pytest.raises(UnreadableError, match=name):
        found.definition() if name == "manifest.json" else found.rows()


def test_texts_that_look_like_numbers_stay_texts(tmp_path: Path) -> None:
    row = {
        "scenario": "1e5", "label": "007", "it": "1", "pm": None, "level": "standard", "seed": 3, "status": "done",
        "error": None, "digest": "12e4", "kpis.a": 0.1 + 0.2, "kpis.b": None, "goals.x.met": True, "n": 2**60,
    }  # fmt: skip
    (tmp_path / "kpis.csv").write_text(folder.table([row]), encoding="utf-8")
    assert folder.BatchFolder(tmp_path).rows() == [row]
    assert folder.numbers([row]) == ["kpis.a", "n", "goals.x.met"]


def test_a_scenario_that_has_changed_cannot_go_on(tmp_path: Path) -> None:
    import shutil

    shutil.copytree(TINY, tmp_path / "tiny")
    name = str(tmp_path / "tiny")
    batch(name, PAIRS[:1], 1, weeks=1, out=tmp_path / "out")
    text = tmp_path / "tiny" / "scenario.toml"
    text.write_text(text.read_text(encoding="utf-8") + "\n# another line\n", encoding="utf-8")
    with pytest.raises(BatchError, match="have changed since"):
        batch(name, PAIRS[:1], 2, weeks=1, out=tmp_path / "out", resume=True)
