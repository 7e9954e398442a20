"""Awkward pages, invented, as outlets in fifteen languages make them: which lines of the article are lost, and what is kept of the rest."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import newslab as nl
from newslab.schema import make_table

PAGES = json.loads((Path(__file__).parent / "cases" / "awkward_pages.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page["name"])
def test_awkward_pages(page: dict) -> None:
    "Only lines that the case names as known failures are lost or kept; the fields are filled."
    articles = make_table("articles", [{"article_id": "a", "text": "\n\n".join(page["lines"])}])
    lines, clean = nl.label_lines(articles), nl.clean_articles(articles)
    inside = list(lines.loc[lines["label"].isin(["body", "crosshead"]), "text"])
    body = [page["lines"][place] for place in page["body"]]
    assert [line for line in body if not any(part in line for part in inside)] == page["lost"]
    assert [part for part in inside if not any(part in line for line in body)] == page["kept"]
    assert {name: clean.loc[0, name] for name in ("headline", "byline", "dateline", "credit") if clean.loc[0, name]} == page["fields"]
    assert nl.clean_articles(clean).equals(clean)
