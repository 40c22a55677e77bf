// What people see first, from the outcome down to the evidence: what came out and for whom; why, or what is still to be
// asked; what would change it; what is granted; and the outline of the clauses, for those who want to check. The
// program recommends, the officer decides, and the words say so.

#include <fmt/format.h>

#include <algorithm>

#include "interpreter/trace/format_value.hpp"
#include "interpreter/trace/text_parts.hpp"
#include "interpreter/trace/utf8.hpp"

namespace chapeau::trace {
namespace {

constexpr std::size_t most_sets = 5;
constexpr std::size_t most_clauses = 3;  // named after a request
constexpr unsigned least_width = 40;

std::string_view outcome_words(Status outcome) {
    switch (outcome) {
        case Status::pass:
            return "MEETS THE REQUIREMENTS";
        case Status::fail:
            return "DOES NOT MEET THE REQUIREMENTS";
        case Status::undetermined:
            return "CANNOT BE DETERMINED YET";
        case Status::not_applicable:
            break;
    }
    return "DOES NOT APPLY";
}

std::string_view recommendation(Status outcome) {
    switch (outcome) {
        case Status::pass:
            return "approve; the officer decides";
        case Status::fail:
            return "refuse; the officer decides";
        case Status::undetermined:
            return "ask for what is missing; the officer decides";
        case Status::not_applicable:
            break;
    }
    return "nothing; the officer decides";
}

void write_row(Page& page, std::string_view label, std::size_t hang, const Pieces& body) {
    page.paragraph(2, {{std::string(label), Style::dim}}, hang, body);
}

void write_outcome(Page& page, const Decision& decision) {
    page.paragraph(0, {mark_of(decision.outcome)}, 2,
                   {{std::string(outcome_words(decision.outcome)), style_of(decision.outcome)}});
    page.paragraph(2, {{decision.title, Style::plain}});
}

void write_head(Page& page, const Trace& trace) {
    const Decision& decision = trace.decision;
    const std::string id = trace.record_id.empty() ? "no identifier" : escaped(trace.record_id);
    constexpr std::size_t hang = 15;
    write_outcome(page, decision);
    page.blank();
    write_row(page, "Application", hang, {{id, Style::bold}});
    const std::string authority = trace.authority.empty() ? "" : ", " + trace.authority;
    write_row(page, "Policy", hang, {{trace.policy_title + authority, Style::plain}});
    if (!trace.as_of_fact.empty())
        write_row(page, "As of", hang,
                  {{trace.as_of.empty() ? std::string(not_known) : trace.as_of, Style::plain},
                   {" (" + trace.as_of_fact + ")", Style::dim}});
    write_row(page, "Recommended", hang, {{std::string(recommendation(decision.outcome)), Style::bold}});
}

// ---------------------------------------------------------------- reasons

std::vector<Comparison> deciding_ones(const Clause& clause) {
    std::vector<Comparison> out;
    for (const Comparison& one : clause.comparisons)
        if (one.decides)
            out.push_back(one);
    return out;
}

void write_reason(Page& page, const Trace& trace, const Reason& reason, std::size_t number) {
    const Clause* clause = trace.find(reason.clause);
    constexpr std::size_t indent = 5;
    page.blank();
    page.paragraph(2, {{fmt::format("{}", number), Style::bold}}, indent, {{clause->title, Style::bold}});
    page.paragraph(indent, {{citation_of(*clause), Style::dim}});
    page.paragraph(indent, {{reason.text, Style::plain}});
    const std::vector<Comparison> comparisons = deciding_ones(*clause);
    if (!comparisons.empty())
        page.blank();
    write_comparisons(page, indent, comparisons);
    if (!clause->facts.empty())
        page.blank();
    write_facts(page, indent, clause->facts, true);
}

void write_reasons(Page& page, const Trace& trace, const Decision& decision) {
    if (decision.reasons.empty())
        return;
    heading(page, "WHY");
    std::size_t number = 0;
    for (const Reason& reason : decision.reasons)
        write_reason(page, trace, reason, ++number);
}

// ---------------------------------------------------------------- requests

std::string clauses_text(const std::vector<std::string>& clauses) {
    std::string out;
    for (std::size_t i = 0; i < std::min(clauses.size(), most_clauses); ++i)
        out += (i == 0 ? "" : ", ") + clauses[i];
    if (clauses.size() > most_clauses)
        out += fmt::format(" and {} more", clauses.size() - most_clauses);
    return out;
}

void write_request(Page& page, const Request& request, std::size_t indent, const std::string& before) {
    page.paragraph(indent, {{"·", Style::open}}, indent + 2, {{before + request.title, Style::plain}});
    page.paragraph(indent + 2, {{request.fact + " for " + clauses_text(request.clauses), Style::dim}});
}

std::vector<const Request*> of_kind(const Decision& decision, Asked kind) {
    std::vector<const Request*> out;
    for (const Request& request : decision.requests)
        if (request.kind == kind)
            out.push_back(&request);
    return out;
}

/// Facts that one document proves stand under it.
void write_documents(Page& page, const std::vector<const Request*>& requests) {
    std::vector<std::string> documents;
    for (const Request* request : requests)
        if (std::find(documents.begin(), documents.end(), request->document) == documents.end())
            documents.push_back(request->document);
    for (const std::string& document : documents) {
        page.paragraph(4, {{document + ", for", Style::plain}});
        for (const Request* request : requests)
            if (request->document == document)
                write_request(page, *request, 6, "");
    }
}

void write_requests(Page& page, const Decision& decision) {
    if (decision.requests.empty())
        return;
    heading(page, "WHAT TO ASK FOR");
    const auto findings = of_kind(decision, Asked::finding);
    const auto documents = of_kind(decision, Asked::document);
    const auto facts = of_kind(decision, Asked::fact);
    const auto group = [&](std::string_view name) {
        page.blank();
        page.paragraph(2, {{std::string(name), Style::bold}});
    };
    if (!findings.empty())
        group("Findings of the officer");
    for (const Request* request : findings)
        write_request(page, *request, 4, "whether ");
    if (!documents.empty()) {
        group("Documents of the applicant");
        write_documents(page, documents);
    }
    if (!facts.empty())
        group("Facts");
    for (const Request* request : facts)
        write_request(page, *request, 4, "");
}

// ---------------------------------------------------------------- mends

void write_mended(Page& page, const Trace& trace, const MendedClause& mended, const Pieces& head, std::size_t hang) {
    const Clause* clause = trace.find(mended.clause);
    Pieces body{{mended.by_failing ? "no longer: " : "", Style::dim}, {mended.title, Style::plain}};
    if (!mended.how_far.empty())
        body.push_back({" (" + mended.how_far + ")", Style::bad});
    else if (clause->status == Status::undetermined)
        body.push_back({" (cannot be determined yet)", Style::open});
    page.paragraph(4, head, hang, body);
    page.paragraph(hang, {{citation_of(*clause), Style::dim}});
}

std::string_view mends_opening(const std::vector<std::vector<MendedClause>>& sets) {
    if (sets.size() > 1)
        return "Any one of these would bring an approval:";
    return sets.front().size() > 1 ? "These together would bring an approval:" : "This would bring an approval:";
}

void write_mends(Page& page, const Trace& trace, const Decision& decision) {
    if (decision.outcome != Status::fail && decision.outcome != Status::undetermined)
        return;
    heading(page, "WHAT WOULD CHANGE THE OUTCOME");
    page.blank();
    if (decision.mends.empty())
        return page.paragraph(2, {{"No one, two or three clauses, if mended, would bring an approval.", Style::plain}});
    page.paragraph(2, {{std::string(mends_opening(decision.mends)), Style::plain}});
    for (std::size_t i = 0; i < std::min(decision.mends.size(), most_sets); ++i) {
        const auto& set = decision.mends[i];
        bool first = true;
        for (const MendedClause& mended : set) {
            const std::string letter(1, static_cast<char>('a' + i));
            write_mended(page, trace, mended, {{first ? letter : "and", Style::bold}}, 8);
            first = false;
        }
    }
    if (decision.mends.size() > most_sets)
        page.paragraph(4, {{fmt::format("and {} other ways", decision.mends.size() - most_sets), Style::dim}});
}

// ---------------------------------------------------------------- grants

Pieces grant_body(const Granted& grant, bool full) {
    Pieces body{{grant.shown, Style::bold}};
    if (full && !grant.cites.empty())
        body.push_back({fmt::format(" {}", fmt::join(grant.cites, ", ")), Style::dim});
    if (!grant.missing.empty()) {
        body.push_back({", wanting", Style::open});
        std::string_view separator = " ";
        for (const MissingFact& missing : grant.missing) {
            body.push_back({std::string(separator) + missing.path, Style::open});
            separator = ", ";
        }
    }
    return body;
}

/// A title may go on to explain; the label is what comes before that.
std::string label_of(const Granted& grant) {
    return grant.title.substr(0, grant.title.find_first_of(",;"));
}

void write_grants(Page& page, const Decision& decision, bool full) {
    if (!decision.grants || decision.grants->empty())
        return;
    heading(page, "GRANTS");
    page.blank();
    std::size_t widest = 0;
    for (const Granted& grant : *decision.grants)
        widest = std::max(widest, width_of(std::string_view(label_of(grant))));
    for (const Granted& grant : *decision.grants)
        write_row(page, label_of(grant), widest + 4, grant_body(grant, full));
}

// ---------------------------------------------------------------- further decisions

/// A decision that builds on another: its reasons are often the other's, and then they are only named.
void write_further(Page& page, const Trace& trace, const Decision& decision, bool full) {
    if (decision.outcome == Status::not_applicable)
        return;
    const Decision& base = trace.decision;
    page.blank();
    write_outcome(page, decision);
    if (base.outcome != Status::pass)
        page.paragraph(2, {{"It builds on the decision above.", Style::dim}});
    std::size_t number = 0;
    for (const Reason& reason : decision.reasons) {
        const auto same = [&](const Reason& other) { return other.clause == reason.clause; };
        if (std::none_of(base.reasons.begin(), base.reasons.end(), same))
            write_reason(page, trace, reason, ++number);
    }
    if (base.outcome != Status::pass)
        return;
    write_requests(page, decision);
    write_grants(page, decision, full);
}

}  // namespace

std::string render_text(const Trace& trace, TextOptions options) {
    Page page(std::max(options.width, least_width), options.color);
    write_head(page, trace);
    write_reasons(page, trace, trace.decision);
    write_requests(page, trace.decision);
    write_mends(page, trace, trace.decision);
    write_grants(page, trace.decision, options.full);
    for (const Decision& further : trace.decision.further)
        write_further(page, trace, further, options.full);
    heading(page, "CLAUSES");
    page.blank();
    write_outline(page, trace, options.full);
    return page.take();
}

std::string render_clause(const Trace& trace, std::string_view id, TextOptions options) {
    const Clause* clause = trace.find(id);
    if (clause == nullptr)
        return {};
    Page page(std::max(options.width, least_width), options.color);
    write_heading_line(page, 0, *clause);
    write_details(page, 2, *clause);
    for (const std::string& member : clause->members)
        if (const Clause* below = trace.find(member))
            write_heading_line(page, 2, *below);
    return page.take();
}

}  // namespace chapeau::trace
