"""Phrases and replies to measure with: made by chance from a seed, the same on every machine.

Phrases are stop-phrases of two to four words. Replies are Russian support replies of about 240 characters;
one in a hundred holds a phrase of the list. Words beyond the lists below come from pymorphy3's dictionary.
``python bench/corpus.py`` shows a few of both.
"""
# ruff: noqa: INP001, S311 - a script, and chance without secrecy

import random
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

SIZES = (100, 1_000, 10_000, 100_000)
_STEMS = "бал вод гор дел зак кол лов мет нар оте пар пер под при раз сво сло тре уст хра".split()
_NOT_PLAIN = frozenset("Name Surn Patr Geox Orgn Abbr Arch Erro Infr Slng Dist".split())
_VERBS = """
    ждать знать помнить обещать отвечать решать понимать читать смотреть спешить спорить жаловаться
    ругаться кричать учить терпеть успокоиться волноваться переживать заставлять требовать отказать
    забыть нарушать виноватить гарантировать доказывать объяснять повторять перезвонить писать звонить
    беспокоить помочь разобраться искать проверить исправить платить вернуть принять отменить потерять
    сломать испортить пропустить слушать говорить просить предупредить советовать выбрать согласиться
    подписать заметить думать надеяться верить ошибиться опоздать настаивать угрожать оскорблять шуметь
    торопить мешать отвлекать навязывать скрыть выдумать преувеличивать понять прислать подождать
    уточнить обратиться разбирать рассматривать возместить
""".split()
_NOUNS = """
    проблема забота ошибка время терпение совесть жалоба претензия правило обязанность желание отдел
    ответственность невнимательность незнание возмущение истерика скандал каприз глупость ерунда мелочь
    выдумка привычка опоздание оправдание вопрос ответ договор инструкция письмо звонок просьба
    требование срок задержка поломка дефект брак возврат обмен скидка доставка оплата компенсация
    гарантия чек очередь отзыв угроза суд полиция прокуратура интернет телефон настройка пароль доступ
    экран кнопка программа система причина отказ решение помощь внимание уважение тон характер
    настроение нервы здоровье ребёнок семья работа отпуск выходной
""".split()

