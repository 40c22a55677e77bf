#!/usr/bin/env python3
"""The engine against records whose outcome was worked out elsewhere.

    agreement.py CHAPEAU ROOT [RECORDS [SEED]]

First the 72 records beside this file, with outcome, every passage and the permit's last day; then RECORDS more (2,000
unless told) from the independent reference in t52/, which makes and evaluates them by its own lights.
"""
import pathlib
import subprocess
import sys
import tempfile

chapeau, root = sys.argv[1], pathlib.Path(sys.argv[2])
records = sys.argv[3] if len(sys.argv) > 3 else "2000"
seed = sys.argv[4] if len(sys.argv) > 4 else "20261122"
here = root / "tests/policies/t52"
policy = root / "policies/cptpp"


def run(*command, stdin=None):
    done = subprocess.run([str(word) for word in command], stdin=stdin, stdout=subprocess.PIPE, check=False)
    if done.returncode != 0:
        sys.exit(f"{' '.join(str(word) for word in command)}: exit {done.returncode}\n{done.stdout.decode()[-2000:]}")
    return done.stdout


def compare(expected, lines):
    with tempfile.NamedTemporaryFile() as out:
        out.write(run(chapeau, "batch", policy, "--records", lines, "--statuses", "--grants"))
        out.flush()
        print(run(sys.executable, here / "reference.py", "compare", expected, out.name).decode(), end="")


compare(here / "expected.jsonl", here / "records.jsonl")
with tempfile.NamedTemporaryFile() as generated, tempfile.NamedTemporaryFile() as expected:
    generated.write(run(sys.executable, here / "reference.py", "generate", records, seed))
    generated.flush()
    with open(generated.name, "rb") as lines:
        expected.write(run(sys.executable, here / "reference.py", "evaluate", stdin=lines))
    expected.flush()
    compare(expected.name, generated.name)
