"""Measure `trace_routes` on derivations by an outsider's rules (`outside_derivations.py`), on which no weight was fitted.

    NEWSLAB_WORDNET=FOLDER python benchmarks/outside_routes.py --gold ../shared/gold --write

Every case goes through the whole chain, from raw rows to routes, with the weights shipped: once as a folder of two
articles and, where there are others, once as a folder of three to five. Labels are read strictly and leniently; which
of them are debatable, and why, stands in `outside_derivations.py`. Intervals: bootstrap over cases, so that the two
folders of a case are drawn together. Six minutes of processor time.
"""

from __future__ import annotations

import argparse
import time
import warnings
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
from outside_derivations import SEED, Case, make_cases
from texts import GOLD, publish

import newslab as nl
from newslab.evidence import DIRECTED, ROUTES

DRAWS = 1000
COLUMNS = ["article_id", "text", "headline", "outlet", "published", "lang"]
COPYING = ["copy", "edited copy", "paraphrase"]  # routes that a lost source must not be taken for
TAKEN = [*DIRECTED, "common source"]  # routes on which text passed
SIZES = {"folder of two": True, "folder of three to five": False}


# --- running -----------------------------------------------------------------------------------------------------


def trace(rows: list[dict]) -> tuple[pd.DataFrame, pd.DataFrame]:
    "Reuse and routes of a folder, from raw rows."
    articles = nl.clean_articles(nl.read_articles(pd.DataFrame(rows)[COLUMNS]))
    sentences = nl.split_sentences(articles)
    quotes = nl.find_quotes(articles, sentences)
    alignments = nl.align_sentences(articles, sentences, quotes=quotes)
    changes = nl.find_changes(articles, sentences, alignments, quotes=quotes)
    reuse = nl.measure_reuse(articles, sentences, alignments)
    return reuse, nl.trace_routes(articles, sentences, alignments, reuse, changes)


def look(case: Case, number: int, *, alone: bool) -> dict | None:
    "What newslab says of the pair; the direction as the second article's row gives it. None where the table has no such row."
    first, second = case.pair
    rows = [first, second] if alone else [first, *case.others[:1], second, *case.others[1:]]
    reuse, routes = trace(rows)
    child = "k" if case.parent == "m" else "m"
    here = {"article_id": child, "other_id": "m" if child == "k" else "k"}
    found, shared = (table[(table[list(here)] == pd.Series(here)).all(axis=1)] for table in (routes, reuse))
    if found.empty:
        return None
    row = found.iloc[0]
    return {"number": number, "case": case, "alone": alone, "true": case.truth, "named": row["route"], "probability": row["probability"],
            "alternative": row["alternative"], "alternative_probability": row["alternative_probability"], "direction": row["direction"], "lenient": row["route"] if row["route"] in case.lenient else case.truth,
            "shared": shared["containment"].max() if len(shared) else 0.0}  # fmt: skip


def run(cases: list[Case]) -> tuple[pd.DataFrame, int]:
    "All cases in both folders, and how many pairs no table of routes mentions."
    warnings.filterwarnings("ignore")
    found = [look(case, n, alone=alone) for n, case in enumerate(cases) for alone in (True, False) if alone or case.others]
    table = pd.DataFrame([row for row in found if row is not None])
    details = pd.DataFrame([{name: getattr(case, name) for name in ("family", "timed", "rate", "unit", "kind", "reached", "parent", "known")} for case in table["case"]])
    return pd.concat([table, details], axis=1), sum(row is None for row in found)


# --- figures -----------------------------------------------------------------------------------------------------


def f1_of(codes: np.ndarray, k: int) -> float:
    "F1 of one route; columns of `codes`: true, named."
    hit = ((codes[:, 0] == k) & (codes[:, 1] == k)).sum()
    return float(2 * hit / max(1, (codes[:, 0] == k).sum() + (codes[:, 1] == k).sum()))


def macro_f1(codes: np.ndarray) -> float:
    "Mean F1 over the routes that are true or named."
    return float(np.mean([f1_of(codes, k) for k in np.unique(codes)]))


def share(values: np.ndarray) -> float:
    return float(values.mean()) if len(values) else float("nan")


