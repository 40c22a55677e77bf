// What people see first, from the outcome down to the evidence: what came out and for whom; why, or what is still to be
// asked; what would change it; what is granted; and the outline of the clauses, for those who want to check. The
// program recommends, the officer decides, and the words say so.

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "interpreter/text/utf8.hpp"
#include "interpreter/trace/format_value.hpp"
#include "interpreter/trace/officer.hpp"
#include "interpreter/trace/page_words.hpp"
#include "interpreter/trace/phrases.hpp"
#include "interpreter/trace/telling.hpp"
#include "interpreter/trace/text_parts.hpp"

namespace chapeau::trace {
namespace {

constexpr std::size_t most_clauses = 3;  // named after a request
constexpr unsigned least_width = 40;

void write_row(Page& page, std::string_view label, std::size_t hang, const Pieces& body) {
    page.paragraph(2, {{std::string(label), Style::dim}}, hang, body);
}

/// `authority` is the law whose requirements they are; empty where none is named.
void write_outcome(Page& page, const Words& words, const Decision& decision, const std::string& authority = {}) {
    Pieces outcome{{std::string(words.outcome.of(decision.outcome)), style_of(decision.outcome)}};
    if (is_settled(decision.outcome) && !authority.empty())
        outcome.push_back({std::string(words.colon) + authority, style_of(decision.outcome)});
    page.paragraph(0, {mark_of(decision.outcome)}, 2, outcome);
    page.paragraph(2, {{decision.title, Style::plain}});
}

void write_head(Page& page, const Trace& trace) {
    const Decision& decision = trace.decision;
    const Words& words = *trace.words;
    const std::string id = trace.record_id.empty() ? std::string(words.no_identifier) : escaped(trace.record_id);
    std::size_t widest = 0;
    for (const std::string_view label : {words.application, words.policy, words.as_of, words.recommended})
        widest = std::max(widest, width_of(label));
    const std::size_t hang = widest + 4;
    write_outcome(page, words, decision, trace.authority);
    page.blank();
    Pieces whose{{id, Style::bold}};
    for (const std::string& kind : trace.record_kinds)
        whose.push_back({" · " + kind, Style::plain});
    write_row(page, words.application, hang, whose);
    const std::string authority = trace.authority.empty() ? "" : ", " + trace.authority;
    write_row(page, words.policy, hang, {{trace.policy_title + authority, Style::plain}});
    if (!trace.as_of_fact.empty())
        write_row(page, trace.as_of.empty() ? words.as_of_open : words.as_of, hang,
                  {{trace.as_of.empty() ? std::string(words.day_open) : trace.as_of, Style::plain},
                   {", " + trace.as_of_title, Style::plain}});
    const std::string_view recommended = decision.waits_for_other_values() ? words.recommend_correcting
                                         : decision.waits_for_correction() ? words.recommend_mending
                                                                           : words.recommendation.of(decision.outcome);
    write_row(page, words.recommended, hang, {{std::string(recommended), Style::bold}});
}

// ---------------------------------------------------------------- reasons

void write_ground(Page& page, const Words& words, const Ground& ground, std::size_t number) {
    constexpr std::size_t indent = 5;
    page.blank();
    page.paragraph(2, {{fmt::format("{}", number), Style::bold}}, indent, {{ground.clause->title, Style::bold}});
    if (const std::string citations = citations_of(ground); !citations.empty())
        page.paragraph(indent, {{citations, Style::dim}});
    page.paragraph(indent, {{ground.clause->text, Style::plain}});
    for (const Clause* clause : clauses_of(ground))
        if (!clause->interpretation.empty())
            page.paragraph(indent, {{filled(words.interpretation, {clause->interpretation}), Style::dim}});
    const std::vector<Comparison> comparisons = deciding_ones(ground);
    if (!comparisons.empty())
        page.blank();
    write_comparisons(page, words, indent, comparisons, Status::fail);
    const std::vector<FactRead> facts = facts_of(ground);
    if (!facts.empty())
        page.blank();
    write_facts(page, words, indent, facts, ground.clause->counted, true);
}

void write_reasons(Page& page, const Trace& trace, const Decision& decision) {
    if (decision.reasons.empty())
        return;
    heading(page, trace.words->why);
    std::size_t number = 0;
    for (const Ground& ground : grounds_of(trace, to_tell(decision, nullptr)))
        write_ground(page, *trace.words, ground, ++number);
}

// ---------------------------------------------------------------- requests

class Requests {
  public:
    Requests(Page& page, const Trace& trace, bool full)
        : page_(page), trace_(trace), words_(*trace.words), full_(full) {}

