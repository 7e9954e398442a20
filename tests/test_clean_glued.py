"""Texts without line breaks: furniture between two sentences and at the ends goes, with a reason; true sentences stay."""

from __future__ import annotations

import time

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newslab as nl
from newslab.furniture import is_glued
from newslab.glued import find_furniture, repeated_ends
from newslab.schema import make_table

HEAD = (
    "The bridge over the Elm was closed on Friday after the flood. Nobody was hurt when the river rose, the harbour master said. "
    "About thirty lorries waited on the east bank in the evening. The council will meet on Monday to talk about a new crossing. "
    "It has no money of its own for a bridge, and the ministry has not answered its letters since the spring."
)
TAIL = (
    "People who live on the islands have asked for a second ferry. Traders on the quay fear for the summer, since most of their guests come by the bridge. "
    "Two schools stay closed, and the buses end at the quay. A teacher said that her pupils had been sent home at noon."
)
# Bodies in other languages, in two halves.
HALVES = {
    "sv": ("Bron över Elm stängdes i fredags efter översvämningen. Ingen skadades när floden steg, sade hamnkaptenen. Omkring trettio lastbilar väntade på den östra stranden. Vägen är stängd till april, och bussarna vänder vid kajen.",
           "Det blir möte på måndag om en ny bro. Kommunen har inga egna pengar till en bro, och departementet har inte svarat på breven sedan i våras. Öborna har bett om ännu en färja. De säger att de har väntat länge nog, och att barnen inte kommer till skolan när vattnet är högt. Polisen leder om trafiken."),
    "de": ("Die Brücke über die Elm ist seit Freitag nach dem Hochwasser gesperrt. Niemand wurde verletzt, als der Fluss stieg, sagte der Hafenmeister. Etwa dreißig Lastwagen warteten am östlichen Ufer. Die Busse enden am Kai.",
           "Der Rat will am Montag über eine neue Brücke beraten. Er hat kein eigenes Geld dafür, und das Ministerium hat seit dem Frühjahr nicht geantwortet. Die Bewohner der Inseln haben um eine zweite Fähre gebeten. Sie sagen, sie hätten lange genug gewartet, und die Kinder kämen nicht zur Schule. Die Polizei leitet um."),
    "fr": ("Le pont sur l’Elm est fermé depuis vendredi après la crue. Personne n’a été blessé quand le fleuve est monté, a dit le capitaine du port. Une trentaine de camions attendaient sur la rive est. Les bus s’arrêtent au quai.",
           "Le conseil se réunira lundi pour parler d’un nouveau pont. Il n’a pas d’argent pour cela, et le ministère n’a pas répondu à ses lettres depuis le printemps. Les habitants des îles ont demandé un second bac. Ils disent avoir assez attendu, et que les enfants ne vont plus à l’école. La police dévie la route."),
    "es": ("El puente sobre el Elm está cerrado desde el viernes tras la crecida. Nadie resultó herido cuando subió el río, dijo el capitán del puerto. Una treintena de camiones esperaban en la orilla este. Los autobuses paran en el muelle.",
           "El consejo se reunirá el lunes para hablar de un puente nuevo. No tiene dinero propio, y el ministerio no ha respondido a sus cartas desde la primavera. Los vecinos de las islas han pedido otro barco. Dicen que han esperado bastante, y que los niños no llegan a la escuela. La policía desvía el tráfico."),
    "ru": ("Мост через Эльм закрыт с пятницы после наводнения. Никто не пострадал, когда река поднялась, сказал начальник порта. Около тридцати грузовиков ждали вечером на восточном берегу. Автобусы останавливаются у пристани.",
           "Но совет соберётся в понедельник, чтобы обсудить новый мост. У него нет своих денег, а министерство не отвечает на письма с весны. Жители островов просят второй паром и говорят, что ждали долго. Они боятся за детей, которые не попадают в школу, когда вода стоит высоко. Полиция закрыла дорогу на две недели."),
}  # fmt: skip


def cleaned(text: str, **columns: object) -> pd.Series:
    return nl.clean_articles(make_table("articles", pd.DataFrame({"article_id": ["a"], "text": [text], **columns}))).iloc[0]


