"""Measure how the two hats rub: what helps operations delays the project, and the other way round.

``python -m tools.rub`` plays The Network Refresh on equal lucks with both seats by the book, but for one setting, and
writes docs/model/rub.md.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import fsum, isfinite
from pathlib import Path
from statistics import fmean
from typing import ClassVar, Final, NamedTuple

import click

from sim.lab.executors import executor
from sim.lab.game import DONE, Row, failed, played, scenario_of
from sim.lab.student import Interval, interval
from sim.lab.trials import Trial, define
from sim.people.decisions import SetDutyShares
from sim.policies.by_the_book import ByTheBook as ItByTheBook
from sim.policies.pad import Pad
from sim.policies.pm.by_the_book import ByTheBook as PmByTheBook
from sim.policies.policy import PolicyLuck
from sim.projects.decisions.staffing import AnswerRequest, RequestStaff
from sim.projects.events.life import ProjectWentLive
from sim.projects.events.work import TaskFinished
from sim.projects.view import RequestView
from sim.runner import Game
from sim.scenario.definitions import Scenario
from sim.session import Decision, View
from sim.work.decisions import SetInterruptRule
from sim.work.events import WorkInterrupted

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "model" / "rub.md"
SCENARIO: Final = "network-refresh"
PROJECT: Final = "refresh"
_MID_WEEK: Final = 13
_HOUR_S: Final = 3_600
_WEEK_S: Final = 7 * 24 * _HOUR_S


# ------------------------------------------------------------------------------------------------------- who plays


class Rule(ItByTheBook):
    """By the book, with an interrupt rule that stays."""

    rule: ClassVar = "p1_p2"

    def decide(self, view: View, luck: PolicyLuck) -> list[Decision]:
        """Set the rule once; leave it alone."""
        pad = Pad(view)
        if view.phase == "desk" and view.work.interrupt_rule != self.rule:
            pad.want(SetInterruptRule(self.rule))  # type: ignore[arg-type]  # one of the three words
        rest = super().decide(replace(view, attention_left_h=pad.left_h), luck)
        return [*pad.chosen, *(made for made in rest if not isinstance(made, SetInterruptRule))]


class RuleNone(Rule):
    """Nothing may pull anybody off the project."""

    rule = "none"


class RuleP1(Rule):
    """P1 may."""

    rule = "p1"


class RuleP1P2(Rule):
    """P1 and P2 may."""


class Duties(ItByTheBook):
    """By the book, with a share of everybody's week for projects that stays."""

    projects: ClassVar = 0.05

    def decide(self, view: View, luck: PolicyLuck) -> list[Decision]:
        """Divide the week of those who have the skills of the project; leave it alone afterwards."""
        pad = Pad(view)
        if view.phase == "desk" and view.week <= 2:
            for person in view.people.people:
                duties = dict(person.duties)
                if person.contractor or duties["desk"] > 0.8 or abs(duties["projects"] - self.projects) < 0.02:
                    continue
                rest = duties["desk"] + duties["operations"]
                desk = round((1.0 - self.projects) * duties["desk"] / rest, 4) if rest > 0 else 0.0
                pad.want(SetDutyShares(person.id, desk, round(1.0 - self.projects - desk, 4), self.projects))
        rest_made = super().decide(replace(view, attention_left_h=pad.left_h), luck)
        return [*pad.chosen, *(made for made in rest_made if not isinstance(made, SetDutyShares))]


class DutiesLow(Duties):
    """A twentieth for projects."""


class DutiesHigh(Duties):
    """Eight tenths for projects."""

    projects = 0.8


class Lending(ItByTheBook):
    """By the book, and grants whatever is asked."""

    def decide(self, view: View, luck: PolicyLuck) -> list[Decision]:
        """Grant in full where the handbook would offer less."""
        made = super().decide(view, luck)
        asked = {request.id: request for request in view.projects.matters}
        return [self._granted(view, one, asked) if isinstance(one, AnswerRequest) else one for one in made]

    @staticmethod
    def _granted(view: View, made: AnswerRequest, asked: Mapping[str, RequestView]) -> Decision:
        request = asked.get(made.request)
        if request is None or made.answer == "decline":
            return made
        whole = replace(made, answer="grant", share=request.share)
        return whole if view.quote(whole).refusal is None else made


