"""Writes a debrief pack as one HTML file: everything inside, nothing asked of any network, printable on A4."""

import re
from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby
from typing import Final

from game.presenters.pack import Asking, Card, Chapter, Command, Curves, Pack, Part, Strip, Worths
from game.presenters.page import Bar, Line, Table
from game.reports import charts
from game.reports.style import CSS, SCRIPT

_ID: Final = re.compile(r"[a-z][\w-]*/[\w./:+-]+")
_LONG: Final = 30
"""Letters from which on a cell makes its row flow as text where the page is narrow."""
_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:"


def document(pack: Pack) -> str:
    """Return the file."""
    body = "".join(_chapter(chapter, pack) for chapter in pack.chapters)
    contents = "".join(f'<li><a href="#{one.id}">{escape(one.title)}</a></li>' for one in pack.chapters)
    facts = "".join(f"<div><dt>{escape(name)}</dt><dd>{escape(value)}</dd></div>" for name, value in pack.facts)
    words = pack.words
    return (
        f'<!doctype html>\n<html lang="{pack.language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        f'<link rel="icon" href="data:,"><title>{escape(pack.title)}</title><style>{CSS}</style></head>\n'
        f'<body><header><h1>{escape(pack.title)}</h1><p class="sub">{escape(pack.subtitle)}</p>'
        f'<dl class="facts {pack.tone}">{facts}</dl>'
        f'<nav aria-label="{escape(words["contents"])}"><ol>{contents}</ol></nav></header>\n'
        f"<main>{body}</main>\n<footer><p>{escape(words['hats'])}</p><p>{escape(words['made'])}</p></footer>"
        f"<script>{SCRIPT}</script></body></html>\n"
    )


def _chapter(chapter: Chapter, pack: Pack) -> str:
    lead = f'<p class="lead">{escape(chapter.lead)}</p>' if chapter.lead else ""
    inside = "".join(_parts(chapter.parts, pack, chapter.id))
    return f'<section id="{chapter.id}"><h2>{escape(chapter.title)}</h2>{lead}{inside}</section>\n'


def _parts(parts: Sequence[Part], pack: Pack, key: str) -> Iterator[str]:
    number = 0
    for kind, group in groupby(parts, key=lambda part: isinstance(part, Card)):
        if kind:
            yield '<div class="cards">' + "".join(_card(part, pack, key) for part in group) + "</div>"
            continue
        for part in group:
            number += 1
            yield _part(part, pack, f"{key}-{number}", "both")


def _card(part: Part, pack: Pack, key: str) -> str:
    assert isinstance(part, Card)
    inside = "".join(_part(one, pack, key, part.hue) for one in part.parts)
    head = f"<h3><span>{escape(part.title)}</span><span>{escape(part.remark)}</span></h3>"
    return f'<div class="card {part.hue}">{head}{inside}</div>'


def _part(part: Part, pack: Pack, key: str, hue: str) -> str:  # one for each kind
    if isinstance(part, Line):
        return _line(part)
    if isinstance(part, Bar):
        return _bar(part, hue)
    if isinstance(part, Table):
        return _table(part)
    if isinstance(part, Curves):
        return charts.curves(part, "W")
    if isinstance(part, Strip):
        return charts.strip(part)
    if isinstance(part, Worths):
        return _worths(part)
    if isinstance(part, Asking):
        return _asking(part, pack)
    assert isinstance(part, Command)
    return _command(part, pack, key)


def _line(line: Line) -> str:
    if not line.text:
        return ""
    classes: list[str] = [line.tone] if line.tone else []
    if line.indent:
        classes.append(f"in{min(2, line.indent)}")
    if _ID.fullmatch(line.text):
        classes.append("id")
    mark = ""
    if line.mark:
        classes.append("mark")
        mark = f"<b>{escape(line.mark)}</b>"
    named = f' class="{" ".join(classes)}"' if classes else ""
    return f"<p{named}>{mark}{escape(line.text)}</p>"


def _bar(part: Bar, hue: str) -> str:
    label = escape(part.label.strip())
    if part.value is None:
        return f'<p class="quiet">{label}: {escape(part.note)}</p>'
    return f'<div class="bar"><span>{label}</span>{charts.bar(part.value, hue)}<span>{part.value:.0f}</span></div>'


def _table(table: Table) -> str:
    sides = [' class="r"' if side == ">" else "" for side in table.align]
    head = "".join(f"<th{side}>{escape(text)}</th>" for text, side in zip(table.headings, sides, strict=True))
    named = [
        f'{side} data-h="{escape(head)}"' if side and head else side
        for side, head in zip(sides, table.headings, strict=True)
    ]
    rows = []
    for number, row in enumerate(table.rows):
        tone = table.tones[number] if number < len(table.tones) else ""
        cells = "".join(f"<td{side if cell else ''}>{escape(cell)}</td>" for cell, side in zip(row, named, strict=True))
        rows.append(f'<tr class="{tone}">{cells}</tr>' if tone else f"<tr>{cells}</tr>")
    top = f"<thead><tr>{head}</tr></thead>" if any(table.headings) else ""
    long = any(len(cell) > _LONG for row in table.rows for cell in row)
    flows = ' class="stack"' if long else ""
    return f'<div class="wide"><table{flows}>{top}<tbody>{"".join(rows)}</tbody></table></div>'


def _worths(part: Worths) -> str:
    most = max((abs(line.points) for line in part.lines), default=1.0)
    rows = []
    for line in part.lines:
        tone = "good" if line.points > 0 else "bad" if line.points < 0 else ""
        rows.append(
            f'<div class="worth"><span>W{line.week}</span>'
            f'<span><span class="tag {line.seat}">{escape(part.seats.get(line.seat, line.seat))}</span></span>'
            f'<div class="said"><div class="strong">{escape(line.title)}</div><div class="what">{escape(line.what)}'
            f' <span class="id">decision/{line.sequence}</span></div></div>'
            f'<div class="chart">{charts.balance(line.points, most)}</div>'
            f'<div class="n {tone}">{escape(line.figure)}</div></div>'
        )
    return "".join(rows)


def _asking(part: Asking, pack: Pack) -> str:
    options = "".join(f"<li>{escape(option)}</li>" for option in part.options)
    answer = ""
    if part.answer:
        label = escape(pack.words["answer"])
        answer = f"<details><summary>{label}</summary><p>{escape(part.answer)}</p></details>"
    return f'<div class="ask"><p class="strong">{escape(part.question)}</p><ul>{options}</ul>{answer}</div>'


def _command(part: Command, pack: Pack, key: str) -> str:
    done, label = escape(pack.words["copied"]), escape(pack.words["copy"])
    return (
        f'<div class="cmd"><p>{escape(part.text)}</p><div><code id="{key}">{escape(part.command)}</code>'
        f'<button type="button" data-copy="{key}" data-done="{done}">{label}</button></div></div>'
    )
