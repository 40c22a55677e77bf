#include "tools/cli/summary.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <numeric>
#include <span>

#include "interpreter/trace/trace.hpp"
#include "tools/cli/output.hpp"

namespace chapeau::cli {

namespace {

constexpr std::size_t most_reasons = 20;
constexpr std::size_t most_sets = 10;
constexpr evaluate::Status statuses[] = {evaluate::Status::pass, evaluate::Status::fail, evaluate::Status::undetermined,
                                         evaluate::Status::not_applicable};

std::string outcomes_line(const caseload::Summary& summary) {
    std::string line = fmt::format("{} record{}: {} approved, {} refused, {} undetermined", grouped(summary.lines),
                                   summary.lines == 1 ? "" : "s", grouped(summary.approved), grouped(summary.refused),
                                   grouped(summary.undetermined));
    if (summary.not_applicable > 0)
        line += fmt::format(", {} not applicable", grouped(summary.not_applicable));
    if (summary.bad > 0)
        line += fmt::format(", {} could not be read", grouped(summary.bad));
    return line + '\n';
}

/// The clauses that refusals rest on, the most frequent first.
std::vector<std::uint32_t> by_frequency(const std::vector<std::uint64_t>& counts) {
    std::vector<std::uint32_t> clauses(counts.size());
    std::iota(clauses.begin(), clauses.end(), 0U);
    std::erase_if(clauses, [&](std::uint32_t clause) { return counts[clause] == 0; });
    std::stable_sort(clauses.begin(), clauses.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return counts[a] > counts[b]; });
    return clauses;
}

std::string reasons_text(const caseload::Summary& summary, const model::Model& model) {
    const auto clauses = by_frequency(summary.reasons);
    std::string text = clauses.empty() ? "" : "refused for\n";
    for (const std::uint32_t clause : std::span(clauses).first(std::min(clauses.size(), most_reasons)))
        text += fmt::format("{:>12}  {}\n", grouped(summary.reasons[clause]), model.clauses[clause].name);
    if (clauses.size() > most_reasons)
        text += fmt::format("              and {} other clauses\n", clauses.size() - most_reasons);
    return text;
}

using Set = std::pair<std::vector<std::uint32_t>, std::uint64_t>;

/// The most frequent first.
std::vector<Set> sets_by_frequency(const caseload::Summary& summary) {
    std::vector<Set> sets(summary.sets.begin(), summary.sets.end());
    std::stable_sort(sets.begin(), sets.end(), [](const Set& a, const Set& b) { return a.second > b.second; });
    return sets;
}

std::string sets_text(const caseload::Summary& summary, const model::Model& model) {
    const auto sets = sets_by_frequency(summary);
    std::string text = sets.empty() ? "" : "refused for these together\n";
    for (const auto& [clauses, times] : std::span(sets).first(std::min(sets.size(), most_sets)))
        for (const std::uint32_t clause : clauses)
            text += fmt::format("{:>12}  {}\n", clause == clauses.front() ? grouped(times) : std::string("and"),
                                model.clauses[clause].name);
    if (sets.size() > most_sets || summary.other_sets > 0)
        text += fmt::format("              and {}{} other sets\n", summary.other_sets > 0 ? "more than " : "",
                            grouped(sets.size() - std::min(sets.size(), most_sets)));
    return text;
}

std::string statuses_text(const caseload::Summary& summary, const model::Model& model) {
    const auto passages = caseload::cited_passages(model);
    std::string text =
        passages.empty() ? "" : fmt::format("{:>12}{:>12}{:>12}{:>12}  passage\n", "meets", "does not", "open", "n/a");
    for (std::size_t i = 0; i < passages.size(); ++i) {
        for (const evaluate::Status status : statuses)
            text += fmt::format("{:>12}", grouped(summary.statuses[i][static_cast<std::size_t>(status)]));
        text += "  " + passages[i].id + '\n';
    }
    return text;
}

}  // namespace

std::string short_summary(const caseload::Summary& summary, const model::Model& model) {
    return outcomes_line(summary) + reasons_text(summary, model);
}

std::string full_summary(const caseload::Summary& summary, const model::Model& model) {
    return short_summary(summary, model) + sets_text(summary, model) + statuses_text(summary, model);
}

std::string json_summary(const caseload::Summary& summary, const model::Model& model) {
    using Json = nlohmann::ordered_json;
    Json json = {{"records", summary.lines},
                 {"outcomes",
                  {{"approve", summary.approved},
                   {"refuse", summary.refused},
                   {"undetermined", summary.undetermined},
                   {"not_applicable", summary.not_applicable},
                   {"error", summary.bad}}},
                 {"reasons", Json::array()},
                 {"sets", Json::array()},
                 {"other_sets", summary.other_sets},
                 {"statuses", Json::object()}};
    for (const std::uint32_t clause : by_frequency(summary.reasons))
        json["reasons"].push_back({{"clause", model.clauses[clause].name}, {"refusals", summary.reasons[clause]}});
    for (const auto& [clauses, times] : sets_by_frequency(summary)) {
        Json names = Json::array();
        for (const std::uint32_t clause : clauses)
            names.push_back(model.clauses[clause].name);
        json["sets"].push_back({{"clauses", names}, {"refusals", times}});
    }
    const auto passages = caseload::cited_passages(model);
    for (std::size_t i = 0; i < passages.size(); ++i)
        for (const evaluate::Status status : statuses)
            json["statuses"][passages[i].id][std::string(trace::status_word(status))] =
                summary.statuses[i][static_cast<std::size_t>(status)];
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace chapeau::cli
