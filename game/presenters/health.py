"""The doctor's page: one line first, then what was looked at."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from game.i18n import N_, Language
from game.presenters.page import Line, Page, Section

State = Literal["good", "watch", "bad"]


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at.

    Attributes:
        name: What.
        state: ``bad`` keeps the program from running, ``watch`` limits it.
        found: As found, untranslated.
    """

    name: str
    state: State
    found: str


_LABELS: Final = {
    "version": N_("Two Hats"),
    "python": N_("Python"),
    "packages": N_("packages"),
    "pygame": N_("pygame"),
    "pygame_both": N_("pygame"),
    "display": N_("display"),
    "sound": N_("sound"),
    "folder_saves": N_("folder for saves"),
    "folder_here": N_("this folder"),
    "folder_temporary": N_("temporary folder"),
    "assets": N_("shipped files"),
    "terminal": N_("terminal"),
    "extras": N_("extras"),
}
_ADVICE: Final = {
    "python": N_("Two Hats needs Python 3.11 or newer."),
    "packages": N_("Packages are missing; install again: pip install two-hats."),
    "pygame": N_("The game window needs pygame-ce (pip install pygame-ce); everything else works without."),
    "pygame_both": N_(
        "pygame and pygame-ce overwrite each other: pip uninstall pygame pygame-ce, then pip install pygame-ce."
    ),
    "display": N_("No screen found: the game window will not open here; headless runs work."),
    "sound": N_("No sound device found: the game will be silent, which loses nothing."),
    "folder_saves": N_("Saves cannot be written here; choose a folder with TWO_HATS_HOME."),
    "folder_here": N_("Nothing can be written in this folder; give --save and --events a path elsewhere."),
    "folder_temporary": N_("The temporary folder cannot be written; the disk may be full."),
    "assets": N_("Shipped files are missing; install again."),
    "terminal": N_("This terminal cannot show all letters; ASCII stands in for them."),
}
_SIGNS: Final = {"good": "✓", "watch": "!", "bad": "✗"}


def page(speak: Language, checks: Sequence[Check]) -> Page:
    """Return the page; its title is the verdict."""
    faults = [check for check in checks if check.state == "bad"]
    limits = [check for check in checks if check.state == "watch"]
    if faults:
        verdict = speak.text(N_("This machine will not do yet: {what}."), what=_list(speak, faults))
    elif limits:
        verdict = speak.text(N_("This machine will do, with limits: {what}."), what=_list(speak, limits))
    else:
        verdict = speak.text(N_("This machine will do."))
    lines: list[Line] = []
    for check in checks:
        found = check.found or speak.text(N_("none"))
        tone = "" if check.state == "good" else check.state
        lines.append(Line(f"{speak.text(_LABELS[check.name])}: {found}", tone, _SIGNS[check.state]))
        if check.state != "good":
            lines.append(Line(speak.text(_ADVICE[check.name]), indent=2))
    return Page(verdict, "", (Section("", tuple(lines)),))


def _list(speak: Language, checks: Sequence[Check]) -> str:
    return speak.listing([speak.text(_LABELS[check.name]) for check in checks])
