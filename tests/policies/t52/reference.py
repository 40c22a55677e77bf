#!/usr/bin/env python3
"""An independent reference for the T52 policy, in Python's standard library alone.

It was written from the contract (outline.tsv, record.md, trace.md), the occupation tables and the meaning of
the language, without the policy's own files, so that two readings of the same pages can be held against each
other on records that no one has looked at.

    reference.py evaluate < records.jsonl > out.jsonl    outcome, last day and every rule passage's status
    reference.py generate N SEED > records.jsonl         N seeded records, all valid, full of boundaries
    reference.py compare expected.jsonl out.jsonl        the first differences; exit 1 if there are any

Truths, clauses and intervals are in reference_logic.py, occupations in reference_data.py, the generator in
reference_records.py. Corner decisions stand as comments where they are taken, with the sentence of the contract
that decides them in quotes.
"""
import functools
import json
import sys
from collections import namedtuple
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import inf

sys.dont_write_bytecode = True  # leaves nothing behind in the source tree

import reference_data as data  # noqa: E402
from reference_logic import (  # noqa: E402
    all_of, any_of, applying, approved, at_least, both, condition, deemed, either, exactly, except_when,
    fails_when_none_applies, includes, is_at_least, is_in, is_same, more_than, some, status)

# --- the record -------------------------------------------------------------------------------------------------


class Record:
    """Facts by path; a group that is absent leaves all of its facts unknown."""

    def __init__(self, groups):
        self.groups = groups

    def __getitem__(self, path):
        return functools.reduce(lambda found, name: (found or {}).get(name), path.split("."), self.groups)

    def date(self, path):
        return day(self[path])

    def number(self, path):
        return number(self[path])


def day(text):
    """Days are counted, so that both ends of a period can be counted in."""
    return None if text is None else date.fromisoformat(text).toordinal()


def number(value):
    return None if value is None else Fraction(value)


# --- occupations --------------------------------------------------------------------------------------------------

NOC_CHANGE = day("2022-11-16")  # the first day on which the occupation is read in NOC 2021

# The code in the edition that applies, or None: also for a code of the other edition, which is "an unknown
# occupation wherever a level or a list reads it".
Occupation = namedtuple("Occupation", "edition code")


def occupation_of(record):
    """An unknown `received_on` leaves both readings, of which one is always of the other edition; so they never
    agree ("with the governing date unknown the value is what all periods agree on") and the level is unknown
    even where the reading in the code's own edition would fail it."""
    received, code = record.date("application.received_on"), record["offer.noc"]
    if received is None or code is None:
        return Occupation(None, None)
    edition = 2021 if received >= NOC_CHANGE else 2016
    return Occupation(edition, code if len(code) == (5 if edition == 2021 else 4) else None)


def level(occupation, skills, teers):
    """"6 to 9 are no TEER and meet nothing"; "8 and 9 are no level and meet nothing": not in the list, rather than
    unknown. "A first digit 0 is skill level 0" whatever the second digit is: 0811 is 0, though 1811 is no level."""
    if occupation.code is None:
        return None
    if occupation.edition == 2021:
        return occupation.code[1] in teers
    first, second = occupation.code[:2]
    skill = "0" if first == "0" else {"0": "A", "1": "A", "2": "B", "3": "B", "4": "C", "5": "C", "6": "D",
                                      "7": "D"}.get(second, "none")
    return skill in skills


def codes(phrases):
    """The codes of both editions: their lengths keep them apart."""
    return {code for phrase in phrases for edition in data.PHRASES[phrase] for code in edition.split()}


CLOSED = codes(data.CLOSED_TO_PROFESSIONALS)
OPEN_TO_PROFESSIONALS = {country: codes(phrases) for country, phrases in data.OPEN_TO_PROFESSIONALS.items()}
OPEN_TO_TECHNICIANS = {country: codes(phrases) for country, phrases in data.OPEN_TO_TECHNICIANS.items()}
JUDGES, LAWYERS = codes(["judges"]), codes(["lawyers_and_notaries"])

# --- experience and pay -----------------------------------------------------------------------------------------


def union_length(periods):
    """Days covered at least once; a period is its first and last day. "A period whose end is before its start
    covers nothing"."""
    covered, reached = 0, -inf
    for first, last in sorted(p for p in periods if p[0] <= p[1]):
        if first == -inf:
            return inf
        covered += max(0, last - max(first, reached + 1) + 1)
        reached = max(reached, last)
    return covered


