"""Where files live: shipped ones beside the packages, a player's own where the system wants them."""

import os
import sys
from pathlib import Path

_HERE = Path(__file__).resolve().parent
_APP = "two-hats"


def assets() -> Path:
    """Return the folder of shipped assets: inside the package once installed, beside it in a source tree."""
    installed = _HERE / "_assets"
    return installed if installed.is_dir() else _HERE.parent / "assets"


def data() -> Path:
    """Return the folder for saves and settings; ``TWO_HATS_HOME`` overrides it. It may not exist yet."""
    chosen = os.environ.get("TWO_HATS_HOME")
    if chosen:
        return Path(chosen).expanduser()
    if sys.platform == "win32":
        base = os.environ.get("APPDATA")
        return Path(base) / _APP if base else Path.home() / "AppData" / "Roaming" / _APP
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / _APP
    base = os.environ.get("XDG_DATA_HOME")
    return Path(base) / _APP if base else Path.home() / ".local" / "share" / _APP


def saves() -> Path:
    """Return the folder of save slots."""
    return data() / "saves"
