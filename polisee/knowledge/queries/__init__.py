"""Reads of this feature, one function per need of a page."""
