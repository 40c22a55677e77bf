// How far a day lies from another, in every way to compare days and lengths, before and after, denied or not: the help,
// put in the place of what it names, holds of the same days as what was written.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <functional>
#include <optional>
#include <string>

#include "interpreter/cases/cases.hpp"
#include "interpreter/program/program.hpp"
#include "interpreter/values/calendar.hpp"
#include "tests/messages/helped.hpp"
#include "tests/model/corpus.hpp"

namespace chapeau::messages {

namespace {

constexpr values::Day received = 19783;  // 2024-03-01

/// Whether a day that lies `away` days from the one that is meant fits; `outward` is the direction from the anchor.
struct Way {
    std::string_view words;
    std::function<bool(int away, int outward)> fits;
};
const auto ways = std::to_array<Way>({
    {"at least", [](int away, int outward) { return away * outward >= 0; }},
    {"at most", [](int away, int outward) { return away * outward <= 0; }},
    {"more than", [](int away, int outward) { return away * outward > 0; }},
    {"less than", [](int away, int outward) { return away * outward < 0; }},
    {"on or after", [](int away, int) { return away >= 0; }},
    {"on or before", [](int away, int) { return away <= 0; }},
    {"after", [](int away, int) { return away > 0; }},
    {"before", [](int away, int) { return away < 0; }},
    {"no later than", [](int away, int) { return away <= 0; }},
    {"not later than", [](int away, int) { return away <= 0; }},
    {"no earlier than", [](int away, int) { return away >= 0; }},
    {"not before", [](int away, int) { return away >= 0; }},
    {"not after", [](int away, int) { return away <= 0; }},
    {"earlier than", [](int away, int) { return away < 0; }},
    {"later than", [](int away, int) { return away > 0; }},
    {"no less than", [](int away, int outward) { return away * outward >= 0; }},
    {"no more than", [](int away, int outward) { return away * outward <= 0; }},
    {"", [](int away, int) { return away == 0; }},
    {"not", [](int away, int) { return away != 0; }},
});

std::string policy_with(const std::string& condition, const std::string& cases) {
    return "# s.json holds:\n#   {\"f\": {\"day\": \"2024-01-01\", \"received\": \"2024-03-01\"}}\n"
           "policy p\n  title \"P\"\n  as of f.received\n  dates round down\n\n"
           "facts f\n  day date\n  received date\n\n"
           "clause c\n  met when " +
           condition + "\n\ndecision d\n  approve when c\n\nsample s from \"s.json\"\n\n" + cases;
}

/// The condition once what each help names, or else a mistaken part of it, is replaced by what the help says.
std::string mended(std::string condition) {
    for (int round = 0; round < 3; ++round) {
        const auto policy = model::checked(policy_with(condition, ""));
        if (policy->diagnostics.empty())
            return condition;
        const auto& first = policy->diagnostics.front();
        const std::vector<std::string> quotes = quoted_in(first.help);
        const bool names_place = first.help.find("` in place of `") != std::string::npos;
        const bool whole = quotes.front().find("f.day") != std::string::npos;
        const std::string wrong(policy->trees.sources.text(first.span));
        const std::string old = names_place ? quotes[1] : whole ? condition : "is " + wrong;
        const std::size_t at = condition.find(old);
        REQUIRE_MESSAGE(at != std::string::npos, condition << " <- " << first.help);
        condition.replace(at, old.size(), quotes.front());
    }
    FAIL(condition);
    return condition;
}

/// A case for each of some days around the one that is meant.
std::string cases_around(values::Day meant, int outward, const Way& way, bool denied) {
    std::string cases;
    for (const int away : {-40, -1, 0, 1, 40})
        cases += fmt::format("case \"{} days away\"\n  given s\n    f.day = {}\n  expect\n    c {}\n\n", away,
                             values::text_of(meant + away), way.fits(away, outward) != denied ? "passes" : "fails");
    return cases;
}

void check_cases(const std::string& text) {
    const auto policy = model::checked(text);
    REQUIRE_MESSAGE(policy->fit(), text << model::rendered(*policy));
    const auto files = model::files_beside(text);
    std::size_t run = 0;
    cases::run(
        *policy, program::lower(policy->model), [&](const std::string& name) { return std::optional(files.at(name)); },
        [](const std::string&) { return true; },
        [&](const cases::Result& result) {
            ++run;
            CHECK_MESSAGE(result.failures.empty(), text << result.written.title.value);
        });
    CHECK(run == 5);
}

}  // namespace

TEST_CASE("a distance between days, rearranged, holds of the days that it held of") {
    struct Length {
        std::string_view words;
        values::Day before;
        values::Day after;
    };
    const auto lengths = {Length{"18 years", values::day_of(2006, 3, 1).value(), values::day_of(2042, 3, 1).value()},
                          Length{"2 months", values::day_of(2024, 1, 1).value(), values::day_of(2024, 5, 1).value()},
                          Length{"45 days", received - 45, received + 45}};
    for (const Way& way : ways)
        for (const Length& length : lengths)
            for (const bool after : {false, true})
                for (const bool denied : {false, true}) {
                    const std::string written =
                        fmt::format("{}f.day is {}{}{} {} f.received", denied ? "not " : "", way.words,
                                    way.words.empty() ? "" : " ", length.words, after ? "after" : "before");
                    CAPTURE(written);
                    const std::string condition = mended(written);
                    CAPTURE(condition);
                    check_cases(policy_with(
                        condition, cases_around(after ? length.after : length.before, after ? 1 : -1, way, denied)));
                }
}

}  // namespace chapeau::messages
