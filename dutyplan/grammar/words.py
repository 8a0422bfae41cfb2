"""`Words`: the base of every model of what may be written in the week file.

A model's fields are its keys. Each model turns what pydantic finds wrong with its own keys
into located `Problem` objects, so nothing outside needs to know where a key stood.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, ClassVar, TypeVar

from pydantic import (
    BaseModel,
    ConfigDict,
    GetJsonSchemaHandler,
    ModelWrapValidatorHandler,
    PlainValidator,
    PrivateAttr,
    ValidationError,
    ValidationInfo,
    WithJsonSchema,
    model_validator,
)

from dutyplan.grammar import shapes
from dutyplan.grammar.calendar import Calendar
from dutyplan.grammar.days import DayItem, read_days
from dutyplan.grammar.names import known_keys, read_line, read_name
from dutyplan.grammar.text import Mapping, MisreadError, Text, misread, span_of
from dutyplan.grammar.values import MAX_COUNT, read_cost, read_words
from dutyplan.locales.wording import worded
from dutyplan.problems import MOST_TOLD, Problem, Span

if TYPE_CHECKING:
    from pydantic_core import CoreSchema

W = TypeVar("W", bound="Words")


def _read_days(value: Any, info: ValidationInfo) -> tuple[DayItem, ...]:
    return read_days(value, info.context)


Name = Annotated[Text, PlainValidator(read_name), WithJsonSchema(shapes.NAME)]
Line = Annotated[Text, PlainValidator(read_line), WithJsonSchema(shapes.TEXT)]
Days = Annotated[tuple[DayItem, ...], PlainValidator(_read_days), WithJsonSchema(shapes.DAYS)]
Cost = Annotated[int, PlainValidator(read_cost), WithJsonSchema(shapes.whole(1, MAX_COUNT, 3))]
WordList = Annotated[
    tuple[Text, ...],
    PlainValidator(read_words),
    WithJsonSchema(shapes.TEXTS),
]

COST = shapes.told("Makes the rule soft: what a breach costs in the goal 'wishes'.")


class Words(BaseModel):
    """A mapping of the week file.

    Every field has a default, also those that must be there: so a mapping with something
    wrong in it can still be read for the rest, and one run shows all that is wrong.

    Class attributes
    ----------------
    noun
        What it is called in messages: "a task".
    example
        How one may look, for the hint to somebody who wrote something else.
    needed
        Keys that must be there.
    short
        The key that is meant where something else than a mapping stands; "" where none is.
    """

    # Validators are built at first use: a plan that leaves a rule out does not wait for it.
    model_config = ConfigDict(
        extra="forbid", frozen=True, arbitrary_types_allowed=True, defer_build=True
    )
    noun: ClassVar[str] = worded("noun.mapping")
    example: ClassVar[str] = ""
    needed: ClassVar[tuple[str, ...]] = ()
    short: ClassVar[str] = ""
    _span: Span | None = PrivateAttr(None)

    @property
    def span(self) -> Span | None:
        """Where it stands in the file."""
        return self._span

    @model_validator(mode="wrap")
    @classmethod
    def _locate(cls, value: Any, handler: ModelWrapValidatorHandler[Words]) -> Words:
        place = span_of(value)
        if cls.short and not isinstance(value, Mapping) and place is not None:
            value = Mapping({Text(cls.short, place): value}, place)
        if not isinstance(value, Mapping):
            hint = worded("hint.write", example=cls.example) if cls.example else ""
            raise misread(value, "wrong-kind", worded("bad.mapping", noun=cls.noun), hint)
        keys = cls.keys()
        known = {key: part for key, part in value.items() if key in keys}
        # A known key with nothing behind it is as good as no line at all.
        strange = [key for key in (*value, *value.blank) if key not in keys]
        problems = [cls._unknown(key) for key in strange[: MOST_TOLD + 1]]
        problems += [cls._missing(key, value) for key in cls.needed if key not in known]
        try:
            words = handler(known)
        except ValidationError as error:
            for each in error.errors():
                problems += each["ctx"]["error"].problems
                known.pop(Text(str(each["loc"][0]), value.span), None)
            words = handler(known)
        words._span = place
        if problems:
            raise MisreadWordsError(words, problems)
        return words

    @classmethod
    def keys(cls) -> list[str]:
        """The keys there are, as they are written."""
        return [field.alias or name for name, field in cls.model_fields.items()]

    @classmethod
    def whole(cls, value: Mapping) -> Span:
        """The place to show for something that is missing in `value`."""
        return value.span

    @classmethod
    def _missing(cls, key: str, value: Mapping) -> Problem:
        message = worded("bad.missing-key", noun=cls.noun, word=key)
        return Problem("missing-key", message, cls.whole(value))

    @classmethod
    def _unknown(cls, key: Text) -> Problem:
        message = worded("bad.unknown-key", word=key, where=cls.noun)
        return Problem("unknown-key", message, key.span, known_keys(key, cls.keys()))

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        schema = handler.resolve_ref_schema(handler(core_schema))
        if cls.needed:
            schema["required"] = list(cls.needed)
        schema.pop("title", None)
        properties = schema.get("properties", {})
        for key, part in properties.items():
            properties[key] = cls._shape(part, is_needed=key in cls.needed)
        if cls.short:
            return {"anyOf": [properties[cls.short], schema]}
        return schema

    @classmethod
    def _shape(cls, part: shapes.Shape, *, is_needed: bool) -> shapes.Shape:
        """What a key may have behind it; nothing at all, unless it must be there."""
        told = {key: value for key, value in part.items() if key not in ("default", "title")}
        if "unless" in told:
            told["default"] = told.pop("unless")
        if "anyOf" in told and len(told["anyOf"]) == 2 and {"type": "null"} in told["anyOf"]:
            (kind,) = (one for one in told.pop("anyOf") if one != {"type": "null"})
            told = kind | told
        return told if is_needed else shapes.or_nothing(told)


class MisreadWordsError(MisreadError):
    """A mapping with problems, and what of it could be read."""

    def __init__(self, words: Words, problems: list[Problem]) -> None:
        super().__init__(*problems)
        self.words = words


def read_model(
    model: type[W], value: Any, problems: list[Problem], calendar: Calendar | None = None
) -> W | None:
    """Read `value` as `model`, as far as that goes; its problems are added to `problems`.

    Parameters
    ----------
    calendar
        What day expressions in it know of public holidays; None without a country.

    Returns
    -------
    Words or None
        Without the keys that are wrong; None for what is no mapping at all.
    """
    try:
        return model.model_validate(value, context=calendar)
    except ValidationError as error:
        cause = error.errors()[0]["ctx"]["error"]
        problems += cause.problems
        return cause.words if isinstance(cause, MisreadWordsError) else None  # type: ignore[return-value]
