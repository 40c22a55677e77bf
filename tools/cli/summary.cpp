#include "tools/cli/summary.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <numeric>
#include <span>

#include "interpreter/text/unsafe.hpp"
#include "interpreter/text/utf8.hpp"
#include "interpreter/trace/conditions.hpp"
#include "interpreter/trace/phrases.hpp"
#include "interpreter/trace/trace.hpp"
#include "interpreter/trace/view.hpp"
#include "tools/cli/summary_words.hpp"

namespace chapeau::cli {

namespace {

constexpr std::size_t most_reasons = 20;
constexpr std::size_t most_sets = 10;
constexpr evaluate::Status statuses[] = {evaluate::Status::pass, evaluate::Status::fail, evaluate::Status::undetermined,
                                         evaluate::Status::not_applicable};

/// Of the first statuses; not applicable only where there is any, unless `all`.
std::string outcomes(const SummaryWords& words, const std::array<std::uint64_t, 4>& counts, bool all) {
    const std::array<const CountedPhrase*, 4> phrases{&words.approved, &words.refused, &words.undetermined,
                                                      &words.not_applicable};
    std::string line;
    for (std::size_t i = 0; i < phrases.size(); ++i)
        if (all || i + 1 < phrases.size() || counts[i] > 0)
            line += (line.empty() ? "" : ", ") + words.counted(*phrases[i], counts[i]);
    return line;
}

std::string outcomes_line(const SummaryWords& words, const caseload::Summary& summary) {
    std::string line =
        words.counted(words.records, summary.lines - summary.blank) +
        outcomes(words, {summary.approved, summary.refused, summary.undetermined, summary.not_applicable}, false);
    if (summary.bad > 0)
        line += ", " + words.counted(words.unreadable, summary.bad);
    return line + '\n';
}

/// A line for each decision beside the principal one.
std::string further_lines(const SummaryWords& words, const caseload::Summary& summary, const model::Model& model) {
    static_assert(static_cast<std::size_t>(evaluate::Status::pass) == 0 &&
                  static_cast<std::size_t>(evaluate::Status::fail) == 1 &&
                  static_cast<std::size_t>(evaluate::Status::undetermined) == 2);
    std::string lines;
    for (std::size_t i = 1; i < summary.decisions.size(); ++i)
        lines += trace::filled(words.of_decision, {model.at(model.decisions[i].clause).name}) +
                 outcomes(words, summary.decisions[i], true) + '\n';
    return lines;
}

std::string repeats_text(const SummaryWords& words, const caseload::Repeats& repeats) {
    std::string text;
    if (repeats.count > 0) {
        text += words.counted(words.repeated, repeats.count);
        for (const caseload::Repeat& repeat : repeats.named)
            text += (&repeat == repeats.named.data() ? "" : ", ") +
                    (repeat.id.empty()
                         ? trace::filled(words.line, {words.number(repeat.line)})
                         : trace::filled(words.on_line, {text::escaped(repeat.id), words.number(repeat.line)}));
        if (repeats.count > repeats.named.size())
            text += trace::filled(words.and_more, {words.number(repeats.count - repeats.named.size())});
        text += '\n';
    }
    if (repeats.unheld > 0)
        text +=
            trace::filled(words.ids_not_kept, {words.number(caseload::SeenIds::most), words.number(repeats.unheld)}) +
            '\n';
    return text;
}

/// Lines and ids of the input that an officer should know of.
std::string input_text(const SummaryWords& words, const caseload::Summary& summary) {
    const std::string blank = summary.blank > 0 ? words.counted(words.blank_lines, summary.blank) + '\n' : "";
    return blank + repeats_text(words, summary.repeats);
}

nlohmann::ordered_json repeats_json(const caseload::Repeats& repeats) {
    nlohmann::ordered_json named = nlohmann::ordered_json::array();
    for (const caseload::Repeat& repeat : repeats.named)
        named.push_back({{"id", repeat.id.empty() ? nlohmann::ordered_json() : nlohmann::ordered_json(repeat.id)},
                         {"line", repeat.line}});
    return {{"count", repeats.count}, {"first", named}, {"ids_not_kept", repeats.unheld}};
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

constexpr std::string_view beside_counts = "              ";

std::string reasons_text(const SummaryWords& words, const caseload::Summary& summary, const model::Model& model) {
    const auto clauses = by_frequency(summary.reasons);
    std::string text = clauses.empty() ? "" : std::string(words.refused_for) + '\n';
    for (const std::uint32_t clause : std::span(clauses).first(std::min(clauses.size(), most_reasons)))
        text += fmt::format("{:>12}  {}\n", words.number(summary.reasons[clause]), model.clauses[clause].name);
    if (clauses.size() > most_reasons)
        text += fmt::format("{}{}\n", beside_counts, words.counted(words.other_clauses, clauses.size() - most_reasons));
    return text;
}

using Set = std::pair<std::vector<std::uint32_t>, std::uint64_t>;

/// The most frequent first.
std::vector<Set> sets_by_frequency(const caseload::Summary& summary) {
    std::vector<Set> sets(summary.sets.begin(), summary.sets.end());
    std::stable_sort(sets.begin(), sets.end(), [](const Set& a, const Set& b) { return a.second > b.second; });
    return sets;
}

std::string sets_text(const SummaryWords& words, const caseload::Summary& summary, const model::Model& model) {
    const auto sets = sets_by_frequency(summary);
    std::string text = sets.empty() ? "" : std::string(words.refused_together) + '\n';
    for (const auto& [clauses, times] : std::span(sets).first(std::min(sets.size(), most_sets)))
        for (const std::uint32_t clause : clauses)
            text += fmt::format("{:>12}  {}\n",
                                clause == clauses.front() ? words.number(times) : std::string(words.together_with),
                                model.clauses[clause].name);
    if (sets.size() > most_sets || summary.other_sets > 0)
        text += fmt::format("{}{}\n", beside_counts,
                            words.counted(summary.other_sets > 0 ? words.more_sets : words.other_sets,
                                          sets.size() - std::min(sets.size(), most_sets)));
    return text;
}

std::string statuses_text(const SummaryWords& words, const caseload::Summary& summary, const model::Model& model) {
    const auto passages = caseload::cited_passages(model);
    std::string text;
    for (const std::string_view head : words.statuses)
        text += passages.empty() ? std::string() : fmt::format("{:>12}", head);
    text += passages.empty() ? "" : fmt::format("  {}\n", words.passage);
    for (std::size_t i = 0; i < passages.size(); ++i) {
        for (const evaluate::Status status : statuses)
            text += fmt::format("{:>12}", words.number(summary.statuses[i][static_cast<std::size_t>(status)]));
        text += "  " + passages[i].id + '\n';
    }
    return text;
}

/// The policy's words, on one line.
std::string source_of(const model::Policy& policy, const caseload::Limit& limit) {
    return text::printable(trace::on_one_line(policy.trees.sources.text(policy.model.at(limit.comparison).span)));
}

/// Limits in the words of traces, whatever the record.
class LimitsInWords {
  public:
    LimitsInWords(const model::Policy& policy, const program::Program& program, const trace::Words& words)
        : record_(trace::nothing_known(policy.model)),
          view_(policy, program, record_, evaluated(program, record_), words) {}

    /// `years of study is at least 4`
    [[nodiscard]] std::string of(const caseload::Limit& limit) const {
        return trace::condition_in_words(view_, limit.comparison);
    }

  private:
    static evaluate::Results evaluated(const program::Program& program, const record::Record& record) {
        evaluate::Results results(program);
        evaluate::evaluate(program, record, results);
        return results;
    }

    record::Record record_;
    trace::View view_;
};

std::string margins_text(const caseload::Summary& summary, const model::Policy& policy, const program::Program& program,
                         const trace::Words& language) {
    const std::vector<caseload::Limit> limits = caseload::limits_of(policy.model);
    if (limits.empty())
        return {};
    const SummaryWords& words = summary_words_of(language);
    const LimitsInWords in_words(policy, program, language);
    std::size_t width = 6;
    for (const caseload::Margins& margins : summary.margins)
        for (const auto& counts : {margins.below, margins.at_or_above})
            for (const std::uint64_t count : counts)
                width = std::max(width, fmt::formatted_size("{}", count) + 1);
    std::string text = std::string(words.margins) + '\n';
    const auto line = [&](const auto& cell) {
        for (std::size_t i = caseload::Margins::beyond + 1; i > 0; --i)
            text += fmt::format("{:>{}}", cell(i - 1, true), width);
        text += " |";
        for (std::size_t i = 0; i <= caseload::Margins::beyond; ++i)
            text += fmt::format("{:>{}}", cell(i, false), width);
        text += '\n';
    };
    line([](std::size_t place, bool below) {
        const bool more = place == caseload::Margins::beyond;
        const int percent = caseload::Margins::percent[more ? place - 1 : place];
        if (below)
            return fmt::format("{}-{}", more ? "<" : "", percent);
        return fmt::format("{}+{}", more ? ">" : "", percent);
    });
    for (std::size_t i = 0; i < limits.size(); ++i) {
        text += trace::filled(words.limit, {policy.model.at(limits[i].clause).name, in_words.of(limits[i])}) + '\n';
        line([&](std::size_t place, bool below) {
            return fmt::format("{}", (below ? summary.margins[i].below : summary.margins[i].at_or_above)[place]);
        });
    }
    return text;
}

nlohmann::ordered_json margins_json(const caseload::Summary& summary, const model::Policy& policy,
                                    const program::Program& program, const trace::Words& language) {
    const auto counts = [](const auto& each) {
        nlohmann::ordered_json json;
        for (std::size_t i = 0; i < each.size(); ++i)
            json[i < caseload::Margins::beyond ? fmt::format("{}", caseload::Margins::percent[i]) : "more"] = each[i];
        return json;
    };
    nlohmann::ordered_json all = nlohmann::ordered_json::array();
    const std::vector<caseload::Limit> limits = caseload::limits_of(policy.model);
    const LimitsInWords words(policy, program, language);
    for (std::size_t i = 0; i < limits.size(); ++i)
        all.push_back({{"clause", policy.model.at(limits[i].clause).name},
                       {"comparison", source_of(policy, limits[i])},
                       {"text", words.of(limits[i])},
                       {"below", counts(summary.margins[i].below)},
                       {"at_or_above", counts(summary.margins[i].at_or_above)}});
    return all;
}

}  // namespace

std::string short_summary(const caseload::Summary& summary, const model::Model& model, const trace::Words& language) {
    const SummaryWords& words = summary_words_of(language);
    return outcomes_line(words, summary) + further_lines(words, summary, model) + input_text(words, summary) +
           reasons_text(words, summary, model);
}

std::string full_summary(const caseload::Summary& summary, const model::Policy& policy, const program::Program& program,
                         const trace::Words& language) {
    const SummaryWords& words = summary_words_of(language);
    return short_summary(summary, policy.model, language) + sets_text(words, summary, policy.model) +
           statuses_text(words, summary, policy.model) + margins_text(summary, policy, program, language);
}

std::string json_summary(const caseload::Summary& summary, const model::Policy& policy, const program::Program& program,
                         const trace::Words& language) {
    const model::Model& model = policy.model;
    using Json = nlohmann::ordered_json;
    Json json = {{"records", summary.lines - summary.blank},
                 {"outcomes",
                  {{"approve", summary.approved},
                   {"refuse", summary.refused},
                   {"undetermined", summary.undetermined},
                   {"not_applicable", summary.not_applicable},
                   {"error", summary.bad}}},
                 {"blank_lines", summary.blank},
                 {"repeated_ids", repeats_json(summary.repeats)},
                 {"reasons", Json::array()},
                 {"sets", Json::array()},
                 {"other_sets", summary.other_sets},
                 {"statuses", Json::object()}};
    for (std::size_t i = 0; i < summary.decisions.size(); ++i)
        for (const evaluate::Status status : statuses)
            json["decisions"][model.at(model.decisions[i].clause).name][std::string(trace::outcome_word(status))] =
                summary.decisions[i][static_cast<std::size_t>(status)];
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
    json["margins"] = margins_json(summary, policy, program, language);
    return text::json_with_escapes(json.dump(2, ' ', false, Json::error_handler_t::replace)) + '\n';
}

}  // namespace chapeau::cli
