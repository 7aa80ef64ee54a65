"""Settings: read as they were written; what is broken falls back, says so, and is kept aside."""

from dataclasses import fields
from pathlib import Path

import pytest

from game.play import settings
from game.play.settings import Settings

CHOSEN = Settings("de", 150, "light", True, False, 20, 16, True)


def test_they_are_read_as_they_were_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TWO_HATS_HOME", str(tmp_path / "deep" / "down"))
    assert settings.load() == settings.Loaded(Settings())
    assert settings.save(CHOSEN) == ""
    assert settings.load() == settings.Loaded(CHOSEN)
    assert [entry.name for entry in (tmp_path / "deep" / "down").iterdir()] == ["settings.toml"]
    assert all(getattr(CHOSEN, field.name) != getattr(Settings(), field.name) for field in fields(Settings))


@pytest.mark.parametrize("content", [b"scale = ", b"\xff\xfe\x00", b"[" * 10_000, b'scale = "big'])
def test_a_broken_file_is_kept_aside(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "settings.toml"
    file.write_bytes(content)
    loaded = settings.load(file)
    assert loaded.settings == Settings()
    assert len(loaded.problems) == 1
    assert "\n" not in loaded.problems[0]
    assert loaded.kept is not None
    assert settings.save(CHOSEN, file) == ""
    assert loaded.kept.read_bytes() == content
    assert settings.load(file).settings == CHOSEN


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("scale = 300", "must lie between 75 and 250"),
        ("scale = 74", "must lie between 75 and 250"),
        ("scale = true", "must be a whole number"),
        ('scale = "100"', "must be a whole number"),
        ("volume = -1", "must lie between 0 and 100"),
        ("speed = 5", "must be one of 1, 4, 16"),
        ('theme = "pink"', "must be one of 'dark', 'light'"),
        ('language = "fr"', "must be one of '', 'en', 'de'"),
        ("sound = 1", "must be true or false"),
        ("colour = 3", "is no setting"),
    ],
)
def test_one_wrong_value_does_not_cost_the_others(tmp_path: Path, line: str, message: str) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(f"full_screen = true\n{line}\n")
    loaded = settings.load(file)
    assert loaded.settings == Settings(full_screen=True)
    (problem,) = loaded.problems
    assert message in problem
    assert loaded.kept is not None
    assert line in loaded.kept.read_text()


def test_a_disk_that_is_full_is_told_and_the_old_file_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "settings.toml"
    settings.save(CHOSEN, file)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    assert "no space left on device" in settings.save(Settings(), file)
    assert settings.load(file).settings == CHOSEN
    assert [entry.name for entry in tmp_path.iterdir()] == ["settings.toml"]
