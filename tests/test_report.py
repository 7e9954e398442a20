"""The report and the tables: complete, linked, self-contained, the same each time, and safe to open."""

from __future__ import annotations

import hashlib
import json
import os
import re
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from handmade import ATTACKS, ECHO, KUST, POST, make_comparison, make_hostile
from hypothesis import given
from hypothesis import strategies as st

from newslab import tables
from newslab.codebook import TABLES
from newslab.compare import compare_sources
from newslab.load import read_example
from newslab.marked_text import MARK_STYLES
from newslab.paper_tables import PAPER_TABLES, latex_text, paper_table
from newslab.report import write_report
from newslab.report_lists import claim_rows
from newslab.report_places import Places, readability_sentences
from newslab.schema import NewslabError, make_table
from newslab.tables import write_tables

CASES = json.loads((Path(__file__).parent / "cases" / "report.json").read_text(encoding="utf-8"))


class Page(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.words.append(data)

    @property
    def ids(self) -> list[str]:
        return [a["id"] for _, a in self.tags if a.get("id")]

    @property
    def links(self) -> list[str]:
        return [a["href"] for tag, a in self.tags if tag == "a" and a.get("href")]


@pytest.fixture(scope="module")
def made():
    return make_comparison()


@pytest.fixture(scope="module")
def page(made, tmp_path_factory):
    path = write_report(made, tmp_path_factory.mktemp("report") / "report.html")
    return Page(path.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    path = write_report(make_hostile(), tmp_path_factory.mktemp("hostile") / "report.html")
    return Page(path.read_text(encoding="utf-8"))


def test_all_links_lead_somewhere(page):
    inside = {link[1:] for link in page.links if link.startswith("#")}
    assert inside <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))


def test_nothing_is_fetched(page, hostile):
    for each in (page, hostile):
        for tag, attributes in each.tags:
            assert tag not in ("script", "iframe", "object", "embed", "link", "base", "form")
            for name in ("src", "srcset", "poster", "data", "action"):
                assert (attributes.get(name) or "data:").startswith("data:image/svg+xml;base64,") or name not in attributes
        policy = next(a["content"] for tag, a in each.tags if tag == "meta" and a.get("http-equiv") == "Content-Security-Policy")
        assert "default-src 'none'" in policy


def test_attacks_are_text(hostile):
    for _, attributes in hostile.tags:
        assert not any(name.startswith("on") or name.startswith("data-command") for name in attributes)
        assert not (attributes.get("href") or "").lower().startswith(("javascript", "data"))
    words = "".join(hostile.words)
    assert ATTACKS[0] in words and ATTACKS[5] in words


def test_it_holds_what_a_reader_looks_for(page):
    words = " ".join(" ".join(page.words).split())
    for expected in ("the evidence does not settle which", "Share this article", "share bar", "Coast Agency", "EASTHOLM", "Deputy Mayor", "larger than the uncertainty", "XNUMX", "not text: the file holds binary data", "sentences, reworded word by word", "Methods and limits", "version of pandas"):
        assert expected in words, expected


def test_every_figure_has_words(page):
    figures = [a for tag, a in page.tags if tag == "img"]
    assert len(figures) == 6 and all(len(a["alt"]) > 30 for a in figures)


def test_findings_link_to_their_evidence(page):
    assert {"#route-1-2", "#alignment-1", "#discrepancy-3", "#article-5"} <= set(page.links)


def test_the_language_of_texts_is_marked(page):
    assert ("div", "sv") in [(tag, a.get("lang")) for tag, a in page.tags]


def test_the_same_comparison_gives_the_same_file(made, tmp_path):
    a, b = write_report(made, tmp_path / "a.html"), write_report(made, tmp_path / "b.html")
    assert a.read_bytes() == b.read_bytes()
    assert a.stat().st_size < 2_000_000


def test_a_folder_gets_a_report_html(made, tmp_path):
    assert write_report(made, tmp_path) == tmp_path / "report.html"
    assert write_report(made, tmp_path / "new" / "deep" / "x.html").exists()
    assert not [name for name in os.listdir(tmp_path) if name.endswith(".part")]


