"""Commands for anyone who looks after the store: `python -m modules.admin --help`."""
