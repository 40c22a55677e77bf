// Lines are read into columns until a thousand are there or the block ends; then all are evaluated at once, and written
// in their order, with the errors where they came.
//
// Everything is kept between blocks, so that after the first few nothing is allocated. What an output line says that
// does not depend on the record, the passages with their quotes, is made once. No trace is built: the reasons counted
// for the summary come from the statuses alone.
#include "interpreter/caseload/worker.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "interpreter/caseload/csv.hpp"
#include "interpreter/caseload/headings.hpp"
#include "interpreter/caseload/json.hpp"
#include "interpreter/caseload/near.hpp"
#include "interpreter/evaluate/missing.hpp"
#include "interpreter/record/errors_fr.hpp"
#include "interpreter/record/withheld.hpp"
#include "interpreter/trace/blame.hpp"
#include "interpreter/trace/deciding.hpp"
#include "interpreter/trace/format_value.hpp"
#include "interpreter/trace/phrases.hpp"
#include "interpreter/trace/trace.hpp"
#include "interpreter/trace/view.hpp"

namespace chapeau::caseload {

namespace {

using evaluate::Status;

constexpr std::size_t most_lines = std::size_t{4} * record::Columns::most_rows;  // read before they are said
constexpr std::size_t most_margins = 3;
constexpr std::size_t most_requests = 8;  // said of one record

void add_plain_json(std::string& to, const trace::Plain& value) {
    if (const auto* yes = std::get_if<bool>(&value)) {
        to += *yes ? "true" : "false";
    } else if (const auto* number = std::get_if<trace::Decimal>(&value)) {
        trace::add_json(to, *number);
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

/// Of a line of blanks alone nothing is said, and it is no record.
bool is_blank(const record::ColumnReader::Fault& fault) {
    return !fault.errors.empty() && fault.line.size() <= record::Limits{}.bytes && !fault.too_long &&
           fault.line.find_first_not_of(" \t\r") == std::string_view::npos;
}

/// What was found, with the number of the caseload's line in place of the record's, which is always its first.
std::string found_on(std::uint64_t number, const std::string& found) {
    constexpr std::string_view says = " at line 1, column ";
    const std::size_t at = found.rfind(says);
    if (at == std::string::npos || found.find_first_not_of("0123456789", at + says.size()) != std::string::npos)
        return found;
    return fmt::format("{} at line {}, column {}", found.substr(0, at), number, found.substr(at + says.size()));
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
      decision_(model_.principal().clause),
      passages_(cited_passages(model_)),
      limits_(options.tally ? limits_of(model_) : std::vector<Limit>()),
      nothing_(Summary::of_nothing(model_, options)),
      evaluation_(std::make_unique<Evaluation>(program, true)),
      reader_(std::make_unique<record::ColumnReader>(evaluation_->columns())) {
    for (const CitedPassage& passage : passages_) {
        std::string& key = keys_.emplace_back(keys_.empty() ? "" : "\", ");
        add_json_text(key, passage.id);
        key += ": \"";
    }
    for (const model::Decision& decision : model_.decisions) {
        std::string& head = heads_.emplace_back(heads_.empty() ? R"(, "decisions": [{"name": )" : R"(, {"name": )");
        add_json_text(head, model_.at(decision.clause).name);
        head += R"(, "outcome": ")";
    }
}

void Worker::take(const Block& block, const Numbering& numbering, Done& into) {
    done_ = &into;
    into.out.clear();
    into.summary = nothing_;
    into.ids.clear();
    if (block.too_long) {
        faults_.push_back({.index = 0, .line = {}, .errors = {too_long()}, .id = {}, .too_long = true});
        return finish(numbering(1), 1);
    }
    reader_->open(block.text());
    std::size_t lines = reader_->read(most_lines, faults_);
    std::uint64_t number = numbering(lines + count_lines(reader_->rest()));
    while (lines > 0) {
        finish(number, lines);
        number += lines;
        lines = reader_->read(most_lines, faults_);
    }
}

void Worker::finish(std::uint64_t first_line, std::size_t lines) {
    evaluation_->evaluate();
    count(lines);
    if (options_.seen != nullptr)
        note_ids(first_line, lines);
    say(first_line, lines);
    faults_.clear();
    evaluation_->columns().clear();
}

void Worker::note_ids(std::uint64_t first_line, std::size_t lines) {
    const IdKey& key = options_.seen->key();
    std::uint32_t row = 0;
    auto fault = faults_.begin();
    for (std::size_t i = 0; i < lines; ++i)
        if (fault != faults_.end() && fault->index == i)
            done_->ids.add((fault++)->id, first_line + i, key);
        else
            done_->ids.add(evaluation_->columns().id_of(row++), first_line + i, key);
}

void Worker::say(std::uint64_t first_line, std::size_t lines) {
    std::uint32_t row = 0;
    auto fault = faults_.begin();
    for (std::size_t i = 0; i < lines; ++i)
        if (fault != faults_.end() && fault->index == i)
            say_error(*fault++, first_line + i);
        else
            say_row(row++, first_line + i);
}

Status Worker::status(model::ClauseId clause, std::uint32_t row) const {
    return evaluation_->status(clause, row);
}

// ---------------------------------------------------------------- counts

void Worker::count(std::size_t lines) {
    Summary& summary = done_->summary;
    summary.lines += lines;
    const auto blank = static_cast<std::uint64_t>(std::count_if(faults_.begin(), faults_.end(), is_blank));
    summary.blank += blank;
    summary.bad += faults_.size() - blank;
    for (std::uint32_t row = 0; row < evaluation_->columns().rows(); ++row)
        ++summary.of(status(decision_, row));
    for (std::size_t i = 0; i < summary.decisions.size(); ++i)
        for (std::uint32_t row = 0; row < evaluation_->columns().rows(); ++row)
            ++summary.decisions[i][static_cast<std::size_t>(status(model_.decisions[i].clause, row))];
    count_reasons();
    if (options_.tally) {
        count_statuses();
        count_margins(program_, *evaluation_, limits_, summary.margins);
    }
}

void Worker::count_reasons() {
    std::vector<std::uint64_t>& reasons = done_->summary.reasons;
    for (std::uint32_t clause = 0; clause < reasons.size(); ++clause)
        reasons[clause] += evaluation_->count_reasons({clause});
    for (const auto& [row, record] : evaluation_->columns().odd)
        for (const std::uint32_t clause : reasons_of(decision_, row))
            ++reasons[clause];
}

void Worker::count_statuses() {
    for (std::uint32_t row = 0; row < evaluation_->columns().rows(); ++row) {
        for (std::size_t i = 0; i < passages_.size(); ++i)
            ++done_->summary.statuses[i][static_cast<std::size_t>(status(passages_[i].clause, row))];
        if (const auto reasons = reasons_of(decision_, row); !reasons.empty())
            done_->summary.add_set(reasons, 1);
    }
}

/// Ascending; empty unless the decision refuses. Those of the principal one are worked out for all rows at once.
std::vector<std::uint32_t> Worker::reasons_of(model::ClauseId decision, std::uint32_t row) const {
    std::vector<std::uint32_t> reasons;
    if (status(decision, row) != Status::fail)
        return reasons;
    if (decision != decision_ || evaluation_->columns().odd.contains(row)) {
        const Evaluation::Whole& whole = evaluation_->whole(row);
        for (const model::ClauseId clause :
             trace::carrying(trace::View(policy_, program_, whole.record, whole.results), decision))
            reasons.push_back(clause.index);
        std::sort(reasons.begin(), reasons.end());
        return reasons;
    }
    for (std::uint32_t clause = 0; clause < model_.clauses.size(); ++clause)
        if (evaluation_->is_reason({clause}, row))
            reasons.push_back(clause);
    return reasons;
}

// ---------------------------------------------------------------- lines

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

void Worker::say_error(const record::ColumnReader::Fault& fault, std::uint64_t number) {
    if ((options_.say != Say::all && options_.say != Say::errors) || is_blank(fault))
        return;
    std::vector<record::RecordError> errors = fault.errors;
    if (fault.line.size() > record::Limits{}.bytes)
        errors = {too_long()};
    const bool say_in_french = options_.words->language == trace::french.language;
    for (record::RecordError& error : errors) {
        if (!options_.values)
            error = record::without_values(error, model_);
        error.found = found_on(number, error.found);
        if (say_in_french)
            error = record::in_french(error);
    }
    options_.format == Format::csv ? add_csv_error(errors, fault.id, number) : add_json_error(errors, fault.id, number);
}

void Worker::say_row(std::uint32_t row, std::uint64_t number) {
    const Status outcome = status(decision_, row);
    if (says(outcome))
        options_.format == Format::csv ? add_csv(row, outcome, number) : add_json(row, outcome);
}

trace::Plain Worker::granted(model::GrantId id, std::uint32_t row) const {
    const Evaluation::Whole& whole = evaluation_->whole(row);
    const program::Node& node = program_.nodes[program_.grants[id.index]];
    if (program::is_truth(node.op)) {
        const evaluate::Kleene holds = whole.results.truth(node).satisfied;
        return holds == evaluate::Kleene::unknown ? trace::Plain() : trace::Plain(holds == evaluate::Kleene::yes);
    }
    const evaluate::Value& value = whole.results.value(node);
    return trace::plain_value(model_, whole.record, model_.at(model_.at(id).value).type, value);
}

// ---------------------------------------------------------------- JSON Lines

void Worker::add_json_id(std::string_view id) {
    if (id.empty())
        done_->out += "null";
    else
        add_json_text(done_->out, id);
}

void Worker::add_json_error(const std::vector<record::RecordError>& errors, std::string_view id, std::uint64_t number) {
    std::string& out = done_->out;
    fmt::format_to(std::back_inserter(out), R"({{"line": {}, "id": )", number);
    add_json_id(id);
    out += R"(, "error": )";
    add_json_error(errors.front());
    out += R"(, "errors": [)";
    for (const record::RecordError& error : errors) {
        out += out.back() == '[' ? "" : ", ";
        add_json_error(error);
    }
    out += "]}\n";
}

void Worker::add_json_error(const record::RecordError& error) {
    std::string& out = done_->out;
    out += R"({"path": )";
    add_json_text(out, error.path);
    out += R"(, "found": )";
    add_json_text(out, error.found);
    out += R"(, "expected": )";
    add_json_text(out, error.expected);
    out += '}';
}

void Worker::add_json(std::uint32_t row, Status outcome) {
    std::string& out = done_->out;
    out += R"({"id": )";
    add_json_id(evaluation_->columns().id_of(row));
    out += R"(, "outcome": ")";
    out += trace::outcome_word(outcome);
    out += '"';
    if (options_.statuses)
        add_json_statuses(row);
    const std::size_t told = out.size();
    add_json_told(row, model_.principal(), outcome);
    if (model_.decisions.size() > 1)
        add_json_decisions(row, out.substr(told));
    out += "}\n";
}

/// What was asked for of one decision.
void Worker::add_json_told(std::uint32_t row, const model::Decision& decision, Status outcome) {
    if (options_.grants)
        add_json_grants(row, decision, outcome);
    if (options_.reasons)
        add_json_reasons(row, decision.clause);
    if (options_.requests)
        add_json_requests(row, decision.clause, outcome);
    if (options_.margins)
        add_json_margins(row, decision.clause);
}

/// All of them, the principal one first, of which `told` is known already.
void Worker::add_json_decisions(std::uint32_t row, std::string_view told) {
    std::string& out = done_->out;
    for (std::size_t i = 0; i < heads_.size(); ++i) {
        const model::Decision& decision = model_.decisions[i];
        const Status outcome = status(decision.clause, row);
        out += heads_[i];
        out += trace::outcome_word(outcome);
        out += '"';
        i == 0 ? void(out += told) : add_json_told(row, decision, outcome);
        out += '}';
    }
    out += ']';
}

void Worker::add_json_statuses(std::uint32_t row) {
    std::string& out = done_->out;
    out += R"(, "statuses": {)";
    for (std::size_t i = 0; i < passages_.size(); ++i) {
        out += keys_[i];
        out += trace::status_word(status(passages_[i].clause, row));
    }
    out += passages_.empty() ? "}" : "\"}";
}

void Worker::add_json_reasons(std::uint32_t row, model::ClauseId decision) {
    std::string& out = done_->out;
    out += R"(, "reasons": [)";
    for (const std::uint32_t clause : reasons_of(decision, row)) {
        out += out.back() == '[' ? "" : ", ";
        add_json_text(out, model_.clauses[clause].name);
    }
    out += ']';
}

/// Nothing is asked where the outcome is settled.
void Worker::add_json_requests(std::uint32_t row, model::ClauseId decision, Status outcome) {
    std::string& out = done_->out;
    out += R"(, "requests": [)";
    if (outcome == Status::undetermined) {
        const Evaluation::Whole& whole = evaluation_->whole(row);
        evaluate::MissingFacts missing(program_, whole.record, whole.results);
        auto wanted = missing.of_status(program_.clauses[decision.index].value);
        std::erase_if(wanted, [](const evaluate::Missing& one) { return !one.can_be_asked_for(); });
        wanted.resize(std::min(wanted.size(), most_requests));
        for (const evaluate::Missing& one : wanted) {
            out += out.back() == '[' ? "" : ", ";
            add_json_text(out, one.path);
        }
    }
    out += ']';
}

/// Of the clauses that the refusal rests on.
void Worker::add_json_margins(std::uint32_t row, model::ClauseId decision) {
    std::string& out = done_->out;
    out += R"(, "near": [)";
    if (const auto reasons = reasons_of(decision, row); !reasons.empty()) {
        const Evaluation::Whole& whole = evaluation_->whole(row);
        trace::View view(policy_, program_, whole.record, whole.results);
        for (const NearMiss& miss : nearest(view, reasons, most_margins)) {
            out += out.back() == '[' ? R"({"clause": )" : R"(, {"clause": )";
            add_json_text(out, model_.at(miss.clause).name);
            out += R"(, "margin": )";
            add_json_text(out, miss.margin);
            out += R"(, "value": )";
            out += miss.value.fraction.empty() ? miss.value.digits : miss.value.about;
            out += R"(, "unit": )";
            miss.unit.empty() ? void(out += "null") : add_json_text(out, miss.unit);
            out += R"(, "way": ")";
            out += miss.way;
            out += miss.least ? R"(", "least": true)" : R"(")";
            out += miss.strict ? R"(, "strict": true})" : "}";
        }
    }
    out += ']';
}

void Worker::add_json_grants(std::uint32_t row, const model::Decision& decision, Status outcome) {
    std::string& out = done_->out;
    out += R"(, "grants": )";
    if (outcome != Status::pass) {
        out += "null";
        return;
    }
    std::string missing;
    out += '{';
    for (const model::GrantId id : decision.grants) {
        const trace::Plain value = granted(id, row);
        out += out.back() == '{' ? "" : ", ";
        add_json_text(out, model_.at(id).name);
        out += ": ";
        add_plain_json(out, value);
        if (std::holds_alternative<std::monostate>(value))
            add_json_missing(missing, id, row);
    }
    out += '}';
    if (!missing.empty())
        out += R"(, "grants_missing": {)" + missing + '}';
}

/// Why a grant has no value, as a trace says it.
void Worker::add_json_missing(std::string& to, model::GrantId id, std::uint32_t row) const {
    const Evaluation::Whole& whole = evaluation_->whole(row);
    evaluate::MissingFacts missing(program_, whole.record, whole.results);
    to += to.empty() ? "" : ", ";
    add_json_text(to, model_.at(id).name);
    to += ": [";
    for (const evaluate::Missing& one : missing.of_value(program_.grants[id.index])) {
        to += to.back() == '[' ? "" : ", ";
        to += R"({"fact": )";
        add_json_text(to, one.path);
        to += R"(, "why": ")";
        to += trace::why_word(one.why);
        to += R"("})";
    }
    to += ']';
}

