"""Reading of languages whose verb stands first and whose nouns stand before what belongs to them (`word_order = "vso"`: Arabic).

Here a subject follows its verb, a verb has a topic or none before it, verbal nouns say as much as verbs, small words
are written together with their neighbours, and a noun phrase is led by its head.
"""

from timeline.claims.verbfirst.reading import read_verb_first

__all__ = ["read_verb_first"]
