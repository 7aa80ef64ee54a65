"""Where in a TOML file a key stands; ``tomllib`` does not tell.

A scanner over text that ``tomllib`` has accepted already, so that it need not check anything: it only has to know
where strings, arrays and inline tables begin and end.
"""

import re
from typing import Final

Path = tuple[str | int, ...]

_BLANK: Final = re.compile(r"[ \t\n]*(?:#[^\n]*[ \t\n]*)*")
_KEY: Final = re.compile(r"""[ \t]*(?:"((?:[^"\\\n]|\\.)*)"|'([^'\n]*)'|([A-Za-z0-9_-]+))[ \t]*""")
_SCALAR: Final = re.compile(r"[^,\]}#\n]+")
_STRINGS: Final = (
    re.compile(r'"""(?:[^\\]|\\.)*?"""(?:""?(?!"))?', re.S),
    re.compile(r"'''.*?'''(?:''?(?!'))?", re.S),
    re.compile(r'"(?:[^"\\\n]|\\.)*"'),
    re.compile(r"'[^'\n]*'"),
)


class Locator:
    """Maps key paths of one file to lines."""

    def __init__(self, text: str) -> None:
        """Scan a text that is valid TOML, with plain line ends."""
        self._text = text
        self._at = 0
        self._counted = 0
        self._line = 1
        self._lines: dict[Path, int] = {(): 1}
        self._arrays: dict[Path, int] = {}
        self._scan()

    def line(self, path: Path) -> int:
        """Return the line of a key, or of the nearest table above it; 1 if there is none."""
        while path not in self._lines:
            path = path[:-1]
        return self._lines[path]

    def _mark(self, path: Path) -> None:
        self._line += self._text.count("\n", self._counted, self._at)
        self._counted = self._at
        for length in range(1, len(path) + 1):
            self._lines.setdefault(path[:length], self._line)

    def _blank(self) -> None:
        match = _BLANK.match(self._text, self._at)
        if match:
            self._at = match.end()

    def _scan(self) -> None:
        table: Path = ()
        while True:
            self._blank()
            if self._at >= len(self._text):
                return
            before = self._at
            if self._text[self._at] == "[":
                table = self._header()
            else:
                self._pair(table)
            # Never stand still, whatever the text holds.
            self._at = max(self._at, before + 1)

    def _header(self) -> Path:
        start = self._at
        many = self._text.startswith("[[", self._at)
        self._at += 2 if many else 1
        keys = self._keys()
        self._at, after = start, self._at + (2 if many else 1)
        path: Path = ()
        for key in keys[:-1]:
            path = self._current((*path, key))
        path = (*path, *keys[-1:])
        if many:
            self._mark(path)
            self._arrays[path] = self._arrays.get(path, -1) + 1
        path = self._current(path)
        self._mark(path)
        self._at = after
        return path

    def _current(self, path: Path) -> Path:
        return (*path, self._arrays[path]) if path in self._arrays else path

    def _keys(self) -> tuple[str, ...]:
        keys: list[str] = []
        while match := _KEY.match(self._text, self._at):
            quoted, literal, bare = match.groups()
            keys.append(bare or literal or _unescape(quoted or ""))
            self._at = match.end()
            if not self._text.startswith(".", self._at):
                break
            self._at += 1
        return tuple(keys)

    def _pair(self, table: Path) -> Path:
        start = self._at
        keys = self._keys()
        self._at, after = start, self._at
        path = (*table, *keys)
        self._mark(path)
        self._at = after + 1  # the equals sign
        self._value(path)
        return path

    def _value(self, path: Path) -> None:
        """Walk over a value, marking what is inside; a stack instead of recursion, since the file decides the depth."""
        open_: list[tuple[str, Path, int]] = []
        while True:
            self._blank_inside(bool(open_))
            if self._at >= len(self._text):
                return
            char = self._text[self._at]
            if char in "[{":
                self._at += 1
                open_.append((char, path, 0))
            elif char not in "]}":
                self._skip_scalar()
            if not open_:
                return
            path = self._next(open_)
            if not open_:
                return

    def _next(self, open_: list[tuple[str, Path, int]]) -> Path:
        """Go on to the next element or key inside the innermost brackets, closing what ends."""
        while open_:
            kind, base, index = open_.pop()
            self._blank_inside(True)
            if self._text.startswith(",", self._at):
                self._at += 1
                self._blank_inside(True)
            if self._at >= len(self._text):
                return base
            if self._text[self._at] in "]}":
                self._at += 1
                continue
            open_.append((kind, base, index + 1))
            if kind == "[":
                self._mark((*base, index))
                return (*base, index)
            start = self._at
            keys = self._keys()
            self._at, after = start, self._at
            self._mark((*base, *keys))
            self._at = max(after + 1, start + 1)
            return (*base, *keys)
        return ()

    def _blank_inside(self, brackets: bool) -> None:
        if brackets:
            self._blank()
        else:
            while self._text.startswith((" ", "\t"), self._at):
                self._at += 1

    def _skip_scalar(self) -> None:
        for pattern in _STRINGS:
            if match := pattern.match(self._text, self._at):
                self._at = match.end()
                return
        match = _SCALAR.match(self._text, self._at)
        self._at = match.end() if match else self._at + 1


def _unescape(text: str) -> str:
    """Resolve the escapes of a quoted key; only the usual ones, others leave the key without a line of its own."""
    return text.replace('\\"', '"').replace("\\\\", "\\")
