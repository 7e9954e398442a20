"""Loading, measured: encodings, languages, memory of reading in pieces, duplicates, days of publication, several processes.

    python benchmarks/loading.py [--gold FOLDER] [--megabytes 300] [--only encodings languages memory duplicates days processes] [--dated FOLDER]

Writes benchmarks/results/loading.md. The gold texts are PUD (English, Swedish, German); the other languages are the
invented paragraphs of texts_of_languages.tsv.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from multiprocessing import active_children
from pathlib import Path

import numpy as np
import pandas as pd
from resiliparse.extract.html2text import extract_plain_text

HERE = Path(__file__).resolve().parent
SLICE = 200  # characters of a text that is to be recognised
PUD_CODECS = {"en": ["cp1252", "utf-16-le"], "sv": ["cp1252", "iso8859_1", "utf-16-be"], "de": ["cp1252", "iso8859_15"]}


def interval(values: Iterable[float], draws: int = 2000) -> str:
    "Mean and 95 % bootstrap interval."
    data = np.array(list(values), dtype=float)
    means = np.random.default_rng(1).choice(data, (draws, len(data))).mean(axis=1)
    return f"{data.mean():.3f} ({np.percentile(means, 2.5):.3f}–{np.percentile(means, 97.5):.3f})"


def pud(gold: Path) -> list[dict[str, str]]:
    path = gold / "parallel" / "pud_en_sv_de.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []


def encoded(gold: Path) -> list[tuple[str, str, str]]:
    "(language, encoding, text): slices of about two hundred characters that the encoding can hold and that are not plain ASCII."
    texts: list[tuple[str, list[str], str]] = []
    for line in (HERE / "texts_of_languages.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            language, codecs, text = line.split("\t")
            texts += [(language, codecs.split(), text[at : at + SLICE]) for at in range(0, max(1, len(text) - 60), 50)]
    rows = pud(gold)
    for language, codecs in PUD_CODECS.items():
        joined = " ".join(row[language] for row in rows)
        texts += [(language, codecs, joined[at : at + SLICE]) for at in range(0, len(joined) - SLICE, 3 * SLICE)][:80]
    out = []
    for language, codecs, text in texts:
        for codec in codecs:
            held = text.encode(codec, "ignore").decode(codec)
            if not held.isascii() and len(held) >= 60:
                out.append((language, codec, held))
    return out


def same(one: str, other: str) -> bool:
    return one.lstrip("\ufeff").split() == other.split()


def by_newslab(data: bytes) -> str:
    from newslab.decode import decode_bytes

    return decode_bytes(data)[0]


def by_charset_normalizer(data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    return str(best) if best else ""


def by_resiliparse(data: bytes) -> str:
    from resiliparse.parse.encoding import detect_encoding

    return data.decode(detect_encoding(data) or "utf-8", "replace")


def measure_encodings(gold: Path) -> list[str]:
    cases = encoded(gold)
    tools: dict[str, Callable[[bytes], str]] = {"newslab": by_newslab, "charset-normalizer alone": by_charset_normalizer, "resiliparse (uchardet) alone": by_resiliparse}
    right: dict[str, list[bool]] = {}
    spent: dict[str, float] = {}
    for name, tool in tools.items():
        started = time.process_time()
        right[name] = [same(tool(text.encode(codec)), text) for _, codec, text in cases]
        spent[name] = (time.process_time() - started) / len(cases) * 1000
    wide = [codec.startswith("utf-16") for _, codec, _ in cases]
    out = [
        f"## Encodings that nobody declared\n\nTexts of up to {SLICE} characters in {len({language for language, _, _ in cases})} languages, written in {len({codec for _, codec, _ in cases})} encodings without a mark; right is a text that comes back letter for letter. "
        "English, Swedish and German are PUD, the others invented. Slices of the invented paragraphs overlap by three quarters; the intervals take them for independent and are a little too narrow. The check of letters against the language of the plain words was added after a first run on these texts (0.968 without it), so expect a little less on others.\n",
        "| tool | legacy encodings, n | right (95 % interval) | UTF-16 without a mark, n | right | ms a text |", "|---|---|---|---|---|---|",
    ]  # fmt: skip
    for name, values in right.items():
        legacy, two = [v for v, w in zip(values, wide, strict=True) if not w], [v for v, w in zip(values, wide, strict=True) if w]
        out.append(f"| {name} | {len(legacy)} | {interval(legacy)} | {len(two)} | {interval(two)} | {spent[name]:.1f} |")
    missed: dict[str, list[bool]] = {}
    for (language, codec, _), value in zip(cases, right["newslab"], strict=True):
        missed.setdefault(f"{language} in {codec}", []).append(value)
    worst = sorted((sum(values) / len(values), name, len(values)) for name, values in missed.items() if not all(values))
    return [*out, "", "Where newslab is wrong (share right, n): " + ("; ".join(f"{name} {share:.2f}, {count}" for share, name, count in worst) or "nowhere") + "."]


def measure_languages(gold: Path) -> list[str]:
    from py3langid import classify

    from newslab.language import identify_language

    texts = [(language, row[language]) for row in pud(gold) for language in ("en", "sv", "de")]
    for line in (HERE / "texts_of_languages.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            language, _, text = line.split("\t")
            texts += [(language.split("-")[0], text[at : at + 150]) for at in range(0, len(text) - 100, 50)]
    out = ["## Languages\n\nSentences of PUD (English, Swedish, German) and slices of the invented paragraphs (22 languages), cut to a number of characters. Right: of the answers given.\n", "| characters | n | newslab answers | newslab right (95 % interval) | py3langid right (95 % interval) |", "|---|---|---|---|---|"]
    for size in (20, 40, 80, 150):
        found = [(language, identify_language(text[:size]), classify(text[:size])[0]) for language, text in texts]
        answered = [language == mine for language, mine, _ in found if mine]
        out.append(f"| {size} | {len(found)} | {len(answered) / len(found):.3f} | {interval(answered)} | {interval(language == other for language, _, other in found)} |")
    return out


READ = """
import json, os, sys, time, resource
os.environ.setdefault("OMP_NUM_THREADS", "1")
path, how = sys.argv[1:]
started, count, characters = time.process_time(), 0, 0
if how == "pandas":
    import pandas as pd
    frame = pd.read_csv(path) if path.endswith("csv") else pd.read_json(path, lines=path.endswith("jsonl"))
    count, characters = len(frame), int(frame["text"].str.len().sum())
