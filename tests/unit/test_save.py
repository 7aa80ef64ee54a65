"""Saves: append-only, replayed and verified; a damaged one says what could be saved."""

import errno
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from sim.kernel.errors import ReplayDivergence, SaveError
from sim.policies.registry import make
from sim.runner import Game, play
from sim.save import Recorder, read, replay
from sim.scenario.load import load_scenario
from sim.session import Session, decision

WEEKS = 4


def record(path: Path, seed: int = 7) -> Game:
    return play(
        load_scenario("network-refresh"),
        seed,
        {"it": ("random", make("it", "random"))},
        weeks=WEEKS,
        recorder=lambda session: Recorder(path, session, {"it": "random"}),
    )


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Game]:
    path = tmp_path_factory.mktemp("saves") / "game.save"
    return path, record(path)


@pytest.fixture
def copy(saved: tuple[Path, Game], tmp_path: Path) -> Path:
    path = tmp_path / "copy.save"
    path.write_bytes(saved[0].read_bytes())
    return path


def test_a_replay_gives_the_same_game(saved: tuple[Path, Game]) -> None:
    path, game = saved
    save = read(path)
    assert save.warnings == []
    assert save.weeks == WEEKS
    assert save.end is not None
    assert save.end["digest"] == game.digest()
    session = replay(save)
    assert session.digest() == game.session.digest()
    assert list(session.events()) == list(game.session.events())


def test_a_replay_can_stop_early(saved: tuple[Path, Game]) -> None:
    session = replay(read(saved[0]), until_week=2)
    assert session.clock == 2 * 604_800
    assert session.digest() == read(saved[0]).digests[2]


def test_a_cut_off_line_costs_that_line(copy: Path) -> None:
    data = copy.read_bytes()
    for cut in (2, 20, 200):
        copy.write_bytes(data[:-cut])
        save = read(copy)
        assert len(save.warnings) == 1
        assert "the last line was cut off and is left out" in save.warnings[0]
        assert "could be read" in save.warnings[0]
        assert replay(save).clock >= (WEEKS - 1) * 604_800


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (lambda line: b"{", "this line is damaged"),
        (lambda line: b"\xff\xfe", "this line is damaged"),
        (lambda line: b"[" * 100_000, "this line is damaged"),
        (lambda line: b'{"kind":"song"}', "unknown kind of line 'song'"),
        (lambda line: b'{"kind":"decision","n":1,"t":0,"seat":"it","name":"hir","args":{}}', "no decision 'hir'"),
        (lambda line: b'{"kind":"decision","n":1,"t":-5,"seat":"it"}', "this line is damaged"),
        (lambda line: b"null", "this line is damaged"),
    ],
)
def test_a_damaged_line_says_what_could_be_saved(copy: Path, damage: Callable[[bytes], bytes], message: str) -> None:
    lines = copy.read_bytes().split(b"\n")
    middle = len(lines) // 2
    lines[middle] = damage(lines[middle])
    copy.write_bytes(b"\n".join(lines))
    (warning,) = read(copy).warnings
    assert warning.startswith(f"{copy}:{middle + 1}: ")
    assert message in warning
    assert "what follows is left out" in warning


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "this is not a save"),
        (b"\x00\x01\x02" * 100, "this is not a save"),
        (b"[]\n", "this is not a save"),
        (b'{"kind":"header","format":99}\n', "written by a newer version"),
        (b'{"kind":"header","format":1,"model_version":"0.1.0"}\n', "scenario: missing or damaged in the header"),
    ],
)
def test_what_is_no_save_is_refused(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "x.save"
    path.write_bytes(content)
    with pytest.raises(SaveError, match=message):
        read(path)


def test_a_folder_or_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SaveError, match="cannot be read"):
        read(tmp_path)
    with pytest.raises(SaveError, match="cannot be read"):
        read(tmp_path / "none.save")


def test_divergence_names_week_and_domain(copy: Path) -> None:
    lines = [json.loads(line) for line in copy.read_bytes().splitlines()]
    for line in lines:
        if line["kind"] == "digest" and line["week"] >= 3:
            line["domains"]["people"] = "0000000000000000"
    copy.write_text("\n".join(json.dumps(line) for line in lines) + "\n")
    with pytest.raises(ReplayDivergence) as caught:
        replay(read(copy))
    assert (caught.value.week, caught.value.domain) == (3, "people")


