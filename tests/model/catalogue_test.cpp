// Every code of the catalogue: its example gives it and no other error, the mended example gives nothing at all, but
// for facts whose use it does not show, and some policy in bad/ shows it in company.
#include "interpreter/model/catalogue.hpp"

#include <doctest/doctest.h>

#include <set>

#include "interpreter/model/codes.hpp"
#include "tests/model/corpus.hpp"

namespace chapeau::model {

namespace {

/// The codes that the policies in bad/ announce.
std::set<std::string> codes_shown() {
    std::set<std::string> shown;
    for (const auto& path : policies_in(tests_folder() / "bad")) {
        const auto policy = checked_at(path);
        for (const grammar::Diagnostic& diagnostic : policy->diagnostics)
            shown.insert(diagnostic.code);
    }
    return shown;
}

/// An example may declare more facts than it shows the use of.
std::string rendered_but_for_unused_facts(Policy& policy, std::string_view code) {
    if (code != code::unused_fact)
        std::erase_if(policy.diagnostics,
                      [](const grammar::Diagnostic& each) { return each.code == code::unused_fact; });
    return rendered(policy);
}

}  // namespace

TEST_CASE("catalogue: codes are in order, each once, and said in full") {
    std::string_view last;
    for (const grammar::CatalogueEntry& entry : model_catalogue()) {
        CAPTURE(entry.code);
        CHECK(entry.code > last);
        CHECK(entry.code >= "CH0200");
        CHECK(entry.code < "CH0500");
        CHECK(entry.title.size() > 10);
        CHECK_FALSE(entry.title.ends_with('.'));
        CHECK(entry.explanation.ends_with('.'));
        CHECK_FALSE(entry.before.empty());
        CHECK_FALSE(entry.after.empty());
        last = entry.code;
    }
}

TEST_CASE("catalogue: the example gives its code and no other error") {
    for (const grammar::CatalogueEntry& entry : model_catalogue()) {
        if (entry.sketched)
            continue;
        CAPTURE(entry.code);
        const auto policy = checked(std::string(entry.before));
        CAPTURE(rendered(*policy));
        if (entry.severity == grammar::Severity::error) {
            CHECK(codes(*policy, true) == entry.code);
        } else {
            CHECK(codes(*policy, true) == "");
            CHECK(codes(*policy).find(entry.code) != std::string::npos);
        }
    }
}

TEST_CASE("catalogue: the mended example is clean") {
    for (const grammar::CatalogueEntry& entry : model_catalogue()) {
        if (entry.sketched)
            continue;
        CAPTURE(entry.code);
        const auto policy = checked(std::string(entry.after));
        CHECK(rendered_but_for_unused_facts(*policy, entry.code) == "");
    }
}

TEST_CASE("catalogue: every code has a policy in bad/") {
    const std::set<std::string> shown = codes_shown();
    for (const grammar::CatalogueEntry& entry : model_catalogue())
        if (entry.code != code::unreadable_policy && entry.code != code::record_broken &&  // in tests/cli/test_check.py
            entry.code != code::link_not_followed && entry.code != code::file_not_read)    // in policy_test.cpp
            CHECK_MESSAGE(shown.contains(std::string(entry.code)), entry.code << " has no policy in bad/");
}

}  // namespace chapeau::model
