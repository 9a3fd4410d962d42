"""PDF files by typst: the engine and its fonts come inside its package, so no library of the system is needed.

What people wrote goes in as data, never as typst's own language: nothing that is typed can command the typesetter.
"""

import json
from pathlib import Path
from typing import Any

import typst
from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

Block = dict[str, Any]
_markdown = MarkdownIt("commonmark", {"html": False}).disable(["html_block", "html_inline"])


def typeset(template: Path, data: Any) -> bytes:
    """A PDF made from a typst template, which reads `data` (any JSON value) from `sys.inputs.data`."""
    pdf: bytes = typst.compile(template.read_bytes(), sys_inputs={"data": json.dumps(data, ensure_ascii=False)})
    return pdf


def blocks_of(markdown: str) -> list[Block]:
    """A Markdown text as a tree that a template can walk: `{"type", "text"?, "href"?, "children"?}`."""
    return [_block(node) for node in SyntaxTreeNode(_markdown.parse(markdown)).children]


def _block(node: SyntaxTreeNode) -> Block:
    block: Block = {"type": "text" if node.type in ("text_special", "code_inline", "image") else node.type}
    if node.type in ("text", "text_special", "code_inline", "code_block", "fence", "image"):
        block["text"] = node.content
    if node.type == "link":
        block["href"] = str(node.attrs.get("href", ""))
    if node.type == "heading":
        block["level"] = int(node.tag[1])
    if node.children and node.type != "image":
        block["children"] = [_block(child) for child in node.children]
    return block
