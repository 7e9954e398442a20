"""Fit the weights of `trace_routes` on simulated derivations and write newslab/data/routes.json.

    python benchmarks/fit_routes.py --gold ../shared/gold

Half of the gold events train, the other half set the temperature and give the figures printed at the end.
`benchmarks/routes.py` measures with another seed and held-out events only.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
import pandas as pd
from simulate import GOLD, RATES, Case, make_cases, read_events

import newslab.routes as routes_module
from newslab.align import align_sentences
from newslab.direction import article_sides
from newslab.evidence import ROUTES, pair_rows
from newslab.reuse import measure_reuse
from newslab.routes import FEATURES
from newslab.schema import make_table
from newslab.sentences import split_sentences

OUT = Path(__file__).resolve().parent.parent / "newslab" / "data" / "routes.json"
PENALTY = 1.0  # inverse strength of the L2 penalty


def event_halves(gold: Path = GOLD) -> tuple[list[str], list[str]]:
    "Events for fitting and events held out, by turns in alphabetical order."
    names = sorted(name for name, rows in read_events(gold).items() if len(rows) > 1)
    return names[::2], names[1::2]


FOLDER = 6  # cases in a folder; every other case stands in such a folder, the rest alone


def folders(cases: list[Case]) -> list[list[tuple[int, Case]]]:
    "Cases with their numbers, half of them alone, half in folders of FOLDER: alignment weighs words by the whole folder."
    numbered = list(enumerate(cases))
    alone, together = numbered[::2], numbered[1::2]
    return [[case] for case in alone] + [together[at : at + FOLDER] for at in range(0, len(together), FOLDER)]


def tables(folder: list[tuple[int, Case]]) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    "articles, sentences, alignments and reuse of a folder; ids are the number of the case and a or b."
    rows = [{**row, "article_id": f"{n}{end}", "outlet": f"{n}-{row['outlet']}"} for n, case in folder for end, row in (("a", case.a), ("b", case.b))]
    articles = make_table("articles", rows)
    sentences = split_sentences(articles)
    alignments = align_sentences(articles, sentences)
    return articles, sentences, alignments, measure_reuse(articles, sentences, alignments)


def features_of(cases: list[Case]) -> np.ndarray:
    "One row of FEATURES per case."
    rows = {}
    for folder in folders(cases):
        articles, _, _, reuse = tables(folder)
        pairs = pair_rows(reuse, article_sides(articles))
        features = routes_module._features(pairs)
        place = {key: n for n, key in enumerate(zip(pairs["article_id"], pairs["other_id"], strict=True))}
        rows.update({n: features[place[f"{n}a", f"{n}b"]] for n, _ in folder})
    return np.array([rows[n] for n in range(len(cases))])


def fit(x: np.ndarray, y: np.ndarray) -> dict[str, object]:
    "Multinomial logistic regression on standardised features; classes weigh the same."
    from sklearn.linear_model import LogisticRegression

    mean, scale = x.mean(axis=0), np.maximum(x.std(axis=0), 1e-6)
    model = LogisticRegression(C=PENALTY, class_weight="balanced", max_iter=5000).fit((x - mean) / scale, y)
    order = [list(model.classes_).index(n) for n in range(len(ROUTES))]
    return {"mean": mean, "scale": scale, "coefficients": model.coef_[order], "intercept": model.intercept_[order]}


def scores(weights: dict, x: np.ndarray) -> np.ndarray:
    return (x - weights["mean"]) / weights["scale"] @ weights["coefficients"].T + weights["intercept"]


def log_loss(z: np.ndarray, y: np.ndarray, temperature: float) -> float:
    p = routes_module._softmax(z / temperature)
    return float(-np.log(np.maximum(p[np.arange(len(y)), y], 1e-12)).mean())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--per-kind", type=int, default=40)
    options = parser.parse_args()
    train, held = event_halves(options.gold)
    sets = [make_cases(options.gold, per_kind=n, seed=seed, events=events, rates=RATES[1:5]) for n, seed, events in ((options.per_kind, 11, train), (options.per_kind // 2, 12, held))]
    x, x_held = map(features_of, sets)
    y, y_held = (np.array([ROUTES.index(case.route) for case in cases]) for cases in sets)
    weights = fit(x, y)
    z = scores(weights, x_held)
    temperature = min(np.linspace(0.6, 3, 49), key=lambda t: log_loss(z, y_held, t))
    guess = z.argmax(axis=1)
    f1 = [2 * ((guess == k) & (y_held == k)).sum() / max(1, (guess == k).sum() + (y_held == k).sum()) for k in range(len(ROUTES))]
    out = {
        "about": "weights of trace_routes, fitted by benchmarks/fit_routes.py on simulated derivations",
        "routes": list(ROUTES), "features": list(FEATURES), "cases": len(y), "held_out_cases": len(y_held),
        "held_out_macro_f1": round(float(np.mean(f1)), 3), "held_out_log_loss": round(log_loss(z, y_held, temperature), 3),
        "temperature": round(float(temperature), 3),
        **{name: np.round(value, 4).tolist() for name, value in weights.items()},
    }  # fmt: skip
    OUT.write_text(json.dumps(out, indent=1) + "\n", encoding="utf-8")
    print(len(y), "cases;", len(y_held), "held out; macro F1", out["held_out_macro_f1"], "log loss", out["held_out_log_loss"], "temperature", temperature)
    table = pd.crosstab(pd.Series([ROUTES[k] for k in y_held], name="true"), pd.Series([ROUTES[k] for k in guess], name="named"))
    print(table.reindex(index=ROUTES, columns=ROUTES, fill_value=0).to_string())


if __name__ == "__main__":
    main()