def test_a_failed_write_leaves_the_old_file(made, tmp_path, monkeypatch):
    path = tmp_path / "report.html"
    path.write_text("old")
    monkeypatch.setattr(tables.os, "replace", lambda *a: (_ for _ in ()).throw(OSError("disk full")))
    with pytest.raises(OSError, match="disk full"):
        write_report(made, path)
    assert path.read_text() == "old" and os.listdir(tmp_path) == ["report.html"]


@pytest.mark.parametrize("given_input", [None, {"a": 1}, pd.DataFrame(), "report"])
def test_it_refuses_what_is_no_comparison(given_input, tmp_path):
    with pytest.raises(NewslabError, match="compare_sources"):
        write_report(given_input, tmp_path / "r.html")


def empty_comparison(**articles):
    rows = [{"article_id": "a", "text": "", "problem": "empty file"}] if articles.get("one") else []
    return make_comparison(**{name: make_table(name, rows if name == "articles" else []) for name in TABLES}, settings={})


@pytest.mark.parametrize("one", [False, True])
def test_nothing_to_compare_is_a_report_too(tmp_path, one):
    page = Page(write_report(empty_comparison(one=one), tmp_path / "r.html").read_text(encoding="utf-8"))
    words = " ".join(page.words)
    assert "0 articles compared" in words and "No pair of these articles shares text" in words
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)
    write_tables(empty_comparison(one=one), tmp_path / "t", formats=tables.FORMATS)


# ---- readability in words


def scores(*rows):
    return make_table("readability", [{"article_id": key, "lang": lang, "lix": lix, "lix_low": lix - half, "lix_high": lix + half} for key, lang, lix, half in rows])


def test_differences_by_hand():
    # half widths 4: standard error 2.04 each, of a difference 2.89; three pairs: z = 2.394, so 6.9 points are needed
    table = scores(("a", "en", 40, 4), ("b", "en", 46.8, 4), ("c", "en", 47.0, 4))
    (sentence,) = readability_sentences(table, dict(zip("abc", "ABC", strict=True)))
    assert "1 of 3 differences in LIX is larger than the uncertainty: C is harder than A." in sentence


def test_no_difference_and_one_article():
    assert "nobody can be called harder" in readability_sentences(scores(("a", "en", 40, 9), ("b", "en", 45, 9)), {"a": "A", "b": "B"})[0]
    assert "the only article in English" in readability_sentences(scores(("a", "en", 40, 9)), {"a": "A"})[0]
    assert readability_sentences(scores(), {}) == []


def test_languages_are_kept_apart():
    sentences = readability_sentences(scores(("a", "en", 20, 1), ("b", "sv", 70, 1)), {"a": "A", "b": "B"})
    assert not any("harder than" in sentence for sentence in sentences)
    assert "not on one scale" in sentences[-1]


def test_false_alarms_are_as_rare_as_promised():
    # 5 articles of one difficulty: any of the ten differences is called in at most about 5 % of events
    rng, alarms, half = np.random.default_rng(1), 0, 1.96 * 3
    for _ in range(200):
        values = rng.normal(40, 3, 5)
        table = pd.DataFrame({"article_id": list("01234"), "lang": "en", "lix": values, "lix_low": values - half, "lix_high": values + half})
        alarms += "is harder than" in readability_sentences(table, {f"{n}": f"{n}" for n in range(5)})[0]
    assert alarms / 200 < 0.08


# ---- tables


@pytest.mark.parametrize("case", CASES["cells"], ids=lambda case: repr(case["cell"])[:20])
def test_formula_guard(case):
    assert tables._guarded(case["cell"]) == ("'" + case["cell"] if case["guarded"] else case["cell"])


@pytest.mark.parametrize("case", CASES["latex"], ids=lambda case: case["text"][:20])
def test_latex(case):
    assert latex_text(case["text"]) == case["out"]


@given(st.text(max_size=30))
def test_no_cell_begins_a_formula(text):
    assert not re.match(r"\s*[=+\-@]", tables._guarded(text))


def test_tables_come_back_as_they_were(made, tmp_path):
    folder = write_tables(made, tmp_path / "t", formats=("csv", "parquet", "latex"))
    for name in TABLES:
        table, back = getattr(made, name), pd.read_parquet(folder / f"{name}.parquet")
        assert list(back.columns) == list(table.columns) and len(back) == len(table)
        assert len(pd.read_csv(folder / f"{name}.csv")) == len(table)
    assert pd.read_parquet(folder / "sentences.parquet").equals(made.sentences)
    assert json.loads((folder / "settings.json").read_text())["settings"]["minimum_probability"] == 0.5
    assert "## discrepancies" in (folder / "codebook.md").read_text()
    latex = (folder / "comparison.tex").read_text()
    assert latex.count(r"\\") == 5 and "(n = 4)" in latex


