"""compare_sources: the chain as a whole, its findings and their evidence, and odd input."""

from __future__ import annotations

import dataclasses

import pandas as pd
import pytest

import newslab as nl
from newslab.codebook import TABLES
from newslab.schema import NewslabError, make_table, table_columns


@pytest.fixture(scope="module")
def summit() -> nl.Comparison:
    return nl.compare_sources(nl.read_example("summit"))


def test_every_table_has_its_declared_columns(summit: nl.Comparison) -> None:
    for name in TABLES:
        table = getattr(summit, name)
        missing = [column.name for column in table_columns(name) if column.name not in table]
        assert not missing, f"{name} lacks {missing}"


def test_every_span_leads_back_to_its_text(summit: nl.Comparison) -> None:
    texts = summit.articles.set_index("article_id")["text"]
    for name in ("sentences", "quotes", "facts", "artefacts", "discrepancies"):
        table = getattr(summit, name)
        for row in table[table["start"] >= 0].itertuples():
            assert texts[row.article_id][row.start : row.end] == row.text, (name, row)
    raw = summit.articles.set_index("article_id")["raw_text"]
    for row in summit.lines.itertuples():
        assert raw[row.article_id][row.start : row.end] == row.text


def test_findings_are_ranked_and_lead_to_rows(summit: nl.Comparison) -> None:
    findings = summit.findings
    assert list(findings["finding_no"]) == list(range(1, len(findings) + 1))
    known = {
        "discrepancy": set(summit.discrepancies["discrepancy_id"]), "alignment": set(summit.alignments["alignment_id"]),
        "claim": set(summit.claims["claim_id"]), "artefact": set(range(1, len(summit.artefacts) + 1)),
    }  # fmt: skip
    for row in findings.itertuples():
        assert row.evidence, f"finding {row.finding_no} has no evidence"
        for reference in row.evidence:
            kind, _, number = reference.partition(":")
            if kind in known:
                assert int(number) in known[kind], reference
        assert set(row.article_ids) <= set(summit.articles["article_id"])
    assert not findings["sentence"].str.contains(r"\b(?:biased|false claim|lie|lies)\b", case=False).any()


def test_the_trap_is_not_merged(summit: nl.Comparison) -> None:
    lantern = summit.alignments["article_a"].eq("lantern") | summit.alignments["article_b"].eq("lantern")
    sharp = summit.alignments[lantern & (summit.alignments["probability"] > 0.5)]
    slogan = summit.sentences[(summit.sentences["article_id"] == "lantern") & summit.sentences["text"].str.contains("closed-seas")]["sentence_no"]
    for number in slogan:
        assert not ((sharp["article_a"].eq("lantern") & sharp["sentence_a"].eq(number)) | (sharp["article_b"].eq("lantern") & sharp["sentence_b"].eq(number))).any()


def test_it_is_frozen_deterministic_and_leaves_its_input_alone(summit: nl.Comparison) -> None:
    articles = nl.read_example("summit")
    before = articles.copy()
    again = nl.compare_sources(articles)
    pd.testing.assert_frame_equal(articles, before)
    for name in TABLES:
        pd.testing.assert_frame_equal(getattr(again, name), getattr(summit, name))
    with pytest.raises(dataclasses.FrozenInstanceError):
        summit.articles = before  # type: ignore[misc]


def test_the_summary_escapes_what_came_from_articles() -> None:
    articles = make_table("articles", [
        {"article_id": "a<b>", "outlet": "<script>window.__pwned=1</script>", "headline": "<img src=x onerror=alert(1)>", "text": "The port of Ostmere is closed. <b>Nobody</b> was hurt when the crane fell on Friday."},
        {"article_id": "b", "outlet": "\"><svg onload=alert(1)>", "text": "The port of Ostmere is shut. <script>alert(1)</script> Nobody was hurt when the crane fell on Friday."},
    ])  # fmt: skip
    page = nl.compare_sources(articles, clean=False)._repr_html_()
    assert "<script" not in page and "<img" not in page and "<svg" not in page and "&lt;script&gt;" in page


