"""Text exports of Gale and Infomedia, invented: one row for each article, whatever is broken."""

from __future__ import annotations

from pathlib import Path

import newslab as nl
from newslab.text_archives import read_gale, read_infomedia

GALE = """Title: {title}
Author: Tom Arden
Publication: Norvik News
Date: Mar. {day}, 2031
Page: 4
Full Text:
{text}
COPYRIGHT 2031 Norvik News
Gale Document Number: GALE|A10000000{day}

"""
INFOMEDIA = """{title}
{day:02d}.03.2031 | Norvik Avis | Side 4 | 312 ord | Artikel-id: e1a2b3c{day} | Original

{text}

Alt materiale i Infomedia er beskyttet af lov om ophavsret.

"""
TEXTS = {4: ("Crane falls", "The port of Norvik was closed on Tuesday.\n\nNobody was hurt."), 5: ("New school", "The council voted on Wednesday to build a school.")}


def test_exports_are_read_article_by_article(tmp_path: Path) -> None:
    "Two articles in one file, with Windows' line ends too."
    for name, form in (("gale", GALE), ("infomedia", INFOMEDIA)):
        made = "".join(form.format(day=day, title=title, text=text) for day, (title, text) in TEXTS.items())
        for place, text in enumerate((made, made.replace("\n", "\r\n"))):
            path = tmp_path / f"{name}{place}.txt"
            path.write_bytes(text.encode())
            articles = nl.read_articles(path)
            assert list(articles["headline"]) == ["Crane falls", "New school"], name
            assert [str(day)[:10] for day in articles["published"]] == ["2031-03-04", "2031-03-05"]
            assert [len(text.split("\n\n")) for text in articles["text"]] == [2, 1] and not articles["problem"].any()
            assert not articles["text"].str.contains("COPYRIGHT|Infomedia").any()


def test_a_broken_article_costs_its_own_row() -> None:
    "Without its full text, or its line of facts."
    made = "".join(GALE.format(day=day, title=title, text=text) for day, (title, text) in TEXTS.items())
    assert [bool(record.get("problem")) for record in read_gale(made.replace("Full Text:", "", 1)) or ()] == [True, False]
    assert [record.get("warning", "") != "" for record in read_gale(made[:-40]) or ()] == [False, True]
    danish = "".join(INFOMEDIA.format(day=day, title=title, text=text) for day, (title, text) in TEXTS.items())
    assert [bool(record.get("problem")) for record in read_infomedia(danish.replace("312 ord", "lang", 1)) or ()] == [True, False]


def test_other_texts_are_left_alone() -> None:
    "An article about an archive is no export."
    assert read_gale("A gale blew on Friday.\nDocument Number: 12\n") is None
    assert read_infomedia("Infomedia har 312 ord om ophavsret i Danmark.") is None


def test_columns_by_more_names() -> None:
    "Names of columns as newsrooms in other countries write them."
    import pandas as pd

    table = pd.DataFrame({"Rubrik": ["Hamnen stängd"], "Skribent": ["Maja Ek"], "Brödtext": ["Hamnen är stängd sedan i fredags, säger hamnkaptenen."]})
    articles = nl.read_articles(table)
    assert articles.loc[0, "byline"] == "Maja Ek" and articles.loc[0, "headline"] == "Hamnen stängd"
