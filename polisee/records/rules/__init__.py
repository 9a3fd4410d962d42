"""What the rule book says of records: kinds and their fields, life, languages. Pure functions."""