class Asking(PmByTheBook):
    """By the book, and asks for a fixed share of everybody's week."""

    share: ClassVar = 0.4

    def decide(self, view: View, luck: PolicyLuck) -> list[Decision]:
        """Ask for that share."""
        made = super().decide(view, luck)
        return [replace(one, share=self.share) if isinstance(one, RequestStaff) else one for one in made]


class Asking20(Asking):
    """A fifth of the week."""

    share = 0.2


class Asking40(Asking):
    """Two fifths of the week."""


class Asking60(Asking):
    """Three fifths of the week."""

    share = 0.6


# ------------------------------------------------------------------------------------------------- what is measured


class Setting(NamedTuple):
    """One setting of a lever.

    Attributes:
        name: As in the table.
        it: Class of the IT manager, or empty for by the book.
        pm: The same of the project manager.
    """

    name: str
    it: str = ""
    pm: str = ""

    @property
    def pair(self) -> dict[str, str]:
        """Who sits where."""
        return {
            "it": f"tools.rub:{self.it}" if self.it else "by-the-book",
            "pm": f"tools.rub:{self.pm}" if self.pm else "by-the-book",
        }


LEVERS: Final[dict[str, tuple[Setting, ...]]] = {
    "Interrupt rule": (Setting("none", "RuleNone"), Setting("P1", "RuleP1"), Setting("P1 and P2", "RuleP1P2")),
    "Share of the week for projects": (Setting("a twentieth", "DutiesLow"), Setting("eight tenths", "DutiesHigh")),
    "Share of people granted": (
        Setting("0.2", "Lending", "Asking20"),
        Setting("0.4", "Lending", "Asking40"),
        Setting("0.6", "Lending", "Asking60"),
    ),
}
"""Lever to its settings, from the one that protects one side to the one that protects the other."""

MEASURES: Final = {
    "service": "service score",
    "urgent": "P2 in time, %",
    "sla": "SLA met, %",
    "open": "tickets open, mean",
    "lost": "project hours lost to interruptions",
    "done": f"project work done by week {_MID_WEEK}, %",
    "finish": "last task done, week",
    "live": "project live, week",
}


def measure(trial: Trial) -> Row:
    """Play a game and measure both sides; a failure becomes a row that says so."""
    try:
        scenario = scenario_of(trial)
        game = played(trial, scenario)
        return trial.head(scenario.id) | {"status": DONE} | _operations(game) | _project(game, scenario)
    except Exception as error:  # noqa: BLE001  # told by whoever reads the rows
        return failed(trial, error)


def _operations(game: Game) -> Row:
    summary = game.summary()
    weeks = [dict(week.kpis) for week in game.session.results().weeks]
    backlog = [week["backlog"] for week in weeks if week["backlog"] is not None]
    urgent = weeks[-1]["sla_met_p2_share"]
    return {
        "service": summary["scores"]["it_manager"]["service"],
        "urgent": None if urgent is None else 100.0 * urgent,
        "sla": 100.0 * summary["counts"]["sla_met_share"],
        "open": fmean(backlog),
    }


def _project(game: Game, scenario: Scenario) -> Row:
    """Measure the project: pulled off means that the way back takes time and that something is done twice."""
    events = game.session.events()
    live = [e.t_s for e in events if isinstance(e, ProjectWentLive) and e.project == PROJECT]
    done = [e for e in events if isinstance(e, TaskFinished) and e.project == PROJECT]
    pulled = [e for e in events if isinstance(e, WorkInterrupted) and e.item.startswith(f"project/{PROJECT}/task/")]
    again_h = scenario.rules.projects.interrupted_rework_h
    early_h = fsum(e.booked_h for e in done if e.t_s < _MID_WEEK * _WEEK_S)
    return {
        "lost": fsum(e.resume_s / _HOUR_S + again_h for e in pulled),
        "done": 100.0 * early_h / fsum(e.booked_h for e in done) if done else 0.0,
        "finish": max((e.t_s for e in done), default=scenario.horizon_s) / _WEEK_S,
        "live": (live[-1] if live else scenario.horizon_s) / _WEEK_S,
    }


Games = dict[tuple[str, str], list[Row]]
"""Lever and setting to games, in the order of lucks."""


