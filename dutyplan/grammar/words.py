"""`Words`: the base of every model of what may be written in the week file.

A model's fields are its keys. Each model turns what pydantic finds wrong with its own keys
into located `Problem` objects, so nothing outside needs to know where a key stood.
"""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from pydantic import (
    BaseModel,
    ConfigDict,
    ModelWrapValidatorHandler,
    PlainValidator,
    ValidationError,
    WithJsonSchema,
    model_validator,
)

from dutyplan.grammar.days import DayItem, read_days
from dutyplan.grammar.names import did_you_mean, read_line, read_name
from dutyplan.grammar.text import Mapping, MisreadError, Text, misread, span_of
from dutyplan.grammar.values import read_words
from dutyplan.problems import Problem, Span

_STRING = {"type": "string"}
DAYS_SCHEMA: dict[str, Any] = {
    "description": "days and, optionally, a time: saturday 10:00-12:00; or a list of such items",
    "anyOf": [_STRING, {"type": "array", "items": _STRING}],
}

Name = Annotated[Text, PlainValidator(read_name), WithJsonSchema(_STRING)]
Line = Annotated[Text, PlainValidator(read_line), WithJsonSchema(_STRING)]
Days = Annotated[tuple[DayItem, ...], PlainValidator(read_days), WithJsonSchema(DAYS_SCHEMA)]
WordList = Annotated[
    tuple[Text, ...],
    PlainValidator(read_words),
    WithJsonSchema({"anyOf": [_STRING, {"type": "array", "items": _STRING}]}),
]


class Words(BaseModel):
    """A mapping of the week file.

    Class attributes
    ----------------
    noun
        What it is called in messages: "a task".
    example
        How one may look, for the hint to somebody who wrote something else.
    later
        Keys of the contract whose rule does not exist yet: refused by name, never ignored.
    """

    # Validators are built at first use: a plan that leaves a rule out does not wait for it.
    model_config = ConfigDict(
        extra="forbid", frozen=True, arbitrary_types_allowed=True, defer_build=True
    )
    noun: ClassVar[str] = "this mapping"
    example: ClassVar[str] = ""
    later: ClassVar[tuple[str, ...]] = ()

    @model_validator(mode="wrap")
    @classmethod
    def _locate(cls, value: Any, handler: ModelWrapValidatorHandler[Words]) -> Words:
        if not isinstance(value, Mapping):
            hint = f"write {cls.example}" if cls.example else ""
            raise misread(value, "wrong-kind", f"{cls.noun} must be a mapping", hint)
        problems = [cls._unknown(key) for key in value if key not in cls.model_fields]
        try:
            return_value = handler({k: v for k, v in value.items() if k in cls.model_fields})
        except ValidationError as error:
            problems += [one for each in error.errors() for one in cls._explain(each, value)]
        if problems:
            raise MisreadError(*problems)
        return return_value

    @classmethod
    def whole(cls, value: Mapping) -> Span:
        """The place to show for something that is missing in `value`."""
        return value.span

    @classmethod
    def _unknown(cls, key: Text) -> Problem:
        if key in cls.later:
            message = f"'{key}' in {cls.noun} is not supported yet"
            return Problem("not-supported", message, key.span, "take this line out")
        hint = did_you_mean(key, cls.model_fields)
        return Problem("unknown-key", f"unknown key '{key}' in {cls.noun}", key.span, hint)

    @classmethod
    def _explain(cls, error: Any, value: Mapping) -> list[Problem]:
        cause = error.get("ctx", {}).get("error")
        if isinstance(cause, MisreadError):
            return cause.problems
        key = str(error["loc"][0]) if error["loc"] else ""
        if error["type"] == "missing":
            return [Problem("missing-key", f"{cls.noun} needs '{key}'", cls.whole(value))]
        kind = "a list" if error["type"] == "list_type" else "something else"
        part = value.at(key)
        return [Problem("wrong-kind", f"'{key}' must be {kind}", span_of(part) or value.span)]


def read_model(model: type[Words], value: Any) -> Any:
    """Validate `value` as `model`; raises `MisreadError` instead of pydantic's own error."""
    try:
        return model.model_validate(value)
    except ValidationError as error:
        problems = [one for each in error.errors() for one in each["ctx"]["error"].problems]
        raise MisreadError(*problems) from None