def kept(text: str) -> str:
    return " ".join(cleaned(text)["text"].split())


BETWEEN = [
    "ADVERTISEMENT", "Comments", "Story continues below advertisement", "Article continues below this ad", "Read more: Ferry company cancels all trips",
    "READ NEXT: Ferry company cancels all trips", "See Also: How to cross the river when the ferry is late?", "Related: Harbour bank buys two ships from a rival",
    "Photo : ADA HOLM / AFP ( Getty Images )", "Photo: Ada Holm/Elm Press via Getty Images", "(Photo by Ada Holm/AFP)", "[Image: Reuters]", "Picture: Jon Berg/Getty Images",
    "NCA NewsWire/Jon Berg Credit: News Corp Australia", "Image: iStockphoto", "Support our journalism. Subscribe today. →",
    "Want to know more? Sign up to our Elmhaven newsletter for more stories like this.", "Sign up here to get the harbour news in your inbox every morning!",
    "The views and opinions expressed here are those of the author and do not necessarily reflect those of the Elm Gazette.",
    "You May Like Boats and More See Why Thousands Choose Our Boats Boats and More | Sponsored Sponsored Undo River Wars Play now. No Install. River Wars | Sponsored Sponsored Undo",
    "Invalid email address. Please try again later.", "Story continues", "More content below",
]  # fmt: skip


@pytest.mark.parametrize("furniture", BETWEEN)
def test_furniture_between_two_sentences(furniture: str) -> None:
    tail = f"The police expect the road to be closed for two weeks. {TAIL}"
    assert kept(f"{HEAD} {furniture} {tail}") == f"{HEAD} {tail}"


ENDS = [
    "SIGN UP TO DAILY NEWSLETTER", "Read Next: Why the Ferry Company Sold Two of Its Ships", "Originally published as Ferry company sells two of its ships to a bank",
    "Subscribe to GAZETTE PLUS to get access to The Elm Gazette & 40 titles, share up to 5 gadgets and listen to the news. Call 555 0100.",
    "For the latest river news , follow us on Twitter Facebook , and subscribe to our YouTube channel.", "Leave a reply", "Source link", "Advertisement Share This Story Recommended Stories",
    "For more news and updates, you may visit this site more often. You may also visit via our official and Leave a reply", "RELATED STORIES: WATCH: Two ships leave the port Bank buys ships",
    "This article was generated by an automated content engine and was reviewed by an editor.", "Featured Story: What is a river port?",
    "Share this: • Facebook • Twitter", "Tags Elmhaven Floods", "Never miss a story! Stay connected and informed with Gazette. Download our App Now!!",
]  # fmt: skip


@pytest.mark.parametrize("furniture", ENDS)
def test_furniture_at_the_end(furniture: str) -> None:
    assert kept(f"{HEAD} {TAIL} {furniture}") == f"{HEAD} {TAIL}"


FOREIGN = [
    ("sv", ("ANNONS", "Artikeln fortsätter under annonsen", "Läs också: Färjan ställer in alla turer", "Foto: Ada Holm/TT"), "Prenumerera på vårt nyhetsbrev. Dela artikeln"),
    ("de", ("ANZEIGE", "Nach der Anzeige weiterlesen", "Lesen Sie auch: Fähre fällt bis auf weiteres aus", "Foto: Ada Holm/dpa"), "Abonnieren Sie unseren Newsletter. Kommentare"),
    ("fr", ("PUBLICITÉ", "La suite après cette publicité", "À lire aussi : La compagnie annule toutes les traversées", "Photo : Ada Holm/AFP"), "Inscrivez-vous à notre newsletter. Suivez-nous sur Facebook"),
    ("es", ("PUBLICIDAD", "Continúa después de la publicidad", "Lea también: La naviera cancela todos los viajes", "Foto: Ada Holm/EFE"), "Suscríbase a nuestro boletín. Comparte en Facebook"),
    ("ru", ("РЕКЛАМА", "Читайте также: Паромная компания отменила все рейсы", "Фото: Ада Холм / ТАСС"), "Подписывайтесь на нас в Telegram"),
]


