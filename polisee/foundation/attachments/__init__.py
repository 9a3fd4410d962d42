"""Files that people attach: taken in only when we know what they are and have looked at what they carry.

*type* – told by the content, never by the name; *container* – an Office or OpenDocument file, of which only the
directory is read; *note* – something in a file that a reviewer should know of; *clean name* – the name under which it
is offered; *kept* – stored by its digest, wholly or not at all.

What cannot be looked into (encrypted, packed in an unknown way) is refused: nothing fails open.
"""
