"""`chapeau batch` for whole caseloads: threads, compressed files, CSV, what is left out, summaries, one record explained."""

import bz2
import csv
import gzip
import io
import json
import lzma
import os
import random
import signal
import subprocess
import tarfile
import tempfile
import time
import unittest
from pathlib import Path

from caseloads import APPROVED, BAD, REFUSED, UNDETERMINED, Caseload, mixed, text_of
from run import FISHING, HERE, PROGRAM, SANITIZED, adult, chapeau


class JobsTest(Caseload):
    def test_any_number_of_jobs_gives_the_same_bytes(self):
        records = self.file(mixed(3000 if SANITIZED else 20000))
        for options in [[], ["--statuses", "--grants"], ["--format", "csv"], ["--summary", "json"]]:
            alone = self.batch(records, *options)
            for jobs in [2, 3, 7]:
                together = self.batch(records, "--jobs", jobs, *options)
                self.assertEqual((alone.code, alone.out, alone.err), (together.code, together.out, together.err))

    def test_a_bad_line_at_every_place_of_a_block(self):
        for bad in range(9):
            lines = [APPROVED] * 9
            lines[bad] = BAD
            for jobs in [1, 2]:
                ended = self.batch(self.file(text_of(*lines)), "--jobs", jobs)
                self.assertEnds(ended, 1)
                self.assertEqual([n for n, line in enumerate(ended.lines) if "error" in line], [bad])
                self.assertEqual(ended.lines[bad]["line"], bad + 1)

    def test_long_lines_among_short_ones(self):
        long = adult(application__id="L" + "x" * 1_000_000)
        too_long = '{"application": {"id": "' + "x" * (17 << 20) + '"}}'
        records = self.file(text_of(APPROVED, long, REFUSED, too_long, APPROVED, too_long, long))
        for jobs in [1, 3]:
            ended = self.batch(records, "--jobs", jobs)
            self.assertEnds(ended, 1)
            self.assertEqual([line.get("outcome", line.get("line")) for line in ended.lines],
                             ["approve", "approve", "refuse", 4, "approve", 6, "approve"])

    def test_a_reader_that_goes_away_ends_the_run(self):
        records = self.file(text_of(APPROVED) * 50000)
        for jobs in ["1", "2"]:
            program = subprocess.Popen([PROGRAM, "batch", FISHING, "--records", records, "--jobs", jobs], cwd=HERE,
                                       stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            program.stdout.readline()
            program.stdout.close()
            self.assertEqual(program.wait(60), 128 + signal.SIGPIPE)
            self.assertEqual(program.stderr.read(), b"")
            program.stderr.close()

    def test_jobs_are_at_least_one(self):
        self.assertEnds(self.batch(self.file(""), "--jobs", 0), 2)


class MappedTest(Caseload):
    """A large file is mapped, a block of 1.5 MiB at a time, and its end is read; a pipe is read throughout."""

    def check_same_as_a_pipe(self, text, *options):
        file = self.file(text)
        piped = chapeau("batch", FISHING, "--records", "-", *options, stdin=text)
        self.assertTrue(piped.out)
        self.assertEqual(self.batch(file, *options).out, piped.out)
        with open(file) as opened:
            redirected = subprocess.run([PROGRAM, "batch", FISHING, "--records", "-", *options], cwd=HERE,
                                        stdin=opened, capture_output=True, text=True, timeout=300)
        self.assertEqual(redirected.stdout, piped.out)

    def test_a_file_gives_what_a_pipe_gives(self):
        text = mixed(40000)
        self.assertGreater(len(text), 3 * 2**20)
        for options in [[], ["--jobs", "3", "--statuses"], ["--jobs", "2", "--summary", "json"]]:
            self.check_same_as_a_pipe(text, *options)

    def test_blocks_that_end_anywhere(self):
        """A line break before, on and behind a block's last byte; the file's end near there, or near a page's."""
        block = 3 * 2**19
        line = text_of(APPROVED)
        for more in [-1, 0, 1]:
            for behind in [0, 1, 62, 63, 64, 65, 4096]:
                spaces = block + more - len(line) * (block // len(line) - 1)
                text = line * (block // len(line) - 2) + " " * spaces + line
                self.assertEqual(len(text), block + more)
                self.check_same_as_a_pipe(text + "x" * behind, "--summary", "json")

    def test_a_line_longer_than_a_block(self):
        long = text_of(adult(application__id="long " + "x" * 3 * 2**20))
        text = mixed(15000)
        cut = text.index("\n", len(text) // 2) + 1
        self.check_same_as_a_pipe(text[:cut] + long + text[cut:], "--jobs", "2")

    def test_the_offset_of_standard_input_is_kept_to(self):
        """The first line is somebody else's: it was taken before the program began."""
        file = self.file("not for this program\n" + text_of(APPROVED) * 12000)
        with open(file, "rb", buffering=0) as opened:
            opened.seek(len("not for this program\n"))
            ended = subprocess.run([PROGRAM, "batch", FISHING, "--records", "-", "--summary", "json"], cwd=HERE,
                                   stdin=opened, capture_output=True, text=True, timeout=300)
        self.assertEqual((ended.returncode, json.loads(ended.stdout)["records"]), (0, 12000), ended.stderr)

    def test_a_file_that_is_cut_meanwhile_ends_the_run_in_good_order(self):
        text = text_of(APPROVED) * 30000
        draw = random.Random(7)
        for _ in range(200):
            file = self.file(text)
            program = subprocess.Popen([PROGRAM, "batch", FISHING, "--records", file, "--jobs", "2", "--summary", "json"],
                                       cwd=HERE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
            time.sleep(draw.uniform(0, 0.1))
            os.truncate(file, 0)
            _, err = program.communicate(timeout=300)
            self.assertIn(program.returncode, (0, 2), err)  # 0: all of it was there, or none of it any more
            if program.returncode == 2:
                self.assertIn("cut shorter while it was read", err)
                return
        self.fail("never cut in the middle of a block")


class CompressedTest(Caseload):
    def test_gzip_also_in_several_pieces(self):
        text = mixed(500)
        whole = self.batch(self.file(text))
        half = len(text) // 2
        pieces = gzip.compress(text[:half].encode()) + gzip.compress(text[half:].encode())
        for content in [gzip.compress(text.encode()), pieces]:
            ended = self.batch(self.file(content, "caseload.gz"))
            self.assertEqual((ended.code, ended.out), (whole.code, whole.out))

    def test_zstd(self):
        text = mixed(500)
        plain = self.file(text)
        subprocess.run(["zstd", "-q", plain], check=True)
        self.assertEqual(self.batch(f"{plain}.zst").out, self.batch(plain).out)

    def test_damaged_and_cut_off(self):
        whole = bytearray(gzip.compress(mixed(500).encode()))
        cut = self.batch(self.file(bytes(whole[:len(whole) // 2]), "cut.gz"))
        self.assertEnds(cut, 2)
        self.assertIn("ends too soon", cut.err)
        whole[len(whole) // 2] ^= 0xFF
        self.assertEnds(self.batch(self.file(bytes(whole), "damaged.gz")), 2)

    def test_zeros_behind_a_gzip_file_are_nothing(self):
        text = mixed(500)
        whole = self.batch(self.file(text))
        for zeros in [1, 511, 300000]:
            ended = self.batch(self.file(gzip.compress(text.encode()) + b"\0" * zeros, "padded.gz"))
            self.assertEqual((ended.code, ended.out), (whole.code, whole.out))
        two = gzip.compress(text.encode()) + b"\0" * 700 + gzip.compress(text.encode())
        self.assertEqual(self.batch(self.file(two, "two.gz")).out.count("\n"), 2 * whole.out.count("\n"))
        self.assertEnds(self.batch(self.file(gzip.compress(b"{}\n") + b"\0\0x", "garbage.gz")), 2)

    def test_a_short_file_that_only_begins_like_a_compressed_one(self):
        self.assertEnds(self.batch(self.file(b"\x1f")), 1)


class MisformedTest(Caseload):
    """What is no JSON Lines at all is said in one sentence, and not line by line."""

    def check(self, content, words):
        for records, stdin in [(self.file(content), ""), ("-", content)]:
            for jobs in ["1", "2"]:
                ended = chapeau("batch", FISHING, "--records", records, "--jobs", jobs, stdin=stdin)
                self.assertEnds(ended, 2)
                self.assertEqual(ended.out, "")
                self.assertEqual(ended.err.count("\n"), 2, ended.err)
                self.assertIn(words, ended.err)

    def test_other_compression(self):
        text = mixed(300).encode()
        self.check(lzma.compress(text), "it is compressed with xz")
        self.check(bz2.compress(text), "it is compressed with bzip2")
        self.check(gzip.compress(gzip.compress(text)), "it is still compressed, with gzip")

    def test_utf16_with_and_without_a_mark(self):
        for encoding in ["utf-16", "utf-16-le", "utf-16-be", "utf-32"]:
            self.check(mixed(300).encode(encoding), "text\n  help: save it as UTF-8: `iconv")
        self.check(gzip.compress(mixed(300).encode("utf-16")), "it is UTF-16 text")

    def test_a_tar_archive(self):
        with tempfile.NamedTemporaryFile(suffix=".tar") as made, tarfile.open(made.name, "w") as archive:
            archive.add(self.file(mixed(30)), "caseload.jsonl")
            archive.close()
            content = Path(made.name).read_bytes()
        self.check(content, "it is a tar archive\n  help: take the file of records out of it: `tar -xOf FILE")
        self.check(gzip.compress(content), "it is a tar archive")

    def test_lines_that_end_with_a_carriage_return(self):
        self.check(text_of(*[APPROVED] * 5).replace("\n", "\r").encode(), "its lines end with a carriage return alone")
        self.assertEnds(self.batch(self.file(text_of(*[APPROVED] * 5).replace("\n", "\r\n"))), 0)

    def test_the_id_of_a_line_that_is_cut(self):
        whole = json.dumps(APPROVED)
        ends = range(1, len(whole))
        lines = [json.loads(line) for line in self.batch(self.file(text_of(APPROVED, *[whole[:end] for end in ends]))).out.splitlines()]
        ids = [line["id"] for line in lines[1:]]
        found = ids.index("A")
        self.assertEqual(ids, [None] * found + ["A"] * (len(ends) - found))
        self.assertLess(found, whole.index('"received_on"'))
        cut = whole[:-20].encode()
        for broken in [cut, cut.replace(b'"age"', b'"\xff"'), whole.encode()[:-1] + b', "x": "\xff"}', whole.encode()[:-1] + b', "x": tru}']:
            error = json.loads(self.batch(self.file(broken + b"\n")).out)
            self.assertEqual((error["id"], error["line"]), ("A", 1), error)

    def test_a_json_array(self):
        records = [APPROVED] * 3000
        for text in [json.dumps(records), json.dumps(records, indent=2), "\n" + json.dumps(records), "\ufeff[]"]:
            self.check(text.encode(), "it begins with `[`: it is one JSON array")
        self.check(json.dumps(records * 30).encode(), "it is one JSON array")
        self.check(b"[\n" + json.dumps(APPROVED).encode() + b"\n]\n", "it is one JSON array")

    def test_a_line_that_is_an_array_is_a_bad_line(self):
        for array in ["[1]", "[]", json.dumps([APPROVED])]:
            lines = [json.loads(line) for line in self.batch(self.file(text_of(array, APPROVED, APPROVED))).out.splitlines()]
            self.assertEqual(["error" in line for line in lines], [True, False, False], lines)

    def test_a_record_over_several_lines(self):
        for indent in [0, 1, 4, "\t"]:
            text = json.dumps(APPROVED, indent=indent)
            for content in [text, text + "\n", "\ufeff\n \n" + text, (text + "\n") * 2000, text.replace("\n", "\r\n"),
                            text.replace("{\n", "{", 1)]:
                self.check(content.encode(), "its first record goes over several lines, and a caseload has a record a line")
        self.assertIn("`jq -c . FILE > caseload.jsonl`; or have one evaluated alone", self.batch(self.file(text)).err)

    def test_a_record_over_several_lines_that_come_one_by_one(self):
        program = subprocess.Popen([PROGRAM, "batch", FISHING, "--records", "-"], cwd=HERE, stdin=subprocess.PIPE,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        program.stdin.write(b"{\n")
        program.stdin.flush()
        out, err = program.communicate(timeout=20)
        self.assertEqual((program.returncode, out), (2, b""))
        self.assertIn(b"goes over several lines", err)

    def test_a_first_line_that_is_cut_off_is_a_bad_line(self):
        whole = json.dumps(APPROVED)
        for end in [at + 1 for at, c in enumerate(whole[:-1]) if c in "{[,:"][1:]:
            ended = self.batch(self.file(whole[:end] + "\n\n" + text_of(REFUSED)))
            self.assertEnds(ended, 1)
            self.assertEqual([line.get("outcome") for line in ended.lines], [None, "refuse"])

    def test_a_byte_order_mark_at_the_beginning_is_passed_over(self):
        ended = self.batch(self.file("\ufeff" + text_of(APPROVED, REFUSED)))
        self.assertEnds(ended, 0)
        self.assertEqual([line["outcome"] for line in ended.lines], ["approve", "refuse"])


class FormatTest(Caseload):
    def test_json_has_what_cannot_be_seen_by_number(self):
        unseen = "\u202e \u200b\u2066\u00ad\ufeff\u2028\U000e0041\x7f\x1b"
        awkward = f"a {unseen} \u00e9\u4e2d\U0001f600"
        approved = adult(application__id=awkward)
        text = text_of(json.dumps(approved, ensure_ascii=False), BAD, approved,
                       json.dumps(adult(application__id=awkward, licence__waters=awkward), ensure_ascii=False))
        record = json.dumps(approved, ensure_ascii=False)
        lines = self.batch(self.file(text))
        summary = self.batch(self.file(text), "--summary", "json")
        trace = chapeau("eval", FISHING, "--record", "-", "--format", "json", stdin=record)
        for ended in [lines, summary, trace]:
            self.assertEqual([c for c in unseen if c != " " and c in ended.out + ended.err], [])
            self.assertIn("\\u202e \\u200b\\u2066\\u00ad\\ufeff\\u2028\\udb40\\udc41\\u007f\\u001b", ended.out)
        self.assertIn("\u00e9\u4e2d\U0001f600", lines.out)
        self.assertEqual([line["id"] for line in lines.lines], [awkward, None, awkward, awkward])
        self.assertEqual(trace.json["record"]["id"], awkward)
        self.assertEqual(summary.json["repeated_ids"]["first"][0]["id"], awkward)

    def test_csv_has_a_column_for_each_passage(self):
        ended = self.batch(self.file(text_of(REFUSED, BAD, APPROVED)), "--format", "csv", "--grants")
        rows = list(csv.DictReader(io.StringIO(ended.out, newline="")))
        self.assertEqual([row["outcome"] for row in rows], ["refuse", "error", "approve"])
        self.assertEqual([row["line"] for row in rows], ["1", "2", "3"])
        self.assertEqual([row["F/age"] for row in rows], ["fail", "", "pass"])
        self.assertEqual([row["waters"] for row in rows], ["", "", "lake"])
        self.assertEqual(rows[1]["error_path"], "applicant.age")
        self.assertTrue(all(None not in row and None not in row.values() for row in rows))

    def test_csv_quotes_what_needs_it(self):
        awkward = 'a,"b"\r\nc'
        ended = self.batch(self.file(text_of(adult(application__id=awkward))), "--format", "csv")
        self.assertEqual(next(csv.DictReader(io.StringIO(ended.out, newline="")))["id"], awkward)

    def test_csv_cells_that_a_spreadsheet_would_run_are_made_safe(self):
        ids = {"=1+1": "'=1+1", "+1": "'+1", "@SUM(A1)": "'@SUM(A1)", "-5": "'-5", "-0.25": "'-0.25", "-5-5": "'-5-5",
               "\t=1": "'\t=1", "\r=1": "'\r=1", "\uff1d1": "'\uff1d1",
               " =1": "' =1", "  @A1": "'  @A1", "\u00a0 \u3000+1": "'\u00a0 \u3000+1", " \t=1": "' \t=1", " -1+2": "' -1+2",
               " -1": "' -1", " a": " a", " ": " ", "-": "'-", "a=1": "a=1", "": "", "'x": "'x",
               "a\u202eb\u200b": "a\\u{202e}b\\u{200b}"}
        records = self.file(text_of(*(adult(application__id=each or None) for each in ids)))
        for options, expected in [([], ids.values()), (["--raw-csv"], ids)]:
            ended = self.batch(records, "--format", "csv", *options)
            rows = list(csv.DictReader(io.StringIO(ended.out, newline="")))
            self.assertEqual([row["id"] for row in rows], list(expected))

    def test_csv_of_a_bad_line_has_its_id_and_the_other_faults(self):
        bad = json.dumps(adult(application__id="F-7", licence__waters="=sea", applicant__age="old"))
        ended = self.batch(self.file(text_of(APPROVED, bad)), "--format", "csv")
        row = list(csv.DictReader(io.StringIO(ended.out, newline="")))[1]
        self.assertEqual((row["line"], row["id"], row["outcome"]), ("2", "F-7", "error"))
        self.assertIn("found", row["error_others"])

    def test_only(self):
        records = self.file(text_of(APPROVED, REFUSED, BAD, UNDETERMINED, REFUSED))
        self.assertEqual([line["id"] for line in self.batch(records, "--only", "refuse").lines], ["R", "R"])
        self.assertEqual([line["id"] for line in self.batch(records, "--only", "undetermined").lines], ["U"])
        errors = self.batch(records, "--only", "error")
        self.assertEqual([line["line"] for line in errors.lines], [3])
        self.assertIn("5 records", errors.err)

    def test_summaries(self):
        records = self.file(text_of(APPROVED, REFUSED, BAD, UNDETERMINED, REFUSED))
        told = self.batch(records, "--summary", "json").json
        self.assertEqual(told["outcomes"],
                         {"approve": 1, "refuse": 2, "undetermined": 1, "not_applicable": 0, "error": 1})
        self.assertEqual(told["statuses"]["F/age"], {"pass": 1, "fail": 2, "undetermined": 1, "not_applicable": 0})
        self.assertEqual([s["refusals"] for s in told["sets"]], [2])
        self.assertEqual(told["sets"][0]["clauses"], [told["reasons"][0]["clause"]])
        text = self.batch(records, "--summary", "text").out
        self.assertTrue(text.startswith("5 records: 1 approved, 2 refused, 1 undetermined, 1 could not be read\n"))
        self.assertIn("           1           2           1           0  F/age\n", text)

    def test_in_french(self):
        bad = json.dumps(adult(application__id="F-7", licence__waters="sea", applicant__age="old"))
        records = self.file(text_of(APPROVED, REFUSED, bad, UNDETERMINED, REFUSED) + "\n{}}\n")
        ended = self.batch(records, "--lang", "fr")
        self.assertEqual([line.get("outcome", "error") for line in ended.lines],
                         ["approve", "refuse", "error", "undetermined", "refuse", "error"])
        faults = {error["path"]: (error["found"], error["expected"]) for error in ended.lines[2]["errors"]}
        self.assertEqual(faults, {"licence.waters": ('"sea"', "`lake` ou `river`"),
                                  "applicant.age": ('"old"', "un nombre d’au moins 0")})
        self.assertEqual(ended.lines[5]["error"]["found"], "}, à la ligne 7, colonne 3")
        head = ("6 dossiers\u00a0: 1 approuvé, 2 refusés, 1 reste à déterminer, 2 illisibles\n"
                "1 ligne vide a été ignorée\n1 identifiant revient\u00a0: R à la ligne 5\n"
                "refusés en raison de\n           2  age\n")
        self.assertEqual(ended.err, head)
        text = self.batch(records, "--lang", "fr", "--summary", "text").out
        self.assertTrue(text.startswith(head), text)
        self.assertIn("refusés en raison de ces clauses ensemble\n", text)
        self.assertIn("   satisfait         non      ouvert       s. o.  passage\n", text)
        self.assertIn("à quelle distance de leurs seuils", text)
        self.assertIn("age\u00a0: age, ce qui est supérieur ou égal à 16\n", text)
        english, french = (self.batch(records, "--lang", lang, "--summary", "json").json for lang in ["en", "fr"])
        self.assertEqual([each.pop("text") for each in english["margins"]][0], "age is at least 16")
        self.assertEqual([each.pop("text") for each in french["margins"]][0], "age, ce qui est supérieur ou égal à 16")
        self.assertEqual(english, french)

    def test_csv_in_french(self):
        bad = json.dumps(adult(application__id="F-7", licence__waters="sea", applicant__age="old"))
        records = self.file(text_of(APPROVED, REFUSED, bad))
        english, french = (self.batch(records, "--format", "csv", "--grants", "--lang", lang).out.split("\r\n")
                           for lang in ["en", "fr"])
        self.assertEqual(french[0], "ligne,identifiant,issue,F/age,F/residence,F/means,F/standing,valid_until,waters,"
                                    "octrois_sans_valeur,erreur_chemin,erreur_valeur,erreur_attendu,erreur_autres")
        self.assertEqual(french[1:3], english[1:3])
        self.assertEqual(len(french[0].split(",")), len(english[0].split(",")))
        row = dict(zip(french[0].split(","), next(csv.reader([french[3]]))))
        self.assertEqual((row["issue"], row["erreur_chemin"], row["erreur_attendu"]),
                         ("error", "applicant.age", "un nombre d’au moins 0"))
        self.assertEqual(row["erreur_autres"], 'licence.waters\u00a0: trouvé "sea", attendu `lake` ou `river`')

    def test_margins(self):
        ages = [15, 16, 30, 15.99, 15.9999999, None, 0]  # one with too many decimals for a column, one not known
        records = self.file(text_of(*(adult(applicant__age=age) for age in ages)))
        margins = {each["clause"]: each for each in self.batch(records, "--summary", "json").json["margins"]}
        self.assertEqual(margins["age"]["comparison"], "applicant.age is at least 16")
        self.assertEqual(margins["age"]["below"], {"1": 2, "5": 0, "10": 1, "25": 0, "50": 0, "more": 1})
        self.assertEqual(margins["age"]["at_or_above"], {"1": 1, "5": 0, "10": 0, "25": 0, "50": 0, "more": 1})
        text = self.batch(records, "--summary", "text").out
        self.assertIn("  <-50   -50   -25   -10    -5    -1 |    +1    +5   +10   +25   +50  >+50\n"
                      "age: age is at least 16\n"
                      "     1     0     0     1     0     2 |     1     0     0     0     0     1\n", text)

    def test_summaries_of_nothing(self):
        for content in ["", text_of(BAD)]:
            for jobs in ["1", "2"]:
                records = self.file(content)
                ended = self.batch(records, "--summary", "json", "--jobs", jobs)
                self.assertEnds(ended, 1 if content else 0)
                self.assertEqual(ended.json["outcomes"], {"approve": 0, "refuse": 0, "undetermined": 0,
                                                          "not_applicable": 0, "error": 1 if content else 0})
                self.assertEqual(set(ended.json["statuses"]["F/age"].values()), {0})
                self.assertIn("F/age", self.batch(records, "--summary", "text", "--jobs", jobs).out)

    def test_explain_is_the_trace_of_that_record(self):
        records = self.file(text_of(APPROVED, BAD, REFUSED, UNDETERMINED))
        record = self.file(json.dumps(REFUSED), "one.json")
        self.assertEqual(self.batch(records, "--explain", "R").out,
                         chapeau("eval", FISHING, "--record", record, "--full").out)
        missing = self.batch(records, "--explain", "Z")
        self.assertEnds(missing, 2)
        self.assertIn("has the id `Z`", missing.err)

    def test_explain_says_which_records_have_the_id_too(self):
        self.assertEqual(self.batch(self.file(text_of(APPROVED, REFUSED)), "--explain", "R").err, "")
        again = adult(application__id="R", applicant__age=None)
        records = self.file(text_of(APPROVED, REFUSED, "", BAD, again, APPROVED, again))
        ended = self.batch(records, "--explain", "R")
        self.assertEnds(ended, 0)
        self.assertEqual(ended.out, self.batch(self.file(text_of(REFUSED), "one.jsonl"), "--explain", "R").out)
        self.assertEqual(ended.err, "note: 3 records have this id, on lines 2, 5, 7; this is the first of them\n")
        self.assertEqual(self.batch(records, "--explain", "R", "--lang", "fr").err,
                         "note\u00a0: 3 dossiers portent cet identifiant, aux lignes 2, 5, 7; celui-ci est le premier\n")
        many = self.batch(self.file(text_of(*[REFUSED] * 30)), "--explain", "R")
        self.assertIn("30 records have this id, on lines 1, 2, ", many.err)
        self.assertIn(", 20 and 10 more; this is the first of them\n", many.err)
        # Behind a long caseload too, whose blocks are read one by one.
        far = self.batch(self.file(text_of(REFUSED, *[APPROVED] * 20_000, again)), "--explain", "R")
        self.assertEqual(far.err, "note: 2 records have this id, on lines 1, 20,002; this is the first of them\n")

    def test_explain_where_the_rest_cannot_be_read(self):
        packed = gzip.compress(text_of(REFUSED, *[adult(application__id=f"{i}") for i in range(20_000)]).encode())
        ended = self.batch(self.file(packed[:len(packed) - 20], "torn.gz"), "--explain", "R")
        self.assertEnds(ended, 2)
        self.assertIn("whether another record has the id is not known", ended.err)

    def test_what_is_empty_names_nothing(self):
        records = self.file(text_of(APPROVED))
        for option in ["--explain", "--output", "--checkpoint"]:
            for given in [[option, ""], [option + "="]]:
                options = given if option != "--checkpoint" else ["--output", self.folder / "out", *given]
                ended = self.batch(records, *options)
                self.assertEnds(ended, 2)
                self.assertEqual(ended.out, "")
                self.assertIn(f"error: {option}: " + ("is empty" if "" in given else ""), ended.err)
        self.assertFalse((self.folder / "out").exists())


if __name__ == "__main__":
    unittest.main()