// ---------------------------------------------------------------- CSV

void Worker::add_field(std::string_view text) {
    options_.raw_csv ? add_raw_csv_text(done_->out, text) : add_csv_text(done_->out, text);
}

void Worker::add_csv_error(const std::vector<record::RecordError>& errors, std::string_view id, std::uint64_t number) {
    std::string& out = done_->out;
    const record::RecordError& first = errors.front();
    fmt::format_to(std::back_inserter(out), "{},", number);
    add_field(id);
    out += ",error";
    std::size_t granted = 0;
    for (const model::Decision& decision : model_.decisions)
        granted += options_.grants && !decision.grants.empty() ? decision.grants.size() + 1 : 0;
    out.append(passages_.size() + granted + model_.decisions.size() - 1, ',');
    std::string others;
    for (std::size_t i = 1; i < errors.size(); ++i)
        others += (i == 1 ? "" : "; ") + trace::filled(headings_of(*options_.words).other_error,
                                                       {errors[i].path, errors[i].found, errors[i].expected});
    for (const std::string* part :
         {&first.path, &first.found, &first.expected, static_cast<const std::string*>(&others)}) {
        out += ',';
        add_field(*part);
    }
    out += "\r\n";
}

void Worker::add_csv(std::uint32_t row, Status outcome, std::uint64_t number) {
    std::string& out = done_->out;
    fmt::format_to(std::back_inserter(out), "{},", number);
    add_field(evaluation_->columns().id_of(row));
    out += ',';
    out += trace::outcome_word(outcome);
    for (const CitedPassage& passage : passages_) {
        out += ',';
        out += trace::status_word(status(passage.clause, row));
    }
    add_csv_grants(row, model_.principal(), outcome);
    for (std::size_t i = 1; i < model_.decisions.size(); ++i) {
        const Status further = status(model_.decisions[i].clause, row);
        out += ',';
        out += trace::outcome_word(further);
        add_csv_grants(row, model_.decisions[i], further);
    }
    out += ",,,,\r\n";
}

