"""Derive texts from texts, with the truth recorded: who took what from whom, and which facts were altered.

Not part of the package. `benchmarks/routes.py` measures newslab against these derivations, `benchmarks/fit_routes.py`
fits the weights of `trace_routes` on them.

    python benchmarks/simulate.py --gold ../shared/gold --show paraphrase --world archive

A derivation is made in a *world*: how an editor edits, where a desk cuts, which words a spinner knows, how much an
outlet adds of its own. A detector fitted in some worlds is measured in another, because nobody knows the world that
real texts come from. The worlds differ in the words they use (`rewording.py`) and in every setting.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from rewording import FUNCTION_WORDS, _like, restructure, spin, spin_sentence, word_table
from texts import GOLD, Paragraphs, first_sentences, paragraphs_of, read_events, read_sources, sentences_of, shingles, text_of

__all__ = ["FACT_KINDS", "FUNCTION_WORDS", "GOLD", "alter_facts", "edit", "paragraphs_of", "read_events", "spin", "text_of"]

# What an altered fact becomes. Titles and units go both ways; the names are invented.
TITLES = [("president", "vice president"), ("prime minister", "foreign minister"), ("minister", "deputy minister"),
          ("chairman", "spokesman"), ("general", "colonel"), ("mayor", "governor"), ("chief", "deputy chief"),
          ("spokesman", "director"), ("senator", "congressman")]  # fmt: skip
UNITS = [("million", "billion"), ("thousand", "million"), ("miles", "kilometres"), ("meters", "feet"), ("metres", "feet"),
         ("percent", "percentage points"), ("dollars", "euros"), ("days", "weeks"), ("hours", "days"), ("months", "years")]  # fmt: skip
NAMES = ["Hallgren", "Obuya", "Prentice", "Marchetti", "Vasko", "Lindqvist", "Tanaka", "Ferreira"]
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
MONTHS = ["January", "February", "March", "April", "June", "July", "August", "September", "October", "November", "December"]
NEGATIONS = [("is", "is not"), ("are", "are not"), ("was", "was not"), ("were", "were not"), ("will", "will not"), ("has", "has not"), ("have", "have not")]
FACT_KINDS = ("number", "unit", "title", "name", "date", "quote", "negation")


@dataclass
class Case:
    "A pair of texts whose relation is known."

    name: str  # what was done
    route: str  # the route that trace_routes should name
    child: str  # "a", "b", or "" when neither comes from the other
    rate: float  # share of words replaced, on purpose
    a: dict  # an articles row: article_id, outlet, text, lang, published, credit, dateline
    b: dict
    facts: list[dict] = field(default_factory=list)  # altered facts: kind, before, after
    world: str = "desk"  # in which it was made, see WORLDS


@dataclass(frozen=True)
class World:
    "The habits of the people who derive texts. Pairs are ranges to draw from; shares are 0–1."

    name: str
    words: str  # source of other words, see rewording.SOURCES
    touched: tuple[float, float] = (0.3, 0.5)  # share of the sentences that an editor touches
    swapped: tuple[float, float] = (0.08, 0.2)  # share of the words swapped in these
    tools: tuple[str, ...] = ("drop", "turn", "swap")  # what an editor does, see _touch
    kept: tuple[float, float] = (0.3, 0.8)  # share of the sentences left by a cut
    cut_at: tuple[str, ...] = ("end", "anywhere")  # where a desk cuts
    adds: float = 0.25  # share of the derivations to which something of one's own is added
    own: tuple[int, int] = (1, 3)  # sentences of one's own
    framed: str = "anywhere"  # where they stand: anywhere or edges
    lead_stays: bool = True  # whether shuffling leaves the first paragraph
    sibling_kept: tuple[float, float] = (0.55, 1.1)  # share of the lost parent in each child
    sibling_own: tuple[int, int] = (0, 3)
    credits: float = 0.0  # share of sources that carry an agency's credit and a dateline, of which a taker drops most


WORLDS = {
    world.name: world for world in (
        World("desk", "mixed"),
        World("archive", "strange", touched=(0.4, 1.0), swapped=(0.04, 0.1), tools=("swap", "also"), kept=(0.25, 0.9), cut_at=("end",), adds=0.15,
              own=(1, 2), framed="edges", lead_stays=False, sibling_kept=(0.4, 0.9), sibling_own=(1, 4), credits=0.2),
        World("mill", "thesaurus", touched=(0.2, 0.8), swapped=(0.05, 0.15), tools=("drop", "also", "merge", "swap"), kept=(0.3, 0.7), cut_at=("anywhere", "end"), adds=0.1,
              own=(1, 3), framed="edges", sibling_kept=(0.5, 0.95), sibling_own=(1, 3), credits=0.1),
        World("relay", "mixed", touched=(0.1, 0.4), swapped=(0.1, 0.25), tools=("drop", "turn"), kept=(0.2, 0.7), cut_at=("end",), adds=0.4,
              own=(2, 5), framed="edges", sibling_kept=(0.3, 0.8), sibling_own=(0, 1)),
        World("bureau", "strange", touched=(0.2, 0.6), swapped=(0.1, 0.2), tools=("drop", "swap"), kept=(0.4, 0.95), cut_at=("anywhere",), adds=0.3,
              own=(1, 4), sibling_kept=(0.6, 0.95), sibling_own=(0, 5), credits=0.1),
        World("agora", "thesaurus", touched=(0.5, 0.9), swapped=(0.03, 0.12), tools=("turn", "also", "swap"), kept=(0.3, 0.6), cut_at=("end", "anywhere"), adds=0.2,
              own=(1, 2), lead_stays=False, sibling_kept=(0.35, 0.75), sibling_own=(0, 2)),
    )
}  # fmt: skip
DESK = WORLDS["desk"]
ADVERBS = ("also", "meanwhile", "however", "reportedly", "later", "already")  # what a sub-editor puts in


# --- derivations -------------------------------------------------------------------------------------------------


def shuffle(paragraphs: Paragraphs, rng: random.Random, *, lead_stays: bool = True) -> Paragraphs:
    "Paragraphs in another order; the first stays, as editors keep it, or moves as well."
    first = 1 if lead_stays else 0
    rest = [list(p) for p in paragraphs[first:]]
    rng.shuffle(rest)
    return [*(list(p) for p in paragraphs[:first]), *rest]


def cut(paragraphs: Paragraphs, keep: float, rng: random.Random, *, end: bool = False) -> Paragraphs:
    "Keep a share of the sentences: from the top (as a desk cuts), or a random choice."
    count = max(3, round(keep * len(sentences_of(paragraphs))))
    if end:
        return first_sentences(paragraphs, count)
    chosen = set(rng.sample(range(len(sentences_of(paragraphs))), min(count, len(sentences_of(paragraphs)))))
    out, n = [], 0
    for sentences in paragraphs:
        out.append([s for k, s in enumerate(sentences, n) if k in chosen])
        n += len(sentences)
    return [p for p in out if p]


def _touch(sentence: str, rate: float, rng: random.Random, world: World) -> str:
    "A sub-editor's hand on one sentence."
    words = sentence.split(" ")
    if "drop" in world.tools and len(words) > 12 and rng.random() < 0.5:
        at = rng.randrange(3, len(words) - 4)
        del words[at : at + rng.choice((1, 2))]
        sentence = " ".join(words)
    if "also" in world.tools and len(words) > 8 and rng.random() < 0.5:
        at = rng.randrange(2, len(words) - 2)
        sentence = " ".join([*words[:at], rng.choice(ADVERBS), *words[at:]])
    if "turn" in world.tools:
        sentence = restructure(sentence)
    return spin_sentence(sentence, rate, rng, source=world.words) if "swap" in world.tools else sentence


def edit(paragraphs: Paragraphs, rate: float, rng: random.Random, *, touched: float = 0.4, world: World = DESK) -> Paragraphs:
    "A sub-editor's pass: in some sentences a few words are dropped, put in, swapped or turned round; the others stand."
    out = [[_touch(sentence, rate, rng, world) if rng.random() < touched else sentence for sentence in sentences] for sentences in paragraphs]
    return [_merged(sentences, rng) for sentences in out] if "merge" in world.tools else out


def _merged(sentences: list[str], rng: random.Random) -> list[str]:
    "Now and then two sentences in one."
    if len(sentences) > 1 and rng.random() < 0.3 and len(sentences[0].split()) + len(sentences[1].split()) < 40 and sentences[0][-1] == ".":
        one, two = sentences[:2]
        start = two[0].lower() + two[1:] if two.split(" ")[0].lower() in FUNCTION_WORDS else two
        return [f"{one[:-1]}, and {start}", *sentences[2:]]
    return sentences


def frame(paragraphs: Paragraphs, own: list[str], rng: random.Random, *, where: str = "anywhere") -> Paragraphs:
    "Own sentences around and between what was taken, or around only."
    out = [list(p) for p in paragraphs]
    for sentence in own:
        out.insert(rng.choice((0, len(out)) if where == "edges" else (0, len(out), rng.randrange(len(out) + 1))), [sentence])
    return out


def typography(text: str, rng: random.Random) -> str:
    "What a content system does: straight or curly quotes, dashes."
    return text.replace("“", '"').replace("”", '"').replace("’", "'") if rng.random() < 0.5 else text.replace(" - ", " – ")


def alter_facts(paragraphs: Paragraphs, rng: random.Random, kinds: tuple[str, ...] = FACT_KINDS) -> tuple[Paragraphs, list[dict]]:
    "One altered fact of each kind for which the text offers a place, with the truth."
    out = [list(p) for p in paragraphs]
    facts = []
    for kind in kinds:
        places = [(i, j) for i, p in enumerate(out) for j in range(len(p))]
        rng.shuffle(places)
        for i, j in places:
            changed = _alter(out[i][j], kind, rng)
            if changed:
                before, after, sentence = changed
                facts.append({"kind": kind, "before": before, "after": after, "paragraph": i + 1, "sentence": j + 1})
                out[i][j] = sentence
                break
    return out, facts


def _swap(sentence: str, before: str, after: str) -> tuple[str, str, str] | None:
    match = re.search(rf"\b{re.escape(before)}\b", sentence, re.I)
    if not match:
        return None
    return match[0], _like(match[0], after), sentence[: match.start()] + _like(match[0], after) + sentence[match.end() :]


def _first_swap(sentence: str, pairs: list[tuple[str, str]], rng: random.Random) -> tuple[str, str, str] | None:
    pairs = pairs[:]
    rng.shuffle(pairs)
    return next((found for pair in pairs if (found := _swap(sentence, *pair))), None)


def _alter(sentence: str, kind: str, rng: random.Random) -> tuple[str, str, str] | None:
    if kind == "number":
        match = re.search(r"\b\d{1,3}(?:,\d{3})*\b", sentence)
        if not match:
            return None
        value = int(match[0].replace(",", ""))
        return _swap(sentence, match[0], f"{value + rng.choice((1, 2, 5)) * 10 ** max(0, len(str(value)) - 2):,}")
    if kind == "date":
        found = _first_swap(sentence, [(day, rng.choice([d for d in WEEKDAYS if d != day])) for day in WEEKDAYS if day in sentence], rng)
        return found or _first_swap(sentence, [(m, rng.choice([x for x in MONTHS if x != m])) for m in MONTHS if f" {m} " in sentence], rng)
    if kind == "name":
        match = re.search(r"(?<=[a-z,] )[A-Z][a-z]+ ([A-Z][a-z]{3,})\b", sentence)
        return _swap(sentence, match[1], rng.choice(NAMES)) if match else None
    if kind == "quote":
        match = re.search(r"[“\"]([^”\"]{25,})[”\"]", sentence)
        if not match:
            return None
        words = [w for w in re.findall(r"\b[a-z]{4,}\b", match[1]) if w in word_table()]
        if not words:
            return None
        word = rng.choice(words)
        at = sentence.index(match[1])
        changed = _swap(sentence[at:], word, rng.choice(word_table()[word]))
        return (changed[0], changed[1], sentence[:at] + changed[2]) if changed else None
    return _first_swap(sentence, {"unit": UNITS, "title": TITLES, "negation": NEGATIONS}[kind], rng)


# --- cases -------------------------------------------------------------------------------------------------------

NO_FIELDS = {"published": None, "credit": "", "dateline": "", "headline": "", "url": "", "path": "", "problem": ""}
AGENCIES = ("Reuters", "AP", "AFP", "dpa", "Xinhua", "TASS", "ANI", "TT")


def _row(name: str, paragraphs: Paragraphs, outlet: str, lang: str = "en", **more: object) -> dict:
    return {**NO_FIELDS, "article_id": name, "outlet": outlet, "text": text_of(paragraphs), "lang": lang, **more}


def _own(story: list[dict], parent: dict, count: int, rng: random.Random, others: list[str] | None = None) -> list[str]:
    "Sentences on the same story that the parent does not carry: what an outlet adds on its own. `others` where there are none."
    known = shingles(text_of(parent["paragraphs"]))
    pool = [s for art in story for s in sentences_of(art["paragraphs"]) if 8 <= len(s.split()) <= 45 and not shingles(s) & known]
    pool = pool or others or []
    return rng.sample(pool, min(count, len(pool)))


def derive(name: str, parent: dict, story: list[dict], rng: random.Random, rate: float = 0.3, *, world: World = DESK, others: list[str] | None = None) -> Case:
    "One case. The order of a and b is random, so that position tells nothing."
    source = parent["paragraphs"]
    facts: list[dict] = []
    own = lambda count: _own(story, parent, count, rng, others)  # noqa: E731
    at_end = rng.choice(world.cut_at) == "end"
    touched, swapped = rng.uniform(*world.touched), rng.uniform(*world.swapped)
    if name == "copy":
        child, route, rate = source, "copy", 0.0
    elif name == "cut copy":
        child, route, rate = cut(source, rng.uniform(*world.kept), rng, end=at_end), "copy", 0.0
    elif name == "edited copy":
        child, route, rate = edit(source, swapped, rng, touched=touched, world=world), "edited copy", 0.0
        child = cut(child, rng.uniform(0.5, 0.95), rng, end=at_end) if rng.random() < 0.5 else child
    elif name == "shuffled copy":
        child, route, rate = shuffle(source, rng, lead_stays=world.lead_stays), "edited copy", 0.0
        child = cut(child, rng.uniform(0.6, 0.95), rng) if rng.random() < 0.5 else child
    elif name == "excerpt":
        child, route, rate = cut(source, rng.uniform(0.25, 0.5), rng, end=at_end), "edited copy", 0.0
        child = edit(child, swapped, rng, touched=touched, world=world) if rng.random() < 0.7 else child
        child = frame(child, own(rng.randint(1, 3)), rng, where=world.framed)
    elif name == "altered facts":
        child, facts = alter_facts(source, rng)
        route, rate = "edited copy", 0.0
        child = edit(child, swapped, rng, touched=touched, world=world) if rng.random() < 0.6 else child
    elif name == "paraphrase":
        child, route = spin(source, rate, rng, source=world.words), "paraphrase"
        child = cut(child, rng.uniform(0.6, 1.0), rng, end=at_end) if rng.random() < 0.6 else child
        child = shuffle(child, rng, lead_stays=world.lead_stays) if rng.random() < 0.5 else child
    else:
        raise ValueError(name)
    # an outlet that takes a text may also lengthen it, so that length alone tells no direction
    if route != "copy" and name != "excerpt" and rng.random() < world.adds:
        child = frame(child, own(rng.randint(*world.own)), rng, where=world.framed)
    rows = [_row("child", child, "later.example"), _row("parent", source, "earlier.example", **_frame_of(rng, world.credits))]
    rows[0]["text"] = typography(rows[0]["text"], rng)
    if rows[1]["credit"] and rng.random() < 0.3:  # some keep the credit
        rows[0]["credit"] = rows[1]["credit"]
    child_first = rng.random() < 0.5
    a, b = rows if child_first else rows[::-1]
    return Case(name, route, "a" if child_first else "b", rate, a, b, facts, world.name)


def _frame_of(rng: random.Random, share: float) -> dict[str, str]:
    "Now and then the credit and the dateline of an agency's text."
    return {"credit": rng.choice(AGENCIES), "dateline": "LINDMAR"} if rng.random() < share else {}


def siblings(parent: dict, story: list[dict], rng: random.Random, rate: float = 0.0, *, world: World = DESK, others: list[str] | None = None) -> Case:
    "Two children of a lost parent: each cuts, edits or rewords on its own and adds own sentences."
    rows = []
    for name in "ab":
        part = cut(parent["paragraphs"], min(1.0, rng.uniform(*world.sibling_kept)), rng, end=rng.random() < 0.3)
        if rate and rng.random() < 0.5:
            part = spin(part, rate, rng, source=world.words)
        elif rng.random() < 0.6:
            part = edit(part, rng.uniform(*world.swapped), rng, touched=rng.uniform(*world.touched), world=world)
        part = frame(part, _own(story, parent, rng.randint(*world.sibling_own), rng, others), rng, where=world.framed)
        part = shuffle(part, rng) if rng.random() < 0.2 else part
        rows.append(_row(name, part, f"{name}.example", **_frame_of(rng, world.credits)))
    rows[0]["text"] = typography(rows[0]["text"], rng)
    return Case("siblings", "common source", "", rate, *rows, [], world.name)


def independent(event: list[dict], rng: random.Random) -> Case | None:
    "Two outlets' own articles on one event: pairs that share wording are left out, their truth is unknown."
    for _ in range(20):
        one, two = rng.sample(event, 2)
        if one["outlet"] != two["outlet"] and len(shingles(one["text"]) & shingles(two["text"])) < 6:
            return Case("independent", "same event", "", 0.0, _row("a", one["paragraphs"], one["outlet"]), _row("b", two["paragraphs"], two["outlet"]))
    return None


def _capitals(article: dict) -> set[str]:
    return set(re.findall(r"(?<=[a-z,] )[A-Z][a-z]{2,}", text_of(article["paragraphs"])))


def unrelated(events: dict[str, list[dict]], rng: random.Random) -> Case:
    "Articles of two events; half of the time the pair of a dozen whose names overlap most, as neighbouring subjects do."
    pairs = [tuple(rng.choice(events[name]) for name in rng.sample(sorted(events), 2)) for _ in range(12 if rng.random() < 0.5 else 1)]
    one, two = max(pairs, key=lambda pair: len(_capitals(pair[0]) & _capitals(pair[1])))
    return Case("unrelated", "unrelated", "", 0.0, _row("a", one["paragraphs"], one["outlet"]), _row("b", two["paragraphs"], two["outlet"]))


@cache
def read_parallel(gold: Path = GOLD) -> tuple[dict, ...]:
    path = Path(gold) / "parallel" / "pud_en_sv_de.jsonl"
    return tuple(map(json.loads, path.read_text(encoding="utf-8").splitlines()))


def translated(rng: random.Random, gold: Path = GOLD) -> Case:
    "Sentences of a parallel corpus as an article, and its translation, cut and with own sentences."
    rows = read_parallel(gold)
    lang = rng.choice(("sv", "de"))
    count = rng.randint(8, 16)
    start = rng.randrange(len(rows) - 2 * count)
    chosen = list(rows[start : start + count])
    child = [r for r in chosen if rng.random() < 0.85] or chosen
    own = [rows[start + count + k] for k in range(rng.randint(0, 2))]
    for row in own:
        child.insert(rng.randrange(len(child) + 1), row)
    pair = [_row("parent", [[r["en"]] for r in chosen], "earlier.example", "en"), _row("child", [[r[lang]] for r in child], "later.example", lang)]
    flip = rng.random() < 0.5
    a, b = pair[::-1] if flip else pair
    return Case("translation", "translation", "a" if flip else "b", 0.0, a, b)


def abroad(rng: random.Random, gold: Path = GOLD) -> Case:
    "Articles in two languages that have nothing to do with each other."
    rows = read_parallel(gold)
    lang, count = rng.choice(("sv", "de")), rng.randint(8, 16)
    one, two = rng.sample(range(0, len(rows) - 20, 20), 2)
    return Case("unrelated abroad", "unrelated", "", 0.0, _row("a", [[r["en"]] for r in rows[one : one + count]], "a.example", "en"),
                _row("b", [[r[lang]] for r in rows[two : two + count]], "b.example", lang))  # fmt: skip


def reported_abroad(rng: random.Random, gold: Path = GOLD) -> Case:
    "Articles in two languages that share a few statements (same event) or half and more (common source)."
    rows = read_parallel(gold)
    lang, count = rng.choice(("sv", "de")), rng.randint(8, 16)
    common = rng.random() < 0.4
    shared = round(count * (rng.uniform(0.5, 0.8) if common else rng.uniform(0.15, 0.4)))
    starts = rng.sample(range(0, len(rows) - 32, 16), 3)
    both = rows[starts[0] : starts[0] + shared]
    own = [list(rows[start : start + count - shared]) for start in starts[1:]]
    texts = []
    for tongue, mine in (("en", own[0]), (lang, own[1])):
        chosen = [*both, *mine]
        rng.shuffle(chosen)
        texts.append([[row[tongue]] for row in chosen])
    return Case("reported abroad", "common source" if common else "same event", "", 0.0, _row("a", texts[0], "a.example", "en"), _row("b", texts[1], "b.example", lang))


def masked(case: Case) -> Case:
    "The same pair with the words of one article made unreadable, names and figures kept: a language without a lexicon."
    def strange(match: re.Match) -> str:
        number = sum(ord(letter) * 31**n for n, letter in enumerate(match[0]))
        return "".join("bdfgklmnprstv"[number // 13**k % 13] + "aeiou"[number // 5**k % 5] for k in range(1 + len(match[0]) // 3))

    text = re.sub(r"\b[a-z]+\b", strange, case.b["text"])
    return Case(case.name + " masked", case.route, "", 0.0, case.a, {**case.b, "text": text, "lang": "sv"})


DERIVED = ("copy", "cut copy", "edited copy", "shuffled copy", "excerpt", "altered facts", "paraphrase")
RATES = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6)


def make_cases(gold: Path = GOLD, *, per_kind: int = 30, seed: int = 1, sources: list[str] | None = None, rates: tuple[float, ...] = RATES[:4], world: str = "desk") -> list[Case]:
    """Cases of every kind, derived from the stories named in `sources` only (all of them when None).

    Copies of every sort and independent reports as often as their routes are to be told apart: a round has three
    rewrites, four lost parents, three pairs of one event, three unrelated ones, two translations.
    """
    rng = random.Random(f"{seed} {world}")
    habits = WORLDS[world]
    stories = {name: rows for name, rows in read_sources(gold).items() if sources is None or name in sources}
    events = {name: rows for name, rows in stories.items() if len(rows) > 1}
    names, event_names = sorted(stories), sorted(events)

    def pick() -> tuple[dict, list[dict], list[str]]:
        story = stories[rng.choice(event_names if event_names and rng.random() < 0.5 else names)]
        other = stories[rng.choice(names)]
        return rng.choice(story), story, [s for s in sentences_of(other[0]["paragraphs"]) if len(s.split()) >= 8 and other is not story]

    cases: list[Case | None] = []
    for k in range(per_kind):
        for n, kind in enumerate((*DERIVED, "paraphrase", "paraphrase")):
            parent, story, others = pick()
            cases.append(derive(kind, parent, story, rng, rates[(k + n) % len(rates)], world=habits, others=others))
        for rate in (0.0, 0.0, rates[k % len(rates)], rates[(k + 1) % len(rates)]):
            parent, story, others = pick()
            cases.append(siblings(parent, story, rng, rate, world=habits, others=others))
        if event_names:
            cases += [independent(events[rng.choice(event_names)], rng) for _ in range(3)]
        cases += [unrelated(stories, rng), unrelated(stories, rng)]
        if (Path(gold) / "parallel").exists():
            cases += [translated(rng, gold), translated(rng, gold), (reported_abroad if k % 3 == 0 else abroad)(rng, gold)]
        if k % 4 == 0:
            cases += [masked(case) for case in cases[-6:-4] if case]
    return [replace(case, world=world) for case in cases if case]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--world", choices=sorted(WORLDS), default="desk")
    parser.add_argument("--show", default="", help="print one case of this name")
    options = parser.parse_args()
    cases = make_cases(options.gold, per_kind=4, world=options.world)
    counts: dict[str, int] = {}
    for case in cases:
        counts[case.name] = counts.get(case.name, 0) + 1
    print(counts)
    for case in cases:
        if case.name == options.show:
            print(case.route, case.child, case.rate, case.facts, case.a["text"], "-----", case.b["text"], sep="\n")
            break


if __name__ == "__main__":
    main()
