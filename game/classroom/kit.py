"""The printed kit: documents of HTML that need nothing but themselves, for paper of A4 and for a projector."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from string import Template
from typing import Final

from game.classroom.answers import header
from game.classroom.forms import forms
from game.classroom.printed import form_page, key_page
from game.i18n import N_, Language
from game.paths import assets

_WRITTEN: Final = {
    "guide": "1-guide",
    "slides": "2-slides",
    "cards": "3-role-cards",
    "observer": "4-observer-sheets",
    "debrief": "5-debrief",
    "paper": "9-paper-play",
    "certificate": "10-certificate",
}
"""Template to file name."""

_EMBLEM: Final = (
    '<svg class="emblem" viewBox="0 0 60 42" aria-hidden="true"><path fill="#1c66b3" d="M9 25c0-14 3-20 12-20s12 6 12'
    ' 20z"/><path fill="#1c66b3" d="M2 25h38q2 0 1 2-3 5-20 5T1 27q-1-2 1-2z"/><path fill="#d98a1f" stroke="#fff"'
    ' stroke-width="1.2" d="M27 33c0-14 3-20 12-20s12 6 12 20z"/><path fill="#d98a1f" stroke="#fff" stroke-width="1.2"'
    ' d="M20 33h38q2 0 1 2-3 5-20 5t-20-5q-1-2 1-2z"/></svg>'
)

_SHELL: Final = Template(
    '<!doctype html>\n<html lang="$language"><head><meta charset="utf-8"><title>Two Hats: $title</title>\n'
    # Nothing may be fetched, whatever stands in a translation.
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
    '<meta name="viewport" content="width=device-width">\n'
    '<style>\n$css</style></head>\n<body class="$paper"><main>\n$body\n</main></body></html>\n'
)


@dataclass(frozen=True, slots=True)
class Document:
    """A file of the kit.

    Attributes:
        name: Of the file.
        title: What it is, in its language.
        paper: How it is to be printed: ``a4``, ``wide``, ``bare``, ``slides``, ``plate``, or empty for no paper.
    """

    name: str
    title: str
    paper: str
    text: str


def documents(speak: Language, *, seed: int = 1, program: str = "two-hats") -> tuple[Document, ...]:
    """Return the whole kit in a language.

    Args:
        speak: Of the kit.
        seed: Of the pair of forms.
        program: How the program is called, for commands that can be copied.
    """
    written = tuple(_written(speak, program))
    asked = tuple(questionnaire(speak, seed=seed))
    both = sorted((*written, *asked), key=lambda document: _order(document.name))
    return (_contents(speak, both), *both)


def questionnaire(speak: Language, *, seed: int = 1) -> Iterator[Document]:
    """Return forms A and B, their key, and the empty file for answers."""
    a, b = forms(seed)
    for name, form in (("6-form-a", a), ("7-form-b", b)):
        title = speak.text(N_("Questionnaire, form {code}"), code=form.code)
        yield _document(speak, name, title, "a4", form_page(speak, form))
    yield _document(speak, "8-answer-key", speak.text(N_("Questionnaire, key")), "a4", key_page(speak, (a, b)))
    yield Document("answers.csv", speak.text(N_("Table for typed answers")), "", header())


def _written(speak: Language, program: str) -> Iterator[Document]:
    folder = assets() / "classroom" / "kit" / speak.code
    values = {"emblem": _EMBLEM, "program": escape(program), "rows12": ("<tr>" + "<td></td>" * 6 + "</tr>") * 12}
    for template, name in _WRITTEN.items():
        head, _, body = (folder / f"{template}.html").read_text(encoding="utf-8").partition("\n")
        title, _, paper = head.rpartition(" | ")
        yield _document(speak, name, title, paper, Template(body).substitute(values))


def _document(speak: Language, name: str, title: str, paper: str, body: str) -> Document:
    css = (assets() / "classroom" / "kit" / "page.css").read_text(encoding="utf-8")
    text = _SHELL.substitute(language=speak.code, title=escape(title), css=css, paper=paper, body=body)
    return Document(f"{name}.html", title, paper, text)


def _contents(speak: Language, listed: list[Document]) -> Document:
    t = speak.text
    rows = "".join(
        f"<tr><td><a href='{document.name}'>{escape(document.title)}</a></td>"
        f"<td>{escape(t(_PAPERS[document.paper]))}</td></tr>"
        for document in listed
    )
    title = t(N_("Workshop kit"))
    body = (
        f'<div class="mast">{_EMBLEM}<div><h1>Two Hats: {escape(title)}</h1></div></div>'
        f'<p class="lead">{escape(t(_START))}</p><table><tbody>{rows}</tbody></table>'
        f"<p>{escape(t(_PRINTING))}</p>"
    )
    return _document(speak, "index", title, "a4", body)


_START: Final = N_("Begin with the guide. It says what to print, how often, and what to do when.")
_PRINTING: Final = N_(
    "To print: open a document in a browser, print, “actual size”, margins “default”, background graphics on. The files"
    " need no network and fetch nothing."
)
_PAPERS: Final = {
    "a4": N_("A4, both sides if you like"),
    "wide": N_("A4 landscape, single-sided"),
    "bare": N_("A4 without margins, single-sided; cut once across"),
    "slides": N_("16:9, for the projector (or as PDF)"),
    "plate": N_("A4 landscape, good paper"),
    "": N_("opens in any spreadsheet"),
}


def _order(name: str) -> tuple[int, str]:
    number = name.partition("-")[0]
    return (int(number) if number.isdigit() else 99, name)