/// Empty unless approved, and why in a column of its own: `fee: offer.pay not_given, offer.days finding; until: …`.
void Worker::add_csv_grants(std::uint32_t row, const model::Decision& decision, Status outcome) {
    if (!options_.grants || decision.grants.empty())
        return;
    std::string missing;
    for (const model::GrantId id : decision.grants) {
        done_->out += ',';
        if (outcome != Status::pass)
            continue;
        const trace::Plain value = granted(id, row);
        // A number is one to a spreadsheet too, and -5 runs nothing.
        if (std::holds_alternative<trace::Decimal>(value))
            done_->out += plain_text(value);
        else
            add_field(plain_text(value));
        if (std::holds_alternative<std::monostate>(value))
            add_csv_missing(missing, id, row);
    }
    done_->out += ',';
    outcome == Status::pass ? add_field(missing) : void(done_->out += "not_approved");
}

void Worker::add_csv_missing(std::string& to, model::GrantId id, std::uint32_t row) const {
    const Evaluation::Whole& whole = evaluation_->whole(row);
    evaluate::MissingFacts missing(program_, whole.record, whole.results);
    to += (to.empty() ? "" : "; ") + model_.at(id).name;
    const char* before = ": ";
    for (const evaluate::Missing& one : missing.of_value(program_.grants[id.index]))
        to += std::exchange(before, ", ") + one.path + ' ' + std::string(trace::why_word(one.why));
}

}  // namespace chapeau::caseload
