// What people see first, from the outcome down to the evidence: what came out and for whom; why, or what is still to be
// asked; what would change it; what is granted; and the outline of the clauses, for those who want to check. The
// program recommends, the officer decides, and the words say so.

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

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
    Pieces whose{{id, Style::bold}};
    for (const std::string& kind : trace.record_kinds)
        whose.push_back({" · " + kind, Style::plain});
    write_row(page, "Application", hang, whose);
    const std::string authority = trace.authority.empty() ? "" : ", " + trace.authority;
    write_row(page, "Policy", hang, {{trace.policy_title + authority, Style::plain}});
    if (!trace.as_of_fact.empty())
        write_row(page, "As of", hang,
                  {{trace.as_of.empty() ? std::string(not_known) : trace.as_of, Style::plain},
                   {", " + trace.as_of_title, Style::plain}});
    write_row(page, "Recommended", hang, {{std::string(recommendation(decision.outcome)), Style::bold}});
}

// ---------------------------------------------------------------- reasons

/// What is told under one number: a clause that failed, and with it the clauses that make its failing plain, those that
/// might have deemed it met and the exceptions that hold.
struct Ground {
    const Clause* clause;
    std::vector<const Clause*> deeming;
    std::vector<const Clause*> exceptions;
};

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

std::vector<Ground> grounds_of(const Trace& trace, const std::vector<Reason>& reasons) {
    std::vector<Ground> grounds;
    for (const Reason& reason : reasons) {
        const Clause* clause = required_clause(trace, reason);
        if (std::any_of(grounds.begin(), grounds.end(), [&](const Ground& ground) { return ground.clause == clause; }))
            continue;
        grounds.push_back({clause, with_status(trace, clause->deeming, Status::fail), {}});
        if (!clause->taken_away_by.empty())
            grounds.back().exceptions = with_status(trace, clause->exceptions, Status::pass);
    }
    return grounds;
}