def experience_in_sector(record):
    """The interval of days of paid experience in the sector of the contract, up to the day of receipt.

    The least: members that certainly count and whose both ends are known. "Where a member of the list is not fully
    known it may count for anything between nothing and the most it could be", so one known end makes no day certain,
    and neither does a date range that would be covered whichever way `paid` turns out. "An unknown `received_on` may
    be any day, so no day of experience is certain and all may count": the least is 0, and the most is counted up to
    the last day that there is.

    A member that certainly doesn't count (unpaid, or of another known sector) is left out whatever else it
    lacks. "An unknown `from` reaches back without limit": the most is then unbounded, not the days since
    0001-01-01. An unknown `to` "reaches `received_on`", so a job that starts after it is known to count for nothing."""
    experience, received = record["applicant.work_experience"], record.date("application.received_on")
    if experience is None:
        return 0, inf
    certain, possible = [], []
    cut_off = date.max.toordinal() if received is None else received
    for job in experience:
        counts = both(job.get("paid"), is_same(job.get("sector"), record["offer.sector"]))
        first, last = day(job.get("from")), day(job.get("to"))
        if counts is not False:
            possible.append((-inf if first is None else first, cut_off if last is None else min(last, cut_off)))
        if counts is True and None not in (first, last, received):
            certain.append((first, min(last, received)))
    return union_length(certain), union_length(possible)


def years(count):
    """A year is 365 days; half a year more than 2 is 912 and a half, which 912 days are short of."""
    return count * 365


def hourly_pay(record):
    """"An unknown `offer.pay.per` leaves pay anywhere between the smallest and the largest of the four readings
    (unknown where `hours_per_week` is)", also for a monetary pay of 0: node by node, a quotient of an unknown is
    unknown. Pay by the hour does not read the hours. Monetary pay may be below 0, and then the hourly reading is
    the smallest."""
    amount, other = record.number("offer.pay.amount"), record.number("offer.pay.non_monetary")
    hours, per = record.number("offer.pay.hours_per_week"), record["offer.pay.per"]
    if amount is None or other is None:
        return None
    monetary = amount - other
    if per == "hour":
        return exactly(monetary)
    if hours is None:
        return None
    readings = {"hour": monetary, "week": monetary / hours, "month": monetary * 12 / (52 * hours),
                "year": monetary / (52 * hours)}
    return exactly(readings[per]) if per is not None else (min(readings.values()), max(readings.values()))


# --- the passages -------------------------------------------------------------------------------------------------


