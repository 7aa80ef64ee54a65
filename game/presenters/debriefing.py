"""Puts a debrief pack together from a finished game."""

from collections.abc import Mapping

from game.i18n import N_, Language
from game.presenters import chapters, proof
from game.presenters.chapters import Told
from game.presenters.debrief import ASKED
from game.presenters.endings import ENDINGS, ending_section
from game.presenters.pack import Chapter, Pack
from game.presenters.page import Tone
from game.presenters.report import LEVEL_NAMES, names_of, report
from game.presenters.scorecard import goal_section, score_section
from sim.fork import Recorded
from sim.lab.evidence import Evidence, weighty
from sim.session import Session
from sim.why.turning import candidates, choose

_POINTS = 7
_ORDERED = "decision/ordered/"
_OUTCOMES = {"won": N_("Won"), "lost": N_("Lost"), "ended_early": N_("Ended early")}
_TONES: dict[str, Tone] = {"won": "good", "lost": "bad"}


def pack(  # each is another source of what is told
    speak: Language,
    session: Session,
    recorded: Recorded,
    evidence: Evidence | None = None,
    *,
    policies: Mapping[str, str] | None = None,
    save: str = "game.jsonl",
    program: str = "two-hats",
) -> Pack:
    """Return the debrief of a finished game.

    Args:
        speak: The reader's language.
        session: The game, at its end or after the next quarter.
        recorded: What it came from.
        evidence: Answers of replays; without it the chapters that rest on them say so.
        policies: Seat to policy, for the opening of the story; seats of people are left out.
        save: Name of its save in commands.
        program: How the program is called in commands.
    """
    told = _told(speak, session, recorded, evidence, dict(policies or {}), save, program)
    weights = proof.asked_numbers(told) or weighty(session.scenario, told.events, ASKED)
    found: tuple[Chapter | None, ...] = (
        chapters.asked(told, weights, proof.answers(told)),
        chapters.story(told),
        chapters.result(told),
        chapters.turning(told),
        proof.decisions(told),
        proof.between(told),
        chapters.near(told),
        chapters.calls(told),
        chapters.expected(told),
        proof.luck(told),
        proof.onward(told),
        *_standing(told),
        proof.appendix(told),
    )
    shown = tuple(chapter for chapter in found if chapter is not None)
    title = told.t(N_("Debrief: {title}"), title=told.names.title())
    outcome = session.outcome()
    return Pack(title, told.report.subtitle, _facts(told), _TONES.get(outcome, ""), shown, speak.code, _words(told))


def _told(  # as its caller
    speak: Language,
    session: Session,
    recorded: Recorded,
    evidence: Evidence | None,
    policies: dict[str, str],
    save: str,
    program: str,
) -> Told:
    events = session.game_events()
    until_s = min(session.clock, session.scenario.end_s)
    # What a standing order did hangs on the order, which is a decision of its own.
    found = [one for one in candidates(session.scenario, events, until_s) if not one.event.id.startswith(_ORDERED)]
    points = choose(found, _POINTS)
    sitting = {seat: name for seat, name in policies.items() if name != "human"}
    page = report(speak, session, sitting, save=save, program=program)
    return Told(names_of(speak, session), session, events, recorded, evidence, points, page, save, program)


def _standing(told: Told) -> list[Chapter]:
    """Return the rest of the report: projects, people, services, money."""
    ending = ending_section(told.names, told.session)
    results = told.session.results()
    told_already = {told.report.sections[0].title, told.report.sections[1].title, told.report.sections[-1].title}
    told_already |= {goal_section(told.names, results.goals, told.session.outcome()).title}
    told_already |= {score_section(told.names, results).title, ending.title if ending is not None else ""}
    return [
        Chapter(f"standing-{number}", section.title, section.parts)
        for number, section in enumerate(told.report.sections, 1)
        if section.title not in told_already
    ]


def _facts(told: Told) -> tuple[tuple[str, str], ...]:
    session, ending = told.session, told.session.ending()
    outcome = told.t(_OUTCOMES[session.outcome()])
    if ending is not None:
        outcome = f"{outcome} · {told.t(ENDINGS[ending.id].title)}"
    speak, counts = told.names.language, session.counts()
    decided = speak.number(counts["decisions"])
    if counts["refused"]:
        decided = told.t(N_("{n}, {refused} refused"), n=decided, refused=speak.number(counts["refused"]))
    return (
        (told.t(N_("Result")), outcome),
        (told.t(N_("Luck")), str(session.seed)),
        (told.t(N_("Level")), told.t(LEVEL_NAMES[session.scenario.level.id])),
        (told.t(N_("Decisions")), decided),
    )


def _words(told: Told) -> dict[str, str]:
    """Return the few words that a file needs around its chapters."""
    return {
        "contents": told.t(N_("Contents")),
        "answer": told.t(N_("Show the answer")),
        "copy": told.t(N_("Copy the command")),
        "copied": told.t(N_("Copied")),
        "hats": told.t(N_("IT: the IT manager decided. PM: the project manager decided.")),
        "made": told.t(N_("Made by Two Hats from the save alone. The file needs no network.")),
    }
