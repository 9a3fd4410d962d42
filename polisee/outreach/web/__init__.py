"""Screens of the public face."""