def play(lucks: range, who: str = "local", *, ends: bool = False) -> Games:
    """Play every setting on every luck.

    Args:
        lucks: Seeds.
        who: Executor.
        ends: Only the first and the last setting of each lever.

    Raises:
        click.ClickException: A game failed.
    """
    settings = [(lever, setting) for lever, row in LEVERS.items() for setting in ((row[0], row[-1]) if ends else row)]
    definition = define(SCENARIO, [setting.pair for _, setting in settings], len(lucks), seed=lucks.start)
    trials = list(definition.trials())
    found: dict[int, Row] = {}
    executor(who, measure)(trials, found.__setitem__)
    broken = [row for row in found.values() if row["status"] != DONE]
    if broken:
        raise click.ClickException(f"{len(broken)} games failed, the first one: {broken[0]['error']}")
    games: Games = {}
    for place in sorted(found):
        lever, setting = settings[place % len(settings)]
        games.setdefault((lever, setting.name), []).append(found[place])
    return games


def change(games: Games, lever: str, measured: str) -> Interval | None:
    """Return what the last setting of a lever does against its first one, luck by luck; None of nothing measured."""
    first, last = LEVERS[lever][0].name, LEVERS[lever][-1].name
    pairs = zip(games[lever, last], games[lever, first], strict=True)
    known = [(one[measured], other[measured]) for one, other in pairs]
    gaps = [one - other for one, other in known if one is not None and other is not None]
    return interval(gaps) if gaps else None


# --------------------------------------------------------------------------------------------------------- the page

_HEAD = """# How the hats rub

Written by `make rub`; do not edit. The same people serve tickets and the project, so that what protects one side delays
the other. Both seats play The Network Refresh by the book, but for the one setting named in the first column. Each row
is a mean over {n} lucks with its 95 % interval; a project that is not live when the next quarter ends counts as live
at its end. The last row of each table is the difference between its last and its first setting on the same luck.
Hours lost to interruptions are the minutes in which people find back to a task they were pulled off, and what is done
twice on it. Whoever is lent gives the project at least the share that was granted, so that the share of the week moves
only what goes beyond it. Both of its settings take the same attention.
"""


def page(games: Games, n: int) -> str:
    """Return the page in Markdown."""
    parts = [_HEAD.format(n=n)]
    for lever in dict.fromkeys(lever for lever, _ in games):
        heads = " | ".join(MEASURES.values())
        lines = [f"\n## {lever}\n", f"| setting | {heads} |", "| --- |" + " ---: |" * len(MEASURES)]
        for setting in LEVERS[lever]:
            rows = games[lever, setting.name]
            cells = (_mean([row[measured] for row in rows]) for measured in MEASURES)
            lines.append(f"| {setting.name} | {' | '.join(cells)} |")
        cells = (_shown(change(games, lever, measured), signed=True) for measured in MEASURES)
        lines.append(f"| *{LEVERS[lever][-1].name} − {LEVERS[lever][0].name}* | {' | '.join(cells)} |")
        parts.append("\n".join(lines) + "\n")
    return "".join(parts)


def _mean(values: Sequence[float | None]) -> str:
    known = [value for value in values if value is not None and isfinite(value)]
    return _shown(interval(known) if known else None)


def _shown(found: Interval | None, *, signed: bool = False) -> str:
    if found is None:
        return "–"
    sign = "+" if signed else ""
    width = "" if found.half_width is None else f" ± {found.half_width:.1f}"
    return f"{found.mean:{sign}.1f}{width}".replace("-", "−")


@click.command()
@click.option("-n", "n", type=click.IntRange(2, 10_000), default=20, show_default=True, help="Lucks.")
@click.option("--executor", "who", default="local", show_default=True, help="serial, local or local:N.")
def main(n: int, who: str) -> None:
    """Play, and write docs/model/rub.md."""
    games = play(range(1, n + 1), who)
    PAGE.write_text(page(games, n), encoding="utf-8")
    click.echo(f"wrote {PAGE.relative_to(ROOT)} from {sum(map(len, games.values()))} games")


if __name__ == "__main__":
    # Not this copy of the module but the one that other processes know by its name.
    from tools.rub import main as command

    command()
