"""Rules that count only for some clients: those bound to client types, and the types' own stop-phrases.

Avoid    «Давайте спокойно.» to a client who is angry
Prefer   «Понимаю, почему вы сердитесь. Как бы вы хотели, чтобы мы это решили?»
"""

from collections.abc import Iterator

from servicekit.match.client_types import detect_client_types
from servicekit.model import ClientType, Rule, Standard, StopPhrase

__all__ = ["every_rule", "rules_for_types", "types_shown"]

TITLE = {"ru": "не для клиента типа «{}»", "en": "not for a client of type “{}”"}
AVOID = {"ru": "Чего избегать: {}", "en": "To avoid: {}"}
WHY = {"ru": "Клиенту этого типа такие слова вредят.", "en": "These words do harm to a client of this type."}


def every_rule(standard: Standard) -> Iterator[Rule]:
    """Yield all rules, and behind them one for each client type that has stop-phrases of its own."""
    yield from standard.all_rules()
    yield from _own_rules(standard)


def rules_for_types(standard: Standard) -> Iterator[Rule]:
    """Yield the rules bound to client types; a type's stop-phrases make one rule with the type's id."""
    for rule in (*standard.occasional_rules(), *_own_rules(standard)):
        if rule.is_on and rule.client_types and not rule.stages:
            yield rule


def types_shown(standard: Standard, client_message: str) -> frozenset[str]:
    """Return the ids of the client types that the message shows."""
    return frozenset(found.client_type for found in detect_client_types(standard, client_message))


def _own_rules(standard: Standard) -> Iterator[StopPhrase]:
    return (_own_rule(kind) for kind in standard.client_types if kind.stop_phrases)


def _own_rule(kind: ClientType) -> StopPhrase:
    # The examples of a type prove its signals, so this rule has none of its own.
    return StopPhrase.model_construct(
        id=kind.id,
        title=TITLE[kind.language].format(kind.title),
        why=AVOID[kind.language].format(kind.avoid[0]) if kind.avoid else WHY[kind.language],
        say=kind.do,
        client_types=(kind.id,),
        source=kind.source,
        language=kind.language,
        phrases=kind.stop_phrases,
        unless=(),
        catches=(),
        allows=(),
        place=kind.place,
    )
