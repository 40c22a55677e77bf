"""The scripts that set up: tools/chapeau and what it shares with tools/test. Run on copies, with stand-ins for CMake and
the package tools that only note what they were asked to do."""

import os
import shutil
import stat
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

from run import ROOT, CommandTest

CMAKE = """#!/usr/bin/env bash
echo "cmake $*" >>"$NOTES"
case $* in
    *--preset*) mkdir -p "$TREE/build/release"; touch "$TREE/build/release/build.ninja" ;;
    *--build*)
        echo "[1/2] compiling"; echo "noise of the compiler"
        [ -z "${FAILS:-}" ] || exit 1
        mkdir -p "$TREE/build/release/tools/cli"
        printf '#!/bin/sh\\necho "ran: $*"\\nexit 7\\n' >"$TREE/build/release/tools/cli/chapeau"
        chmod +x "$TREE/build/release/tools/cli/chapeau" ;;
esac
"""
DPKG_QUERY = """#!/usr/bin/env bash
for last; do :; done
case " $ABSENT " in *" $last "*) exit 1 ;; esac
printf installed
"""
APT_GET = """#!/usr/bin/env bash
echo "apt-get $*" >>"$NOTES"
"""
SUDO = """#!/usr/bin/env bash
echo "sudo" >>"$NOTES"
[ "$1" = -v ] || "$@"
"""


class LauncherTest(CommandTest):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.tree = Path(folder.name) / "a tree"
        self.bin = Path(folder.name) / "bin"
        self.notes = Path(folder.name) / "notes"
        for name in ["grammar", "interpreter", "stdlib", "tools/cli", "tools/desk", "tools/serve"]:
            (self.tree / name).mkdir(parents=True)
            (self.tree / name / "source.cpp").touch()
        for name in ["CMakeLists.txt", "CMakePresets.json", "tools/chapeau", "tools/setup.sh", "tools/packages.txt"]:
            shutil.copy(ROOT / name, self.tree / name)
        self.bin.mkdir()
        for name, text in [("cmake", CMAKE), ("dpkg-query", DPKG_QUERY), ("apt-get", APT_GET), ("sudo", SUDO),
                           ("id", "#!/bin/sh\necho ${USER_NUMBER:-0}\n")]:
            (self.bin / name).write_text(text)
            (self.bin / name).chmod(0o755)
        self.settle()

    def settle(self, seconds=-10):
        """Makes every source as old as that."""
        then = time.time() + seconds
        for file in self.tree.rglob("*"):
            if "build" not in file.parts:
                os.utime(file, (then, then))

    def launch(self, *arguments, cwd=None, script=None, **env):
        self.notes.write_text("")
        environment = {**os.environ, "PATH": f"{self.bin}:{os.environ['PATH']}", "NOTES": str(self.notes),
                       "TREE": str(self.tree), "ABSENT": "", **env}
        return subprocess.run([script or self.tree / "tools/chapeau", *arguments], cwd=cwd or self.tree,
                              env=environment, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)

    def asked(self):
        return self.notes.read_text().splitlines()

    def test_first_run_builds_and_runs(self):
        ended = self.launch("eval", "a b")
        self.assertEqual(ended.returncode, 7)
        self.assertEqual(ended.stdout, "ran: eval a b\n")
        self.assertEqual(self.asked(), [f"cmake -S {self.tree} --preset release",
                                        f"cmake --build {self.tree}/build/release --target chapeau"])
        self.assertRegex(ended.stderr, r"^configuring release: done in \d+ s\nbuilding release: done in \d+ s\n$")

    def test_later_runs_start_at_once(self):
        self.launch()
        ended = self.launch("check")
        self.assertEqual((ended.stdout, ended.stderr), ("ran: check\n", ""))
        self.assertEqual(self.asked(), [])

    def test_newer_source_is_built_once(self):
        self.launch()
        for name in ["grammar/source.cpp", "stdlib/source.cpp", "CMakeLists.txt", "tools/cli/new.cpp"]:
            (self.tree / name).touch()
            os.utime(self.tree / name, (time.time() + 5, time.time() + 5))
            self.assertEqual(self.launch().returncode, 7)
            self.assertEqual(self.asked(), [f"cmake --build {self.tree}/build/release --target chapeau"])
            self.settle()
            os.utime(self.tree / "build/release/built")
            self.launch()
            self.assertEqual(self.asked(), [])

    def test_failed_build_shows_the_log_and_is_tried_again(self):
        ended = self.launch(FAILS="1")
        self.assertEqual(ended.returncode, 2)
        self.assertEqual(ended.stdout, "")
        self.assertIn("noise of the compiler", ended.stderr)
        self.assertIn("help: all of its output is in build/release/build.log", ended.stderr)
        self.assertEqual(self.launch().returncode, 7)

    def test_missing_packages_are_installed_and_no_others(self):
        self.launch(ABSENT="libfmt-dev tao-pegtl-dev python3-jsonschema")
        self.assertEqual(self.asked()[0], "apt-get install -y --no-install-recommends libfmt-dev tao-pegtl-dev")

    def test_node_and_npm_of_another_package_will_do(self):
        for name in ["node", "npm"]:
            (self.bin / name).write_text("#!/bin/sh\n")
            (self.bin / name).chmod(0o755)
        self.launch(ABSENT="nodejs npm libfmt-dev")
        self.assertEqual(self.asked()[0], "apt-get install -y --no-install-recommends libfmt-dev")

    def test_sudo_for_who_is_not_root(self):
        self.launch(ABSENT="libfmt-dev", USER_NUMBER="1000")
        self.assertEqual(self.asked()[:3], ["sudo", "sudo", "apt-get install -y --no-install-recommends libfmt-dev"])

    def test_folder_it_is_run_in_stays(self):
        (self.bin / "linked").symlink_to(self.tree / "tools/chapeau")
        elsewhere = self.bin.parent
        for script in ["a tree/tools/chapeau", self.bin / "linked"]:
            self.assertEqual(self.launch("x", cwd=elsewhere, script=script).stdout, "ran: x\n")

    def test_looking_for_newer_sources_takes_little_time(self):
        for name in ["grammar", "interpreter"]:
            shutil.copytree(ROOT / name, self.tree / name, dirs_exist_ok=True)
        self.settle()
        self.launch()
        times = []
        for _ in range(9):
            begun = time.perf_counter()
            self.launch()
            times.append(time.perf_counter() - begun)
        print(f"a later run takes {sorted(times)[4] * 1000:.0f} ms to start")
        self.assertLess(sorted(times)[4], 0.1)


class ScriptsTest(CommandTest):
    def test_scripts_are_sound_and_may_be_run(self):
        for name in ["tools/chapeau", "tools/test", "tools/lint", ".ci/run", "tests/fuzz/run"]:
            self.assertEqual(subprocess.run(["bash", "-n", ROOT / name], check=False).returncode, 0)
            self.assertTrue(os.stat(ROOT / name).st_mode & stat.S_IXUSR, name)

    def test_unknown_stage(self):
        ended = subprocess.run([ROOT / "tools/lint", "--odd"], capture_output=True, text=True, check=False)
        self.assertEqual(ended.returncode, 2)
        self.assertIn("usage: tools/lint", ended.stderr)


if __name__ == "__main__":
    unittest.main()