@pytest.mark.parametrize(("lang", "between", "end"), FOREIGN, ids=[row[0] for row in FOREIGN])
def test_other_languages(lang: str, between: tuple[str, ...], end: str) -> None:
    head, tail = HALVES[lang]
    for furniture in between:
        assert kept(f"{head} {furniture} {tail}") == f"{head} {tail}", furniture
    assert kept(f"{head} {tail} {end}") == f"{head} {tail}"


STAY = [
    "Subscribers to the newsletter were told of the sale on Monday.", "“Sign up for our newsletter and follow us on Facebook,” the mayor wrote.", "Comments on the plan can be sent to the council until May.",
    "Readers may make a donation to the hospital fund.", "She asked them to sign up for the course.", "Photos of the bridge were shared on Facebook and Twitter.", "Advertising on the ferry pays for half of its fuel.",
    "The film is called Share This Story, and it opens in May.", "The paper wants its readers to subscribe, and it will close its free site.", "Follow the river to the sea, and you come to the port.",
    "Her advice is simple. Watch The Bridge on Sunday.", "You can sign up for the ferry at the town hall.", "Members of the club voted to cancel their subscription to the magazine.",
    "Jon Berg of Getty Images took the picture.", "The photo, by Ada Holm/AFP, won a prize in Paris.", "Read more books, the minister told the pupils.", "See also the report of the audit office, which names the firms.",
    "Donate blood, the hospital asked.", "Sponsored by the bank, the race drew two hundred runners.", "Nobody died.", "Sign language is taught at the school. Register at the desk by noon.", "Help came at once. Call it luck!",
    "“The views expressed are mine, and support our journalism,” she said.", "Story lines continue in the next book.", "His article was published in a journal.", "The story continues below ground, where water stands in the cellars.",
]  # fmt: skip


@pytest.mark.parametrize("sentence", STAY)
def test_true_sentences_stay(sentence: str) -> None:
    for text in (f"{HEAD} {sentence} {TAIL}", f"{HEAD} {TAIL} {sentence}", f"{sentence} {HEAD} {TAIL}"):
        assert is_glued(text) and find_furniture(text) == []
        assert kept(text) == text


def test_a_title_whose_end_cannot_be_told_stays() -> None:
    for teaser in ("Related: Ferry Line Sells Two Ships Harbour Bank Buys Both.", "Read more: Ferry cancelled Ada Holm told The Gazette that she had waited."):
        text = f"{HEAD} {teaser} {TAIL}"
        assert find_furniture(text) == []


def test_a_button_takes_no_sentence_with_it() -> None:
    for button in ("Share on Facebook", "Subscribe Now", "Follow Us"):
        assert kept(f"{button} {HEAD} {TAIL}").endswith(f"{HEAD} {TAIL}")


def test_every_part_has_a_label_and_a_reason() -> None:
    text = f"{HEAD} Photo: Ada Holm/AFP ADVERTISEMENT He left. ADVERTISEMENT The police came. {TAIL} Leave a reply"
    lines = nl.label_lines(make_table("articles", pd.DataFrame({"article_id": ["a"], "text": [text]})))
    assert [(row.label, row.text) for row in lines.itertuples() if row.label != "body"] == [
        ("caption", "Photo: Ada Holm/AFP"), ("boilerplate", "ADVERTISEMENT"), ("boilerplate", "ADVERTISEMENT"), ("boilerplate", "Leave a reply")]  # fmt: skip
    assert all(lines["reason"]) and " ".join(lines["text"]) == text
    assert all(text[row.start : row.end] == row.text for row in lines.itertuples())
    row = cleaned(text)
    assert row["raw_text"] == text and "He left." in row["text"] and not row["credit"] and not row["problem"]
    again = nl.clean_articles(nl.clean_articles(make_table("articles", pd.DataFrame({"article_id": ["a"], "text": [text]}))))
    assert again["text"][0] == row["text"]


