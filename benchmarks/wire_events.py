"""Real news of one event each, from corpora that free packages ship: for samples that no rule was made on.

Australian Broadcasting Corporation, 2000 and 2001: `lee_background.cor` inside the wheel of PyPI's gensim, one report a
line, as read out, without headline or day. Reuters, 1987: the folders `crude` and `acq` inside Debian's `r-cran-tm`, one
file a report. The reports of one event are found by their words: a report joins the first group whose first report it
resembles. Nothing of the texts is kept here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from xml.etree import ElementTree

import pandas as pd

ALIKE = 0.2  # cosine of TF-IDF from which two reports are of one event, or of one story that goes on
MOST = 6  # reports of an event; the rest begins another


def grouped(rows: list[dict[str, str]]) -> list[list[dict[str, str]]]:
    "Reports that resemble the first of their group, in the order of the corpus; groups of two and more."
    from sklearn.feature_extraction.text import TfidfVectorizer

    matrix = TfidfVectorizer(sublinear_tf=True, stop_words="english").fit_transform([row["text"] for row in rows])
    alike = (matrix @ matrix.T).toarray()
    groups: list[list[int]] = []
    for at in range(len(rows)):
        best = max((group for group in groups if len(group) < MOST and alike[at, group[0]] >= ALIKE), key=lambda group: alike[at, group[0]], default=None)
        groups.append([at]) if best is None else best.append(at)
    return [[rows[at] for at in group] for group in groups if len(group) > 1]


def read_abc(path: Path) -> list[dict[str, str]]:
    "The reports of lee_background.cor, those that are given twice once."
    texts = dict.fromkeys(line.strip() for line in path.read_text("utf-8", errors="replace").splitlines() if line.strip())
    return [{"article_id": f"{at:03d}", "outlet": "ABC", "headline": "", "published": "", "text": text} for at, text in enumerate(texts)]


def read_reuters(folder: Path) -> list[dict[str, str]]:
    "The reports of a folder of Reuters-21578 in XML; lines are joined to paragraphs, the signature goes."
    rows = []
    for path in sorted(folder.glob("*.xml")):
        root = ElementTree.parse(path).getroot()
        body = re.sub(r"\s*Reuter\s*(?:&#3;|\x03)?\s*$", "", root.findtext(".//BODY") or "")
        text = "\n\n".join(" ".join(part.split()) for part in re.split(r"\n\s{4,}", body) if part.strip())
        rows.append({"article_id": path.stem[-5:], "outlet": "Reuters", "headline": root.findtext(".//TITLE") or "", "published": datetime.strptime((root.findtext(".//DATE") or "").split()[0], "%d-%b-%Y").date().isoformat(), "text": text})
    return [row for row in rows if row["text"]]


def read_wire(folder: Path) -> Iterator[tuple[str, pd.DataFrame]]:
    "All events under a folder that holds the unpacked packages, named after the corpus and their first report."
    for path in sorted(folder.rglob("lee_background.cor")):
        yield from _named("abc", grouped(read_abc(path)))
    for name in ("acq", "crude"):
        for path in sorted(folder.rglob(f"texts/{name}")):
            yield from _named(name, grouped(read_reuters(path)))


def _named(corpus: str, events: list[list[dict[str, str]]]) -> Iterator[tuple[str, pd.DataFrame]]:
    for rows in events:
        yield f"{corpus}-{rows[0]['article_id']}", pd.DataFrame(rows).assign(lang="en")
