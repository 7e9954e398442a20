"""What an article leaves out or carries alone: by whom, and where a passage begins."""

from __future__ import annotations

import pandas as pd
import newslab as nl
from newslab.matters import make_case
from newslab.schema import make_table

LANDING = "The ferry from Ostmere landed at the wrong quay on Monday evening."
INQUIRY = "The harbour office opened an inquiry into the captain's papers."


def tables(texts: dict[str, tuple[str, str]]) -> tuple[pd.DataFrame, ...]:
    articles = make_table("articles", [{"article_id": name, "lang": lang, "text": text} for name, (lang, text) in texts.items()])
    sentences = nl.split_sentences(articles)
    return articles, sentences, nl.align_sentences(articles, sentences)


def omissions(texts: dict[str, tuple[str, str]]) -> pd.DataFrame:
    found = nl.find_discrepancies(*tables(texts))
    return found[found["kind"] == "omission"]


def test_left_out_means_that_every_other_article_carries_it() -> None:
    carried = f"{LANDING} {INQUIRY}"
    doubtful = f"{LANDING} Whether the papers of the captain were in order is what the office at the harbour will look into, an inquiry of weeks."
    lacking = f"{LANDING} Thick fog had covered the whole bay since the early morning."
    rules = {matter.rule for matter in _matters({"a": ("en", carried), "b": ("en", f"{INQUIRY} {LANDING}"), "c": ("en", lacking)})}
    assert "left out" in rules
    rules = {matter.rule for matter in _matters({"a": ("en", carried), "b": ("en", f"{INQUIRY} {LANDING}"), "c": ("en", lacking), "d": ("en", doubtful)})}
    assert "left out" not in rules


def _matters(texts: dict[str, tuple[str, str]]) -> list:
    from newslab.presence import PRESENCE_FINDERS

    articles, sentences, alignments = tables(texts)
    case = make_case(articles, sentences, alignments, *(make_table(name) for name in ("changes", "quotes", "facts", "artefacts")))
    return [matter for find in PRESENCE_FINDERS for matter in find(case)]


def test_a_passage_begins_with_what_is_its_own() -> None:
    shared = ["The minister opened the new bridge at Harl on Tuesday.", "Hundreds of people from both shores crossed it on foot."]
    own = ["Ilse Brandau, 81, had sold tickets on the last ferry for 44 years.", "She keeps the bell of the ferry in her kitchen in Marl."]
    reworded = ["The bridge had been planned for decades, and its costs had doubled before the first stone was laid."]
    told = ["Quarrels over doubled costs held up every stone for decades."]
    first = " ".join([*shared, *reworded, *own])
    found = omissions({"a": ("en", first), "b": ("en", " ".join([*shared, "A choir sang.", *told])), "c": ("en", " ".join(shared))})
    alone = found[(found["article_id"] == "a") & (found["start"] >= 0) & found["text"].str.contains("Brandau")]
    assert len(alone) and not alone["text"].str.contains("decades").any()


def test_an_article_that_breaks_off_left_nothing_out_behind_that_place() -> None:
    shared = [LANDING, "Nobody was hurt, but two cars rolled into the water.", "The fog had come in from the sea within minutes.", "Divers looked for the cars until midnight.", "The line will run again from Thursday on.", "Tickets for the lost crossing are valid until June."]
    more = "Ilse Brandau, the harbour's oldest pilot, had warned of the quay in 1998 and in 2004."
    whole = {"a": ("en", " ".join([*shared, more])), "b": ("en", " ".join(shared))}
    assert omissions(whole)["text"].str.contains("Brandau").any()
    broken = {**whole, "b": ("en", " ".join([*shared, "They also spoke of the"]))}
    assert not omissions(broken)["text"].str.contains("Brandau").any()
    inside = {"a": ("en", " ".join([*shared[:3], more, *shared[3:]])), "b": ("en", " ".join([*shared, "They also spoke of the"]))}
    assert omissions(inside)["text"].str.contains("Brandau").any()


def test_an_article_of_its_own_words_that_breaks_off_hides_nothing() -> None:
    own = "Ilse Brandau, 81, had sold tickets on the last ferry for 44 years. She keeps the bell of the ferry in her kitchen in Marl, beside the stove. Her brother Olof Brandau steered the first boat, in 1961, with a crew of nine."
    other = "A crowd of 300 danced on the new bridge of Harl until the lamps went out. Three bands played, and a choir from Ostmere sang the song of the"
    found = omissions({"a": ("en", f"{LANDING} {own}"), "b": ("en", f"{LANDING} {other}")})
    assert found["text"].str.contains("Brandau").any()


def test_long_passages_below_the_top_are_the_surest() -> None:
    from newslab.presence import passage_evidence

    assert passage_evidence(12, False) < passage_evidence(40, False) < passage_evidence(160, False) < 1
    assert passage_evidence(40, True) < passage_evidence(40, False)
    short = "Ilse Brandau, 81, had sold tickets on the last ferry of Marl for 44 years."
    long = f"{short} She keeps the bell of the ferry in her kitchen, beside the stove. Her brother Olof Brandau steered the first boat, in 1961, with a crew of nine men and two women from Ostmere."
    rest = "Nobody was hurt. Two cars rolled into the water. Divers looked for them until midnight."
    told = [omissions({"a": ("en", f"{LANDING} {rest} {passage}"), "b": ("en", f"{LANDING} {rest} A choir sang.")}) for passage in (short, long)]
    sure = [found.loc[found["text"].str.contains("Brandau"), "probability"].max() for found in told]
    assert sure[0] < sure[1]
