"""How well the body of a page is found, in plain text and in HTML, beside other tools in the same run.

    python benchmarks/cleaning.py [--gold FOLDER] [--write]

Plain text: a naive dump of the whole page, as crawlers write it. Score: multisets of 4-word shingles; per page true, false
and missed shingles divided by their sum, averaged over pages (scrapinghub/article-extraction-benchmark). Intervals:
bootstrap over pages, 2,000 draws, 95 %. The shipped model was trained on these very pages, so newslab's line for plain text
is cross-validated: each page is judged by a model that has not seen its site.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

import numpy as np
from resiliparse.extract.html2text import extract_plain_text

import newslab as nl
from newslab import body
from newslab.page import read_page
from newslab.schema import make_table
from newslab.webpage import read_webpage

REPO = Path(__file__).resolve().parents[1]


def load_pages(gold: Path) -> list[dict]:
    "The labelled pages, with their plain-text dump."
    with gzip.open(gold / "extraction" / "pages.jsonl.gz", "rt", encoding="utf-8") as lines:
        pages = [json.loads(line) for line in lines]
    for page in pages:
        page["dump"] = extract_plain_text(page["html"], preserve_formatting=True, main_content=False)
    return pages


def shingles(text: str) -> Counter[tuple[str, ...]]:
    "Multiset of runs of four words."
    words = re.findall(r"\w+", text or "")
    return Counter(tuple(words[i : i + 4]) for i in range(len(words) - 3)) if len(words) > 3 else Counter([tuple(words)] if words else [])


def shares(answers: Iterable[str], gold: Iterable[str]) -> np.ndarray:
    "True, false and missed shingles of each page, divided by their sum."
    rows = []
    for answer, right in zip(answers, gold, strict=True):
        a, b = shingles(answer), shingles(right)
        hit = sum((a & b).values())
        counts = np.array([hit, sum(a.values()) - hit, sum(b.values()) - hit], dtype=float)
        rows.append(counts / max(counts.sum(), 1))
    return np.array(rows)


def f1(rows: np.ndarray) -> float:
    "F1 of averaged shares."
    hit, false, missed = rows.mean(axis=0)
    return float(2 * hit / (2 * hit + false + missed)) if hit else 0.0


def report(name: str, rows: np.ndarray, rate: float) -> str:
    "A row of the table."
    dice = np.random.default_rng(0)
    draws = np.sort([f1(rows[dice.integers(0, len(rows), len(rows))]) for _ in range(2000)])
    hit, false, missed = rows.mean(axis=0)
    speed = f"{rate:.0f}" if rate else "–"
    return f"| {name} | {hit / max(hit + false, 1e-9):.3f} | {hit / max(hit + missed, 1e-9):.3f} | {f1(rows):.3f} | {draws[50]:.3f}–{draws[1949]:.3f} | {speed} |"


def cross_validated(gold: Path) -> list[str]:
    "Plain text: newslab's body of each page by a model that has not seen its site."
    import train_cleaning as training

    rows = training.load(gold)
    for row, odds in zip(rows, training.out_of_fold(rows, "first", seed=0), strict=True):
        row["second"] = body._second_traits(row["blocks"], row["traits"], odds)
    answers = []
    original = body.body_odds
    for row, odds in zip(rows, training.out_of_fold(rows, "second", seed=1), strict=True):
        if row["kind"]:
            continue
        body.body_odds = lambda blocks, odds=odds: odds.copy()  # noqa: B023
        start, end, found = body.find_body(row["blocks"])
        answers.append("\n".join(block.text for place, block in enumerate(row["blocks"]) if start <= place < end and found[place] > body.MIN_ODDS))
    body.body_odds = original
    return answers


def simple_window(dump: str) -> str:
    "The stretch richest in prose, without a model."
    blocks = read_page(dump)
    points = [body._simple_points(block) for block in blocks]
    start, end = body.best_run(points)
    return "\n".join(block.text for block, value in zip(blocks[start:end], points[start:end], strict=True) if value > 0)


def just_text(html: str) -> str:
    "jusText with the English stop list."
    import justext

    return "\n".join(part.text for part in justext.justext(html, justext.get_stoplist("English")) if not part.is_boilerplate)


def lines_as_page(dump: str) -> str:
    "A dump as a page, each line a paragraph, for tools that read HTML only."
    import html

    return "<html><body>" + "".join(f"<p>{html.escape(line.strip())}</p>" for line in dump.splitlines() if line.strip()) + "</body></html>"


def clean_text(texts: list[str], kind: str = "txt") -> list[str]:
    "newslab's cleaning of texts."
    frame = make_table("articles", [{"article_id": str(place), "text": text, "format": kind} for place, text in enumerate(texts)])
    return list(nl.clean_articles(frame)["text"])


def timed(call: Callable[[str], str], inputs: list[str]) -> tuple[list[str], float]:
    "Answers and pages a second; an exception is an empty answer."
    begin, answers = time.perf_counter(), []
    for value in inputs:
        try:
            answers.append(call(value))
        except Exception:  # a peer that fails on a page has found nothing on it
            answers.append("")
    return answers, len(inputs) / (time.perf_counter() - begin)


def main() -> None:
    "Run everything and print the tables."
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--gold", type=Path, default=REPO.parent / "shared" / "gold")
    parser.add_argument("--write", action="store_true", help="write the tables to benchmarks/results/cleaning.md")
    options = parser.parse_args()
    import trafilatura

    pages = load_pages(options.gold)
    gold, dumps, html = ([page[key] for page in pages] for key in ("article_body", "dump", "html"))
    head = "| method | precision | recall | F1 | 95 % interval | pages a second |\n|---|---|---|---|---|---|"
    out = [f"## Plain text, one document (n = {len(pages)} pages, half of article-extraction-benchmark)\n", head]
    out.append(report("everything", shares(dumps, gold), 0))
    for name, call, inputs in (("jusText on lines", just_text, [lines_as_page(dump) for dump in dumps]), ("trafilatura on lines", lambda page: trafilatura.extract(page) or "", [lines_as_page(dump) for dump in dumps]), ("window over prose, no model", simple_window, dumps)):
        answers, rate = timed(call, inputs)
        out.append(report(name, shares(answers, gold), rate))
    begin = time.perf_counter()
    clean_text(dumps)
    rate = len(pages) / (time.perf_counter() - begin)
    out.append(report("**newslab** (cross-validated by site)", shares(cross_validated(options.gold), gold), rate))
    out += [f"\n## HTML (n = {len(pages)} pages, the same)\n", head]
    precise: Callable[[str], str] = lambda page: trafilatura.extract(page, include_comments=False, favor_precision=True) or ""  # noqa: E731
    for name, call in (("jusText", just_text), ("resiliparse", lambda page: extract_plain_text(page, main_content=True)), ("trafilatura", lambda page: trafilatura.extract(page, include_comments=False) or ""), ("trafilatura, precision", precise)):
        answers, rate = timed(call, html)
        out.append(report(name, shares(answers, gold), rate))
    for name, fast in (("newslab", False), ("newslab, fast", True)):
        answers, rate = timed(lambda page, fast=fast: read_webpage(page, fast)["text"], html)
        begin = time.perf_counter()
        done = clean_text(answers, "html (fast)" if fast else "html")
        both = 1 / (1 / rate + (time.perf_counter() - begin) / len(pages))
        out.append(report(f"**{name}**, read", shares(answers, gold), rate))
        out.append(report(f"**{name}**, read and cleaned", shares(done, gold), both))
    print("\n".join(out))
    if options.write:
        note = "Measured by `python benchmarks/cleaning.py`; newslab's plain-text line is cross-validated by site. Its HTML reader is trafilatura's precision mode with a fallback and is not trained; the line model behind “read and cleaned” was fitted on these same pages, so those two lines are not held out.\n\n"
        (REPO / "benchmarks" / "results" / "cleaning.md").write_text("# Finding the body of a page\n\n" + note + "\n".join(out) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
