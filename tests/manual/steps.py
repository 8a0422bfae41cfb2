"""What a page of the manual lets its readers do: files to write, commands to type."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from tests.pages import read_page

FENCED = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
NAMED = re.compile(r"`([^`\s/]+\.\w+)`[^`\n]*[:：]\n\n$")
INDENTED = re.compile(r"^    (dutyplan .*)$", re.MULTILINE)
INLINE = re.compile(r"(?<!`)`(dutyplan [^`]+)`(?!`)")

# Words that stand for something: such a line says how a command is built.
STANDS_FOR = re.compile(r"\b(FILE|ROSTER|NAME|DUTY|DIR|OUT|DATE|SIGNUPS|REPLIES|CSV|HOST)\b|\.\.\.")
# What is said of a command behind it: after a #, or after a wide gap.
REMARK = re.compile(r"(\s+#|\s{3,}).*$")


class File(NamedTuple):
    """A file that the page shows: its name, and what stands in it."""

    name: str
    text: str


class Command(NamedTuple):
    """A command line of the page, and what the program says to it, if the page shows that."""

    line: str
    said: str | None = None

    @property
    def is_whole(self) -> bool:
        """Whether it can be typed as it stands."""
        return not STANDS_FOR.search(REMARK.sub("", self.line))


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page, down to the next heading of the second level."""

    page: str
    heading: str
    steps: list[File | Command] = field(default_factory=list)

    @property
    def commands(self) -> list[Command]:
        """Its command lines."""
        return [step for step in self.steps if isinstance(step, Command)]

    @property
    def week(self) -> str | None:
        """The first whole week file that it shows."""
        files = (step.text for step in self.steps if isinstance(step, File))
        return next((text for text in files if "tasks:" in text and "start:" in text), None)


def sections(page: str) -> list[Section]:
    """The parts of a page."""
    text = read_page(page)
    cuts = [0, *_headings(text), len(text)]
    found = []
    for start, end in pairwise(cuts):
        heading = text[start:end].lstrip("# ").split("\n", 1)[0]
        found.append(Section(page, heading, list(_steps(text[start:end]))))
    return found


def inline_commands(page: str) -> list[str]:
    """Whole command lines in the sentences of a page, each once."""
    prose = FENCED.sub("", read_page(page))
    lines = dict.fromkeys(" ".join(line.split()) for line in INLINE.findall(prose))
    return [line for line in lines if line.count(" ") > 1 and Command(line).is_whole]


def _headings(text: str) -> Iterator[int]:
    """Where headings of the second level begin; a remark in a file that is shown is none."""
    blank = FENCED.sub(lambda block: re.sub(r"[^\n]", " ", block[0]), text)
    return (one.start() for one in re.finditer(r"^## ", blank, re.MULTILINE))


def _steps(part: str) -> Iterator[File | Command]:
    """Files and commands in their order."""
    at = 0
    for block in FENCED.finditer(part):
        before = part[at : block.start()]
        yield from map(Command, INDENTED.findall(before))
        yield from _shown(block[1], block[2], NAMED.search(before))
        at = block.end()
    yield from map(Command, INDENTED.findall(part[at:]))


def _shown(kind: str, text: str, named: re.Match[str] | None) -> Iterator[File | Command]:
    """What one fenced block is to its reader."""
    if named:
        yield File(named[1], text)
    elif kind == "yaml":
        yield File("week.yaml", text)
    elif kind == "console":
        for typed in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
            line, _, said = typed.partition("\n")
            yield Command(line, said)
    else:
        yield from map(Command, re.findall(r"^(dutyplan .*)$", text, re.MULTILINE))
