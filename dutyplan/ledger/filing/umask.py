"""What new files do not allow: the mask of the process."""

from __future__ import annotations

import os
import re
import threading
from pathlib import Path

_STATUS = Path("/proc/self/status")  # where there is one: Linux
_LINE = re.compile(r"^Umask:\s*([0-7]+)$", re.MULTILINE)
_STRICT = 0o077

_lock = threading.Lock()


def umask() -> int:
    """The mask of the process, whatever its other threads do meanwhile.

    Most systems tell it only to whoever sets another one, and that one holds for all threads. So
    it is read where it can be read; elsewhere it is a strict one for a moment, one thread at a
    time: a file that another thread makes just then is closed to others rather than open.
    """
    try:
        found = _LINE.search(_STATUS.read_text(encoding="ascii", errors="replace"))
    except OSError:
        found = None
    if found:
        return int(found[1], 8)
    with _lock:
        mask = os.umask(_STRICT)
        os.umask(mask)
    return mask
