"""No exception on a thousand articles: real ones and damaged versions of them, through quotations, facts, events and words.

Each text is taken as it is and in the ways in which scraped text goes wrong. Run: python benchmarks/damaged.py [--gold FOLDER]
[--articles 1000]. Prints a Markdown table: articles, exceptions, the slowest article.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Callable
from pathlib import Path

import pandas as pd

from newslab.facts import find_facts
from newslab.quotes import find_quotes
from newslab.words import compare_words, measure_stance

SEED = 20240601
MARKS = "\"“”„«»'‘’–—"


def drop_marks(text: str, rng: random.Random) -> str:
    "Every third quotation mark lost."
    return "".join(char for char in text if char not in MARKS or rng.random() > 0.33)


def swap_marks(text: str, rng: random.Random) -> str:
    "Quotation marks exchanged at random."
    return "".join(rng.choice(MARKS) if char in MARKS else char for char in text)


def cut_up(text: str, rng: random.Random) -> str:
    "Lines broken every few words, as in poetry and tables."
    return "".join("\n" if char == " " and rng.random() < 0.2 else char for char in text)


def join_up(text: str, rng: random.Random) -> str:
    "One line without spaces after stops."
    return text.replace("\n", "").replace(". ", ".")


def noise(text: str, rng: random.Random) -> str:
    "Characters of other scripts, controls and emoji strewn in."
    return "".join(char if rng.random() > 0.03 else rng.choice("\u200f\u202e\x00\ufeffאبж中😀%<>{}[]\t") for char in text)


DAMAGE: tuple[tuple[str, Callable[[str, random.Random], str]], ...] = (
    ("as it is", lambda text, rng: text),
    ("no capitals", lambda text, rng: text.lower()),
    ("all capitals", lambda text, rng: text.upper()),
    ("no punctuation", lambda text, rng: "".join(char for char in text if char.isalnum() or char.isspace())),
    ("marks lost", drop_marks),
    ("marks exchanged", swap_marks),
    ("broken lines", cut_up),
    ("one line", join_up),
    ("other scripts", noise),
    ("turned round", lambda text, rng: text[::-1]),
    ("two hundred quotations", lambda text, rng: (text[:300].replace("\n", " ") + " “No,” he said. ") * 200),
    ("other language", lambda text, rng: text),
)


def read_texts(gold: Path) -> list[str]:
    "The texts of gold/events, gold/attribution and gold/readability."
    texts = [json.loads(line)["text"] for line in (gold / "events" / "giveme5w1h_dev.jsonl").read_text(encoding="utf-8").splitlines()]
    texts += [json.loads(line)["text"] for line in (gold / "attribution" / "polnear_dev.jsonl").read_text(encoding="utf-8").splitlines()]
    for line in (gold / "readability" / "onestopenglish.jsonl").read_text(encoding="utf-8").splitlines():
        texts += [value for value in json.loads(line).values() if isinstance(value, str) and len(value) > 300]
    return texts


def main() -> None:
    "Print the table."
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, default=Path(__file__).resolve().parents[2] / "shared" / "gold")
    parser.add_argument("--articles", type=int, default=1000)
    args = parser.parse_args()
    texts, rng = read_texts(args.gold), random.Random(SEED)
    counts: dict[str, list[float]] = {name: [] for name, _ in DAMAGE}
    errors: list[str] = []
    for at in range(args.articles):
        name, damage = DAMAGE[at % len(DAMAGE)]
        text = damage(texts[(at * 7) % len(texts)], rng)
        lang = rng.choice(("sv", "de", "fr", "es", "it", "nl", "da", "no", "pt", "pl", "ru", "fi", "ja", "ar")) if name == "other language" else "en"
        article = pd.DataFrame({"article_id": ["a"], "outlet": ["x"], "lang": [lang], "headline": [text[:60]], "published": [pd.Timestamp("2024-05-10", tz="UTC")], "text": [text]})
        begin = time.process_time()
        try:
            quotes, facts = find_quotes(article), find_facts(article)
            compare_words(article), measure_stance(article)
            for table in (quotes, facts):
                assert all(text[start:end] == words for start, end, words in zip(table["start"], table["end"], table["text"], strict=True)), "an offset does not give the words back"
        except Exception as error:
            errors.append(f"{name}: {type(error).__name__}: {error}")
        counts[name].append(time.process_time() - begin)
    print(f"{args.articles} articles of gold/events, gold/attribution and gold/readability, one damage each; quotations, facts, words, stance; seconds of processor time.\n")
    print("| text | articles | exceptions | mean s | slowest s |\n|---|---|---|---|---|")
    for name, seconds in counts.items():
        wrong = sum(error.startswith(f"{name}: ") for error in errors)
        print(f"| {name} | {len(seconds)} | {wrong} | {sum(seconds) / max(len(seconds), 1):.2f} | {max(seconds, default=0):.2f} |")
    print(f"| all | {args.articles} | {len(errors)} | | |")
    for error in errors[:5]:
        print(f"\n{error}")


if __name__ == "__main__":
    main()