class Passages:
    """Every rule passage's clause, under its id in the outline. Members stand under the guards of what they are
    written in, so each passage below is made with its own guard."""

    def __init__(self, record):
        self.record = record
        self.made = {}
        self.occupation = occupation_of(record)
        self.experience = experience_in_sector(record)
        self.pay = hourly_pay(record)
        category = record["application.category"]
        self.professional = is_same(category, "professional")
        self.technician = is_same(category, "technician")
        self.least_years = {"professional": (2, 2), "technician": (4, 4)}.get(category, (2, 4))
        for part in (self.eligibility, self.countries, self.evidence, self.language, self.offer_review,
                     self.principal, self.spouse):
            part()

    def __getitem__(self, passage):
        return self.made["T52/" + passage]

    def __setitem__(self, passage, clause):
        self.made["T52/" + passage] = clause

    def those(self, *passages):
        return [self[passage] for passage in passages]

    def of(self, country):
        """A citizen; for AUS also a permanent resident, wherever the outline says "of AUS": "a permanent resident of
        AUS also qualifies"."""
        citizen = includes(self.record["applicant.citizenships"], country)
        resident = country == "AUS" and includes(self.record["applicant.permanent_residences"], "AUS")
        return either(citizen, resident)

    def eligibility(self):
        record = self.record
        wage = exactly(record.number("labour_market.prevailing_hourly_wage"))
        self["nationality"] = condition(either(*(self.of(c) for c in "AUS BRN CHL JPN MEX MYS PER".split())))
        australian = both(self.professional, self.of("AUS"))
        self["country/AUS/professional/degree-deemed"] = applying(
            australian, condition(self.degree("bachelor", 3, "AUS")))
        for category, guard in (("professional", self.professional), ("technician", self.technician)):
            pro = category == "professional"
            parts = {
                "offer": condition(record["officer.specialized_knowledge"]),
                "level": condition(level(self.occupation, "0AB", "01") if pro else level(self.occupation, "B", "23")),
                "degree": condition(self.degree("bachelor", 4) if pro else self.degree("technical_degree", 2)),
                "noc-education": condition(record["officer.noc_education_met"]),
                "experience": condition(at_least(self.experience, exactly(years(2 if pro else 4)))),
                "remuneration": condition(at_least(self.pay, wage)),
            }
            if pro:
                parts["degree"] = deemed(parts["degree"], self["country/AUS/professional/degree-deemed"])
            for name, part in parts.items():
                self[f"{category}/{name}"] = applying(guard, part)
            self[category] = applying(guard, all_of(*self.those(*(f"{category}/{name}" for name in parts))))

    def degree(self, credential, least_years, country=None):
        """"One qualification whose credential itself (not its equivalence)" and "which alone has" the years: no
        adding up over the list, and an equivalence neither helps nor settles an unknown credential."""
        def holds(qualification):
            return both(self.ranks(qualification.get("credential"), credential),
                        is_at_least(number(qualification.get("years_of_study")), least_years),
                        True if country is None else is_same(qualification.get("country"), country))
        return some(self.record["applicant.education"], holds)

    @staticmethod
    def ranks(credential, least):
        """`none` is the lowest credential, not an unknown one."""
        return None if credential is None else data.CREDENTIALS.index(credential) >= data.CREDENTIALS.index(least)

    def countries(self):
        record = self.record
        australian = both(self.professional, self.of("AUS"))
        self["country/AUS/professional/client-letter"] = applying(
            australian, condition(record["offer.client_letter_accepts_qualifications"]))
        for country in ("AUS", "CHL", "JPN", "MEX", "PER"):
            self[f"country/{country}/professional/occupations"] = applying(
                both(self.professional, self.of(country)), self.open_but_for_closed(country))
        for country in ("BRN", "MYS"):
            self[f"country/{country}/professional/occupations"] = applying(
                both(self.professional, self.of(country)), self.open_as_listed(country))
            # "Never met": a fail where it applies, whatever the occupation.
            self[f"country/{country}/technician"] = applying(both(self.technician, self.of(country)), condition(False))
        for country, listed in OPEN_TO_TECHNICIANS.items():
            self[f"country/{country}/technician/occupations"] = applying(
                both(self.technician, self.of(country)), condition(is_in(self.occupation.code, listed)))
        # The degree that deems is no member: "the occupation and the client letter".
        self["country/AUS/professional"] = applying(australian, all_of(*self.those(
            "country/AUS/professional/occupations", "country/AUS/professional/client-letter")))
        japanese = both(self.technician, self.of("JPN"))
        self["country/JPN/technician/education"] = applying(japanese, condition(self.japanese_education()))
        self["country/JPN/technician"] = applying(japanese, all_of(*self.those(
            "country/JPN/technician/occupations", "country/JPN/technician/education")))
        self["country"] = fails_when_none_applies(any_of(*self.those(
            "country/AUS/professional", "country/AUS/technician/occupations", "country/BRN/professional/occupations",
            "country/BRN/technician", "country/CHL/professional/occupations", "country/CHL/technician/occupations",
            "country/JPN/professional/occupations", "country/JPN/technician", "country/MYS/professional/occupations",
            "country/MYS/technician", "country/MEX/professional/occupations", "country/MEX/technician/occupations",
            "country/PER/professional/occupations", "country/PER/technician/occupations")))

    def open_but_for_closed(self, country):
        """A closed occupation fails a schedule even where the level is not known, as the researcher of an unknown
        occupation: "an unknown should hold nothing up that it cannot change"."""
        closed = [condition(is_in(self.occupation.code, CLOSED)), self.legal_occupation(country)]
        if country == "JPN":
            # "Researchers" is no NOC group: `offer.researcher` decides, alone.
            closed.append(except_when(condition(self.record["offer.researcher"]),
                                      condition(self.record["offer.academic_entity"])))
        return except_when(condition(level(self.occupation, "0A", "01")), any_of(*closed))

    def legal_occupation(self, country):
        """AUS: "a lawyer who is no notary is permitted", "one NOC code holds both lawyers and Quebec notaries": the
        fact is read for that code only, and a notary of another code is not taken for one. Elsewhere: "judges,
        lawyers and notaries, except foreign legal consultants" takes the whole group back, judges too."""
        code = self.occupation.code
        if country == "AUS":
            return any_of(condition(is_in(code, JUDGES)),
                          all_of(condition(is_in(code, LAWYERS)), condition(self.record["offer.notary"])))
        legal = any_of(condition(is_in(code, JUDGES)), condition(is_in(code, LAWYERS)))
        return except_when(legal, condition(self.record["offer.foreign_legal_consultant"]))

    def open_as_listed(self, country):
        """A list of professionals' occupations stands alone: the outline asks for no level beside it."""
        listed = is_in(self.occupation.code, OPEN_TO_PROFESSIONALS[country])
        if country == "MYS":
            return condition(listed)
        return condition(both(listed, is_in(self.record["offer.energy_service"], {"highly_specialized", "core"})))

    def japanese_education(self):
        """No years are asked for. An equivalence of `none` "where the assessment found none" is known and fails; an
        absent one is not yet known and leaves a lower credential open."""
        def holds(qualification):
            credential = qualification.get("credential")
            return either(
                both(is_same(qualification.get("country"), "JPN"), self.ranks(credential, "associate_degree")),
                self.ranks(qualification.get("equivalent_to"), "associate_degree"),
                self.ranks(credential, "bachelor"))
        return some(self.record["applicant.education"], holds)

    def evidence(self):
        record, documents = self.record, self.record["application.documents"]
        stated = [self.stated(f"offer.{name}") for name in
                  ("noc", "province", "job_description", "starts_on", "ends_on", "payment_arrangements")]
        self["evidence/offer"] = condition(both(includes(documents, "offer_of_employment"), *stated))
        self["evidence/education"] = condition(includes(documents, "education_proof"))
        self["evidence/licence"] = applying(record["offer.regulated"], condition(either(
            both(includes(documents, "licence_proof"), some(record["applicant.licences"], self.licence_fits)),
            record["offer.licence_after_entry"])))
        self["evidence/experience"] = condition(includes(documents, "experience_proof"))
        self["evidence/employer"] = condition(both(
            either(record["offer.submitted_in_portal"], record["offer.imm5802_authorized"]),
            record["offer.compliance_fee_paid"]))
        self["evidence"] = all_of(*self.those("evidence/offer", "evidence/education", "evidence/licence",
                                              "evidence/experience", "evidence/employer"))

    def stated(self, path):
        """"An unknown field leaves it undetermined, an empty or blank text fails it; a code of either edition is
        stated." City, job title and employer are no part of it."""
        value = self.record[path]
        return None if value is None else value.strip() != ""

    def licence_fits(self, licence):
        """"Has the code of offer.noc as written": two codes of different editions are written differently, and that is
        known. "Valid on the day of receipt", its last day "inclusive". The jurisdiction is not read."""
        return both(is_same(licence.get("occupation"), self.record["offer.noc"]),
                    is_at_least(day(licence.get("valid_until")), self.record.date("application.received_on")))

    def language(self):
        record = self.record
        self["language/concern"] = applying(record["officer.language_concern"],
                                            condition(record["officer.language_evidence_satisfactory"]))
        self["language/offer"] = applying(record["offer.language_requirement"],
                                          condition(record["officer.offer_language_requirement_met"]))
        self["language"] = all_of(*self.those("language/concern", "language/offer"))
        self["stay/extension"] = applying(is_same(record["application.kind"], "extension"),
                                          condition(record["application.extension_need_documented"]))

    def offer_review(self):
        """References bring the guard of what they name: with no schedule that applies, "permitted occupation" is left
        out and the level alone decides, as "all of leaves out members that do not apply"."""
        record = self.record
        self["offer-review/requirements-met"] = all_of(
            self["country"], any_of(*self.those("professional/level", "technician/level")))
        self["offer-review/wages"] = any_of(*self.those("professional/remuneration", "technician/remuneration"))
        self["offer-review/education"] = condition(record["officer.offer_education_aligns"])
        self["offer-review/licence"] = applying(record["offer.regulated"],
                                                condition(record["offer.certification_listed"]))
        self["offer-review/duties"] = condition(record["officer.duties_align"])
        # "An unknown category leaves the minimum experience between 2 and 4": more than 4 is more either way, 2 is not.
        asked = exactly(record.number("offer.required_experience_years"))
        needed = None if asked is None else exactly(years(asked[0]))
        self["offer-review/experience"] = applying(more_than(asked, self.least_years),
                                                   condition(at_least(self.experience, needed)))
        self["offer-review"] = all_of(*self.those(
            "offer-review/requirements-met", "offer-review/wages", "offer-review/education", "offer-review/licence",
            "offer-review/duties", "offer-review/experience"))

    def principal(self):
        self.decision = all_of(*self.those("nationality", "country", "professional", "technician", "evidence",
                                           "language", "stay/extension", "offer-review"))

    def spouse(self):
        """An open `t52 is approved` is a condition: "true, S(x), S(x)". So a refused and a not yet satisfied principal
        differ, and no spouse is approved before the principal is."""
        applies = self.record["spouse.applies"]
        for category, guard, countries in (("professional", self.professional, "AUS BRN CHL JPN MEX"),
                                           ("technician", self.technician, "AUS CHL JPN MEX")):
            self[f"spouse/{category}"] = applying(
                both(applies, guard), condition(either(*(self.of(country) for country in countries.split()))))
        self["spouse"] = applying(applies, all_of(approved(self.decision), any_of(
            *self.those("spouse/professional", "spouse/technician"))))


