// The grammar as PEGTL sees it: no rule can go round without using up characters, and none is dead: each matches
// somewhere in ok/, and each message of a mistake is raised somewhere in bad/.
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>

#include <tao/pegtl/contrib/coverage.hpp>

#include "grammar/actions_cases.hpp"
#include "grammar/analysis.hpp"
#include "tests/grammar/corpus.hpp"

namespace chapeau::grammar {

namespace {

using Input = tao::pegtl::memory_input<tao::pegtl::tracking_mode::lazy, tao::pegtl::eol::lf_crlf, const char*>;

template <typename Rule>
void cover(std::string_view text, tao::pegtl::coverage_result& result) {
    Diagnostics diagnostics;
    Builder builder(text.data(), 0, text.data(), diagnostics);
    Input in(text.data(), text.data() + text.size(), "");
    tao::pegtl::coverage<Rule, action, control>(in, result, builder);
}

tao::pegtl::coverage_result covered_by(const char* folder) {
    tao::pegtl::coverage_result result;
    for (const auto& path : rules_below(tests_folder() / folder)) {
        const std::string text = read_file(path);
        if (path.stem() != "not_utf8" && path.stem() != "line_ends") {
            cover<rules::file>(text, result);
        }
    }
    return result;
}

bool is_mistake(std::string_view rule) {
    return rule.find("rules::mistake<") == 0 || rule.find("::mistake<") < 30;
}

}  // namespace

TEST_CASE("no rule goes round without using up characters") {
    CHECK(tao::pegtl::analyze<rules::file>() == 0);
    CHECK(tao::pegtl::analyze<rules::reason_expression>() == 0);
}

TEST_CASE("every rule matches somewhere") {
    const auto good = covered_by("ok");
    const auto bad = covered_by("bad");
    for (const auto& [rule, counts] : good) {
        const tao::pegtl::coverage_entry& wrong = bad.at(rule);
        const bool matched = counts.success + wrong.success > 0;
        const bool raised = counts.unwind + wrong.unwind + counts.raise + wrong.raise > 0;
        CHECK_MESSAGE((is_mistake(rule) ? raised : matched),
                      rule << " is never " << (is_mistake(rule) ? "raised" : "matched"));
    }
}

TEST_CASE("every rule that must match fails somewhere, and says so") {
    const auto bad = covered_by("bad");
    for (const auto& [rule, counts] : bad) {
        if (rule.find("tao::pegtl::must<") == 0) {
            CHECK_MESSAGE(counts.unwind > 0, rule << " is never missed");
        }
    }
}

}  // namespace chapeau::grammar
