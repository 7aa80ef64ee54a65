"""Keep the catalogues up to date: extract what is said in game/, merge it, compile it (needs Babel).

``tools/messages.py`` updates and compiles, ``--check`` only says whether that would change anything.
"""

import io
import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
LOCALES = ROOT / "assets" / "locale"
DOMAIN = "two-hats"
_ALWAYS = datetime(2026, 1, 1, tzinfo=UTC)
_KEPT = ('"Project-Id', '"Language:', '"Plural-Forms', '"MIME', '"Content-')
KEYWORDS = {"N_": None, "text": None, "t": None, "plural": (1, 2)}


def extract() -> Catalog:
    """Return every message that the sources mark, with the files that use it (no lines, so that diffs stay small)."""
    catalog = Catalog(project="Two Hats", charset="utf-8", fuzzy=False)
    for folder in ("game",):
        found = extract_from_dir(str(ROOT / folder), [("**.py", "python")], keywords=KEYWORDS)
        for file, _, message, _, _ in sorted(found, key=lambda entry: (entry[0], entry[1])):
            if message:
                catalog.add(message, None, [(f"{folder}/{file}", 0)])
    return catalog


def path_of(code: str, kind: str) -> Path:
    """Return the file of a language: kind ``po`` or ``mo``."""
    return LOCALES / code / "LC_MESSAGES" / f"{DOMAIN}.{kind}"


def languages() -> list[str]:
    """Return the languages that have a catalogue."""
    return sorted(path.name for path in LOCALES.iterdir() if path.is_dir())


def read(code: str) -> Catalog:
    """Return the catalogue of a language as it is."""
    file = path_of(code, "po")
    if not file.exists():
        return Catalog(locale=code, domain=DOMAIN, project="Two Hats", charset="utf-8", fuzzy=False)
    with file.open("rb") as stream:
        return read_po(stream, locale=code, domain=DOMAIN)


def updated(code: str, template: Catalog) -> Catalog:
    """Return the catalogue with every message of the sources and no others; nothing is guessed."""
    catalog = read(code)
    catalog.update(template, no_fuzzy_matching=True)
    catalog.obsolete.clear()
    catalog.fuzzy = False
    catalog.creation_date = catalog.revision_date = _ALWAYS
    return catalog


def po_bytes(catalog: Catalog) -> bytes:
    """Return the text of a catalogue; of the header only what programs read."""
    stream = io.BytesIO()
    write_po(stream, catalog, width=120, no_location=False, omit_header=False, sort_output=True, include_lineno=False)
    header, _, rest = stream.getvalue().decode().partition("\n\n")
    kept = [line for line in header.split("\n") if line.startswith(("msgid", "msgstr", *_KEPT))]
    return ("\n".join(kept) + "\n\n" + rest).encode()


def mo_bytes(catalog: Catalog) -> bytes:
    """Return a catalogue as the program reads it."""
    stream = io.BytesIO()
    write_mo(stream, catalog)
    return stream.getvalue()


def main(arguments: list[str]) -> int:
    """Update and compile all catalogues, or check that they need neither."""
    template = extract()
    stale, missing = [], 0
    for code in languages():
        catalog = updated(code, template)
        for kind, data in (("po", po_bytes(catalog)), ("mo", mo_bytes(catalog))):
            file = path_of(code, kind)
            if not file.exists() or file.read_bytes() != data:
                stale.append(file.relative_to(ROOT).as_posix())
                if "--check" not in arguments:
                    file.write_bytes(data)
        untranslated = [message.id for message in catalog if message.id and not message.string]
        missing += len(untranslated)
        for text in untranslated:
            print(f"{path_of(code, 'po').relative_to(ROOT).as_posix()}: not translated: {text}")
    if "--check" in arguments and stale:
        print(f"run `make messages`: {', '.join(stale)} would change")
        return 1
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
