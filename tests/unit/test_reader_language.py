"""The look at the language, and how a chance is said."""
from __future__ import annotations

import math
import time

import pytest

from exercises.reader.chances import about
from exercises.reader.language import ENGLISH_ONLY, looks_english

OTHERS = {
    "German": "Der Bürgermeister hat gestern gesagt, dass die Brücke im nächsten Jahr nicht mehr geöffnet wird.",
    "French": "La mairie a annoncé que le pont ne serait pas ouvert avant la fin de l’année, mais les habitants en doutent.",
    "Spanish": "El ayuntamiento dijo que el puente no se abrirá hasta el año que viene, pero los vecinos no lo creen.",
    "Dutch": "De burgemeester zei gisteren dat de brug dit jaar niet meer open gaat, maar de bewoners geloven het niet.",
    "Turkish": "Belediye başkanı dün köprünün yıl sonuna kadar açılmayacağını söyledi ve bu çok üzücü bir haber oldu.",
    "Italian": "Il sindaco ha detto ieri che il ponte non sarà aperto prima della fine dell’anno, ma i vicini non ci credono.",
    "Portuguese": "O prefeito disse ontem que a ponte não vai abrir antes do fim do ano, mas os moradores não acreditam.",
    "Arabic": "قال رئيس البلدية أمس إن الجسر لن يفتح قبل نهاية العام.",
    "Russian": "Мэр сказал вчера, что мост не откроют до конца года.",
    "Chinese": "市长昨天说这座桥今年不会开放，但是居民们不相信他的话。",
    "Greek": "Ο δήμαρχος είπε χθες ότι η γέφυρα δεν θα ανοίξει φέτος.",
}


@pytest.mark.parametrize("name", OTHERS)
def test_another_language_is_noticed(name):
    assert not looks_english(OTHERS[name])
    assert not looks_english(OTHERS[name] * 50)


@pytest.mark.parametrize("text", [
    "The mayor said yesterday that the bridge will not open this year.",
    "Bridge shut. Mayor silent. Crowds gather near town hall; protesters demand answers",
    "Ann Lee, head of Les Amis de la Mer in Saint-Malo, told us that the pier is safe and that it will open soon.",
    "“Мост закрыт,” the mayor wrote, and in English he added that nobody knows when it will be open again.",
])
def test_english_is_let_through(text):
    assert looks_english(text)


@pytest.mark.parametrize("text", ["", " ", "\n", "12 345", "Oslo 2024", "Qué?", "😀😀😀", "—", "OK", "Bürgerstraße", "\ud800\udfff"])
def test_a_text_too_short_to_tell_counts_as_english(text):
    assert looks_english(text)


def test_words_that_no_language_of_the_list_has_are_not_english_when_there_are_many():
    assert not looks_english("lorem ipsum dolor sit amet consectetur " * 20)


def test_english_with_quotations_in_another_language_stays_english():
    english = "The mayor said that the bridge is shut, and that it will be opened when the work is done. "
    assert looks_english(english * 3 + OTHERS["German"])
    assert not looks_english(english + OTHERS["German"] * 6)


def test_the_look_takes_the_same_time_for_any_length():
    start = time.process_time()
    assert looks_english("the bridge is shut " * 1_000_000)
    assert looks_english("x" * 5_000_000) in (True, False)
    assert time.process_time() - start < 1


def test_what_is_said_for_other_languages_is_one_plain_piece():
    assert "English" in ENGLISH_ONLY and ENGLISH_ONLY.endswith(".") and "\n" not in ENGLISH_ONLY


@pytest.mark.parametrize(("chance", "words"), [
    (0, "fewer than 1 in 10"), (0.049, "fewer than 1 in 10"), (0.05, "about 1 in 10"), (0.149, "about 1 in 10"),
    (0.25, "about 3 in 10"), (0.5, "about 5 in 10"), (0.83, "about 8 in 10"), (0.949, "about 9 in 10"),
    (0.95, "more than 9 in 10"), (1, "more than 9 in 10"), (-3, "fewer than 1 in 10"), (7, "more than 9 in 10"),
])
def test_a_chance_is_said_as_a_count_of_ten(chance, words):
    assert about(chance) == words


def test_about_never_goes_down_and_never_promises_all_or_nothing():
    said = [about(n / 1000) for n in range(1001)]
    order = list(dict.fromkeys(said))
    assert len(order) == 11 and said == sorted(said, key=order.index)
    assert not {"about 0 in 10", "about 10 in 10"} & set(said)


def test_no_number_is_no_chance():
    with pytest.raises(ValueError, match="number"):
        about(math.nan)
