"""The public face: home, themes, partners and their map, working groups, work packages, time line, about."""
