"""find_discrepancies: labelled pairs, contradictions inside an article, omissions, bad input."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newslab as nl
from newslab.codebook import TABLES
from newslab.matters import RULES, SEVERITIES
from newslab.schema import NewslabError, make_table

CASES = json.loads((Path(__file__).parent / "cases" / "discrepancies.json").read_text(encoding="utf-8"))


def pair_tables(case: dict) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    "Two articles of one sentence each, aligned by hand."
    sides = [("a", case["a"], case.get("lang", "en")), ("b", case["b"], case.get("lang_b", case.get("lang", "en")))]
    articles = make_table("articles", [{"article_id": name, "lang": lang, "text": text, "published": case.get(f"published_{name}")} for name, text, lang in sides])
    sentences = make_table("sentences", [{"article_id": name, "sentence_no": 1, "paragraph_no": 1, "start": 0, "end": len(text), "text": text, "role": "body"} for name, text, _ in sides])
    rows = [{"alignment_id": 1, "article_a": "a", "sentence_a": 1, "article_b": "b", "sentence_b": 1, "relation": case.get("relation", "edited"), "probability": 0.95, "similarity": 0.8}]
    return articles, sentences, make_table("alignments", rows if case.get("aligned", True) else [])


def holds(text: str, words: str) -> bool:
    return words.lower() in text.lower() if words else text == ""


def check(case: dict) -> None:
    table = nl.find_discrepancies(*pair_tables(case))
    matters = [rows for _, rows in table.groupby("discrepancy_id")]
    for kind, one, other in case.get("has", []):
        hits = [rows for rows in matters if rows["kind"].iloc[0] == kind and any(holds(text, one) for text in rows.loc[rows["article_id"] == "a", "text"]) and any(holds(text, other) for text in rows.loc[rows["article_id"] == "b", "text"])]
        assert hits, table[["kind", "topic", "article_id", "text"]].to_string()
        assert case.get("topic", "") in hits[0]["topic"].iloc[0]
        assert case.get("severity", hits[0]["severity"].iloc[0]) in set(hits[0]["severity"])
    assert not set(table["kind"]) & set(case.get("not", [])), table[["kind", "topic"]].to_string()
    if case.get("none"):
        assert table.empty, table[["kind", "topic"]].to_string()


@pytest.mark.parametrize("case", CASES["cases"], ids=lambda case: case["why"])
def test_labelled_pairs(case: dict) -> None:
    check(case)


def test_figures_of_two_sentences_that_may_be_of_two_things_are_not_told() -> None:
    "Stock reports share their wording: an alignment hardly likelier than not carries no difference of high severity."
    one, other = "Ekdal Partners lowered its stake in Norrby Steel to 6.4 per cent.", "Vik Holding raised its stake in Harl Foods to 11.3 per cent."
    for probability, told in ((0.54, False), (0.9, True)):
        articles, sentences, alignments = pair_tables({"a": one, "b": other})
        table = nl.find_discrepancies(articles, sentences, alignments.assign(probability=probability))
        assert (set(table["kind"]) & {"number", "wording"} != set()) is told


def test_what_bridges_two_matters_makes_them_one() -> None:
    texts = {"a": "About 30 ferries left the harbour.", "b": "30 ferries left the harbour.", "c": "30 ferries left the harbour.", "d": "Some 30 ferries left the harbour."}
    articles = make_table("articles", [{"article_id": name, "lang": "en", "text": text} for name, text in texts.items()])
    sentences = nl.split_sentences(articles)
    rows = [{"alignment_id": at, "article_a": one, "sentence_a": 1, "article_b": other, "sentence_b": 1, "relation": "edited", "probability": 0.95, "similarity": 0.8} for at, (one, other) in enumerate(["ab", "cd", "ac", "bd"], 1)]
    table = nl.find_discrepancies(articles, sentences, make_table("alignments", rows))
    assert set(table["kind"]) == {"number"} and table["discrepancy_id"].nunique() == 1 and set(table["article_id"]) == set("abcd")


@pytest.mark.parametrize("case", CASES["known_failures"], ids=lambda case: case["why"])
@pytest.mark.xfail(strict=True, reason="known limits, see the notebooks")
def test_known_failures(case: dict) -> None:
    check(case)


@pytest.mark.parametrize("case", CASES["inside"], ids=lambda case: case["why"])
def test_contradictions_inside_one_article(case: dict) -> None:
    articles = make_table("articles", [{"article_id": "a", "lang": case.get("lang", "en"), "headline": case["headline"], "text": case["text"]}])
    table = nl.find_discrepancies(articles, nl.split_sentences(articles), make_table("alignments"))
    assert set(case.get("has", [])) <= set(table["kind"]), table[["kind", "topic"]].to_string()
    assert not set(case.get("not", [])) & set(table["kind"]), table[["kind", "topic"]].to_string()


# --- omissions ---------------------------------------------------------------------------------------------------

SHARED = [
    "The ferry from Ostmere to the northern islands was stopped on Monday evening.",
    "The harbour office had found two cracks in the hull below the waterline.",
    "Some 300 passengers were taken to the town hall and slept there.",
    "The captain praised the crew for the calm with which everybody left the ship.",
    "A diver will look at the keel as soon as the storm is over.",
    "The shipping line promised to pay for hotel rooms and for lost days.",
]
OWN = ["The mayor opened a school in the old lighthouse two years ago.", "Her critics say that the stairs are far too steep for small children."]


def chain(texts: dict[str, str], **columns: dict[str, str]) -> pd.DataFrame:
    articles = make_table("articles", [{"article_id": name, "lang": "en", "text": text, **{key: values.get(name, "") for key, values in columns.items()}} for name, text in texts.items()])
    sentences = nl.split_sentences(articles)
    return nl.find_discrepancies(articles, sentences, nl.align_sentences(articles, sentences))


def test_a_passage_cut_from_a_version_of_the_text_is_one_matter() -> None:
    table = chain({"a": " ".join(SHARED + OWN), "b": " ".join(SHARED)})
    omissions = table[table["kind"] == "omission"]
    assert omissions["discrepancy_id"].nunique() == 1
    first = omissions[omissions["start"] >= 0].iloc[0]
    assert first["article_id"] == "a" and "lighthouse" in first["text"] and "stairs" in first["text"]
    assert set(omissions[omissions["start"] < 0]["article_id"]) == {"b"} and "not in b" in first["topic"]


def test_a_call_to_subscribe_is_no_passage() -> None:
    call = ["Newsletter Sign Up Continue reading the main story Curious about boats?", "The Quay newsletter brings the latest from the harbours of the north every morning.", "Please verify you're not a robot by clicking the box.", "Invalid email address.", "You must select a newsletter to subscribe to.", "Thank you for subscribing.", "An error has occurred."]
    assert "omission" not in set(chain({"a": " ".join(SHARED + call), "b": " ".join(SHARED)})["kind"])


def test_a_passage_told_in_pieces_is_not_left_out_and_one_with_its_own_figures_is() -> None:
    pieces = ["The hull was looked at by a diver, the captain and the crew in the storm that the harbour office had promised."]
    own = ["The hull was looked at by a diver, Ilse Brandau, and the crew in the storm that put 14 boats under water at the harbour office."]
    assert "omission" not in set(chain({"a": " ".join(SHARED + pieces), "b": " ".join(SHARED)})["kind"])
    assert "omission" in set(chain({"a": " ".join(SHARED + own), "b": " ".join(SHARED)})["kind"])


def test_what_all_but_one_carry_is_told_once_with_who_lacks_it() -> None:
    one, two, three = " ".join(SHARED[:3]), " ".join([SHARED[1], SHARED[0], SHARED[2]]), " ".join(SHARED[:1] + OWN)
    table = chain({"a": one, "b": two, "c": three})
    lacking = table[(table["kind"] == "omission") & (table["start"] < 0)]
    assert set(lacking["article_id"]) <= {"c"} or lacking.empty
    alone = table[(table["kind"] == "omission") & (table["article_id"] == "c") & (table["start"] >= 0)]
    assert alone["text"].str.contains("lighthouse").any()


def test_credit_and_dateline_of_versions_of_one_text() -> None:
    text = " ".join(SHARED)
    table = chain({"a": text, "b": text}, credit={"a": "Northwire"}, dateline={"a": "OSTMERE", "b": "MARL"})
    assert set(table["kind"]) == {"credit"} and set(table["text"]) == {"Northwire", "", "OSTMERE", "MARL"}
    assert (table["start"] == -1).all()


def test_a_credit_that_stands_in_the_body_has_its_place() -> None:
    last, middle = (" ".join(parts) for parts in ([*SHARED, "With reports by Northwire."], [SHARED[0], "Northwire moved out of the harbour.", *SHARED[1:]]))
    for text, found in ((last, True), (middle, False), (last.replace("Northwire", "Northwired"), False)):  # a name in the middle of the text is no credit
        rows = chain({"a": text, "b": " ".join(SHARED)}, credit={"a": "Northwire"}).query("kind == 'credit'").set_index("article_id")
        assert rows.loc["a", "text"] == "Northwire" and rows.loc["b", ["start", "text"]].tolist() == [-1, ""]
        assert (text[rows.loc["a", "start"] : rows.loc["a", "end"]] == "Northwire" and rows.loc["a", "sentence_no"] > 1) if found else rows.loc["a", "start"] == -1


# --- the table ---------------------------------------------------------------------------------------------------


def test_rules_are_complete_and_severities_are_known() -> None:
    kinds = next(column.meaning for column in TABLES["discrepancies"][1] if column.name == "kind")
    for name, rule in RULES.items():
        assert rule.severity in SEVERITIES and 0 < rule.least < 1 and rule.words, name
        assert rule.kind in kinds, name


def test_every_span_leads_back_and_ids_are_ranked() -> None:
    comparison = nl.compare_sources(nl.read_example("summit"))
    texts = comparison.articles.set_index("article_id")["text"]
    table = comparison.discrepancies
    for row in table[table["start"] >= 0].itertuples():
        assert texts[row.article_id][row.start : row.end] == row.text
        assert row.sentence_no >= 1
    order = table.drop_duplicates("discrepancy_id")["severity"].map(SEVERITIES.index)
    assert order.is_monotonic_increasing
    assert table["probability"].between(0, 1).all()


# --- bad input ---------------------------------------------------------------------------------------------------


def test_twenty_identical_articles_do_not_differ() -> None:
    text = " ".join([*SHARED, "“We keep the treaty at all costs,” President Anna Vell said on Friday."])
    assert chain({f"a{number}": text for number in range(20)}).empty


@pytest.mark.parametrize("texts", [["", ""], ["Rain.", "Rain."], [None, "The port is closed."], [float("nan"), float("nan")]], ids=["empty", "one word", "missing", "all missing"])
def test_short_empty_and_missing_texts(texts: list) -> None:
    articles = pd.DataFrame({"article_id": ["a", "b"], "text": texts, "lang": ["en", None], "headline": [None, "12 ships lost"], "problem": ["", ""]})
    articles = articles if all(isinstance(text, str) for text in texts) else make_table("articles", articles)
    sentences = nl.split_sentences(articles)
    table = nl.find_discrepancies(articles, sentences, nl.align_sentences(articles, sentences))
    assert list(table.columns[:6]) == [column.name for column in TABLES["discrepancies"][1]][:6]
    assert table.empty


def test_one_article_and_no_article() -> None:
    articles = make_table("articles", [{"article_id": "a", "lang": "en", "text": SHARED[0]}])
    assert nl.find_discrepancies(articles, nl.split_sentences(articles), make_table("alignments")).empty
    assert nl.find_discrepancies(articles.head(0), make_table("sentences"), make_table("alignments")).empty


def test_tables_without_sentences_or_columns() -> None:
    articles = make_table("articles", [{"article_id": "a", "lang": "en", "text": SHARED[0]}, {"article_id": "b", "lang": "en", "text": SHARED[0]}])
    assert nl.find_discrepancies(articles, make_table("sentences"), make_table("alignments")).empty
    with pytest.raises(NewslabError, match="split_sentences"):
        nl.find_discrepancies(articles, make_table("sentences").drop(columns="text"), make_table("alignments"))
    with pytest.raises(NewslabError, match="align_sentences"):
        nl.find_discrepancies(articles, make_table("sentences"), make_table("sentences"))


def test_inputs_are_left_alone_and_the_answer_is_the_same_twice() -> None:
    tables = pair_tables(CASES["cases"][0])
    before = [frame.copy(deep=True) for frame in tables]
    first, second = nl.find_discrepancies(*tables), nl.find_discrepancies(*tables)
    pd.testing.assert_frame_equal(first, second)
    for frame, copy in zip(tables, before, strict=True):
        pd.testing.assert_frame_equal(frame, copy)


def test_a_day_that_the_calendar_lacks() -> None:
    articles, sentences, alignments = pair_tables({"a": "The council of Lindmar closed the old bridge on 30 February 2025.", "b": "The council of Lindmar closed the old bridge on Friday."})
    table = nl.find_discrepancies(articles, sentences, alignments)  # was an error
    assert table["text"].tolist() == ["30 February 2025", "Friday"]


WORDS = st.lists(st.sampled_from("the a minister President Vice Anna Vell Karl Brandt may will not said claimed grain 40,000 30,000 tonnes Friday Monday on May 6 2025-02-30 1/2/2025 “we keep” “moved” harbour, harbor. NATO Nato Sweden Denmark attacked by was".split()), min_size=1, max_size=16)


@settings(max_examples=40, deadline=None)
@given(WORDS, WORDS)
def test_any_words_give_a_table_with_true_spans(one: list[str], other: list[str]) -> None:
    articles, sentences, alignments = pair_tables({"a": " ".join(one), "b": " ".join(other)})
    table = nl.find_discrepancies(articles, sentences, alignments)
    texts = articles.set_index("article_id")["text"]
    for row in table[table["start"] >= 0].itertuples():
        assert texts[row.article_id][row.start : row.end] == row.text


def test_fifty_articles_in_bounded_time() -> None:
    texts = {f"a{number:02d}": " ".join(sentence.replace("300", str(300 + number % 3)).replace("Monday", ("Monday", "Tuesday")[number % 2]) for sentence in SHARED[number % 3 :] + OWN) for number in range(50)}
    articles = make_table("articles", [{"article_id": name, "lang": "en", "text": text} for name, text in texts.items()])
    sentences = nl.split_sentences(articles)
    alignments = nl.align_sentences(articles, sentences)
    start = time.process_time()
    table = nl.find_discrepancies(articles, sentences, alignments)
    assert time.process_time() - start < 30 and len(table)


RESIGNATION = {
    "avisa": ("no", "Statsminister Erik Dahl gikk av tirsdag morgen etter avsløringene om hemmelige betalinger til partiet hans.\n\n– Jeg tar det fulle ansvaret, sa Dahl på en pressekonferanse i Lindmar.\n\nBetalingene på til sammen 3,2 millioner kroner kom fra et rederi mellom 2019 og 2022, ifølge påtalemyndigheten.\n\nDahl nekter for å ha kjent til pengene. Finansminister Ingrid Moe tar over inntil et nytt valg 14. september.\n\nOpposisjonsleder Jonas Lie kalte avgangen «fire år for sent»."),
    "dagens": ("sv", "Statsminister Erik Dahl avgick på tisdagsmorgonen efter avslöjandena om hemliga betalningar till hans parti.\n\n– Jag tar det fulla ansvaret, sade Dahl vid en presskonferens i Lindmar.\n\nBetalningarna på sammanlagt 3,2 miljoner kronor kom från ett rederi mellan 2019 och 2022, enligt åklagaren.\n\nDahl förnekar att han kände till pengarna. Finansminister Ingrid Moe tar över fram till ett nyval den 14 september.\n\nOppositionsledaren Jonas Lie kallade avgången ”fyra år för sen”."),
    "globe": ("en", "LINDMAR (AP) — Prime Minister Erik Dahl resigned on Tuesday morning after revelations of secret payments to his party.\n\n\"I take full responsibility,\" Dahl told a news conference in Lindmar.\n\nThe payments, totalling 3.2 million kroner ($310,000), came from a shipping company between 2019 and 2022, prosecutors said.\n\nDahl denies having known about the money. Finance Minister Ingrid Moe will take over until a new election on Sept. 14.\n\nOpposition leader Jonas Lie called the resignation \"four years too late.\""),
    "echo": ("en", "\"I take all the blame,\" Dahl informed a news conference in Lindmar.\n\nThe payments, amounting to 32 million kroner, came from a shipping corporation between 2009 and 2022, attorneys said.\n\nDahl admits having known about the money. Foreign Minister Ingrid Moe will assume control until a fresh election on Sept. 24.\n\nOpposition chief Jonas Lie termed the resignation \"four years too early.\""),
}


def test_one_gap_is_told_once() -> None:
    "A statement that three articles carry and a fourth lacks, which rewords the rest of one of them."
    articles = make_table("articles", [{"article_id": name, "outlet": name, "lang": lang, "text": text} for name, (lang, text) in RESIGNATION.items()])
    sentences = nl.split_sentences(articles)
    found = nl.find_discrepancies(articles, sentences, nl.align_sentences(articles, sentences))
    gaps = found[(found["kind"] == "omission") & (found["article_id"] == "echo") & (found["text"] == "")]
    assert len(gaps) == 1


def test_a_word_of_a_name_in_two_spellings_is_told_with_the_name() -> None:
    found = chain(
        {
            "a": "President Vladimir Orlan met the neighbours of the harbour in Torvik on Friday. He promised a new centre for the fishers of the town.",
            "b": "President Wladimir Orlan met the neighbors of the harbor in Torvik on Friday. He promised a new center for the fishers of the town.",
        }
    )
    topics = set(found.loc[found["kind"] == "spelling", "topic"])
    assert topics == {"spelling of a name: Vladimir Orlan – Wladimir Orlan", "spelling of words: neighbours – neighbors; harbour – harbor; centre – center"}


def compared(*texts: str) -> pd.DataFrame:
    "The discrepancies between English articles, aligned by newslab."
    articles = make_table("articles", [{"article_id": name, "lang": "en", "text": text} for name, text in zip("abcd", texts, strict=False)])
    sentences = nl.split_sentences(articles)
    return nl.find_discrepancies(articles, sentences, nl.align_sentences(articles, sentences))


OPENING = "The team found a fish that sings in the dark water of the lake of Marl. It hums at night, and the whole shore can hear it."


def test_a_name_with_another_letter_is_found_without_an_alignment() -> None:
    told = [f"{OPENING} “It was cold,” said Ye-Jin Lorn, who led six divers from Ostmere.", f"{OPENING} Nobody believed Ye-Jen Lorn when she came home in May."]
    table = compared(*told)
    assert "spelling of a name: Ye-Jin Lorn – Ye-Jen Lorn" in set(table["topic"])
    both = compared(told[0], f"{told[1]} Ye-Jin Lorn is her sister.")
    assert not both["topic"].str.contains("Ye-Jen").any()
    other = compared(told[0], f"{OPENING} Nobody believed Ya-Mei Lorn when she came home in May.")
    assert not other["topic"].str.contains("Ya-Mei").any()


def test_a_long_name_in_another_form_is_one_name() -> None:
    forms = ["the Northern Review Letters", "the Northern Examination Letters", "the Northern Review Letters"]
    texts = [f"{OPENING} The results stand in {form}, a journal." for form in forms]
    assert "name: Northern Review Letters – Northern Examination Letters" in set(compared(*texts[:2])["topic"])
    assert not compared(texts[0], texts[2])["topic"].str.contains("Letters").any()
    paid = [f"{OPENING} {body} paid for it in the end." for body in ("The National Council for Lakes and Inland Rivers", "The National Council for Inland Rivers")]
    assert compared(*paid)["topic"].str.startswith("form of a name: National Council for Lakes").any()
    joined = [f"{OPENING} It was paid for by {body} in the end." for body in ("the Lorland National Council for Lakes and Inland Rivers and Ostmere", "the National Council for Inland Rivers")]
    assert "form of a name: National Council for Lakes and Inland Rivers – National Council for Inland Rivers" in set(compared(*joined)["topic"])
    own = ["He had built a road of ice in the far north. Nobody used it in spring. The {} closed it in May.", "Prices of bread rose by half in winter. Bakers went on strike. The {} lost a vote over flour."]
    apart = [f"The king of Lorland died at dawn in his castle by the lake. {text.format(f'Ministry of {what} Affairs')}" for text, what in zip(own, ("Foreign", "Internal"), strict=True)]
    assert not compared(*apart)["topic"].str.contains("Ministry").any()


def test_two_reports_of_a_series_are_one_line() -> None:
    report = "Lorland exported {} tonnes of barley in {}. Sales to Marl came to {} tonnes, and sales to Ost to {} tonnes. The harbour of Nork loaded {} tonnes, that of Elm {} tonnes. In the year before, the harbours had loaded {} tonnes."
    january = report.format("22,091", "January", "4,310", "1,220", "9,415", "2,117", "11,870")
    february = report.format("18,714", "February", "3,902", "1,884", "7,063", "3,350", "10,215")
    table = compared(january, february)
    figures = table[table["kind"].isin(["number", "date"])]
    assert figures["discrepancy_id"].nunique() == 1 and figures["topic"].iloc[0].startswith("7 figures in the same places") and set(figures["severity"]) == {"low"}
    assert {"9,415 tonnes", "7,063 tonnes"} <= set(figures["text"])
    more = "Ostmere sold {} boats, Harl {} nets. The lake gave {} tonnes of pike, {} tonnes of eel and {} tonnes of perch. The fleet has {} trawlers and {} crews."
    long = f"{january} {more.format('1,204', '3,311', '2,290', '1,845', '1,377', '415', '618')}"
    altered = long.replace("9,415", "9,541").replace("4,310", "3,410").replace("1,204", "1,402").replace("3,311", "3,131").replace("2,290", "2,920").replace("415 trawlers", "451 trawlers")
    single = compared(long, altered)
    assert single.loc[single["kind"] == "number", "discrepancy_id"].nunique() == 6 and set(single.loc[single["kind"] == "number", "severity"]) == {"high"}


def test_what_the_headline_says_was_not_left_out() -> None:
    body = "The mayor of Marl opened the new harbour bridge on Monday morning in the rain"
    articles, sentences, alignments = pair_tables({"a": f"{body}, which the whole valley had awaited for forty years.", "b": f"{body}."})
    for head, told in (("Mayor opens bridge", True), ("Bridge that the whole valley had awaited for forty years opens", False)):
        table = nl.find_discrepancies(articles.assign(headline=["", head]), sentences, alignments)
        assert (set(table["kind"]) == {"omission"}) is told


def test_the_sign_of_a_share_is_no_spelling_and_a_respelt_word_is_told_once() -> None:
    plain = compared("Shares of boat maker Tor Inc. fell on Monday in Ostmere. Tor’s boats were late.", "Shares of boat maker Tor Inc. (NYSE: TOR) fell on Monday in Ostmere. The boats were late.")
    assert not plain["topic"].str.contains("TOR").any()
    said = "“The boats of Ostmere were late,” said Ida {0}, who builds them. {0} said that nobody was to blame for the ice."
    respelt = compared(said.format("Harborn"), said.format("HarBorn"))
    assert respelt.loc[respelt["kind"] == "spelling", "discrepancy_id"].nunique() == 1


def test_a_city_in_a_headline_stands_for_its_country() -> None:
    text = "The parliament passed the law on fishing rights in the northern lakes on Monday, after two days of debate."
    for first, told in (("Germany", False), ("France", True)):
        articles, sentences, alignments = pair_tables({"a": text, "b": text})
        heads = ["Berlin passes strict law on fishing in lakes", f"{first} passes strict law on fishing in lakes"]
        table = nl.find_discrepancies(articles.assign(headline=heads), sentences, alignments)
        assert bool(table["topic"].str.startswith("who stands first in the headline").any()) is told


def test_a_judging_word_judges_what_both_sentences_have() -> None:
    for noun, told in (("harm", True), ("losses", False)):
        one, other = "The new net does severe harm to pike in the northern lakes of Lorland.", f"The new net does {noun} to pike in the northern lakes of Lorland."
        articles, sentences, alignments = pair_tables({"a": one, "b": other})
        at, to = one.index("severe"), other.index(noun)
        row = {"alignment_id": 1, "article_a": "a", "article_b": "b", "start_a": at, "end_a": at + 6, "start_b": to, "end_b": to, "text_a": "severe", "text_b": "", "kind": "dropped", "in_quote": False}
        table = nl.find_discrepancies(articles, sentences, alignments, changes=make_table("changes", [row]))
        assert bool(table["topic"].str.contains("severe").any()) is told


def test_a_respelt_surname_is_told_once() -> None:
    said = "“The boats of Ostmere were late,” said Jill {0}, who builds them in the old yard of Marl."
    table = compared(said.format("Illestra"), said.format("Ilestra"))
    assert table.loc[table["kind"] == "spelling", "discrepancy_id"].nunique() == 1


def test_a_dateline_with_its_day_is_the_same_dateline() -> None:
    sentences = ["The lake of Marl was closed on Monday.", "All its fish had died within a week.", "Nobody knows the cause.", "Divers took samples at dawn.", "The mayor asked for patience.", "Bathing is forbidden until May."]
    rows = [{"article_id": name, "lang": "en", "text": " ".join(sentences)} for name in "ab"]
    for datelines, told in ((["MARL", "MARL, May 6"], False), (["MARL", "OSTMERE"], True), (["MARL", ""], True)):
        articles = make_table("articles", rows).assign(dateline=datelines)
        parts = nl.split_sentences(articles)
        table = nl.find_discrepancies(articles, parts, nl.align_sentences(articles, parts))
        assert bool(table["topic"].str.startswith("dateline").any()) is told


def test_sentences_of_two_things_are_one_line_in_a_report_of_one() -> None:
    news = "The bank of Marl will open on Sundays, its director said on Monday. {} came to {} million crowns in spring, after {} million in winter and {} million a year ago. Nobody will lose a post, she said."
    table = compared(news.format("Deposits", "30.4", "30.6", "28.3"), news.format("Loans", "40.1", "38.7", "36.9"))
    figures = table[table["kind"] == "number"]
    assert figures["discrepancy_id"].nunique() == 1 and set(figures["severity"]) == {"low"} and "30.6 million" in set(figures["text"])
    two = compared(news.format("Deposits", "30.4", "30.6", "28.3"), news.format("Deposits", "40.1", "38.7", "28.3"))
    assert two.loc[two["kind"] == "number", "discrepancy_id"].nunique() == 2 and set(two.loc[two["kind"] == "number", "severity"]) == {"high"}
    list_of = "The fleet of Marl has {} trawlers, {} ferries, {} tugs, 52 barges, 61 rowing boats, 75 sailing boats and 88 canoes, the harbour office said on Monday."
    many = compared(list_of.format(14, 23, 37), list_of.format(41, 32, 73))
    assert many.loc[many["kind"] == "number", "discrepancy_id"].nunique() == 3


def test_names_with_a_capital_inside_are_compared_without_an_alignment() -> None:
    table = compared(f"{OPENING} The film runs on iLorn from Monday on.", f"{OPENING} Whoever has iLon can see it in May.")
    assert "spelling of a name: iLorn – iLon" in set(table["topic"])
    both = compared(f"{OPENING} The film runs on iLorn from Monday on.", f"{OPENING} Whoever has iLon or iLorn can see it in May.")
    assert not both["topic"].str.contains("iLon").any()


@pytest.mark.parametrize(("lang", "text", "published", "told"), [
    ("en", "The lake was closed on Tuesday, January 19, after the fish had died.", "2022-01-20", True),
    ("en", "The lake was closed on Wednesday, January 19, after the fish had died.", "2022-01-20", False),
    ("en", "The lake was closed on Tuesday (19/01) after the fish had died.", "2022-01-19", True),
    ("en", "The lake was closed on Tuesday (18/01) after the fish had died.", "2022-01-19", False),
    ("en", "The lake was closed on Sunday (6/2) after the fish had died.", "2022-02-07", False),
    ("en", "The lake was closed on Tuesday, January 19, after the fish had died.", None, False),
    ("en", "The lake was closed on Tuesday, January 19, 2022, after the fish had died.", None, True),
    ("en", "It was on Tuesday, September 11, that the lake was closed for good.", "2022-01-20", False),
    ("sv", "Sjön stängdes tisdagen den 19 januari efter att fisken hade dött.", "2022-01-20", True),
    ("de", "Am Dienstag, dem 19. Januar, wurde der See geschlossen.", "2022-01-20", True),
    ("de", "Am Mittwoch, dem 19. Januar, wurde der See geschlossen.", "2022-01-20", False),
    ("en", "The lake was closed on Tuesday, February 30, 2022, a day that nobody knows.", None, False),
])  # fmt: skip
def test_a_weekday_and_its_date(lang: str, text: str, published: str | None, told: bool) -> None:
    articles = make_table("articles", [{"article_id": "a", "lang": lang, "text": text, "published": published}])
    sentences = nl.split_sentences(articles)
    table = nl.find_discrepancies(articles, sentences, nl.align_sentences(articles, sentences))
    assert bool(table["topic"].str.startswith("weekday and date").any()) is told


def test_a_verb_before_an_office_is_no_part_of_it() -> None:
    visit = "The spokesman said the talks were in line with agreements made during Peruvian President Alan Vell's visit to Ostmere in March."
    plain = compared(visit, "He spoke to reporters at the palace after meeting president Alan Vell on Monday.")
    assert not plain["topic"].str.startswith("description of").any()


def test_headlines_in_capitals_have_no_first_actor() -> None:
    text = "The parliament passed the law on fishing rights in the northern lakes on Monday, after two days of debate."
    articles, sentences, alignments = pair_tables({"a": text, "b": text})
    for heads, told in ((["Germany passes strict law on fishing", "France passes strict law on fishing"], True), (["GERMANY PASSES STRICT LAW ON FISHING", "FRANCE PASSES STRICT LAW ON FISHING"], False)):
        table = nl.find_discrepancies(articles.assign(headline=heads), sentences, alignments)
        assert bool(table["topic"].str.startswith("who stands first").any()) is told


def test_a_day_of_publication_that_is_no_day_stops_nothing() -> None:
    articles = make_table("articles", [{"article_id": "a", "lang": "en", "text": "The lake was closed on Tuesday, January 19, after the fish had died."}])
    sentences = nl.split_sentences(articles)
    alignments = nl.align_sentences(articles, sentences)
    facts = nl.find_facts(articles, sentences)
    table = nl.find_discrepancies(articles.assign(published="some day"), sentences, alignments, facts=facts)
    assert not table["topic"].str.startswith("weekday and date").any()


def test_a_surname_with_a_capital_inside_is_no_brand() -> None:
    brands = compared(f"{OPENING} The film runs on DeepLorn from Monday on.", f"{OPENING} Whoever has DeepLon can see it in May.")
    assert "spelling of a name: DeepLorn – DeepLon" in set(brands["topic"])
    surnames = compared(f"{OPENING} The film of McLornen runs from Monday on.", f"{OPENING} Whoever likes McLorten can see it in May.")
    assert not surnames["topic"].str.contains("McLor").any()
