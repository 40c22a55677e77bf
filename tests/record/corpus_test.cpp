// Every file of bad/ and ok/ with what the reader makes of it beside it.
//
// One reader reads them all, one after the other, and a fresh one each of them: what was read before must not show.

#include <doctest/doctest.h>

#include "tests/record/drafted.hpp"
#include "tests/record/files.hpp"
#include "tests/record/listed.hpp"

using namespace chapeau;
using namespace chapeau::tests;

namespace {

std::string outcome(record::Reader& reader, const std::string& json) {
    record::Record read;
    const auto errors = reader.read(json, read);
    return errors.empty() ? listed(applicants(), read) : listed(errors);
}

void read_all(const std::string& folder, const std::string& golden) {
    record::Reader used(applicants());
    for (auto file : json_files(folder)) {
        CAPTURE(file.string());
        const std::string json = content_of(file);
        record::Reader fresh(applicants());
        const std::string text = outcome(fresh, json);
        CHECK(outcome(used, json) == text);
        CHECK(text.starts_with("  ") == false);
        CHECK((text.find("\n  expected ") != std::string::npos) == (folder == "bad"));
        CHECK_MESSAGE(agrees(file.replace_extension(golden), text), text);
    }
}

}  // namespace

TEST_CASE("bad records say all that is wrong with them") {
    read_all("bad", ".errors");
}

TEST_CASE("good records are read into their slots") {
    read_all("ok", ".facts");
}
