"""Background work of the editorial engine."""
