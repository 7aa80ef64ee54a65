"""The kit: everything in both languages, nothing from elsewhere."""

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from game.classroom.forms import LENGTH, forms
from game.classroom.kit import documents
from game.i18n import language
from sim.scenario.load import list_scenarios

CODES = ("en", "de")
KIT = {code: {d.name: d for d in documents(language(code), seed=3, program="python main.py")} for code in CODES}
PAGES = [(code, name) for code in CODES for name in KIT[code] if name.endswith(".html")]
_VOID = {"meta", "br", "path", "img", "link"}


class Reader(HTMLParser):
    """Checks nesting and collects tags, links and text."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.targets: list[str] = []
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.targets += [value or "" for name, value in attrs if name in {"src", "href", "action", "data"}]
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag, f"</{tag}> closes something else"

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] != "style":
            self.words += data


def read(code: str, name: str) -> Reader:
    reader = Reader()
    reader.feed(KIT[code][name].text)
    return reader


def test_both_languages_have_the_same_documents() -> None:
    assert list(KIT["en"]) == list(KIT["de"])
    assert len(KIT["en"]) == 12
    assert all(KIT["en"][name].title != KIT["de"][name].title for name in KIT["en"])


@pytest.mark.parametrize(("code", "name"), PAGES)
def test_each_is_well_formed_and_fetches_nothing(code: str, name: str) -> None:
    reader = read(code, name)
    assert reader.open == []
    assert "script" not in reader.tags
    assert all(target in KIT[code] for target in reader.targets), reader.targets
    text = KIT[code][name].text
    assert "default-src 'none'" in text
    assert not re.search(r"url\(|@import|https?:", text)
    assert "$" not in reader.words.replace("€", ""), "a placeholder was left"
    assert f'<html lang="{code}">' in text


@pytest.mark.parametrize("name", [name for code, name in PAGES if code == "en"])
def test_both_languages_say_as_much(name: str) -> None:
    en, de = read("en", name), read("de", name)
    shape = [
        [tag for tag in reader.tags if tag in {"h1", "h2", "h3", "tr", "td", "li", "section"}] for reader in (en, de)
    ]
    assert shape[0] == shape[1]
    assert 0.75 < len(de.words) / len(en.words) < 1.5


@pytest.mark.parametrize("code", CODES)
def test_forms_ask_and_only_the_key_answers(code: str) -> None:
    for file, form in zip(("6-form-a.html", "7-form-b.html"), forms(3), strict=True):
        words = read(code, file).words
        assert form.code in words
        assert all(situation.story[code] in words for situation in form.situations)
        assert not any(situation.why[code] in words for situation in form.situations)
        assert KIT[code][file].text.count("<i></i>") == 3 * LENGTH
        key = read(code, "8-answer-key.html").words
        assert all(situation.why[code] in key for situation in form.situations)
    assert KIT[code]["answers.csv"].text.startswith("group,person,time,form,1,")


@pytest.mark.parametrize("code", CODES)
def test_the_guide_has_three_agendas_that_add_up(code: str) -> None:
    text = KIT[code]["1-guide.html"].text
    minutes = [tuple(map(int, pair)) for pair in re.findall(r'class="time">−?(\d+) (?:to|bis) (\d+)<', text)][1:]
    assert minutes[0][0] == 0
    assert minutes[-1][1] == 90
    assert all(one[1] == two[0] for one, two in pairwise(minutes))
    debrief = sum(end - start for start, end in minutes if start >= 55)
    assert debrief >= 30, "at least a third is for talking"
    clocks = [int(h) * 60 + int(m) for h, m in re.findall(r'class="time">(\d+):(\d\d)<', text)]
    half, full = clocks[: clocks.index(540)], clocks[clocks.index(540) :]
    assert half == sorted(half)
    assert half[-1] == 225
    assert full == sorted(full)
    assert full[-1] + 25 == 16 * 60 + 30


@pytest.mark.parametrize("code", CODES)
def test_commands_name_the_program_as_it_was_called(code: str) -> None:
    words = read(code, "1-guide.html").words
    for verb in ("new --room", "validate", "doctor", "play --room", "room-report", "room-gain"):
        assert f"python main.py {verb}" in words


@pytest.mark.parametrize("code", CODES)
def test_every_scenario_has_its_question(code: str) -> None:
    words = read(code, "5-debrief.html").words
    for info in list_scenarios():
        assert info.titles[code] in words
