"""What somebody who starts the game asks for."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

SeatChoice = Literal["", "solo", "hot", "it", "pm"]


@dataclass(frozen=True, slots=True)
class PlayRequest:
    """What the window opens with; everything may be left out, and then the title screen asks.

    Attributes:
        scenario: Name or folder, or empty.
        seed: Luck, or None for one of the program's choosing.
        level: ``guided``, ``standard`` or ``hard``, or empty.
        load: A save to go on with.
        seats: ``solo`` wears both hats, ``hot`` is two people at one machine, ``it`` and ``pm`` play one role.
        language: ``en`` or ``de``, or empty for the one of the settings.
        room: A room file to play.
    """

    scenario: str = ""
    seed: int | None = None
    level: str = ""
    load: Path | None = None
    seats: SeatChoice = ""
    language: str = ""
    room: Path | None = None
