"""What the documentation says is so: links lead somewhere, commands exist, examples run, names are names."""

import re
import shlex
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from game.cli.app import VERBS, cli
from sim.scenario.load import load_scenario
from sim.scenario.ruleset import shipped
from sim.scenario.schema import schema_json
from sim.session import DECISIONS

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted(ROOT.glob("docs/**/*.md")) + [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")]
LATER = {ROOT / "docs" / "validation.md", ROOT / "docs" / "performance.md"}
"""Pages that a command writes; a fresh clone may be without."""

_FENCE = re.compile(r"^(?P<indent> *)```(?P<kind>[a-z]*)\n(?P<body>.*?)^(?P=indent)```$", re.M | re.S)
_LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")
_TOKEN = re.compile(r"`([a-z_]+\.[a-z_0-9]+)`")
_FILE = re.compile(r"^# file: (\S+)$", re.M)
_PROGRAMS = (["two-hats"], ["python", "main.py"], ["uv", "run", "main.py"])


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def text_of(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def blocks(page: Path, kind: str) -> list[str]:
    """Return fenced blocks of a language, without their indentation."""
    found = []
    for match in _FENCE.finditer(text_of(page)):
        if match["kind"] == kind:
            found.append("\n".join(line.removeprefix(match["indent"]) for line in match["body"].splitlines()) + "\n")
    return found


def prose(page: Path) -> str:
    return _FENCE.sub("", text_of(page))


def anchors(page: Path) -> set[str]:
    """Return the names of the headings as the site makes them."""
    titles = re.findall(r"^#+ (.+)$", prose(page), re.M)
    plain = (re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", title).replace("`", "").lower() for title in titles)
    return {re.sub(r"[\s-]+", "-", re.sub(r"[^\w\s-]", "", title).strip()) for title in plain}


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_relative_link_resolves(page: Path) -> None:
    for link in _LINK.findall(prose(page)):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        if target in LATER and not target.exists():
            continue
        assert target.exists(), f"{name_of(page)}: {link}"
        if page.is_relative_to(ROOT / "docs"):
            assert target.is_relative_to(ROOT / "docs"), f"{name_of(page)}: {link} leaves the site"
        if anchor:
            assert anchor in anchors(target), f"{name_of(page)}: {link}"


def test_every_page_has_its_place_in_the_navigation() -> None:
    named = set(re.findall(r": ([a-z0-9/-]+\.md)$", text_of(ROOT / "mkdocs.yml"), re.M))
    there = {page.relative_to(ROOT / "docs").as_posix() for page in ROOT.glob("docs/**/*.md")}
    later = {page.relative_to(ROOT / "docs").as_posix() for page in LATER}
    assert named - later <= there
    assert there - later <= named


# ------------------------------------------------------------------------------------------------------- commands


def commands() -> Iterator[tuple[str, list[str]]]:
    for page in PAGES:
        for block in blocks(page, "console") + blocks(page, "bash"):
            for line in block.splitlines():
                words = shlex.split(line.removeprefix("$ "), comments=True)
                cut = next((i for i, word in enumerate(words) if word in ("|", ">", "&&", ";")), len(words))
                yield name_of(page), words[:cut]


COMMANDS = list(commands())


def arguments(words: list[str]) -> list[str] | None:
    """Return what a command line gives to Two Hats, or None if it calls something else."""
    for program in _PROGRAMS:
        if words[: len(program)] == program:
            return words[len(program) :]
    return None


def test_command_lines_name_verbs_and_options_that_exist() -> None:
    seen = set()
    for page, words in COMMANDS:
        given = arguments(words)
        if not given:
            continue
        verb, *rest = given
        assert verb in VERBS, f"{page}: {' '.join(words)}"
        seen.add(verb)
        # click remembers the first help option it makes, so it must be the real one.
        with click.Context(cli, info_name="two-hats", **cli.context_settings) as context:
            command = cli.get_command(context, verb)
            assert command is not None
            try:
                command.make_context(verb, list(rest), parent=context)
            except click.UsageError as error:
                pytest.fail(f"{page}: {' '.join(words)}: {error.message}")
    assert {"run", "replay", "explain", "validate"} <= seen


def test_make_targets_exist() -> None:
    targets = set(re.findall(r"^([a-z-]+):", text_of(ROOT / "Makefile"), re.M))
    named = {words[1] for _, words in COMMANDS if len(words) > 1 and words[0] == "make"}
    assert named <= targets
    assert "play" in named


# ------------------------------------------------------------------------------------------------------- examples


@pytest.mark.parametrize("page", [page for page in PAGES if "# tested\n" in text_of(page)], ids=name_of)
def test_marked_python_blocks_run(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Blocks of a page run in order, in one folder and one namespace; ``# file:`` also writes one to a file."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    before = set(sys.modules)
    namespace: dict[str, object] = {"__name__": "example"}
    try:
        for number, block in enumerate(blocks(page, "python"), start=1):
            if block.startswith("# tested\n"):
                for file in _FILE.findall(block):
                    (tmp_path / file).write_text(block, encoding="utf-8")
                exec(compile(block, f"{name_of(page)}, python block {number}", "exec"), namespace)
    finally:
        for module in set(sys.modules) - before:
            if getattr(sys.modules[module], "__file__", "") and str(tmp_path) in str(sys.modules[module].__file__):
                del sys.modules[module]


def test_the_scenario_of_the_guide_is_in_order(tmp_path: Path) -> None:
    files = {
        match[1]: block
        for block in blocks(ROOT / "docs" / "how-to" / "make-a-scenario.md", "toml")
        if (match := _FILE.search(block))
    }
    assert set(files) == {"corner/scenario.toml", "corner/text.en.toml"}
    (tmp_path / "corner").mkdir()
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "corner" / "text.de.toml").write_text(files["corner/text.en.toml"], encoding="utf-8")
    assert load_scenario(tmp_path / "corner").weeks == 6


def test_toml_blocks_are_toml() -> None:
    for page in PAGES:
        for block in blocks(page, "toml"):
            tomllib.loads(block)


# ---------------------------------------------------------------------------------------------------------- names


def test_numbers_of_the_model_are_named_as_they_are() -> None:
    document = shipped()
    sections = set(document) - {"asset_classes"}
    found = 0
    for page in (*ROOT.glob("docs/model/*.md"), ROOT / "docs" / "how-to" / "change-a-number.md"):
        for token in _TOKEN.findall(prose(page)):
            section, _, number = token.partition(".")
            if section in sections and number not in ("md", "py", "toml"):
                found += 1
                assert number in document[section], f"{name_of(page)}: {token} is no number of the model"
    assert found > 100


def test_the_scenario_format_names_every_key() -> None:
    import json

    schema = json.loads(schema_json())
    page = text_of(ROOT / "docs" / "reference" / "scenario-format.md")
    keys = {key for table in (schema, *schema["$defs"].values()) for key in table["properties"]}
    missing = {key for key in keys if f"| `{key}` |" not in page}
    assert not missing


def test_the_number_of_decisions_is_right() -> None:
    for page in (ROOT / "README.md", ROOT / "docs" / "explanation" / "two-roles.md"):
        assert f"{len(DECISIONS)} decisions" in text_of(page), name_of(page)
