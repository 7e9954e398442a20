"""Does a harder text score as harder? newslab beside textstat, textdescriptives and py-readability-metrics.

Data: OneStopEnglish (gold/readability), the same articles at three levels. Typography is normalised for everybody: the
intermediate texts lost their curly quotation marks and en dashes, which gives their level away. Within an article: share
of its three pairs of levels in the right order (the length of the text alone orders 98.6 % of them). Across articles:
elementary against advanced texts of different articles. And worked examples: short invented texts with counts by hand.

Peers live in an environment of their own, since they bring pinned versions: --peers /path/to/python with textdescriptives
and py-readability-metrics. What cannot run offline is reported with its error.
Run: python benchmarks/readability_validity.py [--gold FOLDER] [--peers PYTHON] > benchmarks/results/readability_validity.md
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from arguments import read_arguments

TEXTSTAT = {"flesch": "flesch_reading_ease", "flesch_kincaid": "flesch_kincaid_grade", "gunning_fog": "gunning_fog", "smog": "smog_index", "ari": "automated_readability_index", "coleman_liau": "coleman_liau_index", "dale_chall": "dale_chall_readability_score", "lix": "lix", "rix": "rix"}
DESCRIPTIVES = {"flesch": "flesch_reading_ease", "flesch_kincaid": "flesch_kincaid_grade", "gunning_fog": "gunning_fog", "smog": "smog", "ari": "automated_readability_index", "coleman_liau": "coleman_liau_index", "lix": "lix", "rix": "rix"}
METRICS = {"flesch": "flesch", "flesch_kincaid": "flesch_kincaid", "gunning_fog": "gunning_fog", "smog": "smog", "ari": "ari", "coleman_liau": "coleman_liau", "dale_chall": "dale_chall"}
EASE = {"flesch"}  # a higher value is easier
# Invented texts with values worked by hand: (measure, text, value, working).
EXAMPLES = (
    ("flesch", "The cat sat on the mat.", 116.145, "206.835 − 1.015 × 6 − 84.6"),
    ("flesch_kincaid", "The cat sat on the mat.", -1.45, "0.39 × 6 + 11.8 − 15.59"),
    ("ari", "The cat sat on the mat.", -5.085, "4.71 × 17/6 + 3 − 21.43"),
    ("coleman_liau", "The cat sat on the mat.", -4.073, "0.0588 × 283.33 − 0.296 × 16.67 − 15.8"),
    ("smog", "The cat sat on the mat.", 3.1291, "no polysyllable"),
    ("lix", "The cat sat on the mat.", 6.0, "6 + 0"),
    ("flesch", "It’s done. They don’t know.", 119.6975, "curly apostrophes: 5 words, 5 syllables, 2 sentences"),
    ("lix", "Mr. Lind paid 1.5 million for the old crane. Nobody else spoke.", 14.333, "12 words, 2 sentences, 1 long word"),
    ("dale_chall", "The cats walked to the boats. They liked the old boats.", 0.2728, "regular forms of listed words are familiar: 11 words, 2 sentences"),
    ("gunning_fog", "Indonesia signed. Barbara created it.", 1.0, "names and -ed are not complex: 5 words, 2 sentences"),
)


def peer_scores(texts: list[str]) -> dict[str, object]:
    "Run in the peers' environment: tool → measure → values, or tool → error."
    found: dict[str, object] = {}
    try:
        import spacy
        import textdescriptives  # noqa: F401

        pipeline = spacy.blank("en")
        pipeline.add_pipe("sentencizer")
        pipeline.add_pipe("textdescriptives/readability")
        rows = [document._.readability for document in pipeline.pipe(texts)]
        found["textdescriptives"] = {name: [float(row[theirs]) for row in rows] for name, theirs in DESCRIPTIVES.items()}
    except Exception as error:
        found["textdescriptives"] = f"{type(error).__name__}: {str(error).strip()[:160]}"
    found |= metrics_scores(texts)
    return found


def metrics_scores(texts: list[str]) -> dict[str, object]:
    "py-readability-metrics as it is, and with a sentence splitter that needs no download."
    sys.path[:] = [folder for folder in sys.path if Path(folder).resolve() != Path(__file__).resolve().parent]  # a script here has the same name
    try:
        from readability import Readability
        from readability.text import analyzer
    except Exception as error:
        return {"py-readability-metrics": f"{type(error).__name__}: {error}"}

    def values() -> dict[str, list[float]]:
        made: dict[str, list[float]] = {name: [] for name in METRICS}
        for text in texts:
            read = Readability(text)
            for name, theirs in METRICS.items():
                try:
                    made[name].append(float(getattr(read, theirs)().score))
                except Exception:  # it raises for texts of fewer than 100 words
                    made[name].append(float("nan"))
        return made

    found: dict[str, object] = {}
    try:
        found["py-readability-metrics"] = values()
    except LookupError as error:
        found["py-readability-metrics"] = " ".join(str(error).replace("*", "").split())[:120]
        from nltk.tokenize.punkt import PunktSentenceTokenizer

        analyzer.sent_tokenize = PunktSentenceTokenizer().tokenize  # the algorithm without its trained model
        found["py-readability-metrics, untrained splitter"] = values()
    return found


def ask_peers(python: str, texts: list[str]) -> dict[str, object]:
    "Their scores, from their own environment."
    run = subprocess.run([python, __file__, "--as-peer"], input=json.dumps(texts), capture_output=True, text=True, check=False)
    return json.loads(run.stdout.strip().splitlines()[-1]) if run.returncode == 0 else {"peers": run.stderr.strip()[-200:]}


def main() -> None:
    "Print the tables."
    options = read_arguments(__doc__, peers={"default": ""}, as_peer={"action": "store_true"})
    if options.as_peer:
        print(json.dumps(peer_scores(json.load(sys.stdin))))
        return
    import numpy as np
    import pandas as pd
    from fit_readability import across, interval, within

    from newslab.readability import measure_readability
    from newslab.sentences import normalise_typography
    from newslab.textstat_counts import use_textstat_offline

    rows = [json.loads(line) for line in (options.gold / "readability" / "onestopenglish.jsonl").read_text(encoding="utf-8").splitlines()]
    texts = [normalise_typography(row[level].lstrip("\ufeff")) for row in rows for level in ("ele", "int", "adv")]
    examples = [text for _, text, _, _ in EXAMPLES]
    articles = pd.DataFrame({"article_id": [str(i) for i in range(len(texts) + len(examples))], "lang": "en", "text": texts + examples})
    ours = measure_readability(articles, replicates=0)
    use_textstat_offline()
    import textstat

    scores: dict[str, object] = {"newslab": {name: ours[name].tolist() for name in TEXTSTAT}}
    scores["textstat"] = {name: [getattr(textstat.textstat, theirs)(text) for text in texts + examples] for name, theirs in TEXTSTAT.items()}
    scores |= ask_peers(options.peers, texts + examples) if options.peers else {"textdescriptives, py-readability-metrics": "not measured: give --peers"}
    tools = {tool: found for tool, found in scores.items() if isinstance(found, dict)}
    print(f"Measured with `python benchmarks/readability_validity.py`: OneStopEnglish, development half, {len(rows)} articles at three levels, typography normalised for every tool; 95 % bootstrap intervals over articles. textstat {'.'.join(map(str, textstat.__version__))} with newslab's syllable table, since it cannot load its own offline.\n")
    for tool, found in scores.items():
        if not isinstance(found, dict):
            print(f"{tool} could not run as it is: `{found}`\n")
    for heading, figure in (("Within an article: share of the three pairs of levels in the right order", within), ("Across articles: elementary below advanced, of different articles", across)):
        print(f"\n{heading} (n = {len(rows)} articles)\n\n| measure | {' | '.join(tools)} |\n|---{'|---' * len(tools)}|")
        for name in TEXTSTAT:
            cells = []
            for found in tools.values():
                values = np.array(found.get(name, []), dtype=float)[: len(texts)] * (-1 if name in EASE else 1)
                cells.append(interval(figure(values)) if len(values) and np.isfinite(values).all() else "–" if not len(values) else f"no value for {int((~np.isfinite(values)).sum())} texts")
            print(f"| {name} | {' | '.join(cells)} |")
    print(f"\nWorked examples (counts by hand; bold: off by more than 0.01)\n\n| measure | text | by hand | {' | '.join(tools)} |\n|---|---|---{'|---' * len(tools)}|")
    right = dict.fromkeys(tools, 0)
    for place, (name, text, value, working) in enumerate(EXAMPLES):
        cells = []
        for tool, found in tools.items():
            own = found[name][len(texts) + place] if name in found else float("nan")
            fits = abs(own - value) <= 0.01
            right[tool] += fits
            cells.append("–" if np.isnan(own) else f"{own:.3f}" if fits else f"**{own:.3f}**")
        print(f"| {name} | {text} | {value:g} ({working}) | {' | '.join(cells)} |")
    print("\n" + "; ".join(f"{tool} {count} of {len(EXAMPLES)}" for tool, count in right.items()) + ". py-readability-metrics refuses texts of fewer than 100 words.")


if __name__ == "__main__":
    main()
