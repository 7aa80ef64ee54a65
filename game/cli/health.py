"""What ``doctor`` looks at; nothing here imports pygame or opens a device."""

import os
import sys
import tempfile
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires, version
from importlib.util import find_spec
from pathlib import Path

from game import __version__, paths
from game.presenters.health import Check, State
from sim.version import MODEL_VERSION

_NEEDED = ("simpy", "numpy", "pydantic", "click", "rich")
_EXTRAS = {
    "results": ("pyarrow", "xlsxwriter"),
    "report": ("jinja2", "matplotlib"),
    "workshop": ("starlette", "uvicorn"),
    "cluster": ("distributed",),
    "rl": ("gymnasium", "pettingzoo"),
    "optimise": ("ortools",),
    "interop": ("psplib", "openpyxl"),
    "tls": ("cryptography",),
    "mpp": ("mpxj",),
}
"""Extra to the modules that show it is there."""


def examine() -> tuple[Check, ...]:
    """Look at this machine.

    Returns:
        What was found; nothing ``bad`` means that the program will run.
    """
    return tuple(_checks())


def _checks() -> Iterator[Check]:
    fresh = sys.version_info >= (3, 11)
    yield Check("version", "good", f"two-hats {__version__}, model {MODEL_VERSION}")
    yield Check("python", "good" if fresh else "bad", f"{sys.version.split()[0]} ({sys.platform})")
    found = {name: _version(name) for name in _NEEDED}
    missing = [name for name, text in found.items() if not text]
    state: State = "bad" if missing else "good"
    yield Check("packages", state, ", ".join(f"{name} {text or '-'}" for name, text in found.items()))
    yield pygame_here()
    yield display()
    yield _sound()
    yield _folder("saves", paths.data())
    yield _folder("here", Path.cwd())
    yield _folder("temporary", Path(tempfile.gettempdir()))
    yield _assets()
    yield _encoding()
    yield Check("extras", "good", ", ".join(name for name, modules in _EXTRAS.items() if _there(modules)))


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def pygame_here() -> Check:
    """Return which pygame is installed; both at once is bad, none has nothing in ``found``."""
    ours, other = _version("pygame-ce"), _version("pygame")
    if ours and other:
        return Check("pygame_both", "bad", f"pygame-ce {ours}, pygame {other}")
    if ours:
        return Check("pygame", "good", f"pygame-ce {ours}")
    if other:
        return Check("pygame", "watch", f"pygame {other}")
    return Check("pygame", "watch", "")


def display() -> Check:
    """Return whether there is a screen; ``found`` is empty if not. A dummy driver counts as one."""
    driver = os.environ.get("SDL_VIDEODRIVER", "")
    if driver:
        return Check("display", "watch" if driver == "dummy" else "good", f"SDL_VIDEODRIVER={driver}")
    if sys.platform in ("win32", "darwin"):
        return Check("display", "good", sys.platform)
    for variable in ("WAYLAND_DISPLAY", "DISPLAY"):
        if os.environ.get(variable):
            return Check("display", "good", f"{variable}={os.environ[variable]}")
    return Check("display", "watch", "")


def _sound() -> Check:
    driver = os.environ.get("SDL_AUDIODRIVER", "")
    if driver:
        return Check("sound", "watch" if driver == "dummy" else "good", f"SDL_AUDIODRIVER={driver}")
    if sys.platform in ("win32", "darwin"):
        return Check("sound", "good", sys.platform)
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    if runtime and any((Path(runtime) / name).exists() for name in ("pipewire-0", "pulse")):
        return Check("sound", "good", runtime)
    return Check("sound", "good" if Path("/dev/snd").exists() else "watch", "")


def _folder(name: str, folder: Path) -> Check:
    """Try to write where it matters; a folder that is yet to be made counts by its nearest existing parent."""
    place = next((path for path in (folder, *folder.parents) if path.is_dir()), folder)
    try:
        with tempfile.TemporaryFile(dir=place) as file:
            file.write(b"two hats")
    except OSError as error:
        needed: State = "bad" if name == "temporary" else "watch"
        return Check(f"folder_{name}", needed, f"{folder} ({error.strerror})")
    return Check(f"folder_{name}", "good", str(folder))


def _assets() -> Check:
    folder = paths.assets()
    return Check("assets", "good" if (folder / "locale").is_dir() else "bad", str(folder))


def _encoding() -> Check:
    encoding = sys.stdout.encoding or "ascii"
    try:
        "█─€…✓".encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return Check("terminal", "watch", encoding)
    return Check("terminal", "good", encoding)


def _there(modules: tuple[str, ...]) -> bool:
    return all(find_spec(module) is not None for module in modules)


def extras_declared() -> frozenset[str]:
    """Return the extras that the installed package declares, for the test that this list is complete."""
    found = set()
    for line in requires("two-hats") or ():
        _, _, marker = line.partition("extra == ")
        if marker:
            found.add(marker.strip("\"' "))
    return frozenset(found)
