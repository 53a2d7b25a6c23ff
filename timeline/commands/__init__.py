"""The commands of `python -m timeline`, by what they are for."""
