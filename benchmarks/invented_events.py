"""Invented reports of invented events, with what each sentence states: for fitting and for measuring alignments.

`invented_events.txt` was written before the weights were fitted with it, `invented_events_later.txt` after. An event begins
with `#` and its name, a report with `@`, its name and language; a line is a sentence, behind the numbers of the statements
that it makes; an empty line begins a paragraph. Two sentences say the same when they make one statement in common.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from newslab.candidates import find_candidates
from newslab.descriptions import ComparedSentences, describe_sentences
from newslab.quotes import find_quotes
from newslab.sentences import split_sentences

HERE = Path(__file__).parent
EARLIER, LATER = HERE / "invented_events.txt", HERE / "invented_events_later.txt"

Stated = list[tuple[int, int, set[str]]]  # start and end of a sentence, in characters, and the statements it makes


def read_events(path: Path) -> Iterator[tuple[str, pd.DataFrame, dict[str, Stated]]]:
    "Name of each event, its reports as a table of articles, and what the sentences of each report state."
    for block in re.split(r"^# ", path.read_text("utf-8"), flags=re.MULTILINE)[1:]:
        head, *reports = re.split(r"^@ ", block, flags=re.MULTILINE)
        rows, stated = [], {}
        for report in reports:
            (name, lang), *lines = (line.split() if at == 0 else line for at, line in enumerate(report.split("\n")))
            text, stated[name] = joined([str(line) for line in lines])
            rows.append({"article_id": name, "lang": lang, "outlet": name, "headline": "", "published": "", "text": text, "problem": ""})
        yield head.split(":")[0], pd.DataFrame(rows), stated


def joined(lines: list[str]) -> tuple[str, Stated]:
    "The text of a report, and where in it what is stated."
    text, spans = "", []
    for line in lines:
        if found := re.match(r"\[([^\]]*)\] (.+)", line):
            text += " " if text and not text.endswith("\n") else ""
            spans.append((len(text), len(text) + len(found[2]), set(found[1].split())))
            text += found[2]
        elif text and not text.endswith("\n"):
            text += "\n\n"
    return text.rstrip(), spans


def statements(units: ComparedSentences, articles: pd.DataFrame, split: pd.DataFrame, stated: dict[str, Stated]) -> list[set[str]]:
    "What each compared sentence states; two lines that were read as one sentence state what both do."
    place = {(row.article_id, row.sentence_no): (row.start, row.end) for row in split.itertuples()}
    out = []
    for article, number in zip(units.article, units.number, strict=True):
        name = articles["article_id"][article]
        start, end = place[name, number]
        out.append({claim for first, last, claims in stated[name] if min(end, last) - max(start, first) > 2 for claim in claims})
    return out


def labelled_events(path: Path = EARLIER) -> Iterator[tuple[str, pd.DataFrame, int]]:
    "Name of each event, its candidates with their label, and the number of true pairs."
    for name, articles, stated in read_events(path):
        yield labelled(name, articles, stated)


def labelled_strangers(draw: random.Random, count: int) -> Iterator[tuple[str, pd.DataFrame, int]]:
    "The same for pairs of reports of two events, in two languages: nothing in them is the same. The name begins with that of the first event."
    reports = [(name, articles.iloc[[at]]) for name, articles, _ in read_events(EARLIER) for at in range(len(articles))]
    every = [(one, other) for one in reports for other in reports if one[0] < other[0] and one[1]["lang"].iloc[0] != other[1]["lang"].iloc[0]]
    for at, (one, other) in enumerate(draw.sample(every, count)):
        both = pd.concat([one[1], other[1]], ignore_index=True)
        yield labelled(f"{one[0]}/{at}", both, {name: [] for name in both["article_id"]})


def labelled(name: str, articles: pd.DataFrame, stated: dict[str, Stated]) -> tuple[str, pd.DataFrame, int]:
    "Candidates of some reports with their label, and the number of true pairs."
    split = split_sentences(articles)
    units = describe_sentences(articles, split, None, find_quotes(articles, split))
    found = find_candidates(units)
    claims = statements(units, articles, split, stated)
    found["label"] = [bool(claims[i] & claims[j]) for i, j in zip(found["i"], found["j"], strict=True)]
    true = sum(bool(claims[i] & claims[j]) for i in range(len(claims)) for j in range(i) if units.article[i] != units.article[j])
    return name, found.assign(event=name), true
