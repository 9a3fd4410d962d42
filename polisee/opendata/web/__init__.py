"""Pages and files of this feature."""
