"""What of this feature can be followed: records, themes, regions, partners, searches; and what is new."""
