"""Readability: speed, coverage of the intervals, order of graded texts, agreement with textstat.

Speed: the nine classics on articles made from the gold texts, one process, against textstat's same nine on a sample.
Coverage: sentences are drawn from a long population of news sentences; how often does the interval of a sample of n
sentences hold the value of the population? Also with runs of neighbouring sentences, which resemble each other.
Order: OneStopEnglish, the same article at three levels; pairs within an article and pairs across articles.
Run: python benchmarks/readability.py [--gold FOLDER] [--articles 20000] [--only speed|coverage|halves|order|textstat|offsets]
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path

import numpy as np
import pandas as pd
from arguments import lines_of, read_arguments, run_parts
from fit_readability import across, interval, within

from newslab.article_counts import count_articles
from newslab.counts import count_sentences, name_counts
from newslab.difference_parts import split_difference, sum_text
from newslab.formulas import CLASSICS, FORMULAS, evaluate_formula
from newslab.readability import _interval, measure_readability, measure_text
from newslab.reading_differences import _noise
from newslab.sentences import split_sentences
from newslab.textstat_counts import use_textstat_offline

TEXTSTAT = {
    "flesch": "flesch_reading_ease", "flesch_kincaid": "flesch_kincaid_grade", "gunning_fog": "gunning_fog", "smog": "smog_index",
    "ari": "automated_readability_index", "coleman_liau": "coleman_liau_index", "dale_chall": "dale_chall_readability_score",
    "lix": "lix", "rix": "rix",
}  # fmt: skip


def news(gold: Path) -> list[str]:
    "News texts with at least 1,000 characters."
    return [row["text"] for row in lines_of(gold / "events" / "giveme5w1h_dev.jsonl") if len(row.get("text") or "") >= 1000]


# Some files of OneStopEnglish have lost the upper byte of “ and ” (U+201C became the control character U+001C).
LOST_MARKS = {0x1C: "“", 0x1D: "”"}


def many_articles(gold: Path, count: int, words: int = 500) -> list[str]:
    "Articles of about 500 words, put together from shuffled paragraphs so that no two are alike."
    texts = [*news(gold), *(text.translate(LOST_MARKS) for text in graded(gold))]
    paragraphs = [line for text in texts for line in text.split("\n") if len(line.split()) > 8]
    generator, made = np.random.default_rng(0), []
    for _ in range(count):
        chosen, size = [], 0
        while size < words:
            chosen.append(paragraphs[generator.integers(len(paragraphs))])
            size += len(chosen[-1].split())
        made.append("\n\n".join(chosen))
    return made


COLD = """
import json, sys, time
texts = json.load(open(sys.argv[1], encoding="utf-8"))
import resource
begin = time.process_time()
import pandas as pd
from newslab.readability import measure_readability
imported = time.process_time()
articles = pd.DataFrame({"article_id": [str(i) for i in range(len(texts))], "lang": "en", "text": texts})
built = time.process_time()
measure_readability(articles, replicates=0)
first = time.process_time()
memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
measure_readability(articles.head(2000), replicates=0)
warm = time.process_time()
print(json.dumps([imported - begin, first - built, memory, (warm - first) / min(2000, len(texts))]))
"""


def graded(gold: Path) -> list[str]:
    "The texts of OneStopEnglish."
    rows = lines_of(gold / "readability" / "onestopenglish.jsonl")
    return [row[level].lstrip("\ufeff") for row in rows for level in ("ele", "int", "adv")]


def textstat_time(texts: list[str]) -> float:
    "Seconds of processor time an article that textstat's nine functions take; its imports and its first call not counted."
    use_textstat_offline()
    import textstat

    for text in texts[:3]:
        for function in TEXTSTAT.values():
            getattr(textstat.textstat, function)(text)
    begin = time.process_time()
    for text in texts[3:]:
        for function in TEXTSTAT.values():
            getattr(textstat.textstat, function)(text)
    return (time.process_time() - begin) / (len(texts) - 3)


def cold_times(texts: list[str]) -> list[float]:
    "Imports, first call, memory (GB) and seconds an article when warm, in a process of their own."
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "texts.json"
        path.write_text(json.dumps(texts), encoding="utf-8")
        run = subprocess.run([sys.executable, "-c", COLD, str(path)], capture_output=True, text=True, check=True)
    return json.loads(run.stdout)


def speed(gold: Path, count: int) -> None:
    "Articles a second, against textstat."
    texts = many_articles(gold, count)
    sample = texts[:: max(1, count // 153)][:153]
    peers, runs = [textstat_time(sample)], []
    for _ in range(3):  # in turn, since the machine is shared
        runs.append(cold_times(texts))
        peers.append(textstat_time(sample))
    imports, first, memory, warm = np.array(runs).T
    around = np.array([(before + after) / 2 for before, after in pairwise(peers)])  # textstat just before and just after each run
    print(f"\n{count:,} articles of about 500 words (paragraphs of gold/events and OneStopEnglish, resampled; its lost quotation marks put back), one process, nine measures, sentences included; medians of {len(runs)} runs of newslab and {len(peers)} of textstat, in turn; in brackets the lowest and the highest ratio of a run to textstat before and after it\n")
    print("| tool | ms of processor time an article | times textstat |\n|---|---|---|")
    print(f"| textstat ({len(sample) - 3} articles, its imports not counted) | {1000 * np.median(peers):.2f} | 1 |")
    for label, own in (("cold, imports counted", (imports + first) / count), ("cold, first call", first / count), ("warm", warm)):
        ratios = around / own
        print(f"| newslab, {label} | {1000 * np.median(own):.3f} | {np.median(ratios):.0f} ({ratios.min():.0f}–{ratios.max():.0f}) |")
    print(f"\nPeak memory {memory.max():.2f} GB, the texts included.", flush=True)
    smaller_times(texts)


def smaller_times(texts: list[str]) -> None:
    "Times of intervals, of one text, and of the table of sentences."
    articles = pd.DataFrame({"article_id": [str(i) for i in range(len(texts))], "lang": "en", "text": texts})
    measure_readability(articles.head(400))
    begin = time.process_time()
    measure_readability(articles.head(400))
    with_intervals = (time.process_time() - begin) / min(400, len(texts))
    begin = time.process_time()
    sentences = split_sentences(articles.head(4000))
    split = time.process_time() - begin
    megabytes = sum(len(text.encode()) for text in texts[:4000]) / 1e6
    one = "The council met. It had one matter to settle. Should the crane stay?"
    measure_text(one)
    begin = time.process_time()
    for _ in range(100):
        measure_text(one)
    print("\n| newslab, warm | ms of processor time |\n|---|---|")
    print(f"| an article, with intervals from 2,000 draws | {1000 * with_intervals:.2f} |")
    print(f"| one short text (measure_text) | {10 * (time.process_time() - begin):.3f} |")
    print(f"| an article split into its table of sentences ({len(sentences):,} sentences, {megabytes / split:.1f} MB/s) | {1000 * split / min(4000, len(texts)):.3f} |")


def coverage(gold: Path, trials: int = 1000) -> None:
    "How often the 95 % interval holds the population's value."
    texts = news(gold)[1::2]  # the way to the interval was chosen on the others
    articles = pd.DataFrame({"article_id": [str(i) for i in range(len(texts))], "lang": "en", "text": texts})
    rows = np.concatenate([article.rows for article in count_articles(articles, None, "benchmark").values()])
    generator = np.random.default_rng(1)
    names = list(CLASSICS)
    truth = np.array([float(evaluate_formula(FORMULAS[name], name_counts(rows.sum(0), len(rows)))) for name in names])
    print(f"\nCoverage of the 95 % interval, {trials} samples of n sentences from {len(rows):,} sentences of the {len(texts)} news articles that were not used to choose the way; the error of a share is {(0.95 * 0.05 / trials) ** 0.5:.3f}\n")
    print("| n | " + " | ".join(names) + " |\n|---" + "|---" * len(names) + "|")
    for size in (3, 5, 10, 20, 40, 80):
        hits = np.zeros(len(names))
        for _ in range(trials):
            part = rows[generator.integers(len(rows), size=size)]
            values = np.array([float(evaluate_formula(FORMULAS[name], name_counts(part.sum(0), size))) for name in names])
            low, high = _interval(part, names, values, (2000, 0.95, 0))
            hits += (low <= truth) & (truth <= high)
        print(f"| {size} | " + " | ".join(f"{hit / trials:.3f}" for hit in hits) + " |")


def halves(gold: Path) -> None:
    "Do the two halves of one article differ by more than chance? In 5 % of articles they should seem to."
    texts = [text for text in news(gold) if len(text) > 4000]
    articles = pd.DataFrame({"article_id": [str(i) for i in range(len(texts))], "lang": "en", "text": texts})
    names = list(CLASSICS)
    hits, total = np.zeros((2, len(names))), 0
    for article in count_articles(articles, None, "benchmark").values():
        rows = article.rows[article.rows[:, 0] > 2]
        if len(rows) < 20:
            continue
        total += 1
        order = np.arange(len(rows))
        for kind, take in enumerate((order < len(rows) // 2, order % 2 == 0)):
            for i, name in enumerate(names):
                formula = FORMULAS[name]
                a, b = (float(value) for value in split_difference(formula, sum_text(rows[take]), sum_text(rows[~take]))[:2])
                noise = _noise(rows[take], name, a, 1000, 0, 0.95) - _noise(rows[~take], name, b, 1000, 7, 0.95)
                low, high = np.percentile(a - b + noise, [2.5, 97.5])
                hits[kind, i] += low <= 0 <= high
    print(f"\nShare of {total} news articles of 20 sentences and more whose halves are not told apart (nominal .95)\n")
    print("| halves | " + " | ".join(names) + " |\n|---" + "|---" * len(names) + "|")
    for label, row in zip(("first and second", "odd and even sentences"), hits, strict=True):
        print(f"| {label} | " + " | ".join(f"{value / total:.3f}" for value in row) + " |")


def order(gold: Path) -> None:
    "How often the harder version of a pair scores as harder."
    rows = lines_of(gold / "readability" / "onestopenglish.jsonl")
    levels = ("ele", "int", "adv")
    texts = [row[level].lstrip("\ufeff") for row in rows for level in levels]
    articles = pd.DataFrame({"article_id": [str(i) for i in range(len(texts))], "lang": "en", "text": texts})
    ours = measure_readability(articles, replicates=0)
    use_textstat_offline()
    import textstat

    from newslab.sentences import normalise_typography

    print(f"\nOneStopEnglish, {len(rows)} articles at three levels: share of pairs in the right order (95 % interval by articles)\n")
    print("| measure | within: newslab | within: textstat | across: newslab | across: textstat |\n|---|---|---|---|---|")
    for name in CLASSICS:
        sign = -1 if FORMULAS[name].higher_is == "easier" else 1
        own = sign * ours[name].to_numpy().reshape(-1, 3)
        peer = sign * np.array([getattr(textstat.textstat, TEXTSTAT[name])(normalise_typography(text)) for text in texts]).reshape(-1, 3)
        print(f"| {name} | {interval(within(own))} | {interval(within(peer))} | {interval(across(own))} | {interval(across(peer))} |")


def like_textstat(gold: Path) -> None:
    "The largest difference between textstat and our compatibility mode."
    texts = news(gold)[:100]
    articles = pd.DataFrame({"article_id": [str(i) for i in range(len(texts))], "lang": "en", "text": texts})
    ours = measure_readability(articles, replicates=0, compatible_with="textstat")
    use_textstat_offline()
    import textstat

    print(f"\nLargest absolute difference from textstat {textstat.__version__} on {len(texts)} news texts\n\n| measure | difference |\n|---|---|")
    for name in CLASSICS:
        peer = np.array([getattr(textstat.textstat, TEXTSTAT[name])(text) for text in texts])
        print(f"| {name} | {np.abs(peer - ours[name].to_numpy()).max():.2g} |")


def offsets(gold: Path) -> None:
    "What Swedish and German read above English on the same content."
    rows = lines_of(gold / "parallel" / "pud_en_sv_de.jsonl")
    langs = ("en", "sv", "de")
    counts = {lang: count_sentences([row[lang] for row in rows], lang) for lang in langs}
    generator = np.random.default_rng(0)
    draws = [np.arange(len(rows)), *generator.integers(len(rows), size=(1000, len(rows)))]
    print(f"\nOffset from English, {len(rows)} parallel sentences (95 % interval)\n\n| measure | sv | de |\n|---|---|---|")
    for name in ("lix", "rix", "ari"):
        values = {lang: np.array([evaluate_formula(FORMULAS[name], name_counts(counts[lang][i].sum(0), len(rows))) for i in draws]) for lang in langs}
        cells = []
        for lang in ("sv", "de"):
            differences = values[lang] - values["en"]
            low, high = np.percentile(differences[1:], [2.5, 97.5])
            cells.append(f"{differences[0]:+.2f} ({low:+.2f} to {high:+.2f})")
        print(f"| {name} | {' | '.join(cells)} |")


def main() -> None:
    "Print the tables."
    options = read_arguments(__doc__, articles={"type": int, "default": 20_000}, only={})
    parts = {
        "speed": lambda: speed(options.gold, options.articles), "coverage": lambda: coverage(options.gold),
        "halves": lambda: halves(options.gold), "order": lambda: order(options.gold), "textstat": lambda: like_textstat(options.gold),
        "offsets": lambda: offsets(options.gold),
    }  # fmt: skip
    run_parts(parts, options.only)


if __name__ == "__main__":
    main()
