"""Measure `trace_routes` on simulated derivations whose sources and whose world the weights have not seen, and false reuse on gold events.

    python benchmarks/routes.py --gold ../shared/gold --write [--keep FOLDER] [--fit]

Every case is traced with weights fitted on other sources in other worlds with other words (`fit_routes.py`; `--fit`
fits the weights shipped on the same pairs first). Peers, on the same pairs of articles in one language: share of equal
words by difflib, containment of five-word runs, cosines of word counts and of TF-IDF, and passages as passim finds
them (a plain implementation of our own, see `passages.py`). About a quarter of an hour of processor time.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
from fit_routes import FOLDS, Folder, Measured, best_temperature, held_out_scores, measure, read_sets, weights_without, write_weights
from passages import PEERS
from rewording import wordnet_folder
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
DRAWS = 1000
ALONE = 300  # pairs of one outlet compared alone, drawn at random, besides the likeliest offenders
TAKEN = [*DIRECTED, "common source"]  # routes on which text passed


def interval(values: np.ndarray, measure_: Callable[[np.ndarray], float], seed: int = 0, draws: int = DRAWS) -> str:
    "Value of a measure over rows, with its bootstrap 95 % interval."
    if not len(values):
        return "–"
    rng = np.random.default_rng(seed)
    drawn = [measure_(values[rng.integers(0, len(values), len(values))]) for _ in range(draws)]
    low, high = np.nanpercentile(drawn, [2.5, 97.5])
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


def trace_all(folders: list[Folder], data: Measured) -> pd.DataFrame:
    "All cases, each traced with weights that know neither its world, nor its words, nor its sources; `passed`: their probability that text passed."
    scores = held_out_scores(data)
    temperature = best_temperature(scores, data.route)
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
    return pd.DataFrame(rows).assign(passed=routes_module._softmax(scores / temperature)[:, : len(TAKEN)].sum(axis=1))


# --- peers -------------------------------------------------------------------------------------------------------


def auc(scores: np.ndarray, truth: np.ndarray) -> float:
    "Area under the curve by ranks, ties halved."
    from scipy.stats import rankdata

    n = truth.sum()
    rest = len(truth) - n
    return float((rankdata(scores)[truth > 0].sum() - n * (n + 1) / 2) / (n * rest)) if n and rest else float("nan")


def peers(found: pd.DataFrame) -> list[str]:
    "Macro F1 by the best thresholds that other worlds and sources offer, and AUC of each route of reuse against reports of one's own."
    from sklearn.tree import DecisionTreeClassifier

    rows = found[[case.a["lang"] == case.b["lang"] for case in found["pair"]]].reset_index(drop=True)
    y = rows["true"].map(ROUTES.index).to_numpy()
    tested = [*(route for route in TAKEN if route != "translation"), "all of these"]
    lines = ["| pairs in one language | n | macro F1 over the six routes | " + " | ".join(f"AUC {route}" for route in tested) + " |", "|---|---|---|" + "---|" * len(tested)]

    def row(name: str, guess: np.ndarray, x: np.ndarray) -> str:
        cells = []
        for route in tested:
            passed = rows["true"].isin(TAKEN if route == "all of these" else [route]).to_numpy()
            part = passed | ~rows["true"].isin(TAKEN).to_numpy()
            cells.append(interval(np.column_stack([x[part], passed[part]]), lambda v: auc(v[:, 0], v[:, 1]), draws=300))
        return f"| {name} | {len(y)} | {interval(np.column_stack([y, guess]), macro_f1, draws=500)} | " + " | ".join(cells) + " |"

    lines.append(row("**newslab**", rows["named"].map(ROUTES.index).to_numpy(), rows["passed"].to_numpy()))
    for name, found_by in [*((name, [score(case.a["text"], case.b["text"]) for case in rows["pair"]]) for name, score in PEERS.items()), ("cosine of TF-IDF, the folder's words counted", tfidf(rows))]:
        x = np.array(found_by)
        guess = np.zeros(len(y), int)
        for world, fold in rows[["world", "fold"]].drop_duplicates().itertuples(index=False):
            test, seen = ((rows["world"] == world) & (rows["fold"] == fold)).to_numpy(), ((rows["world"] != world) & (rows["fold"] != fold)).to_numpy()
            guess[test] = DecisionTreeClassifier(max_leaf_nodes=7, min_samples_leaf=5, random_state=0).fit(x[seen, None], y[seen]).predict(x[test, None])
        lines.append(row(name, guess, x))
    return lines


def tfidf(rows: pd.DataFrame) -> list[float]:
    "Cosine of TF-IDF of each pair, document frequencies from all pairs."
    from sklearn.feature_extraction.text import TfidfVectorizer

    texts = [[case.a["text"] for case in rows["pair"]], [case.b["text"] for case in rows["pair"]]]
    model = TfidfVectorizer(stop_words="english", sublinear_tf=True).fit(sorted(set(texts[0] + texts[1])))
    one, two = (model.transform(part) for part in texts)
    return np.asarray(one.multiply(two).sum(axis=1)).ravel().tolist()


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
    same = same.assign(containment_raw=[len(runs[a] & runs[b]) / max(1, min(len(runs[a]), len(runs[b]))) for a, b in zip(same["article_id"], same["other_id"], strict=True)])
    counts = {
        "pairs of different events": len(different), "of the same outlet": len(same), "sharing 20 eight-word runs as scraped": naive,
        "with containment above .02 after boilerplate is dropped": int((different["containment"] > 0.02).sum()),
        "with a route of reuse": int(different["route"].isin(TAKEN).sum()), "… of the same outlet": int(same["route"].isin(TAKEN).sum()),
        f"pairs of the same outlet compared alone, {ALONE} at random: with a route of reuse": two_at_a_time(articles, same.sample(min(ALONE, len(same)), random_state=1)),
        "… the 60 that share most": two_at_a_time(articles, same.sort_values("containment_raw", ascending=False, kind="stable").head(60)),
    }  # fmt: skip
    lines = ["| false reuse on gold/events (giveme5w1h_dev, uncleaned texts, all in one folder) | count |", "|---|---|"]
    return lines + [f"| {name} | {count} |" for name, count in counts.items()]


def two_at_a_time(articles: pd.DataFrame, pairs: pd.DataFrame) -> str:
    "Pairs of one outlet compared alone, where no other article shows what is boilerplate."
    bad = 0
    for a, b in zip(pairs["article_id"], pairs["other_id"], strict=True):
        two = articles[articles["article_id"].isin((a, b))]
        sentences = split_sentences(two)
        alignments = align_sentences(two, sentences)
        bad += trace_routes(two, sentences, alignments, measure_reuse(two, sentences, alignments))["route"].isin(TAKEN).any()
    return f"{bad} of {len(pairs)}"


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
    for low, high in ((0, 0.4), (0.4, 0.5), (0.5, 0.7), (0.7, 0.85), (0.85, 0.95), (0.95, 1.01)):
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
        f"Simulated derivations (`benchmarks/simulate.py`) of {len(read_sources(gold))} stories: gold/events, the advanced texts of gold/readability, the shipped examples; translations from gold/parallel. n = {len(found)} pairs in six worlds of other habits and other words (newslab's half-known synonyms, words of the same class from unrelated texts, WordNet's synonyms{'' if wordnet_folder() else ', here not installed and replaced by the second'}). Each pair is traced with weights that saw neither its sources, nor its world, nor a world with words from the same place. Half of the pairs stand alone, half in folders of six articles; interval: bootstrap 95 %.", "",
        *figures(found), "",
        f"Two children of a lost parent (n = {len(lost)}): largest probability of copy or edited copy {lost['copying'].max():.3f} (named so: {len(copies)}); named copy, edited copy, paraphrase or translation with more than .5: {(taken > 0.5).sum()}.", "",
        *directions(found), "", *rest, "", *calibration(found), "",
        "A copy and a rewording are at most as probable as a common source (.49), unless one names the other: by design these are right more often in a simulation than their probability says. A rate of spin is a share of all running words: of the words of content about twice to three times as many are exchanged.", "",
        "True route (rows) and route named (columns), all rates:", "", "| | " + " | ".join(ROUTES) + " |", "|---" * 8 + "|",
        *(f"| {name} | " + " | ".join(map(str, table.loc[name])) + " |" for name in ROUTES), "",
    ])  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--per-kind", type=int, default=3)
    parser.add_argument("--keep", type=Path, help="folder for the alignments, for runs that change weights alone")
    parser.add_argument("--folds", type=int, default=FOLDS, help="measure on the first few folds of sources only")
    parser.add_argument("--fit", action="store_true", help="fit the weights shipped on the same pairs first")
    parser.add_argument("--write", action="store_true", help="store the table in benchmarks/results")
    parser.add_argument("--quick", action="store_true", help="simulations only, without peers and real texts")
    options = parser.parse_args()
    start = time.perf_counter()
    folders = read_sets(options.gold, options.per_kind, options.keep, options.folds)
    data = measure(folders)
    if options.fit:
        write_weights(data)
        routes_module._weights.cache_clear()
    found = trace_all(folders, data)
    rest = [] if options.quick else [*peers(found), "", *false_reuse(options.gold), "", *learners(options.gold), "", *speed(options.gold)]
    text = report(found, rest, options.gold)
    print(text, f"{time.perf_counter() - start:.0f} s, {time.process_time():.0f} s of processor time", sep="\n")
    if options.write:
        RESULTS.parent.mkdir(exist_ok=True)
        RESULTS.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
