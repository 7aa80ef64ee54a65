"""The running week: pace, office, stops, and that watching changes nothing."""

from __future__ import annotations

import random
import time
from dataclasses import replace

import pygame
import pytest

from game.i18n import language
from game.play.driver import Driver
from game.play.settings import Settings
from game.presenters.events import sentence
from game.presenters.names import Names
from game.ui.canvas import Box, Canvas
from game.ui.keys import change
from game.ui.office import sprites
from game.ui.office.corners import Thing
from game.ui.office.film import Film
from game.ui.office.happenings import Told, most_important
from game.ui.office.moments import Moment
from game.ui.office.plan import Plan, plan
from game.ui.office.run import Run, pace
from game.ui.office.scene import Scene, Worker, look
from game.ui.office.seating import Seating
from game.ui.office.widget import Office
from game.ui.person import face, looks
from game.ui.screens.week import WeekScreen
from game.ui.theme import theme
from game.ui.type import Type
from game.ui.window import Ui
from sim.scenario.load import load_scenario
from tests.play import Player, move, players
from tests.ui.hand import press

HUMANS = {"it": "human", "pm": "human"}
WEEK = 604_800


def running(scenario: str = "first-week", week: int = 1, seed: int = 5) -> tuple[Driver, Player]:
    driver, player = Driver.new(load_scenario(scenario), seed, seats=HUMANS), players("by-the-book", "by-the-book")
    while not (driver.stage == "week" and driver.week >= week):
        move(driver, player)
    return driver, player


def shown(driver: Driver) -> tuple[Names, Scene]:
    names = driver.names(language("en"))
    return names, look(driver, names, Seating(driver))


def watch(ui: Ui, driver: Driver) -> WeekScreen:
    ui.open_game(driver)
    screen = WeekScreen()
    ui.replace(screen)
    return screen


@pytest.mark.parametrize(("speed", "seconds"), [(1, 100.0), (4, 25.0), (16, 6.0)])
def test_a_week_lasts_as_long_as_it_should(speed: int, seconds: float) -> None:
    t_s, wall = 0.0, 0.0
    while t_s < WEEK:
        t_s += pace(t_s, speed) * 0.002
        wall += 0.002
    assert wall == pytest.approx(seconds, rel=0.02)


def test_nights_and_weekends_pass_faster() -> None:
    day, night, saturday = 10 * 3600, 2 * 3600, 5 * 86_400 + 10 * 3600
    assert pace(night, 4) > 3 * pace(day, 4)
    assert pace(saturday, 4) == pace(night, 4)


def test_a_face_follows_from_the_id_alone(ui: Ui) -> None:
    canvas = ui.canvas
    one = pygame.image.tobytes(face(canvas, "noor", "fine", 60), "RGBA")
    other = pygame.image.tobytes(face(Canvas(canvas.surface, theme("dark"), Type(1.0)), "noor", "fine", 60), "RGBA")
    assert one == other
    assert one != pygame.image.tobytes(face(canvas, "noor", "tired", 60), "RGBA")
    people = [f"person-{n}" for n in range(40)]
    assert len({looks(person) for person in people}) >= 38


@pytest.mark.parametrize("scenario", ["first-week", "network-refresh", "the-merger"])
@pytest.mark.parametrize("area", [Box(12, 60, 812, 368), Box(12, 60, 1030, 488), Box(12, 60, 1640, 840)])
def test_every_staff_fits_every_window(scenario: str, area: Box) -> None:
    driver, _ = running(scenario)
    _, scene = shown(driver)
    house = plan(area, scene, {project.id: len(project.tasks) for project in scene.projects})
    assert set(house.places) == {worker.id for worker in scene.workers}
    rooms = {"ops": house.ops, **house.projects}
    for worker in scene.workers:
        place = house.places[worker.id]
        room = rooms[worker.room if worker.room in house.projects else "ops"]
        assert _inside(place.cell, room), worker.id
        assert place.cell.h >= 17
    _apart([place.cell for place in house.places.values()])
    _apart([house.ops, *house.projects.values(), house.servers, house.business])
    _apart(list(house.parties.values()))
    assert all(_inside(card, house.business) for card in house.parties.values())
    assert set(house.lamps) == {lamp.id for lamp in scene.lamps}


def _inside(inner: Box, outer: Box) -> bool:
    return (
        inner.x >= outer.x - 0.6
        and inner.y >= outer.y - 0.6
        and inner.right <= outer.right + 0.6
        and inner.bottom <= outer.bottom + 0.6
    )


def _apart(boxes: list[Box]) -> None:
    for n, one in enumerate(boxes):
        for other in boxes[n + 1 :]:
            assert not one.inset(0.6).meets(other.inset(0.6)), (one, other)


