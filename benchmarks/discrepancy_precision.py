"""Which share of the discrepancies that newslab reports on real news is worth a researcher's look, by kind.

    python benchmarks/discrepancy_precision.py [--gold ../shared/gold] [--sample 15 --half check]

The articles of each event of gold/events are cleaned, aligned and compared. With `--sample`, that many matters of each
kind (three times as many omissions) are drawn and printed with their places, to be judged by a reader. The verdicts
stand in `discrepancy_labels.tsv`: event, rule, places, 1 or 0, without any text. Events are numbered as they come in
the file; those with an even number were used to find out what goes wrong (half `fit`), the odd ones were judged once,
after the rules had been changed (half `check`).

Worth a look means: the articles differ there, on one matter, and the line says so rightly. A line of two matters, of
two forms of one word, of a statement that the other article has in other words, is not.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
from scipy.stats import binomtest

import newslab as nl
from newslab.discrepancies import list_matters
from newslab.matters import RULES, Matter, make_case
from newslab.schema import make_table, usable_articles

HERE = Path(__file__).resolve().parent
GOLD = HERE.parent.parent / "shared" / "gold"
LABELS = HERE / "discrepancy_labels.tsv"
RESULTS = HERE / "results" / "discrepancy_precision.md"
HALVES = ("fit", "check")  # even events, odd events
OMISSIONS = 3  # times as many omissions as others are drawn: there are as many as of all other kinds together


def read_events(gold: Path) -> Iterator[tuple[int, nl.Comparison]]:
    "The events of two articles and more, compared, with their numbers."
    rows = [json.loads(line) for line in (gold / "events" / "giveme5w1h_dev.jsonl").open(encoding="utf-8")]
    for number, event in enumerate(dict.fromkeys(row["event"] for row in rows)):
        own = [row for row in rows if row["event"] == event]
        if len(own) > 1:
            raw = [{"article_id": f"{at:02d}", "outlet": row["outlet"], "published": row["published"], "headline": row["headline"], "text": row["text"], "lang": "en"} for at, row in enumerate(own)]
            yield number, nl.compare_sources(make_table("articles", raw), replicates=10)


def matters_of(comparison: nl.Comparison) -> list[Matter]:
    "The matters of a comparison with the probability of their evidence."
    usable = usable_articles(comparison.articles)
    case = make_case(usable, comparison.sentences, comparison.alignments, comparison.changes, comparison.quotes, comparison.facts, comparison.artefacts)
    return list_matters(case, comparison.quote_audit)


def places_of(matter: Matter) -> str:
    "Where a matter stands: article and first character of its first two versions with words."
    return " ".join(f"{version.article_id}:{version.start}" for version in matter.versions if version.start >= 0 or version.text)[:40] if matter.versions else ""


def read_labels(path: Path = LABELS) -> dict[tuple[int, str, str], bool]:
    "Event, rule and places → whether the matter was worth a look."
    with path.open(encoding="utf-8") as lines:
        return {(int(row["event"]), row["rule"], row["places"]): row["worth"] == "1" for row in csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t")}


def judged(events: list[tuple[int, nl.Comparison]]) -> pd.DataFrame:
    "The matters that are reported now and were judged, one row each."
    labels = read_labels()
    rows: list[dict[str, Any]] = []
    for number, comparison in events:
        for matter in matters_of(comparison):
            worth = labels.get((number, matter.rule, places_of(matter)))
            rows.append({"event": number, "half": HALVES[number % 2], "kind": RULES[matter.rule].kind, "rule": matter.rule, "severity": RULES[matter.rule].severity, "evidence": matter.probability, "worth": worth})
    return pd.DataFrame(rows)


def share(rows: pd.DataFrame) -> str:
    "Share worth a look, with Wilson's interval (1927) and the number judged."
    if rows.empty:
        return "–"
    right = int(rows["worth"].sum())
    low, high = binomtest(right, len(rows)).proportion_ci(method="wilson")
    return f"{right / len(rows):.2f} ({low:.2f}–{high:.2f})"


def once() -> pd.DataFrame:
    "Every verdict on the half `check`, whether the line is reported now or not: the fresh sample."
    rows = [(RULES[rule].kind, worth) for (number, rule, _), worth in read_labels().items() if HALVES[number % 2] == "check" and rule in RULES]
    return pd.DataFrame(rows, columns=["kind", "worth"])


def report(found: pd.DataFrame) -> str:
    "The table by kind, and for all kinds as they are reported: each kind with the weight of its number."
    fresh = once()
    lines = ["Reported discrepancies on real news, gold/events (giveme5w1h_dev), judged by one reader of the evidence: worth a look or not; 95 % Wilson interval. `fit`: events with even numbers, on which the rules were changed; `check`: odd ones. `fresh`: the lines of `check` as they were judged once, after the changes. `now`: those of them that are still reported; names, ranks, counted nouns and headlines were changed once more after the fresh sample, and no unseen lines of these kinds were left to judge.", "", "| kind | reported now, check | fresh | worth a look, fresh | judged, now | worth a look, now | judged, fit | worth a look, fit |", "|---|---|---|---|---|---|---|---|"]
    marked = found[found["worth"].notna()].astype({"worth": bool})
    for kind in [*sorted({*found["kind"], *fresh["kind"]}), "all judged"]:
        first = fresh if kind == "all judged" else fresh[fresh["kind"] == kind]
        whole, rows = (frame if kind == "all judged" else frame[frame["kind"] == kind] for frame in (found, marked))
        halves = [rows[rows["half"] == half] for half in HALVES]
        lines.append(f"| {kind} | {int((whole['half'] == 'check').sum())} | {len(first)} | {share(first)} | {len(halves[1])} | {share(halves[1])} | {len(halves[0])} | {share(halves[0])} |")
    check = marked[marked["half"] == "check"]
    weight = found[found["half"] == "check"].groupby("kind").size()
    shares = check.groupby("kind")["worth"].mean()
    both = weight.index.intersection(shares.index)
    lines += ["", f"As reported (each kind weighted by how many there are): {float((weight[both] * shares[both]).sum() / weight[both].sum()):.2f} worth a look now in the half `check`, {len(check)} judged of {int(weight.sum())}."]
    for severity in ("high", "medium", "low"):
        lines.append(f"Severity {severity}: {share(check[check['severity'] == severity])} of {int((check['severity'] == severity).sum())}.")
    return "\n".join(lines) + "\n"


def show(events: list[tuple[int, nl.Comparison]], half: str, count: int) -> None:
    "Print a sample of matters with their places, for a reader to judge."
    pool: dict[str, list[tuple[int, Matter, nl.Comparison]]] = {}
    for number, comparison in events:
        for matter in matters_of(comparison) if HALVES[number % 2] == half else []:
            pool.setdefault(RULES[matter.rule].kind, []).append((number, matter, comparison))
    rng = random.Random(17)
    for kind in sorted(pool):
        size = count * (OMISSIONS if kind == "omission" else 1)
        for number, matter, comparison in rng.sample(pool[kind], min(size, len(pool[kind]))):
            sentences = comparison.sentences.set_index(["article_id", "sentence_no"])
            print(f"{number}\t{matter.rule}\t{places_of(matter)}\t{matter.probability:.2f}\t{matter.topic[:220]}")
            for version in matter.versions[:3]:
                key = (version.article_id, version.sentence_no)
                print(f"    {version.article_id}.{version.sentence_no} «{version.text[:70]}» {sentences.loc[key, 'text'][:260] if key in sentences.index else ''}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--sample", type=int, default=0, help="matters of each kind to print for judging")
    parser.add_argument("--half", choices=HALVES, default="check")
    options = parser.parse_args()
    events = list(read_events(options.gold))
    if options.sample:
        show(events, options.half, options.sample)
        return
    table = report(judged(events))
    print(table)
    RESULTS.write_text(table, encoding="utf-8")


if __name__ == "__main__":
    main()
