"""Fit the probabilities that find_discrepancies gives, on half of the events, and check them on the other half.

    python benchmarks/fit_discrepancies.py [--gold ../shared/gold] [--articles 30] [--check-only]

The event: a reader who looks at the two places finds that the texts differ there, on one matter. Cases are of two kinds.
Simulated: articles of gold/events, edited and rewritten word by word (`simulate.py`), with and without altered facts;
a matter is right when one and the same change of the derivation touches it in both texts, known from the derivation,
not from newslab. Judged: the lines of `discrepancy_labels.tsv`, for the rules that no derivation can test (omissions,
attributions, credits, artefacts) and all others on real news.

The model is a logistic regression on the log-odds of the evidence with an intercept, and for each rule a deviation
that a ridge penalty shrinks towards nothing where there are few cases. Judged lines were once
given five times the weight; that did not bring the Brier score on the other half down (.161, .152 without). Events with even numbers fit, odd ones check.
"""

from __future__ import annotations

import argparse
import difflib
import json
import random
import re
from pathlib import Path

import discrepancy_precision as precision
import numpy as np
from scipy.optimize import minimize
from simulate import GOLD, alter_facts, edit, read_events, spin, text_of

import newslab as nl
from newslab.artefacts import find_artefacts
from newslab.discrepancies import list_matters
from newslab.matters import RULES, Matter, make_case
from newslab.quote_audit import audit_quotes
from newslab.schema import make_table

HERE = Path(__file__).resolve().parent
WEIGHTS = HERE.parent / "newslab" / "data" / "discrepancies.json"
RESULTS = HERE / "results" / "discrepancy_probability.md"
SIMULATED = frozenset({"number", "title", "date", "name", "wording", "spelling", "quote"})  # kinds whose truth a derivation knows
PENALTY = 1.0  # of the squared deviation of a rule; about as much as four cases
SUREST = 0.98  # as in newslab.matters

Judged = tuple[str, float, bool, str]  # rule, evidence, right, where from


def matters_of(one: str, other: str) -> list[Matter]:
    "The matters between two English texts, with their evidence."
    articles = make_table("articles", [{"article_id": "a", "lang": "en", "text": one}, {"article_id": "b", "lang": "en", "text": other}])
    sentences = nl.split_sentences(articles)
    quotes = nl.find_quotes(articles, sentences)
    alignments = nl.align_sentences(articles, sentences, quotes=quotes)
    changes = nl.find_changes(articles, sentences, alignments, quotes=quotes)
    case = make_case(articles, sentences, alignments, changes, quotes, nl.find_facts(articles, sentences), find_artefacts(articles, sentences))
    return list_matters(case, audit_quotes(articles, sentences, alignments, quotes))


def changed_places(one: str, other: str) -> list[tuple[int, int, int, int]]:
    "Places, in characters, where one text differs from the other word by word: start and end in both."
    words = [[match.span() for match in re.finditer(r"\S+", text)] for text in (one, other)]
    steps = difflib.SequenceMatcher(None, one.split(), other.split(), autojunk=False).get_opcodes()

    def span(side: int, first: int, last: int) -> tuple[int, int]:
        found = words[side]
        if first < last:
            return found[first][0], found[last - 1][1]
        at = found[first][0] if first < len(found) else len((one, other)[side])
        return at - 1, at

    return [(*span(0, a, b), *span(1, c, d)) for kind, a, b, c, d in steps if kind != "equal"]


def is_right(matter: Matter, places: list[tuple[int, int, int, int]]) -> bool:
    "Whether one change of the derivation touches the matter in both texts."
    spans = {name: [(version.start, version.end) for version in matter.versions if version.article_id == name and version.start >= 0] for name in "ab"}
    margin = 12 if matter.rule == "approximation" else 1  # the bound stands before the number

    def touched(side: str, start: int, end: int) -> bool:
        return any(begin - margin <= end and start <= stop + 1 for begin, stop in spans[side])

    return any(touched("a", *place[:2]) and touched("b", *place[2:]) for place in places)


def simulated(gold: Path, half: str, count: int) -> list[Judged]:
    "Matters of derived articles of one half of the events."
    rng = random.Random(f"discrepancies {half}")
    rows = [row for number, articles in enumerate(read_events(gold).values()) if precision.HALVES[number % 2] == half for row in articles]
    rng.shuffle(rows)
    out: list[Judged] = []
    for row in rows[:count]:
        parent = row["paragraphs"]
        for name, derived in (("edited", edit(parent, 0.1, rng)), ("rewritten", spin(parent, 0.2, rng))):
            for child in (derived, alter_facts(derived, rng)[0]):
                one, other = text_of(parent), text_of(child)
                places = changed_places(one, other)
                out += [(matter.rule, matter.probability, is_right(matter, places), name) for matter in matters_of(one, other) if RULES[matter.rule].kind in SIMULATED]
    return out


