"""Seeded random applicant records around the boundaries of the T52 policy.

A record begins as one that is approved, in one of the country schedules and editions, often already at a boundary
(the exact days, the exact pay). Then none to six things about it change. So outcomes are mixed, and a record that
fails usually fails for one reason that an evaluator could get wrong. A few records are mostly empty.
"""
from datetime import date, timedelta
from decimal import Decimal
from random import Random

import reference_data as data
from reference import CLOSED, JUDGES, LAWYERS, OPEN_TO_PROFESSIONALS, OPEN_TO_TECHNICIANS
from reference_shape import require_valid

NOC_CHANGE = date(2022, 11, 16)
PARTIES = "AUS BRN CHL JPN MEX MYS PER".split()
OTHERS = "VNM USA FRA NZL SGP CAN GBR".split()
SECTORS = "mining software energy printing construction".split()
TEXTS = "offer.province offer.city offer.job_title offer.employer offer.job_description".split() + [
    "offer.payment_arrangements", "offer.sector", "application.lmia_exempt_number"]
FAR = ["0001-01-01", "0001-12-31", "1900-02-28", "9998-12-31", "9999-01-01", "9999-12-30", "9999-12-31"]

# Professionals' codes in neither an open nor a closed list, as far as the schedules that close lists care.
PLAIN_PROFESSIONS = "21231 21300 00010 10010 20011 60010 80010 11200 2173 2131 0012 0111 0211 0811 1121".split()
# Levels and TEERs at every digit, the neighbours of listed codes, and codes that no edition has.
ODD_CODES = """
    00000 99999 16000 17999 18000 19000 06001 0911 0999 1811 1911 2811 9999 0000 1411 1511 1611 1711 12200
    13110 14100 15100 22314 22299 72203 83102 70020 70022 10029 10031 50013 41102 41099 2255 2256 8231 8233
    4110 4113 0132 0133 41400 41402 41406 4161 4162 4163 4167
""".split()


def generate(count, seed):
    source = Random(seed)
    for index in range(count):
        record = sparse(source) if source.random() < 0.03 else mutated(source, base(source))
        if record.get("application"):
            record["application"]["id"] = f"G-{seed}-{index}"
        require_valid(record)
        yield record


def chance(source, probability):
    return source.random() < probability


def iso(day):
    return day.isoformat()


def shifted(text, days):
    """A date some days away, kept inside the calendar."""
    ordinal = date.fromisoformat(text).toordinal() + days
    return iso(date.fromordinal(min(max(ordinal, 1), date.max.toordinal())))


# --- a record that is approved ----------------------------------------------------------------------------------


def base(source):
    category = source.choice(["professional", "technician"])
    country = source.choice(PARTIES if category == "professional" else sorted(OPEN_TO_TECHNICIANS))
    received = received_on(source)
    required = source.choice(["0", "0", "1", "2", "4", "2.5", "5", "3.0"])
    noc = fitting_code(source, category, country, received)
    sector = source.choice(SECTORS)
    regulated = chance(source, 0.3)
    concern, requirement = chance(source, 0.2), chance(source, 0.2)
    record = {
        "application": {
            "id": "G", "received_on": iso(received), "category": category,
            "kind": source.choice(["initial", "initial", "extension"]), "extension_need_documented": True,
            "documents": ["offer_of_employment", "education_proof", "licence_proof", "experience_proof"],
            "lmia_exempt_number": f"A{source.randint(0, 9999999):07}",
        },
        "applicant": {
            "education": education(source, category, country),
            "work_experience": experience(source, category, Decimal(required), sector, received),
            "licences": licences(source, noc, received, regulated),
        },
        "offer": {
            "noc": noc, "job_title": "Title", "employer": "Northern Works Ltd", "sector": sector, "province": "ON",
            "city": source.choice(["Sudbury", "Montréal"]), "job_description": "Designs and inspects.",
            "payment_arrangements": "biweekly", "regulated": regulated,
            "certification_listed": regulated or coin(source),
            "licence_after_entry": coin(source) if not regulated else chance(source, 0.2),
            "submitted_in_portal": True, "imm5802_authorized": coin(source), "compliance_fee_paid": True,
            "language_requirement": requirement, "required_experience_years": Decimal(required),
            "foreign_legal_consultant": coin(source), "notary": False, "researcher": False,
            "academic_entity": coin(source), "energy_service": source.choice(["highly_specialized", "core"]),
            "client_letter_accepts_qualifications": True,
        },
        "labour_market": {},
        "officer": {
            "specialized_knowledge": True, "duties_align": True, "offer_education_aligns": True,
            "noc_education_met": True, "language_concern": concern,
            "language_evidence_satisfactory": concern or coin(source),
            "offer_language_requirement_met": requirement or coin(source),
        },
        "spouse": {"applies": coin(source)},
    }
    set_nationality(source, record, country)
    set_stay(source, record, received)
    set_pay(source, record, Decimal(source.choice(["0", "0", "0.00", "0.01", "5"])))
    return record


