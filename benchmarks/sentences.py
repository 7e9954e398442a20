"""Accuracy and speed of split_sentences on documents with gold sentence offsets, beside the peers that are installed.

A sentence counts as found when both its ends are right (white space at the ends ignored). Intervals: bootstrap over
documents. Run: python benchmarks/sentences.py [--gold FOLDER] [--errors]
"""

from __future__ import annotations

import importlib.metadata
import importlib.util
import json
import re
import time
from collections.abc import Callable

import numpy as np
from arguments import read_arguments

from newslab.sentences import split_text

REPLICATES = 1000
Splitter = Callable[[str, str], list[tuple[int, int]]]


def newslab(text: str, lang: str) -> list[tuple[int, int]]:
    "newslab, its own offsets."
    return [(span.start, span.end) for span in split_text(text, lang)]


def locate(text: str, parts: list[str]) -> list[tuple[int, int]]:
    "Offsets of the pieces that a peer returns as strings."
    spans, position = [], 0
    for part in (part.strip() for part in parts):
        start = text.find(part, position) if part else -1
        if start >= 0:
            spans.append((start, start + len(part)))
            position = start + len(part)
    return spans


def by_line(function: Callable[[str, str], list[str]]) -> Splitter:
    "A peer applied line by line, so that it too has the paragraph boundaries."
    return lambda text, lang: locate(text, [part for line in text.split("\n") for part in function(line, lang)])


def textstat_rule(line: str, lang: str) -> list[str]:
    "The regular expression that textstat counts sentences with."
    return re.findall(r"\b[^.!?]+[.!?]*", line, re.UNICODE)


def peers() -> dict[str, Splitter]:
    "The splitters to compare."
    found: dict[str, Splitter] = {"newslab": newslab, "textstat's regular expression": by_line(textstat_rule)}
    if importlib.util.find_spec("pysbd"):
        import pysbd

        english = pysbd.Segmenter(language="en", clean=False)  # it has no Swedish
        found["pysbd"] = by_line(lambda line, lang: english.segment(line))
    if importlib.util.find_spec("blingfire"):
        import blingfire

        found["blingfire"] = by_line(lambda line, lang: blingfire.text_to_sentences(line).split("\n"))
    return found


def trimmed(text: str, spans: list[tuple[int, int]]) -> set[tuple[int, int]]:
    "Spans without white space at their ends."
    out = set()
    for start, end in spans:
        piece = text[start:end]
        out.add((start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())))
    return out


def score(counts: np.ndarray) -> tuple[float, float, float]:
    "F1 of (right, found, gold) per document, with a bootstrap 95 % interval over documents."
    def f1(total: np.ndarray) -> np.ndarray:
        return 2 * total[..., 0] / (total[..., 1] + total[..., 2])

    draws = np.random.default_rng(0).multinomial(len(counts), np.full(len(counts), 1 / len(counts)), size=REPLICATES) @ counts
    low, high = np.percentile(f1(draws), [2.5, 97.5])
    return float(f1(counts.sum(0))), float(low), float(high)


def groups(rows: list[dict]) -> dict[str, list[dict]]:
    "The documents by kind."
    english = [row for row in rows if row["lang"] == "en"]
    spoken = ("conversation", "podcast", "vlog", "court")
    return {
        "English news (GUM)": [row for row in english if "news" in row["id"]],
        "English written (GUM)": [row for row in english if not any(name in row["id"] for name in spoken)],
        "English spoken (GUM)": [row for row in english if any(name in row["id"] for name in spoken)],
        "Swedish (Talbanken)": [row for row in rows if row["lang"] == "sv"],
    }


def main() -> None:
    "Print the table."
    options = read_arguments(__doc__, errors={"action": "store_true", "help": "show where newslab differs from the gold"})
    rows = [json.loads(line) for line in (options.gold / "sentences" / "ud_dev.jsonl").open(encoding="utf-8")]
    print("| text | documents | sentences | splitter | F1 | 95 % interval | MB/s |\n|---|---|---|---|---|---|---|")
    for name, part in groups(rows).items():
        for peer, function in peers().items():
            counts = []
            for row in part:
                gold, found = trimmed(row["text"], row["sentences"]), trimmed(row["text"], function(row["text"], row["lang"]))
                counts.append((len(gold & found), len(found), len(gold)))
                if options.errors and peer == "newslab":
                    show_errors(row, gold, found)
            text, lang = "\n".join(row["text"] for row in part), part[0]["lang"]
            begin = time.process_time()
            function(text, lang)
            speed = len(text.encode()) / 1e6 / (time.process_time() - begin)
            value, low, high = score(np.array(counts))
            sentences = sum(count[2] for count in counts)
            print(f"| {name} | {len(part)} | {sentences} | {peer} | {value:.3f} | {low:.3f}–{high:.3f} | {speed:.1f} |")
    golden_rules()


def golden_rules() -> None:
    "How many of pysbd's 48 golden rules hold, when pysbd is installed (its distribution carries them)."
    found = [path for path in importlib.metadata.files("pysbd") or [] if path.name == "english_golden_rules.py"] if importlib.util.find_spec("pysbd") else []
    if not found:
        return
    path = found[0].locate()
    spec = importlib.util.spec_from_file_location("english_golden_rules", str(path))
    if spec is None or spec.loader is None:
        return
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    print("\n| splitter | golden rules kept, of " + str(len(module.GOLDEN_EN_RULES)) + " |\n|---|---|")
    for peer, function in peers().items():
        kept = sum([text[a:b].strip() for a, b in function(text, "en")] == [part.strip() for part in parts] for text, parts, *_ in module.GOLDEN_EN_RULES)
        print(f"| {peer} | {kept} |")


def show_errors(row: dict, gold: set[tuple[int, int]], found: set[tuple[int, int]]) -> None:
    "Boundaries that are missing (-) or too many (+), with the text around them."
    text = row["text"]
    for sign, ends in (("-", {e for _, e in gold} - {e for _, e in found}), ("+", {e for _, e in found} - {e for _, e in gold})):
        for end in sorted(ends):
            print(f"    {row['id']} {sign} …{text[max(0, end - 50):end]!r} ⏐ {text[end:end + 40]!r}")


if __name__ == "__main__":
    main()