def interval(table: pd.DataFrame, values: np.ndarray, measure: Callable[[np.ndarray], float], seed: int = 0) -> str:
    "A measure over rows with its 95 % interval by bootstrap over cases."
    if not len(values):
        return "–"
    rng = np.random.default_rng(seed)
    numbers = table["number"].to_numpy()
    rows_of = [np.flatnonzero(numbers == n) for n in np.unique(numbers)]
    drawn = [measure(values[np.concatenate([rows_of[i] for i in rng.integers(0, len(rows_of), len(rows_of))])]) for _ in range(DRAWS)]
    low, high = np.percentile(drawn, [2.5, 97.5])
    return f"{measure(values):.3f} [{low:.3f}, {high:.3f}]"


def both(table: pd.DataFrame, measure: Callable[[np.ndarray], float] = macro_f1) -> str:
    "Two cells: by strict and by lenient labels."
    codes = {name: table[[name, "named"]].map(ROUTES.index).to_numpy() for name in ("true", "lenient")}
    return " | ".join(interval(table, codes[name], measure) for name in codes)


def totals(table: pd.DataFrame) -> list[str]:
    "Macro F1 of all pairs and parts of them, and F1 of each route."
    parts = {"all": table, **{name: table[table["alone"] == alone] for name, alone in SIZES.items()}, "with times": table[table["timed"]], "without times": table[~table["timed"]]}
    lines = ["| what | pairs | strict labels | lenient labels |", "|---|---|---|---|"]
    lines += [f"| macro F1, {name} | {len(part)} | {both(part)} |" for name, part in parts.items()]
    return lines + [f"| F1 of {route} | {(table['true'] == route).sum()} | {both(table, lambda codes, k=k: f1_of(codes, k))} |" for k, route in enumerate(ROUTES)]


def by_rate(table: pd.DataFrame) -> list[str]:
    "Rewordings at each rate: how many are named, and macro F1 when these are the only rewordings beside all else."
    rest = table[table["true"] != "paraphrase"]
    lines = ["| words exchanged | of all words, really | pairs | named paraphrase | of common, rare, bad words | else named | macro F1 strict | macro F1 lenient |", "|---" * 8 + "|"]
    for (unit, rate), part in table[table["unit"] != ""].groupby(["unit", "rate"]):
        named = part["named"] == "paraphrase"
        kinds = ", ".join(f"{named[part['kind'] == kind].sum()}/{(part['kind'] == kind).sum()}" for kind in ("common", "rare", "bad"))
        lines.append(f"| {rate:.0%} of {'words of content' if unit == 'content' else 'running words'} | {part['reached'].mean():.1%} | {len(part)} | "
                     f"{interval(part, named.to_numpy(float), share)} | {kinds} | {others_named(part)} | {both(pd.concat([rest, part]))} |")  # fmt: skip
    return lines


def others_named(part: pd.DataFrame) -> str:
    "What else the pairs were named, the commonest first."
    return ", ".join(f"{name} {count}" for name, count in Counter(part.loc[part["named"] != part["true"], "named"]).most_common()) or "–"


def by_family(table: pd.DataFrame) -> list[str]:
    "Right by strict and by lenient labels, of each family."
    order = table["true"].map(ROUTES.index)
    lines = ["| true route | family | pairs | right, strict | right, lenient | else named |", "|---|---|---|---|---|---|"]
    for (_, family), part in table.groupby([order, "family"], sort=True):
        strict, lenient = ((part[name] == part["named"]).sum() for name in ("true", "lenient"))
        lines.append(f"| {part['true'].iat[0]} | {family} | {len(part)} | {strict} | {lenient} | {others_named(part)} |")
    return lines


def directions(table: pd.DataFrame) -> list[str]:
    "How often a direction is named, and is right, where the first article is known."
    known = table[(table["parent"] != "") & table["known"]]
    parts = {"all": known, "with times": known[known["timed"]], "without times": known[~known["timed"]]}
    for route in DIRECTED:
        parts |= {f"{route}, {words}": known[(known["true"] == route) & (known["timed"] == timed)] for words, timed in (("with times", True), ("without times", False))}
    lines = ["| direction | pairs | named (coverage) | right when named | |", "|---|---|---|---|---|"]
    for name, part in parts.items():
        spoke = part[part["direction"] != "undetermined"]
        right = (spoke["direction"] == "from").to_numpy(float)
        lines.append(f"| {name} | {len(part)} | {interval(part, (part['direction'] != 'undetermined').to_numpy(float), share)} | {interval(spoke, right, share)} | {right.sum():.0f} of {len(spoke)} |")
    lost = table[table["true"] == "common source"]
    for name, part in (("with times", lost[lost["timed"]]), ("without times", lost[~lost["timed"]])):
        spoke = part["direction"] != "undetermined"
        lines.append(f"| two children of a lost source, {name}: any direction is wrong | {len(part)} | {interval(part, spoke.to_numpy(float), share)} | – | {spoke.sum()} named, {(spoke & (part['named'] == 'common source')).sum()} of them beside the route common source |")
    return lines


