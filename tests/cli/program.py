"""Calls the program as a person would: as a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SCENARIO = "network-refresh"


def call(*arguments: str, cwd: Path = ROOT, **environment: str) -> "subprocess.CompletedProcess[str]":
    """Run the program with arguments, in English unless the environment says otherwise."""
    base = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG", "TWO_HATS"))}
    return subprocess.run(
        [sys.executable, str(ROOT / "main.py"), *arguments],
        cwd=cwd,
        env=base | {"LANG": "C.UTF-8", "PYTHONPATH": str(ROOT)} | environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
        timeout=120,
    )
