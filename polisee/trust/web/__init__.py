"""Screens of this room: the log of seals for everybody, incidents and outbound hosts for those who judge them."""
