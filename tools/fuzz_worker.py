"""One target tried for some seconds, in a process of its own: `tools/fuzz.py` starts it.

By atheris (libFuzzer), which looks for inputs that reach new lines of the package; where it can't
be had, by mutations at random of the same seeds. A finding stops nothing: it is made as small as
quickly can be, and put into a folder with what went wrong beside it.
"""

from __future__ import annotations

import hashlib
import random
import re
import sys
import time
import traceback
from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import nullcontext
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WHY = ".why"
"""Ends the name of the file that says what is wrong with the input beside it."""

_SECONDS_TO_SHRINK = 3.0
_HANG = 60
"""Seconds after which an input ends the worker."""
_WORD = re.compile(rb"[\w.:+-]{2,20}")
_MOST_WORDS = 600
_PIECES = (b"\n", b"\n  ", b": ", b"- ", b"{", b"}", b"[", b"]", b",", b";", b'"', b"'", b"&a ",
           b"*a", b"\\u0000", b"\\ud800", b"\t", b"\r", b"\xe2\x80\xa8", b"\xef\xbb\xbf", b"\xff",
           b"\xc4\xb0", b"\xe2\x80\xae", b"9999999999999999999")  # fmt: skip


class Findings:
    """Tries inputs, and keeps those with which something is wrong, one for each fault.

    Parameters
    ----------
    run
        The target.
    folder
        Where findings are put.
    max_seconds
        An input that takes the processor longer is one.
    """

    def __init__(self, run: Callable[[bytes], None], folder: Path, max_seconds: float) -> None:
        self._run = run
        self._folder = folder
        self._max_seconds = max_seconds
        self._known: set[str] = set()

    def look(self, data: bytes) -> None:
        """Try an input, and keep it if it shows a fault that is not known yet."""
        fault, why = self._fault(data)
        if not fault or fault in self._known:
            return
        self._known.add(fault)
        data = data if fault == "slow" else self._shrunk(data, fault)
        name = hashlib.sha256(data).hexdigest()[:16]
        (self._folder / name).write_bytes(data)
        (self._folder / f"{name}{WHY}").write_text(f"{fault}\n{why}", encoding="utf-8")

    def _fault(self, data: bytes) -> tuple[str, str]:
        """What is wrong: the error and the line that raised it, and all that is said of it."""
        start = time.process_time()
        try:
            self._run(data)
        except Exception as error:
            last = traceback.extract_tb(error.__traceback__)[-1]
            place = Path(last.filename)
            place = place.relative_to(ROOT) if place.is_relative_to(ROOT) else place
            said = "".join(traceback.format_exception(error)).encode(errors="replace").decode()
            return f"{type(error).__name__} at {place.as_posix()}:{last.lineno}", said
        seconds = time.process_time() - start
        return ("slow", f"{seconds:.1f} s") if seconds > self._max_seconds else ("", "")

    def _shrunk(self, data: bytes, fault: str) -> bytes:
        """As much of an input as shows the same fault: pieces are left out, ever smaller ones."""
        end = time.monotonic() + _SECONDS_TO_SHRINK
        size = len(data) // 2
        while size:
            start = 0
            while start < len(data) and time.monotonic() < end:
                less = data[:start] + data[start + size :]
                if self._fault(less)[0] == fault:
                    data = less
                else:
                    start += size
            size //= 2
        return data


def words_in(seeds: Iterable[bytes]) -> list[bytes]:
    """The words that stand in seeds most often, and what languages of files are made of."""
    found = Counter(word for seed in seeds for word in _WORD.findall(seed))
    return [word for word, _ in found.most_common(_MOST_WORDS)] + list(_PIECES)


def guided(
    options: Namespace, look: Callable[[bytes], None], words: list[bytes], most: int
) -> None:
    """Try what libFuzzer makes of the seeds until time is up; it ends the process."""
    import atheris

    left = max(1, round(options.end - time.time()))  # the start of it takes a while
    listed = options.folder / "words.txt"
    lines = ('"{}"'.format("".join(f"\\x{byte:02x}" for byte in word)) for word in words)
    listed.write_text("\n".join(lines), encoding="ascii")
    arguments = [
        f"-max_total_time={left}",
        f"-max_len={most}",
        f"-seed={options.seed}",
        f"-dict={listed}",
        f"-timeout={_HANG}",
        f"-report_slow_units={_HANG}",  # by the clock, and so on a busy machine of any input
        f"-artifact_prefix={options.found}/",
        "-print_final_stats=1",
        "-reload=5",
        str(options.folder / "corpus"),
    ]
    atheris.Setup([sys.argv[0], *arguments], look)
    atheris.Fuzz()


def at_random(
    options: Namespace, look: Callable[[bytes], None], seeds: list[bytes], words: list[bytes]
) -> None:
    """Try seeds with other bytes and words in them until time is up, and say how many it were."""
    chance = random.Random(options.seed)
    end = max(options.end, time.time() + 1)
    number = 0
    try:
        while time.time() < end:
            look(_mutated(chance, seeds, words))
            number += 1
    except KeyboardInterrupt:
        pass
    print(f"#{number}\tDONE", file=sys.stderr)


def _mutated(chance: random.Random, seeds: list[bytes], words: list[bytes]) -> bytes:
    data = chance.choice(seeds)
    for _ in range(chance.choice((1, 1, 2, 4, 8))):
        start = chance.randrange(len(data) + 1)
        gone = chance.choice((0, 0, 1, 1, 2, 8, 40))
        other = chance.choice(seeds)
        place = chance.randrange(len(other) + 1)
        piece = chance.choice(
            (b"", chance.randbytes(1), chance.choice(words), other[place : place + 40])
        )
        data = data[:start] + piece + data[start + gone :]
    return data


def main() -> None:
    """Try one target."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("target")
    parser.add_argument("--end", type=float, required=True, help="the moment, since 1970")
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--folder", type=Path, required=True, help="the corpus it works with")
    parser.add_argument("--found", type=Path, required=True, help="where findings are put")
    options = parser.parse_args()
    try:
        import atheris
    except ImportError:
        atheris = None
    # What is imported here, and all that it imports, tells which lines of it were reached.
    with atheris.instrument_imports(include=["dutyplan"]) if atheris else nullcontext():
        from tests.fuzz.seeds import seeds
        from tests.fuzz.targets import MAX_BYTES, MAX_SECONDS, TARGETS, import_all

        import_all()
    own = list(seeds(options.target))
    findings = Findings(TARGETS[options.target], options.found, MAX_SECONDS)
    if atheris is None:
        at_random(options, findings.look, own, words_in(own))
        return
    corpus = options.folder / "corpus"
    corpus.mkdir(exist_ok=True)
    for seed in own:
        (corpus / hashlib.sha256(seed).hexdigest()[:16]).write_bytes(seed)
    guided(options, findings.look, words_in(own), MAX_BYTES)


if __name__ == "__main__":
    main()
