// A trace is made clause by clause in policy order, and then the decision from the clauses. Nothing is decided here:
// statuses are read from the results, and the words come from the stages below (reading, comparing, sentence,
// deciding).

#include <fmt/format.h>

#include <algorithm>

#include "interpreter/record/columns.hpp"
#include "interpreter/trace/blame.hpp"
#include "interpreter/trace/comparing.hpp"
#include "interpreter/trace/counting.hpp"
#include "interpreter/trace/deciding.hpp"
#include "interpreter/trace/declaring.hpp"
#include "interpreter/trace/format_value.hpp"
#include "interpreter/trace/reading.hpp"
#include "interpreter/trace/sentence.hpp"
#include "interpreter/trace/source_text.hpp"
#include "interpreter/trace/trace.hpp"
#include "interpreter/trace/uncomputable.hpp"
#include "interpreter/trace/view.hpp"
#include "interpreter/trace/workings.hpp"

namespace chapeau::trace {
namespace {

using evaluate::Kleene;
using model::ClauseId;

/// One clause after the other.
struct Explaining {
    View& view;
    Readings readings{view};
    Comparisons comparisons{view};
    MissingOf missing{};
};

Clause explained(Explaining& explaining, ClauseId id) {
    View& view = explaining.view;
    Clause out = declared(view.policy, id);
    out.title = escaped(view.speech.title(view.model.at(id)));
    out.interpretation = escaped(view.speech.interpretation(view.model.at(id)));
    out.source = source_of(view.policy, id);
    out.status = view.status(id);
    const ToRead& read = explaining.readings.read(view.model.at(id));
    out.facts = facts_read(view, read);
    if (read.in_force)
        out.version = version_of(view, *read.in_force);
    explaining.comparisons.go_through(
        id, [&](const Compared& compared) { out.comparisons.push_back(in_words(view, compared)); });
    out.counted = counted_in(view, view.model.at(id));
    out.harmless = out.status == Status::undetermined && view.truth(id).unviolated == Kleene::yes;
    out.met_by = met_by(view, id);
    out.closed_alone = closed_alone(view, id);
    out.taken_away_by = exception_of(view, id);
    out.taken_away = exception_in_words(view, id);
    explaining.missing.push_back(missing_of(view, id));
    for (const evaluate::Missing& missing : explaining.missing.back())
        out.missing.push_back(named(view, missing));
    out.not_computable = not_computable(view, explaining.missing.back());
    out.text = text_of(view, id);
    return out;
}

/// What is known of the enums in the group that holds the record's identifier.
std::vector<std::string> kinds_of(const View& view) {
    std::vector<std::string> kinds;
    const auto& facts = view.model.facts;
    const model::Fact* id = record::id_fact(view.model);
    if (id == nullptr)
        return kinds;
    const std::string group = id->path.substr(0, id->path.rfind('.') + 1);
    for (const model::Fact& fact : facts) {
        const bool kind = fact.type.kind == model::Kind::enumeration && fact.type.many == model::Many::one &&
                          fact.place == model::Fact::Place::single;
        if (kind && fact.path.starts_with(group) && view.record.singles[fact.slot].known)
            kinds.push_back(view.shown(fact));
    }
    return kinds;
}

void head(Trace& trace, const View& view) {
    trace.policy = view.model.name;
    trace.words = &view.speech.words;
    trace.policy_title = escaped(view.speech.title_of_policy());
    trace.authority = escaped(view.speech.authority());
    trace.record_id = view.record.id;
    trace.record_kinds = kinds_of(view);
    if (!view.model.as_of)
        return;
    const model::Fact& as_of = view.model.at(*view.model.as_of);
    trace.as_of_fact = as_of.path;
    trace.as_of_title = view.as_of_title();
    trace.as_of = view.as_of();
}

/// What is in the way of a decision, and what brings that about.
void add_way(Trace& trace, const View& view, const Way& way) {
    for (const Blamed& blamed : way.blamed)
        trace.clauses[blamed.clause.index].in_the_way = true;
    for (const Blamed& blamed : way.settled) {
        std::vector<std::string>& holding = trace.clauses[blamed.clause.index].holding;
        if (!blamed.failed || !holding.empty())
            continue;
        for (const ClauseId id : blamed.holding)
            holding.push_back(view.model.at(id).name);
    }
}

}  // namespace

std::string_view status_word(Status status) {
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

std::string_view outcome_word(Status status) {
    return status == Status::pass ? "approve" : status == Status::fail ? "refuse" : status_word(status);
}

const Clause* Trace::find(std::string_view id) const {
    const auto found = std::find_if(clauses.begin(), clauses.end(), [&](const Clause& c) { return c.id == id; });
    return found == clauses.end() ? nullptr : &*found;
}

namespace {

const Decision* find_in(const Decision& from, std::string_view name) {
    if (from.name == name)
        return &from;
    for (const Decision& further : from.further)
        if (const Decision* found = find_in(further, name))
            return found;
    return nullptr;
}

}  // namespace

const Decision* Trace::find_decision(std::string_view name) const {
    if (const Decision* found = find_in(decision, name))
        return found;
    for (const Decision& one : beside)
        if (const Decision* found = find_in(one, name))
            return found;
    return nullptr;
}

Trace explain(const model::Policy& policy, const program::Program& program, const record::Record& record,
              const evaluate::Results& results, Mending mending, const Words& words,
              const std::vector<std::string>& named) {
    View view(policy, program, record, results, words);
    Trace trace;
    head(trace, view);
    Explaining explaining{view};
    for (std::uint32_t i = 0; i < view.model.clauses.size(); ++i)
        trace.clauses.push_back(explained(explaining, ClauseId{i}));
    trace.workings = workings_of(view);
    for (const std::string& path : named)
        if (auto fact = fact_read(view, path))
            trace.named.push_back(std::move(*fact));
    std::vector<Way> ways;
    for (const model::Decision& decision : view.model.decisions)
        add_way(trace, view, ways.emplace_back(way_of(view, decision.clause)));
    const Deciding deciding{view, trace, explaining.missing, ways, mending};
    for (const model::Decision& decision : view.model.decisions) {
        if (decision.base)
            continue;
        const bool principal = &decision == &view.model.principal();
        Decision made = decision_of(deciding, decision);
        principal ? trace.decision = std::move(made) : trace.beside.emplace_back(std::move(made));
    }
    return trace;
}

}  // namespace chapeau::trace
