"""Train the model that finds the body of a page, and write its weights to newslab/data/body_model.json.

    python benchmarks/train_cleaning.py [--gold FOLDER] [--pages FILE] [--check]

Reads `extraction/pages.jsonl.gz` of the labelled data (pages with `html`, `url`, `article_body`). Each page is dumped to
plain text as a crawler would, its lines labelled by the 4-word shingles that they share with the gold body. Thinned copies
of each page, with part or nearly all of the rubbish dropped, stand for texts that somebody else has cleaned before; a copy
with links to other articles right below the article, each with a date on its line, for pages that end so; and a copy of each
labelled page of which no stock phrase and no word is known, for pages in a language that the lists lack.
A first regression, over the words, figures and marks of a line that stand on pages of several sites, gives the table of words
(newslab/data/body_words.json). Three logistic regressions over traits of a line and its surroundings, and over what the table
says of its words, learned without the line's site: whether it is body; and, from the traits of two lines that follow each
other, whether the body begins, or ends, there. Two numbers calibrate the first one's answers, fitted on
answers out of fold, by site.
`--pages` names further pages to train on, as `outside_pages.py` makes them from test pages of public packages: JSON lines,
compressed or not, with `html`, `url`, `article_body` and `package`. They only train: every score is of the labelled pages.
`--check` only cross-validates (by site) and prints the score; nothing is written.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlparse

import numpy as np
from resiliparse.extract.html2text import extract_plain_text
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from newslab import body
from newslab.blocks import HAN, Block
from newslab.page import line_key, read_page
from newslab.traits import MAX_WEIGHT, page_traits
from newslab.line_words import line_signs

REPO = Path(__file__).resolve().parents[1]
FOLDS = 8
INNER_FOLDS = 4  # of what a second look is fitted on
REGULARISATION = {"words": 0.3, "body": 0.001, "ends": 0.003}  # scikit-learn's C; chosen by cross-validation by site
MIN_SITES = 3  # sites on whose pages a word must stand
LEAST_WEIGHT = 0.03  # of a word in the table
NEAR_END = 40  # lines on each side of the true end that the regressions of ends are fitted on
ENDS = (("first", 1), ("last", -1))  # end of the body, and the line that is looked at with it: the one before, the one after
SHORT_MARK = 12  # words: a line with a stock phrase that may stand between two paragraphs
COPY_WEIGHT = 0.4  # of a thinned or made copy beside a whole page
WITH_LINKS = 4  # kind of a copy with dated links; 0 is the whole page, 1 to 3 are thinned
WITHOUT_PHRASES = 5  # kind of a copy of which no stock phrase is known
# Forms of dated links and headings above them; the benchmark of such pages has others.
LINK_FORMS = ("{text} – {day} May 2022", "2022-05-{day:02d} {text}", "{day}/05/22 {text}", "May {day}, 2020 | {text}", "{text} {day}. März 2020",
              "{text}, {day:02d}.05.2022", "[{day} Oct] {text}", "{day} oct. 2020 - {text}", "{text} May {day}")  # fmt: skip
LINK_HEADINGS = ("", "", "", "You may also be interested in", "In other news", "Weitere Meldungen", "À lire aussi", "Other stories")


_WORDS = re.compile(rf"[{HAN}]|(?:(?![{HAN}])\w)+")


def words_of(text: str) -> list[str]:
    "Words; a Chinese, Japanese or Korean character is one."
    return (re.findall(r"\w+", text) if text.isascii() else _WORDS.findall(text)) if text else []


def shingles(text: str, *, apart: bool = False) -> Counter[tuple[str, ...]]:
    "Multiset of runs of four words; `apart` takes a Chinese, Japanese or Korean character for a word, which the benchmark's own score does not."
    words = words_of(text) if apart else re.findall(r"\w+", text or "")
    return Counter(tuple(words[i : i + 4]) for i in range(len(words) - 3)) if len(words) > 3 else Counter([tuple(words)] if words else [])


def site_of(url: str) -> str:
    "The last two labels of a page's host; of a copy in a web archive, those of the page."
    return ".".join(urlparse(re.sub(r"^https?://web\.archive\.org/web/\d+\w*/", "", url)).netloc.split(".")[-2:])


def label_blocks(blocks: list[Block], gold: str) -> np.ndarray:
    "1 for each block that is part of the gold body."
    wanted, running = shingles(gold, apart=True), " " + " ".join(words_of(gold)) + " "
    share = np.zeros(len(blocks))
    for place, block in enumerate(blocks):
        words = words_of(block.text)
        if len(words) > 3:
            own = shingles(block.text, apart=True)
            share[place] = sum(min(count, wanted.get(key, 0)) for key, count in own.items()) / sum(own.values())
        elif words:
            share[place] = -1 if f" {' '.join(words)} " in running else 0
    label = (share > 0.5).astype(float)
    for place in np.flatnonzero(share == -1):  # a short line is body where its neighbours are
        near = np.delete(share[max(0, place - 3) : place + 4], min(place, 3))
        label[place] = float((near > 0.5).sum() >= 2)
    return one_copy(blocks, label)


def one_copy(blocks: list[Block], label: np.ndarray) -> np.ndarray:
    "Of a line that stands twice on the page, only the copy nearest to the middle of the body is body."
    long = [place for place in np.flatnonzero(label) if blocks[place].words >= 8]
    middle = np.median(long) if long else 0
    copies: dict[str, list[int]] = {}
    for place in long:
        copies.setdefault(line_key(blocks[place].text), []).append(place)
    for places in copies.values():
        keep = min(places, key=lambda place: abs(place - middle))
        for place in places:
            label[place] = float(place == keep)
    return label


def thinned(blocks: list[Block], label: np.ndarray, dice: random.Random) -> list[str]:
    "Copies of a page with part, most, or nearly all of its rubbish gone, and one with a few paragraphs only."
    inside = np.flatnonzero(label)
    if not len(inside):
        return []
    texts = []
    first, last = inside[0], inside[-1]
    for keep in (0.5, 0.1):
        near = [min(abs(place - first), abs(place - last)) <= 2 for place in range(len(blocks))]
        chosen = [
            block.text
            for place, block in enumerate(blocks)
            if label[place] or dice.random() < (keep + 0.3 * (first < place < last)) or (near[place] and dice.random() < 0.6)
        ]
        texts.append([re.sub(r"^[•·*\-]\s*", "", text) for text in chosen])
    start = dice.randrange(len(inside))
    few = [blocks[place].text for place in inside[start : start + dice.randint(1, 6)]]
    rubbish = [block.text for place, block in enumerate(blocks) if not label[place]]
    marks = [block.text for block, inside in zip(blocks, label, strict=True) if block.stock and not inside and block.words < SHORT_MARK]
    if len(few) > 1 and marks and dice.random() < 0.7:  # “Advertisement”, “Read also” between two paragraphs
        place = dice.randrange(1, len(few))
        few[place:place] = dice.sample(marks, min(len(marks), dice.randint(1, 2)))
    texts.append(dice.sample(rubbish, min(len(rubbish), dice.randint(0, 2))) + few + dice.sample(rubbish, min(len(rubbish), dice.randint(0, 2))))
    return [("\n\n" if dice.random() < 0.5 else "\n").join(lines) for lines in texts]


def short_titles(rows: list[dict]) -> list[str]:
    "Lines of whole pages that look like titles of other articles: outside the body, five to fourteen words, no digit."
    lines = [block for row in rows if row["kind"] == 0 for block, inside in zip(row["blocks"], row["label"], strict=True) if not inside]
    return [block.text for block in lines if 5 <= block.words <= 14 and not block.prose and not re.search(r"\d", block.text)]


def with_links(row: dict, links: list[str], heading: str, gap: str) -> tuple[list[Block], np.ndarray]:
    "A page with links right below its body, and its labels."
    end, lines = int(np.flatnonzero(row["label"])[-1]) + 1, [block.text for block in row["blocks"]]
    blocks = read_page(gap.join(lines[:end] + [heading] * bool(heading) + links + lines[end:]))
    label = label_blocks(blocks, row["gold"])
    return blocks, np.where([block.text in links for block in blocks], 0.0, label)


def linked_copies(rows: list[dict], dice: random.Random) -> list[dict]:
    "A copy of each whole page with four to ten dated links right below its body."
    titles, out = short_titles(rows), []
    for row in rows:
        if row["kind"] == 0 and row["label"].any():
            form, heading, gap = dice.choice(LINK_FORMS), dice.choice(LINK_HEADINGS), dice.choice(("\n", "\n\n"))
            links = [form.format(day=dice.randint(1, 28), text=title) for title in dice.sample(titles, dice.randint(4, 10))]
            blocks, label = with_links(row, links, heading, gap)
            out.append(measured(row["site"], row["url"], row["gold"], WITH_LINKS, blocks, label, COPY_WEIGHT))
    return out


def copies_without_phrases(rows: list[dict]) -> list[dict]:
    "A copy of each whole page of which no stock phrase and no word is known, as of a page in a language that the lists lack."
    out = []
    for row in rows:
        if row["kind"] == 0:
            blocks = [replace(block, stock="", role=None) for block in row["blocks"]]
            made = measured(row["site"], row["url"], row["gold"], WITHOUT_PHRASES, blocks, row["label"], COPY_WEIGHT)
            out.append({**made, "signs": [frozenset(sign for sign in line if not re.search(r"[^\W\d_]", sign)) for line in made["signs"]]})
    return out


def measured(site: str, url: str, gold: str, kind: int, blocks: list[Block], label: np.ndarray, weight: float) -> dict:
    "A text to train on: traits, labels, weights and site."
    words = np.array([min(block.words, MAX_WEIGHT) for block in blocks])
    return {"site": site, "kind": kind, "blocks": blocks, "label": label, "weight": (words + 2) * weight,
            "body": page_traits(blocks), "signs": [line_signs(block.text) for block in blocks], "gold": gold, "url": url}  # fmt: skip


def load(path: Path, seed: int = 0) -> list[dict]:
    "Pages of a gold folder or of a file, and their copies, with traits, labels, weights and site."
    dice = random.Random(seed)
    out = []
    labelled = path.is_dir()
    path = path / "extraction" / "pages.jsonl.gz" if path.is_dir() else path
    with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8") as lines:
        pages = list(lines)
    for line in pages:
        page = json.loads(line)
        raw = extract_plain_text(page["html"], preserve_formatting=True, main_content=False)
        blocks = read_page(raw)
        label = label_blocks(blocks, page["article_body"])
        texts = [(blocks, label, 1.0)]
        for text in thinned(blocks, label, dice):
            copy = read_page(text)
            if copy:
                texts.append((copy, label_blocks(copy, page["article_body"]), COPY_WEIGHT))
        out += [measured(site_of(page["url"]), page["url"], page["article_body"], kind, *text) for kind, text in enumerate(texts)]
    linked = linked_copies(out, dice)
    return out + linked + (copies_without_phrases(out) if labelled else [])  # of outside pages, which a machine has labelled, they gain nothing


def fit(rows: list[dict], look: str) -> tuple[np.ndarray, float]:
    "Weights and intercept on raw traits (the scaling folded in)."
    x, y = np.vstack([row[look] for row in rows]), np.concatenate([row["label"] for row in rows]) > 0.5
    scaler = StandardScaler().fit(x)
    model = LogisticRegression(C=REGULARISATION[look], max_iter=500)
    model.fit(scaler.transform(x), y, sample_weight=np.concatenate([row["weight"] for row in rows]))
    weights = model.coef_[0] / scaler.scale_
    return weights, float(model.intercept_[0] - weights @ scaler.mean_)


def fit_end(rows: list[dict], name: str, by: int) -> np.ndarray:
    "Weights of the regression that tells the first, or the last, line of the body from the lines near it."
    found, right, weight = [], [], []
    for row in rows:
        inside = np.flatnonzero(row["label"])
        if len(inside):
            end = inside[0] if name == "first" else inside[-1]
            near = slice(max(0, end - NEAR_END), end + NEAR_END + 1)
            found.append(body.pair_traits(row["body"], by)[near])
            right.append(np.arange(len(row["blocks"]))[near] == end)
            weight.append(np.full(len(right[-1]), 1.0 if row["kind"] == 0 else COPY_WEIGHT))
    scaler = StandardScaler().fit(x := np.vstack(found))
    model = LogisticRegression(C=REGULARISATION["ends"], max_iter=300).fit(scaler.transform(x), np.concatenate(right), sample_weight=np.concatenate(weight))
    return model.coef_[0] / scaler.scale_


def fit_words(rows: list[dict]) -> dict[str, float]:
    "The table of words: a weight for each sign of lines that stands on whole pages of several sites."
    rows = [row for row in rows if row["kind"] == 0]
    sites: dict[str, set[str]] = {}
    for row in rows:
        for sign in frozenset().union(*row["signs"]):
            sites.setdefault(sign, set()).add(row["site"])
    place = {sign: number for number, sign in enumerate(sorted(sign for sign, found in sites.items() if len(found) >= MIN_SITES))}
    lines = [line for row in rows for line in row["signs"]]
    known = [sorted(place[sign] for sign in line if sign in place) for line in lines]
    many = np.array([len(line) for line in known])
    share = np.repeat([1 / max(1, len(line)) ** 0.5 for line in lines], many)
    x = csr_matrix((share, np.concatenate(known).astype(int), np.concatenate([[0], np.cumsum(many)])), shape=(len(lines), len(place)))
    model = LogisticRegression(C=REGULARISATION["words"], solver="liblinear", tol=0.01)
    model.fit(x, np.concatenate([row["label"] for row in rows]) > 0.5, sample_weight=np.sqrt(np.concatenate([row["weight"] for row in rows])))
    return {sign: round(float(model.coef_[0][number]), 2) for sign, number in place.items() if abs(model.coef_[0][number]) >= LEAST_WEIGHT}


def with_words(rows: list[dict]) -> list[dict]:
    "The rows with what their words say, each by a table learned on other sites."
    fold, out = [f % INNER_FOLDS for f in folds(rows, seed=7)], []
    for number in range(INNER_FOLDS):
        words = fit_words([row for row, f in zip(rows, fold, strict=True) if f != number])
        out += [{**row, "body": body.with_words(row["body"], row["signs"], words)} for row, f in zip(rows, fold, strict=True) if f == number]
    return out


def fit_body(rows: list[dict]) -> dict[str, Any]:
    "The table of words and the weights of all three questions, as `weigh_lines` takes them."
    worded = with_words(rows)
    weights, intercept = fit(worded, "body")
    return {"words": fit_words(rows), "body": np.append(weights, intercept)} | {name: fit_end(worded, name, by) for name, by in ENDS}


def folds(rows: list[dict], seed: int) -> list[int]:
    "Fold of each row; all texts of a site are in one."
    sites = sorted({row["site"] for row in rows})
    random.Random(seed).shuffle(sites)
    place = {site: number % FOLDS for number, site in enumerate(sites)}
    return [place[row["site"]] for row in rows]


def out_of_fold(rows: list[dict], look: str, seed: int, fitted: list[dict] | None = None) -> list[np.ndarray]:
    "Log-odds for each text from a model that has not seen its site; fitted on `fitted` where given, else on all rows."
    fold = folds(rows, seed)
    answers: list[np.ndarray] = [np.empty(0)] * len(rows)
    for number in range(FOLDS):
        sites = {row["site"] for row, f in zip(rows, fold, strict=True) if f == number}
        weights, intercept = fit([row for row in fitted or rows if row["site"] not in sites], look)
        for place, row in enumerate(rows):
            if fold[place] == number:
                answers[place] = np.clip(row[look] @ weights + intercept, -9, 9)
    return answers


def answers_out_of_fold(rows: list[dict], seed: int, fitted: list[dict] | None = None) -> list[np.ndarray]:
    "What models that have not seen its site say of each text, as `body_odds` gives it; fitted on `fitted` where given, else on all rows."
    fold = folds(rows, seed)
    answers: list[np.ndarray] = [np.empty((0, 3))] * len(rows)
    for number in range(FOLDS):
        sites = {row["site"] for row, f in zip(rows, fold, strict=True) if f == number}
        model = fit_body([row for row in fitted or rows if row["site"] not in sites])
        for place, row in enumerate(rows):
            if fold[place] == number:
                answers[place] = body.weigh_lines(row["body"], row["signs"], model)
    return answers


def in_folds(rows: list[dict], look_first: Callable[[list[dict], list[dict]], None], seed: int) -> None:
    "Let `look_first(train, test)` fill in every row, each by training rows of other sites."
    fold = [f % INNER_FOLDS for f in folds(rows, seed)]
    for number in range(INNER_FOLDS):
        look_first([row for row, f in zip(rows, fold, strict=True) if f != number], [row for row, f in zip(rows, fold, strict=True) if f == number])


def nested(rows: list[dict], look: str, look_first: Callable[[list[dict], list[dict]], None], seed: int = 0) -> list[np.ndarray]:
    """Log-odds of the second look for each row, by models of both looks that have not seen its site.

    Both are fitted anew for every fold, on answers of first looks inside the training rows: a second look fitted on answers
    of models that had seen the test sites scores .02 too well."""
    fold = folds(rows, seed)
    answers: list[np.ndarray] = [np.empty(0)] * len(rows)
    for number in range(FOLDS):
        train = [row for row, f in zip(rows, fold, strict=True) if f != number]
        test = [row for row, f in zip(rows, fold, strict=True) if f == number]
        in_folds(train, look_first, seed + 1)
        weights, intercept = fit(train, look)
        look_first(train, test)
        for place, row in enumerate(rows):
            if fold[place] == number:
                answers[place] = np.clip(row[look] @ weights + intercept, -9, 9)
    return answers


def shares(answers: Iterable[str], gold: Iterable[str]) -> np.ndarray:
    "True, false and missed shingles of each page, divided by their sum."
    rows = []
    for answer, right in zip(answers, gold, strict=True):
        a, b = shingles(answer), shingles(right)
        hit = sum((a & b).values())
        counts = np.array([hit, sum(a.values()) - hit, sum(b.values()) - hit], dtype=float)
        rows.append(counts / max(counts.sum(), 1))
    return np.array(rows)


def body_f1(pairs: list[tuple[str, str]]) -> tuple[float, float, float]:
    "Precision, recall, F1 by shares of 4-word shingles averaged over pages."
    hit, false, missed = (float(value) for value in shares(*zip(*pairs, strict=True)).mean(axis=0))
    return hit / (hit + false), hit / (hit + missed), 2 * hit / (2 * hit + false + missed)


def kept_text(blocks: list[Block], start: int, end: int, odds: np.ndarray) -> str:
    "The lines of the stretch that are kept."
    return "\n".join(block.text for place, block in enumerate(blocks) if start <= place < end and odds[place] > body.MIN_ODDS)


def check(rows: list[dict], answers: list[np.ndarray]) -> None:
    "Print the cross-validated score of the stretch, for whole pages and for thinned copies."
    for kind in range(4):
        pairs = []
        for row, stretch in zip(rows, stretches(rows, answers), strict=True):
            if row["kind"] == kind:
                inside = "\n".join(block.text for block, label in zip(row["blocks"], row["label"], strict=True) if label)
                pairs.append((kept_text(row["blocks"], *stretch), row["gold"] if kind < 3 else inside))
        print(["whole pages", "half the rubbish", "a tenth of it", "a few paragraphs"][kind], len(pairs), [round(value, 4) for value in body_f1(pairs)])


def stretches(rows: list[dict], answers: list[np.ndarray]) -> list[tuple[int, int, np.ndarray]]:
    "What `find_body` says of each text when the model's answers are these."
    return [body.find_body(row["blocks"], answers=values) for row, values in zip(rows, answers, strict=True)]


def calibration(rows: list[dict], answers: list[np.ndarray]) -> list[float]:
    "Slope and intercept that turn log-odds of lines inside the stretch into calibrated ones (Platt 1999), on whole pages."
    x, y = [], []
    for row, (start, end, values) in zip(rows, stretches(rows, answers), strict=True):
        if row["kind"] == 0:
            x += list(values[start:end])
            y += list(row["label"][start:end] > 0.5)
    model = LogisticRegression(C=100).fit(np.array(x)[:, None], y)
    return [round(float(model.coef_[0][0]), 4), round(float(model.intercept_[0]), 4)]


def main() -> None:
    "Train, check, write."
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--gold", type=Path, default=REPO.parent / "shared" / "gold")
    parser.add_argument("--pages", type=Path, help="further pages to train on, from outside_pages.py")
    parser.add_argument("--check", action="store_true", help="only cross-validate")
    options = parser.parse_args()
    rows = load(options.gold)
    outside = load(options.pages, seed=1) if options.pages else []
    answers = answers_out_of_fold(rows, seed=0, fitted=rows + outside)
    check(rows, answers)
    if options.check:
        return
    many = [sum(row["kind"] == 0 for row in part) for part in (rows, outside)]
    trained_on = f"{many[0]} pages of scrapinghub/article-extraction-benchmark (MIT)" + f" and {many[1]} test pages of public packages (outside_pages.py)" * bool(outside)
    model: dict = {"made_by": "benchmarks/train_cleaning.py", "trained_on": trained_on}
    fitted = fit_body(rows + outside)
    words = fitted.pop("words")
    model |= {name: [round(float(value), 5) for value in weights] for name, weights in fitted.items()}
    model["calibration"] = calibration(rows, answers)
    data = REPO / "newslab" / "data"
    (data / "body_model.json").write_text(json.dumps(model, indent=1) + "\n", encoding="utf-8")
    groups: dict[str, list[str]] = {}
    for sign, weight in sorted(words.items(), key=lambda item: (-item[1], item[0])):
        groups.setdefault(str(weight), []).append(sign)
    (data / "body_words.json").write_text(json.dumps({weight: " ".join(signs) for weight, signs in groups.items()}, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
    print("wrote body_model.json,", len(words), "words in body_words.json")


if __name__ == "__main__":
    main()
