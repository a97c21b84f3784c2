"""What is sure about the language of a text, and that nothing is sure about fragments."""

from __future__ import annotations

import threading

import pytest

from redactor.detect.language import (
    _BY_SCRIPT,
    _SAME,
    NO_LANGUAGE,
    Language,
    _identifier,
    language_of,
    parts_of,
)
from redactor.policy.vocabulary import LANGUAGES
from tests.growth import cpu_seconds, grows_within

SENTENCES = [
    ("de", "Bitte senden Sie die unterschriebenen Unterlagen bis Freitag an unsere Buchhaltung."),
    ("de", "Kannst du mir kurz sagen, wann der neue Server wieder erreichbar ist?"),
    ("fr", "Madame Lefranc a demandé que la réunion soit déplacée au mardi suivant."),
    ("fr", "Est-ce que tu peux me rappeler dès que tu es sorti de la réunion ?"),
    ("es", "El cliente todavía no ha pagado la factura y espera nuestra respuesta."),
    ("it", "La signora Bellandi ha chiesto di spostare la riunione alla settimana prossima."),
    ("pt", "A senhora Quintela pediu que a reunião fosse transferida para a próxima semana."),
    ("nl", "De klant heeft de factuur nog niet betaald en wacht op een antwoord van ons."),
    ("pl", "Klient jeszcze nie zapłacił faktury i czeka na naszą odpowiedź."),
    ("sv", "Kan du ringa mig så snart du är klar med mötet om budgeten?"),
    ("da", "Send venligst de underskrevne dokumenter til vores kontor inden fredag."),
    ("cs", "Prosím zašlete podepsané dokumenty do naší kanceláře do pátku."),
    ("fi", "Asiakas ei ole vielä maksanut laskua ja odottaa vastaustamme asiaan."),
    ("hu", "Az ügyfél még nem fizette ki a számlát, és várja a válaszunkat."),
    ("ro", "Clientul nu a plătit încă factura și așteaptă un răspuns de la noi."),
    ("tr", "Başvurunuzu aldık ve en kısa sürede size geri dönüş yapacağız."),
    ("vi", "Khách hàng vẫn chưa thanh toán hóa đơn và đang chờ câu trả lời của chúng ta."),
    ("id", "Mohon kirimkan dokumen yang sudah ditandatangani ke kantor kami sebelum hari Jumat."),
    ("ru", "Пожалуйста, отправьте подписанные документы."),
    ("ru", "Привет, как дела?"),
    ("uk", "Зустріч із клієнтом"),
    ("el", "Ευχαριστώ πολύ"),
    ("zh", "与王先生的会议"),
    ("ja", "佐藤さんとの打ち合わせ"),
    ("ko", "김민수 님과 회의"),
    ("ar", "اجتماع مع أحمد"),
    ("he", "פגישה עם דנה"),
    ("hi", "राहुल के साथ बैठक"),
    ("th", "ประชุมกับคุณสมชาย"),
    ("en", "Please send the signed papers to our office before the end of the week."),
    ("en", "the customer has not paid the bill yet and they are waiting for our answer"),
]

FRAGMENTS = [
    "Inbox (12) - Outlook",
    "Neue Nachricht",
    "Datei Bearbeiten Ansicht Einfügen Format Extras Fenster Hilfe",
    "Oluwaseun Adeyemi, Nguyen Thi Hoa, Katarzyna Wiśniewska, Rajesh Kulkarni, Mei-Ling Tan",
    "marina gheorghiu\nnyoman gunawan\nnaledi mthembu\nbonifac jakubekova\nrania park",
    "TO: VUSI FOURIE\nCC: VISVALDIS RIEKSTINS; ALBERT LICHON\nSUBJECT: RE: OFFER",
    "def parse(self, line: str) -> list[int]: return [int(part) for part in line.split()]",
    "npm ERR! code ELIFECYCLE npm ERR! errno 1 npm ERR! redactor@1.0.0 build: `tsc -p .`",
    "2026-03-02 09:00:01,123 WARN [pool-1-thread-7] c.e.orders.OrderService - retry 3/5 id=88213",
    "4f1c 8a22 9b01 77ee d3c4 aa10 55f2 90bc 12de 3410 8872 ffea 0b1c 2d3e",
    "lorem",
    "Total 1,240.00 EUR 19 % 235.60 EUR 1,475.60 EUR 03/02/2026 INV-2026-0042",
    "a b c d e f g h i j k l m n o p q r s t u v w x y z a b c d e f g h i j k l m n o p",
]

