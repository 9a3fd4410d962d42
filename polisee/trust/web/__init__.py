"""Screens of this room: the log of seals for everybody, incidents for those who judge them."""
