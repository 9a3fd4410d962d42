"""Writes: one keyword-only function per act of a person, a file a family of acts."""