MAIL = """Subject: Re: offer

Sehr geehrte Frau Albrecht,

vielen Dank für Ihre Anfrage vom vergangenen Montag.
Wir haben die Unterlagen geprüft und melden uns bis
Freitag mit einem neuen Angebot bei Ihnen.
Mit freundlichen Grüßen
Jens Wallner

Reply  Forward  Archive

Please have a look at this offer and tell me what you think about it.
"""


@pytest.mark.parametrize(("code", "text"), SENTENCES)
def test_a_sentence(code: str, text: str) -> None:
    assert language_of(text).code == code
    assert language_of(text).sure


@pytest.mark.parametrize("text", FRAGMENTS)
def test_nothing_is_sure_about_a_fragment(text: str) -> None:
    assert parts_of(text) == ()
    assert not language_of(text).sure


@pytest.mark.parametrize("text", ["", "12:30", "[PERSON]", " \n", "\ufffc\ufffc", "\ud800", "🙂🙂"])
def test_a_text_without_a_language(text: str) -> None:
    assert parts_of(text) == ()
    assert language_of(text) in {NO_LANGUAGE, Language("und", "Latn", sure=False)}


def test_a_mail_inside_a_window() -> None:
    parts = [(part.language.code, MAIL[part.span.start : part.span.end]) for part in parts_of(MAIL)]
    assert [code for code, _ in parts] == ["de", "en"]
    assert parts[0][1].startswith("vielen Dank")
    assert parts[0][1].endswith("Jens Wallner")
    assert parts[1][1] == MAIL.splitlines()[-1]


def test_one_unsure_passage_goes_along_and_no_more() -> None:
    menu = "\n".join(f"Item {number} [x] Copy Move {number}" for number in range(9))
    text = SENTENCES[0][1] + "\n" + menu
    (part,) = parts_of(text)
    assert part.span.start == 0
    assert len(SENTENCES[0][1]) <= part.span.end < len(SENTENCES[0][1]) + 90


def test_the_share_decides_about_a_whole_text() -> None:
    german, english = SENTENCES[0][1], "Please have a look at this and tell me what you think about it. "
    assert language_of(german + "\n" + english * 4).code == "en"
    assert language_of(german * 2 + "\n\n" + english).code == "de"
    assert language_of("Meeting about the 会议 next week") == Language("und", "Latn", sure=False)
    assert language_of("ab 会议 会议").script == "Jpan"


def test_one_script_of_a_text_is_one_language() -> None:
    text = "Дякую за відповідь\nпривет\n"
    assert [part.language.code for part in parts_of(text)] == ["uk", "uk"]
    assert {part.language.code for part in parts_of("会議\nあとで")} == {"ja"}
    assert [part.language.code for part in parts_of("ᏣᎳᎩ")] == ["und"]


def test_placeholders_are_part_of_nothing() -> None:
    text = "Встреча [PERSON] завтра [PERSON_0123456789]"
    assert [text[part.span.start : part.span.end] for part in parts_of(text)] == ["Встреча", "завтра"]
    halves = "vielen Dank für die [PERSON] und bis bald in [LOCATION]"
    assert parts_of(halves) == ()


def test_a_line_without_end() -> None:
    text = SENTENCES[0][1][:-1] + " und "
    (part,) = parts_of(text * 200)
    assert part.span.end - part.span.start > len(text) * 199
    assert parts_of("x" * 9000) == ()


def test_capitals_are_read_like_any_letters() -> None:
    assert language_of(SENTENCES[0][1].upper()).code == "de"


def test_one_norwegian() -> None:
    text = "Eg har ikkje fått svar frå dykk enno, og kunden ventar framleis på rekninga si."
    assert language_of(text).code == "no"


def test_policies_know_the_languages_that_are_told_apart() -> None:
    told = {_SAME.get(code, code) for code in _identifier().labels} | set(_BY_SCRIPT.values()) | {"ja", "zh"}
    assert set(LANGUAGES) <= told
    assert {code for code, _ in SENTENCES} <= set(LANGUAGES)


def test_threads_may_ask() -> None:
    answers: list[Language] = []
    threads = [
        threading.Thread(target=lambda: answers.append(language_of(SENTENCES[0][1]))) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [answer.code for answer in answers] == ["de"] * 4


@pytest.mark.parametrize(
    "unit",
    [". ", "\n", "\ufffc", "a'", "wort ", "рыть\n", "bitte senden sie die neue rechnung an uns ", "x", " "],
)
def test_time_grows_with_the_length_alone(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        return cpu_seconds(lambda: parts_of(text))

    seconds(1000)
    assert grows_within(seconds, 20_000, 80_000, lambda short: 20 * (short + 0.005))
