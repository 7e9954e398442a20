"""Derive texts from texts, with the truth recorded: who took what from whom, and which facts were altered.

Not part of the package. `benchmarks/routes.py` measures newslab against these derivations and
`benchmarks/fit_routes.py` fits the weights of `trace_routes` on them.

    python benchmarks/simulate.py --gold ../shared/gold --show paraphrase

A derivation never uses only words that newslab knows to be synonyms: half of the package's groups are
held out from the simulator, `rephrasings.tsv` is unknown to the package, and the remaining share of a
word-by-word rewrite takes a word of the same ending from unrelated texts, which for a detector is what
an unknown synonym is: a word it has never seen matched.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

HERE = Path(__file__).resolve().parent
DATA = HERE.parent / "newslab" / "data"
GOLD = HERE.parent.parent / "shared" / "gold"

Paragraphs = list[list[str]]  # an article: paragraphs of sentences

FUNCTION_WORDS = frozenset(
    "a an the and or but of to in on at by for from with as is are was were be been being has have had do does did "
    "not no it its he she they we you i his her their our this that these those there who which what when where "
    "will would can could may might shall should must if than then so s t mr mrs ms dr".split()
)
IRREGULAR = {  # base → (third person, past, participle, -ing)
    "say": ("says", "said", "said", "saying"), "tell": ("tells", "told", "told", "telling"),
    "speak": ("speaks", "spoke", "spoken", "speaking"), "give": ("gives", "gave", "given", "giving"),
    "take": ("takes", "took", "taken", "taking"), "make": ("makes", "made", "made", "making"),
    "get": ("gets", "got", "got", "getting"), "go": ("goes", "went", "gone", "going"),
    "come": ("comes", "came", "come", "coming"), "see": ("sees", "saw", "seen", "seeing"),
    "find": ("finds", "found", "found", "finding"), "think": ("thinks", "thought", "thought", "thinking"),
    "begin": ("begins", "began", "begun", "beginning"), "keep": ("keeps", "kept", "kept", "keeping"),
    "hold": ("holds", "held", "held", "holding"), "leave": ("leaves", "left", "left", "leaving"),
    "meet": ("meets", "met", "met", "meeting"), "send": ("sends", "sent", "sent", "sending"),
    "build": ("builds", "built", "built", "building"), "buy": ("buys", "bought", "bought", "buying"),
    "sell": ("sells", "sold", "sold", "selling"), "lead": ("leads", "led", "led", "leading"),
    "rise": ("rises", "rose", "risen", "rising"), "fall": ("falls", "fell", "fallen", "falling"),
    "grow": ("grows", "grew", "grown", "growing"), "show": ("shows", "showed", "shown", "showing"),
    "win": ("wins", "won", "won", "winning"), "lose": ("loses", "lost", "lost", "losing"),
    "seek": ("seeks", "sought", "sought", "seeking"), "bring": ("brings", "brought", "brought", "bringing"),
    "fight": ("fights", "fought", "fought", "fighting"), "flee": ("flees", "fled", "fled", "fleeing"),
    "strike": ("strikes", "struck", "struck", "striking"), "choose": ("chooses", "chose", "chosen", "choosing"),
    "drive": ("drives", "drove", "driven", "driving"), "break": ("breaks", "broke", "broken", "breaking"),
    "know": ("knows", "knew", "known", "knowing"), "become": ("becomes", "became", "become", "becoming"),
    "hit": ("hits", "hit", "hit", "hitting"), "cut": ("cuts", "cut", "cut", "cutting"),
    "put": ("puts", "put", "put", "putting"), "set": ("sets", "set", "set", "setting"),
    "pay": ("pays", "paid", "paid", "paying"), "spend": ("spends", "spent", "spent", "spending"),
    "fly": ("flies", "flew", "flown", "flying"), "hurt": ("hurts", "hurt", "hurt", "hurting"),
}  # fmt: skip
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
SPIN_KNOWN = 0.5  # share of the replacements of a spin taken from word lists, where they have one


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


# --- texts -------------------------------------------------------------------------------------------------------


def paragraphs_of(text: str) -> Paragraphs:
    "A plain split, independent of the package: paragraphs at newlines, sentences at stops before a capital."
    out = []
    for line in text.split("\n"):
        line = re.sub(r"\s+", " ", line).strip()
        if len(line.split()) < 6 or line[-1] not in ".!?\"”'’)":
            continue  # captions, links and headings are no part of what an outlet copies
        out.append([s for s in re.split(r"(?<=[.!?])[\"”’]?\s+(?=[\"“A-Z])", line) if s.strip()])
    return out


def text_of(paragraphs: Paragraphs) -> str:
    return "\n\n".join(" ".join(sentences) for sentences in paragraphs if sentences)


def sentences_of(paragraphs: Paragraphs) -> list[str]:
    return [sentence for sentences in paragraphs for sentence in sentences]


def first_sentences(paragraphs: Paragraphs, count: int) -> Paragraphs:
    out: Paragraphs = []
    for sentences in paragraphs:
        if count <= 0:
            break
        out.append(sentences[:count])
        count -= len(sentences)
    return out


def shingles(text: str, size: int = 5) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[i : i + size]) for i in range(len(words) - size + 1)}


def read_events(gold: Path = GOLD) -> dict[str, list[dict]]:
    "Articles by event, English, of 8 sentences and more; `paragraphs` holds at most 24 sentences."
    events: dict[str, list[dict]] = {}
    path = Path(gold) / "events" / "giveme5w1h_dev.jsonl"
    with path.open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            paragraphs = first_sentences(paragraphs_of(row["text"]), 24)
            if len(sentences_of(paragraphs)) >= 8:
                events.setdefault(row["event"], []).append({**row, "paragraphs": paragraphs})
    return events


# --- words -------------------------------------------------------------------------------------------------------


def _inflect(base: str, slot: int) -> str:
    "slot 0 base, 1 -s, 2 past, 3 participle, 4 -ing. Good enough to look like a spinner's output."
    head, _, tail = base.partition(" ")
    tail = " " + tail if tail else ""
    if slot == 0:
        return base
    if head in IRREGULAR:
        return IRREGULAR[head][slot - 1] + tail
    if slot == 1:
        return (head[:-1] + "ies" if re.search(r"[^aeiou]y$", head) else head + ("es" if re.search(r"(s|x|z|ch|sh)$", head) else "s")) + tail
    stem = head[:-1] if head.endswith("e") else head
    if slot == 4:
        return stem + "ing" + tail
    return (head[:-1] + "ied" if re.search(r"[^aeiou]y$", head) else stem + "ed") + tail


@cache
def word_table(held_out: float = 0.5, seed: int = 7) -> dict[str, list[str]]:
    "Inflected word → replacements, from a part of the package's groups (the rest is held out) and from the rephrasings."
    rng = random.Random(seed)
    table: dict[str, list[str]] = {}
    section = ""
    for line in (DATA / "synonyms.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            section = line[1:].strip()
        elif rng.random() >= held_out:
            group = line.split(",")
            slots = {"verbs": range(5), "nouns": (0, 1)}.get(section, (0,))
            for slot in slots:
                forms = [_inflect(word, slot) for word in group]
                for form in forms:
                    table.setdefault(form, []).extend(other for other in forms if other != form)
    for line in (HERE / "rephrasings.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#") and "…" not in line:
            left, right = line.split("\t")
            table.setdefault(left, []).append(right)
            table.setdefault(right, []).append(left)
    return table


def _ending(word: str) -> str:
    return next((end for end in ("ing", "ed", "ly", "tion", "s") if word.endswith(end)), "")


@cache
def strange_words(gold: Path = GOLD) -> dict[str, list[str]]:
    "Words by ending, from all texts: stand-ins for synonyms that no table holds."
    pool: dict[str, set[str]] = {}
    for articles in read_events(gold).values():
        for article in articles:
            for word in re.findall(r"\b[a-z]{4,}\b", text_of(article["paragraphs"])):
                pool.setdefault(_ending(word), set()).add(word)
    return {end: sorted(words) for end, words in pool.items()}


def _like(word: str, new: str) -> str:
    return new[0].upper() + new[1:] if word[:1].isupper() else new


def spin_sentence(sentence: str, rate: float, rng: random.Random, gold: Path = GOLD) -> str:
    "Replace about `rate` of the words, one for one or phrase for phrase. Names and numbers stay."
    tokens = re.findall(r"\w+(?:[-'’]\w+)*|\W+", sentence)
    words = [i for i, token in enumerate(tokens) if token[0].isalnum()]
    free = [i for n, i in enumerate(words) if tokens[i].isalpha() and (n == 0 or tokens[i].islower()) and len(tokens[i]) > 2]
    rng.shuffle(free)
    left = round(rate * len(words))
    for i in free:
        if left <= 0:
            break
        word = tokens[i].lower()
        known = word_table().get(word)
        if known and (rng.random() < SPIN_KNOWN or word in FUNCTION_WORDS):
            tokens[i] = _like(tokens[i], rng.choice(known))
        elif word not in FUNCTION_WORDS:
            tokens[i] = _like(tokens[i], rng.choice(strange_words(gold)[_ending(word)]))
        else:
            continue
        left -= 1
    return "".join(tokens)


def restructure(sentence: str) -> str:
    "Turn the reporting clause round: According to X, Y. ↔ Y, according to X."
    front = re.fullmatch(r"According to ([^,]{3,50}), (.+)([.!?])", sentence)
    if front:
        return f"{_like('X', front[2])}, according to {front[1]}{front[3]}"
    back = re.fullmatch(r"(.+), ((?:the )?[\w ]{2,30}) said([.!?])", sentence)
    if back and '"' not in sentence and "”" not in sentence:
        return f"{_like('X', back[2])} said {back[1][0].lower() + back[1][1:]}{back[3]}"
    return sentence


# --- derivations -------------------------------------------------------------------------------------------------


def spin(paragraphs: Paragraphs, rate: float, rng: random.Random) -> Paragraphs:
    return [[spin_sentence(restructure(s), rate, rng) for s in sentences] for sentences in paragraphs]


def shuffle(paragraphs: Paragraphs, rng: random.Random) -> Paragraphs:
    "Paragraphs in another order; the first stays, as editors and spinners keep it."
    rest = [list(p) for p in paragraphs[1:]]
    rng.shuffle(rest)
    return [list(paragraphs[0]), *rest] if paragraphs else []


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


def edit(paragraphs: Paragraphs, rate: float, rng: random.Random) -> Paragraphs:
    "A sub-editor's pass: in some sentences a few words are dropped, swapped or turned round; the others stand."
    out = []
    for sentences in paragraphs:
        row = []
        for sentence in sentences:
            if rng.random() < 0.4:
                words = sentence.split(" ")
                if len(words) > 12 and rng.random() < 0.5:
                    at = rng.randrange(3, len(words) - 4)
                    del words[at : at + rng.choice((1, 2))]
                    sentence = " ".join(words)
                sentence = spin_sentence(restructure(sentence), rate, rng)
            row.append(sentence)
        out.append(row)
    return out


def frame(paragraphs: Paragraphs, own: list[str], rng: random.Random) -> Paragraphs:
    "Own sentences around and between what was taken."
    out = [list(p) for p in paragraphs]
    for sentence in own:
        out.insert(rng.choice((0, len(out), rng.randrange(len(out) + 1))), [sentence])
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

DESK = {"published": None, "credit": "", "dateline": "", "headline": "", "url": "", "path": "", "problem": ""}


def _row(name: str, paragraphs: Paragraphs, outlet: str, lang: str = "en", **more: object) -> dict:
    return {**DESK, "article_id": name, "outlet": outlet, "text": text_of(paragraphs), "lang": lang, **more}


def _own(event: list[dict], parent: dict, count: int, rng: random.Random, *taken: dict) -> list[str]:
    "Sentences on the same event that the parent does not carry: what an outlet adds on its own."
    known = shingles(text_of(parent["paragraphs"]))
    for other in taken:
        known |= shingles(text_of(other["paragraphs"]))
    pool = [s for art in event for s in sentences_of(art["paragraphs"]) if 8 <= len(s.split()) <= 45 and not shingles(s) & known]
    return rng.sample(pool, min(count, len(pool)))


def derive(name: str, parent: dict, event: list[dict], rng: random.Random, rate: float = 0.3) -> Case:
    "One case. The order of a and b is random, so that position tells nothing."
    source = parent["paragraphs"]
    facts: list[dict] = []
    child_first = rng.random() < 0.5
    n = len(sentences_of(source))
    if name == "copy":
        child, route, rate = source, "copy", 0.0
        if rng.random() < 0.5:
            child = cut(child, rng.uniform(0.6, 0.95), rng, end=True)
    elif name == "cut copy":
        child, route, rate = cut(source, rng.uniform(0.3, 0.8), rng, end=rng.random() < 0.5), "copy", 0.0
    elif name == "edited copy":
        rate = rng.uniform(0.08, 0.2)
        child, route = edit(source, rate, rng), "edited copy"
        if rng.random() < 0.5:
            child = cut(child, rng.uniform(0.6, 0.95), rng, end=rng.random() < 0.5)
        if rng.random() < 0.3:
            child = frame(child, _own(event, parent, 1, rng), rng)
    elif name == "excerpt":
        child = edit(cut(source, rng.uniform(0.25, 0.5), rng, end=True), 0.1, rng)
        child, route = frame(child, _own(event, parent, rng.randint(1, 2), rng), rng), "edited copy"
    elif name == "altered facts":
        child, facts = alter_facts(source, rng)
        route, rate = "edited copy", 0.0
        child = edit(child, 0.1, rng)
    elif name == "paraphrase":
        child, route = spin(source, rate, rng), "paraphrase"
        child = cut(child, rng.uniform(0.7, 1.0), rng) if rng.random() < 0.6 else child
        child = shuffle(child, rng) if rng.random() < 0.5 else child
        child = frame(child, _own(event, parent, 1, rng), rng) if rng.random() < 0.3 else child
    else:
        raise ValueError(name)
    # an outlet that takes a text may also lengthen it: so length alone tells no direction
    if route != "copy" and name != "excerpt" and rng.random() < 0.25:
        child = frame(child, _own(event, parent, max(1, n // 6), rng), rng)
    rows = [_row("child", child, "later.example"), _row("parent", source, "earlier.example")]
    rows[0]["text"] = typography(rows[0]["text"], rng)
    a, b = rows if child_first else rows[::-1]
    return Case(name, route, "a" if child_first else "b", rate, a, b, facts)


def siblings(parent: dict, event: list[dict], rng: random.Random, rate: float = 0.0) -> Case:
    "Two children of a lost parent: each cuts, edits or rewords on its own and adds own sentences."
    rows = []
    for name in "ab":
        part = cut(parent["paragraphs"], min(1.0, rng.uniform(0.55, 1.1)), rng)
        part = spin(part, rate, rng) if rate and rng.random() < 0.5 else edit(part, 0.15, rng) if rng.random() < 0.6 else part
        own = _own(event, parent, rng.choice((0, 1, 1, 2, 3, len(sentences_of(part)) // 3)), rng)
        part = frame(part, own, rng)
        rows.append(_row(name, part, f"{name}.example", credit="Reuters" if rng.random() < 0.3 else ""))
    rows[0]["text"] = typography(rows[0]["text"], rng)
    return Case("siblings", "common source", "", rate, *rows)


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


DERIVED = ("copy", "cut copy", "edited copy", "excerpt", "altered facts", "paraphrase")
RATES = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6)


def make_cases(gold: Path = GOLD, *, per_kind: int = 30, seed: int = 1, events: list[str] | None = None, rates: tuple[float, ...] = RATES[1:4]) -> list[Case]:
    "Cases of every kind, from the articles of `events` only (for held-out evaluation)."
    rng = random.Random(seed)
    by_event = {name: rows for name, rows in read_events(gold).items() if len(rows) > 1 and (events is None or name in events)}
    names = sorted(by_event)
    cases: list[Case | None] = []
    for k in range(per_kind):
        for kind in DERIVED:
            event = by_event[rng.choice(names)]
            cases.append(derive(kind, rng.choice(event), event, rng, rates[k % len(rates)]))
        event = by_event[rng.choice(names)]
        cases.append(derive("paraphrase", rng.choice(event), event, rng, rates[(k + 1) % len(rates)]))
        for rate in (0.0, rates[k % len(rates)]):
            event = by_event[rng.choice(names)]
            cases.append(siblings(rng.choice(event), event, rng, rate))
        cases += [independent(by_event[rng.choice(names)], rng) for _ in range(2)]
        cases += [independent(by_event[rng.choice(names)], rng), unrelated(by_event, rng), unrelated(by_event, rng), translated(rng, gold)]
        cases.append(reported_abroad(rng, gold) if k % 2 else abroad(rng, gold))
        if k % 3 == 0:
            cases += [masked(case) for case in cases[-4:-2] if case]
    return [case for case in cases if case]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--show", default="", help="print one case of this name")
    options = parser.parse_args()
    cases = make_cases(options.gold, per_kind=4)
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
