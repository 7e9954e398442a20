"""compare_sources: the chain as a whole, its findings and their evidence, and odd input."""

from __future__ import annotations

import dataclasses

import pandas as pd
import pytest

import newslab as nl
from newslab.apart import exclusive_found
from newslab.codebook import TABLES
from newslab.evidence import count_counterparts, order_words
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
    assert not sentences.str.contains("of bao (?:was|were) found|bao shares no statement").any()


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


@pytest.mark.parametrize(("aligned", "sentences", "words"), [(1, 13, "1 of 13 sentences of Post has a counterpart"), (12, 13, "12 of 13 sentences of Post have a counterpart"), (1, 1, "1 of 1 sentence of Post has a counterpart"), (0, 2, "0 of 2 sentences of Post have a counterpart")])
def test_counts_agree_with_their_nouns_and_verbs(aligned: int, sentences: int, words: str) -> None:
    assert count_counterparts(aligned, sentences, "Post") == words


@pytest.mark.parametrize(("kendall", "words"), [(1.0, "in the same order"), (0.96, "in the same order"), (0.95, "mostly in the same order"), (26 / 66, "mostly in the same order"), (1 / 3, "in another order"), (0.0, "in another order"), (-1.0, "in another order")])
def test_one_wording_for_order(kendall: float, words: str) -> None:
    assert order_words(kendall) == words


def test_findings_and_evidence_say_the_same_of_the_order(summit: nl.Comparison) -> None:
    told = summit.findings[summit.findings["kind"] == "reuse"]["sentence"]
    lines = {line for lines in summit.routes["evidence"] for line in lines if line.startswith("The shared sentences stand")}
    found = {sentence.rsplit("counterpart, ", 1)[1] for sentence in told if "counterpart, " in sentence}
    assert found and found <= {line.removeprefix("The shared sentences stand ").split(" (")[0] + "." for line in lines}


def alone_of(articles: list[tuple[str, str, str]], facts: list[tuple], missing: int = 0, **more: pd.DataFrame) -> list[str]:
    "Sentences of the findings on what each of some articles (id, language, its one sentence) alone reports."
    table = make_table("articles", [{"article_id": name, "outlet": name.title(), "lang": lang, "text": text} for name, lang, text in articles])
    claims = [{"claim_id": number, "article_id": name, "sentence_no": 1, "text": text, "representative": text, "articles": 1, "position": 0.0} for number, (name, _, text) in enumerate(articles, 1)]
    tables = {
        "articles": table, "claims": make_table("claims", claims), "comparison": make_table("comparison", [{"article_id": name, "missing_claims": missing} for name, *_ in articles]),
        "facts": make_table("facts", [dict(zip(("article_id", "kind", "value", "text"), fact, strict=True)) | {"sentence_no": 1} for fact in facts]),
    }  # fmt: skip
    return [finding.sentence for finding in exclusive_found(tables | more)]


NAMES = [("blad", "place", "FI", "Finland"), ("blad", "name", "nordbalkongen", "Nordbalkongen"), ("blad", "person", "ilse maren", "Ilse Maren")]


def test_names_of_another_language_are_told_where_they_can_be_compared() -> None:
    alone, _ = alone_of([("blad", "sv", "I Nordbalkongen i Finland talade Ilse Maren."), ("post", "en", "It rained.")], NAMES)
    assert alone.endswith("Names found in no other article: Finland, Ilse Maren.")
    alone, *_ = alone_of([("blad", "sv", "I Nordbalkongen i Finland talade Ilse Maren."), ("tidning", "sv", "Det regnade."), ("post", "en", "It rained.")], NAMES)
    assert alone.endswith("Names found in no other article: Finland, Nordbalkongen, Ilse Maren.")


def test_what_an_article_lacks_is_counted_in_words_that_agree() -> None:
    one, two = (alone_of([("post", "en", "It rained."), ("echo", "en", "A ferry sank.")], [], missing)[0] for missing in (1, 2))
    assert one == "1 of 1 statement of Post was found in no other article: “It rained”. Not found in it: 1 statement of at least two others (versions of one text count once)."
    assert "2 statements of at least two others" in two


def test_statements_that_were_looked_for_everywhere_come_first() -> None:
    texts = ["It rained in Oriel on Monday.", "The captain Ilse Maren resigned.", "Nobody was hurt there."]
    spans = [(0, 29), (30, 62), (63, 85)]
    articles = make_table("articles", [{"article_id": "p", "outlet": "Post", "lang": "en", "text": " ".join(texts)}, {"article_id": "e", "outlet": "Echo", "lang": "en", "text": "A bus."}])
    rows = [{"article_id": "p", "sentence_no": number, "start": start, "end": end, "text": text} for number, (text, (start, end)) in enumerate(zip(texts, spans, strict=True), 1)]
    claims = [{"claim_id": number, "article_id": "p", "sentence_no": number, "text": text, "representative": text, "articles": 1, "position": number / 3} for number, text in enumerate(texts, 1)]
    tables = {"articles": articles, "sentences": make_table("sentences", rows), "claims": make_table("claims", claims), "facts": make_table("facts"), "comparison": make_table("comparison", [{"article_id": name, "missing_claims": 0} for name in "pe"])}
    omission = {"discrepancy_id": 1, "kind": "omission", "article_id": "p", "sentence_no": 3, "start": 63, "end": 85}
    told, plain = (next(iter(exclusive_found(tables | {"discrepancies": make_table("discrepancies", rows)}))).sentence for rows in ([omission], []))
    assert "Nobody was hurt" in told and "Nobody was hurt" not in plain
    lacking = {**omission, "article_id": "e", "sentence_no": 0, "start": -1, "end": -1}
    both = {**omission, "article_id": "e", "sentence_no": 1, "start": 0, "end": 6}
    again = next(iter(exclusive_found(tables | {"discrepancies": make_table("discrepancies", [omission, both])}))).sentence
    assert "Nobody was hurt" not in again  # two articles carry that passage
    assert "Nobody was hurt" in next(iter(exclusive_found(tables | {"discrepancies": make_table("discrepancies", [omission, lacking])}))).sentence