def coin(source):
    return source.random() < 0.5


def received_on(source):
    if chance(source, 0.4):
        return NOC_CHANGE + timedelta(days=source.choice([-2, -1, -1, 0, 0, 1]))
    if chance(source, 0.1):
        return source.choice([date(2020, 2, 29), date(2024, 2, 29), date(2023, 2, 28), date(2024, 12, 31)])
    return date(2019, 1, 1) + timedelta(days=source.randint(0, 2600))


def in_edition(codes, received):
    return sorted(code for code in codes if len(code) == (5 if received >= NOC_CHANGE else 4))


def fitting_code(source, category, country, received):
    if category == "technician":
        choices = in_edition(OPEN_TO_TECHNICIANS[country], received)
    elif country in OPEN_TO_PROFESSIONALS:
        choices = [c for c in in_edition(OPEN_TO_PROFESSIONALS[country], received) if c[0] == "0" or c[1] in "01"]
    else:
        choices = in_edition(PLAIN_PROFESSIONS, received)
        if chance(source, 0.15):
            choices = in_edition(LAWYERS | JUDGES, received)
    return source.choice([choices[0], choices[-1], source.choice(choices)])


def set_nationality(source, record, country):
    applicant = record["applicant"]
    resident_only = country == "AUS" and chance(source, 0.3)
    citizenships = [] if resident_only else [country]
    if chance(source, 0.3) or resident_only:
        citizenships.append(source.choice([c for c in PARTIES + OTHERS if c != country]))
    source.shuffle(citizenships)
    applicant["citizenships"] = citizenships
    elsewhere = source.sample(["AUS", "USA", "JPN"], source.choice([0, 0, 1]))
    applicant["permanent_residences"] = ["AUS"] if resident_only else elsewhere


def qualification(credential, years, country, equivalent="none"):
    return {"credential": credential, "years_of_study": Decimal(years), "country": country, "equivalent_to": equivalent}


def education(source, category, country):
    if category == "professional":
        credential, years = source.choice(["bachelor", "master", "doctorate"]), source.choice(["4", "4", "4.0", "5.5"])
        enough = qualification(credential, years, source.choice([country, "FRA"]), source.choice(["none", "bachelor"]))
        if country == "AUS" and coin(source):
            enough = qualification("bachelor", source.choice(["3", "3.0", "3.5"]), "AUS")
    else:
        credential = source.choice(["technical_degree", "associate_degree", "bachelor"])
        if country == "JPN" and credential == "technical_degree":
            credential = "associate_degree"
        enough = qualification(credential, source.choice(["2", "2", "2.5"]), country)
    others = [qualification(source.choice(data.CREDENTIALS), source.choice(["0", "1.5", "2", "3", "6"]),
                            source.choice(PARTIES), source.choice(data.CREDENTIALS))
              for _ in range(source.choice([0, 0, 1, 2]))]
    members = [enough, *others]
    source.shuffle(members)
    return members


def job(sector, first, last, paid=True):
    return {"sector": sector, "paid": paid, "from": iso(first), "to": iso(last)}


def experience(source, category, required, sector, received):
    """Exactly the days that are needed or a little more, in one job, in parts, or in jobs that overlap."""
    needed = max(Decimal(2 if category == "professional" else 4), required) * 365
    days = int(needed) + (needed != int(needed)) + source.choice([0, 0, 1, 400])
    last = received - timedelta(days=source.choice([0, 0, 1, 90]))
    first = last - timedelta(days=days - 1)
    cut = first + timedelta(days=source.randint(1, days - 1))
    kind = source.random()
    if kind < 0.4:
        jobs = [job(sector, first, last)]
    elif kind < 0.6:
        jobs = [job(sector, first, cut - timedelta(days=1)), job(sector, cut, last)]
    elif kind < 0.8:
        jobs = [job(sector, first, cut + timedelta(days=source.randint(0, 40))), job(sector, cut, last)]
    else:
        jobs = [job(sector, first, received + timedelta(days=source.randint(0, 900)))]
    if chance(source, 0.3):
        jobs.append(job(source.choice(SECTORS), cut, last, coin(source)))
    source.shuffle(jobs)
    return jobs


