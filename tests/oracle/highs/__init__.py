"""A third opinion: whole plans as mixed-integer programmes, solved by HiGHS.

It reaches plans that brute force cannot count. Nothing here imports `dutyplan`; with the brute
force it shares the facts of a plan (`tests.oracle.facts`: duties, who is barred, what the lines
of the file say), and neither the rules nor the goals built on them.

HiGHS and OR-Tools can't be loaded into one process: `worker.py` alone imports HiGHS, and runs
in a process of its own.
"""
