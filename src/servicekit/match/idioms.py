"""Set expressions in which the words of a stop-phrase mean something else, in every standard."""

from servicekit.match.found import PhraseEntry
from servicekit.model.phrase import Phrase

__all__ = ["IDIOMS"]

_RU = [
    Phrase(phrase="поняли правильно|верно", slop=1),
    Phrase(phrase="невозможно забыть|переоценить|передать|описать|предвидеть|предугадать"),
    Phrase(phrase="невозможно терпеть|вытерпеть|выносить|вынести"),
    Phrase(phrase="невозможно_=не", order="fixed"),
    Phrase(phrase="должны (были|будете) увидеть|услышать|почувствовать"),
    Phrase(phrase="=который|=которая|=которое|=которые|=которую вы|ты должны были получить"),
    Phrase(phrase="больше ничем", in_="question"),
    Phrase(phrase="больше такого не может быть"),
    Phrase(phrase="=не_могу_=не", order="fixed"),
    Phrase(phrase="=не =может|могут|мог =не ~0", order="fixed"),
    Phrase(phrase="всё равно_по пути|дороге", order="fixed"),
    Phrase(phrase="я занят =вашим|=вашей|=вашими|=твоим|=твоей|=твоими"),
    Phrase(phrase="занят_=тем =что"),
    Phrase(phrase="=не_знаю =ни_=одного|=одной", order="fixed"),
    Phrase(phrase="не_знаю видели|заметили|слышали|обратили ли вы", order="fixed", slop=0),
    Phrase(phrase="не_знать|знаю|знал усталости|покоя|отдыха|равных|преград"),
    Phrase(phrase="занят =для_=вас|=тебя", order="fixed", slop=3),
    Phrase(phrase="занят =вами|=тобой"),
    Phrase(phrase="занят =вашим|=вашей|=вашими|=твоим|=твоей|=твоими"),
    Phrase(phrase="нельзя_=не", order="fixed"),
    Phrase(phrase="сколько угодно"),
]
_EN = [
    Phrase(phrase="too little too late"),
    Phrase(phrase="busy fixing|checking|preparing|solving|arranging|working|looking|getting|sorting|packing"),
    Phrase(phrase="busy with_your"),
    Phrase(phrase="can not help_but_<verb>"),
    Phrase(phrase="can not_but_<verb>"),
    Phrase(phrase="can not do anything_but_<verb>"),
    Phrase(phrase="impossible to overstate|exaggerate|imagine|forget|miss|describe|express"),
    Phrase(phrase="impossible to resist|beat|break|lose|hack|dislike"),
    Phrase(phrase="can not help noticing|thinking|feeling|wondering|laughing|smiling|asking|being|having"),
    Phrase(phrase="can not help admiring|agreeing|hoping|wishing|saying|seeing|loving|worrying|imagining"),
    Phrase(phrase="can not help liking|believing|suspecting|mentioning|chuckling|grinning|crying"),
    Phrase(phrase="can not help myself"),
    Phrase(phrase="can not tell you how sorry|happy|glad|grateful|much|pleased|important|bad"),
    Phrase(phrase="not know how to thank|apologise|apologize|repay"),
    Phrase(phrase="not know what I|we would do without"),
    Phrase(phrase="not know about_you"),
    Phrase(phrase="not know how i|we can|could (ever) thank|repay"),
    Phrase(phrase="not know if|whether you noticed|saw|seen|heard"),
    Phrase(phrase="you have to excuse|forgive|pardon"),
    Phrase(phrase="you must excuse|forgive|pardon"),
    Phrase(phrase="you only_have to"),
    Phrase(phrase="you have|need only to"),
    Phrase(phrase="you have to date"),
    *(Phrase(phrase=f"{thing}_i can_not") for thing in ("anything", "something", "nothing", "else")),
]

IDIOMS: tuple[PhraseEntry, ...] = (
    *(PhraseEntry(phrase, "ru") for phrase in _RU),
    *(PhraseEntry(phrase, "en") for phrase in _EN),
)