def test_queues_show_every_open_ticket_once() -> None:
    driver, _ = running("network-refresh", 3)
    driver.run_slice(5.0, driver.clock + 34 * 3600)
    _, scene = shown(driver)
    view = driver.view()
    assert scene.open_tickets == view.desk.open
    named = [chip.id for tray in scene.trays for chip in tray.chips if chip.id]
    assert len(named) == len(set(named))
    waiting = {ticket.id: ticket.priority for ticket in view.desk.tickets if ticket.waits_for}
    assert set(named) == set(waiting)
    for tray in scene.trays:
        assert all(chip.priority == waiting[chip.id] for chip in tray.chips if chip.id)
        assert tray.waiting >= len(tray.chips)


def test_who_is_away_is_not_at_the_desk() -> None:
    driver, _ = running("network-refresh", 3)
    driver.run_slice(5.0, driver.clock + 34 * 3600)
    _, scene = shown(driver)
    absent = {person.id for person in driver.view().people.people if person.absent}
    assert absent
    for worker in scene.workers:
        assert bool(worker.away) == (worker.id in absent)
        assert not (worker.away and worker.here)


def test_watching_changes_nothing(ui: Ui) -> None:
    watched, player = running()
    watch(ui, watched)
    ui.settings = replace(ui.settings, reduced_motion=False, speed=16)
    watch(ui, watched)
    plain, other = running()
    luck = random.Random(3)
    for _ in range(4_000):
        if watched.stage == "stop":
            move(watched, player)
        elif watched.stage == "week":
            while len(ui.screens) > 1:
                ui.pop()
            ui.frame(luck.choice((0.004, 0.016, 0.05)))
        else:
            break
        while len(ui.screens) > 1:
            ui.pop()
    while plain.stage in {"week", "stop"}:
        move(plain, other)
    stuck = [type(screen).__name__ for screen in ui.screens], watched.clock, watched.stage
    assert watched.stage == plain.stage == "friday", stuck
    assert watched.events_bytes() == plain.events_bytes()


def test_a_stop_at_the_very_end_does_not_hold_the_week(ui: Ui) -> None:
    driver, _ = running()
    screen = watch(ui, driver)
    run = screen.run
    assert run is not None
    asked: list[int] = []

    class AtTheEnd:
        stage, clock, week_end_s, humans = "week", driver.week_end_s, driver.week_end_s, driver.humans

        def run_slice(self, budget_s: float, until_s: int) -> None:
            asked.append(until_s)
            self.stage = "friday"

    run.driver = AtTheEnd()  # type: ignore[assignment]
    run.t_s = float(driver.week_end_s)
    run.tick(0.02)
    assert asked == [driver.week_end_s]


def test_pause_speed_and_skip_by_keys(ui: Ui) -> None:
    driver, _ = running()
    screen = watch(ui, driver)
    run = screen.run
    assert run is not None
    press(ui, "space")
    before = driver.clock
    for _ in range(5):
        ui.frame(0.1)
    assert run.paused
    assert driver.clock == before
    press(ui, "3")
    assert (run.paused, run.speed) == (False, 16)
    ui.frame(0.1)
    assert driver.clock > before
    press(ui, "s")
    assert run.skipping


def test_a_click_tells_what_somebody_does_and_why(ui: Ui) -> None:
    driver, _ = running("network-refresh", 3)
    driver.run_slice(5.0, driver.clock + 34 * 3600)
    screen = watch(ui, driver)
    ui.draw()
    assert screen.run is not None
    asked: list[str] = []
    ui.explainer = asked.append
    busy = next(w for w in screen.run.scene.workers if w.deed is not None and w.deed.kind == "incident")
    screen.run.paused = True
    office = next(w for w in ui.root_of(screen).walk() if isinstance(w, Office))
    thing = next(t for t in office.floor.things if t.kind == "person" and t.id == busy.id)
    assert office.click(ui, (thing.box.x + 4, thing.box.y + 4))
    text = "\n".join(ui.root_of(ui.top).text())
    assert busy.name in text
    assert busy.deed is not None
    assert busy.deed.words in text
    why = next(w for w in ui.root_of(ui.top).walk() if w.key == "about/why")
    why.click(ui, why.box.centre)
    assert asked
    assert driver.find(asked[0]) is not None


def test_everything_in_the_office_can_be_asked_about(ui: Ui) -> None:
    from game.ui.office.about import About, summary

    driver, _ = running("network-refresh", 3)
    driver.run_slice(5.0, driver.clock + 34 * 3600)
    screen = watch(ui, driver)
    ui.draw()
    assert screen.run is not None
    assert screen.floor is not None
    kinds: dict[str, Thing] = {}
    for thing in screen.floor.things:
        kinds.setdefault(thing.kind, thing)
        assert summary(ui, screen.run, thing)[0]
    assert set(kinds) == {"person", "ticket", "tray", "task", "project", "asset", "party"}
    for thing in kinds.values():
        ui.push(About(screen.run, thing))
        assert list(ui.root_of(ui.top).text())
        ui.pop()