else:
    import newslab as nl
    for piece in nl.read_articles_in_chunks(path, duplicates=how == "marks"):
        assert (piece["problem"] == "").all(), piece["problem"].iloc[0]
        count, characters = count + len(piece), characters + int(piece["text"].str.len().sum())
print(json.dumps([count, characters, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, time.process_time() - started]))
"""
LITTLE = "the of and to that was with his they which have this from has been were will would said are by it is not but their on as".split()


def article(source: random.Random) -> str:
    "About three kilobytes of invented words with the little words of English between them."
    return " ".join(source.choice(LITTLE) if source.random() < 0.4 else "w" + "".join(source.choices("aeioubcdfghlmnprst", k=5)) for _ in range(600)).capitalize() + "."


def generate(path: Path, megabytes: int) -> None:
    "A file of articles of this size; a tenth of them stand twice."
    source = random.Random(megabytes)
    pieces = [" ".join(article(source).split()[at : at + 50]) for _ in range(300) for at in range(0, 600, 50)]
    stock = [article(source) for _ in range(400)]
    with path.open("wb") as file:
        file.write({".csv": b"id,title,text\n", ".json": b"[\n"}.get(path.suffix, b""))
        number = 0
        while file.tell() < megabytes * 1_000_000:
            text = " ".join(source.choices(pieces, k=12)) if source.random() > 0.1 else stock[number % 400]
            if path.suffix in (".json", ".jsonl"):
                file.write((b",\n" if path.suffix == ".json" and number else b"") + json.dumps({"id": f"a{number}", "title": "A title", "text": text}).encode() + b"\n" * (path.suffix == ".jsonl"))
            elif path.suffix == ".csv":
                file.write(f'a{number},A title,"{text}"\n'.encode())
            else:
                body = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n" + text.encode()
                file.write(b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://echo.example/%d\r\nContent-Length: %d\r\n\r\n" % (number, len(body)) + body + b"\r\n\r\n")
            number += 1
        file.write(b"\n]" if path.suffix == ".json" else b"")


def measure_memory(megabytes: int) -> list[str]:
    out = [
        f"## Memory of reading in pieces\n\nPeak memory of a whole process that reads a file of generated articles of three kilobytes in pieces of 1,000 and keeps nothing; Python with pandas alone takes 110 MB. With duplicates marked, a sketch of each different text is kept. A JSON document is a list here, read item by item. Files of {megabytes // 10} and {megabytes} MB. pandas reads the same file whole (no language, no duplicates).\n",
        "| file | reader | articles | MB of file | peak MB | processor seconds |", "|---|---|---|---|---|---|",
    ]  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        for suffix in ("jsonl", "json", "csv", "warc"):
            for size in (megabytes // 10, megabytes):
                path = Path(folder) / f"a.{suffix}"
                generate(path, size)
                readers = ["no marks", *(["marks", "pandas"] if size == megabytes and suffix != "warc" else [])]
                readers = [how for how in readers if not (how == "marks" and suffix != "jsonl")]
                for how in readers:
                    done = subprocess.run([sys.executable, "-c", READ, str(path), how], capture_output=True, text=True, check=True)
                    count, _, peak, spent = json.loads(done.stdout)
                    name = {"marks": "newslab, duplicates marked", "no marks": "newslab, duplicates=False", "pandas": "pandas, whole"}[how]
                    out.append(f"| {suffix} | {name} | {count} | {size} | {peak:.0f} | {spent:.0f} |")
                    print(out[-1], flush=True)
                path.unlink()
    return out


def runs_of(text: str) -> set[tuple[str, ...]]:
    words = text.lower().split()
    return set(zip(*(words[place:] for place in range(5)), strict=False))


def measure_duplicates() -> list[str]:
    "Marks against the exact share of five-word runs, and the time that marking takes."
    from newslab.identity import NEAR_DUPLICATE, Duplicates

    source = random.Random(7)
    bands: dict[str, list[bool]] = {"below 0.80": [], "0.80 to 0.87": [], "0.87 to 0.93": [], "above 0.93": []}
    for _ in range(1500):
        words = [f"w{source.randrange(3000)}" for _ in range(source.randrange(300, 900))]
        changed = list(words)
        for place in source.sample(range(len(words)), int(len(words) * source.choice((0, 0.005, 0.01, 0.015, 0.02, 0.03, 0.06)))):
            changed[place] = "changed"
        one, two = " ".join(words), " ".join(changed)
        exact = len(runs_of(one) & runs_of(two)) / len(runs_of(one) | runs_of(two))
        seen = Duplicates()
        seen.first("a", one)
        right = (seen.first("b", two) == "a") == (exact >= NEAR_DUPLICATE)
        bands["below 0.80" if exact < 0.8 else "0.80 to 0.87" if exact < 0.87 else "0.87 to 0.93" if exact < 0.93 else "above 0.93"].append(right)
    pieces = [" ".join(article(source).split()[at : at + 50]) for _ in range(300) for at in range(0, 600, 50)]
    texts = [" ".join(source.choices(pieces, k=12)) for _ in range(6000)]
    seen, started = Duplicates(), time.process_time()
    for number, text in enumerate(texts):
        seen.first(str(number), text)
    each = (time.process_time() - started) / len(texts) * 1000
    out = [f"## Duplicates\n\nPairs of invented texts of 300 to 900 words, one with words exchanged: is the mark what the exact share of five-word runs says (from {NEAR_DUPLICATE} on)? The mark decides by a sketch of 128 hashes. Marking takes {each:.2f} ms a text of three kilobytes, here with texts that share passages of fifty words with many others, which is the slow case.\n", "| exact share | pairs | marked as it says (95 % interval) |", "|---|---|---|"]
    return out + [f"| {name} | {len(values)} | {interval(values)} |" for name, values in bands.items()]


def written(folder: Path, kind: str, count: int) -> None:
    "So many small pages or texts."
    source = random.Random(5)
    page = "<html><head><title>{0}</title></head><body><nav><a href=/>Home</a></nav><article><h1>Title {0}</h1>{1}</article><footer>Letter</footer></body></html>"
    for number in range(count):
        text = article(source)
        paragraphs = "".join(f"<p>{text[at : at + 300]}</p>" for at in range(0, len(text), 300))
        (folder / f"{number:04d}.{'html' if 'HTML' in kind else 'txt'}").write_text(page.format(number, paragraphs) if "HTML" in kind else text, encoding="utf-8")


def measure_days(gold: Path, dated: Path | None) -> list[str]:
    "The day that the lines of a page's text say, against the page's metadata, and against the days that the tests of htmldate expect."
    from newslab.decode import decode_bytes
    from newslab.fields import read_moment
    from newslab.language import identify_language
    from newslab.published import find_published
    from newslab.webpage import read_webpage

    def difference(html: str, days: set[str]) -> int | None:
        text = str(extract_plain_text(html, preserve_formatting=True, main_content=False))
        found = find_published(text, identify_language(text)).published
        return None if found is None else min(abs((found.normalize().tz_localize(None) - pd.Timestamp(day)).days) for day in days)

    with gzip.open(gold / "extraction" / "pages.jsonl.gz", "rt", encoding="utf-8") as file:
        pages = [json.loads(line)["html"] for line in file]
    known = [(html, {str(moment.date())}) for html in pages if (moment := read_moment(read_webpage(html, True).get("published"))) is not None]
    sets = {"labelled pages, against their metadata (looked at while the rules were written)": known}
    if dated:
        source = (dated / "tests" / "unit_tests.py").read_text(encoding="utf-8")
        names = dict(re.findall(r"""['"](https?://[^'"]+)['"]\s*:\s*['"]([^'"]+\.html)['"]""", source))
        expected: dict[str, set[str]] = {}
        for url, day in re.findall(r"""find_date\(load_mock_page\(['"]([^'"]+)['"]\)[^\n]*?\)\s*==\s*['"](\d{4}-\d\d-\d\d)['"]""", source):
            expected.setdefault(url, set()).add(day)
        cached = {url: dated / "tests" / "cache" / names.get(url, "-") for url in expected}
        sets["pages of htmldate's tests, against the day they expect (not seen before)"] = [(decode_bytes(path.read_bytes())[0], expected[url]) for url, path in cached.items() if path.exists()]
    out = ["## Days of publication\n\nThe text of a whole page, menus and all, without its metadata: does a line of it say when it was published, and is that the day? A day apart counts as right, since time zones differ. What the rules miss is mostly pages whose text has no such line, or has it far above the article.\n", "| pages | n | a day was found | right, of those found (95 % interval) |", "|---|---|---|---|"]
    for name, rows in sets.items():
        apart = [difference(*row) for row in rows]
        right = [days <= 1 for days in apart if days is not None]
        out.append(f"| {name} | {len(rows)} | {len(right) / len(rows):.2f} | {interval(right)} |")
    return out


