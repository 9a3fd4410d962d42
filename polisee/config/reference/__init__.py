"""Loading the reference partnership from the data files in `polisee/reference`."""
