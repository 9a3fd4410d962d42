"""Pages of accounts, people, organisations and roles."""
