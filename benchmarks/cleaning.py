"""How well the body of a page is found, in plain text and in HTML, beside other tools in the same run.

    python benchmarks/cleaning.py [--gold FOLDER] [--part plain|html] [--peers FOLDER] [--write]

Plain text: a naive dump of the whole page, as crawlers write it. Score: multisets of 4-word shingles; per page true, false
and missed shingles divided by their sum, averaged over pages (scrapinghub/article-extraction-benchmark). Intervals:
bootstrap over pages, 2,000 draws, 95 %. The shipped model was trained on these very pages, so newslab's line for plain text
is cross-validated: each page is judged by a model that has not seen its site.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from functools import cache
from importlib.machinery import PathFinder
from importlib.util import module_from_spec
from pathlib import Path
from typing import Any

import numpy as np
import train_cleaning as training
from resiliparse.extract.html2text import extract_plain_text
from train_cleaning import kept_text, shares

import newslab as nl
from newslab import body
from newslab.page import read_page
from newslab.pagelines import best_run
from newslab.schema import make_table
from newslab.traits import page_traits, simple_points
from newslab.webpage import read_webpage
from newslab.line_words import line_signs

REPO = Path(__file__).resolve().parents[1]


def load_pages(gold: Path) -> list[dict]:
    "The labelled pages, with their plain-text dump."
    with gzip.open(gold / "extraction" / "pages.jsonl.gz", "rt", encoding="utf-8") as lines:
        pages = [json.loads(line) for line in lines]
    for page in pages:
        page["dump"] = extract_plain_text(page["html"], preserve_formatting=True, main_content=False)
    return pages


def f1(rows: np.ndarray) -> float:
    "F1 of averaged shares."
    hit, false, missed = rows.mean(axis=0)
    return float(2 * hit / (2 * hit + false + missed)) if hit else 0.0


def report(name: str, rows: np.ndarray, rate: float) -> str:
    "A row of the table."
    dice = np.random.default_rng(0)
    draws = np.sort([f1(rows[dice.integers(0, len(rows), len(rows))]) for _ in range(2000)])
    hit, false, missed = rows.mean(axis=0)
    speed = f"{rate:.0f}" if rate else "–"
    return f"| {name} | {hit / max(hit + false, 1e-9):.3f} | {hit / max(hit + missed, 1e-9):.3f} | {f1(rows):.3f} | {draws[50]:.3f}–{draws[1949]:.3f} | {speed} |"


def held_out(gold: Path, outside: Path | None = None) -> list[dict]:
    """Whole pages, each with the answer of a model that has not seen its site: `kept` (its text), `stretch`, and `in_characters`
    (the answer for the same page written in Chinese characters, which no model has been trained on)."""
    rows = training.load(gold)
    for row in rows[:]:
        if row["kind"] == 0:
            blocks = read_page(in_characters("\n".join("\n" * (gap > 1) + block.text for block, gap in zip(row["blocks"], gaps(row["blocks"]), strict=True))))
            rows.append({**row, "kind": 9, "weight": np.zeros(len(blocks)), "blocks": blocks, "label": np.zeros(len(blocks)), "gold": in_characters(row["gold"]),
                         "body": page_traits(blocks), "signs": [line_signs(block.text) for block in blocks]})  # fmt: skip
    odds = training.answers_out_of_fold(rows, seed=0, fitted=[row for row in rows if row["kind"] != 9] + (training.load(outside, seed=1) if outside else []))
    for row, values, stretch in zip(rows, odds, training.stretches(rows, odds), strict=True):
        row["answers"], row["stretch"], row["kept"] = values, stretch, kept_text(row["blocks"], *stretch)
    return rows


def outside_table(gold: Path, outside: Path) -> list[str]:
    "Pages of public packages, by a model of the labelled pages alone and by one that has seen the other outside pages too."
    labelled, rows = training.load(gold), training.load(outside, seed=1)
    whole = [place for place, row in enumerate(rows) if row["kind"] == 0]
    right = [rows[place]["gold"] for place in whole]
    model = training.fit_body(labelled)
    alone = [body.weigh_lines(row["body"], row["signs"], model) for row in rows]
    both = training.answers_out_of_fold(rows, seed=0, fitted=rows + labelled)
    results = []
    for odds in (alone, both):
        stretches = training.stretches([rows[place] for place in whole], [odds[place] for place in whole])
        results.append(character_shares([kept_text(rows[place]["blocks"], *stretch) for place, stretch in zip(whole, stretches, strict=True)], right))
    dice = np.random.default_rng(0)
    picks = [dice.integers(0, len(whole), len(whole)) for _ in range(2000)]
    gain = np.sort([f1(results[1][pick]) - f1(results[0][pick]) for pick in picks])
    out = [f"\n## Plain text, pages of other kinds (n = {len(whole)} test pages of public packages, bodies found by machine in their HTML; blogs, German and French pages, old layouts)\n", HEAD]
    out.append(report("everything", character_shares(["\n".join(block.text for block in rows[place]["blocks"]) for place in whole], right), 0))
    out.append(report("**newslab**, trained on the labelled pages alone", results[0], 0))
    out.append(report("**newslab**, trained on these too (cross-validated by site)", results[1], 0))
    return [*out, f"\nDifference of the last two: {gain.mean():+.3f} ({gain[50]:+.3f} to {gain[1949]:+.3f}), the same pages drawn for both."]


def fresh_table(gold: Path, outside: Path, fresh: Path) -> list[str]:
    "Pages that nothing was trained on, by a model of the labelled and the outside pages."
    model = training.fit_body(training.load(gold) + training.load(outside, seed=1))
    rows = [row for row in training.load(fresh, seed=2) if row["kind"] == 0]
    stretches = training.stretches(rows, [body.weigh_lines(row["body"], row["signs"], model) for row in rows])
    right = [row["gold"] for row in rows]
    out = [f"\n## Plain text, news in many languages that nothing was trained on (n = {len(rows)} test pages of two other packages, bodies found by machine in their HTML)\n", HEAD]
    out.append(report("everything", character_shares(["\n".join(block.text for block in row["blocks"]) for row in rows], right), 0))
    return [*out, report("**newslab**", character_shares([kept_text(row["blocks"], *stretch) for row, stretch in zip(rows, stretches, strict=True)], right), 0)]


def gaps(blocks: list) -> list[int]:
    "Lines between each block and the one before."
    return [block.line_no - before.line_no if before else 1 for before, block in zip([None, *blocks], blocks, strict=False)]


_MARKS = str.maketrans({".": "。", ",": "，", "?": "？", "!": "！", ":": "：", ";": "；", "(": "（", ")": "）"})


def in_characters(text: str) -> str:
    "A text as it might look in Chinese: each word two or three characters chosen by its letters, no spaces, full-width marks."
    def word(found: re.Match[str]) -> str:
        letters = found[0].lower()
        seed = sum(ord(letter) * 31**place for place, letter in enumerate(letters))
        return "".join(chr(0x4E00 + (seed // 7**place) % 5000) for place in range(1 if len(letters) < 4 else 2 if len(letters) < 9 else 3))

    spelled = re.sub(r"[^\W\d_]+(?:['’][^\W\d_]+)?", word, text)
    spelled = re.sub(r"(?<=[\u4e00-\u9fff，。；：])[ ]+|[ ]+(?=[\u4e00-\u9fff])|(?<=[.,!?;:])[ ](?=\S)", "", spelled)
    return re.sub(r"(?<!\d)[.,?!:;()]|[.,?!:;()](?!\d)", lambda mark: mark[0].translate(_MARKS), spelled)


def character_shares(answers: Iterable[str], gold: Iterable[str]) -> np.ndarray:
    "As `shares`, each Chinese character counted as a word."
    apart = lambda text: re.sub(r"([\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af])", r" \1 ", text)  # noqa: E731
    return shares([apart(text) for text in answers], [apart(text) for text in gold])


def with_siblings(rows: list[dict], gold: Path, many: int) -> list[str]:
    """The body of each page when `many` articles of its outlet are there too. Pages of one outlet are rare in the labelled half, so
    siblings are made: the page's lines outside the body, of the short ones without a sentence end (headlines of other articles) half
    exchanged for those of other pages, and another article's body (gold/events) in the place of the page's own."""
    import random

    dice = random.Random(0)
    events = [json.loads(line) for line in (gold / "events" / "giveme5w1h_dev.jsonl").read_text(encoding="utf-8").splitlines()]
    bodies = [paragraphs for event in events if len(paragraphs := [part.strip() for part in event["text"].split("\n") if part.strip()]) > 4]
    teasers = [block.text for row in rows for block, inside in zip(row["blocks"], row["label"], strict=True) if not inside and 5 <= block.words <= 15 and not block.prose]
    answers = []
    for row in rows:
        pages = [row["blocks"], *(read_page(sibling(row, dice.choice(bodies), teasers, dice)) for _ in range(many))]
        body.mark_repeated(pages)
        answers.append(kept_text(row["blocks"], *body.find_body(row["blocks"], answers=row["answers"])))
        for block in row["blocks"]:
            block.repeated = 0
    return answers


def sibling(row: dict, paragraphs: list[str], teasers: list[str], dice) -> str:
    "Another article on the same template."
    inside = np.flatnonzero(row["label"])
    first = inside[0] if len(inside) else 0
    out: list[str] = []
    for place, (block, is_body) in enumerate(zip(row["blocks"], row["label"], strict=True)):
        if place == first:
            out += paragraphs
        if not is_body:
            other = 5 <= block.words <= 15 and not block.prose and dice.random() < 0.5
            out.append(dice.choice(teasers) if other else block.text)
    return "\n".join(out)


def reliability(rows: list[dict]) -> list[str]:
    "How often lines are what the label says, by confidence: lines inside the stretch, by models that have not seen the site."
    sure, right = [], []
    for row in rows:
        start, end, odds = row["stretch"]
        for value, label in zip(odds[start:end], row["label"][start:end], strict=True):
            share = body.body_share(value)
            kept = value > body.MIN_ODDS
            sure.append(max(0.5, share) if kept else 1 - share)
            right.append(bool(label) == bool(kept))
    sure_, right_ = np.array(sure), np.array(right)
    out = ["| confidence | lines | mean confidence | share right |", "|---|---|---|---|"]
    for low, high in ((0.0, 0.6), (0.6, 0.8), (0.8, 0.9), (0.9, 0.95), (0.95, 1.01)):
        chosen = (sure_ >= low) & (sure_ < high)
        if chosen.any():
            out.append(f"| {low:.2f}–{min(high, 1):.2f} | {chosen.sum()} | {sure_[chosen].mean():.2f} | {right_[chosen].mean():.2f} |")
    return out


LINK_FORMS = ("{day} June 2021: {text}", "{text} ({day}.06.2021)")


def dated_links(gold: Path, outside: Path | None = None) -> list[str]:
    "How many links to other articles are kept when eight, each with a date on its line, stand right below every labelled article."
    import random

    rows = training.load(gold)
    fitted, whole = rows + (training.load(outside, seed=1) if outside else []), [row for row in rows if row["kind"] == 0 and row["label"].any()]
    titles, dice, made = training.short_titles(rows), random.Random(3), []
    for heading in ("", "Related articles", "More news"):
        for form in LINK_FORMS:
            for row in whole:
                links = [form.format(day=9 + place, text=text) for place, text in enumerate(dice.sample(titles, 8))]
                made.append({**training.measured(row["site"], row["url"], row["gold"], 9, *training.with_links(row, links, heading, "\n\n"), 0.0), "links": set(links), "of": (heading or "none", form)})
    odds = training.answers_out_of_fold(made + rows, seed=0, fitted=fitted)[: len(made)]
    kept: dict[tuple[str, str], list[float]] = {}
    for row, stretch in zip(made, training.stretches(made, odds), strict=True):
        lines = set(kept_text(row["blocks"], *stretch).split("\n"))
        kept.setdefault(row["of"], []).append(np.mean([link in lines for link in row["links"]]))
    out = ["| heading | form | pages of 8 links | share kept | 95 % interval |", "|---|---|---|---|---|"]
    for (heading, form), shares_ in kept.items():
        draws = np.sort([np.mean(np.random.default_rng(seed).choice(shares_, len(shares_))) for seed in range(2000)])
        out.append(f"| {heading} | {form.format(day=9, text='…')} | {len(shares_)} | {np.mean(shares_):.3f} | {draws[50]:.3f}–{draws[1949]:.3f} |")
    return ["\n## Dated links right below an article (cross-validated by site; the forms are not those of the pages made for training)\n", *out]


# Kind of error → lines that it concerns: `kept` and `right` per line, place of the line, stretch found, first and last right line.
ERRORS: dict[str, Callable[..., np.ndarray]] = {
    "starts too early": lambda kept, right, place, stretch, span: kept & ~right & (place < span[0]),
    "starts too late": lambda kept, right, place, stretch, span: right & ~kept & (place < stretch[0]),
    "ends too early": lambda kept, right, place, stretch, span: right & ~kept & (place >= stretch[1]),
    "ends too late": lambda kept, right, place, stretch, span: kept & ~right & (place > span[1]),
    "rubbish kept inside": lambda kept, right, place, stretch, span: kept & ~right & (place >= span[0]) & (place <= span[1]),
    "lines dropped inside": lambda kept, right, place, stretch, span: right & ~kept & (place >= stretch[0]) & (place < stretch[1]),
}


def lost_score(rows: list[dict]) -> list[str]:
    "What each kind of error costs: the score when all lines of that kind, and no others, are put right."
    kinds = [*ERRORS, "all of these, line by line", "the right stretch, all its lines kept"]
    texts: dict[str, list[str]] = {kind: [] for kind in ["as it is", *kinds]}
    pages: Counter[str] = Counter()
    for row in rows:
        (start, end, odds), right, place = row["stretch"], row["label"] > 0.5, np.arange(len(row["blocks"]))
        kept = (place >= start) & (place < end) & (odds > body.MIN_ODDS)
        span = (int(np.flatnonzero(right)[0]), int(np.flatnonzero(right)[-1])) if right.any() else (0, -1)
        wrong = {kind: rule(kept, right, place, (start, end), span) for kind, rule in ERRORS.items()}
        pages.update(kind for kind, lines in wrong.items() if lines.any())
        answers = {kind: kept ^ lines for kind, lines in wrong.items()}
        answers |= {"as it is": kept, kinds[-2]: right, kinds[-1]: (place >= span[0]) & (place <= span[1])}
        for kind, chosen in answers.items():
            texts[kind].append("\n".join(block.text for block, take in zip(row["blocks"], chosen, strict=True) if take))
    gold = [row["gold"] for row in rows]
    scores = {kind: shares(answers, gold) for kind, answers in texts.items()}
    now, dice = scores["as it is"], np.random.default_rng(0)
    picks = [dice.integers(0, len(now), len(now)) for _ in range(2000)]
    out = ["| put right | pages with it | F1 | gain | 95 % interval of the gain |", "|---|---|---|---|---|", f"| nothing | – | {f1(now):.3f} | – | – |"]
    for kind in kinds:
        gain = np.sort([f1(scores[kind][pick]) - f1(now[pick]) for pick in picks])
        out.append(f"| {kind} | {pages.get(kind, '–')} | {f1(scores[kind]):.3f} | {f1(scores[kind]) - f1(now):+.3f} | {gain[50]:+.3f} to {gain[1949]:+.3f} |")
    missing = np.sort(1 - now[:, 0])[::-1]
    return [*out, f"\nThe ten worst pages hold {missing[:10].sum() / missing.sum():.0%} of what is lost; {(missing < 0.05).sum()} of {len(rows)} pages lose less than a twentieth."]


def simple_window(dump: str) -> str:
    "The stretch richest in prose, without a model."
    blocks = read_page(dump)
    points = [simple_points(block) for block in blocks]
    start, end = best_run(points)
    return "\n".join(block.text for block, value in zip(blocks[start:end], points[start:end], strict=True) if value > 0)


def just_text(html: str) -> str:
    "jusText with the English stop list."
    import justext

    return "\n".join(part.text for part in justext.justext(html, justext.get_stoplist("English")) if not part.is_boilerplate)


def lines_as_page(dump: str) -> str:
    "A dump as a page, each line a paragraph, for tools that read HTML only."
    import html

    return "<html><body>" + "".join(f"<p>{html.escape(line.strip())}</p>" for line in dump.splitlines() if line.strip()) + "</body></html>"


def clean_text(texts: list[str], kind: str = "txt") -> list[str]:
    "newslab's cleaning of texts."
    frame = make_table("articles", [{"article_id": str(place), "text": text, "format": kind} for place, text in enumerate(texts)])
    return list(nl.clean_articles(frame)["text"])


def timed(call: Callable[[str], str], inputs: list[str]) -> tuple[list[str], float]:
    "Answers and pages a second of processor time; an exception is an empty answer."
    begin, answers = time.process_time(), []
    for value in inputs:
        try:
            answers.append(call(value))
        except Exception:  # a peer that fails on a page has found nothing on it
            answers.append("")
    return answers, len(inputs) / (time.process_time() - begin)


@cache
def _readability() -> Any:
    "readability-lxml, which has the name of a script in this folder: the folder is left out of the search."
    here = Path(__file__).resolve().parent
    spec = PathFinder.find_spec("readability", [place for place in sys.path if Path(place or ".").resolve() != here])
    if not (spec and spec.loader):
        raise ImportError("readability-lxml is not installed")
    module = sys.modules["readability"] = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def readable(html: str) -> str:
    "readability-lxml, its summary as text."
    return str(extract_plain_text(_readability().Document(html).summary(), preserve_formatting=True))


def newspaper_text(html: str) -> str:
    "newspaper4k, given the page; nothing is fetched."
    from newspaper import Article

    article = Article("https://example.org/article", language="en")
    article.download(input_html=html)
    article.parse()
    return str(article.text)


def boiled(html: str) -> str:
    "boilerpy3's article extractor."
    from boilerpy3 import extractors

    return str(extractors.ArticleExtractor(raise_on_failure=False).get_content(html))


def html_rows(gold: Path, html: list[str], right: list[str], only: str = "") -> list[str]:
    "newslab on HTML: bodies by models that have not seen the site, speed of the shipped reader; `only` one of the models."
    import train_pages

    out: list[str] = []
    for name, model, reader, fast in (("newslab", "full", train_pages.load, False), ("newslab, fast", "quick", train_pages.load_quick, True)):
        if only not in ("", model):
            continue
        _, rate = timed(lambda page, fast=fast: read_webpage(page, fast)["text"], html)
        rows = reader(gold)
        answers = train_pages.cross_validated(rows, model)
        begin = time.process_time()
        done = clean_text(answers, "html (fast)" if fast else "html")
        both = 1 / (1 / rate + (time.process_time() - begin) / len(html))
        out += [report(f"**{name}**, read", shares(answers, right), rate), report(f"**{name}**, read and cleaned", shares(done, right), both)]
        if fast:
            boxed = train_pages.cross_validated(rows, model, train_pages.load_quick(gold, boxes=True))
            out.append(report(f"**{name}**, read, each `<p>` of the pages made a `<div>`", shares(boxed, right), 0))
    return out


def in_turn(calls: dict[str, Callable[[str], object]], html: list[str], rounds: int = 3) -> list[str]:
    "Pages a second of processor time, each page read by all of them in turn, so that an uneven load falls on all alike; and the ratios to the first."
    spent = {name: np.zeros(rounds) for name in calls}
    for page in html:
        for turn in range(rounds):
            for name, call in calls.items():
                begin = time.process_time()
                call(page)
                spent[name][turn] += time.process_time() - begin
    first = next(iter(spent.values()))
    out = ["\n### Speed, page by page in turn\n", f"| method | pages a second, median of {rounds} | times the first | least and most |\n|---|---|---|---|"]
    for name, seconds in spent.items():
        ratios = np.sort(first / seconds)
        out.append(f"| {name} | {len(html) / np.median(seconds):.0f} | {np.median(ratios):.2f} | {ratios[0]:.2f}–{ratios[-1]:.2f} |")
    return out


HEAD = "| method | precision | recall | F1 | 95 % interval | pages a second |\n|---|---|---|---|---|---|"
SPEED = "speed in processor time of one process on two shared cores"
NOTES = {
    "plain": (
        f"# Finding the body in plain text\n\nMeasured by `python benchmarks/cleaning.py`, {SPEED}. All of newslab's figures are cross-validated by site. The table of an earlier version had a second "
        "look, fitted on answers of models that had seen the test sites; held out in earnest it gained nothing, and is gone.\n\n"
        "The model is trained on test pages of public packages too (`outside_pages.py`, `train_cleaning.py --pages`); they never count for the tables of the labelled pages. What came of trying, by site, on the "
        "labelled pages and on these (means of three divisions into folds): the model before .931 and .920; with lines of stock phrases between a line and the stretch richest in prose as traits .936 and .925; with the form of "
        "neighbouring lines, and means over lines of one form, .937 and .926; with links as copies of each page .936 and .922; with a mark for lines below a heading of comments .938 and .929; with more stock phrases, forms of "
        "file names, comment heads and portraits .942 and .926. The last step is partly a fit to these very pages: their errors were read before, and three of the forms (file names, portraits, “Advert”) came of that. "
        "Then two more questions, whether the body begins or ends at a line, asked of pairs of lines, their answers added to the sum over the stretch: .9409 to .9442 on the labelled pages (paired over four divisions +.0033, +.0008 to +.0063) and "
        ".9281 to .9314 on the others (+.0034, +.0007 to +.0065); more pages' ends exact. Beside these, no gain on both: small neural networks in place of, or averaged with, the regression of lines (-.0007 and +.0012 to -.0014 and +.0024, three networks of 24 units), "
        "another regression for lines between the first and the last of the body (+.0012, .0000), five lines in place of pairs, the ends fitted as shares of one page (the same), expected shares of all stretches in place of the best one (-.001 to -.03), other weights of length (.000, +.002). "
        "Not a gain on both: density of dates and of stock phrases around a line (+.002, -.001), words shared with the core weighted by rarity (-.002, .000), stricter ends of sentences (+.001, -.001), "
        "weights fitted on whole stretches by softmax-margin together with the lines (+.002, -.010), marks for lines below headings of related articles (.000, -.003), other strengths of regularisation and other penalties (within .003). "
        "Then some seven hundred more stock phrases in fifteen languages, counts of comments, polls, portraits below an article, copies among neighbouring lines, capitals of scripts without any (paired over two divisions, against the model before): labelled pages -.0002 (-.0020 to +.0013), outside pages +.0072 (+.0013 to +.0147), news that nothing was trained on +.0207 (+.0023 to +.0469); "
        "the errors of the last two had been read before. No gain beside these: those news pages trained on too (-.0019 on the labelled pages, -.0007 on the outside ones; at .4 of their weight -.0002, -.0010), so the curve of learning is flat (a quarter, and all, of the outside pages: .9442, .9432 on the labelled ones); means over the section between two stock phrases, "
        "by themselves (-.0011, -.0027) and times the barriers (-.0011, -.0041); copies with boxes inside the body (.0000, -.0013); less weight for lines of stock phrases between paragraphs (-.0014 to -.0043); other weights of ends, length and bias (within .0034). "
        "Then a table of the words, figures and marks of a line, learned from pages of other sites, its points added as traits (paired over three divisions, before the titles below): labelled pages +.0028 (-.0017 to +.0095), outside pages +.0031 (-.0005 to +.0068), "
        "pages in characters +.0194 (+.0001 to +.0393), news that nothing was trained on +.0017 (-.0004 to +.0051); with pairs of words too, three times as large, the same; words of five sites or more +.0025 and .0000; figures and marks alone -.0007 and -.0014; the table fitted on what the other traits leave +.0009 and -.0015. "
        "Titles of other articles below a bare “Read also” marked by a rule: +.0012 (.0000 to +.0030), +.0004 (.0000 to +.0010); of 83 such lines of the labelled pages none is body. "
        "No gain: pages dumped in three other ways (each piece of text on its own line; blocks without marks; no blank lines) trained on too, -.0023 (-.0059 to .0000) and +.0012 (-.0031 to +.0062), nor on such dumps themselves (-.0018 to -.0002; there the model without them has .914, .946 and .944). "
        "Before that: the outside pages alone .924 on the labelled ones, gradient-boosted trees on both .919, averages of traits over six lines .930.\n\n"
        "Siblings of one outlet are made: the page's lines outside the body, half of the short ones without a sentence end exchanged for those of other pages, and another article's body. "
        "Pages in characters are the labelled pages with each word written as one to three Chinese characters, without spaces, with full-width marks; a character counts as a word.\n\n"
    ),
    "html": (
        f"# Finding the body in web pages\n\nMeasured by `python benchmarks/cleaning.py --part html`, {SPEED}. newslab's figures are cross-validated by site and nested: the answers that the second "
        "look is fitted on have not seen the test sites either. The fast way has one look; which traits it has was chosen on these pages, where other choices scored .950 to .973 (six divisions into folds: .957 to .967), so expect a little less on others. "
        "newspaper4k was told that the pages are English and fetched nothing.\n\n"
    ),
}


def resiliparse_text(page: str) -> str:
    return str(extract_plain_text(page, main_content=True))


def plain_tables(pages: list[dict], folder: Path, outside: Path | None = None, fresh: Path | None = None) -> list[str]:
    "Plain text: one document, several of one outlet, in characters, confidence."
    import trafilatura

    gold, dumps = ([page[key] for page in pages] for key in ("article_body", "dump"))
    out = [f"## Plain text, one document (n = {len(pages)} pages, half of article-extraction-benchmark)\n", HEAD]
    out.append(report("everything", shares(dumps, gold), 0))
    for name, call, inputs in (("jusText on lines", just_text, [lines_as_page(dump) for dump in dumps]), ("trafilatura on lines", lambda page: trafilatura.extract(page) or "", [lines_as_page(dump) for dump in dumps]), ("window over prose, no model", simple_window, dumps)):
        answers, rate = timed(call, inputs)
        out.append(report(name, shares(answers, gold), rate))
    begin = time.process_time()
    clean_text(dumps)
    rate = len(pages) / (time.process_time() - begin)
    rows = held_out(folder, outside)
    whole, characters = ([row for row in rows if row["kind"] == kind] for kind in (0, 9))
    out.append(report("**newslab** (cross-validated by site)", shares([row["kept"] for row in whole], gold), rate))
    if outside:
        alone = [row["kept"] for row in held_out(folder) if row["kind"] == 0]
        out.append(report("newslab, trained without the outside pages (cross-validated by site)", shares(alone, gold), 0))
        out += outside_table(folder, outside) + (fresh_table(folder, outside, fresh) if fresh else [])
    out += [f"\n## Plain text, several articles of the outlet (n = {len(pages)} pages, cross-validated by site; siblings made as told above)\n", HEAD]
    for many in (1, 2, 4, 19):
        out.append(report(f"**newslab**, {many + 1} articles of the outlet", shares(with_siblings(whole, folder, many), gold), 0))
    out += [f"\n## Plain text in Chinese characters (n = {len(pages)} pages written in characters, cross-validated by site)\n", HEAD]
    right = [row["gold"] for row in characters]
    out.append(report("everything", character_shares(["\n".join(block.text for block in row["blocks"]) for row in characters], right), 0))
    out.append(report("**newslab**", character_shares([row["kept"] for row in characters], right), 0))
    out += ["\n## Confidence of lines inside the stretch (whole pages, cross-validated by site)\n", *reliability(whole)]
    out += [f"\n## Where the score is lost (n = {len(whole)} pages, cross-validated by site)\n", *lost_score(whole)]
    out += dated_links(folder, outside)
    return out


def html_tables(pages: list[dict], folder: Path, outside: Path | None = None, fresh: Path | None = None) -> list[str]:
    "Web pages."
    import trafilatura

    gold, html = ([page[key] for page in pages] for key in ("article_body", "html"))
    out = [f"## HTML (n = {len(pages)} pages, half of article-extraction-benchmark)\n", HEAD]
    precise: Callable[[str], str] = lambda page: trafilatura.extract(page, include_comments=False, favor_precision=True) or ""  # noqa: E731
    peers = [("jusText", just_text), ("readability-lxml", readable), ("newspaper4k", newspaper_text), ("boilerpy3", boiled), ("resiliparse", resiliparse_text)]
    peers += [("trafilatura", lambda page: trafilatura.extract(page, include_comments=False) or ""), ("trafilatura, precision", precise)]
    for name, call in peers:
        try:
            call(html[0])
        except ImportError as error:
            out.append(f"| {name} | not measured: {error} | | | | |")
            continue
        except Exception as error:  # a peer may fail on a page
            print(name, type(error).__name__, error)
        answers, rate = timed(call, html)
        out.append(report(name, shares(answers, gold), rate))
    out += html_rows(folder, html, gold)
    turns: dict[str, Callable[[str], object]] = {"resiliparse": resiliparse_text, "**newslab, fast**, read": lambda page: read_webpage(page, True)}
    return out + in_turn({**turns, "trafilatura, precision": precise, "**newslab**, read": read_webpage}, html)


def fast_tables(pages: list[dict], folder: Path, outside: Path | None = None, fresh: Path | None = None) -> list[str]:
    "Web pages, the fast way alone, beside resiliparse's main content."
    gold, html = ([page[key] for page in pages] for key in ("article_body", "html"))
    out = [f"## HTML, the fast way (n = {len(pages)} pages, half of article-extraction-benchmark)\n", HEAD]
    answers, rate = timed(resiliparse_text, html)
    out += [report("resiliparse", shares(answers, gold), rate), *html_rows(folder, html, gold, "quick")]
    return out + in_turn({"resiliparse": resiliparse_text, "**newslab, fast**, read": lambda page: read_webpage(page, True)}, html, 7)


def main() -> None:
    "Run everything and print the tables."
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--gold", type=Path, default=REPO.parent / "shared" / "gold")
    parser.add_argument("--pages", type=Path, help="further pages that the model for plain text is trained on, from outside_pages.py")
    parser.add_argument("--fresh", type=Path, help="pages that nothing was trained on, from outside_pages.py --but")
    parser.add_argument("--peers", type=Path, help="site-packages of another environment, looked in last, for peers that are not installed here (newspaper4k)")
    parser.add_argument("--part", choices=["plain", "html", "fast"], help="only one part; its tables go to results/cleaning.md, results/cleaning_html.md or results/cleaning_fast.md (the fast way on web pages, part of `html`)")
    parser.add_argument("--write", action="store_true", help="write the tables to benchmarks/results")
    options = parser.parse_args()
    sys.path += [str(options.peers)] * bool(options.peers)
    pages = load_pages(options.gold)
    tables = {"plain": plain_tables, "html": html_tables, "fast": fast_tables}
    for part, name in (("plain", "cleaning"), ("html", "cleaning_html"), ("fast", "cleaning_fast")):
        if part == options.part or (not options.part and part != "fast"):
            out = tables[part](pages, options.gold, options.pages, options.fresh)
            print("\n".join(out))
            if options.write:
                (REPO / "benchmarks" / "results" / f"{name}.md").write_text(NOTES["html" if part == "fast" else part] + "\n".join(out) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
