"""Rules of this feature: what the protocols say."""
