#!/usr/bin/env python3
"""Compares docbind with docutils over the pages of a folder, in one run.

    python3 -m venv /tmp/docutils && /tmp/docutils/bin/pip install docutils
    cargo build --release -p docbind-codegen --features cli
    /tmp/docutils/bin/python codegen/benches/compare_docutils.py target/release/docbind DOCS [--repeat N]

docutils reads each page to its tree of nodes and nothing more. docbind does that, and goes on to the spec with its
types (`docbind spec`). What is measured is processor time, so that other programs and a second core change little.
Starting docbind counts; starting Python does not. Directives and roles of Sphinx are read as containers and as text:
docutils would stop at them sooner.
"""
import argparse
import os
import pathlib
import resource
import subprocess
import sys
import time

ENDINGS = {".rst", ".rest", ".inc"}


def pages(folder):
    paths = sorted(path for path in pathlib.Path(folder).rglob("*") if path.suffix.lower() in ENDINGS)
    return [(path, path.read_text(encoding="utf-8", errors="replace")) for path in paths]


def register():
    """Teaches docutils the names that only Sphinx knows."""
    from docutils import nodes
    from docutils.parsers.rst import Directive, directives, roles

    class Container(Directive):
        optional_arguments = 100
        final_argument_whitespace = True
        has_content = True

        def run(self):
            node = nodes.container()
            self.state.nested_parse(self.content, self.content_offset, node)
            return [node]

    for name in ("toctree", "only", "index", "highlight", "literalinclude"):
        directives.register_directive(name, Container)
    for name in ("ref", "doc", "file", "code", "kbd", "guilabel", "menuselection", "term", "command"):
        roles.register_generic_role(name, nodes.inline)


def docutils_seconds(texts):
    from docutils.core import publish_doctree

    settings = {
        "report_level": 5,
        "halt_level": 5,
        "file_insertion_enabled": False,
        "raw_enabled": False,
        "syntax_highlight": "none",
    }
    refused = 0
    start = time.process_time()
    for path, text in texts:
        try:
            publish_doctree(text, source_path=str(path), settings_overrides=settings)
        except Exception:  # docutils has no common class for what a page can make it raise
            refused += 1
    return time.process_time() - start, refused


def docbind_seconds(binary, folder):
    def used():
        children = resource.getrusage(resource.RUSAGE_CHILDREN)
        return children.ru_utime + children.ru_stime

    start = used()
    subprocess.run([binary, "spec", folder, "-o", os.devnull], check=True, stderr=subprocess.DEVNULL)
    return used() - start


def report(who, what, size, seconds):
    print(f"{who:16} {what:16} {size / seconds / 1e6:8.2f} MB/s {seconds:8.2f} s")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary", help="docbind, built with --release")
    parser.add_argument("docs", help="a folder of pages")
    parser.add_argument("--repeat", type=int, default=5, help="runs of docbind, of which the fastest counts")
    args = parser.parse_args()
    try:
        import docutils
    except ImportError:
        sys.exit("docutils is not installed; --help says how")
    register()
    texts = pages(args.docs)
    if not texts:
        sys.exit(f"no pages in {args.docs}")
    size = sum(len(text.encode()) for _, text in texts)
    ours = min(docbind_seconds(args.binary, args.docs) for _ in range(args.repeat))
    theirs, refused = docutils_seconds(texts)
    print(f"{len(texts)} pages, {size / 1e6:.1f} MB")
    report(f"docutils {docutils.__version__}", "pages to nodes", size, theirs)
    report("docbind", "pages to spec", size, ours)
    print(f"docbind is {theirs / ours:.0f} times as fast")
    if refused:
        print(f"docutils gave up on {refused} pages")


if __name__ == "__main__":
    main()
