"""What a language reads above English on the same content: measured on parallel sentences, written into newslab/data/offsets.tsv.

Read: gold/parallel, half of Parallel Universal Dependencies (Zeman et al. 2017; 500 sentences in English, Swedish and
German; CC BY-SA: only these figures ship). Other languages keep the figures of the first measurement on all 1,000
sentences, which was made for LIX alone and without intervals.
Run: python benchmarks/fit_offsets.py [--gold FOLDER] > benchmarks/results/offsets.md
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from arguments import read_arguments

from newslab.counts import count_sentences, name_counts
from newslab.formulas import FORMULAS, evaluate_formula

MEASURES = ("lix", "rix", "ari")
# LIX above English on the 1,000 sentences of PUD, measured once with a prototype of the counts.
FIRST = {"fr": 8.0, "es": 7.6, "it": 11.1, "pt": 5.8, "fi": 23.3, "ru": 16.0}
HEADER = """# What a language reads above English on the same content, from translated sentences (Parallel Universal Dependencies,
# Zeman et al. 2017). Written by benchmarks/fit_offsets.py; low and high: 95 % bootstrap interval over sentences, empty where
# only the value was measured. n: sentences."""


def main() -> None:
    "Measure, write the data file, print the table."
    gold = read_arguments(__doc__).gold
    rows = [json.loads(line) for line in (gold / "parallel" / "pud_en_sv_de.jsonl").read_text(encoding="utf-8").splitlines()]
    counts = {lang: count_sentences([row[lang] for row in rows], lang) for lang in ("en", "sv", "de")}
    generator = np.random.default_rng(0)
    draws = [np.arange(len(rows)), *generator.integers(len(rows), size=(2000, len(rows)))]
    lines = [HEADER, "measure\tlang\toffset\tlow\thigh\tn\tsource"]
    print(f"Measured with `python benchmarks/fit_offsets.py` on {len(rows)} parallel sentences (half of PUD), 95 % bootstrap intervals over sentences; LIX of the other languages from all 1,000 sentences, without interval.\n")
    print("| measure | sv over en | de over en |\n|---|---|---|")
    for measure in MEASURES:
        cells = []
        for lang in ("sv", "de"):
            differences = np.array([value(measure, counts[lang][chosen]) - value(measure, counts["en"][chosen]) for chosen in draws])
            low, high = np.percentile(differences[1:], [2.5, 97.5])
            lines.append(f"{measure}\t{lang}\t{differences[0]:.2f}\t{low:.2f}\t{high:.2f}\t{len(rows)}\tPUD, half")
            cells.append(f"{differences[0]:+.2f} ({low:+.2f} to {high:+.2f})")
        print(f"| {measure} | {' | '.join(cells)} |")
        lines += [f"{measure}\t{lang}\t{offset:.1f}\t\t\t1000\tPUD, first measurement" for lang, offset in FIRST.items() if measure == "lix"]
    data = Path(__file__).parents[1] / "newslab" / "data" / "offsets.tsv"
    data.write_text("\n".join(lines) + "\n", encoding="utf-8")


def value(measure: str, rows: np.ndarray) -> float:
    "A measure of some sentences."
    return float(evaluate_formula(FORMULAS[measure], name_counts(rows.sum(axis=0), len(rows))))


if __name__ == "__main__":
    main()
