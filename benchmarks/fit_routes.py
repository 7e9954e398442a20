"""Fit the weights of `trace_routes` on simulated derivations and write newslab/data/routes.json.

    python benchmarks/fit_routes.py --gold ../shared/gold [--keep FOLDER]

Sources are dealt into five folds, and every fold is derived in every world of `simulate.py`. The figures printed and
stored are of pairs whose sources the weights had not seen, nor their world, nor any world that takes its words from
the same place; the weights shipped are then fitted on all of them. `benchmarks/routes.py` measures the whole of `trace_routes` in the same way.
"""

from __future__ import annotations

import argparse
import json
import pickle
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import numpy as np
import pandas as pd
from simulate import RATES, WORLDS, Case, make_cases
from texts import GOLD, read_sources

import newslab.routes as routes_module
from newslab.align import align_sentences
from newslab.direction import article_sides
from newslab.evidence import ROUTES, pair_rows
from newslab.reuse import measure_reuse
from newslab.route_features import FEATURES, route_features
from newslab.schema import make_table
from newslab.sentences import split_sentences

OUT = Path(__file__).resolve().parent.parent / "newslab" / "data" / "routes.json"
PENALTY = 2.0  # inverse strength of the L2 penalty
FOLDS = 5  # groups of sources
FOLDER = 3  # cases in a folder; every other case stands in such a folder, the rest alone
SEED = 500


@dataclass
class Folder:
    "Some cases in one folder, with the tables that the routes are traced from. Ids are the number of the case and a or b."

    world: str
    fold: int
    cases: list[tuple[int, Case]]
    articles: pd.DataFrame
    sentences: pd.DataFrame
    alignments: pd.DataFrame

    @cached_property
    def reuse(self) -> pd.DataFrame:
        "From measure_reuse, once."
        return measure_reuse(self.articles, self.sentences, self.alignments)


def tables(cases: list[tuple[int, Case]]) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    "articles, sentences and alignments of a folder."
    rows = [{**row, "article_id": f"{n}{end}", "outlet": f"{n}-{row['outlet']}"} for n, case in cases for end, row in (("a", case.a), ("b", case.b))]
    articles = make_table("articles", rows)
    sentences = split_sentences(articles)
    return articles, sentences, align_sentences(articles, sentences)


def folders_of(cases: list[Case]) -> list[list[tuple[int, Case]]]:
    "Cases with their numbers, half of them alone, half in folders of FOLDER: alignment weighs words by the whole folder."
    numbered = list(enumerate(cases))
    alone, together = numbered[::2], numbered[1::2]
    return [[case] for case in alone] + [together[at : at + FOLDER] for at in range(0, len(together), FOLDER)]


def read_set(gold: Path, world: str, fold: int, per_kind: int, keep: Path | None) -> list[Folder]:
    "The folders of one world and one fold of sources. Alignments are kept in `keep`, for runs that change weights alone."
    stored = keep and keep / f"{world}_{fold}_{per_kind}.pkl"
    if stored and stored.exists():
        return [Folder(world, fold, *parts) for parts in pickle.loads(stored.read_bytes())]
    names = sorted(read_sources(gold))[fold::FOLDS]
    cases = make_cases(gold, per_kind=per_kind, seed=SEED + fold, sources=names, world=world, rates=RATES)
    parts = [(folder, *tables(folder)) for folder in folders_of(cases)]
    if stored:
        keep.mkdir(parents=True, exist_ok=True)
        stored.write_bytes(pickle.dumps(parts))
    return [Folder(world, fold, *part) for part in parts]


def read_sets(gold: Path, per_kind: int, keep: Path | None = None, folds: int = FOLDS) -> list[Folder]:
    "All worlds, all folds or the first few."
    return [folder for world in WORLDS for fold in range(folds) for folder in read_set(gold, world, fold, per_kind, keep)]


@dataclass
class Measured:
    "What the weights are fitted on: one row per case. `known` keeps the weights already fitted on parts of it."

    features: np.ndarray
    route: np.ndarray  # place in ROUTES
    world: np.ndarray
    fold: np.ndarray
    rate: np.ndarray
    known: dict[tuple[str, int], dict[str, np.ndarray]] = field(default_factory=dict)