@pytest.mark.parametrize("name", PAPER_TABLES)
@pytest.mark.parametrize("make", [make_comparison, make_hostile])
def test_paper_tables_are_rectangular_and_give_no_command_away(name, make):
    lines = paper_table(make(), name).splitlines()
    _, _, columns = PAPER_TABLES[name]
    cells = [line for line in lines if line.endswith(r" \\")]
    assert cells and {len(re.findall(r"(?<!\\)&", line)) for line in cells} == {len(columns) - 1}
    assert sum(line.count("{") - line.count(r"\{") for line in lines) == sum(line.count("}") - line.count(r"\}") for line in lines)
    assert not re.search(r"\\(input|write|immediate|def)\b", "".join(lines))


def test_a_long_table_breaks_over_pages(made):
    rows = pd.concat([made.discrepancies.assign(severity="high")] * 40, ignore_index=True)
    assert r"\begin{longtable}" in paper_table(make_comparison(discrepancies=rows), "discrepancies")
    with pytest.raises(NewslabError, match="readability"):
        paper_table(made, "lines")


def test_without_text_nobody_can_read_the_articles(made, tmp_path):
    folder = write_tables(made, tmp_path / "t", formats=("csv", "parquet"), with_text=False)
    everything = " ".join(path.read_text(encoding="utf-8-sig") for path in folder.glob("*.[cj]*"))
    everything += " ".join(pd.read_parquet(path).to_csv() for path in folder.glob("*.parquet"))
    found = set(tables._runs(everything)) & set().union(*(tables._runs(text) for text in (POST, ECHO, KUST)))
    assert not found
    sentences = pd.read_csv(folder / "sentences.csv")
    expected = hashlib.sha256(made.sentences["text"][0].encode()).hexdigest()[:16]
    assert sentences["text"][0] == f"sha256:{expected}" and sentences["start"][1] == made.sentences["start"][1]


def test_undeclared_columns_do_not_leak(made, tmp_path):
    leaky = make_comparison(sentences=made.sentences.assign(copy=made.sentences["text"]))
    folder = write_tables(leaky, tmp_path / "t", with_text=False)
    assert "copy" not in pd.read_csv(folder / "sentences.csv")


def test_a_hostile_comparison_can_be_written(tmp_path):
    folder = write_tables(make_hostile(), tmp_path / "t", formats=("csv", "parquet", "latex"))
    assert len(pd.read_csv(folder / "articles.csv")) == 5


def test_inputs_stay_unchanged(made, tmp_path):
    before = {name: getattr(made, name).copy(deep=True) for name in TABLES}
    write_tables(made, tmp_path / "t", formats=tables.FORMATS, with_text=False)
    write_report(made, tmp_path / "r.html")
    for name in TABLES:
        pd.testing.assert_frame_equal(before[name], getattr(made, name))


@pytest.mark.parametrize("formats", ["xlsx", ("csv", "xlsx"), ()])
def test_unknown_formats_are_named(made, tmp_path, formats):
    with pytest.raises(NewslabError, match="csv, parquet, latex"):
        write_tables(made, tmp_path, formats=formats)


def test_a_file_is_no_folder(made, tmp_path):
    (tmp_path / "x").write_text("")
    with pytest.raises(NewslabError, match="is a file"):
        write_tables(made, tmp_path / "x")


@pytest.mark.parametrize("reference,place", [
    ("discrepancy:3", "discrepancy-3"), ("discrepancy:99", ""), ("alignment:1", "article-1-1"), ("alignment:99", ""), ("route:post_01:echo_02", "routes"),
    ("sentence:kust_03:3", "article-3-3"), ("quote:post_01:77", "article-1"), ("readability:kust_03", "readability-3"), ("article:bad_05", "article-5"),
    ("nonsense", ""), ("", ""), ("javascript:alert(1)", ""), ("words:ferry", "words"), ("readability", "readability"), ("artefact:1", "artefact-1"), ("artefact:0", ""), ("artefact:7", ""),
])  # fmt: skip
def test_references(made, reference, place):
    places = Places(made)
    places.shown = {"discrepancy-3"}
    assert places.reference(reference)["place"] == place


