// What a hostile record can do: be large, be deep, have many members, have many mistakes. And what a reader may not do:
// lose a digit, or remember.

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <chrono>

#include "tests/record/drafted.hpp"
#include "tests/record/listed.hpp"

using namespace chapeau;
using namespace chapeau::tests;

namespace {

std::string repeated(std::size_t times, std::string_view text) {
    std::string all;
    for (std::size_t time = 0; time < times; ++time)
        all.append(time == 0 ? "" : ",").append(text);
    return all;
}

std::vector<record::RecordError> errors_of(const std::string& json, record::Limits limits = {}) {
    record::Record read;
    return record::Reader(applicants(), limits).read(json, read);
}

}  // namespace

TEST_CASE("a record too large is refused unread") {
    const auto errors = errors_of(std::string(1001, ' '), {.bytes = 1000});
    REQUIRE(errors.size() == 1);
    CHECK(errors[0].found == "1001 bytes");
    CHECK(errors[0].expected == "a record of at most 1000 bytes");
    CHECK(errors_of("{" + std::string(998, ' ') + "}", {.bytes = 1000}).empty());
}

TEST_CASE("errors are reported up to the limit") {
    const std::string json = "{\"applicant\": {\"citizenships\": [" + repeated(500, "\"XXX\"") + "]}}";
    CHECK(errors_of(json).size() == 100);
    CHECK(errors_of(json, {.errors = 3}).size() == 3);
    CHECK(errors_of(json, {.errors = 500}).size() == 500);
}

TEST_CASE("members of all lists and sets together are bounded") {
    const std::string json = "{\"applicant\": {\"citizenships\": [" + repeated(6, "\"MEX\"") + "], \"licences\": [" +
                             repeated(5, "{}") + "]}}";
    CHECK(errors_of(json, {.members = 11}).empty());
    const auto errors = errors_of(json, {.members = 10});
    REQUIRE(errors.size() == 1);
    CHECK(errors[0].path == "applicant.licences[4]");
    CHECK(errors[0].found == "more than 10 members of lists");
}

TEST_CASE("objects and lists are bounded in depth") {
    const std::string json = R"({"applicant": {"licences": [{"jurisdictions": []}]}})";
    CHECK(errors_of(json, {.depth = 5}).empty());
    const auto errors = errors_of(json, {.depth = 4});
    REQUIRE(errors.size() == 1);
    CHECK(errors[0].path == "applicant.licences[0].jurisdictions");
}

TEST_CASE("many mistakes in a large record take no longer than reading it") {
    const std::string json = "{" + repeated(200000, "\"aplicantt\": \"xxxxxxxxxxxxxxxxxxxx\"") + "}";
    const auto before = std::chrono::steady_clock::now();
    CHECK(errors_of(json).size() == 100);
    CHECK(std::chrono::steady_clock::now() - before < std::chrono::seconds(5));
}

TEST_CASE("a reader does not remember the record before") {
    record::Reader reader(applicants());
    record::Record read;
    const std::string longer =
        R"({"application": {"id": "A-1"}, "applicant": {"citizenships": ["MEX"], "licences": [{"jurisdictions": ["a", "b"]}]}, "offer": {"sector": "mining"}})";
    CHECK(reader.read(longer, read).empty());
    CHECK(read.texts.size() == 4);
    CHECK(reader.read(R"({"offer": {"sector": "x"}})", read).empty());
    CHECK(listed(applicants(), read) == "offer.sector: \"x\"\n");
    CHECK(read.texts.size() == 1);
    CHECK(read.cells.empty());
    CHECK(read.codes.empty());
    CHECK_FALSE(reader.read(longer.substr(0, longer.size() - 1), read).empty());
    CHECK(reader.read("{}", read).empty());
    CHECK(listed(applicants(), read).empty());
}

TEST_CASE("a brace of the record before does not close this one") {
    record::Reader reader(applicants());
    record::Record read;
    const std::string whole = R"({"offer": {"pay": {"amount": 1}}})";
    for (std::size_t length = 0; length < whole.size(); ++length) {
        CHECK(reader.read(whole, read).empty());
        CHECK_FALSE(reader.read(std::string_view(whole).substr(0, length), read).empty());
    }
}

TEST_CASE("the identifier is the one of the application, or else the first") {
    Draft draft;
    draft.fact("case.id", one(model::Kind::text));
    draft.fact("other.id", one(model::Kind::text));
    record::Record read;
    CHECK(record::Reader(draft.model).read(R"({"other": {"id": "2"}, "case": {"id": "1"}})", read).empty());
    CHECK(read.id == "1");
    draft.fact("application.id", one(model::Kind::text));
    CHECK(record::Reader(draft.model).read(R"({"application": {"id": "3"}, "case": {"id": "1"}})", read).empty());
    CHECK(read.id == "3");
    CHECK(record::Reader(draft.model).read(R"({"case": {"id": "1"}})", read).empty());
    CHECK(read.id.empty());
}
