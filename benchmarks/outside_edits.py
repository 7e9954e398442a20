"""What takers of a text do to it, by an outsider's rules: cut, edit, shuffle, extract, extend. For `outside_derivations.py`.

Not part of the package, and nothing here comes from `simulate.py`. The sentences of outlets that do not exist were
written for this file.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field

from outside_words import spin

BOILERPLATE = [
    ["Sign up for our daily newsletter and never miss a story.", "© 2018 {o}. All rights reserved. This material may not be published, broadcast or redistributed."],
    ["Share on Facebook", "Share on Twitter", "Read more: The ten best pictures of the week", "Follow us on Twitter for the latest news and updates."],
    ["Advertisement", "We use cookies to give you the best experience on our site. By continuing to browse you agree to our use of cookies.", "Got a story? Email our news desk at news@{o} or call 020 7946 0000."],
    ["By Staff Reporter", "Last updated at 14:05", "Most read in World", "Comments are closed on this article.", "Support independent journalism: become a member of {o} today."],
]  # fmt: skip
OPENINGS = [
    "The matter has been much discussed by readers of this paper since it first became known.",
    "It is a subject that people in this town have talked about all week.",
    "Our newsroom has looked at what lies behind the headlines.",
    "For weeks little was heard, and then everything happened at once.",
    "A growing number of our readers have asked what this means for them.",
    "Few stories this season have drawn as many letters to the editor.",
    "There is more than one way to look at these events, and not all of them are comfortable.",
]
ASIDES = [
    "Neighbours we spoke to on the high street shrugged when asked about it.",
    "A spokesman for the county council declined to comment when this paper called on Thursday evening.",
    "Similar cases have been reported elsewhere in recent years, though none drew this kind of attention.",
    "Analysts contacted by this paper cautioned against drawing quick conclusions.",
    "Professor Helen Marsh of Leeds, who has studied such cases for two decades, was not surprised.",
    "Local businesses say they have noticed a change already.",
]
ENDINGS = [
    "What comes next is anybody's guess, but this paper will keep following the matter.",
    "A public meeting on the question is planned for the end of the month in the town hall.",
    "Whether any of this will change anything remains to be seen.",
    "Readers who want to share their own experience can write to the desk.",
    "An earlier report on the same topic drew more than three hundred comments on our pages.",
]
ADVERBS = ["also", "reportedly", "meanwhile", "later", "apparently", "once again", "eventually", "publicly", "already"]
LOOSE = ("also", "very", "just", "still", "even", "now", "more", "then", "that")  # words that a sub-editor strikes, like those in -ly
SWAPS = [("said", "told reporters"), ("but", "however,"), ("about", "around"), ("people", "individuals"), ("because", "as"),
         ("more than", "over"), ("while", "although"), ("has", "had"), ("is", "was")]  # fmt: skip
LEVELS = {"light": (0.15, 0.04, 0), "medium": (0.35, 0.10, 1), "heavy": (0.6, 0.18, 2)}  # share of sentences edited, share dropped, own sentences
ABBREVIATION = re.compile(r"\b(Mr|Mrs|Ms|Dr|St|U\.S|U\.N|U\.K|Jan|Feb|Sept|Oct|Nov|Dec|Gen|Sen|Rep|Gov|No|Inc|Corp|a\.m|p\.m|[A-Z])\.$")

Paragraphs = list[str]


@dataclass
class Source:
    "An article to derive from."

    name: str
    paragraphs: Paragraphs
    headline: str
    outlet: str
    day: str = ""  # of publication, if known
    event: str = ""
    near: list[str] = field(default_factory=list)  # sentences of other reports on the event, a taker's own
    others: list[dict] = field(default_factory=list)  # further articles of the folder
    side: int | None = None  # which half of the sentences at hand this taker uses; two takers never use the same


# --- text --------------------------------------------------------------------------------------------------------


def sentences_of(paragraph: str) -> list[str]:
    "Sentences by a plain rule of this file's own."
    out, start = [], 0
    for match in re.finditer(r"[.!?…][\"”’']?\s+(?=[\"“‘'A-Z0-9ÅÄÖ])", paragraph):
        if not ABBREVIATION.search(paragraph[start : match.start() + 1]):
            out.append(paragraph[start : match.end()].strip())
            start = match.end()
    return [sentence for sentence in [*out, paragraph[start:].strip()] if sentence]


def paragraphs_of(text: str) -> Paragraphs:
    "The lines that are not empty."
    return [line.strip() for line in text.replace("\ufeff", "").split("\n") if line.strip()]


def is_prose(paragraph: str) -> bool:
    "Whether a paragraph is a text of sentences, not a caption or a headline."
    return len(paragraph.split()) >= 8 and paragraph[-1] in '.!?"”’'


def runs(text: str) -> set[tuple[str, ...]]:
    "Runs of five words."
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[i : i + 5]) for i in range(len(words) - 4)}


# --- what takers do ----------------------------------------------------------------------------------------------


def own_sentences(source: Source, count: int, rng: random.Random) -> list[str]:
    "A taker's own sentences: often from another report on the event, else written for this file."
    near, written = source.near, OPENINGS + ASIDES + ENDINGS
    if source.side is not None:
        written = [line for lines in (OPENINGS, ASIDES, ENDINGS) for line in lines[source.side :: 2]]
        near = [sentence for sentence in near if len(sentence) % 2 == source.side]
    found = near[:count] if rng.random() < 0.6 else []
    return (found + rng.sample(written, len(written)))[:count]


def spread(paragraphs: Paragraphs, own: list[str], rng: random.Random) -> Paragraphs:
    "Own sentences as paragraphs anywhere after the first."
    out = list(paragraphs)
    for sentence in own:
        out.insert(rng.randrange(1, len(out) + 1), sentence)
    return out


def strike(words: list[str], rng: random.Random) -> list[str]:
    "Without one loose word."
    loose = [i for i, word in enumerate(words) if word.isalpha() and word.islower() and (word.endswith("ly") or word in LOOSE)]
    at = rng.choice(loose) if loose else len(words)
    return words[:at] + words[at + 1 :]


def insert(words: list[str], rng: random.Random) -> list[str]:
    "With an adverb put in."
    at = rng.randrange(3, len(words) - 1)
    return [*words[:at], rng.choice(ADVERBS), *words[at:]]


def trim(words: list[str], _: random.Random) -> list[str]:
    "Without a phrase at the end."
    starts = [i for i, word in enumerate(words) if word in ("on", "in", "after", "with", "at", "for") and i > len(words) * 0.6]
    if not starts or len(words) <= 14 or words[-1][-1] != ".":
        return words
    return [*words[: starts[0] - 1], words[starts[0] - 1].rstrip(",;") + "."]


def swap(words: list[str], rng: random.Random) -> list[str]:
    "With a word of an editor's taste for another."
    old, new = rng.choice(SWAPS)
    return re.sub(rf"\b{old}\b", new, " ".join(words), count=1).split()


def turn(words: list[str], _: random.Random) -> list[str]:
    "What stood before the first comma goes to the end."
    commas = [i for i, word in enumerate(words) if word.endswith(",") and 2 < i < len(words) - 4]
    if not commas or words[-1][-1] != "." or re.search(r'["“]', " ".join(words)):
        return words
    first, rest = " ".join(words[: commas[0] + 1]).rstrip(","), " ".join(words[commas[0] + 1 :]).rstrip(".")
    return f"{rest[0].upper()}{rest[1:]}, {first if first[0].isupper() and first[1:2].isupper() else first[0].lower() + first[1:]}.".split()


def edit_sentence(sentence: str, rng: random.Random) -> str:
    "One or two edits; sentences under eight words stand."
    words = sentence.split()
    for _ in range(rng.choice([1, 1, 2])):
        if len(words) >= 8:
            words = rng.choices((strike, insert, trim, swap, turn), (40, 20, 15, 15, 10))[0](words, rng)
    return " ".join(words)


def edit(source: Source, level: str, rng: random.Random, *, add: bool = True) -> Paragraphs:
    "An editor's pass: sentences edited, dropped and now and then turned round; sentences of one's own."
    touched, dropped, own = LEVELS[level]
    out = []
    for paragraph in source.paragraphs:
        kept = [edit_sentence(s, rng) if rng.random() < touched else s for s in sentences_of(paragraph) if rng.random() >= dropped]
        if len(kept) > 1 and rng.random() < 0.1:
            at = rng.randrange(len(kept) - 1)
            kept[at : at + 2] = kept[at + 1], kept[at]
        out += [" ".join(kept)] if kept else []
    return spread(out, own_sentences(source, own, rng), rng) if add else out


def cut(paragraphs: Paragraphs, rng: random.Random, low: float = 0.35, high: float = 0.75) -> Paragraphs:
    "A share of the paragraphs, from the top, at least three."
    return paragraphs[: max(3, round(len(paragraphs) * rng.uniform(low, high)))]


def thin(paragraphs: Paragraphs, share: float, rng: random.Random) -> Paragraphs:
    "Without a share of the sentences."
    out = [" ".join(s for s in sentences_of(paragraph) if rng.random() > share) for paragraph in paragraphs]
    return [paragraph for paragraph in out if paragraph]


def shuffle(paragraphs: Paragraphs, rng: random.Random) -> Paragraphs:
    "Paragraphs in another order; the first stays."
    return [paragraphs[0], *rng.sample(paragraphs[1:], len(paragraphs) - 1)]


def excerpt(source: Source, rng: random.Random, share: float = 0.45, own: int = 6) -> Paragraphs:
    "Paragraphs in a row out of the source in a frame of one's own."
    body = [paragraph for paragraph in source.paragraphs if is_prose(paragraph)]
    count = max(2, round(len(body) * share))
    start = rng.randrange(len(body) - count + 1)
    taken, mine = body[start : start + count], own_sentences(source, own, rng)
    third, half = max(1, len(mine) // 3), count // 2 + 1
    openings, endings = (lines if source.side is None else lines[source.side :: 2] for lines in (OPENINGS, ENDINGS))
    out = [rng.choice(openings), *mine[:third], *taken[:half], *mine[third : 2 * third], *taken[half:], *mine[2 * third :], rng.choice(endings)]
    return list(dict.fromkeys(out))


def extend(paragraphs: Paragraphs, source: Source, rng: random.Random) -> Paragraphs:
    "With a third as many sentences of one's own as there are paragraphs, nothing lost."
    return spread(paragraphs, own_sentences(source, max(3, len(paragraphs) // 3), rng), rng)


def typography(paragraphs: Paragraphs) -> Paragraphs:
    "Straight quotation marks and hyphens, as a content system writes them."
    table = str.maketrans({"“": '"', "”": '"', "’": "'", "‘": "'"})
    return [paragraph.translate(table).replace(" – ", " - ") for paragraph in paragraphs]


def other_paragraphs(paragraphs: Paragraphs, rng: random.Random) -> Paragraphs:
    "The same sentences in other paragraphs."
    out: Paragraphs = []
    for paragraph in paragraphs:
        for sentence in sentences_of(paragraph) if is_prose(paragraph) else [paragraph]:
            if out and is_prose(paragraph) and out[-1][-1] in '.!?"”' and rng.random() < 0.5:
                out[-1] += " " + sentence
            else:
                out.append(sentence)
    return out


def reword(paragraphs: Paragraphs, rate: float, kind: str, rng: random.Random, unit: str = "content") -> tuple[Paragraphs, float]:
    "Spun paragraphs, and the share of running words exchanged."
    text, reached = spin("\n".join(paragraphs), rate, kind, rng, unit=unit)
    return text.split("\n"), reached


def with_boilerplate(paragraphs: Paragraphs, outlet: str, rng: random.Random, chance: float = 1.0) -> Paragraphs:
    "With an outlet's lines around the text, by chance."
    if rng.random() >= chance:
        return paragraphs
    lines = [line.format(o=outlet) for line in rng.choice(BOILERPLATE)]
    at = rng.randrange(3)
    return lines[:at] + paragraphs + lines[at:]


