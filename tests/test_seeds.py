"""What the report must show on five real articles that lie beside the checkout; sentences are named by number."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pandas as pd
import pytest

import newslab as nl
from newslab.cli import main

# Fragments of what must not stay in a body, by article.
RUBBISH = {
    "000": ["Source:"],
    "001": ["Your support", "The Independent is", "Your donation", "Reuters / AP", "Independent Premium", "commenting forum", "Join thought", "Comments"],
    "002": ["Leave a Reply", "email address", "Akismet"],
    "003": ["Advertisement", "ALSO READ", "soliloquy", "(ANI)"],
    "004": ["Anslut dig", "DELA MED", "publicerade", "prenumerationen", "Annons", "Dela den", "EU Reporter", "Trend"],
}
# Sentences of 000 and of 001 that say the same, one rewritten word by word from the other.
REWRITTEN = {4: 2, 5: 4, 6: 15, 7: 5, 8: 6, 9: 9, 10: 10, 11: 11, 12: 12, 13: 13}
# Pairs that share content without being rewrites: neither asked for nor wrong.
ALSO_RIGHT = {(1, 1), (1, 14), (2, 1), (3, 1)}


@pytest.fixture(scope="module")
def comparison(seeds_folder: Path) -> nl.Comparison:
    return nl.compare_sources(nl.read_articles(seeds_folder))


@pytest.fixture(scope="module")
def ids(comparison: nl.Comparison) -> dict[str, str]:
    return {name[:3]: name for name in comparison.articles["article_id"]}


def article(comparison: nl.Comparison, number: str) -> pd.Series:
    return comparison.articles[comparison.articles["article_id"].str.startswith(number)].iloc[0]


def pairs(comparison: nl.Comparison, one: str, other: str) -> set[tuple[int, int]]:
    rows = comparison.alignments
    rows = rows[rows["article_a"].str.startswith(one) & rows["article_b"].str.startswith(other)]
    return set(zip(rows["sentence_a"], rows["sentence_b"], strict=True))


@pytest.mark.parametrize("number", RUBBISH)
def test_rubbish_is_apart_from_the_body(comparison: nl.Comparison, number: str) -> None:
    row = article(comparison, number)
    assert [fragment for fragment in RUBBISH[number] if fragment in row["text"]] == []
    kept = comparison.lines[(comparison.lines["article_id"] == row["article_id"])]
    assert kept["reason"].str.len().gt(5).all()
    for line in kept.itertuples():
        assert row["raw_text"][line.start : line.end] == line.text


def test_no_body_word_is_lost(comparison: nl.Comparison) -> None:
    openings = {"000": "Russia and China called", "001": "Russian president Vladimir Putin and", "002": "Given their tensions with", "003": "China believes", "004": "Kina har anslutit sig"}
    endings = {"000": "as part of penalties.", "001": "of Taiwan,” it said.", "002": "initially give any details.", "003": "security and stability.", "004": "demokratiskt valda ledare."}
    for number, opening in openings.items():
        text = article(comparison, number)["text"]
        assert (opening in text) if number == "003" else text.startswith(opening)
        assert text.endswith(endings[number])


def test_headlines_credits_dateline_and_languages(comparison: nl.Comparison) -> None:
    assert article(comparison, "000")["dateline"].startswith("MOSCOW")
    credits = {number: article(comparison, number)["credit"] for number in RUBBISH}
    assert "Reuters" in credits["001"] and "AP" in credits["001"] and "ANI" in credits["003"]
    starts = {"001": "Putin and Xi", "002": "China and Russia are", "003": "China takes on", "004": "Kina ansluter sig"}
    for number, start in starts.items():
        assert article(comparison, number)["headline"].startswith(start)
    assert article(comparison, "000")["headline"] == ""
    assert article(comparison, "001")["standfirst"].startswith("Russia’s Vladimir Putin")
    assert [article(comparison, number)["lang"] for number in RUBBISH] == ["en", "en", "en", "en", "sv"]


def test_the_rewrite_is_aligned_sentence_by_sentence(comparison: nl.Comparison) -> None:
    found = pairs(comparison, "000", "001")
    assert set(REWRITTEN.items()) <= found
    assert found - set(REWRITTEN.items()) <= ALSO_RIGHT


def test_the_route_is_named_and_left_open(comparison: nl.Comparison) -> None:
    reuse = comparison.findings[comparison.findings["kind"] == "reuse"]["sentence"]
    named = [sentence for sentence in reuse if "000" in sentence and "001" in sentence]
    assert len(named) == 1
    assert "reword" in named[0] and "share a source" in named[0] and "does not settle" in named[0]
    route = comparison.routes[comparison.routes["article_id"].str.startswith("000") & comparison.routes["other_id"].str.startswith("001")].iloc[0]
    assert route["direction"] == "undetermined" and len(route["evidence"]) >= 3


def test_altered_quotation_and_demoted_president(comparison: nl.Comparison) -> None:
    matters = comparison.discrepancies
    quotes = matters[matters["kind"] == "quote"]
    for one, other in (("concept", "principle"), ("integral", "inalienable")):
        assert quotes["topic"].str.contains(one).any() and quotes["topic"].str.contains(other).any()
    titles = matters[matters["kind"] == "title"]
    versions = " ".join(titles["text"].str.lower())
    assert "vice president" in versions and set(titles["article_id"].str[:3]) >= {"000", "001"}
    for row in matters[matters["start"] >= 0].itertuples():
        text = comparison.articles.set_index("article_id")["text"][row.article_id]
        assert text[row.start : row.end] == row.text


def test_the_swedish_article_is_aligned_and_its_placeholder_flagged(comparison: nl.Comparison) -> None:
    swedish = comparison.alignments[comparison.alignments["article_b"].str.startswith("004")]
    assert (7, 5) in pairs(comparison, "001", "004")  # the soldiers at the border
    assert (1, 2) in pairs(comparison, "001", "004") or (2, 2) in pairs(comparison, "000", "004")
    assert swedish["sentence_b"].nunique() >= 5
    flagged = comparison.artefacts[comparison.artefacts["article_id"].str.startswith("004")]
    assert flagged["kind"].eq("placeholder").any()


def test_the_other_statement_is_not_merged(comparison: nl.Comparison) -> None:
    numbers = comparison.sentences[comparison.sentences["article_id"].str.startswith("003") & comparison.sentences["text"].str.contains("Cold War")]["sentence_no"]
    rows = comparison.alignments
    for number in numbers:
        side_a = rows["article_a"].str.startswith("003") & (rows["sentence_a"] == number)
        side_b = rows["article_b"].str.startswith("003") & (rows["sentence_b"] == number)
        assert rows[side_a | side_b].empty
    routes = comparison.routes[comparison.routes["article_id"].str.startswith("003")]
    assert set(routes["route"]) <= {"same event", "unrelated"}


def test_readability_has_intervals_and_spares_swedish(comparison: nl.Comparison) -> None:
    table = comparison.readability.set_index(comparison.readability["article_id"].str[:3])
    assert table.loc["004", ["flesch", "flesch_kincaid", "gunning_fog", "smog", "coleman_liau", "dale_chall"]].isna().all()
    assert table.loc["004", "warning"] != ""
    assert (table["lix_low"] < table["lix"]).all() and (table["lix"] < table["lix_high"]).all()
    sentences = comparison.findings[comparison.findings["kind"] == "readability"]["sentence"]
    assert len(sentences) == 1 and "uncertainty" in sentences.iloc[0]


def test_the_report_shows_it(seeds_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "report.html"
    assert main(["report", str(seeds_folder), "-o", str(path)]) == 0
    page = path.read_text(encoding="utf-8")
    text = html.unescape(re.sub(r"<[^>]+>", "", page))
    for words in ("does not settle", "XNUMX", "MOSCOW", "Reuters", "inalienable", "Vice President", "uncertainty"):
        assert words in text, words
    assert not re.search(r"(?:src|href)=[\"']https?://(?![\w.-]*newslab)", page), "a remote resource or link to an article without an address"
    assert len(page.encode()) < 2_000_000
    assert "report.html" in capsys.readouterr().out
