"""Rules without a database: how a record is cited, how long the steps of a review took, how a chain is laid out."""
