"""Pages as crawlers dump them, invented, in twelve languages: what is kept of the rubbish between and around three paragraphs."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

import newslab as nl
from newslab.schema import make_table

CRAWLED = json.loads((Path(__file__).parent / "cases" / "crawler_pages.json").read_text(encoding="utf-8"))


def articles(text: str) -> pd.DataFrame:
    "A table of one article."
    return make_table("articles", [{"article_id": "a", "text": text}])


def cleaned(text: str) -> pd.Series:
    "The one article, cleaned."
    return nl.clean_articles(articles(text)).iloc[0]


@pytest.mark.parametrize("page", CRAWLED["pages"], ids=lambda page: f"{page['lang']} {page['what']}")
def test_pages_as_crawlers_dump_them(page: dict) -> None:
    "No paragraph is lost; of the rubbish only what the case names is kept, a known failure; every line has a role, a confidence and a reason."
    one, two, three = CRAWLED["bodies"][page["lang"]]
    text = "\n\n".join([*page["before"], one, *page["after_first"], two, *page["after_second"], three, *page["after_all"]])
    lines = nl.label_lines(articles(text))
    inside = lines.loc[lines["label"].isin(["body", "crosshead"]), "text"]
    assert [line for line in inside if line not in (one, two, three)] == page["kept"]
    assert "\n\n".join([one, two, three]) in "\n\n".join(line for line in cleaned(text)["text"].split("\n\n") if line not in page["kept"])
    assert (lines["label"] != "").all() and (lines["reason"] != "").all() and lines["confidence"].between(0, 1).all()


def test_a_portrait_of_the_author_counts_at_the_end_of_a_page_only() -> None:
    portrait = "Ada Holm is a staff writer at the Elmhaven Echo, covering ports and shipping since 2012."
    paragraphs = CRAWLED["bodies"]["en"]
    assert portrait not in cleaned("\n\n".join([*paragraphs, portrait]))["text"]
    assert portrait in cleaned("\n\n".join([paragraphs[0], portrait, *paragraphs[1:]]))["text"]
