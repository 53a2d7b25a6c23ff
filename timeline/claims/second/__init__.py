"""A second reader, for those who have a model to ask: off by default, and believed only where its evidence is in the text.

`read_settings` (what to ask) → `read_articles_second` (claims that stand, what was not believed, faults) → `compare_readings`
(beside the claims that the rules found). docs/second-reader.md tells the whole of it.
"""

from timeline.claims.second.compare import Agreement, compare_readings, count_verdicts
from timeline.claims.second.prompt import PROMPT_VERSION
from timeline.claims.second.reader import SecondReading, read_articles_second, read_second
from timeline.claims.second.settings import Settings, read_settings
from timeline.claims.second.verify import Rejection

__all__ = ["PROMPT_VERSION", "Agreement", "Rejection", "SecondReading", "Settings", "compare_readings", "count_verdicts",
           "read_articles_second", "read_second", "read_settings"]
