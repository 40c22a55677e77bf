// What an officer needs of a decision beside its outcome. Reasons are the ends of the way down that failed; requests
// are what the open ends want, each under the one who can supply it: an officer's finding, a document that proves the
// fact, or the fact itself.

#include "interpreter/trace/deciding.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "interpreter/evaluate/marks.hpp"
#include "interpreter/model/operands.hpp"
#include "interpreter/text/folding.hpp"
#include "interpreter/trace/comparing.hpp"
#include "interpreter/trace/format_value.hpp"
#include "interpreter/trace/mends.hpp"
#include "interpreter/trace/moves.hpp"
#include "interpreter/trace/nearness.hpp"
#include "interpreter/trace/phrases.hpp"
#include "interpreter/trace/reading.hpp"
#include "interpreter/trace/sentence.hpp"
#include "interpreter/trace/supposing.hpp"
#include "interpreter/trace/uncomputable.hpp"

namespace chapeau::trace {
namespace {

using evaluate::Kleene;
using evaluate::Missing;
using evaluate::Why;
using model::ClauseId;

/// The deepest clauses that failed, and beside them those above that fail on a condition of their own too.
void add_reasons(const std::vector<Blamed>& against, const Trace& trace, Decision& to) {
    for (const Blamed& blamed : against) {
        const Clause& clause = trace.clauses[blamed.clause.index];
        if (blamed.deepest)
            to.reasons.push_back({clause.id, clause.cites, clause.text});
        else if (blamed.failed && blamed.own)
            to.besides.push_back({clause.id, clause.cites, clause.text});
    }
}

/// Whether the decision is among what is in the way of one that builds on it.
bool is_among(ClauseId decision, const std::vector<Blamed>& way) {
    return std::any_of(way.begin(), way.end(), [&](const Blamed& blamed) { return blamed.clause == decision; });
}

// ---------------------------------------------------------------- requests

const model::Fact::Evidence* evidence_of(const View& view, const model::Fact& fact) {
    if (fact.evidence)
        return &*fact.evidence;
    return fact.list ? evidence_of(view, view.model.at(*fact.list)) : nullptr;
}

/// By path, the clauses gone through that want that fact, in the order gone through.
using Wanting = std::unordered_map<std::string_view, std::vector<ClauseId>>;

/// `visited` may have a clause twice.
Wanting wanting_of(const std::vector<ClauseId>& visited, const MissingOf& of) {
    Wanting wanting;
    evaluate::Marks seen(of.size());
    for (const ClauseId id : visited)
        if (seen.insert(id.index))
            for (const Missing& missing : of[id.index])
                wanting[missing.path].push_back(id);
    return wanting;
}

/// The clauses nearest to the fact: those that want it and have no member that does.
std::vector<std::string> nearest_to(const std::string& path, const Wanting& wanting, const model::Model& model) {
    std::vector<std::string> out;
    const auto found = wanting.find(path);
    if (found == wanting.end())
        return out;
    std::vector<ClauseId> all = found->second;
    std::sort(all.begin(), all.end());
    const auto wants = [&](ClauseId id) { return std::binary_search(all.begin(), all.end(), id); };
    for (const ClauseId id : found->second)
        if (const auto& members = model.at(id).members; std::none_of(members.begin(), members.end(), wants))
            out.push_back(model.at(id).name);
    return out;
}

/// `NOC 2021 21332 is given`, where a single fact is.
std::string given_text(const View& view, const model::Fact& fact) {
    if (fact.place != model::Fact::Place::single || !view.record.singles[fact.slot].known)
        return {};
    return filled(view.speech.words.is_given, {view.shown(fact)});
}

/// The edition of the NOC that a code is wanted in: the other one, or that of a day which is not known either.
std::string edition_wanted(const View& view, const model::Fact& fact) {
    const Words& words = view.speech.words;
    if (view.model.as_of && !view.record.singles[view.model.at(*view.model.as_of).slot].known)
        return filled(words.edition_of_day, {view.as_of_title()});
    if (fact.place != model::Fact::Place::single || !view.record.singles[fact.slot].known)
        return std::string(words.edition_that_applies);
    const model::Edition given = model::edition_of(view.record.singles[fact.slot].code);
    return std::string(given == model::Edition::noc2021 ? words.edition_2016 : words.edition_2021);
}

/// What is asked for, without who supplies it.
std::string asked_for(const View& view, const Missing& missing) {
    const model::Fact& fact = view.model.at(missing.fact);
    const bool asks = fact.type.kind == model::Kind::yes_no && fact.type.many == model::Many::one;
    const Words& words = view.speech.words;
    const std::string title = asks ? words.whether(title_of(view, missing)) : title_of(view, missing);
    if (missing.why == Why::other_edition)
        return filled(words.in_edition, {title, edition_wanted(view, fact)}) + given_text(view, fact);
    return title;
}

Request request_for(const View& view, const Missing& missing) {
    const model::Fact& fact = view.model.at(missing.fact);
    Request request;
    request.fact = missing.path;
    request.title = asked_for(view, missing);
    request.text = request.title;
    if (fact.finding) {
        request.kind = Asked::finding;
        request.text = filled(view.speech.words.finding, {request.title});
    } else if (const auto* evidence = evidence_of(view, fact)) {
        request.kind = Asked::document;
        request.document = escaped(view.speech.title(evidence->of_enum, evidence->value));
        request.text = filled(view.speech.words.from_document, {request.document, request.text});
    }
    return request;
}

// ---------------------------------------------------------------- grants

/// Of the earliest or latest of several values, which of them it is.
std::string set_by(const View& view, const model::Extreme& of, const evaluate::Value& value) {
    std::string out;
    if (!value.known)
        return out;
    for (const ExpressionId member : of.members)
        if (const evaluate::Value one = view.value(member); one.known && one.low == value.low)
            out += std::string(out.empty() ? std::string_view() : view.speech.words.join_and) + view.title(member);
    return out;
}

std::string shown_grant(const View& view, ExpressionId id, const Plain& value) {
    const bool single = std::holds_alternative<model::FactValue>(view.at(id).node);
    if (single && std::holds_alternative<std::monostate>(value))
        return std::string(view.speech.words.not_given);
    const auto* words = std::get_if<std::string>(&value);
    if (words == nullptr || view.at(id).type.kind != model::Kind::text)
        return view.shown(id);
    return text::blank(*words) ? std::string(view.speech.words.left_blank) : escaped(*words);
}

// ---------------------------------------------------------------- mends

/// What is worked out while of the facts that somebody can change those of `read` are not known.
Supposed without(const View& view, const FactsRead& read) {
    const model::Fact* facts = view.model.facts.data();
    return keeping_only(view, [&](const model::Fact& fact) {
        return fact.fixed || !read.facts.contains({static_cast<std::uint32_t>(&fact - facts)});
    });
}

/// The clauses that the decision reads, through others and through definitions, with itself.
class ClausesOf {
  public:
    ClausesOf(const View& view, ClauseId decision) : view_(view), decision_(decision) { take(decision); }