def test_another_model_version_can_be_read_but_not_continued(copy: Path) -> None:
    header, *rest = copy.read_text().splitlines()
    old = json.dumps({**json.loads(header), "model_version": "0.0.1"})
    copy.write_text("\n".join([old, *rest]) + "\n")
    save = read(copy)
    assert save.entries
    with pytest.raises(SaveError, match=r"made with model version 0\.0\.1"):
        replay(save)


def test_undone_decisions_do_not_stand(tmp_path: Path) -> None:
    path = tmp_path / "undo.save"
    session = Session(load_scenario("network-refresh"), 7)
    with Recorder(path, session) as recorder:
        for option in session.view("it").legal("set_patch_cadence", "set_interrupt_rule")[:2]:
            receipt = session.submit(option, "it")
            recorder.decision(receipt, session.clock, "it", option)
        recorder.undo(2)
    save = read(path)
    assert [entry.sequence for entry in save.entries] == [1]
    assert save.undone == 1


def test_both_hats_are_replayed_with_what_they_were_refused(tmp_path: Path) -> None:
    path = tmp_path / "both.save"
    session = Session(load_scenario("network-refresh"), 7)
    wrong = decision("hold_one_to_one", {"person": session.scenario.people[0].id})
    with Recorder(path, session, {"it": "x", "pm": "y"}) as recorder:
        for seat, option in (
            ("it", session.view("it").legal("set_patch_cadence")[0]),
            ("pm", wrong),
            ("pm", session.view("pm").legal("write_handover_note", "set_standing_order")[0]),
            ("it", session.view("it").legal("set_interrupt_rule")[0]),
        ):
            recorder.decision(session.submit(option, seat), session.clock, seat, option)
        recorder.undo(4)
    save = read(path)
    assert (save.header["seats"], save.header["level"], save.undone) == (["it", "pm"], "standard", 1)
    assert [(entry.sequence, entry.seat) for entry in save.entries] == [(1, "it"), (2, "pm"), (3, "pm")]
    again = replay(save)
    assert (again.decided, again.refused) == (2, 1)
    assert again.find("decision/2") == session.find("decision/2")
    refused = json.loads(path.read_text().splitlines()[2])
    assert refused["refused"] == "not_your_call"


def test_a_level_stays_with_its_save(tmp_path: Path) -> None:
    path = tmp_path / "hard.save"
    session = Session(load_scenario("network-refresh", level="hard"), 7)
    Recorder(path, session).close()
    again = replay(read(path))
    assert again.scenario.level == session.scenario.level
    assert again.scenario.level.id == "hard"
    assert again.view("it").attention_left_h == session.view("it").attention_left_h
    easy = Session(load_scenario("network-refresh", level="guided"), 7)
    assert easy.view("it").attention_left_h > session.view("it").attention_left_h


def test_a_save_is_never_overwritten(saved: tuple[Path, Game]) -> None:
    before = saved[0].read_bytes()
    with pytest.raises(SaveError, match="exists already"):
        record(saved[0])
    assert saved[0].read_bytes() == before


def test_a_full_disk_loses_nothing_that_was_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "full.save"
    calls = 0
    real = os.fsync

    def full(descriptor: int) -> None:
        nonlocal calls
        calls += 1
        if calls > 3:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        real(descriptor)

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(SaveError, match=r"No space left on device.*everything up to the last decision is safe"):
        record(path)
    save = read(path)
    assert save.warnings == []


def test_every_submission_is_on_disk_before_the_next(tmp_path: Path) -> None:
    path = tmp_path / "kill.save"
    session = Session(load_scenario("network-refresh"), 7)
    recorder = Recorder(path, session)
    for count, option in enumerate(session.view("it").legal("set_patch_cadence", "set_interrupt_rule")[:3], 1):
        recorder.decision(session.submit(option, "it"), session.clock, "it", option)
        assert len(read(path).entries) == count
    recorder.close()