def measure(folders: list[Folder]) -> Measured:
    rows = []
    for folder in folders:
        pairs = pair_rows(folder.reuse, article_sides(folder.articles))
        features = route_features(pairs)
        place = {key: n for n, key in enumerate(zip(pairs["article_id"], pairs["other_id"], strict=True))}
        rows += [(features[place[f"{n}a", f"{n}b"]], ROUTES.index(case.route), folder.world, folder.fold, case.rate) for n, case in folder.cases]
    return Measured(*(np.array(column) for column in zip(*rows, strict=True)))


def fit(x: np.ndarray, y: np.ndarray) -> dict[str, np.ndarray]:
    "Multinomial logistic regression on standardised features; classes weigh the same."
    from sklearn.linear_model import LogisticRegression

    mean, scale = x.mean(axis=0), np.maximum(x.std(axis=0), 1e-6)
    model = LogisticRegression(C=PENALTY, class_weight="balanced", max_iter=5000).fit((x - mean) / scale, y)
    order = [list(model.classes_).index(n) for n in range(len(ROUTES))]
    means = np.array([x[y == n].mean(axis=0) for n in range(len(ROUTES))])
    return {"mean": mean, "scale": scale, "coefficients": model.coef_[order], "intercept": model.intercept_[order], "route_means": means}


def scores(weights: dict[str, np.ndarray], x: np.ndarray) -> np.ndarray:
    return (x - weights["mean"]) / weights["scale"] @ weights["coefficients"].T + weights["intercept"]


def weights_without(data: Measured, world: str, fold: int) -> dict[str, np.ndarray]:
    "Weights that have seen neither this world, nor its words, nor these sources."
    words = WORLDS[world].words
    if (words, fold) not in data.known:
        seen = np.array([WORLDS[other].words != words for other in data.world]) & (data.fold != fold)
        data.known[words, fold] = fit(data.features[seen], data.route[seen])
    return data.known[words, fold]


def held_out_scores(data: Measured) -> np.ndarray:
    "The score of each case by weights that have seen neither its world, nor its words, nor its sources."
    out = np.zeros((len(data.route), len(ROUTES)))
    for world in np.unique(data.world):
        for fold in np.unique(data.fold):
            mine = (data.world == world) & (data.fold == fold)
            out[mine] = scores(weights_without(data, world, fold), data.features[mine])
    return out


def log_loss(z: np.ndarray, y: np.ndarray, temperature: float) -> float:
    p = routes_module._softmax(z / temperature)
    return float(-np.log(np.maximum(p[np.arange(len(y)), y], 1e-12)).mean())


def best_temperature(z: np.ndarray, y: np.ndarray) -> float:
    return float(min(np.linspace(0.6, 3, 49), key=lambda t: log_loss(z, y, t)))


def write_weights(data: Measured) -> None:
    "Fit the weights shipped on all cases, and print how weights that had not seen them did on each."
    z = held_out_scores(data)
    temperature = best_temperature(z, data.route)
    guess = z.argmax(axis=1)
    f1 = [2 * ((guess == k) & (data.route == k)).sum() / max(1, (guess == k).sum() + (data.route == k).sum()) for k in range(len(ROUTES))]
    weights = fit(data.features, data.route)
    out = {
        "about": "weights of trace_routes, fitted by benchmarks/fit_routes.py on simulated derivations",
        "routes": list(ROUTES), "features": list(FEATURES), "cases": len(guess), "worlds": sorted(WORLDS), "folds": FOLDS,
        "held_out_macro_f1": round(float(np.mean(f1)), 3), "held_out_log_loss": round(log_loss(z, data.route, temperature), 3),
        "temperature": round(temperature, 3), **{name: np.round(value, 4).tolist() for name, value in weights.items()},
    }  # fmt: skip
    OUT.write_text(json.dumps(out, indent=1) + "\n", encoding="utf-8")
    print(len(guess), "cases; other world, other words and other sources: macro F1", out["held_out_macro_f1"], "log loss", out["held_out_log_loss"], "temperature", temperature)
    names = [pd.Series([ROUTES[k] for k in values], name=name) for name, values in (("true", data.route), ("named", guess))]
    print(pd.crosstab(*names).reindex(index=ROUTES, columns=ROUTES, fill_value=0).to_string())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--per-kind", type=int, default=3)
    parser.add_argument("--keep", type=Path, help="folder for the alignments")
    options = parser.parse_args()
    write_weights(measure(read_sets(options.gold, options.per_kind, options.keep)))


if __name__ == "__main__":
    main()
