"""Fit the probabilities of align_sentences and write newslab/data/alignment.json.

    python benchmarks/fit_alignment.py [--gold ../shared/gold] [--dry]

Where the truth comes from (no text is stored, only weights):

- across languages: parallel sentences dealt into pairs of invented articles that share none to all of them, shuffled,
  with sentences merged, cut and thinned out, since real news is translated freely;
- in one language: news articles against versions derived from them (kept, edited, spun by synonyms and by words that no
  list knows, merged, split, cut, shuffled, thinned, filled up with other sentences);
- nothing to be found: articles of different events; the odd against the even sentences of one article (same topic, other
  statements); both with a slogan of four to eight words planted on both sides.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pandas as pd

from invented_events import labelled_events, labelled_strangers
from newslab import align
from newslab.candidates import find_candidates
from newslab.descriptions import describe_sentences
from newslab.endings import words_and_marks
from newslab.quotes import find_quotes
from newslab.sentences import split_sentences

REPO = Path(__file__).parents[1]
CROSS = ["similar", "scaled", "row_margin", "column_margin", "mutual", "new", "support", "margin", "numbers_differ", "length_ratio", "shortest", "told_words", "told_least", "told_most", "persons", "persons_differ", "lacking"]  # fmt: skip
SAME = ["similar", "scaled", "row_margin", "column_margin", "mutual", "new", "support", "margin", "numbers_differ", "length_ratio", "shortest", "beside", "cover_least", "cover_most", "shared", "names_differ", "in_order", "in_order_part"]  # fmt: skip
TIED = 0.2  # share of sentences that get a clause of another statement: real reports rarely cut where the other one does
INVENTED_WEIGHT = 2.0  # of a pair of invented reports against a simulated one
STRANGERS = 400  # pairs of reports of two invented events, in two languages
REAL_WEIGHT = 3.0  # of a pair read by people against a simulated one
LOWERING, FREE = {"names_differ", "persons_differ", "lacking", "numbers_differ", "length_ratio"}, {"shortest"}  # features that may only lower the probability; that may do both

CLAUSE_STARTS = {"and", "but", "as", "after", "while", "because", "if", "when", "in", "on", "according", "with", "for"}  # where a spinner turns a sentence round

Pair = tuple[list[tuple[str, set[int]]], list[tuple[str, set[int]]], str, str, str]  # sentences with the statements they make, languages, group


def read(gold: Path, name: str) -> list[dict[str, str]]:
    "A JSON-lines file of the gold folder."
    return [json.loads(line) for line in (gold / name).read_text("utf-8").splitlines()]


def thin(text: str, rate: float, rng: random.Random) -> str:
    "Leave out words at random."
    words = text.split()
    kept = [word for at, word in enumerate(words) if at == 0 or rng.random() > rate]
    return " ".join(kept) if len(kept) >= 3 else text


def cut(text: str, rng: random.Random) -> str:
    "Keep the first or the last 50 to 80 % of the words."
    words = text.split()
    count = max(3, int(len(words) * rng.uniform(0.5, 0.8)))
    return " ".join(words[:count] if rng.random() < 0.5 else words[-count:])


def reshaped(chosen: list[tuple[str, set[int]]], rng: random.Random, rate: float, others: Sequence[str] = ()) -> list[tuple[str, set[int]]]:
    "Merge neighbours, cut or thin some; tie a clause of one of the `others` to some."
    out: list[tuple[str, set[int]]] = []
    for text, claims in chosen:
        roll = rng.random()
        if others and rng.random() < TIED:
            text = text.rstrip(".") + ", " + cut(rng.choice(others), rng)
        if out and roll < 0.08 and len(out[-1][0].split()) + len(text.split()) < 60:
            out[-1] = (out[-1][0].rstrip(".") + ", and " + text, out[-1][1] | claims)
        elif roll < 0.16 and len(text.split()) >= 12:
            out.append((cut(text, rng), claims))
        else:
            out.append((thin(text, rng.uniform(0, rate), rng), claims))
    return out


def parallel_pairs(gold: Path, rng: random.Random, count: int) -> Iterator[Pair]:
    "Invented article pairs of parallel sentences; neighbours in the file often come from one article."
    rows = read(gold, "parallel/pud_en_sv_de.jsonl")
    for _ in range(count):
        one, two = rng.choice([("en", "sv"), ("sv", "en"), ("en", "de"), ("de", "en"), ("sv", "de")])
        size, share = rng.randint(4, 28), rng.choice([0, 0, 0.15, 0.3, 0.5, 0.8, 1.0])
        first = rng.randrange(len(rows) - 3 * size)
        common = [n for n in range(first, first + size) if rng.random() < share]
        fill = list(range(first + size, first + 3 * size))
        rng.shuffle(fill)
        alone = set(range(first, first + size)) - set(common)
        left = reshaped([(rows[n][one], {n}) for n in sorted({*common, *alone})], rng, 0.1, [rows[n][one] for n in fill])
        right = reshaped([(rows[n][two], {n}) for n in sorted([*common, *fill[: rng.randint(1, size)]])], rng, 0.7, [rows[n][two] for n in fill])
        if rng.random() < 0.6:  # one topic: other statements of the same persons, places and things
            right = topical([rows[n][two] for n in range(first, first + size)], right, set(common), rng)
        rng.shuffle(right)
        yield left, right, one, two, f"pud{first // 60}"


def topical(source: list[str], right: list[tuple[str, set[int]]], common: set[int], rng: random.Random) -> list[tuple[str, set[int]]]:
    "Plant runs of one to five words of the other article, translated, in sentences that say something else."
    out = []
    for text, claims in right:
        words = text.split()
        for _ in range(0 if claims & common else rng.randint(0, 2)):
            other = rng.choice(source).split()
            at, size = rng.randrange(len(other)), min(rng.randint(1, 5), len(other) // 4 + 1)
            place = rng.randrange(len(words) + 1)
            words[place : place + rng.randint(0, size)] = other[at : at + size]
        out.append((" ".join(words), claims))
    return out


def synonyms() -> dict[str, list[str]]:
    "English words with what they may be replaced by."
    out: dict[str, list[str]] = {}
    for line in (REPO / "newslab/data/synonyms.tsv").read_text("utf-8").splitlines():
        group = [form.strip() for form in line.split(",")]
        for form in group if not line.startswith("#") else ():
            out.setdefault(form, []).extend(other for other in group if other != form)
    return out


def spin(text: str, rate: float, table: dict[str, list[str]], pool: list[str], rng: random.Random) -> str:
    "Replace words: by synonyms where the list has some, else at half the rate by a word that no list connects with it."
    words = text.split()
    for at, word in enumerate(words):
        bare = word.strip(",.;:“”\"'").lower()
        if bare in table and rng.random() < min(1, 1.5 * rate):
            words[at] = word.lower().replace(bare, rng.choice(table[bare]))
        elif bare.islower() and len(bare) > 3 and word[0].islower() and rng.random() < rate / 1.5:
            words[at] = word.replace(bare, rng.choice(pool))
    breaks = [at for at, word in enumerate(words) if 2 < at < len(words) - 2 and (words[at - 1].endswith(",") or word in CLAUSE_STARTS)]
    if breaks and rng.random() < rate * 1.5:
        at = rng.choice(breaks)
        words = words[at:] + words[:at]
    return " ".join(words)


def slogan(left: list[tuple[str, set[int]]], right: list[tuple[str, set[int]]], rng: random.Random) -> list[tuple[str, set[int]]]:
    "Plant a run of 4 to 8 words of the one article in sentences of the other."
    right = list(right)
    for _ in range(rng.randint(1, 2)):
        words = rng.choice(left)[0].split()
        at, size = rng.randrange(max(1, len(words) - 8)), rng.randint(4, 8)
        n = rng.randrange(len(right))
        target = right[n][0].split()
        if len(words) >= 2.2 * size and len(target) >= 1.3 * size:
            place = rng.randrange(2, len(target))
            planted = " ".join(words[at : at + size])
            right[n] = (" ".join([*target[:place], f"“{planted}”" if rng.random() < 0.5 else planted, *target[place:]]), right[n][1])
    return right


def english_pairs(gold: Path, rng: random.Random, count: int) -> Iterator[Pair]:
    "News articles with derived versions, and pairs with nothing in common."
    articles = pd.DataFrame(read(gold, "events/giveme5w1h_dev.jsonl"))
    articles = articles.rename(columns={"id": "article_id"}).assign(lang="en", problem="")
    split = split_sentences(articles)
    texts = {key: [t for t in group["text"] if 5 <= len(t.split()) <= 60][:40] for key, group in split[split["role"] != "crosshead"].groupby("article_id")}
    event = dict(zip(articles["article_id"], articles["event"], strict=True))
    ids = [key for key in articles["article_id"] if len(texts.get(key, [])) >= 4]
    table = synonyms()
    pool = sorted({word for key in ids for text in texts[key] for word in re.findall(r"\b[a-z]{4,12}\b", text)})
    for _ in range(count):
        key = rng.choice(ids)
        own = [(text, {at}) for at, text in enumerate(texts[key])]
        roll = rng.random()
        if roll < 0.15:
            other = rng.choice([k for k in ids if event[k] != event[key]])
            right = [(text, {10_000 + at}) for at, text in enumerate(texts[other])]
        elif roll < 0.35:
            own, right = own[::2], own[1::2]
        else:
            rate, keep = rng.choice([0.0, 0.15, 0.3, 0.45, 0.6]), rng.choice([0.15, 0.5, 0.8, 1.0])
            chosen = reshaped([pair for pair in own if rng.random() < keep], rng, 0.3)
            right = [(text if rng.random() < 0.1 else spin(text, rate, table, pool, rng), claims) for text, claims in chosen]
            filler = rng.choice([k for k in ids if event[k] == event[key] or rng.random() < 0.2])
            odd = [(text, {10_000 + at}) for at, text in enumerate(texts[filler])] if event[filler] != event[key] else []
            right += topical([text for text, _ in own], odd[: rng.randint(0, 15)], set(), rng)
            rng.shuffle(right)
        if roll < 0.35 and own and right and rng.random() < 0.6:
            right = slogan(own, right, rng)
        if own and right:
            yield own, right, "en", "en", event[key]


def levels_pairs(gold: Path, rng: random.Random, count: int) -> Iterator[Pair]:
    """Guardian articles against their elementary versions, rewritten by people.

    The truth runs over the intermediate version: sentences are the same statement when a chain of close ones
    (six in ten words of the shorter in the same order) leads from one to the other.
    """
    from rapidfuzz.distance import LCSseq

    for row in read(gold, "readability/onestopenglish.jsonl")[:count]:
        frame = pd.DataFrame([{"article_id": key, "text": row[key].replace("\ufeff", ""), "lang": "en", "problem": ""} for key in ("adv", "int", "ele")])
        split = split_sentences(frame)
        rows = [(key, text, words_and_marks(text)) for key, text in zip(split["article_id"], split["text"], strict=True) if 5 <= len(text.split()) <= 70]
        words = [[token[0] for token in tokens if token[0][0].isalnum()] for _, _, tokens in rows]
        claim = list(range(len(rows)))
        for x in range(len(rows)):
            for y in range(x):
                if rows[x][0] != rows[y][0] and LCSseq.similarity(words[x], words[y]) >= 0.6 * min(len(words[x]), len(words[y])):
                    old, new = claim[x], claim[y]
                    claim = [new if value == old else value for value in claim]
        sides = {key: [(text, {claim[at]}) for at, (side, text, _) in enumerate(rows) if side == key] for key in ("adv", "ele")}
        if sides["adv"] and sides["ele"]:
            keep = rng.choice([0.3, 0.6, 1.0])
            sides["ele"] = [pair for pair in sides["ele"] if rng.random() < keep] or sides["ele"]
            yield sides["adv"], sides["ele"], "en", "en", "level" + row["article"]


def with_quotes(rows: list[dict[str, object]], one: str, two: str) -> tuple[pd.DataFrame, None, pd.DataFrame | None]:
    "The sentences with offsets into a text made of them, and who says what in English ones."
    table, end = [], {"a": 0, "b": 0}
    for row in rows:
        side, text = str(row["article_id"]), str(row["text"])
        table.append({**row, "paragraph_no": row["sentence_no"], "start": end[side], "end": end[side] + len(text), "role": "body"})
        end[side] += len(text) + 2
    frame = pd.DataFrame(table)
    if one != "en" or two != "en":
        return frame, None, None
    texts = {side: "\n\n".join(frame.loc[frame["article_id"] == side, "text"]) for side in "ab"}
    articles = pd.DataFrame({"article_id": ["a", "b"], "text": [texts["a"], texts["b"]], "lang": "en", "problem": ""})
    return frame, None, find_quotes(articles, frame)


def labelled(pairs: Iterator[Pair]) -> tuple[pd.DataFrame, int]:
    "Candidates of all pairs with their label, and the number of true pairs."
    out, true = [], 0
    for number, (left, right, one, two, group) in enumerate(pairs):
        articles = pd.DataFrame({"article_id": ["a", "b"], "lang": [one, two]})
        rows = [{"article_id": side, "sentence_no": at, "text": text} for side, part in (("a", left), ("b", right)) for at, (text, _) in enumerate(part)]
        units = describe_sentences(articles, *with_quotes(rows, one, two))
        found = find_candidates(units)
        claims = [claims for part in (left, right) for _, claims in part]
        place = {(int(a), int(n)): at for at, (a, n) in enumerate(zip(units.article, units.number, strict=True))}
        claim_of = [set()] * len(units.number)
        for at, row in enumerate(rows):
            if (side := (int(row["article_id"] == "b"), row["sentence_no"])) in place:
                claim_of[place[side]] = claims[at]
        found["label"] = [bool(claim_of[i] & claim_of[j]) for i, j in zip(found["i"], found["j"], strict=True)]
        true += sum(bool(a & b) for _, a in left for _, b in right)
        out.append(found.assign(pair=number, group=group))
    return pd.concat(out, ignore_index=True), true


def read_pairs(gold: Path) -> pd.DataFrame:
    """Candidates among the pairs of benchmarks/alignment_labels.tsv: real reports of one event, labelled by reading.

    Simulated versions teach what wording may change; these teach how often real reports say the same in other words.
    """
    labels = pd.read_csv(REPO / "benchmarks" / "alignment_labels.tsv", sep="\t", comment="#", dtype={"article_a": str, "article_b": str})
    articles = pd.DataFrame(read(gold, "events/giveme5w1h_dev.jsonl")).rename(columns={"id": "article_id"}).assign(lang="en", problem="")
    event = dict(zip(articles["article_id"], articles["event"], strict=True))
    out = []
    for name, part in labels.groupby(labels["article_a"].map(event)):
        chosen = articles[articles["event"] == name].reset_index(drop=True)
        split = split_sentences(chosen)
        units = describe_sentences(chosen, split, None, find_quotes(chosen, split))
        found = find_candidates(units)
        start = {(row.article_id, row.sentence_no): row.start for row in split.itertuples()}
        key = [(chosen["article_id"][a], start[chosen["article_id"][a], n]) for a, n in zip(units.article, units.number, strict=True)]
        wanted = {frozenset([(row.article_a, row.start_a), (row.article_b, row.start_b)]): (row.label, row.stands_for) for row in part.itertuples()}
        given = [wanted.get(frozenset([key[i], key[j]])) for i, j in zip(found["i"], found["j"], strict=True)]
        found = found.assign(label=[bool(g and g[0]) for g in given], weight=[g[1] if g else 0.0 for g in given], group=name)
        out.append(found[found["weight"] > 0])
    return pd.concat(out, ignore_index=True)


def triples(gold: Path, rng: random.Random, count: int, cross: bool) -> Iterator[list[tuple[str, list[tuple[str, set[int]]]]]]:
    "Three articles that share some statements: an English one, a spun one, and a third in English or, reshaped, in another language."
    rows = read(gold, "parallel/pud_en_sv_de.jsonl")
    pool = sorted({word for row in rows for word in re.findall(r"\b[a-z]{4,12}\b", row["en"])})
    table = synonyms()
    for _ in range(count):
        size, share = rng.randint(5, 18), rng.choice([0.15, 0.3, 0.5, 0.8])
        first = rng.randrange(len(rows) - 3 * size)
        fill = list(range(first + size, first + 3 * size))
        own = list(range(first, first + size))
        sides = []
        for lang, rate in (("en", 0.0), ("en", rng.choice([0.1, 0.25, 0.4])), (rng.choice(["sv", "de"]) if cross else "en", 0.4)):
            chosen = sorted({n for n in own if rng.random() < share} | set(rng.sample(fill, rng.randint(1, size))))
            texts = [(rows[n][lang], {n}) for n in chosen]
            texts = reshaped(texts, rng, 0.6 if lang != "en" else 0.1, [rows[n][lang] for n in fill])
            if lang == "en" and rate:
                texts = [(spin(text, rate, table, pool, rng), claims) for text, claims in texts]
            if lang != "en" and rng.random() < 0.6:
                texts = topical([rows[n][lang] for n in own], texts, set(chosen) & set(own), rng)
            rng.shuffle(texts)
            sides.append((lang, texts))
        yield sides


def of_three(sides: list[tuple[str, list[tuple[str, set[int]]]]]) -> pd.DataFrame:
    "Candidates of three articles with label, log-odds of the first pass, and what the third article says for and against."
    articles = pd.DataFrame({"article_id": list("abc"), "lang": [lang for lang, _ in sides]})
    rows = [{"article_id": side, "sentence_no": at, "text": text} for side, (_, part) in zip("abc", sides, strict=True) for at, (text, _) in enumerate(part)]
    units = describe_sentences(articles, pd.DataFrame(rows))
    found = find_candidates(units)
    claims = [sides[a][1][n][1] for a, n in zip(units.article, units.number, strict=True)]
    found["label"] = [bool(claims[i] & claims[j]) for i, j in zip(found["i"], found["j"], strict=True)]
    return with_third(found)


def invented() -> pd.DataFrame:
    "Candidates of the invented events, and of reports of two of them, which have nothing in common."
    table = pd.concat([*(found for _, found, _ in labelled_events()), *(found for _, found, _ in labelled_strangers(random.Random(7), STRANGERS))], ignore_index=True)
    return table.assign(group=table["event"].str.split("/").str[0], weight=INVENTED_WEIGHT)


def with_third(table: pd.DataFrame) -> pd.DataFrame:
    "The candidates of one event with the log-odds of the first pass, and what third articles say for and against each."
    odds = align._log_odds(table)
    agreement, disagreement = align._third_articles(table, odds)
    return table.assign(odds=odds, agreement=agreement, disagreement=disagreement)


def third_weights(data: pd.DataFrame) -> tuple[list[float], str]:
    "The weights of what third articles say for and against, beside the log-odds of the first pass, and what they do to the error."
    from scipy.optimize import minimize

    odds, y = data["odds"].to_numpy(float), data["label"].to_numpy(float)
    weight = data["weight"].to_numpy(float)
    said, sign = data[["agreement", "disagreement"]].to_numpy(float), np.where(data["label"], 1.0, -1.0)
    best = minimize(lambda w: weight @ np.logaddexp(0, -sign * (odds + said @ w)) + (w**2).sum() / 2, [0.0, 0.0], bounds=[(0, 6), (-6, 0)]).x
    errors = [float(np.mean((1 / (1 + np.exp(-np.clip(odds + said @ w, -30, 30))) - y) ** 2)) for w in (np.zeros(2), best)]
    return [round(float(w), 3) for w in best], f"Brier {errors[0]:.4f} → {errors[1]:.4f}, {len(data)} candidates"


def crossfit(data: pd.DataFrame, names: list[str], folds: int = 5) -> tuple[np.ndarray, dict[str, object]]:
    "Held-out probabilities by groups of articles, and the weights fitted on all."
    x, y = data[names].to_numpy(float), data["label"].to_numpy(bool)
    groups = sorted(data["group"].unique())
    random.Random(1).shuffle(groups)
    fold = data["group"].map({group: at % folds for at, group in enumerate(groups)}).to_numpy()
    weight = data["weight"].to_numpy(float)
    penalty = (align._OTHER_SPEAKER * data["speakers_differ"] + align._NO_SPEAKER * data["voices_differ"]).to_numpy(float)
    held = np.zeros(len(y))
    for n in [*range(folds), None]:
        train = fold != n if n is not None else np.ones(len(y), dtype=bool)
        mean, spread = x[train].mean(axis=0), np.maximum(x[train].std(axis=0), 1e-6)
        model = regression((x[train] - mean) / spread, y[train], weight[train], names)
        if n is not None:
            held[fold == n] = 1 / (1 + np.exp(-((x[fold == n] - mean) / spread @ model[1:] + model[0] - penalty[fold == n])))
    weights = {name: [round(float(v), 4) for v in values] for name, *values in zip(names, mean, spread, model[1:], strict=True) if abs(values[2]) > 5e-3}
    return held, {"intercept": round(float(model[0]), 4), "features": weights}


def regression(x: np.ndarray, y: np.ndarray, weight: np.ndarray, names: list[str], penalty: float = 1.0) -> np.ndarray:
    """Logistic regression whose weights have the sign that sense demands (more overlap never lowers a probability).

    Without that, features that go together get large opposite weights, which fit the simulation and fail on real news.
    """
    from scipy.optimize import minimize

    sign = np.where(y, 1.0, -1.0)

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        score = sign * (x @ w[1:] + w[0])
        rate = -weight * sign / (1 + np.exp(np.clip(score, -30, 30)))
        return weight @ np.logaddexp(0, -score) + penalty / 2 * (w[1:] ** 2).sum(), np.append(rate.sum(), rate @ x + penalty * w[1:])

    bounds = [(None, None)] + [(None, None) if name in FREE else (None, 0) if name in LOWERING else (0, None) for name in names]
    return np.asarray(minimize(loss, np.zeros(len(names) + 1), jac=True, bounds=bounds, method="L-BFGS-B").x)


def quality(held: np.ndarray, data: pd.DataFrame, true: float) -> dict[str, float]:
    "Held-out precision, recall (of all true pairs), F1, Brier score and calibration error; weighted where pairs stand for others."
    y, weight = data["label"].to_numpy(bool), data["weight"].to_numpy(float)
    said = held >= 0.5
    precision, recall = np.average(y[said], weights=weight[said]), weight[y & said].sum() / true
    bins = np.minimum((held * 5).astype(int), 4)
    error = sum(abs(np.average(held[bins == b], weights=weight[bins == b]) - np.average(y[bins == b], weights=weight[bins == b])) * weight[bins == b].sum() for b in range(5) if (bins == b).any()) / weight.sum()
    found = {"candidates": float(len(y)), "true": true, "precision": precision, "recall": recall, "f1": 2 * precision * recall / (precision + recall), "brier": float(np.average((held - y) ** 2, weights=weight)), "calibration_error": float(error)}
    return {name: round(float(value), 4) for name, value in found.items()}


def main() -> None:
    "Fit both models, print their quality, write the weights."
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=REPO.parent / "shared" / "gold")
    parser.add_argument("--pairs", type=int, default=500, help="article pairs per model")
    parser.add_argument("--dry", action="store_true", help="do not write the weights")
    args = parser.parse_args()
    events = invented()
    out: dict[str, object] = {"about": "Weights of the probability of align_sentences: name → [mean, standard deviation, weight]. Written by benchmarks/fit_alignment.py; error is on held-out groups of articles."}
    for kind, makers, names in (("same", (english_pairs, levels_pairs), SAME), ("cross", (parallel_pairs,), CROSS)):
        parts = [labelled(maker(args.gold, random.Random(7), args.pairs)) for maker in makers]
        parts = [(part.assign(weight=1.0), true) for part, true in parts]
        if kind == "same":
            real = read_pairs(args.gold)
            real["weight"] *= REAL_WEIGHT
            parts.append((real, float(real["weight"][real["label"]].sum())))
        chosen = events[events["same_lang"] == (kind == "same")]
        parts.append((chosen, float(INVENTED_WEIGHT * chosen["label"].sum())))
        data = pd.concat([part[0].assign(source=at) for at, part in enumerate(parts)], ignore_index=True)
        held, model = crossfit(data, names)
        names_of = [*(maker.__name__ for maker in makers), *(["read_pairs"] if kind == "same" else []), "invented_events"]
        errors = {names_of[at]: quality(held[data["source"] == at], data[data["source"] == at], count) for at, (_, count) in enumerate(parts)}
        print(kind, *(f"\n  {name}: {error}" for name, error in errors.items()))
        for name, (_, _, weight) in sorted(model["features"].items(), key=lambda item: -abs(item[1][2])):  # type: ignore[attr-defined]
            print(f"    {name:16} {weight:+.2f}")
        out[kind] = {**model, "errors": errors}
    align._weights = lambda: out  # type: ignore[assignment,return-value]
    for kind in ("same", "cross"):
        three = pd.concat([*(of_three(sides).assign(weight=1.0) for sides in triples(args.gold, random.Random(11), args.pairs // 3, kind == "cross")), *(with_third(part) for _, part in events.groupby("event"))])
        weights, said = third_weights(three[three["same_lang"] == (kind == "same")])
        out[kind] |= {"agreement": weights[0], "disagreement": weights[1], "third_articles": said}  # type: ignore[operator]
        print(kind, "third articles", weights, said)
    if not args.dry:
        (REPO / "newslab" / "data" / "alignment.json").write_text(json.dumps(out, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
