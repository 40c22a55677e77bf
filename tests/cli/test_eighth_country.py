"""An eighth country added to a copy of the T52 policy, as an analyst would, with the mistakes made on the way.

`eighth_country/new_zealand.rules` is the schedule as it should be. Each mistake is one edit of it; what `check` says is kept
beside it as `NAME.out` (CHAPEAU_ACCEPT=1 accepts what came), and every one must be told where it is and how to mend it.
"""
import json
import os
import pathlib
import shutil
import tempfile
import unittest

from run import ROOT, chapeau

HERE = pathlib.Path(__file__).parent / "eighth_country"

# The name of each mistake, what was meant, and what was written instead.
MISTAKES = {
    "title_without_quotes": ('new_zealand.professional "Occupations open to New Zealand professionals"',
                             "new_zealand.professional Occupations open to New Zealand professionals"),
    "fact_misspelt": ("applicant.citizenships include NZL\n  met", "applicant.citizenship include NZL\n  met"),
    "no_such_country": ("applicant.citizenships include NZL)", "applicant.citizenships include NZD)"),
    "sign_for_a_word": ("application.category is technician", "application.category == technician"),
    "tab_for_spaces": ("  met when occupation", "\tmet when occupation"),
    "code_under_the_wrong_edition": ("NOC 2016: 2254", "NOC 2016: 22213"),
    "passage_left_uncited": ("  cites T52/country/NZL/technician/occupations\n", ""),
    "citation_left_from_the_copy": ("T52/country/NZL/professional", "T52/country/PER/professional"),
    "name_left_from_the_copy": ("clause new_zealand.technician", "clause peru.technician"),
    "list_misspelt": ("  electricians\n", "  electrician\n"),
    "and_beside_or": ("(applicant.citizenships include NZL)", "applicant.citizenships include NZL or spouse.applies"),
    "colon_left_out": ("NOC 2021: 22213", "NOC 2021 22213"),
    "exception_in_the_wrong_column": ("    law_occupation\n", "     law_occupation\n"),
}


def with_new_zealand(folder, rules):
    """A copy of the policy in `folder`, New Zealand added wherever a country has to be; its French words come later."""
    policy = pathlib.Path(folder) / "cptpp"
    shutil.copytree(ROOT / "policies/cptpp", policy, ignore=shutil.ignore_patterns("fr.rules"))
    (policy / "countries/new_zealand.rules").write_text(rules, encoding="utf-8")
    with open(policy / "t52.outline.tsv", "a", encoding="utf-8") as outline:
        for category in ("professional", "technician"):
            outline.write(f"T52/country/NZL/{category}/occupations\trule\tThe New Zealand schedule for a {category}\n")
    for name, before, added in (("eligibility.rules", "  PER\n", "  NZL\n"),
                                ("countries/schedules.rules", "    peru.technician\n",
                                 "    new_zealand.professional\n    new_zealand.technician\n")):
        path = policy / name
        text = path.read_text(encoding="utf-8")
        assert text.count(before) == 1, name
        path.write_text(text.replace(before, before + added), encoding="utf-8")
    return policy