def lost_sources(table: pd.DataFrame) -> list[str]:
    "What two children of a lost source are taken for, and with which probability at most, as the route named or as its alternative."
    lost = table[table["true"] == "common source"]
    lines = ["| two children of a lost source named | pairs | largest probability, also as alternative | with more than .5 |", "|---|---|---|---|"]
    for route in COPYING:
        named, second = lost[lost["named"] == route], lost[lost["alternative"] == route]
        chances = pd.concat([named["probability"], second["alternative_probability"]])
        lines.append(f"| {route} | {len(named)} of {len(lost)} | {f'{chances.max():.3f}' if len(chances) else '–'} | {(chances > 0.5).sum()} |")
    return lines


def false_reuse(table: pd.DataFrame) -> list[str]:
    "Pairs of articles that share nothing but a subject, or not even that, of which newslab says that text passed."
    lines = ["| articles that took nothing from each other | pairs | named a route of reuse | … copy, edited copy, paraphrase or translation | largest share of an article's runs of words found in the other |", "|---|---|---|---|---|"]
    for route, words in (("unrelated", "different events"), ("same event", "same event, reported independently")):
        part = table[table["true"] == route]
        named = part["named"].isin(TAKEN)
        lines.append(f"| {words} | {len(part)} | {interval(part, named.to_numpy(float), share)} ({named.sum()}) | {part['named'].isin(DIRECTED).sum()} | {part['shared'].max():.3f} |")
    return lines


def confusion(table: pd.DataFrame) -> list[str]:
    counts = {name: pd.crosstab(part["true"], part["named"]).reindex(index=ROUTES, columns=ROUTES, fill_value=0) for name, part in ((n, table[table["alone"] == a]) for n, a in SIZES.items())}
    two, more = counts.values()
    return ["| | " + " | ".join(ROUTES) + " |", "|---" * 8 + "|", *(f"| {true} | " + " | ".join(f"{two.loc[true, named]} + {more.loc[true, named]}" for named in ROUTES) + " |" for true in ROUTES)]


def report(table: pd.DataFrame, missing: int, seed: int) -> list[str]:
    content = table[(table["unit"] == "content") & (table["rate"] > 0)]
    ratio = content["rate"].sum() / content["reached"].sum()
    return [
        "# Routes, on an outsider's derivations", "",
        f"Cases of an independent tester (`benchmarks/outside_derivations.py`, seed {seed}) from gold/events, the advanced texts of gold/readability and gold/parallel. No weight was fitted on them; some rules of routes and direction were made after a look at another draw of the same generator. n = {len(table)} pairs of {table['number'].nunique()} cases: {table['alone'].sum()} in folders of two, {(~table['alone']).sum()} in folders of three to five; {table['timed'].sum()} with times of publication. {missing} pairs have no row in the table of routes, as cleaning leaves nothing of one of the articles, and are left out. Labels are strict, or lenient where a careful reader could say something else (listed with the reasons in the script); intervals: bootstrap 95 % over cases.", "",
        *totals(table), "",
        f"Rates of rewording are counted in two ways: of the words of content (in small letters, more than three letters, no function words), or of all running words. 10 % of the words of content are about {0.1 / ratio:.1%} of the running words here; the tables of `routes.py` count running words.", "",
        *by_rate(table), "", *directions(table), "",
        "Times are always right here: the taker is later. Translations count for direction only where gold/parallel says that all sentences were first written in the first article's language.", "",
        *lost_sources(table), "", *false_reuse(table), "",
        "True route (rows) and route named (columns), folders of two + folders of three to five:", "", *confusion(table), "", *by_family(table), "",
    ]  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--every", type=int, default=1, help="measure every nth case only, for a quick look")
    parser.add_argument("--write", action="store_true", help="store the table in benchmarks/results")
    options = parser.parse_args()
    start = time.perf_counter()
    table, missing = run(make_cases(options.gold, options.seed)[:: options.every])
    publish("outside_routes", report(table, missing, options.seed), options.write)
    print(f"{time.perf_counter() - start:.0f} s, {time.process_time():.0f} s of processor time")


if __name__ == "__main__":
    main()
