"""What other tools read in the sentences of fact_cases.tsv, for benchmarks/facts.py; runs in an environment of its own.

The environment: python -m venv PEERS; PEERS/bin/pip install dateparser quantulum3 number-parser text2num
Then: python benchmarks/facts.py --peers PEERS/bin/python. Reads lines of JSON with lang, kind and text; writes for each a list of
[tool, values], where values are those of the kind of fact that the sentence holds: days as ISO dates, figures as numbers.
"""

from __future__ import annotations

import datetime
import json
import re
import sys

PUBLISHED = datetime.datetime(2031, 5, 14)
ALPHA = ("en", "fr", "es", "de", "it", "nl")  # languages of text2num that the sentences are in
PARSER = ("en", "es")  # languages of number-parser that the sentences are in


def figures(text: str) -> list[float]:
    "The numbers in digits that a tool left in a text."
    return [float(found.replace(",", "")) for found in re.findall(r"(?<![\w.])\d+(?:\.\d+)?(?!\w)", text)]


def answers(lang: str, kind: str, text: str) -> list[tuple[str, list[object]]]:
    "The tools that know the language and kind, and what they read."
    from number_parser import parse
    from text_to_num import alpha2digit

    out: list[tuple[str, list[object]]] = []
    if kind == "date":
        from dateparser.search import search_dates

        found = search_dates(text, languages=["nb" if lang == "no" else lang], settings={"RELATIVE_BASE": PUBLISHED, "PREFER_DATES_FROM": "current_period" if re.search(r"\d", text) else "past"}) or []
        out.append(("dateparser", [day.date().isoformat() for _, day in found]))
    spelled = kind == "number" and not re.search(r"\d", text)  # these two read words only
    if spelled and lang in ALPHA:
        out.append(("text2num", list(figures(alpha2digit(text, lang)))))
    if spelled and lang in PARSER:
        out.append(("number-parser", list(figures(parse(text, language=lang)))))
    if kind in ("number", "money", "percent") and lang == "en":
        from quantulum3 import parser

        out.append(("quantulum3", [float(found.value) for found in parser.parse(text)]))
    return out


def main() -> None:
    "From standard input to standard output."
    for line in sys.stdin:
        case = json.loads(line)
        try:
            found = answers(case["lang"], case["kind"], case["text"])
        except Exception as error:  # a tool that raises has no answer
            print(error, file=sys.stderr)
            found = []
        print(json.dumps(found))


if __name__ == "__main__":
    main()
