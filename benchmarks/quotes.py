"""How well quotations and attributions are found: PolNeAR, spans found by overlap, speakers right by a shared word.

Run: python benchmarks/quotes.py [--gold FOLDER] [--peers PYTHON]. Prints a Markdown table; intervals by bootstrap over
articles. PYTHON is the interpreter of an environment with textacy (see textacy_quotes.py).
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import time
from pathlib import Path

import numpy as np
import pandas as pd

from newslab.quotes import find_quotes

MARKS = set('"“”„«»') | {"''"}


def overlaps(span: tuple[int, int], others: list[tuple[int, int]]) -> bool:
    "Whether a span shares a character with any of the others."
    return any(span[0] < end and start < span[1] for start, end in others)


def counts(predicted: list[tuple[int, int]], gold: list[list[tuple[int, int]]]) -> tuple[int, int, int, int]:
    "Predicted spans that touch gold, predicted, gold attributions touched, gold."
    flat = [span for spans in gold for span in spans]
    right = sum(overlaps(span, flat) for span in predicted)
    found = sum(any(overlaps(span, predicted) for span in spans) for spans in gold)
    return right, len(predicted), found, len(gold)


def words(text: str) -> set[str]:
    "Words of a speaker, lower case, without articles."
    return set(re.findall(r"\w+", text.lower())) - {"the", "a", "an", "of", "s"}


def measure(article: dict[str, object], quotes: pd.DataFrame) -> dict[str, tuple[int, int, int, int]]:
    "The counts of one article, by what is measured."
    text, gold = str(article["text"]), article["attributions"]
    spans = {part: [[tuple(span) for span in item.get(part, [])] for item in gold if item.get(part)] for part in ("content", "cue", "source")}
    # A gold quotation is an attributed stretch that holds quotation marks.
    marked = [(item, [(a, b) for a, b in map(tuple, item.get("content", [])) if any(mark in text[a:b] for mark in MARKS)]) for item in gold]
    marked = [(item, parts) for item, parts in marked if parts]
    quoted = quotes[quotes["kind"].isin(("direct", "mixed"))]
    pairs = list(zip(quoted["start"], quoted["end"], strict=True))
    said = quotes[quotes["kind"] != "scare"]
    result = {
        "quotations (direct, mixed)": counts(pairs, [parts for _, parts in marked]),
        "cue": counts([pair for pair in zip(said["cue_start"], said["cue_end"], strict=True) if pair[0] >= 0], spans["cue"]),
        "source": counts([pair for pair in zip(said["speaker_start"], said["speaker_end"], strict=True) if pair[0] >= 0], spans["source"]),
        "content": counts(list(zip(said["start"], said["end"], strict=True)), spans["content"]),
    }
    right = exact = known = 0
    for item, parts in marked:
        source = " ".join(text[a:b] for a, b in item.get("source", []))
        if not source:
            continue
        known += 1
        given = [row.speaker for row in quoted.itertuples() if overlaps((row.start, row.end), parts)]
        right += any(words(name) & words(source) for name in given)
        exact += source in given
    result["speaker of quotations"] = (right, known, right, known)
    result["speaker, exact words"] = (exact, known, exact, known)
    return result


def score(rows: np.ndarray) -> float:
    "F1 from summed counts."
    right, predicted, found, gold = rows.sum(axis=0)
    precision, recall = right / max(predicted, 1), found / max(gold, 1)
    return 2 * precision * recall / max(precision + recall, 1e-9)


COLUMNS = ["article_id", "kind", "start", "end", "speaker", "speaker_start", "speaker_end", "cue_start", "cue_end"]
_PAIR = re.compile(r"[“\"]([^“”\"\n]{2,2000})[”\"]")
_SAID = r"(?:said|says|told|added|wrote|asked|argued|claimed|explained|insisted|warned|noted)"
_NAME = r"(?:[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}|he|she|they)"
_AFTER = re.compile(rf"[ ,]*(?:(?P<cue>{_SAID}) (?P<who>{_NAME})|(?P<who2>{_NAME}) (?P<cue2>{_SAID}))")
_BEFORE = re.compile(rf"(?P<who>{_NAME}) (?P<cue>{_SAID})[ ,:]*$")


def pattern_quotes(records: list[dict[str, object]]) -> pd.DataFrame:
    "A plain peer: what stands between double marks, and a name beside said."
    rows = []
    for record in records:
        text = str(record["text"])
        for match in _PAIR.finditer(text):
            after, before = _AFTER.match(text, match.end()), _BEFORE.search(text, max(0, match.start() - 80), match.start())
            found = after or before
            who, cue = ("who2", "cue2") if found is not None and found is after and found.group("who") is None else ("who", "cue")
            row = [record["id"], "direct", match.start(1), match.end(1)]
            rows.append(row + ([found.group(who), *found.span(who), *found.span(cue)] if found else ["", -1, -1, -1, -1]))
    return pd.DataFrame(rows, columns=COLUMNS)


def textacy_quotes(records: list[dict[str, object]], interpreter: str) -> tuple[pd.DataFrame, int]:
    "textacy's direct quotations, and on how many articles it raised."
    script = Path(__file__).with_name("textacy_quotes.py")
    given = "".join(json.dumps({"id": r["id"], "text": r["text"]}) + "\n" for r in records)
    answer = subprocess.run([interpreter, str(script)], input=given, capture_output=True, text=True, check=True).stdout
    found = [json.loads(line) for line in answer.splitlines()]
    rows = [[one["id"], "direct", q["start"], q["end"], q["speaker"], q.get("source_start", -1), q.get("source_end", -1), q.get("cue_start", -1), q.get("cue_end", -1)] for one in found for q in one["rows"]]
    return pd.DataFrame(rows, columns=COLUMNS), sum(bool(one["error"]) for one in found)


def print_rows(method: str, quotes: pd.DataFrame, records: list[dict[str, object]], kept: tuple[str, ...]) -> None:
    "One row of the table for each measure."
    by_article = dict(list(quotes.groupby("article_id")))
    results = [measure(record, by_article.get(record["id"], quotes.iloc[:0])) for record in records]
    rng = np.random.default_rng(0)
    for name in kept or tuple(results[0]):
        rows = np.array([result[name] for result in results])
        draws = [score(rows[rng.integers(len(rows), size=len(rows))]) for _ in range(2000)]
        low, high = np.percentile(draws, [2.5, 97.5])
        right, predicted, found, gold = rows.sum(axis=0)
        print(f"| {method} | {name} | {gold} | {right / max(predicted, 1):.3f} | {found / max(gold, 1):.3f} | {score(rows):.3f} | {low:.3f}–{high:.3f} |")


def main() -> None:
    "Print the table."
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, default=Path(__file__).resolve().parents[2] / "shared" / "gold")
    parser.add_argument("--peers", default="", help="interpreter of an environment with textacy")
    args = parser.parse_args()
    records = [json.loads(line) for line in (args.gold / "attribution" / "polnear_dev.jsonl").read_text(encoding="utf-8").splitlines()]
    articles = pd.DataFrame({"article_id": [r["id"] for r in records], "text": [r["text"] for r in records], "lang": "en"})
    begin = time.process_time()
    quotes = find_quotes(articles)
    seconds = time.process_time() - begin
    print(f"PolNeAR dev half, {len(records)} articles; n = gold attributions; 95 % interval by bootstrap over articles (2,000)\n")
    print("| method | measured | n | precision | recall | F1 | interval |\n|---|---|---|---|---|---|---|")
    print_rows("newslab", quotes, records, ())
    direct = ("quotations (direct, mixed)", "speaker of quotations", "speaker, exact words")
    note = ""
    if args.peers:
        begin = time.perf_counter()
        found, raised = textacy_quotes(records, args.peers)
        note = f"\ntextacy 0.13.0 with spaCy's en_core_web_sm raised on {raised} of {len(records)} articles (unpaired marks): no quotations there. {time.perf_counter() - begin:.0f} s, the model's loading included.\n"
        print_rows("textacy", found, records, direct)
        whole = [r for r in records if r["id"] in set(found["article_id"])]
        print_rows(f"textacy, the {len(whole)} articles where it found any", found, whole, direct)
    print_rows("marks and said", pattern_quotes(records), records, direct)
    print(f"{note}\nnewslab took {seconds:.1f} s of processor time, first use of its word lists included.")


if __name__ == "__main__":
    main()
