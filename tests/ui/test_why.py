"""Why on the screen: chains that can be followed, without a single id in sight."""

import re

from game.presenters.page import Bar, Line, Page, Section, Table
from game.ui import opening
from game.ui.canvas import Box
from game.ui.opening import Wish
from game.ui.screens.why import WhyScreen, page_of
from game.ui.trail import trail
from game.ui.widgets.paper import Passage, paper
from game.ui.window import Ui
from tests.ui.hand import frames, press, says, toasts


def played(ui: Ui, weeks: int = 3) -> None:
    opening.start(ui, Wish("first-week", "guided", 3))
    driver = ui.driver
    assert driver is not None
    for need in driver.view().hats.needs:
        driver.submit(need.answers[0].decision)
    while driver.week <= weeks and driver.stage != "over":
        if driver.stage in {"it", "pm", "corridor"}:
            driver.hand_over()
        elif driver.stage == "week":
            driver.run_slice(10.0, driver.week_end_s)
        elif driver.stage == "stop":
            driver.finish_stop()
        else:
            driver.next_turn()
    while len(ui.screens) > 1:
        ui.pop()
    frames(ui)


def test_an_id_at_the_end_of_a_sentence_becomes_a_link_and_is_not_shown() -> None:
    page = Page("", "", (Section("", (Line("It broke.  [asset/nas-1/failure/3]", "", "└", 1), Line("Noted. [sic]"))),))
    followed: list[str] = []
    root = paper(page, follow=followed.append, known=lambda text: text.startswith("asset/"))
    lines = [widget for widget in root.walk() if isinstance(widget, Passage)]
    assert [line.line.text for line in lines] == ["It broke.", "Noted. [sic]"]
    assert [line.active for line in lines] == [True, False]
    assert lines[0].click(None, (0, 0))  # type: ignore[arg-type]  # a click needs no window here
    assert followed == ["asset/nas-1/failure/3"]


def test_an_id_on_a_line_of_its_own_belongs_to_the_sentence_above() -> None:
    parts = (
        Line("W3 The disk failed.", "", "•"),
        Line("Why: it was old.", "quiet", "", 1),
        Line("a/1", "quiet", "", 1),
    )
    root = paper(Page("", "", (Section("What moved it", parts),)), follow=print, known=lambda text: text == "a/1")
    lines = [widget for widget in root.walk() if isinstance(widget, Passage)]
    assert [line.why for line in lines] == ["a/1", ""]


def test_bars_and_tables_of_a_page_are_shown(ui: Ui) -> None:
    table = Table(("what", "points"), "<>", (("Service", "74"),), ("good",))
    root = paper(Page("", "", (Section("Scores", (Bar("SLA", 81.0), Bar("Scope", None, "later"), table)),)))
    root.place(ui, Box(0, 0, 600, 400))
    text = "\n".join(root.text())
    for word in ("== Scores", "SLA: 81", "Scope: later", "what | points", "Service | 74"):
        assert word in text


def test_why_of_an_event_leads_to_its_cause_and_back(ui: Ui) -> None:
    played(ui)
    assert ui.driver is not None
    found = ui.driver.find
    event = next(e for e in reversed(ui.driver.events()) if any(found(cause) for cause in e.causes))
    ui.explain(event.id)
    frames(ui)
    assert isinstance(ui.top, WhyScreen)
    first = says(ui)
    link = next(w for w in ui.root_of(ui.top).walk() if isinstance(w, Passage) and w.active)
    ui.focus(link)
    press(ui, "return")
    assert says(ui) != first
    press(ui, "backspace")
    assert says(ui) == first
    press(ui, "escape")
    assert not isinstance(ui.top, WhyScreen)


def test_no_answer_shows_an_id(ui: Ui) -> None:
    played(ui)
    driver = ui.driver
    assert driver is not None
    ids = [event.id for event in driver.events()[::40]]
    for subject in (*ids[:25], "sla@2", "service@2"):
        ui.explain(subject)
        frames(ui, 1)
        assert not re.search(r"\[[a-z_]+/[^\]]*\]", says(ui)), subject
        ui.pop()


def test_of_a_service_without_a_past_it_says_how_it_stands(ui: Ui) -> None:
    opening.start(ui, Wish("first-week", "guided", 3))
    frames(ui)
    page = trail(ui, "service/erp")
    lines = [part.text for section in page.sections for part in section.parts if isinstance(part, Line)]
    assert page.title == "ERP"
    assert ui.driver is not None
    days = next(a.patch_lag_days for a in ui.driver.view().infrastructure.assets if a.id == "erp-db")
    assert any("ERP database" in line and f"{days:.0f} days ago" in line for line in lines)
    marked = [p.text for s in page.sections for p in s.parts if isinstance(p, Line) and p.tone == "watch"]
    assert any("ERP database" in line for line in marked)


def test_of_a_person_it_lists_what_happened_lately(ui: Ui) -> None:
    played(ui)
    page = page_of(ui, "person/piet")
    assert page.title == "Piet van Dijk"
    assert len(page.sections) == 2


def test_of_nothing_it_says_how_to_ask(ui: Ui) -> None:
    played(ui, 1)
    ui.pointer = None
    press(ui, "w")
    assert "Point at" in toasts(ui)


def test_a_week_that_is_not_over_is_said_so(ui: Ui) -> None:
    opening.start(ui, Wish("first-week", "guided", 3))
    frames(ui)
    ui.explain("outage_h@1")
    frames(ui)
    assert isinstance(ui.top, WhyScreen)
    assert says(ui).strip()
