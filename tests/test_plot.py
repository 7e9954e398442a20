"""Figures: what they show, what they refuse, and what hostile or extreme tables do to them."""

from __future__ import annotations

from itertools import combinations

import matplotlib

matplotlib.use("Agg")

import pandas as pd
import pytest
from handmade import make_comparison, make_hostile
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.figure import Figure

from newslab import drawing, share_figures
from newslab.drawing import alternative_text
from newslab.plot import plot_coverage, plot_readability, plot_timeline, plot_words
from newslab.route_figure import plot_routes
from newslab.schema import NewslabError, make_table
from newslab.share_figures import plot_alignment, plot_reuse

ALL = {"readability": plot_readability, "reuse": plot_reuse, "routes": plot_routes, "claims": plot_coverage, "words": plot_words, "articles": plot_timeline}


@pytest.fixture(scope="module")
def made():
    return make_comparison()


def fresh():
    return Figure(figsize=(7, 5), layout="constrained").add_subplot()


def words_in(ax) -> str:
    ax.figure.canvas.draw()
    texts = [ax.get_xlabel(), ax.get_title(loc="left"), *(t.get_text() for t in ax.texts), *(t.get_text() for t in ax.get_xticklabels() + ax.get_yticklabels())]
    return " ".join(" ".join(texts).split())


@pytest.mark.parametrize("table", ALL)
def test_takes_axes_gives_axes_and_says_what_it_shows(made, table):
    ax = fresh()
    assert ALL[table](made, ax=ax) is ax
    assert len(alternative_text(ax)) > 20
    assert "n = " in words_in(ax)


@pytest.mark.parametrize("table", ALL)
def test_takes_the_table_alone(made, table):
    ax = ALL[table](getattr(made, table), ax=fresh())
    assert alternative_text(ax)


@pytest.mark.parametrize("table", ALL)
def test_inputs_stay_unchanged(made, table):
    before = getattr(made, table).copy(deep=True)
    ALL[table](made, ax=fresh())
    pd.testing.assert_frame_equal(before, getattr(made, table))


@pytest.mark.parametrize("table", [name for name in ALL if name != "articles"])
def test_an_empty_table_is_drawn_as_empty(table):
    ax = ALL[table](make_table(table), ax=fresh())
    assert any(word in alternative_text(ax) for word in ("no pair", "No article", "no claim", "No word"))


@pytest.mark.parametrize("table", ALL)
def test_hostile_names_do_not_break_a_figure(table):
    ax = ALL[table](make_hostile(), ax=fresh())
    ax.figure.canvas.draw()


def test_dollar_signs_are_not_formulas():
    articles = make_table("articles", [{"article_id": "1", "outlet": r"A$\frac$P$", "published": "2031-01-01"}])
    ax = plot_timeline(articles, ax=fresh())
    assert r"\$" in words_in(ax)


def test_a_new_figure_when_no_axes_are_given(made):
    from matplotlib import pyplot

    ax = plot_readability(made)
    assert ax.figure.number in pyplot.get_fignums()
    pyplot.close(ax.figure)


def test_readability_draws_value_and_interval(made):
    text = alternative_text(plot_readability(made, ax=fresh()))
    assert "Northern Post (en, 5 sentences) 38.0 (34.0 to 42.5)" in text
    assert "different languages are not on one scale" in text


def test_readability_names_those_without_a_value(made):
    ax = plot_readability(made, measure="flesch", ax=fresh())
    assert "no value for: Kustbladet" in words_in(ax)


def test_readability_refuses_unknown_measures(made):
    with pytest.raises(NewslabError, match="lexile.*lix"):
        plot_readability(made, measure="lexile")


def test_reuse_numbers_stand_in_the_row_of_the_article(made):
    ax = plot_reuse(made, ax=fresh())
    rows = [t.get_text() for t in ax.get_yticklabels()]
    columns = [t.get_text() for t in ax.get_xticklabels()]
    cells = {(round(t.get_position()[1]), round(t.get_position()[0])): t.get_text() for t in ax.texts}
    assert cells[rows.index("Daily Echo"), columns.index("Northern Post")] == ".84"
    assert cells[rows.index("Northern Post"), columns.index("Daily Echo")] == ".78"


def test_reuse_puts_families_together():
    near = {("a1", "a2"): 0.9, ("b1", "b2"): 0.8}
    ids = ["a1", "b1", "a2", "b2"]
    rows = [{"article_id": a, "other_id": b, "reused_share": near.get((a, b), near.get((b, a), 0.05))} for a in ids for b in ids if a != b]
    order = share_figures._neighbour_order(share_figures._share_matrix(make_table("reuse", rows)))
    assert abs(order.index("a1") - order.index("a2")) == 1 and abs(order.index("b1") - order.index("b2")) == 1


def arrows(ax) -> list:
    from matplotlib.patches import FancyArrowPatch

    return [patch for patch in ax.patches if isinstance(patch, FancyArrowPatch)]


def routes_table(route: str, direction: str, probability: float) -> pd.DataFrame:
    back = {"from": "to", "to": "from"}.get(direction, direction)
    return make_table("routes", [{"article_id": "a", "other_id": "b", "route": route, "direction": direction, "probability": probability}, {"article_id": "b", "other_id": "a", "route": route, "direction": back, "probability": probability}])


