"""Teams that play a room by script: policies decide, the word is said, notes are written."""

import shutil
from collections.abc import Mapping
from pathlib import Path

from game.classroom.give import give
from game.classroom.room import Room
from game.classroom.sitting import Sitting
from game.play.driver import Driver
from tests.play import move, players

ENVELOPE = {
    "id": "digger",
    "word": "digger",
    "title": {"en": "The digger", "de": "Der Bagger"},
    "story": {"en": "A digger has found the cable.", "de": "Ein Bagger hat das Kabel gefunden."},
    "effects": [{"kind": "outage_h", "target": "network", "amount": 4}],
}
OPEN: list[Driver] = []
"""Games that were begun; whoever does not close them lets ``close_all`` do it."""

SHORT = Room(scenario="first-week", seed=5, stops=(2,), words=("harbour",), title="Kiel")


def begun(room: Room, team: str, folder: Path, hat: str = "it") -> Sitting:
    folder.mkdir(parents=True, exist_ok=True)
    sitting = Sitting.begin(room, team, folder / f"{team}.save", hat=hat)
    OPEN.append(sitting.driver)
    return sitting


def close_all() -> None:
    while OPEN:
        OPEN.pop().close()


def to_stop(sitting: Sitting, it: str, pm: str) -> int:
    """Play until the game waits; return the turn."""
    player = players(it, pm)
    while not sitting.waits:
        move(sitting.driver, player)
    return sitting.waits


def played(sitting: Sitting, it: str, pm: str, envelopes: Mapping[int, str] | None = None) -> Sitting:
    """Play a room to its end, with notes and envelopes at the stops."""
    while True:
        turn = to_stop(sitting, it, pm)
        sitting.note("change", f"{it} talks more after turn {turn}")
        word = (envelopes or {}).get(turn, "")
        if word:
            assert sitting.open(word).refusal is None
        if not sitting.say(sitting.room.word_of(turn)):
            sitting.go_without()
        if sitting.over:
            return sitting


def collected(sitting: Sitting, stick: Path) -> Path:
    """Give to trainer, and close."""
    path = give(sitting, stick)
    sitting.driver.close()
    return path


def copied(save: Path, target: Path) -> Path:
    shutil.copy(save, target)
    return target
