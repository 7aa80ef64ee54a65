"""The questionnaire on paper: forms to fill in, and the key to hand out afterwards."""

from collections.abc import Sequence
from html import escape
from typing import Final

from game.classroom.bank import OWNER_ABOUT, OWNER_NAMES, OWNERS, Bank, Owner, bank
from game.classroom.forms import Form
from game.i18n import N_, Language

BOXES: Final = {"en": {"it": "I", "pm": "P", "third": "S"}, "de": {"it": "I", "pm": "P", "third": "A"}}
"""What stands above the boxes: initials of the owners' names; typed answers may use those of any language."""


def form_page(speak: Language, form: Form) -> str:
    """Return a form as the body of a page: twelve situations with three boxes each."""
    t = speak.text
    title, code = t(N_("Whose call is it?")), t(_FORM, code=form.code)
    group, mine = _blank(t(N_("Group"))), _blank(t(N_("My code")))
    before, after = t(N_("before the workshop")), t(N_("after it"))
    return "".join(
        (
            f'<div class="head"><div><h1>{_t(title)}</h1><div class="quiet">{_t(code)}</div></div>',
            f"<div>{group} &nbsp; {mine}<br>&#9744; {_t(before)} &nbsp; &#9744; {_t(after)}</div></div>",
            f"<p>{_t(t(_HOW))}</p><p class='small'>{_t(t(_CODE))}</p>",
            _legend(speak),
            '<ol class="questions">',
            *(_question(speak, number, one.story[speak.code]) for number, one in enumerate(form.situations, 1)),
            "</ol>",
        )
    )


def key_page(speak: Language, forms: Sequence[Form]) -> str:
    """Return the key of forms as the body of a page: owner, reason, and the fact about the roles behind it."""
    t, source = speak.text, bank()
    title = t(N_("Whose call is it? The key"))
    parts = [f"<h1>{_t(title)}</h1><p class='lead'>{_t(t(_KEY))}</p>"]
    for one in forms:
        parts += [f"<h3>{_t(t(_FORM, code=one.code))}</h3>", _row(speak, one)]
    parts.append(_facts(speak, source))
    for one in forms:
        words = t(N_("Form {code}, with reasons"), code=one.code)
        parts += [f"<h2 class='break'>{_t(words)}</h2>", _reasons(speak, one)]
    return "".join(parts)


_FORM = N_("Form {code}")
_HOW = N_(
    "Twelve situations from different companies. Tick whose call it is, as you would decide today. Take the story as it"
    " stands; if two could have a say, tick who has the last word. Leave it blank if you do not know. About ten"
    " minutes, alone, without talking."
)
_CODE = N_(
    "My code: two to eight letters and digits of my own choice with at least one digit, the same on both forms. Please"
    " no name and no initials."
)
_KEY = N_("To be handed out when everybody has answered both forms.")


def _question(speak: Language, number: int, story: str) -> str:
    ticks = "".join(f"<span>{_t(BOXES[speak.code][owner])}<i></i></span>" for owner in OWNERS)
    return f'<li><span class="n">{number}</span><span>{_t(story)}</span><span class="ticks">{ticks}</span></li>'


def _legend(speak: Language) -> str:
    cells = (
        f'<div><b class="{owner}">{_t(BOXES[speak.code][owner])} &nbsp;{_t(speak.text(OWNER_NAMES[owner]))}</b><br>'
        f"{_t(speak.text(OWNER_ABOUT[owner]))}</div>"
        for owner in OWNERS
    )
    return f'<div class="legend">{"".join(cells)}</div>'


def _row(speak: Language, form: Form) -> str:
    numbers = "".join(f"<th>{number}</th>" for number in range(1, len(form.situations) + 1))
    letters = "".join(f"<td class='{o}'>{_t(BOXES[speak.code][o])}</td>" for o in _owners(form))
    return f"<table class='code'><tbody><tr>{numbers}</tr><tr>{letters}</tr></tbody></table>"


def _owners(form: Form) -> list[Owner]:
    return [situation.owner for situation in form.situations]


def _reasons(speak: Language, form: Form) -> str:
    headings = "".join(f"<th>{_t(speak.text(words))}</th>" for words in ("", N_("whose call"), N_("why"), N_("fact")))
    rows = (
        f"<tr><td class='n'>{number}</td>"
        f"<td class='o'><span class='owner {one.owner}'>{_t(one.whose(speak))}</span></td>"
        f"<td>{_t(one.why[speak.code])}</td><td class='n'>{one.fact}</td></tr>"
        for number, one in enumerate(form.situations, 1)
    )
    return f"<table class='key'><thead><tr>{headings}</tr></thead><tbody>{''.join(rows)}</tbody></table>"


def _facts(speak: Language, source: Bank) -> str:
    rows = (
        f"<tr><td class='n'>{number}</td><td>{_t(words[speak.code])}</td></tr>"
        for number, words in sorted(source.facts.items())
    )
    title = _t(speak.text(N_("Eleven facts about the two roles")))
    return f"<h2>{title}</h2><table class='key'><tbody>{''.join(rows)}</tbody></table>"


def _blank(words: str) -> str:
    return f'{_t(words)} <span class="rule"></span>'


def _t(words: str) -> str:
    return escape(words)
