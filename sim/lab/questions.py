"""What a debrief asks of the simulation: one game each."""

from typing import NamedTuple


class Question(NamedTuple):
    """One game to play.

    Attributes:
        kind: ``same`` (nothing changed), ``without``, ``luck``, ``hands``, ``only``, or ``change``.
        without: Sequence number of the decision that is left out.
        seed: Other luck.
        hands: Policies of the IT manager and of the project manager.
        areas: Duty areas whose decisions alone are made.
        change: What is different, as the line of a ``Change``; ``seed`` is its luck.
    """

    kind: str
    without: int = 0
    seed: int = 0
    hands: tuple[str, str] = ("", "")
    areas: tuple[str, ...] = ()
    change: str = ""