def labelled(events: list, half: str) -> list[Judged]:
    "The judged lines of one half that are reported now."
    table = precision.judged(events)
    rows = table[(table["half"] == half) & table["worth"].notna()]
    return [(row.rule, row.evidence, bool(row.worth), "judged") for row in rows.itertuples()]


def odds_of(evidence: np.ndarray) -> np.ndarray:
    sure = np.clip(evidence, 1 - SUREST, SUREST)
    return np.log(sure / (1 - sure))


def fit(cases: list[Judged]) -> dict:
    "Intercept, slope and the deviations of rules, with the cases that each rests on."
    rules = sorted({case[0] for case in cases})
    which = np.array([rules.index(case[0]) for case in cases])
    odds, right = odds_of(np.array([case[1] for case in cases])), np.array([case[2] for case in cases], float)

    def loss(weights: np.ndarray) -> float:
        total = weights[0] + weights[1] * odds + weights[2:][which]
        return float(np.logaddexp(0, total).sum() - (right * total).sum() + PENALTY / 2 * (weights[2:] ** 2).sum() + PENALTY / 2 * (weights[1] - 0.5) ** 2)

    found = minimize(loss, np.concatenate([[1.0, 0.5], np.zeros(len(rules))]), method="L-BFGS-B", bounds=[(None, None), (0.0, 1.0), *[(None, None)] * len(rules)]).x
    counts = {rule: [int(right[which == at].sum()), int((which == at).sum())] for at, rule in enumerate(rules)}
    return {"intercept": round(float(found[0]), 3), "slope": round(float(found[1]), 3), "rules": {rule: round(float(value), 3) for rule, value in zip(rules, found[2:], strict=True)}, "right_of_cases": counts}


def probability(weights: dict, cases: list[Judged]) -> np.ndarray:
    total = weights["intercept"] + weights["slope"] * odds_of(np.array([case[1] for case in cases])) + np.array([weights["rules"].get(case[0], 0.0) for case in cases])
    return 1 / (1 + np.exp(-total))


def checked(weights: dict, cases: list[Judged]) -> list[str]:
    "Reliability and Brier score on cases that were not fitted on."
    given, right = probability(weights, cases), np.array([case[2] for case in cases], float)
    lines = ["| probability given | matters | mean probability | right (95 % bootstrap interval) |", "|---|---|---|---|"]
    rng = np.random.default_rng(0)
    for low, high in ((0.0, 0.5), (0.5, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 0.95), (0.95, 1.01)):
        inside = (given >= low) & (given < high)
        if inside.any():
            draws = rng.choice(right[inside], (2000, int(inside.sum()))).mean(axis=1)
            lines.append(f"| {low:.2f}–{min(high, 1):.2f} | {int(inside.sum())} | {given[inside].mean():.2f} | {right[inside].mean():.2f} ({np.percentile(draws, 2.5):.2f}–{np.percentile(draws, 97.5):.2f}) |")
    base = right.mean()
    return [*lines, "", f"Brier score {np.mean((given - right) ** 2):.3f} over {len(cases)} matters, {base:.2f} of them right; always giving their share would score {base * (1 - base):.3f}."]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--articles", type=int, default=30)
    parser.add_argument("--check-only", action="store_true", help="measure the shipped weights without fitting")
    options = parser.parse_args()
    events = list(precision.read_events(options.gold))
    if not options.check_only:
        WEIGHTS.write_text(json.dumps(fit([*simulated(options.gold, "fit", options.articles), *labelled(events, "fit")]), indent=1) + "\n", encoding="utf-8")
    weights = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    lines = [f"Probabilities of discrepancies on the half of the events that they were not fitted on; {options.articles} articles, edited and rewritten, with and without altered facts; and lines judged by one reader.", ""]
    cases = simulated(options.gold, "check", options.articles)
    for name, chosen in (("Simulated, edited", [case for case in cases if case[3] == "edited"]), ("Simulated, rewritten (20 % of words)", [case for case in cases if case[3] == "rewritten"]), ("Real news, judged", labelled(events, "check"))):
        lines += [f"**{name}**", "", *checked(weights, chosen), ""]
    RESULTS.write_text("\n".join(lines).rstrip() + "\n", encoding="utf-8")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