def licences(source, noc, received, regulated):
    if not regulated and coin(source):
        return []
    last = received + timedelta(days=source.choice([0, 0, 300]))
    fits = {"occupation": noc, "jurisdiction": "CA-ON", "valid_until": iso(last)}
    other = {"occupation": "31102", "jurisdiction": "FRA", "valid_until": iso(received)}
    return [fits] if coin(source) else [other, fits]


def set_stay(source, record, received):
    starts = received + timedelta(days=source.randint(1, 200))
    if chance(source, 0.15):
        around_leap_days = ["2024-02-28", "2024-02-29", "2024-03-01", "2023-02-28", "2028-02-29"]
        starts = date.fromisoformat(source.choice(around_leap_days))
    around_a_year = [362, 363, 364, 365, 366, 367]
    record["offer"]["starts_on"] = iso(starts)
    record["offer"]["ends_on"] = iso(starts + timedelta(days=source.choice([*around_a_year, 30, 800])))
    expires = starts + timedelta(days=source.choice([*around_a_year, 1500]))
    record["applicant"]["travel_document_expires_on"] = iso(expires)


def set_pay(source, record, above, non_monetary=None):
    """Pay that comes to the prevailing wage and `above` a period. Hours and wages are such that it is whole cents."""
    per = source.choice(["hour", "week", "month", "year"])
    hours = Decimal(source.choice(["30", "36", "37.5", "39", "42"]))
    wage = Decimal(source.choice(["30", "30.00", "52.50", "18.24", "24.60"]))
    exact = {"hour": wage, "week": wage * hours, "month": wage * hours * 52 / 12, "year": wage * hours * 52}[per]
    other = Decimal(source.choice(["0", "0", "150.25", "10"])) if non_monetary is None else non_monetary
    amount = exact + above + other
    record["offer"]["pay"] = {"amount": amount, "non_monetary": other, "per": per, "hours_per_week": hours}
    record["labour_market"]["prevailing_hourly_wage"] = wage


def sparse(source):
    """Mostly empty: whole groups absent, null or without fields."""
    full = base(source)
    record = {}
    for group, fields in full.items():
        kept = {name: value for name, value in fields.items() if chance(source, source.choice([0.1, 0.9]))}
        presence = source.random()
        if presence < 0.6:
            record[group] = kept
        elif presence < 0.8:
            record[group] = source.choice([None, {}])
    return record


# --- what can change ----------------------------------------------------------------------------------------------


def mutated(source, record):
    for _ in range(source.choice([0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 2, 2, 2, 3, 3, 4, 5, 6])):
        source.choice(CHANGES)(source, record)
    return record


def group(record, name):
    """The group's fields, or an empty one to lose where the group is not there."""
    return record.get(name) or {}


def members(record, name):
    return group(record, "applicant").get(name) or []


def places(value, inside=()):
    """Every (container, key) that can become unknown: groups, fields, records in records, fields of list members."""
    keys = value if isinstance(value, dict) else ()
    for key in keys:
        yield value, key
        yield from places(value[key])
    if isinstance(value, list):
        for member in value:
            if isinstance(member, dict):
                yield from places(member)


def forget(source, record):
    container, key = source.choice([place for place in places(record)] or [({"x": None}, "x")])
    if coin(source):
        container[key] = None
    else:
        del container[key]


def forget_field(source, record):
    """A single fact rather than a group or a list."""
    facts = [(c, k) for c, k in places(record) if not isinstance(c[k], (dict, list)) and k != "id"]
    if facts:
        container, key = source.choice(facts)
        container[key] = None


def turn(source, record):
    answers = [(c, k) for c, k in places(record) if isinstance(c[k], bool)]
    if answers:
        container, key = source.choice(answers)
        container[key] = not container[key]


def change_receipt(source, record):
    application = group(record, "application")
    known = application.get("received_on") or iso(NOC_CHANGE)
    application["received_on"] = source.choice(["2022-11-15", "2022-11-16", shifted(known, 1), shifted(known, -1), None,
                                                "2024-02-29", source.choice(FAR)])