    [[nodiscard]] ClauseId decision() const { return decision_; }
    [[nodiscard]] bool has(ClauseId clause) const { return clauses_.contains(clause); }

  private:
    void take(ClauseId id) {
        const model::Clause& clause = view_.model.at(id);
        if (!clauses_.insert(id).second)
            return;
        take(clause.met);
        for (const auto& part : {clause.applies, clause.deemed, clause.except})
            if (part)
                take(*part);
    }
    void take(ExpressionId id) {
        const model::Expression& expression = view_.at(id);
        if (const auto* clause = std::get_if<model::ClauseValue>(&expression.node))
            take(clause->clause);
        if (const auto* decision = std::get_if<model::IsApproved>(&expression.node))
            take(decision->decision);
        if (const auto* define = std::get_if<model::DefineValue>(&expression.node))
            if (defines_.insert(define->define).second)
                take(view_.model.at(define->define).value);
        model::for_each_operand(expression, [this](ExpressionId operand) { take(operand); });
    }

    const View& view_;
    ClauseId decision_;
    std::set<ClauseId> clauses_;
    std::set<model::DefineId> defines_;
};

/// Whether a change of what this clause is decided by might make another clause of the decision apply that does not.
/// Where the guards of the other are a no whatever these facts are, it might not.
bool reaches_others(const View& view, const ClausesOf& those, const model::Clause& clause, bool by_leaving) {
    FactsRead read;
    if (by_leaving)
        read.add(view, *clause.applies);
    else
        for (const auto& part : {std::optional(clause.met), clause.deemed, clause.except})
            if (part)
                read.add(view, *part);
    const Supposed open = without(view, read);
    for (std::uint32_t i = 0; i < view.model.clauses.size(); ++i) {
        const program::NodeIndex guard = view.program.clauses[i].guard;
        if (guard != program::no_node && those.has({i}) && view.guard({i}) == Kleene::no &&
            open.results.truth(view.program.nodes[guard]).satisfied != Kleene::no)
            return true;
    }
    return false;
}

bool is_closed_by_exception(const View& view, const model::Clause& clause) {
    return clause.except && view.holds(*clause.except) == Kleene::yes;
}

/// Whether another clause is deemed met by facts that the exception of this one reads, so that without the exception
/// the other might not be met.
bool takes_from_others(const View& view, const model::Clause& clause) {
    if (!is_closed_by_exception(view, clause))
        return false;
    FactsRead read;
    read.add(view, *clause.except);
    const Supposed open = without(view, read);
    return std::ranges::any_of(view.model.clauses, [&](const model::Clause& other) {
        if (!other.deemed || view.holds(*other.deemed) != Kleene::yes || view.holds(other.met) == Kleene::yes)
            return false;
        const program::NodeIndex node = view.program.expressions[other.deemed->index];
        return node != program::no_node && open.results.truth(view.program.nodes[node]).satisfied != Kleene::yes;
    });
}

/// The facts that would have to move one way for this clause to come out as wished, and by which as they are other
/// clauses come out as they do.
FactsRead facts_between(const View& view, const Mend& mend) {
    const Moves wanted = moves_to(view, view.model.at(mend.clause).met, !mend.by_failing);
    FactsRead between;
    for (std::uint32_t i = 0; i < view.model.clauses.size(); ++i) {
        const ExpressionId met = view.model.clauses[i].met;
        const Kleene now = view.holds(met);
        if (i != mend.clause.index && now != Kleene::unknown && view.guard({i}) != Kleene::no)
            between.facts.merge(opposed(wanted, moves_that_keep(view, met, now == Kleene::yes)));
    }
    return between;
}

/// Whether the decision might not come out as it would with all of the set mended, since one of it moves facts by which
/// other clauses come out as they do.
bool may_break_others(const View& view, ClauseId decision, const Mend& mend, const std::vector<Mend>& set) {
    if (!mend.conditions.empty() || mend.by_leaving)
        return false;
    const FactsRead between = facts_between(view, mend);
    if (between.facts.empty())
        return false;
    Supposed open = without(view, between);
    return mended_status(view, decision, set, open) != mended_status(view, decision, set);
}

/// How far the clause is from being met in the way that can still be gone, and the exception that closes it:
/// `short by 1; an exchange student: yes`.
std::string how_far(View& view, Unchangeable& unchangeable, const model::Clause& clause) {
    const bool met = !unchangeable.never_holds(clause.met);
    std::string out;
    if (met || clause.deemed)
        out = gap_of(view, unchangeable, met ? clause.met : *clause.deemed).text;
    if (is_closed_by_exception(view, clause))
        out += (out.empty() ? "" : "; ") + told(view, *clause.except);
    return out;
}

/// Of a clause that is mended in part what is to be mended: `ticket: no`.
std::string own_part(View& view, const Mend& mend) {
    std::string out;
    for (const Own& own : mend.conditions)
        out += std::string(out.empty() ? std::string_view() : view.speech.words.with) + told(view, own.condition);
    return out;
}

MendedClause mended(View& view, Unchangeable& unchangeable, const Mend& mend, const ClausesOf& those,
                    const Trace& trace) {
    const Clause& clause = trace.clauses[mend.clause.index];
    const model::Clause& of = view.model.at(mend.clause);
    const bool whole = mend.conditions.empty();
    const bool failed = whole && !mend.by_failing && !mend.by_leaving && clause.status == Status::fail;
    const bool itself = mend.clause == those.decision();
    std::string away = whole ? (failed ? how_far(view, unchangeable, of) : std::string()) : own_part(view, mend);
    if (itself && whole && away.empty())
        away = told(view, of.met);
    return {clause.id,
            itself ? std::string(view.speech.words.of_its_own) : clause.title,
            clause.cites,
            mend.by_failing,
            mend.by_leaving,
            std::move(away),
            reaches_others(view, those, of, mend.by_leaving && of.applies),
            failed && takes_from_others(view, of)};
}

/// Whether mending more makes the difference: nothing is left that is known to be against it, or nothing at all.
bool makes_the_difference(Status before, Status after) {
    return after == Status::pass || (before == Status::fail && after != Status::fail);
}

/// Of those that are fixed the first that alone keeps it from being approved, or else the first.
ClauseId fixed_against(const View& view, ClauseId decision, const Candidates& candidates) {
    for (const Mend& one : candidates.fixed) {
        std::vector<Mend> others = candidates.changeable;
        std::ranges::copy_if(candidates.fixed, std::back_inserter(others),
                             [&](const Mend& other) { return !(other == one); });
        if (mended_status(view, decision, others) == Status::fail)
            return one.clause;
    }
    return candidates.fixed.front().clause;
}

/// Why there is no set: asked of the evaluation itself, with everything met that can be, and then what nothing meets.
void explain_no_mend(const View& view, ClauseId decision, const std::vector<Blamed>& way, const Candidates& candidates,
                     Decision& out) {
    std::vector<Mend> all = candidates.changeable;
    const Status changed = mended_status(view, decision, all);
    if (changed == Status::pass) {
        out.no_mend = NoMend::too_many;
        return;
    }
    all.insert(all.end(), candidates.fixed.begin(), candidates.fixed.end());
    const Status fixed_too = mended_status(view, decision, all);
    if (!candidates.fixed.empty() && makes_the_difference(changed, fixed_too)) {
        out.no_mend = NoMend::fixed;
        out.never_met = escaped(view.speech.title(view.model.at(fixed_against(view, decision, candidates))));
        return;
    }
    out.no_mend = NoMend::open;
    for (const Blamed& blamed : way) {
        const model::Clause& clause = view.model.at(blamed.clause);
        if (blamed.by_failing || !std::holds_alternative<model::Never>(view.at(clause.met).node))
            continue;
        all.push_back({blamed.clause, false, {}});
        out.no_mend = NoMend::never;
        out.never_met = escaped(view.speech.title(clause));
    }
    if (!makes_the_difference(fixed_too, mended_status(view, decision, all)))
        out.no_mend = NoMend::open;
}

void add_mends(View& view, ClauseId decision, const std::vector<Blamed>& way, const Trace& trace, Decision& out) {
    std::map<std::pair<std::uint32_t, bool>, MendedClause> told;  // each is worked out once, in however many sets it is
    Unchangeable unchangeable(view);
    const ClausesOf those(view, decision);
    const Candidates candidates = candidates_of(view, unchangeable, way);
    std::vector<std::vector<Mend>> sets = what_would_change(view, decision, candidates.changeable, Aim::approved);
    if (sets.empty()) {
        explain_no_mend(view, decision, way, candidates, out);
        if (out.no_mend == NoMend::too_many)
            sets = what_would_change(view, decision, settled_ones(view, candidates.changeable), Aim::open);
        out.then_open = !sets.empty();
        if (out.then_open)
            out.no_mend = NoMend::there_is;
    }
    for (const std::vector<Mend>& set : sets) {
        out.mends.emplace_back();
        for (const Mend& mend : set) {
            const std::pair key{mend.clause.index, mend.by_failing};
            if (!told.contains(key))
                told.emplace(key, mended(view, unchangeable, mend, those, trace));
            out.mends.back().push_back(told.at(key));
            if (out.mends.size() <= most_sets)  // of others nothing is told
                out.mends.back().back().may_break_others = may_break_others(view, decision, mend, set);
        }
    }
}

/// Something on the way is settled against an approval, or would be if it applied.
bool stands_against(const View& view, const Blamed& blamed) {
    const evaluate::Truth truth = view.truth(blamed.clause);
    return blamed.by_failing ? truth.satisfied == Kleene::yes : truth.satisfied == Kleene::no;
}

}  // namespace

std::string_view why_word(evaluate::Why why) {
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

std::vector<Missing> missing_of(View& view, ClauseId id) {
    if (view.status(id) != Status::undetermined)
        return {};
    return view.missing().of_status(view.program.clauses[id.index].value);
}

std::vector<Request> requests_of(View& view, ClauseId decision, const MissingOf& of) {
    std::vector<Request> requests;
    if (view.status(decision) != Status::undetermined)
        return requests;
    std::vector<ClauseId> visited;
    const std::vector<Missing> all = view.missing().of_status(view.program.clauses[decision.index].value, &visited);
    visited.push_back(decision);
    const Wanting wanting = wanting_of(visited, of);
    for (const Missing& missing : all) {
        if (!missing.can_be_asked_for())
            continue;
        const auto same = [&](const Request& request) { return request.fact == missing.path; };
        if (std::any_of(requests.begin(), requests.end(), same))
            continue;
        requests.push_back(request_for(view, missing));
        requests.back().clauses = nearest_to(missing.path, wanting, view.model);
    }
    return requests;
}

Granted granted(View& view, model::GrantId id) {
    const model::Grant& grant = view.model.at(id);
    const model::Type& type = view.at(grant.value).type;
    Granted out;
    out.name = grant.name;
    out.title = title_or_name(view.speech, grant);
    out.cites = passages(view.model, grant.cites);
    if (type.kind != model::Kind::yes_no)
        out.value = plain_value(view.model, view.record, type, view.value(grant.value));
    else if (view.holds(grant.value) != Kleene::unknown)
        out.value = view.holds(grant.value) == Kleene::yes;
    out.shown = shown_grant(view, grant.value, out.value);
    if (const auto* extreme = std::get_if<model::Extreme>(&view.at(grant.value).node))
        out.set_by = set_by(view, *extreme, view.value(grant.value));
    if (std::holds_alternative<std::monostate>(out.value))
        for (const Missing& missing : view.missing().of_value(view.program.grants[id.index]))
            out.missing.push_back(named(view, missing));
    return out;
}

MissingFact named(const View& view, const Missing& missing) {
    return {missing.path, std::string(why_word(missing.why)), title_of(view, missing), missing.by_policy};
}

std::vector<std::string> passages(const model::Model& model, const std::vector<model::PassageId>& ids) {
    std::vector<std::string> out;
    for (const model::PassageId id : ids)
        out.push_back(model.at(id).id);
    return out;
}

Decision decision_of(const Deciding& deciding, const model::Decision& decision) {
    View& view = deciding.view;
    const ClauseId id = decision.clause;
    const Clause& clause = deciding.trace.clauses[id.index];
    const Way& way = deciding.ways[static_cast<std::size_t>(&decision - view.model.decisions.data())];
    Decision out;
    out.name = clause.id;
    out.title = clause.title;
    out.interpretation = clause.interpretation;
    out.outcome = clause.status;
    add_reasons(way.settled, deciding.trace, out);
    out.hangs_on_base =
        decision.base && is_among(*decision.base, out.outcome == Status::fail ? way.settled : way.blamed);
    out.something_against = std::any_of(way.blamed.begin(), way.blamed.end(),
                                        [&](const Blamed& blamed) { return stands_against(view, blamed); });
    out.requests = requests_of(view, id, deciding.missing);
    out.not_computable = not_computable(view, deciding.missing[id.index]);
    if (out.outcome == Status::pass) {
        out.grants.emplace();
        for (const model::GrantId grant : decision.grants)
            out.grants->push_back(granted(view, grant));
    }
    if (deciding.mending == Mending::look && out.outcome == Status::fail)
        add_mends(view, id, way.blamed, deciding.trace, out);
    for (const model::Decision& further : view.model.decisions)
        if (further.base == id)
            out.further.push_back(decision_of(deciding, further));
    return out;
}

}  // namespace chapeau::trace
