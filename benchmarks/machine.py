"""The machine and the versions that figures come from."""

from __future__ import annotations

import os
import platform
import re
import shutil
import subprocess
import sys
from importlib import metadata, util
from pathlib import Path

_PACKAGES = ("ortools", "highspy", "timefold")


def describe() -> list[str]:
    """Lines of what matters to speed; no names of machines or people."""
    versions = [f"Python {platform.python_version()}", f"dutyplan {metadata.version('dutyplan')}"]
    versions += [f"{name} {metadata.version(name)}" for name in _PACKAGES if has_package(name)]
    if has_java():
        versions.append(_java())
    return [
        f"{_processor()}, {_num_cores()} cores, {_gibibytes()} GiB of memory, "
        f"{platform.system()} on {platform.machine()}",
        ", ".join(versions),
    ]


def has_package(name: str) -> bool:
    """Whether it is installed."""
    return util.find_spec(name) is not None


def has_java() -> bool:
    """Whether a JVM is there to be started."""
    home = os.environ.get("JAVA_HOME")
    return shutil.which("java") is not None or (home is not None and Path(home).is_dir())


def _java() -> str:
    command = shutil.which("java") or str(Path(os.environ["JAVA_HOME"], "bin", "java"))
    said = subprocess.run([command, "-version"], capture_output=True, text=True, check=False)
    found = re.search(r'version "([^"]+)"', said.stderr + said.stdout)
    return f"Java {found.group(1)}" if found else "Java"


def _processor() -> str:
    try:
        text = Path("/proc/cpuinfo").read_text("utf-8")
    except OSError:
        return platform.processor() or "processor unknown"
    found = re.search(r"^model name\s*:\s*(.+)$", text, re.MULTILINE)
    return " ".join(found.group(1).split()) if found else "processor unknown"


def _num_cores() -> int:
    """Those that this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _gibibytes() -> int:
    return round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30)
