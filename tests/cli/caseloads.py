"""Caseloads of the small policy, for the tests of `chapeau batch`."""

import json
import random
import tempfile
from pathlib import Path

from run import FISHING, CommandTest, adult, chapeau

APPROVED = adult(application__id="A")
REFUSED = adult(application__id="R", applicant__age=15)
UNDETERMINED = adult(application__id="U", applicant__age=None)
BAD = '{"applicant": {"age": "fifteen"}}'


def text_of(*records):
    return "".join((r if isinstance(r, str) else json.dumps(r)) + "\n" for r in records)


def mixed(count):
    """Lines of all kinds, of many lengths, in an order that does not repeat."""
    draw = random.Random(count)
    lines = []
    for number in range(count):
        kind = draw.choice([APPROVED, REFUSED, UNDETERMINED, BAD, "not JSON at all"])
        if isinstance(kind, dict):
            kind = adult(application__id=f"{number}-" + "x" * draw.choice([0, 5, 300]),
                         applicant__age=draw.choice([None, *range(10, 20)]))
        lines.append(kind)
    return text_of(*lines)


class Caseload(CommandTest):
    def setUp(self):
        held = tempfile.TemporaryDirectory()
        self.addCleanup(held.cleanup)
        self.folder = Path(held.name)

    def file(self, content, name="caseload.jsonl"):
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def batch(self, records, *options):
        return chapeau("batch", FISHING, "--records", records, *options)
