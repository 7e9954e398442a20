"""benchmarks/simulate.py: deterministic, complete, truthful. Uses the shipped examples only, so it runs anywhere."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "benchmarks"))

import rewording  # noqa: E402
import simulate  # noqa: E402
from texts import read_sources, sentences_of, text_of  # noqa: E402

NOWHERE = Path("nowhere")


@pytest.fixture(scope="module", autouse=True)
def no_gold() -> Iterator[None]:
    "Words of unrelated texts come from the shipped examples, as there is no gold folder."
    words = sorted({word for story in read_sources(NOWHERE).values() for article in story for word in re.findall(r"\b[a-z]{4,}\b", text_of(article["paragraphs"]))})
    pool = {end: [word for word in words if rewording._ending(word) == end] for end in ("ing", "ed", "ly", "tion", "s", "")}
    patch = pytest.MonkeyPatch()
    patch.setattr(rewording, "strange_words", lambda gold=NOWHERE: pool)
    yield
    patch.undo()


def cases(world: str = "desk", seed: int = 3) -> list[simulate.Case]:
    return simulate.make_cases(NOWHERE, per_kind=2, seed=seed, world=world)


def test_the_same_seed_gives_the_same_cases() -> None:
    assert cases() == cases() and cases() != cases(seed=4)


@pytest.mark.parametrize("world", sorted(simulate.WORLDS))
def test_every_kind_is_made_with_its_truth(world: str) -> None:
    found = cases(world)
    assert {case.name for case in found} >= {*simulate.DERIVED, "siblings", "unrelated"}
    for case in found:
        assert (case.child in ("a", "b")) == (case.name in simulate.DERIVED) and case.world == world
        assert case.a["text"] and case.b["text"]


def story() -> tuple[dict, list[dict]]:
    rows = next(iter(read_sources(NOWHERE).values()))
    return rows[0], rows


def test_a_copy_is_a_copy_and_a_cut_a_part() -> None:
    import random

    parent, rows = story()
    for name, whole in (("copy", True), ("cut copy", False)):
        case = simulate.derive(name, parent, rows, random.Random(1))
        child, source = (case.a, case.b) if case.child == "a" else (case.b, case.a)
        level = [re.sub(r"\W+", " ", row["text"]).split() for row in (child, source)]
        assert set(level[0]) <= set(level[1]) and (len(level[0]) == len(level[1])) is whole


@pytest.mark.parametrize("rate", [0.1, 0.4])
@pytest.mark.parametrize("source", rewording.SOURCES)
def test_a_spin_swaps_about_as_many_words_as_asked(rate: float, source: str) -> None:
    import random

    parent, _ = story()
    before = [s for s in sentences_of(parent["paragraphs"]) if len(s.split()) > 8]
    after = [rewording.spin_sentence(s, rate, random.Random(n), source=source) for n, s in enumerate(before)]
    words = [(a.split(), b.split()) for a, b in zip(before, after, strict=True)]
    swapped = sum(x != y for a, b in words if len(a) == len(b) for x, y in zip(a, b, strict=True))
    total = sum(len(a) for a, b in words if len(a) == len(b))
    assert total and rate * 0.5 <= swapped / total <= rate * 1.4


def test_altered_facts_are_recorded() -> None:
    import random

    text = [["President Anna Berg told Peter Holm on Monday that 120 million crowns were lost.", "“We will rebuild the whole harbour before winter,” the minister said.", "The port is closed."]]
    altered, facts = simulate.alter_facts(text, random.Random(2))
    assert {fact["kind"] for fact in facts} >= {"number", "date", "unit", "negation", "title"}
    for fact in facts:
        sentence = altered[fact["paragraph"] - 1][fact["sentence"] - 1]
        assert fact["after"] in sentence or fact["kind"] in ("unit", "number", "title")
        assert fact["before"] != fact["after"]


def test_siblings_have_no_child() -> None:
    import random

    parent, rows = story()
    case = simulate.siblings(parent, rows, random.Random(1), 0.3)
    assert case.child == "" and case.route == "common source"