def change_occupation(source, record):
    offer = group(record, "offer")
    lists = [CLOSED, LAWYERS | JUDGES, *OPEN_TO_PROFESSIONALS.values(), *OPEN_TO_TECHNICIANS.values()]
    received = date.fromisoformat(group(record, "application").get("received_on") or "2023-01-01")
    listed = in_edition(source.choice(lists), received)
    neighbour = source.choice([listed[0], listed[-1]])
    neighbour = f"{min(max(int(neighbour) + source.choice([-1, 1]), 0), 10 ** len(neighbour) - 1):0{len(neighbour)}}"
    digits = source.choice([4, 5])
    offer["noc"] = source.choice([listed[0], listed[-1], source.choice(listed), source.choice(listed), neighbour,
                                  source.choice(ODD_CODES), source.choice(ODD_CODES), "41101", "4112", "41100",
                                  "21332", "2145",
                                  f"{source.randrange(10 ** digits):0{digits}}"])


def change_nationality(source, record):
    applicant = group(record, "applicant")
    applicant["citizenships"] = source.choice([
        [], None, [source.choice(OTHERS)], [source.choice(PARTIES)], [source.choice(PARTIES), source.choice(OTHERS)],
        source.sample(PARTIES, 2), source.sample(PARTIES, 3)])
    applicant["permanent_residences"] = source.choice([[], [], None, ["AUS"], ["JPN"], ["AUS", "USA"]])


def change_category(source, record):
    application = group(record, "application")
    application["category"] = source.choice(["professional", "technician", None])


def change_kind(source, record):
    application = group(record, "application")
    application["kind"] = source.choice(["initial", "extension", None])
    application["extension_need_documented"] = source.choice([True, False, None])


def change_documents(source, record):
    application = group(record, "application")
    documents = ["offer_of_employment", "education_proof", "licence_proof", "experience_proof"]
    application["documents"] = source.choice([source.sample(documents, 3), source.sample(documents, 3), [], None])


def change_education(source, record):
    applicant = group(record, "applicant")
    choice = source.random()
    if choice < 0.1:
        applicant["education"] = source.choice([[], None, [{}], [{}, {}]])
    elif choice < 0.3:
        # Only together would these do: the years of the one, the credential of the other.
        applicant["education"] = [qualification("bachelor", "2", "AUS"),
                                  qualification("certificate", "4", "JPN", "bachelor")]
    else:
        one = source.choice(members(record, "education") or [{}])
        field, value = source.choice([
            ("credential", source.choice(data.CREDENTIALS)), ("credential", "none"),
            ("years_of_study", Decimal(source.choice("0 1.5 1.99 2 2.99 3 3.5 3.999 4 40".split()))),
            ("country", source.choice(PARTIES + OTHERS)), ("equivalent_to", source.choice(data.CREDENTIALS))])
        one[field] = value
        one.pop(source.choice(["equivalent_to", "none of these", "country", "years_of_study"]), None)


def change_experience(source, record):
    jobs = members(record, "work_experience")
    one = source.choice(jobs or [{}])
    first, last = one.get("from") or "2019-06-01", one.get("to") or "2022-06-01"
    change = source.choice([
        lambda: one.update({"from": shifted(first, source.choice([1, 1, -1, 2, 365]))}),
        lambda: one.update({"to": shifted(last, source.choice([-1, -1, 1, -2, -365]))}),
        lambda: one.update({"from": last, "to": first}),
        lambda: one.update({"to": None}),
        lambda: one.update({"from": None}),
        lambda: one.update({"from": source.choice(FAR), "to": source.choice(FAR)}),
        lambda: one.update({"to": "9999-12-31"}),
        lambda: one.update({"paid": source.choice([False, None])}),
        lambda: one.update({"sector": source.choice([*SECTORS, None, "", "Mining"])}),
        lambda: jobs.append(dict(one)),
        lambda: jobs.append({"from": shifted(first, -source.randint(1, 400)),
                             "to": shifted(first, source.randint(-3, 3)),
                             "paid": source.choice([True, None]), "sector": one.get("sector")}),
        lambda: jobs.append(source.choice([{}, {"paid": True}, {"from": first}, {"to": last, "paid": True}])),
        jobs.clear,
    ])
    change()


def set_experience(source, record):
    """A day less than is needed, as much, or a day more, beside jobs that may count or not."""
    received, sector = group(record, "application").get("received_on"), group(record, "offer").get("sector")
    if not received or received in FAR or sector is None or not record.get("applicant"):
        return
    days = source.choice([2, 4, 5]) * 365 + source.choice([-1, 0, 1])
    jobs = [{"sector": sector, "paid": True, "from": shifted(received, 1 - days), "to": received}]
    if coin(source):
        jobs.append({"sector": sector, "paid": source.choice([True, None]),
                     "from": source.choice([None, shifted(received, -days)]),
                     "to": source.choice([None, shifted(received, -days), shifted(received, -days - 1)])})
    record["applicant"]["work_experience"] = jobs


