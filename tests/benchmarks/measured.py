"""Write docs/measured.md: every figure that the documents name, each from a command of this repository.

    python -m tests.benchmarks.measured [--quick]

Needs the folder shared/ beside the working copy for the reading scores. `--quick` leaves the benchmarks of speed as they stand.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "measured.md"
SCORER = "../shared/score/score_claims.py"
EXTRACT = "python -m timeline extract --format jsonl"

# (title, what it says, command as a reader would type it, whether it measures speed)
PARTS = [
    ("Reading: the development set", "Claims found in the 44 annotated texts that the rules were tuned on: a score on them is no result, "
     "only a floor that may not fall.", f"python {SCORER} tests/gold -- {EXTRACT}", False),
    *[(f"Reading: texts of our own, tuned on ({name})", "By other hands than the rules, opened to tuning.",
       f"python {SCORER} tests/gold/own/{lang} -- {EXTRACT}", False)
      for lang, name in (("en", "English"), ("ar", "Arabic"), ("fr", "French"), ("ru", "Russian"), ("es", "Spanish"))],
    *[(f"Reading: texts held back ({name})", "Written by other hands and read for scoring only, at the end.",
       f"python {SCORER} tests/gold/held/{lang} -- {EXTRACT}", False)
      for lang, name in (("en", "English"), ("ar", "Arabic"), ("fr", "French"), ("ru", "Russian"), ("es", "Spanish"))],
    ("Places: spellings located", "Every spelling of the gazetteer, spellings held out, spellings altered, names of other things.",
     "python -m geo.report", False),
    ("The map beside the reports", "The last offensive from the shipped digests alone.", "python -m tests.benchmarks.truth", False),
    ("Speed of reading", "In one process, rounds alternating.", "python -m tests.benchmarks.extract", True),
    ("Speed of control", "With the rivals in the same run.", "python -m tests.benchmarks.control", True),
]

HEAD = """# What was measured

Written by `python -m tests.benchmarks.measured`; each figure is what the command beside it printed. Speeds are of one shared machine with
two cores: read the ratios, not the seconds.
"""


def run_part(command: str) -> str:
    words = [sys.executable if w == "python" else w for w in command.split()]
    said = subprocess.run(words, cwd=ROOT, capture_output=True, encoding="utf-8")
    if said.returncode:
        return f"(failed with {said.returncode}: {said.stderr.strip().splitlines()[-1] if said.stderr.strip() else 'no word'})"
    return said.stdout.rstrip()


def write_page(*, quick: bool) -> str:
    before = PAGE.read_text("utf-8") if PAGE.exists() else ""
    parts = [HEAD]
    for title, text, command, speed in PARTS:
        folder = re.search(r"tests/gold/\S+", command)
        if folder and not (ROOT / folder[0]).is_dir():
            continue
        kept = re.search(rf"^## {re.escape(title)}$.*?(?=^## |\Z)", before, re.MULTILINE | re.DOTALL)
        if quick and speed and kept:
            parts.append(kept[0].rstrip() + "\n")
            continue
        print(f"{title} …", file=sys.stderr)
        parts.append(f"## {title}\n\n{text}\n\n```\n$ {command}\n{run_part(command)}\n```\n")
    return "\n".join(parts)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--quick", action="store_true")
    page = write_page(quick=parser.parse_args().quick)
    PAGE.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
