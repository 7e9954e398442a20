"""Texts derived from texts by an outsider's rules: what was taken by whom is known.

Not part of the package. The rules are those of an independent tester of newslab and share no code with
`simulate.py` and `rewording.py`, on which the weights of `trace_routes` are fitted; only the folder of WordNet is the
same. What takers do to a text stands in `outside_edits.py`, the spinner's words in `outside_words.py`;
`outside_routes.py` runs newslab on the cases. Nothing may be fitted on them.

    NEWSLAB_WORDNET=FOLDER python benchmarks/outside_derivations.py --gold ../shared/gold --show "cut"

Sources are news articles of gold/events and the advanced texts of gold/readability, in turn, shortened at a paragraph
to about 650 words; translations are windows of gold/parallel. Both articles of a case may get an outlet's boilerplate, a
derived one another headline and now and then a line that names the first; half of the cases have no times of publication.
The other articles of a case, for folders of three to five, are reports on the same event or unrelated articles.

Labels. Each case has a strict label (`truth`); `lenient` names what a careful reader could say as well:

- *cut*, *shuffle*, *extended*, *excerpt in new frame*, *edit light*: an edited copy; (next to) every word taken stands
  as it was, so that `copy` is defensible;
- *edit heavy*: a fifth of the sentences gone, two of its own: with the source lost it would look like a `common source`;
- *excerpt in new frame* and *extended*: own text around what was copied, as of two takers of one text: `common source`;
- *spin* at 10 % of the words of content: three or four words in a hundred, what a sub-editor changes too: `edited copy`;
- *extended spin* and a *translation* with a third of its own sentences: also `common source`;
- *same event*, more than three days apart: another day's news on the same matter may be called `unrelated`;
- *unrelated* articles of two events that belong to one story (three stories of the set): `same event`;
- two children of a lost source are a `common source` and nothing else, also where one is a bare cut and the pair cannot
  be told from a source and its taker (*cut / spun*, *edited / spun*): who calls these a derivation asserts what the texts do not show.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import chain, combinations, cycle
from pathlib import Path
from typing import Any

from arguments import lines_of
from outside_edits import BOILERPLATE, Paragraphs, Source, cut, edit, excerpt, extend, is_prose, other_paragraphs, paragraphs_of, reword, runs, sentences_of, shuffle, thin, typography, with_boilerplate
from outside_words import KINDS, spin
from texts import GOLD

SEED = 81
OUTLETS = ["thedailyledger.com", "northwire.co.uk", "www.citycourier.com", "metropost.com", "eveningherald.co.uk", "globalbrief.net"]
HEADLINES = ["What we know so far", "Here is everything you need to know", "The story everybody is talking about", "Officials respond as questions remain", "Key points of a long day"]
STORIES = [("korea",), ("newyear", "new_year"), ("bitcoin", "cryptocurrency")]  # events of one story, by words of their names


@dataclass
class Case:
    "Two articles, the route between them, and the rest of their folder."

    truth: str
    family: str
    lenient: frozenset[str]  # routes that count as right when labels are read leniently
    pair: list[dict]  # articles rows in random order, named "m" and "k" at random
    parent: str  # article_id of the one that the other comes from, or ""
    timed: bool
    others: list[dict]
    rate: float = 0.0  # share of words exchanged, on purpose
    unit: str = ""  # of these words: content or running
    kind: str = ""  # of spinner
    reached: float = 0.0  # share of running words exchanged
    known: bool = True  # whether it is known which article is the first one


# --- cases -------------------------------------------------------------------------------------------------------

Taker = Callable[[Source, random.Random], Paragraphs]
DERIVED: list[tuple[int, str, str, Taker, tuple[str, ...]]] = [  # how many, route, family, what is done, routes lenient
    (16, "copy", "identical, boilerplate and headline", lambda s, rng: s.paragraphs, ()),
    (12, "copy", "identical, typography", lambda s, rng: typography(s.paragraphs), ()),
    (12, "copy", "identical, other paragraphs", lambda s, rng: other_paragraphs(s.paragraphs, rng), ()),
    (12, "edited copy", "cut", lambda s, rng: cut(s.paragraphs, rng), ("copy",)),
    (8, "edited copy", "edit light", lambda s, rng: edit(s, "light", rng), ("copy",)),
    (10, "edited copy", "edit medium", lambda s, rng: edit(s, "medium", rng), ()),
    (8, "edited copy", "edit heavy", lambda s, rng: edit(s, "heavy", rng), ("common source",)),
    (8, "edited copy", "shuffle", lambda s, rng: shuffle(s.paragraphs, rng), ("copy",)),
    (8, "edited copy", "cut + edit", lambda s, rng: cut(edit(s, "medium", rng, add=False), rng), ()),
    (10, "edited copy", "excerpt in new frame", excerpt, ("copy", "common source")),
    (10, "edited copy", "extended", lambda s, rng: extend(s.paragraphs, s, rng), ("copy", "common source")),
    (6, "paraphrase", "extended spin", lambda s, rng: extend(reword(s.paragraphs, 0.3, "rare", rng)[0], s, rng), ("common source",)),
]
LOST = [(10, "edited", "edited"), (5, "edited, nothing added", "edited, nothing added"), (8, "spun", "spun"), (7, "spun + drop", "spun + drop"),
        (10, "cut", "spun"), (10, "excerpt", "excerpt"), (8, "edited", "spun")]  # fmt: skip
LANGUAGES = [("en", "sv"), ("en", "de"), ("sv", "de"), ("sv", "en"), ("de", "en")]
TRANSLATED = {"straight": 3, "shuffled": 3, "third own": 3, "half cut": 2}


def article(paragraphs: Paragraphs, headline: str | None, outlet: str, published: datetime | str | None, lang: str | None = "en") -> dict:
    "A row of the table of articles."
    return {"text": "\n".join(paragraphs), "headline": headline, "outlet": outlet, "published": published and str(published), "lang": lang}


def moment(day: str, rng: random.Random) -> datetime:
    "A time on a day, or of 2014 where it is not known."
    start = datetime.fromisoformat(day[:10]) if day else datetime(2014, rng.randrange(1, 13), rng.randrange(1, 28))
    return start + timedelta(minutes=rng.randrange(300, 1300))


def later(time: datetime, rng: random.Random) -> datetime:
    "Half an hour to two days later."
    return time + timedelta(minutes=rng.choice([30, 60, 90, 150, 240, 400, 720, 1440, 2000, 2880]))


class Maker:
    "Draws cases from the labelled data, with one stream of chance."

    def __init__(self, gold: Path, seed: int = SEED) -> None:
        self.rng, self.cases = random.Random(seed), list[Case]()
        self.events: dict[str, list[dict]] = defaultdict(list)
        for row in lines_of(gold / "events" / "giveme5w1h_dev.jsonl"):
            if len(row["text"].split()) >= 80:
                self.events[row["event"]].append(row)
        self.articles = [row for rows in self.events.values() for row in rows]
        self.learners = lines_of(gold / "readability" / "onestopenglish.jsonl")
        self.parallel = lines_of(gold / "parallel" / "pud_en_sv_de.jsonl")
        self.sources = self.read_sources()

    def read_sources(self, low: int = 150, high: int = 650) -> Iterator[Source]:
        "Articles of 150 words and more, news and learners' in turn, for ever."
        news = [Source(r["id"], paragraphs_of(r["text"]), r["headline"] or "", r["outlet"], r["published"] or "", r["event"]) for r in self.articles]
        learners = [Source(r["article"], paragraphs_of(r["adv"]), r["article"], "www.theguardian.com") for r in self.learners]
        for source in news + learners:
            ends = [sum(len(p.split()) for p in source.paragraphs[:k]) for k in range(len(source.paragraphs))]
            source.paragraphs = [p for p, before in zip(source.paragraphs, ends, strict=True) if before <= high]
        kept = [[s for s in part if sum(len(p.split()) for p in s.paragraphs) >= low and sum(map(is_prose, s.paragraphs)) >= 5] for part in (news, learners)]
        for part in kept:
            self.rng.shuffle(part)
        return cycle([source for two in zip(*kept, strict=False) for source in two])

    def next_source(self) -> Source:
        "The next article to derive from, with other reports on its event: some lend sentences, some stand in the folder."
        source = replace(next(self.sources))
        if not source.event:
            rows = [row for row in self.rng.sample(self.learners, self.rng.choice([1, 2, 3])) if row["article"] != source.name]
            source.others = [article(paragraphs_of(row["adv"])[:9], row["article"], "www.theguardian.com", f"2014-06-0{self.rng.randrange(1, 9)}") for row in rows]
            return source
        theirs = runs("\n".join(source.paragraphs))
        rest = [row for row in self.events[source.event] if row["id"] != source.name and len(runs(row["text"]) & theirs) <= 3]
        self.rng.shuffle(rest)
        lending, source.others = rest[: len(rest) // 3], [self.folder_mate(row) for row in rest[len(rest) // 3 :][:3]]
        found = [s for row in lending for p in paragraphs_of(row["text"]) if is_prose(p) for s in sentences_of(p)]
        source.near = [s for s in found if 10 <= len(s.split()) <= 40 and not runs(s) & theirs]
        self.rng.shuffle(source.near)
        return source

    def folder_mate(self, row: dict) -> dict:
        "A further article of a folder, its first 6,000 characters."
        return article([row["text"][:6000]], row["headline"], row["outlet"], row["published"])

    def add(self, truth: str, family: str, first: dict, second: dict, others: list[dict], lenient: tuple[str, ...] = (), *,
            derived: bool = False, **details: Any) -> None:  # fmt: skip
        "Put one case in: ids and order tell nothing, and half of the cases have no times."
        timed, names = self.rng.random() < 0.5, self.rng.sample(["m", "k"], 2)
        pair = [{**row, "article_id": name} for row, name in zip((first, second), names, strict=True)]
        rest = [{**row, "article_id": f"z{n}", "published": row["published"] and str(moment(row["published"], self.rng))} for n, row in enumerate(others)]
        for row in [] if timed else pair + rest:
            row["published"] = None
        self.rng.shuffle(pair)
        self.cases.append(Case(truth, family, frozenset({truth, *lenient}), pair, names[0] if derived else "", timed, rest, **details))

    def derive(self, truth: str, family: str, take: Callable[[Source], Paragraphs | tuple[Paragraphs, float]], lenient: tuple[str, ...] = (), **details: Any) -> None:
        "A source and what another outlet made of it."
        rng, source = self.rng, self.next_source()
        time, outlet, taken = moment(source.day, rng), rng.choice(OUTLETS), take(source)
        mine, details["reached"] = taken if isinstance(taken, tuple) else (taken, 0.0)
        headline = rng.choice([rng.choice(HEADLINES), spin(source.headline, 0.5, "common", rng)[0] if truth == "paraphrase" else source.headline])
        if truth == "copy" and rng.random() < 0.5:
            headline = source.headline
        theirs = with_boilerplate(source.paragraphs, source.outlet, rng, 0.3)
        mine = with_boilerplate(mine, outlet, rng, 0.5) + ([f"This article first appeared on {source.outlet}."] if rng.random() < 0.12 else [])
        self.add(truth, family, article(theirs, source.headline, source.outlet, time), article(mine, headline, outlet, later(time, rng)), source.others,
                 lenient, derived=True, **details)  # fmt: skip

    def spins(self) -> None:
        "Rewordings by a share of the words of content (five of each kind and rate, two of them cut) and of the running words (three, one cut)."
        for unit, rates, how in (("content", (0.1, 0.2, 0.3, 0.4), ("", "", "", "cut", "thin")), ("running", (0.1, 0.2, 0.3), ("", "", "cut"))):
            for rate, kind, after in ((r, k, h) for r in rates for k in KINDS for h in how):
                self.derive("paraphrase", f"{unit} spin {kind}" + (" + cut" if after else ""), lambda source, r=rate, k=kind, h=after, u=unit: self.spun(source, r, k, h, u),
                            ("edited copy",) if unit == "content" and rate == 0.1 else (), rate=rate, unit=unit, kind=kind)  # fmt: skip

    def spun(self, source: Source, rate: float, kind: str, after: str, unit: str) -> tuple[Paragraphs, float]:
        "A rewording, afterwards cut or thinned."
        out, reached = reword(source.paragraphs, rate, kind, self.rng, unit)
        if after:
            out = cut(out, self.rng, 0.6, 0.9) if after == "cut" else thin(out, 0.1, self.rng)
        return out, reached

    def child(self, source: Source, how: str) -> Paragraphs:
        "What one of two takers of a lost source made of it."
        rng = self.rng
        if how.startswith("edited"):
            return edit(source, "heavy", rng, add=False) if "nothing" in how else edit(source, rng.choice(["medium", "heavy"]), rng)
        if how == "excerpt":
            return excerpt(source, rng, rng.uniform(0.4, 0.65), rng.choice([4, 6]))
        if how == "cut":
            return cut(source.paragraphs, rng, 0.5, 0.85)
        out = reword(source.paragraphs, rng.choice([0.1, 0.2, 0.3, 0.4]), rng.choice(KINDS), rng)[0]
        return thin(out, 0.12, rng) if "drop" in how else out

    def siblings(self, one: str, two: str) -> None:
        "Two takers of a source that nobody has: their own sentences differ, some name an agency; two excerpts overlap."
        rng, source = self.rng, self.next_source()
        time, outlets = moment(source.day, rng), rng.sample(OUTLETS, 2)
        texts = [self.child(replace(source, side=side), how) for side, how in enumerate((one, two))]
        for _ in range(20 if one == two == "excerpt" else 0):
            if len(runs("\n".join(texts[0])) & runs("\n".join(texts[1]))) <= 60:
                texts[1] = self.child(replace(source, side=1), two)
        credited = rng.random() < 0.25
        rows = []
        for text, outlet in zip(texts, outlets, strict=True):
            credit = [rng.choice(["(Reuters)", "Source: AP", "With material from Reuters."])] if credited and rng.random() < 0.6 else []
            headline = rng.choice([source.headline, rng.choice(HEADLINES)])
            rows.append(article(with_boilerplate(text + credit, outlet, rng, 0.4), headline, outlet, later(time, rng)))
        self.add("common source", f"{one} / {two}", rows[0], rows[1], source.others)

    def window(self, size: int) -> list[dict]:
        "Sentences in a row, as gold/parallel has them."
        start = self.rng.randrange(len(self.parallel) - size)
        return self.parallel[start : start + size]

    def lines(self, sentences: list[str]) -> Paragraphs:
        "Sentences as paragraphs of one to a few."
        out: Paragraphs = []
        for sentence in sentences:
            if out and self.rng.random() < 0.6:
                out[-1] += " " + sentence
            else:
                out.append(sentence)
        return out

    def translated(self, sentences: list[str], how: str, rest: list[str]) -> list[str]:
        "What becomes of the translated sentences; `rest` are sentences of the same language from elsewhere."
        rng, out = self.rng, list(sentences)
        for _ in range(len(out) // 3 if how == "shuffled" else 0):
            moved = out.pop(rng.randrange(1, len(out)))
            out.insert(rng.randrange(1, len(out) + 1), moved)
        for sentence in rng.sample(rest, max(2, len(out) // 2)) if how == "third own" else []:
            out.insert(rng.randrange(1, len(out) + 1), sentence)
        return out[: max(4, len(out) // 2)] if how == "half cut" else out

    def translate(self, one: str, two: str, how: str) -> None:
        "A window of sentences and its translation; the first article is known where all sentences were first written in its language."
        rng, rows = self.rng, self.window(self.rng.randrange(8, 26))
        taken = {row["id"] for row in rows}
        second = self.translated([row[two] for row in rows], how, [row[two] for row in self.parallel if row["id"] not in taken])
        written = {{"01": "en", "02": "de"}.get(row["id"][1:3], "") for row in rows}
        others = []
        for other in (self.window(12) for _ in range(3)):
            if not taken & {row["id"] for row in other}:
                lang = rng.choice([one, two])
                others.append(article(self.lines([row[lang] for row in other]), None, rng.choice(OUTLETS), "2017-01-05", None))
        time, outlets = datetime(2017, 1, 5, 9), rng.sample(OUTLETS, 2)
        self.add("translation", f"{one}–{two}, {how}", article(self.lines([row[one] for row in rows]), None, outlets[0], time, None),
                 article(self.lines(second), None, outlets[1], later(time, rng), None), others, ("common source",) if how == "third own" else (),
                 derived=True, known=written == {one})  # fmt: skip

    def report(self, row: dict, chance: float) -> dict:
        "An article as it is, with an outlet's boilerplate by chance."
        return article(with_boilerplate(paragraphs_of(row["text"]), row["outlet"], self.rng, chance), row["headline"], row["outlet"], row["published"])

    def same_event(self, most: int = 56, most_of_one: int = 4) -> None:
        "Reports of two outlets on one event that share next to no run of five words."
        grams = {row["id"]: runs(row["text"]) for row in self.articles}
        pairs = [(a, b) for rows in self.events.values() for a, b in combinations(rows, 2) if a["outlet"] != b["outlet"] and len(grams[a["id"]] & grams[b["id"]]) <= 3]
        self.rng.shuffle(pairs)
        count: Counter[str] = Counter()
        for a, b in pairs:
            if count[a["event"]] < most_of_one and count.total() < most:
                count[a["event"]] += 1
                apart = abs((datetime.fromisoformat(a["published"][:10]) - datetime.fromisoformat(b["published"][:10])).days)
                others = [row for row in self.events[a["event"]] if row["id"] not in (a["id"], b["id"])]
                mates = [self.folder_mate(row) for row in self.rng.sample(others, min(3, len(others)))]
                self.add("same event", "near in time" if apart <= 3 else "days apart", self.report(a, 0.4), self.report(b, 0.4), mates, () if apart <= 3 else ("unrelated",))

    def unrelated(self, same_outlet: bool, count: int) -> None:
        "Articles of different events, of one outlet (which repeats its boilerplate) or of two."
        while count:
            a, b = self.rng.sample(self.articles, 2)
            if a["event"] == b["event"] or (a["outlet"] == b["outlet"]) != same_outlet:
                continue
            count -= 1
            lines = self.rng.choice(BOILERPLATE) if self.rng.random() < 0.6 else []
            rows = [{**row, "text": "\n".join([*(line.format(o=row["outlet"]) for line in lines[:1]), row["text"], *(line.format(o=row["outlet"]) for line in lines[1:])])} for row in (a, b)]
            mates = [*[row for row in self.events[a["event"]] if row["id"] != a["id"]][:2], *[row for row in self.events[b["event"]] if row["id"] != b["id"]][:1]]
            one_story = any(all(any(word in row["event"].lower() for word in story) for row in (a, b)) for story in STORIES)
            self.add("unrelated", "same outlet" if same_outlet else "other outlet", self.report(rows[0], 0), self.report(rows[1], 0), [self.folder_mate(row) for row in mates],
                     ("same event",) if one_story else ())  # fmt: skip


def make_cases(gold: Path, seed: int = SEED) -> list[Case]:
    "All cases: about 430."
    maker = Maker(gold, seed)
    for count, truth, family, take, lenient in DERIVED:
        for _ in range(count):
            maker.derive(truth, family, lambda source, take=take: take(source, maker.rng), lenient)
    maker.spins()
    for count, one, two in LOST:
        for _ in range(count):
            maker.siblings(one, two)
    for one, two in LANGUAGES:
        for how in chain.from_iterable([how] * count for how, count in TRANSLATED.items()):
            maker.translate(one, two, how)
    maker.same_event()
    maker.unrelated(True, 30)
    maker.unrelated(False, 24)
    return maker.cases


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--show", help="print the first case of this family")
    options = parser.parse_args()
    cases = make_cases(options.gold)
    for (truth, family), count in Counter((case.truth, case.family) for case in cases).items():
        print(f"{count:4} {truth}: {family}")
    shown = next((case for case in cases if case.family == options.show), None)
    for row in shown.pair if shown else []:
        print("", f"--- {row['article_id']}{' (the first)' if shown and row['article_id'] == shown.parent else ''}", row["text"], sep="\n")


if __name__ == "__main__":
    main()
