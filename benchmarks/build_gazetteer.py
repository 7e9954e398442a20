"""Write newslab/data/places.tsv, calendar.tsv and months.tsv from Babel's copy of the Unicode CLDR.

Run once, when Babel is updated: python benchmarks/build_gazetteer.py. Loading many locales through Babel takes
longer than reading a whole folder of articles, so the package ships the extract.
"""

from __future__ import annotations

import unicodedata
from pathlib import Path

import babel
from babel import Locale

LANGUAGES = ("en", "sv", "de", "fr", "es", "it", "nl", "da", "nb", "pt", "fi", "pl", "ru")
NAMES = {"nb": "no"}
# Languages of dates in text, the likeliest first: a name that two give to different months means that of the first.
DATED = ("en", "sv", "de", "fr", "es", "it", "pt", "nl", "da", "nb", "fi", "pl", "ru", "uk", "cs", "sk", "hu", "ro", "tr", "el", "bg", "ca", "ar", "he", "ar_SY", "ar_MA", "ar_DZ")
DATA = Path(__file__).resolve().parents[1] / "newslab" / "data"
NOTE = (
    f"# Extracted by benchmarks/build_gazetteer.py from the Unicode CLDR as shipped with Babel {babel.__version__}.\n"
    "# Copyright 1991-2026 Unicode, Inc. Unicode License v3, https://www.unicode.org/license.txt\n"
)
# Names that news writes and CLDR does not list.
ALSO = {
    "US": ("US", "U.S", "U.S.", "USA", "U.S.A.", "America", "United States of America", "the States", "Förenta staterna", "Amerika", "EE.UU", "EE UU"),
    "GB": ("UK", "U.K", "U.K.", "Britain", "Great Britain", "Storbritannien", "Großbritannien", "Grande-Bretagne", "Gran Bretaña", "Gran Bretagna", "Groot-Brittannië", "Storbritannia", "England"),
    "RU": ("Russian Federation",), "CZ": ("Czech Republic", "Tjeckien"), "KR": ("South Korea",), "KP": ("North Korea",), "TR": ("Turkey",),
    "NL": ("Holland",), "MM": ("Burma",), "BY": ("Vitryssland", "Weißrussland"), "AE": ("UAE", "U.A.E"), "CN": ("People's Republic of China",),
    "HK": ("Hong Kong", "Hongkong"), "PS": ("Palestine", "Palestina"), "MK": ("Macedonia",), "CI": ("Ivory Coast",), "XK": ("Kosovo",),
    "CD": ("DR Congo", "Congo"), "VA": ("Vatican", "Vatikanen", "Vatikan"), "TW": ("Taiwan",), "GE": ("Georgia",),
}  # fmt: skip


def places() -> str:
    "One line per territory and language: code, language, names."
    lines = ["code\tlang\tforms"]
    for lang in LANGUAGES:
        for code, name in sorted(Locale(lang).territories.items()):
            if len(code) == 2 and code not in ("ZZ", "QO", "XA", "XB", "EZ"):
                forms = dict.fromkeys((name, name.split(" (")[0], name.replace("’", "'")))
                lines.append(f"{code}\t{NAMES.get(lang, lang)}\t{'|'.join(forms)}")
    lines += [f"{code}\tother\t{'|'.join(forms)}" for code, forms in ALSO.items()]
    return "\n".join(lines) + "\n"


def calendar() -> str:
    "One line per language, kind and number: names of months and weekdays (Monday is 1)."
    lines = ["lang\tkind\tnumber\tforms"]
    for lang in LANGUAGES:
        locale = Locale(lang)
        for kind, table, shift in (("month", locale.months, 0), ("weekday", locale.days, 1)):
            for number in table["format"]["wide"]:
                forms = [table[context][width][number] for context in ("format", "stand-alone") for width in ("wide", "abbreviated")]
                short = dict.fromkeys(form.rstrip(".").lower() for form in forms if len(form.rstrip(".")) > 2)
                lines.append(f"{NAMES.get(lang, lang)}\t{kind}\t{number + shift}\t{'|'.join(short)}")
    return "\n".join(lines) + "\n"


def months() -> str:
    "One line per month: its number, and its names and abbreviations in all languages, with and without accents."
    found: dict[str, int] = {}
    for lang in DATED:
        for table in Locale.parse(lang).months.values():
            for number, name in [pair for width in ("wide", "abbreviated") for pair in table[width].items()]:
                plain = name.lower().strip(".")
                bare = "".join(part for part in unicodedata.normalize("NFD", plain) if not unicodedata.combining(part))
                if len(name) > 2 and " " not in plain:
                    found.setdefault(plain, number)
                    found.setdefault(bare, number)
    return "\n".join(["number\tnames", *(f"{number}\t{' '.join(name for name in found if found[name] == number)}" for number in range(1, 13))]) + "\n"


def main() -> None:
    "Write the files."
    (DATA / "months.tsv").write_text(NOTE + months(), encoding="utf-8")
    (DATA / "places.tsv").write_text(NOTE + places(), encoding="utf-8")
    (DATA / "calendar.tsv").write_text(NOTE + calendar(), encoding="utf-8")


if __name__ == "__main__":
    main()