def change_pay(source, record):
    if not record.get("offer") or record.get("labour_market") is None:
        return
    cents = Decimal(source.choice(["-0.01", "-0.01", "0", "0.01", "-0.000001", "100"]))
    set_pay(source, record, cents)
    pay = record["offer"]["pay"]
    field, value = source.choice([
        ("per", pay["per"]), ("per", pay["per"]), ("per", None), ("per", None), ("per", "hour"),
        ("hours_per_week", None), ("hours_per_week", Decimal("0.5")), ("hours_per_week", Decimal("168")),
        ("non_monetary", pay["amount"]), ("non_monetary", pay["amount"] + 1), ("non_monetary", None),
        ("amount", Decimal("0")), ("amount", Decimal("1E+5")), ("amount", Decimal("-20.00"))])
    pay[field] = value


def change_wage(source, record):
    market = group(record, "labour_market")
    market["prevailing_hourly_wage"] = Decimal(source.choice(["0", "30.01", "0.01", "1e2", "52.500001", "30.000"]))


def change_text(source, record):
    owner, name = source.choice(TEXTS).split(".")
    group(record, owner)[name] = source.choice(["", " ", "\t", " \n ", "QC", None])


def change_licences(source, record):
    applicant = group(record, "applicant")
    received = group(record, "application").get("received_on") or "2023-01-01"
    offer = group(record, "offer")
    offer["regulated"] = source.choice([True, True, True, None])
    offer["licence_after_entry"] = source.choice([False, False, True, None])
    noc = offer.get("noc") or "22301"
    applicant["licences"] = source.choice([
        [], None, [{}], [{"occupation": noc}], [{"valid_until": received}], [{"valid_until": shifted(received, -1)}],
        [{"occupation": noc, "valid_until": shifted(received, -1)}, {"occupation": noc[:4], "valid_until": received}],
        [{"occupation": noc, "valid_until": received}],
        [{"occupation": "0" + noc[-4:], "jurisdiction": "CA-ON", "valid_until": "9999-12-31"}]])


def change_required_years(source, record):
    offer = group(record, "offer")
    years = ["0", "1", "2", "2.0", "2.001", "2.5", "3", "4", "4.01", "5", "10", "100", "1000000"]
    offer["required_experience_years"] = source.choice([None, *map(Decimal, years)])


def change_stay(source, record):
    offer, applicant = group(record, "offer"), group(record, "applicant")
    starts = offer.get("starts_on") or "2024-05-01"
    holder, name, value = source.choice([
        (offer, "starts_on", source.choice(["2024-02-29", "2023-02-28", "2024-12-31", *FAR])),
        (offer, "ends_on", source.choice([shifted(starts, -1), starts, shifted(starts, 365), *FAR, None])),
        (applicant, "travel_document_expires_on", source.choice([shifted(starts, 100), *FAR, None]))])
    holder[name] = value


def change_legal_or_research(source, record):
    offer = group(record, "offer")
    for name in ("foreign_legal_consultant", "notary", "researcher", "academic_entity"):
        offer[name] = source.choice([True, False, None])
    if coin(source):
        change_occupation(source, record)


def change_energy_service(source, record):
    offer = group(record, "offer")
    offer["energy_service"] = source.choice(["highly_specialized", "core", "other", None])


def change_employer(source, record):
    offer = group(record, "offer")
    for name in ("submitted_in_portal", "imm5802_authorized", "compliance_fee_paid"):
        offer[name] = source.choice([True, True, False, None])


def change_language(source, record):
    officer, offer = group(record, "officer"), group(record, "offer")
    offer["language_requirement"] = source.choice([True, False, None])
    for name in ("language_concern", "language_evidence_satisfactory", "offer_language_requirement_met"):
        officer[name] = source.choice([True, False, None])


def change_spouse(source, record):
    record["spouse"] = source.choice([None, {}, {"applies": True}, {"applies": False}, {"applies": None}])


def lose_group(source, record):
    name = source.choice(sorted(record) or ["offer"])
    record[name] = source.choice([None, {}])


CHANGES = [
    forget, forget, forget_field, forget_field, turn, turn, change_receipt, change_occupation, change_occupation,
    change_nationality, change_category, change_kind, change_documents, change_education, change_education,
    change_experience, change_experience, set_experience, change_pay, change_pay, change_wage, change_text,
    change_licences, change_required_years, change_stay, change_stay, change_legal_or_research,
    change_energy_service, change_employer, change_language, change_spouse, lose_group,
]