TEXT = "President Anna Vell said on Friday that the harbour of Ostmere would open again. The council will vote on the plan next week. Nobody was hurt."
ODD = {
    "one article": [TEXT],
    "twenty identical articles": [TEXT] * 20,
    "one sentence": ["The port is closed.", TEXT],
    "empty among others": ["", TEXT, "   "],
    "three words": ["Harbour opens again", TEXT],
    "mixed languages": [TEXT, "Hamnen öppnar igen, sa presidenten i fredags. Ingen skadades.", "港は再び開かれる。大統領は金曜日に述べた。", "وقال الرئيس إن الميناء سيفتح. لم يصب أحد."],
    "no capitals, no stops": [TEXT.lower().replace(".", ""), TEXT],
    "all capitals": [TEXT.upper(), TEXT],
    "unpaired marks": ["“The port is closed, she said. “Nobody knows why. \"It was late,' he said.", TEXT],
    "only marks": ["“”„“«»\"''", "...---!!!"],
    "emoji and zeros": ["🎉🎉 \x00\u200b 100% 🎉", TEXT],
}


@pytest.mark.parametrize("texts", ODD.values(), ids=ODD.keys())
@pytest.mark.parametrize("clean", [True, False])
def test_odd_input_gives_rows_or_reasons(texts: list[str], clean: bool) -> None:
    articles = make_table("articles", [{"article_id": str(number), "text": text, "lang": "en"} for number, text in enumerate(texts)])
    comparison = nl.compare_sources(articles, clean=clean, replicates=50)
    assert len(comparison.comparison) == len(texts)
    unusable = comparison.articles[comparison.articles["text"].str.strip() == ""]
    if clean:
        assert (unusable["problem"] != "").all()
    assert comparison._repr_html_()


def test_missing_values_are_no_text() -> None:
    articles = pd.DataFrame({"article_id": ["a", "b", "c"], "text": [None, pd.NA, TEXT]})
    comparison = nl.compare_sources(articles, replicates=50)
    assert len(comparison.sentences["article_id"].unique()) == 1


@pytest.mark.parametrize("bad", ["folder", None, pd.DataFrame({"text": ["x"]}), pd.DataFrame({"article_id": ["a", "a"], "text": ["x", "y"]}), pd.DataFrame({"article_id": [], "text": []})])
def test_what_is_no_table_of_articles_is_refused(bad: object) -> None:
    with pytest.raises(NewslabError):
        nl.compare_sources(bad)


def test_an_article_without_a_lexicon_is_said_to_be_unread() -> None:
    texts = {
        "post": ("en", "Dockworkers in the port of Ostmere voted on Sunday to end a strike of twelve days. The strike cost the port 90 million euros, the port authority said."),
        "star": ("en", "Dockworkers of Ostmere voted on Sunday to end their strike of twelve days. It cost the port 90 million euros, according to the port authority."),
        "bao": ("zh", "港口的码头工人周日投票决定结束为期12天的罢工。港务局称，港口损失约9000万欧元。"),
    }
    articles = nl.read_articles(pd.DataFrame([{"article_id": name, "outlet": name, "lang": lang, "text": text} for name, (lang, text) in texts.items()]))
    sentences = nl.compare_sources(articles).findings["sentence"]
    assert sentences.str.contains("Which statements bao shares with the others cannot be told").sum() == 1
    assert not sentences.str.contains("bao (?:alone reports|shares no statement)").any()


def test_articles_that_were_cleaned_with_their_outlet_stay_as_they_are() -> None:
    articles = nl.clean_articles(nl.read_example("harbour"))
    pair = articles.groupby("outlet").head(1).reset_index(drop=True)
    comparison = nl.compare_sources(pair, replicates=50)
    assert comparison.articles["text"].tolist() == pair["text"].tolist()
    raw = nl.read_example("harbour")
    mixed = pd.concat([pair.head(1), raw[~raw["article_id"].isin(pair["article_id"])].head(1)], ignore_index=True)
    both = nl.compare_sources(mixed, replicates=50).articles
    assert both["text"][0] == pair["text"][0] and both["raw_text"][1] == mixed["text"][1] != both["text"][1] != ""
    body = comparison.lines[comparison.lines["label"] == "body"]
    texts = dict(zip(pair["article_id"], pair["text"], strict=True))
    assert len(body) and all(line in texts[name] for name, line in zip(body["article_id"], body["text"], strict=True))