@pytest.mark.parametrize("direction,ends", [("from", "b to a"), ("to", "a to b")])
def test_an_arrow_points_from_the_source_to_the_text_made_from_it(direction, ends):
    ax = plot_routes(routes_table("copy", direction, 0.9), ax=fresh())
    assert f"copy from {ends}" in alternative_text(ax)
    (arrow,) = arrows(ax)
    assert "-|>" in str(arrow.get_arrowstyle().__class__.__name__) or arrow.get_arrowstyle().__class__.__name__ == "CurveFilledB"


def test_no_arrowhead_without_a_direction_and_dashes_for_doubt():
    (sure,) = arrows(plot_routes(routes_table("copy", "undetermined", 0.9), ax=fresh()))
    (doubtful,) = arrows(plot_routes(routes_table("copy", "undetermined", 0.6), ax=fresh()))
    assert sure.get_arrowstyle().__class__.__name__ == "Curve"
    assert sure.get_linestyle() != doubtful.get_linestyle()


def test_a_common_source_is_a_node_of_its_own():
    ax = plot_routes(routes_table("common source", "undetermined", 0.8), ax=fresh())
    assert "lost source" in words_in(ax) and "?" in words_in(ax)
    assert len(arrows(ax)) == 2
    assert any(patch.__class__.__name__ == "Circle" and patch.get_linestyle() not in ("-", "solid") for patch in ax.patches)


def test_same_event_is_not_joined():
    ax = plot_routes(routes_table("same event", "undetermined", 0.9), ax=fresh())
    assert not arrows(ax) and "No text passed" in alternative_text(ax)


def test_coverage_counts(made):
    assert alternative_text(plot_coverage(made, ax=fresh())).endswith("10 claims in 4 articles, 6 of them in one article alone.")


def test_the_ribbon_counts_bands_and_crossings(made):
    text = alternative_text(plot_alignment(made, "post_01", "echo_02", ax=fresh()))
    assert "4 bands between Northern Post (5 sentences) and Daily Echo (5 sentences); 2 pairs of bands cross" in text
    turned = alternative_text(plot_alignment(made, "echo_02", "post_01", ax=fresh()))
    assert "4 bands" in turned and "2 pairs of bands cross" in turned
    assert "0 bands" in alternative_text(plot_alignment(made, "wire_04", "post_01", ax=fresh()))
    with pytest.raises(NewslabError, match="no sentences of 'x'.*Northern Post"):
        plot_alignment(made, "x", "post_01")


def test_timeline_needs_dates(made):
    with pytest.raises(NewslabError, match="manifest.csv"):
        plot_timeline(made.articles.assign(published=pd.NaT))


@pytest.mark.parametrize("table,wrong", [("readability", "routes"), ("reuse", "articles"), ("claims", "words")])
def test_a_wrong_table_is_named(made, table, wrong):
    with pytest.raises(NewslabError, match="needs a table of"):
        ALL[table](getattr(made, wrong))


@pytest.mark.parametrize("given_input", [None, 3, "x", {"a": 1}])
def test_not_a_comparison(given_input):
    with pytest.raises(NewslabError, match="needs a table of reuse"):
        plot_reuse(given_input)


def test_fifty_articles():
    ids = [f"art{n:02d}" for n in range(50)]
    near = lambda a, b: 0.8 if int(a[3:]) // 5 == int(b[3:]) // 5 else 0.0  # noqa: E731
    reuse = make_table("reuse", [{"article_id": a, "other_id": b, "reused_share": near(a, b)} for a in ids for b in ids if a != b])
    routes = make_table("routes", [{"article_id": a, "other_id": b, "route": "paraphrase" if near(a, b) else "unrelated", "probability": 0.8, "direction": "undetermined"} for a in ids for b in ids if a < b])
    assert "among 50 articles" in alternative_text(plot_reuse(reuse, ax=fresh()))
    assert alternative_text(plot_routes(routes, ax=fresh()))


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.text(max_size=40), st.floats(0, 80), st.floats(0, 20)), min_size=1, max_size=6))
def test_any_label_can_be_drawn(rows):
    table = make_table("readability", [{"article_id": f"{n}{name}", "lang": "en", "lix": lix, "lix_low": lix - half, "lix_high": lix + half} for n, (name, lix, half) in enumerate(rows)])
    ax = plot_readability(table, ax=fresh())
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # glyphs that the font lacks
        ax.figure.canvas.draw()


@given(st.text(max_size=80), st.integers(5, 40))
def test_plain_labels(text, length):
    out = drawing.plain_label(text, length)
    assert "\n" not in out and len(out.replace("\\$", "$")) <= length
    assert out.count("$") == out.count(r"\$")


def test_words_on_crossing_lines_keep_apart() -> None:
    crossing = list(combinations("abcd", 2))  # two of the six lines are diagonals of a square, which meet in their middles
    rows = [{"article_id": one, "other_id": other, "route": "translation", "probability": 0.8, "direction": "from"} for one, other in crossing]
    words = [text.get_position() for text in plot_routes(make_table("routes", rows)).texts if text.get_text().startswith("translation")]
    assert len(words) == len(crossing)
    assert all(abs(x - u) >= 0.6 or abs(y - v) >= 0.13 for place, (x, y) in enumerate(words) for u, v in words[:place])
