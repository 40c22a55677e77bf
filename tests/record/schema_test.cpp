// The schema as a file, which schema_test.py tries on the corpus with a validator.

#include "interpreter/record/schema.hpp"

#include <doctest/doctest.h>

#include "tests/record/drafted.hpp"
#include "tests/record/files.hpp"

using namespace chapeau;

TEST_CASE("the schema of a record") {
    const auto schema = record::json_schema(tests::applicants());
    CHECK(tests::agrees(CHAPEAU_ROOT "/tests/record/applicants.schema.json", schema.dump(2) + "\n"));
}