def children() -> float:
    "Processor seconds of the processes that this one started and that have ended."
    while active_children():
        time.sleep(0.1)
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime + resource.getrusage(resource.RUSAGE_CHILDREN).ru_stime


def measure_processes(rounds: int = 3) -> list[str]:
    import newslab as nl
    import newslab.load as load

    load.MIN_PARALLEL_PAGES = 1
    cores = os.cpu_count()
    out = [f"## Several processes\n\nOne process and two, in turn, rounds of each: {rounds}, on {cores} processors; the fewest seconds of each are shown, with the load of the machine while they were measured (programs that want a processor; beyond {cores} everybody waits). "
           "Where others use the machine, the clock says little, and processor seconds say what an idle one would do: two processes are done when the busier of them is, and what both take together, less what one takes, is what starting the second costs. Below `MIN_PARALLEL_PAGES` one process reads all files, whatever was asked for.\n",
           "| files | kind | load | clock, one process | clock, two | times faster (range of the rounds) | processor seconds, one process | of the first of two | of the second | times faster on idle processors, reckoned from these |", "|---|---|---|---|---|---|---|---|---|---|"]  # fmt: skip
    for kind, counts in (("pages (HTML)", (300, 1000, 3000)), ("texts", (1500, 5000))):
        for count in counts:
            with tempfile.TemporaryDirectory() as folder:
                written(Path(folder), kind, count)
                nl.read_articles(sorted(Path(folder).iterdir())[:3])  # libraries are loaded before the clock starts
                wall: dict[int, list[float]] = {1: [], 2: []}
                own: dict[int, list[float]] = {1: [], 2: []}
                other, loads = [], []
                for processes in (1, 2) * rounds:
                    started, before, theirs = time.perf_counter(), time.process_time(), children() if processes == 2 else 0
                    started = time.perf_counter()
                    nl.read_articles(folder, processes=processes)
                    wall[processes].append(time.perf_counter() - started)
                    own[processes].append(time.process_time() - before)
                    other += [children() - theirs] if processes == 2 else []
                    loads.append(os.getloadavg()[0])
            best = {processes: min(values) for processes, values in wall.items()}
            ratios = [one / two for one, two in zip(wall[1], wall[2], strict=True)]
            idle = min(own[1]) / max(min(own[2]), min(other))
            out.append(f"| {count} | {kind} | {np.mean(loads):.1f} | {best[1]:.1f} | {best[2]:.1f} | {best[1] / best[2]:.2f} ({min(ratios):.2f}–{max(ratios):.2f}) | {min(own[1]):.1f} | {min(own[2]):.1f} | {min(other):.1f} | {idle:.2f} |")
            print(out[-1], flush=True)
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--gold", type=Path, default=HERE.parents[1] / "shared" / "gold")
    parser.add_argument("--dated", type=Path, help="the unpacked source archive of htmldate 0.9.0: pip download --no-deps --no-binary :all: htmldate==0.9.0")
    parser.add_argument("--megabytes", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=3, help="of one process and two")
    parser.add_argument("--only", nargs="*", default=["encodings", "languages", "memory", "duplicates", "days", "processes"])
    options = parser.parse_args()
    parts = {"encodings": lambda: measure_encodings(options.gold), "languages": lambda: measure_languages(options.gold), "memory": lambda: measure_memory(options.megabytes), "duplicates": measure_duplicates, "days": lambda: measure_days(options.gold, options.dated), "processes": lambda: measure_processes(options.rounds)}
    target = HERE / "results" / "loading.md"
    kept = {section.split("\n", 1)[0]: section for section in (target.read_text(encoding="utf-8").split("\n## ")[1:] if target.exists() else [])}
    for name in options.only:
        section = "\n".join(parts[name]()).removeprefix("## ")
        kept[section.split("\n", 1)[0]] = section + "\n"
    order = ["Encodings that nobody declared", "Languages", "Memory of reading in pieces", "Duplicates", "Days of publication", "Several processes"]
    text = "Measured with `python benchmarks/loading.py`.\n\n" + "\n".join("## " + kept[name].strip() + "\n" for name in order if name in kept)
    target.write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    main()