# --- the grants and the result --------------------------------------------------------------------------------------


def valid_until(record):
    """"The earliest of the offer's last day, the travel document's expiry, and one year of stay from the first day".
    The year ends the day before the same day a year on; 29 February has none, and "2024-02-29 gives 2025-02-28" means
    that the step goes up, to 1 March. A step beyond 9999 is later than every day, and so never the earliest; a value
    that is not known is not granted, however early the others are."""
    ends, expires = record.date("offer.ends_on"), record.date("applicant.travel_document_expires_on")
    starts = record["offer.starts_on"]
    if None in (ends, expires, starts):
        return None
    if starts.startswith("9999"):
        return date.fromordinal(min(ends, expires)).isoformat()
    year, month_and_day = int(starts[:4]) + 1, starts[5:]
    try:
        anniversary = date(year, *map(int, month_and_day.split("-")))
    except ValueError:
        anniversary = date(year, 3, 1)
    return date.fromordinal(min(ends, expires, anniversary.toordinal() - 1)).isoformat()


def evaluate(groups):
    record = Record(groups)
    passages = Passages(record)
    outcome = {"pass": "approve", "fail": "refuse"}.get(status(passages.decision), "undetermined")
    return {"id": record["application.id"], "outcome": outcome,
            "valid_until": valid_until(record) if outcome == "approve" else None,
            "statuses": {passage: status(clause) for passage, clause in passages.made.items()}}


