"""Put the last measured tables of `benchmarks/results/` together into `benchmarks/README.md`.

    python benchmarks/collect.py
"""

from __future__ import annotations

from pathlib import Path

HERE = Path(__file__).resolve().parent
# The tables in the order of the pipeline: file in results/, heading, script that wrote it.
TABLES = [
    ("speed", "Cold starts", "speed.py --part cold"),
    ("speed_chain", "Five and fifty articles", "speed.py --part chain"),
    ("loading", "Loading", "loading.py"),
    ("cleaning", "Cleaning plain text", "cleaning.py"),
    ("cleaning_html", "Web pages", "cleaning.py --part html"),
    ("cleaning_fast", "Web pages, the fast way", "cleaning.py --part fast"),
    ("sentences", "Sentences", "sentences.py"),
    ("syllables", "Syllables", "train_syllables.py"),
    ("readability", "Readability", "readability.py"),
    ("readability_validity", "Readability: order of graded texts", "readability_validity.py"),
    ("readability_level", "Readability: the calibrated level", "fit_readability.py"),
    ("readability_differences", "Readability: differences that are none", "readability_differences.py"),
    ("readability_doubts", "Readability: warnings", "readability_doubts.py"),
    ("offsets", "Readability: offsets between languages", "fit_offsets.py"),
    ("quotes", "Quotations and speakers", "quotes.py"),
    ("persons", "Persons", "persons.py"),
    ("facts", "Facts", "facts.py"),
    ("news_sentences", "Facts and quotations of news sentences in twelve languages", "news_sentences.py"),
    ("damaged", "Damaged text", "damaged.py"),
    ("alignment", "Alignment", "alignment.py"),
    ("changes", "Changes of wording", "changes.py"),
    ("change_texts", "Changes of wording, in whole texts", "change_texts.py"),
    ("routes", "Reuse and routes", "routes.py"),
    ("outside_routes", "Routes, on an outsider's derivations", "outside_routes.py"),
    ("testimony", "Routes: what a third article's facts say", "testimony.py"),
    ("passages", "Passages, beside peers", "passages.py"),
    ("discrepancies", "Discrepancies", "discrepancies.py"),
    ("discrepancy_precision", "Discrepancies: worth a look", "discrepancy_precision.py"),
    ("discrepancy_probability", "Discrepancies: probabilities", "fit_discrepancies.py"),
    ("quote_audit", "Quote audit", "quote_audit.py"),
    ("claims", "Claims", "claims.py"),
    ("events", "Events", "events.py"),
    ("scale", "Scale", "scale.py"),
]
INTRODUCTION = """# How well newslab works, measured

The last tables that the scripts beside this file wrote. Each names its data, the number of cases and a 95 % interval;
peers were measured in the same run. Times are of a shared machine with two cores: take ratios from them, not seconds.

The labelled data are other people's and are not part of newslab. Every script takes `--gold FOLDER`; each table says
which set it read. They are development halves: the rules were made while looking at them, so expect a little less on
data that nobody has seen. Run one script as `python benchmarks/NAME.py`, all of them as `make bench GOLD=FOLDER`,
then `python benchmarks/collect.py`.
"""


def main() -> None:
    parts = [INTRODUCTION]
    for name, heading, script in TABLES:
        path = HERE / "results" / f"{name}.md"
        if path.exists():
            lines = path.read_text(encoding="utf-8").strip().splitlines()
            body = "\n".join(line for line in lines if not line.startswith("# "))
            parts.append(f"## {heading}\n\n`{script}`\n\n{body.strip()}\n")
    unlisted = {path.stem for path in (HERE / "results").glob("*.md")} - {name for name, *_ in TABLES}
    if unlisted:
        raise SystemExit(f"collect.py does not know where these tables belong: {', '.join(sorted(unlisted))}")
    (HERE / "README.md").write_text("\n".join(parts), encoding="utf-8")


if __name__ == "__main__":
    main()
