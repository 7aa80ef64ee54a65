"""The HTML file in a real browser: nothing asked for, nothing wrong, readable on a telephone and on A4."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from game.i18n import language
from game.presenters.debriefing import pack
from game.reports.html import document
from sim.fork import Recorded
from sim.lab.evidence import Evidence, answer, questions, weighty
from sim.policies.registry import make
from sim.runner import play
from sim.save import Recorder, read
from sim.scenario.load import load_scenario

BROWSER = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), ""
)
needs_browser = pytest.mark.skipif(not BROWSER, reason="Chromium is not installed (apt-get install chromium)")
MEASURE = "<script>document.title=document.documentElement.scrollWidth+'/'+innerWidth</script></body>"


@pytest.fixture(scope="module", params=["en", "de"])
def page(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a debrief with every chart in it."""
    folder = tmp_path_factory.mktemp("html")
    seats = {seat: ("by-the-book", make(seat, "by-the-book")) for seat in ("it", "pm")}
    path = folder / "game.save"
    game = play(load_scenario("first-week"), 2, seats, recorder=lambda session: Recorder(path, session, {}))
    recorded = Recorded.read(read(path))
    weights = weighty(game.session.scenario, game.session.events(), 4)
    asked = [question for question in questions(recorded, weights, 4) if question.kind != "hands"]
    evidence = Evidence(recorded, tuple(asked), {question: answer(recorded, question) for question in asked})
    out = folder / "debrief.html"
    out.write_text(document(pack(language(request.param), game.session, recorded, evidence)), encoding="utf-8")
    return out


def browse(*arguments: str) -> "subprocess.CompletedProcess[str]":
    base = [BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr"]
    return subprocess.run([*base, *arguments], capture_output=True, text=True, timeout=90, check=False)


def test_everything_is_inside_the_file(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert "default-src 'none'" in text
    assert not re.search(r"https?:|//[a-z]|@import|url\(|\ssrc=|<iframe|<object|<embed|fetch\(|XMLHttp", text)
    assert set(re.findall(r'href="([^"#]*)', text)) <= {"", "data:,"}
    anchors = set(re.findall(r'href="#([^"]+)"', text))
    assert anchors == set(re.findall(r'<section id="([^"]+)"', text))
    ids = re.findall(r' id="([^"]+)"', text)
    assert len(ids) == len(set(ids))


@needs_browser
@pytest.mark.parametrize("width", [500, 1280])
def test_a_browser_finds_nothing_wrong_and_nothing_sticks_out(page: Path, tmp_path: Path, width: int) -> None:
    """Chromium opens no window below 500 pixels here; a frame of 375 is measured in the next test."""
    copy = tmp_path / "measured.html"
    copy.write_text(page.read_text(encoding="utf-8").replace("</body>", MEASURE), encoding="utf-8")
    done = browse(f"--window-size={width},900", "--dump-dom", copy.as_uri())
    assert "CONSOLE" not in done.stderr, done.stderr
    found = re.search(r"<title>(\d+)/(\d+)</title>", done.stdout)
    assert found, done.stderr
    assert int(found[1]) <= int(found[2])


@needs_browser
def test_on_a_telephone_nothing_sticks_out(page: Path, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(page.read_text(encoding="utf-8"), encoding="utf-8")
    frame = tmp_path / "frame.html"
    frame.write_text(
        "<title>-</title><iframe id=f src=page.html style='width:375px;height:800px;border:0'></iframe><script>"
        "f.onload=()=>{var d=f.contentDocument.documentElement;"
        "document.title=d.scrollWidth+'/'+d.clientWidth}</script>",
        encoding="utf-8",
    )
    done = browse("--allow-file-access-from-files", "--virtual-time-budget=3000", "--dump-dom", frame.as_uri())
    found = re.search(r"<title>(\d+)/(\d+)</title>", done.stdout)
    assert found, done.stderr
    assert int(found[1]) <= int(found[2]) <= 375


@needs_browser
def test_it_prints_on_a4(page: Path, tmp_path: Path) -> None:
    out = tmp_path / "debrief.pdf"
    browse("--no-pdf-header-footer", f"--print-to-pdf={out}", page.as_uri())
    data = out.read_bytes()
    assert data.startswith(b"%PDF")
    sizes = {tuple(round(float(x)) for x in box.split()) for box in re.findall(rb"/MediaBox ?\[([^\]]+)\]", data)}
    assert sizes == {(0, 0, 595, 842)} or not sizes