_SENTENCES = """
Здравствуйте, {name}!
Добрый день, {name}!
Спасибо, что написали нам.
Благодарим за подробное описание и снимок экрана.
Ваше обращение № {number} передано специалистам, они ответят до {date}.
Проверили заказ {number}: он собран и ждёт отправки со склада.
Посылка прибыла в пункт выдачи, забрать её можно до {date} включительно.
Деньги вернутся на ту же карту, с которой вы платили, в течение {number} рабочих дней.
Чтобы изменить адрес доставки, откройте раздел «Мои заказы» и нажмите «Изменить».
Мы уже связались с курьером и попросили его позвонить вам за час до приезда.
Если удобнее получить заказ вечером, напишите, и мы перенесём доставку на {date}.
Подскажите, пожалуйста, номер договора или телефон, который указан в личном кабинете.
Приносим извинения за задержку: на складе проходила сверка остатков.
Новый пароль придёт на вашу почту в течение {number} минут.
Пожалуйста, обновите приложение до последней версии и войдите ещё раз.
Ссылка на оплату действует сутки, после этого её можно запросить повторно.
Скидка по карте постоянного покупателя применяется в корзине, перед оплатой.
Мастер приедет {date} с десяти до двух, перед выездом он позвонит.
Отменить бронь без удержаний можно за сутки до заезда.
Чек отправлен на электронную почту и доступен в истории операций.
Для возврата понадобятся чек, коробка и заявление, образец лежит в приложении.
Уточнили у коллег: товар «{nominative}» появится на складе {date}.
Раздел «{nominative}» находится в меню слева, под вашей фотографией.
Мы записали пожелание о разделе «{nominative}» и передали его разработчикам.
По вопросу о категории «{nominative}» напишем вам отдельно, как только получим ответ поставщика.
Стоимость услуги составит {number} рублей, оплатить её можно картой или наличными.
Срок проверки документов составляет {number} рабочих дня.
Рассказать подробнее, как подключить уведомления?
Хотите, мы оформим обмен прямо сейчас?
Верно ли мы поняли, что ошибка появляется только на телефоне?
Тогда выйдите из учётной записи, очистите память браузера и попробуйте снова.
Настройки сохраняются сами, дополнительно нажимать ничего не нужно.
Заявка принята в работу, ответственный сотрудник уже назначен.
Курьер оставит заказ у двери, если вы укажете это в комментарии.
Вес посылки вместе с упаковкой составил {number} граммов.
Договор действует до {date}, продлить его можно в любом нашем офисе.
Понимаем, как важно получить подарок к празднику, поэтому отправим его сегодня.
Проверьте, пожалуйста, папку «Спам»: иногда письма попадают туда.
Бонусы за покупку начислены и видны в профиле.
Мы нашли вашу оплату и подтвердили бронирование.
Если появятся вопросы, мы на связи каждый день с девяти до двадцати одного.
Хорошего вам дня!
Будем рады помочь снова.
""".strip().split("\n")
_TALK = """
Чтобы {infinitive} {accusative}, откройте приложение и нажмите «{nominative}».
Мы {1p} {accusative} и напишем вам до {date}.
Коллега уже {3s} {accusative}, ответ придёт на почту.
Если вы {2p} {accusative} сегодня, {nominative} придёт {date}.
Пожалуйста, {order} {accusative} и пришлите снимок экрана.
Для {genitive} нужно {infinitive} {accusative} в личном кабинете.
Сейчас {1p} {accusative} из-за {genitive}, это займёт {number} минут.
После {genitive} система сама {3s} {accusative}.
Поможем вам {infinitive} {accusative} и {infinitive} {accusative}.
Ваш {nominative} готов, {order} его в пункте выдачи до {date}.
Подскажите, получилось ли {infinitive} {accusative} после {genitive}?
Понимаем, что {nominative} важен, поэтому {1p} {accusative} сразу.
По {dative} с вами свяжется специалист, он {3s} {accusative}.
Вместе с {means} мы {1p} {accusative} до {date}.
""".strip().split("\n")
_NEAR_MISSES = """
Понимаем вашу обеспокоенность по теме «{stop}» и поможем разобраться.
Слово «{stop}» в отзыве прочитали и передали руководителю.
В правилах про пункт «{stop}» есть отдельная статья со снимками экрана.
""".strip().split("\n")
_NAMES = "Анна Мария Ольга Ирина Елена Сергей Дмитрий Алексей Павел Николай".split()
_MONTHS = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split()


@dataclass(frozen=True)
class Words:
    """Words of the language by what they are; ``forms`` are all forms of each noun."""

    verbs: list[dict[str, str]]
    nouns: list[dict[str, str]]


@cache
def words() -> Words:
    """Return verbs and nouns: those that quarrels are made of first, then the dictionary's, shuffled."""
    import pymorphy3

    analyzer = pymorphy3.MorphAnalyzer()
    lexemes: dict[tuple[str, int], dict[str, str]] = {}
    for stem in _STEMS:
        for word, tag, normal, paradigm, _ in analyzer.dictionary.iter_known_words(stem):
            role = _role(tag)
            if role and not _NOT_PLAIN & tag.grammemes:
                lexemes.setdefault((normal, paradigm), {}).setdefault(role, word)
    for word in (*_VERBS, *_NOUNS):
        for form in analyzer.parse(word)[0].lexeme:
            lexemes.setdefault((word, -1), {}).setdefault(_role(form.tag), form.word)
    verbs: dict[str, dict[str, str]] = {}
    nouns: dict[str, dict[str, str]] = {}
    for (normal, _), forms in lexemes.items():
        if {"1p", "2p", "3s", "order", "infinitive"} <= forms.keys():
            verbs.setdefault(normal, forms)
        elif {"nominative", "genitive", "accusative"} <= forms.keys():
            nouns.setdefault(normal, forms)
    return Words(_ranked(verbs, _VERBS), _ranked(nouns, _NOUNS))


