"""Puts the sections that `make validate` kept together into docs/validation.md."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
KEPT = ROOT / "build" / "validation"
PAGE = ROOT / "docs" / "validation.md"

INTRODUCTION = """# Validation: the model against theory, data and itself

Written by `make validate`, which plays, measures and compares for several minutes; do not edit. A check that does not
meet its bar stays here with **no**. What each check means stands in [the model](model/index.md).
"""


def main() -> int:
    """Write the page; say so if nothing was kept."""
    sections = sorted(KEPT.glob("*.md"))
    if not sections:
        print("validation: nothing was kept, so docs/validation.md stays as it is", file=sys.stderr)
        return 1
    text = INTRODUCTION + "".join(f"\n{section.read_text(encoding='utf-8')}" for section in sections)
    waiting = PAGE.with_suffix(".new")
    waiting.write_text(text, encoding="utf-8")
    waiting.replace(PAGE)
    print(f"wrote {PAGE.relative_to(ROOT)} with {len(sections)} sections")
    return 0


if __name__ == "__main__":
    sys.exit(main())
