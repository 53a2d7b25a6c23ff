"""What is claimed: which party holds, took, lost or contests what, when, how much, and who says so."""

from timeline.claims.extract import VERSION, extract_claims
from timeline.claims.reader import Reader, read_reader

__all__ = ["VERSION", "Reader", "extract_claims", "read_reader"]
