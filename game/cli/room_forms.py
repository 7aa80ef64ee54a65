"""``room-forms``: another pair of questionnaire forms."""

from pathlib import Path
from typing import Any

import click

from game.classroom.forms import MOST_SEED, Form
from game.cli import options
from game.i18n import N_, Language
from game.presenters.page import Page, Section, Table


@click.command("room-forms", cls=options.Verb)
@click.option(
    "--seed",
    type=click.IntRange(0, MOST_SEED),
    default=1,
    show_default=True,
    metavar="N",
    help="Which pair; the same number gives the same two forms everywhere.",
)
@click.option(
    "--out", metavar="DIR", type=click.Path(path_type=Path, file_okay=False), help="Write forms, key and answers.csv."
)
@options.as_json
@options.quiet
@options.lang
def command(seed: int, out: Path | None, as_json: bool, quiet: bool, lang: Language) -> None:
    """Draw two equally hard forms of the questionnaire "whose call is it?" and print or write them.

    \b
    Example:
      two-hats room-forms --seed 7 --out forms
    """
    from game.classroom.forms import forms
    from game.classroom.kit import questionnaire
    from game.cli.paper import show, show_json
    from game.cli.room_kit import save

    files = [(out / d.name, d.text) for d in questionnaire(lang, seed=seed)] if out is not None else []
    save(files)
    pair = forms(seed)
    if as_json:
        show_json({"seed": seed, "forms": [_record(lang, form) for form in pair], "files": [str(p) for p, _ in files]})
    elif quiet:
        return
    elif files:
        for path, _ in files:
            click.echo(path)
    else:
        show(_page(lang, pair))


def _record(lang: Language, form: Form) -> dict[str, Any]:
    return {
        "form": form.code,
        "questions": [
            {
                "number": number,
                "situation": one.id,
                "story": one.story[lang.code],
                "owner": one.owner,
                "party": one.party or None,
                "why": one.why[lang.code],
                "fact": one.fact,
                "difficulty": one.difficulty,
            }
            for number, one in enumerate(form.situations, 1)
        ],
    }


def _page(lang: Language, pair: tuple[Form, Form]) -> Page:
    headings = ("", lang.text(N_("situation")), lang.text(N_("whose call")))
    sections = tuple(
        Section(
            lang.text(N_("Form {code}"), code=form.code),
            (
                Table(
                    headings,
                    "><<",
                    tuple(
                        (str(number), one.story[lang.code], one.whose(lang))
                        for number, one in enumerate(form.situations, 1)
                    ),
                ),
            ),
        )
        for form in pair
    )
    subtitle = lang.text(N_("Two forms that ask different things and are equally hard. To write them: --out DIR"))
    return Page(lang.text(N_("Whose call is it?")), subtitle, sections)
