"""Makes web pages of the chapters: site.py CHECKOUT NOTEBOOKS OUTPUT.

Copies the notebooks and the manifests into a folder as Sphinx wants them (an index with a card for each chapter, a page
for each manifest), and lets Sphinx with MyST-NB do the rest. Needs no network; the pages need none either.
"""

import base64
import json
import lzma
import re
import shutil
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

import nbformat
from sphinx.cmd.build import main as sphinx

HERE = Path(__file__).parent
MANIFEST = re.compile(r'manifest\("([\w./-]+\.yaml)"\)')


def text(cell):
    return "".join(cell["source"])


def title(notebook):
    return text(notebook["cells"][0]).splitlines()[0].lstrip("# ").strip()


def question(notebook):
    """The chapter's opening question: the first line in bold."""
    found = re.search(r"\*\*(.+?)\*\*", text(notebook["cells"][0]), re.DOTALL)
    return found.group(1).replace("\n", " ") if found else ""


def alternative(output):
    """What a reader without pictures gets: the first words of the text that the kernel sent beside the picture."""
    return "".join(output["data"].get("text/plain", "")).split(", query: ")[0].split("\n")[0][:120]


def pictures(notebook):
    for cell in notebook["cells"]:
        for output in cell.get("outputs", []):
            if "image/png" in output.get("data", {}):
                yield cell, output


def with_alternatives(notebook):
    """MyST-NB would name the file as a picture's alternative text; "width" makes the picture a link to itself."""
    for cell, output in pictures(notebook):
        cell["metadata"]["mystnb"] = {"image": {"width": "100%", "alt": alternative(output)}}


def chosen(checkout):
    """For each chapter the beginning of the text of the chart that stands for it."""
    lines = (checkout / "scripts" / "book" / "pictures.txt").read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines if not line.startswith("#"))


def picture(notebook, name, beginning):
    for _, output in pictures(notebook):
        if "".join(output["data"].get("text/plain", "")).startswith(beginning):
            return output
    sys.exit(f"{name} has no chart that begins with '{beginning}': correct scripts/book/pictures.txt.")


def with_links(notebook):
    """After a cell that shows a part of a manifest, a link to the whole of it."""
    cells = []
    for cell in notebook["cells"]:
        cells.append(cell)
        files = MANIFEST.findall(text(cell)) if cell["cell_type"] == "code" else []
        if files:
            links = ", ".join(f"[manifests/{file}](../manifests/{page(file)}.md)" for file in dict.fromkeys(files))
            cells.append(nbformat.v4.new_markdown_cell(f"*The whole file: {links}*"))
    return {**notebook, "cells": cells}


def page(manifest):
    return manifest.replace("/", "-").removesuffix(".yaml")


def executed(checkout, file):
    """The line under the title: what the recording of that run says, or where there is none the day alone."""
    recording = file.parent / "recorded" / f"{file.stem}.json.xz"
    if recording.exists():
        with lzma.open(recording, "rt", encoding="utf-8") as lines:
            head = json.loads(next(lines))
        return f"*Executed on {head['start'][:10]} with {', '.join(head['components'])}.*"
    # Git has the day of what is committed; the copies of "book run" have their file's.
    log = ["git", "-C", str(checkout), "log", "-1", "--format=%cs", "--", str(file)]
    committed = subprocess.run(log, capture_output=True, text=True, check=False).stdout.strip()
    return f"*Executed by {committed or date.fromtimestamp(file.stat().st_mtime)}.*"


def chapters(checkout, notebooks, staged):
    cards, choice = [], chosen(checkout)
    for file in sorted(notebooks.glob("[0-9][0-9]-*.ipynb")):
        notebook = json.loads(file.read_text(encoding="utf-8"))
        name = file.stem
        with_alternatives(notebook)
        first = notebook["cells"][0]
        heading, _, rest = text(first).partition("\n")
        first["source"] = heading + "\n\n" + executed(checkout, file) + "\n\n" + rest
        (staged / "chapters" / file.name).write_text(json.dumps(with_links(notebook)), encoding="utf-8")
        shown = picture(notebook, name, choice.get(name, ""))
        (staged / "_static" / f"{name}.png").write_bytes(base64.b64decode("".join(shown["data"]["image/png"])))
        cards.append(
            f"::::{{grid-item-card}} {title(notebook)}\n:link: chapters/{name}\n:link-type: doc\n"
            f":img-top: _static/{name}.png\n:img-alt: {alternative(shown)}\n\n{question(notebook)}\n::::\n")
    return cards


def manifests(checkout, staged):
    pages = []
    for file in sorted((checkout / "manifests").rglob("*.yaml")):
        name = str(file.relative_to(checkout / "manifests"))
        pages.append(page(name))
        shutil.copy(file, staged / "manifests" / f"{page(name)}.yaml")
        (staged / "manifests" / f"{page(name)}.md").write_text(
            f"# {name}\n\n```{{literalinclude}} {page(name)}.yaml\n:language: yaml\n```\n", encoding="utf-8")
    (staged / "manifests" / "index.md").write_text(
        "# The manifests\n\nEvery file the chapters apply, as it is applied: `kubectl apply -n NAMESPACE -f FILE`.\n\n"
        "```{toctree}\n:maxdepth: 1\n" + "\n".join(pages) + "\n```\n", encoding="utf-8")


def main():
    checkout, notebooks, output = (Path(argument).resolve() for argument in sys.argv[1:4])
    with tempfile.TemporaryDirectory(prefix="observability-demo-site-") as folder:
        staged = Path(folder)
        for name in ("chapters", "manifests", "_static", "_templates"):
            (staged / name).mkdir()
        shutil.copy(HERE / "layout.html", staged / "_templates")
        shutil.copy(HERE / "conf.py", staged)
        shutil.copy(HERE / "book.css", staged / "_static")
        shutil.copy(checkout / "scripts" / "diagram" / "architecture.png", staged / "_static")
        cards = chapters(checkout, notebooks, staged)
        manifests(checkout, staged)
        (staged / "index.md").write_text((HERE / "index.md").read_text(encoding="utf-8").replace(
            "@CARDS@", "\n".join(cards)), encoding="utf-8")
        # MyST-NB writes a folder of its own beside the pages, so they are made here and then copied.
        pages = staged / "_build" / "pages"
        failed = sphinx(["-b", "html", "-q", "-j", "auto", "-W", "--keep-going", "-d", str(staged / "_build" / "doctrees"),
                         str(staged), str(pages)])
        if not failed:
            shutil.copytree(pages, output, dirs_exist_ok=True)
        return failed


if __name__ == "__main__":
    sys.exit(main())
