"""The schema accepts what the reader accepts, and refuses what it refuses as far as a schema can say it.

Exits with 77 (skipped) where the validator is not installed: Debian's python3-jsonschema.
"""

import json
import sys
from pathlib import Path

try:
    import jsonschema
except ImportError:
    print("python3-jsonschema is not installed")
    sys.exit(77)

HERE = Path(__file__).parent

# Refused by the reader for what a schema cannot see.
BEYOND_A_SCHEMA = {
    "field_twice",
    "field_twice_by_an_escape",
    "field_twice_in_a_member",
    "lone_high_surrogate",
    "lone_surrogate",
    "number_beyond_measure",
    "number_of_too_many_digits",
}

# Each is the record of one date, and whether there is such a day.
DAYS = [
    (f"{year:04}-{month:02}-{day:02}", day <= last)
    for year in (0, 1, 4, 100, 400, 1900, 2000, 2023, 2024, 2100, 9996, 9999)
    for month, last in enumerate(
        (31, 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31), 1
    )
    for day in (0, 1, 28, 29, 30, 31, 32)
]


def refused_as_json(constant):
    raise ValueError(constant)


def wrong_in_corpus(validator):
    for file in sorted(HERE.glob("*/*.json")):
        try:
            record = json.loads(file.read_bytes().decode("utf-8-sig"), parse_constant=refused_as_json)
        except (ValueError, RecursionError):
            if file.parent.name == "ok":
                yield f"{file}: not JSON"
            continue
        wanted = file.parent.name == "ok" or file.stem in BEYOND_A_SCHEMA
        if validator.is_valid(record) != wanted:
            yield f"{file}: {'refused' if wanted else 'accepted'}"


def wrong_in_days(validator):
    for text, exists in DAYS:
        exists = exists and not text.startswith("0000") and not text.endswith("-00")
        if validator.is_valid({"application": {"received_on": text}}) != exists:
            yield f"{text}: {'refused' if exists else 'accepted'}"


def main():
    schema = json.loads((HERE / "applicants.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    wrong = [*wrong_in_corpus(validator), *wrong_in_days(validator)]
    print("\n".join(wrong) or "the schema agrees with the reader")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
