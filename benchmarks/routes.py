"""Measure `trace_routes` on simulated derivations whose sources and whose world the weights have not seen, and false reuse on gold events.

    python benchmarks/routes.py --gold ../shared/gold --write [--keep FOLDER]

Every case is traced with weights fitted on other sources in other worlds (`fit_routes.py`). Peers, on the same pairs
of articles in one language: share of equal words by difflib, containment of five-word runs, cosine of word counts, and
passages as passim finds them (a plain implementation of our own, see `passages.py`).
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
from fit_routes import FOLDS, Folder, measure, read_sets, weights_without, held_out_scores, best_temperature
from passages import PEERS
from simulate import GOLD, RATES, WORLDS
from texts import read_sources

import newslab.routes as routes_module
from newslab.align import align_sentences
from newslab.evidence import DIRECTED, ROUTES
from newslab.reuse import measure_reuse
from newslab.routes import trace_routes
from newslab.schema import make_table
from newslab.sentences import split_sentences, split_words

RESULTS = Path(__file__).resolve().parent / "results" / "routes.md"
DRAWS = 2000
TAKEN = [*DIRECTED, "common source"]  # routes on which text passed


def interval(values: np.ndarray, measure_: Callable[[np.ndarray], float], seed: int = 0) -> str:
    "Value of a measure over rows, with its bootstrap 95 % interval."
    if not len(values):
        return "–"
    rng = np.random.default_rng(seed)
    draws = [measure_(values[rng.integers(0, len(values), len(values))]) for _ in range(DRAWS)]
    low, high = np.nanpercentile(draws, [2.5, 97.5])
    return f"{measure_(values):.3f} [{low:.3f}, {high:.3f}]"


def macro_f1(pairs: np.ndarray) -> float:
    "Mean F1 over the true routes present. `pairs` has columns true, named."
    return float(np.mean([_f1(pairs, k) for k in np.unique(pairs[:, 0])]))


def _f1(pairs: np.ndarray, k: int) -> float:
    hit = ((pairs[:, 0] == k) & (pairs[:, 1] == k)).sum()
    return float(2 * hit / max(1, (pairs[:, 0] == k).sum() + (pairs[:, 1] == k).sum()))


def share(values: np.ndarray) -> float:
    return float(values.mean()) if len(values) else float("nan")


# --- tracing -----------------------------------------------------------------------------------------------------


def timed(folder: Folder, rng: np.random.Generator) -> pd.DataFrame:
    "The articles with times of publication; of derived pairs one stamp in twenty is wrong, of siblings either is first."
    start, times = pd.Timestamp("2031-05-06 06:00", tz="UTC"), {}
    for n, case in folder.cases:
        later = pd.Timedelta(hours=float(rng.uniform(2, 40)))
        last = (case.child or "ab"[rng.integers(2)]) if rng.random() >= 0.05 else {"a": "b", "b": "a"}.get(case.child, "a")
        times |= {f"{n}{end}": start + later if end == last else start for end in "ab"}
    return folder.articles.assign(published=pd.to_datetime(folder.articles["article_id"].map(times), utc=True))


def trace(folder: Folder, rng: np.random.Generator) -> list[dict]:
    "The row of trace_routes for a → b of each case, with the truth; and, of one folder in three, its direction once more with times."
    plain = trace_routes(folder.articles, folder.sentences, folder.alignments, folder.reuse).set_index(["article_id", "other_id"])
    with_times = None
    if rng.random() < 1 / 3 and any(case.child or case.name == "siblings" for _, case in folder.cases):
        with_times = trace_routes(timed(folder, rng), folder.sentences, folder.alignments, folder.reuse).set_index(["article_id", "other_id"])
    out = []
    for n, case in folder.cases:
        found = plain.loc[(f"{n}a", f"{n}b")]
        chances = {found["route"]: found["probability"], found["alternative"]: found["alternative_probability"]}
        out.append({"world": folder.world, "fold": folder.fold, "case": case.name, "true": case.route, "rate": case.rate, "named": found["route"], "probability": found["probability"],
                    "copying": max(chances.get("copy", 0.0), chances.get("edited copy", 0.0)), "direction": found["direction"],
                    "with times": None if with_times is None else with_times.loc[(f"{n}a", f"{n}b"), "direction"], "true_direction": {"a": "from", "b": "to", "": "undetermined"}[case.child], "pair": case})  # fmt: skip
    return out


def trace_all(folders: list[Folder]) -> pd.DataFrame:
    "All cases, each traced with weights that know neither its world nor its sources."
    data = measure(folders)
    temperature = best_temperature(held_out_scores(data), data.route)
    rng = np.random.default_rng(7)
    shipped, rows = routes_module._weights, []
    try:
        for world, fold in dict.fromkeys((folder.world, folder.fold) for folder in folders):
            weights = {**shipped(), **weights_without(data, world, fold), "temperature": temperature}
            routes_module._weights = lambda weights=weights: weights
            for folder in folders:
                if (folder.world, folder.fold) == (world, fold):
                    rows += trace(folder, rng)
    finally:
        routes_module._weights = shipped
    return pd.DataFrame(rows)


# --- peers -------------------------------------------------------------------------------------------------------


def auc(scores: np.ndarray, truth: np.ndarray) -> float:
    from sklearn.metrics import roc_auc_score

    return float(roc_auc_score(truth, scores)) if 0 < truth.sum() < len(truth) else float("nan")


def peers(found: pd.DataFrame) -> list[str]:
    "Macro F1 by the best thresholds that other worlds and sources offer, and AUC of text passed or not."
    from sklearn.tree import DecisionTreeClassifier

    rows = found[[case.a["lang"] == case.b["lang"] for case in found["pair"]]].reset_index(drop=True)
    y = rows["true"].map(ROUTES.index).to_numpy()
    passed = rows["true"].isin(TAKEN).to_numpy()
    lines = ["| pairs in one language | n | macro F1 over the six routes | AUC, text passed or not |", "|---|---|---|---|"]
    mine = np.column_stack([y, rows["named"].map(ROUTES.index)])
    reuse_chance = np.where(rows["named"].isin(TAKEN), rows["probability"], 1 - rows["probability"])
    reuse_chance = np.where(rows["named"].isin(TAKEN), 1 + reuse_chance, reuse_chance)
    lines.append(f"| **newslab** | {len(y)} | {interval(mine, macro_f1)} | {interval(np.column_stack([reuse_chance, passed]), lambda v: auc(v[:, 0], v[:, 1]))} |")
    for name, score in PEERS.items():
        x = np.array([score(case.a["text"], case.b["text"]) for case in rows["pair"]])
        guess = np.zeros(len(y), int)
        for world, fold in rows[["world", "fold"]].drop_duplicates().itertuples(index=False):
            test, seen = ((rows["world"] == world) & (rows["fold"] == fold)).to_numpy(), ((rows["world"] != world) & (rows["fold"] != fold)).to_numpy()
            guess[test] = DecisionTreeClassifier(max_leaf_nodes=7, min_samples_leaf=5, random_state=0).fit(x[seen, None], y[seen]).predict(x[test, None])
        lines.append(f"| {name} | {len(y)} | {interval(np.column_stack([y, guess]), macro_f1)} | {interval(np.column_stack([x, passed]), lambda v: auc(v[:, 0], v[:, 1]))} |")
    return lines


# --- real texts --------------------------------------------------------------------------------------------------


def false_reuse(gold: Path) -> list[str]:
    "Pairs of articles of different events, all gold events in one folder, as scraped: which are said to share text."
    path = gold / "events" / "giveme5w1h_dev.jsonl"
    rows = [json.loads(line) for line in path.open(encoding="utf-8")]
    articles = make_table("articles", [{"article_id": r["id"], "outlet": r["outlet"], "text": r["text"], "lang": "en"} for r in rows])
    event, outlet = ({r["id"]: r[name] for r in rows} for name in ("event", "outlet"))
    sentences = split_sentences(articles)
    alignments = align_sentences(articles, sentences)
    reuse = measure_reuse(articles, sentences, alignments)
    joined = trace_routes(articles, sentences, alignments, reuse).merge(reuse, on=["article_id", "other_id"])
    joined = joined[joined["article_id"] < joined["other_id"]]
    different = joined[joined["article_id"].map(event) != joined["other_id"].map(event)]
    same = different[different["article_id"].map(outlet) == different["other_id"].map(outlet)]
    words = [[w.casefold() for _, _, w in split_words(r["text"])] for r in rows]
    runs = {r["id"]: {tuple(w[i : i + 8]) for i in range(len(w) - 7)} for r, w in zip(rows, words, strict=True)}
    naive = sum(len(runs[a] & runs[b]) >= 20 for a, b in zip(different["article_id"], different["other_id"], strict=True))
    counts = {
        "pairs of different events": len(different), "of the same outlet": len(same), "sharing 20 eight-word runs as scraped": naive,
        "with containment above .02 after boilerplate is dropped": int((different["containment"] > 0.02).sum()),
        "with a route of reuse": int(different["route"].isin(TAKEN).sum()), "… of the same outlet": int(same["route"].isin(TAKEN).sum()),
        "pairs of the same outlet, two articles at a time: with a route of reuse": two_at_a_time(articles, same),
    }  # fmt: skip
    lines = ["| false reuse on gold/events (giveme5w1h_dev, uncleaned texts, all in one folder) | count |", "|---|---|"]
    return lines + [f"| {name} | {count} |" for name, count in counts.items()]


def two_at_a_time(articles: pd.DataFrame, pairs: pd.DataFrame, most: int = 60) -> str:
    "Pairs of one outlet compared alone, where no other article shows what is boilerplate; the likeliest offenders first."
    chosen = pairs.sort_values("containment", ascending=False, kind="stable").head(most)
    bad = 0
    for a, b in zip(chosen["article_id"], chosen["other_id"], strict=True):
        two = articles[articles["article_id"].isin((a, b))]
        sentences = split_sentences(two)
        alignments = align_sentences(two, sentences)
        bad += trace_routes(two, sentences, alignments, measure_reuse(two, sentences, alignments))["route"].isin(TAKEN).any()
    return f"{bad} of {len(chosen)}"


def learners(gold: Path, most: int = 40) -> list[str]:
    "Learners' versions of one article, rewritten by people: routes named, and what the traces of rewording would say."
    path = gold / "readability" / "onestopenglish.jsonl"
    if not path.exists():
        return []
    lines = ["| rewritten by people (OneStopEnglish) | n | named copy, edited copy or paraphrase | common source | direction named | of these right | stranger words in the later version |", "|---|---|---|---|---|---|---|"]
    rows = [json.loads(line) for line in path.open(encoding="utf-8")][:most]
    for level, words in (("int", "intermediate from advanced"), ("ele", "elementary from advanced")):
        found = []
        for row in rows:
            articles = make_table("articles", [{"article_id": name, "lang": "en", "text": row[key].lstrip("\ufeff")} for name, key in (("later", level), ("first", "adv"))])
            sentences = split_sentences(articles)
            alignments = align_sentences(articles, sentences)
            reuse = measure_reuse(articles, sentences, alignments)
            found.append((trace_routes(articles, sentences, alignments, reuse).iloc[0], reuse.loc[0, "strange_words"] > reuse.loc[1, "strange_words"]))
        named, spoke = [row["route"] for row, _ in found], [row["direction"] for row, _ in found if row["direction"] != "undetermined"]
        lines.append(f"| {words} | {len(found)} | {sum(route in DIRECTED for route in named)} | {named.count('common source')} | {len(spoke)} | {spoke.count('from')} | {sum(strange for _, strange in found)} |")
    return lines


def speed(gold: Path) -> list[str]:
    "Processor seconds by step for articles of one event of about 500 words: versions of some sources, half of the sentences their own."
    import random

    import newslab as nl
    from rewording import spin
    from texts import sentences_of

    stories = read_sources(gold)
    pool = [s for story in list(stories.values())[:40] for article in story for s in sentences_of(article["paragraphs"]) if len(s.split()) > 8]
    rng = random.Random(3)
    core = rng.sample(pool, 12)
    lines = ["| articles of one event | pairs | split | align | changes | reuse | routes | all, seconds of processor time |", "|---|---|---|---|---|---|---|---|"]
    for count in (5, 5, 10, 20, 50):  # the first five warm up
        texts = []
        for _ in range(count):
            sentences = spin([[s] for s in core], rng.choice((0.0, 0.1, 0.3)), rng) + [[s] for s in rng.sample(pool, 10)]
            rng.shuffle(sentences)
            texts.append("\n\n".join(s for paragraph in sentences for s in paragraph))
        articles = make_table("articles", [{"article_id": f"{n:02d}", "outlet": f"Outlet {n}", "lang": "en", "text": text} for n, text in enumerate(texts)])
        marks = [time.process_time()]
        sentences_ = split_sentences(articles)
        marks.append(time.process_time())
        alignments = align_sentences(articles, sentences_)
        marks.append(time.process_time())
        changes = nl.find_changes(articles, sentences_, alignments)
        marks.append(time.process_time())
        reuse = measure_reuse(articles, sentences_, alignments)
        marks.append(time.process_time())
        trace_routes(articles, sentences_, alignments, reuse, changes)
        marks.append(time.process_time())
        steps = np.diff(marks)
        lines.append(f"| {count} | {count * (count - 1) // 2} | " + " | ".join(f"{step:.2f}" for step in steps) + f" | {steps.sum():.2f} |")
    del lines[2]
    return lines


# --- the report --------------------------------------------------------------------------------------------------


def figures(found: pd.DataFrame) -> list[str]:
    codes = found[["true", "named"]].map(ROUTES.index).to_numpy()
    usual = (found["rate"] <= 0.4).to_numpy()
    lines = ["| what | n | newslab |", "|---|---|---|", f"| macro F1 over seven routes, spin up to 40 % | {usual.sum()} | {interval(codes[usual], macro_f1)} |",
             f"| macro F1, spin 10–60 % | {len(found)} | {interval(codes, macro_f1)} |"]  # fmt: skip
    for world in WORLDS:
        part = usual & (found["world"] == world).to_numpy()
        lines.append(f"| … in the world “{world}”, unseen ({WORLDS[world].words} words) | {part.sum()} | {interval(codes[part], macro_f1)} |")
    for k, route in enumerate(ROUTES):
        lines.append(f"| F1 of {route}, spin up to 40 % | {(codes[usual, 0] == k).sum()} | {interval(codes[usual], lambda c, k=k: _f1(c, k))} |")
    for rate in RATES:
        part = ((found["case"] == "paraphrase") & (found["rate"] == rate)).to_numpy()
        lines.append(f"| word-by-word rewrite at {rate:.0%} named paraphrase | {part.sum()} | {interval((codes[part, 0] == codes[part, 1]).astype(float), share)} |")
    for name in ("copy", "cut copy", "edited copy", "shuffled copy", "excerpt", "altered facts", "siblings", "independent", "unrelated", "translation"):
        part = (found["case"] == name).to_numpy()
        lines.append(f"| {name} named {found.loc[part, 'true'].mode().iat[0]} | {part.sum()} | {interval((codes[part, 0] == codes[part, 1]).astype(float), share)} |")
    return lines


def directions(found: pd.DataFrame) -> list[str]:
    "Accuracy and coverage of direction, on derived pairs and on siblings."
    lines = ["| direction | n | named (coverage) | right when named |", "|---|---|---|---|"]
    for column, words in (("direction", "texts alone"), ("with times", "with times of publication, one in twenty wrong")):
        known = found[found[column].notna()]
        derived = known[known["true_direction"] != "undetermined"]
        for name, part in [("derived pairs", derived)] + [(f"… {case}", derived[derived["case"] == case]) for case in derived["case"].unique() if column == "direction"]:
            spoke = (part[column] != "undetermined").to_numpy(float)
            right = (part.loc[spoke > 0, column] == part.loc[spoke > 0, "true_direction"]).to_numpy(float)
            lines.append(f"| {name}, {words} | {len(part)} | {interval(spoke, share)} | {interval(right, share)} |")
        lost = (known.loc[known["case"] == "siblings", column] != "undetermined").to_numpy(float)
        lines.append(f"| two children of a lost parent, {words}: any direction is wrong | {len(lost)} | {interval(lost, share)} | – |")
    return lines


def calibration(found: pd.DataFrame) -> list[str]:
    "Named probability against the share that was right."
    lines = ["| probability of the route named | pairs | mean probability | right |", "|---|---|---|---|"]
    right = found["true"] == found["named"]
    for low, high in ((0, 0.5), (0.5, 0.7), (0.7, 0.85), (0.85, 0.95), (0.95, 1.01)):
        part = (found["probability"] >= low) & (found["probability"] < high)
        if part.any():
            lines.append(f"| {low:.2f}–{min(high, 1):.2f} | {part.sum()} | {found.loc[part, 'probability'].mean():.2f} | {right[part].mean():.2f} |")
    return lines


def report(found: pd.DataFrame, rest: list[str], gold: Path) -> str:
    lost = found[found["case"] == "siblings"]
    copies = lost.loc[lost["named"].isin(["copy", "edited copy"]), "probability"]
    taken = lost.loc[lost["named"].isin(DIRECTED), "probability"]
    table = pd.crosstab(found["true"], found["named"]).reindex(index=ROUTES, columns=ROUTES, fill_value=0)
    return "\n".join([
        "# Routes", "",
        f"Simulated derivations (`benchmarks/simulate.py`) of {len(read_sources(gold))} stories: gold/events, the advanced texts of gold/readability, the shipped examples; translations from gold/parallel. n = {len(found)} pairs in three worlds of other habits and other words (newslab's half-known synonyms, words of the same class from unrelated texts, WordNet's synonyms). Each pair is traced with weights that saw neither its sources nor its world. Half of the pairs stand alone, half in folders of six articles; interval: bootstrap 95 %.", "",
        *figures(found), "",
        f"Two children of a lost parent (n = {len(lost)}): largest probability of copy or edited copy {lost['copying'].max():.3f} (named so: {len(copies)}); named copy, edited copy, paraphrase or translation with more than .5: {(taken > 0.5).sum()}.", "",
        *directions(found), "", *rest, "", *calibration(found), "",
        "A copy is never given more than .5 and, where a source may lie outside, a rewording not more than .6, unless one names the other: by design these are right more often in a simulation than their probability says.", "",
        "True route (rows) and route named (columns), all rates:", "", "| | " + " | ".join(ROUTES) + " |", "|---" * 8 + "|",
        *(f"| {name} | " + " | ".join(map(str, table.loc[name])) + " |" for name in ROUTES), "",
    ])  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--per-kind", type=int, default=6)
    parser.add_argument("--keep", type=Path, help="folder for the alignments, for runs that change weights alone")
    parser.add_argument("--folds", type=int, default=FOLDS, help="measure on the first few folds of sources only")
    parser.add_argument("--write", action="store_true", help="store the table in benchmarks/results")
    parser.add_argument("--quick", action="store_true", help="simulations only, without peers and real texts")
    options = parser.parse_args()
    start = time.perf_counter()
    found = trace_all(read_sets(options.gold, options.per_kind, options.keep, options.folds))
    rest = [] if options.quick else [*peers(found), "", *false_reuse(options.gold), "", *learners(options.gold), "", *speed(options.gold)]
    text = report(found, rest, options.gold)
    print(text, f"{time.perf_counter() - start:.0f} s", sep="\n")
    if options.write:
        RESULTS.parent.mkdir(exist_ok=True)
        RESULTS.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
