"""Everything that is said is said in German too, with the same placeholders."""

import ast
import re
from collections.abc import Iterator

import pytest
from babel.messages.catalog import Catalog, Message

from game.i18n import language
from tools import messages

PLACEHOLDER = re.compile(r"\{(\w+)\}")


def _texts(value: object) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value) if isinstance(value, list | tuple) else ()


def _entries() -> Iterator[Message]:
    return (message for message in messages.read("de") if message.id)


@pytest.fixture(scope="module")
def template() -> Catalog:
    return messages.extract()


def test_every_message_of_the_sources_is_translated(template: Catalog) -> None:
    german = {_texts(message.id): _texts(message.string) for message in _entries()}
    wanted = [_texts(message.id) for message in template if message.id]
    assert len(wanted) > 300
    assert [ids for ids in wanted if not german.get(ids) or not all(german[ids])] == []
    assert set(german) == set(wanted), "run `make messages`"


def _said() -> Iterator[tuple[str, str]]:
    """Every text that a call in the sources says in so many words, with where."""
    for path in sorted((messages.ROOT / "game").rglob("*.py")):
        for call in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(call, ast.Call) and call.args and isinstance(call.args[0], ast.Constant):
                name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
                text = call.args[0].value
                if name in messages.KEYWORDS and isinstance(text, str) and text:
                    yield text, f"{path.name}:{call.lineno}"


def test_no_message_hides_from_the_extraction(template: Catalog) -> None:
    known = {text for message in template if message.id for text in _texts(message.id)}
    assert [(text, where) for text, where in _said() if text not in known] == [], "not inside an f-string"


def test_placeholders_are_equal() -> None:
    for message in _entries():
        wanted = {name for text in _texts(message.id) for name in PLACEHOLDER.findall(text)}
        for text in _texts(message.string):
            assert set(PLACEHOLDER.findall(text)) <= wanted, text
            assert wanted - set(PLACEHOLDER.findall(text)) <= {"n"} if len(_texts(message.id)) == 2 else True
        if len(_texts(message.id)) == 1:
            assert set(PLACEHOLDER.findall(_texts(message.string)[0])) == wanted, message.id


def test_nothing_is_fuzzy_or_left_over() -> None:
    catalogue = messages.read("de")
    assert [message.id for message in catalogue if message.fuzzy and message.id] == []
    assert not catalogue.obsolete


def test_catalogues_are_current() -> None:
    assert messages.main(["--check"]) == 0


def test_the_compiled_catalogue_is_the_one_that_is_read() -> None:
    for message in _entries():
        if isinstance(message.id, str):
            assert language("de").known(message.id), message.id
            if "{" not in message.id:
                assert language("de").text(message.id) == message.string


def test_german_ends_sentences_like_english() -> None:
    """A full stop at one end only is a slip in one of the two."""
    slips = [
        (one, other)
        for message in _entries()
        for one, other in zip(_texts(message.id), _texts(message.string), strict=True)
        if one[-1] in ".:?" and one[-1] != other[-1]
    ]
    assert slips == []


def test_a_turn_has_one_word() -> None:
    """What is a Zug in the help is nowhere a Runde: that is a round of talks or of patches."""
    turn, other = re.compile(r"\bturns?\b"), re.compile(r"\bRunden?\b")
    pairs = [pair for m in _entries() for pair in zip(_texts(m.id), _texts(m.string), strict=True)]
    help_ = [(messages.ROOT / "assets" / "help" / f"{code}.toml").read_text("utf-8") for code in ("en", "de")]
    pairs += zip(*(text.splitlines() for text in help_), strict=False)
    assert [german for english, german in pairs if turn.search(english) and other.search(german)] == []
