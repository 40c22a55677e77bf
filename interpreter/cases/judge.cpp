// An expectation names a clause, a decision or a grant, and says its status; with it perhaps how far off it is, which
// facts it needs, which clauses it is refused for, or the value granted. Facts and clauses are held against all of
// those in the trace: one more is as wrong as one fewer.
#include "interpreter/cases/judge.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "interpreter/cases/amount.hpp"

namespace chapeau::cases {

namespace {

namespace ast = grammar::ast;
using ast::Expected;
using evaluate::Kleene;
using evaluate::Status;
using Words = std::vector<std::string>;

// ---------------------------------------------------------------- what came, in words

std::string status_words(Status status, bool decision) {
    switch (status) {
        case Status::pass:
            return decision ? "is approved" : "passes";
        case Status::fail:
            return decision ? "is refused" : "fails";
        case Status::undetermined:
            return "is undetermined";
        case Status::not_applicable:
            break;
    }
    return "does not apply";
}

std::string needing_words(const Words& paths) {
    return paths.empty() ? "" : fmt::format(" needing {}", fmt::join(paths, ", "));
}

std::string shown(const trace::Plain& value) {
    if (const auto* yes = std::get_if<bool>(&value))
        return *yes ? "yes" : "no";
    if (const auto* number = std::get_if<trace::Decimal>(&value))
        return number->digits;
    if (const auto* text = std::get_if<std::string>(&value))
        return *text;
    if (const auto* set = std::get_if<Words>(&value))
        return fmt::format("[{}]", fmt::join(*set, ", "));
    return "unknown";
}

// ---------------------------------------------------------------- sets of names

Words paths_of(const std::vector<trace::MissingFact>& missing) {
    Words paths;
    for (const trace::MissingFact& fact : missing)
        paths.push_back(fact.path);
    return paths;
}

template <class Written>
Words texts_of(const std::vector<Written>& written) {
    Words texts;
    for (const Written& one : written)
        texts.push_back(one.text());
    return texts;
}

bool same_set(Words a, Words b) {
    for (Words* words : {&a, &b}) {
        std::sort(words->begin(), words->end());
        words->erase(std::unique(words->begin(), words->end()), words->end());
    }
    return a == b;
}

// ---------------------------------------------------------------- values

bool same(const ast::Data& written, const trace::Plain& value);

struct SameAs {
    const trace::Plain& value;

