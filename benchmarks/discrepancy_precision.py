"""Which share of the discrepancies that newslab reports on real news is worth a researcher's look, by kind.

    python benchmarks/discrepancy_precision.py [--gold ../shared/gold] [--wire FOLDER] [--sample 15 --half check]

The articles of each event of gold/events are cleaned, aligned and compared; with `--wire`, also the events of
`wire_events.py`. With `--sample`, that many matters of each kind (three times as many omissions) are drawn and printed
with their places, to be judged by a reader. The verdicts stand in `discrepancy_labels.tsv`, without any text.

Sixteen samples were drawn. `first`: lines of gold/events; even events were used to find out what goes wrong, the odd ones
were judged once, after the rules had been changed. `second`: all lines that are no omission, and 60 omissions, of one
half of the events (gold/events and wire events), none of them judged before, drawn before the rules were changed again.
`third`: the same, with 42 omissions, of the other half, drawn after. `fourth`: 32 lines of all events, drawn when a few
more rules had been changed. `fifth`: all 13 lines of gold/events that are no omission and had not been judged, and 30
omissions, after changes to names, numbers and places of passages; `sixth`: 32 lines, all of them omissions, after these
had been changed once more. `seventh`: all 32 statements and 11 phrases of news reported as left out that had not been judged; after that an
article was named as one that carries a statement from a probability of .75 on, and a phrase left out needs two thirds of
the words of its sentence. `eighth`: 29 omissions of other rules, drawn after that from all that had not been judged.
`ninth` and `tenth`: 64 and 62 omissions of gold/events, drawn at random from those not judged, at two states of rules that
look for a passage all over the other article and for names, figures and quotations of its own; each was used for the next.
`eleventh`: all 36 omissions of gold/events not judged by then and 26 of wire events at random, after these rules; a single
sentence at the top without anything of its own was left out only after it (6 lines, of which 5 were not worth a look). `twelfth`: all 103 lines of any kind that had not
been judged by then, mostly of wire events, by two readers, neither of whom knew what the other thought; 13 of them are of
reports on different companies that `wire_events.py` put together by their stock wording. `thirteenth`: all 116 lines of
17 events of web pages on one line each, by two readers in the same way, before bodies on one line were cleaned and what
they had found was mended. `fourteenth`: all 102 lines of 34 events of Reuters, drawn at random, after that; most of the
false ones set the figures of two bonds, or of deposits and loans, against each other. `fifteenth`: all 135 lines of 38
other events of Reuters, after reports of a series got one line. `sixteenth`: all 96 lines of the thirteenth's web pages
after all this, by another reader; the rules had been changed on these pages.
`versions`: the lines of the first articles, in a random
order, of gold/readability, the advanced beside the elementary version: news rewritten by people. Up to the fourth sample without omissions; the
fifth has all lines of 17 articles, the sixth, after negations and a few others had been changed on it, those of 15 more
that had not been judged.

Worth a look means: the articles differ there, on one matter, and the line says so rightly. A line of two matters, of
two forms of one word, of a statement that the other article has in other words, is not.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
from scipy.stats import binomtest
from wire_events import read_wire

import newslab as nl
from newslab.discrepancies import list_matters
from newslab.matters import RULES, Matter, make_case
from newslab.schema import make_table, usable_articles

HERE = Path(__file__).resolve().parent
GOLD = HERE.parent.parent / "shared" / "gold"
LABELS = HERE / "discrepancy_labels.tsv"
RESULTS = HERE / "results" / "discrepancy_precision.md"
HALVES = ("fit", "check")  # even events, odd events
# Lines that were reported when a sample was drawn and had not been judged: omissions (drawn), and all others (all judged).
REPORTED = {"second": (318, 41), "third": (230, 23), "fourth": (407, 3), "fifth": (235, 13)}
LATER = {"thirteenth": "web pages, before", "fourteenth": "Reuters, between", "fifteenth": "Reuters, after"}  # samples that two readers judged
READERS = ("", ", second reader")
OMISSIONS = 3  # times as many omissions as others are drawn: there are as many as of all other kinds together


def read_events(gold: Path, wire: Path | None = None) -> Iterator[tuple[int | str, nl.Comparison]]:
    "The events of two articles and more, compared, with their numbers, or names."
    rows = [json.loads(line) for line in (gold / "events" / "giveme5w1h_dev.jsonl").open(encoding="utf-8")]
    for number, event in enumerate(dict.fromkeys(row["event"] for row in rows)):
        own = [row for row in rows if row["event"] == event]
        if len(own) > 1:
            raw = [{"article_id": f"{at:02d}", "outlet": row["outlet"], "published": row["published"], "headline": row["headline"], "text": row["text"], "lang": "en"} for at, row in enumerate(own)]
            yield number, nl.compare_sources(make_table("articles", raw), replicates=10)
    for name, articles in read_wire(wire) if wire else ():
        yield name, nl.compare_sources(make_table("articles", articles), replicates=10)


VERSIONS = 95  # articles of gold/readability that were looked at, in a random order


def read_versions(gold: Path) -> Iterator[tuple[str, nl.Comparison]]:
    "Advanced and elementary versions of one report, compared."
    rows = sorted((json.loads(line) for line in (gold / "readability" / "onestopenglish.jsonl").open(encoding="utf-8")), key=lambda row: row["article"])
    random.Random(7).shuffle(rows)
    for row in rows[:VERSIONS]:
        raw = [{"article_id": level, "outlet": level, "lang": "en", "text": row[level].replace("\ufeff", "")} for level in ("adv", "ele")]
        yield f"levels-{row['article']}", nl.compare_sources(make_table("articles", raw), replicates=10)


def matters_of(comparison: nl.Comparison) -> list[Matter]:
    "The matters of a comparison with the probability of their evidence."
    usable = usable_articles(comparison.articles)
    case = make_case(usable, comparison.sentences, comparison.alignments, comparison.changes, comparison.quotes, comparison.facts, comparison.artefacts)
    return list_matters(case, comparison.quote_audit)


def places_of(matter: Matter) -> str:
    "Where a matter stands: article and first character of its first two versions with words."
    return " ".join(f"{version.article_id}:{version.start}" for version in matter.versions if version.start >= 0 or version.text)[:40] if matter.versions else ""


def read_labels(path: Path = LABELS) -> pd.DataFrame:
    "The verdicts, one row each; `worth` as a truth value, `half` of a numbered event."
    with path.open(encoding="utf-8") as lines:
        table = pd.DataFrame(csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t"))
    table["half"] = [HALVES[int(event) % 2] if event.isdigit() else "" for event in table["event"]]
    return table[table["rule"].isin(list(RULES))].assign(worth=table["worth"] == "1", kind=table["rule"].map({name: rule.kind for name, rule in RULES.items()}), severity=table["rule"].map({name: rule.severity for name, rule in RULES.items()}))


def judged(events: list[tuple[int | str, nl.Comparison]]) -> pd.DataFrame:
    "The matters that are reported now, one row each, with the verdict of those that were judged."
    labels = read_labels()
    known = {key: (worth, sample) for *key_, worth, sample in labels[["event", "rule", "places", "worth", "sample"]].itertuples(index=False) if (key := tuple(key_))}
    rows: list[dict[str, Any]] = []
    for number, comparison in events:
        for matter in matters_of(comparison):
            worth, sample = known.get((str(number), matter.rule, places_of(matter)), (None, ""))
            rows.append({"event": number, "half": HALVES[number % 2] if isinstance(number, int) else "", "kind": RULES[matter.rule].kind, "rule": matter.rule, "severity": RULES[matter.rule].severity, "evidence": matter.probability, "worth": worth, "sample": sample})
    return pd.DataFrame(rows)


def share(rows: pd.DataFrame) -> str:
    "Share worth a look, with Wilson's interval (1927) and the number judged."
    if rows.empty:
        return "–"
    right = int(rows["worth"].sum())
    low, high = binomtest(right, len(rows)).proportion_ci(method="wilson")
    return f"{right / len(rows):.2f} ({low:.2f}–{high:.2f}), {len(rows)}"


def kappa(one: pd.Series, other: pd.Series) -> float:
    "Agreement of two readers beyond chance (Cohen 1960)."
    agreed, shares = (one == other).mean(), (one.mean(), other.mean())
    chance = shares[0] * shares[1] + (1 - shares[0]) * (1 - shares[1])
    return float((agreed - chance) / (1 - chance))


def agreement(labels: pd.DataFrame, sample: str) -> str:
    "How far the two readers of a sample agree."
    keys = ["event", "rule", "places"]
    first, second = (labels[labels["sample"] == f"{sample}{reader}"].drop_duplicates(keys).set_index(keys)["worth"] for reader in READERS)
    return f"The two readers of the {sample} sample agree on {(first == second).mean():.2f} of {len(first)} lines (Cohen's kappa {kappa(first, second):.2f}); both find {(first & second).mean():.2f} worth a look.\n"


def as_reported(rows: pd.DataFrame, sample: str) -> str:
    "The share of a sample with omissions and others at the weight of their number."
    if sample not in REPORTED:
        return "–"
    omissions = rows["kind"] == "omission"
    parts = [rows.loc[chosen, "worth"].mean() for chosen in (omissions, ~omissions)]
    weights = REPORTED[sample]
    return f"{(parts[0] * weights[0] + parts[1] * weights[1]) / sum(weights):.2f}"


def report(found: pd.DataFrame) -> str:
    "The samples as they were judged, by kind and severity, and what of them is reported now."
    labels = read_labels()
    first = labels[(labels["sample"] == "first") & (labels["half"] == "check")]
    columns = {"first, after changes": first} | {name: labels[labels["sample"] == key] for name, key in (("second, before", "second"), ("third, after", "third"), ("fourth", "fourth"), ("fifth", "fifth"), ("sixth", "sixth"), ("seventh, statements and phrases left out, before", "seventh"), ("eighth, other omissions, after", "eighth"), ("ninth, omissions, before", "ninth"), ("tenth, omissions, between", "tenth"), ("eleventh, omissions, after", "eleventh"), ("twelfth, all not judged", "twelfth"), ("twelfth, second reader", "twelfth, second reader"), *((f"{name}, {when}{reader}", f"{name}{reader}") for name, when in LATER.items() for reader in READERS), ("sixteenth, the same web pages, after", "sixteenth"), ("versions, before", "second, versions"), ("versions, after", "third, versions"), ("versions, fourth", "fourth, versions"), ("versions, fifth", "fifth, versions"), ("versions, sixth", "sixth, versions"))}
    lines = ["Reported discrepancies on real news, judged by one reader of the evidence: worth a look or not; 95 % Wilson interval, number of lines. Each sample is of lines that had not been judged and as it was judged once; what stands above tells how they were drawn. Rules were changed between the second and the third sample, and in a few places (phrases, negations, gaps) once more after the third and the fourth, for statements and phrases left out after the seventh, and for all omissions between the eighth, the ninth, the tenth and the eleventh.", "", "| lines | " + " | ".join(columns) + " |", "|---|" + "---|" * len(columns)]
    for name, column in (("all", None), *((kind, "kind") for kind in sorted(set(labels["kind"]))), *((f"severity {grade}", "severity") for grade in ("high", "medium", "low"))):
        value = name.removeprefix("severity ")
        lines.append(f"| {name} | " + " | ".join(share(part if column is None else part[part[column] == value]) for part in columns.values()) + " |")
    lines.append("| all, omissions and others at the weight of their number | – | " + " | ".join(as_reported(labels[labels["sample"] == key], key) for key in ("second", "third", "fourth", "fifth", *[""] * 20)) + " |")
    high = [part[(part["severity"] == "high") & (part["kind"] != "quote")] for part in columns.values()]
    lines.append("| severity high, quotations aside | " + " | ".join(share(part) for part in high) + " |")
    marked = found[found["worth"].notna()].astype({"worth": bool})
    lines += ["", f"Reported now on the events of this run: {len(found)} lines. Of those that were judged at any time: {share(marked)}; severity high {share(marked[marked['severity'] == 'high'])}. These are no fresh lines.", ""]
    lines += [agreement(labels, sample) for sample in ("twelfth", *LATER)]
    why = labels[(labels["reason"] != "")].groupby(["reason", "sample"]).size().unstack(fill_value=0)
    lines += ["| why a line was not worth a look | " + " | ".join(why.columns) + " |", "|---|" + "---|" * len(why.columns), *(f"| {reason} | " + " | ".join(str(count) for count in counts) + " |" for reason, counts in zip(why.index, why.to_numpy(), strict=True))]
    return "\n".join(lines) + "\n"


def show(events: list[tuple[int | str, nl.Comparison]], half: str, count: int) -> None:
    "Print a sample of matters with their places, for a reader to judge."
    pool: dict[str, list[tuple[int | str, Matter, nl.Comparison]]] = {}
    for number, comparison in events:
        for matter in matters_of(comparison) if isinstance(number, int) and HALVES[number % 2] == half else []:
            pool.setdefault(RULES[matter.rule].kind, []).append((number, matter, comparison))
    rng = random.Random(17)
    for kind in sorted(pool):
        size = count * (OMISSIONS if kind == "omission" else 1)
        for number, matter, comparison in rng.sample(pool[kind], min(size, len(pool[kind]))):
            sentences = comparison.sentences.set_index(["article_id", "sentence_no"])
            print(f"{number}\t{matter.rule}\t{places_of(matter)}\t{matter.probability:.2f}\t{matter.topic[:220]}")
            for version in matter.versions[:3]:
                key = (version.article_id, version.sentence_no)
                print(f"    {version.article_id}.{version.sentence_no} «{version.text[:70]}» {sentences.loc[key, 'text'][:260] if key in sentences.index else ''}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--wire", type=Path, help="folder with the unpacked packages of wire_events.py")
    parser.add_argument("--sample", type=int, default=0, help="matters of each kind to print for judging")
    parser.add_argument("--half", choices=HALVES, default="check")
    options = parser.parse_args()
    events = list(read_events(options.gold, options.wire))
    if options.sample:
        show(events, options.half, options.sample)
        return
    table = report(judged(events))
    print(table)
    RESULTS.write_text(table, encoding="utf-8")


if __name__ == "__main__":
    main()
