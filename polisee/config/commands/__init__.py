"""The commands of `polisee`, a module each; each module's `command` is what the command line calls."""
