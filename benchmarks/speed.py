"""How long newslab takes: cold starts, and the whole chain on five and on fifty articles, step by step.

    python benchmarks/speed.py [--folder FOLDER] [--gold FOLDER] [--runs 5] [--part cold|chain]

The folder defaults to the five articles beside the checkout, or the shipped example where they are absent. Fifty
articles of one event are made of the largest event of the gold folder (texts derived by `simulate.py`) and of the
shipped example, so that every pair shares many sentences.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import simulate
from texts import GOLD

REPOSITORY = Path(__file__).resolve().parents[1]
RESULTS = REPOSITORY / "benchmarks" / "results"
STEPS = ("split_sentences", "measure_readability", "find_quotes", "find_facts", "find_artefacts", "align_sentences", "find_changes", "measure_reuse",
         "trace_routes", "audit_quotes", "find_discrepancies", "group_claims", "compare_words", "rank_findings")  # fmt: skip
CASES = {
    "five": "the five articles, read and cleaned before",
    "fifty": "50 articles of one event: 13 reports, and 37 texts that are copies, edits, excerpts or rewordings of one of them",
    "one source": "50 articles of one source: a report of 24 sentences and 49 texts that were all made from it",
    "dense": "50 articles of an invented event: 22 paragraphs each, drawn from the same 48",
}
SIZES = (10, 20, 30, 40, 50)  # articles, for the growth


def seconds(command: list[str], runs: int) -> list[float]:
    "Wall-clock seconds of a command in a new process, after one run that is not counted."
    times = []
    for number in range(runs + 1):
        start = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        if number:
            times.append(time.perf_counter() - start)
    return times


def derived(gold: Path, sources: int | None) -> list[dict]:
    "Fifty rows of articles: reports of the largest event, and texts derived from them in all worlds in turn."
    events = simulate.read_events(gold)
    story = events[max(events, key=lambda name: len(events[name]))]
    parents = sorted(story, key=lambda row: -len(row["text"]))[: sources or len(story)]
    rng, worlds = random.Random(1), [simulate.WORLDS[name] for name in sorted(simulate.WORLDS)]
    rows = [{"text": simulate.text_of(row["paragraphs"])} for row in parents]
    while len(rows) < 50:
        n = len(rows)
        case = simulate.derive(simulate.DERIVED[n % len(simulate.DERIVED)], rng.choice(parents), story, rng, simulate.RATES[n % 4], world=worlds[n % len(worlds)])
        rows.append({"text": (case.a if case.child == "a" else case.b)["text"]})
    return rows


def dense() -> list[dict]:
    "Fifty rows of articles that draw their paragraphs from one store."
    import newslab

    cleaned = newslab.clean_articles(newslab.read_example("summit"))
    store = [paragraph for text in cleaned["text"].head(4) for paragraph in text.split("\n\n")]
    rng = random.Random(3)
    return [{"text": "\n\n".join(rng.sample(store, 22))} for _ in range(50)]


def articles_of(case: str, folder: Path, gold: Path) -> Any:
    "The cleaned articles of a case."
    import newslab
    from newslab.schema import make_table

    if case == "five":
        return newslab.clean_articles(newslab.read_articles(folder))
    rows = dense() if case == "dense" else derived(gold, 1 if case == "one source" else None)
    return make_table("articles", [{"article_id": f"{n:02d}", "outlet": f"outlet {n}", "lang": "en", **row} for n, row in enumerate(rows)])


def timed(function: Callable, spent: dict[str, float]) -> Callable:
    "The function, which adds its processor time to what was spent in functions of its name; not when it is called by one of them."
    def call(*args: Any, **more: Any) -> Any:
        if spent.get("inside"):
            return function(*args, **more)
        spent["inside"], start = 1.0, time.process_time()
        try:
            return function(*args, **more)
        finally:
            spent[function.__name__] = time.process_time() - start
            spent["inside"] = 0.0

    return call


def run_chain(articles: Any) -> dict[str, float]:
    "Processor seconds of each step, of the whole chain with its summary, and its clock seconds."
    from newslab import compare

    spent: dict[str, float] = {}
    kept = {name: getattr(compare, name) for name in STEPS}
    for name, function in kept.items():
        setattr(compare, name, timed(function, spent))
    try:
        clock, start = time.perf_counter(), time.process_time()
        result = compare.compare_sources(articles, clean=False)
        summary = time.process_time()
        result._repr_html_()
        end = time.process_time()
    finally:
        for name, function in kept.items():
            setattr(compare, name, function)
    return {**{name: spent[name] for name in STEPS}, "summary": end - summary, "whole": end - start, "clock": time.perf_counter() - clock, "alignments": len(result.alignments)}


def measure(case: str, folder: Path, gold: Path, runs: int) -> None:
    "In a process of its own: the runs of a case, as JSON. The first one reads all tables of words."
    articles = articles_of(case, folder, gold)
    print(json.dumps([run_chain(articles) for _ in range(runs)]))


def grow(case: str, folder: Path, gold: Path) -> None:
    "In a process of its own: the chain on the first articles of a case, more and more of them, as JSON."
    articles = articles_of(case, folder, gold)
    run_chain(articles.head(5))
    print(json.dumps([{"articles": size, **run_chain(articles.head(size))} for size in SIZES]))


def in_new_process(options: argparse.Namespace, *arguments: str) -> list[dict[str, float]]:
    command = [sys.executable, __file__, "--folder", str(options.folder), "--gold", str(options.gold), *arguments]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def cold(options: argparse.Namespace) -> list[str]:
    "Whole processes."
    folder = options.folder
    with tempfile.TemporaryDirectory() as output:
        commands = {
            "python -c pass": [sys.executable, "-c", "pass"],
            "import newslab": [sys.executable, "-c", "import newslab"],
            "import pandas": [sys.executable, "-c", "import pandas"],
            f"newslab report ({len(list(folder.glob('*.txt')))} articles)": [sys.executable, "-m", "newslab", "report", str(folder), "-o", str(Path(output) / "report.html")],
        }
        rows = {name: seconds(command, options.runs) for name, command in commands.items()}
    lines = [f"Whole processes, {options.runs} runs each after one uncounted, seconds of wall clock on two cores.", "", "| what | minimum | median | maximum |", "|---|---|---|---|"]
    return lines + [f"| `{name}` | {min(times):.2f} | {statistics.median(times):.2f} | {max(times):.2f} |" for name, times in rows.items()]


def chain(options: argparse.Namespace) -> list[str]:
    "The chain in processes that have newslab and the articles in memory."
    names = ["five"] + [name for name in CASES if name != "five" and (name == "dense" or (options.gold / "events").exists())]
    fresh = [in_new_process(options, "--measure", "five", "--repeat", "1")[0] for _ in range(options.runs)]
    warm = {name: in_new_process(options, "--measure", name, "--repeat", str(options.runs + 1 if name == "five" else max(2, options.runs // 2)))[name == "five" :] for name in names}
    columns = {"five, fresh process": fresh, **{"five, warm" if name == "five" else name: runs for name, runs in warm.items()}}
    middle = {head: {part: statistics.median(run[part] for run in runs) for part in runs[0]} for head, runs in columns.items()}
    parts = [*STEPS, "summary", "whole", "clock"]
    lines = ["`compare_sources` on clean articles and its summary: processor seconds by step, median of "
             + ", ".join(f"{len(runs)} ({head})" for head, runs in columns.items()) + ". A fresh process has imported newslab and read the articles, but no table of words yet. "
             + load(), ""]  # fmt: skip
    lines += [f"- {head}: {text}; {middle['five, warm' if head == 'five' else head]['alignments']:.0f} alignments" for head, text in CASES.items() if head in names]
    lines += ["", "| step | " + " | ".join(columns) + " |", "|---" * (len(columns) + 1) + "|"]
    lines += [f"| {part if part not in ('whole', 'clock') else 'whole chain, processor' if part == 'whole' else 'whole chain, wall clock'} | " + " | ".join(f"{middle[head][part]:.2f}" for head in columns) + " |" for part in parts]
    lines += ["| least to most, processor | " + " | ".join(f"{min(run['whole'] for run in runs):.2f}–{max(run['whole'] for run in runs):.2f}" for runs in columns.values()) + " |"]
    return [*lines, "", *growth(options, names[1:])]


def load() -> str:
    "How busy the machine was over the last quarter of an hour, and what that does to the figures."
    programs = round(os.getloadavg()[2])
    if programs <= 1:  # this one
        return "Nothing else was running."
    return f"While this was measured, {programs} programs shared the cores; wall clock is then several times what it is alone, and processor time somewhat more."


def growth(options: argparse.Namespace, names: list[str]) -> list[str]:
    "How the time grows with the articles and their pairs."
    found = {name: in_new_process(options, "--grow", name) for name in names}
    lines = ["Growth: processor seconds of the whole chain on the first articles of each case, one run, and milliseconds a pair of articles.", ""]
    lines += ["| articles | pairs | " + " | ".join(f"{name} | ms a pair" for name in names) + " |", "|---" * (2 + 2 * len(names)) + "|"]
    for at, size in enumerate(SIZES):
        pairs = size * (size - 1) // 2
        lines.append(f"| {size} | {pairs} | " + " | ".join(f"{found[name][at]['whole']:.2f} | {1000 * found[name][at]['whole'] / pairs:.1f}" for name in names) + " |")
    return lines


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--folder", type=Path, default=REPOSITORY.parent / "shared" / "seeds")
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--part", choices=("cold", "chain"), help="only this part")
    parser.add_argument("--measure", choices=tuple(CASES), help=argparse.SUPPRESS)
    parser.add_argument("--repeat", type=int, default=1, help=argparse.SUPPRESS)
    parser.add_argument("--grow", choices=tuple(CASES), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if not options.folder.is_dir():
        options.folder = REPOSITORY / "newslab" / "data" / "examples" / "summit"
    if options.measure:
        measure(options.measure, options.folder, options.gold, options.repeat)
    elif options.grow:
        grow(options.grow, options.folder, options.gold)
    else:
        for part, make, name in (("cold", cold, "speed"), ("chain", chain, "speed_chain")):
            if options.part in (None, part):
                lines = make(options)
                print("\n".join(lines))
                (RESULTS / f"{name}.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
