"""The end of a project as a list: what stands, what is missing, and what comes of it."""

from typing import Any, Final, NamedTuple

from game.i18n import N_
from game.presenters.names import Names
from sim.projects.view import ProjectView

_HANDOVER: Final = "handover"
_FAR: Final = 0.3
"""Share of the work from which on the end comes into sight."""


class Item(NamedTuple):
    """A line of the list.

    Attributes:
        state: ``done``, ``now`` (it is its turn) or ``later``.
        decision: Canonical name of what moves it, or empty.
    """

    key: str
    state: str
    words: str
    detail: str
    decision: str


def accepted_share(project: ProjectView) -> float:
    """Return how much of the worth in scope is accepted."""
    inside = [item for item in project.deliverables if item.in_scope]
    total = sum(item.share for item in inside)
    return sum(item.share * item.accepted for item in inside) / total if total else 0.0


def checklist(names: Names, project: ProjectView, week: int) -> tuple[Item, ...]:
    """Return what must be done until a project is closed and has brought what it was for.

    Args:
        names: What to call things, and the rules of the scenario.
        project: As its leader sees it.
        week: Now.
    """
    return (*_before(names, project), *_after(names, project, week))


def _before(names: Names, project: ProjectView) -> tuple[Item, ...]:
    speak, rules = names.language, names.scenario.rules.control
    live, far = project.live_week > 0, project.progress > _FAR
    handed = any(task.id == _HANDOVER and task.state == "done" for task in project.tasks)
    ready = project.progress >= rules.ready_least_share
    done = live or not [task for task in project.open_tasks if task.id != _HANDOVER]
    since = speak.text(N_("since {week}"), week=speak.week(project.live_week)) if live else ""
    tested, told = speak.text(N_("Tested as far as it is worth it")), speak.text(N_("Operations know how to run it"))
    window = speak.text(N_("A window for the go-live"))
    return (
        Item("work", _state(done, True), speak.text(N_("The work is done")), _work(names, project, rules), ""),
        Item("defects", _state(live, far), tested, _tested(names, project), "set_testing_share"),
        Item("handover", _state(handed, far), told, _handover(names, project), "prepare_handover"),
        Item("go_live", _state(asked(project), ready), window, _window(names, project), "schedule_go_live"),
        Item("live", _state(live, asked(project)), speak.text(N_("Live")), since, ""),
    )


def _after(names: Names, project: ProjectView, week: int) -> tuple[Item, ...]:
    speak, rules = names.language, names.scenario.rules.control
    live, share = project.live_week > 0, accepted_share(project)
    watched = live and week >= project.live_week + rules.hypercare_weeks
    review = project.live_week + rules.review_weeks
    full, least = share >= rules.acceptance_full_share, share >= rules.acceptance_least_share
    accepts, closed = speak.text(N_("The sponsor accepts")), speak.text(N_("Closed, lessons kept"))
    benefits = speak.text(N_("Benefits held against what was promised"))
    first = speak.text(N_("The first weeks watched over"))
    over = project.status == "closed"
    return (
        Item("accepted", _state(full, live), accepts, _accepted(names, project, share), "obtain_acceptance"),
        Item("hypercare", _state(watched, live), first, _watched(names, project), ""),
        Item("closed", _state(over, live and least), closed, _close(names), "close_project"),
        Item(
            "benefits",
            _state(False, live and week >= review),
            benefits,
            _review(names, live, review),
            "review_benefits",
        ),
    )


def asked(project: ProjectView) -> bool:
    """Tell whether a window for the go-live was asked for, or used."""
    return bool(project.go_live_change) or project.go_live_week > 0 or project.live_week > 0


def _state(done: bool, turn: bool) -> str:
    return "done" if done else "now" if turn else "later"


def _work(names: Names, project: ProjectView, rules: Any) -> str:
    speak = names.language
    left = [task for task in project.open_tasks if task.id != _HANDOVER]
    share = speak.share(project.progress)
    if not left:
        return speak.text(N_("all tasks are finished"))
    tasks = speak.plural("{n} task left", "{n} tasks left", len(left))
    least = speak.share(rules.ready_least_share)
    return speak.text(
        N_("{share} done, {tasks}; a go-live can be asked for from {least} on"), share=share, tasks=tasks, least=least
    )


def _tested(names: Names, project: ProjectView) -> str:
    speak = names.language
    text = N_("{share} of the work is review and test; about {n} defects must be expected")
    return speak.text(text, share=speak.share(project.testing_share), n=speak.number(project.defects_guess))


def _handover(names: Names, project: ProjectView) -> str:
    speak = names.language
    if not any(task.id == _HANDOVER for task in project.tasks):
        return speak.text(N_("nothing is written down or taught yet; incidents after the go-live take longer"))
    quality = speak.share(project.handover_quality)
    if project.task(_HANDOVER).state == "done":
        return speak.text(N_("done, quality {share}"), share=quality)
    return speak.text(N_("being prepared, quality so far {share}"), share=quality)


def _window(names: Names, project: ProjectView) -> str:
    speak = names.language
    if project.live_week:
        return ""
    if project.go_live_week:
        return speak.text(
            N_("asked for {week}; the IT manager answers the change"), week=speak.week(project.go_live_week)
        )
    return speak.text(N_("not asked for yet; windows fill up, and freezes close them"))


def _accepted(names: Names, project: ProjectView, share: float) -> str:
    speak = names.language
    if project.acceptance_asked:
        return speak.text(N_("the sponsor is asked"))
    if not project.live_week:
        return speak.text(N_("after the go-live"))
    return speak.text(N_("{share} of the worth is accepted"), share=speak.share(share))


def _watched(names: Names, project: ProjectView) -> str:
    speak, rules = names.language, names.scenario.rules.control
    weeks = speak.plural("{n} week", "{n} weeks", rules.hypercare_weeks)
    if not project.live_week:
        return speak.text(N_("{weeks} after the go-live, while hidden defects show"), weeks=weeks)
    until = speak.week(project.live_week + rules.hypercare_weeks)
    return speak.text(N_("until {week}; half of the hidden defects show early"), week=until)


def _close(names: Names) -> str:
    speak, rules = names.language, names.scenario.rules.control
    least = speak.share(rules.acceptance_least_share)
    return speak.text(N_("possible once {least} is accepted; until then it costs hours"), least=least)


def _review(names: Names, live: bool, week: int) -> str:
    speak = names.language
    if not live:
        return speak.text(N_("some weeks after the go-live"))
    return speak.text(N_("from {week} on"), week=speak.week(week))