class EighthCountry(unittest.TestCase):
    def check(self, rules):
        with tempfile.TemporaryDirectory() as folder:
            done = chapeau("check", "cptpp", cwd=with_new_zealand(folder, rules).parent)
            return done.code, done.out + done.err

    def test_it_checks_clean(self):
        code, said = self.check((HERE / "new_zealand.rules").read_text(encoding="utf-8"))
        self.assertEqual(code, 0, said)

    def test_a_new_zealand_electrician_is_let_in_by_it(self):
        with tempfile.TemporaryDirectory() as folder:
            policy = with_new_zealand(folder, (HERE / "new_zealand.rules").read_text(encoding="utf-8"))
            (policy / "cases/new_zealand.rules").write_text(
                'sample new_zealand_electrician like mexican_technician\n'
                '  applicant.citizenships = [NZL]\n'
                '  offer.noc              = 72200\n'
                'case "the eighth country opens its occupations and no others"\n'
                '  given new_zealand_electrician\n'
                '  expect\n'
                '    new_zealand.technician    passes\n'
                '    new_zealand.professional  does not apply\n'
                '    mexico.technician     does not apply\n', encoding="utf-8")
            done = chapeau("test", str(policy))
            self.assertEqual(done.code, 0, done.out + done.err)

    def with_a_party_alone(self, folder):
        """A copy of the policy with New Zealand among the parties and nowhere else."""
        policy = pathlib.Path(folder) / "cptpp"
        shutil.copytree(ROOT / "policies/cptpp", policy)
        parties = policy / "eligibility.rules"
        text = parties.read_text(encoding="utf-8")
        self.assertEqual(text.count("  PER\n"), 1)
        parties.write_text(text.replace("  PER\n", "  PER\n  NZL\n"), encoding="utf-8")
        return policy

    def test_a_country_among_the_parties_alone_opens_nothing(self):
        """Without a schedule nobody looks at the occupation, and nobody is let through for that."""
        with tempfile.TemporaryDirectory() as folder:
            policy = self.with_a_party_alone(folder)
            (policy / "cases/new_zealand.rules").write_text(
                'case "a party without a schedule opens no occupation"\n'
                '  given mexican_engineer\n'
                '    applicant.citizenships = [NZL]\n'
                '  expect\n'
                '    nationality  passes\n'
                '    country      fails\n'
                '    t52          is refused because country\n', encoding="utf-8")
            done = chapeau("test", str(policy))
            self.assertEqual(done.code, 0, done.out + done.err)

    def test_every_output_says_that_no_schedule_applies(self):
        english = "one of its members applies: citizenship: New Zealand; not Australia"
        french = "ucun de ses éléments ne s’applique\u00a0: pays de citoyenneté\u00a0: Nouvelle-Zélande, ce qui ne comprend ni l’Australie ni "
        with tempfile.TemporaryDirectory() as folder:
            policy = self.with_a_party_alone(folder)
            engineer = json.loads((policy / "samples/mexican-engineer.json").read_text(encoding="utf-8"))
            engineer["applicant"]["citizenships"] = ["NZL"]
            record = pathlib.Path(folder) / "engineer.json"
            record.write_text(json.dumps(engineer), encoding="utf-8")
            for form, language, words in (("note", "en", english), ("note", "fr", french), ("html", "en", english),
                                          ("html", "en", french), ("json", "en", english)):
                with self.subTest(form=form, language=language):
                    said = chapeau("eval", str(policy), "--record", str(record), "--format", form, "--lang", language)
                    self.assertIn(words, said.out)
            decision = json.loads(chapeau("eval", str(policy), "--record", str(record), "--format", "json").out)["decision"]
            self.assertEqual(decision["outcome"], "refuse")
            self.assertEqual([reason["clause"] for reason in decision["reasons"]], ["country"])

    def test_each_mistake_is_told(self):
        right = (HERE / "new_zealand.rules").read_text(encoding="utf-8")
        for name, (meant, written) in MISTAKES.items():
            with self.subTest(name):
                self.assertEqual(right.count(meant), 1, "the edit must be one place")
                code, said = self.check(right.replace(meant, written))
                golden = HERE / f"{name}.out"
                if os.environ.get("CHAPEAU_ACCEPT"):
                    golden.write_text(said, encoding="utf-8")
                self.assertEqual(said, golden.read_text(encoding="utf-8"))
                self.assertEqual(code, 2)
                first = said.split("\n\n")[0]
                self.assertRegex(first, r"cptpp/\S+:\d+:\d+: error CH\d{4}: ")
                self.assertIn("= help: ", first)

    def test_every_golden_is_of_a_mistake(self):
        self.assertEqual({path.stem for path in HERE.glob("*.out")}, set(MISTAKES))


if __name__ == "__main__":
    unittest.main()