    /// Under who can supply them; facts that one document proves stand together.
    void write(const std::vector<const Request*>& requests) {
        const auto under = bounds_under(trace_, requests);
        for (std::size_t i = 0; i < requests.size(); ++i)
            under_.emplace(requests[i], under[i]);
        const auto of_kind = [&](std::string_view name, Asked kind) {
            group(name, requests, [&](const Request& request) { return request.kind == kind; });
        };
        of_kind(words_.findings_of_officer, Asked::finding);
        for (const std::string& document : documents_of(requests))
            group(filled(words_.from, {document}), requests, [&](const Request& request) {
                return request.kind == Asked::document && request.document == document;
            });
        of_kind(words_.facts, Asked::fact);
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
            page_.paragraph(indent, {{filled(words_.for_clauses, {purposes(request)}), Style::dim}});
        for (const Bounded& bounded : under_.at(&request))
            page_.paragraph(indent, {{bounded.clause->comparisons[bounded.at].bounds, Style::plain}});
    }

    /// The titles of the first few clauses that want it, each once.
    [[nodiscard]] std::string purposes(const Request& request) const {
        std::vector<std::string> titles;
        for (const std::string& id : request.clauses)
            if (const Clause* clause = trace_.find(id);
                std::find(titles.begin(), titles.end(), clause->title) == titles.end())
                titles.push_back(clause->title);
        const std::size_t left = titles.size() - std::min(titles.size(), most_clauses);
        titles.resize(titles.size() - left);
        if (left > 0)
            titles.push_back(filled(words_.and_more, {how_many(words_, left)}));
        return fmt::format("{}", fmt::join(titles, words_.with));
    }

    void write_purpose(const Clause& clause, std::size_t indent) {
        std::string words = filled(words_.for_clauses, {clause.title});
        for (const std::string& name : {citation_of(clause), full_ ? clause.id : std::string()})
            if (!name.empty())
                words += ", " + name;
        page_.paragraph(indent, {{words, Style::dim}});
    }

