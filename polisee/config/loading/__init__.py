"""Loading records from a file of JSON lines."""
