"""How a person or a thing stands and what happened to it lately, where there is no single event to explain."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Final

from game.presenters.events import sentence
from game.presenters.page import Line, Page, Section, Tone
from game.presenters.words import word

if TYPE_CHECKING:
    from game.ui.window import Ui
    from sim.kernel.log import Event
    from sim.session import View

_SHOWN: Final = 12
_SEARCHED: Final = 30_000
_PLAIN: Final = frozenset({"id", "t_s", "causes"})
_FULL: Final = 0.85
_LATE_DAYS: Final = 60
_TIRED: Final = 0.5


def trail(ui: Ui, subject: str) -> Page:
    """Return how ``person/noor``, ``service/erp`` or the like stands, and its last events, each leading to why."""
    driver, names = ui.driver, ui.names
    if driver is None or names is None:
        return Page("", "", ())
    thing = subject.partition("@")[0].rpartition("/")[2]
    title = names.any(thing) if names.any(thing) != thing else names.party(thing)
    standing = tuple(_standing(ui, driver.view(), thing))
    found = islice(_about(driver.events(), thing), _SHOWN)
    lines = [Line(f"{ui.speak.moment(event.t_s)}  {sentence(names, event)}  [{event.id}]", "", "•") for event in found]
    sections = [Section(ui.t("How it stands"), standing)] if standing else []
    if lines:
        sections.append(Section(ui.t("What happened lately; click a line to ask why"), tuple(lines)))
    else:
        words = ui.t("Nothing has happened here yet that would have a cause: this is how the game began.")
        sections.append(Section("", (Line(words, "quiet"),)))
    return Page(title if title != thing else ui.t("Why?"), "", tuple(sections))


def _about(events: Sequence[Event], thing: str) -> Iterator[Event]:
    for at in range(len(events) - 1, max(-1, len(events) - 1 - _SEARCHED), -1):
        event = events[at]
        fields: tuple[str, ...] = getattr(event, "_fields", ())
        if any(getattr(event, name) == thing for name in fields if name not in _PLAIN):
            yield event


def _standing(ui: Ui, view: View, thing: str) -> Iterator[Line]:
    """Yield what the hat may know of a service, an asset or a person now."""
    services = {service.id: service for service in view.infrastructure.services}
    if thing in services:
        service = services[thing]
        yield Line(ui.t("Now: {state}.", state=word(ui.speak, "mode", service.state)), _tone(service.state))
        for asset in service.assets:
            yield from _asset(ui, view, asset, named=True)
    elif any(asset.id == thing for asset in view.infrastructure.assets):
        yield from _asset(ui, view, thing, named=False)
    else:
        yield from _person(ui, view, thing)


def _asset(ui: Ui, view: View, thing: str, *, named: bool) -> Iterator[Line]:
    asset = next((asset for asset in view.infrastructure.assets if asset.id == thing), None)
    if asset is None or ui.names is None:
        return
    speak = ui.speak
    facts = [
        word(speak, "mode", asset.state),
        ui.t("load {share}", share=speak.share(asset.load_share)),
        ui.t("{years} years old", years=speak.number(asset.age_weeks / 52, 1)),
    ]
    late = asset.patchable and asset.patch_lag_days >= _LATE_DAYS
    if asset.patchable:
        facts.append(ui.t("last patched {days} days ago", days=speak.number(asset.patch_lag_days)))
    name = f"{ui.names.of('assets', thing)}: " if named else ""
    tone: Tone = _tone(asset.state) or ("watch" if late or asset.load_share > _FULL else "")
    yield Line(f"{name}{', '.join(facts)}.", tone)


def _person(ui: Ui, view: View, thing: str) -> Iterator[Line]:
    person = next((person for person in view.people.people if person.id == thing), None)
    if person is None:
        return
    speak = ui.speak
    if person.absent:
        yield Line(ui.t("Away at present."), "watch")
    facts = ui.t(
        "Busy for {load} of the hours here; morale {morale}, tiredness {fatigue}.",
        load=speak.share(person.utilisation),
        morale=speak.share(person.morale),
        fatigue=speak.share(person.fatigue),
    )
    yield Line(facts, "watch" if person.fatigue > _TIRED else "")
    if person.sign:
        yield Line(ui.t("Something is different lately."), "watch")


def _tone(state: str) -> Tone:
    return "bad" if state == "down" else "watch" if state == "degraded" else ""