    Page& page_;
    const Trace& trace_;
    const Words& words_;
    bool full_;
    std::map<const Request*, std::vector<Bounded>> under_;  // what is known within bounds
};

void write_requests(Page& page, const Trace& trace, const std::vector<const Request*>& requests, bool full) {
    if (requests.empty())
        return;
    heading(page, trace.words->what_to_ask_for);
    Requests(page, trace, full).write(requests);
}

void write_prospect(Page& page, const Words& words, const Decision& decision) {
    if (decision.requests.empty())
        return;
    page.blank();
    page.paragraph(2, {{std::string(prospect_words(words, decision)), Style::plain}});
}

void write_not_computable(Page& page, const Words& words, const Decision& decision) {
    for (const NotComputable& one : decision.not_computable) {
        page.blank();
        page.paragraph(2, {{not_computable_text(words, one), Style::plain}});
    }
}

// ---------------------------------------------------------------- mends

void write_mended(Page& page, const Trace& trace, const MendedClause& mended, const Pieces& head, std::size_t hang) {
    const Clause* clause = trace.find(mended.clause);
    const Words& words = *trace.words;
    Pieces body{{std::string(mended_how(words, mended)), Style::dim}, {mended.title, Style::plain}};
    if (!mended.how_far.empty())
        body.push_back({" (" + mended.how_far + ")", Style::bad});
    else if (clause->status == Status::undetermined && mended_how(words, mended).empty())
        body.push_back({fmt::format(" ({})", words.not_yet), Style::open});
    page.paragraph(4, head, hang, body);
    if (!clause->cites.empty())
        page.paragraph(hang, {{citation_of(*clause), Style::dim}});
    if (mended.reaches_others)
        page.paragraph(hang, {{std::string(words.reaches_others), Style::dim}});
    if (mended.takes_from_others)
        page.paragraph(hang, {{std::string(words.takes_from_others), Style::dim}});
    if (mended.may_break_others)
        page.paragraph(hang, {{std::string(words.may_break_others), Style::dim}});
}

void write_mends(Page& page, const Trace& trace, const Decision& decision) {
    if (decision.outcome != Status::fail)
        return;
    heading(page, trace.words->what_would_change);
    page.blank();
    if (decision.mends.empty())
        return page.paragraph(2, {{no_mend_words(*trace.words, decision), Style::plain}});
    page.paragraph(2, {{std::string(mends_opening(*trace.words, decision)), Style::plain}});
    for (std::size_t i = 0; i < std::min(decision.mends.size(), most_sets); ++i) {
        const auto& set = decision.mends[i];
        bool first = true;
        for (const MendedClause& mended : set) {
            const std::string letter(1, static_cast<char>('a' + i));
            write_mended(page, trace, mended, {{first ? letter : std::string(trace.words->and_alone), Style::bold}}, 8);
            first = false;
        }
    }
    if (decision.mends.size() > most_sets)
        page.paragraph(4,
                       {{filled(trace.words->other_ways, {how_many(*trace.words, decision.mends.size() - most_sets)}),
                         Style::dim}});
}

// ---------------------------------------------------------------- grants

Pieces grant_body(const Words& words, const Granted& grant, bool full) {
    Pieces body{{grant.shown, Style::bold}};
    if (!grant.missing.empty() && grant.shown != words.not_given)
        body.push_back({wanting_text(words, grant), Style::open});
    if (!grant.set_by.empty())
        body.push_back({filled(words.set_by, {grant.set_by}), Style::dim});
    if (full)
        body.push_back({grant.title.substr(end_of_label(grant)), Style::dim});
    if (full && !grant.cites.empty())
        body.push_back({fmt::format(" {}", fmt::join(grant.cites, ", ")), Style::dim});
    return body;
}

/// How far an approval goes; the outline of a full trace tells it of every decision.
void write_interpretation(Page& page, const Words& words, const Decision& decision, bool full) {
    if (decision.outcome != Status::pass || decision.interpretation.empty() || full)
        return;
    page.blank();
    page.paragraph(2, {{filled(words.interpretation, {decision.interpretation}), Style::dim}});
}

void write_grants(Page& page, const Words& words, const Decision& decision, bool full) {
    if (!decision.grants || decision.grants->empty())
        return;
    heading(page, words.grants);
    page.blank();
    std::size_t widest = 0;
    for (const Granted& grant : *decision.grants)
        widest = std::max(widest, width_of(std::string_view(label_of(grant))));
    for (const Granted& grant : *decision.grants)
        write_row(page, label_of(grant), widest + 4, grant_body(words, grant, full));
}

// ---------------------------------------------------------------- further decisions

/// A decision that builds on `base`: what that one told or asked for is not told again.
void write_further(Page& page, const Trace& trace, const Decision& decision, const Decision& base, bool full) {
    if (decision.outcome == Status::not_applicable)
        return;
    page.blank();
    write_outcome(page, *trace.words, decision);
    if (const std::string bearing = bearing_text(*trace.words, base, decision); !bearing.empty())
        page.paragraph(2, {{bearing, Style::dim}});
    std::size_t number = 0;
    for (const Ground& ground : grounds_of(trace, to_tell(decision, &base)))
        write_ground(page, *trace.words, ground, ++number);
    write_requests(page, trace, to_ask(decision, &base), full);
    write_not_computable(page, *trace.words, decision);
    write_interpretation(page, *trace.words, decision, full);
    write_grants(page, *trace.words, decision, full);
    for (const Decision& further : decision.further)
        write_further(page, trace, further, decision, full);
}

/// Of a decision that stands on its own all but its outcome.
void write_whole(Page& page, const Trace& trace, const Decision& decision, bool full) {
    write_reasons(page, trace, decision);
    write_requests(page, trace, to_ask(decision, nullptr), full);
    write_prospect(page, *trace.words, decision);
    write_not_computable(page, *trace.words, decision);
    write_mends(page, trace, decision);
    write_interpretation(page, *trace.words, decision, full);
    write_grants(page, *trace.words, decision, full);
    for (const Decision& further : decision.further)
        write_further(page, trace, further, decision, full);
}

// ---------------------------------------------------------------- the officer

template <class Of, class Text>
void write_items(Page& page, std::string_view name, const std::vector<Of>& all, const Text& text) {
    if (all.empty())
        return;
    heading(page, name);
    page.blank();
    for (const Of& one : all)
        page.paragraph(2, {{"·", Style::open}}, 4, {{text(one), Style::plain}});
}

void write_decided(Page& page, const Trace& trace, const OfficerDecision& officer) {
    const Words& words = *trace.words;
    page.blank();
    page.paragraph(2, {{decided_text(trace, officer), Style::bold}});
    if (const std::string_view standing = standing_text(trace, officer); !standing.empty())
        page.paragraph(2, {{std::string(standing), officer.outdated ? Style::bad : Style::plain}});
    const std::vector<std::string_view> lines = rationale_lines(officer);
    if (lines.empty())
        return;
    page.paragraph(2, {{fmt::format("{}{}", page_words_of(words).rationale, words.colon), Style::dim}}, 4,
                   {{escaped(lines.front()), Style::plain}});
    for (std::size_t i = 1; i < lines.size(); ++i)
        page.paragraph(4, {{escaped(lines[i]), Style::plain}});
}

/// What stands beside the record as it was filed.
void write_beside(Page& page, const Trace& trace, const TextOptions& options) {
    const Words& words = *trace.words;
    write_items(page, words.facts_found, options.found, [&](const FoundFact& fact) { return found_text(trace, fact); });
    write_items(page, words.facts_assumed, options.assumed,
                [&](const std::string& path) { return fact_text(trace, path); });
    if (options.decisions.empty())
        return;
    heading(page, words.decisions_recorded);
    for (const OfficerDecision& officer : options.decisions)
        write_decided(page, trace, officer);
    for (const Decision* open : undecided(trace, options.decisions))
        page.paragraph(
            2, {{fmt::format("{}{}{}", open->title, words.colon, page_words_of(words).not_decided), Style::dim}});
}

}  // namespace

std::string render_text(const Trace& trace, const TextOptions& options) {
    Page page(std::max(options.width, least_width), options.color);
    if (!options.assumed.empty())
        page.paragraph(
            0, {{fmt::format("{} {}", trace.words->hypothesis, assumed_text(trace, options.assumed)), Style::bold}});
    write_head(page, trace);
    write_beside(page, trace, options);
    write_whole(page, trace, trace.decision, options.full);
    for (const Decision& beside : trace.beside) {
        page.blank();
        write_outcome(page, *trace.words, beside);
        write_whole(page, trace, beside, options.full);
    }
    heading(page, trace.words->clauses);
    page.blank();
    write_outline(page, trace, options.full);
    if (options.full)
        write_workings(page, *trace.words, trace.workings);
    return page.take();
}

std::string render_clause(const Trace& trace, std::string_view id, const TextOptions& options) {
    const Clause* clause = trace.find(id);
    if (clause == nullptr)
        return {};
    Page page(std::max(options.width, least_width), options.color);
    write_heading_line(page, *trace.words, 0, *clause);
    write_details(page, 2, trace, *clause);
    if (!clause->members.empty())
        page.blank();
    for (const std::string& member : clause->members)
        if (const Clause* below = trace.find(member))
            write_heading_line(page, *trace.words, 2, *below);
    return page.take();
}

}  // namespace chapeau::trace
