"""Prints /openapi.json as the server of a policy says it: document.py POLICY, with the program of the release build."""

import os
import sys
from pathlib import Path

root = Path(__file__).resolve().parents[2]
os.environ.setdefault("CHAPEAU_PROGRAM", str(root / "build/release/tools/cli/chapeau"))
os.environ["CHAPEAU_ROOT"] = str(root)
sys.path.insert(0, str(root / "tests/serve"))

from serving import Server  # noqa: E402

with Server(policy=sys.argv[1]) as server:
    print(server.get("/openapi.json").text)