# --- the command ----------------------------------------------------------------------------------------------------


def read_lines(file):
    return [json.loads(line, parse_float=Decimal, parse_int=Decimal) for line in file if line.strip()]


def differences(expected, found):
    """What was found may be a caseload's line, where the last day stands among the grants."""
    found = {"valid_until": (found.get("grants") or {}).get("valid_until"), **found}
    for name in ("id", "outcome", "valid_until"):
        if expected.get(name) != found.get(name):
            yield name, expected.get(name), found.get(name)
    for passage in sorted({*expected["statuses"], *found["statuses"]}):
        pair = expected["statuses"].get(passage), found["statuses"].get(passage)
        if pair[0] != pair[1]:
            yield passage, *pair


def compare(expected_path, found_path):
    with open(expected_path, encoding="utf-8") as expected, open(found_path, encoding="utf-8") as found:
        pairs = read_lines(expected), read_lines(found)
    shown = 0
    if len(pairs[0]) != len(pairs[1]):
        sys.exit(f"{len(pairs[0])} expected, {len(pairs[1])} found")
    for line, (left, right) in enumerate(zip(*pairs), 1):
        for name, wanted, came in differences(left, right):
            shown += 1
            if shown <= 40:
                print(f"line {line} {left.get('id')}: {name} expected {wanted}, found {came}")
    print(f"{len(pairs[0])} records, {shown} differences")
    return 1 if shown else 0


def main(arguments):
    if arguments == ["evaluate"]:
        for record in read_lines(sys.stdin):
            print(json.dumps(evaluate(record)))
        return 0
    if len(arguments) == 3 and arguments[0] == "generate":
        import reference_records
        import reference_shape
        for record in reference_records.generate(int(arguments[1]), int(arguments[2])):
            print(reference_shape.written(record))
        return 0
    if len(arguments) == 3 and arguments[0] == "compare":
        return compare(*arguments[1:])
    print(__doc__, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
