"""measure_reuse and trace_routes: labelled cases, values worked by hand, properties, bad input."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newslab as nl
from newslab.article_words import sentence_words
from newslab.direction import DIRECTION_SURE, Witnesses, article_sides, direction_chance, direction_signs
from newslab.evidence import DIRECTED, ROUTES, both_hold_own, pair_rows
from newslab.route_features import FEATURES, route_features
from newslab.runs import longest_run, sum_runs
from newslab.stemma import stemma_nodes, trace_stemma
from newslab.schema import NewslabError, make_table

CASES = json.loads((Path(__file__).parent / "cases" / "reuse.json").read_text(encoding="utf-8"))
SIMILAR = {"verbatim": 1.0, "edited": 0.8, "paraphrase": 0.5, "translation": 0.5, "partial": 0.4}


def build(a: list[str], b: list[str], aligned: list, **columns: list) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    "articles, sentences and alignments of two articles given as sentences."
    articles = make_table("articles", pd.DataFrame({"article_id": ["a", "b"], "lang": "en", "text": ["\n\n".join(a), "\n\n".join(b)], **columns}))
    sentences = make_table("sentences", [{"article_id": name, "sentence_no": n, "text": text} for name, texts in (("a", a), ("b", b)) for n, text in enumerate(texts, 1)])
    rows = [{"alignment_id": n, "article_a": "a", "sentence_a": i, "article_b": "b", "sentence_b": j, "relation": relation, "similarity": SIMILAR[relation], "probability": 0.95} for n, (i, j, relation) in enumerate(aligned)]
    return articles, sentences, make_table("alignments", rows)


def routes_of(articles: pd.DataFrame, sentences: pd.DataFrame, alignments: pd.DataFrame) -> pd.DataFrame:
    return nl.trace_routes(articles, sentences, alignments, nl.measure_reuse(articles, sentences, alignments))


def check_case(case: dict) -> None:
    row = routes_of(*build(case["a"], case["b"], case["aligned"])).iloc[0]
    assert row["route"] in case["routes"], row["statement"]
    if row["route"] in case.get("never", []):
        assert row["probability"] < 0.5


@pytest.mark.parametrize("case", CASES["cases"], ids=lambda case: case["name"])
def test_labelled_cases(case: dict) -> None:
    check_case(case)


@pytest.mark.xfail(strict=True, reason="the wording of both is the same: an excerpt with a frame and a lost common source")
@pytest.mark.parametrize("case", CASES["known_failures"], ids=lambda case: case["name"])
def test_known_failures(case: dict) -> None:
    check_case(case)


def test_values_worked_by_hand() -> None:
    # a: 4 + 4 + 2 words; sentence 1 verbatim, sentence 2 shares "red" and "boats" of its four words
    tables = build(["one two three four", "red boats sail north", "own words"], ["one two three four", "red boats stay home"], [[1, 1, "verbatim"], [2, 2, "partial"]])
    row = nl.measure_reuse(*tables).iloc[0]
    assert row["verbatim_share"] == pytest.approx(0.4)
    assert row["partial_share"] == pytest.approx(0.2)
    assert row["reused_share"] == pytest.approx(0.6)
    assert row["exclusive_share"] == pytest.approx(0.2)
    assert (row["aligned_sentences"], row["sentences"], row["words"]) == (2, 3, 10)
    # runs of five of a: 6 (10 words); common: "one two three four red", "two three four red boats"
    assert row["containment"] == pytest.approx(2 / 6)
    assert row["longest_run"] == 6
    assert np.isnan(row["order_kept"])


def test_order_kept_is_kendalls_tau() -> None:
    texts = [f"sentence number {word} stands here" for word in ("alpha", "beta", "gamma", "delta")]
    tables = build(texts, texts, [[1, 1, "verbatim"], [2, 2, "verbatim"], [3, 4, "verbatim"], [4, 3, "verbatim"]])
    assert nl.measure_reuse(*tables).loc[0, "order_kept"] == pytest.approx(4 / 6)  # 5 concordant, 1 discordant of 6


def test_typography_and_case_do_not_hide_a_copy() -> None:
    tables = build(["“We won’t go,” the mayor of Lindmar said."], ["\"WE WON'T GO,\" the mayor of Lindmar said."], [[1, 1, "verbatim"]])
    row = nl.measure_reuse(*tables).iloc[0]
    assert row["containment"] == 1.0 and row["longest_run"] == 8


LETTER = "Write to the desk on Harbour Street if you have seen more of it than we have."


def boilerplate_articles(outlets: list[str], letter: str = LETTER) -> pd.DataFrame:
    texts = [
        "Firemen saved a barn near Oldbrook after lightning struck its thatched roof during supper. The farmer thanked every volunteer warmly.",
        "Striker Nadia Velasco scored twice against Harbourton during extra time yesterday. Supporters celebrated until sunrise downtown.",
    ]
    return make_table("articles", [{"article_id": str(n), "outlet": outlet, "lang": "en", "text": f"{text}\n\n{letter}"} for n, (text, outlet) in enumerate(zip(texts, outlets, strict=True))])


def test_boilerplate_of_an_outlet_is_no_reuse() -> None:
    for outlets, shared in ((["Echo", "Echo"], False), (["Echo", "Gazette"], True)):
        articles = boilerplate_articles(outlets)
        sentences = nl.split_sentences(articles)
        alignments = make_table("alignments", [{"alignment_id": 1, "article_a": "0", "sentence_a": 3, "article_b": "1", "sentence_b": 3, "similarity": 1.0, "relation": "verbatim", "probability": 1.0}])
        row = nl.measure_reuse(articles, sentences, alignments).iloc[0]
        assert bool(row["containment"] > 0) is shared
        assert bool(row["aligned_sentences"] == 1) is shared
        assert row["sentences"] == (3 if shared else 2)


def last_sentence_shared(articles: pd.DataFrame) -> pd.Series:
    "The reuse of the first article from the second when their third sentences are aligned."
    alignments = make_table("alignments", [{"alignment_id": 1, "article_a": "0", "sentence_a": 3, "article_b": "1", "sentence_b": 3, "similarity": 1.0, "relation": "verbatim", "probability": 1.0}])
    return nl.measure_reuse(articles, nl.split_sentences(articles), alignments).iloc[0]


@pytest.mark.parametrize("letter, shared", [("Sign up for our newsletter and never miss a story.", False), ("Please verify you’re not a robot by clicking the box.", False), ("The robot verifies that nobody is left in the box.", True), ("Copyright 2031, all rights reserved, and this material may not be published.", False), (LETTER, True), ("The council reserved all seats for the families of the crew that night.", True)])
def test_a_stock_phrase_in_two_articles_is_no_reuse(letter: str, shared: bool) -> None:
    row = last_sentence_shared(boilerplate_articles(["Echo", "Gazette"], letter))
    assert bool(row["containment"] > 0) is shared and bool(row["aligned_sentences"] == 1) is shared


def test_a_stock_phrase_in_one_article_stays() -> None:
    articles = boilerplate_articles(["Echo", "Gazette"], "The label says that all rights are reserved, all rights reserved.")
    articles = articles.assign(text=[articles["text"][0], articles["text"][1].rsplit("\n\n", 1)[0]])
    assert len(sentence_words(articles, nl.split_sentences(articles))) == 5


def report_of_made_up_words(seed: int, count: int, credits: list[str]) -> list[str]:
    "Sentences of 150 invented words and five that every such report has, with three photo credits between them."
    rng = random.Random(seed)
    words = ["".join(rng.choice("bdfgklmnprstv") + rng.choice("aeiou") for _ in range(3)) for _ in range(150)] + ["harnita", "melkoru", "staseva", "brebami", "doltolu"]
    told = [" ".join(rng.choice(words) for _ in range(16)).capitalize() + "." for _ in range(count)]
    quarter = count // 4
    return [*told[:quarter], credits[0], *told[quarter : 2 * quarter], credits[1], *told[2 * quarter : 3 * quarter], credits[2], *told[3 * quarter :]]


def test_a_few_credits_are_no_history_of_a_text() -> None:
    one = report_of_made_up_words(0, 32, ["(Mara Lund/The Saltmere Post)", "(Ola Berg/The Saltmere Post)", "(Per Holm/Northwire Images)"])
    two = report_of_made_up_words(1, 80, ["(Eva Moe/Northwire Images)", "(Ida Strand/The Saltmere Post)", "(Tom Vik/The Saltmere Post)"])
    here, there = ([number for number, text in enumerate(report, 1) if text[0] == "("] for report in (one, two))
    aligned = [[here[0], there[2], "edited"], [here[1], there[1], "edited"], [here[2], there[0], "paraphrase"]]
    assert routes_of(*build(one, two, aligned)).iloc[0]["route"] in ("same event", "unrelated")  # was: a common source


def test_common_words_make_no_common_subject() -> None:
    usual = "People there said yesterday after being asked by other officials."
    articles = boilerplate_articles(["Echo", "Echo"])
    articles = articles.assign(text=[text.replace(LETTER, f"{usual if n else usual.replace('asked', 'heard')}\n\n{LETTER}") for n, text in enumerate(articles["text"])])
    assert ("0", 4) not in sentence_words(articles, nl.split_sentences(articles))
    same = articles.assign(text=[articles["text"][0], articles["text"][0].replace("Firemen", "Volunteers").replace("supper", "dinner")])
    assert ("0", 4) in sentence_words(same, nl.split_sentences(same))  # one subject: the passage counts


def test_own_passages_and_strangers() -> None:
    # a's second and third sentences and its last have no counterpart: two passages; b's second alone: one
    plain = ["The ship left the port before noon", "Nobody saw it leave", "A dog barked", "The ship came back at night", "The lamps were out"]
    other = ["The watercraft left the port before noon", "Rain fell on the quay", "The ship came back at night"]
    tables = build(plain, other, [[1, 1, "paraphrase"], [4, 3, "verbatim"]])
    one, two = nl.measure_reuse(*tables).to_dict("records")
    assert (one["own_passages"], two["own_passages"]) == (2, 1)
    assert (one["stranger_here"], two["stranger_here"]) == (0, 1)  # watercraft, where both know the ship


def test_a_reprint_in_the_same_outlet_is_reuse() -> None:
    text = "The ferry Aurelia left the port of Lindmar on Tuesday with many passengers on board and a crew of twelve."
    articles = make_table("articles", [{"article_id": name, "outlet": "Echo", "lang": "en", "text": text} for name in "ab"])
    assert nl.measure_reuse(articles, nl.split_sentences(articles), make_table("alignments")).loc[0, "containment"] == 1.0


FIVE = CASES["cases"][0]


def test_rows_of_a_pair_mirror_each_other() -> None:
    times = pd.to_datetime(["2031-05-06 06:00", "2031-05-06 12:00"], utc=True)
    tables = build(FIVE["a"], FIVE["b"], FIVE["aligned"], published=times, outlet=["Dornbach Observer", "Echo"], credit=["", "Dornbach Observer"])
    one, two = routes_of(*tables).to_dict("records")
    assert (one["article_id"], two["article_id"]) == ("a", "b")
    assert one["route"] == two["route"] and one["evidence"] == two["evidence"]
    assert (one["direction"], two["direction"]) == ("to", "from")
    assert any("6 hours before" in line for line in one["evidence"])


def test_numbers_of_a_pair_worked_by_hand() -> None:
    one = ["The ferry left the port on Tuesday with many people.", "Two tugs pulled the ship back to the quay at once."]  # 10 and 11 words
    other = ["The ferry left the port on Monday with many people.", "Nobody on board was hurt, the harbour master said later."]  # 10 and 10 words
    tables = build(one, other, [[1, 1, "edited"]])
    found = dict(zip(FEATURES, route_features(pair_rows(nl.measure_reuse(*tables), article_sides(tables[0])))[0], strict=True))
    assert found["reused_max"] == 0 and found["exclusive_min"] == 1  # ten aligned words are fewer than LEAST_SHARED_WORDS
    tables = build([*one, "The council met."], [*other[:1], one[1]], [[1, 1, "edited"], [2, 2, "verbatim"]])
    found = dict(zip(FEATURES, route_features(pair_rows(nl.measure_reuse(*tables), article_sides(tables[0])))[0], strict=True))
    assert found["reused_max"] == 1 and found["reused_min"] == pytest.approx(21 / 24) and found["reused_half"] == 0.5
    assert found["edited"] == pytest.approx(10 / 21) and found["edited_few"] == pytest.approx((10 / 21) ** 0.5)  # of the side that is all taken
    assert found["exclusive_max"] == pytest.approx(3 / 24) and found["both_exclusive"] == 0 and found["aligned"] == pytest.approx(np.log(3))


def test_direction_abstains_by_default() -> None:
    whole = [[n, n, "verbatim"] for n in range(1, len(FIVE["a"]) + 1)]
    assert set(routes_of(*build(FIVE["a"], FIVE["a"], whole))["direction"]) == {"undetermined"}


def test_a_text_with_nothing_of_its_own_is_the_shortened_one() -> None:
    long = [f"Sentence {word} of this report is about something else than all the others." for word in "one two three four five six seven eight".split()]
    part = [[n, n, "verbatim"] for n in range(1, 6)]
    row = routes_of(*build(long, long[:5], part)).iloc[0]
    assert row["direction"] == "to" and "If one has it from the other" in row["statement"]
    own = ["The council of the town has met behind closed doors since the early morning hours."]
    assert routes_of(*build(long, long[:5] + own, part)).loc[0, "direction"] == "undetermined"


def test_naming_the_other_outlet_sets_the_direction() -> None:
    tables = build(FIVE["a"], FIVE["b"], FIVE["aligned"], outlet=["Dornbach Observer", "Echo"], credit=["", "Dornbach Observer"])
    row = routes_of(*tables).iloc[0]
    assert row["direction"] == "to" and row["probability"] > 0.5


def test_an_outlet_with_a_common_word_for_a_name_is_not_found_everywhere() -> None:
    for text, direction in (("The crew were independent.", "undetermined"), ("He told The Independent of the night.", "to")):
        a, b = [*FIVE["a"]], [*FIVE["b"], text]
        assert routes_of(*build(a, b, FIVE["aligned"], outlet=["The Independent", "Echo"])).loc[0, "direction"] == direction


def test_a_copy_without_a_named_source_is_at_most_even() -> None:
    row = routes_of(*build(FIVE["a"], FIVE["b"], FIVE["aligned"])).iloc[0]
    assert row["route"] == "copy" and row["probability"] < 0.49 and row["alternative_probability"] <= row["probability"] and row["alternative"] == "common source"


def test_a_shared_credit_speaks_for_a_common_source() -> None:
    case = CASES["cases"][2]
    plain = routes_of(*build(case["a"], case["b"], case["aligned"])).iloc[0]
    both = routes_of(*build(case["a"], case["b"], case["aligned"], credit=["Northwire", "(Northwire)"])).iloc[0]
    chances = [row["probability"] if row["route"] == "common source" else row["alternative_probability"] for row in (plain, both)]
    assert chances[1] > chances[0] and "common source" in (both["route"], both["alternative"])
    assert any("oth credit" in line for line in both["evidence"])


def test_evidence_is_sentences() -> None:
    case = CASES["cases"][2]
    row = routes_of(*build(case["a"], case["b"], case["aligned"], credit=["Northwire", ""], dateline=["", "DORNBACH"])).iloc[0]
    assert all(line[0].isupper() or not line[0].isalpha() or line.startswith(("a ", "b ")) for line in row["evidence"])
    assert all(line.endswith(".") for line in row["evidence"])
    text = " ".join(row["evidence"])
    assert "4 of 4 sentences" in text and "another order" in text and "DORNBACH" in text and "Northwire" in text


def test_swapping_the_articles_changes_nothing_but_the_direction() -> None:
    case = CASES["cases"][2]
    forth = routes_of(*build(case["a"], case["b"], case["aligned"])).iloc[0]
    back = routes_of(*build(case["b"], case["a"], [[j, i, relation] for i, j, relation in case["aligned"]])).iloc[0]
    assert forth["route"] == back["route"] and forth["probability"] == pytest.approx(back["probability"])


def test_bad_input() -> None:
    articles, sentences, alignments = build(FIVE["a"], FIVE["b"], FIVE["aligned"])
    with pytest.raises(NewslabError, match="alignments"):
        nl.measure_reuse(articles, sentences, alignments.drop(columns="relation"))
    with pytest.raises(NewslabError, match="read_articles"):
        nl.measure_reuse([1], sentences, alignments)
    with pytest.raises(NewslabError, match="reuse"):
        nl.trace_routes(articles, sentences, alignments, pd.DataFrame({"article_id": []}))
    with pytest.raises(NewslabError, match="more than once"):
        nl.measure_reuse(pd.concat([articles, articles]), sentences, alignments)


def test_missing_text_and_one_article() -> None:
    articles, sentences, alignments = build(FIVE["a"], FIVE["b"], FIVE["aligned"])
    holes = articles.assign(text=pd.array([pd.NA, articles.loc[1, "text"]], dtype="string"))
    assert len(nl.measure_reuse(holes, sentences, alignments)) == 0
    assert len(routes_of(articles.head(1), sentences, alignments)) == 0
    assert list(routes_of(articles.head(0), sentences.head(0), alignments.head(0)).columns)[:2] == ["article_id", "other_id"]
    no_sentences = routes_of(articles, sentences.head(0), alignments)
    assert len(no_sentences) == 2


def test_twenty_identical_articles() -> None:
    text = "\n\n".join(FIVE["a"])
    articles = make_table("articles", [{"article_id": f"{n:02d}", "lang": "en", "text": text} for n in range(20)])
    sentences = nl.split_sentences(articles)
    rows = [{"article_a": f"{i:02d}", "article_b": f"{j:02d}", "sentence_a": s, "sentence_b": s, "relation": "verbatim", "similarity": 1.0, "probability": 1.0} for i in range(20) for j in range(i) for s in range(1, 6)]
    alignments = make_table("alignments", [{**row, "alignment_id": n} for n, row in enumerate(rows)])
    found = routes_of(articles, sentences, alignments)
    assert len(found) == 380 and set(found["route"]) == {"copy"} and set(found["direction"]) == {"undetermined"}


def chain(texts: list, lang: str = "en") -> tuple[pd.DataFrame, pd.DataFrame]:
    "routes and stemma of texts, by the whole chain."
    articles = make_table("articles", pd.DataFrame({"article_id": [f"{n:02d}" for n in range(len(texts))], "text": texts, "lang": lang, "outlet": [f"Outlet {n}" for n in range(len(texts))]}))
    sentences = nl.split_sentences(articles)
    alignments = nl.align_sentences(articles, sentences)
    routes = nl.trace_routes(articles, sentences, alignments, nl.measure_reuse(articles, sentences, alignments), nl.find_changes(articles, sentences, alignments))
    return routes, trace_stemma(routes, articles)


TEXT = "The ferry left the port of Lindmar on Tuesday with many passengers. The harbour master said the vessel lost power an hour later. Two tugs pulled the ship back to the quay before midnight."


@pytest.mark.parametrize("texts", [[TEXT], ["", TEXT], [None, pd.NA, TEXT], []], ids=["one", "an empty one", "missing", "none"])
def test_nobody_to_compare_with(texts: list) -> None:
    routes, stemma = chain(texts)
    assert len(routes) == 0 and len(stemma) == 0 and "statement" in routes


def test_twenty_identical_articles_hang_on_one_unknown_node() -> None:
    routes, stemma = chain([TEXT] * 20)
    assert set(routes["route"]) == {"copy"} and set(routes["direction"]) == {"undetermined"} and routes["probability"].max() < 0.49
    assert set(stemma["from_id"]) == {"?1"} and len(stemma) == 20


@pytest.mark.parametrize("text, lang", [("渡轮星期二离开林德马港口，船上有二百一十二名乘客。港务长说，一小时后船只失去动力。", "zh"), ("เรือเฟอร์รี่ออกจากท่าเรือเมื่อวันอังคารพร้อมผู้โดยสาร", "th"), ("The ferry left the port.", "en")], ids=["Chinese", "Thai", "one sentence"])
def test_the_same_text_twice_in_any_script(text: str, lang: str) -> None:
    routes, _ = chain([text, text], lang)
    assert routes.loc[0, "route"] in ("copy", "edited copy") and routes.loc[0, "direction"] == "undetermined"


def test_long_articles_take_bounded_time() -> None:
    rng = np.random.default_rng(1)
    sentences = [" ".join(f"word{n}" for n in rng.integers(0, 800, 12)) for _ in range(600)]
    aligned = [[n, n, "verbatim"] for n in range(1, 601)]
    assert routes_of(*build(sentences, sentences, aligned)).loc[0, "route"] == "copy"


def test_every_line_of_evidence_has_its_weight() -> None:
    case = CASES["cases"][2]
    row = routes_of(*build(case["a"], case["b"], case["aligned"], credit=["Northwire", ""], published=pd.to_datetime(["2031-05-06 06:00", "2031-05-06 12:00"], utc=True))).iloc[0]
    assert len(row["evidence"]) == len(row["evidence_weights"]) == len(row["evidence_about"])
    weights = dict(zip(row["evidence"], row["evidence_weights"], strict=True))
    assert next(weight for line, weight in weights.items() if "before" in line) == -2.5  # a was first: speaks for b having taken
    assert set(row["evidence_about"]) == {"route", "direction"}


@pytest.mark.parametrize("share, both", [(0.0, False), (0.004, False), (0.006, True), (0.3, True)])
def test_what_rounds_to_nothing_is_nothing_of_its_own(share: float, both: bool) -> None:
    row = {"sentences_a": 40, "aligned_sentences_a": 39, "exclusive_share_a": share, "sentences_b": 50, "aligned_sentences_b": 39, "exclusive_share_b": 0.2}
    assert both_hold_own(row) is both


@pytest.mark.parametrize(
    "outlet, credit, credited",
    [
        ("Orient Lantern", "Orient Lantern", []),
        ("www.orientlantern.com", "Orient Lantern News", []),
        ("The Daily Meridian", "Daily Meridian; Northwire", ["Northwire"]),
        ("Orient Lantern", "Lantern Press", ["Lantern Press"]),
        ("AP", "APA", ["APA"]),
        ("", "Northwire", ["Northwire"]),
    ],
)
def test_an_outlet_is_no_source_of_its_own(outlet: str, credit: str, credited: list[str]) -> None:
    articles = make_table("articles", [{"article_id": "a", "outlet": outlet, "credit": credit, "text": "A ferry left.", "lang": "en"}])
    assert list(article_sides(articles)["a"].credited.values()) == credited


@pytest.mark.parametrize("many, sure", [(4, False), (5, False), (9, True)])
def test_a_translation_of_few_sentences_stays_as_likely_as_a_common_source(many: int, sure: bool) -> None:
    swedish = [f"Hamnchefen i Brackvik sade på tisdagen att kaj nummer {n} skulle stängas i veckan." for n in range(2, many + 2)]
    english = [f"The harbour master of Brackvik said on Tuesday that quay number {n} would be closed this week." for n in range(2, many + 2)]
    articles, sentences, alignments = build(swedish, english, [[n, n, "translation"] for n in range(1, many + 1)])
    articles["lang"] = ["sv", "en"]
    row = routes_of(articles, sentences, alignments).iloc[0]
    assert row["route"] == "translation" and (row["probability"] > 0.5) == sure


def spun_pair(loose: bool) -> pd.DataFrame:
    "A text and its version with three of its twelve words exchanged in each sentence; `loose`: sentences rebuilt as well."
    plain = [f"The {noun} of the town told the council that the ship would {verb} the port before the {noun} had seen it" for noun, verb in (("mayor", "leave"), ("owner", "reach"), ("captain", "enter"), ("keeper", "serve"), ("pilot", "close"))]
    swaps = {"told": "apprised", "ship": "watercraft", "port": "haven"}
    other = [" ".join(swaps.get(word, word) for word in line.split()) for line in plain]
    other = [" ".join(["In", "the", "end", "it", "is", "said", *line.split()[:9], *line.split()[14:]]) for line in other] if loose else other
    last = "The ship left the port after they had told the council"
    aligned = [[n, n, "paraphrase"] for n in range(1, 6)] + [[6, 6, "verbatim"]]
    return routes_of(*build([*plain, last], [*other, last], aligned))


def test_traces_of_rewording_name_a_direction_only_where_sentences_were_left_standing() -> None:
    assert spun_pair(loose=False).loc[0, "direction"] in ("to", "undetermined")
    assert any("less usual words stand in b" in line for line in spun_pair(loose=False).loc[0, "evidence"])
    assert not any("less usual words" in line for line in spun_pair(loose=True).loc[0, "evidence"])


@settings(max_examples=15, deadline=None)
@given(st.lists(st.lists(st.sampled_from("wind sea ship port crew storm night rope".split()), min_size=0, max_size=14), min_size=2, max_size=4))
def test_shares_stay_between_0_and_1(texts: list[list[str]]) -> None:
    articles = make_table("articles", [{"article_id": str(n), "lang": "en", "text": " ".join(words)} for n, words in enumerate(texts)])
    sentences = nl.split_sentences(articles)
    count = sentences.groupby("article_id").size()
    rows = [{"alignment_id": 1, "article_a": a, "sentence_a": 1, "article_b": b, "sentence_b": 1, "relation": "partial", "similarity": 0.3, "probability": 0.9} for a in count.index for b in count.index if a < b]
    alignments = make_table("alignments", rows)
    reuse = nl.measure_reuse(articles, sentences, alignments)
    shares = reuse.filter(regex="_share$|containment")
    assert shares.map(lambda value: -1e-9 <= value <= 1 + 1e-9).all(axis=None)
    found = nl.trace_routes(articles, sentences, alignments, reuse)
    assert found["route"].isin(ROUTES).all() and found["probability"].between(0, 1).all()
    assert (found.loc[found["direction"] != "undetermined", "route"].isin(DIRECTED)).all()


def route_rows(*pairs: tuple) -> pd.DataFrame:
    "Both rows of each pair: a, b, route, direction, probability."
    back = {"from": "to", "to": "from"}
    rows = []
    for a, b, route, direction, probability in pairs:
        for x, y, way in ((a, b, direction), (b, a, back.get(direction, direction))):
            rows.append({"article_id": x, "other_id": y, "route": route, "direction": way, "probability": probability, "alternative": "common source", "alternative_probability": 0.5})
    return make_table("routes", rows)


def test_stemma_puts_what_is_open_under_an_unknown_node() -> None:
    routes = route_rows(("a", "b", "copy", "undetermined", 0.5), ("b", "c", "common source", "undetermined", 0.7), ("d", "a", "paraphrase", "from", 0.6), ("d", "e", "copy", "from", 0.4), ("e", "f", "same event", "undetermined", 0.9))
    tree = trace_stemma(routes)
    assert sorted(zip(tree["from_id"], tree["to_id"], strict=True)) == [("?1", "a"), ("?1", "b"), ("?1", "c"), ("a", "d")]
    chances = tree.set_index("to_id")["probability"]
    assert chances["b"] == 0.7 and chances["a"] == 0.5  # of a common source, not of the copy
    nodes = stemma_nodes(tree).set_index("node_id")
    assert nodes.loc["?1", "kind"] == "unknown" and nodes.loc["?1", "probability"] == 0.7 and nodes.loc["?1", "children"] == 3
    assert len(trace_stemma(make_table("routes"))) == 0
    with pytest.raises(NewslabError, match="trace_routes"):
        trace_stemma(pd.DataFrame({"route": []}))


def test_stemma_has_no_circles() -> None:
    tree = trace_stemma(route_rows(("a", "b", "copy", "from", 0.5), ("b", "c", "copy", "from", 0.4), ("c", "a", "copy", "from", 0.3)))
    assert sorted(zip(tree["from_id"], tree["to_id"], strict=True)) == [("b", "a"), ("c", "b")]


def test_stemma_names_credited_agencies() -> None:
    articles = make_table("articles", [{"article_id": name, "text": "x", "credit": credit} for name, credit in zip("abcd", ("Reuters / AP", "(Reuters)", "", "TASS"), strict=True)])
    routes = route_rows(("a", "b", "common source", "undetermined", 0.8), ("b", "c", "common source", "undetermined", 0.6), ("c", "d", "same event", "undetermined", 0.9))
    tree = trace_stemma(routes, articles)
    assert set(tree.loc[tree["from_id"] == "?1", "from_label"]) == {"Reuters"} and set(tree.loc[tree["from_id"] == "?1", "from_kind"]) == {"agency"}
    assert tree.loc[tree["to_id"] == "d", ["from_id", "route"]].values.tolist() == [["TASS", "credited"]]
    assert any("It credits AP and Reuters" in line for line in tree.loc[0, "evidence"])


def test_input_is_not_changed() -> None:
    tables = build(FIVE["a"], FIVE["b"], FIVE["aligned"])
    before = [table.copy() for table in tables]
    routes_of(*tables)
    for table, old in zip(tables, before, strict=True):
        pd.testing.assert_frame_equal(table, old)


def test_real_articles(seeds_folder: Path) -> None:
    articles = nl.clean_articles(nl.read_articles(seeds_folder))
    sentences = nl.split_sentences(articles)
    alignments = nl.align_sentences(articles, sentences)
    routes = nl.trace_routes(articles, sentences, alignments, nl.measure_reuse(articles, sentences, alignments))
    ids = sorted(articles["article_id"])
    found = routes.set_index(["article_id", "other_id"])
    spun = found.loc[(ids[0], ids[1])]
    assert {spun["route"], spun["alternative"]} == {"paraphrase", "common source"}
    assert spun["direction"] == "undetermined" and "source" in spun["statement"]
    others = [found.loc[(a, b), "route"] for a in ids for b in ids if a < b and (a, b) != (ids[0], ids[1])]
    assert set(others) <= {"same event", "common source"}


def test_a_text_with_several_possible_sources_has_one() -> None:
    "A text that holds what three earlier ones hold is no translation of each of them; without a lexicon nothing is claimed."
    texts = {
        "post": ("en", 2, "Dockworkers in the port of Ostmere voted on Sunday to end a strike of twelve days. Some 1,850 of 2,100 members of the union CTP voted for the agreement, the union said. The strike cost the port 90 million euros, according to the port authority."),
        "faro": ("es", 2, "Los trabajadores del puerto de Ostmere votaron el domingo a favor de poner fin a una huelga de doce días. Unos 1.850 de los 2.100 miembros del sindicato CTP votaron a favor del acuerdo, informó el sindicato. La huelga costó al puerto 90 millones de euros, según la autoridad portuaria."),
        "jornal": ("pt", 2, "Os trabalhadores do porto de Ostmere votaram no domingo pelo fim de uma greve de doze dias. Cerca de 1.850 dos 2.100 membros do sindicato CTP votaram a favor do acordo, informou o sindicato. A greve custou ao porto 90 milhões de euros, segundo a autoridade portuária."),
        "gazeta": ("pl", 3, "Pracownicy portu Ostmere zagłosowali w niedzielę za zakończeniem strajku, który trwał dwanaście dni. Za porozumieniem głosowało około 1850 z 2100 członków związku CTP, poinformował związek. Strajk kosztował port 90 milionów euro, podają władze portu."),
        "bao": ("zh", 3, "港口的码头工人周日投票决定结束为期12天的罢工。工会表示，2100名会员中约有1850人投票赞成该协议。"),
    }  # fmt: skip
    articles = nl.read_articles(pd.DataFrame([{"article_id": name, "outlet": name, "lang": lang, "text": text, "published": f"2031-05-0{day}"} for name, (lang, day, text) in texts.items()]))
    sentences = nl.split_sentences(articles)
    alignments = nl.align_sentences(articles, sentences)
    routes = nl.trace_routes(articles, sentences, alignments, nl.measure_reuse(articles, sentences, alignments))
    taken = routes[(routes["article_id"] == "gazeta") & (routes["direction"] == "from")]
    assert len(taken) <= 1
    mirrored = routes.merge(routes, left_on=["article_id", "other_id"], right_on=["other_id", "article_id"])
    assert (mirrored["statement_x"] == mirrored["statement_y"]).all() and len(mirrored) == len(routes)
    several = routes[(routes["article_id"] == "gazeta") & routes["other_id"].isin(["post", "faro", "jornal"])]
    assert several["evidence"].map(lambda lines: any("as well" in line for line in lines)).sum() >= 2
    unseen = routes[(routes["article_id"] == "bao")]
    assert unseen["statement"].str.contains("no lexicon").all() and unseen["probability"].max() < 0.6


DAM = {
    "post": "About 1,200 residents of the Verlo valley were moved out on Thursday after engineers found cracks in the wall of the dam.\n\nThe longest crack measures 14 metres, the ministry said.\n\nA hospital with 85 patients was evacuated during the night.\n\nThe dam was built in 1968 and supplies 300,000 households with electricity.\n\nThe mayor criticised the owner of the dam and asked for an explanation.",
    "echo": "About 1,300 inhabitants of the Verlo valley were removed on Thursday after technicians discovered cracks in the wall of the dam.\n\nThe largest crack measures 40 metres, the ministry stated.\n\nA clinic with 58 patients was evacuated during the night.\n\nThe dam was constructed in 1986 and provides 300,000 homes with electricity.\n\nThe mayor condemned the owner of the dam and demanded an explanation.",
    "avisen": "Omkring 1.200 beboere i Verlo-dalen blev flyttet torsdag, efter at ingeniører havde fundet revner i dæmningens mur.\n\nDen længste revne er 14 meter, oplyser ministeriet.\n\nEt hospital med 85 patienter blev evakueret i løbet af natten.",
}


def dam_routes(names: tuple[str, ...], *, with_changes: bool = True) -> pd.DataFrame:
    articles = make_table("articles", [{"article_id": name, "outlet": name, "lang": "da" if name == "avisen" else "en", "text": DAM[name]} for name in names])
    sentences = nl.split_sentences(articles)
    alignments = nl.align_sentences(articles, sentences)
    changes = nl.find_changes(articles, sentences, alignments) if with_changes else None
    return nl.trace_routes(articles, sentences, alignments, nl.measure_reuse(articles, sentences, alignments), changes).set_index(["article_id", "other_id"])


def test_an_article_is_not_said_to_translate_whose_facts_it_does_not_share() -> None:
    row = dam_routes(("post", "echo", "avisen")).loc["avisen", "echo"]
    assert row["route"] == "common source" and row["direction"] == "undetermined"
    assert any("facts post agrees with avisen against echo" in line for line in row["evidence"])
    assert "translate" not in row["statement"]


def test_without_a_witness_or_changes_facts_say_nothing() -> None:
    for found in (dam_routes(("echo", "avisen")), dam_routes(("post", "echo", "avisen"), with_changes=False)):
        assert not any("against" in line for line in found.loc[("avisen", "echo"), "evidence"])
    assert dam_routes(("echo", "avisen")).loc[("avisen", "echo"), "route"] == "translation"


def test_no_wording_bears_witness_across_languages() -> None:
    evidence = dam_routes(("post", "echo", "avisen"))["evidence"]
    assert not any("runs of five words) rather" in line for pair in (("avisen", "echo"), ("avisen", "post")) for line in evidence.loc[pair])


def test_a_day_without_a_clock_time_is_not_midnight() -> None:
    def signs(one: str, other: str) -> list[str]:
        rows = make_table("articles", [{"article_id": name, "outlet": name, "lang": "en", "text": DAM["post"], "published": pd.Timestamp(when, tz="UTC")} for name, when in (("a", one), ("b", other))])
        sentences = nl.split_sentences(rows)
        alignments = nl.align_sentences(rows, sentences)
        found = nl.trace_routes(rows, sentences, alignments, nl.measure_reuse(rows, sentences, alignments))
        return [line for line in found["evidence"].iloc[0] if "published" in line]

    assert signs("2025-03-14", "2025-03-14 10:32") == []
    assert signs("2025-03-14", "2025-03-15 02:00") == ["a was published 24 hours before b."]
    assert signs("2025-03-14 06:00", "2025-03-14 10:00") == ["a was published 4 hours before b."]


@given(st.lists(st.integers(1, 3), max_size=40), st.lists(st.integers(1, 3), max_size=40))
def test_longest_run_is_that_of_a_plain_search(one: list[int], two: list[int]) -> None:
    plain = max((size for size in range(min(len(one), len(two)) + 1) for i in range(len(one) - size + 1) for j in range(len(two) - size + 1) if one[i : i + size] == two[j : j + size]), default=0)
    assert longest_run(*(sum_runs(np.array(ids, dtype=np.uint64)) for ids in (one, two))) == plain


# --- what an outsider's derivations showed ------------------------------------------------------------------------------

QUAY = [
    "The council of Marl voted on Tuesday to rebuild the old quay before the winter storms arrive.", "Engineers had warned in a long report that the stone wall could give way within two years.",
    "The work will cost nine million crowns and keep the fish market closed until the end of March.", "Fishermen said they feared that the buyers would go to other towns and never come back.",
    "The mayor promised a temporary hall near the station, with ice and room for forty stands.", "Opponents called the plan a gift to the builders who had paid for her campaign last spring.",
    "She answered that every contract would be open and that the council would choose the cheapest offer.", "The first stones of the wall were laid in a hungry year by prisoners from the fortress.",
    "Divers who looked at the wall last summer found holes as large as a door below the water.", "A smaller repair was made in spring, but the autumn tides washed most of the new mortar away.",
    "The harbour master said that heavy lorries should use the northern road from next week on.", "Schools near the quay will begin half an hour later while the large machines are at work.",
]  # fmt: skip
# usual word → a stranger one; each text takes the words of one of the two
SPUN = (
    {"voted": "balloted", "old": "olden", "warned": "cautioned", "long": "lengthy", "cost": "outlay", "closed": "shuttered", "feared": "dreaded", "buyers": "purchasers", "promised": "vowed", "room": "roominess", "plan": "blueprint", "paid": "remunerated", "answered": "riposted", "cheapest": "thriftiest", "laid": "emplaced", "prisoners": "internees", "looked": "gazed", "holes": "cavities", "smaller": "tinier", "washed": "laved"},
    {"rebuild": "reconstruct", "winter": "wintertide", "report": "dossier", "wall": "bulwark", "work": "toil", "keep": "retain", "said": "averred", "towns": "townships", "temporary": "provisional", "near": "nigh", "gift": "bestowment", "campaign": "canvass", "open": "unconcealed", "choose": "elect", "hungry": "famished", "fortress": "citadel", "large": "sizeable", "water": "waters", "repair": "mending", "heavy": "ponderous"},
)  # fmt: skip


def spun(words: dict[str, str]) -> str:
    return re.sub(r"\w+", lambda found: words.get(found[0], found[0]), " ".join(QUAY))


def traced(texts: dict[str, str], **columns: dict[str, str]) -> pd.DataFrame:
    rows = [{"article_id": name, "outlet": name, "lang": "en", "text": text, **{column: values.get(name, "") for column, values in columns.items()}} for name, text in texts.items()]
    articles = make_table("articles", rows)
    sentences = nl.split_sentences(articles)
    alignments = nl.align_sentences(articles, sentences)
    return nl.trace_routes(articles, sentences, alignments, nl.measure_reuse(articles, sentences, alignments))


def test_a_crosshead_is_no_content_of_ones_own() -> None:
    def with_crossheads(heads: dict[int, str]) -> str:
        return "\n\n".join(part for at, sentence in enumerate(QUAY) for part in ([heads[at]] if at in heads else []) + [sentence])

    articles = make_table("articles", [
        {"article_id": "a", "outlet": "a", "lang": "en", "text": with_crossheads({2: "What engineers had warned of for years", 8: "Forty stands in a temporary hall"})},
        {"article_id": "b", "outlet": "b", "lang": "en", "text": with_crossheads({3: "Nine million crowns and no fish", 6: "Holes below the water line", 10: "Lorries on the northern road"})},
    ])  # fmt: skip
    sentences = nl.split_sentences(articles)
    assert (sentences["role"] == "crosshead").sum() == 5
    reuse = nl.measure_reuse(articles, sentences, nl.align_sentences(articles, sentences))
    assert reuse["exclusive_share"].tolist() == [0.0, 0.0]


def test_words_swapped_one_for_one_throughout_are_a_rewording_and_a_few_of_them_an_edit() -> None:
    assert set(traced({"a": " ".join(QUAY), "b": spun(SPUN[0])})["route"]) == {"paraphrase"}
    few = dict(list(SPUN[0].items())[:10])
    assert set(traced({"a": " ".join(QUAY), "b": spun(few)})["route"]) == {"edited copy"}


def test_a_rewording_is_no_likelier_than_a_common_source_unless_one_names_the_other() -> None:
    texts = {"Marl Gazette": " ".join(QUAY), "Ostmere Echo": spun(SPUN[0] | SPUN[1])}
    open_, named = traced(texts), traced(texts, credit={"Ostmere Echo": "Marl Gazette"})
    assert set(open_["route"]) == {"paraphrase"} and (open_["probability"] <= 0.5).all() and set(open_["alternative"]) == {"common source"}
    assert set(named["route"]) == {"paraphrase"} and (named["probability"] > 0.5).all()
    assert open_.set_index("article_id")["direction"].to_dict() == {"Marl Gazette": "to", "Ostmere Echo": "from"}


def test_two_that_were_both_reworded_have_a_common_source() -> None:
    routes = traced({"a": spun(SPUN[0]), "b": spun(SPUN[1])})
    assert set(routes["route"]) == {"common source"} and set(routes["direction"]) == {"undetermined"}


def test_what_is_put_between_the_sentences_of_a_translation_names_no_direction() -> None:
    sides = article_sides(make_table("articles", [{"article_id": "a", "outlet": "A", "lang": "en", "text": "x"}, {"article_id": "b", "outlet": "B", "lang": "sv", "text": "y"}]))
    witnesses = Witnesses({}, make_table("alignments"), {"a": "A", "b": "B"})
    chances = []
    for inner in (0.0, 0.3):  # cut at an end; put in between
        row = {"exclusive_share_a": 0.4, "exclusive_share_b": 0.0, "inner_share_a": inner, "inner_share_b": 0.0}
        chances.append(1 - direction_chance(direction_signs(sides["a"], sides["b"], row, witnesses)))
    assert chances[0] >= DIRECTION_SURE > chances[1] > 0.5
