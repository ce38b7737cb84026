"""Commands for who keeps the store: `python -m modules.admin --help`."""
