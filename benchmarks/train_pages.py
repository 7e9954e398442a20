"""Train the model that finds the body of a web page by its lines, and write newslab/data/page_model.json.

    python benchmarks/train_pages.py [--gold FOLDER] [--check]

Reads `extraction/pages.jsonl.gz` of the labelled data (pages with `html`, `url`, `article_body`). Two models: `fast` sees the
lines of the page with their tags and links; `full` is also told how much of each line trafilatura (precision mode) and
resiliparse have kept. Each is two logistic regressions, the second one told the first one's answers, made out of fold by
site. `--check` only cross-validates, by site and nested (the answers that the second look is fitted on have not seen the
test sites either; without that the score is .02 too good), and prints the scores; nothing is written.
"""

from __future__ import annotations

import argparse
import gzip
import json
from pathlib import Path
from typing import Any

import numpy as np
import train_cleaning as training
from resiliparse.extract.html2text import extract_plain_text

from newslab import pagelines
from newslab.blocks import Block

REPO = Path(__file__).resolve().parents[1]
REGULARISATION = {"fast first": 0.005, "fast second": 0.01, "full first": 0.02, "full second": 0.03}  # scikit-learn's C; cross-validated by site


def slow_text(html: str) -> str:
    "What trafilatura finds in its precision mode."
    from trafilatura import extract

    return extract(html, include_comments=False, favor_precision=True) or ""


def load(gold: Path) -> list[dict[str, Any]]:
    "Pages with the traits of their lines and labels."
    with gzip.open(gold / "extraction" / "pages.jsonl.gz", "rt", encoding="utf-8") as lines:
        pages = [json.loads(line) for line in lines]
    rows = []
    for page in pages:
        html, gold_text = page["html"], page["article_body"]
        found = pagelines.page_lines(html)
        traits, free = pagelines.line_traits(found)
        blocks = [Block(0, 0, place, line.text, words=words) for place, (line, words) in enumerate(zip(found, free, strict=True))]
        opinions = [pagelines.share_in(found, slow_text(html)), pagelines.share_in(found, extract_plain_text(html, main_content=True, preserve_formatting=True))]
        rows.append({"site": training.site_of(page["url"]), "kind": 0, "lines": found, "free": free, "weight": free + 2, "label": training.label_blocks(blocks, gold_text), "gold": gold_text,
                     "fast first": traits, "full first": pagelines.with_opinions(traits, opinions)})  # fmt: skip
    return rows


def look_first(train: list[dict[str, Any]], test: list[dict[str, Any]], model: str) -> None:
    "Leave in each test row what the second look sees, by a first look fitted on the training rows."
    weights, intercept = training.fit(train, f"{model} first")
    for row in test:
        odds = np.clip(row[f"{model} first"] @ weights + intercept, -9, 9)
        row[f"{model} second"] = pagelines.second_traits(row[f"{model} first"], row["free"], odds)


def cross_validated(rows: list[dict[str, Any]], model: str) -> list[str]:
    "The body of each page by two looks that have not seen its site, not even in what the second was fitted on."
    training.REGULARISATION.update(REGULARISATION)
    odds = training.nested(rows, f"{model} second", lambda train, test: look_first(train, test, model))
    answers = []
    for row, values in zip(rows, odds, strict=True):
        kept = pagelines.keep_lines(row["free"], values, pagelines.BIAS[model])
        answers.append("\n\n".join(line.text for line, keep in zip(row["lines"], kept, strict=True) if keep))
    return answers


def main() -> None:
    "Train, check, write."
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--gold", type=Path, default=REPO.parent / "shared" / "gold")
    parser.add_argument("--check", action="store_true", help="only cross-validate")
    options = parser.parse_args()
    rows = load(options.gold)
    looks: dict[str, dict[str, Any]] = {}
    for model in ("fast", "full"):
        answers = cross_validated(rows, model)
        print(model, [round(float(value), 4) for value in training.body_f1([(answer, row["gold"]) for answer, row in zip(answers, rows, strict=True)])])
        training.in_folds(rows, lambda train, test, model=model: look_first(train, test, model), seed=0)
        for look in ("first", "second"):
            weights, intercept = training.fit(rows, f"{model} {look}")
            looks[f"{model} {look}"] = {"weights": [round(float(value), 5) for value in np.asarray(weights)], "intercept": round(float(intercept), 5)}
    if options.check:
        return
    path = REPO / "newslab" / "data" / "page_model.json"
    made = {"made_by": "benchmarks/train_pages.py", "trained_on": f"{len(rows)} pages of scrapinghub/article-extraction-benchmark (MIT)", "looks": looks}
    path.write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")
    print("wrote", path.relative_to(REPO))


if __name__ == "__main__":
    main()
