"""How many altered facts find_discrepancies finds, and how many it reports where none was altered.

    python benchmarks/discrepancies.py [--gold ../shared/gold] [--articles 36] [--rounds 3]

Real articles are edited (or rewritten word by word) by `simulate.py`; in half of the copies one fact of each kind is
altered, and the truth is kept. Each round draws articles and derivations anew, so that kinds for which few texts offer
a place are counted often enough. A fact counts as found when a matter of its kind has a version that overlaps the
altered words (a fact inside quotation marks also when the altered quotation is reported with those words). Matters of
these kinds in copies without altered facts are alarms, of two sorts. The simulated rewriter exchanges any word, also
*million*, a counted noun or a name, and leaves another fact in the text: a reader would want that line. Where no
exchange of the rewriter touches the places, alignment or extraction went wrong: a false alarm. The texts are those of
the events with odd numbers; classes of alarms were looked at in the even ones only. The peer is difflib on words, which
finds every change, and cannot tell an altered fact from an edit: its row gives the changes a reader would have to go
through. How far the probabilities can be trusted is measured by `fit_discrepancies.py`.
"""

from __future__ import annotations

import argparse
import difflib
import random
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd
from discrepancy_precision import HALVES
from fit_discrepancies import changed_places, is_right
from fit_discrepancies import matters_of as list_of_matters
from simulate import FACT_KINDS, GOLD, alter_facts, edit, paragraphs_of, read_events, spin, text_of

import newslab as nl
from newslab.matters import RULES
from newslab.schema import make_table

RESULTS = Path(__file__).resolve().parent / "results" / "discrepancies.md"
# The kinds under which a matter of each altered fact may be reported. A number of a day or a clock time is one of a date.
KINDS = {
    "number": {"number", "date"}, "unit": {"number"}, "title": {"title", "wording"}, "date": {"date"}, "name": {"name", "spelling", "attribution"},
    "quote": {"quote"}, "negation": {"wording"},
}  # fmt: skip
FACTUAL = {"number", "title", "date", "name"}
DRAWS = 2000


def matters_of(one: str, other: str) -> pd.DataFrame:
    "The discrepancies between two English texts."
    articles = make_table("articles", [{"article_id": "a", "lang": "en", "text": one}, {"article_id": "b", "lang": "en", "text": other}])
    sentences = nl.split_sentences(articles)
    return nl.find_discrepancies(articles, sentences, nl.align_sentences(articles, sentences))


def is_found(fact: dict, matters: pd.DataFrame) -> bool:
    "Whether a matter of the fact's kind has a version with the altered words."
    rows = matters[matters["kind"].isin(KINDS[fact["kind"]]) & (matters["article_id"] == "b")]
    after = fact["after"].lower()
    if any(after in text.lower() or (text and text.lower() in after) for text in rows["text"]):
        return True
    quoted = matters[(matters["kind"] == "quote") & (matters["article_id"] == "b") & matters["text"].str.lower().str.contains(after, regex=False)]
    words = after.split()[-1]
    return any(f"{words}”" in topic.lower() or f"“{words}" in topic.lower() for topic in quoted["topic"])


def stood_there(fact: dict, parent: list[list[str]], altered: list[list[str]]) -> bool:
    "Whether the words that were altered stood in the parent's sentence: the rewriter may have put a *dollars* for *explosives*, which is then no fact of the parent."
    told = altered[fact["paragraph"] - 1][fact["sentence"] - 1].split()
    source = max((sentence for paragraph in parent for sentence in paragraph), key=lambda sentence: difflib.SequenceMatcher(None, sentence.split(), told, autojunk=False).ratio())
    return fact["before"].lower() in source.lower()


def alarms_of(one: str, other: str) -> tuple[int, int]:
    "Factual matters between two texts: those where the derivation touched the fact, and those where it did not."
    places = changed_places(one, other)
    right = [is_right(matter, places) for matter in list_of_matters(one, other) if RULES[matter.rule].kind in FACTUAL]
    return sum(right), len(right) - sum(right)


def with_interval(values: list[float]) -> str:
    "Mean with its bootstrap 95 % interval."
    if not values:
        return "–"
    draws = np.random.default_rng(0).choice(values, (DRAWS, len(values))).mean(axis=1)
    low, high = np.percentile(draws, [2.5, 97.5])
    return f"{np.mean(values):.2f} ({low:.2f}–{high:.2f})"


def _drawn(articles: list[dict], count: int, rounds: int) -> Iterator[tuple[random.Random, dict]]:
    "Articles of each round with the round's source of chance."
    for seed in range(3, 3 + rounds):
        rng, order = random.Random(seed), articles[:]
        rng.shuffle(order)
        yield from ((rng, row) for row in order[:count])


def run(gold: Path, count: int, rounds: int) -> str:
    articles = [row for number, rows in enumerate(read_events(gold).values()) if HALVES[number % 2] == "check" for row in rows]
    found: dict[tuple[str, str], list[float]] = {}
    alarms: dict[str, list[tuple[int, int]]] = {}
    changes: dict[str, list[float]] = {}
    for rng, row in _drawn(articles, count, rounds):
        parent = paragraphs_of(row["text"])
        for name, derived in (("edited", edit(parent, 0.1, rng)), ("rewritten, 20 % of words", spin(parent, 0.2, rng))):
            altered, facts = alter_facts(derived, rng)
            matters = matters_of(text_of(parent), text_of(altered))
            for fact in facts:
                if stood_there(fact, parent, altered):
                    found.setdefault((fact["kind"], name), []).append(float(is_found(fact, matters)))
            alarms.setdefault(name, []).append(alarms_of(text_of(parent), text_of(derived)))
            steps = difflib.SequenceMatcher(None, text_of(parent).split(), text_of(derived).split(), autojunk=False).get_opcodes()
            changes.setdefault(name, []).append(float(sum(step[0] != "equal" for step in steps)))
    names = list(alarms)
    lines = [f"Simulated alterations of {count} real articles (giveme5w1h_dev, events with odd numbers), drawn {rounds} times, one of each kind where the text offers a place; words that the rewriter itself had put there are no facts of the source and not counted; the misses of the first round were read while rules were made; 95 % bootstrap interval.", "", "| altered fact | n | " + " | ".join(f"found, {name}" for name in names) + " |", "|---|---|" + "---|" * len(names)]
    for kind in FACT_KINDS:
        if (kind, names[0]) in found:
            lines.append(f"| {kind} | {len(found[kind, names[0]])}, {len(found.get((kind, names[1]), []))} | " + " | ".join(with_interval(found.get((kind, name), [])) for name in names) + " |")
    everything = {name: [value for (_, other), values in found.items() if other == name for value in values] for name in names}
    lines.append(f"| all | {len(everything[names[0]])}, {len(everything[names[1]])} | " + " | ".join(with_interval(everything[name]) for name in names) + " |")
    lines += ["", "| per article, nothing altered | n | " + " | ".join(names) + " |", "|---|---|" + "---|" * len(names)]
    for at, told in enumerate(("matters of number, title, date or name where the rewriter exchanged the fact's words", "the same where it did not (false alarms)")):
        lines.append(f"| {told} | {count * rounds} | " + " | ".join(with_interval([float(pair[at]) for pair in alarms[name]]) for name in names) + " |")
    lines.append(f"| changes that difflib lists | {count * rounds} | " + " | ".join(with_interval(changes[name]) for name in names) + " |")
    return "\n".join(lines) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--articles", type=int, default=36)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    table = run(options.gold, options.articles, options.rounds)
    print(table)
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(table, encoding="utf-8")


if __name__ == "__main__":
    main()
