"""How often find_changes names the kind of a change, on labelled pairs and on facts altered in real articles.

    python benchmarks/changes.py [--gold ../shared/gold] [--articles 40] [--write]

Labelled pairs: tests/cases/changes.json, invented, the rules were made with them in view. Altered facts: real articles
are edited or rewritten word by word (`simulate.py`), one fact of each kind is altered, and a fact counts as named when a
change of its kind overlaps the altered words. The simulation was not looked at when the tables of words were made. What
changes of these kinds are reported where no fact was altered is given beside; a rewriter's random words hold number
words and names too, so not all of these are mistakes. The peer, difflib on words, lists changes and names none.
"""

from __future__ import annotations

import argparse
import difflib
import json
import random
from collections import defaultdict
from pathlib import Path

import numpy as np
from simulate import FACT_KINDS, GOLD, alter_facts, edit, paragraphs_of, read_events, spin, text_of
from texts import publish

import newslab as nl
from newslab.changes import text_changes
from newslab.schema import make_table
from newslab.translated import translated_changes

REPO = Path(__file__).resolve().parents[1]
KINDS = {"number": {"number"}, "unit": {"number"}, "title": {"title"}, "name": {"name"}, "date": {"date"}, "negation": {"negation"}}
REPORTED = ("number", "date", "title", "name", "negation", "modality")


def with_interval(values: list[float]) -> str:
    "Mean with its bootstrap 95 % interval."
    draws = np.random.default_rng(0).choice(values, (2000, len(values))).mean(axis=1)
    low, high = np.percentile(draws, [2.5, 97.5])
    return f"{np.mean(values):.2f} ({low:.2f}–{high:.2f})"


def changes_of(one: str, other: str):  # noqa: ANN201 - a table of changes
    "Changes between two English texts."
    articles = make_table("articles", [{"article_id": "a", "lang": "en", "text": one}, {"article_id": "b", "lang": "en", "text": other}])
    sentences = nl.split_sentences(articles)
    return nl.find_changes(articles, sentences, nl.align_sentences(articles, sentences))


def labelled() -> list[str]:
    "Kind accuracy on the invented pairs, and pairs that must not differ."
    found: dict[str, list[float]] = defaultdict(list)
    kept: list[float] = []
    for case in json.loads((REPO / "tests" / "cases" / "changes.json").read_text("utf-8"))["cases"]:
        a, b = case["a"], case["b"]
        if "langs" in case:
            changes = [(row[4], a[row[0] : row[1]].lower(), b[row[2] : row[3]].lower()) for row in translated_changes(a, b, *case["langs"])]
        else:
            changes = [(c.kind, a[c.start_a : c.end_a].lower(), b[c.start_b : c.end_b].lower()) for c in text_changes(a, b, case.get("lang", "en"))]
        for kind, before, after in case["has"]:
            found[kind].append(float((kind, before.lower(), after.lower()) in changes or bool(case.get("loose"))))
        if case.get("not") or case.get("none"):
            kept.append(float(not ({change[0] for change in changes} & set(case.get("not", []))) and not (case.get("none") and changes)))
    rows = [f"| {kind} | {len(values)} | {with_interval(values)} |" for kind, values in sorted(found.items())]
    return ["| kind | n | named with the right words |", "|---|---|---|", *rows, f"| pairs without a change that must not be named | {len(kept)} | {with_interval(kept)} |"]


def altered(gold: Path, count: int) -> list[str]:
    "Altered facts named, and changes named where none was altered."
    rng = random.Random(17)
    articles = [row for rows in read_events(gold).values() for row in rows]
    rng.shuffle(articles)
    found: dict[tuple[str, str], list[float]] = defaultdict(list)
    alarms: dict[tuple[str, str], list[float]] = defaultdict(list)
    peer: dict[str, list[float]] = defaultdict(list)
    names = ("edited", "rewritten, 20 % of words")
    for row in articles[:count]:
        parent = paragraphs_of(row["text"])
        for name, derived in zip(names, (edit(parent, 0.1, rng), spin(parent, 0.2, rng)), strict=True):
            changed, facts = alter_facts(derived, rng)
            given = changes_of(text_of(parent), text_of(changed))
            for fact in facts:
                rows = given if fact["kind"] == "quote" else given[given["kind"].isin(KINDS[fact["kind"]])]
                after = fact["after"].lower()
                found[fact["kind"], name].append(float(any(text and (after in text.lower() or text.lower() in after) for text in rows["text_b"])))
            plain = changes_of(text_of(parent), text_of(derived))
            for kind in REPORTED:
                alarms[kind, name].append(float((plain["kind"] == kind).sum()))
            steps = difflib.SequenceMatcher(None, text_of(parent).split(), text_of(derived).split(), autojunk=False).get_opcodes()
            peer[name].append(float(sum(step[0] != "equal" for step in steps)))
    lines = ["| altered fact | n | " + " | ".join(f"named, {name}" for name in names) + " |", "|---|---|" + "---|" * len(names)]
    lines += [f"| {kind} | {len(found[kind, names[0]])} | " + " | ".join(with_interval(found[kind, name]) for name in names) + " |" for kind in FACT_KINDS if (kind, names[0]) in found]
    every = {name: [value for (_, other), values in found.items() if other == name for value in values] for name in names}
    lines.append(f"| all | {len(every[names[0]])} | " + " | ".join(with_interval(every[name]) for name in names) + " |")
    lines += ["", "| per article, no fact altered: changes named | n | " + " | ".join(names) + " |", "|---|---|" + "---|" * len(names)]
    lines += [f"| {kind} | {count} | " + " | ".join(with_interval(alarms[kind, name]) for name in names) + " |" for kind in REPORTED]
    return [*lines, f"| difflib: changes listed, without a kind | {count} | " + " | ".join(with_interval(peer[name]) for name in names) + " |"]


def between(gold: Path) -> list[str]:
    "Changes named between parallel sentences, which say the same: nearly all are mistakes."
    rows = [json.loads(line) for line in (gold / "parallel/pud_en_sv_de.jsonl").read_text("utf-8").splitlines()]
    lines = ["| languages | n sentence pairs | share with a change named | figure | day | country | negation |", "|---|---|---|---|---|---|---|"]
    for one, other in (("en", "sv"), ("en", "de"), ("sv", "de")):
        kinds = [[found[4] for found in translated_changes(row[one], row[other], one, other)] for row in rows]
        counts = [sum(kind in found for found in kinds) for kind in ("number", "date", "name", "negation")]
        lines.append(f"| {one}–{other} | {len(rows)} | {with_interval([float(bool(found)) for found in kinds])} | " + " | ".join(map(str, counts)) + " |")
    return lines


def main() -> None:
    "Print all tables."
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--articles", type=int, default=40)
    parser.add_argument("--write", action="store_true", help="also write benchmarks/results/changes.md")
    args = parser.parse_args()
    lines = [
        "### Labelled pairs (invented, development)", "", *labelled(), "",
        f"### Facts altered in {args.articles} real articles (giveme5w1h_dev, simulate.py)", "", *altered(args.gold, args.articles), "",
        "### Parallel sentences (gold/parallel): false changes between languages", "", *between(args.gold), "",
    ]  # fmt: skip
    publish("changes", lines, args.write)


if __name__ == "__main__":
    main()
