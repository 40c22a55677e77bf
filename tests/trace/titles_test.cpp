// Titles that print what the policy says: on the day that governs, in the language that is spoken, in every output.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <regex>

#include "explained.hpp"

using namespace chapeau;
using namespace chapeau::trace;
using namespace chapeau::trace::test;

namespace {

constexpr const char* printing_titles = R"rules(policy p
  title "P"
  authority "Section 12"
  as of application.received_on

facts application
  id          text "identifier"
  received_on date "the day received"

facts applicant
  days  days  "days worked"
  pay   money "pay"

define years_needed : number
  title "years needed, {least_pay} each"
  until 2023-12-31: 2
  from  2024-01-01: 3

define least_pay : money
  = $1200.50

clause years "{years_needed} years of work ({years_needed years of 365 days})"
  met when applicant.days is at least years_needed years of 365 days
  reason "{applicant.days}; {years_needed} years are needed"

clause paid "Pay of {least_pay}"
  met when applicant.pay is at least least_pay

decision permit "Permit after {years_needed} years"
  approve when all of
    years
    paid
  grants
    after = years_needed
      title "years after {years_needed}"

translation fr
  p "P"
  years "{years_needed} ans de travail ({years_needed years of 365 days})"
    reason "{applicant.days}; il faut {years_needed} ans"
  paid "Salaire de {least_pay}"
  permit "Permis après {years_needed} ans"
)rules";

std::string record_of(const std::string& day, int days) {
    return R"({"application": {"id": "A-1", "received_on": )" + day + R"(}, "applicant": {"days": )" +
           std::to_string(days) + R"(, "pay": 1300}})";
}

const Ready& policy() {
    static const Ready made = ready(printing_titles);
    return made;
}

std::string title(const Trace& trace, std::string_view clause) {
    return trace.find(clause)->title;
}

std::string title_in_json(const std::string& record, std::string_view clause) {
    const nlohmann::ordered_json trace = json_of(policy(), record);
    for (const auto& each : trace.at("clauses"))
        if (each.at("id") == clause)
            return each.at("title");
    return {};
}

}  // namespace

TEST_CASE("a title prints the version in force") {
    const Trace before = explained(policy(), record_of(R"("2023-12-31")", 729));
    const Trace after = explained(policy(), record_of(R"("2024-01-01")", 1094));
    CHECK(title(before, "years") == "2 years of work (730 days)");
    CHECK(title(after, "years") == "3 years of work (1095 days)");
    CHECK(title(after, "paid") == "Pay of $1,200.50");
    CHECK(after.decision.title == "Permit after 3 years");
    CHECK(render_text(after, {}).find("3 years of work (1095 days)") != std::string::npos);
    CHECK(render_note(after, {}).find("“3 years of work (1095 days)”") != std::string::npos);
    CHECK(render_note(after, {}).find("2 years of work") == std::string::npos);
}

TEST_CASE("while the day is not known a title prints each version") {
    const Trace trace = explained(policy(), record_of("null", 800));
    CHECK(title(trace, "years") == "2 or 3 years of work (730 days or 1095 days)");
    CHECK(title_in_json(record_of("null", 800), "years") == "2 or 3 years of work (730 days or 1095 days)");
}

TEST_CASE("the JSON has the title of the day") {
    CHECK(title_in_json(record_of(R"("2023-12-31")", 729), "years") == "2 years of work (730 days)");
    CHECK(title_in_json(record_of(R"("2024-01-01")", 729), "years") == "3 years of work (1095 days)");
    CHECK(title_in_json(record_of(R"("2024-01-01")", 729), "paid") == "Pay of $1,200.50");
    CHECK(title_in_json(record_of(R"("2024-01-01")", 729), "permit") == "Permit after 3 years");
}

TEST_CASE("each language prints the value in its own way") {
    const Trace trace = explained(policy(), record_of(R"("2024-01-01")", 1094), Mending::leave, french);
    CHECK(title(trace, "years").starts_with("3 ans de travail (1"));
    CHECK(title(trace, "years").ends_with("jours)"));
    CHECK(title(trace, "paid") == "Salaire de 1\u202f200,50\u00a0$");
    CHECK(trace.decision.title == "Permis après 3 ans");
}

TEST_CASE("what is granted is called by what its title prints") {
    const Trace trace = explained(policy(), record_of(R"("2024-01-01")", 1095));
    REQUIRE(trace.decision.grants);
    CHECK(trace.decision.grants->front().title == "years after 3");
}

TEST_CASE("an outcome names the law whose requirements they are") {
    CHECK(render_text(explained(policy(), record_of(R"("2024-01-01")", 1095)), {})
              .starts_with("● MEETS THE REQUIREMENTS: Section 12\n"));
    CHECK(render_text(explained(policy(), record_of(R"("2024-01-01")", 1)), {})
              .find("DOES NOT MEET THE REQUIREMENTS: Section 12\n") != std::string::npos);
    CHECK(render_text(explained(policy(), record_of("null", 800)), {}).find("YET\n") != std::string::npos);
}

namespace {

/// The policy as it would be if it asked for one year wherever it asks for some.
Ready t52_of_one_year() {
    namespace fs = std::filesystem;
    const std::regex years("(define [a-z_]+_years : number\\n(?:  [^=\\n][^\\n]*\\n)*  = )[0-9]+");
    std::vector<std::pair<std::string, std::string>> files;
    std::size_t changed = 0;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator("policies/cptpp")) {
        const std::string path = entry.path().generic_string();
        if (entry.path().extension() != ".rules" || path.find("/cases/") != std::string::npos)
            continue;
        const std::string text = read_file(path);
        changed += static_cast<std::size_t>(
            std::distance(std::sregex_iterator(text.begin(), text.end(), years), std::sregex_iterator()));
        files.emplace_back(path.substr(std::string("policies/cptpp/").size()), std::regex_replace(text, years, "$011"));
    }
    CHECK(changed == 5);
    std::ranges::sort(files);
    auto policy =
        model::load(files, [](const std::string& name) { return std::optional(read_file("policies/cptpp/" + name)); });
    program::Program program = program::lower(policy->model);
    return {std::move(policy), std::move(program)};
}

}  // namespace

TEST_CASE("a policy that asks for one year needs no other words") {
    const Ready one_year = t52_of_one_year();
    const std::regex plural("(^|[^0-9.,])1( |\u00a0)(years|ans)([^a-z]|$)");
    for (const Example& example : examples())
        for (const Words* words : {&english, &french}) {
            const Trace trace = explained(one_year, patched(example.sample, example.patch), Mending::look, *words);
            const std::string text = render_text(trace, {.full = true, .width = 1000});
            std::smatch found;
            CHECK_MESSAGE(!std::regex_search(text, found, plural), found.str());
        }
    const Trace trace = explained(one_year, patched("mexican-engineer", "{}"));
    CHECK(trace.find("professional.experience")->title ==
          "Paid experience of 1 or more years in the sector of the contract");
}
