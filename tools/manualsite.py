"""What `mkdocs build` needs to know of a manual whose front page is the README.

mkdocs knows only files in docs/. The pages link to others, too: the READMEs, the week files in
configs/, the results of the benchmarks. These come into the site at the place they have in the
project, README.md as its front page, and links to them lead there.
"""

from __future__ import annotations

import posixpath
import re
from pathlib import Path, PurePosixPath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

ROOT = Path(__file__).resolve().parent.parent
DOCS = "docs"
FRONT = {"README.md": "index.md"}

# A link of Markdown: what stands before its target, the target, and an anchor.
LINK = re.compile(r"(\]\()(?!\w+:|#)([^)\s#]+)(#[^)\s]*)?(?=\))")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Take in the READMEs, and whatever a page links to that lies outside of docs/."""
    to_read = sorted({f"{DOCS}/{file.src_uri}" for file in files.documentation_pages()})
    to_read += [path.name for path in sorted(ROOT.glob("README*.md"))]
    seen = set(to_read)
    while to_read:
        path = to_read.pop()
        uri = _uri(path)
        if not files.get_file_from_path(uri):
            files.append(File.generated(config, uri, abs_src_path=str(ROOT / path)))
        if not path.endswith(".md"):
            continue
        for match in LINK.finditer((ROOT / path).read_text(encoding="utf-8")):
            target = _resolved(path, match[2])
            if (ROOT / target).is_file() and target not in seen:
                seen.add(target)
                to_read.append(target)
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Let links lead to where their targets are in the site."""
    here = next((path for path, uri in FRONT.items() if uri == page.file.src_uri), None)
    own = here or _path(page.file.src_uri)
    folder = str(PurePosixPath(page.file.src_uri).parent)

    def led(match: re.Match[str]) -> str:
        uri = _uri(_resolved(own, match[2]))
        return f"{match[1]}{posixpath.relpath(uri, folder)}{match[3] or ''}"

    return LINK.sub(led, markdown)


def _resolved(path: str, link: str) -> str:
    """The file that a link means, from the project's folder."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), link))


def _uri(path: str) -> str:
    """Where a file of the project lies in the site."""
    return FRONT.get(path, path.removeprefix(f"{DOCS}/"))


def _path(uri: str) -> str:
    """Where a page of the site lies in the project."""
    return f"{DOCS}/{uri}" if (ROOT / DOCS / uri).exists() else uri
