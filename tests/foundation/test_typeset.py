"""What people write is set as text and cannot command the typesetter."""

from pathlib import Path

from polisee.foundation.typeset import blocks_of, typeset


def test_markdown_becomes_a_tree_without_html() -> None:
    tree = blocks_of("Some **bold** text\n\n- one\n- two\n\n<script>x</script>")
    assert [block["type"] for block in tree] == ["paragraph", "bullet_list", "paragraph"]
    assert "<script>" in str(tree[2])


def test_typsts_own_language_in_a_text_stays_text(tmp_path: Path) -> None:
    template = tmp_path / "t.typ"
    template.write_text("#let data = json(bytes(sys.inputs.data))\n#data.text")
    pdf = typeset(template, {"text": '#read("/etc/passwd") = heading $x$ @cite <label> \\ #panic()'})
    assert pdf.startswith(b"%PDF")


def test_every_script_of_ours_has_its_letters(tmp_path: Path) -> None:
    template = tmp_path / "t.typ"
    template.write_text("#let data = json(bytes(sys.inputs.data))\n#data.text")
    pdf = typeset(template, {"text": "Клъстер Ђорђе Љубав ελληνικά ς ș ț đ ć ő ű ë ľ"})
    assert b"LibertinusSerif" in pdf or len(pdf) > 5000
