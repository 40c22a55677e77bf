// What an officer needs of a decision beside its outcome. Reasons are the ends of the way down that failed; requests
// are what the open ends want, each under the one who can supply it: an officer's finding, a document that proves the
// fact, or the fact itself.

#include "interpreter/trace/deciding.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <unordered_map>

#include "interpreter/trace/blame.hpp"
#include "interpreter/trace/comparing.hpp"
#include "interpreter/trace/format_value.hpp"
#include "interpreter/trace/mends.hpp"

namespace chapeau::trace {
namespace {

using evaluate::Kleene;
using evaluate::Missing;
using evaluate::Why;
using model::ClauseId;

std::string why_word(Why why) {
    switch (why) {
        case Why::finding:
            return "finding";
        case Why::other_edition:
            return "other_edition";
        case Why::not_computable:
            return "not_computable";
        case Why::not_given:
            break;
    }
    return "not_given";
}

std::vector<Reason> reasons_of(const std::vector<ClauseId>& carrying, const Trace& trace) {
    std::vector<Reason> reasons;
    for (const ClauseId id : carrying) {
        const Clause& clause = trace.clauses[id.index];
        reasons.push_back({clause.id, clause.cites, clause.text});
    }
    return reasons;
}

// ---------------------------------------------------------------- requests

const model::Fact::Evidence* evidence_of(const View& view, const model::Fact& fact) {
    if (fact.evidence)
        return &*fact.evidence;
    return fact.list ? evidence_of(view, view.model.at(*fact.list)) : nullptr;
}

/// By path, the clauses gone through that want that fact, in the order gone through.
using Wanting = std::unordered_map<std::string, std::vector<ClauseId>>;

Wanting wanting_of(const std::vector<ClauseId>& visited, const Trace& trace) {
    Wanting wanting;
    std::set<ClauseId> seen;
    for (const ClauseId id : visited)
        if (seen.insert(id).second)
            for (const MissingFact& missing : trace.clauses[id.index].missing)
                wanting[missing.path].push_back(id);
    return wanting;
}

/// The clauses nearest to the fact: those that want it and have no member that does.
std::vector<std::string> nearest_to(const std::string& path, const Wanting& wanting, const model::Model& model) {
    std::vector<std::string> out;
    const auto found = wanting.find(path);
    if (found == wanting.end())
        return out;
    const std::set<ClauseId> all(found->second.begin(), found->second.end());
    for (const ClauseId id : found->second) {
        const auto& members = model.at(id).members;
        if (std::none_of(members.begin(), members.end(), [&](ClauseId member) { return all.contains(member); }))
            out.push_back(model.at(id).name);
    }
    return out;
}

/// What is asked for, without who supplies it.
std::string asked_for(const View& view, const Missing& missing) {
    const model::Fact& fact = view.model.at(missing.fact);
    const std::string title = escaped(fact.title);
    if (missing.why == Why::other_edition) {
        const bool single = fact.place == model::Fact::Place::single;
        const record::Datum* datum = single ? &view.record.singles[fact.slot] : nullptr;
        if (datum == nullptr || !datum->known)
            return title + ", in the edition that applies";
        return fmt::format("{}, in NOC {}; {} is given", title,
                           model::edition_of(datum->code) == model::Edition::noc2021 ? 2016 : 2021,
                           format_datum(view.model, view.record, fact, *datum));
    }
    return missing.why == Why::not_computable ? title + ", a value that can be computed with" : title;
}

Request request_for(const View& view, const Missing& missing) {
    const model::Fact& fact = view.model.at(missing.fact);
    Request request;
    request.fact = missing.path;
    request.title = asked_for(view, missing);
    request.text = fact.list ? fmt::format("{} ({})", request.title, missing.path) : request.title;
    if (fact.finding) {
        request.kind = Asked::finding;
        request.text = "the officer's finding whether " + request.title;
    } else if (const auto* evidence = evidence_of(view, fact)) {
        request.kind = Asked::document;
        request.document = escaped(view.model.at(evidence->of_enum).values[evidence->value].title);
        request.text = fmt::format("{}, for: {}", request.document, request.text);
    }
    return request;
}

std::vector<Request> requests_of(View& view, ClauseId decision, const Trace& trace) {
    std::vector<Request> requests;
    if (view.status(decision) != Status::undetermined)
        return requests;
    std::vector<ClauseId> visited;
    const std::vector<Missing> all = view.missing().of_status(view.program.clauses[decision.index].value, &visited);
    visited.push_back(decision);
    const Wanting wanting = wanting_of(visited, trace);
    for (const Missing& missing : all) {
        const auto same = [&](const Request& request) { return request.fact == missing.path; };
        if (std::any_of(requests.begin(), requests.end(), same))
            continue;
        requests.push_back(request_for(view, missing));
        requests.back().clauses = nearest_to(missing.path, wanting, view.model);
    }
    return requests;
}

// ---------------------------------------------------------------- grants

Granted granted(View& view, model::GrantId id) {
    const model::Grant& grant = view.model.at(id);
    const model::Type& type = view.at(grant.value).type;
    Granted out;
    out.name = grant.name;
    out.title = escaped(grant.title.empty() ? last_words(grant.name) : grant.title);
    out.cites = passages(view.model, grant.cites);
    if (type.kind != model::Kind::yes_no)
        out.value = plain_value(view.model, view.record, type, view.value(grant.value));
    else if (view.holds(grant.value) != Kleene::unknown)
        out.value = view.holds(grant.value) == Kleene::yes;
    const auto* words = std::get_if<std::string>(&out.value);
    out.shown = words != nullptr && type.kind == model::Kind::text ? escaped(*words) : view.shown(grant.value);
    if (std::holds_alternative<std::monostate>(out.value))
        for (const Missing& missing : view.missing().of_value(view.program.grants[id.index]))
            out.missing.push_back(named(missing));
    return out;
}

// ---------------------------------------------------------------- mends

/// The margins of what failed in a condition: of a list, those of the member that came nearest.
std::string how_far(View& view, const model::Clause& clause) {
    std::vector<Comparison> all;
    add_comparisons(view, clause.met, Kleene::no, all);
    std::erase_if(all, [](const Comparison& c) { return !c.decides; });
    const auto failures = [&](const Comparison& of) {
        return std::count_if(all.begin(), all.end(), [&](const Comparison& c) { return c.member == of.member; });
    };
    const auto nearest = std::min_element(
        all.begin(), all.end(), [&](const Comparison& a, const Comparison& b) { return failures(a) < failures(b); });
    if (nearest == all.end())
        return {};
    const std::string member = nearest->member;
    std::erase_if(all, [&](const Comparison& c) { return c.member != member; });
    if (all.size() == 1)
        return all.front().margin;
    std::string out;
    for (const Comparison& c : all)
        if (!c.margin.empty())
            out += fmt::format("{}{} {}", out.empty() ? "" : ", ", c.left.title, c.margin);
    return out;
}

MendedClause mended(View& view, const Mend& mend, const Trace& trace) {
    const Clause& clause = trace.clauses[mend.clause.index];
    return {clause.id, clause.title, clause.cites, mend.by_failing,
            mend.by_failing ? std::string() : how_far(view, view.model.at(mend.clause))};
}

std::vector<std::vector<MendedClause>> mends_of(View& view, ClauseId decision, const Trace& trace) {
    std::vector<std::vector<MendedClause>> out;
    const Status status = view.status(decision);
    if (status != Status::fail && status != Status::undetermined)
        return out;
    for (const std::vector<Mend>& set : what_would_change(view, decision)) {
        out.emplace_back();
        for (const Mend& mend : set)
            out.back().push_back(mended(view, mend, trace));
    }
    return out;
}

}  // namespace

MissingFact named(const Missing& missing) {
    return {missing.path, why_word(missing.why)};
}

std::vector<std::string> passages(const model::Model& model, const std::vector<model::PassageId>& ids) {
    std::vector<std::string> out;
    for (const model::PassageId id : ids)
        out.push_back(model.at(id).id);
    return out;
}

Decision decision_of(View& view, const model::Decision& decision, const Trace& trace, Mending mending) {
    const ClauseId id = decision.clause;
    const Clause& clause = trace.clauses[id.index];
    Decision out;
    out.name = clause.id;
    out.title = clause.title;
    out.outcome = clause.status;
    if (out.outcome == Status::fail)
        out.reasons = reasons_of(carrying(view, id), trace);
    out.requests = requests_of(view, id, trace);
    if (out.outcome == Status::pass) {
        out.grants.emplace();
        for (const model::GrantId grant : decision.grants)
            out.grants->push_back(granted(view, grant));
    }
    if (mending == Mending::look)
        out.mends = mends_of(view, id, trace);
    for (const model::Decision& further : view.model.decisions)
        if (further.base == id)
            out.further.push_back(decision_of(view, further, trace, mending));
    return out;
}

}  // namespace chapeau::trace
