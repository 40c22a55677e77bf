// The trace contract, key by key. Statuses, outcomes and kinds are words; a value is what the record would have held; a
// number is a JSON number wherever that can hold it exactly, otherwise its digits as text.

#include <charconv>
#include <nlohmann/json.hpp>

#include "interpreter/trace/overloaded.hpp"
#include "interpreter/trace/trace.hpp"
#include "interpreter/trace/utf8.hpp"

namespace chapeau::trace {
namespace {

using Json = nlohmann::ordered_json;

Json text(std::string_view words) {
    return valid_utf8(words);
}

Json texts(const std::vector<std::string>& all) {
    Json out = Json::array();
    for (const std::string& one : all)
        out.push_back(text(one));
    return out;
}

Json text_or_null(const std::string& words) {
    return words.empty() ? Json(nullptr) : text(words);
}

template <class Number>
bool read_whole(const std::string& digits, Number& into) {
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), into);
    return error == std::errc() && end == digits.data() + digits.size();
}

Json number(const std::string& digits) {
    constexpr std::size_t exact_digits = 15;
    std::int64_t whole = 0;
    if (read_whole(digits, whole))
        return whole;
    double binary = 0;
    if (digits.size() <= exact_digits && read_whole(digits, binary) && Json(binary).dump() == digits)
        return binary;
    return digits;
}

Json plain(const Plain& value) {
    return std::visit(Overloaded{[](std::monostate) -> Json { return nullptr; }, [](bool yes) -> Json { return yes; },
                                 [](const Decimal& decimal) { return number(decimal.digits); },
                                 [](const std::string& words) { return text(words); },
                                 [](const std::vector<std::string>& members) { return texts(members); }},
                      value);
}

const char* holds_word(Kleene k) {
    return k == Kleene::yes ? "yes" : k == Kleene::no ? "no" : "unknown";
}

const char* asked_word(Asked kind) {
    return kind == Asked::finding ? "finding" : kind == Asked::document ? "document" : "fact";
}

// ---------------------------------------------------------------- clauses

Json side(const Side& of) {
    return {{"text", text(of.text)}, {"value", text(of.value)}};
}

Json comparison(const Comparison& of) {
    Json out{{"left", side(of.left)}, {"operator", of.relation}, {"right", side(of.right)}};
    if (!of.margin.empty())
        out["margin"] = of.margin;
    out["holds"] = holds_word(of.holds);
    if (!of.member.empty())
        out["member"] = of.member;
    return out;
}

Json version(const Version& of) {
    return {{"from", text_or_null(of.from)},
            {"until", text_or_null(of.until)},
            {"why", {{"fact", of.fact}, {"value", of.value}}}};
}

Json missing(const std::vector<MissingFact>& all, const char* path) {
    Json out = Json::array();
    for (const MissingFact& one : all)
        out.push_back({{path, one.path}, {"why", one.why}});
    return out;
}

Json facts(const std::vector<FactRead>& all) {
    Json out = Json::array();
    for (const FactRead& one : all)
        out.push_back({{"path", one.path}, {"value", plain(one.value)}});
    return out;
}

Json clause(const Clause& of) {
    Json out{{"id", of.id}, {"parent", text_or_null(of.parent)}, {"cites", of.cites}};
    if (!of.sees.empty())
        out["see"] = of.sees;
    out["status"] = status_word(of.status);
    out["title"] = text(of.title);
    out["location"] = {{"file", text(of.location.file)}, {"line", of.location.line}};
    if (!of.members.empty())
        out["members"] = of.members;
    out["facts"] = facts(of.facts);
    out["comparisons"] = Json::array();
    for (const Comparison& one : of.comparisons)
        out["comparisons"].push_back(comparison(one));
    if (of.version)
        out["version"] = version(*of.version);
    if (of.met_by)
        out["met_by"] = *of.met_by == MetBy::deemed ? "deemed" : "itself";
    if (!of.taken_away_by.empty())
        out["taken_away_by"] = text(of.taken_away_by);
    out["missing"] = missing(of.missing, "path");
    out["text"] = text(of.text);
    if (!of.interpretation.empty())
        out["interpretation"] = text(of.interpretation);
    return out;
}

// ---------------------------------------------------------------- decisions

void add_grants(Json& out, const Decision& decision) {
    out["grants"] = nullptr;
    if (!decision.grants)
        return;
    Json values = Json::object();
    Json wanting = Json::object();
    for (const Granted& grant : *decision.grants) {
        values[grant.name] = plain(grant.value);
        if (!grant.missing.empty())
            wanting[grant.name] = missing(grant.missing, "fact");
    }
    out["grants"] = std::move(values);
    if (!wanting.empty())
        out["grants_missing"] = std::move(wanting);
}

Json reason(const Reason& of) {
    return {{"clause", of.clause}, {"cites", of.cites}, {"text", text(of.text)}};
}

Json request(const Request& of) {
    return {{"fact", of.fact}, {"kind", asked_word(of.kind)}, {"text", text(of.text)}, {"clauses", of.clauses}};
}

/// A decision that builds on another says what it grants last.
void add_outcome(Json& out, const Decision& of, bool first) {
    out["outcome"] = outcome_word(of.outcome);
    if (first)
        add_grants(out, of);
    out["reasons"] = Json::array();
    for (const Reason& one : of.reasons)
        out["reasons"].push_back(reason(one));
    out["requests"] = Json::array();
    for (const Request& one : of.requests)
        out["requests"].push_back(request(one));
    if (!first)
        add_grants(out, of);
    for (const Decision& further : of.further) {
        Json within = Json::object();
        add_outcome(within, further, false);
        out[further.name] = std::move(within);
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

Json render_json(const Trace& trace) {
    Json out;
    out["trace_version"] = 1;
    out["engine"] = {{"name", "chapeau"}, {"version", trace.engine_version}};
    out["policy"] = {{"name", trace.policy}, {"digest", trace.policy_digest}};
    out["record"] = {{"id", text_or_null(trace.record_id)}, {"digest", trace.record_digest}};
    out["as_of"] = text_or_null(trace.as_of);
    Json decision{{"name", trace.decision.name}};
    add_outcome(decision, trace.decision, true);
    out["decision"] = std::move(decision);
    out["clauses"] = Json::array();
    for (const Clause& one : trace.clauses)
        out["clauses"].push_back(clause(one));
    return out;
}

}  // namespace chapeau::trace