def _role(tag: object) -> str:
    """Return the role of a form in the patterns below, or nothing."""
    held = tag.grammemes  # type: ignore[attr-defined]
    if "NOUN" in held and "inan" in held and "sing" in held:
        return next((role for case, role in _CASES.items() if case in held), "")
    if "INFN" in held:
        return "infinitive"
    if "VERB" in held and "impr" in held and "plur" in held and "excl" in held:
        return "order"
    return next((role for role, needed in _PERSONS.items() if "VERB" in held and needed <= held), "")


_OF_VERBS = frozenset({"infinitive", "order", "1p", "2p", "3s"})
_CASES = {"nomn": "nominative", "gent": "genitive", "accs": "accusative", "datv": "dative", "ablt": "means"}
_PERSONS = {
    "1p": {"1per", "plur", "indc"}, "2p": {"2per", "plur", "indc"}, "3s": {"3per", "sing", "indc"},
}  # fmt: skip


def _ranked(found: dict[str, dict[str, str]], first: list[str]) -> list[dict[str, str]]:
    rest = sorted(word for word in found if word not in first and 4 <= len(word) <= 14)
    random.Random(1).shuffle(rest)
    return [found[word] for word in (*first, *rest) if word in found]


def phrases(number: int, seed: int = 1) -> list[str]:
    """Return so many different stop-phrases of two to four words, in lower case."""
    rng = random.Random(seed)
    reach = 60 + number // 4
    verbs, nouns = words().verbs[:reach], words().nouns[:reach]
    made: dict[str, None] = {}
    while len(made) < number:
        made[_phrase(rng, rng.choice(verbs), rng.choice(nouns))] = None
    return list(made)


def _phrase(rng: random.Random, verb: dict[str, str], noun: dict[str, str]) -> str:
    return rng.choice(
        (
            f"мы не {verb['1p']}",
            f"вы сами {verb['2p']}",
            f"вы не {verb['2p']} {noun['accusative']}",
            f"сами {verb['order']} {noun['accusative']}",
            f"{verb['order']} {noun['accusative']}",
            f"не {verb['order']} нас",
            f"никто вам не {verb['3s']}",
            f"нельзя {verb['infinitive']} {noun['accusative']}",
            f"не {verb['1p']} без {noun['genitive']}",
            f"хватит {verb['infinitive']} {noun['accusative']}",
            f"никакой вам {noun['genitive']}",
            f"{noun['nominative']} никого не {verb['3s']}",
        )
    )


def replies(number: int, listed: list[str], seed: int = 2, hits: float = 0.01) -> Iterator[str]:
    """Yield so many replies, a share of ``hits`` of them with one of the phrases ``listed``."""
    rng = random.Random(seed)
    for _ in range(number):
        size = rng.randint(65, 340)
        parts: list[str] = []
        while sum(map(len, parts)) + len(parts) < size:
            parts.append(_filled(rng, rng.choice(_TALK if rng.random() < 0.5 else _SENTENCES)))
        if rng.random() < 0.1:
            stop = rng.choice(rng.choice(listed).split())
            parts.append(rng.choice(_NEAR_MISSES).format(stop=stop))
        if rng.random() < hits:
            at = rng.randrange(len(parts) + 1)
            parts.insert(at, f"Поймите, {rng.choice(listed)}.")
        yield " ".join(parts)


def _filled(rng: random.Random, sentence: str) -> str:
    """Fill each slot with a word of its own, often one of the first of the list, seldom a rare one."""

    def fill(slot: re.Match[str]) -> str:
        if slot[1] == "name":
            return rng.choice(_NAMES)
        if slot[1] == "number":
            return str(rng.randint(2, 9999))
        if slot[1] == "date":
            return f"{rng.randint(1, 28)} {rng.choice(_MONTHS)}"
        known = words().verbs if slot[1] in _OF_VERBS else words().nouns
        word = known[int(len(known) ** rng.random()) - 1]
        return word.get(slot[1]) or next(iter(word.values()))

    return re.sub(r"{(\w+)}", fill, sentence)


def main() -> int:
    """Show a few phrases and replies."""
    listed = phrases(100)
    sys.stdout.write("\n".join((*listed[:12], "", *replies(6, listed, hits=0.3))) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
