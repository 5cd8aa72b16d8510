"""How fast the journal is at ten years' size, beside what cannot be undercut.

`python -m tests.benchmarks` prints ratios measured side by side in one run. Each module
measures one part of the journal and gives rows; `catalog.py` lists them. No test is timed.
"""