def test_what_an_article_alone_reports_is_what_the_table_of_articles_counts() -> None:
    comparison = compare_sources(read_example("summit"), replicates=100)
    places = Places(comparison)
    rows = claim_rows(comparison, places)
    counted = dict(zip(comparison.comparison["outlet"], comparison.comparison["exclusive_claims"], strict=True))
    listed = {entry["label"]: len(entry["claims"]) for entry in rows["own"]}
    assert {label: listed.get(label, 0) for label in counted} == counted
    assert "may hold them in part" in rows["hidden"]


def test_severities_say_nothing_of_the_kind(made, tmp_path):
    html = write_report(made, tmp_path / "report.html").read_text(encoding="utf-8")
    groups = re.findall(r"<h3>(\w+ severity) <span", html)
    assert groups == [f"{name.title()} severity" for name in ("high", "medium", "low") if name in set(made.discrepancies["severity"])] != []
    assert "Only the form" not in html and "not of which kind it is" in html


def test_a_credit_outside_the_body_is_said_to_stand_there(made, tmp_path):
    row = {"topic": "credit: none – Northwire", "kind": "credit", "severity": "medium", "rule": "shared text, but another credit or none", "probability": 0.9, "sentence_no": 0, "start": -1, "end": -1, "discrepancy_id": 1}
    headline = {**row, "discrepancy_id": 2, "kind": "attribution", "topic": "who stands first in the headline: Orlesko – Norvania"}
    first, second = made.articles["article_id"][:2]
    rows = [{**row, "article_id": first, "text": "Northwire"}, {**row, "article_id": second, "text": ""}]
    rows += [{**headline, "article_id": name, "text": f"headline: {actor} speaks"} for name, actor in ((first, "Orlesko"), (second, "Norvania"))]
    html = write_report(make_comparison(discrepancies=make_table("discrepancies", rows)), tmp_path / "report.html").read_text(encoding="utf-8")
    assert html.count("Northwire (set apart from the body)") == 1 and "headline: Orlesko speaks<" in html


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        (["A ferry sank near Oriel on Monday morning."], "1 claim was found in 1 article; 0 are reported by more than one, 1 by one alone."),
        (["A ferry sank near Oriel on Monday morning.", "A ferry sank near Oriel on Monday morning."], "1 claim was found in 2 articles; 1 is reported by more than one, 0 by one alone."),
        (["A ferry sank near Oriel on Monday morning. The mayor, Ilse Maren, resigned."], "2 claims were found in 1 article; 0 are reported by more than one, 2 by one alone."),
    ],
)
def test_counts_of_claims_agree_with_their_verbs(texts, words):
    articles = make_table("articles", [{"article_id": str(number), "outlet": f"Post {number}", "lang": "en", "text": text} for number, text in enumerate(texts)])
    comparison = compare_sources(articles, clean=False, replicates=50)
    assert claim_rows(comparison, Places(comparison))["sentence"].startswith(words)


@pytest.mark.parametrize(("kind", "severity", "sign"), [("number", "low", "number"), ("title", "high", "number"), ("wording", "high", "changed"), ("quote", "high", "changed"), ("spelling", "low", "changed")])
def test_the_mark_says_the_kind_and_not_the_severity(made, tmp_path, kind, severity, sign):
    first, second = made.articles["article_id"][:2]
    row = {"discrepancy_id": 1, "topic": "a matter", "kind": kind, "severity": severity, "rule": "a rule", "probability": 0.9, "sentence_no": 1, "start": 0, "end": 3}
    rows = [{**row, "article_id": name, "text": made.articles["text"][at][:3]} for at, name in enumerate((first, second))]
    html = write_report(make_comparison(discrepancies=make_table("discrepancies", rows)), tmp_path / "report.html").read_text(encoding="utf-8")
    matter = html.split('id="discrepancy-1"')[1].split('class="back"')[0].split("</section>")[0]
    tag, style = MARK_STYLES[sign]
    assert matter.count(f'<{tag} style="{style}"') == 2