def test_a_p1_draws_an_arrow_from_the_project(ui: Ui) -> None:
    driver, _ = running("network-refresh", 3)
    _, scene = shown(driver)
    worker = next(w for w in scene.workers if w.room != "ops")
    film = Film()
    assert film.pulled(scene) == []
    pulled = replace(scene, workers=tuple(_on_p1(w) if w.id == worker.id else w for w in scene.workers))
    assert film.pulled(pulled) == [(worker.id, "ticket/x/1")]


def _on_p1(worker: Worker) -> Worker:
    from game.ui.office.deeds import Deed

    return worker._replace(here=True, deed=Deed("ticket/x/1", "incident", "File share", "P1", 1, "p1"))


def test_reduced_motion_stops_all_movement() -> None:
    driver, _ = running("network-refresh", 3)
    driver.run_slice(5.0, driver.clock + 33 * 3600)
    names, before = shown(driver)
    seating = Seating(driver)
    since = len(driver.events())
    driver.run_slice(5.0, driver.clock + 3 * 3600)
    after = look(driver, names, seating)
    house = plan(Box(0, 0, 1000, 480), after, {})
    for still, moving in ((True, False), (False, True)):
        film = Film(still=still)
        film.cut(None, before, [], house)
        film.cut(before, after, driver.events(since), house)
        assert bool(film.movers) is moving
        film.tick(0.3)
        assert (film.bob("noor") != 0.0) is moving
    assert isinstance(house, Plan)


def test_of_too_many_lines_the_important_ones_stay() -> None:
    lines = [Told(str(n), n, f"line {n}", "quiet", 2, "circle-dot") for n in range(50)]
    lines.insert(10, Told("p1", 9, "down", "bad", 9, "circle-alert"))
    kept = most_important(lines, 5)
    assert len(kept) == 5
    assert "p1" in {line.id for line in kept}
    assert [line.t_s for line in kept] == sorted((line.t_s for line in kept), reverse=True)


def test_it_gets_dark_in_the_evening() -> None:
    assert sprites.darkness(12 * 3600) == 0.0
    assert sprites.darkness(23 * 3600) == 1.0
    assert 0.0 < sprites.darkness(19 * 3600) < 1.0
    assert sum(sprites.sky(12 * 3600)) > sum(sprites.sky(23 * 3600))


def test_one_hat_sees_reports_of_projects_and_not_their_boards() -> None:
    driver = Driver.new(load_scenario("network-refresh"), 7, seats={"it": "human", "pm": "by-the-book"})
    player = players("by-the-book", "by-the-book")
    while not (driver.stage == "week" and driver.week >= 3):
        move(driver, player)
    _, scene = shown(driver)
    assert scene.projects
    assert all(not project.tasks for project in scene.projects)


def test_frames_stay_short_with_forty_people(ui: Ui) -> None:
    surface = pygame.display.set_mode((1920, 1080))
    wide = Ui(Settings(language="en", speed=16), surface)
    driver, player = running("the-merger", 3)
    screen = watch(wide, driver)
    times: list[float] = []
    for _ in range(150):
        if driver.stage not in {"week", "stop"}:
            break
        if driver.stage == "stop":
            move(driver, player)
        while len(wide.screens) > 1:
            wide.pop()
        start = time.process_time()
        wide.frame(1 / 60)
        times.append(time.process_time() - start)
    times.sort()
    assert isinstance(screen.run, Run)
    assert len(screen.run.scene.workers) >= 38
    assert times[len(times) // 2] < 0.016
    assert times[int(len(times) * 0.95)] < 0.033


def test_another_language_reaches_the_week_that_runs(ui: Ui) -> None:
    driver, _ = running("network-refresh", 3)
    screen = watch(ui, driver)
    run = screen.run
    assert run is not None
    for _ in range(400):
        if driver.stage != "week" or len(run.lines) >= 6:
            break
        ui.frame(0.1)
        while len(ui.screens) > 1:
            ui.pop()
    assert len(run.lines) >= 6
    run.paused = True
    before = dict(run.film.shown), [line.words for line in run.lines]
    run.film.say("noor", "people.noor.home")
    screen.moments.banner, screen.moments.left_s = Moment("good", "moon", who="Noor"), 4.0
    change(ui, language="de")
    ui.frame(0.02)

    names = driver.names(language("de"))
    events = [driver.find(line.id) for line in run.lines]
    assert [line.words for line in run.lines] == [sentence(names, event) for event in events if event is not None]
    assert run.scene == look(driver, names, run.seating)
    assert run.film.shown != before[0]
    assert [line.words for line in run.lines] != before[1]
    written = ui.canvas.written = []
    ui.draw()
    ui.canvas.written = None
    seen = " ".join(words for words, *_ in written)
    assert "ruhige Nacht" in seen
    assert names.prose("people.noor.home").split(",")[0] in seen
