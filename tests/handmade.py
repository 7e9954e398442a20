"""A comparison written by hand, so that figures, readers and reports can be tested without the steps before them.

All people, places, outlets and events are invented.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from newslab.codebook import TABLES
from newslab.schema import make_table

POST = (
    "Mayor Ada Lind and her counterpart Tom Berg signed a ferry agreement in Eastholm on Friday.\n\n"
    "The two towns will share the cost of a new electric ferry, which is to carry 400 passengers. "
    "The harbour office described the deal as a lasting partnership.\n\n"
    "“The ferry is an essential part of our common future,” Lind said at the signing.\n\n"
    "Fishermen have protested against the new quay since May."
)
ECHO = (
    "EASTHOLM'S deal was described by the harbour office as an enduring partnership.\n\n"
    "Deputy Mayor Ada Lind and her colleague Tom Berg inked a ferry accord in Eastholm on Friday. "
    "The two towns will split the price of a new electric ferry, which is to carry 400 vehicles.\n\n"
    "“The ferry is an integral part of our common future,” Lind stated at the ceremony.\n\n"
    "Ticket prices have not been announced."
)
KUST = (
    "Borgmästaren Ada Lind och hennes kollega Tom Berg undertecknade ett färjeavtal i Eastholm på fredagen.\n\n"
    "De två städerna ska dela på kostnaden för en ny elektrisk färja. Cirka 400 XNUMX passagerare får plats.\n\n"
    "Bron är fortfarande stängd."
)
WIRE = (
    "The Regional Council said on Tuesday that bridges matter more than ferries.\n\n"
    "“We want a lasting partnership of all coastal towns,” councillor Eva Holt said."
)
ARTICLES = [
    {"article_id": "post_01", "outlet": "Northern Post", "published": "2031-05-02T08:00Z", "headline": "Two towns sign ferry deal", "text": POST, "lang": "en", "url": "https://post.example/ferry", "path": "post_01.txt", "credit": "Coast Agency", "dateline": "EASTHOLM", "byline": "By Kim Aune", "standfirst": "A new ferry from next year"},
    {"article_id": "echo_02", "outlet": "Daily Echo", "published": "2031-05-02T15:30Z", "headline": "Ferry accord inked", "text": ECHO, "lang": "en", "url": "javascript:alert(1)", "path": "echo_02.txt"},
    {"article_id": "kust_03", "outlet": "Kustbladet", "published": "2031-05-03T06:00Z", "headline": "Två städer enas om färja", "text": KUST, "lang": "sv", "url": "", "path": "kust_03.txt"},
    {"article_id": "wire_04", "outlet": "", "headline": "Council prefers bridges", "text": WIRE, "lang": "en", "path": "wire_04.txt"},
    {"article_id": "bad_05", "outlet": "Broken Bugle", "text": "", "path": "bad_05.bin", "problem": "not text: the file holds binary data"},
]  # fmt: skip
# (article a, sentence, article b, sentence, relation, similarity, probability)
PAIRS = [
    ("post_01", 1, "echo_02", 2, "paraphrase", 0.71, 0.97),
    ("post_01", 2, "echo_02", 3, "edited", 0.83, 0.99),
    ("post_01", 3, "echo_02", 1, "paraphrase", 0.66, 0.93),
    ("post_01", 4, "echo_02", 4, "edited", 0.86, 0.99),
    ("post_01", 1, "kust_03", 1, "translation", 0.78, 0.95),
    ("post_01", 2, "kust_03", 2, "partial", 0.55, 0.80),
    ("echo_02", 2, "kust_03", 1, "translation", 0.74, 0.90),
]
# (alignment, text in a, text in b, kind, in a quotation)
CHANGES = [
    (1, "Mayor", "Deputy Mayor", "title", False),
    (1, "counterpart", "colleague", "synonym", False),
    (1, "signed", "inked", "synonym", False),
    (1, "agreement", "accord", "synonym", False),
    (2, "share", "split", "synonym", False),
    (2, "cost", "price", "synonym", False),
    (2, "passengers", "vehicles", "number", False),
    (3, "lasting", "enduring", "synonym", False),
    (4, "essential", "integral", "wording", True),
    (4, "signing", "ceremony", "synonym", False),
]
# (id, topic, kind, severity, rule, probability, versions as article → words, "" where it is missing)
MATTERS: list[tuple[int, str, str, str, str, float, dict[str, str]]] = [
    (1, "office of Ada Lind", "title", "high", "the same person holds different offices", 0.95, {"post_01": "Mayor Ada Lind", "echo_02": "Deputy Mayor Ada Lind"}),
    (2, "400 of what", "number", "high", "the same number counts different things", 0.9, {"post_01": "400 passengers", "echo_02": "400 vehicles", "kust_03": "400 XNUMX passagerare"}),
    (3, "quotation of Ada Lind", "quote", "high", "words inside quotation marks differ", 0.97, {"post_01": "an essential part", "echo_02": "an integral part"}),
    (4, "protest of the fishermen", "omission", "medium", "one article alone reports it", 0.6, {"post_01": "Fishermen have protested", "echo_02": ""}),
    (5, "lasting or enduring", "wording", "low", "near-synonyms", 0.4, {"post_01": "lasting partnership", "echo_02": "enduring partnership"}),
]  # fmt: skip


@dataclass(frozen=True)
class MadeComparison:
    "The fields of `newslab.compare.Comparison`, filled by hand."

    articles: pd.DataFrame
    lines: pd.DataFrame
    sentences: pd.DataFrame
    readability: pd.DataFrame
    quotes: pd.DataFrame
    facts: pd.DataFrame
    alignments: pd.DataFrame
    changes: pd.DataFrame
    reuse: pd.DataFrame
    routes: pd.DataFrame
    quote_audit: pd.DataFrame
    discrepancies: pd.DataFrame
    artefacts: pd.DataFrame
    claims: pd.DataFrame
    words: pd.DataFrame
    comparison: pd.DataFrame
    findings: pd.DataFrame
    settings: dict[str, Any] = field(default_factory=dict)


def _sentences(articles: pd.DataFrame) -> pd.DataFrame:
    rows = []
    for article in articles.itertuples():
        spans = [m.span() for m in re.finditer(r"[^\s].*?[.](?=\s|$)|[^\s].*?,”.*?[.](?=\s|$)", article.text)]
        for number, (start, end) in enumerate(spans, 1):
            rows.append({"article_id": article.article_id, "sentence_no": number, "paragraph_no": article.text[:start].count("\n\n") + 1, "start": start, "end": end, "text": article.text[start:end], "role": "body"})
    return make_table("sentences", rows)


def _sentence_at(sentences: pd.DataFrame, article_id: str, position: int) -> int:
    mine = sentences[(sentences["article_id"] == article_id) & (sentences["start"] <= position) & (sentences["end"] >= position)]
    return int(mine["sentence_no"].iloc[0]) if len(mine) else 0


def _changes(texts: dict[str, str], sentences: pd.DataFrame) -> pd.DataFrame:
    spans = sentences.set_index(["article_id", "sentence_no"])
    rows = []
    for alignment, a, b, kind, quoted in CHANGES:
        article_a, sentence_a, article_b, sentence_b = PAIRS[alignment - 1][:4]
        start_a = texts[article_a].index(a, int(spans.loc[(article_a, sentence_a), "start"]))
        start_b = texts[article_b].index(b, int(spans.loc[(article_b, sentence_b), "start"]))
        rows.append({"alignment_id": alignment, "article_a": article_a, "article_b": article_b, "start_a": start_a, "end_a": start_a + len(a), "start_b": start_b, "end_b": start_b + len(b), "text_a": a, "text_b": b, "kind": kind, "in_quote": quoted})
    return make_table("changes", rows)


def _discrepancies(texts: dict[str, str], sentences: pd.DataFrame) -> pd.DataFrame:
    rows = []
    for number, topic, kind, severity, rule, probability, versions in MATTERS:
        for article_id, words in versions.items():
            start = texts[article_id].index(words) if words else -1
            rows.append({"discrepancy_id": number, "topic": topic, "kind": kind, "severity": severity, "rule": rule, "probability": probability, "article_id": article_id, "sentence_no": _sentence_at(sentences, article_id, start) if words else 0, "start": start, "end": start + len(words) if words else -1, "text": words})
    return make_table("discrepancies", rows)


def _readability(articles: pd.DataFrame, sentences: pd.DataFrame) -> pd.DataFrame:
    rows = []
    for article, lix in zip(articles.itertuples(), (38.0, 36.5, 33.0, 47.0), strict=False):
        english = article.lang == "en"
        row = {"article_id": article.article_id, "lang": article.lang, "words": len(article.text.split()), "sentences": int((sentences["article_id"] == article.article_id).sum()), "lix": lix, "lix_low": lix - 4, "lix_high": lix + 4.5, "warning": "" if english else "English formulas do not hold for Swedish"}
        if english:
            row |= {"flesch": 90 - lix, "flesch_low": 82 - lix, "flesch_high": 99 - lix, "flesch_kincaid": lix / 4, "flesch_kincaid_low": lix / 4 - 1.5, "flesch_kincaid_high": lix / 4 + 1.5}
        rows.append(row)
    return make_table("readability", rows)


def _pairs(ids: list[str]) -> tuple[pd.DataFrame, pd.DataFrame]:
    shares = {("post_01", "echo_02"): (0.78, 0.22), ("echo_02", "post_01"): (0.84, 0.16), ("post_01", "kust_03"): (0.30, 0.70), ("kust_03", "post_01"): (0.62, 0.38), ("echo_02", "kust_03"): (0.2, 0.8), ("kust_03", "echo_02"): (0.3, 0.7)}
    routes = {("post_01", "echo_02"): ("common source", 0.62, "undetermined", 0.55), ("post_01", "kust_03"): ("translation", 0.81, "to", 0.84), ("echo_02", "kust_03"): ("same event", 0.66, "undetermined", 0.5)}
    evidence = ("for: 4 of 5 sentences stand in both, reworded word by word", "against a direct copy: each has a sentence that the other lacks", "for a common source: Northern Post credits Coast Agency")
    reuse, way = [], []
    for a in ids:
        for b in ids:
            if a == b:
                continue
            reused, exclusive = shares.get((a, b), (0.0, 1.0))
            reuse.append({"article_id": a, "other_id": b, "paraphrase_share": reused * 0.6, "edited_share": reused * 0.4, "reused_share": reused, "exclusive_share": exclusive, "containment": reused / 3, "order_kept": 0.33, "longest_run": 7 if reused else 0, "aligned_sentences": round(5 * reused), "sentences": 5})
            route, probability, direction, sure = routes.get((a, b)) or routes.get((b, a)) or ("unrelated", 0.9, "undetermined", 0.5)
            if (a, b) not in routes and direction != "undetermined":
                direction = {"from": "to", "to": "from"}[direction]
            way.append({"article_id": a, "other_id": b, "route": route, "probability": probability, "direction": direction, "direction_probability": sure, "evidence": list(evidence) if reused else ["for: no sentence in common"]})
    return make_table("reuse", reuse), make_table("routes", way)


def _claims(sentences: pd.DataFrame) -> pd.DataFrame:
    claim: dict[tuple[str, int], int] = {}
    for a, sa, b, sb, *_ in PAIRS:
        number = claim.get((a, sa)) or claim.get((b, sb)) or len(set(claim.values())) + 1
        claim[(a, sa)] = claim[(b, sb)] = number
    for row in sentences.itertuples():
        claim.setdefault((row.article_id, row.sentence_no), len(set(claim.values())) + 1)
    keys = sorted(claim.items(), key=lambda item: item[1])
    first: dict[int, tuple[str, int]] = {}
    for key, number in keys:
        first.setdefault(number, key)
    said = sentences.set_index(["article_id", "sentence_no"])["text"]
    return make_table("claims", [{"claim_id": number, "article_id": key[0], "sentence_no": key[1], "representative": said[first[number]], "articles": len({k[0] for k, n in keys if n == number}), "position": key[1] / 5, "probability": 0.9} for key, number in keys])


def make_comparison(**replace: Any) -> MadeComparison:
    "Five invented articles and every table about them. Replace any table by keyword."
    articles = make_table("articles", ARTICLES)
    good = articles[articles["problem"] == ""]
    texts = dict(zip(articles["article_id"], articles["text"], strict=True))
    ids = list(good["article_id"])
    sentences = _sentences(good)
    junk = "Share this article"
    lines = []
    for article in good.itertuples():
        position = 0
        for number, part in enumerate([article.headline, junk, *article.text.split("\n\n")], 1):
            label = {1: "headline", 2: "boilerplate"}.get(number, "body")
            lines.append({"article_id": article.article_id, "line_no": number, "start": position, "end": position + len(part), "text": part, "label": label, "confidence": 0.9, "reason": {"headline": "first line, no stop", "boilerplate": "share bar", "body": "prose"}[label]})
            position += len(part) + 1
    articles.loc[articles["problem"] == "", "raw_text"] = [f"{a.headline}\n{junk}\n" + a.text.replace("\n\n", "\n") for a in good.itertuples()]
    reuse, routes = _pairs(ids)
    discrepancies = _discrepancies(texts, sentences)
    quotes = []
    for article_id, words, speaker, cue in (("post_01", "The ferry is an essential part of our common future,", "Lind", "said"), ("echo_02", "The ferry is an integral part of our common future,", "Lind", "stated"), ("wire_04", "We want a lasting partnership of all coastal towns,", "Eva Holt", "said")):
        start = texts[article_id].index(words)
        quotes.append({"article_id": article_id, "quote_no": 1, "sentence_no": _sentence_at(sentences, article_id, start), "start": start, "end": start + len(words), "text": words, "kind": "direct", "speaker": speaker, "speaker_key": "ada lind" if speaker == "Lind" else "eva holt", "cue": cue, "cue_kind": "neutral", "speaker_start": -1, "speaker_end": -1, "cue_start": -1, "cue_end": -1})
    start = KUST.index("XNUMX")
    artefacts = make_table("artefacts", [{"article_id": "kust_03", "sentence_no": 3, "start": start, "end": start + 5, "text": "XNUMX", "kind": "placeholder", "reason": "a numeral that a translation engine left open", "probability": 0.98}])
    words = [{"outlet": outlet, "word": word, "count": n, "count_elsewhere": m, "per_thousand": 10.0 * n, "log_odds": odds, "z": odds * 1.4} for outlet, word, n, m, odds in (("Northern Post", "fishermen", 1, 0, 0.9), ("Northern Post", "agreement", 1, 0, 0.8), ("Northern Post", "ferry", 3, 3, 0.1), ("Daily Echo", "accord", 1, 0, 1.1), ("Daily Echo", "vehicles", 1, 0, 1.0), ("Daily Echo", "ferry", 3, 3, -0.2))]
    readability = _readability(good, sentences)
    rows = []
    for article in articles.itertuples():
        scores = readability[readability["article_id"] == article.article_id].to_dict("records")
        rows.append({"article_id": article.article_id, "outlet": article.outlet or "wire", "headline": article.headline, "lang": article.lang, "published": article.published, "words": len(article.text.split()), "sentences": int((sentences["article_id"] == article.article_id).sum()), **({k: v for k, v in scores[0].items() if k.startswith(("lix", "flesch_kincaid"))} if scores else {}), "problem": article.problem, "closest_id": {"post_01": "echo_02", "echo_02": "post_01", "kust_03": "post_01"}.get(article.article_id, ""), "route": {"post_01": "common source", "echo_02": "common source", "kust_03": "translation"}.get(article.article_id, ""), "reused_share": {"post_01": 0.78, "echo_02": 0.84, "kust_03": 0.62}.get(article.article_id, float("nan")), "quoted_share": 0.1, "speakers": 1, "exclusive_claims": 1, "missing_claims": 0, "discrepancies": 3, "artefacts": 0})
    findings = make_table("findings", [
        {"finding_no": 1, "kind": "reuse", "sentence": "Northern Post and Daily Echo share 4 of 5 sentences, reworded word by word: from the one to the other or from a common source; the evidence does not settle which.", "certainty": "likely", "probability": 0.62, "article_ids": ["post_01", "echo_02"], "evidence": ["route:post_01:echo_02", "alignment:1", "alignment:2"]},
        {"finding_no": 2, "kind": "quote", "sentence": "A quotation of Ada Lind differs in its wording: “essential” and “integral”.", "certainty": "almost certain", "probability": 0.97, "article_ids": ["post_01", "echo_02"], "evidence": ["discrepancy:3", "nonsense:1"]},
        {"finding_no": 3, "kind": "problem", "sentence": "Broken Bugle could not be used: not text.", "certainty": "certain", "article_ids": ["bad_05"], "evidence": ["article:bad_05"]},
    ])  # fmt: skip
    tables: dict[str, Any] = {
        "articles": articles, "lines": make_table("lines", lines), "sentences": sentences, "readability": readability,
        "quotes": make_table("quotes", quotes), "facts": make_table("facts"),
        "alignments": make_table("alignments", [{"alignment_id": n, "article_a": a, "sentence_a": sa, "article_b": b, "sentence_b": sb, "relation": relation, "similarity": similarity, "probability": p} for n, (a, sa, b, sb, relation, similarity, p) in enumerate(PAIRS, 1)]),
        "changes": _changes(texts, sentences), "reuse": reuse, "routes": routes, "quote_audit": make_table("quote_audit"), "discrepancies": discrepancies, "artefacts": artefacts,
        "claims": _claims(sentences), "words": make_table("words", words), "comparison": make_table("comparison", rows), "findings": findings,
        "settings": {"newslab": "0.1.0", "minimum_probability": 0.5},
    }  # fmt: skip
    assert set(tables) == set(TABLES) | {"settings"}
    return MadeComparison(**(tables | replace))


# What an article, an outlet or a column may contain to try and run in the reader's browser.
ATTACKS = [
    "<script>window.__pwned=1</script>",
    "<img src=x onerror=window.__pwned=2>",
    "\"><svg onload=window.__pwned=3>",
    "' onmouseover='window.__pwned=4",
    "</style></textarea></title><script>window.__pwned=5</script>",
    "{{ ''.__class__ }}{% raw %}",
    "<a href=\"javascript:window.__pwned=6\" data-commandlinker-command=\"x\">click</a>",
]


def make_hostile() -> MadeComparison:
    "The same comparison with an attack in every text, name, id, address and column name."
    attack = " ".join(ATTACKS)
    made = make_comparison()
    tables: dict[str, Any] = {}
    ids = {article_id: f"{article_id}{attack}" for article_id in made.articles["article_id"]}
    for name in TABLES:
        table = getattr(made, name).copy()
        for column in table.columns:
            if str(table[column].dtype) == "str" and column not in ("lang", "relation", "severity", "direction", "label", "certainty"):  # words that newslab itself writes
                if column in ("article_id", "other_id", "article_a", "article_b", "closest_id"):
                    table[column] = [ids.get(value, value) for value in table[column]]
                elif column == "url":
                    table[column] = "javascript:window.__pwned=7"
                elif column not in ("problem", "role"):
                    table[column] = [f"{value} {attack}" if value else value for value in table[column]]
        if name == "articles":
            table.loc[table["problem"] != "", "problem"] = attack
        if name == "routes":
            table["evidence"] = [[attack]] * len(table)
        if name == "findings":
            table["evidence"] = [[f"discrepancy:3{attack}", attack, "javascript:alert(1)"]] * len(table)
            table["article_ids"] = [list(ids.values())[:1]] * len(table)
        table[f"extra {attack}"] = attack
        tables[name] = table
    return MadeComparison(**tables, settings={attack: attack})
