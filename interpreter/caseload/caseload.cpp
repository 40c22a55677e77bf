// The loop over a caseload: read a line, evaluate, write a line.
//
// Everything that a line needs is kept between lines (the reader's buffers, the record, the results, the line of
// output), so that after the first few nothing is allocated and memory is that of the longest line. What an output line
// says that does not depend on the record, the passages with their quotes, is made once. No trace is built: the reasons
// counted for the summary come from the statuses alone.
#include "interpreter/caseload/caseload.hpp"

#include <fmt/format.h>

#include "interpreter/caseload/json.hpp"
#include "interpreter/evaluate/evaluate.hpp"
#include "interpreter/record/read.hpp"
#include "interpreter/trace/blame.hpp"
#include "interpreter/trace/format_value.hpp"
#include "interpreter/trace/view.hpp"

namespace chapeau::caseload {

namespace {

using evaluate::Status;

constexpr std::uint64_t lines_between_progress = 4096;

std::string_view outcome_name(Status status) {
    switch (status) {
        case Status::pass:
            return "approve";
        case Status::fail:
            return "refuse";
        case Status::undetermined:
            return "undetermined";
        case Status::not_applicable:
            break;
    }
    return "not_applicable";
}

std::string_view status_name(Status status) {
    switch (status) {
        case Status::pass:
            return "pass";
        case Status::fail:
            return "fail";
        case Status::undetermined:
            return "undetermined";
        case Status::not_applicable:
            break;
    }
    return "not_applicable";
}

std::uint64_t& count_of(Summary& summary, Status status) {
    switch (status) {
        case Status::pass:
            return summary.approved;
        case Status::fail:
            return summary.refused;
        case Status::undetermined:
            return summary.undetermined;
        case Status::not_applicable:
            break;
    }
    return summary.not_applicable;
}

/// A rule passage with the clause that cites it: `"T52/nationality": ` and where its status is found.
struct CitedPassage {
    std::string key;
    model::ClauseId clause;
};

/// In the outline's order.
std::vector<CitedPassage> cited_passages(const model::Model& model) {
    std::vector<std::optional<model::ClauseId>> citing(model.passages.size());
    for (std::uint32_t i = 0; i < model.clauses.size(); ++i)
        if (const auto passage = model.clauses[i].cites)
            citing[passage->index] = model::ClauseId{i};
    std::vector<CitedPassage> cited;
    for (std::size_t i = 0; i < citing.size(); ++i) {
        if (!citing[i] || model.passages[i].kind != model::PassageKind::rule)
            continue;
        CitedPassage passage{.key = cited.empty() ? "" : ", ", .clause = *citing[i]};
        add_json_text(passage.key, model.passages[i].id);
        passage.key += ": ";
        cited.push_back(std::move(passage));
    }
    return cited;
}

void add_plain(std::string& to, const trace::Plain& value) {
    if (const auto* yes = std::get_if<bool>(&value)) {
        to += *yes ? "true" : "false";
    } else if (const auto* number = std::get_if<trace::Decimal>(&value)) {
        to += number->digits;
    } else if (const auto* text = std::get_if<std::string>(&value)) {
        add_json_text(to, *text);
    } else if (const auto* set = std::get_if<std::vector<std::string>>(&value)) {
        to += '[';
        for (const std::string& member : *set) {
            to += &member == set->data() ? "" : ", ";
            add_json_text(to, member);
        }
        to += ']';
    } else {
        to += "null";
    }
}

class Run {
  public:
    Run(const model::Policy& policy, const program::Program& program, const Options& options)
        : policy_(policy),
          program_(program),
          model_(policy.model),
          options_(options),
          passages_(options.statuses ? cited_passages(model_) : std::vector<CitedPassage>{}),
          reader_(model_) {
        summary_.reasons.resize(model_.clauses.size());
    }

    /// The line of output for a line of input; good until the next one.
    std::string_view take(const Line& line);
    Summary& summary() { return summary_; }

  private:
    void add_error(const record::RecordError& error);
    void add_result();
    void add_statuses();
    void add_grants(Status outcome);
    void count_reasons(model::ClauseId decision);

    const model::Policy& policy_;
    const program::Program& program_;
    const model::Model& model_;
    Options options_;
    std::vector<CitedPassage> passages_;
    record::Reader reader_;
    record::Record record_;
    evaluate::Results results_;
    Summary summary_;
    std::string out_;
};

std::string_view Run::take(const Line& line) {
    ++summary_.lines;
    out_.clear();
    if (line.too_long) {
        add_error({"", "a line that is too long", fmt::format("at most {} bytes", record::Limits{}.bytes)});
    } else if (const auto errors = reader_.read(line.text, record_); !errors.empty()) {
        add_error(errors.front());
    } else {
        evaluate::evaluate(program_, record_, results_);
        add_result();
    }
    return out_;
}

void Run::add_error(const record::RecordError& error) {
    ++summary_.bad;
    fmt::format_to(std::back_inserter(out_), R"({{"line": {}, "error": {{"path": )", summary_.lines);
    add_json_text(out_, error.path);
    out_ += R"(, "found": )";
    add_json_text(out_, error.found);
    out_ += R"(, "expected": )";
    add_json_text(out_, error.expected);
    out_ += "}}\n";
}

void Run::add_result() {
    const model::ClauseId decision = model_.decisions.front().clause;
    const Status outcome = evaluate::status_of(program_, decision, results_);
    ++count_of(summary_, outcome);
    if (outcome == Status::fail)
        count_reasons(decision);
    out_ += R"({"id": )";
    if (record_.id.empty())
        out_ += "null";
    else
        add_json_text(out_, record_.id);
    out_ += R"(, "outcome": ")";
    out_ += outcome_name(outcome);
    out_ += '"';
    if (options_.statuses)
        add_statuses();
    if (options_.grants)
        add_grants(outcome);
    out_ += "}\n";
}

void Run::count_reasons(model::ClauseId decision) {
    const trace::View view(policy_, program_, record_, results_);
    for (const trace::Blamed& blamed : trace::blame(view, decision))
        summary_.reasons[blamed.clause.index] += blamed.deepest_failed ? 1 : 0;
}

void Run::add_statuses() {
    out_ += R"(, "statuses": {)";
    for (const CitedPassage& passage : passages_) {
        out_ += passage.key;
        out_ += '"';
        out_ += status_name(evaluate::status_of(program_, passage.clause, results_));
        out_ += '"';
    }
    out_ += '}';
}

void Run::add_grants(Status outcome) {
    out_ += R"(, "grants": )";
    if (outcome != Status::pass) {
        out_ += "null";
        return;
    }
    out_ += '{';
    for (const model::GrantId id : model_.decisions.front().grants) {
        const model::Grant& grant = model_.at(id);
        out_ += out_.back() == '{' ? "" : ", ";
        add_json_text(out_, grant.name);
        out_ += ": ";
        const evaluate::Value& value = results_.value(program_.nodes[program_.grants[id.index]]);
        add_plain(out_, trace::plain_value(model_, record_, model_.at(grant.value).type, value));
    }
    out_ += '}';
}

}  // namespace

Summary run(const model::Policy& policy, const program::Program& program, const Read& read, const Write& write,
            const Options& options, const Progress& progress) {
    Lines lines(read, record::Limits{}.bytes);
    Run run(policy, program, options);
    Summary& summary = run.summary();
    while (const auto line = lines.next()) {
        if (!write(run.take(*line)))
            break;
        if (progress && summary.lines % lines_between_progress == 0)
            progress(summary);
    }
    summary.input_failed = lines.failed();
    return std::move(summary);
}

}  // namespace chapeau::caseload
