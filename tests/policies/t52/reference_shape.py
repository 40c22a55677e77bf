"""What a valid applicant record looks like, and its text as a line of JSON.

The generator holds every record that it makes against this, so that a difference between evaluators is never
about a record that should have been refused.
"""
import json
from datetime import date
from decimal import Decimal

import reference_data as data

# The record's shape. A list of one shape is a list of such records; a set of words is a vocabulary; the rest
# are the names of kinds of values.
QUALIFICATION = {"credential": set(data.CREDENTIALS), "years_of_study": "number from 0", "country": "country",
                 "equivalent_to": set(data.CREDENTIALS)}
EXPERIENCE = {"sector": "text", "paid": "yes/no", "from": "date", "to": "date"}
LICENCE = {"occupation": "noc", "jurisdiction": "text", "valid_until": "date"}
SHAPE = {
    "application": {
        "id": "text",
        "received_on": "date",
        "category": {"professional", "technician"},
        "kind": {"initial", "extension"},
        "extension_need_documented": "yes/no",
        "lmia_exempt_number": "text",
        "documents": ("set", {"offer_of_employment", "education_proof", "licence_proof", "experience_proof"}),
    },
    "applicant": {
        "citizenships": ("set", "country"),
        "permanent_residences": ("set", "country"),
        "education": [QUALIFICATION],
        "work_experience": [EXPERIENCE],
        "licences": [LICENCE],
        "travel_document_expires_on": "date",
    },
    "offer": {
        "noc": "noc", "job_title": "text", "employer": "text", "sector": "text", "province": "text",
        "city": "text", "job_description": "text", "payment_arrangements": "text", "starts_on": "date",
        "ends_on": "date",
        "pay": {"amount": "money", "non_monetary": "money", "per": {"hour", "week", "month", "year"},
                "hours_per_week": "number above 0"},
        "regulated": "yes/no", "certification_listed": "yes/no", "licence_after_entry": "yes/no",
        "submitted_in_portal": "yes/no", "imm5802_authorized": "yes/no", "compliance_fee_paid": "yes/no",
        "language_requirement": "yes/no", "required_experience_years": "number from 0",
        "foreign_legal_consultant": "yes/no", "notary": "yes/no", "researcher": "yes/no",
        "academic_entity": "yes/no", "energy_service": {"highly_specialized", "core", "other"},
        "client_letter_accepts_qualifications": "yes/no",
    },
    "labour_market": {"prevailing_hourly_wage": "money"},
    "officer": {
        "specialized_knowledge": "yes/no", "duties_align": "yes/no", "offer_education_aligns": "yes/no",
        "noc_education_met": "yes/no", "language_concern": "yes/no",
        "language_evidence_satisfactory": "yes/no", "offer_language_requirement_met": "yes/no",
    },
    "spouse": {"applies": "yes/no"},
}


def require_valid(record, shape=None, path="record"):
    shape = SHAPE if shape is None else shape
    for name, value in record.items():
        assert name in shape, f"{path}.{name} is no field"
        if value is not None:
            require_kind(value, shape[name], f"{path}.{name}")


def require_kind(value, kind, path):
    if isinstance(kind, dict):
        assert isinstance(value, dict), path
        require_valid(value, kind, path)
    elif isinstance(kind, list):
        for index, member in enumerate(value):
            assert isinstance(member, dict), path
            require_valid(member, kind[0], f"{path}[{index}]")
    elif isinstance(kind, tuple):
        assert len(set(value)) == len(value), path
        for member in value:
            require_kind(member, kind[1], path)
    else:
        assert is_of_kind(value, kind), f"{path}: {value} is no {kind}"


def is_of_kind(value, kind):
    if isinstance(kind, set):
        return value in kind
    if kind == "yes/no":
        return isinstance(value, bool)
    if kind in ("number from 0", "number above 0", "money"):
        return isinstance(value, Decimal) and (kind == "money" or value > 0 or (kind == "number from 0" and value == 0))
    if kind == "date":
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    if kind == "noc":
        return isinstance(value, str) and len(value) in (4, 5) and value.isascii() and value.isdigit()
    if kind == "country":
        return isinstance(value, str) and len(value) == 3 and value.isascii() and value.isupper()
    return kind == "text" and isinstance(value, str)


def written(value):
    """JSON with each number as its decimal was written: no float in between."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(name)}: {written(inner)}" for name, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(written, value)) + "]"
    if isinstance(value, Decimal):
        return str(value)
    return json.dumps(value, ensure_ascii=False)