    [[nodiscard]] bool text_is(const std::string& text) const {
        const auto* found = std::get_if<std::string>(&value);
        return found != nullptr && *found == text;
    }
    bool operator()(const ast::YesNo& written) const {
        const auto* yes = std::get_if<bool>(&value);
        return yes != nullptr && *yes == written.value;
    }
    bool operator()(const ast::Number& written) const {
        const auto* number = std::get_if<trace::Decimal>(&value);
        return number == nullptr ? text_is(written.digits)
                                 : values::Rational::parse(number->digits) == values::Rational::parse(written.digits);
    }
    bool operator()(const ast::Date& written) const {
        return text_is(fmt::format("{:04}-{:02}-{:02}", written.year, written.month, written.day));
    }
    bool operator()(const ast::TextValue& written) const { return text_is(written.value); }
    bool operator()(const ast::Name& written) const { return text_is(written.text); }
    bool operator()(const ast::Unknown&) const { return std::holds_alternative<std::monostate>(value); }
    bool operator()(const ast::DataList& written) const {
        const auto* set = std::get_if<Words>(&value);
        const auto is_in = [&](const ast::Data& member) {
            return std::any_of(set->begin(), set->end(), [&](const std::string& text) { return same(member, text); });
        };
        return set != nullptr && set->size() == written.members.size() &&
               std::all_of(written.members.begin(), written.members.end(), is_in);
    }
    bool operator()(const ast::DataRecord&) const { return false; }
};

bool same(const ast::Data& written, const trace::Plain& value) {
    return std::visit(SameAs{value}, written.node);
}

// ---------------------------------------------------------------- clauses and decisions

Status status_due(Expected expected) {
    switch (expected) {
        case Expected::passes:
        case Expected::approved:
            return Status::pass;
        case Expected::fails:
        case Expected::refused:
            return Status::fail;
        case Expected::does_not_apply:
            return Status::not_applicable;
        case Expected::undetermined:
        case Expected::value:
            break;
    }
    return Status::undetermined;
}

Words reasons_of(const trace::Decision& decision) {
    Words clauses;
    for (const trace::Reason& reason : decision.reasons)
        clauses.push_back(reason.clause);
    return clauses;
}

/// The comparisons that say how far off a failed clause is.
std::vector<const trace::Comparison*> off_in(const trace::Clause& clause) {
    std::vector<const trace::Comparison*> off;
    for (const trace::Comparison& comparison : clause.comparisons)
        if (clause.status == Status::fail && comparison.holds == Kleene::no && !comparison.margin.empty())
            off.push_back(&comparison);
    return off;
}

/// As cases compare them: exactly, so that a rounded one says what it is.
Words margins_of(const trace::Clause& clause) {
    Words margins;
    for (const trace::Comparison* comparison : off_in(clause)) {
        const std::string fraction =
            comparison->distance ? fraction_of(amount_of(*comparison->distance).size) : std::string();
        margins.push_back(fraction.empty() ? comparison->margin
                                           : fmt::format("{} (exactly {})", comparison->margin, fraction));
    }
    return margins;
}

bool is_off_by(const trace::Clause& clause, const ast::Expression& by) {
    const auto due = amount_of(by);
    const auto off = off_in(clause);
    return due && std::any_of(off.begin(), off.end(), [&](const trace::Comparison* comparison) {
               return comparison->distance && amount_of(*comparison->distance) == *due;
           });
}

std::string clause_came(const trace::Clause& clause, const trace::Trace& trace) {
    std::string came = status_words(clause.status, clause.decision);
    if (clause.status == Status::undetermined)
        return came + needing_words(paths_of(clause.missing));
    if (const trace::Decision* decision = trace.find_decision(clause.id); decision && !decision->reasons.empty())
        return came + fmt::format(" because {}", fmt::join(reasons_of(*decision), ", "));
    if (const Words margins = margins_of(clause); !margins.empty())
        came += fmt::format(", {}", fmt::join(margins, ", "));
    return came;
}

bool clause_is(const ast::Expectation& expectation, const trace::Clause& clause, const trace::Trace& trace) {
    if (clause.status != status_due(expectation.expected) || expectation.expected == Expected::value)
        return false;
    if (expectation.by && !is_off_by(clause, *expectation.by))
        return false;
    if (!expectation.needing.empty() && !same_set(texts_of(expectation.needing), paths_of(clause.missing)))
        return false;
    const trace::Decision* decision = trace.find_decision(clause.id);
    return expectation.because.empty() ||
           (decision != nullptr && same_set(texts_of(expectation.because), reasons_of(*decision)));
}

// ---------------------------------------------------------------- grants

std::optional<std::string> grant_came_instead(const ast::Expectation& expectation, const trace::Decision& decision,
                                              std::string_view name) {
    if (!decision.grants)
        return fmt::format("is not granted: {} {}", decision.name, status_words(decision.outcome, true));
    const auto grant = std::find_if(decision.grants->begin(), decision.grants->end(),
                                    [&](const trace::Granted& granted) { return granted.name == name; });
    if (grant == decision.grants->end())
        return "is nothing that the decision grants";
    const bool known = !std::holds_alternative<std::monostate>(grant->value);
    const Words missing = paths_of(grant->missing);
    const bool came_true = expectation.value
                               ? same(*expectation.value, grant->value)
                               : expectation.expected == Expected::undetermined && !known &&
                                     (expectation.needing.empty() || same_set(texts_of(expectation.needing), missing));
    if (came_true)
        return std::nullopt;
    return known ? "is " + shown(grant->value) : "is undetermined" + needing_words(missing);
}

}  // namespace

std::optional<std::string> what_came_instead(const ast::Expectation& expectation, const trace::Trace& trace) {
    const std::string subject = expectation.subject.text();
    if (const trace::Clause* clause = trace.find(subject))
        return clause_is(expectation, *clause, trace) ? std::nullopt : std::optional(clause_came(*clause, trace));
    const std::size_t dot = subject.rfind('.');
    const trace::Decision* decision = dot == std::string::npos ? nullptr : trace.find_decision(subject.substr(0, dot));
    if (decision == nullptr)
        return "is no clause, decision or grant";
    return grant_came_instead(expectation, *decision, std::string_view(subject).substr(dot + 1));
}

}  // namespace chapeau::cases
