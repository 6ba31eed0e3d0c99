"""What a talk can be about and how far it has come: the closed lists of situations and stages."""

from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from servicekit.model.duration import Duration
from servicekit.model.noun import Noun
from servicekit.model.phrase import PhraseList
from servicekit.model.rule import ID, Language
from servicekit.source import Place

__all__ = ["OneOrMore", "Situation", "Stage"]


def _one_or_more(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


OneOrMore = Annotated[
    tuple[str, ...], BeforeValidator(_one_or_more, json_schema_input_type=str | tuple[str, ...])
]


class Situation(Noun):
    """A case for which the standard has words.

    ``facts`` declares what else may decide the choice of a module here: each name with its
    closed list of values. ``signals`` are phrases of the client that tell this situation,
    ``stage`` the stages in which it arises.
    """

    id: str = Field(pattern=ID)
    title: str = Field(min_length=1)
    stage: OneOrMore = ()
    facts: dict[str, OneOrMore] = Field(default_factory=dict)
    signals: PhraseList = ()
    unless: PhraseList = ()
    source: str | None = None
    language: Language = "ru"
    place: Place | None = Field(None, exclude=True, repr=False)


class Stage(Noun):
    """A stretch of a talk or of a project, with its content and its end (std.stages).

    ``limit`` is the longest it may take, ``require`` what must be said in it, ``exit`` the
    questions whose answer is yes before the next stage may begin.
    """

    id: str = Field(pattern=ID)
    title: str = Field(min_length=1)
    limit: Duration | None = None
    require: PhraseList = ()
    exit: tuple[str, ...] = ()
    source: str | None = None
    language: Language = "ru"
    place: Place | None = Field(None, exclude=True, repr=False)