std::vector<const Clause*> clauses_of(const Ground& ground) {
    std::vector<const Clause*> out{ground.clause};
    out.insert(out.end(), ground.deeming.begin(), ground.deeming.end());
    out.insert(out.end(), ground.exceptions.begin(), ground.exceptions.end());
    return out;
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

std::vector<Comparison> deciding_ones(const Ground& ground) {
    std::vector<Comparison> out;
    for (const Clause* clause : clauses_of(ground))
        add_deciding(*clause, among(clause->id, ground.clause->exceptions), among(clause->id, ground.clause->deeming),
                     out);
    return out;
}

/// Each once.
std::vector<FactRead> facts_of(const Ground& ground) {
    std::vector<FactRead> out;
    for (const Clause* clause : clauses_of(ground))
        for (const FactRead& fact : clause->facts)
            if (std::none_of(out.begin(), out.end(), [&](const FactRead& other) { return other.path == fact.path; }))
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

void write_ground(Page& page, const Ground& ground, std::size_t number) {
    constexpr std::size_t indent = 5;
    page.blank();
    page.paragraph(2, {{fmt::format("{}", number), Style::bold}}, indent, {{ground.clause->title, Style::bold}});
    if (const std::string citations = citations_of(ground); !citations.empty())
        page.paragraph(indent, {{citations, Style::dim}});
    page.paragraph(indent, {{ground.clause->text, Style::plain}});
    for (const Clause* clause : clauses_of(ground))
        if (!clause->interpretation.empty())
            page.paragraph(indent, {{"interpretation: " + clause->interpretation, Style::dim}});
    const std::vector<Comparison> comparisons = deciding_ones(ground);
    if (!comparisons.empty())
        page.blank();
    write_comparisons(page, indent, comparisons);
    const std::vector<FactRead> facts = facts_of(ground);
    if (!facts.empty())
        page.blank();
    write_facts(page, indent, facts, ground.clause->counted, true);
}

void write_reasons(Page& page, const Trace& trace, const Decision& decision) {
    if (decision.reasons.empty())
        return;
    heading(page, "WHY");
    std::size_t number = 0;
    for (const Ground& ground : grounds_of(trace, decision.reasons))
        write_ground(page, ground, ++number);
}

// ---------------------------------------------------------------- requests

class Requests {
  public:
    Requests(Page& page, const Trace& trace, bool full) : page_(page), trace_(trace), full_(full) {}

    /// Under who can supply them; facts that one document proves stand together.
    void write(const std::vector<const Request*>& requests) {
        const auto of_kind = [&](std::string_view name, Asked kind) {
            group(name, requests, [&](const Request& request) { return request.kind == kind; });
        };
        of_kind("Findings of the officer", Asked::finding);
        std::vector<std::string> documents;
        for (const Request* request : requests)
            if (request->kind == Asked::document && !among(request->document, documents))
                documents.push_back(request->document);
        for (const std::string& document : documents)
            group("From " + document, requests, [&](const Request& request) {
                return request.kind == Asked::document && request.document == document;
            });
        of_kind("Facts", Asked::fact);
    }

  private:
    template <class Belongs>
    void group(std::string_view name, const std::vector<const Request*>& requests, const Belongs& belongs) {
        if (std::none_of(requests.begin(), requests.end(), [&](const Request* request) { return belongs(*request); }))
            return;
        page_.blank();
        page_.paragraph(2, {{std::string(name), Style::bold}});
        for (const Request* request : requests)
            if (belongs(*request))
                write(*request);
    }

    void write(const Request& request) {
        constexpr std::size_t indent = 6;
        page_.paragraph(indent - 2, {{"·", Style::open}}, indent, {{request.title, Style::plain}});
        if (full_)
            page_.paragraph(indent, {{request.fact, Style::dim}});
        if (full_ || request.clauses.size() == 1)
            for (const std::string& id : request.clauses)
                write_purpose(*trace_.find(id), indent);
        else
            page_.paragraph(indent, {{"for " + purposes(request), Style::dim}});
        for (const std::string& id : request.clauses)
            write_bounds(*trace_.find(id), indent);
    }

    /// The titles of the first few clauses that want it, each once.
    [[nodiscard]] std::string purposes(const Request& request) const {
        std::vector<std::string> titles;
        for (const std::string& id : request.clauses)
            if (const Clause* clause = trace_.find(id); !among(clause->title, titles))
                titles.push_back(clause->title);
        const std::size_t left = titles.size() - std::min(titles.size(), most_clauses);
        titles.resize(titles.size() - left);
        return fmt::format("{}{}", fmt::join(titles, "; "), left > 0 ? fmt::format("; and {} more", left) : "");
    }

    void write_purpose(const Clause& clause, std::size_t indent) {
        std::string words = "for " + clause.title;
        for (const std::string& name : {citation_of(clause), full_ ? clause.id : std::string()})
            if (!name.empty())
                words += ", " + name;
        page_.paragraph(indent, {{words, Style::dim}});
    }

    /// What is known so far of what the clause compares, told once.
    void write_bounds(const Clause& clause, std::size_t indent) {
        if (!told_.insert(clause.id).second)
            return;
        for (const Comparison& one : clause.comparisons)
            if (one.decides && !one.bounds.empty())
                page_.paragraph(indent, {{one.bounds, Style::plain}});
    }

    Page& page_;
    const Trace& trace_;
    bool full_;
    std::set<std::string> told_;
};

/// Those that are not among the ones asked for above.
std::vector<const Request*> not_asked_yet(const Decision& decision, const std::vector<Request>& above) {
    std::vector<const Request*> out;
    for (const Request& request : decision.requests)
        if (std::none_of(above.begin(), above.end(), [&](const Request& one) { return one.fact == request.fact; }))
            out.push_back(&request);
    return out;
}

void write_requests(Page& page, const Trace& trace, const std::vector<const Request*>& requests, bool full) {
    if (requests.empty())
        return;
    heading(page, "WHAT TO ASK FOR");
    Requests(page, trace, full).write(requests);
}

void write_prospect(Page& page, const Decision& decision) {
    if (decision.requests.empty())
        return;
    page.blank();
    page.paragraph(2,
                   {{decision.something_against
                         ? "What is asked for above could settle it."
                         : "Nothing given so far stands against an approval; what is asked for above would settle it.",
                     Style::plain}});
}

// ---------------------------------------------------------------- mends

void write_mended(Page& page, const Trace& trace, const MendedClause& mended, const Pieces& head, std::size_t hang) {
    const Clause* clause = trace.find(mended.clause);
    Pieces body{{mended.by_failing ? "not within: " : "", Style::dim}, {mended.title, Style::plain}};
    if (!mended.how_far.empty())
        body.push_back({" (" + mended.how_far + ")", Style::bad});
    else if (clause->status == Status::undetermined && !mended.by_failing)
        body.push_back({" (cannot be determined yet)", Style::open});
    page.paragraph(4, head, hang, body);
    if (!clause->cites.empty())
        page.paragraph(hang, {{citation_of(*clause), Style::dim}});
    if (mended.reaches_others)
        page.paragraph(hang,
                       {{"its facts also decide which other clauses apply, so others may then be asked", Style::dim}});
}

std::string_view mends_opening(const std::vector<std::vector<MendedClause>>& sets) {
    if (sets.size() > 1)
        return "Were any one of these met, the requirements would be met:";
    return sets.front().size() > 1 ? "Were these met together, the requirements would be met:"
                                   : "Were this met, the requirements would be met:";
}

std::string no_mend_words(const Decision& decision) {
    if (decision.no_mend == NoMend::never)
        return fmt::format("Nothing meets \u201c{}\u201d.", decision.never_met);
    return decision.no_mend == NoMend::too_many
               ? "More than three clauses would have to be met."
               : "What is still open keeps it from being said which clauses would have to be met.";
}

void write_mends(Page& page, const Trace& trace, const Decision& decision) {
    if (decision.outcome != Status::fail)
        return;
    heading(page, "WHAT WOULD CHANGE THE OUTCOME");
    page.blank();
    if (decision.mends.empty())
        return page.paragraph(2, {{no_mend_words(decision), Style::plain}});
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

/// A title may go on to explain; the label is what comes before that.
std::size_t end_of_label(const Granted& grant) {
    return std::min(grant.title.find_first_of(",;"), grant.title.size());
}

std::string label_of(const Granted& grant) {
    return grant.title.substr(0, end_of_label(grant));
}

/// The facts that a value known within bounds, or not at all, still hangs on.
std::string wanting_text(const Granted& grant) {
    std::vector<std::string> titles;
    bool given = false;
    for (const MissingFact& missing : grant.missing) {
        titles.push_back(missing.title);
        given |= missing.why != "not_given";
    }
    return fmt::format("; {}: {}", given ? "wanting" : "not given", fmt::join(titles, ", "));
}

Pieces grant_body(const Granted& grant, bool full) {
    Pieces body{{grant.shown, Style::bold}};
    if (!grant.missing.empty() && grant.shown != "not given")
        body.push_back({wanting_text(grant), Style::open});
    if (!grant.set_by.empty())
        body.push_back({fmt::format(" (set by {})", grant.set_by), Style::dim});
    if (full)
        body.push_back({grant.title.substr(end_of_label(grant)), Style::dim});
    if (full && !grant.cites.empty())
        body.push_back({fmt::format(" {}", fmt::join(grant.cites, ", ")), Style::dim});
    return body;
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

/// How a decision hangs on the one that it builds on; empty where it does not for now.
std::string bearing_text(const Decision& base, Status outcome) {
    if (base.outcome == Status::fail && outcome == Status::fail)
        return fmt::format("Not met, since \u201c{}\u201d is not.", base.title);
    if (base.outcome == Status::undetermined && outcome == Status::undetermined)
        return fmt::format("Waits for \u201c{}\u201d.", base.title);
    return {};
}

/// A decision that builds on another: what the other told or asked for is not told again.
void write_further(Page& page, const Trace& trace, const Decision& decision, bool full) {
    if (decision.outcome == Status::not_applicable)
        return;
    const Decision& base = trace.decision;
    page.blank();
    write_outcome(page, decision);
    if (const std::string bearing = bearing_text(base, decision.outcome); !bearing.empty())
        page.paragraph(2, {{bearing, Style::dim}});
    std::vector<Reason> own;
    for (const Reason& reason : decision.reasons)
        if (std::none_of(base.reasons.begin(), base.reasons.end(),
                         [&](const Reason& other) { return other.clause == reason.clause; }))
            own.push_back(reason);
    std::size_t number = 0;
    for (const Ground& ground : grounds_of(trace, own))
        write_ground(page, ground, ++number);
    write_requests(page, trace, not_asked_yet(decision, base.requests), full);
    write_grants(page, decision, full);
}

}  // namespace

std::string render_text(const Trace& trace, TextOptions options) {
    Page page(std::max(options.width, least_width), options.color);
    write_head(page, trace);
    write_reasons(page, trace, trace.decision);
    write_requests(page, trace, not_asked_yet(trace.decision, {}), options.full);
    write_prospect(page, trace.decision);
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
    write_details(page, 2, trace, *clause);
    if (!clause->members.empty())
        page.blank();
    for (const std::string& member : clause->members)
        if (const Clause* below = trace.find(member))
            write_heading_line(page, 2, *below);
    return page.take();
}

}  // namespace chapeau::trace
