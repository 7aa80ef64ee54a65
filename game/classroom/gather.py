"""Gathers a folder of saves: which belong together, what each holds, and what is left out and why.

Every save is played again once; what came of it is kept, so that a report that was interrupted, or is made again after
one more save has come, plays only what is new.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Final, NamedTuple

from game import paths
from game.classroom.room import Room
from game.classroom.sitting import room_of
from game.classroom.team import Effort, Team, keys_of, team_of, weeks_of
from game.i18n import N_, Language
from game.play.files import write_whole
from sim.kernel.errors import ReplayDivergence, SaveError, SimError
from sim.lab.processes import cores, processes
from sim.save import Save, read
from sim.version import MODEL_VERSION

FORMAT: Final = 1
"""Raised with every change of what is kept of a team."""

Done = Callable[[int], None]


class LeftOut(NamedTuple):
    """A file that is not reported.

    Attributes:
        why: A message with placeholders, and their values.
    """

    file: str
    why: str
    values: tuple[tuple[str, str], ...] = ()

    def sentence(self, speak: Language) -> str:
        """Return why in one sentence."""
        return speak.text(self.why, **dict(self.values))


class _Found(NamedTuple):
    """A save that can be read."""

    path: Path
    save: Save
    weeks: int
    data: bytes

    @property
    def game(self) -> str:
        """Return what all teams of a room have in common: scenario with its texts, and luck."""
        parts = [self.save.header["scenario"], self.save.header["seed"], self.save.header["scenario_files"]]
        return sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


@dataclass(slots=True)
class Gathered:
    """A room's saves.

    Attributes:
        teams: By name.
        left_out: Files that are not reported.
        room: As the saves keep it; None if they were played without one.
        scenario: Id of what was played.
        seed: Luck.
        interrupted: Whether somebody stopped it; what was played is kept.
    """

    teams: list[Team] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    room: Room | None = None
    scenario: str = ""
    seed: int = 0
    source: dict[str, str] = field(default_factory=dict)
    interrupted: bool = False


def gather(files: Sequence[Path], speak: Language, effort: Effort, done: Done, workers: int = 0) -> Gathered:
    """Read and play the saves of a room.

    Args:
        files: The saves.
        speak: The reader's language.
        effort: How much is played again for each.
        done: Told how many are done.
        workers: How many processes; as many as there are processors without it.
    """
    gathered = Gathered()
    found = _belong_together(_readable(files, gathered), gathered)
    if not found:
        return gathered
    first = found[0].save
    kept = room_of(first.room)
    gathered.room = kept[0] if kept is not None else None
    gathered.scenario, gathered.seed = first.header["scenario"], first.header["seed"]
    gathered.source = first.header["scenario_files"]
    _play(found, gathered, speak, effort, done, workers or cores())
    gathered.teams = _named_apart(gathered.teams)
    gathered.left_out.sort(key=lambda left: left.file)
    return gathered


# ---------------------------------------------------------------------------------------------------- which ones


def _readable(files: Iterable[Path], gathered: Gathered) -> list[_Found]:
    found = []
    for path in files:
        try:
            save = read(path)
            theirs = save.header["model_version"]
            if theirs != MODEL_VERSION:
                why = N_("was played with model version {theirs}; this is {mine}")
                gathered.left_out.append(LeftOut(path.name, why, (("theirs", theirs), ("mine", MODEL_VERSION))))
                continue
            weeks = weeks_of(save)
            if weeks < 1:
                gathered.left_out.append(LeftOut(path.name, N_("no week was finished")))
                continue
            found.append(_Found(path, save, weeks, path.read_bytes()))
        except (SaveError, OSError) as error:
            why = str(error).removeprefix(f"{path}:").strip()
            gathered.left_out.append(LeftOut(path.name, N_("cannot be read: {why}"), (("why", why),)))
    return found


def _belong_together(found: list[_Found], gathered: Gathered) -> list[_Found]:
    """Return the saves of the game that most of them play, each team once."""
    if not found:
        return []
    games = Counter(one.game for one in found)
    most = max(games, key=lambda game: (games[game], -next(n for n, one in enumerate(found) if one.game == game)))
    kept: list[_Found] = []
    for one in found:
        if one.game != most:
            header = one.save.header
            values = (("scenario", str(header["scenario"])), ("seed", str(header["seed"])))
            why = N_("is another game ({scenario}, seed {seed}), so that it cannot be compared")
            gathered.left_out.append(LeftOut(one.path.name, why, values))
        else:
            kept.append(one)
    return _each_once(kept, gathered)


def _each_once(found: list[_Found], gathered: Gathered) -> list[_Found]:
    """Leave out what is the same game twice, or an earlier state of one that is there."""
    kept: list[_Found] = []
    for one in sorted(found, key=lambda one: (-len(one.data), one.path.name)):
        later = next((other for other in kept if _same_or_earlier(one, other)), None)
        if later is None:
            kept.append(one)
            continue
        same = later.data == one.data
        why = N_("is the same as {other}") if same else N_("is an earlier state of {other}")
        gathered.left_out.append(LeftOut(one.path.name, why, (("other", later.path.name),)))
    return sorted(kept, key=lambda one: one.path.name)


def _same_or_earlier(one: _Found, other: _Found) -> bool:
    return other.data.startswith(one.data[: one.save.whole_bytes])


def _named_apart(teams: list[Team]) -> list[Team]:
    """Return teams by name; of two that chose the same name the second gets a number."""
    from dataclasses import replace

    seen: Counter[str] = Counter()
    named = []
    for team in sorted(teams, key=lambda team: (team.team.casefold(), team.file)):
        seen[team.team] += 1
        number = seen[team.team]
        named.append(replace(team, team=f"{team.team} ({number})") if number > 1 else team)
    return named


# --------------------------------------------------------------------------------------------------------- playing


def _play(found: list[_Found], gathered: Gathered, speak: Language, effort: Effort, done: Done, workers: int) -> None:
    finished = 0
    waiting: list[tuple[_Found, Path]] = []
    common = _common(found)
    for one in found:
        file = _kept_file(one, speak.code, effort, common)
        known = _kept(file, one.path.name)
        if known is None:
            waiting.append((one, file))
        else:
            gathered.teams.append(known)
            finished += 1
            done(finished)
    try:
        for file, team in _played(waiting, (speak.code, effort, common), workers):
            finished += 1
            done(finished)
            if isinstance(team, LeftOut):
                gathered.left_out.append(team)
            else:
                gathered.teams.append(team)
                _keep(file, team)
    except KeyboardInterrupt:
        gathered.interrupted = True


def _played(
    waiting: list[tuple[_Found, Path]], asked: tuple[str, Effort, frozenset[str]], workers: int
) -> Iterable[tuple[Path, Team | LeftOut]]:
    """Yield each save with what came of it, in the order in which they are done."""
    if min(workers, len(waiting)) < 2:
        for one, file in waiting:
            yield file, take(one.path, one.weeks, *asked)
        return
    pool = processes(min(workers, len(waiting)), "game.classroom.team")
    running: dict[Future[Team | LeftOut], Path] = {}
    rest = list(reversed(waiting))
    interrupted = False
    try:
        while running or (rest and not interrupted):
            try:
                while rest and not interrupted and len(running) < workers:
                    one, file = rest.pop()
                    running[pool.submit(take, one.path, one.weeks, *asked)] = file
                finished = wait(running, return_when=FIRST_COMPLETED).done
            except KeyboardInterrupt:
                interrupted = True  # what is being played is waited for, so that it is not played twice
                continue
            for future in finished:
                yield running.pop(future), future.result()
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
    if interrupted:
        raise KeyboardInterrupt


def _common(found: list[_Found]) -> frozenset[str]:
    """Return what every team decided; with one team alone nothing."""
    made = [keys_of(one.save, one.weeks) for one in found]
    return frozenset.intersection(*made) if len(made) > 1 else frozenset()


def take(path: Path, weeks: int, code: str, effort: Effort, common: frozenset[str]) -> Team | LeftOut:
    """Return what a save holds, or why it cannot be reported."""
    try:
        return team_of(path, weeks, code, effort, common)
    except ReplayDivergence as error:
        why = N_("does not give the game it says ({why}): it was changed or damaged")
        return LeftOut(path.name, why, (("why", str(error)),))
    except (SimError, OSError) as error:
        return LeftOut(path.name, N_("cannot be played again: {why}"), (("why", str(error)),))


# --------------------------------------------------------------------------------------------------------- keeping


def _kept_file(one: _Found, code: str, effort: Effort, common: frozenset[str]) -> Path:
    parts = (FORMAT, MODEL_VERSION, code, one.weeks, tuple(effort), sorted(common), sha256(one.data).hexdigest())
    return paths.data() / "room-report" / f"{sha256(repr(parts).encode()).hexdigest()[:32]}.json"


def _kept(file: Path, name: str) -> Team | None:
    try:
        data = json.loads(file.read_text("utf-8"))
        return Team.of({**data, "file": name})
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _keep(file: Path, team: Team) -> None:
    """Keep what was played; a report is as good without it, so a full disk is no news here."""
    import contextlib

    with contextlib.suppress(OSError):
        write_whole(file, json.dumps(team.plain(), ensure_ascii=False).encode())
