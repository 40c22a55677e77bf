#!/usr/bin/env python3
"""Whether the cases show every rule passage passing, failing, undetermined and not applicable.

    coverage.py CHAPEAU ROOT

Passages and their kinds are those of the outline; which clause cites which passage is what a trace says; what the cases
expect is read from their files. What cannot be is listed, with the reason, in the table of policies/cptpp/README.md, and a
listed row that a case contradicts is a mistake too.
"""
import json
import pathlib
import re
import subprocess
import sys

chapeau, root = sys.argv[1], pathlib.Path(sys.argv[2])
policy = root / "policies/cptpp"
STATUSES = {"passes": "pass", "fails": "fail", "is undetermined": "undetermined", "does not apply": "not_applicable",
            "is approved": "pass", "is refused": "fail"}


def cited():
    record = policy / "samples/mexican-engineer.json"
    trace = json.loads(subprocess.run([chapeau, "eval", str(policy), "--record", str(record), "--format", "json"],
                                      stdout=subprocess.PIPE, check=True).stdout)
    return {clause["id"]: clause["cites"] for clause in trace["clauses"]}


def expected_statuses():
    """Pairs of clause and status that some case expects."""
    line = re.compile(r"^\s+([a-z][a-z0-9_.]*)\s+(" + "|".join(STATUSES) + r")\b")
    for path in sorted(policy.rglob("*.rules")):
        expecting = False
        for text in path.read_text(encoding="utf-8").splitlines():
            if text and not text[0].isspace():
                expecting = False
            elif text.strip() == "expect":
                expecting = True
            elif expecting and (match := line.match(text)):
                yield match[1], STATUSES[match[2]]


def excused():
    rows = re.findall(r"^\| `?(T52/[^|`\s]+)`? \| `?(\w+)`? \| (.+) \|$", (policy / "README.md").read_text("utf-8"), re.M)
    return {(passage, status) for passage, status, _ in rows}


rules = [row.split("\t")[0] for row in (policy / "t52.outline.tsv").read_text("utf-8").splitlines()[1:]
         if row.split("\t")[1] == "rule"]
cites = cited()
shown = {(passage, status) for clause, status in expected_statuses() for passage in cites.get(clause, [])}
excuses = excused()
missing = [f"{passage} is never expected to be {status}" for passage in rules
           for status in ("pass", "fail", "undetermined", "not_applicable")
           if (passage, status) not in shown | excuses]
wrong = [f"README.md says that {passage} cannot be {status}, but a case expects it" for passage, status in
         sorted(excuses & shown)]
for complaint in missing + wrong:
    print(complaint)
print(f"{len(rules)} passages, {len(shown)} statuses shown, {len(excuses)} that cannot be")
sys.exit(1 if missing or wrong else 0)
