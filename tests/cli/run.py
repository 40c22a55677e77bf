"""Runs the chapeau program as a person would, for the tests beside this file.

The program and the root of the sources come in through the environment, as ctest sets them."""

import json
import os
import pty
import subprocess
import threading
import time
import unittest
from pathlib import Path

PROGRAM = os.environ["CHAPEAU_PROGRAM"]
ROOT = Path(os.environ["CHAPEAU_ROOT"])
HERE = Path(__file__).resolve().parent
FISHING = "policies/fishing"
ADULT = "policies/fishing/samples/adult.json"
SANITIZED = os.environ.get("CHAPEAU_SANITIZED") == "1"


class Ended:
    """How a run ended: its exit code and what it wrote."""

    def __init__(self, code, out, err):
        self.code, self.out, self.err = code, out, err

    @property
    def json(self):
        return json.loads(self.out)

    @property
    def lines(self):
        return [json.loads(line) for line in self.out.split("\n")[:-1]]


def chapeau(*arguments, stdin="", env=None, cwd=HERE):
    """Runs the program in this folder, without a terminal; `env` is added to the environment."""
    environment = {**os.environ, **(env or {})}
    data = stdin if isinstance(stdin, bytes) else stdin.encode()
    ended = subprocess.run([PROGRAM, *map(str, arguments)], input=data, capture_output=True, env=environment, cwd=cwd,
                           timeout=300, check=False)
    return Ended(ended.returncode, ended.stdout.decode(), ended.stderr.decode())


def on_terminal(*arguments, stdin=(), streams=("out", "err"), env=None):
    """Runs the program with these of its outputs on a terminal, and returns all that the terminal shows. `stdin` is
    written piece by piece, a third of a second between one and the next.

    A terminal that its last writer closes may drop what is still on the way, so this side keeps it open and writes the
    end itself."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "NO_COLOR": "", **(env or {})}
    program = subprocess.Popen([PROGRAM, *arguments], cwd=HERE, env=environment, stdin=subprocess.PIPE,
                               stdout=theirs if "out" in streams else subprocess.DEVNULL,
                               stderr=theirs if "err" in streams else subprocess.DEVNULL)
    end = b"\x04 the end \x04"
    shown = bytearray()

    def look():
        while not shown.endswith(end):
            shown.extend(os.read(ours, 65536))

    looking = threading.Thread(target=look, daemon=True)  # where the program fails it is left alone
    looking.start()
    for piece in stdin:
        program.stdin.write(piece.encode())
        program.stdin.flush()
        time.sleep(0.33)
    program.stdin.close()
    code = program.wait()
    os.write(theirs, end)
    looking.join()
    os.close(ours)
    os.close(theirs)
    return Ended(code, shown.removesuffix(end).decode().replace("\r\n", "\n"), "")


def adult(**changes):
    """The adult's record, with facts changed by path: adult(applicant__age=15); None leaves a fact out."""
    record = json.loads((HERE / ADULT).read_text())
    for path, value in changes.items():
        group, field = path.split("__")
        if value is None:
            record.get(group, {}).pop(field, None)
        else:
            record.setdefault(group, {})[field] = value
    return record


class CommandTest(unittest.TestCase):
    maxDiff = None

    def assertEnds(self, ended, code):
        self.assertEqual(ended.code, code, f"\nstandard output:\n{ended.out}\nstandard error:\n{ended.err}")
