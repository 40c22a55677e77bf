// Read a line, evaluate, write a line.
//
// Everything that a line needs is kept between lines (the reader's buffers, the record, the results, the text of
// output), so that after the first few nothing is allocated and memory is that of the longest line. What an output line
// says that does not depend on the record, the passages with their quotes, is made once. No trace is built: the reasons
// counted for the summary come from the statuses alone.
#include "interpreter/caseload/worker.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "interpreter/caseload/csv.hpp"
#include "interpreter/caseload/json.hpp"
#include "interpreter/trace/blame.hpp"
#include "interpreter/trace/format_value.hpp"
#include "interpreter/trace/trace.hpp"
#include "interpreter/trace/view.hpp"

namespace chapeau::caseload {

namespace {

using evaluate::Status;

void add_plain_json(std::string& to, const trace::Plain& value) {
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

/// Nothing for what is not known; the members of a set with spaces between.
std::string plain_text(const trace::Plain& value) {
    if (const auto* yes = std::get_if<bool>(&value))
        return *yes ? "true" : "false";
    if (const auto* number = std::get_if<trace::Decimal>(&value))
        return number->digits;
    if (const auto* text = std::get_if<std::string>(&value))
        return *text;
    std::string joined;
    if (const auto* set = std::get_if<std::vector<std::string>>(&value))
        for (const std::string& member : *set)
            joined += (joined.empty() ? "" : " ") + member;
    return joined;
}

record::RecordError too_long() {
    return {"", "a line that is too long", fmt::format("at most {} bytes", record::Limits{}.bytes)};
}

}  // namespace

Worker::Worker(const model::Policy& policy, const program::Program& program, const Options& options)
    : policy_(policy),
      program_(program),
      model_(policy.model),
      options_(options),
      passages_(cited_passages(model_)),
      reader_(model_),
      results_(program) {
    for (const CitedPassage& passage : passages_) {
        std::string& key = keys_.emplace_back(keys_.empty() ? "" : "\", ");
        add_json_text(key, passage.id);
        key += ": \"";
    }
}

void Worker::take(const Block& block, Done& into) {
    done_ = &into;
    into.out.clear();
    into.summary = {};
    into.summary.reasons.resize(model_.clauses.size());
    if (options_.tally)
        into.summary.statuses.resize(passages_.size());
    std::uint64_t number = block.first_line;
    if (block.too_long)
        return take_error(too_long(), number);
    for_each_line(block.text, [&](std::string_view line) {
        if (line.size() > record::Limits{}.bytes)
            take_error(too_long(), number);
        else
            take_line(line, number);
        ++number;
    });
}

void Worker::take_line(std::string_view line, std::uint64_t number) {
    if (const auto errors = reader_.read(line, record_); !errors.empty())
        return take_error(errors.front(), number);
    evaluate::evaluate(program_, record_, results_);
    take_result(number);
}

void Worker::take_error(const record::RecordError& error, std::uint64_t number) {
    ++done_->summary.lines;
    ++done_->summary.bad;
    if (options_.say != Say::all && options_.say != Say::errors)
        return;
    options_.format == Format::csv ? add_csv_error(error, number) : add_json_error(error, number);
}

bool Worker::says(Status outcome) const {
    switch (options_.say) {
        case Say::all:
            return true;
        case Say::refused:
            return outcome == Status::fail;
        case Say::undetermined:
            return outcome == Status::undetermined;
        case Say::errors:
        case Say::nothing:
            break;
    }
    return false;
}

void Worker::take_result(std::uint64_t number) {
    const model::ClauseId decision = model_.decisions.front().clause;
    const Status outcome = evaluate::status_of(program_, decision, results_);
    Summary& summary = done_->summary;
    ++summary.lines;
    ++summary.of(outcome);
    auto reasons = outcome == Status::fail ? reasons_of(decision) : std::vector<std::uint32_t>();
    for (const std::uint32_t clause : reasons)
        ++summary.reasons[clause];
    if (options_.tally)
        tally(std::move(reasons));
    if (says(outcome))
        options_.format == Format::csv ? add_csv(outcome, number) : add_json(outcome);
}

std::vector<std::uint32_t> Worker::reasons_of(model::ClauseId decision) const {
    std::vector<std::uint32_t> reasons;
    const trace::View view(policy_, program_, record_, results_);
    for (const trace::Blamed& blamed : trace::blame(view, decision))
        if (blamed.deepest_failed)
            reasons.push_back(blamed.clause.index);
    return reasons;
}

void Worker::tally(std::vector<std::uint32_t> reasons) {
    for (std::size_t i = 0; i < passages_.size(); ++i) {
        const Status status = evaluate::status_of(program_, passages_[i].clause, results_);
        ++done_->summary.statuses[i][static_cast<std::size_t>(status)];
    }
    std::sort(reasons.begin(), reasons.end());
    if (!reasons.empty())
        done_->summary.add_set(reasons, 1);
}

// ---------------------------------------------------------------- JSON Lines

void Worker::add_json_error(const record::RecordError& error, std::uint64_t number) {
    std::string& out = done_->out;
    fmt::format_to(std::back_inserter(out), R"({{"line": {}, "error": {{"path": )", number);
    add_json_text(out, error.path);
    out += R"(, "found": )";
    add_json_text(out, error.found);
    out += R"(, "expected": )";
    add_json_text(out, error.expected);
    out += "}}\n";
}

void Worker::add_json(Status outcome) {
    std::string& out = done_->out;
    out += R"({"id": )";
    if (record_.id.empty())
        out += "null";
    else
        add_json_text(out, record_.id);
    out += R"(, "outcome": ")";
    out += trace::outcome_word(outcome);
    out += '"';
    if (options_.statuses)
        add_json_statuses();
    if (options_.grants)
        add_json_grants(outcome);
    out += "}\n";
}

void Worker::add_json_statuses() {
    std::string& out = done_->out;
    out += R"(, "statuses": {)";
    for (std::size_t i = 0; i < passages_.size(); ++i) {
        out += keys_[i];
        out += trace::status_word(evaluate::status_of(program_, passages_[i].clause, results_));
    }
    out += passages_.empty() ? "}" : "\"}";
}

void Worker::add_json_grants(Status outcome) {
    std::string& out = done_->out;
    out += R"(, "grants": )";
    if (outcome != Status::pass) {
        out += "null";
        return;
    }
    out += '{';
    for (const model::GrantId id : model_.decisions.front().grants) {
        const model::Grant& grant = model_.at(id);
        out += out.back() == '{' ? "" : ", ";
        add_json_text(out, grant.name);
        out += ": ";
        const evaluate::Value& value = results_.value(program_.nodes[program_.grants[id.index]]);
        add_plain_json(out, trace::plain_value(model_, record_, model_.at(grant.value).type, value));
    }
    out += '}';
}

// ---------------------------------------------------------------- CSV

void Worker::add_csv_error(const record::RecordError& error, std::uint64_t number) {
    std::string& out = done_->out;
    fmt::format_to(std::back_inserter(out), "{},,error", number);
    const std::size_t granted = options_.grants ? model_.decisions.front().grants.size() : 0;
    out.append(passages_.size() + granted, ',');
    for (const std::string* part : {&error.path, &error.found, &error.expected}) {
        out += ',';
        add_csv_text(out, *part);
    }
    out += "\r\n";
}

void Worker::add_csv(Status outcome, std::uint64_t number) {
    std::string& out = done_->out;
    fmt::format_to(std::back_inserter(out), "{},", number);
    add_csv_text(out, record_.id);
    out += ',';
    out += trace::outcome_word(outcome);
    for (const CitedPassage& passage : passages_) {
        out += ',';
        out += trace::status_word(evaluate::status_of(program_, passage.clause, results_));
    }
    if (options_.grants)
        for (const model::GrantId id : model_.decisions.front().grants) {
            out += ',';
            const evaluate::Value& value = results_.value(program_.nodes[program_.grants[id.index]]);
            const model::Type& type = model_.at(model_.at(id).value).type;
            if (outcome == Status::pass)
                add_csv_text(out, plain_text(trace::plain_value(model_, record_, type, value)));
        }
    out += ",,,\r\n";
}

}  // namespace chapeau::caseload
