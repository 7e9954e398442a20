"""Texts to derive from: gold events, learners' articles, and the examples shipped with newslab.

Not part of the package. A source is a story: articles about one thing, each with `paragraphs`, lists of sentences
split by a plain rule of its own, so that no simulation rests on the splitter that it is to test.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

HERE = Path(__file__).resolve().parent
DATA = HERE.parent / "newslab" / "data"
GOLD = HERE.parent.parent / "shared" / "gold"

Paragraphs = list[list[str]]  # an article: paragraphs of sentences
MOST_SENTENCES = 24  # of a source; longer articles are cut from the end


def paragraphs_of(text: str) -> Paragraphs:
    "A plain split, independent of the package: paragraphs at newlines, sentences at stops before a capital."
    out = []
    for line in text.split("\n"):
        line = re.sub(r"\s+", " ", line).strip()
        if len(line.split()) < 6 or line[-1] not in ".!?\"”'’)":
            continue  # captions, links and headings are no part of what an outlet copies
        out.append([s for s in re.split(r"(?<=[.!?])[\"”’]?\s+(?=[\"“A-Z])", line) if s.strip()])
    return out


def text_of(paragraphs: Paragraphs) -> str:
    return "\n\n".join(" ".join(sentences) for sentences in paragraphs if sentences)


def sentences_of(paragraphs: Paragraphs) -> list[str]:
    return [sentence for sentences in paragraphs for sentence in sentences]


def first_sentences(paragraphs: Paragraphs, count: int) -> Paragraphs:
    out: Paragraphs = []
    for sentences in paragraphs:
        if count <= 0:
            break
        out.append(sentences[:count])
        count -= len(sentences)
    return out


def shingles(text: str, size: int = 5) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[i : i + size]) for i in range(len(words) - size + 1)}


def read_events(gold: Path = GOLD) -> dict[str, list[dict]]:
    "Articles by event, English, of 8 sentences and more; `paragraphs` holds at most 24 sentences."
    events: dict[str, list[dict]] = {}
    path = Path(gold) / "events" / "giveme5w1h_dev.jsonl"
    with path.open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            paragraphs = first_sentences(paragraphs_of(row["text"]), MOST_SENTENCES)
            if len(sentences_of(paragraphs)) >= 8:
                events.setdefault(row["event"], []).append({**row, "paragraphs": paragraphs})
    return events



@cache
def read_sources(gold: Path = GOLD) -> dict[str, list[dict]]:
    """Stories by name: the events, the learners' articles in their advanced form, and the shipped examples.

    What there is of these; without the gold folder the shipped examples alone.
    """
    out: dict[str, list[dict]] = {}
    if (Path(gold) / "events" / "giveme5w1h_dev.jsonl").exists():
        out |= {f"event {name}": rows for name, rows in read_events(gold).items()}
    levels = Path(gold) / "readability" / "onestopenglish.jsonl"
    if levels.exists():
        for row in map(json.loads, levels.read_text(encoding="utf-8").splitlines()):
            add_source(out, f"learners {row['article']}", row["adv"].lstrip(chr(0xFEFF)), "onestopenglish")
    for path in sorted((DATA / "examples").glob("*/**/*.txt")):
        if path.stem != "kontinent":  # Swedish
            add_source(out, f"shipped {path.stem}", path.read_text(encoding="utf-8"), path.parent.name)
    return out


def add_source(out: dict[str, list[dict]], name: str, text: str, outlet: str) -> None:
    "Put one article in as a story of its own, when it has eight sentences."
    paragraphs = first_sentences(paragraphs_of(text), MOST_SENTENCES)
    if len(sentences_of(paragraphs)) >= 8:
        out[name] = [{"event": name, "outlet": outlet, "text": text, "paragraphs": paragraphs}]


def publish(name: str, lines: list[str], write: bool) -> None:
    "Print the lines of a result and, if wanted, put them into benchmarks/results."
    print("\n".join(lines))
    if write:
        (Path(__file__).parent / "results" / f"{name}.md").write_text("\n".join(lines), encoding="utf-8")
