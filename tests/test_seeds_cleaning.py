"""Lines of five real articles that lie beside the checkout, by number: what is rubbish, what is body, what has a field of its own."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

import newslab as nl

# Article → numbers of lines that are no article text at all; where one line is both, it stands in both tables.
RUBBISH = {"000": [], "001": [3, 4, 5, 6, 7, 21, 22, 23, 24, 25], "002": [22, 24, 26], "003": [1, 5, 27, 29, 30, 32], "004": [1, 3, 7, 9, 11, 13, 29, 43, 45, 47]}
BODY = {
    "000": list(range(1, 12)), "001": list(range(7, 20)), "002": [3, 5, 7, 9, 11, 13, 15, 17, 19], "003": list(range(7, 26, 2)),
    "004": [15, 17, 19, 21, 23, 25, 27, 31, 33, 35, 37, 39, 41],
}  # fmt: skip
FIELDS = {"000": {"dateline": [1], "credit": [12]}, "001": {"headline": [1], "standfirst": [2], "credit": [20]}, "002": {"headline": [1]}, "003": {"headline": [3], "credit": [25]}, "004": {"headline": [5]}}
MAX_KEPT = 1  # rubbish lines of all 29 that may stay in a body


@pytest.fixture(scope="module")
def lines(seeds_folder: Path) -> pd.DataFrame:
    found = nl.label_lines(nl.read_articles(seeds_folder))
    return found.assign(number=found["article_id"].str[:3])


def test_at_most_one_rubbish_line_is_kept(lines: pd.DataFrame) -> None:
    assert sum(map(len, RUBBISH.values())) == 29
    wrong = []
    for number, rubbish in RUBBISH.items():
        labels = lines[lines["number"] == number].groupby("line_no")["label"].agg(set)
        wrong += [(number, line) for line in rubbish if "boilerplate" not in labels[line] or (line not in BODY[number] and "body" in labels[line])]
    assert len(wrong) <= MAX_KEPT, wrong


@pytest.mark.parametrize("number", BODY)
def test_no_body_word_is_lost(lines: pd.DataFrame, number: str) -> None:
    rows = lines[lines["number"] == number]
    kept = rows[rows["label"].isin(["body", "crosshead"])]
    assert sorted(set(kept["line_no"])) == BODY[number]
    for line_no in BODY[number]:
        parts = rows[rows["line_no"] == line_no]
        lost = parts[~parts["label"].isin(["body", "crosshead"])]
        assert set(lost["label"]) <= {"dateline", "credit", "boilerplate"} and lost["text"].str.split().str.len().sum() <= 10


@pytest.mark.parametrize("number", FIELDS)
def test_fields(lines: pd.DataFrame, number: str) -> None:
    rows = lines[lines["number"] == number]
    found = {label: list(part["line_no"]) for label, part in rows.groupby("label") if label in ("headline", "standfirst", "dateline", "byline", "credit")}
    assert found == FIELDS[number]


def test_confidence_and_reason(lines: pd.DataFrame) -> None:
    assert lines["confidence"].between(0, 1).all() and lines["reason"].str.split().str.len().gt(1).all()
