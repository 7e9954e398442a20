"""Cleaning: every line has a role and a reason, the body stays whole, and cleaning twice equals cleaning once."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import newslab as nl
from newslab.blocks import count_words, split_blocks
from newslab.body import find_body, group_reprints, mark_repeated
from newslab.datelines import credit_line, find_dateline
from newslab.page import measure_block, read_page
from newslab.pagelines import best_run
from newslab.phrases import appeal_score, rubbish_ends
from newslab.schema import make_table
from newslab.traits import TRAITS, page_traits

CASES = json.loads((Path(__file__).parent / "cases" / "clean.json").read_text(encoding="utf-8"))
LABELS = {"headline", "standfirst", "crosshead", "dateline", "byline", "body", "caption", "credit", "boilerplate"}
PARAGRAPHS = [
    "A fire closed the port of Elmhaven on Friday, the harbour master said. Nobody was hurt.",
    "About thirty ships were waiting outside the harbour in the evening, and more were expected during the night.",
    "“We saw smoke at four in the morning,” said Ada Holm, who sells bread on the quay and lives above the shop.",
    "The cause of the fire is not known yet. The police have asked people who saw it to come forward this week.",
]
PAGE = "\n\n".join(
    ["Menu", "Share", "Fire closes the port of Elmhaven", "Harbour master sends thirty ships away as smoke drifts over the town", "By Ada Holm", "Subscribe to our newsletter"]
    + [PARAGRAPHS[0], "Advertisement", PARAGRAPHS[1], "Smoke over the quay", *PARAGRAPHS[2:], "Reuters / AP", "ALSO READ: Ten walks along the coast", "Leave a Reply", "We keep your email address to ourselves, it will not be published."]
)


def articles(*texts: str, **columns: object) -> pd.DataFrame:
    return make_table("articles", pd.DataFrame({"article_id": [f"a{n}" for n in range(len(texts))], "text": list(texts), **columns}))


def cleaned(text: str, **columns: object) -> pd.Series:
    return nl.clean_articles(articles(text, **columns)).iloc[0]


@pytest.mark.parametrize(("text", "place", "agency"), CASES["datelines"])
def test_datelines(text: str, place: str, agency: str) -> None:
    end, found, credit = find_dateline(text)
    assert (found, credit) == (place, agency) and (end > 0) == bool(place)


@pytest.mark.parametrize(("text", "name"), CASES["credit_lines"])
def test_credit_lines(text: str, name: str | None) -> None:
    found = credit_line(text)
    assert (found[0] if found else None) == name


@pytest.mark.parametrize("text", CASES["rubbish"])
def test_rubbish_is_known_by_itself(text: str) -> None:
    assert measure_block(split_blocks(text)[0]).stock


@pytest.mark.parametrize("text", CASES["not_rubbish"])
def test_what_only_looks_like_it_is_left_alone(text: str) -> None:
    assert measure_block(split_blocks(text)[0]).stock == "" and rubbish_ends(text) == []


@pytest.mark.parametrize("lang", CASES["languages"])
def test_stock_phrases_of_each_language(lang: str) -> None:
    cases = CASES["languages"][lang]
    assert [text for text in cases["rubbish"] if not measure_block(split_blocks(text)[0]).stock] == []
    assert [text for text in cases["keep"] if measure_block(split_blocks(text)[0]).stock or rubbish_ends(text)] == []


def test_a_portrait_of_the_author_ends_an_article_above_other_rubbish() -> None:
    portrait = "Ada Holm is a reporter at the Elmhaven Echo, covering ports."
    below = ["See stories by this author", "Trending", "Where to eat fish in Elmhaven", "Readers of the Echo have walked the coast with us for ten years, and many of them come every summer."]
    reasons = [block.stock for block in read_page("\n\n".join([PARAGRAPHS[0], PARAGRAPHS[1], PARAGRAPHS[3], portrait, *below]))]
    assert reasons[3].startswith("author")
    about = [block.stock for block in read_page("\n\n".join([*PARAGRAPHS, portrait, *below]))]  # she speaks in it
    amid = [block.stock for block in read_page("\n\n".join([PARAGRAPHS[0], PARAGRAPHS[1], PARAGRAPHS[3], portrait, "The reporter saw it first, and called the harbour master at four in the morning."]))]
    assert about[4] == amid[3] == ""


def test_a_poll_takes_its_question_and_answers_and_one_line_of_it_nothing() -> None:
    poll = ["Umfrage", "Soll die Fähre nachts fahren?", "Ja", "Nein", "Abstimmen"]
    assert [bool(block.stock) for block in read_page("\n\n".join([PARAGRAPHS[0], *poll, PARAGRAPHS[1]]))] == [False, *[True] * 5, False]
    vote = ["Vote", "The council votes on Friday, the harbour master said in the evening.", "Smoke over the quay", PARAGRAPHS[1], "See results"]
    assert [bool(block.stock) for block in read_page("\n\n".join([PARAGRAPHS[0], *vote]))] == [False, True, False, False, False, True]


def test_a_title_above_its_teaser_counts_as_a_copy() -> None:
    column = TRAITS.index("repeated on page")
    title = "Where to eat fish in Elmhaven"
    rows = page_traits(read_page("\n\n".join([*PARAGRAPHS, title, f"Food and drink. {title}", f"“{PARAGRAPHS[1]}” {PARAGRAPHS[0]} {PARAGRAPHS[3]}"])))
    assert list(rows[:, column]) == [0, 0, 0, 0, 1, 1, 0]


def test_a_paywall_is_named_as_the_reason() -> None:
    lines = nl.label_lines(articles("\n\n".join(["Fire closes the port of Elmhaven", *PARAGRAPHS[:3], "This article is for subscribers."])))
    assert lines["label"].iloc[-1] == "boilerplate" and lines["reason"].iloc[-1].startswith("paywall")


@pytest.mark.parametrize(
    ("lead", "label"),
    [
        ("Agnes Rowe stepped down on Wednesday after an audit discovered that she had authorised a stadium agreement without a public tender.", "body"),
        ("The government published its opinion on the external audit of the city's finances on Monday, two weeks late.", "body"),
        ("The authorities of Tarnholm told the public on Monday not to drink water from the wells near the river.", "body"),
        ("Las autoridades de Tarnholm dijeron el lunes que la publicación del informe se aplaza hasta septiembre.", "body"),
        ("Articles published here reflect the opinions of their authors and not those of the editors or the publisher.", "boilerplate"),
        ("We publish articles by external authors; their opinions are not ours, and you may not reproduce them.", "boilerplate"),
    ],
)
def test_a_lead_with_words_of_a_notice_is_no_notice(lead: str, label: str) -> None:
    body = ["Rowe, who had headed the town of 310,000 inhabitants since 2016, stated she would leave office at the end of the month.", "“I made an error, and the blame is mine alone,” Rowe, 58, told a crowded council room on Wednesday evening.", "The city's audit bureau said in a document released on Monday that the agreement broke the law on contracts in eleven points."]
    lines = nl.label_lines(make_table("articles", [{"article_id": "a", "lang": "en", "text": "\n\n".join(["Mayor of Tarnholm steps down over stadium agreement", lead, *body])}]))
    assert lines.set_index("text").loc[lead, "label"] == label


def test_an_agency_caption_is_no_body() -> None:
    caption = "In this file photo provided by the harbour, the burnt crane stands in smoke beside the ferry quay while crews look on, in Elmhaven, on Friday, May 2, 2031."
    lines = nl.label_lines(articles("\n\n".join(["Fire closes the port of Elmhaven", *PARAGRAPHS[:2], caption, *PARAGRAPHS[2:]])))
    assert dict(zip(lines["text"], lines["label"], strict=True))[caption] == "caption"


@pytest.mark.parametrize("text", CASES["must_not_change"])
def test_clean_text_stays_as_it_is(text: str) -> None:
    row = cleaned(text)
    assert row["text"] == text and row["problem"] == ""


@pytest.mark.parametrize(("what", "text", "line", "kept"), CASES["lists"])
def test_lists_of_figures_belong_to_the_article_they_follow(what: str, text: str, line: str, kept: bool) -> None:
    assert line in text.split("\n")
    assert (line in cleaned(text)["text"].split("\n\n")) == kept


@pytest.mark.parametrize(("what", "text", "ending"), CASES["known_failures"])
@pytest.mark.xfail(strict=True, reason="known failure")
def test_known_failures(what: str, text: str, ending: str) -> None:
    assert cleaned(text)["text"].replace("\n\n", "\n").count("\n") == text.count("\n\n")


def test_a_whole_page() -> None:
    lines = nl.label_lines(articles(PAGE))
    label = dict(zip(lines["text"], lines["label"], strict=True))
    assert [label[text] for text in PARAGRAPHS] == ["body"] * 4
    assert label["Fire closes the port of Elmhaven"] == "headline" and label["Smoke over the quay"] == "crosshead"
    row = cleaned(PAGE)
    assert row["text"] == "\n\n".join([*PARAGRAPHS[:2], "Smoke over the quay", *PARAGRAPHS[2:]])
    assert (row["headline"], row["byline"], row["credit"]) == ("Fire closes the port of Elmhaven", "By Ada Holm", "Reuters / AP")
    assert row["standfirst"].startswith("Harbour master") and row["raw_text"] == PAGE


def test_glued_sentences_stay_whole() -> None:
    for glued in ("Your support makes all the difference.", "Every contribution counts."):
        row = cleaned("\n\n".join(["Fire closes the port", glued + PARAGRAPHS[0], *PARAGRAPHS[1:]]))
        assert row["text"] == "\n\n".join(PARAGRAPHS)
    row = cleaned("\n\n".join([*PARAGRAPHS[:3], PARAGRAPHS[3] + "Sign up for our newsletter"]))
    assert row["text"] == "\n\n".join(PARAGRAPHS)


def test_dateline_and_credit_go_to_their_fields() -> None:
    row = cleaned("\n\n".join(["ELMHAVEN, May 2 (Reuters) – " + PARAGRAPHS[0], *PARAGRAPHS[1:3], PARAGRAPHS[3] + " (ANI)"]))
    assert row["text"] == "\n\n".join(PARAGRAPHS)
    assert row["dateline"] == "ELMHAVEN, May 2" and row["credit"] == "ANI; Reuters"


def test_a_headline_from_the_metadata_stays() -> None:
    row = cleaned(PAGE, headline=["Fire closes the port of Elmhaven – Echo"])
    assert row["headline"] == "Fire closes the port of Elmhaven – Echo" and "Fire closes" not in row["text"]


def test_wrapped_lines_become_paragraphs() -> None:
    import textwrap

    text = "\n\n".join(textwrap.fill(part, 50) for part in PARAGRAPHS)
    assert cleaned(text)["text"] == "\n\n".join(PARAGRAPHS)


def test_an_outlet_teaches_its_boilerplate() -> None:
    offer = "The lighthouse keeper recommends the Elmhaven Echo, and so does everyone who lives by the sea."
    stories = [PARAGRAPHS[:2], PARAGRAPHS[2:], ["A seal slept in a car park on Monday, and nobody dared to wake it up.", "It left in the evening after a meal of herring."]]
    texts = ["\n\n".join([offer, *story]) for story in stories]
    for row, story in zip(nl.clean_articles(articles(*texts, outlet=["Echo"] * 3)).itertuples(), stories, strict=True):
        assert row.text == "\n\n".join(story)
    same = nl.clean_articles(articles(texts[0], texts[0], outlet=["Echo"] * 2))
    assert PARAGRAPHS[0] in same.loc[0, "text"]  # printed twice is not boilerplate


def test_reprints_are_grouped() -> None:
    pages = [read_page("\n\n".join(part)) for part in (PARAGRAPHS, PARAGRAPHS, PARAGRAPHS[:1])]
    assert group_reprints(pages)[0] == group_reprints(pages)[1] != group_reprints(pages)[2]
    mark_repeated(pages)
    assert pages[0][0].repeated == 1


@pytest.mark.parametrize(("text", "kept"), [("Subscribe\nLog in\nMenu\nWe use cookies.", ""), ("", ""), (" \n ", ""), ("Port closed today", "Port closed today")])
def test_nothing_or_nearly_nothing(text: str, kept: str) -> None:
    row = cleaned(text)
    assert row["text"] == kept and bool(row["problem"]) == (kept == "")


def test_na_and_wrong_input() -> None:
    table = pd.DataFrame({"article_id": ["a", "b"], "text": [pd.NA, float("nan")]})
    assert (nl.clean_articles(table)["problem"] != "").all() and len(nl.label_lines(table)) == 0
    with pytest.raises(nl.NewslabError):
        nl.clean_articles("text")  # type: ignore[arg-type]
    with pytest.raises(nl.NewslabError):
        nl.clean_articles(articles("a"), pd.DataFrame({"x": [1]}))
    assert len(nl.clean_articles(make_table("articles"))) == 0


def test_input_is_not_changed_and_rows_are_kept() -> None:
    table = articles(PAGE, "", "x", problem=["", "the file is empty", ""])
    before = table.copy()
    done = nl.clean_articles(table)
    pd.testing.assert_frame_equal(table, before)
    assert list(done["article_id"]) == list(table["article_id"]) and done.loc[1, "problem"] == "the file is empty"


LINES = st.lists(st.one_of(st.sampled_from([*PARAGRAPHS, "Share", "Advertisement", "Smoke over the quay", "Reuters / AP", "ELMHAVEN – The port is closed.", "Every contribution counts.The port"]), st.text(max_size=60)), max_size=12)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(LINES, st.sampled_from(["\n", "\n\n", "\r\n", " \n \t\n"]))
def test_no_character_is_lost_and_twice_is_once(parts: list[str], gap: str) -> None:
    text = gap.join(parts)
    table = articles(text)
    lines = nl.label_lines(table)
    assert set(lines["label"]) <= LABELS and (lines["reason"] != "").all()
    raw = table.loc[0, "text"]
    covered = np.zeros(len(raw), dtype=int)
    for row in lines.itertuples():
        assert raw[row.start : row.end] == row.text
        covered[row.start : row.end] += 1
    assert covered.max(initial=0) <= 1 and all(raw[place].isspace() for place in np.flatnonzero(covered == 0))
    once = nl.clean_articles(table, lines)
    pd.testing.assert_frame_equal(nl.clean_articles(once), once)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.floats(-9, 9), max_size=12))
def test_the_best_run_is_the_best(points: list[float]) -> None:
    start, end = best_run(points)
    sums = [sum(points[a:b]) for a in range(len(points)) for b in range(a, len(points) + 1)]
    assert sum(points[start:end]) == pytest.approx(max([0.0, *sums]), abs=1e-9)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300))
def test_no_text_raises(text: str) -> None:
    blocks = read_page(text)
    start, end, odds = find_body(blocks)
    assert 0 <= start <= end <= len(blocks) == len(odds) and appeal_score(text) >= 0 and count_words(text) >= 0


@pytest.mark.parametrize("text", ["x" * 2_000_000, "word. " * 300_000, "(" * 100_000, "“" * 100_000, "A" * 50_000 + " – ", "a/" * 100_000, "By " + "Ada " * 50_000, "\n" * 200_000, "- \n" * 20_000, "[a=" * 50_000])
def test_nasty_text_takes_bounded_time(text: str) -> None:
    begin = time.process_time()
    nl.clean_articles(articles(text))
    assert time.process_time() - begin < 20


def test_other_languages() -> None:
    pages = {
        "sv": ["Annons", "Branden stängde hamnen", "En brand stängde hamnen i Elmhaven på fredagen, sade hamnkaptenen. Ingen skadades i branden.", "Trettio fartyg väntade utanför hamnen på kvällen, och fler skulle komma under natten.", "Läs också: Tio promenader", "Kommentarer"],
        "de": ["Anzeige", "Feuer schließt den Hafen", "Ein Feuer hat am Freitag den Hafen von Elmhaven geschlossen, sagte der Hafenmeister. Verletzt wurde niemand.", "Dreißig Schiffe warteten am Abend vor dem Hafen, und weitere wurden in der Nacht erwartet.", "Lesen Sie auch: Zehn Wege", "Kommentare"],
        "ja": ["広告", "港の火災で港が閉鎖", "エルムヘイブンの港は金曜日の火災で閉鎖されたと港長が述べた。けが人はいなかったという。", "夕方には三十隻の船が港の外で待っており、夜にはさらに増える見込みだと会社は説明した。", "関連記事", "コメントを残す"],
        "zh": ["广告", "大火关闭港口", "周五的一场大火关闭了埃尔姆黑文港，港务局长说。没有人受伤，道路一直关闭到晚上。", "晚上有三十艘船在港口外等候，预计夜间还会有更多船只到来，公司的发言人说。", "相关阅读", "发表评论"],
        "ar": ["إعلان", "حريق يغلق الميناء", "أغلق حريق ميناء إلمهافن يوم الجمعة، حسبما قال مدير الميناء. ولم يصب أحد بأذى في الحريق.", "وكانت ثلاثون سفينة تنتظر خارج الميناء في المساء، ومن المتوقع وصول المزيد خلال الليل.", "اقرأ أيضا: عشر جولات", "اترك تعليقا"],
    }
    for lang, page in pages.items():
        row = cleaned("\n\n".join(page))
        assert row["text"] == "\n\n".join(page[2:4]), lang
        assert row["headline"] == page[1], lang


@pytest.mark.gold
def test_labelled_pages(gold: Callable[[str], Path]) -> None:
    import sys

    sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "benchmarks"))
    cleaning = pytest.importorskip("cleaning")
    pages = cleaning.load_pages(gold("extraction").parent)[::4]
    texts = nl.clean_articles(articles(*[page["dump"] for page in pages]))["text"]
    assert cleaning.f1(cleaning.shares(texts, [page["article_body"] for page in pages])) > 0.88


REST = "\n\nThe work will last until June, the harbour master said, and two ferries will leave from the old pier.\n\nThe town council had asked for a report in January, after a storm had damaged the quay and several boats."
REPORT = "The port of Elmhaven was closed on Friday after cracks had been found in the quay."


@pytest.mark.parametrize("plea", [
    "Enter your email address to subscribe.", "Sign up for our newsletter here.", "Support independent journalism. Donate today!", "Follow us on Twitter.", "Our articles are free. Please support us with a donation!",
])  # fmt: skip
def test_a_plea_in_front_of_the_first_sentence_does_not_cost_it(plea: str) -> None:
    cleaned = nl.clean_articles(nl.read_articles([f"{plea} {REPORT}{REST}"]))
    assert cleaned["text"][0] == REPORT + REST


@pytest.mark.parametrize("first", [
    "“Sign up for our cause,” he said.", "Support our port, they sang.", "Nobody wants to donate.", "The council asked for support.",
])  # fmt: skip
def test_a_short_sentence_of_the_report_stays(first: str) -> None:
    text = f"{first} {REPORT}{REST}"
    assert nl.clean_articles(nl.read_articles([text]))["text"][0] == text


def test_a_plea_in_front_of_the_first_sentence_in_german() -> None:
    report = "Beim Entgleisen eines Zuges bei Auenstadt wurden am Montagabend 23 Menschen verletzt, teilte die Bahn mit.\n\nDie Strecke bleibt bis Freitag gesperrt, und der Schaden beläuft sich auf rund drei Millionen Euro.\n\nDer Lokführer sagte, der Baum habe hinter der Kurve gelegen."
    cleaned = nl.clean_articles(nl.read_articles([f"Unsere Artikel sind kostenlos. Unterstützen Sie uns mit einer Spende! {report}"]))
    assert cleaned["text"][0] == report


def test_a_plea_that_goes_on_is_dropped_as_a_whole() -> None:
    plea = "Sign up for our newsletter here. It brings the best of our journalism to your inbox every Monday morning."
    assert nl.clean_articles(nl.read_articles([f"{plea}\n\n{REPORT}{REST}"]))["text"][0] == REPORT + REST


def test_an_agency_in_a_byline_is_credited() -> None:
    cleaned = nl.clean_articles(nl.read_articles([f"Port closed after cracks are found\nAf Mette Holm / Ritzau\n{REPORT}{REST}", f"Port closed after cracks are found\nBy Mette Holm, Port correspondent\n{REPORT}{REST}"]))
    assert cleaned["credit"].tolist() == ["Ritzau", ""] and all("Mette Holm" in byline for byline in cleaned["byline"])


def test_a_page_in_one_wrapped_paragraph_loses_its_plea_alone() -> None:
    import textwrap

    page = f"{REPORT}{REST} The newspaper had published pictures of the quay in May. Click here to support our journalism.".replace("\n\n", " ")
    cleaned = nl.clean_articles(nl.read_articles(["\n".join(textwrap.wrap(page, 60))]))
    assert cleaned["text"][0].endswith("in May.") and cleaned["text"][0].startswith("The port of Elmhaven")


def test_a_text_without_stops_and_capitals_is_kept() -> None:
    text = "\n".join(line.lower().replace(".", "").replace(",", "") for line in f"{REPORT}{REST}\n\nThe mayor told reporters that the town would pay for the repairs, and that work would begin on Monday.".split("\n\n"))
    cleaned = nl.clean_articles(nl.read_articles([f"home news sport\n{text}\nclick here to support our journalism"]))
    assert cleaned["text"][0].replace("\n\n", "\n") == text
    assert nl.clean_articles(nl.read_articles(["Ferry company cuts jobs after losses\nMayor calls for new port by 2031\nStorm damages boats in the old harbour\nCouncil votes on bridge next week\nTwo hurt in fire at the fish market"]))["text"][0] == ""


@pytest.mark.parametrize(("about_her", "stays"), [(True, True), (False, False)])
def test_a_portrait_at_the_end_is_the_authors_unless_the_article_is_about_her(about_her: bool, stays: bool) -> None:
    who = "Police arrested Ada Holm on Friday, her lawyer said, and searched the rooms of her newspaper for three hours." if about_her else REPORT
    portrait = "Ada Holm is a reporter at the Elmhaven Echo, where she has covered ports since 2019."
    cleaned = nl.clean_articles(nl.read_articles([f"Port news of the week\n\n{who}{REST}\n\n{portrait}"]))
    assert cleaned["text"][0].endswith(portrait) == stays
