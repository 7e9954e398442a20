"""Warnings of readability: how often are they right, and how often do they cry wolf?

Boilerplate: the plain-text dump of whole pages against the bodies of the same articles (gold/extraction), bodies with
a few lines of their own page's rubbish put back, news texts as collected (gold/events), articles at three levels.
Language: groups of ten parallel sentences (gold/parallel) under their own and under another language.
Run: python benchmarks/readability_doubts.py [--gold FOLDER] > benchmarks/results/readability_doubts.md
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from arguments import lines_of, read_arguments

from newslab.doubts import _boilerplate_doubt, _language_doubt, _shape_doubt, text_doubts


def share(texts: list[str], doubt: Callable[[str], str]) -> str:
    "Share of texts that raise a doubt, n, and a Wilson interval."
    hits, n = sum(bool(doubt(text)) for text in texts), len(texts)
    p, z = hits / n, 1.96
    middle, reach = (p + z * z / 2 / n) / (1 + z * z / n), z * np.sqrt(p * (1 - p) / n + z * z / 4 / n / n) / (1 + z * z / n)
    return f"{hits} of {n} | {p:.3f} ({max(0.0, middle - reach):.3f}–{min(1.0, middle + reach):.3f})"


def pages(gold: Path) -> tuple[list[str], list[str], list[str]]:
    "Whole pages as text, bodies, and bodies with five lines of their page's rubbish at the end."
    from resiliparse.extract.html2text import extract_plain_text

    rows = lines_of(gold / "extraction" / "pages.jsonl.gz")
    dumps = [extract_plain_text(row["html"], preserve_formatting=True, main_content=False) for row in rows]
    bodies = [row["article_body"] for row in rows]
    generator, partly = np.random.default_rng(0), []
    for dump, body in zip(dumps, bodies, strict=True):
        rubbish = [line.strip() for line in dump.split("\n") if line.strip() and line.strip() not in body]
        kept = [rubbish[i] for i in sorted(generator.choice(len(rubbish), size=min(5, len(rubbish)), replace=False))] if rubbish else []
        partly.append("\n\n".join([body, *kept]))
    return dumps, bodies, partly


def main() -> None:
    "Print the tables."
    gold = read_arguments(__doc__).gold
    dumps, bodies, partly = pages(gold)
    events = [row.get("text") or "" for row in lines_of(gold / "events" / "giveme5w1h_dev.jsonl")]
    levels = [row[level].lstrip("\ufeff") for row in lines_of(gold / "readability" / "onestopenglish.jsonl") for level in ("ele", "int", "adv")]
    print("Measured with `python benchmarks/readability_doubts.py` on the development halves; 95 % Wilson intervals. Thresholds were set while looking at them.\n")
    print("| warning | texts | ought to warn | warned | share |\n|---|---|---|---|---|")
    for label, ought, texts in (("whole pages as text", "yes", dumps), ("bodies with five lines of the page's rubbish", "yes", partly), ("bodies of the same articles", "no", bodies), ("news as collected", "mostly not", events), ("articles at three levels", "no", levels)):
        print(f"| boilerplate | {label} | {ought} | {share(texts, _boilerplate_doubt)} |")
    parallel = lines_of(gold / "parallel" / "pud_en_sv_de.jsonl")
    groups = {lang: [" ".join(row[lang] for row in parallel[i : i + 10]) for i in range(0, len(parallel), 10)] for lang in ("en", "sv", "de")}
    for lang, texts in groups.items():
        print(f"| language | ten {lang} sentences said to be {lang} | no | {share(texts, lambda text, lang=lang: _language_doubt(text, lang))} |")
        other = {"en": "sv", "sv": "de", "de": "en"}[lang]
        print(f"| language | ten {lang} sentences said to be {other} | yes | {share(texts, lambda text, other=other: _language_doubt(text, other))} |")
    for label, texts in (("news as collected", events), ("articles at three levels", levels)):
        print(f"| language | {label}, said to be en | no | {share(texts, lambda text: _language_doubt(text, 'en'))} |")
        print(f"| capitals or numbers | {label} | no | {share(texts, _shape_doubt)} |")
    print(f"| capitals or numbers | articles at three levels, in capitals | yes | {share([text.upper() for text in levels], _shape_doubt)} |")
    clean = [text for text in levels if not text_doubts(text, "en")]
    begin = time.process_time()
    for text in clean:
        text_doubts(text, "en")
    print(f"\n{1e6 * (time.process_time() - begin) / len(clean):.0f} microseconds of processor time an article, {len(clean)} clean articles of {np.mean([len(text.split()) for text in clean]):.0f} words on average.")


if __name__ == "__main__":
    main()
