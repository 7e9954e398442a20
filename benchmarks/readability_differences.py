"""Differences in readability that are none: how often does compare_readability say "differs" where nothing does?

Articles: the sentences of a news article dealt out at random to two texts; two texts of sentences drawn from one pool.
Outlets: news articles dealt out at random to two outlets, by themselves or within their events. Families: five outlets
made so, ten pairs, corrected by Holm. Each at the level .95, so that five in a hundred should differ. Beside it, where a
difference is: elementary and advanced versions of the same articles as two outlets.
Run: python benchmarks/readability_differences.py [--gold FOLDER] [--trials 400] > benchmarks/results/readability_differences.md
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
from arguments import lines_of, read_arguments, run_parts

from newslab.article_counts import count_articles
from newslab.difference_parts import sum_text
from newslab.reading_differences import _compare_articles, _compare_outlets, _holm, _Options, _Text

MEASURES = ("flesch", "flesch_kincaid", "gunning_fog", "smog", "ari", "coleman_liau", "dale_chall", "lix", "rix")
FEW = ("flesch_kincaid", "flesch", "lix")
REPLICATES = 600


def counted(texts: list[str]) -> list[np.ndarray]:
    "Counts of the sentences of each text."
    articles = pd.DataFrame({"article_id": [str(i) for i in range(len(texts))], "lang": "en", "text": texts})
    return [article.rows[article.rows[:, 0] > 2] for article in count_articles(articles, None, "benchmark").values()]


def text(name: str, rows: np.ndarray) -> _Text:
    "An article of these sentences."
    return _Text(name, "en", rows, sum_text(rows))


def share(hits: list[bool]) -> str:
    "Share with a Wilson interval."
    n, p, z = len(hits), float(np.mean(hits)), 1.96
    middle, reach = (p + z * z / 2 / n) / (1 + z * z / n), z * (p * (1 - p) / n + z * z / 4 / n / n) ** 0.5 / (1 + z * z / n)
    return f"{p:.3f} ({max(0.0, middle - reach):.3f}–{min(1.0, middle + reach):.3f})"


def differs(a: np.ndarray, b: np.ndarray, measure: str, seed: int) -> bool:
    "Whether two articles are said to differ."
    labels = {"a": "a", "b": "b"}
    return bool(_compare_articles(text("a", a), text("b", b), labels, _Options(measure, REPLICATES, 0.95, seed), {})["larger_than_uncertainty"])


def outlets_differ(sides: tuple[list[np.ndarray], list[np.ndarray]], measure: str, paired: bool) -> dict:
    "The comparison of two outlets."
    texts = tuple([text(f"{side}{i}", rows) for i, rows in enumerate(group)] for side, group in zip("ab", sides, strict=True))
    events = {one.article_id: one.article_id[1:] for group in texts for one in group} if paired else {}
    return _compare_outlets(("a", "b"), texts, events, _Options(measure, REPLICATES, 0.95, 0))


def of_articles(kept: list[tuple[str, np.ndarray]], trials: int, generator: np.random.Generator) -> None:
    "Two articles between which nothing differs."
    pool = np.concatenate([each for _, each in kept])
    print("\nTwo articles between which nothing differs: share said to differ\n")
    print("| measure | sentences of one article dealt out | 10 sentences of one pool each | 25 each |\n|---|---|---|---|")
    long = [each for _, each in kept if len(each) >= 16]
    for measure in MEASURES:
        dealt = []
        for trial in range(trials):
            each = long[trial % len(long)][generator.permutation(len(long[trial % len(long)]))]
            dealt.append(differs(each[: len(each) // 2], each[len(each) // 2 :], measure, trial))
        cells = [share(dealt)]
        for size in (10, 25):
            cells.append(share([differs(*(pool[generator.integers(len(pool), size=size)] for _ in range(2)), measure, trial) for trial in range(trials)]))  # type: ignore[misc]
        print(f"| {measure} | {' | '.join(cells)} |")


def of_outlets(kept: list[tuple[str, np.ndarray]], trials: int, generator: np.random.Generator) -> None:
    "Two outlets between which nothing differs."
    print("\nTwo outlets between which nothing differs: share said to differ\n")
    print("| measure | articles of each outlet | dealt out at random | within shared events |\n|---|---|---|---|")
    by_event: dict[str, list[np.ndarray]] = {}
    for event, each in kept:
        by_event.setdefault(event, []).append(each)
    shared = [group for group in by_event.values() if len(group) >= 2]
    for measure in FEW:
        for size in (3, 5, 10, 20):
            alone, paired = [], []
            for _ in range(trials):
                chosen = generator.permutation(len(kept))[: 2 * size]
                alone.append(outlets_differ(([kept[i][1] for i in chosen[:size]], [kept[i][1] for i in chosen[size:]]), measure, False)["larger_than_uncertainty"])
                groups = [shared[i] for i in generator.permutation(len(shared))[:size]]
                pairs = [[group[i] for i in generator.permutation(len(group))[:2]] for group in groups]
                paired.append(outlets_differ(([pair[0] for pair in pairs], [pair[1] for pair in pairs]), measure, True)["larger_than_uncertainty"])
            print(f"| {measure} | {size} | {share(alone)} | {share(paired)} |")


def of_families(kept: list[tuple[str, np.ndarray]], trials: int, generator: np.random.Generator) -> None:
    "Ten pairs of outlets between which nothing differs, with and without correction."
    families = []
    for _ in range(trials):
        chosen = generator.permutation(len(kept))[:40].reshape(5, 8)
        p_values = np.array([outlets_differ(([kept[i][1] for i in chosen[a]], [kept[i][1] for i in chosen[b]]), "flesch_kincaid", False)["p_value"] for a in range(5) for b in range(a)])
        families.append((bool((p_values < 0.05).any()), bool(_holm(p_values, 0.05).any())))
    print(f"\nFamilies of ten pairs (five outlets of eight articles, nothing differs; {trials} families), any pair said to differ: {share([one for one, _ in families])} without correction, {share([two for _, two in families])} with it (Holm).")


def of_levels(gold: Path, trials: int, generator: np.random.Generator) -> None:
    "Where a difference is: two outlets that are the same articles at two levels."
    levels = lines_of(gold / "readability" / "onestopenglish.jsonl")
    easy, hard = (counted([row[level].lstrip("\ufeff") for row in levels]) for level in ("ele", "adv"))
    print(f"\nWhere a difference is (OneStopEnglish, elementary and advanced versions as two outlets, flesch_kincaid; {trials} trials): share said to differ\n")
    print("| articles of each outlet | different articles | the same articles, paired |\n|---|---|---|")
    for size in (1, 3, 5, 10):
        alone, paired = [], []
        for trial in range(trials):
            chosen = generator.permutation(len(easy))[: 2 * size]
            if size == 1:
                alone.append(differs(easy[chosen[0]], hard[chosen[1]], "flesch_kincaid", trial))
                paired.append(differs(easy[chosen[0]], hard[chosen[0]], "flesch_kincaid", trial))
                continue
            alone.append(outlets_differ(([easy[i] for i in chosen[:size]], [hard[i] for i in chosen[size:]]), "flesch_kincaid", False)["larger_than_uncertainty"])
            paired.append(outlets_differ(([easy[i] for i in chosen[:size]], [hard[i] for i in chosen[:size]]), "flesch_kincaid", True)["larger_than_uncertainty"])
        print(f"| {size} | {share(alone)} | {share(paired)} |")


def main() -> None:
    "Print the tables."
    options = read_arguments(__doc__, trials={"type": int, "default": 400}, only={})
    news = [row for row in lines_of(options.gold / "events" / "giveme5w1h_dev.jsonl") if len(row.get("text") or "") >= 1000]
    rows = counted([row["text"] for row in news])
    kept = [(row["event"], each) for row, each in zip(news, rows, strict=True) if len(each) >= 8]
    print(f"Measured with `python benchmarks/readability_differences.py` on the development halves: {len(kept)} news articles of {len({event for event, _ in kept})} events (gold/events), {options.trials} trials a cell; 95 % Wilson intervals. Nominal: 0.050.")
    parts = {
        "articles": lambda: of_articles(kept, options.trials, np.random.default_rng(1)), "outlets": lambda: of_outlets(kept, options.trials, np.random.default_rng(2)),
        "families": lambda: of_families(kept, max(200, options.trials // 2), np.random.default_rng(3)), "levels": lambda: of_levels(options.gold, max(100, options.trials // 4), np.random.default_rng(4)),
    }  # fmt: skip
    run_parts(parts, options.only)


if __name__ == "__main__":
    main()
