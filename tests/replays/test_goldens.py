"""Golden games: saves that must replay to the last digest, with transcripts that a person can read.

They are rewritten only by ``make goldens``, together with a line under **Results** in the changelog.
"""

from collections import Counter
from pathlib import Path
from typing import cast

import pytest

from sim.kernel.log import Event, type_name
from sim.kernel.units import week_of
from sim.policies.registry import make
from sim.runner import play
from sim.save import Recorder, read, replay
from sim.scenario.load import load_scenario
from sim.session import DecisionMade, Session

FOLDER = Path(__file__).parent / "golden"
TINY = Path(__file__).parents[1] / "data" / "scenarios" / "tiny"

GAMES = {
    "tiny-random": (str(TINY), "random", 3, None),
    "network-refresh-by-the-book": ("network-refresh", "by-the-book", 7, 6),
    "network-refresh-firefighter": ("network-refresh", "firefighter", 11, 4),
}
"""Name to scenario, policy, seed, weeks."""


def transcript(session: Session) -> str:
    """Return what happened, week by week: decisions in full, other events counted by type, scores."""
    lines: list[str] = []
    by_week: dict[int, list[Event]] = {}
    for event in session.events():
        by_week.setdefault(week_of(event.t_s), []).append(event)
    rows = {row.week: row for row in session.view("it").scores.weeks}
    for week, events in sorted(by_week.items()):
        lines.append(f"week {week}")
        for event in events:
            if isinstance(event, DecisionMade):
                arguments = ", ".join(f"{name}={value}" for name, value in event.arguments)
                lines.append(f"  {event.seat} decides {event.name}({arguments}) for {event.hours:g} h")
        counts = Counter(type_name(cast(type, type(event))) for event in events if not isinstance(event, DecisionMade))
        lines += [f"  {count:4d} {name}" for name, count in sorted(counts.items())]
        if week in rows:
            scores = {name: value for name, value in rows[week].scores if value is not None}
            lines += [f"  {name} {value:.3f}" for name, value in scores.items()]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("name", sorted(GAMES))
def test_golden_games_replay(name: str, rewrite_goldens: bool) -> None:
    save_path, text_path = FOLDER / f"{name}.save", FOLDER / f"{name}.txt"
    if rewrite_goldens:
        scenario, policy, seed, weeks = GAMES[name]
        save_path.unlink(missing_ok=True)
        play(
            load_scenario(scenario),
            seed,
            {"it": (policy, make("it", policy))},
            weeks=weeks,
            recorder=lambda session: Recorder(save_path, session, {"it": policy}),
        )
        text_path.write_text(transcript(replay(read(save_path))), encoding="utf-8")
    save = read(save_path)
    assert save.warnings == []
    session = replay(save)
    assert transcript(session) == text_path.read_text(encoding="utf-8")
