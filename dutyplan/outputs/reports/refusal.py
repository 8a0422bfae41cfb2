"""Why there is no roster, as people read it: what clashes, line by line, and the ways out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from dutyplan.locales import Catalogue
from dutyplan.outputs.reasons import names_for
from dutyplan.outputs.text.grid import clean, fold_text
from dutyplan.plan import Plan
from dutyplan.problems import Span, excerpt
from dutyplan.reasons import NameOf, Reason

_MOST_ALIKE, _FEW_ALIKE = 6, 3
"""Of more lines that say the same of others, such as the times of a crowd, so few are shown."""
_MOST_CHANGES = 12


def refusal_text(
    explanations: Sequence[Reason], plan: Plan, catalogue: Catalogue, width: int
) -> str:
    """A block for the clash and one for the ways out, with a blank line between them.

    Parameters
    ----------
    explanations
        Of an outcome without a roster.
    width
        Terminal cells in a line, at most; lines of the week file stand as they are.
    """
    name_of = names_for(plan)
    blocks: list[list[str]] = []
    num_ways = 0
    for reason in explanations:
        text = clean(reason.said(catalogue, name_of))
        if reason.code == "way":
            num_ways += 1
            blocks[-1] += _way(num_ways, reason, catalogue, name_of, width)
        else:
            blocks.append([fold_text(text, width)])
            blocks[-1] += _lines(reason.facts.get("lines", ()), catalogue, name_of, width)
    return "\n\n".join("\n".join(block) for block in blocks)


def _lines(
    lines: Sequence[Reason], catalogue: Catalogue, name_of: NameOf, width: int
) -> Iterator[str]:
    """Each with its place and the line itself; of many that are alike the first few."""
    num_alike = Counter(line.code for line in lines)
    blocks: dict[str | Span | None, list[Reason]] = {}
    for line in lines:
        is_many = num_alike[line.code] > _MOST_ALIKE
        blocks.setdefault(line.code if is_many else line.span, []).append(line)
    for key, block in blocks.items():
        shown = block[:_FEW_ALIKE] if isinstance(key, str) else block
        yield from _placed(shown, catalogue, name_of, width)
        if len(shown) < len(block):
            yield catalogue.format("clash.alike", num=len(block) - len(shown))


def _placed(
    lines: Sequence[Reason], catalogue: Catalogue, name_of: NameOf, width: int
) -> Iterator[str]:
    """Lines with their places; one that several are about is shown once."""
    for span, together in groupby(lines, key=lambda line: line.span):
        for line in together:
            text = clean(line.said(catalogue, name_of))
            yield fold_text(f"{clean(span.label)}: {text}" if span else text, width, indent="    ")
        if span is not None:
            yield from excerpt(span)


def _way(
    number: int, way: Reason, catalogue: Catalogue, name_of: NameOf, width: int
) -> Iterator[str]:
    """Its changes, one below the other, each with the place where it is to be made."""
    changes: tuple[Reason, ...] = way.facts["changes"]
    for position, change in enumerate(changes[:_MOST_CHANGES]):
        text = clean(change.said(catalogue, name_of))
        if change.span is not None:
            text = catalogue.format("way.placed", way=text, place=clean(change.span.label))
        head = f"{number}. " if not position else " " * len(f"{number}. ")
        yield fold_text(f"{head}{text}", width, indent="   ")
    if len(changes) > _MOST_CHANGES:
        yield "   " + catalogue.format("clash.more", num=len(changes) - _MOST_CHANGES)
