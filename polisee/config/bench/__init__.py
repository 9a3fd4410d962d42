"""Benches of the whole: pages, memory, start. Each yields result lines; the command writes them as JSON."""
