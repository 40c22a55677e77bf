// The text, the case note and the page say the same of a decision in different form; what they say is chosen here,
// once.
#include "interpreter/trace/telling.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>
#include <utility>

namespace chapeau::trace {
namespace {

bool among(const std::string& id, const std::vector<std::string>& ids) {
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

std::vector<const Clause*> with_status(const Trace& trace, const std::vector<std::string>& ids, Status status) {
    std::vector<const Clause*> out;
    for (const std::string& id : ids)
        if (const Clause* clause = trace.find(id); clause && clause->status == status)
            out.push_back(clause);
    return out;
}

/// What would only have deemed another clause met is told with that one, which is what had to be met.
const Clause* required_clause(const Trace& trace, const Reason& reason) {
    for (const Clause& clause : trace.clauses)
        if (clause.status == Status::fail && clause.in_the_way && among(reason.clause, clause.deeming))
            return &clause;
    return trace.find(reason.clause);
}

/// Those that decide; of an exception they are wanted not to hold. An alternative whose beginning is left out begins
/// where it goes on.
void add_deciding(const Clause& clause, bool exception, bool alternative, std::vector<Comparison>& to) {
    for (Comparison one : clause.comparisons) {
        alternative |= one.alternative;
        if (!one.decides)
            continue;
        one.alternative = std::exchange(alternative, false);
        one.turned = one.turned != exception;
        to.push_back(std::move(one));
    }
}

/// Goes down through what is met alone, unless it is met in vain.
void add_clauses(const Trace& trace, const Clause& clause, bool approved, std::vector<const Clause*>& to) {
    bool made_of_others = false;
    for (const std::string& id : clause.members) {
        if (among(id, clause.exceptions) || among(id, clause.deeming))
            continue;
        made_of_others = true;
        const Clause* member = trace.find(id);
        if (member && clause.met_by != MetBy::deemed && (!approved || member->status == Status::pass))
            add_clauses(trace, *member, approved, to);
    }
    if (clause.decision || clause.status != Status::pass || (made_of_others && clause.met_by != MetBy::deemed))
        return;
    if (std::find(to.begin(), to.end(), &clause) == to.end())
        to.push_back(&clause);
}

/// A letter with an accent, `à` to `þ`, in its two bytes.
bool begins_with_small_accent(std::string_view text) {
    const auto second = text.size() < 2 ? 0U : static_cast<unsigned char>(text[1]);
    return text.starts_with('\xc3') && second >= 0xa0 && second <= 0xbe && second != 0xb7;
}

}  // namespace

std::vector<const Clause*> clauses_met(const Trace& trace, const Decision& decision) {
    std::vector<const Clause*> out;
    if (const Clause* clause = trace.find(decision.name))
        add_clauses(trace, *clause, decision.outcome == Status::pass, out);
    return out;
}

bool decides_several(const Trace& trace) {
    return !trace.decision.further.empty() || !trace.beside.empty();
}

std::string capitalized(std::string text) {
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    else if (begins_with_small_accent(text))
        text[1] = static_cast<char>(static_cast<unsigned char>(text[1]) - 0x20U);
    return text;
}

std::string sentence(std::string text) {
    text = capitalized(std::move(text));
    return text.ends_with('.') ? text : text + '.';
}

std::string before_list(const Words& words, const std::string& text) {
    return text + std::string(words.colon.substr(0, words.colon.find_last_not_of(' ') + 1));
}

std::vector<Ground> grounds_of(const Trace& trace, const std::vector<Reason>& reasons) {
    std::vector<Ground> grounds;
    std::unordered_set<const Clause*> told;
    for (const Reason& reason : reasons) {
        const Clause* clause = required_clause(trace, reason);
        if (!told.insert(clause).second)
            continue;
        grounds.push_back({clause, {}, with_status(trace, clause->holding, Status::pass)});
        if (!clause->closed_alone)
            grounds.back().deeming = with_status(trace, clause->deeming, Status::fail);
    }
    return grounds;
}

std::vector<const Clause*> clauses_of(const Ground& ground) {
    std::vector<const Clause*> out{ground.clause};
    out.insert(out.end(), ground.deeming.begin(), ground.deeming.end());
    out.insert(out.end(), ground.holding.begin(), ground.holding.end());
    return out;
}

std::vector<Comparison> deciding_ones(const Ground& ground) {
    std::vector<Comparison> out;
    for (const Clause* clause : clauses_of(ground))
        add_deciding(*clause, among(clause->id, ground.clause->holding), among(clause->id, ground.clause->deeming),
                     out);
    return out;
}

std::vector<FactRead> facts_of(const Ground& ground) {
    std::vector<FactRead> out;
    std::unordered_set<std::string_view> told;
    for (const Clause* clause : clauses_of(ground))
        for (const FactRead& fact : clause->facts)
            if (told.insert(fact.path).second)
                out.push_back(fact);
    return out;
}

std::string citations_of(const Ground& ground) {
    std::vector<std::string> citations;
    for (const Clause* clause : clauses_of(ground))
        if (!clause->cites.empty())
            citations.push_back(citation_of(*clause));
    return fmt::format("{}", fmt::join(citations, ", "));
}

std::size_t end_of_label(const Granted& grant) {
    return std::min(grant.title.find_first_of(",;"), grant.title.size());
}

std::string label_of(const Granted& grant) {
    return grant.title.substr(0, end_of_label(grant));
}

std::vector<const Request*> to_ask(const Decision& decision, const Decision* base) {
    std::unordered_set<std::string_view> asked;
    if (base != nullptr && decision.hangs_on_base)
        for (const Request& one : base->requests)
            asked.insert(one.fact);
    std::vector<const Request*> out;
    for (const Request& request : decision.requests)
        if (!asked.contains(request.fact))
            out.push_back(&request);
    return out;
}

std::vector<Reason> to_tell(const Decision& decision, const Decision* base) {
    std::vector<Reason> out;
    std::unordered_set<std::string_view> told;
    if (base != nullptr && decision.hangs_on_base)
        for (const std::vector<Reason>* above : {&base->reasons, &base->besides})
            for (const Reason& one : *above)
                told.insert(one.clause);
    for (const std::vector<Reason>* own : {&decision.reasons, &decision.besides})
        for (const Reason& reason : *own)
            if (!told.contains(reason.clause))
                out.push_back(reason);
    return out;
}

namespace {

/// `applicant.jobs[2].begins` as `applicant.jobs.begins`.
std::string without_places(std::string_view path) {
    std::string out;
    bool place = false;
    for (const char c : path) {
        place = place ? c != ']' : c == '[';
        if (!place && c != ']')
            out += c;
    }
    return out;
}

/// Whether what is asked for may narrow the bounds; of a member of a list it is that one's.
bool narrows(const Request& request, const Comparison& bounded) {
    if (!among(without_places(request.fact), bounded.bounded_by))
        return false;
    const std::string list = bounded.member.substr(0, bounded.member.rfind('[') + 1);
    return list.empty() || !request.fact.starts_with(list) || request.fact.starts_with(bounded.member);
}

}  // namespace

std::vector<std::vector<Bounded>> bounds_under(const Trace& trace, const std::vector<const Request*>& requests) {
    std::vector<std::vector<Bounded>> under(requests.size());
    std::unordered_set<const Clause*> told;
    for (std::size_t i = 0; i < requests.size(); ++i)
        for (const std::string& id : requests[i]->clauses) {
            const Clause* clause = trace.find(id);
            if (!told.insert(clause).second)
                continue;
            for (std::size_t at = 0; at < clause->comparisons.size(); ++at) {
                const Comparison& one = clause->comparisons[at];
                if (!one.decides || one.bounds.empty())
                    continue;
                const auto about = std::find_if(requests.begin(), requests.end(), [&](const Request* request) {
                    return among(id, request->clauses) && narrows(*request, one);
                });
                under[about == requests.end() ? i : static_cast<std::size_t>(about - requests.begin())].push_back(
                    {clause, at});
            }
        }
    return under;
}

std::vector<std::string> documents_of(const std::vector<const Request*>& requests) {
    std::vector<std::string> out;
    for (const Request* request : requests)
        if (request->kind == Asked::document && !among(request->document, out))
            out.push_back(request->document);
    return out;
}

std::string quoted(const Words& words, const std::string& title) {
    return fmt::format("{}{}{}", words.open_quote, title, words.close_quote);
}

std::string wanting_text(const Words& words, const Granted& grant) {
    std::vector<std::string> wanted;
    std::vector<std::string> in_vain;
    bool given = false;
    for (const MissingFact& missing : grant.missing) {
        const bool computable = missing.why != "not_computable" || missing.by_policy;
        (computable ? wanted : in_vain).push_back(missing.title);
        given |= computable && missing.why != "not_given";
    }
    std::string out;
    if (!in_vain.empty())
        add_filled(out, words.given_in_vain, {fmt::format("{}", fmt::join(in_vain, ", "))});
    if (!wanted.empty())
        add_filled(out, given ? words.wanting : words.not_given_facts, {fmt::format("{}", fmt::join(wanted, ", "))});
    return out;
}

std::string bearing_text(const Words& words, const Decision& base, const Decision& decision) {
    if (!decision.hangs_on_base)
        return {};
    return filled(decision.outcome == Status::fail ? words.not_met_since : words.waits_for,
                  {quoted(words, base.title)});
}

std::string citation_of(const Clause& clause) {
    return clause.cites.empty() ? std::string() : clause.cites.front();
}

const Decision* answered_by(const OfficerDecision& officer, const Trace& trace) {
    return officer.of.empty() ? &trace.decision : trace.find_decision(officer.of);
}

bool follows(const OfficerDecision& officer, Status outcome) {
    return officer.decision == (outcome == Status::pass           ? "approve"
                                : outcome == Status::fail         ? "refuse"
                                : outcome == Status::undetermined ? "more_information"
                                                                  : "");
}

const std::string& relation_that_holds(const Comparison& of) {
    return of.holds == Kleene::no ? of.denial : of.relation;
}

Bearing bearing_of(const Comparison& of, Status clause, bool exception) {
    if (of.holds == Kleene::unknown)
        return Bearing::open;
    if (of.left_out)
        return Bearing::none;
    const bool wanted = of.turned == exception;
    if ((of.holds == Kleene::yes) == wanted)
        return Bearing::good;
    return of.idle || clause == (exception ? Status::fail : Status::pass) ? Bearing::none : Bearing::bad;
}

std::string told_margin(const Comparison& of) {
    return of.turned || of.guards || of.idle ? std::string() : of.margin;
}

namespace {

std::string side_in_words(std::string_view phrase, const Side& of) {
    return of.title == of.value ? of.value : filled(phrase, {of.title, of.value});
}

}  // namespace

std::string sentence_of(const Words& words, const Comparison& of) {
    std::string text = of.member_title.empty() ? "" : of.member_title + ", ";
    if (of.plain)
        return text + filled(words.field, {of.left.title, of.left.value});
    add_filled(text, words.concluded,
               {side_in_words(words.concluded_subject, of.left), relation_that_holds(of),
                side_in_words(words.object, of.right)});
    if (const std::string margin = told_margin(of); !margin.empty())
        add_filled(text, words.concluded_margin, {margin});
    if (of.whatever)
        text += words.whatever;
    return text;
}

}  // namespace chapeau::trace