def test_datelines_and_agencies_are_still_lifted() -> None:
    row = cleaned(f"Photo: Ada Holm/AFP ELMHAVEN, Feb 4 (Reuters) - {HEAD} {TAIL} (AFP)")
    assert row["dateline"] == "ELMHAVEN, Feb 4" and row["credit"] == "AFP; Reuters" and " ".join(row["text"].split()) == f"{HEAD} {TAIL}"


def test_words_before_a_colon_are_no_place() -> None:
    assert cleaned("WHY: The bridge was closed on Friday, since the river had risen.\n\nSO WHAT: The port lost half of its trade in a week.")["dateline"] == ""


def test_a_strong_phrase_does_not_take_the_whole_text() -> None:
    for notice in ("Support our journalism.", "Your email address will not be published.", "The opinions expressed are solely those of the author."):
        assert kept(f"{HEAD} {notice} {TAIL}") == f"{HEAD} {TAIL}"


def test_texts_with_line_breaks_are_not_asked() -> None:
    parts = [part.strip() + "." for part in f"{HEAD} {TAIL}".split(".") if part.strip()]
    lines = "\n\n".join([*parts[:4], "The mark said ADVERTISEMENT Comments Read more: The bridge.", *parts[4:]])
    assert "ADVERTISEMENT Comments" in cleaned(lines)["text"]
    assert not is_glued(HEAD[:390]) and not is_glued("word " * 400)


def test_what_ends_other_articles_of_the_outlet() -> None:
    other = [f"{name} won the cup on Sunday after a long game. The crowd of {name} sang until noon. Rain fell on the field of {name} all day. {'The coach of ' + name + ' thanked his players and their families. ' * 9}".strip() for name in ("Elmhaven", "Norburg")]
    texts = [f"{HEAD} {TAIL} Gazette Channel Network", *(f"{text} Gazette Channel Network" for text in other)]
    table = nl.clean_articles(make_table("articles", pd.DataFrame({"article_id": list("abc"), "text": texts, "outlet": ["Gazette"] * 3})))
    assert not table["text"].str.contains("Channel").any() and " ".join(table["text"][0].split()) == f"{HEAD} {TAIL}"
    assert repeated_ends([texts[0], texts[0].replace("thirty", "forty")]) == {}, "a reprint is no other article"
    alone = nl.clean_articles(make_table("articles", pd.DataFrame({"article_id": list("abc"), "text": texts, "outlet": list("xyz")})))
    assert alone["text"].str.contains("Channel").all()


UNITS = ["Ab ", "Photo: Ab, ", "Ab | Sponsored ", "(Photo: ", "Ab/", "ABC. ", "You May Like ab, cd ", "Read more: Ab cd ", "Ab Cd Credit: ", "“Ab. ", "Share on Facebook ", "ADVERTISEMENT ", "Comments The ", "我们。", "Subscribe to our newsletter. "]


@pytest.mark.parametrize("unit", UNITS)
def test_hostile_lines_take_no_time(unit: str) -> None:
    begin = time.process_time()
    find_furniture(f"{HEAD} {(unit * 20_000)[:18_000]}")
    assert time.process_time() - begin < 3


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([*BETWEEN, *ENDS, *STAY, "•", "“", "…", "Фото:", "Sie", "我们。"]), min_size=1, max_size=9))
def test_spans_are_in_order_and_apart(parts: list[str]) -> None:
    text = f"{HEAD} {' '.join(parts)} {TAIL}"
    spans = find_furniture(text)
    assert all(0 <= span.start < span.end <= len(text) and span.reason for span in spans)
    assert all(one.end <= two.start for one, two in zip(spans, spans[1:], strict=False))


def test_a_line_of_nothing_but_appeals_is_no_article() -> None:
    wall = "We and our partners store cookies on your device. You can withdraw your consent at any time in the settings of our website. We use your data to show you advertising that suits you. Your privacy matters to us and our members. Sign up for our newsletter to get our stories. Register your account with your email. You can read our privacy statement on our website. We ask you for your consent before we use your data."
    assert is_glued(wall) and cleaned(wall)["problem"].startswith("nothing but boilerplate")
