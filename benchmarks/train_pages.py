"""Train the models that find the body of a web page by its lines, and write newslab/data/page_model.json and quick_model.json.

    python benchmarks/train_pages.py [--gold FOLDER] [--check]

Reads `extraction/pages.jsonl.gz` of the labelled data (pages with `html`, `url`, `article_body`). Two models: `quick` sees the
lines of the page among their tags (one logistic regression); `full` sees the lines that a parser finds and is told how much of
each trafilatura (precision mode) and resiliparse have kept: two logistic regressions, the second one told the first one's
answers, made out of fold by site. `--check` only cross-validates, by site and nested (the answers that the second look is
fitted on have not seen the test sites either; without that the score is .02 too good), and prints the scores; nothing is written.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from pathlib import Path
from typing import Any

import numpy as np
import train_cleaning as training
from resiliparse.extract.html2text import extract_plain_text

from newslab import pagelines, quickpage
from newslab.blocks import Block
from newslab.tags import text_lines
from newslab.webpage import without_scripts

REPO = Path(__file__).resolve().parents[1]
REGULARISATION = {"quick": 0.01, "full first": 0.02, "full second": 0.03}  # scikit-learn's C; cross-validated by site


def slow_text(html: str) -> str:
    "What trafilatura finds in its precision mode."
    from trafilatura import extract

    return extract(html, include_comments=False, favor_precision=True) or ""


def read_pages(gold: Path) -> list[dict[str, Any]]:
    "The labelled pages."
    with gzip.open(gold / "extraction" / "pages.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def row_of(page: dict[str, Any], texts: list[str], free: np.ndarray, **traits: np.ndarray) -> dict[str, Any]:
    "What training needs to know of a page."
    blocks = [Block(0, 0, place, text, words=words) for place, (text, words) in enumerate(zip(texts, free, strict=True))]
    gold = page["article_body"]
    return {"site": training.site_of(page["url"]), "kind": 0, "texts": texts, "free": free, "weight": free + 2, "label": training.label_blocks(blocks, gold), "gold": gold, **traits}


def load(gold: Path) -> list[dict[str, Any]]:
    "Pages with the traits of their lines as a parser finds them, with labels."
    rows = []
    for page in read_pages(gold):
        html = page["html"]
        found = pagelines.page_lines(html)
        traits, free = pagelines.line_traits(found)
        opinions = pagelines.shares_in(found, [slow_text(html), extract_plain_text(html, main_content=True, preserve_formatting=True)])
        rows.append(row_of(page, [line.text for line in found], free, **{"full first": pagelines.with_opinions(traits, opinions)}))
    return rows


def load_quick(gold: Path, boxes: bool = False) -> list[dict[str, Any]]:
    "Pages with the traits of their lines among the tags, with labels; `boxes`: with each paragraph a `<div>` instead."
    rows = []
    for page in read_pages(gold):
        html = without_scripts(page["html"])[0]
        lines = text_lines(re.sub(r"<(/?)[pP](?=[\s>])", r"<\1div", html) if boxes else html)
        traits, free = quickpage.quick_traits(lines)
        rows.append(row_of(page, quickpage.line_texts(lines, np.ones(len(free), bool)), free, quick=traits))
    return rows


def look_first(train: list[dict[str, Any]], test: list[dict[str, Any]], model: str) -> None:
    "Leave in each test row what the second look sees, by a first look fitted on the training rows."
    weights, intercept = training.fit(train, f"{model} first")
    for row in test:
        odds = np.clip(row[f"{model} first"] @ weights + intercept, -9, 9)
        row[f"{model} second"] = pagelines.second_traits(row[f"{model} first"], row["free"], odds)


def bodies(rows: list[dict[str, Any]], odds: list[np.ndarray], bias: float) -> list[str]:
    "The body of each page by these log-odds."
    answers = []
    for row, values in zip(rows, odds, strict=True):
        kept = pagelines.keep_lines(row["free"], values, bias)
        answers.append("\n\n".join(text for text, keep in zip(row["texts"], kept, strict=True) if keep))
    return answers


def cross_validated(rows: list[dict[str, Any]], model: str, changed: list[dict[str, Any]] | None = None) -> list[str]:
    "The body of each page (`quick`: or of the `changed` pages) by a model that has not seen its site; `full` not even in what the second look was fitted on."
    training.REGULARISATION.update(REGULARISATION)
    if model == "quick":
        return bodies(changed or rows, training.out_of_fold(changed or rows, "quick", seed=0, fitted=rows), quickpage.QUICK_BIAS)
    return bodies(rows, training.nested(rows, f"{model} second", lambda train, test: look_first(train, test, model)), pagelines.BIAS)


def fitted(rows: list[dict[str, Any]], look: str) -> dict[str, Any]:
    "Weights of a look fitted on all pages."
    weights, intercept = training.fit(rows, look)
    return {"weights": [round(float(value), 5) for value in np.asarray(weights)], "intercept": round(float(intercept), 5)}


def write(name: str, made: dict[str, Any], many: int) -> None:
    "Write a model into the package."
    path = REPO / "newslab" / "data" / name
    head = {"made_by": "benchmarks/train_pages.py", "trained_on": f"{many} pages of scrapinghub/article-extraction-benchmark (MIT)"}
    path.write_text(json.dumps(head | made, indent=1) + "\n", encoding="utf-8")
    print("wrote", path.relative_to(REPO))


def main() -> None:
    "Train, check, write."
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--gold", type=Path, default=REPO.parent / "shared" / "gold")
    parser.add_argument("--check", action="store_true", help="only cross-validate")
    parser.add_argument("--model", choices=["quick", "full"], help="only one of the two")
    options = parser.parse_args()
    for model, reader in (("quick", load_quick), ("full", load)):
        if options.model not in (None, model):
            continue
        rows = reader(options.gold)
        answers = cross_validated(rows, model)
        print(model, [round(float(value), 4) for value in training.body_f1([(answer, row["gold"]) for answer, row in zip(answers, rows, strict=True)])])
        if options.check:
            continue
        if model == "quick":
            write("quick_model.json", fitted(rows, "quick"), len(rows))
            continue
        training.in_folds(rows, lambda train, test: look_first(train, test, "full"), seed=0)
        write("page_model.json", {"looks": {f"full {look}": fitted(rows, f"full {look}") for look in ("first", "second")}}, len(rows))


if __name__ == "__main__":
    main()
