"""Acts of people in this feature beside those of the editorial engine."""
