"""Forms of the working area. The form of a record is made from its kind; the rules of records say what is wrong."""
