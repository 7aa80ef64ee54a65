"""House rules that no linter knows. `make check` fails when one is broken.

A rule is a pattern, the files it applies to and the reason. Patterns are written so that they do not match themselves.
"""

import re
import subprocess
import sys
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MAX_LINES = 500


@dataclass(frozen=True, slots=True)
class Rule:
    """Text that must not appear in certain files."""

    pattern: re.Pattern[str]
    files: tuple[str, ...]
    reason: str


RULES = (
    Rule(
        re.compile(r"(^|[^A-Za-z0-9_.])/(wor[k]|roo[t]|far[m]|hom[e])/"),
        ("*",),
        "a path of one machine",
    ),
    Rule(
        re.compile(r"index[-_]url *=|/packages/[0-9a-f]{2}/[0-9a-f]{2}/|https?://[^ ]*/simple(/|\"|$)"),
        ("*",),
        "an address of one package index",
    ),
    Rule(
        re.compile(r"time\.time\(|datetime\.now|^\s*import random|default_rng\(|os\.urandom|uuid4|(?<![\w.])hash\("),
        ("sim/*.py",),
        "wall clock or luck without a name",
    ),
    Rule(
        re.compile(r"NotImplementedErro[r]|pragma: no cove[r]"),
        ("sim/*.py", "game/*.py", "main.py"),
        "unfinished, or hidden from the coverage report",
    ),
)
BOUNDED = ("sim/*.py", "game/*.py")


def project_files(root: Path) -> list[str]:
    """List what belongs to the project: tracked files and new ones that nothing ignores.

    Args:
        root: Folder of the repository, or of an unpacked source archive.

    Returns:
        Paths relative to `root`, sorted.
    """
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        listing = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True).stdout
        names = {name for name in listing.split("\0") if name}
    except (OSError, subprocess.CalledProcessError):  # no git here, or a source archive
        paths = (path.relative_to(root) for path in root.rglob("*"))
        names = {path.as_posix() for path in paths if not any(_unowned(part) for part in path.parts)}
    return sorted(name for name in names if (root / name).is_file())


def _unowned(part: str) -> bool:
    return part.startswith(".venv") or part in {".git", "__pycache__", "build", "dist"} or part.endswith("_cache")


def problems(root: Path) -> list[str]:
    """Find every broken house rule.

    Args:
        root: Folder of the repository.

    Returns:
        One line per finding: `file:line: reason: text`.
    """
    found: list[str] = []
    for name in project_files(root):
        try:
            lines = (root / name).read_text(encoding="utf-8").splitlines()
        except UnicodeDecodeError:
            continue  # fonts, sounds, pictures
        if _applies(BOUNDED, name) and len(lines) > MAX_LINES:
            found.append(f"{name}:{len(lines)}: more than {MAX_LINES} lines; which room is missing?")
        rules = [rule for rule in RULES if _applies(rule.files, name)]
        for number, line in enumerate(lines, start=1):
            found += [
                f"{name}:{number}: {rule.reason}: {line.strip()[:80]}" for rule in rules if rule.pattern.search(line)
            ]
    return found


def _applies(patterns: tuple[str, ...], name: str) -> bool:
    return any(fnmatch(name, pattern) for pattern in patterns)


def main() -> int:
    """Print the findings; the exit code is 1 if there are any."""
    found = problems(ROOT)
    for line in found:
        print(line)
    print(f"House rules: {len(found)} broken" if found else "House rules: kept")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
